//! Rules: what the simulator goes by, and where that was read.

use crate::signals::*;
use ad_credit_lab_words::{Format, say};

use crate::components::{button, once_wanted, rule_entry, rule_search, show_heading, show_rule};
use crate::i18n::use_words;
use crate::markup::Element;
use crate::markup::html::{div, h1, h2, li, p, section, ul};
use crate::route::{Room, Route};
use crate::rulebook::{Coming, Search};
use crate::state::{Arrival, use_plan, use_visit};

/// The room: the search at the side (on top where it is narrow), and the rules topic by topic.
///
/// It is the entrance of a part of the program, so it is never inlined.
#[inline(never)]
pub fn rules_page() -> Vec<Element> {
    let language = use_words().language();
    let coming = RwSignal::new(Coming::OnItsWay);
    let fetch = move || {
        leptos::task::spawn_local(async move {
            coming.set(Coming::fetch(language).await);
        });
    };
    fetch();
    let search = RwSignal::new(Search::default());
    let results = Memo::new(move |_| {
        coming
            .with(|coming| {
                coming.rulebook().map(|rulebook| search.with(|search| search.results(rulebook)))
            })
            .unwrap_or_default()
    });
    show_named_rule(coming, search, results);
    let again = move || {
        // The button goes away, so its focus needs another place.
        show_heading(Room::Rules, false);
        coming.set(Coming::OnItsWay);
        fetch();
    };
    let has_failed = move || coming.with(Coming::has_failed);
    let failure = move || {
        coming.with(|coming| match coming {
            Coming::NotFetched => say::rules_not_loaded(language),
            Coming::NotUnderstood(place) => say::rules_not_read(language, place),
            Coming::OnItsWay | Coming::There(_) => String::new(),
        })
    };
    let title = h1()
        .id(Room::Rules.heading_id())
        .class("page-title rules-title")
        .attribute("tabindex", "-1")
        .text(say::rules_title(language));
    let notice = div()
        .class("notice failed")
        .attribute("role", "alert")
        .live_hidden(move || !has_failed())
        .child(p().live_text(failure))
        .child(button("button", again).text(say::rules_try_again(language)));
    let list = once_wanted(
        div().class("rules-topics"),
        move || coming.with(|coming| coming.rulebook().is_some()),
        move || topics(coming, results),
    );
    let found = div().class("rules-found").child(status(coming, results)).child(list);
    let room = div()
        .class("rules")
        .live_hidden(has_failed)
        .child(rule_search(search, coming))
        .child(found);
    vec![title, p().class("rules-intro").text(say::rules_intro(language)), notice, room]
}

/// That the rules are on their way, or how many are shown; also that there is none of the id that the address names.
/// It is announced when it changes.
fn status(coming: RwSignal<Coming>, results: Memo<Vec<bool>>) -> Element {
    let plan = use_plan();
    let visit = use_visit();
    let words = use_words();
    let language = words.language();
    let text = move || {
        let figures = words.figures(plan.run.with(|run| run.scenario().account.currency));
        let number = |count: usize| figures.whole(i64::try_from(count).unwrap_or(i64::MAX));
        let (all, found) =
            results.with(|results| (results.len(), results.iter().filter(|found| **found).count()));
        let (is_there, missing) = coming.with(|coming| {
            let missing = match (coming.rulebook(), visit.arrival().route) {
                (Some(rulebook), Route::Rules(Some(id))) if rulebook.position(&id).is_none() => {
                    say::rules_missing(language, &id)
                }
                _ => String::new(),
            };
            (coming.rulebook().is_some(), missing)
        });
        let count = if !is_there {
            say::rules_loading(language)
        } else if found == 0 {
            say::rules_none(language)
        } else {
            say::rules_count(language, &number(all), &number(found))
        };
        format!("{missing} {count}")
    };
    p().class("rules-status").attribute("role", "status").live_text(text)
}

/// The rules under the titles of their topics. What is not looked for is hidden, so that what is open stays open.
fn topics(coming: RwSignal<Coming>, results: Memo<Vec<bool>>) -> Vec<Element> {
    let is_found = move |index: usize| results.with(|results| results.get(index) == Some(&true));
    let mut next = 0;
    let mut view_topics = |coming: &Coming| {
        let topics = coming.rulebook().into_iter().flat_map(|rulebook| &rulebook.topics);
        let topics = topics.map(|topic| {
            let first = next;
            next += topic.rules.len();
            let own = first..next;
            let rules = topic.rules.iter().zip(own.clone()).map(|(rule, index)| {
                li().live_hidden(move || !is_found(index))
                    .child(rule_entry(rule.clone(), element_id(&rule.id)))
            });
            let heading = format!("rules-{}", topic.id);
            section()
                .attribute("aria-labelledby", heading.clone())
                .live_hidden(move || !own.clone().any(is_found))
                .child(h2().id(heading).text(topic.title.clone()))
                .child(ul().class("rule-list").children(rules))
        });
        topics.collect()
    };
    coming.with_untracked(|coming| view_topics(coming))
}

fn element_id(rule: &str) -> String {
    format!("rule-{rule}")
}

/// Opens the rule that the address names as soon as the rulebook is there.
fn show_named_rule(coming: RwSignal<Coming>, search: RwSignal<Search>, results: Memo<Vec<bool>>) {
    let visit = use_visit();
    Effect::new(move |_| {
        let Arrival { route: Route::Rules(Some(id)), is_return } = visit.arrival() else {
            return;
        };
        coming.with(|coming| match coming.rulebook().and_then(|rulebook| rulebook.position(&id)) {
            Some((index, rule)) => {
                if results.with_untracked(|results| results.get(index) != Some(&true)) {
                    search.set(Search::default());
                }
                show_rule(element_id(&rule.id), is_return);
            }
            None if matches!(coming, Coming::OnItsWay) => {}
            None => show_heading(Room::Rules, is_return),
        });
    });
}
