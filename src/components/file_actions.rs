//! Undo and redo, starting over, and scenarios as files.

use std::rc::Rc;

use crate::signals::*;
use ad_credit_lab_engine::calendar::Date;
use ad_credit_lab_words::say;

use web_sys::File;

use super::file_choice::{SCENARIOS, file_button};
use super::opening::{self, copy_plan_link, open_chosen, save_plan};
use super::{Notice, OnceThere, button, kept_plans};
use crate::i18n::use_words;
use crate::markup::Element;
use crate::markup::html::div;
use crate::state::{article_example, use_plan};

/// The row of buttons over the plan's inputs. A new plan begins `today`.
pub fn file_actions(today: Date) -> Element {
    let plan = use_plan();
    let words = use_words();
    let language = words.language();
    let notice = expect_context::<RwSignal<Option<Notice>>>();
    let once_there = OnceThere::new(opening::PART);
    let take = move |file: File| {
        once_there.run(&say::plan_open(language), move || open_chosen(words, plan, notice, file));
    };
    let reset = move || plan.replace(article_example(today, language));
    let save = move || once_there.run(&say::plan_save(language), move || save_plan(words, plan));
    let link = move || {
        once_there.run(&say::link_copy(language), move || copy_plan_link(words, plan, notice));
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
        .children(file_button(&say::plan_open(language), SCENARIOS, Rc::new(take)))
        .children(kept_plans(today))
        .child(button("button", save).text(say::plan_save(language)))
        .child(button("button", link).text(say::link_copy(language)))
        .child(button("button", print).text(say::plan_print(language)))
}
