//! What can be done with an answer: it becomes the plan, or stands beside it.

use ad_credit_lab_engine::Scenario;
use ad_credit_lab_words::say;

use super::super::taking::{Taking, is_full};
use super::form;
use super::told::Standing;
use super::words::Teller;
use crate::components::button;
use crate::i18n::use_words;
use crate::markup::Element;
use crate::markup::html::{div, p};
use crate::signals::*;
use crate::state::{Plan, catalogue, use_plan};

/// An answer that can become the plan.
#[derive(Clone, PartialEq)]
struct Ready {
    /// The scenario with the answer in it.
    scenario: Scenario,
    /// The value, such as "$28.58 a day".
    value: String,
    /// What the scenario is called beside the plan.
    name: String,
}

/// Why something cannot be done with an answer.
#[derive(Clone, Copy, PartialEq)]
enum Hindrance {
    /// It can.
    Nothing,
    /// The plan is like that already.
    IsSo,
    /// There is no room beside the plan.
    Full,
}

/// The buttons, and what was done with them. What was done is told as long as the plan is what it was then.
pub(super) fn actions(standing: Memo<Standing>, is_shown: Memo<bool>) -> Element {
    let plan = use_plan();
    let language = use_words().language();
    let ready = Memo::new(move |_| standing.with(ready));
    let is_answered = move || standing.with(|standing| matches!(standing, Standing::Answered(_)));
    // As it was while something is worked out, so that nothing flickers.
    let hindrance = Memo::new(move |before: Option<&Hindrance>| match before {
        Some(before) if !(is_shown.get() && is_answered()) => *before,
        _ => hindrance(plan, ready),
    });
    let taking = Taking::new("goal-done", "goal-apply");
    let can_apply = move || is_answered() && hindrance.get() != Hindrance::IsSo;
    let can_compare = move || is_answered() && hindrance.get() == Hindrance::Nothing;
    let apply = move || {
        let answer = ready.get_untracked().filter(|_| untrack(can_apply));
        if let Some(Ready { scenario, value, .. }) = answer {
            taking.take(scenario, value);
        }
    };
    let compare = move || {
        let answer = ready.get_untracked().filter(|_| untrack(can_compare));
        if let Some(Ready { scenario, name, .. }) = answer {
            taking.put_beside(scenario, &name);
        }
    };
    // Not disabled, which would take the focus from them.
    let off = |can: bool| (!can).then_some("true");
    let why = move || match hindrance.get() {
        Hindrance::IsSo if !taking.is_done() => Some(say::take_is_so(language)),
        Hindrance::Full => Some(say::take_full(language)),
        Hindrance::Nothing | Hindrance::IsSo => None,
    };
    let apply = button("button primary", apply)
        .id("goal-apply")
        .attribute("aria-describedby", "goal-hindrance")
        .live_attribute("aria-disabled", move || off(can_apply()))
        .text(say::take_apply(language));
    let compare = button("button", compare)
        .attribute("aria-describedby", "goal-hindrance")
        .live_attribute("aria-disabled", move || off(can_compare()))
        .text(say::take_compare(language));
    let hindered =
        p().class("quiet").id("goal-hindrance").live_text(move || why().unwrap_or_default());
    div()
        .class("goal-actions")
        .live_hidden(move || ready.with(Option::is_none))
        .child(div().class("actions").child(apply).child(compare))
        .child(hindered)
        .child(div().live(move || taking.told()))
}

/// The answer as something that can become the plan; `None` where there is none.
fn ready(standing: &Standing) -> Option<Ready> {
    let found = standing.found()?;
    let applied = found.get("applied")?;
    let teller = Teller::of(found)?;
    let value = teller.own_value()?;
    let what = form::name(teller.language, teller.find());
    let name = say::goal_name(teller.language, &value, &what);
    Some(Ready { scenario: Scenario::from_node(applied, catalogue()).ok()?, value, name })
}

fn hindrance(plan: Plan, ready: Memo<Option<Ready>>) -> Hindrance {
    let is_so = ready.with(|ready| {
        let scenario = ready.as_ref().map(|ready| &ready.scenario);
        plan.whole.with(|run| scenario == Some(run.scenario()))
    });
    if is_so {
        Hindrance::IsSo
    } else if is_full(plan) {
        Hindrance::Full
    } else {
        Hindrance::Nothing
    }
}
