//! The inputs of the Plan room: the offer, its activation, the spend, the account, tax, paying, and what happens on single days.
//!
//! They show a draft of the plan. The engine's reader judges it at every change: what it can read becomes the plan at once, and what it
//! cannot stands beside the input of its place, while the plan stays what it was.

mod account;
mod activation;
mod entries;
mod offer;
mod own_terms;
mod spend;

use std::rc::Rc;

use ad_credit_lab_engine::calendar::Date;
use ad_credit_lab_words::say;

use super::draft::Form;
use super::{button, panel, show_first_mistake};
use crate::i18n::use_words;
use crate::markup::html::{details, div, li, p, span, summary, ul};
use crate::markup::{Element, Handle};
use crate::signals::*;
use crate::state::{Run, use_plan};

/// All inputs, in parts that can be folded. An offer that is written in them was written `today`.
pub fn plan_inputs(today: Date) -> Element {
    let language = use_words().language();
    let form = Form::of_plan(use_plan());
    let place = Handle::default();
    let folded = |name: String, is_open: bool, said: fn(&Run) -> String, content: Vec<Element>| {
        part(name, is_open, Rc::new(said), content)
    };
    let parts = div()
        .class("input-parts")
        .keep_in(&place)
        .child(folded(say::plan_offer(language), true, offer::said, offer::inputs(form, today)))
        .child(folded(
            say::plan_activation(language),
            true,
            activation::said,
            activation::inputs(form),
        ))
        .child(folded(say::inputs_spend(language), true, spend::said, spend::inputs(form)))
        .child(folded(say::inputs_entries(language), false, entries::said, entries::inputs(form)))
        .child(folded(say::set_up_account(language), false, account::said, account::inputs(form)))
        .child(folded(say::set_up_tax(language), false, account::tax_said, account::tax(form)))
        .child(folded(
            say::inputs_paying(language),
            false,
            account::paying_said,
            account::paying(form, today),
        ));
    panel("panel inputs", "inputs-heading", say::plan_inputs(language))
        .child(div().attribute("aria-live", "polite").live(not_taken(form, place)))
        .child(parts)
}

/// What is chosen in each part, in one line each under the part's name.
#[must_use]
pub fn inputs_said(run: &Run) -> [(String, String); 7] {
    let language = use_words().language();
    [
        (say::plan_offer(language), offer::said(run)),
        (say::plan_activation(language), activation::said(run)),
        (say::inputs_spend(language), spend::said(run)),
        (say::inputs_entries(language), entries::said(run)),
        (say::set_up_account(language), account::said(run)),
        (say::set_up_tax(language), account::tax_said(run)),
        (say::inputs_paying(language), account::paying_said(run)),
    ]
}

/// A part that can be folded, with one line of what is chosen in it.
fn part(
    name: String,
    is_open: bool,
    said: Rc<dyn Fn(&Run) -> String>,
    content: Vec<Element>,
) -> Element {
    let run = use_plan().run;
    details()
        .class("input-part")
        .attribute_if("open", is_open.then_some(""))
        .child(
            summary()
                .child(span().class("input-name").text(name))
                .text(" ")
                .child(span().class("input-said").live_text(move || run.with(|run| said(run)))),
        )
        .child(div().class("input-content").children(content))
}

/// What is said while something was typed that cannot be read: the answer is still the one of the plan before.
fn not_taken(form: Form, parts: Handle) -> impl Fn() -> Vec<Element> {
    let words = use_words();
    let language = words.language();
    move || {
        let count = form.problems.with(Vec::len);
        if count == 0 {
            return Vec::new();
        }
        let currency = use_plan().run.with_untracked(|run| run.scenario().account.currency);
        let count = i64::try_from(count).unwrap_or(i64::MAX);
        let text = say::inputs_not_taken(language, &words.figures(currency), count);
        // The inputs beside which they stand come with the draft, a moment later.
        let lines = RwSignal::new(Vec::new());
        request_animation_frame(move || {
            if !form.draft.is_disposed() {
                lines.set(untrack(|| form.mistakes_elsewhere()));
            }
        });
        let elsewhere = move || lines.get().into_iter().map(|line| li().text(line));
        let parts = parts.clone();
        let show = button("button", move || show_first_mistake(&parts));
        let discard = button("button", move || form.discard());
        let notice =
            div().class("notice failed").child(p().text(text)).child(ul().live(elsewhere)).child(
                div()
                    .class("set-up-actions")
                    .child(show.text(say::inputs_show(language)))
                    .child(discard.text(say::inputs_discard(language))),
            );
        vec![notice]
    }
}
