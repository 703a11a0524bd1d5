//! Spend plans.

use ad_credit_lab_engine::calendar::Date;
use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

use super::{amount, time};

/// How much is spent: the field that says so, and the number of days where it does not.
fn budgets() -> impl Strategy<Value = (&'static str, Value, Option<u16>)> {
    let days = 1..=15_u16;
    let week =
        (weighted(0.8, amount::amounts()), weighted(0.5, amount::amounts()), amount::amounts());
    prop_oneof![
        4 => (amount::amounts(), days.clone())
            .prop_map(|(budget, days)| ("daily_budget", budget.into(), Some(days))),
        1 => (amount::amounts(), amount::amounts(), days.clone())
            .prop_map(|(from, to, days)| ("ramp", json!({ "from": from, "to": to }), Some(days))),
        1 => (week, days).prop_map(|((monday, thursday, saturday), days)| {
            let mut week = json!({ "saturday": saturday });
            for (day, amount) in [("monday", monday), ("thursday", thursday)] {
                if let Some(amount) = amount {
                    week[day] = amount.into();
                }
            }
            ("by_weekday", week, Some(days))
        }),
        1 => vec(prop_oneof![3 => amount::amounts(), 1 => Just(0_i64)], 1..=12)
            .prop_map(|amounts| ("daily_amounts", amounts.into(), None)),
    ]
}

pub(super) fn spend_plans() -> impl Strategy<Value = Value> {
    let fundings = select(vec!["whole_plan", "entries"]);
    let bids = weighted(0.3, 1..=3_000_i64);
    let pauses = weighted(0.3, (time::dates(0..=8), 0..=3_i32));
    let one_offs = weighted(0.3, (any::<prop::sample::Index>(), amount::amounts()));
    (time::dates(0..=10), budgets(), fundings, bids, pauses, one_offs).prop_map(
        |(start, (name, budget, days), funding, bid, pause, one_off)| {
            let mut plan = json!({ "start": start, "funding": funding });
            plan[name] = budget;
            if let Some(days) = days {
                plan["days"] = days.into();
            }
            if let Some(bid) = bid {
                plan["bid"] = bid.into();
            }
            if let Some((from, days)) = pause {
                let until = date(&from).plus_days(days).to_string();
                plan["pauses"] = json!([{ "from": from, "until": until }]);
            }
            if let Some((day, amount)) = one_off {
                let day = i32::try_from(day.index(days_of(&plan))).expect("a small number");
                let on = date(&start).plus_days(day).to_string();
                plan["one_offs"] = json!([{ "on": on, "amount": amount }]);
            }
            plan
        },
    )
}

/// On how many days a plan spends, whose amounts are whole numbers so far; none where there is no plan.
pub(super) fn spends_of(plan: &Value) -> usize {
    let Some(start) = plan["start"].as_str().map(date) else { return 0 };
    let is_in = |list: &Value, contains: &dyn Fn(&Value) -> bool| {
        list.as_array().is_some_and(|list| list.iter().any(contains))
    };
    let spends = |day: usize| {
        let on = start.plus_days(i32::try_from(day).expect("a small number"));
        let text = on.to_string();
        // ISO dates are in the order of their texts.
        let within = |pause: &Value| {
            pause["from"].as_str() <= Some(&text) && Some(text.as_str()) <= pause["until"].as_str()
        };
        let weekday = ["monday", "", "", "thursday", "", "saturday", ""][on.days_since_monday()];
        let planned = plan["daily_amounts"][day].as_i64() != Some(0)
            && (!plan["by_weekday"].is_object() || plan["by_weekday"][weekday].is_i64());
        is_in(&plan["one_offs"], &|one_off| one_off["on"] == text.as_str())
            || planned && !is_in(&plan["pauses"], &within)
    };
    (0..days_of(plan)).filter(|day| spends(*day)).count()
}

fn days_of(plan: &Value) -> usize {
    let listed = plan["daily_amounts"].as_array().map_or(0, Vec::len);
    plan["days"].as_u64().map_or(listed, |days| days as usize)
}

fn date(text: &str) -> Date {
    Date::parse(text).expect("a date")
}
