//! The mistakes of a file, each with its place.

use std::fmt;

use super::Fault;
use crate::offer::Term;

/// One mistake: its place in the file and what is wrong there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where, such as `entries[3].amount`; empty for the file as a whole.
    pub place: String,
    /// What.
    pub fault: Fault,
}

/// The mistakes of one file, in the order in which it is read, up to a hundred.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems(Vec<Problem>);

impl Problems {
    /// How many mistakes are listed at most; more would not be read.
    const MOST: usize = 100;

    /// The one mistake of a text that is not JSON, in the parser's words.
    pub(crate) fn not_json(detail: String) -> Self {
        Self(vec![Problem { place: String::new(), fault: Fault::NotJson(detail) }])
    }

    /// Adds a mistake.
    pub(crate) fn add(&mut self, place: impl fmt::Display, fault: Fault) {
        if self.0.len() < Self::MOST {
            self.0.push(Problem { place: format!("{place}"), fault });
        }
    }

    /// The mistakes, in the order in which the file is read.
    #[must_use]
    pub fn list(&self) -> &[Problem] {
        &self.0
    }

    /// Takes out the terms that a file leaves unknown, each once: they are no mistakes of a published offer.
    pub(crate) fn take_unknown_terms(&mut self) -> Vec<Term> {
        let mut terms = Vec::new();
        self.0.retain(|problem| {
            let Fault::TermUnknown(term, _) = problem.fault else { return true };
            if !terms.contains(&term) {
                terms.push(term);
            }
            false
        });
        terms
    }

    /// Whether nothing was added since there were so many.
    pub(crate) fn are_still(&self, count: usize) -> bool {
        self.0.len() == count
    }

    /// The same as a list of one's own.
    #[must_use]
    pub fn into_list(self) -> Vec<Problem> {
        self.0
    }

    /// The value where there was no mistake, the mistakes otherwise.
    pub(crate) fn unless<T>(self, value: Option<T>) -> Result<T, Self> {
        match value {
            Some(value) if self.0.is_empty() => Ok(value),
            _ => Err(self),
        }
    }
}

impl From<Vec<Problem>> for Problems {
    fn from(problems: Vec<Problem>) -> Self {
        Self(problems)
    }
}
