//! Undo and redo, starting over, and scenarios as files.

use std::rc::Rc;

use crate::signals::*;
use ad_credit_lab_engine::calendar::Date;
use ad_credit_lab_words::say;

use super::{Notice, button, copy_link, file_choice, kept_plans, open_scenario, save_as_file};
use crate::i18n::use_words;
use crate::markup::Element;
use crate::markup::html::div;
use crate::state::{article_example, plan_file, use_plan};

/// The row of buttons over the plan's inputs. A new plan begins `today`.
pub fn file_actions(today: Date) -> Element {
    let plan = use_plan();
    let words = use_words();
    let language = words.language();
    let notice = expect_context::<RwSignal<Option<Notice>>>();
    let take = move |name: String, read: Result<String, String>| {
        leptos::task::spawn_local(async move {
            let opened = match read {
                Ok(text) => open_scenario(words, plan, &name, &text).await,
                Err(text) => Notice::failure(text),
            };
            notice.set(Some(opened));
        });
    };
    let reset = move || plan.replace(article_example(today, language));
    let save = move || {
        let text = untrack(|| plan_file(&plan.variants())).to_json();
        save_as_file(&say::plan_file_name(language), "application/json", &text);
    };
    let link = move || {
        let text = untrack(|| plan_file(&plan.variants())).to_json_line();
        leptos::task::spawn_local(async move {
            notice.set(Some(copy_link(words, text, say::plan_file_name(language)).await));
        });
    };
    let print = move || {
        // A browser that does not print says so itself.
        let _ = window().print();
    };
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
        .children(file_choice(words, &say::plan_open(language), Rc::new(take)))
        .children(kept_plans(today))
        .child(button("button", save).text(say::plan_save(language)))
        .child(button("button", link).text(say::link_copy(language)))
        .child(button("button", print).text(say::plan_print(language)))
}
