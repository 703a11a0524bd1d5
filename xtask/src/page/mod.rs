//! The built page: making it and splitting it, knowing whether it is up to date, and weighing it.

pub(crate) mod build;
pub(crate) mod parts;
pub(crate) mod size;
mod split;
pub(crate) mod visit;
