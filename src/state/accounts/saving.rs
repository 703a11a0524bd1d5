//! Saving the account that is open, without writing over what another tab made.

use crate::signals::*;

use super::{Accounts, News, Shelf, Standing, now, text_of};
use crate::state::PracticeAccount;
use crate::storage::{NotWritten, PRACTICE, document_text};

impl Accounts {
    /// Saves what is not saved yet. Gives whether nothing is left to save.
    pub fn save(self) -> bool {
        self.saving.cancel();
        let shelf = self.shelf();
        let data = self.data();
        if shelf.open.get() == 0 || *shelf.kept.borrow() == data {
            self.set_refused(false);
            return true;
        }
        match self.standing.get_untracked() {
            Standing::Here => {}
            // Only what is looked at is another.
            Standing::Elsewhere => return true,
            Standing::Split | Standing::Gone => return false,
        }
        let written = shelf.write(&data);
        self.set_refused(written == Err(NotWritten::Refused));
        match written {
            Ok(()) => {
                shelf.kept.replace(data);
                self.keep_fresh();
                self.forget_unsaved();
                self.changed.notify();
            }
            Err(NotWritten::Differs) => self.look_again(),
            Err(NotWritten::Refused) => {}
        }
        written.is_ok()
    }

    /// Says whether the store refuses what is saved, and as long as it does, has it saved again after a while.
    pub(super) fn set_refused(self, is_refused: bool) {
        if is_refused {
            self.again.ask();
        } else {
            self.again.cancel();
        }
        // Nothing follows where it is as before.
        if self.is_refused.get_untracked() != is_refused {
            self.is_refused.set(is_refused);
        }
    }

    /// Takes away what was told of changes that were not saved, now that they are.
    fn forget_unsaved(self) {
        let is_over = |news: &News| matches!(news, News::Unsaved(_));
        if self.news.with_untracked(|all| all.iter().any(is_over)) {
            self.news.update(|all| all.retain(|news| !is_over(news)));
        }
    }

    /// Whether the account has changes that are not saved.
    pub(super) fn is_unsaved(self) -> bool {
        let shelf = self.shelf();
        let may_change = self.standing.get_untracked() != Standing::Elsewhere;
        may_change && shelf.open.get() != 0 && *shelf.kept.borrow() != self.data()
    }

    /// The account that is open, as it is now.
    pub(super) fn account(self) -> PracticeAccount {
        self.practice.account()
    }

    fn data(self) -> String {
        text_of(&self.account())
    }

    /// Keeps the accounts that a newcomer finds, now that something was done in one of them.
    pub(super) fn keep_fresh(self) {
        let shelf = self.shelf();
        let fresh = shelf.fresh.take();
        if self.standing.get_untracked() != Standing::Here {
            // They are another tab's to keep.
            return;
        }
        for (number, account) in fresh {
            let data = text_of(&account);
            // What has no room here has nothing of anybody's in it, and what is there already stays.
            let _ = if number == shelf.open.get() && shelf.seen.borrow().is_none() {
                shelf.write(&data)
            } else {
                let text = document_text(now(), &data);
                PRACTICE.write_document(shelf.store.as_ref(), number, None, &text)
            };
        }
    }
}

impl Shelf {
    /// Writes the open account's document.
    pub(super) fn write(&self, data: &str) -> Result<(), NotWritten> {
        let revision = now().max(self.revision.get() + 1);
        let text = document_text(revision, data);
        let seen = self.seen.borrow().clone();
        PRACTICE.write_document(self.store.as_ref(), self.open.get(), seen.as_deref(), &text)?;
        self.revision.set(revision);
        self.seen.replace(Some(text));
        Ok(())
    }

    /// The text of the open account's document as it is kept now.
    pub(super) fn stored(&self) -> Option<String> {
        PRACTICE.stored(self.store.as_ref(), self.open.get())
    }

    /// Whether that is what this tab last saw.
    pub(super) fn is_as_seen(&self) -> bool {
        *self.seen.borrow() == self.stored()
    }
}
