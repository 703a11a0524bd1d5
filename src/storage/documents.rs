//! Documents of one kind, practice accounts or plans: one for each, under a number.
//!
//! Nothing else says which there are. A document is taken as what a tab last saw of it only while its text is the same to
//! the last character, so no tab writes over what another one made.

use ad_credit_lab_engine::Node;

use super::{Refused, Store};

/// Where the documents of one kind are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Drawer {
    /// A document's key: this and its number.
    key: &'static str,
    /// A deleted one's: this, when it was deleted, a point, and its number.
    deleted_key: &'static str,
}

/// The practice accounts.
pub const PRACTICE: Drawer =
    Drawer { key: "ad-credit-lab.practice.", deleted_key: "ad-credit-lab.practice-deleted." };

/// The plans that are not open.
pub const PLANS: Drawer =
    Drawer { key: "ad-credit-lab.plan.", deleted_key: "ad-credit-lab.plan-deleted." };

/// The version of the documents that this page writes.
const VERSION: i64 = 1;
/// How many deleted documents are kept.
const MOST_DELETED: usize = 20;

/// A document as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// When it was written, in milliseconds; each writing of a document has a later one.
    pub revision: i64,
    /// The account, or the plan.
    pub data: Node,
}

/// What a kept text is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// A document of this version.
    Document(Document),
    /// A document of a later version, with its name if it has one where this version has it.
    Newer(Option<String>),
    /// No document.
    Damaged,
}

/// A deleted document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deleted {
    /// Of which kind it is.
    pub drawer: Drawer,
    /// When it was deleted, in milliseconds; no two were at once.
    pub at: i64,
    /// Its number.
    pub number: u32,
}

impl Deleted {
    fn key(&self) -> String {
        format!("{}{}.{}", self.drawer.deleted_key, self.at, self.number)
    }

    /// Its text.
    #[must_use]
    pub fn text(&self, store: &dyn Store) -> Option<String> {
        store.read(&self.key())
    }
}

impl Drawer {
    /// The key of a document.
    #[must_use]
    pub fn key(self, number: u32) -> String {
        format!("{}{number}", self.key)
    }

    /// The numbers of the documents, from the lowest to the highest.
    #[must_use]
    pub fn numbers(self, store: &dyn Store) -> Vec<u32> {
        let mut numbers = Vec::new();
        for key in store.keys(self.key) {
            // A handful: put where they belong, they need no sort of their own.
            if let Some(number) = key.get(self.key.len()..).and_then(number) {
                let place = numbers.iter().take_while(|other| **other < number).count();
                numbers.insert(place, number);
            }
        }
        numbers
    }

    /// The numbers that no document has, nor a deleted one, from the smallest.
    pub fn free_numbers(self, store: &dyn Store) -> impl Iterator<Item = u32> + use<> {
        let mut taken = self.numbers(store);
        taken.extend(self.deleted(store).iter().map(|deleted| deleted.number));
        (1..=u32::MAX).filter(move |number| !taken.contains(number))
    }

    /// The text of a document as it is kept.
    #[must_use]
    pub fn stored(self, store: &dyn Store, number: u32) -> Option<String> {
        store.read(&self.key(number))
    }

    /// Keeps the text of a document instead of the one that was last `seen`, or where there was none.
    ///
    /// # Errors
    /// Why it was not written; then what was kept before stays.
    pub fn write_document(
        self,
        store: &dyn Store,
        number: u32,
        seen: Option<&str>,
        text: &str,
    ) -> Result<(), NotWritten> {
        if self.stored(store, number).as_deref() != seen {
            return Err(NotWritten::Differs);
        }
        store.write(&self.key(number), text).map_err(|Refused| NotWritten::Refused)
    }

    /// The deleted documents, the latest first.
    #[must_use]
    pub fn deleted(self, store: &dyn Store) -> Vec<Deleted> {
        let read = |key: &String| {
            let (at, own) = key.get(self.deleted_key.len()..)?.split_once('.')?;
            let deleted = Deleted { drawer: self, at: at.parse().ok()?, number: number(own)? };
            // Anything else is not ours.
            (deleted.key() == *key).then_some(deleted)
        };
        let mut all: Vec<Deleted> = Vec::new();
        for deleted in store.keys(self.deleted_key).iter().filter_map(read) {
            let place = all.iter().take_while(|other| other.at > deleted.at).count();
            all.insert(place, deleted);
        }
        all
    }

    /// Moves a document to the deleted ones, with this text, `now` in milliseconds; the oldest of more than 20 are gone for good.
    ///
    /// # Errors
    /// The store is full or closed, and the document is where it was.
    pub fn delete(
        self,
        store: &dyn Store,
        number: u32,
        text: &str,
        now: i64,
    ) -> Result<Deleted, Refused> {
        let before = self.deleted(store);
        let latest = before.first().map_or(0, |deleted| deleted.at);
        let new = Deleted { drawer: self, at: now.max(latest + 1), number };
        put_in_place_of(store, &new.key(), text, &self.key(number))?;
        for old in before.iter().skip(MOST_DELETED - 1) {
            purge(store, old);
        }
        Ok(new)
    }
}

/// What a text is.
#[must_use]
pub fn read_document(text: &str) -> Found {
    let Ok(Node::Map(fields)) = Node::from_json(text) else { return Found::Damaged };
    let (mut version, mut revision, mut data) = (None, None, None);
    for (name, node) in fields {
        match (name.as_str(), node) {
            ("version", Node::Whole(number)) => version = Some(number),
            ("revision", Node::Whole(number)) => revision = Some(number),
            ("data", node) => data = Some(node),
            _ => {}
        }
    }
    match (version, revision, data) {
        (Some(VERSION), Some(revision), Some(data)) => Found::Document(Document { revision, data }),
        (Some(version), _, data) if version > VERSION => {
            Found::Newer(data.and_then(|data| name_of(&data).map(str::to_owned)))
        }
        _ => Found::Damaged,
    }
}

/// The name of an account or a plan, as it is written there: that of its scenario, of a plan's first one.
#[must_use]
pub fn name_of(data: &Node) -> Option<&str> {
    let first = match data.get("scenarios") {
        Some(Node::List(scenarios)) => scenarios.first(),
        _ => None,
    };
    data.get("scenario").or(first).unwrap_or(data).get("name")?.as_text()
}

/// The text of a document. `data` is JSON text.
#[must_use]
pub fn document_text(revision: i64, data: &str) -> String {
    format!("{{\"version\":{VERSION},\"revision\":{revision},\"data\":{data}}}")
}

/// Why a document was not written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotWritten {
    /// What is kept is not what was last seen.
    Differs,
    /// The store is full or closed.
    Refused,
}

/// Brings a deleted document back, under its number or, where that is taken, a free one. Gives the number.
///
/// # Errors
/// The store is full or closed, and the document stays deleted.
pub fn restore(store: &dyn Store, deleted: &Deleted) -> Result<u32, Refused> {
    let text = deleted.text(store).ok_or(Refused)?;
    let is_free = deleted.drawer.stored(store, deleted.number).is_none();
    let own = Some(deleted.number).filter(|_| is_free);
    let number = own.or_else(|| deleted.drawer.free_numbers(store).next()).ok_or(Refused)?;
    put_in_place_of(store, &deleted.drawer.key(number), &text, &deleted.key())?;
    Ok(number)
}

/// Takes a deleted document away for good.
pub fn purge(store: &dyn Store, deleted: &Deleted) {
    store.remove(&deleted.key());
}

/// Writes a text under one key and takes another one away. Where the store has no room for both at once, the other one goes first,
/// and comes back if that was not enough.
fn put_in_place_of(store: &dyn Store, to: &str, text: &str, from: &str) -> Result<(), Refused> {
    if store.write(to, text).is_err() {
        let before = store.read(from).ok_or(Refused)?;
        store.remove(from);
        if store.write(to, text).is_err() {
            // There was room for it a moment ago.
            let _ = store.write(from, &before);
            return Err(Refused);
        }
    }
    store.remove(from);
    Ok(())
}

/// A number as it stands in a key: from 1, without signs or zeros before it.
fn number(text: &str) -> Option<u32> {
    let number: u32 = text.parse().ok()?;
    (number > 0 && number.to_string() == text).then_some(number)
}
