//! Doing something a moment after it was asked for, and not later than the page goes away.

use std::time::Duration;

use crate::signals::*;
use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};

/// How long after a store refused something it is asked again: by then there may be room, whoever made it.
pub(super) const REFUSED_PAUSE: Duration = Duration::from_secs(2);

/// Something that is to be done a moment after it is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Later {
    moment: Duration,
    run: StoredValue<Box<dyn Fn()>, LocalStorage>,
    waiting: StoredValue<Option<TimeoutHandle>, LocalStorage>,
}

impl Later {
    /// What [`Self::does`] will say, so long after it is asked for. It is done no more once the present owner is gone.
    #[must_use]
    pub fn after(moment: Duration) -> Self {
        let nothing: Box<dyn Fn()> = Box::new(|| ());
        let later = Self {
            moment,
            run: StoredValue::new_local(nothing),
            waiting: StoredValue::new_local(None),
        };
        let leaving = window_event_listener(leptos::ev::pagehide, move |_| later.now());
        on_cleanup(move || {
            leaving.remove();
            later.cancel();
        });
        later
    }

    /// Says what is to be done.
    pub fn does(self, run: impl Fn() + 'static) {
        self.run.set_value(Box::new(run));
    }

    /// Asks for it. What was asked for already is not put off.
    pub fn ask(self) {
        if self.is_waiting() {
            return;
        }
        let run = move || {
            self.waiting.set_value(None);
            self.run.with_value(|run| run());
        };
        self.waiting.set_value(set_timeout_with_handle(run, self.moment).ok());
    }

    /// Takes back what was asked for. Gives whether there was something.
    pub fn cancel(self) -> bool {
        let waiting = self.waiting.try_update_value(Option::take).flatten();
        waiting.map(|waiting| waiting.clear()).is_some()
    }

    /// Does at once what was asked for, if anything was.
    pub fn now(self) {
        if self.cancel() {
            self.run.with_value(|run| run());
        }
    }

    /// Whether something was asked for that is not done yet. After the owner is gone, nothing is.
    #[must_use]
    pub fn is_waiting(self) -> bool {
        self.waiting.try_with_value(Option::is_some) == Some(true)
    }
}
