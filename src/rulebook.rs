//! The rulebook: what its files say, joined with the sources that the engine knows.

mod reading;
mod search;

use std::sync::Arc;

use ad_credit_lab_engine::rules::{Grade, Source};
use ad_credit_lab_words::Language;

pub use search::{Criterion, Search};

use crate::data_file::fetch_text;

/// Where a rule is at work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Runs go by it.
    Engine,
    /// It is told, and no run depends on it.
    Text,
}

impl Place {
    /// Both, in the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::Engine, Self::Text];

    /// The name by which the rulebook calls it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Engine => "engine",
            Self::Text => "text",
        }
    }
}

/// A rule in plain words.
#[derive(Clone, Debug)]
pub struct RuleText {
    /// Such as `TT-30`.
    pub id: String,
    /// The rule in a few words.
    pub title: String,
    /// What it says; of a decision, the question that it answers.
    pub text: String,
    /// How this project answers the question.
    pub decision: Option<String>,
    /// Where it is at work.
    pub place: Place,
    /// How far its strongest source can be trusted, if its sources are known.
    pub grade: Option<Grade>,
    /// The sources, the strongest first.
    pub sources: &'static [&'static Source],
    /// The names of the scenarios that show it.
    pub scenarios: Vec<String>,
    /// Everything that a search looks at, in small letters.
    searched: String,
}

/// The rules of one topic.
#[derive(Clone, Debug)]
pub struct Topic {
    /// Its short name.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its rules, in the order in which they are told.
    pub rules: Vec<RuleText>,
}

/// All rules, topic by topic.
#[derive(Clone, Debug)]
pub struct Rulebook {
    /// The topics, in the order in which they are told.
    pub topics: Vec<Topic>,
}

/// What has become of a rulebook that was asked for.
#[derive(Clone, Debug)]
pub enum Coming {
    /// It is on its way.
    OnItsWay,
    /// It is there.
    There(Arc<Rulebook>),
    /// A file of it did not come.
    NotFetched,
    /// What came has not the form that this page reads, first at this place.
    NotUnderstood(String),
}

impl Coming {
    /// Fetches and reads the rulebook in a language.
    pub async fn fetch(language: &Language) -> Self {
        // Both are on their way before the first is waited for.
        let (rules, words) = (
            fetch_text("rulebook/rules.json"),
            fetch_text(&format!("rulebook/{}.json", language.tag())),
        );
        let (rules, words) = (rules.await, words.await);
        let Some((rules, words)) = rules.zip(words) else {
            return Self::NotFetched;
        };
        match Rulebook::read(&rules, &words) {
            Ok(rulebook) => Self::There(Arc::new(rulebook)),
            Err(place) => Self::NotUnderstood(place),
        }
    }

    /// The rulebook, if it is there.
    #[must_use]
    pub fn rulebook(&self) -> Option<&Arc<Rulebook>> {
        match self {
            Self::There(rulebook) => Some(rulebook),
            _ => None,
        }
    }

    /// Whether it did not come.
    #[must_use]
    pub const fn has_failed(&self) -> bool {
        matches!(self, Self::NotFetched | Self::NotUnderstood(_))
    }
}

impl Rulebook {
    /// The rule with this id, in capital letters or not, and how many are told before it.
    #[must_use]
    pub fn position(&self, id: &str) -> Option<(usize, &RuleText)> {
        let rules = self.topics.iter().flat_map(|topic| &topic.rules);
        rules.enumerate().find(|(_, rule)| rule.id.eq_ignore_ascii_case(id))
    }
}
