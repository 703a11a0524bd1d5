//! The rooms of the page, one file each.

mod plan;

pub use plan::PlanPage;
