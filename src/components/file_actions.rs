//! Undo and redo, starting over, and scenarios as files.

use ad_credit_lab_engine::calendar::Date;
use ad_credit_lab_words::say;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, HtmlInputElement, Url};

use super::{Notice, button, open_scenario};
use crate::i18n::{Words, use_words};
use crate::markup::html::{div, input};
use crate::markup::{Element, Handle};
use crate::state::{Plan, article_example, use_plan};

/// The largest file that is opened, in bytes.
const LARGEST_FILE: f64 = 32.0 * 1024.0 * 1024.0;

/// The row of buttons over the plan's inputs. A new plan begins `today`.
pub fn file_actions(today: Date) -> Element {
    let plan = use_plan();
    let words = use_words();
    let language = words.language();
    let notice = expect_context::<RwSignal<Option<Notice>>>();
    let chooser = Handle::default();
    let open = move |event: web_sys::Event| {
        let input = event_target::<HtmlInputElement>(&event);
        let file = input.files().and_then(|files| files.get(0));
        // So that choosing the same file again is a change, too.
        input.set_value("");
        if let Some(file) = file {
            leptos::task::spawn_local(async move {
                notice.set(Some(open_file(words, plan, file).await));
            });
        }
    };
    let file_input = chooser.clone();
    let choose = move || {
        if let Some(input) = file_input.get::<HtmlInputElement>() {
            input.click();
        }
    };
    let reset = move || plan.replace(article_example(today, language));
    let save = move || {
        let text = plan.run.with_untracked(|run| run.scenario().to_node().to_json());
        save_as_file(&say::plan_file_name(language), &text);
    };
    let print = move || {
        // A browser that does not print says so itself.
        let _ = window().print();
    };
    let chosen = input()
        .attribute("type", "file")
        .attribute("accept", "application/json,.json")
        .hidden_if(true)
        .attribute("tabindex", "-1")
        .attribute("aria-label", say::plan_open(language))
        .keep_in(&chooser)
        .on("change", open);
    div()
        .class("actions")
        .attribute("role", "group")
        .attribute("aria-label", say::plan_inputs(language))
        .child(
            button("button", move || plan.undo())
                .live_property("disabled", move || !plan.can_undo())
                .text(say::plan_undo(language)),
        )
        .child(
            button("button", move || plan.redo())
                .live_property("disabled", move || !plan.can_redo())
                .text(say::plan_redo(language)),
        )
        .child(button("button", reset).text(say::plan_reset(language)))
        .child(button("button", choose).text(say::plan_open(language)))
        .child(chosen)
        .child(button("button", save).text(say::plan_save(language)))
        .child(button("button", print).text(say::plan_print(language)))
}

/// Reads a file as a scenario and takes it as the plan; gives what to tell the user.
async fn open_file(words: Words, plan: Plan, file: File) -> Notice {
    let language = words.language();
    let name = file.name();
    let failed = |text| Notice { text, details: Vec::new(), failed: true };
    if file.size() > LARGEST_FILE {
        return failed(say::open_too_large(language, "32", &name));
    }
    let Some(text) = text_of(&file).await else {
        return failed(say::open_unreadable(language, &name));
    };
    open_scenario(words, plan, &name, &text).await
}

/// The text of a file; `None` if the browser cannot read it or it is not UTF-8. The browser itself would replace what is not.
async fn text_of(file: &File) -> Option<String> {
    let buffer = wasm_bindgen_futures::JsFuture::from(file.array_buffer()).await.ok()?;
    let text = String::from_utf8(js_sys::Uint8Array::new(&buffer).to_vec()).ok()?;
    // Some editors put this mark before the text; it says nothing that UTF-8 needs.
    Some(text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned())
}

/// Hands a text to the browser's downloads.
fn save_as_file(name: &str, text: &str) {
    let offer = || -> Result<(), JsValue> {
        let kind = BlobPropertyBag::new();
        kind.set_type("application/json");
        let blob =
            Blob::new_with_str_sequence_and_options(&js_sys::Array::of1(&text.into()), &kind)?;
        let address = Url::create_object_url_with_blob(&blob)?;
        let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
        link.set_href(&address);
        link.set_download(name);
        link.click();
        Url::revoke_object_url(&address)
    };
    if let Err(error) = offer() {
        leptos::logging::error!("the file could not be offered: {error:?}");
    }
}
