//! New accounts, copies, other names; deleting accounts and bringing them back.

use crate::signals::*;

use super::list::{deleted_name, kept_names};
use super::{Accounts, News, Standing, now, text_of};
use crate::state::practice::{PracticeAccount, RENAME};
use crate::state::unique_name;
use crate::storage::{Deleted, PRACTICE, document_text, purge, restore};

impl Accounts {
    /// Adds an account and opens it.
    pub fn create(self, account: PracticeAccount) {
        self.go_on();
        if self.leave() {
            self.keep_fresh();
            self.open_new(account);
        }
    }

    /// Adds a copy of the open account under another name, and opens it.
    pub fn duplicate(self, name: String) {
        let mut account = self.account();
        account.scenario.name = name;
        self.create(account);
    }

    /// Gives the open account another name, as a step that can be taken back.
    pub fn rename(self, name: &str) {
        self.practice.change(RENAME, |scenario| name.clone_into(&mut scenario.name));
    }

    /// Deletes the open account and opens another one.
    pub fn delete(self) {
        self.go_on();
        if self.standing.get_untracked() != Standing::Here {
            return;
        }
        let shelf = self.shelf();
        if !shelf.is_as_seen() {
            return self.look_again();
        }
        let (number, name) = (shelf.open.get(), self.name());
        self.keep_fresh();
        let text = document_text(shelf.revision.get(), &text_of(&self.account()));
        let store = shelf.store.as_ref();
        let moved = PRACTICE.delete(store, number, &text, now());
        // Where there is no room for the latest changes, what was saved goes without them.
        let moved = moved.or_else(|refused| {
            let saved = PRACTICE.stored(store, number).ok_or(refused)?;
            PRACTICE.delete(store, number, &saved, now())
        });
        match moved {
            Ok(deleted) => self.tell(News::Deleted(name, deleted)),
            Err(_) if PRACTICE.stored(store, number).is_some() => {
                return self.tell(News::NotMoved(name));
            }
            // It was never kept, and there is nothing to bring back.
            Err(_) => {}
        }
        self.saving.cancel();
        shelf.held.take();
        shelf.open.set(0);
        self.practice.is_locked.set(true);
        self.changed.notify();
        leptos::task::spawn_local(self.open_first_of(None));
    }

    /// Brings a deleted account back and opens it.
    pub fn restore(self, deleted: &Deleted) {
        self.go_on();
        if !self.leave() {
            return;
        }
        let shelf = self.shelf();
        match restore(shelf.store.as_ref(), deleted) {
            Ok(number) => {
                shelf.fresh.take();
                leptos::task::spawn_local(async move {
                    self.open_now(number, false).await;
                });
            }
            Err(_) => self.tell(News::NotMoved(deleted_name(shelf.store.as_ref(), deleted))),
        }
        self.changed.notify();
    }

    /// Takes a deleted account away for good.
    pub fn purge(self, deleted: &Deleted) {
        self.go_on();
        purge(self.shelf().store.as_ref(), deleted);
        self.changed.notify();
        // There is room now.
        self.save();
    }

    /// Opens an account that is not kept yet under a name that no other one has, and saves it. Where there is no room, it goes on in this tab.
    pub(super) fn open_new(self, mut account: PracticeAccount) {
        let shelf = self.shelf();
        account.scenario.name =
            unique_name(&account.scenario.name, &kept_names(shelf.store.as_ref()));
        // What is open may not be kept yet, and neither may what a newcomer finds.
        let open = shelf.open.get();
        let mut free = PRACTICE.free_numbers(shelf.store.as_ref()).filter(|number| *number != open);
        let number = free.find(|number| shelf.fresh(*number).is_none());
        shelf.fresh.take();
        let Some(number) = number else { return };
        shelf.wanted.set(number);
        shelf.open.set(number);
        shelf.revision.set(0);
        shelf.seen.replace(None);
        shelf.kept.replace(String::new());
        self.practice.open(account);
        self.set_standing(Standing::Here);
        shelf.store.set_note(&number.to_string());
        self.hold(false);
        self.save();
        self.changed.notify();
    }

    /// Adds accounts, all or none, under names that no other one has. Gives the number of the first.
    pub(super) fn add_all(self, accounts: &[PracticeAccount]) -> Option<u32> {
        let shelf = self.shelf();
        let store = shelf.store.as_ref();
        let mut names = kept_names(store);
        let numbers: Vec<_> = PRACTICE.free_numbers(store).take(accounts.len()).collect();
        for (index, (number, account)) in numbers.iter().zip(accounts).enumerate() {
            let mut account = account.clone();
            account.scenario.name = unique_name(&account.scenario.name, &names);
            names.push(account.scenario.name.clone());
            let text = document_text(now(), &text_of(&account));
            if PRACTICE.write_document(store, *number, None, &text).is_err() {
                for written in &numbers[..index] {
                    store.remove(&PRACTICE.key(*written));
                }
                return None;
            }
        }
        self.changed.notify();
        numbers.first().copied()
    }
}
