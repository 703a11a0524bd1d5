//! Undo and redo, starting over, and scenarios as files.

use ad_credit_lab_engine::calendar::Date;
use ad_credit_lab_words::say;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, HtmlInputElement, Url};

use super::{Notice, open_scenario};
use crate::i18n::{Words, use_words};
use crate::state::{Plan, article_example, use_plan};

/// The largest file that is opened, in bytes.
const LARGEST_FILE: f64 = 32.0 * 1024.0 * 1024.0;

/// The row of buttons over the plan's inputs.
#[component]
pub fn FileActions(
    /// The date on which a new plan begins.
    today: Date,
) -> impl IntoView {
    let plan = use_plan();
    let words = use_words();
    let language = words.language();
    let notice = expect_context::<RwSignal<Option<Notice>>>();
    let chooser = NodeRef::<leptos::html::Input>::new();
    let open = move |_| {
        let Some(input) = chooser.get_untracked() else {
            return;
        };
        let input: HtmlInputElement = input;
        let file = input.files().and_then(|files| files.get(0));
        // So that choosing the same file again is a change, too.
        input.set_value("");
        if let Some(file) = file {
            leptos::task::spawn_local(async move {
                notice.set(Some(open_file(words, plan, file).await));
            });
        }
    };
    let choose = move |_| {
        if let Some(input) = chooser.get_untracked() {
            input.click();
        }
    };
    let reset = move |_| plan.replace(article_example(today, language));
    let save = move |_| {
        let text = plan.run.with_untracked(|run| run.scenario().to_node().to_json());
        save_as_file(&say::plan_file_name(language), &text);
    };
    let print = move |_| {
        // A browser that does not print says so itself.
        let _ = window().print();
    };
    view! {
        <div class="actions" role="group" aria-label=say::plan_inputs(language)>
            <button type="button" class="button" prop:disabled=move || !plan.can_undo() on:click=move |_| plan.undo()>
                {say::plan_undo(language)}
            </button>
            <button type="button" class="button" prop:disabled=move || !plan.can_redo() on:click=move |_| plan.redo()>
                {say::plan_redo(language)}
            </button>
            <button type="button" class="button" on:click=reset>{say::plan_reset(language)}</button>
            <button type="button" class="button" on:click=choose>{say::plan_open(language)}</button>
            <input
                node_ref=chooser
                type="file"
                accept="application/json,.json"
                hidden
                tabindex="-1"
                aria-label=say::plan_open(language)
                on:change=open
            />
            <button type="button" class="button" on:click=save>{say::plan_save(language)}</button>
            <button type="button" class="button" on:click=print>{say::plan_print(language)}</button>
        </div>
    }
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
