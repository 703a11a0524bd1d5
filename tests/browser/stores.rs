//! The browser's own local storage behind the storage trait.

use ad_credit_lab::signals::window;
use ad_credit_lab::state::load_kept;
use ad_credit_lab::storage::{BrowserStore, Loaded, Refused, Saved, Store, open, save};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Storage;

use crate::support::{STATE, backup, example};

/// The browser's storage, emptied before and after a test.
struct Emptied(Storage);

impl Emptied {
    fn now() -> Self {
        let storage = window().local_storage().unwrap().unwrap();
        storage.clear().unwrap();
        Self(storage)
    }
}

impl Drop for Emptied {
    fn drop(&mut self) {
        self.0.clear().unwrap();
    }
}

#[wasm_bindgen_test]
fn opening_the_browser_s_store_leaves_nothing_in_it() {
    let storage = Emptied::now();
    assert!(BrowserStore::open().unwrap().lasts());
    assert!(open().lasts());
    assert_eq!(storage.0.length(), Ok(0));
}

#[wasm_bindgen_test]
fn a_plan_and_a_theme_come_back_from_the_browser_s_store() {
    let _storage = Emptied::now();
    let saved = Saved { scenario: example(), theme: Some("dark".to_owned()) };
    save(&BrowserStore::open().unwrap(), &saved).unwrap();
    let again = BrowserStore::open().unwrap();
    assert_eq!(load_kept(&again).unwrap(), Loaded::Saved(Box::new(saved)));
}

#[wasm_bindgen_test]
fn unreadable_text_in_the_browser_s_store_is_set_aside_as_it_is() {
    let storage = Emptied::now();
    let text = "{\"version\": 9, \"data\": \"ünlesbar \u{1f642}\"}";
    storage.0.set_item(STATE, text).unwrap();
    let store = BrowserStore::open().unwrap();
    assert_eq!(load_kept(&store).unwrap(), Loaded::SetAside { key: backup(1) });
    assert_eq!(storage.0.get_item(&backup(1)), Ok(Some(text.to_owned())));
    assert_eq!(storage.0.get_item(STATE), Ok(Some(text.to_owned())));
}

#[wasm_bindgen_test]
fn a_text_that_is_too_large_for_the_browser_is_refused_and_the_one_before_stays() {
    let storage = Emptied::now();
    let store = BrowserStore::open().unwrap();
    store.write(STATE, "before").unwrap();
    assert_eq!(store.write(STATE, &"x".repeat(8 * 1024 * 1024)), Err(Refused));
    assert_eq!(storage.0.get_item(STATE), Ok(Some("before".to_owned())));
}

#[wasm_bindgen_test]
fn a_full_store_still_gives_what_was_saved_in_it() {
    let storage = Emptied::now();
    let saved = Saved { scenario: example(), theme: None };
    save(&BrowserStore::open().unwrap(), &saved).unwrap();
    fill(&storage.0);
    assert_eq!(load_kept(open().as_ref()).unwrap(), Loaded::Saved(Box::new(saved)));
}

/// Writes until the browser takes nothing more, not even a single character.
fn fill(storage: &Storage) {
    let mut size = 4 * 1024 * 1024;
    let mut number = 0;
    while size > 0 {
        number += 1;
        if storage.set_item(&number.to_string(), &"x".repeat(size)).is_err() {
            size /= 2;
        }
    }
}
