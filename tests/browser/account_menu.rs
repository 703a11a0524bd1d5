//! The account menu of the Sandbox, used as a person would.

use std::rc::Rc;
use std::time::Duration;

use ad_credit_lab::signals::window;
use ad_credit_lab::storage::{MemoryStore, PRACTICE, Store};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{Mounted, StoreDouble, kept_name, leave_page, settle, wait};

/// The Sandbox, and the address as it was before.
struct Sandbox {
    app: Mounted,
}

impl Sandbox {
    async fn on(store: &StoreDouble) -> Self {
        Self::on_any(store.shared()).await
    }

    async fn on_any(store: Rc<dyn Store>) -> Self {
        window().location().set_hash("#/sandbox").unwrap();
        settle().await;
        Self { app: Mounted::on(store).await }
    }

    fn name(&self) -> String {
        self.app.find(".account-button .account-name").text_content().unwrap()
    }

    fn told(&self) -> String {
        self.app.find(".sandbox-room > .notices").text_content().unwrap()
    }

    fn dialog(&self) -> String {
        self.app.find(".accounts .dialog-body").text_content().unwrap()
    }

    async fn open_menu(&self) {
        self.app.click(".account-button").await;
    }

    /// Gives the open account another name, and leaves the menu.
    async fn rename(&self, name: &str) {
        self.open_menu().await;
        self.app.type_into("Name", name).await;
        self.app.press("Rename").await;
        self.app.click(".accounts .dialog-head .button").await;
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        window().location().set_hash("").unwrap();
    }
}

#[wasm_bindgen_test]
async fn the_menu_names_the_accounts_and_opens_another_one() {
    let sandbox = Sandbox::on(&StoreDouble::default()).await;
    assert_eq!(sandbox.name(), "New advertiser");
    sandbox.open_menu().await;
    assert!(
        sandbox.dialog().starts_with("New advertiseropenCode by e-mail"),
        "{}",
        sandbox.dialog()
    );
    sandbox.app.press("Code by e-mail").await;
    assert_eq!((sandbox.name().as_str(), sandbox.dialog().as_str()), ("Code by e-mail", ""));
}

#[wasm_bindgen_test]
async fn a_name_is_shown_as_text_whatever_it_is() {
    let store = StoreDouble::default();
    let sandbox = Sandbox::on(&store).await;
    let name = "<img src=x onerror=alert(1)>";
    sandbox.rename(name).await;
    assert_eq!(sandbox.name(), name);
    sandbox.open_menu().await;
    assert!(sandbox.dialog().contains(name));
    assert!(sandbox.app.find(".sandbox-room").query_selector("img").unwrap().is_none());
    leave_page();
    settle().await;
    assert_eq!(kept_name(&store, 1).as_deref(), Some(name));
}

#[wasm_bindgen_test]
async fn a_name_that_cannot_be_kept_is_refused_beside_its_field() {
    let sandbox = Sandbox::on(&StoreDouble::default()).await;
    sandbox.open_menu().await;
    for bad in ["", "   ", &"x".repeat(201)] {
        sandbox.app.type_into("Name", bad).await;
        sandbox.app.press("Rename").await;
        let error = sandbox.app.find("#account-name-error").text_content().unwrap();
        assert!(error.contains("1 to 200 characters"), "{bad}: {error}");
        assert_eq!(sandbox.name(), "New advertiser");
    }
}

#[wasm_bindgen_test]
async fn a_deletion_is_told_and_taken_back() {
    let store = StoreDouble::default();
    let sandbox = Sandbox::on(&store).await;
    sandbox.rename("Mine").await;
    sandbox.open_menu().await;
    sandbox.app.press("Delete").await;
    assert_eq!(sandbox.name(), "Code by e-mail");
    assert!(sandbox.told().contains("“Mine” was deleted."), "{}", sandbox.told());
    sandbox.app.press("Undo the deletion").await;
    assert_eq!((sandbox.name().as_str(), sandbox.told().as_str()), ("Mine", ""));
    assert_eq!(PRACTICE.numbers(&store), [1, 2]);
}

#[wasm_bindgen_test]
async fn a_deleted_account_is_in_the_menu_and_can_go_for_good() {
    let store = StoreDouble::default();
    let sandbox = Sandbox::on(&store).await;
    sandbox.open_menu().await;
    sandbox.app.press("Delete").await;
    sandbox.open_menu().await;
    assert!(sandbox.dialog().contains("Recently deletedNew advertiserRestoreDelete for good"));
    sandbox.app.press("Delete for good").await;
    assert!(!sandbox.dialog().contains("New advertiser"), "{}", sandbox.dialog());
    assert_eq!(PRACTICE.numbers(&store), [2]);
}

#[wasm_bindgen_test]
async fn the_second_tab_is_told_and_takes_over() {
    let store = StoreDouble::default();
    let first = Sandbox::on(&store).await;
    let second = Sandbox::on(&store.other_tab()).await;
    assert_eq!(first.told(), "");
    assert!(second.told().contains("open in another tab"), "{}", second.told());
    second.app.press("Take over").await;
    assert_eq!(second.told(), "");
    assert!(first.told().contains("open in another tab"), "{}", first.told());
    first.app.press("Go on with a copy").await;
    assert_eq!(first.told(), "");
    // The two that a newcomer finds are the second tab's, though nothing was done in them; the copy is the first one's.
    assert_eq!(PRACTICE.numbers(&store), [3]);
    second.rename("Mine").await;
    leave_page();
    settle().await;
    assert_eq!((PRACTICE.numbers(&store), second.told().as_str()), (vec![1, 2, 3], ""));
}

#[wasm_bindgen_test]
async fn a_full_store_is_named_until_it_takes_again() {
    let store = StoreDouble::default();
    let sandbox = Sandbox::on(&store).await;
    store.set_refusing(true);
    sandbox.rename("Mine").await;
    leave_page();
    settle().await;
    for part in ["storage is full or closed", "Export this account", "delete accounts for good"] {
        assert!(sandbox.told().contains(part), "{}", sandbox.told());
    }
    store.set_refusing(false);
    sandbox.app.press("Try again").await;
    assert_eq!(sandbox.told(), "");
    assert_eq!(kept_name(&store, 1).as_deref(), Some("Mine"));
}

#[wasm_bindgen_test]
async fn a_full_store_is_named_no_more_once_it_takes_again_by_itself() {
    let store = StoreDouble::default();
    let sandbox = Sandbox::on(&store).await;
    store.set_refusing(true);
    sandbox.rename("Mine").await;
    leave_page();
    settle().await;
    assert!(sandbox.told().contains("full or closed"), "{}", sandbox.told());
    // Nobody does anything here: another tab or the person has made room.
    store.set_refusing(false);
    wait(Duration::from_millis(2_500)).await;
    assert_eq!(sandbox.told(), "");
    assert_eq!(kept_name(&store, 1).as_deref(), Some("Mine"));
}

#[wasm_bindgen_test]
async fn a_denied_store_is_named_in_the_words_of_the_room() {
    let sandbox = Sandbox::on_any(Rc::new(MemoryStore::default())).await;
    assert!(sandbox.told().contains("your practice accounts are gone"), "{}", sandbox.told());
    assert!(sandbox.told().ends_with("Export all"), "{}", sandbox.told());
    assert_eq!(sandbox.app.notices(), "");
    window().location().set_hash("").unwrap();
    settle().await;
    assert!(sandbox.app.notices().contains("your plan is gone"), "{}", sandbox.app.notices());
}

#[wasm_bindgen_test]
async fn an_account_that_was_saved_shows_when() {
    let store = StoreDouble::default();
    let sandbox = Sandbox::on(&store).await;
    sandbox.rename("Mine").await;
    leave_page();
    settle().await;
    sandbox.open_menu().await;
    let listed = sandbox.dialog();
    let (mine, other) = listed.split_once("Code by e-mail").unwrap();
    let year = js_sys::Date::new_0().get_full_year().to_string();
    for part in ["Mineopenchanged ", &year] {
        assert!(mine.contains(part), "{mine}");
    }
    assert!(other.starts_with("changed "), "{other}");
}

#[wasm_bindgen_test]
async fn a_step_that_leads_nowhere_is_told() {
    let store = StoreDouble::default();
    let sandbox = Sandbox::on(&store).await;
    sandbox.rename("Mine").await;
    leave_page();
    let text = PRACTICE.stored(&store, 1).unwrap();
    let broken = text.replacen(r#""before":"New advertiser""#, r#""before":7"#, 1);
    assert_ne!(broken, text);
    drop(sandbox);
    store.put(&PRACTICE.key(1), &broken);
    let sandbox = Sandbox::on(&store).await;
    sandbox.app.click(".sandbox-bar > .actions > .button").await;
    assert!(sandbox.told().contains("cannot be taken back"), "{}", sandbox.told());
    assert_eq!(sandbox.name(), "Mine");
    // What is done next takes the message away, and the steps that lead somewhere are gone.
    sandbox.rename("Ours").await;
    assert_eq!(sandbox.told(), "");
    sandbox.app.click(".sandbox-bar > .actions > .button").await;
    assert_eq!((sandbox.name().as_str(), sandbox.told().as_str()), ("Mine", ""));
}

#[wasm_bindgen_test]
async fn what_could_not_be_read_can_be_saved_as_a_file_also_later() {
    let store = StoreDouble::with(&PRACTICE.key(1), "damaged");
    let sandbox = Sandbox::on(&store).await;
    assert!(sandbox.told().contains("Save as a file"), "{}", sandbox.told());
    drop(sandbox);
    let sandbox = Sandbox::on(&store).await;
    assert_eq!(sandbox.told(), "");
    sandbox.open_menu().await;
    let listed = "Could not be readad-credit-lab.unreadable.1Save as a file";
    assert!(sandbox.dialog().contains(listed), "{}", sandbox.dialog());
}

#[wasm_bindgen_test]
async fn a_damaged_account_is_named_with_where_it_is() {
    let store = StoreDouble::with(&PRACTICE.key(1), "damaged");
    let sandbox = Sandbox::on(&store).await;
    for part in ["“#1” could not be read", "ad-credit-lab.unreadable.1"] {
        assert!(sandbox.told().contains(part), "{}", sandbox.told());
    }
    assert_eq!(sandbox.name(), "New advertiser");
    sandbox.app.press("Close").await;
    assert_eq!(sandbox.told(), "");
}
