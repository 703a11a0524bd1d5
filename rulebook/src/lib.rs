//! The rulebook: what each rule says (`en.json`), and where it is held (`rules.json`).
//!
//! The sources of the rules are in the engine, which cites them. [`table`] brings all three together for
//! `docs/rule-table.md`, and `cargo xtask rulebook` writes that file.

mod table;

use std::collections::BTreeMap;

use serde::Deserialize;

pub use table::table;

/// Every rule with its words.
#[derive(Debug)]
pub struct Rulebook {
    /// The rules, in their order.
    pub entries: Vec<Entry>,
    /// What they say.
    pub words: Words,
}

impl Rulebook {
    /// Reads both files of the rulebook, which are part of the program.
    ///
    /// # Errors
    ///
    /// Where one of the files is not as it should be.
    pub fn read() -> serde_json::Result<Self> {
        Ok(Self {
            entries: serde_json::from_str(include_str!("../rules.json"))?,
            words: serde_json::from_str(include_str!("../en.json"))?,
        })
    }
}

/// Where a rule is held: a member of `rules.json`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Such as `TT-30`, `A1` or `C6`.
    pub id: String,
    /// The part of the rulebook in which it stands.
    pub topic: String,
    /// What holds it.
    pub place: Place,
    /// The files that follow it, from the root of the repository.
    pub code: Vec<String>,
    /// The scenarios that show it, by the names of their files in `tests/scenarios`.
    pub scenarios: Vec<String>,
}

impl Entry {
    /// Whether the rule is a decision of this project (`A…`) or a point that it settled (`C…`).
    #[must_use]
    pub fn is_decision(&self) -> bool {
        self.id.starts_with(['A', 'C'])
    }
}

/// What holds a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// The engine: the rule changes what becomes of an account.
    Engine,
    /// Nothing but words: the rule changes nothing for an account.
    Text,
}

/// What the rules say in one language: the whole of `en.json`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// The title of each topic.
    pub topics: BTreeMap<String, String>,
    /// The words of each rule, by its id.
    pub rules: BTreeMap<String, RuleWords>,
}

/// What one rule says.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleWords {
    /// A few words that name it.
    pub title: String,
    /// The rule; of a decision the question that was open.
    pub text: String,
    /// What was decided, for decisions alone.
    pub decision: Option<String>,
}
