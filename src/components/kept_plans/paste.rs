//! A plan that is pasted: a summary, a link, or the text of a file.

use crate::components::{Notice, dialog, notice_box, read_plan};
use crate::i18n::use_words;
use crate::markup::html::{self, div, form, label, p, textarea};
use crate::markup::{Element, Handle};
use crate::sharing::has_plan;
use crate::signals::*;
use crate::state::use_plan;
use ad_credit_lab_words::say;
use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;

/// The id of the text.
const TEXT: &str = "paste-text";

/// The dialog. What can be read becomes the plan, in one step that can be undone; otherwise it says why not, and the text stays.
pub(super) fn paste_dialog(open: RwSignal<bool>) -> Element {
    let language = use_words().language();
    let heading = move || say::paste_heading(language);
    dialog(open, "paste-heading", heading, move || content(open))
}

fn content(open: RwSignal<bool>) -> Vec<Element> {
    let (words, plan) = (use_words(), use_plan());
    let language = words.language();
    let told_outside = expect_context::<RwSignal<Option<Notice>>>();
    let told = RwSignal::new(None::<Notice>);
    let place = Handle::default();
    let pasted = place.clone();
    let send = move |event: web_sys::Event| {
        event.prevent_default();
        let Some(area) = pasted.get::<HtmlTextAreaElement>() else { return };
        let text = area.value();
        let name = say::paste_name(language);
        leptos::task::spawn_local(async move {
            if !has_plan(&text) {
                return told.set(Some(Notice::failure(say::paste_nothing(language))));
            }
            match read_plan(words, &name, &text).await {
                // Closed in the meantime, nobody waits for it any more.
                Ok(_) if told.is_disposed() => {}
                Ok(variants) => {
                    plan.replace_all(variants);
                    told_outside.set(Some(Notice::success(say::open_opened(language, &name))));
                    open.set(false);
                }
                Err(notice) => told.set(Some(notice)),
            }
        });
    };
    // So that one can paste at once.
    let of_the_focus = place.clone();
    request_animation_frame(move || {
        if let Some(area) = of_the_focus.get::<web_sys::HtmlElement>() {
            let _ = area.unchecked_ref::<web_sys::HtmlElement>().focus();
        }
    });
    let area = textarea()
        .id(TEXT)
        .keep_in(&place)
        .attribute("rows", "10")
        .attribute("spellcheck", "false")
        .attribute("autocomplete", "off");
    let take = html::button().attribute("type", "submit").class("button primary");
    vec![
        p().class("quiet").text(say::paste_about(language)),
        form()
            .class("paste")
            .on("submit", send)
            .child(
                div()
                    .class("field")
                    .child(label().attribute("for", TEXT).text(say::paste_text(language)))
                    .child(area),
            )
            .child(div().attribute("role", "alert").live(move || told.get().map(notice_box)))
            .child(div().class("actions").child(take.text(say::paste_take(language)))),
    ]
}
