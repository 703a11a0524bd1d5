//! The words of an explanation: how amounts enter a figure, what rules say, and what would have to change.

use ad_credit_lab_engine::explain::{Change, How, Point};
use ad_credit_lab_engine::offer::Anchor;

use crate::language::REASONS;
use crate::sentence::sentence;
use crate::{Format, Language, counting};

/// How an amount enters a figure, or why it does not, in a sentence.
#[must_use]
pub fn how(language: &Language, how: How) -> String {
    match how {
        How::Counting(of_offer) => counting(language, of_offer),
        _ => language.fill(&REASONS, &format!("how.{}", how.code()), &[]),
    }
}

/// What a rule says here, with all figures.
#[must_use]
pub fn point(language: &Language, format: &dyn Format, point: &Point) -> String {
    sentence(language, format, (&REASONS, &format!("point.{}", point.code())), &point.values())
}

/// What would have to change, with all figures. Which other offer it may be about is for the host to name.
#[must_use]
pub fn change(language: &Language, format: &dyn Format, change: &Change) -> String {
    let code = change.code();
    let key = match change {
        Change::RedeemCode { last_date: None }
        | Change::SpendMore { last_date: None, .. }
        | Change::AddMore { last_date: None, .. } => format!("change.{code}.open"),
        _ => format!("change.{code}"),
    };
    sentence(language, format, (&REASONS, &key), &change.values())
}

/// What a time is counted from, as part of a sentence, such as "the offer was activated".
#[must_use]
pub fn anchor(language: &Language, anchor: Anchor) -> String {
    language.fill(&REASONS, &format!("anchor.{}", anchor.name()), &[])
}
