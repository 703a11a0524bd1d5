//! What docs/planning.md shows is what the engine says, and the schemas of requests say what it takes.

mod repository;

use std::fs;

use ad_credit_lab_engine::plan::{goal, sweep};
use ad_credit_lab_engine::{Node, Scenario};
use repository::catalogue;

/// The blocks of JSON of the page, each with the word that says what it is.
fn blocks() -> Vec<(String, String)> {
    let text = fs::read_to_string(repository::path("docs/planning.md")).expect("the page exists");
    let parts = text.split("```json ").skip(1);
    parts
        .map(|part| {
            let (block, _) = part.split_once("```").expect("a block has an end");
            let (word, json) = block.split_once('\n').expect("a block has lines");
            (word.trim().to_owned(), json.to_owned())
        })
        .collect()
}

fn validator(name: &str) -> jsonschema::Validator {
    let text = fs::read_to_string(repository::path(name)).expect("the schema exists");
    let schema = serde_json::from_str(&text).expect("the schema is JSON");
    jsonschema::validator_for(&schema).expect("the schema is one")
}

fn fits(validator: &jsonschema::Validator, text: &str) -> bool {
    validator.is_valid(&serde_json::from_str(text).expect("JSON"))
}

#[test]
fn the_examples_of_the_page_are_what_the_engine_says() {
    let catalogue = catalogue();
    let [goals, sweeps] = ["schema/goal.schema.json", "schema/sweep.schema.json"].map(validator);
    let (mut scenario, mut said): (Option<Scenario>, Option<Node>) = (None, None);
    let mut answers = 0;
    for (word, text) in blocks() {
        match word.as_str() {
            "scenario" => {
                scenario = Some(Scenario::parse(&text, &catalogue).expect("a good scenario"));
            }
            "goal" => {
                assert!(fits(&goals, &text), "{text}");
                let scenario = scenario.as_ref().expect("a scenario comes first");
                let request = goal::Request::parse(&text, scenario).expect("a good request");
                said = Some(goal::seek(scenario, &request).to_node(scenario));
            }
            "sweep" => {
                assert!(fits(&sweeps, &text), "{text}");
                let scenario = scenario.as_ref().expect("a scenario comes first");
                let request = sweep::Request::parse(&text, scenario).expect("a good request");
                said = Some(sweep::sweep(scenario, &request).to_node(scenario));
            }
            "answer" => {
                let shown = Node::from_json(&text).expect("JSON");
                assert_eq!(Some(shown.to_json()), said.as_ref().map(Node::to_json));
                answers += 1;
            }
            _ => panic!("nobody knows what {word:?} is"),
        }
    }
    assert!(answers >= 3, "{answers} answers are too few");
}

/// A scenario of which much can be asked.
fn scenario() -> Scenario {
    let text = r#"{
        "version": 1,
        "name": "A plan",
        "offers": [{ "offer": "article-spend-200-get-200", "activation": "automatic" }],
        "account": { "created": "2026-06-01T09:00", "country": "US", "currency": "USD" },
        "entries": [{ "at": "2026-06-01T10:00", "kind": "top_up", "amount": "50.00" }],
        "spend_plan": { "start": "2026-06-01", "days": 30, "daily_budget": "25.00" }
    }"#;
    Scenario::parse(text, &catalogue()).expect("a good scenario")
}

#[test]
fn the_schema_of_goals_takes_what_the_engine_takes() {
    let (validator, scenario) = (validator("schema/goal.schema.json"), scenario());
    let requests = [
        r#"{ "$schema": "goal.schema.json", "find": "daily_budget", "offer": "article-spend-200-get-200", "tier": 1, "by": "2026-06-07", "whole_units": true, "most": "99.50" }"#,
        r#"{ "find": "activation", "by": "2026-06-07" }"#,
        r#"{ "find": "start", "tier": 1 }"#,
        r#"{ "find": "use_up_credit", "most": "10" }"#,
        r#"{ "find": "most_credit", "whole_units": false }"#,
        r#"{ "find": "most_credit", "tier": 1 }"#,
        r#"{ "find": "activation", "most": "10" }"#,
        r#"{ "find": "use_up_credit", "by": "2026-06-07" }"#,
        r#"{ "find": "daily_budget", "by": "2026-06-31" }"#,
        r#"{ "find": "daily_budget", "most": "0" }"#,
        r#"{ "find": "daily_budget", "most": 10 }"#,
        r#"{ "find": "daily_budget", "tier": 0 }"#,
        r#"{ "find": "daily_budget", "offer": "No" }"#,
        r#"{ "find": "more" }"#,
        r#"{ "by": "2026-06-07" }"#,
        "[]",
    ];
    let taken = requests.map(|text| goal::Request::parse(text, &scenario).is_ok());
    assert_eq!(taken, requests.map(|text| fits(&validator, text)));
    assert_eq!(taken.iter().filter(|taken| **taken).count(), 5);
}

#[test]
fn the_schema_of_sweeps_takes_what_the_engine_takes() {
    let (validator, scenario) = (validator("schema/sweep.schema.json"), scenario());
    let inputs = [
        r#"{ "input": "daily_budget", "from": "5.00", "to": "60.00", "step": "1.00" }"#,
        r#"{ "input": "days", "values": [7, 14] }, { "input": "tax_percent", "from": "0", "to": "20", "step": "2.5" }"#,
        r#"{ "input": "start", "from": "2026-06-01", "to": "2026-06-09", "step": 2 }"#,
        r#"{ "input": "activation", "values": ["2026-06-02"] }"#,
        r#"{ "input": "threshold", "tier": 1, "values": ["100.00"] }, { "input": "reward", "values": ["100.00"] }"#,
        r#"{ "input": "top_up", "entry": 1, "values": ["100.00"] }"#,
        r#"{ "input": "top_up", "tier": 1, "values": ["100.00"] }"#,
        r#"{ "input": "days", "tier": 1, "values": [7] }"#,
        r#"{ "input": "days", "values": ["7"] }"#,
        r#"{ "input": "days", "values": [] }"#,
        r#"{ "input": "days", "from": 1, "to": 3 }"#,
        r#"{ "input": "days", "from": 1, "to": 3, "step": 1, "values": [2] }"#,
        r#"{ "input": "tax_percent", "values": ["101"] }"#,
        r#"{ "input": "luck", "values": ["1"] }"#,
        r#"{ "values": ["1"] }"#,
        "",
    ];
    let requests = inputs.map(|inputs| format!(r#"{{ "inputs": [{inputs}] }}"#));
    for request in &requests {
        let taken = sweep::Request::parse(request, &scenario).is_ok();
        assert_eq!(taken, fits(&validator, request), "{request}");
    }
    let taken = requests.iter().filter(|request| fits(&validator, request));
    assert_eq!(taken.count(), 6);
}
