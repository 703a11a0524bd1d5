//! Amounts in minor units, and their way into the text of a file.

use ad_credit_lab_engine::money::{Currency, Money};
use proptest::prelude::*;
use serde_json::Value;

/// The fields that hold an amount.
const NAMES: &[&str] = &[
    "amount",
    "threshold",
    "daily_budget",
    "monday",
    "thursday",
    "saturday",
    "bid",
    "cap",
    "min_cash",
    "shown",
    "least",
    "most",
];

/// The objects and lists whose own numbers are amounts.
const HOLDERS: &[&str] = &["ramp", "daily_amounts"];

/// An amount in minor units. Round ones come often, so that sums are reached exactly; so do those a unit beside them.
pub(super) fn amounts() -> impl Strategy<Value = i64> {
    prop_oneof![
        8 => round_amounts(),
        2 => 1..=20_000_i64,
        2 => round_amounts().prop_map(|amount| amount - 1),
        1 => 1..=3_i64,
    ]
}

/// A multiple of 25 units of a currency with two decimals.
pub(super) fn round_amounts() -> impl Strategy<Value = i64> {
    (1..=6_i64).prop_map(|times| times * 2_500)
}

/// An amount of money that is added: enough for a while, sometimes as much as a file can hold.
pub(super) fn large_amounts() -> impl Strategy<Value = i64> {
    prop_oneof![
        12 => (1..=60_i64).prop_map(|hundreds| hundreds * 10_000),
        4 => amounts(),
        1 => Just(Money::LARGEST_INPUT.minor()),
    ]
}

/// Writes every amount below a node, a whole number so far, as the text that it is in this currency.
pub(super) fn write_amounts(node: &mut Value, currency: Currency) {
    match node {
        Value::Object(fields) => {
            for (name, node) in fields {
                match node {
                    Value::Number(_) if NAMES.contains(&name.as_str()) => write(node, currency),
                    Value::Object(ends) if HOLDERS.contains(&name.as_str()) => {
                        ends.values_mut().for_each(|end| write(end, currency));
                    }
                    Value::Array(amounts) if HOLDERS.contains(&name.as_str()) => {
                        amounts.iter_mut().for_each(|amount| write(amount, currency));
                    }
                    _ => write_amounts(node, currency),
                }
            }
        }
        Value::Array(nodes) => nodes.iter_mut().for_each(|node| write_amounts(node, currency)),
        _ => {}
    }
}

/// Writes a whole number as the amount that it is.
fn write(node: &mut Value, currency: Currency) {
    if let Some(minor) = node.as_i64() {
        *node = currency.format(Money::from_minor(minor)).into();
    }
}
