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
