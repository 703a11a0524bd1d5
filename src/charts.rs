//! Drawings of an outcome. They know runs and figures, and nothing of inputs or storage.

mod money_timeline;
mod width;

pub use money_timeline::MoneyTimeline;
