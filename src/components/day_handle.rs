//! The time handle of Plan: the plan as of the end of one of its days, to be dragged along or moved day by day.

use crate::signals::*;
use ad_credit_lab_engine::calendar::{Date, Instant};
use ad_credit_lab_words::{Format, say, state};

use super::button;
use crate::i18n::use_words;
use crate::markup::Element;
use crate::markup::html::{div, input, label, p, section, span};
use crate::state::{Plan, use_plan};

/// The id of the handle.
const HANDLE: &str = "day-handle";

/// The plan, wherever it is looked at, with the dates from the account's creation to the last one on which something changes.
#[derive(Clone, Copy)]
pub struct WholePlan {
    plan: Plan,
    dates: Memo<(Date, Date)>,
}

impl WholePlan {
    /// That of the page's plan.
    #[must_use]
    pub fn of_the_page() -> Self {
        let plan = use_plan();
        let dates = Memo::new(move |_| {
            plan.whole.with(|run| (run.scenario().account.created.date(), run.outcome().at.date()))
        });
        Self { plan, dates }
    }

    /// Looks at the plan as of an instant within it; `None` for all of it. Moves in one go are one step.
    pub fn look_at(self, at: Option<Instant>) {
        let (first, last) = self.dates.get_untracked();
        self.plan.look_at(at.map(|at| at.clamp(first.start(), last.end().plus_seconds(-1))));
    }
}

/// The handle, with what the plan has on its day.
pub fn day_handle(whole: WholePlan) -> Element {
    let words = use_words();
    let language = words.language();
    let plan = whole.plan;
    let figures = move || words.figures(plan.run.with(|run| run.scenario().account.currency));
    let until = Memo::new(move |_| plan.run.with(|run| run.scenario().until));
    let days = move || {
        let (first, last) = whole.dates.get();
        last.days_since(first).max(0)
    };
    let day = move || {
        let at = until.get().map(|at| at.date().days_since(whole.dates.get().0));
        at.map_or_else(days, |day| day.clamp(0, days()))
    };
    let said = move || {
        let figures = figures();
        match until.get() {
            Some(at) if at.second_of_day() == LAST_SECOND => {
                say::handle_end_of(language, &figures.date(at.date()))
            }
            Some(at) => say::handle_at(language, &figures.instant(at)),
            None => say::handle_whole(language, &figures.date(whole.dates.get().1)),
        }
    };
    let spoken = said;
    let place = crate::markup::Handle::default();
    let range = place.clone();
    let value = move || {
        // Before the value, which is held between them.
        if let Some(range) = range.get::<web_sys::HtmlInputElement>() {
            range.set_max(&days().to_string());
        }
        day().to_string()
    };
    let moved = move |event: web_sys::Event| {
        let Ok(day) = event_target_value(&event).parse::<i32>() else { return };
        let (first, last) = whole.dates.get_untracked();
        let date = first.plus_days(day);
        whole.look_at((date < last).then(|| date.end().plus_seconds(-1)));
    };
    let line = input()
        .id(HANDLE)
        .keep_in(&place)
        .attribute("type", "range")
        .attribute("min", "0")
        .attribute("step", "1")
        .live_attribute("aria-valuetext", move || Some(spoken()))
        .live_property("value", value)
        .on("input", moved)
        .on("change", move |_: web_sys::Event| plan.close_step());
    let facts = move || {
        let figures = figures();
        plan.run.with(|run| {
            let ledger = &run.outcome().ledger;
            let fact = |text: String| span().class("handle-fact").text(text);
            vec![
                span().class("state-chip").text(state(language, run.outcome().offers[0].state)),
                fact(say::handle_cash(language, &figures.money(ledger.cash()))),
                fact(say::handle_credit(language, &figures.money(ledger.unused_credit()))),
            ]
        })
    };
    let whole_plan = button("button quiet", move || {
        whole.look_at(None);
        plan.close_step();
        super::focus_on(HANDLE.to_owned());
    })
    .live_hidden(move || until.get().is_none());
    section()
        .class("day-handle")
        .attribute("aria-label", say::handle_label(language))
        .child(
            div()
                .class("handle-line")
                .child(label().attribute("for", HANDLE).text(say::handle_label(language)))
                .child(line),
        )
        .child(
            div()
                .class("handle-said")
                .child(p().class("handle-when").live_text(said))
                .child(div().class("handle-facts").live(facts))
                .child(whole_plan.text(say::handle_all(language))),
        )
}

/// The last second of a day, counted from its first, 0.
const LAST_SECOND: i64 = 86_399;
