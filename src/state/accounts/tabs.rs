//! Two tabs with one account: the one that has it changes it, the other one is told and can take it over or go on with a copy.

use crate::signals::*;

use super::{Accounts, News, Standing};
use crate::state::PracticeAccount;
use crate::storage::PRACTICE;

impl Accounts {
    /// Asks to be the tab that has the open account.
    pub(super) fn hold(self, by_force: bool) {
        let shelf = self.shelf();
        let number = shelf.open.get();
        // Those who wait get it first, so that this tab is not told of its own.
        shelf.held.take();
        let tell = move |is_held| {
            let Some(shelf) = self.shelf.try_with_value(std::rc::Rc::clone) else { return };
            if shelf.open.get() == number {
                self.hear(is_held);
            }
        };
        let held = shelf.store.hold(&PRACTICE.key(number), by_force, Box::new(tell));
        shelf.held.replace(Some(held));
    }

    /// Hears that this tab has the open account now, or that another one has it.
    fn hear(self, is_held: bool) {
        match (is_held, self.standing.get_untracked()) {
            (false, Standing::Here) => {
                let is_unsaved = self.is_unsaved();
                self.set_standing(if is_unsaved { Standing::Split } else { Standing::Elsewhere });
            }
            (true, Standing::Elsewhere) if self.shelf().is_as_seen() => {
                self.set_standing(Standing::Here);
            }
            (true, Standing::Elsewhere) => {
                leptos::task::spawn_local(async move {
                    if self.open_again().await {
                        self.set_standing(Standing::Here);
                    } else {
                        self.look_again();
                    }
                });
            }
            // What is split or gone waits for somebody to say what is to become of it.
            _ => {}
        }
    }

    /// Looks what another tab has done in the store.
    pub(super) fn look_again(self) {
        self.changed.notify();
        let shelf = self.shelf();
        if shelf.open.get() == 0 || shelf.is_as_seen() {
            return;
        }
        if shelf.stored().is_none() {
            self.set_standing(Standing::Gone);
        } else if self.is_unsaved() {
            self.set_standing(Standing::Split);
        } else {
            self.set_standing(Standing::Elsewhere);
            leptos::task::spawn_local(async move {
                self.open_again().await;
            });
        }
    }

    /// Makes this the tab that has the open account, as it is in the store; where it is gone, opens another one.
    /// What this tab had not saved is offered as an account of its own.
    pub fn take_over(self) {
        self.go_on();
        let shelf = self.shelf();
        if shelf.is_as_seen() {
            // Nothing else is kept of it.
            self.set_standing(Standing::Here);
            self.hold(true);
            return self.saving.ask();
        }
        let own = self.is_unsaved().then(|| Box::new(self.account()));
        let number = shelf.open.get();
        leptos::task::spawn_local(async move {
            if !self.open_now(number, true).await {
                self.open_first_of(None).await;
            }
            if let Some(own) = own {
                self.tell(News::Offered(own));
            }
        });
    }

    /// Makes an account of its own of what this tab has, and opens it.
    pub fn fork(self) {
        self.go_on();
        self.open_new(self.account());
    }

    /// Keeps what this tab had not saved when it took the account over as an account of its own, and opens that.
    pub fn keep_offered(self, offered: &PracticeAccount) {
        self.go_on();
        if self.leave() {
            self.news.update(|all| {
                all.retain(|news| !matches!(news, News::Offered(own) if **own == *offered));
            });
            self.open_new(offered.clone());
        }
    }
}
