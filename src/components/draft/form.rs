//! The inputs of a draft. Each is known by its place in the scenario, and shows the mistake that has this place.

use std::rc::Rc;

use crate::signals::*;
use ad_credit_lab_engine::input::{Expected, Fault};
use ad_credit_lab_engine::{Node, Problem};
use ad_credit_lab_words::{Format, Plain, fault, problem, say};
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;

use crate::components::FieldKind;
use crate::components::entry_field::labelled_input;
use crate::i18n::use_words;
use crate::markup::html::{self, div, option, span};
use crate::markup::{Element, Handle};
use crate::state::{Draft, Plan, Run};

/// Values of a list with what is shown for them.
pub(in crate::components) type Options = Vec<(String, String)>;

/// A draft, and what was found wrong with it.
#[derive(Clone, Copy)]
pub(in crate::components) struct Form {
    pub(in crate::components) draft: RwSignal<Draft>,
    pub(in crate::components) problems: RwSignal<Vec<Problem>>,
    /// The plan that becomes what the draft says whenever that can be read; `None` where it is read when it is sent.
    pub(in crate::components) plan: Option<Live>,
}

/// A plan that follows its draft.
#[derive(Clone, Copy)]
pub(in crate::components) struct Live {
    /// The plan.
    plan: Plan,
    /// What it became by the draft, so that a change from elsewhere is told from it.
    taken: RwSignal<Run>,
}

impl Form {
    /// A form that changes the plan while one types. What changes the plan from elsewhere, such as undo, is shown in it.
    pub(in crate::components) fn of_plan(plan: Plan) -> Self {
        let run = plan.run.get_untracked();
        let draft = RwSignal::new(Draft::of_plan(run.scenario()));
        let live = Live { plan, taken: RwSignal::new(run) };
        let form = Self { draft, problems: RwSignal::new(Vec::new()), plan: Some(live) };
        Effect::new(move |_| {
            let run = plan.run.get();
            if live.taken.with_untracked(|taken| *taken != run) {
                form.show(live);
            }
        });
        form
    }

    /// What the plan is now; `None` where the form has none.
    pub(in crate::components) fn run(self) -> Option<Run> {
        self.plan.map(|live| live.plan.run.get_untracked())
    }

    /// What stands at a place.
    pub(in crate::components) fn text(self, place: &str) -> String {
        self.draft.with(|draft| draft.text(place))
    }

    /// Puts something at a place, or takes away what stands there. What was wrong there is forgotten.
    pub(in crate::components) fn put(self, place: &str, node: Option<Node>) {
        self.change(place, move |draft| draft.put(place, node.clone()));
    }

    /// Changes the draft at a place or behind it, as a step of its own. What was wrong there is forgotten.
    pub(in crate::components) fn change(self, place: &str, change: impl Fn(&mut Draft)) {
        self.close_step();
        self.take(place, &change);
        self.close_step();
    }

    /// Puts what is being typed at a place: all of it, until the input is left, is one step.
    pub(in crate::components) fn type_in(self, place: &str, node: Option<Node>) {
        self.take(place, &move |draft| draft.put(place, node.clone()));
    }

    /// Leaves an input. What was typed is shown from now on as it was understood.
    pub(in crate::components) fn leave(self) {
        self.close_step();
        let Some(live) = self.plan else { return };
        // An input that goes away while it has the focus is left, too: nothing may change before it is gone, nor the form with it.
        spawn_local(async move {
            let is_gone = self.draft.is_disposed();
            if !is_gone && self.problems.with_untracked(Vec::is_empty) {
                self.show(live);
            }
        });
    }

    /// Shows the plan as it is, whatever was typed.
    pub(in crate::components) fn discard(self) {
        if let Some(live) = self.plan {
            self.show(live);
        }
    }

    fn show(self, live: Live) {
        let run = live.plan.run.get_untracked();
        let now = Draft::of_plan(run.scenario());
        live.taken.set(run);
        if self.draft.with_untracked(|draft| *draft != now) {
            self.draft.set(now);
        }
        if self.problems.with_untracked(|found| !found.is_empty()) {
            self.problems.set(Vec::new());
        }
    }

    fn close_step(self) {
        if let Some(live) = self.plan {
            live.plan.close_step();
        }
    }

    #[inline(never)]
    fn take(self, place: &str, change: &dyn Fn(&mut Draft)) {
        self.draft.update(|draft| change(draft));
        let Some(live) = self.plan else { return self.forget(place) };
        let become_of = |scenario| {
            live.plan.change(place, scenario);
            live.taken.set(live.plan.run.get_untracked());
        };
        match self.draft.with_untracked(Draft::read) {
            Ok(scenario) => {
                if self.problems.with_untracked(|found| !found.is_empty()) {
                    self.problems.set(Vec::new());
                }
                become_of(scenario);
            }
            Err(problems) => {
                // What is wrong elsewhere keeps nobody from changing this.
                let mut good = live.taken.with_untracked(|run| Draft::of_plan(run.scenario()));
                change(&mut good);
                let part = place.split(['.', '[']).next().unwrap_or_default();
                let is_same = self
                    .draft
                    .with_untracked(|draft| draft.structure(part) == good.structure(part));
                if let Some(scenario) = good.read().ok().filter(|_| is_same) {
                    become_of(scenario);
                }
                if self.problems.with_untracked(|found| *found != problems) {
                    self.problems.set(problems);
                }
            }
        }
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

    /// The id of the input of a place.
    pub(in crate::components) fn id_of(self, place: &str) -> String {
        format!("{}-{place}", if self.plan.is_some() { "plan" } else { "new" })
    }

    /// What is wrong where no input shows it, in sentences with their places.
    pub(in crate::components) fn mistakes_elsewhere(self) -> Vec<String> {
        let language = use_words().language();
        let plain = Plain { currency: None };
        let has_input = |place: &str| document().get_element_by_id(&self.id_of(place)).is_some();
        self.problems.with(|problems| {
            let lines = problems.iter().filter(|problem| !has_input(&problem.place));
            lines.map(|found| problem(language, &plain, found)).collect()
        })
    }
}

/// What is wrong, as one says it beside an input: a file's quotation marks are nobody's business here.
fn mistake(found: &Fault) -> String {
    let language = use_words().language();
    let plain = Plain { currency: None };
    match found {
        Fault::Missing => say::set_up_missing(language),
        Fault::Expected(Expected::Amount) => say::refusal_amount(language),
        Fault::Expected(Expected::Date | Expected::DateTime | Expected::DateOrDateTime) => {
            say::refusal_date(language)
        }
        Fault::TooManyDecimals(currency) => {
            say::refusal_decimals(language, currency.code(), &currency.digits().to_string())
        }
        Fault::NotAboveZero => say::refusal_above_zero(language),
        Fault::AmountTooLarge(_) => say::refusal_too_large(language),
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
    let own = place.clone();
    typed_as(form, kind, place, Rc::new(move || label.clone()), move |text| {
        let node = node_of(kind, text);
        let is_empty = node.as_text().is_some_and(|text| text.trim().is_empty());
        form.type_in(&own, (has_to_be || !is_empty).then_some(node));
    })
}

/// A date into which one types, at whose place a time of day may stand as well, which stays.
pub(in crate::components) fn dated(form: Form, place: String, label: String) -> Element {
    let own = place.clone();
    typed_as(form, FieldKind::Date, place, Rc::new(move || label.clone()), move |text| {
        let node = form.draft.with_untracked(|draft| draft.with_date(&own, text));
        form.type_in(&own, Some(node));
    })
}

/// What is typed as the tree has it.
fn node_of(kind: FieldKind, text: &str) -> Node {
    let whole = text.trim().parse().ok().filter(|_| kind == FieldKind::Whole);
    match (whole, kind) {
        (Some(whole), _) => Node::Whole(whole),
        (None, FieldKind::Text) => Node::text(text),
        (None, _) => Node::text(text.trim()),
    }
}

/// An input whose label follows signals, whatever is done with what is typed.
pub(in crate::components) fn typed_as(
    form: Form,
    kind: FieldKind,
    place: String,
    label: Rc<dyn Fn() -> String>,
    on_input: impl Fn(&str) + 'static,
) -> Element {
    let (shown, id) = (place.clone(), form.id_of(&place));
    let handle = Handle::default();
    let input = handle.clone();
    let is_date = kind == FieldKind::Date;
    // What is in the input already, but for how it is written, is left as it is typed.
    let value = move || {
        let text =
            form.draft.with(|draft| if is_date { draft.date(&shown) } else { draft.text(&shown) });
        let typed = input.get::<HtmlInputElement>().map(|input| input.value());
        let is_same = |typed: &String| match node_of(kind, typed) {
            Node::Whole(whole) => whole.to_string() == text,
            node => node.as_text() == Some(&text),
        };
        typed.filter(is_same).unwrap_or(text)
    };
    let input = html::input()
        .keep_in(&handle)
        .attribute("type", kind.input_type())
        .attribute_if("inputmode", kind.input_mode())
        .attribute_if("min", is_date.then_some("2000-01-01"))
        .attribute_if("max", is_date.then_some("2199-12-31"))
        .attribute("autocomplete", "off")
        .attribute_if("class", (kind == FieldKind::Amount).then_some("amount"))
        .live_property("value", value)
        .on("input", move |event: web_sys::Event| on_input(&event_target_value(&event)))
        .on("blur", move |_: web_sys::Event| form.leave());
    // Of a date of which a part is missing the browser gives none of it.
    let mistake = move || {
        let text = form.mistake(&place)?;
        let is_empty = is_date && form.draft.with(|draft| draft.date(&place).is_empty());
        Some(if is_empty { say::refusal_date(use_words().language()) } else { text })
    };
    labelled_input(id, label, Rc::new(mistake), input)
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
    let label = Rc::new(move || label.clone());
    labelled_input(form.id_of(&place), label, Rc::new(move || form.mistake(&place)), input)
}

/// A box that is ticked or not. The usual answer is not written.
pub(in crate::components) fn ticked(
    form: Form,
    place: String,
    label: String,
    usual: bool,
) -> Element {
    let (shown, id) = (place.clone(), form.id_of(&place));
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
