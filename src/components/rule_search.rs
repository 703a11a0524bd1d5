//! Looking for rules.

use ad_credit_lab_engine::rules::Grade;
use ad_credit_lab_words::{grade as grade_meaning, say};
use leptos::prelude::*;

use super::Choice;
use crate::i18n::use_words;
use crate::rulebook::{Coming, Criterion, Place, Search};

/// Every grade, the strongest first.
const GRADES: [Grade; 5] =
    [Grade::Official, Grade::Mirror, Grade::Secondary, Grade::General, Grade::Decision];

/// The values of a criterion with what is shown for them.
type Options = Vec<(String, String)>;

/// A field for words, and filters for topic, grade and place.
#[component]
pub fn RuleSearch(
    /// What is looked for.
    search: RwSignal<Search>,
    /// Where the topics come from.
    coming: RwSignal<Coming>,
) -> impl IntoView {
    let language = use_words().language();
    let field = NodeRef::<leptos::html::Input>::new();
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
    let clear = move |_| {
        search.set(Search::default());
        if let Some(field) = field.get_untracked() {
            // The field is on the screen, so it takes the focus.
            let _ = field.focus();
        }
    };
    view! {
        <section class="panel rule-search" role="search" aria-labelledby="rule-search-heading">
            <h2 id="rule-search-heading">{say::rules_find(language)}</h2>
            <div class="field">
                <label for="rule-words">{say::rules_words(language)}</label>
                <input
                    id="rule-words"
                    node_ref=field
                    type="search"
                    autocomplete="off"
                    prop:value=move || text(search, Criterion::Words)
                    on:input=move |event| set(search, Criterion::Words, event_target_value(&event))
                />
            </div>
            <Select
                id="rule-topic"
                label=say::rules_topic(language)
                any=say::rules_topic_all(language)
                options=Signal::derive(topics)
                search=search
                criterion=Criterion::Topic
            />
            <Select
                id="rule-grade"
                label=say::rules_grade(language)
                any=say::rules_grade_all(language)
                options=Signal::derive(move || grades.clone())
                search=search
                criterion=Criterion::Grade
            />
            <Choice
                label=say::rules_place(language)
                name="rule-place"
                options=places
                chosen=Signal::derive(move || text(search, Criterion::Place))
                on_choose=Callback::new(move |name: &str| set(search, Criterion::Place, name.to_owned()))
            />
            <button
                type="button"
                class="button"
                prop:disabled=move || search.with(|search| *search == Search::default())
                on:click=clear
            >
                {say::rules_clear(language)}
            </button>
        </section>
    }
}

/// One of several values of a criterion, or any.
#[component]
fn Select(
    id: &'static str,
    label: String,
    any: String,
    options: Signal<Options>,
    search: RwSignal<Search>,
    criterion: Criterion,
) -> impl IntoView {
    let options = move || {
        let options = options.get().into_iter();
        options.map(|(value, text)| view! { <option value=value>{text}</option> }).collect_view()
    };
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <select
                id=id
                prop:value=move || text(search, criterion)
                on:change=move |event| set(search, criterion, event_target_value(&event))
            >
                <option value="">{any}</option>
                {options}
            </select>
        </div>
    }
}

fn text(search: RwSignal<Search>, criterion: Criterion) -> String {
    search.with(|search| search.text(criterion).to_owned())
}

fn set(search: RwSignal<Search>, criterion: Criterion, text: String) {
    search.update(|search| search.set(criterion, text));
}
