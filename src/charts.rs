//! Drawings of outcomes. They know runs and figures, and nothing of inputs or storage.

mod date_bars;
pub mod money_timeline;
pub mod sweep;
mod spread_strips;
mod strokes;
mod width;

pub use date_bars::{DateBars, date_bars};
pub use money_timeline::{Now, money_timeline};
pub use width::width_of;
pub use spread_strips::{Strip, spread_strips};
