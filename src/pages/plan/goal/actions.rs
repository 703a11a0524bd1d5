//! What can be done with an answer: it becomes the plan, or stands beside it.

use ad_credit_lab_engine::Scenario;
use ad_credit_lab_words::say;

use super::form;
use super::told::Standing;
use super::words::Teller;
use crate::components::{Notice, button, focus_on, notice_box};
use crate::i18n::use_words;
use crate::markup::Element;
use crate::markup::html::{a, div, p};
use crate::route::{Part, Route};
use crate::signals::*;
use crate::state::{Plan, Run, catalogue, use_plan};
use crate::variants::Variants;

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

/// What was done with an answer.
#[derive(Clone)]
enum Done {
    /// It became the plan.
    Applied(String),
    /// It stands beside the plan, under this name.
    Added(String),
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
    let done = RwSignal::new(None::<(Done, Run)>);
    let can_apply = move || is_answered() && hindrance.get() != Hindrance::IsSo;
    let can_compare = move || is_answered() && hindrance.get() == Hindrance::Nothing;
    let tell = move |what: Done| {
        done.set(Some((what, plan.whole.get_untracked())));
        focus_on("goal-done".to_owned());
    };
    let apply = move || {
        let answer = ready.get_untracked().filter(|_| untrack(can_apply));
        if let Some(Ready { scenario, value, .. }) = answer {
            plan.replace_whole(scenario);
            tell(Done::Applied(value));
        }
    };
    let compare = move || {
        let answer = ready.get_untracked().filter(|_| untrack(can_compare));
        if let Some(Ready { scenario, name, .. }) = answer {
            // One goes on asking about the plan that one asked about.
            plan.put_beside(Scenario { name: name.clone(), ..scenario });
            tell(Done::Added(name));
        }
    };
    // Not disabled, which would take the focus from them.
    let off = |can: bool| (!can).then_some("true");
    let why = move || match hindrance.get() {
        Hindrance::IsSo if done.with(Option::is_none) => Some(say::goal_is_so(language)),
        Hindrance::Full => Some(say::goal_full(language)),
        Hindrance::Nothing | Hindrance::IsSo => None,
    };
    let apply = button("button primary", apply)
        .id("goal-apply")
        .attribute("aria-describedby", "goal-hindrance")
        .live_attribute("aria-disabled", move || off(can_apply()))
        .text(say::goal_apply(language));
    let compare = button("button", compare)
        .attribute("aria-describedby", "goal-hindrance")
        .live_attribute("aria-disabled", move || off(can_compare()))
        .text(say::goal_compare(language));
    let is_there = move |run: &Run| plan.whole.with(|now| now == run);
    let told = move || {
        let told = done.get().filter(|(_, run)| is_there(run));
        told.map(|(what, _)| view_done(plan, what))
    };
    let hindered =
        p().class("quiet").id("goal-hindrance").live_text(move || why().unwrap_or_default());
    div()
        .class("goal-actions")
        .live_hidden(move || ready.with(Option::is_none))
        .child(div().class("actions").child(apply).child(compare))
        .child(hindered)
        .child(div().live(told))
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
    } else if plan.variants().all().len() == Variants::MOST {
        Hindrance::Full
    } else {
        Hindrance::Nothing
    }
}

/// What was done, and where one can go from there.
fn view_done(plan: Plan, done: Done) -> Element {
    let language = use_words().language();
    let (text, next) = match done {
        Done::Applied(value) => {
            let undo = move || {
                plan.undo();
                // The button goes away, so its focus needs another place.
                focus_on("goal-apply".to_owned());
            };
            (
                say::goal_applied(language, &value),
                button("button", undo).text(say::plan_undo(language)),
            )
        }
        Done::Added(name) => {
            let see = a().attribute("href", Route::Plan(Part::Compare).fragment());
            (say::goal_added(language, &name), p().child(see.text(say::goal_see(language))))
        }
    };
    notice_box(Notice::success(text)).id("goal-done").attribute("tabindex", "-1").child(next)
}
