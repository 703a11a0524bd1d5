//! The scenarios one by one, with what can be done to each.

use ad_credit_lab_engine::Scenario;
use ad_credit_lab_words::{offer_title, say};

use super::super::taking::is_full;
use crate::components::{Entered, FieldKind, another_offer, button, entry_field, focus_on};
use crate::i18n::use_words;
use crate::markup::Element;
use crate::markup::html::{self, div, form, li, p, span, ul};
use crate::signals::*;
use crate::state::{Plan, Run, unique_name};
use crate::variants::Variants;

/// What is done, which scenario is being renamed, and whether another offer is being looked for.
#[derive(Clone, Copy)]
struct Doing {
    plan: Plan,
    renamed: RwSignal<Option<usize>>,
    searches: RwSignal<bool>,
    told: RwSignal<String>,
}

/// The scenarios, and the ways to one more.
pub(super) fn scenarios(plan: Plan, runs: Memo<Vec<Run>>) -> Vec<Element> {
    let doing = Doing {
        plan,
        renamed: RwSignal::new(None),
        searches: RwSignal::new(false),
        told: RwSignal::new(String::new()),
    };
    let cards = move || {
        let shown = plan.shown.get();
        let renamed = doing.renamed.get();
        let count = runs.with(Vec::len);
        let card_of = |(number, run): (usize, &Run)| {
            card(doing, run.scenario(), Spot { number, count, shown, renamed })
        };
        runs.with(|runs| runs.iter().enumerate().map(card_of).collect::<Vec<_>>())
    };
    let told =
        p().class("quiet").attribute("aria-live", "polite").live_text(move || doing.told.get());
    vec![ul().class("compare-scenarios").live(cards), told, additions(doing)]
}

/// Where a scenario stands among the others.
#[derive(Clone, Copy)]
struct Spot {
    number: usize,
    count: usize,
    shown: usize,
    renamed: Option<usize>,
}

fn card(doing: Doing, scenario: &Scenario, spot: Spot) -> Element {
    let language = use_words().language();
    let Spot { number, shown, .. } = spot;
    let name = scenario.name.clone();
    let offer = &scenario.offers[0].offer;
    let offer = offer_title(language, &offer.title, offer.source.grade);
    let tag = |text: String| span().class("compare-tag").text(text);
    let base = (number == 0).then(|| tag(say::compare_base(language)));
    let is_shown = (number == shown).then(|| tag(say::compare_shown(language)));
    let head = p()
        .class("compare-head")
        .child(span().class("variant-letter").text(Variants::letter(number)))
        .children(base)
        .children(is_shown);
    let named = if spot.renamed == Some(number) {
        rename(doing, number, &name)
    } else {
        p().class("compare-name").text(name.clone())
    };
    li().class(if number == shown { "compare-scenario shown" } else { "compare-scenario" })
        .attribute("aria-label", name.clone())
        .child(head)
        .child(named)
        .child(p().class("quiet").text(offer))
        .child(div().class("actions").children(actions(doing, &name, spot)))
}

/// The id of a button of a card.
fn id(action: &str, number: usize) -> String {
    format!("compare-{action}-{number}")
}

/// The buttons of a card. None of them goes away while it has the focus: what cannot be done now says so.
fn actions(doing: Doing, name: &str, spot: Spot) -> Vec<Element> {
    let language = use_words().language();
    let Doing { plan, renamed, told, .. } = doing;
    let Spot { number, count, shown, .. } = spot;
    let act = |action: &'static str, can: bool, text: String, press: Box<dyn Fn()>| {
        let press = move || {
            if can {
                press();
            }
        };
        button("button", press)
            .id(id(action, number))
            .attribute_if("aria-disabled", (!can).then_some("true"))
            .text(text)
    };
    let show = move || plan.show(number);
    let begin = move || {
        renamed.set(Some(number));
        focus_on("compare-name".to_owned());
    };
    let place = {
        let name = name.to_owned();
        move |to: usize, action: &'static str| {
            plan.place(number, to);
            told.set(if to == 0 {
                say::compare_is_base(language, &name)
            } else {
                say::compare_moved(language, Variants::letter(to), &name)
            });
            // The focus goes with the scenario.
            focus_on(id(action, to));
        }
    };
    let (earlier, later, first) = (place.clone(), place.clone(), place);
    let (before, after) = (number.saturating_sub(1), number + 1);
    let removed = name.to_owned();
    let remove = move || {
        renamed.set(None);
        plan.remove(number);
        told.set(say::compare_removed(language, &removed));
        focus_on(id("remove", number.min(count.saturating_sub(2))));
    };
    let arrow = |element: Element, label: String| {
        element.attribute("aria-label", label.clone()).attribute("title", label)
    };
    vec![
        act("show", number != shown, say::compare_show(language), Box::new(show)),
        act("rename", true, say::compare_rename(language), Box::new(begin)),
        act(
            "base",
            number != 0,
            say::compare_make_base(language),
            Box::new(move || first(0, "base")),
        ),
        arrow(
            act(
                "earlier",
                number > 0,
                "←".to_owned(),
                Box::new(move || earlier(before, "earlier")),
            ),
            say::compare_earlier(language, name),
        ),
        arrow(
            act("later", after < count, "→".to_owned(), Box::new(move || later(after, "later"))),
            say::compare_later_place(language, name),
        ),
        act("remove", count > 1, say::compare_remove(language), Box::new(remove)),
    ]
}

/// The name of a scenario, to be changed in its place.
fn rename(doing: Doing, number: usize, name: &str) -> Element {
    let language = use_words().language();
    let Doing { plan, renamed, .. } = doing;
    let entered = Entered::new(name);
    let leave = move || {
        renamed.set(None);
        focus_on(id("rename", number));
    };
    let send = move |event: web_sys::Event| {
        event.prevent_default();
        if let Some(text) = entered.name() {
            plan.rename(number, &text);
            leave();
        }
    };
    let on_key = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Escape" {
            event.prevent_default();
            leave();
        }
    };
    let save = html::button().attribute("type", "submit").class("button");
    form()
        .class("compare-rename")
        .attribute("novalidate", "")
        .on("submit", send)
        .on("keydown", on_key)
        .child(entry_field("compare-name", FieldKind::Text, say::compare_name(language), entered))
        .child(save.text(say::compare_save_name(language)))
        .child(button("button", leave).text(say::compare_cancel(language)))
}

/// The ways to one more scenario.
fn additions(doing: Doing) -> Element {
    let language = use_words().language();
    let Doing { plan, searches, told, .. } = doing;
    let is_full = Memo::new(move |_| is_full(plan));
    let add = move |mut scenario: Scenario| {
        scenario.name = unique_name(&scenario.name, &untrack(|| plan.names()));
        told.set(say::compare_added(language, &scenario.name));
        plan.add(scenario);
    };
    let duplicate = move || {
        if !is_full.get_untracked() {
            add(plan.run.with_untracked(|run| run.scenario().clone()));
        }
    };
    let search = move || {
        let wanted = !searches.get_untracked() && !is_full.get_untracked();
        searches.set(wanted);
    };
    let disabled = move || is_full.get().then_some("true");
    let close = move || {
        searches.set(false);
        focus_on("compare-other".to_owned());
    };
    let take = move |scenario| {
        add(scenario);
        close();
    };
    let found = move || {
        (searches.get() && !is_full.get())
            .then(|| untrack(|| another_offer(plan.whole, take, close)))
    };
    let full = move || if is_full.get() { say::take_full(language) } else { String::new() };
    let duplicate = button("button primary", duplicate)
        .live_attribute("aria-disabled", disabled)
        .live_text(move || say::compare_duplicate(language, Variants::letter(plan.shown.get())));
    let other = button("button", search)
        .id("compare-other")
        .live_attribute("aria-disabled", disabled)
        .live_attribute("aria-expanded", move || {
            Some(if searches.get() && !is_full.get() { "true" } else { "false" })
        })
        .text(say::compare_other_offer(language));
    div()
        .class("compare-additions")
        .child(div().class("actions").child(duplicate).child(other))
        .child(p().class("quiet").live_text(full))
        .child(div().live(found))
}
