//! The answer: the value in a sentence, what a run with it comes to, why no better one does, and what that rests on.

use ad_credit_lab_engine::Node;
use ad_credit_lab_engine::money::Money;
use ad_credit_lab_engine::plan::goal::Find;
use ad_credit_lab_words::{Format, say};

use super::super::working::{again_button, busy, stop_button};
use super::actions::actions;
use super::words::{Teller, rule_of, text};
use crate::background::{Failure, Found};
use crate::components::{Notice, decision_mark, notice_box, panel, rule_mark};
use crate::i18n::use_words;
use crate::markup::Element;
use crate::markup::html::{dd, div, dl, dt, h3, p, strong};
use crate::signals::*;
use crate::state::use_plan;

/// How it stands with the question.
#[derive(Clone, PartialEq)]
pub(super) enum Standing {
    /// Nothing was asked yet.
    Nothing,
    /// What stands in the form cannot be asked.
    NotAsked,
    /// It is worked out; what was found before is shown meanwhile.
    Working(Option<Found>),
    /// It is answered.
    Answered(Found),
    /// Nothing came of it.
    Failed(Failure),
    /// It was given up.
    Stopped,
}

impl Standing {
    /// The answer that is shown.
    pub(super) fn found(&self) -> Option<&Found> {
        match self {
            Self::Answered(found) | Self::Working(Some(found)) => Some(found),
            _ => None,
        }
    }
}

/// What is said of an answer only that is none but not for want of a possibility: it is a sentence of its own.
const NO_REFUSALS: [&str; 3] = ["not_found", "every_date_does", "no_latest_date"];

/// The panel with the answer. `stop` gives up the question, `again` asks it again.
pub(super) fn told(
    standing: Memo<Standing>,
    is_shown: Memo<bool>,
    stop: impl Fn() + Clone + 'static,
    again: impl Fn() + Clone + 'static,
) -> Element {
    let language = use_words().language();
    let found = Memo::new(move |_| standing.with(|standing| standing.found().cloned()));
    let is_working = Memo::new(move |_| standing.with(|now| matches!(now, Standing::Working(_))));
    let of_found = move |tell: fn(&Teller<'_>) -> Vec<Element>| {
        let told = found.get().and_then(|found| Teller::of(&found).map(|teller| tell(&teller)));
        told.unwrap_or_default()
    };
    let told = panel("panel goal-told", "goal-answer-heading", say::goal_answer(language));
    busy(told, move || is_working.get())
        .child(
            div()
                .class("goal-standing")
                .attribute("aria-live", "polite")
                .live(move || view_standing(&standing.get(), stop.clone(), again.clone())),
        )
        .child(
            div()
                .class("goal-answer plan-found")
                .attribute("aria-live", "polite")
                .live(move || of_found(sentence)),
        )
        .child(actions(standing, is_shown))
        .child(div().class("goal-rest plan-found").live(move || of_found(rest)))
}

/// What there is to say where there is no answer, or not yet.
fn view_standing(
    standing: &Standing,
    stop: impl Fn() + 'static,
    again: impl Fn() + 'static,
) -> Vec<Element> {
    let language = use_words().language();
    let again = again_button("goal-find", again).id("goal-again");
    match standing {
        Standing::Nothing | Standing::Answered(_) => Vec::new(),
        Standing::NotAsked => vec![p().text(say::goal_mend(language))],
        Standing::Working(_) => {
            let working = p().text(say::part_working(language)).text(" ");
            vec![div().class("plan-working").child(working).child(stop_button("goal-again", stop))]
        }
        Standing::Failed(failure) => {
            vec![notice_box(Notice::failure(failure.in_words(language))).child(again)]
        }
        Standing::Stopped => {
            vec![p().text(say::part_stopped(language)), again]
        }
    }
}

/// The answer in a sentence, or what binds where there is none.
fn sentence(teller: &Teller<'_>) -> Vec<Element> {
    let language = teller.language;
    if let Some(value) = teller.own_value() {
        let run = use_plan().whole.get_untracked();
        let (before, after) = teller.sentence(&run);
        let value = strong().class("goal-value").text(value);
        return vec![p().class("goal-sentence-said").text(before).child(value).text(after)];
    }
    let limit = teller.answer.get("limit");
    let code = limit.and_then(|limit| text(limit, "code")).unwrap_or_default();
    let none = (!NO_REFUSALS.contains(&code))
        .then(|| p().class("goal-sentence-said goal-none").text(say::goal_none(language)));
    let mark = limit.and_then(rule_of).map(rule_mark);
    let said = p().class("goal-limit").text(teller.said(teller.answer.get("limit_said")));
    none.into_iter().chain([said.text(" ").children(mark)]).collect()
}

/// What stands under the sentence.
fn rest(teller: &Teller<'_>) -> Vec<Element> {
    let (language, answer) = (teller.language, teller.answer);
    let next = answer.get("next").filter(|next| next.get("value").is_some());
    let mut parts = Vec::new();
    if let Some(closest) = answer.get("closest")
        && let (Some(value), Some(run)) = (closest.get("value"), closest.get("run"))
    {
        parts.push(h3().text(say::goal_closest(language, &teller.value(value))));
        parts.push(figures(teller, run, None));
    }
    if let Some(run) = answer.get("run") {
        parts.push(figures(teller, run, next));
        // An answer may bring a credit that its plan is too short to use.
        let wasted = teller.money(run, "wasted");
        if wasted != teller.figures.money(Money::ZERO) {
            parts.push(p().class("goal-limit").text(say::goal_not_used(language, &wasted)));
        }
    }
    if let Some(date) = teller.date(answer, "boundary") {
        let said = p().class("goal-boundary").text(say::goal_boundary(language, &date));
        parts.push(said.text(" ").child(decision_mark("A1")));
    }
    if let Some(next) = next {
        let is_date = matches!(teller.find(), Find::Activation | Find::Start);
        let heading = if is_date {
            say::goal_why_not_later(language)
        } else {
            say::goal_why_not_less(language)
        };
        let value = next.get("value").map(|value| teller.value(value)).unwrap_or_default();
        let why = teller.said(answer.get("fails_said"));
        let mark = next.get("fails").and_then(rule_of).map(rule_mark);
        parts.push(h3().text(heading));
        let why = say::goal_fails(language, &value, &why);
        parts.push(p().text(why).text(" ").children(mark));
    }
    // That nothing was found though not all was tried is all that there is to say of it.
    let is_open = answer.get("limit").and_then(|limit| text(limit, "code")) == Some("not_found");
    if let Some(proof) = text(answer, "proof_said").filter(|_| !is_open) {
        parts.push(h3().text(say::goal_rests(language)));
        parts.push(p().text(proof.to_owned()));
    }
    parts
}

/// What a run comes to, and where the next value's run comes to something else, to what.
fn figures(teller: &Teller<'_>, run: &Node, next: Option<&Node>) -> Element {
    let language = teller.language;
    let named = [
        (say::figure_met(language), "crossed"),
        (say::goal_comes(language), "issued"),
        (say::goal_credit(language), "granted"),
        (say::goal_used(language), "used"),
        (say::goal_wasted(language), "wasted"),
        (say::figure_cash_out(language), "cash_out"),
    ];
    let figure = |run: &Node, name: &str| match name {
        "crossed" | "issued" => teller.date(run, name).unwrap_or_else(|| say::goal_never(language)),
        _ => teller.money(run, name),
    };
    let other = next.and_then(|next| Some((teller.value(next.get("value")?), next.get("run")?)));
    let figures = named.map(|(label, name)| {
        let own = figure(run, name);
        let note = other.as_ref().map(|(value, run)| (value, figure(run, name)));
        let note = note.filter(|(_, other)| *other != own);
        let note = note.map(|(value, other)| {
            dd().class("figure-note").text(say::goal_instead(language, &other, value))
        });
        let warns = name == "wasted" && own != teller.figures.money(Money::ZERO);
        div()
            .class(if warns { "figure warns" } else { "figure" })
            .child(dt().text(label))
            .child(dd().class("figure-value").text(own))
            .children(note)
    });
    dl().class("key-figures").children(figures)
}
