//! Every input of the Plan room: which texts it takes, which it refuses and why, and what it changes.

use ad_credit_lab::state::{Edit, catalogue};
use ad_credit_lab_engine::Scenario;
use ad_credit_lab_engine::input::{Expected, Fault};
use ad_credit_lab_engine::money::Currency;
use ad_credit_lab_engine::offer::ActivationMode;
use ad_credit_lab_engine::scenario::{Action, Entry, OfferForm, When};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{date, example, file};

const WITH_A_CODE: &str =
    include_str!("../scenarios/article-by-code-from-receipt-to-exhausted.json");
const WITHOUT_A_PLAN: &str =
    include_str!("../scenarios/article-automatic-from-creation-to-exhausted.json");

/// The example, activated by code.
fn by_code() -> Scenario {
    Edit::Activation.apply(&example(), "code").unwrap()
}

/// Applies an edit that must be taken, and checks that what comes of it can be kept and read again.
fn taken(edit: Edit, scenario: &Scenario, text: &str) -> Scenario {
    let edited = edit.apply(scenario, text).unwrap_or_else(|refusal| {
        panic!("{} refused {text:?}: {refusal:?}", edit.label());
    });
    assert_eq!(Scenario::from_node(&edited.to_node(), catalogue()).as_ref(), Ok(&edited), "{text}");
    edited
}

#[wasm_bindgen_test]
fn the_inputs_show_the_article_s_example() {
    let texts = [
        (Edit::Activation, "automatic"),
        (Edit::AccountCreated, "2026-06-01"),
        (Edit::CodeReceived, ""),
        (Edit::CodeRedeemed, ""),
        (Edit::SpendStart, "2026-06-02"),
        (Edit::DailyBudget, "25"),
        (Edit::SpendDays, "60"),
    ];
    for (edit, text) in texts {
        assert_eq!(edit.text(&example()), text, "{}", edit.label());
    }
}

#[wasm_bindgen_test]
fn good_texts_are_taken_and_shown_again() {
    let cases = [
        (Edit::AccountCreated, "2000-01-01", "2000-01-01"),
        (Edit::AccountCreated, "2199-12-31", "2199-12-31"),
        (Edit::CodeReceived, "2024-02-29", "2024-02-29"),
        (Edit::CodeRedeemed, "2026-06-15", "2026-06-15"),
        (Edit::SpendStart, "2000-01-01", "2000-01-01"),
        (Edit::SpendStart, "2199-12-31", "2199-12-31"),
        (Edit::DailyBudget, "10", "10"),
        (Edit::DailyBudget, " 12.50 ", "12.50"),
        (Edit::DailyBudget, "12.5", "12.50"),
        (Edit::DailyBudget, "0.01", "0.01"),
        (Edit::DailyBudget, "25.00", "25"),
        (Edit::DailyBudget, "99999999999.99", "99999999999.99"),
        (Edit::SpendDays, "1", "1"),
        (Edit::SpendDays, " 3660 ", "3660"),
    ];
    for (edit, text, shown) in cases {
        assert_eq!(edit.text(&taken(edit, &by_code(), text)), shown, "{} {text}", edit.label());
    }
}

#[wasm_bindgen_test]
fn bad_texts_are_refused_with_their_reason() {
    let dollars = Currency::from_code("USD").unwrap();
    let expected = |text: &str, expected| match text {
        "" => Fault::Missing,
        _ => Fault::Expected(expected),
    };
    let dated = [
        // The account's creation keeps its clock time, so that without a date it is no instant.
        (Edit::AccountCreated, Expected::DateOrDateTime, false),
        (Edit::CodeReceived, Expected::DateOrDateTime, true),
        (Edit::CodeRedeemed, Expected::DateOrDateTime, true),
        (Edit::SpendStart, Expected::Date, true),
    ];
    let mut cases = Vec::new();
    for (edit, kind, can_be_empty) in dated {
        for text in
            ["", "2026-02-29", "1999-12-31", "2200-01-01", "06/01/2026", "2026-6-1", "0202-06-01"]
        {
            let text_there = if can_be_empty { text } else { "a time" };
            cases.push((edit, text, expected(text_there, kind.clone())));
        }
    }
    for text in ["", "abc", "1e3", "1,000", "12.", "$5", "٢٥"] {
        cases.push((Edit::DailyBudget, text, expected(text, Expected::Amount)));
    }
    cases.extend([
        (Edit::DailyBudget, "12.345", Fault::TooManyDecimals(dollars)),
        (Edit::DailyBudget, "0", Fault::NotAboveZero),
        (Edit::DailyBudget, "0.00", Fault::NotAboveZero),
        (Edit::DailyBudget, "-5", Fault::NotAboveZero),
        (Edit::DailyBudget, "100000000000", Fault::AmountTooLarge(dollars)),
    ]);
    for text in ["", "0", "3661", "99999", "1.5", "-1", "ten"] {
        let days = Expected::Whole { least: 1, most: 3660 };
        cases.push((Edit::SpendDays, text, expected(text, days)));
    }
    for text in ["", "Automatic", "by_mail"] {
        cases.push((Edit::Activation, text, Fault::ModeNotOffered));
    }
    for (edit, text, fault) in cases {
        let found = edit.apply(&by_code(), text).unwrap_err();
        let faults: Vec<_> = found.into_iter().map(|problem| problem.fault).collect();
        assert_eq!(faults, [fault], "{} {text:?}", edit.label());
    }
}

#[wasm_bindgen_test]
fn what_a_scenario_does_not_have_cannot_be_changed() {
    let without_a_plan = file(WITHOUT_A_PLAN);
    for (edit, text) in [
        (Edit::SpendStart, "2026-06-02"),
        (Edit::DailyBudget, "25"),
        (Edit::SpendDays, "60"),
        (Edit::CodeReceived, "2026-06-02"),
        (Edit::CodeRedeemed, "2026-06-02"),
    ] {
        assert_eq!(edit.text(&without_a_plan), "", "{}", edit.label());
        assert!(edit.apply(&without_a_plan, text).is_err(), "{}", edit.label());
    }
}

#[wasm_bindgen_test]
fn each_input_changes_its_own_part_and_nothing_else() {
    let before = by_code();
    let mut expected = before.clone();
    expected.account.created = date("2026-05-30").start().plus_seconds(9 * 3600);
    assert_eq!(taken(Edit::AccountCreated, &before, "2026-05-30"), expected);

    for (edit, index) in [(Edit::CodeReceived, 0), (Edit::CodeRedeemed, 1)] {
        let mut expected = before.clone();
        expected.entries[index].at = When::On(date("2026-06-09"));
        assert_eq!(taken(edit, &before, "2026-06-09"), expected);
    }

    let mut expected = before.clone();
    expected.spend_plan.as_mut().unwrap().start = date("2026-06-05");
    assert_eq!(taken(Edit::SpendStart, &before, "2026-06-05"), expected);
}

#[wasm_bindgen_test]
fn a_code_of_a_file_keeps_its_time_of_day_and_its_text() {
    let before = file(WITH_A_CODE);
    let after = taken(Edit::CodeRedeemed, &before, "2026-06-09");
    let redemption = |scenario: &Scenario| -> Entry {
        let is_redemption = |entry: &&Entry| matches!(entry.action, Action::RedeemCode { .. });
        scenario.entries.iter().find(is_redemption).unwrap().clone()
    };
    let (old, new) = (redemption(&before), redemption(&after));
    assert_eq!(new.action, old.action);
    let When::At(old) = old.at else { panic!("the file gives the time to the second") };
    assert_eq!(new.at, When::At(old.on(date("2026-06-09"))));
}

#[wasm_bindgen_test]
fn choosing_the_code_adds_its_two_entries_on_the_day_of_creation_and_nothing_else() {
    let mut expected = example();
    expected.offers[0].activation = ActivationMode::Code;
    let at = When::On(date("2026-06-01"));
    expected.entries = vec![
        Entry { at, action: Action::ReceiveCode { offer: 0, code: None, forwarded: false } },
        Entry { at, action: Action::RedeemCode { offer: 0, code: None, admin: true } },
    ];
    assert_eq!(taken(Edit::Activation, &example(), "code"), expected);
}

#[wasm_bindgen_test]
fn choosing_automatic_takes_the_two_entries_away_and_nothing_else() {
    assert_eq!(taken(Edit::Activation, &by_code(), "automatic"), example());

    let before = file(WITH_A_CODE);
    let after = taken(Edit::Activation, &before, "automatic");
    let mut expected = before.clone();
    expected.offers[0].activation = ActivationMode::Automatic;
    expected.entries.retain(|entry| {
        !matches!(entry.action, Action::ReceiveCode { .. } | Action::RedeemCode { .. })
    });
    assert_eq!(expected.entries.len(), before.entries.len() - 2);
    assert_eq!(after, expected);
}

#[wasm_bindgen_test]
fn the_codes_of_other_offers_stay() {
    let mut before = by_code();
    let mut second = before.offers[0].clone();
    second.offer.id = "another".to_owned();
    second.form = ad_credit_lab_engine::scenario::OfferForm::Written;
    before.offers.push(second);
    let at = When::On(date("2026-06-03"));
    let own = Entry { at, action: Action::ReceiveCode { offer: 1, code: None, forwarded: false } };
    before.entries.push(own.clone());
    assert_eq!(taken(Edit::Activation, &before, "automatic").entries, [own]);
}

#[wasm_bindgen_test]
fn a_mode_that_the_offer_does_not_have_is_refused() {
    let mut scenario = example();
    scenario.offers[0].offer.activation.retain(|mode| *mode == ActivationMode::Automatic);
    scenario.offers[0].form = OfferForm::Written;
    let problems = Edit::Activation.apply(&scenario, "code").unwrap_err();
    assert_eq!(problems[0].fault, Fault::ModeNotOffered);
}

/// A refund of a written spend and one of the plan's second day.
const WITH_REFUNDS: &str = r#"{
    "version": 1, "name": "Refunds", "offers": [{ "offer": "article-spend-200-get-200" }],
    "account": { "created": "2026-06-01", "country": "US", "currency": "USD" },
    "entries": [
        { "at": "2026-06-02T10:00", "kind": "spend", "amount": "10.00" },
        { "at": "2026-06-02T11:00", "kind": "refund", "spend": 1, "amount": "1.00" },
        { "at": "2026-06-09", "kind": "refund", "spend": 6, "amount": "2.00" }
    ],
    "spend_plan": { "start": "2026-06-02", "days": 5, "daily_budget": "25.00" }
}"#;

/// The numbers of the spends that are refunded, from 0.
fn refunded(scenario: &Scenario) -> Vec<u32> {
    let spend = |entry: &Entry| match entry.action {
        Action::Refund { spend, .. } => Some(spend),
        _ => None,
    };
    scenario.entries.iter().filter_map(spend).collect()
}

#[wasm_bindgen_test]
fn refunds_go_on_naming_their_spends_when_entries_come_and_go() {
    let before = file(WITH_REFUNDS);
    // Three entries and the plan's top-up, 0 to 3: 5 is the plan's second day.
    assert_eq!(refunded(&before), [0, 5]);
    let by_code = taken(Edit::Activation, &before, "code");
    assert_eq!(refunded(&by_code), [2, 7]);
    assert_eq!(refunded(&taken(Edit::Activation, &by_code, "automatic")), [0, 5]);
}

#[wasm_bindgen_test]
fn a_shorter_plan_takes_the_refunds_of_its_gone_days_away() {
    assert_eq!(refunded(&taken(Edit::SpendDays, &file(WITH_REFUNDS), "2")), [0, 5]);
    assert_eq!(refunded(&taken(Edit::SpendDays, &file(WITH_REFUNDS), "1")), [0]);
}

#[wasm_bindgen_test]
fn an_activation_at_a_known_time_is_never_before_the_account() {
    let mut before = example();
    before.offers[0].activated_at = Some(date("2026-06-03").noon());
    let after = taken(Edit::AccountCreated, &before, "2026-06-02");
    assert_eq!(after.offers[0].activated_at, Some(date("2026-06-03").noon()));
    let after = taken(Edit::AccountCreated, &before, "2026-06-04");
    assert_eq!(after.offers[0].activated_at, Some(after.account.created));
    assert_eq!(taken(Edit::Activation, &before, "code").offers[0].activated_at, None);
}
