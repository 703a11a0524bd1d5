//! The small mark that says which rule stands behind something.

use ad_credit_lab_engine::rules::Rule;
use ad_credit_lab_words::say;
use leptos::prelude::*;

use crate::i18n::use_words;

/// A rule's id with its source and grade; it links to the source where that is the network's own page.
#[component]
pub fn RuleMark(
    /// The rule.
    rule: &'static Rule,
) -> impl IntoView {
    let source = rule.source();
    let text = format!("{} · {}", rule.id, source.grade.letter());
    let about =
        say::journal_source(use_words().language(), source.grade.letter(), rule.id, source.title);
    match source.link {
        Some(link) => view! {
            <a class="rule-mark" href=link target="_blank" rel="noopener noreferrer" title=about>
                {text}
            </a>
        }
        .into_any(),
        None => view! {
            <span class="rule-mark" title=about>
                <span aria-hidden="true">{text}</span>
                <span class="visually-hidden">{about.clone()}</span>
            </span>
        }
        .into_any(),
    }
}
