//! When the app saves, and what it says where it cannot.

use std::rc::Rc;
use std::time::Duration;

use ad_credit_lab::state::{Edit, load_kept};
use ad_credit_lab::storage::{Loaded, MemoryStore, Saved, Store, save};
use ad_credit_lab::variants::Variants;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{Mounted, STATE, StoreDouble, backup, example, leave_page, settle, wait};

const BUDGET: &str = "Daily budget (USD)";
const UNREADABLE: &str = "{\"version\": 1, \"data\": {}}";

/// Well over the pause after which the app saves.
const LONGER_THAN_THE_PAUSE: Duration = Duration::from_millis(700);

fn example_with_budget(text: &str) -> Loaded {
    let scenario = Edit::DailyBudget.apply(&example(), text).unwrap();
    Loaded::Saved(Box::new(Saved { variants: Variants::of(scenario), number: 1, theme: None }))
}

#[wasm_bindgen_test]
async fn edits_are_saved_together_once_typing_pauses() {
    let store = StoreDouble::default();
    let app = Mounted::on(store.shared()).await;
    for text in ["1", "12", "12.5"] {
        app.type_into(BUDGET, text).await;
    }
    assert_eq!(store.written(), [""; 0]);
    wait(LONGER_THAN_THE_PAUSE).await;
    assert_eq!(store.written(), [STATE]);
    assert_eq!(load_kept(&store).unwrap(), example_with_budget("12.5"));
    assert_eq!(app.notices(), "");
}

#[wasm_bindgen_test]
async fn edits_are_saved_when_the_page_goes_away() {
    let store = StoreDouble::default();
    let app = Mounted::on(store.shared()).await;
    app.type_into(BUDGET, "10").await;
    leave_page();
    assert_eq!(load_kept(&store).unwrap(), example_with_budget("10"));
    // What is saved is not saved again.
    leave_page();
    wait(LONGER_THAN_THE_PAUSE).await;
    assert_eq!(store.written(), [STATE]);
}

#[wasm_bindgen_test]
async fn nothing_is_saved_before_something_changes() {
    let store = StoreDouble::default();
    let _app = Mounted::on(store.shared()).await;
    leave_page();
    wait(LONGER_THAN_THE_PAUSE).await;
    assert_eq!(store.written(), [""; 0]);
}

#[wasm_bindgen_test]
async fn an_app_that_was_taken_away_saves_nothing_more() {
    let store = StoreDouble::default();
    let app = Mounted::on(store.shared()).await;
    app.type_into(BUDGET, "10").await;
    drop(app);
    leave_page();
    wait(LONGER_THAN_THE_PAUSE).await;
    assert_eq!(store.written(), [""; 0]);
}

#[wasm_bindgen_test]
async fn a_saved_plan_is_opened_again_and_today_changes_nothing_in_it() {
    let store: Rc<dyn Store> = Rc::new(MemoryStore::default());
    let scenario = Edit::SpendStart.apply(&example(), "2027-01-01").unwrap();
    save(store.as_ref(), &Saved { variants: Variants::of(scenario), number: 1, theme: None })
        .unwrap();
    let app = Mounted::on(store).await;
    assert_eq!(app.input("Spending starts").value(), "2027-01-01");
}

#[wasm_bindgen_test]
async fn a_store_that_does_not_last_is_named() {
    let app = Mounted::on(Rc::new(MemoryStore::default())).await;
    assert!(app.notices().contains("This browser keeps nothing for this page"));
}

#[wasm_bindgen_test]
async fn unreadable_state_is_named_with_its_key_and_outlives_edits() {
    let store = StoreDouble::with(STATE, UNREADABLE);
    let app = Mounted::on(store.shared()).await;
    assert!(app.notices().contains(&backup(1)), "{}", app.notices());
    assert_eq!(app.input(BUDGET).value(), "25");
    app.type_into(BUDGET, "10").await;
    leave_page();
    assert_eq!(load_kept(&store).unwrap(), example_with_budget("10"));
    assert_eq!(store.read(&backup(1)).as_deref(), Some(UNREADABLE));
    assert!(app.notices().contains(&backup(1)), "{}", app.notices());
}

#[wasm_bindgen_test]
async fn unreadable_state_that_cannot_be_set_aside_is_never_written_over() {
    let store = StoreDouble::with(STATE, UNREADABLE);
    store.set_refusing(true);
    let app = Mounted::on(store.shared()).await;
    store.set_refusing(false);
    assert!(app.notices().contains("Nothing is saved over it"), "{}", app.notices());
    app.type_into(BUDGET, "10").await;
    app.press("Start over").await;
    leave_page();
    wait(LONGER_THAN_THE_PAUSE).await;
    // The one write is the refused attempt to set the text aside.
    assert_eq!(store.written(), [backup(1)]);
    assert_eq!(store.read(STATE).as_deref(), Some(UNREADABLE));
}

#[wasm_bindgen_test]
async fn a_store_that_takes_nothing_more_is_named_until_it_takes_again() {
    let store = StoreDouble::default();
    let app = Mounted::on(store.shared()).await;
    store.set_refusing(true);
    app.type_into(BUDGET, "10").await;
    leave_page();
    settle().await;
    assert!(app.notices().contains("no longer takes what this page saves"), "{}", app.notices());
    store.set_refusing(false);
    app.type_into(BUDGET, "11").await;
    leave_page();
    settle().await;
    assert_eq!(app.notices(), "");
    assert_eq!(load_kept(&store).unwrap(), example_with_budget("11"));
}

#[wasm_bindgen_test]
async fn the_key_of_unreadable_state_is_still_named_after_a_refused_save() {
    let store = StoreDouble::with(STATE, UNREADABLE);
    let app = Mounted::on(store.shared()).await;
    store.set_refusing(true);
    app.type_into(BUDGET, "10").await;
    leave_page();
    store.set_refusing(false);
    app.type_into(BUDGET, "11").await;
    leave_page();
    settle().await;
    assert!(app.notices().contains(&backup(1)), "{}", app.notices());
}
