//! The paper on forecasts, and the scenarios that show one.

use std::fs;

use ad_credit_lab_engine::money::Money;
use ad_credit_lab_engine::outcome::compare;
use ad_credit_lab_engine::plan::forecast::{Forecast, ForecastRequest, Input, forecast};
use ad_credit_lab_engine::plan::random::Stream;
use ad_credit_lab_engine::scenario::Action;
use ad_credit_lab_engine::{Node, Scenario, totals};

use crate::requests::{json, schema};
use crate::{TWO_DAYS, automatic, repository, request};

#[test]
fn the_scenarios_that_show_runs_of_a_forecast_spend_what_the_seed_draws() {
    let scenario = automatic(TWO_DAYS);
    let daily = r#""daily_spend": { "low": "99.99", "high": "100.01" }"#;
    let request = request(&scenario, &format!(r#"{{ "runs": 2, "seed": 42, {daily} }}"#));
    let between = request.between(Input::DailySpend).expect("the spend is uncertain");
    let names = [
        "a-run-of-a-forecast-spends-what-its-seed-draws",
        "the-next-run-of-the-same-forecast-is-a-cent-short",
    ];
    for (run, name) in (0_u32..).zip(names) {
        let path = repository::path(&format!("tests/scenarios/{name}.json"));
        let text = fs::read_to_string(path).expect("the scenario exists");
        let written = Scenario::parse(&text, &repository::catalogue()).expect("it can be read");
        let mut stream = Stream::of(42, u64::from(run) * 16);
        let spent = written.entries.iter().filter_map(|entry| match entry.action {
            Action::Spend { amount, .. } => Some(amount.minor()),
            _ => None,
        });
        assert!(spent.eq([(); 2].map(|()| between.draw(&mut stream))), "{name}");
        let tally = Forecast::tally(&scenario, &request, run..run + 1);
        let (found, outcome) = (Forecast::of(&scenario, &request, &tally), totals(&written));
        assert_eq!(found.qualified.runs == 1, outcome.offers[0].crossed().is_some(), "{name}");
        assert_eq!(found.cash_out.mean, outcome.ledger.cash_on_ads(), "{name}");
        let lost = outcome.ledger.credits().first().map_or(Money::ZERO, |book| book.expired());
        assert_eq!(found.wasted.mean, lost, "{name}");
    }
}

/// The JSON texts of a page, in order.
fn examples(page: &str) -> Vec<Node> {
    let texts = page.split("```json\n").skip(1).filter_map(|text| text.split("```").next());
    texts.map(|text| Node::from_json(text).expect("an example is JSON")).collect()
}

#[test]
fn the_example_of_the_paper_is_what_the_forecast_says() {
    let page = fs::read_to_string(repository::path("docs/forecast.md")).expect("the paper exists");
    let examples = examples(&page);
    let [scenario, request, expected] = examples.as_slice() else {
        panic!("the paper has {} examples", examples.len());
    };
    let scenario = Scenario::from_node(scenario, &repository::catalogue()).expect("it can be read");
    assert!(schema().is_valid(&json(&request.to_json())));
    let request = ForecastRequest::from_node(request, &scenario).expect("it can be read");
    let found = forecast(&scenario, &request).to_node(&scenario);
    let mismatches = compare(expected, &found);
    assert!(mismatches.is_empty(), "{}", found.to_json());
}
