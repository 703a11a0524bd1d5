//! Short names for the things that the engine has codes for, and what they mean.

use ad_credit_lab_engine::account::PaymentMode;
use ad_credit_lab_engine::journal::{Event, Verdict};
use ad_credit_lab_engine::offer::{
    ActivationMode, CreditType, Origin, RewardKind, Seen, SourceGrade, TierMode, TriggerKind,
};
use ad_credit_lab_engine::outcome::{Standing, State};
use ad_credit_lab_engine::reason::Counting;
use ad_credit_lab_engine::rules::Grade;
use ad_credit_lab_engine::scenario::{Action, MoveTo};
use ad_credit_lab_engine::{Outcome, Scenario};

use crate::language::KEYED;
use crate::{Format, Language, say};

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
        return kind(language, code);
    }
    let Event::Entry(index) = event else {
        return String::new();
    };
    outcome.entry(scenario, index).map(|entry| action(language, &entry.action)).unwrap_or_default()
}

/// What kind of entry this is, such as "Top up".
#[must_use]
pub fn action(language: &Language, action: &Action) -> String {
    kind(language, action.kind())
}

/// A kind of entry or of something that time did, by its code, such as "Top up" for `top_up`. Also of `end_of_run`.
#[must_use]
pub fn kind(language: &Language, code: &str) -> String {
    label(language, "kind", code)
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

/// How far an offer's source can be trusted, as of a rule's.
#[must_use]
pub fn source_grade(language: &Language, grade: SourceGrade) -> String {
    let rules_grade = match grade {
        SourceGrade::Official => Grade::Official,
        SourceGrade::Mirror => Grade::Mirror,
        SourceGrade::Secondary => Grade::Secondary,
        SourceGrade::General => Grade::General,
    };
    self::grade(language, rules_grade)
}

/// What an offer is called. One whose source nobody has verified says so, wherever it is shown.
#[must_use]
pub fn offer_title(language: &Language, title: &str, grade: SourceGrade) -> String {
    if grade.is_unverified() { say::offer_unverified(language, title) } else { title.to_owned() }
}

/// When an offer's source was read: a date, or as much of one as is known.
#[must_use]
pub fn seen(language: &Language, format: &dyn Format, seen: Seen) -> String {
    match seen {
        Seen::On(date) => format.date(date),
        Seen::Unknown => say::seen_unknown(language),
        _ => seen.to_string(),
    }
}

/// How an offer is activated, such as "By code".
#[must_use]
pub fn activation(language: &Language, mode: ActivationMode) -> String {
    label(language, "activation", mode.name())
}

/// Whether the account can be used, such as "Suspended".
#[must_use]
pub fn standing(language: &Language, standing: Standing) -> String {
    label(language, "standing", standing.code())
}

/// How an account pays, such as "Automatic payment".
#[must_use]
pub fn payment(language: &Language, payment: PaymentMode) -> String {
    label(language, "payment", payment.name())
}

/// How an account was made, such as "By an agency".
#[must_use]
pub fn origin(language: &Language, origin: Origin) -> String {
    label(language, "origin", origin.name())
}

/// What earns the reward of an offer, such as "Money added".
#[must_use]
pub fn trigger(language: &Language, trigger: TriggerKind) -> String {
    label(language, "trigger", trigger.name())
}

/// How a reward is worked out, such as "A discount".
#[must_use]
pub fn reward_kind(language: &Language, kind: RewardKind) -> String {
    label(language, "reward_kind", kind.name())
}

/// Which of several tiers pay, such as "Every tier reached pays".
#[must_use]
pub fn tier_mode(language: &Language, mode: TierMode) -> String {
    label(language, "tier_mode", mode.name())
}

/// Into what somebody tries to turn a credit, such as "Cash".
#[must_use]
pub fn move_to(language: &Language, to: MoveTo) -> String {
    label(language, "move_to", to.name())
}

/// What a credit needs before it pays, such as "Assignable".
#[must_use]
pub fn credit_type(language: &Language, credit_type: CreditType) -> String {
    label(language, "credit_type", credit_type.name())
}

fn label(language: &Language, topic: &str, code: &str) -> String {
    language.fill(&KEYED, &format!("{topic}.{code}"), &[])
}
