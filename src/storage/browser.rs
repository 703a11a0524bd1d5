//! The browser's local storage.

use gloo_storage::{LocalStorage, Storage};

use super::hold::hold;
use super::{Held, Refused, Store};

/// What a tab remembers of the page, in its session storage.
const NOTE: &str = "ad-credit-lab.note";

/// The local storage of the page's origin.
#[derive(Debug)]
pub struct BrowserStore(());

impl BrowserStore {
    /// The store, if the browser lets this page have one.
    ///
    /// `gloo_storage` throws where storage is denied, so the browser is asked first, and by a real write:
    /// some browsers hand out a storage that takes nothing. One that takes nothing because it is full holds something,
    /// which can still be read.
    #[must_use]
    pub fn open() -> Option<Self> {
        let storage = web_sys::window()?.local_storage().ok()??;
        let key = "ad-credit-lab.probe";
        match storage.set_item(key, "") {
            Ok(()) => storage.remove_item(key).ok()?,
            Err(_) if storage.length().is_ok_and(|items| items > 0) => {}
            Err(_) => return None,
        }
        Some(Self(()))
    }
}

impl Store for BrowserStore {
    fn read(&self, key: &str) -> Option<String> {
        LocalStorage::raw().get_item(key).ok()?
    }

    fn write(&self, key: &str, text: &str) -> Result<(), Refused> {
        LocalStorage::raw().set_item(key, text).map_err(|_| Refused)
    }

    fn remove(&self, key: &str) {
        // A store that is there takes away what it has.
        let _ = LocalStorage::raw().remove_item(key);
    }

    fn keys(&self, beginning: &str) -> Vec<String> {
        let storage = LocalStorage::raw();
        let count = storage.length().unwrap_or(0);
        let keys = (0..count).filter_map(|index| storage.key(index).ok()?);
        keys.filter(|key| key.starts_with(beginning)).collect()
    }

    fn note(&self) -> Option<String> {
        session()?.get_item(NOTE).ok()?
    }

    fn set_note(&self, note: &str) {
        // Without it, the tab only forgets.
        let _ = session().map(|session| session.set_item(NOTE, note));
    }

    fn hold(&self, key: &str, by_force: bool, tell: Box<dyn Fn(bool)>) -> Held {
        hold(key, by_force, tell)
    }

    fn lasts(&self) -> bool {
        true
    }
}

/// The store of this tab alone, if the browser lets the page have one.
fn session() -> Option<web_sys::Storage> {
    web_sys::window()?.session_storage().ok()?
}
