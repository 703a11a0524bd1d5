//! A store that remembers what was written, and refuses where it is told to.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use ad_credit_lab::storage::{MemoryStore, Refused, Store};

/// Stands in for the browser's store. Clones share what they keep.
#[derive(Clone, Default)]
pub(crate) struct StoreDouble(Rc<Inner>);

#[derive(Default)]
struct Inner {
    kept: MemoryStore,
    written: RefCell<Vec<String>>,
    refuses: Cell<bool>,
}

impl StoreDouble {
    /// A store in which this text lies under a key.
    pub(crate) fn with(key: &str, text: &str) -> Self {
        let store = Self::default();
        store.put(key, text);
        store
    }

    /// Keeps a text as another tab does it: nobody here wrote it.
    pub(crate) fn put(&self, key: &str, text: &str) {
        self.0.kept.write(key, text).unwrap();
    }

    /// From now on every write is refused, or none.
    pub(crate) fn set_refusing(&self, refuses: bool) {
        self.0.refuses.set(refuses);
    }

    /// The keys that were written to, once for each write, also for a refused one.
    pub(crate) fn written(&self) -> Vec<String> {
        self.0.written.borrow().clone()
    }

    /// The store as the app takes it.
    pub(crate) fn shared(&self) -> Rc<dyn Store> {
        Rc::new(self.clone())
    }
}

impl Store for StoreDouble {
    fn read(&self, key: &str) -> Option<String> {
        self.0.kept.read(key)
    }

    fn write(&self, key: &str, text: &str) -> Result<(), Refused> {
        self.0.written.borrow_mut().push(key.to_owned());
        if self.0.refuses.get() { Err(Refused) } else { self.0.kept.write(key, text) }
    }

    fn lasts(&self) -> bool {
        true
    }
}
