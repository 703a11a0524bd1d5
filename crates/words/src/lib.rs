//! The words for what the engine says.
//!
//! The engine says everything as data: a code and named values. This crate makes sentences of it from a message catalogue,
//! a [`Language`]. How figures are written is not the catalogue's business but the host's, which gives a [`Format`].
//! It is the same crate natively and in the browser, so it is small: no floats, no clock, nothing but text.
//!
//! - `locales/en/*.json` hold the English messages: flat objects from key to text with `{name}` placeholders.
//! - [`say`] has a function for each of them, made when the crate is built: a missing message or value does not compile.
//! - [`reason`], [`problem`] and their neighbours word what the engine says, whose keys are its codes.
//!
//! A host asks for the messages that it needs by the features `engine`, `explain`, `diagnosis`, `cli` and `page`, each named as its file.
//! What is wrong with a file can be said without any of them.
//!
//! [`refusal`] has what programs answer that JSON text is handed to, where they cannot use it.
//!
//! A message whose words depend on a number is written as several keys, `….one` and `….other` in English;
//! they are one function, and `{count}` is the number.

mod catalogue;
#[cfg(feature = "diagnosis")]
mod diagnosis;
#[cfg(feature = "explain")]
mod explanation;
mod format;
#[cfg(test)]
#[path = "../build/functions.rs"]
mod functions;
#[cfg(feature = "engine")]
mod label;
mod language;
#[cfg(feature = "plan")]
mod plan;
mod plural;
pub mod refusal;
pub mod say;
mod sentence;

#[cfg(feature = "diagnosis")]
pub use diagnosis::{
    advice, brief, cause, gate, nothing_wrong, nothing_wrong_advice, nothing_wrong_reply, question,
    reply,
};
#[cfg(feature = "explain")]
pub use explanation::{anchor, change, how, point};
pub use format::{Format, Plain};
#[cfg(feature = "engine")]
pub use label::{
    action, activation, counting, credit_type, event, grade, kind, move_to, offer_title, origin,
    payment, reward_kind, seen, source_grade, standing, state, state_meaning, tier_mode, trigger,
    verdict,
};
pub use language::Language;
#[cfg(feature = "plan")]
pub use plan::{limit, obstacle, proof};
pub use plural::Plural;
#[cfg(feature = "engine")]
pub use sentence::{assumption, reason, undecided, warning};
pub use sentence::{fault, problem, term};
