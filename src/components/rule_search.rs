//! Looking for rules.

use std::rc::Rc;

use crate::signals::*;
use ad_credit_lab_engine::rules::Grade;
use ad_credit_lab_words::{grade as grade_meaning, say};
use web_sys::HtmlElement;

use super::{Choice, button, panel};
use crate::i18n::use_words;
use crate::markup::html::{self, div, option};
use crate::markup::{Element, Handle};
use crate::rulebook::{Coming, Criterion, Place, Search};

/// Every grade, the strongest first.
const GRADES: [Grade; 5] =
    [Grade::Official, Grade::Mirror, Grade::Secondary, Grade::General, Grade::Decision];

/// The values of a criterion with what is shown for them.
type Options = Vec<(String, String)>;

/// A field for words, and filters for topic, grade and place.
///
/// `search` is what is looked for, and the topics come from `coming`.
pub fn rule_search(search: RwSignal<Search>, coming: RwSignal<Coming>) -> Element {
    let language = use_words().language();
    let field = Handle::default();
    let place = field.clone();
    let places = vec![
        ("", say::rules_place_all(language)),
        (Place::Engine.name(), say::rules_place_engine(language)),
        (Place::Text.name(), say::rules_place_text(language)),
    ];
    let grades = GRADES.map(|grade| {
        let meaning = grade_meaning(language, grade);
        let letter = grade.letter();
        (letter.to_owned(), say::rules_grade_choice(language, letter, &meaning))
    });
    let grades = Vec::from(grades);
    let topics = move || {
        coming.with(|coming| {
            let topics = coming.rulebook().into_iter().flat_map(|rulebook| &rulebook.topics);
            topics.map(|topic| (topic.id.clone(), topic.title.clone())).collect()
        })
    };
    let clear = move || {
        search.set(Search::default());
        if let Some(field) = field.get::<HtmlElement>() {
            // The field is on the screen, so it takes the focus.
            let _ = field.focus();
        }
    };
    let words = html::input()
        .id("rule-words")
        .keep_in(&place)
        .attribute("type", "search")
        .attribute("autocomplete", "off")
        .live_property("value", move || text(search, Criterion::Words))
        .on("input", move |event: web_sys::Event| {
            set(search, Criterion::Words, event_target_value(&event));
        });
    let places = Choice {
        label: say::rules_place(language),
        name: "rule-place",
        options: places,
        chosen: Rc::new(move || text(search, Criterion::Place)),
        can_choose: None,
        on_choose: Rc::new(move |name| set(search, Criterion::Place, name.to_owned())),
    };
    let topics = select(
        "rule-topic",
        (say::rules_topic(language), say::rules_topic_all(language)),
        topics,
        (search, Criterion::Topic),
    );
    let grades = select(
        "rule-grade",
        (say::rules_grade(language), say::rules_grade_all(language)),
        move || grades.clone(),
        (search, Criterion::Grade),
    );
    let clear = button("button", clear)
        .live_property("disabled", move || search.with(|search| *search == Search::default()));
    panel("panel rule-search", "rule-search-heading", say::rules_find(language))
        .attribute("role", "search")
        .child(labelled("rule-words", say::rules_words(language), words))
        .child(topics)
        .child(grades)
        .child(places.view())
        .child(clear.text(say::rules_clear(language)))
}

/// One of several values of a criterion, or any: its label, the word for any, and the values.
fn select(
    id: &'static str,
    (label, any): (String, String),
    options: impl Fn() -> Options + 'static,
    (search, criterion): (RwSignal<Search>, Criterion),
) -> Element {
    let options = move || {
        let options = options().into_iter();
        options.map(|(value, text)| option().attribute("value", value).text(text))
    };
    let select = html::select()
        .id(id)
        .live_property("value", move || text(search, criterion))
        .on("change", move |event: web_sys::Event| {
            set(search, criterion, event_target_value(&event));
        })
        .child(option().attribute("value", "").text(any))
        .live(options);
    labelled(id, label, select)
}

fn labelled(id: &'static str, label: String, input: Element) -> Element {
    div().class("field").child(html::label().attribute("for", id).text(label)).child(input)
}

fn text(search: RwSignal<Search>, criterion: Criterion) -> String {
    search.with(|search| search.text(criterion).to_owned())
}

fn set(search: RwSignal<Search>, criterion: Criterion, text: String) {
    search.update(|search| search.set(criterion, text));
}
