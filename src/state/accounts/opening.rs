//! Opening accounts: the one that a tab had open, another one, what takes the place of one that is gone.

use crate::signals::*;
use ad_credit_lab_engine::Node;

use super::list::shown_name;
use super::{Accounts, News, Shelf, Standing, text_of};
use crate::state::{PracticeAccount, bring_offers, catalogue};
use crate::storage::{Document, Found, PRACTICE, name_of, read_document, set_aside};

/// An account as it was found in the store.
struct Read {
    text: String,
    revision: i64,
    account: PracticeAccount,
}

impl Accounts {
    /// Opens an account once the Sandbox is first shown: the one that this tab had, otherwise the one that was changed last.
    pub fn begin(self) {
        let shelf = self.shelf();
        if shelf.open.get() == 0 && shelf.wanted.get() == 0 {
            let had = shelf.store.note().and_then(|note| note.parse().ok());
            leptos::task::spawn_local(self.open_first_of(had));
        }
    }

    /// Opens another account. Where the one that is open has changes that cannot be saved, that one stays.
    pub fn open(self, number: u32) {
        self.go_on();
        if number != self.shelf().open.get() && self.leave() {
            leptos::task::spawn_local(async move {
                self.open_now(number, false).await;
            });
        }
    }

    /// Saves the open account, to leave it. Gives whether nothing would be lost.
    pub(super) fn leave(self) -> bool {
        let may_leave = self.save();
        if !may_leave {
            self.tell(News::Unsaved(self.name()));
        }
        may_leave
    }

    /// Opens this account if it can be opened, otherwise the first that can, from the latest to the earliest; where there is none,
    /// one of those that a newcomer finds.
    pub(super) async fn open_first_of(self, preferred: Option<u32>) {
        let shelf = self.shelf();
        let mut in_order = shelf.by_revision();
        if let Some(at) = in_order.iter().position(|number| Some(*number) == preferred) {
            let preferred = in_order.remove(at);
            in_order.insert(0, preferred);
        }
        for number in in_order {
            if self.open_now(number, false).await {
                return;
            }
        }
        let free = PRACTICE.free_numbers(shelf.store.as_ref());
        let fresh: Vec<_> = free.zip(shelf.starting.iter().cloned()).collect();
        let first = fresh.first().map(|(number, _)| *number);
        shelf.fresh.replace(fresh);
        if let Some(first) = first {
            self.open_now(first, false).await;
        }
    }

    /// Opens an account, by force also where another tab has it; nothing is saved before. Gives whether it was opened, and tells why not.
    pub(super) async fn open_now(self, number: u32, by_force: bool) -> bool {
        let shelf = self.shelf();
        shelf.wanted.set(number);
        let read = match shelf.fresh(number) {
            Some(account) => Some(Read { text: String::new(), revision: 0, account }),
            None => self.read(number).await,
        };
        let Some(read) = read.filter(|_| shelf.wanted.get() == number) else { return false };
        shelf.open.set(number);
        self.take_in(read);
        shelf.store.set_note(&number.to_string());
        self.set_standing(Standing::Here);
        self.hold(by_force);
        true
    }

    /// Shows what the store has of the open account instead of what this tab has. Gives whether that could be read.
    pub(super) async fn open_again(self) -> bool {
        let shelf = self.shelf();
        let number = shelf.open.get();
        let read = self.read(number).await.filter(|_| shelf.open.get() == number);
        read.map(|read| self.take_in(read)).is_some()
    }

    fn take_in(self, read: Read) {
        let shelf = self.shelf();
        // What nobody has written yet has no text.
        shelf.seen.replace(Some(read.text).filter(|text| !text.is_empty()));
        shelf.revision.set(read.revision);
        shelf.kept.replace(text_of(&read.account));
        self.set_refused(false);
        self.practice.open(read.account);
        self.changed.notify();
    }

    /// Reads an account. What cannot be read is set aside, and told.
    async fn read(self, number: u32) -> Option<Read> {
        let shelf = self.shelf();
        let text = PRACTICE.stored(shelf.store.as_ref(), number)?;
        let Document { revision, data } = match read_document(&text) {
            Found::Document(document) => document,
            Found::Newer(name) => {
                self.tell(News::Newer(shown_name(name.as_deref(), number)));
                return None;
            }
            Found::Damaged => return self.put_aside(number, &text, None),
        };
        let name = name_of(&data);
        if !bring_offers(data.get("scenario").unwrap_or(&Node::Null)).await {
            self.tell(News::WithoutOffers(shown_name(name, number)));
            return None;
        }
        let Ok(account) = PracticeAccount::from_node(&data, catalogue()) else {
            return self.put_aside(number, &text, name);
        };
        if !PracticeAccount::unreadable_steps(&data).is_empty() {
            let name = account.scenario.name.clone();
            match set_aside(shelf.store.as_ref(), &text) {
                Some(backup) => self.tell(News::WithoutLog(name, backup)),
                // Saving it would destroy what is there.
                None => {
                    self.tell(News::Stuck(name, PRACTICE.key(number)));
                    return None;
                }
            }
        }
        Some(Read { text, revision, account })
    }

    /// Moves an unreadable document to where it cannot be written over.
    fn put_aside(self, number: u32, text: &str, name: Option<&str>) -> Option<Read> {
        let shelf = self.shelf();
        let name = shown_name(name, number);
        match set_aside(shelf.store.as_ref(), text) {
            Some(backup) => {
                shelf.store.remove(&PRACTICE.key(number));
                self.changed.notify();
                self.tell(News::SetAside(name, backup));
            }
            None => self.tell(News::Stuck(name, PRACTICE.key(number))),
        }
        None
    }
}

impl Shelf {
    /// The account of a newcomer with this number, unless somebody has kept one under it.
    pub(super) fn fresh(&self, number: u32) -> Option<PracticeAccount> {
        let fresh = self.fresh.borrow();
        let (_, account) = fresh.iter().find(|(own, _)| *own == number)?;
        PRACTICE.stored(self.store.as_ref(), number).is_none().then(|| account.clone())
    }

    /// The numbers of the accounts, the latest written first.
    fn by_revision(&self) -> Vec<u32> {
        let mut all: Vec<(i64, u32)> = Vec::new();
        for number in PRACTICE.numbers(self.store.as_ref()) {
            let text = PRACTICE.stored(self.store.as_ref(), number).unwrap_or_default();
            let revision = match read_document(&text) {
                Found::Document(document) => document.revision,
                // Those are tried after all others.
                Found::Newer(_) | Found::Damaged => i64::MIN,
            };
            let place = all.iter().take_while(|(other, _)| *other >= revision).count();
            all.insert(place, (revision, number));
        }
        all.into_iter().map(|(_, number)| number).collect()
    }
}
