//! Everything that an explanation says is said with its figures, and nothing else is.

#![allow(clippy::unwrap_used, reason = "a test stops where its own material is wrong")]

#[path = "../locale/mod.rs"]
mod locale;

use std::collections::BTreeSet;

use ad_credit_lab_engine::calendar::Date;
use ad_credit_lab_engine::explain::{Change, How, Point};
use ad_credit_lab_engine::money::{Currency, Money};
use ad_credit_lab_engine::offer::Anchor;
use ad_credit_lab_engine::value::{OfferIndex, Value};
use ad_credit_lab_words::{self as words, Language, Plain};

fn plain() -> Plain {
    Plain { currency: Currency::from_code("USD") }
}

fn date() -> Date {
    Date::parse("2026-06-09").unwrap()
}

fn money(units: i64) -> Money {
    Money::from_minor(100 * units)
}

/// A sample of everything that rules say, with and without plural. Whoever adds one must add a sample here.
fn points() -> Vec<Point> {
    vec![
        Point::OnlyAdminsAssign,
        Point::NoIconIsNoFailure,
        Point::DisplayLags { hours: 1 },
        Point::DisplayLags { hours: 6 },
        Point::AsksFor { threshold: money(200) },
        Point::WithoutTax,
        Point::EarliestBinds,
        Point::LastSafe { last_safe: date() },
        Point::CountedFromDay,
        Point::EndsWithDate,
        Point::NoWindow,
        Point::DelayFromCrossing,
        Point::DelayFromClose,
        Point::SettledAtClose { closes: date().noon() },
        Point::WaitedForReinstatement,
        Point::NotAssigned,
        Point::PaysWithoutAssigning,
        Point::IssuedOn { issued: date() },
        Point::LivesDays { days: 1, last_date: date() },
        Point::LivesDays { days: 30, last_date: date() },
        Point::LivesUntil { last_date: date() },
        Point::NoExtension,
        Point::ChargedAtThreshold { threshold: money(50) },
        Point::ChargedOnDay { day: 5 },
        Point::CreditPaysNoTax,
    ]
}

/// A sample of every change, with and without the figures that can be absent. Whoever adds one must add a sample here.
fn changes() -> Vec<Change> {
    let mut changes = vec![
        Change::ReceiveCode,
        Change::EnterReceivedCode,
        Change::Register,
        Change::DoAction,
        Change::PayPending { pending: money(40) },
        Change::PayBill { unpaid: money(44) },
        Change::PaymentSucceeds,
        Change::AddMoney,
        Change::AddAtLeast { missing: money(12) },
        Change::AmountWithin { least: money(20), most: money(50_000) },
        Change::AtMost { most: money(30) },
        Change::WaitUntil { from: date().noon() },
        Change::WaitForCredit { due: date().noon() },
        Change::WaitForClose { closes: date().start() },
        Change::WaitForDisplay,
        Change::WaitForOther { other: OfferIndex(1) },
        Change::LiftSuspension,
        Change::SetUpCampaign,
        Change::ApproveCampaign,
        Change::ResumeCampaign,
        Change::AssignCredit,
        Change::FewerCampaigns { limit: 1 },
        Change::FewerCampaigns { limit: 30 },
        Change::UnassignFirst,
        Change::BecomeAdmin,
        Change::UseBy { last_date: date() },
        Change::DoneAlready,
        Change::Nothing,
        Change::AnotherOffer,
    ];
    for last_date in [None, Some(date())] {
        changes.push(Change::RedeemCode { last_date });
        changes.push(Change::SpendMore { missing: money(60), last_date });
        changes.push(Change::AddMore { missing: money(60), last_date });
    }
    changes
}

const ANCHORS: [Anchor; 6] = [
    Anchor::Received,
    Anchor::AccountCreated,
    Anchor::FirstImpression,
    Anchor::Activated,
    Anchor::Registered,
    Anchor::FirstSpend,
];

fn everything(language: &Language) -> Vec<String> {
    let mut said: Vec<_> = How::ALL.iter().map(|how| words::how(language, *how)).collect();
    said.extend(ANCHORS.iter().map(|anchor| words::anchor(language, *anchor)));
    said.extend(points().iter().map(|point| words::point(language, &plain(), point)));
    said.extend(changes().iter().map(|change| words::change(language, &plain(), change)));
    said
}

#[test]
fn there_is_a_sample_of_every_code() {
    let sampled: BTreeSet<_> = points().iter().map(Point::code).collect();
    assert_eq!(sampled, Point::CODES.iter().copied().collect());
    let sampled: BTreeSet<_> = changes().iter().map(Change::code).collect();
    assert_eq!(sampled, Change::CODES.iter().copied().collect());
}

#[test]
fn every_message_of_explanations_is_said_and_nothing_else() {
    locale::assert_says_all_of("explain.json", everything);
}

#[test]
fn every_figure_stands_in_its_sentence() {
    let english = Language::english();
    let told = |text: &str, values: Vec<(&'static str, Value)>| {
        assert!(!text.contains(['{', '}', '|']) && text.ends_with('.'), "{text}");
        // Of one thing the words say the number themselves.
        for (name, value) in values.iter().filter(|(_, value)| *value != Value::Whole(1)) {
            assert!(text.contains(&locale::written(&plain(), value)), "{name}: {text}");
        }
    };
    for point in points() {
        told(&words::point(&english, &plain(), &point), point.values());
    }
    for change in changes() {
        told(&words::change(&english, &plain(), &change), change.values());
    }
}
