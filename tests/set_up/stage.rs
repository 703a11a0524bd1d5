//! A part of the Sandbox in an element of its own, with the account that it is about, used as a person would.

use std::cell::Cell;

use ad_credit_lab::i18n::Words;
use ad_credit_lab::markup::{self, Element, mount};
use ad_credit_lab::state::{
    Asking, Practice, PracticeAccount, bring_all_offers, starting_accounts,
};
use ad_credit_lab_engine::calendar::Date;
use js_sys::{Function, Promise};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, EventInit, HtmlElement, HtmlInputElement};

/// The day on which every test happens: Monday, 1 June 2026.
pub(crate) fn today() -> Date {
    Date::parse("2026-06-01").unwrap()
}

/// The account that a newcomer finds whose offer is active from the start.
pub(crate) fn newcomer() -> PracticeAccount {
    starting_accounts(today(), Words::english().language()).swap_remove(0)
}

/// Lets all offers come, as if they lay beside the page.
pub(crate) async fn all_offers() {
    let texts: Vec<&str> = ad_credit_lab_offers::FILES.iter().map(|file| file.text).collect();
    let list = format!("[{}]", texts.join(","));
    let answer = "window.fetch = () => Promise.resolve(new Response(list));";
    Function::new_with_args("list", answer).call1(&JsValue::NULL, &list.into()).unwrap();
    assert!(bring_all_offers().await);
}

/// A part on the page. It is taken away at the end of its test.
pub(crate) struct Stage {
    place: HtmlElement,
    part: Option<markup::Mounted>,
    pub(crate) practice: Practice,
}

impl Stage {
    /// A part with this account open.
    pub(crate) async fn with(account: PracticeAccount, part: impl FnOnce() -> Element) -> Self {
        let place: HtmlElement = document().create_element("div").unwrap().unchecked_into();
        document().body().unwrap().append_child(&place).unwrap();
        let opened = Cell::new(None);
        let made = mount(&place, || {
            let practice = Practice::new(account);
            opened.set(Some(practice));
            provide_context(practice);
            provide_context(Asking::nothing());
            vec![part()]
        });
        settle().await;
        Self { place, part: Some(made), practice: opened.get().unwrap() }
    }

    /// Where the part is.
    pub(crate) fn place(&self) -> &HtmlElement {
        &self.place
    }

    /// Everything that can be read.
    pub(crate) fn text(&self) -> String {
        self.place.text_content().unwrap()
    }

    /// The first element that a selector finds.
    pub(crate) fn find(&self, selector: &str) -> Option<HtmlElement> {
        self.place.query_selector(selector).unwrap().map(JsCast::unchecked_into)
    }

    /// Every element that a selector finds.
    pub(crate) fn all(&self, selector: &str) -> Vec<HtmlElement> {
        let found = self.place.query_selector_all(selector).unwrap();
        (0..found.length()).map(|index| found.item(index).unwrap().unchecked_into()).collect()
    }

    /// The input with this id; also a list.
    pub(crate) fn input(&self, id: &str) -> HtmlInputElement {
        let input = self.find(&format!("[id=\"{id}\"]"));
        input.unwrap_or_else(|| panic!("no input {id}")).unchecked_into()
    }

    /// What is said to be wrong with the input with this id.
    pub(crate) fn mistake(&self, id: &str) -> String {
        self.find(&format!("[id=\"{id}-error\"]")).unwrap().text_content().unwrap()
    }

    /// Puts a text into an input, or chooses the value of a list.
    pub(crate) async fn enter(&self, id: &str, text: &str) {
        let input = self.input(id);
        // A list has a value, too, though it is no input.
        js_sys::Reflect::set(&input, &"value".into(), &text.into()).unwrap();
        let settings = EventInit::new();
        settings.set_bubbles(true);
        for name in ["input", "change"] {
            input
                .dispatch_event(&Event::new_with_event_init_dict(name, &settings).unwrap())
                .unwrap();
        }
        settle().await;
    }

    /// Ticks a box, or takes the tick away.
    pub(crate) async fn tick(&self, id: &str) {
        self.input(id).click();
        settle().await;
    }

    /// Presses the first button with this text that can be seen.
    pub(crate) async fn press(&self, text: &str) {
        let found = self.all("button").into_iter().find(|button| {
            button.text_content().is_some_and(|own| own.trim() == text)
                && button.offset_height() > 0
        });
        found.unwrap_or_else(|| panic!("no button {text:?}")).click();
        settle().await;
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.part = None;
        self.place.remove();
    }
}

/// Lets the page follow what happened, and whoever waits for the next picture.
pub(crate) async fn settle() {
    for wait in ["setTimeout(done)", "requestAnimationFrame(() => setTimeout(done))"] {
        let start = |done: Function, _: Function| {
            Function::new_with_args("done", wait).call1(&JsValue::NULL, &done).unwrap();
        };
        JsFuture::from(Promise::new(&mut { start })).await.unwrap();
    }
}
