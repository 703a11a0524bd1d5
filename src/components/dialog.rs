//! Dialogs: a part of the page that is asked for and goes again.

use crate::signals::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

use super::button;
use crate::i18n::use_words;
use crate::markup::html::{self, div, h2, header};
use crate::markup::{Element, Handle};
use crate::route::Route;
use crate::state::Visit;
use ad_credit_lab_words::say;

/// A dialog that is there while `open` says so, under a heading with this id. Its content is made anew each time that it opens.
///
/// The browser keeps the focus in it, closes it on Escape, and gives the focus back to what had it before. It closes, too, when one goes
/// to another place, as by a link in it.
pub fn dialog(
    open: RwSignal<bool>,
    heading_id: &'static str,
    heading: impl Fn() -> String + 'static,
    content: impl Fn() -> Vec<Element> + 'static,
) -> Element {
    let language = use_words().language();
    let place = Handle::default();
    let dialog = place.clone();
    let element = html::dialog()
        .class("dialog")
        .keep_in(&place)
        .attribute("aria-labelledby", heading_id)
        .on("close", move |event: web_sys::Event| {
            // The browser tells it a moment later, when it may be open again.
            let dialog =
                event.target().and_then(|target| target.dyn_into::<HtmlDialogElement>().ok());
            if dialog.is_some_and(|dialog| !dialog.open()) {
                open.set(false);
            }
        })
        .child(header().class("dialog-head").child(h2().id(heading_id).live_text(heading)).child(
            button("button quiet", move || open.set(false)).text(say::dialog_close(language)),
        ))
        .child(
            div()
                .class("dialog-body")
                .live(move || if open.get() { untrack(&content) } else { Vec::new() }),
        );
    Effect::new(move |_| {
        let is_wanted = open.get();
        let Some(dialog) = dialog.get::<HtmlDialogElement>() else { return };
        if is_wanted && !dialog.open() {
            // It fails only for a dialog that is not on the page or open already.
            let _ = dialog.show_modal();
        } else if !is_wanted && dialog.open() {
            dialog.close();
        }
    });
    // A dialog of a room that is not shown would still bar the whole page.
    if let Some(visit) = use_context::<Visit>() {
        Effect::new(move |before: Option<Route>| {
            let route = visit.arrival().route;
            if before.is_some_and(|before| before != route) && open.get_untracked() {
                open.set(false);
            }
            route
        });
    }
    element
}

/// Whether a dialog is open that is about something: while there is something. Closing the dialog lets go of it.
#[must_use]
pub fn open_while<T: Send + Sync + 'static>(about: RwSignal<Option<T>>) -> RwSignal<bool> {
    let open = RwSignal::new(false);
    let is_there = Memo::new(move |_| about.with(Option::is_some));
    Effect::new(move |_| open.set(is_there.get()));
    Effect::new(move |_| {
        if !open.get() && is_there.get_untracked() {
            about.set(None);
        }
    });
    open
}

/// Whether a dialog is open.
#[must_use]
pub fn has_dialog() -> bool {
    matches!(document().query_selector("dialog[open]"), Ok(Some(_)))
}
