//! The draft of a plan: it reads as its scenario, and what is refunded and funded goes on being so when entries come and go.

use ad_credit_lab::state::{Draft, EntryKind, catalogue};
use ad_credit_lab_engine::scenario::{Action, SpendPlan};
use ad_credit_lab_engine::{Node, Scenario};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{date, dollars, example, file};

/// Scenarios with what a draft notes in words of its own, and with what no input shows.
const FILES: [&str; 6] = [
    include_str!("../scenarios/article-by-code-from-receipt-to-exhausted.json"),
    include_str!("../scenarios/what-a-campaign-spent-by-itself-can-be-refunded.json"),
    include_str!("../scenarios/each-tier-reached-pays-a-credit-of-its-own.json"),
    include_str!("../scenarios/two-credits-are-used-in-order-of-expiry.json"),
    include_str!("../scenarios/several-refunds-of-one-charge-are-at-most-the-charge.json"),
    include_str!("../scenarios/yen-threshold-is-met-to-the-yen.json"),
];

const REFUND_OF_THE_PLAN: &str = r#"{
    "version": 1, "name": "Refund", "offers": [{ "offer": "article-spend-200-get-200" }],
    "account": { "created": "2026-06-01", "country": "US", "currency": "USD" },
    "entries": [{ "at": "2026-06-09", "kind": "refund", "spend": 4, "amount": "2.00" }],
    "spend_plan": { "start": "2026-06-02", "days": 5, "daily_budget": "25.00" }
}"#;

fn read(draft: &Draft) -> Scenario {
    let scenario = draft.read().unwrap();
    // What comes of it can be kept.
    assert_eq!(Scenario::from_node(&scenario.to_node(), catalogue()).as_ref(), Ok(&scenario));
    scenario
}

#[wasm_bindgen_test]
fn the_draft_of_a_scenario_reads_as_that_scenario() {
    for text in FILES {
        let scenario = file(text);
        assert_eq!(read(&Draft::of_plan(&scenario)), scenario, "{}", scenario.name);
    }
    assert_eq!(read(&Draft::of_plan(&example())), example());
}

#[wasm_bindgen_test]
fn a_refund_of_a_day_of_the_plan_stays_one_when_days_before_it_go() {
    // A refund, the plan's top-up, and its days from 2 June on: number 4 is the second one, 3 June.
    let mut draft = Draft::of_plan(&file(REFUND_OF_THE_PLAN));
    let spend = |draft: &Draft| match read(draft).entries[..] {
        [ref entry] => match entry.action {
            Action::Refund { spend, .. } => Some(spend),
            _ => None,
        },
        _ => None,
    };
    assert_eq!(spend(&draft), Some(3));
    let pause = |draft: &mut Draft, day: &str| {
        for field in ["from", "until"] {
            draft.put(&format!("spend_plan.pauses[0].{field}"), Some(Node::text(day)));
        }
    };
    pause(&mut draft, "2026-06-02");
    assert_eq!(spend(&draft), Some(2));
    // Without its day there is nothing to give back; with it there is again.
    pause(&mut draft, "2026-06-03");
    assert_eq!(spend(&draft), None);
    pause(&mut draft, "2026-06-04");
    assert_eq!(spend(&draft), Some(3));
}

#[wasm_bindgen_test]
fn the_money_for_an_extra_spend_follows_it_with_its_tax() {
    let mut draft = Draft::of_plan(&example());
    draft.add_entry(EntryKind::Spend, date("2026-06-01"), "50", "");
    let added = |draft: &Draft| match read(draft).entries[0].action {
        Action::TopUp { amount } => amount,
        ref other => panic!("{other:?}"),
    };
    assert_eq!(added(&draft), dollars(50));
    draft.put("entries[1].amount", Some(Node::text("80")));
    draft.put("account.tax.mode", Some(Node::text("consumption")));
    draft.put("account.tax.rate_percent", Some(Node::text("10")));
    // 80 and 10 % of it.
    assert_eq!(added(&draft), dollars(88));
    let again = Draft::of_plan(&read(&draft));
    assert!(again.plan_entries()[0].has_companion);
    draft.remove_entry(draft.plan_entries()[0]);
    assert!(read(&draft).entries.is_empty());
}

#[wasm_bindgen_test]
fn a_refund_goes_with_its_spend() {
    let mut draft = Draft::of_plan(&example());
    draft.add_entry(EntryKind::Spend, date("2026-06-02"), "50", "");
    draft.add_entry(EntryKind::Refund, date("2026-06-03"), "5", "entry 1");
    assert_eq!(read(&draft).entries.len(), 3);
    // The money for it can go alone, and the refund goes on naming the spend.
    draft.fund_entry(draft.plan_entries()[0], false);
    let refunded = match read(&draft).entries[1].action {
        Action::Refund { spend, .. } => spend,
        ref other => panic!("{other:?}"),
    };
    assert_eq!(refunded, 0);
    draft.remove_entry(draft.plan_entries()[0]);
    assert!(read(&draft).entries.is_empty());
}

#[wasm_bindgen_test]
fn a_plan_becomes_a_list_of_its_days_and_flat_again() {
    let mut draft = Draft::of_plan(&example());
    let plan = |draft: &Draft| -> SpendPlan { read(draft).spend_plan.unwrap() };
    let before = plan(&draft);
    draft.shape_spend(ad_credit_lab::state::SpendShape::List, Some(&before));
    let listed = plan(&draft);
    assert_eq!((listed.amounts(), listed.days), (before.amounts(), before.days));
    draft.shape_spend(ad_credit_lab::state::SpendShape::Flat, Some(&listed));
    assert_eq!(plan(&draft), before);
}
