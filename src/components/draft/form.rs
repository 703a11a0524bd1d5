//! The inputs of a draft. Each is known by its place in the scenario, and shows the mistake that has this place.

use std::rc::Rc;

use crate::signals::*;
use ad_credit_lab_engine::input::{Expected, Fault};
use ad_credit_lab_engine::{Node, Problem};
use ad_credit_lab_words::{Format, Plain, fault, say};

use crate::components::FieldKind;
use crate::components::entry_field::labelled_input;
use crate::i18n::use_words;
use crate::markup::Element;
use crate::markup::html::{self, div, option, span};
use crate::state::Draft;

/// Values of a list with what is shown for them.
pub(in crate::components) type Options = Vec<(String, String)>;

/// A draft, and what was found wrong with it.
#[derive(Clone, Copy)]
pub(in crate::components) struct Form {
    pub(in crate::components) draft: RwSignal<Draft>,
    pub(in crate::components) problems: RwSignal<Vec<Problem>>,
}

impl Form {
    /// What stands at a place.
    pub(in crate::components) fn text(self, place: &str) -> String {
        self.draft.with(|account| account.text(place))
    }

    /// Puts something at a place, or takes away what stands there. What was wrong there is forgotten.
    pub(in crate::components) fn put(self, place: &str, node: Option<Node>) {
        self.draft.update(|account| account.put(place, node));
        self.forget(place);
    }

    /// Forgets what was wrong at a place and behind it.
    pub(in crate::components) fn forget(self, place: &str) {
        let is_there = |problem: &Problem| problem.place.starts_with(place);
        if self.problems.with_untracked(|problems| problems.iter().any(is_there)) {
            self.problems.update(|problems| problems.retain(|problem| !is_there(problem)));
        }
    }

    /// What is wrong at a place, in a sentence.
    pub(in crate::components) fn mistake(self, place: &str) -> Option<String> {
        self.problems.with(|problems| {
            let problem = problems.iter().find(|problem| problem.place == place);
            problem.map(|problem| mistake(&problem.fault))
        })
    }
}

/// The id of the input of a place.
pub(in crate::components) fn id_of(place: &str) -> String {
    format!("new-{place}")
}

/// What is wrong, as one says it beside an input: a file's quotation marks are nobody's business here.
fn mistake(found: &Fault) -> String {
    let language = use_words().language();
    let plain = Plain { currency: None };
    match found {
        Fault::Missing => say::set_up_missing(language),
        Fault::Expected(Expected::Amount) => say::refusal_amount(language),
        Fault::Expected(Expected::Percent { most }) => {
            say::set_up_not_percent(language, &most.to_string())
        }
        Fault::Expected(Expected::Rate) => say::set_up_not_rate(language),
        Fault::Expected(Expected::Whole { least, most }) => {
            say::set_up_not_whole(language, &plain.whole(*least), &plain.whole(*most))
        }
        other => fault(language, &plain, other),
    }
}

/// An input into which one types. What has to be there stays as an empty text when it is emptied; otherwise it goes.
pub(in crate::components) fn typed(
    form: Form,
    kind: FieldKind,
    place: String,
    label: String,
    has_to_be: bool,
) -> Element {
    let (shown, own) = (place.clone(), place.clone());
    let input = html::input()
        .attribute("type", kind.input_type())
        .attribute_if("inputmode", kind.input_mode())
        .attribute("autocomplete", "off")
        .attribute_if("class", (kind == FieldKind::Amount).then_some("amount"))
        .live_property("value", move || form.text(&shown))
        .on("input", move |event: web_sys::Event| {
            let text = event_target_value(&event);
            let whole = text.trim().parse().ok().filter(|_| kind == FieldKind::Whole);
            let node = match (whole, kind) {
                (Some(whole), _) => Node::Whole(whole),
                (None, FieldKind::Text) => Node::Text(text),
                (None, _) => Node::text(text.trim()),
            };
            let is_empty = node.as_text().is_some_and(|text| text.trim().is_empty());
            form.put(&own, (has_to_be || !is_empty).then_some(node));
        });
    labelled_input(id_of(&place), label, Rc::new(move || form.mistake(&place)), input)
}

/// A list of which one is chosen. The value at the place may be none of them yet.
pub(in crate::components) fn chosen(
    form: Form,
    place: String,
    label: String,
    options: Options,
) -> Element {
    let (shown, own) = (place.clone(), place.clone());
    let value = Rc::new(move || form.text(&shown));
    select(form, place, label, options, value, move |text| form.put(&own, Some(Node::Text(text))))
}

/// A list of which one is chosen, whatever that means for the tree.
pub(in crate::components) fn select(
    form: Form,
    place: String,
    label: String,
    options: Options,
    value: Rc<dyn Fn() -> String>,
    on_choose: impl Fn(String) + 'static,
) -> Element {
    let language = use_words().language();
    let now = untrack(|| value());
    let is_known = options.iter().any(|(value, _)| *value == now);
    let none = (!is_known).then(|| (String::new(), say::set_up_choose(language)));
    let options = none.into_iter().chain(options);
    let options = options.map(|(value, text)| option().attribute("value", value).text(text));
    let input = html::select()
        .children(options)
        .live_property("value", move || value())
        .on("change", move |event: web_sys::Event| on_choose(event_target_value(&event)));
    labelled_input(id_of(&place), label, Rc::new(move || form.mistake(&place)), input)
}

/// A box that is ticked or not. The usual answer is not written.
pub(in crate::components) fn ticked(
    form: Form,
    place: String,
    label: String,
    usual: bool,
) -> Element {
    let (shown, id) = (place.clone(), id_of(&place));
    let input = html::input()
        .id(id.clone())
        .attribute("type", "checkbox")
        .live_property("checked", move || match form.text(&shown).as_str() {
            "" => usual,
            text => text == "true",
        })
        .on("change", move |event: web_sys::Event| {
            let answer = event_target_checked(&event);
            form.put(&place, (answer != usual).then_some(Node::Bool(answer)));
        });
    div()
        .class("tick")
        .child(html::label().attribute("for", id).child(input).child(span().text(label)))
}
