//! An input of the Plan room with its label, and what is wrong with what was typed.

use std::rc::Rc;

use crate::signals::*;
use ad_credit_lab_engine::money::AmountError;
use ad_credit_lab_engine::scenario::SpendPlan;
use ad_credit_lab_words::say;
use web_sys::HtmlInputElement;

use crate::i18n::{Words, use_words};
use crate::markup::html::{self, div, fieldset, legend, p, span};
use crate::markup::{Element, Handle};
use crate::state::{Edit, Refusal, use_plan};

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

/// What was typed, until the field is left: what the scenario said then, and why the text was not taken.
/// The text itself stays in the browser's input and is not written back, which would empty a date that is half typed.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Draft {
    scenario_text: String,
    refusal: Option<Refusal>,
}

/// A labelled input that changes the plan while one types, and says beside it what it cannot take.
///
/// `edit` says which input of the plan it is.
pub fn field(edit: Edit, kind: FieldKind, label: impl Fn() -> String + 'static) -> Element {
    let plan = use_plan();
    let words = use_words();
    let draft = RwSignal::new(None::<Draft>);
    let scenario_text = Memo::new(move |_| plan.text(edit));
    // A draft stands as long as the scenario says what it said when the draft was typed: undo and other changes win.
    let standing =
        Memo::new(move |_| draft.get().filter(|draft| draft.scenario_text == scenario_text.get()));
    let refusal = move || standing.get().and_then(|draft| draft.refusal);

    let input = Handle::default();
    let place = input.clone();
    Effect::new(move |_| {
        let text = scenario_text.get();
        match draft.get() {
            Some(draft) if draft.scenario_text == text => {}
            // Dropped for good, so that it does not stand again when redo brings the same text back.
            Some(_) => draft.set(None),
            None => {
                if let Some(input) = input.get::<HtmlInputElement>() {
                    input.set_value(&text);
                }
            }
        }
    });
    let on_input = move |event: web_sys::Event| {
        let refusal = plan.edit(edit, &event_target_value(&event)).err();
        draft.set(Some(Draft { scenario_text: scenario_text.get_untracked(), refusal }));
    };
    let on_blur = move |_: web_sys::Event| {
        plan.close_step();
        // A field that goes away while it has the focus is left, too, and then its own state is gone already.
        let refused =
            standing.try_get_untracked().map(|draft| draft.and_then(|draft| draft.refusal));
        if refused == Some(None) {
            draft.set(None);
        }
    };
    let id = format!("field-{}", edit.label().replace('_', "-"));
    let error_id = format!("{id}-error");
    let described_by = error_id.clone();
    let is_date = kind == FieldKind::Date;
    let input = html::input()
        .id(id.clone())
        .keep_in(&place)
        .attribute("type", kind.input_type())
        .attribute_if("inputmode", kind.input_mode())
        .attribute_if("min", is_date.then_some("2000-01-01"))
        .attribute_if("max", is_date.then_some("2199-12-31"))
        .attribute("autocomplete", "off")
        .attribute_if("class", (kind == FieldKind::Amount).then_some("amount"))
        .live_attribute("aria-invalid", move || refusal().is_some().then_some("true"))
        .live_attribute("aria-describedby", move || {
            refusal().is_some().then(|| described_by.clone())
        })
        .on("input", on_input)
        .on("blur", on_blur);
    let error = p().id(error_id).class("field-error").attribute("aria-live", "polite").live_text(
        move || refusal().map(|refusal| refusal_sentence(words, refusal)).unwrap_or_default(),
    );
    div()
        .class("field")
        .child(html::label().attribute("for", id).live_text(label))
        .child(input)
        .child(error)
}

/// What is said of a text that was not taken.
pub fn refusal_sentence(words: Words, refusal: Refusal) -> String {
    let language = words.language();
    match refusal {
        Refusal::NotADate => say::refusal_date(language),
        Refusal::NotAnAmount(AmountError::NotAnAmount, _) => say::refusal_amount(language),
        Refusal::NotAnAmount(AmountError::TooManyDecimals, currency) => {
            say::refusal_decimals(language, currency.code(), &currency.digits().to_string())
        }
        Refusal::NotAnAmount(AmountError::NotAboveZero, _) => say::refusal_above_zero(language),
        Refusal::NotAnAmount(AmountError::TooLarge, _) => say::refusal_too_large(language),
        Refusal::NotADayCount => say::refusal_days(language, &SpendPlan::MOST_DAYS.to_string()),
        Refusal::DoesNotApply => say::refusal_does_not_apply(language),
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
