//! An input of a form with its label and what is wrong with what was typed. The form asks for the text when it is sent.

use std::rc::Rc;

use crate::signals::*;
use ad_credit_lab_engine::input::{Expected, Fault};
use ad_credit_lab_words::{Plain, fault};

use super::FieldKind;
use crate::i18n::use_words;
use crate::markup::Element;
use crate::markup::html::{self, div, option, p};
use crate::state::{LONGEST_NAME, is_name};

/// What a form's input holds, and why it was not taken.
#[derive(Clone, Copy, Debug)]
pub struct Entered {
    /// The text in it.
    pub text: RwSignal<String>,
    /// What is wrong with it.
    pub error: RwSignal<Option<String>>,
}

impl Entered {
    /// An input that holds this text at first.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: RwSignal::new(text.into()), error: RwSignal::new(None) }
    }

    /// Takes what was read from the text, or says beside the input why it was not taken.
    pub fn or_error<T>(self, read: Result<T, String>) -> Option<T> {
        let (value, error) = match read {
            Ok(value) => (Some(value), None),
            Err(error) => (None, Some(error)),
        };
        self.error.set(error);
        value
    }

    /// The name that was typed, without the spaces around it; says beside the input why it is none.
    pub fn name(self) -> Option<String> {
        let text = self.text.get_untracked().trim().to_owned();
        let wrong = Fault::Expected(Expected::Text { most: LONGEST_NAME });
        let refusal = || fault(use_words().language(), &Plain { currency: None }, &wrong);
        self.or_error(if is_name(&text) { Ok(text) } else { Err(refusal()) })
    }
}

/// The input. `id` must be the only one on the page.
pub fn entry_field(id: &'static str, kind: FieldKind, label: String, entered: Entered) -> Element {
    let is_date = kind == FieldKind::Date;
    let input = html::input()
        .attribute("type", kind.input_type())
        .attribute_if("inputmode", kind.input_mode())
        .attribute_if("min", is_date.then_some("2000-01-01"))
        .attribute_if("max", is_date.then_some("2199-12-31"))
        .attribute("autocomplete", "off")
        .attribute_if("class", (kind == FieldKind::Amount).then_some("amount"))
        .live_property("value", move || entered.text.get())
        .on("input", move |event: web_sys::Event| {
            entered.text.set(event_target_value(&event));
            entered.error.set(None);
        });
    labelled(id, label, entered, input)
}

/// A list of which one is chosen: values with what is shown for them.
pub fn entry_choice(
    id: &'static str,
    label: String,
    entered: Entered,
    options: Vec<(String, String)>,
) -> Element {
    let options =
        options.into_iter().map(|(value, text)| option().attribute("value", value).text(text));
    let select = html::select()
        .children(options)
        .live_property("value", move || entered.text.get())
        .on("change", move |event: web_sys::Event| {
            entered.text.set(event_target_value(&event));
            entered.error.set(None);
        });
    labelled(id, label, entered, select)
}

/// A box to tick, with its label behind it.
pub fn entry_check(label: String, ticked: RwSignal<bool>) -> Element {
    check(label, move || ticked.get(), move || ticked.update(|ticked| *ticked = !*ticked))
}

/// A box that is ticked while `ticked` says so; `change` follows when somebody ticks it or takes the tick away.
pub fn check(
    label: String,
    ticked: impl Fn() -> bool + 'static,
    mut change: impl FnMut() + 'static,
) -> Element {
    let input = html::input()
        .attribute("type", "checkbox")
        .live_property("checked", ticked)
        .on("change", move |_: web_sys::Event| change());
    html::label().class("check").child(input).child(html::span().text(label))
}

fn labelled(id: &'static str, label: String, entered: Entered, input: Element) -> Element {
    labelled_input(
        id.to_owned(),
        Rc::new(move || label.clone()),
        Rc::new(move || entered.error.get()),
        input,
    )
}

/// An input under its label, and beneath it what is wrong with what was typed.
pub fn labelled_input(
    id: String,
    label: Rc<dyn Fn() -> String>,
    error: Rc<dyn Fn() -> Option<String>>,
    input: Element,
) -> Element {
    let error_id = format!("{id}-error");
    let described_by = error_id.clone();
    let (is_wrong, is_described) = (Rc::clone(&error), Rc::clone(&error));
    let input = input
        .id(id.clone())
        .live_attribute("aria-invalid", move || is_wrong().is_some().then_some("true"))
        .live_attribute("aria-describedby", move || {
            is_described().is_some().then(|| described_by.clone())
        });
    let error = p()
        .id(error_id)
        .class("field-error")
        .attribute("aria-live", "polite")
        .live_text(move || error().unwrap_or_default());
    div()
        .class("field")
        .child(html::label().attribute("for", id).live_text(move || label()))
        .child(input)
        .child(error)
}
