//! Undo and redo, starting over, and scenarios as files.

use crate::signals::*;
use ad_credit_lab_engine::calendar::Date;
use ad_credit_lab_words::say;
use web_sys::{File, HtmlInputElement};

use super::{Notice, button, open_scenario, save_as_file, text_of};
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
        save_as_file(&say::plan_file_name(language), "application/json", &text);
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
