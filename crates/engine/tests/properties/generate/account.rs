//! Accounts with every origin, tax and way of writing their creation.

use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

use super::time;

/// An account without its currency.
pub(super) fn accounts() -> impl Strategy<Value = Value> {
    let countries = select(vec!["US", "US", "JP"]);
    let origins = select(vec!["self_serve", "self_serve", "self_serve", "agency"]);
    let created = prop_oneof![4 => time::instants(-1..=1), 1 => time::dates(-1..=1)];
    (created, countries, origins, weighted(0.5, taxes())).prop_map(
        |(created, country, origin, tax)| {
            let mut account = json!({ "created": created, "country": country, "origin": origin });
            if let Some(tax) = tax {
                account["tax"] = tax;
            }
            account
        },
    )
}

fn taxes() -> impl Strategy<Value = Value> {
    let rates = select(vec!["0", "7.5", "8.875", "10", "20", "100"]);
    let modes = select(vec!["consumption", "top_up"]);
    (rates, modes, any::<bool>()).prop_map(|(rate, mode, included)| {
        json!({ "rate_percent": rate, "mode": mode, "amounts_include_tax": included })
    })
}
