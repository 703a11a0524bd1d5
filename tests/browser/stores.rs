//! The browser's own local storage, session storage and locks behind the storage trait.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use ad_credit_lab::signals::window;
use ad_credit_lab::state::load_kept;
use ad_credit_lab::storage::{BrowserStore, Held, Loaded, Refused, Saved, Store, open, save};
use ad_credit_lab::variants::Variants;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Storage;

use crate::support::{STATE, backup, example, wait};

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
    let saved =
        Saved { variants: Variants::of(example()), number: 1, theme: Some("dark".to_owned()) };
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
    let saved = Saved { variants: Variants::of(example()), number: 1, theme: None };
    save(&BrowserStore::open().unwrap(), &saved).unwrap();
    fill(&storage.0);
    assert_eq!(load_kept(open().as_ref()).unwrap(), Loaded::Saved(Box::new(saved)));
}

#[wasm_bindgen_test]
fn the_browser_s_store_names_its_keys_and_lets_go_of_them() {
    let storage = Emptied::now();
    let store = BrowserStore::open().unwrap();
    for key in ["a.1", "a.2", "b.1"] {
        store.write(key, "x").unwrap();
    }
    let mut keys = store.keys("a.");
    keys.sort();
    assert_eq!(keys, ["a.1", "a.2"]);
    store.remove("a.1");
    store.remove("never there");
    assert_eq!(store.keys("a."), ["a.2"]);
    assert_eq!(storage.0.length(), Ok(2));
}

#[wasm_bindgen_test]
fn a_tab_remembers_its_note_apart_from_what_all_tabs_have() {
    let storage = Emptied::now();
    let store = BrowserStore::open().unwrap();
    store.set_note("3");
    assert_eq!(BrowserStore::open().unwrap().note().as_deref(), Some("3"));
    assert_eq!(storage.0.length(), Ok(0));
    window().session_storage().unwrap().unwrap().clear().unwrap();
    assert_eq!(store.note(), None);
}

/// Somebody who asks for a key, with all that they were told.
struct Asker(Rc<RefCell<Vec<bool>>>, Option<Held>);

impl Asker {
    fn new(by_force: bool) -> Self {
        let told = Rc::new(RefCell::new(Vec::new()));
        let heard = Rc::clone(&told);
        let tell = Box::new(move |is_held| heard.borrow_mut().push(is_held));
        let held = BrowserStore::open().unwrap().hold("a lock of this test", by_force, tell);
        Self(told, Some(held))
    }

    /// Waits until so much was told, and gives it.
    async fn told(&self, count: usize) -> Vec<bool> {
        while self.0.borrow().len() < count {
            wait(Duration::from_millis(5)).await;
        }
        self.0.borrow().clone()
    }
}

#[wasm_bindgen_test]
async fn the_browser_s_locks_tell_who_has_a_key_open() {
    let first = Asker::new(false);
    assert_eq!(first.told(1).await, [true]);
    let mut second = Asker::new(false);
    assert_eq!(second.told(1).await, [false]);
    // The second takes it from the first, and when it lets go, the first has it again.
    second.1 = None;
    let second = Asker::new(true);
    assert_eq!(second.told(1).await, [true]);
    assert_eq!(first.told(2).await, [true, false]);
    drop(second);
    assert_eq!(first.told(3).await, [true, false, true]);
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
