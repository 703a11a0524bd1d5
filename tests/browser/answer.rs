//! The app as a whole: inputs, the answer, what is wrong with a text, undo.

use std::rc::Rc;

use ad_credit_lab::i18n::Words;
use ad_credit_lab::storage::{MemoryStore, Saved, save};
use ad_credit_lab::variants::Variants;
use ad_credit_lab_engine::money::Currency;
use ad_credit_lab_engine::offer::ActivationMode;
use ad_credit_lab_engine::scenario::OfferForm;
use ad_credit_lab_words::Format;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{Mounted, date, example, file};

const BUDGET: &str = "Daily budget (USD)";

async fn newcomer() -> Mounted {
    Mounted::on(Rc::new(MemoryStore::default())).await
}

/// Checks that the answer names these dates, in this order.
fn assert_answer_names(app: &Mounted, dates: &[&str]) {
    let figures = Words::english().figures(Currency::from_code("USD").unwrap());
    let answer = app.answer();
    let mut rest = answer.as_str();
    for day in dates {
        let written = figures.date(date(day));
        let found = rest.find(&written);
        rest = &rest[found.unwrap_or_else(|| panic!("{written} is missing: {answer}"))..];
    }
}

#[wasm_bindgen_test]
async fn the_app_says_what_it_is_and_leaves_nothing_behind() {
    let app = newcomer().await;
    assert!(app.find("h1").text_content().unwrap().contains("ad credit"));
    assert!(app.text().contains("An independent simulator; the network decides."));
    assert_eq!(app.unmount().child_element_count(), 0);
}

#[wasm_bindgen_test]
async fn a_newcomer_sees_the_article_s_example_answered() {
    let app = newcomer().await;
    assert_eq!(app.input(BUDGET).value(), "25");
    assert_eq!(app.input("Account created").value(), "2026-06-01");
    assert_eq!(app.input("Spending starts").value(), "2026-06-02");
    // 8 days of 25 from 2 June; one business day later; 200 of credit for 8 days of 25.
    assert_answer_names(&app, &["2026-06-09", "2026-06-10", "2026-06-17"]);
}

#[wasm_bindgen_test]
async fn another_budget_changes_the_answer() {
    let app = newcomer().await;
    app.type_into(BUDGET, "10").await;
    // The 20th day of 10 is Sunday, 21 June; the credit lasts 20 days from Monday on.
    assert_answer_names(&app, &["2026-06-21", "2026-06-22", "2026-07-11"]);
    app.type_into(BUDGET, "5").await;
    assert!(app.answer().starts_with("No credit: "), "{}", app.answer());
    assert_answer_names(&app, &["2026-07-01"]);
}

#[wasm_bindgen_test]
async fn another_start_changes_the_answer() {
    let app = newcomer().await;
    app.type_into("Spending starts", "2026-06-05").await;
    // The 8th day is Friday, 12 June; the credit comes on Monday.
    assert_answer_names(&app, &["2026-06-12", "2026-06-15", "2026-06-22"]);
}

#[wasm_bindgen_test]
async fn a_text_that_is_no_amount_is_explained_beside_its_field_and_changes_nothing() {
    let app = newcomer().await;
    app.type_into(BUDGET, "10").await;
    let answer = app.answer();
    app.type_into(BUDGET, "12.345").await;
    let input = app.input(BUDGET);
    assert_eq!(app.answer(), answer);
    assert_eq!(input.value(), "12.345");
    assert_eq!(input.get_attribute("aria-invalid").as_deref(), Some("true"));
    let message = input.get_attribute("aria-describedby").unwrap();
    let message = app.find(&format!("[id=\"{message}\"]"));
    assert_eq!(message.text_content().as_deref(), Some("USD has no more than 2 decimals."));

    app.leave(BUDGET).await;
    assert_eq!(input.value(), "12.345");
    app.type_into(BUDGET, "12.34").await;
    assert_eq!(input.get_attribute("aria-invalid"), None);
    assert_eq!(message.text_content().as_deref(), Some(""));
}

#[wasm_bindgen_test]
async fn undo_brings_the_amount_before_back_and_drops_a_refused_text() {
    let app = newcomer().await;
    app.type_into(BUDGET, "10").await;
    app.type_into(BUDGET, "12.345").await;
    app.press("Undo").await;
    let input = app.input(BUDGET);
    assert_eq!(input.value(), "25");
    assert_eq!(input.get_attribute("aria-invalid"), None);
    assert_answer_names(&app, &["2026-06-09", "2026-06-10", "2026-06-17"]);

    app.press("Redo").await;
    assert_eq!(input.value(), "10");
    assert_eq!(input.get_attribute("aria-invalid"), None);
}

#[wasm_bindgen_test]
async fn a_field_that_is_left_shows_the_amount_as_it_was_understood() {
    let app = newcomer().await;
    app.type_into(BUDGET, " 12.5 ").await;
    assert_eq!(app.input(BUDGET).value(), " 12.5 ");
    app.leave(BUDGET).await;
    assert_eq!(app.input(BUDGET).value(), "12.50");
}

#[wasm_bindgen_test]
async fn starting_over_can_be_undone() {
    let app = newcomer().await;
    app.type_into(BUDGET, "10").await;
    app.press("Start over").await;
    assert_eq!(app.input(BUDGET).value(), "25");
    app.press("Undo").await;
    assert_eq!(app.input(BUDGET).value(), "10");
}

#[wasm_bindgen_test]
async fn only_a_way_of_activation_that_the_offer_has_can_be_chosen() {
    let app = newcomer().await;
    assert!(app.choice("automatic").checked() && !app.choice("code").disabled());

    let mut scenario = example();
    scenario.offers[0].offer.activation.retain(|mode| *mode == ActivationMode::Automatic);
    scenario.offers[0].form = OfferForm::Written;
    let store = MemoryStore::default();
    save(&store, &Saved { variants: Variants::of(scenario), number: 1, theme: None }).unwrap();
    let app = Mounted::on(Rc::new(store)).await;
    assert!(app.choice("automatic").checked() && app.choice("code").disabled());
}

#[wasm_bindgen_test]
async fn yen_have_no_decimals_anywhere() {
    let text = include_str!("../scenarios/yen-threshold-is-met-to-the-yen.json");
    let store = MemoryStore::default();
    save(&store, &Saved { variants: Variants::of(file(text)), number: 1, theme: None }).unwrap();
    let app = Mounted::on(Rc::new(store)).await;
    assert!(app.answer().contains("10,000"), "{}", app.answer());
    assert!(!app.text().contains(".00"), "{}", app.text());
}

#[wasm_bindgen_test]
async fn what_to_watch_out_for_names_credits_and_offers_as_people_do() {
    let app = newcomer().await;
    // 8 days of 25 earn the credit, and nothing is spent after that.
    app.type_into("Days of spending", "8").await;
    let text = app.text();
    assert!(text.contains("“Spend $200, get $200 (unverified)” ended with $200 unused"), "{text}");
    assert!(!text.contains("article-spend-200-get-200"), "{text}");
}
