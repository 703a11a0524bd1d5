//! Every question that customers ask has a scenario in which a cause that answers it is found first, and one in which it nearly is.

mod repository;

use std::collections::BTreeMap;

use ad_credit_lab_engine::Scenario;
use ad_credit_lab_engine::diagnose::{QUESTIONS, diagnose};

/// The scenarios that ask a question, by its number, with the code of the cause that is found first.
fn asked() -> BTreeMap<u8, Vec<(String, Option<&'static str>)>> {
    let catalogue = repository::catalogue();
    let mut asked: BTreeMap<u8, Vec<_>> = BTreeMap::new();
    for (name, text) in repository::files("tests/scenarios") {
        let scenario = Scenario::parse(&text, &catalogue).expect("the scenario is read");
        if let Some(question) = scenario.question {
            let diagnosis = diagnose(&scenario, None, 0).expect("there is an offer");
            let first = diagnosis.findings.first().map(|finding| finding.cause.code());
            let is_checked = scenario.expect.as_ref().and_then(|expect| expect.get("diagnoses"));
            assert!(is_checked.is_some(), "{name} asks a question and expects no answer");
            asked.entry(question).or_default().push((name, first));
        }
    }
    asked
}

#[test]
fn every_question_has_a_scenario_with_its_cause_and_one_that_is_near_it() {
    let asked = asked();
    let mut missing = Vec::new();
    for question in &QUESTIONS {
        let scenarios = asked.get(&question.number).map(Vec::as_slice).unwrap_or_default();
        let answers =
            |first: &Option<&str>| first.is_some_and(|first| question.causes.contains(&first));
        if !scenarios.iter().any(|(_, first)| answers(first)) {
            missing.push(format!("question {} has no scenario with its cause", question.number));
        }
        if !scenarios.iter().any(|(_, first)| !answers(first)) {
            missing.push(format!("question {} has no scenario that is near it", question.number));
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}
