//! The store for pages whose browser keeps nothing, and for tests.

use std::cell::RefCell;

use super::{Held, Refused, Store};

/// Keeps texts until the page is closed.
#[derive(Debug, Default)]
pub struct MemoryStore {
    texts: RefCell<Vec<(String, String)>>,
    note: RefCell<Option<String>>,
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

    fn remove(&self, key: &str) {
        self.texts.borrow_mut().retain(|(own, _)| own != key);
    }

    fn keys(&self, beginning: &str) -> Vec<String> {
        let texts = self.texts.borrow();
        let keys = texts.iter().map(|(key, _)| key.clone());
        keys.filter(|key| key.starts_with(beginning)).collect()
    }

    fn note(&self) -> Option<String> {
        self.note.borrow().clone()
    }

    fn set_note(&self, note: &str) {
        self.note.replace(Some(note.to_owned()));
    }

    fn hold(&self, _: &str, _: bool, tell: Box<dyn Fn(bool)>) -> Held {
        // No other tab has this memory.
        tell(true);
        Held::nothing()
    }

    fn lasts(&self) -> bool {
        false
    }
}
