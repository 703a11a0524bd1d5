//! The store for pages whose browser keeps nothing, and for tests.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::{Refused, Store};

/// Keeps texts until the page is closed.
#[derive(Debug, Default)]
pub struct MemoryStore {
    texts: RefCell<BTreeMap<String, String>>,
}

impl Store for MemoryStore {
    fn read(&self, key: &str) -> Option<String> {
        self.texts.borrow().get(key).cloned()
    }

    fn write(&self, key: &str, text: &str) -> Result<(), Refused> {
        self.texts.borrow_mut().insert(key.to_owned(), text.to_owned());
        Ok(())
    }

    fn lasts(&self) -> bool {
        false
    }
}
