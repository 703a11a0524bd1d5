//! What the page says of offers that are not "spend X, get Y" on prepaid money, and of those that end early.

use std::rc::Rc;

use ad_credit_lab::charts::money_timeline::series::{CreditEnd, Series};
use ad_credit_lab::state::{Rewards, Run};
use ad_credit_lab::storage::{MemoryStore, Saved, save};
use ad_credit_lab::variants::Variants;
use ad_credit_lab_engine::money::Money;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{Mounted, at_end_of, date, dollars, file};

/// A scenario of the project by its name.
macro_rules! scenario {
    ($name:literal) => {
        include_str!(concat!("../scenarios/", $name, ".json"))
    };
}

async fn app_on(text: &str) -> Mounted {
    let store = MemoryStore::default();
    save(&store, &Saved { variants: Variants::of(file(text)), number: 1, theme: None }).unwrap();
    Mounted::on(Rc::new(store)).await
}

async fn assert_answer(text: &str, parts: &[&str]) {
    let app = app_on(text).await;
    let answer = app.answer();
    for part in parts {
        assert!(answer.contains(part), "no {part:?} in {answer:?}");
    }
}

#[wasm_bindgen_test]
async fn every_state_has_an_answer() {
    for (text, parts) in [
        (
            scenario!("a-credit-due-while-the-account-is-suspended-is-withheld"),
            &["You reach $200 on ", "The $200 credit is due, but it does not come while"][..],
        ),
        (
            scenario!("a-revoked-offer-counts-nothing-more"),
            &["No credit: the network takes the offer back."],
        ),
        (
            scenario!("an-offer-whose-only-credit-is-revoked-is-revoked"),
            &["The network takes the offer or its credit back: "],
        ),
        (
            scenario!("closing-before-the-issue-means-no-credit"),
            &["No credit: the account is closed before it comes."],
        ),
        (
            scenario!("closing-forfeits-the-credit-ends-the-offer-and-pays-out-the-cash"),
            &["The account is closed: "],
        ),
        (
            scenario!("another-action-earns-nothing-and-a-milestone-can-be-missed"),
            &["“first_campaign” is done on ", "The $100 credit is there, with $100 left to use"],
        ),
        (
            scenario!("an-up-front-credit-comes-with-the-activation"),
            &["The offer is activated on ", "The $50 credit is there, with $30 left to use"],
        ),
        (
            scenario!("a-match-on-the-close-takes-what-counted-by-then"),
            &["You reach $200 on ", "The $155.20 credit is there"],
        ),
        (
            scenario!("spend-on-account-is-pending-until-its-bill-is-paid"),
            &[
                "$0 of $200 counts so far; $200 is still to go by the end of ",
                "$200 more counts once it is paid.",
            ],
        ),
        (
            scenario!("a-discount-reaches-its-cap-in-the-middle-of-a-charge"),
            &[
                "The discount of 20 %, up to $30 in all, is expected by the end of ",
                "is used up on ",
            ],
        ),
        (
            scenario!("a-registration-after-the-last-date-is-too-late"),
            &["No credit: the offer was not activated by the end of "],
        ),
        (
            scenario!("the-strict-reading-refuses-where-the-usual-one-accepts"),
            &["No credit: the offer was not activated before "],
        ),
        (
            scenario!("of-three-earning-windows-the-deadline-binds"),
            &["No credit: $60 counts before "],
        ),
        (
            scenario!("before-the-issue-on-the-close-the-requirement-is-met"),
            &["You reach $100 on ", "The $50 credit is expected by the end of "],
        ),
    ] {
        assert_answer(text, parts).await;
    }
}

#[wasm_bindgen_test]
async fn what_cannot_be_decided_is_shown() {
    let app = app_on(scenario!("monthly-invoicing-leaves-eligibility-undecided")).await;
    assert!(app.text().contains("What cannot be decided"), "{}", app.text());
    assert!(app.text().contains("The account pays by monthly invoicing"), "{}", app.text());
}

#[wasm_bindgen_test]
async fn another_way_of_activation_is_named() {
    let app = app_on(scenario!("registering-activates-an-offer-by-registration")).await;
    let line = "The account must be registered for the offer in time.";
    assert!(app.text().contains(line), "{}", app.text());
    assert!(app.choice("automatic").disabled() && app.choice("code").disabled());
    assert!(app.choice("register").checked());
}

#[wasm_bindgen_test]
async fn a_discount_and_what_is_unpaid_stand_in_the_journal() {
    let app = app_on(scenario!("a-discount-reaches-its-cap-in-the-middle-of-a-charge")).await;
    // 20 percent of 100, and the 10 that are left of the cap.
    for text in ["after a discount of $20.00", "after a discount of $10.00", "$30 of $30"] {
        assert!(app.text().contains(text), "{text}: {}", app.text());
    }
    let app = app_on(scenario!("spend-on-account-is-pending-until-its-bill-is-paid")).await;
    for text in
        ["$120.00 to a bill", "$120.00 unpaid", "$200.00 unpaid", "$200 more once it is paid"]
    {
        assert!(app.text().contains(text), "{text}: {}", app.text());
    }
}

#[wasm_bindgen_test]
fn the_credits_of_all_tiers_are_taken_together() {
    // 50 on 3 June, all used on 4 June, and 100 on 15 June that last 30 days.
    let run = Run::of(file(scenario!("each-tier-reached-pays-a-credit-of-its-own")));
    let rewards = Rewards::of(&run).unwrap();
    assert_eq!((rewards.parts, rewards.granted, rewards.used), (2, dollars(150), dollars(50)));
    assert_eq!((rewards.unused, rewards.lost, rewards.ended), (dollars(100), Money::ZERO, None));
}

#[wasm_bindgen_test]
fn what_is_paid_later_moves_from_what_does_not_count_to_what_does() {
    // 120 and 80 on account, both paid on 5 June at 10:00.
    let run = Run::of(file(scenario!("a-paid-bill-counts-from-its-payment")));
    let series = Series::of(&run);
    let offer = &run.outcome().offers[0];
    let end = run.outcome().at;
    let not_counted: Money = offer.not_counted.iter().map(|(_, amount)| *amount).sum();
    assert_eq!(series.counted.at(end), offer.counted);
    assert_eq!(series.not_counted.at(end), not_counted + offer.pending);
    assert!(series.not_counted.top().is_positive() && offer.counted.is_positive());
}

#[wasm_bindgen_test]
fn an_offer_without_a_threshold_has_a_picture() {
    let run = Run::of(file(scenario!("an-up-front-credit-comes-with-the-activation")));
    let series = Series::of(&run);
    let (crossed, tier) = series.crossing.clone().unwrap();
    assert_eq!((crossed.date(), tier.threshold()), (date("2026-06-06"), None));
    assert_eq!((series.counted.top(), series.credit.top()), (Money::ZERO, dollars(50)));
}

#[wasm_bindgen_test]
fn a_credit_that_is_taken_back_ends_then() {
    let run = Run::of(file(scenario!("an-offer-whose-only-credit-is-revoked-is-revoked")));
    let (at, revoked) = match Series::of(&run).credit_end {
        Some(CreditEnd::Lost(at, lost)) => (at, lost),
        other => panic!("{other:?}"),
    };
    assert_eq!(run.outcome().credits[0].end.map(|(at, _)| at), Some(at));
    assert_eq!(run.outcome().ledger.credits()[0].revoked(), revoked);
    assert!(revoked.is_positive() && at < at_end_of("2026-12-31"));
}
