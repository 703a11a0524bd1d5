//! Small stories in yen: so few units and days that every amount and every date can be tried.

use ad_credit_lab_engine::{Catalogue, Scenario};
use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

use super::time;

/// A story, shown as its file when a property fails.
#[derive(Clone)]
pub(crate) struct Small(pub(crate) Scenario);

impl std::fmt::Debug for Small {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0.to_node().to_json())
    }
}

/// Stories with a plan of a few days and thresholds of a few yen, and with what makes more money worse than less:
/// limits, bids, bills, refunds, taxes that change, campaigns that spend by themselves, other credits and other offers.
pub(crate) fn small_stories() -> BoxedStrategy<Small> {
    let offers = (offers("small"), weighted(0.3, offers("other")));
    (offers, accounts(), plans(), entries(), weighted(0.15, time::dates(5..=20)))
        .prop_map(|((first, second), account, plan, entries, until)| {
            let offers: Vec<Value> = [Some(first), second].into_iter().flatten().collect();
            let mut file = json!({
                "version": 1,
                "name": "A small story",
                "offers": offers,
                "account": account,
                "entries": entries,
                "spend_plan": plan,
            });
            if file["account"]["payment"] == "manual" {
                let entries = file["entries"].as_array_mut().expect("a list");
                entries.retain(|entry| entry["kind"] != "pay" && entry["kind"] != "bill");
            }
            if until.is_none() {
                let entries = file["entries"].as_array_mut().expect("a list");
                entries.retain(|entry| entry["kind"] != "create_campaign");
            }
            keep_what_is_meant(&mut file);
            if let Some(until) = until {
                file["until"] = until.into();
            }
            let read = Scenario::parse(&file.to_string(), &Catalogue::default());
            Small(read.unwrap_or_else(|problems| panic!("{:?} in {file}", problems.list())))
        })
        .boxed()
}

/// Leaves out entries about an offer that there is not, and refunds that name no spend.
fn keep_what_is_meant(file: &mut Value) {
    let has_second = file["offers"].as_array().map_or(0, Vec::len) > 1;
    let entries = file["entries"].as_array_mut().expect("a list");
    entries.retain(|entry| has_second || entry["offer"] != "other");
    let spend = entries.iter().position(|entry| entry["kind"] == "spend");
    entries.retain(|entry| spend.is_some() || entry["kind"] != "refund");
    let spend = entries.iter().position(|entry| entry["kind"] == "spend");
    for entry in entries.iter_mut().filter(|entry| entry["kind"] == "refund") {
        entry["spend"] = (spend.expect("a spend") + 1).into();
    }
}

fn offers(id: &'static str) -> impl Strategy<Value = Value> {
    let tiers = vec((1..12_i64, 1..12_i64, weighted(0.2, select(vec!["50", "100", "200"]))), 1..=3);
    let modes = select(vec!["highest_only", "each"]);
    let activation = select(vec!["automatic", "automatic", "code", "register"]);
    let counts = select(vec!["when_paid", "when_spent"]);
    let terms = (
        weighted(0.7, 1..5_u16),
        1..14_u16,
        0..60_u16,
        1..8_u16,
        select(vec!["free", "free", "assignable"]),
    );
    (tiers, modes, activation, counts, terms).prop_map(
        move |(tiers, tier_mode, activation, counts, (redeem, earn, delay, life, credit))| {
            let mut threshold = 0;
            let tiers = tiers.into_iter().map(|(step, reward, percent)| {
                threshold += step;
                let reward = match percent {
                    Some(rate) => {
                        json!({ "kind": "match", "rate_percent": rate, "cap": reward.to_string() })
                    }
                    None => json!({ "kind": "fixed", "amount": reward.to_string() }),
                };
                json!({ "threshold": threshold.to_string(), "reward": reward })
            });
            let mut offer = json!({
                "version": 1, "id": id, "network": "Any", "title": "Small", "currency": "JPY",
                "source": { "name": "A test", "grade": "G", "seen": "2026-06-01" },
                "activation": { "modes": [activation] },
                "earning_windows": [{ "from": "activated", "days": earn }],
                "tiers": tiers.collect::<Vec<_>>(),
                "tier_mode": tier_mode,
                "counts": { "automatic_payment": counts },
                "issuance": { "unit": "hour", "earliest": 0, "latest": delay },
                "credit": { "type": credit, "lifetime": { "days": life } },
                "stacking": "allowed",
            });
            if let Some(days) = redeem {
                let anchor = if activation == "code" { "received" } else { "account_created" };
                offer["redeem_windows"] = json!([{ "from": anchor, "days": days }]);
            }
            json!({ "offer": offer })
        },
    )
}

fn accounts() -> impl Strategy<Value = Value> {
    let tax = weighted(0.3, (1..30_u8, select(vec!["consumption", "top_up"]), any::<bool>()));
    let payment = (weighted(0.25, 3..30_i64), select(vec!["manual", "manual", "automatic"]));
    let limits = weighted(0.15, (1..40_i64, 0..200_i64));
    (tax, payment, limits).prop_map(|(tax, (billing, payment), limits)| {
        let mut account = json!({ "created": "2026-06-01T09:00", "country": "JP", "currency": "JPY", "payment": payment });
        if let Some((percent, mode, inside)) = tax {
            account["tax"] = json!({ "rate_percent": percent.to_string(), "mode": mode, "amounts_include_tax": inside });
        }
        if let Some(threshold) = billing.filter(|_| payment == "automatic") {
            account["billing"] = json!({ "threshold": threshold.to_string() });
        }
        if let Some((least, more)) = limits {
            account["top_up_limits"] = json!({ "least": least.to_string(), "most": (least + more).to_string() });
        }
        account
    })
}

fn plans() -> impl Strategy<Value = Value> {
    let fundings = select(vec!["whole_plan", "whole_plan", "entries"]);
    let pauses = weighted(0.2, (time::dates(0..=6), 0..=2_usize));
    let one_offs = weighted(0.2, 1..30_i64);
    (time::dates(0..=5), 1..=10_u16, fundings, weighted(0.2, 1..6_i64), pauses, one_offs).prop_map(
        |(start, days, funding, bid, pause, one_off)| {
            let mut plan =
                json!({ "start": start, "days": days, "daily_budget": "3", "funding": funding });
            if let Some(bid) = bid {
                plan["bid"] = bid.to_string().into();
            }
            if let Some((from, _)) = &pause {
                plan["pauses"] = json!([{ "from": from, "until": "2026-06-08" }]);
            }
            if let Some(amount) = one_off {
                plan["one_offs"] = json!([{ "on": start, "amount": amount.to_string() }]);
            }
            plan
        },
    )
}

fn entries() -> impl Strategy<Value = Vec<Value>> {
    let amounts = || 1..30_i64;
    let activations = ["small", "other"].map(|offer| {
        (time::instants(0..=2), time::instants(0..=4), select(vec!["redeem_code", "register"]))
            .prop_map(move |(received, activated, _)| {
                vec![
                    json!({ "at": received, "kind": "receive_code", "offer": offer }),
                    json!({ "at": activated, "kind": "redeem_code", "offer": offer }),
                    json!({ "at": activated, "kind": "register", "offer": offer }),
                ]
            })
    });
    let plain = prop_oneof![
        3 => amounts().prop_map(|amount| json!({ "kind": "top_up", "amount": amount.to_string() })),
        2 => amounts().prop_map(|amount| json!({ "kind": "spend", "amount": amount.to_string() })),
        1 => amounts().prop_map(|amount| json!({ "kind": "refund", "amount": amount.to_string() })),
        1 => amounts().prop_map(|amount| json!({ "kind": "transfer_cash", "amount": amount.to_string() })),
        1 => (1..=3_i64).prop_map(|budget| json!({
            "kind": "create_campaign", "campaign": "Hourly", "daily_budget": budget.to_string(),
        })),
        1 => weighted(0.7, (1..30_u8, any::<bool>())).prop_map(|tax| json!({
            "kind": "change_tax",
            "tax": tax.map(|(percent, inside)| json!({
                "rate_percent": percent.to_string(), "mode": "consumption", "amounts_include_tax": inside,
            })),
        })),
        1 => Just(json!({ "kind": "pay" })),
        1 => Just(json!({ "kind": "bill" })),
        1 => Just(json!({ "kind": "assign_credit", "credit": "small", "campaigns": ["Campaign 1"] })),
        1 => (amounts(), time::dates(3..=12)).prop_map(|(amount, expires)| json!({
            "kind": "grant_credit", "credit": "Gift", "amount": amount.to_string(), "type": "free", "expires": expires,
        })),
    ];
    let plain = (time::instants(0..=10), plain).prop_map(|(at, mut entry)| {
        entry["at"] = at.into();
        entry
    });
    (activations, vec(plain, 0..=5)).prop_map(|(activations, plain)| {
        let mut entries = activations.concat();
        entries.extend(plain);
        entries
    })
}
