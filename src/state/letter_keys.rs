//! Whether single keys do something in the Sandbox. Who speaks to the page, or presses keys by mistake, switches them off (WCAG 2.1.4).

use std::rc::Rc;

use crate::signals::*;
use crate::storage::Store;

/// Where it is kept that they are off.
const KEY: &str = "ad-credit-lab.keys";
/// What is kept then.
const OFF: &str = "off";

/// A handle on the user's choice.
#[derive(Clone, Copy, Debug)]
pub struct LetterKeys(RwSignal<bool>);

impl LetterKeys {
    /// The choice that a store has kept; every later one is kept there, too.
    #[must_use]
    pub fn kept_in(store: Rc<dyn Store>) -> Self {
        let are_on = RwSignal::new(store.read(KEY).as_deref() != Some(OFF));
        Effect::new(move |before: Option<bool>| {
            let now = are_on.get();
            if before.is_some_and(|before| before != now) {
                if now {
                    store.remove(KEY);
                } else {
                    // Where there is no room, it holds until the page is closed.
                    let _ = store.write(KEY, OFF);
                }
            }
            now
        });
        Self(are_on)
    }

    /// Whether they do something.
    #[must_use]
    pub fn are_on(self) -> bool {
        self.0.get()
    }

    /// Lets them do something, or not.
    pub fn set(self, are_on: bool) {
        self.0.set(are_on);
    }
}
