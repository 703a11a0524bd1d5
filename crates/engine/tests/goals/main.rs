//! Goal seek: answers with their sums by hand, and what stands in the way where there is none.

mod budgets;
mod credit;
mod dates;
#[path = "../repository/mod.rs"]
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

fn written(offers: &str, fields: &str) -> Scenario {
    let text = format!(
        r#"{{ "version": 1, "name": "Written offers", "offers": [{offers}],
            "account": {{ "created": "2026-06-01T09:00", "country": "US", "currency": "USD" }},
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

/// Fails unless the answer to a request says this; gives it.
#[track_caller]
fn assert_answers(scenario: &Scenario, request: &str, expected: &[(&str, &str)]) -> Answer {
    let answer = ask(scenario, request);
    assert_says(&answer.to_node(scenario), expected);
    answer
}

const THIRTY_DAYS: &str =
    r#""spend_plan": { "start": "2026-06-01", "days": 30, "daily_budget": "25.00" }"#;

#[test]
fn mistakes_of_a_request_name_their_places() {
    let scenario = scenario(THIRTY_DAYS);
    let without_plan = by_code(r#""entries": []"#);
    let cases = [
        ("[]", vec![""]),
        ("{}", vec!["find"]),
        (r#"{ "find": "luck" }"#, vec!["find"]),
        (r#"{ "find": "daily_budget", "offer": "none", "tier": 1 }"#, vec!["offer"]),
        (r#"{ "find": "daily_budget", "tier": 2, "by": "soon" }"#, vec!["tier", "by"]),
        (
            r#"{ "find": "daily_budget", "most": 20, "whole_units": "yes" }"#,
            vec!["whole_units", "most"],
        ),
        (r#"{ "find": "start", "most": "20.00" }"#, vec!["most"]),
        (r#"{ "find": "use_up_credit", "by": "2026-06-07" }"#, vec!["by"]),
        (r#"{ "find": "most_credit", "tier": 1 }"#, vec!["tier"]),
    ];
    let places = |request: &str, scenario: &Scenario| {
        let problems = Request::parse(request, scenario).expect_err(request);
        problems.list().iter().map(|problem| problem.place.clone()).collect::<Vec<_>>()
    };
    for (request, expected) in cases {
        assert_eq!(places(request, &scenario), expected, "{request}");
    }
    assert_eq!(places(r#"{ "find": "daily_budget" }"#, &without_plan), ["find"]);
    assert!(Request::parse(r#"{ "find": "activation" }"#, &without_plan).is_ok());
}
