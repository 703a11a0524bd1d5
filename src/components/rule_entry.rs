//! A rule of the rulebook.

use ad_credit_lab_engine::rules::Grade;
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
    let RuleText { id, title, text, decision, place, grade, sources, scenarios, .. } = rule;
    let grade_mark = grade.map(|grade| {
        let text = say::rules_grade_mark(language, grade.letter());
        view! { <span class="rule-mark" title=grade_meaning(language, grade)>{text}</span> }
    });
    let texts = match decision {
        Some(decision) => {
            vec![(say::rules_question(language), text), (say::rules_decision(language), decision)]
        }
        None => vec![(String::new(), text)],
    };
    let texts = texts.into_iter().map(|(heading, text)| {
        let is_bare = heading.is_empty();
        view! {
            <h4 hidden=is_bare>{heading}</h4>
            <p class="rule-text">{text}</p>
        }
    });
    // A decision has no page on which it was read.
    let read = sources.iter().filter(|source| source.grade != Grade::Decision);
    let mut read: Vec<_> = read.map(|source| (source.grade, source.title, source.link)).collect();
    if read.is_empty() {
        read.extend(grade.map(|grade| (grade, "", None)));
    }
    let place = match place {
        Place::Engine => say::rules_in_engine(language),
        Place::Text => say::rules_as_text(language),
    };
    let from = Route::of_rule(&id);
    let address = from.fragment();
    let has_no_source = read.is_empty();
    let has_no_example = scenarios.is_empty();
    let sources = read.into_iter().map(|source| view_source(words, source));
    let examples =
        scenarios.into_iter().map(|name| view! { <Example name=name from=from.clone() /> });
    view! {
        <details class="rule" id=element_id>
            <summary>
                <h3>
                    <span class="rule-id">{id}</span>
                    " "
                    <span class="rule-title">{title}</span>
                </h3>
                {grade_mark}
            </summary>
            <div class="rule-body">
                {texts.collect_view()}
                <h4 hidden=has_no_source>{say::rules_sources(language)}</h4>
                <ul class="rule-sources">{sources.collect_view()}</ul>
                <h4 hidden=has_no_example>{say::rules_examples(language)}</h4>
                <ul class="rule-examples">{examples.collect_view()}</ul>
                <p class="quiet">{place} " " <a href=address>{say::rules_link(language)}</a></p>
            </div>
        </details>
    }
}

/// A source with its grade and what that means. Only the network's own pages are linked: an `a` without an address is no link.
fn view_source(
    words: Words,
    (grade, title, link): (Grade, &'static str, Option<&'static str>),
) -> impl IntoView + use<> {
    view! {
        <li>
            <span class="rule-mark">{grade.letter()}</span>
            " "
            <a href=link target="_blank" rel="noreferrer">
                {title}
            </a>
            " "
            <span class="quiet">{grade_meaning(words.language(), grade)}</span>
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
    let failure = RwSignal::new(String::new());
    let is_coming = StoredValue::new(false);
    let told = told(&name);
    let label = say::rules_open_named(language, &told);
    let open = move |_| {
        // A second press while the first is answered would be a second step.
        if is_coming.get_value() {
            return;
        }
        is_coming.set_value(true);
        let (file, from) = (format!("{name}.json"), from.clone());
        leptos::task::spawn_local(async move {
            let text = fetch_text(&format!("scenarios/{file}")).await;
            let Some(text) = text else {
                is_coming.try_update_value(|is_coming| *is_coming = false);
                failure.try_set(say::rules_example_not_loaded(language, &file));
                return;
            };
            let said = open_scenario(words, plan, &file, &text).await;
            is_coming.try_update_value(|is_coming| *is_coming = false);
            if said.failed {
                let details = said.details.into_iter();
                failure.try_set(details.fold(said.text, |text, detail| text + "\n" + &detail));
            } else {
                failure.try_set(String::new());
                notice.try_set(Some(said));
                visit.go_from(&from, &Route::Plan);
            }
        });
    };
    view! {
        <li>
            <span>{told}</span>
            <button type="button" class="button" aria-label=label on:click=open>
                {say::rules_open(language)}
            </button>
            <p class="field-error" aria-live="polite">{failure}</p>
        </li>
    }
}

/// The sentence that a scenario's file is named for.
fn told(name: &str) -> String {
    let mut text = name.replace('-', " ");
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}
