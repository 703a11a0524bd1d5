//! Drawings of an outcome. They know runs and figures, and nothing of inputs or storage.

pub mod money_timeline;
mod width;

pub use money_timeline::{Now, money_timeline, still_timeline};
