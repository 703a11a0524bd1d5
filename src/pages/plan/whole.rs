//! What the questions to a plan look at: the whole of it, on whatever day the Timeline stands, and only while somebody asks.

use ad_credit_lab_words::{Format, say};

use crate::components::{button, focus_on, part_heading};
use crate::i18n::use_words;
use crate::markup::Element;
use crate::markup::html::{div, p};
use crate::route::{Part, Route};
use crate::signals::*;
use crate::state::{Run, use_plan, use_visit};

/// Whether a part is shown.
pub(super) fn is_shown(part: Part) -> Memo<bool> {
    let visit = use_visit();
    Memo::new(move |_| visit.arrival().route == Route::Plan(part))
}

/// What follows the plan only while it is shown: it costs nothing while nobody sees it.
pub(super) fn while_shown<T: Clone + PartialEq + 'static>(
    is_shown: Memo<bool>,
    of: impl Fn() -> T + 'static,
) -> Memo<T> {
    Memo::new(move |before: Option<&T>| match before {
        Some(before) if !is_shown.get() => before.clone(),
        _ => of(),
    })
}

/// The scenario that is shown, replayed to its end; as it was when the part was last shown.
pub(super) fn whole_run(is_shown: Memo<bool>) -> Memo<Run> {
    let plan = use_plan();
    while_shown(is_shown, move || plan.whole.get())
}

/// Says, where the Timeline stands on a day, that the part which is shown looks further, with the way back to the end.
pub(super) fn looked_at(shown: Memo<Part>) -> Element {
    let words = use_words();
    let plan = use_plan();
    let until = Memo::new(move |_| {
        // The Timeline has its handle for that, and a report is of what is seen.
        let is_whole = !matches!(shown.get(), Part::Timeline | Part::Report);
        plan.run.with(|run| run.scenario().until).filter(|_| is_whole)
    });
    let line = move || {
        let figures = words.figures(plan.run.with(|run| run.scenario().account.currency));
        let Some(until) = until.get() else { return Vec::new() };
        let to_the_end = button("button quiet", move || {
            plan.look_at(None);
            plan.close_step();
            // The button goes away, so its focus needs another place.
            focus_on(part_heading(shown.get_untracked()).to_owned());
        });
        let text = say::handle_not_only(words.language(), &figures.date(until.date()));
        vec![p().text(text), to_the_end.text(say::handle_all(words.language()))]
    };
    div()
        .class("plan-whole")
        .attribute("aria-live", "polite")
        .live_hidden(move || until.get().is_none())
        .live(line)
}
