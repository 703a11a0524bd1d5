//! The built page: making it, knowing whether it is up to date, and weighing it.

pub(crate) mod build;
mod fingerprint;
pub(crate) mod size;
pub(crate) mod visit;
