//! The plans that this browser keeps, and plans that come as text: dialogs in a part of the program of their own.

mod paste;

use crate::parts::fetch_part;
use crate::signals::*;
use ad_credit_lab_words::say;

use super::{Notice, button};
use crate::i18n::use_words;
use crate::markup::Element;
use crate::markup::html::div;
use paste::paste_dialog;

/// The part of the program in which the dialogs are.
const PART: &str = "plans";

/// The buttons that open the dialogs, and the place of these, which are fetched when one is first wanted.
pub fn kept_plans() -> Vec<Element> {
    let language = use_words().language();
    let notice = expect_context::<RwSignal<Option<Notice>>>();
    let (pasting, is_there) = (RwSignal::new(false), RwSignal::new(false));
    let opener = move |label: String, open: RwSignal<bool>| {
        let name = label.clone();
        let begin = move || {
            let name = name.clone();
            leptos::task::spawn_local(async move {
                let has_come = match fetch_part(PART) {
                    Some(part) => part.await,
                    None => true,
                };
                if has_come {
                    is_there.set(true);
                    open.set(true);
                } else {
                    notice.set(Some(Notice::failure(say::part_missing(language, &name))));
                }
            });
        };
        button("button", begin).attribute("aria-haspopup", "dialog").text(label)
    };
    let place = div().class("kept-plans").live(move || {
        if is_there.get() { untrack(|| kept_plans_part(pasting)) } else { Vec::new() }
    });
    vec![opener(say::paste_open(language), pasting), place]
}

/// The dialogs. It is the entrance of a part of the program, so it is never inlined.
#[inline(never)]
fn kept_plans_part(pasting: RwSignal<bool>) -> Vec<Element> {
    vec![paste_dialog(pasting)]
}
