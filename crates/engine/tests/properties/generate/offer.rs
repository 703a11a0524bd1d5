//! Offers with every activation, window, tier, delay and kind of credit.

use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

use super::{amount, time};

/// An offer without its id and currency, amounts in minor units; and whether its currency is another than the account's.
#[derive(Clone, Debug)]
pub(super) struct OfferDraft {
    pub(super) offer: Value,
    pub(super) activation: Option<&'static str>,
    pub(super) foreign: bool,
}

pub(super) fn offers() -> impl Strategy<Value = OfferDraft> {
    let modes = select(vec![
        (json!(["automatic"]), None),
        (json!(["code"]), Some("code")),
        (json!(["automatic", "code"]), Some("automatic")),
        (json!(["automatic", "code"]), Some("code")),
        (json!(["code", "automatic"]), None),
    ]);
    let documented = weighted(0.2, Just(json!(["VN", "JP"])));
    let redeem = vec(windows(&["received", "account_created"]), 0..=2);
    let earning = vec(windows(&["received", "account_created", "activated", "first_spend"]), 0..=3);
    let foreign = prop::bool::weighted(0.05);
    (modes, documented, redeem, earning, tiers(), issuances(), credits(), conditions(), foreign)
        .prop_map(|(modes, documented, redeem, earning, tiers, issuance, credit, rest, foreign)| {
            let (modes, activation) = modes;
            let (eligibility, assumed) = rest;
            let mut offer = json!({
                "version": 1,
                "network": "A network",
                "title": "Spend and get",
                "source": { "name": "Made up", "grade": "G", "seen": "2026-05-01" },
                "activation": { "modes": modes },
                "redeem_windows": redeem,
                "earning_windows": earning,
                "tiers": tiers,
                "issuance": issuance,
                "credit": credit,
            });
            if tiers.len() > 1 && earning.is_empty() {
                offer["earning_windows"] = json!([{ "from": "activated", "days": 9 }]);
            }
            if let Some(countries) = documented {
                offer["activation"]["code_documented_for"] = countries;
            }
            if let Some(eligibility) = eligibility {
                offer["eligibility"] = eligibility;
            }
            if let Some(assumed) = assumed {
                offer["assumed"] = assumed;
            }
            OfferDraft { offer, activation, foreign }
        })
}

fn windows(anchors: &[&'static str]) -> impl Strategy<Value = Value> + use<> {
    let by_length = (select(anchors.to_vec()), 1..=14_u16)
        .prop_map(|(from, days)| json!({ "from": from, "days": days }));
    let by_date = time::dates(time::ENDS).prop_map(|until| json!({ "until": until }));
    prop_oneof![4 => by_length, 1 => by_date]
}

/// Thresholds that rise by each step's amount.
fn tiers() -> impl Strategy<Value = Vec<Value>> {
    vec((amount::round_amounts(), amount::amounts()), 1..=3).prop_map(|steps| {
        let mut threshold = 0;
        let tier = |(step, reward)| {
            threshold += step;
            json!({ "threshold": threshold, "reward": { "kind": "fixed", "amount": reward } })
        };
        steps.into_iter().map(tier).collect()
    })
}

fn issuances() -> impl Strategy<Value = Value> {
    let units = select(vec!["hour", "calendar_day", "business_day"]);
    (units, 0..=2_u16, 0..=3_u16).prop_map(|(unit, earliest, more)| {
        json!({ "unit": unit, "earliest": earliest, "latest": earliest + more })
    })
}

fn credits() -> impl Strategy<Value = Value> {
    let lifetime = prop_oneof![
        4 => (1..=10_u16).prop_map(|days| json!({ "days": days })),
        1 => time::dates(time::ENDS).prop_map(|until| json!({ "until": until })),
        1 => (1..=10_u16, time::dates(time::ENDS))
            .prop_map(|(days, until)| json!({ "days": days, "until": until })),
    ];
    let limits = vec(
        (1..=2_u32, weighted(0.3, time::dates(0..=12)), weighted(0.3, time::dates(6..=24))),
        0..=2,
    );
    (any::<bool>(), lifetime, limits).prop_map(|(free, lifetime, limits)| {
        let mut credit =
            json!({ "type": if free { "free" } else { "assignable" }, "lifetime": lifetime });
        if !free && !limits.is_empty() {
            credit["assign_limits"] = limits.into_iter().map(limit).collect();
        }
        credit
    })
}

fn limit((max, from, until): (u32, Option<String>, Option<String>)) -> Value {
    let mut limit = json!({ "max": max });
    if let Some(from) = from {
        limit["issued_from"] = from.into();
    }
    if let Some(until) = until {
        limit["issued_until"] = until.into();
    }
    limit
}

/// Who may take part, and what the source does not give.
fn conditions() -> impl Strategy<Value = (Option<Value>, Option<Value>)> {
    let eligibility = select(vec![
        json!({ "origins": ["self_serve"] }),
        json!({ "countries": ["US", "GB"] }),
        json!({ "origins": ["self_serve", "business_center"], "countries": ["JP"] }),
    ]);
    let assumed = select(vec![
        json!(["earning_windows", "credit.lifetime"]),
        json!(["redeem_windows", "issuance", "credit.type"]),
    ]);
    (weighted(0.2, eligibility), weighted(0.2, assumed))
}
