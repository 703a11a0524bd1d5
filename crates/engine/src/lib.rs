//! The rules of "spend X, get Y" advertising credits.
//!
//! One function carries the crate: [`simulate`] replays a [`Scenario`] and gives an [`Outcome`], in which every figure has its reason.
//! A scenario is read from text by [`Scenario::parse`], which names the place of every mistake; from there on the types cannot be wrong.
//!
//! The crate knows no screen, no file, no clock and no randomness of its own: the same scenario gives the same outcome on every machine.
//! Time is the account's own civil time ([`calendar`]), money is whole minor units of one currency ([`money`]).
//! What it says, it says as data: a code, a rule and values ([`reason`]); words are made elsewhere.
//!
//! Reading order: [`money`], [`calendar`], [`offer`], [`scenario`], [`windows`], [`ledger`], [`simulate`](mod@simulate), [`journal`], [`outcome`].

#![deny(clippy::disallowed_types, clippy::disallowed_methods, clippy::float_arithmetic)]

pub mod account;
pub mod calendar;
pub mod diagnose;
pub mod explain;
pub mod input;
pub mod journal;
pub mod ledger;
pub mod money;
pub mod offer;
mod order;
pub mod outcome;
pub mod plan;
pub mod rate;
pub mod reason;
pub mod rules;
pub mod scenario;
pub mod simulate;
pub mod tax;
pub mod value;
pub mod windows;

pub use diagnose::diagnose;
pub use input::{Node, Problem};
pub use offer::{Catalogue, Offer, PublishedOffer};
pub use outcome::{Outcome, Totals};
pub use scenario::Scenario;
pub use simulate::{Prepared, Rehearsal, simulate, totals};
