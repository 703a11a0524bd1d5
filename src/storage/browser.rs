//! The browser's local storage.

use gloo_storage::{LocalStorage, Storage};

use super::{Refused, Store};

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

    fn lasts(&self) -> bool {
        true
    }
}
