//! The rooms of the page, one file each.

mod plan;
mod rules;

pub use plan::plan_page;
pub use rules::rules_page;
