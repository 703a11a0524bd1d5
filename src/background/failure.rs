//! Why nothing came of a question.

use ad_credit_lab_words::{Language, say};

/// Why nothing came of a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The browser has no workers, or the program that works in them did not come.
    NotThere,
    /// The program stopped by itself. The next question starts it anew.
    Stopped,
    /// The file can no longer be read.
    Unreadable,
    /// This is wrong with what was asked; there is one at least.
    Refused(Vec<Mistake>),
}

/// Something that is wrong with a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// Of which part of it: `scenario`, `request`, or `header`, the first line of a file.
    pub input: String,
    /// The place in it, such as `daily_spend.low`; empty where it is the whole.
    pub place: String,
    /// What is wrong, in a sentence.
    pub message: String,
}

impl Failure {
    /// What happened and what can be done, in a few sentences.
    #[must_use]
    pub fn in_words(&self, language: &Language) -> String {
        match self {
            Self::NotThere => say::background_not_there(language),
            Self::Stopped => say::background_stopped(language),
            Self::Unreadable => say::background_unreadable(language),
            Self::Refused(mistakes) => {
                let mut text = String::new();
                for Mistake { place, message, .. } in mistakes {
                    if !text.is_empty() {
                        text.push(' ');
                    }
                    if place.is_empty() {
                        text.push_str(message);
                    } else {
                        text.push_str(&say::problem(language, place, message));
                    }
                }
                text
            }
        }
    }
}
