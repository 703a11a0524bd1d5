//! Dates and times, close enough together that the same instant and the same date often come up twice.

use std::ops::RangeInclusive;

use ad_credit_lab_engine::calendar::Date;
use proptest::prelude::*;
use proptest::sample::select;

/// The days of a whole story. Accounts are created on day 0, Monday 1 June 2026, or on the day before or after it.
pub(super) const STORY: RangeInclusive<i32> = -2..=24;

/// The days on which something ends that ends with a date.
pub(super) const ENDS: RangeInclusive<i32> = 2..=20;

/// The date so many days after day 0.
fn date(day: i32) -> Date {
    Date::parse("2026-06-01").expect("a date").plus_days(day)
}

/// A date as text.
pub(super) fn dates(days: RangeInclusive<i32>) -> impl Strategy<Value = String> {
    days.prop_map(|day| date(day).to_string())
}

/// A date with a time as text. The first and the last second of a date, noon and a business hour come often.
pub(super) fn instants(days: RangeInclusive<i32>) -> impl Strategy<Value = String> {
    let clock = prop_oneof![
        6 => select(vec![0, 9 * 3600, 43_200, 86_399]),
        1 => 0..86_400_i64,
    ];
    (days, clock).prop_map(|(day, second)| date(day).start().plus_seconds(second).to_string())
}

/// A date with or without a time as text.
pub(super) fn dates_or_instants(days: RangeInclusive<i32>) -> impl Strategy<Value = String> {
    prop_oneof![5 => instants(days.clone()), 1 => dates(days)]
}
