//! Assigning a credit to campaigns, and how campaigns stand.

use ad_credit_lab::state::{
    AskedPurpose, Delivery, Run, assigning, assignment_log, free_name, purpose,
};
use ad_credit_lab_engine::journal::Verdict;
use ad_credit_lab_engine::reason::Reason;
use ad_credit_lab_engine::scenario::{Action, Campaign};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::file;

/// A story of an offer whose credit may have two campaigns and pays for two products, on an account of 1 June 2026.
/// 10 spent on that day earn 50, which come on the next one at 09:30.
fn story(entries: &str, until: &str) -> Run {
    let text = format!(
        r#"{{
            "version": 1,
            "name": "An account",
            "offers": [{{ "offer": {{
                "version": 1,
                "id": "two-campaigns",
                "network": "Test",
                "title": "An example for the tests",
                "currency": "USD",
                "source": {{ "name": "Made up for the tests", "grade": "G", "seen": "2026-05-17" }},
                "activation": {{ "modes": ["automatic"] }},
                "earning_windows": [{{ "from": "activated", "days": 30 }}],
                "tiers": [{{ "threshold": "10.00", "reward": {{ "kind": "fixed", "amount": "50.00" }} }}],
                "issuance": {{ "unit": "business_day", "earliest": 0, "latest": 1 }},
                "credit": {{
                    "type": "assignable",
                    "lifetime": {{ "days": 30 }},
                    "assign_limits": [{{ "max": 2 }}],
                    "only_for": {{ "products": ["Auction", "Search"], "countries": ["US"] }}
                }}
            }} }}],
            "account": {{ "created": "2026-06-01T09:00", "country": "US", "currency": "USD" }},
            "entries": [
                {{ "at": "2026-06-01T09:00", "kind": "top_up", "amount": "20.00" }},
                {{ "at": "2026-06-01T09:30", "kind": "spend", "campaign": "Shoes", "amount": "10.00" }},
                {entries}
            ],
            "until": "{until}"
        }}"#
    );
    Run::of(file(&text))
}

fn named(names: &[&str]) -> Vec<Campaign> {
    names.iter().map(|name| Campaign::named(name)).collect()
}

const ASSIGNED: &str = r#"{ "at": "2026-06-02T10:00", "kind": "assign_credit", "credit": "two-campaigns", "campaigns": ["Shoes", "Hats"], "admin": true }"#;

#[wasm_bindgen_test]
fn what_is_ticked_off_is_taken_off_before_anything_is_assigned() {
    let run = story(ASSIGNED, "2026-06-02T10:00");
    let credit = &run.outcome().credits[0];
    assert_eq!(credit.campaigns, named(&["Shoes", "Hats"]));
    assert_eq!(assigning(credit, &named(&["Hats", "Shoes"]), true), []);
    let id = || "two-campaigns".to_owned();
    let off = Action::UnassignCredit { credit: id(), campaigns: named(&["Shoes"]), admin: true };
    let on = Action::AssignCredit { credit: id(), campaigns: named(&["Bags"]), admin: true };
    assert_eq!(assigning(credit, &named(&["Hats", "Bags"]), true), [off.clone(), on]);
    assert_eq!(assigning(credit, &named(&["Hats"]), true), [off]);
    let all =
        Action::UnassignCredit { credit: id(), campaigns: named(&["Shoes", "Hats"]), admin: false };
    assert_eq!(assigning(credit, &[], false), [all]);
}

#[wasm_bindgen_test]
fn the_log_holds_what_was_refused_too_the_newest_first() {
    let entries = format!(
        r#"{ASSIGNED},
        {{ "at": "2026-06-02T11:00", "kind": "assign_credit", "credit": "two-campaigns", "campaigns": ["Bags"], "admin": true }},
        {{ "at": "2026-06-02T12:00", "kind": "unassign_credit", "credit": "two-campaigns", "campaigns": ["Hats"], "admin": false }},
        {{ "at": "2026-06-02T13:00", "kind": "assign_credit", "credit": "another", "campaigns": ["Hats"], "admin": true }}"#
    );
    let run = story(&entries, "2026-06-02T14:00");
    let row = |index: usize| run.outcome().journal.row(index).unwrap();
    let log: Vec<_> = assignment_log(&run, "two-campaigns")
        .into_iter()
        .map(|index| (row(index).verdict, row(index).reasons.to_vec()))
        .collect();
    let too_many = Reason::AssignLimitReached { limit: 2, asked: 3 };
    assert_eq!(
        log,
        [
            (Verdict::Refused, vec![Reason::NotAdmin]),
            (Verdict::Refused, vec![too_many]),
            (Verdict::Accepted, vec![Reason::CreditAssigned { campaigns: 2 }]),
        ]
    );
}

#[wasm_bindgen_test]
fn a_campaign_says_what_keeps_it_from_spending() {
    let delivery = |entries: &str, until: &str| {
        let run = story(entries, until);
        let bags = Campaign::named("Bags");
        let campaign = run.outcome().campaigns.iter().find(|known| known.campaign == bags);
        Delivery::of(&run, campaign.unwrap())
    };
    let create = |rest: &str| {
        format!(
            r#"{{ "at": "2026-06-01T10:30", "kind": "create_campaign", "campaign": "Bags"{rest} }}"#
        )
    };
    let budget = create(r#", "daily_budget": "24.00""#);
    let waits = create(r#", "daily_budget": "24.00", "approved": false"#);
    let noon = "2026-06-01T12:00";
    assert_eq!(delivery(&budget, noon), Delivery::Running);
    assert_eq!(delivery(&create(""), noon), Delivery::ByHand);
    assert_eq!(delivery(&waits, noon), Delivery::WaitsForApproval);
    let with = |entry: &str| format!("{budget}, {entry}");
    let pause = r#"{ "at": "2026-06-01T11:30", "kind": "pause_campaign", "campaign": "Bags" }"#;
    assert_eq!(delivery(&with(pause), noon), Delivery::Paused);
    // The charge of 12:00 is refused meanwhile; that it was says nothing any more.
    let resume = r#"{ "at": "2026-06-01T12:30", "kind": "resume_campaign", "campaign": "Bags" }"#;
    let resumed = with(&format!("{pause}, {resume}"));
    assert_eq!(delivery(&resumed, "2026-06-01T12:30"), Delivery::Running);
    // 10 of cash are there, and a dollar an hour from 11:00 on: the tenth is spent at 20:00.
    assert_eq!(delivery(&budget, "2026-06-01T20:59:59"), Delivery::Running);
    let stopped = delivery(&budget, "2026-06-01T21:00");
    assert!(matches!(stopped, Delivery::Stopped(Reason::CashIsZero { .. })), "{stopped:?}");
    let more = with(r#"{ "at": "2026-06-01T21:30", "kind": "top_up", "amount": "20.00" }"#);
    assert_eq!(delivery(&more, "2026-06-01T21:30"), Delivery::Running);
    let suspended = delivery(&with(r#"{ "at": "2026-06-01T11:30", "kind": "suspend" }"#), noon);
    assert!(matches!(suspended, Delivery::Stopped(Reason::AccountSuspended { .. })));
}

#[wasm_bindgen_test]
fn a_form_asks_for_the_purposes_that_the_offers_name() {
    let run = story(ASSIGNED, "2026-06-02T10:00");
    let asked = AskedPurpose::of(&run);
    assert_eq!(asked.products, ["Auction", "Search"]);
    assert_eq!(asked.countries, ["US"]);
    assert_eq!(asked.objectives, [""; 0]);
    assert_eq!(purpose("", "", ""), None);
    let said = purpose("Search", "", "US").unwrap();
    assert_eq!((said.product.as_deref(), said.objective), (Some("Search"), None));
    assert_eq!(said.country.map(|country| country.letters().to_owned()).as_deref(), Some("US"));
}

#[wasm_bindgen_test]
fn a_new_campaign_gets_a_name_that_is_free() {
    let create =
        r#"{ "at": "2026-06-01T10:30", "kind": "create_campaign", "campaign": "Campaign 1" }"#;
    assert_eq!(free_name(&story(ASSIGNED, "2026-06-02T10:00")), "Campaign 1");
    assert_eq!(free_name(&story(create, "2026-06-01T11:00")), "Campaign 2");
}
