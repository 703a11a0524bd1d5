//! Full sentences for what the engine says with figures.
//!
//! A sentence is found by its topic and the engine's code, such as `reason.cash_is_zero`, and gets the engine's values by their names.
//! Where it is a plural message, its number is the first whole number among the values.
//! Where a value is absent, or of a size that asks for other words, the key has one more word, such as `reason.code_redeemed.open`.

use ad_credit_lab_engine::input::{Expected, Fault, Problem};
#[cfg(feature = "engine")]
use ad_credit_lab_engine::offer::AssumedField;
use ad_credit_lab_engine::offer::Term;
#[cfg(feature = "engine")]
use ad_credit_lab_engine::outcome::{Assumption, Undecided, Warning};
#[cfg(feature = "engine")]
use ad_credit_lab_engine::reason::Reason;
use ad_credit_lab_engine::value::Value;

#[cfg(feature = "engine")]
use crate::language::REASONS;
use crate::language::{KEYED, Keyed};
use crate::{Format, Language, say};

type Values = Vec<(&'static str, Value)>;

/// Why a row of the journal came out as it did, in a sentence or two with all figures.
#[cfg(feature = "engine")]
#[must_use]
pub fn reason(language: &Language, format: &dyn Format, reason: &Reason) -> String {
    let code = reason.code();
    let key = match variant(reason) {
        Some(variant) => format!("reason.{code}.{variant}"),
        None => format!("reason.{code}"),
    };
    sentence(language, format, (&REASONS, &key), &reason.values())
}

/// The word by which the key of a reason goes on where a figure is absent, or zero.
#[cfg(feature = "engine")]
fn variant(reason: &Reason) -> Option<&'static str> {
    match reason {
        Reason::CodeReceived { redeem_by: None }
        | Reason::InvitationAccepted { earn_by: None }
        | Reason::CodeRedeemed { earn_by: None }
        | Reason::Registered { earn_by: None }
        | Reason::ReviewPassed { earn_by: None }
        | Reason::ActivatedAtCreation { earn_by: None }
        | Reason::ActivatedByItself { earn_by: None }
        | Reason::ActivatedByLink { earn_by: None }
        | Reason::RequirementMissed { counted: None, .. }
        | Reason::BudgetChanged { daily_budget: None } => Some("open"),
        Reason::ThresholdReached { threshold, reward, .. }
        | Reason::TierFixed { threshold, reward } => match (threshold, reward) {
            (Some(_), Some(_)) => None,
            (Some(_), None) => Some("share"),
            (None, Some(_)) => Some("action"),
            (None, None) => Some("open"),
        },
        Reason::CashIsZero { credit } if credit.is_zero() => Some("without_credit"),
        Reason::CreditUnassigned { campaigns: 0 } => Some("without_campaign"),
        Reason::AdCostRefunded { from_unpaid, .. } if from_unpaid.is_zero() => Some("to_cash"),
        Reason::AdCostRefunded { to_cash, .. } if to_cash.is_zero() => Some("from_unpaid"),
        _ => None,
    }
}

/// What was decided where the sources are silent.
#[cfg(feature = "engine")]
#[must_use]
pub fn assumption(language: &Language, format: &dyn Format, assumption: &Assumption) -> String {
    let key = match assumption {
        Assumption::FieldAssumed {
            field:
                AssumedField::RedeemWindows
                | AssumedField::EarningWindows
                | AssumedField::CreditLifetime,
            days: None,
            ..
        } => format!("assumption.{}.open", assumption.code()),
        Assumption::TermAnswered { days: Some(_), .. } => {
            format!("assumption.{}.days", assumption.code())
        }
        _ => format!("assumption.{}", assumption.code()),
    };
    let mut values = assumption.values();
    if let Assumption::TermAnswered { term, .. } = assumption {
        values.push(("what", Value::Text(self::term(language, *term))));
    }
    sentence(language, format, (&KEYED, &key), &values)
}

/// What to watch out for.
#[cfg(feature = "engine")]
#[must_use]
pub fn warning(language: &Language, format: &dyn Format, warning: &Warning) -> String {
    sentence(language, format, (&KEYED, &format!("warning.{}", warning.code())), &warning.values())
}

/// What cannot be decided, and which reading was taken. Which offer or credit it is about is for the host to name.
#[cfg(feature = "engine")]
#[must_use]
pub fn undecided(language: &Language, format: &dyn Format, undecided: &Undecided) -> String {
    sentence(
        language,
        format,
        (&KEYED, &format!("undecided.{}", undecided.code())),
        &undecided.values(),
    )
}

/// A mistake of a file: its place, then what is wrong and what was expected. Without the place where it is the whole file's.
#[must_use]
pub fn problem(language: &Language, format: &dyn Format, problem: &Problem) -> String {
    let what = fault(language, format, &problem.fault);
    if problem.place.is_empty() { what } else { say::problem(language, &problem.place, &what) }
}

/// What is wrong at a place and what was expected there, for where the place shows by itself.
#[must_use]
pub fn fault(language: &Language, format: &dyn Format, fault: &Fault) -> String {
    let key = match fault {
        Fault::Expected(Expected::Whole { least, most }) if least == most => {
            format!("problem.{}.exact", fault.code())
        }
        Fault::TermNotOpen(open) if open.is_empty() => format!("problem.{}.none", fault.code()),
        _ => format!("problem.{}", fault.code()),
    };
    let mut values = fault.values();
    if let Fault::TermUnknown(term, _) = fault {
        values.push(("what", Value::Text(self::term(language, *term))));
    }
    sentence(language, format, (&KEYED, &key), &values)
}

/// A term that an offer can leave open, as part of a sentence, such as "how long the credit lasts".
#[must_use]
pub fn term(language: &Language, term: Term) -> String {
    language.fill(&KEYED, &format!("term.{}", term.name()), &[])
}

pub(crate) fn sentence(
    language: &Language,
    format: &dyn Format,
    (list, key): (&'static Keyed, &str),
    values: &Values,
) -> String {
    let written: Vec<_> =
        values.iter().map(|(name, value)| (*name, write(format, value))).collect();
    let named: Vec<_> = written.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let number = values.iter().find_map(|(_, value)| match value {
        Value::Whole(number) => Some(*number),
        _ => None,
    });
    match number {
        Some(number) if !language.has(list, key) => {
            language.fill_counted(format, (list, key), number, &named)
        }
        _ => language.fill(list, key, &named),
    }
}

fn write(format: &dyn Format, value: &Value) -> String {
    match value {
        Value::Money(money) => format.money(*money),
        Value::Instant(instant) => format.instant(*instant),
        Value::Date(date) => format.date(*date),
        Value::Whole(number) => format.whole(*number),
        Value::Text(text) => text.clone(),
    }
}
