//! Drawings of outcomes. They know runs and figures, and nothing of inputs or storage.

mod date_bars;
pub mod money_timeline;
mod spread_strips;
mod strokes;
pub mod sweep;
mod width;

pub use date_bars::{DateBars, date_bars};
pub use money_timeline::{Now, money_timeline, still_timeline};
pub use spread_strips::{Strip, spread_strips};
pub use width::width_of;
