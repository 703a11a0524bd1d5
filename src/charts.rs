//! Drawings of an outcome. They know runs and figures, and nothing of inputs or storage.

pub mod money_timeline;
pub mod sweep;
mod width;

pub use money_timeline::{Now, money_timeline};
pub use width::width_of;
