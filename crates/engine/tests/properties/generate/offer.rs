//! Offers with every activation, window, counting rule, delay and kind of credit.

use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

use super::tier::{self, TierDraft};
use super::{credit, eligibility, purpose, time};

/// An offer without its id and currency, amounts in minor units, and how an account meets it.
#[derive(Clone, Debug)]
pub(super) struct OfferDraft {
    pub(super) offer: Value,
    /// The mode in which the account meets it.
    pub(super) mode: &'static str,
    /// The fields beside the offer in the scenario.
    pub(super) met: Value,
    /// The rate at which amounts are converted, if the currency is another than the account's.
    pub(super) foreign: Option<Option<&'static str>>,
}

const REDEEM_ANCHORS: &[&str] = &["received", "account_created", "first_impression"];
const EARNING_ANCHORS: &[&str] =
    &["received", "account_created", "first_impression", "activated", "registered", "first_spend"];

pub(super) fn offers() -> BoxedStrategy<OfferDraft> {
    let redeem = vec(windows(REDEEM_ANCHORS), 0..=2);
    let earning = vec(windows(EARNING_ANCHORS), 0..=3);
    let terms = (redeem, earning, tier::tiers(), issuances(), credits());
    let rest =
        (counts(), stackings(), weighted(0.2, assumed()), weighted(0.3, eligibility::terms()));
    let seen = select(vec!["2026-05-01", "2026-05", "2020", "unknown"]);
    (modes(), terms, rest, met_fields(), (foreign(), seen))
        .prop_map(
            |(
                (modes, mode),
                (redeem, earning, draft, issuance, credit),
                rest,
                met,
                (foreign, seen),
            )| {
                let TierDraft { trigger, tiers, tier_mode, selected } = draft;
                let waits = tiers.len() > 1 && tier_mode == "highest_only"
                    || issuance["on"] == "window_close";
                let earning = if waits && earning.is_empty() {
                    vec![json!({ "from": "activated", "days": 9 })]
                } else {
                    earning
                };
                let (counts, stacking, assumed, eligibility) = rest;
                let mut offer = json!({
                    "version": 1,
                    "network": "A network",
                    "title": "Spend and get",
                    "source": { "name": "Made up", "grade": "G", "seen": seen },
                    "activation": modes,
                    "redeem_windows": redeem,
                    "earning_windows": earning,
                    "trigger": { "kind": trigger },
                    "tiers": tiers,
                    "tier_mode": tier_mode,
                    "counts": counts,
                    "issuance": issuance,
                    "credit": credit,
                    "stacking": stacking,
                });
                for (name, field) in [("assumed", assumed), ("eligibility", eligibility)] {
                    if let Some(field) = field {
                        offer[name] = field;
                    }
                }
                if foreign.is_some_and(|rate| rate.is_some()) {
                    offer["currency_policy"] = "convert".into();
                }
                OfferDraft { offer, mode, met: of_mode(met, mode, selected), foreign }
            },
        )
        .boxed()
}

/// How it can be activated, and how it is.
fn modes() -> impl Strategy<Value = (Value, &'static str)> {
    const MODES: &[&str] =
        &["automatic", "code", "code", "register", "link", "reviewed", "invited", "automatic"];
    let documented = weighted(0.2, Just(json!(["VN", "JP"])));
    let sensitive = prop::bool::weighted(0.2);
    (select(MODES), weighted(0.3, select(MODES)), documented, sensitive).prop_map(
        |(mode, other, documented, sensitive)| {
            let mut modes = vec![mode];
            modes.splice(0..0, other.filter(|other| *other != mode));
            let mut activation = json!({ "modes": modes, "case_sensitive_codes": sensitive });
            if let Some(countries) = documented {
                activation["code_documented_for"] = countries;
            }
            (activation, mode)
        },
    )
}

/// The fields of an offer that an account meets, as far as they depend on no other.
fn met_fields() -> impl Strategy<Value = Value> {
    let used = select(vec![
        json!({}),
        json!({ "entity": 1 }),
        json!({ "account": 1, "entity": 2 }),
        json!({ "code": 1 }),
    ]);
    let activated_at = weighted(0.2, time::instants(2..=6));
    (weighted(0.1, used), prop::bool::weighted(0.95), activated_at).prop_map(
        |(used, attached, activated_at)| {
            let mut met = json!({ "attached": attached });
            if let Some(used) = used {
                met["used_before"] = used;
            }
            if let Some(activated_at) = activated_at {
                met["activated_at"] = activated_at.into();
            }
            met
        },
    )
}

/// The same with what only some modes have, and without what others lack.
fn of_mode(mut met: Value, mode: &str, selected: Option<usize>) -> Value {
    met["activation"] = mode.into();
    if let Some(selected) = selected {
        met["selected_tier"] = selected.into();
    }
    if mode != "automatic"
        && let Some(fields) = met.as_object_mut()
    {
        fields.remove("attached");
        fields.remove("activated_at");
    }
    met
}

/// Whether its currency is another than the account's, and at which rate it is then converted.
fn foreign() -> impl Strategy<Value = Option<Option<&'static str>>> {
    let rates = select(vec!["1.25", "0.75", "157.3", "0.0001"]);
    weighted(0.1, weighted(0.6, rates))
}

fn windows(anchors: &'static [&'static str]) -> BoxedStrategy<Value> {
    let ends = weighted(0.2, Just("same_time"));
    let by_length = (select(anchors), 1..=14_u16, ends).prop_map(|(from, days, end)| {
        let mut window = json!({ "from": from, "days": days });
        if let Some(end) = end {
            window["end"] = end.into();
        }
        window
    });
    let zones = select(vec!["account", "account", "unknown"]);
    let by_date = (time::dates(time::ENDS), zones)
        .prop_map(|(until, zone)| json!({ "until": until, "zone": zone }));
    let by_instant = time::instants(time::ENDS).prop_map(|before| json!({ "before": before }));
    prop_oneof![6 => by_length, 1 => by_date, 1 => by_instant].boxed()
}

fn counts() -> impl Strategy<Value = Value> {
    let whens = select(vec!["when_paid", "when_paid", "when_spent"]);
    let late = select(vec!["counts", "counts", "does_not_count"]);
    (weighted(0.15, purpose::products()), whens, late).prop_map(|(products, when, late)| {
        let mut counts = json!({ "automatic_payment": when, "paid_after_close": late });
        if let Some(products) = products {
            counts["products"] = products;
        }
        counts
    })
}

fn issuances() -> impl Strategy<Value = Value> {
    let starts = select(vec!["threshold", "threshold", "window_close"]);
    (delays(), starts, weighted(0.2, delays())).prop_map(|(mut issuance, on, top_tier)| {
        issuance["on"] = on.into();
        if let Some(top_tier) = top_tier {
            issuance["top_tier"] = top_tier;
        }
        issuance
    })
}

fn delays() -> impl Strategy<Value = Value> {
    let units = select(vec!["hour", "calendar_day", "business_day"]);
    (units, 0..=2_u16, 0..=3_u16).prop_map(|(unit, earliest, more)| {
        json!({ "unit": unit, "earliest": earliest, "latest": earliest + more })
    })
}

fn credits() -> BoxedStrategy<Value> {
    let lifetime = prop_oneof![
        4 => (1..=10_u16).prop_map(|days| json!({ "days": days })),
        1 => time::dates(time::ENDS).prop_map(|until| json!({ "until": until })),
        1 => (1..=10_u16, time::dates(time::ENDS))
            .prop_map(|(days, until)| json!({ "days": days, "until": until })),
    ];
    let limit = (1..=2_u32, weighted(0.3, time::dates(0..=12)), weighted(0.3, time::dates(6..=24)));
    (credit::terms(), lifetime, vec(limit, 0..=2))
        .prop_map(|(mut credit, lifetime, limits)| {
            credit["lifetime"] = lifetime;
            if credit["type"] == "assignable" && !limits.is_empty() {
                credit["assign_limits"] = limits.into_iter().map(limit_row).collect();
            }
            credit
        })
        .boxed()
}

fn limit_row((max, from, until): (u32, Option<String>, Option<String>)) -> Value {
    let mut limit = json!({ "max": max });
    if let Some(from) = from {
        limit["issued_from"] = from.into();
    }
    if let Some(until) = until {
        limit["issued_until"] = until.into();
    }
    limit
}

fn stackings() -> impl Strategy<Value = &'static str> {
    select(vec!["allowed", "allowed", "allowed", "one_active", "unknown"])
}

/// What the source does not give.
fn assumed() -> impl Strategy<Value = Value> {
    select(vec![
        json!(["earning_windows", "credit.lifetime", "tier_mode"]),
        json!(["redeem_windows", "issuance", "credit.type", "stacking"]),
    ])
}
