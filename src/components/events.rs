//! What happens to the account: the events that a trainer throws in, beside the console and apart from it.

mod forms;
mod happening;

use std::rc::Rc;

use crate::signals::*;
use ad_credit_lab_words::{kind, say};

use super::{Choice, button, panel, replies};
use crate::i18n::use_words;
use crate::markup::Element;
use crate::markup::html::{self, div, li, p, ul};
use crate::state::{Answer, use_practice};
use forms::Typed;
use happening::{HAPPENINGS, makes_sense};

/// The panel: who one is, and what can happen. What would make no difference as the account stands is there once more is asked for.
pub fn events() -> Element {
    let practice = use_practice();
    let language = use_words().language();
    let open = RwSignal::new(None::<&'static str>);
    let is_sure = RwSignal::new(false);
    let has_more = RwSignal::new(false);
    let typed = Typed::nothing();
    let sensible = Memo::new(move |_| {
        practice.run.with(|run| HAPPENINGS.map(|happening| makes_sense(run, happening)))
    });
    let items = HAPPENINGS.into_iter().enumerate().map(|(index, happening)| {
        let is_open = move || open.get() == Some(happening);
        let toggle = move || {
            typed.forget();
            is_sure.set(false);
            open.update(|open| *open = (*open != Some(happening)).then_some(happening));
        };
        let name = button("event-name", toggle)
            .live_attribute("aria-expanded", move || Some(if is_open() { "true" } else { "false" }))
            .text(kind(language, happening));
        let form = move || is_open().then(|| form(happening, typed, is_sure));
        li().live_hidden(move || !(sensible.get()[index] || has_more.get() || is_open()))
            .child(name)
            .live(form)
    });
    let more = button("button quiet", move || has_more.update(|more| *more = !*more))
        .live_attribute("aria-expanded", move || {
            Some(if has_more.get() { "true" } else { "false" })
        })
        .live_text(move || {
            if has_more.get() { say::events_fewer(language) } else { say::events_more(language) }
        });
    let acting = Choice {
        label: say::events_acting(language),
        name: "acting",
        options: vec![
            ("admin", say::events_admin(language)),
            ("other", say::events_no_admin(language)),
        ],
        chosen: Rc::new(move || if practice.is_admin() { "admin" } else { "other" }.to_owned()),
        can_choose: Some(Rc::new(move |_| !practice.is_locked.get())),
        on_choose: Rc::new(move |who| practice.set_admin(who == "admin")),
    };
    panel("panel events", "events-heading", say::events_heading(language))
        .child(p().class("quiet").text(say::events_intro(language)))
        .child(acting.view())
        .child(ul().class("event-list").children(items))
        .child(more)
}

/// The form of an event, in its place.
fn form(happening: &'static str, typed: Typed, is_sure: RwSignal<bool>) -> Element {
    let practice = use_practice();
    let language = use_words().language();
    let send = move |event: web_sys::Event| {
        event.prevent_default();
        // What cannot be taken back in the account's own life is asked once more.
        if happening == "close_account" && !is_sure.get_untracked() {
            return is_sure.set(true);
        }
        is_sure.set(false);
        let run = practice.run.get_untracked();
        if let Some(action) = untrack(|| typed.action(happening, &run)) {
            typed.forget();
            practice.act(vec![action]);
        }
    };
    let inputs = move || practice.run.with(|run| typed.inputs(happening, run));
    let question = move || {
        is_sure.get().then(|| {
            div()
                .class("notice failed")
                .attribute("role", "alert")
                .child(p().text(say::events_sure(language)))
        })
    };
    let label = move || {
        if is_sure.get() { say::events_close(language) } else { say::events_happen(language) }
    };
    let submit = html::button().attribute("type", "submit").class("button primary");
    let keep = move || {
        is_sure
            .get()
            .then(|| button("button", move || is_sure.set(false)).text(say::events_keep(language)))
    };
    html::form()
        .class("event-form")
        .attribute("novalidate", "")
        .on("submit", send)
        .child(div().class("event-inputs").live(inputs))
        .live(question)
        .child(div().class("set-up-actions").child(submit.live_text(label)).live(keep))
        .live(reply_here(happening))
}

/// The reply to what was done with this form: the console's own may be out of sight.
fn reply_here(happening: &'static str) -> impl Fn() -> Option<Element> {
    let practice = use_practice();
    let is_mine = Memo::new(move |_| {
        let answer = practice.answer.get();
        answer.is_some_and(|answer: Answer| {
            practice.run.with(|run| {
                let entry = run.scenario().entries.get(answer.first as usize);
                entry.is_some_and(|entry| entry.action.kind() == happening)
            })
        })
    });
    move || is_mine.get().then(replies)
}
