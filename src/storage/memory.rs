//! The store for pages whose browser keeps nothing, and for tests.

use std::cell::RefCell;

use super::{Refused, Store};

/// Keeps texts until the page is closed.
#[derive(Debug, Default)]
pub struct MemoryStore {
    texts: RefCell<Vec<(String, String)>>,
}

impl Store for MemoryStore {
    fn read(&self, key: &str) -> Option<String> {
        let texts = self.texts.borrow();
        let found = texts.iter().find(|(own, _)| own == key);
        found.map(|(_, text)| text.clone())
    }

    fn write(&self, key: &str, text: &str) -> Result<(), Refused> {
        let mut texts = self.texts.borrow_mut();
        // A page has a few keys.
        match texts.iter_mut().find(|(own, _)| own == key) {
            Some((_, kept)) => text.clone_into(kept),
            None => texts.push((key.to_owned(), text.to_owned())),
        }
        Ok(())
    }

    fn lasts(&self) -> bool {
        false
    }
}
