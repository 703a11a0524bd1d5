//! Entries of every kind, sensible ones as well as such as the rules refuse.

use std::ops::RangeInclusive;

use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

use super::purpose::{self, CAMPAIGNS};
use super::{account, amount, credit, time};

/// How the offer with this place in the list is called, if it is written in the scenario.
pub(super) const OFFERS: [&str; 3] = ["offer-a", "offer-b", "offer-c"];

/// What tiers and entries may ask for and do.
pub(super) const ACTIONS: [&str; 3] = ["first_campaign", "pixel", "video"];

/// An entry; the offer that it names is given by any number, and so is the spend of a refund; its amount is in minor units.
pub(super) fn entries() -> BoxedStrategy<Value> {
    let days = || time::STORY;
    prop_oneof![
        24 => money(),
        13 => bills(),
        11 => credit::entries(),
        3 => codes("receive_code", days()),
        4 => codes("redeem_code", days()),
        2 => of_offer("register", days()),
        3 => reviews(days()),
        1 => plain("ads_shown"),
        5 => actions(),
        6 => enforcement(),
        2 => changes_of_billing(),
        1 => changes_of_tax(),
        1 => closings(),
        4 => purpose::campaigns(days()),
        1 => readings(),
    ]
    .boxed()
}

fn money() -> impl Strategy<Value = Value> {
    prop_oneof![18 => spends(), 5 => top_ups(time::STORY), 1 => transfers()]
}

fn bills() -> impl Strategy<Value = Value> {
    prop_oneof![
        3 => plain("bill"),
        4 => plain("pay"),
        1 => plain("fail_payment"),
        4 => refunds(),
    ]
}

fn enforcement() -> impl Strategy<Value = Value> {
    prop_oneof![
        1 => plain("violation"),
        2 => plain("suspend"),
        3 => plain("reinstate"),
        1 => of_offer("revoke", 4..=24),
    ]
}

/// The beginning of a story in which something can be earned and used: money, actions, credits and campaigns.
pub(super) fn beginnings() -> BoxedStrategy<Vec<Value>> {
    let money = vec(top_ups(0..=3), 0..=3);
    let campaigns = vec(purpose::campaigns(0..=2), 0..=2);
    (money, credit::beginnings(), campaigns)
        .prop_map(|(money, credits, campaigns)| [money, credits, campaigns].concat())
        .boxed()
}

/// What may activate the offer with this place in the list, in each of the ways in which somebody does it.
pub(super) fn activations(offer: usize) -> BoxedStrategy<Vec<Value>> {
    let receipt = codes("receive_code", -1..=3);
    let others = (codes("redeem_code", 1..=6), of_offer("register", 1..=6), reviews(1..=6));
    weighted(0.85, (receipt, others))
        .prop_map(move |entries| {
            let Some((receipt, (redemption, registration, review))) = entries else {
                return Vec::new();
            };
            let mut entries = vec![receipt, redemption, registration, review];
            entries.iter_mut().for_each(|entry| entry["offer"] = offer.into());
            entries
        })
        .boxed()
}

/// Whether an entry of this kind is the way to activate an offer of this mode, or comes before it.
pub(super) fn activates(kind: &Value, mode: &str) -> bool {
    matches!(
        (kind.as_str().unwrap_or_default(), mode),
        ("receive_code", "code" | "invited")
            | ("redeem_code", "code")
            | ("register", "register")
            | ("review", "reviewed")
    )
}

fn spends() -> impl Strategy<Value = Value> {
    let at = time::dates_or_instants(time::STORY);
    let campaign = weighted(0.7, select(CAMPAIGNS));
    (at, campaign, amount::amounts(), purpose::purposes()).prop_map(
        |(at, campaign, amount, purpose)| {
            let mut spend = json!({ "at": at, "kind": "spend", "amount": amount });
            if let Some(campaign) = campaign {
                spend["campaign"] = campaign.into();
            }
            purpose.add_to(&mut spend);
            spend
        },
    )
}

fn top_ups(days: RangeInclusive<i32>) -> impl Strategy<Value = Value> {
    (time::dates_or_instants(days), amount::large_amounts())
        .prop_map(|(at, amount)| json!({ "at": at, "kind": "top_up", "amount": amount }))
}

fn transfers() -> impl Strategy<Value = Value> {
    (time::dates_or_instants(time::STORY), amount::amounts())
        .prop_map(|(at, amount)| json!({ "at": at, "kind": "transfer_cash", "amount": amount }))
}

fn refunds() -> impl Strategy<Value = Value> {
    // Small ones come often, so that several fit into one spend; so do such as a threshold stands or falls with.
    let amounts = prop_oneof![2 => 1..=2_000_i64, 1 => amount::amounts(), 1 => Just(1)];
    (time::dates_or_instants(4..=24), 0..1_000_u32, amounts).prop_map(|(at, spend, amount)| {
        json!({ "at": at, "kind": "refund", "spend": spend, "amount": amount })
    })
}

/// An entry that says nothing but when and what.
fn plain(kind: &'static str) -> impl Strategy<Value = Value> {
    time::dates_or_instants(time::STORY).prop_map(move |at| json!({ "at": at, "kind": kind }))
}

fn of_offer(kind: &'static str, days: RangeInclusive<i32>) -> impl Strategy<Value = Value> {
    (time::dates_or_instants(days), 0..OFFERS.len())
        .prop_map(move |(at, offer)| json!({ "at": at, "kind": kind, "offer": offer }))
}

fn reviews(days: RangeInclusive<i32>) -> impl Strategy<Value = Value> {
    (of_offer("review", days), prop::bool::weighted(0.85)).prop_map(|(mut review, approved)| {
        review["approved"] = approved.into();
        review
    })
}

fn codes(kind: &'static str, days: RangeInclusive<i32>) -> impl Strategy<Value = Value> {
    let texts = select(vec!["SAVE-200", "save 200", "SAVE-2OO", "OTHER"]);
    let rarely = prop::bool::weighted(0.05);
    (of_offer(kind, days), weighted(0.3, texts), rarely).prop_map(
        move |(mut entry, code, rarely)| {
            if let Some(code) = code {
                entry["code"] = code.into();
            }
            if kind == "receive_code" {
                entry["forwarded"] = rarely.into();
            } else {
                entry["admin"] = (!rarely).into();
            }
            entry
        },
    )
}

fn actions() -> impl Strategy<Value = Value> {
    (plain("do_action"), select(&ACTIONS[..])).prop_map(|(mut entry, action)| {
        entry["action"] = action.into();
        entry
    })
}

fn changes_of_billing() -> impl Strategy<Value = Value> {
    let ways = select(vec!["automatic", "automatic", "monthly_invoicing"]);
    (plain("change_billing"), ways).prop_map(|(mut entry, to)| {
        entry["to"] = to.into();
        entry
    })
}

fn changes_of_tax() -> impl Strategy<Value = Value> {
    (plain("change_tax"), weighted(0.7, account::taxes())).prop_map(|(mut entry, tax)| {
        entry["tax"] = tax.into();
        entry
    })
}

fn closings() -> impl Strategy<Value = Value> {
    (time::dates_or_instants(8..=24), any::<bool>())
        .prop_map(|(at, pay_out)| json!({ "at": at, "kind": "close_account", "pay_out": pay_out }))
}

fn readings() -> impl Strategy<Value = Value> {
    let shown = prop_oneof![1 => Just(0), 3 => amount::amounts()];
    (of_offer("read_progress", time::STORY), shown).prop_map(|(mut entry, shown)| {
        entry["shown"] = shown.into();
        entry
    })
}
