//! The dialog in which an account is set up.

use std::cell::RefCell;
use std::rc::Rc;

use ad_credit_lab::components::set_up;
use ad_credit_lab::state::PracticeAccount;
use ad_credit_lab_engine::tax::TaxMode;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::stage::{Stage, all_offers, newcomer, settle, today};

const MISSING: &str = "Please fill this in.";

type Made = Rc<RefCell<Vec<PracticeAccount>>>;

/// The dialog, opened, and the accounts that were made in it.
async fn opened() -> (Stage, Made) {
    all_offers().await;
    let made = Made::default();
    let kept = Rc::clone(&made);
    let stage = Stage::with(newcomer(), move || {
        set_up(today(), Rc::new(move |account| kept.borrow_mut().push(account)))
    })
    .await;
    stage.practice.setting_up.set(true);
    settle().await;
    (stage, made)
}

fn focused() -> String {
    document().active_element().map(|element| element.id()).unwrap_or_default()
}

#[wasm_bindgen_test]
async fn create_works_at_once() {
    let (stage, made) = opened().await;
    stage.press("Create").await;
    let made = made.borrow();
    assert_eq!(made.len(), 1);
    assert_eq!(made[0].scenario.name, "New account");
    assert_eq!(made[0].now.to_string(), "2026-06-01T09:00:00");
    assert!(!stage.practice.setting_up.get_untracked());
}

#[wasm_bindgen_test]
async fn each_required_place_that_is_empty_says_so_beside_its_input() {
    let (stage, made) = opened().await;
    stage.enter("new-account.tax", "consumption").await;
    let required = ["new-name", "new-account.created", "new-account.tax.rate_percent"];
    for id in required {
        stage.enter(id, "").await;
        assert_eq!(stage.mistake(id), "", "nothing is wrong before it is sent");
    }
    stage.press("Create").await;
    for id in required {
        assert_eq!(stage.mistake(id), MISSING, "{id}");
    }
    assert!(made.borrow().is_empty());
    assert_eq!(focused(), "new-name", "the first of them has the focus");
    assert_eq!(stage.all("[role=alert] li").len(), 0, "each stands beside its input");
    // What is mended is forgotten; the rest stays.
    stage.enter("new-name", "Mended").await;
    assert_eq!(stage.mistake("new-name"), "");
    assert_eq!(stage.mistake("new-account.created"), MISSING);
}

#[wasm_bindgen_test]
async fn what_is_wrong_is_said_in_words_for_people_not_for_files() {
    let (stage, made) = opened().await;
    stage.enter("new-account.payment", "automatic").await;
    stage.enter("new-account.tax", "top_up").await;
    for (id, text) in [
        ("new-account.billing.threshold", "1.234"),
        ("new-account.billing.day", "31"),
        ("new-account.tax.rate_percent", "ten"),
        ("new-offers[0].used_before.entity", "x"),
    ] {
        stage.enter(id, text).await;
    }
    stage.press("Create").await;
    for (id, said) in [
        ("new-account.billing.threshold", "USD has no more than 2 decimals."),
        ("new-account.billing.day", "Please give a whole number from 1 to 28."),
        (
            "new-account.tax.rate_percent",
            "Please give a percentage from 0 to 100, such as 10 or 7.5.",
        ),
        ("new-offers[0].used_before.entity", "Please give a whole number from 0 to 1000."),
    ] {
        assert_eq!(stage.mistake(id), said, "{id}");
    }
    for (id, text) in [
        ("new-account.billing.threshold", "50"),
        ("new-account.billing.day", "28"),
        ("new-account.tax.rate_percent", "7.5"),
        ("new-offers[0].used_before.entity", "2"),
    ] {
        stage.enter(id, text).await;
    }
    stage.press("Create").await;
    let account = made.borrow()[0].scenario.account.clone();
    assert_eq!(account.billing.unwrap().day, Some(28));
    assert_eq!(account.tax.unwrap().mode, TaxMode::TopUp);
    assert_eq!(made.borrow()[0].scenario.offers[0].used_before.entity, 2);
}

#[wasm_bindgen_test]
async fn what_was_typed_is_kept_until_an_account_is_made_of_it() {
    let (stage, made) = opened().await;
    stage.enter("new-name", "Half done").await;
    stage.press("Cancel").await;
    assert!(stage.find("#new-name").is_none());
    stage.practice.setting_up.set(true);
    settle().await;
    assert_eq!(stage.input("new-name").value(), "Half done");
    stage.press("Create").await;
    assert_eq!(made.borrow()[0].scenario.name, "Half done");
    stage.practice.setting_up.set(true);
    settle().await;
    assert_eq!(stage.input("new-name").value(), "New account");
}

#[wasm_bindgen_test]
async fn an_offer_is_found_by_its_words_network_and_country_and_asks_for_what_is_open() {
    let (stage, made) = opened().await;
    stage.press("Choose another offer").await;
    let all = stage.all(".set-up-result").len();
    assert!(all > 30);
    stage.enter("search-country-1", "CA").await;
    let in_canada = stage.all(".set-up-result").len();
    assert!(in_canada < all, "some hold elsewhere only");
    stage.enter("search-network-1", "TikTok").await;
    assert!(stage.all(".set-up-result").len() < in_canada);
    stage.enter("search-country-1", "").await;
    stage.enter("search-network-1", "").await;
    stage.enter("search-text-1", "LINKEDIN newcomer").await;
    let found = stage.all(".set-up-result");
    assert_eq!(found.len(), 1);
    let said = found[0].text_content().unwrap();
    for part in ["(unverified)", "(grade S)", "Its source does not say:"] {
        assert!(said.contains(part), "{part}: {said}");
    }
    found[0].click();
    settle().await;
    assert_eq!(focused(), "new-offers[0].offer", "the focus is where the search was asked for");
    stage.press("Create").await;
    for id in ["redeem_windows[0].days", "tiers[0].threshold", "issuance.latest", "credit.type"] {
        assert_eq!(stage.mistake(&format!("new-offers[0].terms.{id}")), MISSING, "{id}");
    }
    assert_eq!(stage.all("[role=alert] li").len(), 0, "each stands beside its input");
    let examples = || stage.all("button[id^=new-term-]");
    assert_eq!((stage.all(".set-up-term").len(), examples().len()), (9, 9));
    for index in 0..9 {
        examples()[index].click();
        settle().await;
    }
    stage.press("Create").await;
    assert_eq!(made.borrow().len(), 1, "{}", stage.text());
    assert_eq!(made.borrow()[0].scenario.offers[0].answered.len(), 9);
}

#[wasm_bindgen_test]
async fn escape_leaves_the_search_for_an_offer_and_not_the_form() {
    let (stage, _) = opened().await;
    stage.press("Choose another offer").await;
    let field = stage.input("search-text-1");
    field.focus().unwrap();
    let settings = web_sys::KeyboardEventInit::new();
    settings.set_bubbles(true);
    settings.set_cancelable(true);
    settings.set_key("Escape");
    let escape = web_sys::KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &settings);
    let goes_on = field.dispatch_event(&escape.unwrap()).unwrap();
    settle().await;
    // The browser closes a dialog only where nobody took the key.
    assert!(!goes_on);
    assert!(stage.find("#search-text-1").is_none());
    assert_eq!(focused(), "new-offers[0].offer");
    assert!(stage.practice.setting_up.get_untracked());
}

#[wasm_bindgen_test]
async fn a_second_offer_can_be_met_but_not_the_same_twice() {
    let (stage, made) = opened().await;
    stage.press("Add another offer").await;
    assert_eq!(stage.all(".set-up-chosen").len(), 2);
    let searches = stage.all("[aria-expanded]");
    searches[1].click();
    settle().await;
    stage.enter("search-text-2", "article-spend").await;
    stage.all(".set-up-result")[0].click();
    settle().await;
    stage.press("Create").await;
    assert!(stage.text().contains("Another offer here has the same id."), "{}", stage.text());
    assert!(made.borrow().is_empty());
    stage.press("Leave this offer out").await;
    stage.press("Create").await;
    assert_eq!(made.borrow()[0].scenario.offers.len(), 1);
}

#[wasm_bindgen_test]
async fn labels_of_menus_the_icon_and_the_sign_up_are_taken() {
    let (stage, made) = opened().await;
    stage.enter("new-menu", "finance").await;
    stage.tick("new-account.coupon_icon").await;
    stage.enter("new-account.sign_up", "elsewhere").await;
    stage.enter("new-account.country", "JP").await;
    stage.enter("new-account.payment", "monthly_invoicing").await;
    stage.enter("new-account.billing.day", "5").await;
    stage.enter("new-account.programmes[0]", "tiktok_shop").await;
    stage.enter("new-account.top_up_limits.most", "500").await;
    stage.tick("new-offers[0].attached").await;
    stage.press("Create").await;
    // A limit needs both ends.
    assert!(made.borrow().is_empty());
    stage.enter("new-account.top_up_limits.least", "20").await;
    stage.press("Create").await;
    let made = made.borrow();
    assert_eq!(made[0].menu, "finance");
    let account = &made[0].scenario.account;
    assert!(!account.coupon_icon);
    assert_eq!((account.sign_up.name(), account.country.letters()), ("elsewhere", "JP"));
    assert_eq!(account.payment.name(), "monthly_invoicing");
    assert_eq!(account.billing.and_then(|billing| billing.day), Some(5));
    assert_eq!(account.programmes, ["tiktok_shop"]);
    assert_eq!(account.top_up_limits.map(|limits| limits.most.minor()), Some(50_000));
    assert!(!made[0].scenario.offers[0].attached);
}
