//! What credits are like, and what is done with them.

use std::ops::RangeInclusive;

use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

use super::purpose::{self, CAMPAIGNS};
use super::{amount, time};

/// Credits by their ids. The first one comes more often, so that what is given is also assigned and taken off.
const CREDITS: &[&str] = &[
    "gift-a",
    "gift-a",
    "gift-a",
    "gift-b",
    "gift-c",
    "offer-a",
    "offer-a",
    "offer-a#1",
    "offer-b",
    "offer-c",
    "offer-c#2",
    "article-spend-200-get-200",
];

/// An entry about a credit.
pub(super) fn entries() -> BoxedStrategy<Value> {
    let days = || time::STORY;
    prop_oneof![
        4 => grants(days()),
        6 => assignments("assign_credit", days(), 3),
        4 => assignments("unassign_credit", days(), 1),
        1 => moves(),
        1 => revocations(),
    ]
    .boxed()
}

/// Credits that are there from the beginning, and links of them to campaigns.
pub(super) fn beginnings() -> BoxedStrategy<Vec<Value>> {
    let credits = prop_oneof![3 => vec(grants(0..=4), 0..=3), 1 => twins()];
    let links = vec(assignments("assign_credit", 2..=8, 2), 0..=2);
    (credits, links).prop_map(|(credits, links)| [credits, links].concat()).boxed()
}

/// The fields that say what a credit is like, in an offer and in an entry alike.
pub(super) fn terms() -> BoxedStrategy<Value> {
    let types = select(vec!["free", "free", "assignable", "conditional"]);
    let conditions = prop_oneof![
        4 => amount::amounts().prop_map(|min_cash| json!({ "min_cash": min_cash })),
        1 => Just(json!({ "unknown": "Only with a good ad" })),
        1 => amount::amounts()
            .prop_map(|min_cash| json!({ "min_cash": min_cash, "unknown": "Somebody says so" })),
    ];
    let mostly = || prop::bool::weighted(0.85);
    (types, conditions, weighted(0.25, purpose::scopes()), mostly(), mostly())
        .prop_map(|(credit_type, conditions, only_for, before_cash, needs_cash)| {
            let mut terms = json!({
                "type": credit_type,
                "before_cash": before_cash,
                "needs_positive_cash": needs_cash,
            });
            if credit_type == "conditional" {
                terms["conditions"] = conditions;
            }
            if let Some(only_for) = only_for {
                terms["only_for"] = only_for;
            }
            terms
        })
        .boxed()
}

fn grants(days: RangeInclusive<i32>) -> impl Strategy<Value = Value> {
    // Few days, so that several credits often end together.
    let expires = prop_oneof![2 => time::dates(18..=20), 1 => time::dates(0..=24)];
    let at = time::dates_or_instants(days);
    (at, select(CREDITS), amount::amounts(), terms(), expires).prop_map(
        |(at, credit, amount, terms, expires)| {
            let mut entry = terms;
            entry["at"] = at.into();
            entry["kind"] = "grant_credit".into();
            entry["credit"] = credit.into();
            entry["amount"] = amount.into();
            entry["expires"] = expires.into();
            entry
        },
    )
}

/// Two credits that differ in nothing but their ids, the later id first.
fn twins() -> impl Strategy<Value = Vec<Value>> {
    grants(0..=4).prop_map(|grant| {
        ["gift-c", "gift-b"]
            .map(|id| {
                let mut twin = grant.clone();
                twin["credit"] = id.into();
                twin
            })
            .to_vec()
    })
}

fn assignments(
    kind: &'static str,
    days: RangeInclusive<i32>,
    most: usize,
) -> impl Strategy<Value = Value> {
    let at = time::dates_or_instants(days);
    let campaigns = vec(select(CAMPAIGNS), 1..=most);
    (at, select(CREDITS), campaigns, prop::bool::weighted(0.9)).prop_map(
        move |(at, credit, campaigns, admin)| {
            json!({ "at": at, "kind": kind, "credit": credit, "campaigns": campaigns, "admin": admin })
        },
    )
}

fn moves() -> impl Strategy<Value = Value> {
    let targets = select(vec!["another_account", "cash", "unpaid_bill", "tax"]);
    (time::dates_or_instants(4..=24), select(CREDITS), targets).prop_map(
        |(at, credit, to)| json!({ "at": at, "kind": "move_credit", "credit": credit, "to": to }),
    )
}

fn revocations() -> impl Strategy<Value = Value> {
    (time::dates_or_instants(4..=24), select(CREDITS))
        .prop_map(|(at, credit)| json!({ "at": at, "kind": "revoke", "credit": credit }))
}
