//! Setting up another practice account: the account, and the offers that it will meet.
//!
//! The form makes the tree of a scenario, and the engine's reader judges it: what is wrong at a place stands beside the input of that place.

mod account;
mod offer;

use std::rc::Rc;

use crate::signals::*;
use ad_credit_lab_engine::calendar::Date;
use ad_credit_lab_words::say;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::components::draft::{Form, bring};
use crate::components::{button, dialog};
use crate::i18n::use_words;
use crate::markup::html::{self, div, footer, li, p, ul};
use crate::markup::{Element, Handle};
use crate::state::{Draft, PracticeAccount, USUAL_MENU, use_practice};
use account::account_fields;
pub(super) use account::{billing_inputs, more, tax_inputs};
use offer::offers;
pub(super) use offer::used_before;

/// The dialog, which is there while the state says that an account is being set up. `on_created` is given the account.
///
/// What was typed stays until an account is made of it.
pub fn set_up(today: Date, on_created: Rc<dyn Fn(PracticeAccount)>) -> Element {
    let open = use_practice().setting_up;
    let language = use_words().language();
    let usual = move || Draft::new_account(today, &say::set_up_usual_name(language));
    let (draft, problems) = (RwSignal::new(usual()), RwSignal::new(Vec::new()));
    let form = Form { draft, problems, plan: None };
    let menu = RwSignal::new(USUAL_MENU.to_owned());
    // Of mistakes that no input shows.
    let elsewhere = RwSignal::new(Vec::<String>::new());
    let all_are_here = RwSignal::new(None);
    let content = move || {
        bring(all_are_here);
        let place = Handle::default();
        let (view, on_created) = (place.clone(), Rc::clone(&on_created));
        let create = move |event: web_sys::Event| {
            event.prevent_default();
            elsewhere.set(Vec::new());
            match form.draft.with_untracked(Draft::read) {
                Ok(scenario) => {
                    let mut made = PracticeAccount::of(scenario);
                    made.menu = menu.get_untracked();
                    form.draft.set(usual());
                    menu.set(USUAL_MENU.to_owned());
                    form.problems.set(Vec::new());
                    open.set(false);
                    on_created(made);
                }
                Err(problems) => {
                    form.problems.set(problems);
                    elsewhere.set(form.mistakes_elsewhere());
                    show_first_mistake(&view);
                }
            }
        };
        let has_failed = move || form.problems.with(|problems| !problems.is_empty());
        let alert = move || {
            has_failed().then(|| {
                let lines = elsewhere.get().into_iter().map(|line| li().text(line));
                div()
                    .class("notice failed")
                    .child(p().text(say::set_up_failed(language)))
                    .child(ul().children(lines))
            })
        };
        let submit = html::button().attribute("type", "submit").class("button primary");
        let form = html::form()
            .class("set-up")
            .keep_in(&place)
            .attribute("novalidate", "")
            .on("submit", create)
            .child(div().attribute("role", "alert").live(alert))
            .child(
                div()
                    .class("set-up-columns")
                    .child(account_fields(form, menu))
                    .child(offers(form, all_are_here)),
            )
            .child(
                footer()
                    .class("set-up-end")
                    .child(submit.text(say::set_up_create(language)))
                    .child(
                        button("button", move || open.set(false))
                            .text(say::set_up_cancel(language)),
                    ),
            );
        vec![form]
    };
    dialog(open, "set-up-heading", move || say::set_up_heading(language), content)
}

/// Gives the focus to the first input in which something is wrong, and to the message above all where there is none.
pub(super) fn show_first_mistake(form: &Handle) {
    let form = form.clone();
    request_animation_frame(move || {
        let Some(form) = form.get::<web_sys::Element>() else { return };
        let Ok(Some(input)) = form.query_selector("[aria-invalid=true]") else {
            return form.scroll_into_view();
        };
        let mut around = input.closest("details").ok().flatten();
        while let Some(folded) = around {
            // What is folded away cannot have the focus.
            let _ = folded.set_attribute("open", "");
            around =
                folded.parent_element().and_then(|next| next.closest("details").ok().flatten());
        }
        if let Some(input) = input.dyn_ref::<HtmlElement>() {
            // It is an input, so it takes the focus.
            let _ = input.focus();
        }
    });
}
