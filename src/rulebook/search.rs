//! Finding rules by words and by what they are.

use ad_credit_lab_engine::rules::Grade;

use super::{RuleText, Rulebook, Topic};
use crate::i18n::small_letters;

/// What can be asked of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Criterion {
    /// Words that it must have, all of them.
    Words,
    /// The short name of its topic.
    Topic,
    /// The letter of its strongest source's grade.
    Grade,
    /// The name of the place where it is at work.
    Place,
}

/// What is looked for. The one that is made by default finds every rule.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search([String; 4]);

impl Search {
    /// The text of a criterion; empty where anything will do.
    #[must_use]
    pub fn text(&self, criterion: Criterion) -> &str {
        &self.0[criterion as usize]
    }

    /// Changes the text of a criterion.
    pub fn set(&mut self, criterion: Criterion, text: String) {
        self.0[criterion as usize] = text;
    }

    /// Which rules of a rulebook are looked for: one answer for each, in the order in which they are told.
    #[must_use]
    pub fn results(&self, rulebook: &Rulebook) -> Vec<bool> {
        let words = small_letters(self.text(Criterion::Words));
        let is = |criterion, own: &str| {
            let wanted = self.text(criterion);
            wanted.is_empty() || wanted == own
        };
        let finds = |topic: &Topic, rule: &RuleText| {
            is(Criterion::Topic, &topic.id)
                && is(Criterion::Grade, rule.grade.map_or("", Grade::letter))
                && is(Criterion::Place, rule.place.name())
                && words.split_whitespace().all(|word| rule.searched.contains(word))
        };
        let mut results = Vec::new();
        for topic in &rulebook.topics {
            for rule in &topic.rules {
                results.push(finds(topic, rule));
            }
        }
        results
    }
}
