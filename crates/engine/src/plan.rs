//! Planning: what should be spent, and when, so that an offer gives what one wants of it.
//!
//! Every function here replays scenarios as [`simulate`](mod@crate::simulate) does and decides nothing by itself:
//! what it says of an amount or a date is what a run with that amount or date says.

pub mod goal;
pub mod sweep;

mod aim;
mod change;
mod figures;
mod spends;

pub use aim::Aim;
pub use figures::Figures;
