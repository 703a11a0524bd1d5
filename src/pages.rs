//! The rooms of the page, one file each.

mod plan;
mod rules;
mod sandbox;

pub use plan::{plan_page, report, sweep_part};
pub use rules::rules_page;
pub use sandbox::sandbox_page;
