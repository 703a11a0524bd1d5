//! `goal`: the smallest amount or the latest date.

use ad_credit_lab_engine::Node;

use super::program::{run, write};

pub(super) const MONTH: &str = r#"{
    "version": 1,
    "name": "A month of ads",
    "offers": [{ "offer": "article-spend-200-get-200" }],
    "account": { "created": "2026-06-01T09:00", "country": "US", "currency": "USD" },
    "spend_plan": { "start": "2026-06-01", "days": 30, "daily_budget": "25.00" }
}"#;

#[test]
fn the_answer_comes_with_the_next_amount_and_why_it_fails() {
    write("goal-month.json", MONTH);
    let ran = run(&["goal", "goal-month.json", "--find", "daily_budget", "--by", "2026-06-07"]);
    assert_eq!((ran.code, ran.errors.as_str()), (Some(0), ""));
    ran.assert_line(
        "The smallest daily budget for tier 1 of article-spend-200-get-200 (unverified) by 2026-06-07",
    );
    ran.assert_line("ANSWER: 28.58 USD a day");
    ran.assert_line("Next to it, 28.57 USD a day: The requirement is met on 2026-06-08 12:00, which is later than 2026-06-07. [TT-45, T-ACT]");
}

#[test]
fn options_and_a_request_file_ask_the_same() {
    write("goal-options.json", MONTH);
    write(
        "goal-request.json",
        r#"{ "find": "daily_budget", "whole_units": true, "by": "2026-06-07" }"#,
    );
    let options =
        ["--find", "daily_budget", "--by", "2026-06-07", "--whole-units", "--format", "json"];
    let by_options = run(&[&["goal", "goal-options.json"], &options[..]].concat());
    let by_file =
        run(&["goal", "goal-options.json", "--request", "goal-request.json", "--format", "json"]);
    assert_eq!((by_file.code, by_file.errors.as_str()), (Some(0), ""));
    assert_eq!(by_file.out, by_options.out);
    let document = by_file.document();
    let budget = document.get("answer").and_then(|answer| answer.get("daily_budget"));
    assert_eq!(budget.and_then(Node::as_text), Some("29.00"));
}

#[test]
fn that_there_is_no_answer_is_an_answer() {
    write("goal-none.json", MONTH);
    let ran = run(&["goal", "goal-none.json", "--find", "start", "--by", "2026-06-07"]);
    assert_eq!(ran.code, Some(0));
    // Eight days of 25.00 end on 8 June at the earliest, which is where a plan from 1 June comes closest.
    ran.assert_line("THERE IS NONE: The requirement is met on 2026-06-08 12:00, which is later than 2026-06-07. [TT-45, T-ACT]");
}

#[test]
fn mistakes_of_options_and_requests_name_their_places() {
    write("goal-bad.json", MONTH);
    write("goal-bad-request.json", r#"{ "find": "start", "by": "June" }"#);
    let ran = run(&["goal", "goal-bad.json", "--find", "start", "--tier", "2"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.errors.starts_with("options: tier: "), "{}", ran.errors);
    let ran = run(&["goal", "goal-bad.json", "--request", "goal-bad-request.json"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.errors.starts_with("goal-bad-request.json: by: "), "{}", ran.errors);
    let ran = run(&["goal", "goal-bad.json"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.errors.contains("--find"), "{}", ran.errors);
}
