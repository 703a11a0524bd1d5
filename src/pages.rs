//! The rooms of the page, one file each.

mod plan;
mod rules;

pub use plan::PlanPage;
pub use rules::RulesPage;
