//! What the money timeline shows, against figures worked out by hand.

use ad_credit_lab::charts::money_timeline::series::{CreditEnd, Deadline, Duty, Series};
use ad_credit_lab::state::{Edit, Run};
use ad_credit_lab_engine::Scenario;
use ad_credit_lab_engine::money::Money;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{at_end_of, date, dollars, example, file};

fn series(scenario: Scenario) -> Series {
    Series::of(&Run::of(scenario))
}

fn with(edits: &[(Edit, &str)]) -> Series {
    let edited =
        edits.iter().fold(example(), |scenario, (edit, text)| edit.apply(&scenario, text).unwrap());
    series(edited)
}

/// Counted, not counted, credit and cash at the end of a date, in whole dollars.
fn day(series: &Series, text: &str) -> [i64; 4] {
    let end = at_end_of(text);
    [&series.counted, &series.not_counted, &series.credit, &series.cash].map(|steps| {
        let minor = steps.at(end).minor();
        assert_eq!(minor % 100, 0, "{text}");
        minor / 100
    })
}

#[wasm_bindgen_test]
fn the_example_counts_25_a_day_and_burns_the_credit_by_25_a_day() {
    let series = series(example());
    // 60 days and one more of 25 are topped up on 2 June: 1,525.
    let days = [
        ("2026-06-01", [0, 0, 0, 0]),
        ("2026-06-02", [25, 0, 0, 1500]),
        ("2026-06-08", [175, 0, 0, 1350]),
        ("2026-06-09", [200, 0, 0, 1325]),
        // The credit is there at 12:00 of the next business day and pays the charge of that second.
        ("2026-06-10", [200, 25, 175, 1325]),
        ("2026-06-16", [200, 175, 25, 1325]),
        ("2026-06-17", [200, 200, 0, 1325]),
        // Cash pays again, and counts until the end of 1 July: 14 days more.
        ("2026-06-18", [225, 200, 0, 1300]),
        ("2026-07-01", [550, 200, 0, 975]),
        ("2026-07-02", [550, 225, 0, 950]),
    ];
    for (date, expected) in days {
        assert_eq!(day(&series, date), expected, "{date}");
    }
}

#[wasm_bindgen_test]
fn the_example_marks_the_crossing_the_credit_and_the_deadlines() {
    let series = series(example());
    let (crossed, tier) = series.crossing.clone().unwrap();
    assert_eq!(crossed, date("2026-06-09").noon());
    assert_eq!((tier.threshold(), tier.reward.fixed()), (Some(dollars(200)), Some(dollars(200))));
    assert_eq!(series.progress_ends, Some(crossed));
    assert_eq!(series.issue.unwrap().due, date("2026-06-10").noon());
    assert_eq!(series.credit_end, Some(CreditEnd::UsedUp(date("2026-06-17").noon())));
    // 30 days after 10 June, and 30 days after 1 June.
    let deadlines = [(Duty::Use, "2026-07-10"), (Duty::Earn, "2026-07-01")];
    let deadlines = deadlines.map(|(duty, text)| Deadline { duty, date: date(text) });
    assert_eq!(series.deadlines, deadlines);
    // From the day of creation to two days after the last date of interest.
    assert_eq!(series.dates, (date("2026-06-01"), date("2026-07-12")));
    assert_eq!(series.days(), 42);
}

#[wasm_bindgen_test]
fn ten_a_day_cross_on_a_sunday_and_get_the_credit_on_monday() {
    let series = with(&[(Edit::DailyBudget, "10")]);
    assert_eq!(series.crossing.as_ref().unwrap().0, date("2026-06-21").noon());
    assert_eq!(series.issue.unwrap().due, date("2026-06-22").noon());
    // 200 / 10 = 20 days from 22 June on.
    assert_eq!(series.credit_end, Some(CreditEnd::UsedUp(date("2026-07-11").noon())));
    assert_eq!(day(&series, "2026-06-20"), [190, 0, 0, 420]);
    assert_eq!(day(&series, "2026-06-22"), [200, 10, 190, 410]);
}

#[wasm_bindgen_test]
fn what_is_left_of_a_credit_at_its_end_is_lost() {
    // 6.70 a day: 30 days to the end of 1 July make 201, crossed on 1 July; credit 2 July to 1 August.
    // From 2 July to 31 July 30 charges of 6.70 would be 201, but one more day than the plan has is needed for nothing.
    let series = with(&[(Edit::DailyBudget, "6.70"), (Edit::SpendDays, "40")]);
    assert_eq!(series.crossing.as_ref().unwrap().0, date("2026-07-01").noon());
    // Ten days of the plan are left, 2 to 11 July: 67 of the credit are used.
    let lost = Money::from_minor(13_300);
    assert_eq!(series.credit_end, Some(CreditEnd::Lost(date("2026-08-02").start(), lost)));
    assert_eq!(series.credit.at(at_end_of("2026-08-01")), lost);
    assert_eq!(series.credit.at(at_end_of("2026-08-02")), Money::ZERO);
}

#[wasm_bindgen_test]
fn a_threshold_that_is_missed_has_no_crossing_and_no_credit() {
    let series = with(&[(Edit::DailyBudget, "5")]);
    assert_eq!((&series.crossing, series.issue, series.credit_end), (&None, None, None));
    assert!(series.credit.list().is_empty());
    // 30 days of 5 until the end of 1 July, 30 more days outside of the window.
    assert_eq!(day(&series, "2026-07-01"), [150, 0, 0, 155]);
    assert_eq!(day(&series, "2026-07-31"), [150, 150, 0, 5]);
    assert_eq!(series.progress_ends, Some(date("2026-07-01").end()));
    assert_eq!(series.deadlines, [Deadline { duty: Duty::Earn, date: date("2026-07-01") }]);
}

#[wasm_bindgen_test]
fn spend_before_a_code_is_redeemed_does_not_count() {
    let series = with(&[(Edit::Activation, "code"), (Edit::CodeRedeemed, "2026-06-15")]);
    assert_eq!(day(&series, "2026-06-14"), [0, 325, 0, 1200]);
    assert_eq!(day(&series, "2026-06-15"), [25, 325, 0, 1175]);
    assert_eq!(series.crossing.as_ref().unwrap().0, date("2026-06-22").noon());
    let redeem = Deadline { duty: Duty::Redeem, date: date("2026-06-15") };
    assert!(series.deadlines.contains(&redeem), "{:?}", series.deadlines);
}

#[wasm_bindgen_test]
fn a_code_redeemed_too_late_leaves_only_its_deadline() {
    let series = with(&[(Edit::Activation, "code"), (Edit::CodeRedeemed, "2026-06-16")]);
    assert_eq!(series.counted.top(), Money::ZERO);
    assert_eq!(series.deadlines, [Deadline { duty: Duty::Redeem, date: date("2026-06-15") }]);
    assert_eq!((&series.crossing, series.issue, series.credit_end), (&None, None, None));
}

#[wasm_bindgen_test]
fn only_the_tiers_that_were_reached_and_the_next_one_are_shown() {
    let text = include_str!("../scenarios/of-three-tiers-the-middle-one-pays-alone.json");
    let series = series(file(text));
    assert_eq!(series.tiers.len(), 3);
    let text = include_str!("../scenarios/no-tier-by-the-end-of-the-window-earns-nothing.json");
    assert_eq!(self::series(file(text)).tiers.len(), 1);
}

#[wasm_bindgen_test]
fn spend_toward_a_higher_tier_is_shown_until_the_window_closes() {
    let text = include_str!("../scenarios/of-three-tiers-the-middle-one-pays-alone.json");
    let series = series(file(text));
    let (crossed, tier) = series.crossing.clone().unwrap();
    assert_eq!((crossed, tier.threshold()), (date("2026-06-20").noon(), Some(dollars(500))));
    // 450 and 250 by 20 June; 1,500 can be reached until the end of 1 July.
    let end = date("2026-07-01").end();
    assert_eq!(series.progress_ends, Some(end));
    assert_eq!(series.counted.at(end), dollars(700));
}

#[wasm_bindgen_test]
fn the_picture_ends_where_the_scenario_says_to_stop() {
    let mut scenario = example();
    scenario.until = Some(at_end_of("2026-06-05"));
    let series = series(scenario);
    assert_eq!(series.dates, (date("2026-06-01"), date("2026-06-05")));
    // What has to be done later is not in it.
    assert_eq!(series.deadlines, []);
}

/// The example going on until 20 August, as a clock that has been somewhere looks ahead.
fn ahead(edits: &[(Edit, &str)]) -> Series {
    let edited =
        edits.iter().fold(example(), |scenario, (edit, text)| edit.apply(&scenario, text).unwrap());
    let until = Some(date("2026-08-20").start());
    Series::ahead(&Run::of(Scenario { until, ..edited }))
}

#[wasm_bindgen_test]
fn a_picture_ahead_ends_with_the_story_and_not_with_what_was_replayed() {
    let series = ahead(&[]);
    // The credit can be used until 10 July; the run goes on until 20 August.
    assert_eq!(series.dates, (date("2026-06-01"), date("2026-07-12")));
    assert_eq!(series.crossing.clone().unwrap().0, date("2026-06-09").noon());
    assert_eq!(series.deadlines.len(), 2);
    // A clock within it changes nothing; one that was on 11 July has two days after it.
    let shown = |text| series.dates_with(date(text).noon());
    assert_eq!(shown("2026-06-05"), series.dates);
    assert_eq!(shown("2026-07-10"), series.dates);
    assert_eq!(shown("2026-07-11"), (date("2026-06-01"), date("2026-07-13")));
}

#[wasm_bindgen_test]
fn a_code_that_nobody_redeems_does_not_stretch_the_picture_ahead() {
    let series = ahead(&[(Edit::Activation, "code"), (Edit::CodeRedeemed, "2026-06-16")]);
    // The code could be redeemed until 15 June.
    assert_eq!(series.dates, (date("2026-06-01"), date("2026-06-17")));
}

#[wasm_bindgen_test]
fn a_deadline_after_all_that_was_replayed_is_not_in_the_picture() {
    let until = Some(date("2026-06-20").start());
    let series = Series::ahead(&Run::of(Scenario { until, ..example() }));
    // 1 and 10 July are after it.
    assert_eq!((series.dates.1, &series.deadlines[..]), (date("2026-06-20"), &[][..]));
}
