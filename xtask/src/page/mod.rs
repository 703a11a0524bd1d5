//! The built page: making it, knowing whether it is up to date, and weighing it.

pub(crate) mod build;
pub(crate) mod size;
pub(crate) mod visit;
