//! Chances, dates and amounts that can be worked out by hand.

use ad_credit_lab_engine::calendar::Date;
use ad_credit_lab_engine::money::Money;
use ad_credit_lab_engine::plan::forecast::{Input, Spread, forecast};
use ad_credit_lab_engine::{Prepared, Scenario};

use crate::{CODE, TWO_DAYS, automatic, request, scenario, uncertain_plan};

/// In how many ways to spend two of these amounts on two days the offer is qualified for, and how many ways there are.
/// Each amount is there as often as its weight says.
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
    let minor = |spread: Spread| {
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
