//! Entries of every kind, sensible ones as well as such as the rules refuse.

use std::ops::RangeInclusive;

use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

use super::{amount, time};

/// How the offer with this place in the list is called, if it is written in the scenario.
pub(super) const OFFERS: [&str; 3] = ["offer-a", "offer-b", "offer-c"];

/// Credits by their ids. The first one comes more often, so that what is given is also assigned and taken off.
const CREDITS: &[&str] = &[
    "gift-a",
    "gift-a",
    "gift-b",
    "gift-c",
    "offer-a",
    "offer-b",
    "offer-c",
    "article-spend-200-get-200",
];
const CAMPAIGNS: &[&str] = &["Campaign 1", "Launch"];

/// An entry; the offer that it names is given by any number, its amount in minor units.
pub(super) fn entries() -> impl Strategy<Value = Value> {
    prop_oneof![
        9 => spends(),
        3 => top_ups(time::STORY),
        2 => codes("receive_code", time::STORY),
        3 => codes("redeem_code", time::STORY),
        2 => grants(time::STORY),
        3 => assignments("assign_credit", time::STORY, 3),
        2 => assignments("unassign_credit", time::STORY, 1),
    ]
}

/// The beginning of a story in which something can be earned and used: money, codes that arrive and are entered, credits.
pub(super) fn beginnings() -> impl Strategy<Value = Vec<Value>> {
    let money = vec(top_ups(0..=3), 0..=3);
    let receipts = vec(codes("receive_code", -1..=4), 0..=3);
    let redemptions = vec(codes("redeem_code", 1..=8), 0..=3);
    let credits = prop_oneof![3 => vec(grants(0..=4), 0..=3), 1 => twins()];
    let links = vec(assignments("assign_credit", 2..=8, 2), 0..=2);
    (money, receipts, redemptions, credits, links).prop_map(
        |(money, receipts, redemptions, credits, links)| {
            [money, receipts, redemptions, credits, links].concat()
        },
    )
}

fn spends() -> impl Strategy<Value = Value> {
    let at = time::dates_or_instants(time::STORY);
    (at, weighted(0.7, select(CAMPAIGNS)), amount::amounts()).prop_map(|(at, campaign, amount)| {
        let mut spend = json!({ "at": at, "kind": "spend", "amount": amount });
        if let Some(campaign) = campaign {
            spend["campaign"] = campaign.into();
        }
        spend
    })
}

fn top_ups(days: RangeInclusive<i32>) -> impl Strategy<Value = Value> {
    (time::dates_or_instants(days), amount::large_amounts())
        .prop_map(|(at, amount)| json!({ "at": at, "kind": "top_up", "amount": amount }))
}

fn codes(kind: &'static str, days: RangeInclusive<i32>) -> impl Strategy<Value = Value> {
    let texts = select(vec!["SAVE-200", "save 200", "OTHER"]);
    (time::dates_or_instants(days), 0..OFFERS.len(), weighted(0.3, texts)).prop_map(
        move |(at, offer, code)| {
            let mut entry = json!({ "at": at, "kind": kind, "offer": offer });
            if let Some(code) = code {
                entry["code"] = code.into();
            }
            entry
        },
    )
}

fn grants(days: RangeInclusive<i32>) -> impl Strategy<Value = Value> {
    let types = select(vec!["free", "assignable"]);
    // Few days, so that several credits often end together.
    let expires = prop_oneof![2 => time::dates(18..=20), 1 => time::dates(0..=24)];
    let at = time::dates_or_instants(days);
    (at, select(CREDITS), amount::amounts(), types, expires).prop_map(
        |(at, credit, amount, credit_type, expires)| {
            json!({
                "at": at,
                "kind": "grant_credit",
                "credit": credit,
                "amount": amount,
                "type": credit_type,
                "expires": expires,
            })
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
