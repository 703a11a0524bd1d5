//! Which place of the page is shown, as the browser's address and its history say it.

use crate::signals::*;
use wasm_bindgen::JsValue;

use crate::route::Route;

/// A place that is shown, and how one came there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrival {
    /// The place.
    pub route: Route,
    /// Whether one came by Back or Forward, where the browser itself scrolls to what was seen before.
    pub is_return: bool,
}

/// A handle on the place that is shown.
#[derive(Clone, Copy, Debug)]
pub struct Visit(RwSignal<Arrival>);

impl Visit {
    /// Begins with the place that the address names, and follows the address from then on.
    #[must_use]
    pub fn new() -> Self {
        let visit = Self(RwSignal::new(Arrival { route: present(), is_return: false }));
        mark_entry();
        // Of the two events, this one comes before the browser scrolls, so that there is something to scroll to.
        let moved = window_event_listener(leptos::ev::popstate, move |_| visit.follow());
        let named = window_event_listener(leptos::ev::hashchange, move |_| visit.follow());
        on_cleanup(move || {
            moved.remove();
            named.remove();
        });
        visit
    }

    /// The place that is shown and how one came there.
    #[must_use]
    pub fn arrival(self) -> Arrival {
        self.0.get()
    }

    /// Goes to a place, as a link to it does.
    pub fn go(self, route: &Route) {
        // A page may always set its own fragment.
        let _ = window().location().set_hash(&route.fragment());
    }

    /// Goes to a place in the stead of the one that is shown: Back does not lead to that any more.
    pub fn go_instead(self, to: &Route) {
        mark_entry_as(Some(&to.fragment()));
        self.follow();
    }

    /// Goes to a place, so that Back leads to another one than that which is shown.
    pub fn go_from(self, from: &Route, to: &Route) {
        mark_entry_as(Some(&from.fragment()));
        self.go(to);
    }

    fn follow(self) {
        let route = present();
        let is_return = mark_entry();
        if self.0.with_untracked(|arrival| arrival.route != route) {
            self.0.set(Arrival { route, is_return });
        }
    }
}

impl Default for Visit {
    fn default() -> Self {
        Self::new()
    }
}

fn present() -> Route {
    Route::of_fragment(&window().location().hash().unwrap_or_default())
}

/// Marks the present entry of the browser's history as seen, and says whether it was before.
fn mark_entry() -> bool {
    let state = window().history().and_then(|history| history.state());
    let is_marked = state.is_ok_and(|state| state.is_truthy());
    if !is_marked {
        mark_entry_as(None);
    }
    is_marked
}

/// Marks the present entry of the browser's history, under another fragment if one is given.
fn mark_entry_as(fragment: Option<&str>) {
    if let Ok(history) = window().history() {
        // Where a browser refuses, coming back is like coming anew.
        let _ = history.replace_state_with_url(&JsValue::TRUE, "", fragment);
    }
}

/// The visit that the app gave by context.
///
/// # Panics
/// Outside the app, which is a mistake of ours.
#[must_use]
pub fn use_visit() -> Visit {
    use_context().expect("the app gives the visit")
}
