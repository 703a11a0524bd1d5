//! The small mark that says which rule stands behind something.

use ad_credit_lab_engine::rules::Rule;
use ad_credit_lab_words::say;

use crate::i18n::use_words;
use crate::markup::Element;
use crate::markup::html::a;
use crate::route::Route;

/// A rule's id with its source's grade. It leads to the rule in the rulebook.
pub fn rule_mark(rule: &'static Rule) -> Element {
    let source = rule.source();
    let text = format!("{} · {}", rule.id, source.grade.letter());
    let about =
        say::journal_source(use_words().language(), source.grade.letter(), rule.id, source.title);
    mark(rule.id, text).attribute("title", about)
}

/// The id of a decision that was taken where the sources are silent. It leads to the decision in the rulebook.
pub fn decision_mark(id: &'static str) -> Element {
    mark(id, id.to_owned())
}

fn mark(id: &str, text: String) -> Element {
    a().class("rule-mark").attribute("href", Route::of_rule(id).fragment()).text(text)
}
