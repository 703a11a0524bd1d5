//! Two tabs of the page on one store: neither destroys what the other made.

use std::time::Duration;

use ad_credit_lab::state::{Edit, load_kept};
use ad_credit_lab::storage::{Loaded, MemoryStore, Saved, Store, save};
use ad_credit_lab::variants::Variants;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{
    Mounted, STATE, StoreDouble, backup, example, leave_page, other_tab_saved, settle, wait,
};

const BUDGET: &str = "Daily budget (USD)";

/// The text that a tab saves of the example with this budget.
fn text_with_budget(text: &str) -> String {
    let store = MemoryStore::default();
    let scenario = Edit::DailyBudget.apply(&example(), text).unwrap();
    save(&store, &Saved { variants: Variants::of(scenario), number: 1, theme: None }).unwrap();
    store.read(STATE).unwrap()
}

fn saved_budget(store: &StoreDouble) -> String {
    match load_kept(store).unwrap() {
        Loaded::Saved(saved) => Edit::DailyBudget.text(saved.variants.scenario()),
        other => panic!("{other:?}"),
    }
}

#[wasm_bindgen_test]
async fn what_another_tab_saves_is_shown_and_can_be_undone() {
    let store = StoreDouble::default();
    let app = Mounted::on(store.shared()).await;
    store.put(STATE, &text_with_budget("10"));
    other_tab_saved().await;
    assert_eq!(app.input(BUDGET).value(), "10");
    app.press("Undo").await;
    assert_eq!(app.input(BUDGET).value(), "25");
    leave_page();
    assert_eq!(saved_budget(&store), "25");
}

#[wasm_bindgen_test]
async fn what_another_tab_saves_is_not_saved_back() {
    let store = StoreDouble::default();
    let app = Mounted::on(store.shared()).await;
    store.put(STATE, &text_with_budget("10"));
    other_tab_saved().await;
    // By the time this tab would save it, the other one has gone on.
    store.put(STATE, &text_with_budget("11"));
    wait(Duration::from_millis(700)).await;
    leave_page();
    assert_eq!(store.written(), [""; 0]);
    assert_eq!(saved_budget(&store), "11");
    other_tab_saved().await;
    assert_eq!(app.input(BUDGET).value(), "11");
}

#[wasm_bindgen_test]
async fn what_is_being_typed_is_not_replaced_by_another_tab() {
    let store = StoreDouble::default();
    let app = Mounted::on(store.shared()).await;
    app.type_into(BUDGET, "12").await;
    store.put(STATE, &text_with_budget("10"));
    other_tab_saved().await;
    assert_eq!(app.input(BUDGET).value(), "12");
    leave_page();
    assert_eq!(saved_budget(&store), "12");
}

#[wasm_bindgen_test]
async fn going_back_to_what_this_tab_saved_last_is_saved_over_the_other_tab_s() {
    let store = StoreDouble::default();
    let app = Mounted::on(store.shared()).await;
    app.type_into(BUDGET, "12").await;
    store.put(STATE, &text_with_budget("10"));
    other_tab_saved().await;
    app.press("Undo").await;
    leave_page();
    assert_eq!(saved_budget(&store), "25");
}

#[wasm_bindgen_test]
async fn what_another_tab_left_unreadable_is_set_aside_before_this_one_saves() {
    let store = StoreDouble::default();
    let app = Mounted::on(store.shared()).await;
    store.put(STATE, "{\"version\": 2}");
    app.type_into(BUDGET, "10").await;
    leave_page();
    settle().await;
    assert_eq!(store.read(&backup(1)).as_deref(), Some("{\"version\": 2}"));
    assert_eq!(saved_budget(&store), "10");
    assert!(app.notices().contains(&backup(1)), "{}", app.notices());
}

#[wasm_bindgen_test]
async fn an_edit_that_is_taken_back_at_once_is_not_saved() {
    let store = StoreDouble::default();
    let app = Mounted::on(store.shared()).await;
    app.type_into(BUDGET, "10").await;
    app.press("Undo").await;
    leave_page();
    wait(Duration::from_millis(700)).await;
    assert_eq!(store.written(), [""; 0]);
}
