//! The answer in one sentence.

mod facts;

use crate::signals::*;
use ad_credit_lab_engine::offer::ActivationMode;
use ad_credit_lab_engine::outcome::{Assumption, Decision, State};
use ad_credit_lab_words::say;

use crate::i18n::{Words, use_words};
use crate::markup::Element;
use crate::markup::html::{h2, p, section};
use crate::state::{Run, use_plan};
use facts::Facts;

/// What becomes of the first offer, in a sentence or two with dates. It is announced when it changes.
pub fn answer() -> Element {
    let plan = use_plan();
    let words = use_words();
    let sentence = Memo::new(move |_| {
        let run = plan.run.get();
        sentence(words, &run)
    });
    let boundary = move || {
        let is_on_boundary = plan.run.with(is_on_boundary);
        is_on_boundary
            .then(|| p().class("answer-boundary").text(say::answer_boundary(words.language())))
    };
    let has_failed = move || {
        use State::{
            EarningWindowMissed, Ended, NotEligible, NotReceived, RedeemWindowMissed, Revoked,
        };
        let state = plan.run.with(|run| run.outcome().offers[0].state);
        matches!(
            state,
            EarningWindowMissed | Ended | NotEligible | NotReceived | RedeemWindowMissed | Revoked
        )
    };
    section()
        .live_attribute("class", move || {
            Some(if has_failed() { "answer without-credit" } else { "answer" })
        })
        .attribute("aria-labelledby", "answer-heading")
        .child(
            h2().id("answer-heading")
                .class("visually-hidden")
                .text(say::answer_heading(words.language())),
        )
        .child(
            p().attribute("role", "status")
                .class("answer-sentence")
                .live_text(move || sentence.get()),
        )
        .live(boundary)
}

/// The same as texts, a sentence or two each.
#[must_use]
pub fn answer_texts(words: Words, run: &Run) -> Vec<String> {
    let boundary = is_on_boundary(run).then(|| say::answer_boundary(words.language()));
    [sentence(words, run)].into_iter().chain(boundary).collect()
}

/// Whether something took place on its last date. A yes there is never a bare yes (A1).
fn is_on_boundary(run: &Run) -> bool {
    run.outcome().assumptions.contains(&Assumption::Decided(Decision::LastDateIncluded))
}

/// What is said about a scenario's first offer.
fn sentence(words: Words, run: &Run) -> String {
    let language = words.language();
    let facts = Facts::of(words, run);
    let Facts { reached, reward, expected, last_date, lost, .. } = &facts;
    match facts.state {
        State::Exhausted => {
            say::answer_exhausted(language, expected, reached, reward, &facts.used_up)
        }
        State::Expired => say::answer_expired(
            language,
            expected,
            last_date,
            lost,
            reached,
            reward,
            &facts.lost_share,
        ),
        State::Granted => say::answer_granted(language, last_date, reached, reward, &facts.unused),
        State::RequirementMet if expected.is_empty() => waits_for_the_close(words, &facts),
        State::RequirementMet => say::answer_requirement_met(language, expected, reached, reward),
        State::Withheld => say::answer_withheld(language, reached, reward),
        State::Revoked if lost.is_empty() => say::answer_revoked_before(language),
        State::Revoked => say::answer_revoked(language, lost),
        State::Ended if lost.is_empty() => say::answer_ended_before(language),
        State::Ended => say::answer_ended(language, lost),
        State::EarningWindowMissed | State::Earning => progress(words, &facts),
        State::RedeemWindowMissed => {
            let until = facts.redeem_by.as_deref().unwrap_or_default();
            let is_by_code = run.scenario().offers[0].activation == ActivationMode::Code;
            if is_by_code && facts.redeem_to_end_of_date {
                say::answer_redeem_window_missed(language, until)
            } else {
                say::answer_activation_missed(language, until)
            }
        }
        State::Received => match &facts.redeem_by {
            Some(until) => say::answer_received_until(language, until),
            None => say::answer_received(language),
        },
        State::NotReceived => say::answer_not_received(language),
        State::NotEligible => say::answer_not_eligible(language),
    }
}

/// A requirement is met, and what it earns is settled only at the close of the earning window.
fn waits_for_the_close(words: Words, facts: &Facts) -> String {
    let Facts { reached, reward, .. } = facts;
    match &facts.earn_by {
        Some(until) if facts.can_climb => {
            say::answer_climbing(words.language(), reached, reward, until)
        }
        _ => say::answer_settled_later(words.language(), reached, reward),
    }
}

/// No requirement is met: how far it is, or was.
fn progress(words: Words, facts: &Facts) -> String {
    let language = words.language();
    let Facts { asked, counted, missing, .. } = facts;
    let is_missed = facts.state == State::EarningWindowMissed;
    // A window that is over sets nobody a date any more.
    let until = facts.earn_by.as_deref().filter(|_| is_missed || facts.is_open);
    let sentence = match (facts.counts_money, is_missed, until) {
        (true, true, _) => say::answer_earning_window_missed(
            language,
            counted,
            missing,
            asked,
            until.unwrap_or_default(),
        ),
        (true, false, Some(until)) => {
            say::answer_earning_until(language, counted, missing, asked, until)
        }
        (true, false, None) => say::answer_earning(language, counted, missing, asked),
        (false, true, _) => say::answer_action_missed(language, asked, until.unwrap_or_default()),
        (false, false, Some(until)) => say::answer_earning_action_until(language, asked, until),
        (false, false, None) => say::answer_earning_action(language, asked),
    };
    match &facts.pending {
        // Where it comes too late anyway it is no news.
        Some(pending) if !is_missed => {
            format!("{sentence} {}", say::answer_pending(language, pending))
        }
        _ => sentence,
    }
}
