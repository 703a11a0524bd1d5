//! The small mark that says which rule stands behind something.

use ad_credit_lab_engine::rules::Rule;
use ad_credit_lab_words::say;
use leptos::prelude::*;

use crate::i18n::use_words;
use crate::route::Route;

/// A rule's id with its source's grade. It leads to the rule in the rulebook.
#[component]
pub fn RuleMark(
    /// The rule.
    rule: &'static Rule,
) -> impl IntoView {
    let source = rule.source();
    let text = format!("{} · {}", rule.id, source.grade.letter());
    let about =
        say::journal_source(use_words().language(), source.grade.letter(), rule.id, source.title);
    view! {
        <a class="rule-mark" href=Route::of_rule(rule.id).fragment() title=about>
            {text}
        </a>
    }
}

/// The id of a decision that was taken where the sources are silent. It leads to the decision in the rulebook.
#[component]
pub fn DecisionMark(
    /// The decision's id.
    id: &'static str,
) -> impl IntoView {
    view! { <a class="rule-mark" href=Route::of_rule(id).fragment()>{id}</a> }
}
