//! Goal seek: answers with their sums by hand, and what stands in the way where there is none.

mod repository;

use ad_credit_lab_engine::plan::goal::{Answer, Request, seek};
use ad_credit_lab_engine::{Node, Scenario, simulate};
use repository::catalogue;

fn scenario(fields: &str) -> Scenario {
    let text = format!(
        r#"{{ "version": 1, "name": "A plan",
            "offers": [{{ "offer": "article-spend-200-get-200", "activation": "automatic" }}],
            "account": {{ "created": "2026-06-01T09:00", "country": "US", "currency": "USD" }},
            {fields} }}"#
    );
    Scenario::parse(&text, &catalogue()).expect("a good scenario")
}

fn by_code(fields: &str) -> Scenario {
    let text = format!(
        r#"{{ "version": 1, "name": "A code",
            "offers": [{{ "offer": "article-spend-200-get-200", "activation": "code" }}],
            "account": {{ "created": "2026-06-01T09:00", "country": "VN", "currency": "USD" }},
            {fields} }}"#
    );
    Scenario::parse(&text, &catalogue()).expect("a good scenario")
}

fn ask(scenario: &Scenario, request: &str) -> Answer {
    seek(scenario, &Request::parse(request, scenario).expect("a good request"))
}

fn at<'a>(node: &'a Node, path: &str) -> &'a Node {
    path.split('.').fold(node, |node, name| node.get(name).unwrap_or(&Node::Null))
}

#[track_caller]
fn assert_says(node: &Node, expected: &[(&str, &str)]) {
    for (path, text) in expected {
        assert_eq!(at(node, path).as_text(), Some(*text), "{path} of {}", node.to_json());
    }
}

const THIRTY_DAYS: &str =
    r#""spend_plan": { "start": "2026-06-01", "days": 30, "daily_budget": "25.00" }"#;

#[test]
fn two_hundred_by_the_seventh_day_takes_28_58_a_day() {
    // 200.00 / 7 = 28.571…, rounded up 28.58: 7 x 28.58 = 200.06, and 7 x 28.57 = 199.99 is 0.01 short.
    let scenario = scenario(THIRTY_DAYS);
    let answer = ask(&scenario, r#"{ "find": "daily_budget", "by": "2026-06-07" }"#);
    assert_says(
        &answer.to_node(&scenario),
        &[
            ("answer.daily_budget", "28.58"),
            ("run.crossed", "2026-06-07T12:00:00"),
            ("next.value.daily_budget", "28.57"),
            ("next.run.crossed", "2026-06-08T12:00:00"),
            ("next.fails.code", "met_too_late"),
            ("proof.kind", "arithmetic"),
            ("proof.bound", "28.58"),
        ],
    );
    let applied = simulate(&answer.apply(&scenario).expect("there is an answer"));
    assert_eq!(
        applied.offers[0].crossed().expect("it is reached").to_string(),
        "2026-06-07T12:00:00"
    );
}

#[test]
fn in_whole_units_it_is_29() {
    let scenario = scenario(THIRTY_DAYS);
    let request = r#"{ "find": "daily_budget", "by": "2026-06-07", "whole_units": true }"#;
    assert_says(
        &ask(&scenario, request).to_node(&scenario),
        &[
            ("answer.daily_budget", "29.00"),
            ("next.value.daily_budget", "28.00"),
            ("proof.kind", "arithmetic"),
        ],
    );
}

#[test]
fn tax_inside_the_budget_makes_it_larger() {
    // At 10 % inside, x holds x - round(x / 11) of ads. Seven days must hold 200.00, so each 28.58: 31.43 - 2.86 = 28.57 is too
    // little, 31.44 - 2.86 = 28.58 is enough. Of 30 x 28.58 = 857.40 the credit pays 200.00, so 657.40 count.
    let mut scenario = scenario(THIRTY_DAYS);
    let taxed = Scenario::parse(
        &scenario.to_node().to_json().replace(
            r#""currency": "USD","#,
            r#""currency": "USD", "tax": { "rate_percent": "10", "mode": "consumption", "amounts_include_tax": true },"#,
        ),
        &catalogue(),
    );
    scenario = taxed.expect("a good scenario");
    assert!(scenario.account.tax.is_some());
    assert_says(
        &ask(&scenario, r#"{ "find": "daily_budget", "by": "2026-06-07" }"#).to_node(&scenario),
        &[
            ("answer.daily_budget", "31.44"),
            ("run.counted", "657.40"),
            ("proof.kind", "arithmetic"),
        ],
    );
}
