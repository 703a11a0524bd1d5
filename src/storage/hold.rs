//! Being the only tab that has something open, by the browser's locks where it has them.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::signals::window;
use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// A key that this tab has open, or waits for. It lets go of it when this is dropped.
#[must_use = "the key is let go of when this is dropped"]
pub struct Held(Option<Box<dyn FnOnce()>>);

impl Held {
    /// What is held until `let_go` is called.
    pub fn until(let_go: impl FnOnce() + 'static) -> Self {
        Self(Some(Box::new(let_go)))
    }

    /// Where there is nothing to let go of.
    pub const fn nothing() -> Self {
        Self(None)
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        if let Some(let_go) = self.0.take() {
            let_go();
        }
    }
}

/// How a lock is asked for.
#[derive(Clone, Copy)]
enum Asked {
    /// Only if nobody has it.
    IfFree,
    /// Taken from whoever has it.
    ByForce,
    /// When those before have let go of it.
    InTurn,
}

/// A lock of the browser, from asking for it until it is let go of.
struct Lock {
    key: String,
    tell: Box<dyn Fn(bool)>,
    is_over: Cell<bool>,
    /// Lets go of it, once it was granted.
    let_go: RefCell<Option<Function>>,
}

/// Holds a key by the browser's locks; see [`Store::hold`](super::Store::hold).
pub(super) fn hold(key: &str, by_force: bool, tell: Box<dyn Fn(bool)>) -> Held {
    let lock = Rc::new(Lock {
        key: key.to_owned(),
        tell,
        is_over: Cell::new(false),
        let_go: RefCell::default(),
    });
    ask(&lock, if by_force { Asked::ByForce } else { Asked::IfFree });
    Held::until(move || {
        lock.is_over.set(true);
        if let Some(let_go) = lock.let_go.take() {
            // It was made for this call.
            let _ = let_go.call0(&JsValue::NULL);
        }
    })
}

/// Asks for a lock, and tells what becomes of it.
fn ask(lock: &Rc<Lock>, asked: Asked) {
    let granted = {
        let lock = Rc::clone(lock);
        Closure::once_into_js(move |grant: JsValue| -> JsValue {
            if lock.is_over.get() {
                return JsValue::UNDEFINED;
            }
            if grant.is_null() {
                (lock.tell)(false);
                ask(&lock, Asked::InTurn);
                return JsValue::UNDEFINED;
            }
            // The lock is held as long as this is not settled.
            let held = Promise::new(&mut |settle, _| {
                lock.let_go.replace(Some(settle));
            });
            (lock.tell)(true);
            held.into()
        })
    };
    let Some(request) = request(&lock.key, asked, &granted) else {
        // No locks here: nobody can be asked.
        return (lock.tell)(true);
    };
    let lock = Rc::clone(lock);
    spawn_local(async move {
        if JsFuture::from(request).await.is_ok() || lock.is_over.get() {
            return;
        }
        if lock.let_go.take().is_some() {
            // Another tab has taken it.
            (lock.tell)(false);
            ask(&lock, Asked::InTurn);
        } else {
            // The browser grants no locks to this page.
            (lock.tell)(true);
        }
    });
}

/// The browser's answer; `None` where it has no locks.
fn request(key: &str, asked: Asked, granted: &JsValue) -> Option<Promise> {
    let locks = Reflect::get(&window().navigator(), &"locks".into()).ok()?;
    // Asked of `undefined`, this fails, and so it does where there are no locks.
    let request: Function = Reflect::get(&locks, &"request".into()).ok()?.dyn_into().ok()?;
    let options = Object::new();
    let option = match asked {
        Asked::IfFree => Some("ifAvailable"),
        Asked::ByForce => Some("steal"),
        Asked::InTurn => None,
    };
    if let Some(option) = option {
        Reflect::set(&options, &option.into(), &JsValue::TRUE).ok()?;
    }
    request.call3(&locks, &key.into(), &options, granted).ok()?.dyn_into().ok()
}
