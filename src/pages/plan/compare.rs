//! The plan's scenarios side by side.

mod chart;
mod export;
mod figures;
mod inputs;
mod names;
mod rows;
mod scenarios;
mod tables;

use ad_credit_lab_words::say;

use super::whole;
use crate::components::panel;
use crate::i18n::use_words;
use crate::markup::Element;
use crate::markup::html::{div, p};
use crate::route::Part;
use crate::signals::*;
use crate::state::use_plan;
use scenarios::scenarios;

/// The part: the scenarios with what can be done to them, how their inputs differ, what comes of them, and both as a table to take along.
///
/// It is the entrance of a part of the program, so it is never inlined.
#[inline(never)]
pub(super) fn compare_part() -> Vec<Element> {
    let plan = use_plan();
    let language = use_words().language();
    let runs = whole::while_shown(whole::is_shown(Part::Compare), move || plan.wholes.get());
    let is_alone = Memo::new(move |_| runs.with(|runs| runs.len() < 2));
    let compared = move || {
        if is_alone.get() {
            return vec![p().class("quiet").text(say::compare_only_one(language))];
        }
        untrack(|| {
            vec![
                tables::inputs(runs),
                tables::results(runs),
                chart::chart(runs),
                export::taking_along(runs),
            ]
        })
    };
    let head = panel("panel compare", "compare-heading", say::compare_heading(language))
        .child(p().class("quiet").text(say::compare_hint(language)))
        .children(scenarios(plan, runs));
    let parts = div().class("compare-parts").live(compared);
    vec![div().class("compare-parts").child(head).child(parts)]
}
