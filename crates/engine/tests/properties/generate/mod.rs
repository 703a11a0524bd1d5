//! Random but plausible scenarios, written as files are, so that each of them also goes through the parser.

mod account;
mod amount;
mod credit;
mod eligibility;
mod entry;
mod offer;
mod plan;
mod purpose;
mod small;
mod story;
mod text;
mod tier;
mod time;

pub(crate) use small::{Small, small_stories};
pub(crate) use story::{Story, stories};
pub(crate) use text::{any_text, json_like_text, mutations};
