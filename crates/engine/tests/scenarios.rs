//! Runs every scenario file: it fits the published schema, gives the outcome that it expects, and is written back as it was read.

mod repository;
mod schemas;

use std::collections::BTreeMap;

use ad_credit_lab_engine::outcome::{compare, with_diagnoses};
use ad_credit_lab_engine::{Node, Scenario, simulate};
use repository::{catalogue, files};
use schemas::{json, validator};

#[test]
fn every_scenario_fits_the_schema_and_gives_the_outcome_that_it_expects() {
    let catalogue = catalogue();
    let validator = validator("schema/scenario.schema.json");
    let scenarios = files("tests/scenarios");
    assert!(scenarios.len() >= 25, "{} scenarios are too few", scenarios.len());
    let mut failures = Vec::new();
    for (name, text) in &scenarios {
        failures.extend(
            validator
                .iter_errors(&json(text))
                .map(|error| format!("{name}: schema: {error} at {}", error.instance_path())),
        );
        match Scenario::parse(text, &catalogue) {
            Err(problems) => failures
                .extend(problems.list().iter().map(|problem| format!("{name}: {problem:?}"))),
            Ok(scenario) => {
                let Some(expected) = &scenario.expect else {
                    failures.push(format!("{name}: it expects nothing"));
                    continue;
                };
                let outcome = with_diagnoses(&scenario, &simulate(&scenario));
                failures.extend(
                    compare(expected, &outcome)
                        .iter()
                        .map(|mismatch| format!("{name}: {mismatch}")),
                );
            }
        }
    }
    assert!(failures.is_empty(), "{} failures\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn every_scenario_is_written_back_as_it_was_read() {
    let catalogue = catalogue();
    let validator = validator("schema/scenario.schema.json");
    for (name, text) in files("tests/scenarios") {
        let scenario = Scenario::parse(&text, &catalogue).expect("a good scenario");
        let written = scenario.to_node().to_json();
        assert_eq!(Scenario::parse(&written, &catalogue).as_ref(), Ok(&scenario), "{name}");
        assert!(validator.is_valid(&json(&written)), "{name}");
    }
}

#[test]
fn every_bad_scenario_is_refused_at_the_place_of_its_mistake() {
    let catalogue = catalogue();
    let mut bad = files("tests/bad-scenarios");
    let expected = bad.remove("expected.json").expect("the list of places exists");
    let expected: BTreeMap<String, Vec<String>> =
        serde_json::from_str(&expected).expect("the list of places is JSON");
    let named: Vec<_> = expected.keys().collect();
    assert_eq!(
        bad.keys().collect::<Vec<_>>(),
        named,
        "each bad file has its places and the other way round"
    );
    let mut failures = Vec::new();
    for (name, text) in &bad {
        let mut places = match Scenario::parse(text, &catalogue) {
            Ok(_) => vec!["(accepted)".to_owned()],
            Err(problems) => {
                problems.list().iter().map(|problem| problem.place.clone()).collect::<Vec<_>>()
            }
        };
        let mut wanted = expected[name].clone();
        places.sort();
        wanted.sort();
        if places != wanted {
            failures.push(format!("{name}: expected {wanted:?}, found {places:?}"));
        }
    }
    assert!(failures.is_empty(), "{} failures\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn stopping_a_run_anywhere_gives_the_beginning_of_the_same_journal() {
    let catalogue = catalogue();
    for (name, text) in files("tests/scenarios") {
        let whole = Scenario::parse(&text, &catalogue).expect("a good scenario");
        let rows = journal(&whole);
        for row in &rows {
            let until = row
                .get("at")
                .and_then(Node::as_text)
                .and_then(ad_credit_lab_engine::calendar::Instant::parse);
            let stopped = Scenario { until, ..whole.clone() };
            let beginning = journal(&stopped);
            assert_eq!(beginning, rows[..beginning.len()], "{name} stopped at {until:?}");
            assert!(beginning.contains(row), "{name}: the instant of stopping is included");
        }
    }
}

fn journal(scenario: &Scenario) -> Vec<Node> {
    match simulate(scenario).to_node(scenario).get("journal") {
        Some(Node::List(rows)) => rows.clone(),
        _ => Vec::new(),
    }
}
