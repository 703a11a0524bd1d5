//! Campaigns, what they are for, and where a credit can be used.

use std::ops::RangeInclusive;

use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

use super::time;

pub(super) const CAMPAIGNS: &[&str] = &["Campaign 1", "Launch"];

const PRODUCTS: &[&str] = &["search", "shop"];
const OBJECTIVES: &[&str] = &["reach", "sales"];
const COUNTRIES: &[&str] = &["US", "JP"];

/// What ads are for, as far as it is written.
#[derive(Clone, Debug)]
pub(super) struct Purpose([Option<&'static str>; 3]);

impl Purpose {
    /// Writes it into an entry.
    pub(super) fn add_to(&self, entry: &mut Value) {
        for (name, value) in ["product", "objective", "country"].into_iter().zip(self.0) {
            if let Some(value) = value {
                entry[name] = value.into();
            }
        }
    }
}

/// What ads are for, often unknown in some respect.
pub(super) fn purposes() -> impl Strategy<Value = Purpose> {
    let part = |names: &'static [&str]| weighted(0.4, select(names));
    (part(PRODUCTS), part(OBJECTIVES), part(COUNTRIES))
        .prop_map(|(product, objective, country)| Purpose([product, objective, country]))
}

/// What is done with campaigns: they are set up, approved, paused and resumed.
pub(super) fn campaigns(days: RangeInclusive<i32>) -> impl Strategy<Value = Value> {
    let kinds = select(vec![
        "create_campaign",
        "create_campaign",
        "create_campaign",
        "approve_campaign",
        "approve_campaign",
        "pause_campaign",
        "resume_campaign",
        "resume_campaign",
        "change_budget",
        "change_budget",
    ]);
    let (at, approved) = (time::dates_or_instants(days), prop::bool::weighted(0.9));
    (at, kinds, select(CAMPAIGNS), purposes(), (approved, weighted(0.7, budgets()))).prop_map(
        |(at, kind, campaign, purpose, (approved, budget))| {
            let mut entry = json!({ "at": at, "kind": kind, "campaign": campaign });
            if kind == "create_campaign" {
                purpose.add_to(&mut entry);
                entry["approved"] = approved.into();
            }
            if kind == "change_budget" {
                entry["daily_budget"] = Value::Null;
            }
            if let Some(budget) = budget.filter(|_| takes_budget(kind)) {
                entry["daily_budget"] = budget.into();
            }
            entry
        },
    )
}

/// Whether an entry of this kind may say what a campaign spends by itself.
pub(super) fn takes_budget(kind: &str) -> bool {
    matches!(kind, "create_campaign" | "change_budget")
}

/// What a campaign spends by itself a day: mostly so little that few hours of a day have a share.
fn budgets() -> impl Strategy<Value = i64> {
    prop_oneof![4 => 1..=3_i64, 2 => 4..=30_i64, 1 => 31..=20_000_i64]
}

/// Products for which an offer counts.
pub(super) fn products() -> impl Strategy<Value = Value> {
    select(vec![json!(["search"]), json!(["search", "shop"])])
}

/// Where a credit can be used: at least one list, each of one or two names.
pub(super) fn scopes() -> impl Strategy<Value = Value> {
    let list = |names: &'static [&str]| {
        let some = prop_oneof![
            2 => select(names).prop_map(|name| json!([name])),
            1 => Just(json!(names)),
        ];
        weighted(0.3, some)
    };
    (list(PRODUCTS), list(CAMPAIGNS), list(COUNTRIES), list(OBJECTIVES)).prop_map(
        |(products, campaigns, countries, objectives)| {
            let mut scope = json!({});
            let lists = [
                ("products", products),
                ("campaigns", campaigns),
                ("countries", countries),
                ("objectives", objectives),
            ];
            for (name, list) in lists {
                if let Some(list) = list {
                    scope[name] = list;
                }
            }
            if scope == json!({}) { json!({ "campaigns": ["Launch"] }) } else { scope }
        },
    )
}
