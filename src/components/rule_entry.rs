//! A rule of the rulebook.

use ad_credit_lab_engine::rules::Source;
use ad_credit_lab_words::{grade as grade_meaning, say};
use leptos::prelude::*;

use super::{Notice, open_scenario};
use crate::data_file::fetch_text;
use crate::i18n::{Words, use_words};
use crate::route::Route;
use crate::rulebook::{Place, RuleText};
use crate::state::{use_plan, use_visit};

/// A rule that opens: its id, title and grade, and behind them what it says, where it was read, and examples.
#[component]
pub fn RuleEntry(
    /// The rule.
    rule: RuleText,
    /// The id of the element.
    element_id: String,
) -> impl IntoView {
    let words = use_words();
    let language = words.language();
    let grade = rule.grade.map(|grade| {
        let text = say::rules_grade_mark(language, grade.letter());
        view! { <span class="rule-mark" title=grade_meaning(language, grade)>{text}</span> }
    });
    let decision = rule.decision.map(|decision| {
        view! {
            <h4>{say::rules_decision(language)}</h4>
            <p class="rule-text">{decision}</p>
        }
    });
    let question = decision.is_some().then(|| view! { <h4>{say::rules_question(language)}</h4> });
    let place = match rule.place {
        Place::Engine => say::rules_in_engine(language),
        Place::Text => say::rules_as_text(language),
    };
    let sources = rule.sources.iter().map(|source| view_source(words, source)).collect_view();
    let sources = (!rule.sources.is_empty()).then(|| {
        view! {
            <h4>{say::rules_sources(language)}</h4>
            <ul class="rule-sources">{sources}</ul>
        }
    });
    let has_examples = !rule.scenarios.is_empty();
    let from = Route::of_rule(&rule.id);
    let address = from.fragment();
    let examples = rule.scenarios.into_iter().map(|name| {
        view! { <Example name=name from=from.clone() /> }
    });
    let examples = examples.collect_view();
    let examples = has_examples.then(|| {
        view! {
            <h4>{say::rules_examples(language)}</h4>
            <ul class="rule-examples">{examples}</ul>
        }
    });
    view! {
        <details class="rule" id=element_id>
            <summary>
                <h3>
                    <span class="rule-id">{rule.id}</span>
                    " "
                    <span class="rule-title">{rule.title}</span>
                </h3>
                {grade}
            </summary>
            <div class="rule-body">
                {question}
                <p class="rule-text">{rule.text}</p>
                {decision}
                {sources}
                {examples}
                <p class="quiet">{place} " " <a href=address>{say::rules_link(language)}</a></p>
            </div>
        </details>
    }
}

/// A source with its grade and what that means. Only the network's own pages are linked: an `a` without an address is no link.
fn view_source(words: Words, source: &'static Source) -> impl IntoView + use<> {
    view! {
        <li>
            <span class="rule-mark">{source.grade.letter()}</span>
            " "
            <a href=source.link target="_blank" rel="noreferrer">
                {source.title}
            </a>
            <span class="quiet">" – " {grade_meaning(words.language(), source.grade)}</span>
        </li>
    }
}

/// A scenario that shows a rule, with the button that puts it into Plan.
#[component]
fn Example(
    /// The name of its file, without ending.
    name: String,
    /// The rule that it shows, to which Back leads.
    from: Route,
) -> impl IntoView {
    let plan = use_plan();
    let visit = use_visit();
    let words = use_words();
    let language = words.language();
    let notice = expect_context::<RwSignal<Option<Notice>>>();
    let failure = RwSignal::new(None::<Notice>);
    let is_coming = RwSignal::new(false);
    let told = told(&name);
    let label = say::rules_open_named(language, &told);
    let open = move |_| {
        // A second press while the first is answered would be a second step.
        if is_coming.get_untracked() {
            return;
        }
        is_coming.set(true);
        let (file, from) = (format!("{name}.json"), from.clone());
        leptos::task::spawn_local(async move {
            let text = fetch_text(&format!("scenarios/{file}")).await;
            let said = text.map_or_else(
                || Notice {
                    text: say::rules_example_not_loaded(language, &file),
                    details: Vec::new(),
                    failed: true,
                },
                |text| open_scenario(words, plan, &file, &text),
            );
            is_coming.try_set(false);
            if said.failed {
                failure.try_set(Some(said));
            } else {
                failure.try_set(None);
                notice.try_set(Some(said));
                visit.go_from(&from, &Route::Plan);
            }
        });
    };
    let failure = move || {
        failure.get().map(|Notice { text, details, .. }| {
            let details = details.into_iter().map(|detail| view! { <li>{detail}</li> });
            view! {
                <div class="notice failed">
                    <p>{text}</p>
                    <ul>{details.collect_view()}</ul>
                </div>
            }
        })
    };
    view! {
        <li>
            <span>{told}</span>
            <button type="button" class="button" aria-label=label on:click=open>
                {say::rules_open(language)}
            </button>
            <div class="rule-failure" aria-live="polite">{failure}</div>
        </li>
    }
}

/// The sentence that a scenario's file is named for.
fn told(name: &str) -> String {
    let text = name.replace('-', " ");
    let (first, rest) = text.split_at_checked(1).unwrap_or_default();
    format!("{}{rest}", first.to_ascii_uppercase())
}
