//! Where the page keeps what its user has made: the browser's local storage, or memory where that is denied.

mod browser;
mod envelope;
mod memory;

pub use browser::BrowserStore;
pub use envelope::{Loaded, Saved, kept_scenario, load, save};
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
