//! Short names for the things that the engine has codes for, and what they mean.

use ad_credit_lab_engine::journal::{Event, Verdict};
use ad_credit_lab_engine::offer::{ActivationMode, CreditType};
use ad_credit_lab_engine::outcome::State;
use ad_credit_lab_engine::reason::Counting;
use ad_credit_lab_engine::rules::Grade;
use ad_credit_lab_engine::scenario::Action;
use ad_credit_lab_engine::{Outcome, Scenario};

use crate::Language;

/// The name of an offer's state, such as "Earning".
#[must_use]
pub fn state(language: &Language, state: State) -> String {
    label(language, "state", state.code())
}

/// What an offer's state means, in a sentence.
#[must_use]
pub fn state_meaning(language: &Language, state: State) -> String {
    label(language, "state_meaning", state.code())
}

/// How an entry came out, such as "Refused".
#[must_use]
pub fn verdict(language: &Language, verdict: Verdict) -> String {
    label(language, "verdict", verdict.code())
}

/// Whether a part of a spend counts and why, in a sentence.
#[must_use]
pub fn counting(language: &Language, counting: Counting) -> String {
    label(language, "counting", counting.code())
}

/// What a row of the journal is about, such as "Top up" or "Credit issued".
/// `outcome` must be the one to whose journal it belongs, and `scenario` the one that was replayed.
#[must_use]
pub fn event(language: &Language, scenario: &Scenario, outcome: &Outcome, event: Event) -> String {
    if let Some(code) = event.code() {
        return label(language, "kind", code);
    }
    let Event::Entry(index) = event else {
        return String::new();
    };
    outcome.entry(scenario, index).map(|entry| action(language, &entry.action)).unwrap_or_default()
}

/// What kind of entry this is, such as "Top up".
#[must_use]
pub fn action(language: &Language, action: &Action) -> String {
    label(language, "kind", action.kind())
}

/// How far a rule's source can be trusted, such as "the network's own page".
#[must_use]
pub fn grade(language: &Language, grade: Grade) -> String {
    let code = match grade {
        Grade::Official => "official",
        Grade::Mirror => "mirror",
        Grade::Secondary => "secondary",
        Grade::General => "general",
        Grade::Decision => "decision",
    };
    label(language, "grade", code)
}

/// How an offer is activated, such as "By code".
#[must_use]
pub fn activation(language: &Language, mode: ActivationMode) -> String {
    label(language, "activation", mode.name())
}

/// What a credit needs before it pays, such as "Assignable".
#[must_use]
pub fn credit_type(language: &Language, credit_type: CreditType) -> String {
    label(language, "credit_type", credit_type.name())
}

fn label(language: &Language, topic: &str, code: &str) -> String {
    language.fill(&format!("{topic}.{code}"), &[])
}
