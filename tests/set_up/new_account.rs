//! An account that is being set up: what it needs, and what the engine's reader says of it.

use ad_credit_lab::state::{Draft, catalogue};
use ad_credit_lab_engine::Node;
use ad_credit_lab_engine::input::Fault;
use ad_credit_lab_engine::offer::{ActivationMode, Term};
use ad_credit_lab_engine::scenario::{Action, When};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::stage::{all_offers, today};

fn usual() -> Draft {
    Draft::new_account(today(), "New account")
}

fn with_offer(id: &str) -> Draft {
    let mut account = usual();
    account.choose_offer(0, id);
    account
}

fn put(account: &mut Draft, place: &str, text: &str) {
    account.put(place, Some(Node::text(text)));
}

fn missing(account: &Draft) -> Vec<String> {
    let problems = account.read().unwrap_err();
    let missing = problems.into_iter().filter(|problem| problem.fault == Fault::Missing);
    missing.map(|problem| problem.place).collect()
}

#[wasm_bindgen_test]
fn the_usual_account_can_be_made_at_once_and_its_clock_begins_with_it() {
    let scenario = usual().read().unwrap();
    assert_eq!(scenario.account.created.to_string(), "2026-06-01T09:00:00");
    assert_eq!(scenario.until, Some(scenario.account.created));
    assert_eq!(scenario.offers.len(), 1);
    assert_eq!(scenario.offers[0].activation, ActivationMode::Automatic);
    assert!(scenario.entries.is_empty() && scenario.spend_plan.is_none());
}

#[wasm_bindgen_test]
async fn every_published_offer_asks_for_what_is_open_and_takes_its_own_examples() {
    all_offers().await;
    assert!(catalogue().offers().len() > 30);
    for published in catalogue().offers() {
        let mut account = with_offer(&published.id);
        let unknown: Vec<_> =
            published.unknown.iter().copied().filter(|term| *term != Term::Stacking).collect();
        assert_eq!(account.asked(0), unknown, "{}", published.id);
        for term in &unknown {
            let place = account.place_of(0, *term);
            let missing = missing(&account);
            assert!(missing.iter().any(|at| at.starts_with(&place)), "{place}: {missing:?}");
            account.take_example(0, *term);
        }
        if account.has("offers[0].selected_tier") {
            account.put("offers[0].selected_tier", Some(Node::Whole(1)));
        }
        assert!(!account.has("offers[0].exchange_rate"), "{}", published.id);
        let scenario = account.read().map_err(|problems| (published.id.clone(), problems));
        assert_eq!(scenario.unwrap().offers[0].answered, unknown);
    }
}

#[wasm_bindgen_test]
async fn what_is_taken_for_granted_can_be_answered_and_left_again() {
    let mut account = usual();
    assert_eq!(
        account.assumed(0),
        [Term::EarningWindows, Term::CreditType, Term::CreditLifetime, Term::Stacking]
    );
    account.ask(0, Term::CreditLifetime);
    assert_eq!(missing(&account), ["offers[0].terms.credit.lifetime.days"]);
    account.put("offers[0].terms.credit.lifetime.days", Some(Node::Whole(14)));
    assert_eq!(account.read().unwrap().offers[0].offer.credit.lifetime.days, Some(14));
    account.put(&account.place_of(0, Term::CreditLifetime), None);
    assert!(account.asked(0).is_empty() && account.read().is_ok());
}

#[wasm_bindgen_test]
fn a_code_arrives_with_the_account_until_another_time_is_given() {
    let mut account = usual();
    put(&mut account, "offers[0].activation", "code");
    assert_eq!(account.code_entry(0), Some(0));
    put(&mut account, "account.created", "2026-06-03T10:00");
    assert_eq!(account.text("entries[0].at"), "2026-06-03T10:00");
    put(&mut account, "entries[0].at", "2026-06-05T08:00");
    put(&mut account, "account.created", "2026-06-02T10:00");
    assert_eq!(account.text("entries[0].at"), "2026-06-05T08:00");
    put(&mut account, "entries[0].code", "SPRING");
    let scenario = account.read().unwrap();
    let received = Action::ReceiveCode { offer: 0, code: Some("SPRING".into()), forwarded: false };
    assert_eq!(scenario.entries[0].action, received);
    let When::At(at) = scenario.entries[0].at else { panic!("a time was given") };
    // The clock begins with the account, and the code is still to come.
    assert!(scenario.until.unwrap() < at);
    put(&mut account, "offers[0].activation", "automatic");
    assert!(account.read().unwrap().entries.is_empty());
}

#[wasm_bindgen_test]
async fn amounts_of_another_currency_ask_for_a_rate_where_they_are_converted() {
    all_offers().await;
    // It converts, and the currency of its amounts is open.
    let mut account = with_offer("microsoft-existing-customer");
    put(&mut account, "offers[0].terms.currency", "EUR");
    assert!(missing(&account).contains(&"offers[0].exchange_rate".to_owned()));
    put(&mut account, "offers[0].terms.currency", "USD");
    assert!(!account.has("offers[0].exchange_rate"));
}

#[wasm_bindgen_test]
fn tiers_and_conditions_follow_what_was_chosen() {
    let mut account = usual();
    account.ask(0, Term::CreditType);
    put(&mut account, "offers[0].terms.credit.type", "conditional");
    assert_eq!(missing(&account), ["offers[0].terms.credit.conditions.min_cash"]);
    put(&mut account, "offers[0].terms.credit.type", "free");
    assert!(account.read().is_ok());
}

#[wasm_bindgen_test]
async fn an_assignable_credit_has_the_article_s_limits_of_campaigns_and_no_other_has_any() {
    let mut account = usual();
    account.ask(0, Term::CreditType);
    put(&mut account, "offers[0].terms.credit.type", "assignable");
    let limits = |account: &Draft| {
        let scenario = account.read().unwrap();
        let limits = &scenario.offers[0].offer.credit.assign_limits;
        limits.iter().map(|limit| limit.max).collect::<Vec<_>>()
    };
    // TT-64: 10 for credits issued until 31 July 2024, 30 after.
    assert_eq!(limits(&account), [10, 30]);
    put(&mut account, "offers[0].terms.credit.type", "free");
    assert!(limits(&account).is_empty());
    put(&mut account, "offers[0].terms.credit.type", "assignable");
    account.put(&account.place_of(0, Term::CreditType), None);
    assert!(limits(&account).is_empty());
    // The article speaks of TikTok alone.
    all_offers().await;
    let mut account = with_offer("linkedin-newcomer");
    put(&mut account, "offers[0].terms.credit.type", "assignable");
    assert!(!account.has("offers[0].terms.credit.assign_limits"));
}

#[wasm_bindgen_test]
async fn another_trigger_asks_for_something_else() {
    all_offers().await;
    let mut account = with_offer("linkedin-newcomer");
    put(&mut account, "offers[0].terms.trigger.kind", "action");
    assert!(account.has("offers[0].terms.tiers[0].action"));
    assert!(!account.has("offers[0].terms.tiers[0].threshold"));
    put(&mut account, "offers[0].terms.trigger.kind", "activation");
    assert!(!account.has("offers[0].terms.tiers[0].action"));
    put(&mut account, "offers[0].terms.tiers[0].reward.kind", "match");
    assert!(account.has("offers[0].terms.tiers[0].reward.cap"));
    assert!(!account.has("offers[0].terms.tiers[0].reward.amount"));
}

#[wasm_bindgen_test]
fn prepaid_accounts_have_no_billing_and_tax_has_a_rate() {
    let mut account = usual();
    put(&mut account, "account.payment", "automatic");
    put(&mut account, "account.billing.threshold", "50");
    put(&mut account, "account.payment", "manual");
    assert!(account.read().unwrap().account.billing.is_none());
    put(&mut account, "account.tax.mode", "top_up");
    assert_eq!(missing(&account), ["account.tax.rate_percent"]);
}

#[wasm_bindgen_test]
fn only_an_automatic_offer_can_be_left_unattached() {
    let mut account = with_offer("article-spend-200-get-200");
    account.put("offers[0].attached", Some(Node::Bool(false)));
    assert!(!account.read().unwrap().offers[0].attached);
    put(&mut account, "offers[0].activation", "code");
    assert!(account.read().unwrap().offers[0].attached);
}
