//! Which tab of Promotions an offer and its credits stand in, in each state.

use ad_credit_lab::state::{Promotion, Promotions, Run};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{file, until};

use Promotion::{Credit, Discount, Offer};

const RECEIVED: &str = r#"{ "at": "2026-06-01T09:00", "kind": "receive_code" }"#;
const FUNDED: &str = r#"{ "at": "2026-06-01T10:00", "kind": "top_up", "amount": "500.00" }"#;
/// On Tuesday; the credit comes on Wednesday at 12:00 and lives until 3 July.
const CROSSED: &str = r#"{ "at": "2026-06-02T12:00", "kind": "spend", "amount": "200.00" }"#;

/// What stands where in the story of the article's offer with these entries, on an account of 1 June 2026.
fn stands(activation: &str, origin: &str, entries: &[&str], until: &str) -> Promotions {
    let entries = entries.join(",");
    let text = format!(
        r#"{{
            "version": 1,
            "name": "An account",
            "offers": [{{ "offer": "article-spend-200-get-200", "activation": "{activation}" }}],
            "account": {{ "created": "2026-06-01T09:00", "country": "US", "currency": "USD", "origin": "{origin}" }},
            "entries": [{entries}],
            "until": "{until}"
        }}"#
    );
    Promotions::of(&Run::of(file(&text)))
}

fn at_once(entries: &[&str], until: &str) -> Promotions {
    stands("automatic", "self_serve", entries, until)
}

fn available(what: Promotion) -> Promotions {
    Promotions { available: vec![what], ..Promotions::default() }
}

fn earning(what: Promotion) -> Promotions {
    Promotions { earning: vec![what], ..Promotions::default() }
}

fn not_available(what: Promotion) -> Promotions {
    Promotions { not_available: vec![what], ..Promotions::default() }
}

#[wasm_bindgen_test]
fn a_code_stands_in_no_tab_until_it_is_redeemed_or_its_time_is_over() {
    let by_code = |entries: &[&str], until| stands("code", "self_serve", entries, until);
    assert_eq!(by_code(&[], "2026-06-02T09:00"), Promotions::default());
    let waiting = Promotions { waiting: vec![0], ..Promotions::default() };
    // Received on 1 June, so 15 June is the last date of 14 days.
    assert_eq!(by_code(&[RECEIVED], "2026-06-15T23:59:59"), waiting);
    assert_eq!(by_code(&[RECEIVED], "2026-06-16T00:00"), not_available(Offer(0)));
    let redeemed = r#"{ "at": "2026-06-02T09:00", "kind": "redeem_code" }"#;
    assert_eq!(by_code(&[RECEIVED, redeemed], "2026-06-02T09:00"), earning(Offer(0)));
    let refused = stands("code", "agency", &[RECEIVED, redeemed], "2026-06-02T09:00");
    assert_eq!(refused, not_available(Offer(0)));
}

#[wasm_bindgen_test]
fn an_offer_is_earning_until_its_credit_is_there_or_its_time_is_over() {
    assert_eq!(at_once(&[], "2026-06-01T09:00"), earning(Offer(0)));
    // Active since 1 June, so 1 July is the last date of 30 days.
    assert_eq!(at_once(&[], "2026-07-01T23:59:59"), earning(Offer(0)));
    assert_eq!(at_once(&[], "2026-07-02T00:00"), not_available(Offer(0)));
    assert_eq!(at_once(&[FUNDED, CROSSED], "2026-06-03T11:59:59"), earning(Offer(0)));
    assert_eq!(at_once(&[FUNDED, CROSSED], "2026-06-03T12:00"), available(Credit(0)));
    let suspended = r#"{ "at": "2026-06-02T13:00", "kind": "suspend" }"#;
    assert_eq!(at_once(&[FUNDED, CROSSED, suspended], "2026-06-10T12:00"), earning(Offer(0)));
}

#[wasm_bindgen_test]
fn a_credit_is_available_until_it_is_used_up_or_over() {
    let used = r#"{ "at": "2026-06-04T12:00", "kind": "spend", "amount": "199.99" }"#;
    let last = r#"{ "at": "2026-06-04T13:00", "kind": "spend", "amount": "0.01" }"#;
    let over = not_available(Credit(0));
    assert_eq!(at_once(&[FUNDED, CROSSED, used], "2026-06-04T14:00"), available(Credit(0)));
    assert_eq!(at_once(&[FUNDED, CROSSED, used, last], "2026-06-04T14:00"), over);
    assert_eq!(at_once(&[FUNDED, CROSSED], "2026-07-03T23:59:59"), available(Credit(0)));
    assert_eq!(at_once(&[FUNDED, CROSSED], "2026-07-04T00:00"), over);
}

#[wasm_bindgen_test]
fn what_is_taken_back_or_lost_is_told_once() {
    let taken = |at: &str| {
        format!(r#"{{ "at": "{at}", "kind": "revoke", "offer": "article-spend-200-get-200" }}"#)
    };
    let closed = |at: &str| format!(r#"{{ "at": "{at}", "kind": "close_account" }}"#);
    for end in [taken, closed] {
        let before = at_once(&[FUNDED, CROSSED, &end("2026-06-02T13:00")], "2026-06-10T12:00");
        assert_eq!(before, not_available(Offer(0)));
        let after = at_once(&[FUNDED, CROSSED, &end("2026-06-04T13:00")], "2026-06-10T12:00");
        assert_eq!(after, not_available(Credit(0)));
    }
}

#[wasm_bindgen_test]
fn an_offer_of_two_steps_earns_on_beside_the_credit_of_the_first() {
    let text = include_str!(
        "../scenarios/under-each-a-second-tier-that-waits-wins-over-a-used-up-credit.json"
    );
    let at = |instant| Promotions::of(&Run::of(until(file(text), instant)));
    let beside = Promotions { available: vec![Credit(0)], ..earning(Offer(0)) };
    // The first credit comes on 3 June at 12:00 and is used up on 4 June at 12:00.
    assert_eq!(at("2026-06-03T12:00"), beside);
    let used_up = Promotions { not_available: vec![Credit(0)], ..earning(Offer(0)) };
    assert_eq!(at("2026-06-04T12:00"), used_up);
    // The second one comes on 15 June at 12:00, and with it the offer has given everything.
    let given = Promotions { not_available: vec![Credit(0)], ..available(Credit(1)) };
    assert_eq!(at("2026-06-15T12:00"), given);
}

#[wasm_bindgen_test]
fn a_discount_is_available_until_it_ends() {
    let text = include_str!("../scenarios/a-discount-that-has-ended-takes-nothing-off.json");
    let at = |instant| Promotions::of(&Run::of(until(file(text), instant)));
    // It begins on 3 June at 12:00 and lives to 13 June.
    assert_eq!(at("2026-06-03T11:59:59"), earning(Offer(0)));
    assert_eq!(at("2026-06-03T12:00"), available(Discount(0)));
    assert_eq!(at("2026-06-14T00:00"), not_available(Discount(0)));
}
