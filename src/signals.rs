//! Signals, memos and effects, whose code is there once, whatever they hold.
//!
//! They are Leptos's, whose own types bring code of their own for each type that is held in them. Here a value is held
//! behind a pointer, so that underneath there is one type of each kind. Everything else is Leptos's as it is.

use std::any::Any;
use std::cell::RefCell;
use std::fmt;
use std::marker::PhantomData;
use std::rc::Rc;

use send_wrapper::SendWrapper;

pub use leptos::prelude::*;

/// A value that something shows or does when it changes.
pub struct RwSignal<T> {
    inner: leptos::prelude::RwSignal<Held>,
    of: PhantomData<fn(T) -> T>,
}

/// A value of any type. There is one thread.
type Held = SendWrapper<Rc<dyn Any>>;

impl<T: 'static> RwSignal<T> {
    /// A signal that holds this value.
    #[must_use]
    pub fn new(value: T) -> Self {
        Self { inner: signal_of(Rc::new(RefCell::new(value))), of: PhantomData }
    }

    /// What a look at the value gives; followed.
    pub fn with<U>(&self, look: impl FnOnce(&T) -> U) -> U {
        look(&cell(&held(self.inner)).borrow())
    }

    /// The same, not followed.
    pub fn with_untracked<U>(&self, look: impl FnOnce(&T) -> U) -> U {
        look(&cell(&held_untracked(self.inner)).borrow())
    }

    /// Puts another value in its place. Once the signal's owner is gone, nothing is done.
    pub fn set(&self, value: T) {
        self.update(|held| *held = value);
    }

    /// Whether the signal's owner is gone.
    #[must_use]
    pub fn is_disposed(&self) -> bool {
        try_held(self.inner).is_none()
    }

    /// Changes the value.
    pub fn update(&self, change: impl FnOnce(&mut T)) {
        let _ = self.try_update(change);
    }

    /// Changes the value and gives what the change gives; `None` once the signal's owner is gone.
    pub fn try_update<U>(&self, change: impl FnOnce(&mut T) -> U) -> Option<U> {
        let given = self.try_update_untracked(change)?;
        tell(self.inner);
        Some(given)
    }

    /// Changes the value, of which nobody is told.
    pub fn update_untracked(&self, change: impl FnOnce(&mut T)) {
        let _ = self.try_update_untracked(change);
    }

    fn try_update_untracked<U>(&self, change: impl FnOnce(&mut T) -> U) -> Option<U> {
        let held = try_held(self.inner)?;
        let given = change(&mut cell(&held).borrow_mut());
        Some(given)
    }

    /// Follows the value without looking at it.
    pub fn track(&self) {
        held(self.inner);
    }
}

impl<T: Clone + 'static> RwSignal<T> {
    /// A copy of the value; followed.
    #[must_use]
    pub fn get(&self) -> T {
        self.with(T::clone)
    }

    /// A copy of the value; not followed.
    #[must_use]
    pub fn get_untracked(&self) -> T {
        self.with_untracked(T::clone)
    }
}

impl<T> Copy for RwSignal<T> {}

impl<T> Clone for RwSignal<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> fmt::Debug for RwSignal<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RwSignal")
    }
}

fn cell<T: 'static>(held: &Rc<dyn Any>) -> &RefCell<T> {
    match held.downcast_ref() {
        Some(cell) => cell,
        None => unreachable!("a signal holds what it was made with"),
    }
}

#[inline(never)]
fn signal_of(value: Rc<dyn Any>) -> leptos::prelude::RwSignal<Held> {
    leptos::prelude::RwSignal::new(SendWrapper::new(value))
}

#[inline(never)]
fn held(signal: leptos::prelude::RwSignal<Held>) -> Held {
    Get::get(&signal)
}

#[inline(never)]
fn held_untracked(signal: leptos::prelude::RwSignal<Held>) -> Held {
    GetUntracked::get_untracked(&signal)
}

#[inline(never)]
fn try_held(signal: leptos::prelude::RwSignal<Held>) -> Option<Held> {
    GetUntracked::try_get_untracked(&signal)
}

#[inline(never)]
fn tell(signal: leptos::prelude::RwSignal<Held>) {
    Notify::notify(&signal);
}

/// A value that is worked out from others, and anew when one of them changes. Who follows it is told only if it then differs.
pub struct Memo<T> {
    inner: leptos::prelude::Memo<Kept>,
    of: PhantomData<fn() -> T>,
}

/// What a memo holds, and how it is compared.
#[derive(Clone)]
struct Kept {
    value: Held,
    is_same: fn(&dyn Any, &dyn Any) -> bool,
}

impl PartialEq for Kept {
    fn eq(&self, other: &Self) -> bool {
        (self.is_same)(&**self.value, &**other.value)
    }
}

impl<T: PartialEq + 'static> Memo<T> {
    /// A memo of what `work_out` gives, which is told what it gave before.
    pub fn new(work_out: impl Fn(Option<&T>) -> T + 'static) -> Self {
        let work_out = move |before: Option<&Kept>| {
            let before = before.and_then(|before| before.value.downcast_ref());
            let value: Rc<dyn Any> = Rc::new(work_out(before));
            Kept { value: SendWrapper::new(value), is_same: is_same::<T> }
        };
        Self { inner: memo_of(Box::new(work_out)), of: PhantomData }
    }

    /// What a look at the value gives; followed.
    pub fn with<U>(&self, look: impl FnOnce(&T) -> U) -> U {
        look(kept(&kept_of(self.inner)))
    }

    /// The same, not followed.
    pub fn with_untracked<U>(&self, look: impl FnOnce(&T) -> U) -> U {
        look(kept(&kept_untracked(self.inner)))
    }

    /// Follows the value without looking at it.
    pub fn track(&self) {
        kept_of(self.inner);
    }
}

impl<T: PartialEq + Clone + 'static> Memo<T> {
    /// A copy of the value; followed.
    #[must_use]
    pub fn get(&self) -> T {
        self.with(T::clone)
    }

    /// A copy of the value; not followed.
    #[must_use]
    pub fn get_untracked(&self) -> T {
        self.with_untracked(T::clone)
    }

    /// A copy of the value, not followed; `None` once the memo's owner is gone.
    #[must_use]
    pub fn try_get_untracked(&self) -> Option<T> {
        let of = GetUntracked::try_get_untracked(&self.inner)?;
        Some(kept::<T>(&of).clone())
    }
}

impl<T> Copy for Memo<T> {}

impl<T> Clone for Memo<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> fmt::Debug for Memo<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Memo")
    }
}

fn is_same<T: PartialEq + 'static>(one: &dyn Any, other: &dyn Any) -> bool {
    one.downcast_ref::<T>() == other.downcast_ref::<T>()
}

fn kept<T: 'static>(of: &Kept) -> &T {
    match of.value.downcast_ref() {
        Some(value) => value,
        None => unreachable!("a memo holds what it was made with"),
    }
}

/// How the value of a memo is worked out.
type WorkOut = Box<dyn Fn(Option<&Kept>) -> Kept>;

#[inline(never)]
fn memo_of(work_out: WorkOut) -> leptos::prelude::Memo<Kept> {
    let work_out = SendWrapper::new(work_out);
    #[expect(clippy::redundant_closure, reason = "the wrapper is no function itself")]
    leptos::prelude::Memo::new(move |before| work_out(before))
}

#[inline(never)]
fn kept_of(memo: leptos::prelude::Memo<Kept>) -> Kept {
    Get::get(&memo)
}

#[inline(never)]
fn kept_untracked(memo: leptos::prelude::Memo<Kept>) -> Kept {
    GetUntracked::get_untracked(&memo)
}

/// What is done when something changes.
#[derive(Clone, Copy, Debug)]
pub struct Effect(());

impl Effect {
    /// Does something soon, and again whenever something changes that it looked at. It is told what it gave before.
    pub fn new<T: 'static>(mut run: impl FnMut(Option<T>) -> T + 'static) -> Self {
        let mut before = None;
        effect_of(Box::new(move || {
            let now = run(before.take());
            before = Some(now);
        }));
        Self(())
    }
}

#[inline(never)]
fn effect_of(mut run: Box<dyn FnMut()>) {
    leptos::prelude::Effect::new(move |_: Option<()>| run());
}
