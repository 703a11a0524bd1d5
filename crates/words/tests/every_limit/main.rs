//! Everything that stands in the way of a goal is said with its figures, and nothing else is.

#![allow(clippy::unwrap_used, reason = "a test stops where its own material is wrong")]

#[path = "../locale/mod.rs"]
mod locale;

use std::collections::BTreeSet;

use ad_credit_lab_engine::calendar::Date;
use ad_credit_lab_engine::diagnose::Cause;
use ad_credit_lab_engine::money::{Currency, Money};
use ad_credit_lab_engine::plan::goal::{Limit, Looked, Obstacle, ProofKind};
use ad_credit_lab_words::{self as words, Language, Plain};

fn plain() -> Plain {
    Plain { currency: Currency::from_code("USD") }
}

fn day(day: u8) -> Date {
    Date::parse(&format!("2026-06-{day:02}")).unwrap()
}

fn money(units: i64) -> Money {
    Money::from_minor(100 * units)
}

/// A sample of every limit, with and without the figures that can be absent. Whoever adds one must add a sample here.
fn limits() -> Vec<Limit> {
    let (highest, comes_to, needed) = (money(20), money(140), money(200));
    vec![
        Limit::NeverActivated,
        Limit::ActivationIsFixed,
        Limit::NoDayCounts,
        Limit::TooFewDays { days: 1, highest, comes_to, needed },
        Limit::TooFewDays { days: 7, highest, comes_to, needed },
        Limit::MetTooLate { met: day(8).noon(), by: day(7) },
        Limit::NotMet { counted: money(150), missing: Some(money(50)) },
        Limit::NotMet { counted: Money::ZERO, missing: None },
        Limit::OnTheBoundary { last_safe: day(14) },
        Limit::ZoneUnknown,
        Limit::EveryDateDoes { until: day(30) },
        Limit::NoLatestDate { until: day(30), fails: day(9) },
        Limit::RewardIsDiscount,
        Limit::CreditNotIssued { at: day(9).noon() },
        Limit::CreditExpires { lost: money(32), last_date: day(24) },
        Limit::CreditLeft { left: money(41), at: day(9).noon() },
        Limit::LessCredit { granted: money(100), less: money(99) },
        Limit::CostsMore { cash_out: money(210), more: money(10) },
    ]
}

const PROOFS: [ProofKind; 4] =
    [ProofKind::Arithmetic, ProofKind::Refused, ProofKind::Tried, ProofKind::Searched];

fn everything(language: &Language) -> Vec<String> {
    let limits = limits().into_iter().map(|limit| words::limit(language, &plain(), &limit));
    let looked = Looked { runs: 30_010, from: money(7), to: money(900) };
    let not_found = words::obstacle(language, &plain(), &Obstacle::NotFound(looked));
    let limits = limits.chain([not_found]);
    limits.chain(PROOFS.iter().map(|kind| words::proof(language, *kind))).collect()
}

#[test]
fn there_is_a_sample_of_every_limit() {
    let sampled: BTreeSet<_> = limits().iter().map(Limit::code).collect();
    let all: BTreeSet<_> = Limit::CODES.iter().copied().collect();
    assert_eq!(sampled, all);
}

#[test]
fn every_message_of_planning_is_said_and_nothing_else() {
    locale::assert_says_all_of("plan.json", everything);
}

#[test]
fn every_figure_of_a_limit_stands_in_its_sentence() {
    let english = Language::english();
    for limit in limits() {
        let said = words::limit(&english, &plain(), &limit);
        assert!(!said.contains(['{', '}', '|']) && said.ends_with('.'), "{said}");
        let is_silent = matches!(limit, Limit::NotMet { missing: None, .. });
        for (name, value) in limit.values().iter().filter(|_| !is_silent) {
            assert!(
                said.contains(&locale::written(&plain(), value)),
                "{name} of {limit:?}: {said}"
            );
        }
    }
}

#[test]
fn that_nothing_was_found_is_said_with_what_was_looked_at() {
    let looked = Looked { runs: 12, from: money(7), to: money(900) };
    let said = words::obstacle(&Language::english(), &plain(), &Obstacle::NotFound(looked));
    assert!(["12", "7.00 USD", "900.00 USD"].iter().all(|figure| said.contains(figure)), "{said}");
}

#[test]
fn a_gate_that_fails_is_said_as_in_a_diagnosis() {
    let english = Language::english();
    let cause = Cause::RedeemWindowOver { last_date: day(15) };
    assert_eq!(
        words::obstacle(&english, &plain(), &Obstacle::Cause(cause)),
        words::cause(&english, &plain(), &cause)
    );
}
