//! Batches from text to text: what comes out of good rows, and what is said of bad ones.

#![allow(clippy::unwrap_used, reason = "a test stops where its own material is wrong")]

mod accounts;
mod bad_rows;
mod generated;
mod interruptions;
mod json_lines;
mod output;
mod ran;
mod records;
