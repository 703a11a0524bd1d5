//! The console around a practice account.

use ad_credit_lab::components::console;
use ad_credit_lab::i18n::Words;
use ad_credit_lab::state::{PracticeAccount, Visit, starting_accounts};
use ad_credit_lab_engine::money::Money;
use ad_credit_lab_engine::scenario::Action;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::stage::{Stage, settle, today};

/// The starting account whose code came by e-mail.
fn by_code() -> PracticeAccount {
    starting_accounts(today(), Words::english().language()).swap_remove(1)
}

/// The console with that account, at a screen.
async fn at(fragment: &str) -> Stage {
    window().location().set_hash(fragment).unwrap();
    Stage::with(by_code(), || {
        provide_context(Visit::new());
        console()
    })
    .await
}

#[wasm_bindgen_test]
async fn the_code_that_arrived_is_shown_until_it_is_redeemed() {
    let stage = at("#/sandbox").await;
    assert!(stage.text().contains("A code arrived: WELCOME-200"), "{}", stage.text());
    assert_eq!(stage.all(".code-arrived button").len(), 1);
    let code = Some("WELCOME-200".to_owned());
    stage.practice.act(vec![Action::RedeemCode { offer: 0, code, admin: true }]);
    settle().await;
    assert!(stage.find(".code-arrived").is_none());
}

#[wasm_bindgen_test]
async fn the_reply_to_a_code_that_arrives_says_its_text() {
    let stage = at("#/sandbox").await;
    let code = Some("SPRING".to_owned());
    stage.practice.act(vec![Action::ReceiveCode { offer: 0, code, forwarded: false }]);
    settle().await;
    let reply = stage.find(".console-replies").unwrap().text_content().unwrap();
    assert!(reply.contains("SPRING"), "{reply}");
}

#[wasm_bindgen_test]
async fn redeeming_begins_in_the_field_for_the_code() {
    let stage = at("#/sandbox/payments").await;
    stage.press("Redeem Coupon").await;
    settle().await;
    assert_eq!(document().active_element().unwrap().id(), "redeem-code");
}

#[wasm_bindgen_test]
async fn the_reply_comes_into_sight() {
    let stage = at("#/sandbox/payments").await;
    let space = document().create_element("div").unwrap();
    space.set_attribute("style", "height: 5000px").unwrap();
    stage.place().append_child(&space).unwrap();
    window().scroll_to_with_x_and_y(0.0, 4_000.0);
    let reply = || stage.find(".console-replies").unwrap().get_bounding_client_rect();
    assert!(reply().bottom() < 0.0);
    stage.practice.act(vec![Action::TopUp { amount: Money::from_minor(50_000) }]);
    settle().await;
    assert!(reply().top() >= 0.0, "{}", reply().top());
}
