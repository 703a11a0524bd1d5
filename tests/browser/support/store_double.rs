//! A store that remembers what was written, and refuses where it is told to; several tabs can share it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use ad_credit_lab::storage::{Held, MemoryStore, Refused, Store};

/// Stands in for the browser's store as one tab has it. Clones are the same tab.
#[derive(Clone, Default)]
pub(crate) struct StoreDouble {
    shared: Rc<Shared>,
    note: Rc<RefCell<Option<String>>>,
}

/// What all tabs have together.
#[derive(Default)]
struct Shared {
    kept: MemoryStore,
    written: RefCell<Vec<String>>,
    refuses: Cell<bool>,
    room: Cell<Option<usize>>,
    has_no_locks: Cell<bool>,
    holders: RefCell<Vec<Rc<Holder>>>,
}

/// A tab that has a key open, or waits for it behind those that came before.
struct Holder {
    key: String,
    tell: Box<dyn Fn(bool)>,
}

impl StoreDouble {
    /// A store in which this text lies under a key.
    pub(crate) fn with(key: &str, text: &str) -> Self {
        let store = Self::default();
        store.put(key, text);
        store
    }

    /// The same store as another tab has it.
    pub(crate) fn other_tab(&self) -> Self {
        Self { shared: Rc::clone(&self.shared), note: Rc::default() }
    }

    /// Keeps a text as another tab does it: nobody here wrote it.
    pub(crate) fn put(&self, key: &str, text: &str) {
        self.shared.kept.write(key, text).unwrap();
    }

    /// From now on every write is refused, or none.
    pub(crate) fn set_refusing(&self, refuses: bool) {
        self.shared.refuses.set(refuses);
    }

    /// From now on there is room for so many bytes more than are kept now, keys included.
    pub(crate) fn set_room(&self, bytes: usize) {
        self.shared.room.set(Some(self.size() + bytes));
    }

    /// From now on no tab can know what others have open.
    pub(crate) fn set_without_locks(&self) {
        self.shared.has_no_locks.set(true);
    }

    /// The keys that were written to, once for each write, also for a refused one.
    pub(crate) fn written(&self) -> Vec<String> {
        self.shared.written.borrow().clone()
    }

    /// Everything that is kept, in the order of the keys.
    pub(crate) fn contents(&self) -> Vec<(String, String)> {
        let mut keys = self.keys("");
        keys.sort();
        keys.into_iter().map(|key| (key.clone(), self.read(&key).unwrap())).collect()
    }

    /// The store as the app takes it.
    pub(crate) fn shared(&self) -> Rc<dyn Store> {
        Rc::new(self.clone())
    }

    fn size(&self) -> usize {
        self.contents().iter().map(|(key, text)| key.len() + text.len()).sum()
    }
}

impl Shared {
    /// The tab that has a key open.
    fn first(&self, key: &str) -> Option<Rc<Holder>> {
        self.holders.borrow().iter().find(|holder| holder.key == key).cloned()
    }
}

impl Store for StoreDouble {
    fn read(&self, key: &str) -> Option<String> {
        self.shared.kept.read(key)
    }

    fn write(&self, key: &str, text: &str) -> Result<(), Refused> {
        self.shared.written.borrow_mut().push(key.to_owned());
        let before = self.read(key).map_or(0, |before| key.len() + before.len());
        let after = self.size() - before + key.len() + text.len();
        if self.shared.refuses.get() || self.shared.room.get().is_some_and(|room| after > room) {
            return Err(Refused);
        }
        self.shared.kept.write(key, text)
    }

    fn remove(&self, key: &str) {
        self.shared.kept.remove(key);
    }

    fn keys(&self, beginning: &str) -> Vec<String> {
        self.shared.kept.keys(beginning)
    }

    fn note(&self) -> Option<String> {
        self.note.borrow().clone()
    }

    fn set_note(&self, note: &str) {
        self.note.replace(Some(note.to_owned()));
    }

    fn hold(&self, key: &str, by_force: bool, tell: Box<dyn Fn(bool)>) -> Held {
        if self.shared.has_no_locks.get() {
            tell(true);
            return Held::nothing();
        }
        let new = Rc::new(Holder { key: key.to_owned(), tell });
        let before = self.shared.first(key);
        let place = if by_force { 0 } else { self.shared.holders.borrow().len() };
        self.shared.holders.borrow_mut().insert(place, Rc::clone(&new));
        (new.tell)(by_force || before.is_none());
        if let Some(before) = before.filter(|_| by_force) {
            (before.tell)(false);
        }
        let shared = Rc::clone(&self.shared);
        Held::until(move || {
            let was_first = shared.first(&new.key).is_some_and(|first| Rc::ptr_eq(&first, &new));
            shared.holders.borrow_mut().retain(|other| !Rc::ptr_eq(other, &new));
            if let Some(next) = shared.first(&new.key).filter(|_| was_first) {
                (next.tell)(true);
            }
        })
    }

    fn lasts(&self) -> bool {
        true
    }
}
