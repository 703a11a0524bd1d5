//! Amounts in minor units, and their way into the text of a file.

use ad_credit_lab_engine::money::{Currency, Money};
use proptest::prelude::*;
use serde_json::Value;

/// The fields that hold an amount.
const NAMES: &[&str] =
    &["amount", "threshold", "daily_budget", "bid", "cap", "min_cash", "shown", "least", "most"];

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
                match node.as_i64() {
                    Some(minor) if NAMES.contains(&name.as_str()) => {
                        *node = currency.format(Money::from_minor(minor)).into();
                    }
                    _ => write_amounts(node, currency),
                }
            }
        }
        Value::Array(nodes) => nodes.iter_mut().for_each(|node| write_amounts(node, currency)),
        _ => {}
    }
}
