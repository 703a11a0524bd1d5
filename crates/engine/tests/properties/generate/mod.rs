//! Random but plausible scenarios, written as files are, so that each of them also goes through the parser.

mod account;
mod amount;
mod entry;
mod offer;
mod story;
mod text;
mod time;

pub(crate) use story::{Story, stories};
pub(crate) use text::{any_text, json_like_text, mutations};
