//! The inputs of the Plan room: the offer, its activation, the spend, the account, tax, paying, and what happens on single days.
//!
//! They show a draft of the plan. The engine's reader judges it at every change: what it can read becomes the plan at once, and what it
//! cannot stands beside the input of its place, while the plan stays what it was.

mod account;
mod activation;
mod entries;
mod more;
mod offer;
mod own_terms;
mod spend;

use ad_credit_lab_engine::calendar::Date;
use ad_credit_lab_words::say;

use super::draft::Form;
use super::{button, panel, show_first_mistake};
use crate::i18n::use_words;
use crate::markup::html::{details, div, li, p, span, summary, ul};
use crate::markup::{Element, Handle};
use crate::signals::*;
use crate::state::{Run, use_plan};
use more::More;
use web_sys::HtmlDetailsElement;

/// All inputs, in parts that can be folded. An offer that is written in them was written `today`.
pub fn plan_inputs(today: Date) -> Element {
    let language = use_words().language();
    let form = Form::of_plan(use_plan());
    let place = Handle::default();
    let now = |name: String, said: Said, content: Vec<Element>| {
        part(name, said, RwSignal::new(true), content)
    };
    let later = |name: String, said: Said, more: More| {
        let is_open = RwSignal::new(false);
        let content = more.view(form, today, name.clone(), move || is_open.get());
        part(name, said, is_open, vec![content])
    };
    let parts = div()
        .class("input-parts")
        .keep_in(&place)
        .child(now(say::plan_offer(language), offer::said, offer::inputs(form, today)))
        .child(now(say::plan_activation(language), activation::said, activation::inputs(form)))
        .child(now(say::inputs_spend(language), spend::said, spend::inputs(form)))
        .child(later(say::inputs_entries(language), entries::said, More::Entries))
        .child(later(say::set_up_account(language), account::said, More::Account))
        .child(later(say::set_up_tax(language), account::tax_said, More::Tax))
        .child(later(say::inputs_paying(language), account::paying_said, More::Paying));
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

/// What is chosen in a part, in one line.
type Said = fn(&Run) -> String;

/// A part that can be folded, with one line of what is chosen in it. `is_open` follows it.
fn part(name: String, said: Said, is_open: RwSignal<bool>, content: Vec<Element>) -> Element {
    let run = use_plan().run;
    fold("input-part", is_open)
        .child(
            summary()
                .child(span().class("input-name").text(name))
                .text(" ")
                .child(span().class("input-said").live_text(move || run.with(said))),
        )
        .child(div().class("input-content").children(content))
}

/// What can be folded, open at first if `is_open` says so, which follows it from then on.
fn fold(class: &'static str, is_open: RwSignal<bool>) -> Element {
    let own = Handle::default();
    let fold = own.clone();
    details()
        .class(class)
        .keep_in(&own)
        .attribute_if("open", is_open.get_untracked().then_some(""))
        .on("toggle", move |_: web_sys::Event| {
            is_open.set(fold.get::<HtmlDetailsElement>().is_some_and(|fold| fold.open()));
        })
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
