//! A rule of the rulebook.

use crate::signals::*;
use ad_credit_lab_engine::rules::Grade;
use ad_credit_lab_words::{grade as grade_meaning, say};

use super::{Notice, button, open_scenario};
use crate::data_file::fetch_text;
use crate::i18n::{Words, use_words};
use crate::markup::Element;
use crate::markup::html::{a, details, div, h3, h4, li, p, span, summary, ul};
use crate::route::{Room, Route};
use crate::rulebook::{Place, RuleText};
use crate::state::{use_plan, use_visit};

/// A rule that opens: its id, title and grade, and behind them what it says, where it was read, and examples.
pub fn rule_entry(rule: RuleText, element_id: String) -> Element {
    let words = use_words();
    let language = words.language();
    let RuleText { id, title, text, decision, place, grade, sources, scenarios, .. } = rule;
    let grade_mark = grade.map(|grade| {
        let text = say::rules_grade_mark(language, grade.letter());
        span().class("rule-mark").attribute("title", grade_meaning(language, grade)).text(text)
    });
    let texts = match decision {
        Some(decision) => {
            vec![(say::rules_question(language), text), (say::rules_decision(language), decision)]
        }
        None => vec![(String::new(), text)],
    };
    let texts = texts.into_iter().flat_map(|(heading, text)| {
        let heading = h4().hidden_if(heading.is_empty()).text(heading);
        [heading, p().class("rule-text").text(text)]
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
    let examples = scenarios.into_iter().map(|name| example(name, from.clone()));
    let title = h3()
        .child(span().class("rule-id").text(id))
        .text(" ")
        .child(span().class("rule-title").text(title));
    let link = a().attribute("href", address).text(say::rules_link(language));
    let body = div()
        .class("rule-body")
        .children(texts)
        .child(h4().hidden_if(has_no_source).text(say::rules_sources(language)))
        .child(ul().class("rule-sources").children(sources))
        .child(h4().hidden_if(has_no_example).text(say::rules_examples(language)))
        .child(ul().class("rule-examples").children(examples))
        .child(p().class("quiet").text(place).text(" ").child(link));
    details()
        .class("rule")
        .id(element_id)
        .child(summary().child(title).children(grade_mark))
        .child(body)
}

/// A source with its grade and what that means. Only the network's own pages are linked: an `a` without an address is no link.
fn view_source(
    words: Words,
    (grade, title, link): (Grade, &'static str, Option<&'static str>),
) -> Element {
    let page = a()
        .attribute_if("href", link)
        .attribute("target", "_blank")
        .attribute("rel", "noreferrer")
        .text(title);
    li().child(span().class("rule-mark").text(grade.letter()))
        .text(" ")
        .child(page)
        .text(" ")
        .child(span().class("quiet").text(grade_meaning(words.language(), grade)))
}

/// A scenario that shows a rule, with the button that puts it into Plan.
///
/// `name` is that of its file, without ending; `from` the rule, to which Back leads.
fn example(name: String, from: Route) -> Element {
    let plan = use_plan();
    let visit = use_visit();
    let words = use_words();
    let language = words.language();
    let notice = expect_context::<RwSignal<Option<Notice>>>();
    let failure = RwSignal::new(String::new());
    let is_coming = StoredValue::new(false);
    let told = told(&name);
    let label = say::rules_open_named(language, &told);
    let open = move || {
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
                failure.set(say::rules_example_not_loaded(language, &file));
                return;
            };
            let said = open_scenario(words, plan, &file, &text).await;
            is_coming.try_update_value(|is_coming| *is_coming = false);
            if said.failed {
                let details = said.details.into_iter();
                failure.set(details.fold(said.text, |text, detail| text + "\n" + &detail));
            } else {
                failure.set(String::new());
                notice.set(Some(said));
                visit.go_from(&from, &Room::Plan.route());
            }
        });
    };
    let open = button("button", open).attribute("aria-label", label);
    li().child(span().text(told)).child(open.text(say::rules_open(language))).child(
        p().class("field-error").attribute("aria-live", "polite").live_text(move || failure.get()),
    )
}

/// The sentence that a scenario's file is named for.
fn told(name: &str) -> String {
    let mut text = name.replace('-', " ");
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}
