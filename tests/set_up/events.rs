//! What a trainer lets happen to an account.

use ad_credit_lab::components::events;
use ad_credit_lab::state::{Draft, Followed, PracticeAccount};
use ad_credit_lab_engine::Node;
use ad_credit_lab_engine::account::PaymentMode;
use ad_credit_lab_engine::calendar::Instant;
use ad_credit_lab_engine::money::Money;
use ad_credit_lab_engine::rate::Percent;
use ad_credit_lab_engine::scenario::{Action, Campaign, Revoked};
use ad_credit_lab_engine::tax::{Tax, TaxMode};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::stage::{Stage, newcomer, settle, today};

const HAPPEN: &str = "Let it happen";

fn instant(text: &str) -> Instant {
    Instant::parse(text).unwrap()
}

fn dollars(whole: i64) -> Money {
    Money::from_minor(whole * 100)
}

async fn events_of(account: PracticeAccount) -> Stage {
    let stage = Stage::with(account, events).await;
    stage.press("More events").await;
    stage
}

/// What was done, in its order.
fn done(stage: &Stage) -> Vec<Action> {
    let account = untrack(|| stage.practice.account());
    account.scenario.entries.into_iter().map(|entry| entry.action).collect()
}

fn last(stage: &Stage) -> Action {
    done(stage).pop().unwrap()
}

fn by_code() -> PracticeAccount {
    let mut account = Draft::new_account(today(), "By code");
    account.put("offers[0].activation", Some(Node::text("code")));
    let mut scenario = account.read().unwrap();
    scenario.entries.clear();
    PracticeAccount::of(scenario)
}

/// The names of the events that are shown.
fn shown(stage: &Stage) -> Vec<String> {
    let names = stage.all(".event-name").into_iter().filter(|name| name.offset_height() > 0);
    names.map(|name| name.text_content().unwrap()).collect()
}

#[wasm_bindgen_test]
async fn events_that_say_nothing_more_become_their_entries() {
    let stage = events_of(newcomer()).await;
    let all = [
        ("Ads are shown", Action::AdsShown),
        ("Violation found", Action::Violation),
        ("Suspend the account", Action::Suspend),
        ("Lift the suspension", Action::Reinstate),
        ("Bill", Action::Bill),
        ("Pay the bill", Action::Pay),
        ("Payment fails", Action::FailPayment),
        ("Register for an offer", Action::Register { offer: 0 }),
        ("End of a review", Action::Review { offer: 0, approved: true }),
        ("Change the way of paying", Action::ChangeBilling { to: PaymentMode::Automatic }),
        ("Take back", Action::Revoke(Revoked::Offer(0))),
    ];
    for (number, (name, action)) in all.into_iter().enumerate() {
        stage.press(name).await;
        stage.press(HAPPEN).await;
        assert_eq!(done(&stage).len(), number + 1, "{name}");
        assert_eq!(last(&stage), action, "{name}");
    }
}

#[wasm_bindgen_test]
async fn a_code_arrives_with_its_text_and_forwarded() {
    let stage = events_of(by_code()).await;
    stage.press("Receive a code").await;
    stage.enter("event-text", " SPRING ").await;
    stage.tick("event-tick").await;
    stage.press(HAPPEN).await;
    let code = Some("SPRING".to_owned());
    assert_eq!(done(&stage), [Action::ReceiveCode { offer: 0, code, forwarded: true }]);
    assert!(stage.text().contains("Accepted"), "the reply is in sight: {}", stage.text());
    // The form is empty for the next one, which comes to nothing and is an entry all the same.
    stage.press(HAPPEN).await;
    assert_eq!(last(&stage), Action::ReceiveCode { offer: 0, code: None, forwarded: false });
    assert!(stage.text().contains("A second one changes nothing."), "{}", stage.text());
}

#[wasm_bindgen_test]
async fn a_review_that_fails_and_something_done_are_entries() {
    let stage = events_of(newcomer()).await;
    stage.press("End of a review").await;
    stage.enter("event-way", "no").await;
    stage.press(HAPPEN).await;
    assert_eq!(last(&stage), Action::Review { offer: 0, approved: false });
    stage.press("Do what an offer asks").await;
    stage.press(HAPPEN).await;
    assert_eq!(stage.mistake("event-text"), "Please fill this in.");
    assert_eq!(done(&stage).len(), 1);
    stage.enter("event-text", "first_campaign").await;
    stage.press(HAPPEN).await;
    assert_eq!(last(&stage), Action::DoAction { action: "first_campaign".into() });
}

#[wasm_bindgen_test]
async fn tax_changes_and_ends() {
    let stage = events_of(newcomer()).await;
    stage.press("Change the tax").await;
    stage.enter("event-text", "101").await;
    stage.press(HAPPEN).await;
    assert!(stage.mistake("event-text").contains("from 0 to 100"));
    assert!(done(&stage).is_empty());
    stage.enter("event-text", "10").await;
    stage.tick("event-tick").await;
    stage.press(HAPPEN).await;
    let rate = Percent::parse("10", 100).unwrap();
    let tax = Tax { rate, mode: TaxMode::Consumption, amounts_include_tax: true };
    assert_eq!(last(&stage), Action::ChangeTax { tax: Some(tax) });
    stage.enter("event-way", "none").await;
    assert!(stage.find("#event-text").is_none());
    stage.press(HAPPEN).await;
    assert_eq!(last(&stage), Action::ChangeTax { tax: None });
}

#[wasm_bindgen_test]
async fn a_credit_is_given_under_an_id_of_its_own_and_can_be_taken_back_alone() {
    let stage = events_of(newcomer()).await;
    stage.press("Give a credit").await;
    stage.enter("event-date", "").await;
    stage.press(HAPPEN).await;
    assert_ne!(stage.mistake("event-amount"), "");
    assert_eq!(stage.mistake("event-date"), "Please give a date from 2000 to 2199.");
    for _ in 0..2 {
        stage.enter("event-amount", "25").await;
        stage.enter("event-date", "2026-07-01").await;
        stage.press(HAPPEN).await;
    }
    let grants: Vec<_> = done(&stage)
        .into_iter()
        .map(|action| match action {
            Action::GrantCredit(grant) => (grant.credit, grant.amount, grant.expires.to_string()),
            other => panic!("{other:?}"),
        })
        .collect();
    let grant = |id: &str| (id.to_owned(), dollars(25), "2026-07-01".to_owned());
    assert_eq!(grants, [grant("credit-1"), grant("credit-2")]);
    stage.enter("event-amount", "25").await;
    stage.enter("event-date", "2026-07-01").await;
    stage.enter("event-way", "assignable").await;
    stage.press(HAPPEN).await;
    let run = stage.practice.run.get_untracked();
    let limits = run.outcome().credits.iter().map(|credit| credit.assign_limit);
    // TT-64: after 31 July 2024 an assignable one may have 30 campaigns; a free one is not assigned.
    assert_eq!(limits.collect::<Vec<_>>(), [None, None, Some(30)]);
    stage.press("Take back").await;
    stage.enter("event-about", "credit credit-2").await;
    stage.press(HAPPEN).await;
    assert_eq!(last(&stage), Action::Revoke(Revoked::Credit("credit-2".into())));
}

/// An account that added 500 and spends 1.00 at each full hour, and whose clock went from 09:00 to 12:30: four charges.
fn spending() -> Vec<Action> {
    vec![
        Action::TopUp { amount: dollars(500) },
        Action::CreateCampaign {
            campaign: Campaign::named("Spring"),
            purpose: None,
            approved: true,
            daily_budget: Some(dollars(24)),
        },
    ]
}

#[wasm_bindgen_test]
async fn a_refund_names_its_charge_also_when_the_campaign_made_it_by_itself() {
    let stage = events_of(newcomer()).await;
    stage.practice.act(spending());
    stage.practice.go_to(instant("2026-06-01T12:30"));
    settle().await;
    stage.press("Refund of ad cost").await;
    let charges = stage.all("#event-about option");
    assert_eq!(charges.len(), 4);
    let newest = charges[0].text_content().unwrap();
    assert!(newest.contains("Spring") && newest.contains("12:00"), "{newest}");
    stage.press(HAPPEN).await;
    let counted = || stage.practice.run.with_untracked(|run| run.outcome().offers[0].counted);
    let refunded = || stage.practice.run.with_untracked(|run| run.outcome().offers[0].refunded);
    assert_eq!((counted(), refunded()), (dollars(3), dollars(1)));
    // Nothing is left of that one; the next is the one of 11:00, of which a part is given back.
    assert_eq!(stage.all("#event-about option").len(), 3);
    stage.enter("event-amount", "0.40").await;
    stage.press(HAPPEN).await;
    assert_eq!(counted(), Money::from_minor(260));
    // More than is left of it is refused by the account's own rules.
    stage.enter("event-amount", "0.61").await;
    stage.press(HAPPEN).await;
    assert_eq!((counted(), done(&stage).len()), (Money::from_minor(260), 5));
}

#[wasm_bindgen_test]
async fn a_refund_in_the_past_names_its_charge_whatever_becomes_of_what_followed() {
    for followed in [Followed::Dropped, Followed::Replayed] {
        let stage = events_of(newcomer()).await;
        stage.practice.act(spending());
        stage.practice.go_to(instant("2026-06-01T12:30"));
        stage.practice.act(vec![Action::TopUp { amount: dollars(7) }]);
        stage.practice.go_to(instant("2026-06-01T10:30"));
        settle().await;
        stage.press("Refund of ad cost").await;
        assert_eq!(stage.all("#event-about option").len(), 2, "those of 09:00 and 10:00");
        stage.press(HAPPEN).await;
        assert_eq!(done(&stage).len(), 3, "it is asked first");
        stage.practice.decide(Some(followed));
        settle().await;
        let counted = stage.practice.run.with_untracked(|run| run.outcome().offers[0].counted);
        assert_eq!(counted, dollars(1), "{followed:?}");
    }
}

#[wasm_bindgen_test]
async fn closing_asks_before_it_is_done() {
    let stage = events_of(newcomer()).await;
    stage.press("Close the account").await;
    stage.tick("event-tick").await;
    stage.press(HAPPEN).await;
    assert!(done(&stage).is_empty());
    stage.press("Keep it open").await;
    stage.press(HAPPEN).await;
    stage.press("Close it for good").await;
    assert_eq!(done(&stage), [Action::CloseAccount { pay_out: true }]);
}

#[wasm_bindgen_test]
async fn money_is_moved_out() {
    let stage = events_of(newcomer()).await;
    stage.practice.act(vec![Action::TopUp { amount: dollars(50) }]);
    stage.press("Move money out").await;
    stage.press(HAPPEN).await;
    assert_ne!(stage.mistake("event-amount"), "");
    stage.enter("event-amount", "20").await;
    stage.press(HAPPEN).await;
    assert_eq!(last(&stage), Action::TransferCash { amount: dollars(20) });
}

#[wasm_bindgen_test]
async fn ads_are_approved_where_a_campaign_waits_for_it() {
    let stage = events_of(newcomer()).await;
    stage.press("Approve a campaign").await;
    assert!(stage.text().contains("No campaign waits for approval."));
    stage.press(HAPPEN).await;
    assert!(done(&stage).is_empty());
    let campaign = Campaign::named("Spring");
    stage.practice.act(vec![Action::CreateCampaign {
        campaign: campaign.clone(),
        purpose: None,
        approved: false,
        daily_budget: None,
    }]);
    settle().await;
    stage.press(HAPPEN).await;
    assert_eq!(last(&stage), Action::ApproveCampaign { campaign });
}

#[wasm_bindgen_test]
async fn only_what_makes_a_difference_is_shown_at_once() {
    let stage = Stage::with(newcomer(), events).await;
    assert_eq!(
        shown(&stage),
        ["Violation found", "Suspend the account", "Take back", "Change the tax"]
    );
    stage.press("Suspend the account").await;
    stage.press(HAPPEN).await;
    // What is open stays, so that the focus has a place.
    assert!(shown(&stage).contains(&"Suspend the account".to_owned()));
    assert!(shown(&stage).contains(&"Lift the suspension".to_owned()));
    assert!(!shown(&stage).contains(&"Violation found".to_owned()));
    let stage = Stage::with(by_code(), events).await;
    assert_eq!(shown(&stage)[0], "Receive a code");
    assert!(!shown(&stage).contains(&"Register for an offer".to_owned()));
}

#[wasm_bindgen_test]
async fn one_acts_as_admin_or_not() {
    let stage = events_of(newcomer()).await;
    assert!(untrack(|| stage.practice.is_admin()));
    stage.find("input[name=acting][value=other]").unwrap().click();
    settle().await;
    assert!(!untrack(|| stage.practice.is_admin()));
}
