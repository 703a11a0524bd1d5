//! The words of a diagnosis: what is wrong, what to do about it, and what to reply to the customer.
//!
//! Each cause has four messages, found by its code: `cause.cash_is_zero`, `cause.cash_is_zero.do`, `cause.cash_is_zero.reply`, and
//! `cause.cash_is_zero.brief`, which has no figures.
//! Where a figure is absent, or zero, a message that would show it goes on by one more word, such as `cause.cash_is_zero.do.without_credit`;
//! a message that does without the figure has no such variant.

use ad_credit_lab_engine::diagnose::{Cause, Gate};

use crate::language::KEYED;
use crate::sentence::sentence;
use crate::{Format, Language, say};

/// What is wrong, in a sentence or two with all figures, as a support agent would want to read it.
/// Which offer or credit it is about is for the host to name.
#[must_use]
pub fn cause(language: &Language, format: &dyn Format, cause: &Cause) -> String {
    message(language, format, cause, &format!("cause.{}", cause.code()))
}

/// What to do about it now, in a sentence or two; where nothing can be done, it says so, and what to do next time.
#[must_use]
pub fn advice(language: &Language, format: &dyn Format, cause: &Cause) -> String {
    message(language, format, cause, &format!("cause.{}.do", cause.code()))
}

/// What to do about it in a few words without figures, as a cell of a table has room for them.
#[must_use]
pub fn brief(language: &Language, cause: &Cause) -> String {
    language.fill(&KEYED, &format!("cause.{}.brief", cause.code()), &[])
}

/// A short reply to the customer with the dates and amounts filled in. It promises nothing in the network's name.
#[must_use]
pub fn reply(language: &Language, format: &dyn Format, cause: &Cause) -> String {
    message(language, format, cause, &format!("cause.{}.reply", cause.code()))
}

/// That nothing is wrong, for a diagnosis without findings.
#[must_use]
pub fn nothing_wrong(language: &Language) -> String {
    say::cause_none(language)
}

/// What to do where nothing is wrong.
#[must_use]
pub fn nothing_wrong_advice(language: &Language) -> String {
    say::cause_none_do(language)
}

/// A short reply to a customer for whom nothing is wrong.
#[must_use]
pub fn nothing_wrong_reply(language: &Language) -> String {
    say::cause_none_reply(language)
}

/// The name of a gate, such as "Time for activating".
#[must_use]
pub fn gate(language: &Language, gate: Gate) -> String {
    language.fill(&KEYED, &format!("gate.{}", gate.code()), &[])
}

/// One of the questions of [`ad_credit_lab_engine::diagnose::QUESTIONS`] by its number, as a customer would ask it.
/// A number that no question has gives the key of the message that there is not.
#[must_use]
pub fn question(language: &Language, number: u8) -> String {
    language.fill(&KEYED, &format!("question.q{number}"), &[])
}

/// The message under a key with the figures of a cause; its variant where the cause asks for one and the message has it.
fn message(language: &Language, format: &dyn Format, cause: &Cause, key: &str) -> String {
    let varied = variant(cause).map(|variant| format!("{key}.{variant}"));
    let varied = varied.filter(|varied| language.has(&KEYED, varied));
    sentence(language, format, (&KEYED, varied.as_deref().unwrap_or(key)), &cause.values())
}

/// The word by which a key goes on where a figure of the cause is absent, or zero.
fn variant(cause: &Cause) -> Option<&'static str> {
    match cause {
        Cause::CodeNotRedeemed { redeem_by: None }
        | Cause::NotRegistered { redeem_by: None }
        | Cause::EarningWindowMissed { last_date: None, .. }
        | Cause::NotEnoughSpent { earn_by: None, .. }
        | Cause::ActionNotDone { earn_by: None }
        | Cause::WaitsForClose { earn_by: None } => Some("open"),
        Cause::EarningWindowMissed { missing: None, .. } => Some("without_amount"),
        Cause::ToppingUpIsNotSpending { cash, .. } if cash.is_zero() => Some("without_cash"),
        Cause::CashIsZero { credit } if credit.is_zero() => Some("without_credit"),
        _ => None,
    }
}
