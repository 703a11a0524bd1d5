//! The forecast held against figures worked out by hand, against itself in other splits, and against its own paper.

mod repository;

use std::fs;

use ad_credit_lab_engine::calendar::Date;
use ad_credit_lab_engine::money::Money;
use ad_credit_lab_engine::plan::forecast::{Forecast, ForecastRequest, Input, Tally, forecast};
use ad_credit_lab_engine::plan::random::Stream;
use ad_credit_lab_engine::{Node, Prepared, Scenario};

/// The article's offer, activated by itself on 1 June at 09:00, so that it earns up to and with 1 July, and a plan.
fn automatic(plan: &str) -> Scenario {
    scenario(r#""activation": "automatic""#, "", plan)
}

fn scenario(activation: &str, entries: &str, plan: &str) -> Scenario {
    let text = format!(
        r#"{{ "version": 1, "name": "A plan",
            "offers": [{{ "offer": "article-spend-200-get-200", {activation} }}],
            "account": {{ "created": "2026-06-01T09:00", "country": "US", "currency": "USD" }},
            "entries": [{entries}], "spend_plan": {{ {plan} }} }}"#
    );
    Scenario::parse(&text, &repository::catalogue()).expect("the scenario can be read")
}

fn request(scenario: &Scenario, text: &str) -> ForecastRequest {
    ForecastRequest::parse(text, scenario).expect("the request can be read")
}

const TWO_DAYS: &str = r#""start": "2026-06-02", "days": 2, "daily_budget": "100.00""#;

/// In how many of all ways to spend these amounts on two days, each so often as its weight says, the offer is qualified for; and in how many ways it is not.
fn qualified_of_all(scenario: &Scenario, weighted: &[(i64, u32)]) -> (u32, u32) {
    let prepared = Prepared::of(scenario);
    let mut rehearsal = prepared.rehearsal();
    let (mut qualified, mut all) = (0, 0);
    for (first, first_weight) in weighted {
        for (second, second_weight) in weighted {
            let totals = rehearsal.run(&[*first, *second].map(Money::from_minor));
            let weight = first_weight * second_weight;
            all += weight;
            if totals.offers[0].crossed().is_some() {
                qualified += weight;
            }
        }
    }
    (qualified, all)
}

/// Asserts that a forecast of 2,000 runs finds a probability, with each of some seeds within so many runs.
fn assert_near(scenario: &Scenario, inputs: &str, expected: u32, within: u32) {
    for seed in [0_u64, 1, 2, 3, 42, (1 << 53) - 1] {
        let text = format!(r#"{{ "runs": 2000, "seed": {seed}, {inputs} }}"#);
        let found = forecast(scenario, &request(scenario, &text)).qualified;
        assert_eq!(found.of, 2_000);
        assert!(found.runs.abs_diff(expected) < within, "seed {seed}: {found:?}");
    }
}

#[test]
fn two_days_of_99_99_to_100_01_reach_200_in_two_of_three_runs() {
    let scenario = automatic(TWO_DAYS);
    // Of the 9 pairs, 3 sum up to 200.00, 2 to 200.01 and 1 to 200.02: 6 of 9.
    let alike = [(9_999, 1), (10_000, 1), (10_001, 1)];
    assert_eq!(qualified_of_all(&scenario, &alike), (6, 9));
    // 2,000 * 6 / 9 = 1,333; a standard error is sqrt(2,000 * 2/3 * 1/3) = 21, four of them are 84.
    let inputs = r#""daily_spend": { "low": "99.99", "high": "100.01" }"#;
    assert_near(&scenario, inputs, 1_333, 84);
}

#[test]
fn two_days_around_100_00_reach_200_in_seven_of_fifteen_runs() {
    let scenario = automatic(TWO_DAYS);
    // 99.98 to 100.01 with 100.00 as the most probable: 3 amounts up to it, 2 from it on, so weights 2, 4, 6 and 3 of 15.
    // 200.00 or more: 2 * 4 * 3 + 6 * 6 + 2 * 6 * 3 + 3 * 3 = 105 of 225, which is 7 of 15.
    let triangle = [(9_998, 2), (9_999, 4), (10_000, 6), (10_001, 3)];
    assert_eq!(qualified_of_all(&scenario, &triangle), (105, 225));
    // 2,000 * 7 / 15 = 933; a standard error is sqrt(2,000 * 7/15 * 8/15) = 22.3, four of them are 89.
    let inputs = r#""daily_spend": { "low": "99.98", "mode": "100.00", "high": "100.01" }"#;
    assert_near(&scenario, inputs, 933, 89);
}

#[test]
fn a_start_after_the_window_qualifies_no_more() {
    // The one day may be 28 June or one of the 9 days after it, of which 28 June to 1 July are in time: 4 of 10.
    let scenario = automatic(r#""start": "2026-06-28", "days": 1, "daily_budget": "200.00""#);
    // 2,000 * 4 / 10 = 800; a standard error is sqrt(2,000 * 0.4 * 0.6) = 21.9, four of them are 87.
    assert_near(&scenario, r#""start_delay_days": { "low": 0, "high": 9 }"#, 800, 87);
    let text = r#"{ "runs": 300, "start_delay_days": { "low": 0, "high": 9 } }"#;
    let dates = forecast(&scenario, &request(&scenario, text)).qualified_on.on;
    let expected = ["2026-06-28", "2026-06-29", "2026-06-30", "2026-07-01"];
    let found: Vec<String> = dates.iter().map(|(date, _)| date.to_string()).collect();
    assert_eq!(found, expected);
}

const CODE: &str = r#"{ "at": "2026-06-01T10:00", "kind": "receive_code" },
    { "at": "2026-06-02T10:00", "kind": "redeem_code" }"#;

#[test]
fn a_code_that_is_entered_after_the_spend_does_not_qualify() {
    // 200.00 on 5 June at 12:00 count if the code is entered on 2, 3, 4 or 5 June at 10:00: a delay of 0 to 3 days of 0 to 9.
    let plan = r#""start": "2026-06-05", "days": 1, "daily_budget": "200.00""#;
    let delay = r#""activation_delay_days": { "low": 0, "high": 9 }"#;
    assert_near(&scenario(r#""activation": "code""#, CODE, plan), delay, 800, 87);
    // Activated by itself at the creation, 1 June 09:00, or later: a delay of 0 to 4 days of 0 to 9.
    assert_near(&automatic(plan), delay, 1_000, 90);
}

#[test]
fn a_level_changes_every_day_alike() {
    // Two days of 100.01 at 99 percent are 99.0099, rounded 99.01, each; at 100 percent 200.02 in all: 1 of 2.
    let scenario = automatic(r#""start": "2026-06-02", "days": 2, "daily_budget": "100.01""#);
    assert_near(&scenario, r#""level_percent": { "low": 99, "high": 100 }"#, 1_000, 90);
    let text = r#"{ "runs": 300, "level_percent": { "low": 99, "high": 100 } }"#;
    let cash_out = forecast(&scenario, &request(&scenario, text)).cash_out;
    assert_eq!((cash_out.least.minor(), cash_out.most.minor()), (19_802, 20_002));
}

#[test]
fn what_can_only_come_out_one_way_is_certain() {
    // 8 * 25.00 = 200.00 on 9 June; the credit comes on 10 June at 12:00, before that day's spend, and pays the last 22 of 30 days:
    // 22 * 25.00 = 550.00, so it is used up by the eighth of them. The cash pays the other 22 days, 550.00.
    let scenario = automatic(r#""start": "2026-06-02", "days": 30, "daily_budget": "25.00""#);
    let text = r#"{ "runs": 20, "daily_spend": { "low": "25.00", "high": "25.00" } }"#;
    let forecast = forecast(&scenario, &request(&scenario, text));
    assert_eq!(
        (forecast.qualified.runs, forecast.rewarded.runs, forecast.any_waste.runs),
        (20, 20, 0)
    );
    let on = |text| vec![(Date::parse(text).unwrap(), 20)];
    assert_eq!(forecast.qualified_on.on, on("2026-06-09"));
    assert_eq!(forecast.rewarded_on.on, on("2026-06-10"));
    assert_eq!(forecast.qualified_on.p90, Date::parse("2026-06-09"));
    assert_eq!(forecast.highest_tier, [20]);
    let minor = |spread: ad_credit_lab_engine::plan::forecast::Spread| {
        assert_eq!(
            (spread.least, spread.p50, spread.most),
            (spread.mean, spread.mean, spread.mean)
        );
        spread.mean.minor()
    };
    assert_eq!(minor(forecast.granted), 20_000);
    assert_eq!(minor(forecast.used), 20_000);
    assert_eq!(minor(forecast.wasted), 0);
    assert_eq!(minor(forecast.cash_out), 55_000);
    // Nothing varies, so nothing matters.
    assert_eq!(forecast.matters_for_qualifying[0].correlation, None);
    assert_eq!(forecast.matters_for_waste[0].correlation, None);
}

#[test]
fn a_credit_that_comes_after_all_spend_is_lost_whole() {
    let scenario = automatic(r#""start": "2026-06-02", "days": 2, "daily_budget": "200.00""#);
    let text = r#"{ "runs": 200, "level_percent": { "low": 50, "high": 100 } }"#;
    let forecast = forecast(&scenario, &request(&scenario, text));
    // At 100 percent the first day, 2 June, reaches 200.00, and the credit comes on 3 June in time to pay the second day whole.
    // At 50 to 99 percent both days are needed, 2 * 100.00 at least, and the credit comes on 4 June, when nothing is spent any more.
    let at_once = forecast.rewarded_on.on[0];
    assert_eq!(at_once.0.to_string(), "2026-06-03");
    assert!(at_once.1 > 0, "this seed must draw 100 percent at least once");
    assert_eq!(forecast.rewarded.runs, 200);
    assert_eq!(forecast.any_waste.runs, 200 - at_once.1);
    assert_eq!((forecast.wasted.least.minor(), forecast.wasted.most.minor()), (0, 20_000));
    // The mean of all runs, rounded half up: 200.00 in each but these.
    assert_eq!(forecast.wasted.mean.minor(), i64::from(200 - at_once.1) * 100);
}

/// A request in which everything is uncertain.
const EVERYTHING: &str = r#"{ "runs": 61, "seed": 7,
    "daily_spend": { "low": "4.00", "mode": "7.00", "high": "12.00" },
    "level_percent": { "low": 90, "high": 110 },
    "start_delay_days": { "low": 0, "high": 3 },
    "activation_delay_days": { "low": 0, "high": 5, "mode": 1 } }"#;

fn uncertain_plan() -> Scenario {
    let plan = r#""start": "2026-06-02", "days": 40, "daily_budget": "7.00""#;
    scenario(r#""activation": "code""#, CODE, plan)
}

#[test]
fn any_split_of_the_runs_in_any_order_gives_the_same_forecast() {
    let scenario = uncertain_plan();
    let request = request(&scenario, EVERYTHING);
    let whole = Forecast::tally(&scenario, &request, 0..61);
    let mut stream = Stream::of(5, 0);
    for _ in 0..12 {
        // Cut at random, merged in a random order, each part sent as bytes; some runs are followed twice.
        let mut parts = Vec::new();
        let mut first = 0;
        while first < 61 {
            let end = first + 1 + stream.below(20) as u32;
            parts.push(Forecast::tally(&scenario, &request, first..end + stream.below(2) as u32));
            first = end;
        }
        let mut merged = Tally::default();
        while !parts.is_empty() {
            let part = parts.swap_remove(stream.below(parts.len() as u64) as usize);
            let part = Tally::from_bytes(&part.to_bytes()).expect("a tally can be read back");
            merged = if stream.below(2) == 0 { merged.merge(part) } else { part.merge(merged) };
        }
        assert_eq!(merged, whole);
        assert_eq!(merged.to_bytes(), whole.to_bytes());
    }
    let together = forecast(&scenario, &request);
    assert_eq!(Forecast::of(&scenario, &request, &whole), together);
    assert_eq!(together.runs, 61);
}

#[test]
fn bytes_that_are_no_tally_are_refused() {
    let scenario = uncertain_plan();
    let tally = Forecast::tally(&scenario, &request(&scenario, EVERYTHING), 0..3);
    let bytes = tally.to_bytes();
    assert_eq!(Tally::from_bytes(&[]), Some(Tally::default()));
    assert_eq!(Tally::from_bytes(&bytes[1..]), None);
    let width = bytes.len() / 3;
    let swapped = [&bytes[width..2 * width], &bytes[..width]].concat();
    assert_eq!(Tally::from_bytes(&swapped), None);
    assert_eq!(Tally::from_bytes(&vec![0xff; width]), None);
}

#[test]
fn the_order_in_which_inputs_are_asked_for_changes_nothing() {
    let scenario = uncertain_plan();
    let other_order = r#"{ "activation_delay_days": { "mode": 1, "high": 5, "low": 0 },
        "start_delay_days": { "high": 3, "low": 0 }, "level_percent": { "high": 110, "low": 90 },
        "daily_spend": { "high": "12.00", "low": "4.00", "mode": "7.00" }, "seed": 7, "runs": 61 }"#;
    let (one, other) = (request(&scenario, EVERYTHING), request(&scenario, other_order));
    assert_eq!(one, other);
    let forecast = forecast(&scenario, &one);
    let matters = &forecast.matters_for_qualifying;
    assert_eq!(matters.len(), 4);
    let sizes: Vec<_> = matters.iter().map(|matter| matter.correlation.map(i16::abs)).collect();
    assert!(sizes.is_sorted_by(|one, other| one >= other), "{sizes:?}");
}

#[test]
fn another_input_leaves_the_draws_of_the_others_as_they_were() {
    let scenario = uncertain_plan();
    let daily = r#""runs": 50, "daily_spend": { "low": "4.00", "high": "12.00" }"#;
    let alone = request(&scenario, &format!("{{ {daily} }}"));
    let with_level = format!(r#"{{ {daily}, "level_percent": {{ "low": 100, "high": 100 }} }}"#);
    let with_level = request(&scenario, &with_level);
    let (alone, with_level) = (forecast(&scenario, &alone), forecast(&scenario, &with_level));
    assert_eq!(alone.cash_out, with_level.cash_out);
    assert_eq!(alone.matters_for_qualifying[0], with_level.matters_for_qualifying[0]);
    let level = with_level.matters_for_qualifying[1];
    assert_eq!((level.input, level.correlation), (Input::Level, None));
}

#[test]
fn equal_seeds_give_equal_figures_and_other_seeds_others() {
    let scenario = uncertain_plan();
    let with_seed = |seed| ForecastRequest { seed, ..request(&scenario, EVERYTHING) };
    let found = |seed| forecast(&scenario, &with_seed(seed)).to_node(&scenario).to_json();
    assert_eq!(found(42), found(42));
    assert_ne!(found(42), found(43));
}

#[test]
fn more_spend_is_found_to_qualify_sooner() {
    let scenario = uncertain_plan();
    let text = r#"{ "runs": 200, "daily_spend": { "low": "4.00", "high": "12.00" },
        "level_percent": { "low": 50, "high": 200 } }"#;
    let matters = forecast(&scenario, &request(&scenario, text)).matters_for_qualifying;
    // A level of 50 to 200 percent moves the sum of forty days far more than their draws do.
    assert_eq!(
        matters.iter().map(|matter| matter.input).collect::<Vec<_>>(),
        [Input::Level, Input::DailySpend]
    );
    assert!(matters[0].correlation.is_some_and(|level| level < -900), "{matters:?}");
}

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

fn json(text: &str) -> serde_json::Value {
    serde_json::from_str(text).expect("it is JSON")
}

fn schema() -> jsonschema::Validator {
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
    let mismatches = ad_credit_lab_engine::outcome::compare(expected, &found);
    assert!(mismatches.is_empty(), "{}", found.to_json());
}
