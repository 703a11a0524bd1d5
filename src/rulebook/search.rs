//! Finding rules by words and by what they are.

use ad_credit_lab_engine::rules::Grade;
use js_sys::JsString;

use super::{Place, RuleText, Rulebook, Topic};

/// What is looked for. The one that is made by default finds every rule.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    /// Words that a rule must have, all of them.
    pub words: String,
    /// The topic to which it must belong.
    pub topic: Option<String>,
    /// The grade of its strongest source.
    pub grade: Option<Grade>,
    /// Where it is at work.
    pub place: Option<Place>,
}

impl Search {
    /// Which rules of a rulebook are looked for: one answer for each, in the order in which they are told.
    #[must_use]
    pub fn results(&self, rulebook: &Rulebook) -> Vec<bool> {
        let words = small(&self.words);
        let words: Vec<_> = words.split_whitespace().collect();
        let finds = |topic: &Topic, rule: &RuleText| {
            self.topic.as_ref().is_none_or(|wanted| *wanted == topic.id)
                && self.grade.is_none_or(|grade| rule.grade == Some(grade))
                && self.place.is_none_or(|place| rule.place == place)
                && words.iter().all(|word| rule.searched.contains(word))
        };
        let topics = rulebook.topics.iter();
        topics
            .flat_map(|topic| topic.rules.iter().map(|rule| finds(topic, rule)).collect::<Vec<_>>())
            .collect()
    }
}

/// A text in small letters. The browser has the tables for every script already.
pub(super) fn small(text: &str) -> String {
    JsString::from(text).to_lower_case().into()
}
