//! Planning: questions that take many runs to answer. What should be spent, and when, so that an offer gives what one wants of it,
//! and how likely that is.
//!
//! Every function here replays scenarios as [`simulate`](mod@crate::simulate) does and decides nothing by itself:
//! what it says of an amount or a date is what a run with that amount or date says.

pub mod forecast;
pub mod goal;
pub mod random;
pub mod sweep;

mod aim;
mod change;
mod figures;
mod spends;

pub use aim::Aim;
pub use figures::Figures;
