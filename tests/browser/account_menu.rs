//! The account menu of the Sandbox, used as a person would.

use ad_credit_lab::signals::window;
use ad_credit_lab::storage::PRACTICE;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{Mounted, StoreDouble, kept_name, leave_page, settle};

/// The Sandbox, and the address as it was before.
struct Sandbox {
    app: Mounted,
}

impl Sandbox {
    async fn on(store: &StoreDouble) -> Self {
        window().location().set_hash("#/sandbox").unwrap();
        settle().await;
        Self { app: Mounted::on(store.shared()).await }
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
