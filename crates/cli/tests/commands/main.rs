//! The commands as a user meets them: files in, text and an exit code out.

#![allow(clippy::unwrap_used, reason = "a test stops where its own material is wrong")]

mod bad_files;
mod batch;
mod check;
mod diagnose;
mod forecast;
mod goal;
mod history;
mod offers;
mod program;
mod rulebook;
mod run;
mod sweep;
