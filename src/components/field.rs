//! What kinds of inputs there are, what is said of an amount that is none, and a choice of a few.

use std::rc::Rc;

use ad_credit_lab_engine::money::{AmountError, Currency};
use ad_credit_lab_words::say;

use crate::i18n::Words;
use crate::markup::Element;
use crate::markup::html::{self, div, fieldset, legend, span};

/// What is typed into a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// A date, with the browser's own picker.
    Date,
    /// An amount of money.
    Amount,
    /// A whole number.
    Whole,
    /// A clock time, with the browser's own picker.
    Time,
    /// A date with its clock time, with the browser's own picker.
    DateTime,
    /// Any text.
    Text,
}

impl FieldKind {
    pub(super) const fn input_type(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::Time => "time",
            Self::DateTime => "datetime-local",
            Self::Text | Self::Amount | Self::Whole => "text",
        }
    }

    pub(super) const fn input_mode(self) -> Option<&'static str> {
        match self {
            Self::Amount => Some("decimal"),
            Self::Whole => Some("numeric"),
            Self::Date | Self::Time | Self::DateTime | Self::Text => None,
        }
    }
}

/// What is said of a text that is no amount of this currency.
pub fn amount_refusal(words: Words, error: AmountError, currency: Currency) -> String {
    let language = words.language();
    match error {
        AmountError::NotAnAmount => say::refusal_amount(language),
        AmountError::TooManyDecimals => {
            say::refusal_decimals(language, currency.code(), &currency.digits().to_string())
        }
        AmountError::NotAboveZero => say::refusal_above_zero(language),
        AmountError::TooLarge => say::refusal_too_large(language),
    }
}

/// One of a few, shown side by side.
pub struct Choice {
    /// The name of the group, shown above it.
    pub label: String,
    /// The name by which the browser keeps the group together.
    pub name: &'static str,
    /// The values with what is shown for them.
    pub options: Vec<(&'static str, String)>,
    /// Which value is chosen.
    pub chosen: Rc<dyn Fn() -> String>,
    /// Which values can be chosen; all of them if not given.
    pub can_choose: Option<Rc<dyn Fn(&'static str) -> bool>>,
    /// Called with a value when it is chosen.
    pub on_choose: Rc<dyn Fn(&'static str)>,
}

impl Choice {
    /// The group.
    pub fn view(self) -> Element {
        let Self { label, name, options, chosen, can_choose, on_choose } = self;
        let options = options.into_iter().map(|(value, text)| {
            let (chosen, on_choose) = (Rc::clone(&chosen), Rc::clone(&on_choose));
            let input = html::input()
                .attribute("type", "radio")
                .attribute("name", name)
                .attribute("value", value)
                .live_property("checked", move || chosen() == value)
                .on("change", move |_: web_sys::Event| on_choose(value));
            let input = match can_choose.clone() {
                Some(can_choose) => input.live_property("disabled", move || !can_choose(value)),
                None => input,
            };
            html::label().class("choice-option").child(input).child(span().text(text))
        });
        fieldset()
            .class("choice")
            .child(legend().text(label))
            .child(div().class("choice-options").children(options))
    }
}
