//! `check`: outcomes held against what the files expect.

use super::program::{run, taxed_scenario, write};

#[test]
fn a_file_that_comes_out_as_expected_passes() {
    // Top-up 200, less 100 and its 10 % tax: 200 - 110 = 90. The next 110 is refused, so 100 counted.
    let expect = r#", "expect": { "balances": { "cash": "90.00" }, "offers": { "article-spend-200-get-200": { "counted": "100.00" } } }"#;
    write("passes.json", &taxed_scenario(expect));
    let ran = run(&["check", "passes.json"]);
    assert_eq!((ran.code, ran.errors.as_str()), (Some(0), ""));
    assert_eq!(ran.out, "1 passed, 0 failed\n");
}

#[test]
fn a_wrong_expectation_is_a_line_and_ends_with_1() {
    // It wrongly expects that the refused charge took place, too: 90 - 110 = -20, and 200 counted.
    let wrong = r#", "expect": { "balances": { "cash": "-20.00" }, "offers": { "article-spend-200-get-200": { "counted": "200.00" } } }"#;
    write("wrong.json", &taxed_scenario(wrong));
    write("right.json", &taxed_scenario(r#", "expect": { "balances": { "cash": "90.00" } }"#));
    let ran = run(&["check", "wrong.json", "right.json"]);
    assert_eq!((ran.code, ran.errors.as_str()), (Some(1), ""));
    assert_eq!(
        ran.out,
        "wrong.json: balances.cash: expected \"-20.00\", found \"90.00\"\n\
         wrong.json: offers.article-spend-200-get-200.counted: expected \"200.00\", found \"100.00\"\n\
         1 passed, 1 failed\n"
    );
}

#[test]
fn a_difference_is_one_line_whatever_it_holds() {
    // The only charge that took place was paid in cash: one payer of 100, where two are expected.
    let wrong = r#", "expect": { "\u001b[2J\n": { "a": 1 }, "journal": { "2": { "paid_by": [{ "from": "a" }, { "from": "b" }] } } }"#;
    write("one-line.json", &taxed_scenario(wrong));
    let ran = run(&["check", "one-line.json"]);
    assert_eq!(ran.code, Some(1));
    assert_eq!(
        ran.out,
        "one-line.json: \u{fffd}[2J\u{fffd}: expected { \"a\": 1 }, found null\n\
         one-line.json: journal.2.paid_by: expected [ { \"from\": \"a\" }, { \"from\": \"b\" } ], \
         found [ { \"from\": \"cash\", \"amount\": \"100.00\" } ]\n\
         0 passed, 1 failed\n"
    );
}

#[test]
fn a_scenario_that_expects_nothing_has_failed() {
    write("nothing.json", &taxed_scenario(""));
    let ran = run(&["check", "nothing.json"]);
    assert_eq!(ran.code, Some(1));
    assert_eq!(
        ran.out,
        "nothing.json: There is nothing to compare with: the scenario has no “expect”.\n\
         0 passed, 1 failed\n"
    );
}

#[test]
fn a_bad_file_outweighs_a_mismatch() {
    write("check-bad.json", "{}");
    write("check-nothing.json", &taxed_scenario(""));
    let ran = run(&["check", "check-bad.json", "check-nothing.json"]);
    assert_eq!(ran.code, Some(2));
    let mut missing = ran.errors.lines();
    assert_eq!(missing.next(), Some("check-bad.json: version: This field is missing."));
    assert_eq!(ran.out.lines().last(), Some("0 passed, 2 failed"));
}

/// An offer's file: spend 100, get 50. A field more can be given, before its tiers.
fn offer(more: &str) -> String {
    r#"{
        "version": 1, "id": "spend-100-get-50", "network": "Test", "title": "Spend 100, get 50", "currency": "USD",
        "source": { "name": "Test", "grade": "S", "seen": "2026-01-01" },
        "activation": { "modes": ["automatic"] },
        MORE
        "tiers": [{ "threshold": "100.00", "reward": { "kind": "fixed", "amount": "50.00" } }],
        "issuance": { "unit": "hour", "earliest": 0, "latest": 0 },
        "credit": { "type": "free", "lifetime": { "days": 30 } }
    }"#
    .replace("MORE", more)
}

#[test]
fn the_file_of_an_offer_passes_when_it_is_valid() {
    write("offer.json", &offer(""));
    let ran = run(&["check", "offer.json"]);
    assert_eq!((ran.code, ran.errors.as_str()), (Some(0), ""));
    assert_eq!(ran.out, "offer.json: The offer spend-100-get-50 is valid.\n1 passed, 0 failed\n");
}

#[test]
fn the_mistakes_of_an_offer_are_named_as_those_of_a_scenario() {
    write("bad-offer.json", &offer(r#""tier_mod": "each","#));
    let ran = run(&["check", "bad-offer.json"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), "0 passed, 1 failed\n"));
    let place = "bad-offer.json: tier_mod: There is no field of this name here.";
    assert!(ran.errors.starts_with(place), "{}", ran.errors);
    // Only `check` takes an offer: there is nothing in it to run.
    write("offer-to-run.json", &offer(""));
    let ran = run(&["run", "offer-to-run.json"]);
    assert_eq!(ran.code, Some(2));
    assert!(
        ran.errors.contains("offer-to-run.json: offers: This field is missing."),
        "{}",
        ran.errors
    );
}
