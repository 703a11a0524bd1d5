//! Which accounts there are, as their documents say, and which were deleted.

use crate::signals::*;

use ad_credit_lab_engine::calendar::{Date, Instant};

use super::Accounts;
use crate::state::LONGEST_NAME;
use crate::storage::{Deleted, Document, Found, PRACTICE, Store, name_of, read_document};

/// From 1970 to 2000, where the engine's time begins.
const SECONDS_TO_2000: i64 = 946_684_800;

/// An account in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its number.
    pub number: u32,
    /// Its name, or its number where no name can be read.
    pub name: String,
    /// What it is.
    pub kind: ListedKind,
    /// When it was last changed, where the user is; `None` where it was never saved.
    pub changed: Option<Instant>,
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
        let mut add = |listed: Listed| {
            let Listed { number, .. } = listed;
            let kind = if number == open { ListedKind::Open } else { listed.kind };
            if all.iter().all(|other| other.number != number) {
                let place = all.iter().take_while(|other| other.number < number).count();
                all.insert(place, Listed { kind, ..listed });
            }
        };
        if open != 0 {
            let name = self.practice.run.with(|run| run.scenario().name.clone());
            let changed = where_the_user_is(shelf.revision.get());
            add(Listed { number: open, name, kind: ListedKind::Open, changed });
        }
        for number in PRACTICE.numbers(store) {
            if number != open {
                let text = PRACTICE.stored(store, number).unwrap_or_default();
                add(listed(&text, number));
            }
        }
        for (number, account) in shelf.fresh.borrow().iter() {
            let name = account.scenario.name.clone();
            add(Listed { number: *number, name, kind: ListedKind::Closed, changed: None });
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
    listed(&deleted.text(store).unwrap_or_default(), deleted.number).name
}

/// The names of the accounts that are kept.
pub(super) fn kept_names(store: &dyn Store) -> Vec<String> {
    let name = |number| listed(&PRACTICE.stored(store, number).unwrap_or_default(), number).name;
    PRACTICE.numbers(store).into_iter().map(name).collect()
}

/// What a document's text shows in the list.
fn listed(text: &str, number: u32) -> Listed {
    let named =
        |name, kind, changed| Listed { number, name: shown_name(name, number), kind, changed };
    match read_document(text) {
        Found::Document(Document { revision, data }) => {
            named(name_of(&data), ListedKind::Closed, where_the_user_is(revision))
        }
        Found::Newer(name) => named(name.as_deref(), ListedKind::Newer, None),
        Found::Damaged => named(None, ListedKind::Damaged, None),
    }
}

/// A moment in milliseconds as the clock shows it where the user is; `None` outside the time that the engine knows.
fn where_the_user_is(milliseconds: i64) -> Option<Instant> {
    // A float holds every moment of that time, and the offset is a whole number of minutes.
    #[expect(clippy::cast_precision_loss, reason = "see above")]
    let date = js_sys::Date::new(&(milliseconds as f64).into());
    #[expect(clippy::cast_possible_truncation, reason = "see above")]
    let minutes_to_utc = date.get_timezone_offset() as i64;
    let seconds = milliseconds / 1_000 - minutes_to_utc * 60 - SECONDS_TO_2000;
    let known = Date::LATEST.start().seconds_since(Date::EARLIEST.start());
    (0..known).contains(&seconds).then(|| Date::EARLIEST.start().plus_seconds(seconds))
}

/// A name as it can be shown, whatever is kept as one; the number where there is none.
pub(in crate::state) fn shown_name(name: Option<&str>, number: u32) -> String {
    let Some(name) = name.filter(|name| !name.trim().is_empty()) else {
        return format!("#{number}");
    };
    let shown = name.chars().take(LONGEST_NAME);
    shown.map(|c| if c.is_control() { char::REPLACEMENT_CHARACTER } else { c }).collect()
}
