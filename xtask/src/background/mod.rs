//! The program that the page's workers run: making it, and what it weighs.

pub(crate) mod build;
pub(crate) mod size;
