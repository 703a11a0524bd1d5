//! The practice accounts of this browser, of which a tab has one open.
//!
//! Each is a document of its own in the store ([`crate::storage`]). A tab holds the key of the account that it has open; another tab
//! with the same account shows it and changes nothing. Where a browser cannot say who has what open, a document that differs from
//! what this tab last saw of it says so. Whatever this tab cannot save stays in it, and is never thrown away unasked.

mod adding;
mod brought;
mod exchange;
mod list;
mod opening;
mod saving;
mod tabs;

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use crate::signals::*;

use super::later::{Later, REFUSED_PAUSE};
use super::{Practice, PracticeAccount};
use crate::storage::{Deleted, Held, Store, kept_aside};

pub use brought::{Brought, use_brought};
pub use exchange::{Exported, NotImported};
pub(super) use list::shown_name;
pub use list::{Listed, ListedKind};

/// How long after a change an account is saved.
const PAUSE: Duration = Duration::from_millis(500);

/// A handle on the practice accounts.
#[derive(Clone, Copy)]
pub struct Accounts {
    shelf: StoredValue<Rc<Shelf>, LocalStorage>,
    practice: Practice,
    saving: Later,
    /// Saves again what the store did not take.
    again: Later,
    /// Whether this tab may change the account that is open.
    pub standing: RwSignal<Standing>,
    /// Whether the browser did not take the latest changes, as when its store is full.
    pub is_refused: RwSignal<bool>,
    /// What happened to accounts, until somebody has read it.
    pub news: RwSignal<Vec<News>>,
    /// Told when the store may hold something else.
    changed: Trigger,
}

/// What stands between this tab and changes of the account that is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nothing: they are made and saved.
    Here,
    /// Another tab has it open; it is shown as that one saves it.
    Elsewhere,
    /// Another tab has changed it, and this one has changes that are not saved.
    Split,
    /// Another tab has deleted it.
    Gone,
}

/// What happened to an account, with its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// It was deleted, and can come back.
    Deleted(String, Deleted),
    /// It could not be deleted or brought back: the store did not take it.
    NotMoved(String),
    /// It could not be read and lies under a key now.
    SetAside(String, String),
    /// It could not be read nor kept elsewhere, and was left where it is, under a key.
    Stuck(String, String),
    /// Its steps to take back could not be read. It was opened without them; as it was, it lies under a key.
    WithoutLog(String, String),
    /// A later version of this page has made it.
    Newer(String),
    /// It names offers that could not be fetched.
    WithoutOffers(String),
    /// It has changes that are not saved, so it stays open.
    Unsaved(String),
    /// This tab had changes of it that were not saved, which can be kept as an account of their own.
    Offered(Box<PracticeAccount>),
}

impl News {
    /// Whether it is about something that is lost if nobody reads it.
    const fn lasts(&self) -> bool {
        matches!(
            self,
            Self::SetAside(..) | Self::Stuck(..) | Self::WithoutLog(..) | Self::Offered(_)
        )
    }
}

/// What a tab has of the accounts.
struct Shelf {
    store: Rc<dyn Store>,
    /// The number of the account that is open; 0 before one is.
    open: Cell<u32>,
    /// When its document was last written.
    revision: Cell<i64>,
    /// The text of its document as this tab last saw it; `None` where there is none yet.
    seen: RefCell<Option<String>>,
    /// What needs no saving: the account as it was opened or last saved.
    kept: RefCell<String>,
    held: RefCell<Option<Held>>,
    /// What somebody finds who has no account. They are kept once something is done in one of them.
    fresh: RefCell<Vec<(u32, PracticeAccount)>>,
    starting: Vec<PracticeAccount>,
    /// The account that was last asked for: one that waited for its offers does not come in the place of another.
    wanted: Cell<u32>,
}

impl Accounts {
    /// The accounts of a store. Until [`Self::begin`] has opened one, nothing can be done in `practice`; `starting` are for somebody
    /// who has none.
    #[must_use]
    pub fn new(store: Rc<dyn Store>, practice: Practice, starting: Vec<PracticeAccount>) -> Self {
        let shelf = Shelf {
            store,
            open: Cell::new(0),
            revision: Cell::new(0),
            seen: RefCell::default(),
            kept: RefCell::default(),
            held: RefCell::default(),
            fresh: RefCell::default(),
            starting,
            wanted: Cell::new(0),
        };
        let accounts = Self {
            shelf: StoredValue::new_local(Rc::new(shelf)),
            practice,
            saving: Later::after(PAUSE),
            again: Later::after(REFUSED_PAUSE),
            standing: RwSignal::new(Standing::Here),
            is_refused: RwSignal::new(false),
            news: RwSignal::new(Vec::new()),
            changed: Trigger::new(),
        };
        practice.is_locked.set(true);
        accounts.follow();
        accounts
    }

    /// Saves a moment after each change, and listens to what other tabs do.
    fn follow(self) {
        self.saving.does(move || {
            self.save();
        });
        self.again.does(move || {
            self.save();
        });
        Effect::new(move |before: Option<()>| {
            self.practice.track();
            if before.is_some() {
                self.saving.ask();
            }
        });
        let elsewhere = window_event_listener(leptos::ev::storage, move |_| self.look_again());
        on_cleanup(move || {
            elsewhere.remove();
            if let Some(shelf) = self.shelf.try_with_value(Rc::clone) {
                shelf.held.take();
            }
        });
    }

    fn shelf(self) -> Rc<Shelf> {
        self.shelf.with_value(Rc::clone)
    }

    /// The name of the account that is open.
    fn name(self) -> String {
        self.practice.run.with_untracked(|run| run.scenario().name.clone())
    }

    fn tell(self, news: News) {
        self.news.update(|all| {
            all.retain(|other| *other != news);
            all.push(news);
        });
    }

    /// Takes away what was told, once somebody has read it.
    pub fn close(self, news: &News) {
        self.news.update(|all| all.retain(|other| other != news));
    }

    /// Takes away what was told and needs not be read any more, now that somebody does something else.
    fn go_on(self) {
        self.news.update(|all| all.retain(News::lasts));
    }

    /// The keys of what could not be read and lies elsewhere now. Follows what is kept.
    #[must_use]
    pub fn kept_aside(self) -> Vec<String> {
        self.changed.track();
        kept_aside(self.shelf().store.as_ref())
    }

    /// The text under a key of the store, as it is.
    #[must_use]
    pub fn text_under(self, key: &str) -> Option<String> {
        self.shelf().store.read(key)
    }

    fn set_standing(self, standing: Standing) {
        self.standing.set(standing);
        self.practice.is_locked.set(standing != Standing::Here);
    }
}

/// The practice accounts that the app gave by context.
///
/// # Panics
/// Outside the app, which is a mistake of ours.
#[must_use]
pub fn use_accounts() -> Accounts {
    use_context().expect("the app gives the practice accounts")
}

/// The present moment in milliseconds.
pub(super) fn now() -> i64 {
    // A clock has no fractions, and is far from the end of its range.
    #[expect(clippy::cast_possible_truncation, reason = "see above")]
    let now = js_sys::Date::now() as i64;
    now
}

/// An account as text, to be kept.
fn text_of(account: &PracticeAccount) -> String {
    account.to_node().to_json_line()
}
