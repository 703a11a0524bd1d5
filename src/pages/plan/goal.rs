//! What to spend, and when, so that the offer gives what one wants of it.

mod actions;
mod asked;
mod form;
mod told;
mod words;

use super::whole;
use crate::background::{Inquiry, Question, State};
use crate::markup::Element;
use crate::markup::html::div;
use crate::route::Part;
use crate::signals::*;
use crate::state::use_plan;
use asked::Asked;
use told::Standing;

/// The part: a question in the form of a sentence, and its answer, which follows the plan.
///
/// It is the entrance of a part of the program, so it is never inlined.
#[inline(never)]
pub(super) fn goal_part() -> Vec<Element> {
    let plan = use_plan();
    let is_shown = whole::is_shown(Part::Goal);
    let asked = Asked::new(plan.whole, is_shown);
    let question = move || {
        let request = is_shown.get().then(|| asked.request.get()).flatten()?;
        Some(Question::Goal { scenario: plan.whole.with(|run| run.scenario().to_node()), request })
    };
    let inquiry = Inquiry::new(question);
    let is_stopped = RwSignal::new(false);
    let standing = Memo::new(move |before: Option<&Standing>| {
        if !is_shown.get() {
            return before.cloned().unwrap_or(Standing::Nothing);
        }
        if asked.request.with(Option::is_none) {
            return Standing::NotAsked;
        }
        match inquiry.state() {
            State::Waiting { .. } => Standing::Working(inquiry.found()),
            State::Ready => inquiry.found().map_or(Standing::Nothing, Standing::Answered),
            State::Failed(failure) => Standing::Failed(failure),
            State::Idle if is_stopped.get() => Standing::Stopped,
            State::Idle => Standing::Nothing,
        }
    });
    let stop = move || {
        is_stopped.set(true);
        inquiry.cancel();
    };
    let again = move || {
        is_stopped.set(false);
        if let Some(question) = untrack(question) {
            inquiry.ask(&question);
        }
    };
    let told = told::told(standing, is_shown, stop, again);
    vec![div().class("goal-part").child(form::form(asked)).child(told)]
}
