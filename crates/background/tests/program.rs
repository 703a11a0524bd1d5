//! The program of the page's workers, natively.
#![allow(clippy::unwrap_used, reason = "what a test takes for granted may fail the test")]

use ad_credit_lab_background::{Program, Runs};
use ad_credit_lab_engine::plan::forecast::{ForecastRequest, forecast};
use ad_credit_lab_engine::{Catalogue, Node, Scenario};

/// A month of ads in which nothing but the spend is planned.
const MONTH: &str = r#"{
    "version": 1,
    "name": "A month of ads",
    "offers": [{ "offer": "article-spend-200-get-200" }],
    "account": { "created": "2026-06-01T09:00", "country": "US", "currency": "USD" },
    "spend_plan": { "start": "2026-06-01", "days": 30, "daily_budget": "25.00" }
}"#;

const UNCERTAIN: &str = r#"{
    "runs": 1000, "seed": 7,
    "daily_spend": { "low": "0.00", "high": "14.00" },
    "start_delay_days": { "low": 0, "high": 9 }
}"#;

fn article() -> &'static str {
    ad_credit_lab_offers::ARTICLE.text
}

fn program() -> Program {
    Program::new(&format!("[{}]", article())).unwrap()
}

fn month() -> Scenario {
    Scenario::parse(MONTH, &Catalogue::parse([article()]).unwrap()).unwrap()
}

fn node(text: &str) -> Node {
    Node::from_json(text).unwrap()
}

fn text_at<'a>(node: &'a Node, path: &[&str]) -> &'a str {
    path.iter().fold(node, |node, name| node.get(name).unwrap()).as_text().unwrap()
}

fn list<'a>(node: &'a Node, name: &str) -> &'a [Node] {
    match node.get(name) {
        Some(Node::List(list)) => list,
        other => panic!("{name} is {other:?}"),
    }
}

/// What the runs of a forecast come to when they are followed in these parts, each by a worker of its own.
fn in_parts(parts: &[(u32, u32)]) -> String {
    let worker = || program().forecast(MONTH, UNCERTAIN).unwrap();
    let mut sum: Runs = worker();
    for (from, until) in parts {
        assert!(sum.add(&worker().follow(*from, *until)));
    }
    sum.forecast()
}

#[test]
fn however_the_runs_are_shared_out_the_forecast_is_the_engines_to_the_byte() {
    let scenario = month();
    let request = ForecastRequest::parse(UNCERTAIN, &scenario).unwrap();
    let whole = forecast(&scenario, &request).to_node(&scenario).to_json_line();
    for parts in [
        &[(0, 1000)][..],
        &[(0, 1), (1, 400), (400, 1000)],
        // Another one was faster, one run was followed twice, and the last part goes beyond the end.
        &[(700, 1200), (0, 301), (300, 700)],
    ] {
        assert_eq!(in_parts(parts), whole, "{parts:?}");
    }
}

#[test]
fn what_is_no_part_is_not_added() {
    let mut runs = program().forecast(MONTH, UNCERTAIN).unwrap();
    assert_eq!(runs.count(), 1000);
    assert!(!runs.add(b"no tally"));
    assert!(runs.add(&runs.follow(0, 10)));
    assert_eq!(node(&runs.forecast()).get("runs"), Some(&Node::Whole(10)));
}

#[test]
fn a_goal_comes_with_the_scenario_that_it_makes_and_with_why_the_next_value_fails() {
    let answer = program().goal(MONTH, r#"{ "find": "daily_budget", "by": "2026-06-07" }"#);
    let answer = node(&answer.unwrap());
    // 200.00 in seven days are 28.571... a day.
    assert_eq!(text_at(&answer, &["answer", "daily_budget"]), "28.58");
    assert_eq!(text_at(&answer, &["applied", "spend_plan", "daily_budget"]), "28.58");
    // With 28.57 it is a day later: the page writes the dates in its own way.
    let said = list(&answer, "fails_said");
    let figures: Vec<_> = said.iter().filter(|piece| piece.as_text().is_none()).collect();
    assert_eq!(text_at(&said[0], &[]), "The requirement is met on ");
    assert_eq!(text_at(figures[0], &["instant"]), "2026-06-08T12:00:00");
    assert_eq!(text_at(figures[1], &["date"]), "2026-06-07");
    assert!(text_at(&answer, &["proof_said"]).starts_with("Arithmetic"));
    assert_eq!(answer.get("limit_said"), None);
}

#[test]
fn a_goal_that_cannot_be_reached_says_what_binds() {
    let request = r#"{ "find": "daily_budget", "by": "2026-06-07", "most": "20.00" }"#;
    let answer = node(&program().goal(MONTH, request).unwrap());
    // 20.00 on each of seven days are 140.00 of 200.00.
    let pieces = list(&answer, "limit_said").iter().map(Node::to_json_line).collect::<Vec<_>>();
    let figures = [
        "{\"whole\":\"7\"}",
        "{\"money\":\"20.00\"}",
        "{\"money\":\"140.00\"}",
        "{\"money\":\"200.00\"}",
    ];
    let said: Vec<_> = pieces.iter().filter(|piece| piece.starts_with('{')).collect();
    assert_eq!(said, figures);
    assert_eq!(pieces.last().unwrap(), "\" is needed.\"");
    assert_eq!(answer.get("applied"), None);
}

#[test]
fn a_large_sweep_comes_in_lists_that_the_page_reads_one_by_one() {
    // From 0.01 to 25.00 are 2,500 budgets.
    let inputs = r#"{ "inputs": [{ "input": "daily_budget", "from": "0.01", "to": "25.00", "step": "0.01" }] }"#;
    let texts = program().sweep(MONTH, inputs).unwrap();
    let (last, ahead) = texts.split_last().unwrap();
    let last = node(last);
    let mut budgets = Vec::new();
    for cells in ahead.iter().map(|text| node(text)) {
        let Node::List(cells) = cells else { panic!("{cells:?} is no list") };
        assert_eq!(cells.len(), 1000);
        budgets.extend(cells.iter().map(|cell| list(cell, "values")[0].clone()));
    }
    budgets.extend(list(&last, "cells").iter().map(|cell| list(cell, "values")[0].clone()));
    assert_eq!(ahead.len(), 2);
    assert_eq!(budgets, list(&list(&last, "inputs")[0], "values"));
}

#[test]
fn a_small_sweep_is_whole_and_its_cell_is_a_scenario() {
    let program = program();
    let inputs = r#"{ "inputs": [{ "input": "days", "values": [7, 9] }] }"#;
    let [whole] = &program.sweep(MONTH, inputs).unwrap()[..] else { panic!("it is one text") };
    assert_eq!(list(&node(whole), "cells").len(), 2);
    let one = r#"{ "inputs": [{ "input": "days", "values": [9] }] }"#;
    let cell = node(&program.cell(MONTH, one).unwrap());
    assert_eq!(cell.get("spend_plan").and_then(|plan| plan.get("days")), Some(&Node::Whole(9)));
}

#[test]
fn what_is_wrong_is_said_with_the_part_and_the_place_where_it_is() {
    for (asked, input, path) in [
        (program().goal("{}", "{}"), "scenario", "version"),
        (program().goal(MONTH, r#"{ "find": "luck" }"#), "request", "find"),
        (program().forecast(MONTH, "{").map(|runs| runs.forecast()), "request", ""),
        (program().cell(MONTH, r#"{ "inputs": [] }"#), "request", "inputs"),
    ] {
        let refusal = node(&asked.unwrap_err());
        assert_eq!(text_at(&refusal, &["failed"]), "refused");
        let first = &list(&refusal, "problems")[0];
        assert_eq!((text_at(&refusal, &["input"]), text_at(first, &["path"])), (input, path));
        assert!(text_at(first, &["message"]).ends_with('.'));
    }
}
