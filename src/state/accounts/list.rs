//! Which accounts there are, as their documents say, and which were deleted.

use crate::signals::*;

use super::Accounts;
use crate::storage::{Deleted, Found, PRACTICE, Store, name_of, read_document};

/// An account in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its number.
    pub number: u32,
    /// Its name, or its number where no name can be read.
    pub name: String,
    /// What it is.
    pub kind: ListedKind,
}

/// What an account of the list is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListedKind {
    /// The one that this tab has open.
    Open,
    /// One that can be opened.
    Closed,
    /// A later version of this page has made it.
    Newer,
    /// It cannot be read.
    Damaged,
}

impl Accounts {
    /// The accounts, in the order of their numbers. Follows what is kept.
    #[must_use]
    pub fn list(self) -> Vec<Listed> {
        self.changed.track();
        let shelf = self.shelf();
        let store = shelf.store.as_ref();
        let open = shelf.open.get();
        let mut all: Vec<Listed> = Vec::new();
        let mut add = |number: u32, listed: (String, ListedKind)| {
            let (name, kind) = listed;
            let kind = if number == open { ListedKind::Open } else { kind };
            if all.iter().all(|other| other.number != number) {
                let place = all.iter().take_while(|other| other.number < number).count();
                all.insert(place, Listed { number, name, kind });
            }
        };
        if open != 0 {
            let name = self.practice.run.with(|run| run.scenario().name.clone());
            add(open, (name, ListedKind::Open));
        }
        for number in PRACTICE.numbers(store) {
            if number != open {
                let text = PRACTICE.stored(store, number).unwrap_or_default();
                add(number, listed(&text, number));
            }
        }
        for (number, account) in shelf.fresh.borrow().iter() {
            add(*number, (account.scenario.name.clone(), ListedKind::Closed));
        }
        all
    }

    /// The deleted accounts with their names, the latest first. Follows what is kept.
    #[must_use]
    pub fn deleted(self) -> Vec<(Deleted, String)> {
        self.changed.track();
        let shelf = self.shelf();
        let store = shelf.store.as_ref();
        let named = PRACTICE.deleted(store).into_iter().map(|deleted| {
            let name = deleted_name(store, &deleted);
            (deleted, name)
        });
        named.collect()
    }
}

/// The name of a deleted account.
pub(super) fn deleted_name(store: &dyn Store, deleted: &Deleted) -> String {
    listed(&deleted.text(store).unwrap_or_default(), deleted.number).0
}

/// What a document's text shows in the list.
fn listed(text: &str, number: u32) -> (String, ListedKind) {
    match read_document(text) {
        Found::Document(document) => {
            (shown_name(name_of(&document.data), number), ListedKind::Closed)
        }
        Found::Newer(name) => (shown_name(name.as_deref(), number), ListedKind::Newer),
        Found::Damaged => (shown_name(None, number), ListedKind::Damaged),
    }
}

/// A name as it can be shown, whatever is kept as one; the number where there is none.
pub(in crate::state) fn shown_name(name: Option<&str>, number: u32) -> String {
    let Some(name) = name.filter(|name| !name.trim().is_empty()) else {
        return format!("#{number}");
    };
    let shown = name.chars().take(200);
    shown.map(|c| if c.is_control() { char::REPLACEMENT_CHARACTER } else { c }).collect()
}
