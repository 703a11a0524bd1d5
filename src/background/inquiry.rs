//! What one part of the page asks, again whenever its inputs change.

use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

use ad_credit_lab_engine::Node;
use leptos::prelude::LocalStorage;

use super::message::Said;
use super::{Background, Failure, Found, Question, use_background};
use crate::signals::*;

/// How it stands with the newest question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// Nothing is asked, or what was asked was given up.
    Idle,
    /// It is being worked out.
    Waiting {
        /// How much is done.
        done: i64,
        /// Of how much; 0 where nobody knows.
        all: i64,
    },
    /// What was found is its answer.
    Ready,
    /// Nothing came of it.
    Failed(Failure),
}

/// What one part of the page asks. It ends with the owner in which it was made.
#[derive(Clone, Copy)]
pub struct Inquiry {
    background: Background,
    asker: i64,
    found: RwSignal<Option<Found>>,
    state: RwSignal<State>,
    on_part: StoredValue<Rc<dyn Fn(Node)>, LocalStorage>,
}

impl Inquiry {
    /// Asks what `question` gives, and again when a signal changes that it looked at and the question is another one then.
    /// Nothing is asked where it gives none.
    #[must_use]
    pub fn new(question: impl Fn() -> Option<Question> + 'static) -> Self {
        let inquiry = Self::by_hand();
        Effect::new(move |before: Option<Option<Question>>| {
            let question = question();
            if before.as_ref() != Some(&question) {
                match &question {
                    Some(question) => inquiry.ask(question),
                    None => inquiry.cancel(),
                }
            }
            question
        });
        inquiry
    }

    /// Asks nothing until [`Self::ask`] is called.
    #[must_use]
    pub fn by_hand() -> Self {
        let background = use_background();
        let (found, state) = (RwSignal::new(None), RwSignal::new(State::Idle));
        let nobody: Rc<dyn Fn(Node)> = Rc::new(|_| ());
        let on_part = StoredValue::new_local(nobody);
        // Of which question, and the cells that came ahead of its answer.
        let ahead = RefCell::new((0, Vec::new()));
        let tell = move |id, said, is_newest| match said {
            // The answer to an older question is shown until the newest one has its own.
            Said::Found(it) => {
                let (of, cells) = ahead.take();
                let is_whole = of != id || cells.is_empty();
                found.set(Some(if is_whole { it } else { it.with_cells(cells) }));
                if is_newest {
                    state.set(State::Ready);
                }
            }
            Said::Part(Node::List(cells)) => {
                let mut ahead = ahead.borrow_mut();
                if ahead.0 != id {
                    *ahead = (id, Vec::new());
                }
                ahead.1.extend(cells);
            }
            Said::Part(part) if is_newest => {
                if let Some(on_part) = on_part.try_with_value(Rc::clone) {
                    on_part(part);
                }
            }
            Said::Progress { done, all } if is_newest => state.set(State::Waiting { done, all }),
            Said::Failed(failure) if is_newest => state.set(State::Failed(failure)),
            Said::Part(_) | Said::Progress { .. } | Said::Failed(_) => {}
        };
        let asker = background.admit(Rc::new(tell));
        on_cleanup(move || background.dismiss(asker));
        Self { background, asker, found, state, on_part }
    }

    /// The same, where this takes what a batch finds out by the way: see [`Question::Batch`].
    #[must_use]
    pub fn on_part(self, take: impl Fn(Node) + 'static) -> Self {
        self.on_part.set_value(Rc::new(take));
        self
    }

    /// Asks this; what was asked before is given up, at once or when it is nearly done.
    pub fn ask(&self, question: &Question) {
        self.state.set(State::Waiting { done: 0, all: 0 });
        self.background.ask(self.asker, question);
    }

    /// Gives up what was asked. What was found before stays.
    pub fn cancel(&self) {
        self.background.cancel(self.asker);
        self.state.set(State::Idle);
    }

    /// What was last found; followed. It stays while another question is worked out: [`Self::state`] says which it answers.
    #[must_use]
    pub fn found(&self) -> Option<Found> {
        self.found.get()
    }

    /// How it stands with the newest question; followed.
    #[must_use]
    pub fn state(&self) -> State {
        self.state.get()
    }

    /// Whether something is being worked out; followed.
    #[must_use]
    pub fn is_waiting(&self) -> bool {
        self.state.with(|state| matches!(state, State::Waiting { .. }))
    }
}

impl fmt::Debug for Inquiry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Inquiry")
    }
}
