//! Where the page keeps what its user has made: the browser's local storage, or memory where that is denied.

mod backup;
mod browser;
mod documents;
mod envelope;
mod hold;
mod memory;

pub use backup::{kept_aside, set_aside};
pub use browser::BrowserStore;
pub use documents::{
    Deleted, Document, Drawer, Found, NotWritten, PLANS, PRACTICE, document_text, name_of, purge,
    read_document, restore,
};
pub use envelope::{Loaded, Saved, kept_scenarios, load, save};
pub use hold::Held;
pub use memory::MemoryStore;

/// Keeps texts under names.
///
/// A store never throws: what a browser refuses comes back as `None` or [`Refused`].
pub trait Store {
    /// The text under a key, if there is one.
    fn read(&self, key: &str) -> Option<String>;
    /// Keeps a text under a key, instead of what was there.
    ///
    /// # Errors
    /// The store is full or closed; what was there before stays.
    fn write(&self, key: &str, text: &str) -> Result<(), Refused>;
    /// Takes a key away, with its text.
    fn remove(&self, key: &str);
    /// The keys that begin with this, in no particular order.
    fn keys(&self, beginning: &str) -> Vec<String>;
    /// What this tab alone remembers, also when it is loaded again.
    fn note(&self) -> Option<String>;
    /// Lets this tab remember a text instead of the one before, where the browser lets it.
    fn set_note(&self, note: &str);
    /// Asks to be the only tab that has a key open; `by_force` also where another one has it.
    ///
    /// `tell` hears whether this tab is the one, and hears it again whenever that changes: when another tab takes it by force,
    /// and when that lets go of it. Where a browser has no such thing, every tab is told that it is the one.
    fn hold(&self, key: &str, by_force: bool, tell: Box<dyn Fn(bool)>) -> Held;
    /// Whether what is written here outlives the page.
    fn lasts(&self) -> bool;
}

/// The store did not take a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused;

/// The browser's store where the browser allows it, otherwise one in memory.
#[must_use]
pub fn open() -> Box<dyn Store> {
    match BrowserStore::open() {
        Some(store) => Box::new(store),
        None => Box::new(MemoryStore::default()),
    }
}
