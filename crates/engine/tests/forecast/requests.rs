//! Reading requests, and their schema.

use std::fs;

use ad_credit_lab_engine::Scenario;
use ad_credit_lab_engine::plan::forecast::ForecastRequest;

use crate::{EVERYTHING, TWO_DAYS, automatic, repository, request, scenario, uncertain_plan};

#[test]
fn a_request_with_a_mistake_is_refused_at_its_place() {
    let with_plan = automatic(TWO_DAYS);
    let mut without_plan = with_plan.clone();
    without_plan.spend_plan = None;
    let by_code = scenario(r#""activation": "code""#, "", TWO_DAYS);
    type Places<'a> = &'a [(&'a str, &'a str)];
    let cases: [(&Scenario, &str, Places<'_>); 17] = [
        (&with_plan, "[", &[("", "not_json")]),
        (&with_plan, "[]", &[("", "expected_object")]),
        (&with_plan, "{}", &[("", "nothing_given")]),
        (&with_plan, r#"{ "runs": 5 }"#, &[("", "nothing_given")]),
        (
            &with_plan,
            r#"{ "level_percent": { "low": 1, "high": 2 }, "days": 3 }"#,
            &[("days", "unknown_field")],
        ),
        (
            &with_plan,
            r#"{ "runs": 0, "seed": 9007199254740992, "offer": "none", "daily_spend": { "low": 4 } }"#,
            &[
                ("runs", "expected_whole"),
                ("seed", "expected_whole"),
                ("offer", "unknown_offer"),
                ("daily_spend.low", "expected_amount"),
                ("daily_spend.high", "missing_field"),
            ],
        ),
        (
            &with_plan,
            r#"{ "runs": 1000001, "level_percent": { "low": 1, "high": 2 } }"#,
            &[("runs", "expected_whole")],
        ),
        (
            &with_plan,
            r#"{ "seed": 1.5, "level_percent": { "low": 1, "high": 2 } }"#,
            &[("seed", "expected_whole")],
        ),
        (
            &with_plan,
            r#"{ "daily_spend": { "low": "0", "high": "0" } }"#,
            &[("daily_spend.high", "not_above_zero")],
        ),
        (
            &with_plan,
            r#"{ "daily_spend": { "low": "2", "high": "1.99" } }"#,
            &[("daily_spend.high", "most_below_least")],
        ),
        (
            &with_plan,
            r#"{ "daily_spend": { "low": "2", "high": "3", "mode": "1" } }"#,
            &[("daily_spend.mode", "outside_bounds")],
        ),
        (
            &with_plan,
            r#"{ "daily_spend": { "low": "2", "high": "3", "mode": "2.001" } }"#,
            &[("daily_spend.mode", "too_many_decimals")],
        ),
        (
            &with_plan,
            r#"{ "level_percent": { "low": 0, "high": 1001 } }"#,
            &[("level_percent.low", "expected_whole"), ("level_percent.high", "expected_whole")],
        ),
        (
            &with_plan,
            r#"{ "start_delay_days": { "low": 0, "high": 367 } }"#,
            &[("start_delay_days.high", "expected_whole")],
        ),
        (
            &with_plan,
            r#"{ "daily_spend": { "low": "1", "high": "99999999999.99" }, "level_percent": { "low": 1, "high": 101 } }"#,
            &[("level_percent", "amount_too_large")],
        ),
        (
            &without_plan,
            r#"{ "daily_spend": { "low": "1", "high": "2" }, "level_percent": { "low": 1, "high": 2 }, "start_delay_days": { "low": 1, "high": 2 } }"#,
            &[
                ("daily_spend", "needs_spend_plan"),
                ("level_percent", "needs_spend_plan"),
                ("start_delay_days", "needs_spend_plan"),
            ],
        ),
        (
            &by_code,
            r#"{ "activation_delay_days": { "low": 1, "high": 2 } }"#,
            &[("activation_delay_days", "nothing_to_delay")],
        ),
    ];
    for (scenario, text, expected) in cases {
        let problems = ForecastRequest::parse(text, scenario).expect_err(text);
        let found: Vec<_> = problems
            .list()
            .iter()
            .map(|problem| (problem.place.as_str(), problem.fault.code()))
            .collect();
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn so_many_runs_of_a_long_scenario_are_refused() {
    let scenario = automatic(r#""start": "2026-06-02", "days": 3660, "daily_budget": "1.00""#);
    // 1,000,000,000 / (3,660 days and a top-up) = 273,149.
    let text =
        |runs| format!(r#"{{ "runs": {runs}, "start_delay_days": {{ "low": 0, "high": 1 }} }}"#);
    assert!(ForecastRequest::parse(&text(273_149), &scenario).is_ok());
    let problems = ForecastRequest::parse(&text(273_150), &scenario).unwrap_err();
    assert_eq!(problems.list()[0].fault.code(), "too_many_runs");
}

#[test]
fn a_request_is_written_back_as_it_was_read() {
    let scenario = uncertain_plan();
    let read = request(&scenario, EVERYTHING);
    let written = read.to_node(&scenario);
    assert_eq!(ForecastRequest::from_node(&written, &scenario), Ok(read));
    assert!(schema().is_valid(&json(&written.to_json())));
}

pub(crate) fn json(text: &str) -> serde_json::Value {
    serde_json::from_str(text).expect("it is JSON")
}

pub(crate) fn schema() -> jsonschema::Validator {
    let path = repository::path("schema/forecast.schema.json");
    let text = fs::read_to_string(path).expect("the schema exists");
    jsonschema::validator_for(&json(&text)).expect("the schema is one")
}

#[test]
fn the_schema_takes_what_the_engine_takes_and_refuses_what_it_can_tell() {
    let scenario = uncertain_plan();
    let schema = schema();
    let good = [
        r#"{ "daily_spend": { "low": "0", "high": "0.01" } }"#,
        r#"{ "runs": 1000000, "seed": 9007199254740991, "daily_spend": { "low": "0.00", "mode": "0", "high": "5" } }"#,
        r#"{ "$schema": "x", "offer": "article-spend-200-get-200", "start_delay_days": { "low": 0, "high": 366 } }"#,
        r#"{ "runs": 1, "level_percent": { "low": 1, "high": 1000 } }"#,
    ];
    for text in good {
        assert!(schema.is_valid(&json(text)), "{text}");
        assert!(ForecastRequest::parse(text, &scenario).is_ok(), "{text}");
    }
    let bad = [
        r#"{ }"#,
        r#"{ "runs": 0, "level_percent": { "low": 1, "high": 2 } }"#,
        r#"{ "seed": -1, "level_percent": { "low": 1, "high": 2 } }"#,
        r#"{ "seed": 9007199254740992, "level_percent": { "low": 1, "high": 2 } }"#,
        r#"{ "daily_spend": { "low": "1", "high": "0" } }"#,
        r#"{ "daily_spend": { "low": 1, "high": 2 } }"#,
        r#"{ "daily_spend": { "low": "01", "high": "2" } }"#,
        r#"{ "level_percent": { "low": 0, "high": 1001 } }"#,
        r#"{ "start_delay_days": { "low": 0, "high": 367 } }"#,
        r#"{ "start_delay_days": { "low": 0 } }"#,
        r#"{ "activation_delay_days": { "low": 0, "high": 3, "most": 2 } }"#,
        r#"{ "offer": "No Id", "level_percent": { "low": 1, "high": 2 } }"#,
    ];
    for text in bad {
        assert!(!schema.is_valid(&json(text)), "{text}");
        assert!(ForecastRequest::parse(text, &scenario).is_err(), "{text}");
    }
}
