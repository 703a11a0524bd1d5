//! Tables as ad managers and spreadsheets write them, with what is read of each worked out by hand.
#![allow(clippy::unwrap_used, reason = "what a test takes for granted may fail the test")]

mod any_bytes;
mod choices;
mod doubts;
mod exports;
mod round_trip;
mod rows;
mod told;
