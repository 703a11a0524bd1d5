//! Accounts with every origin, tax, way of paying and way of writing their creation.

use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

use super::{amount, time};

/// An account without its currency.
pub(super) fn accounts() -> BoxedStrategy<Value> {
    let countries = select(vec!["US", "US", "JP"]);
    let origins = select(vec!["self_serve", "self_serve", "self_serve", "agency"]);
    let created = prop_oneof![4 => time::instants(-1..=1), 1 => time::dates(-1..=1)];
    let rest = (payments(), sign_ups(), weighted(0.1, top_up_limits()), any::<bool>());
    (created, countries, origins, weighted(0.5, taxes()), rest)
        .prop_map(|(created, country, origin, tax, (payment, sign_up, limits, icon))| {
            let mut account = json!({
                "created": created,
                "country": country,
                "origin": origin,
                "coupon_icon": icon,
            });
            let parts = [("tax", tax), ("top_up_limits", limits)];
            for (name, part) in parts {
                if let Some(part) = part {
                    account[name] = part;
                }
            }
            for part in [payment, sign_up] {
                for (name, field) in part.as_object().into_iter().flatten() {
                    account[name] = field.clone();
                }
            }
            account
        })
        .boxed()
}

pub(super) fn taxes() -> impl Strategy<Value = Value> {
    let rates = select(vec!["0", "7.5", "8.875", "10", "20", "100"]);
    let modes = select(vec!["consumption", "top_up"]);
    (rates, modes, any::<bool>()).prop_map(|(rate, mode, included)| {
        json!({ "rate_percent": rate, "mode": mode, "amounts_include_tax": included })
    })
}

/// How it pays, and when it is charged by itself.
fn payments() -> impl Strategy<Value = Value> {
    let modes =
        select(vec!["manual", "manual", "manual", "automatic", "automatic", "monthly_invoicing"]);
    let billing = prop_oneof![
        2 => amount::amounts().prop_map(|threshold| json!({ "threshold": threshold })),
        2 => (1..=28_u8).prop_map(|day| json!({ "day": day })),
        1 => (amount::amounts(), 1..=28_u8)
            .prop_map(|(threshold, day)| json!({ "threshold": threshold, "day": day })),
    ];
    (modes, weighted(0.4, billing)).prop_map(|(mode, billing)| match billing {
        Some(billing) if mode != "manual" => json!({ "payment": mode, "billing": billing }),
        _ => json!({ "payment": mode }),
    })
}

fn sign_ups() -> impl Strategy<Value = Value> {
    let sign_up = select(vec!["official_link", "official_link", "official_link", "elsewhere"]);
    let programmes =
        select(vec![json!([]), json!([]), json!(["partner"]), json!(["shop", "partner"])]);
    (sign_up, programmes)
        .prop_map(|(sign_up, programmes)| json!({ "sign_up": sign_up, "programmes": programmes }))
}

fn top_up_limits() -> impl Strategy<Value = Value> {
    (1..=10_000_i64, 10_000..=1_000_000_i64)
        .prop_map(|(least, most)| json!({ "least": least, "most": most }))
}
