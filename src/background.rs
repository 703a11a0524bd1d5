//! Long work off the page's thread: goals, sweeps, forecasts and batches.
//!
//! A program of its own does it in workers of the browser (`crates/background`). Its files lie beside the page and are
//! fetched when something is first asked. Here stands the page's side: an [`Inquiry`] is what one part of the page asks,
//! again whenever its inputs change, and [`Background`] is the one line to the workers, given by context.

mod failure;
mod found;
mod inquiry;
mod line;
mod message;
mod question;

use std::cell::{Cell, RefCell};
use std::fmt;
use std::rc::Rc;

use crate::signals::*;
use js_sys::Array;
use leptos::prelude::LocalStorage;
use wasm_bindgen::JsValue;

pub use failure::{Failure, Mistake};
pub use found::Found;
pub use inquiry::{Inquiry, State};
pub use line::{Heard, Line, Open, beside_the_page};
pub use question::Question;

use message::{Message, Said};

/// The line to the workers, shared by all that ask; given by context.
#[derive(Clone, Copy)]
pub struct Background(StoredValue<Rc<Desk>, LocalStorage>);

/// What is behind [`Background`].
struct Desk {
    open: Open,
    line: RefCell<Option<Box<dyn Line>>>,
    askers: RefCell<Vec<Asker>>,
    /// The number of the last question, or of the last asker.
    last: Cell<i64>,
}

/// One who asks, of whom only the newest question matters.
struct Asker {
    number: i64,
    /// The newest question's number; `None` where it was answered or given up, or nothing was asked.
    newest: Option<i64>,
    /// What is older was given up: nothing that is said of it matters any more.
    oldest: i64,
    tell: Tell,
}

/// Who is told what is said of the question with a number, and whether that is the newest one.
type Tell = Rc<dyn Fn(i64, Said, bool)>;

impl Background {
    /// A background to which `open` opens the line, when something is first asked and after the line was lost.
    #[must_use]
    pub fn new(open: Open) -> Self {
        Self(StoredValue::new_local(Rc::new(Desk {
            open,
            line: RefCell::new(None),
            askers: RefCell::new(Vec::new()),
            last: Cell::new(0),
        })))
    }

    fn desk(self) -> Option<Rc<Desk>> {
        self.0.try_with_value(Rc::clone)
    }

    /// Takes on one who asks. Gives its number.
    fn admit(self, tell: Tell) -> i64 {
        let Some(desk) = self.desk() else { return 0 };
        let number = desk.next();
        desk.askers.borrow_mut().push(Asker { number, newest: None, oldest: 0, tell });
        number
    }

    /// Asks a question, which replaces the asker's one before.
    fn ask(self, asker: i64, question: &Question) {
        if let Some(desk) = self.desk() {
            desk.ask(asker, question);
        }
    }

    /// Gives up what the asker asked.
    fn cancel(self, asker: i64) {
        if let Some(desk) = self.desk() {
            desk.cancel(asker);
        }
    }

    /// Lets an asker go.
    fn dismiss(self, asker: i64) {
        if let Some(desk) = self.desk() {
            desk.cancel(asker);
            desk.askers.borrow_mut().retain(|other| other.number != asker);
        }
    }
}

impl fmt::Debug for Background {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Background")
    }
}

impl Desk {
    fn next(&self) -> i64 {
        self.last.set(self.last.get() + 1);
        self.last.get()
    }

    fn ask(self: &Rc<Self>, asker: i64, question: &Question) {
        let id = self.next();
        self.change(asker, |asker| asker.newest = Some(id));
        if self.line.borrow().is_none() {
            let desk = Rc::downgrade(self);
            let hear = Rc::new(move |heard| {
                if let Some(desk) = desk.upgrade() {
                    desk.hear(heard);
                }
            });
            *self.line.borrow_mut() = (self.open)(hear);
        }
        let is_sent = self.send(&question.to_message(asker, id));
        if !is_sent {
            self.hear(Heard::Lost);
        }
    }

    fn cancel(&self, asker: i64) {
        let next = self.last.get() + 1;
        let had = self.change(asker, |asker| {
            asker.oldest = next;
            asker.newest.take()
        });
        if had.flatten().is_some() {
            self.send(&question::cancellation(asker));
        }
    }

    /// Sends a message; says whether there is a line that takes it.
    fn send(&self, message: &Array) -> bool {
        self.line.borrow().as_ref().is_some_and(|line| line.send(message))
    }

    fn change<T>(&self, asker: i64, change: impl FnOnce(&mut Asker) -> T) -> Option<T> {
        let mut askers = self.askers.borrow_mut();
        askers.iter_mut().find(|other| other.number == asker).map(change)
    }

    fn hear(&self, heard: Heard) {
        match heard {
            Heard::Message(data) => self.take(&data),
            Heard::Lost => self.lose(),
        }
    }

    /// Takes what was said. What is not understood, or of no question that still matters, changes nothing.
    fn take(&self, data: &JsValue) {
        let Some(Message { asker, id, said }) = Message::read(data) else { return };
        let of_asker = self.change(asker, |asker| {
            let matters = asker.newest.is_some_and(|newest| asker.oldest <= id && id <= newest);
            let is_newest = asker.newest == Some(id);
            if is_newest && said.is_last() {
                asker.newest = None;
            }
            matters.then(|| (Rc::clone(&asker.tell), is_newest))
        });
        // Told when nothing is borrowed: whoever is told may ask the next question at once.
        if let Some((tell, is_newest)) = of_asker.flatten() {
            tell(id, said, is_newest);
        }
    }

    /// The line is lost, and with it everything that was asked. The next question opens another one.
    fn lose(&self) {
        *self.line.borrow_mut() = None;
        let waiting: Vec<(Tell, i64)> = self
            .askers
            .borrow_mut()
            .iter_mut()
            .filter_map(|asker| Some((Rc::clone(&asker.tell), asker.newest.take()?)))
            .collect();
        for (tell, id) in waiting {
            tell(id, Said::Failed(Failure::NotThere), true);
        }
    }
}

/// The line to the workers, which the app gave by context.
///
/// # Panics
/// Outside the app, which is a mistake of ours.
#[must_use]
pub fn use_background() -> Background {
    use_context().expect("the app gives the background")
}
