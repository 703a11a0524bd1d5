//! Looking for rules.

use ad_credit_lab_engine::rules::Grade;
use ad_credit_lab_words::{grade as grade_meaning, say};
use leptos::prelude::*;

use super::Choice;
use crate::i18n::use_words;
use crate::rulebook::{Place, Search};

/// Every grade, the strongest first.
const GRADES: [Grade; 5] =
    [Grade::Official, Grade::Mirror, Grade::Secondary, Grade::General, Grade::Decision];

/// The place that stands for both.
const EVERYWHERE: &str = "all";

/// A field for words, and filters for topic, grade and place.
#[component]
pub fn RuleSearch(
    /// What is looked for.
    search: RwSignal<Search>,
    /// The topics with their titles.
    #[prop(into)]
    topics: Signal<Vec<(String, String)>>,
) -> impl IntoView {
    let language = use_words().language();
    let field = NodeRef::<leptos::html::Input>::new();
    let places = vec![
        (EVERYWHERE, say::rules_place_all(language)),
        (Place::Engine.name(), say::rules_place_engine(language)),
        (Place::Text.name(), say::rules_place_text(language)),
    ];
    let place = move || search.with(|search| search.place.map_or(EVERYWHERE, Place::name));
    let choose_place = Callback::new(move |name: &'static str| {
        let place = Place::ALL.into_iter().find(|place| place.name() == name);
        search.update(|search| search.place = place);
    });
    let choose_grade = move |event| {
        let letter = event_target_value(&event);
        let grade = GRADES.into_iter().find(|grade| grade.letter() == letter);
        search.update(|search| search.grade = grade);
    };
    let grades = GRADES.map(|grade| {
        let text =
            say::rules_grade_choice(language, grade.letter(), &grade_meaning(language, grade));
        view! { <option value=grade.letter()>{text}</option> }
    });
    let choose_topic = move |event| {
        let topic = Some(event_target_value(&event)).filter(|topic| !topic.is_empty());
        search.update(|search| search.topic = topic);
    };
    let topics = move || {
        let topics = topics.get().into_iter();
        topics.map(|(id, title)| view! { <option value=id>{title}</option> }).collect_view()
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
                    prop:value=move || search.with(|search| search.words.clone())
                    on:input=move |event| search.update(|search| search.words = event_target_value(&event))
                />
            </div>
            <div class="field">
                <label for="rule-topic">{say::rules_topic(language)}</label>
                <select
                    id="rule-topic"
                    prop:value=move || search.with(|search| search.topic.clone().unwrap_or_default())
                    on:change=choose_topic
                >
                    <option value="">{say::rules_topic_all(language)}</option>
                    {topics}
                </select>
            </div>
            <div class="field">
                <label for="rule-grade">{say::rules_grade(language)}</label>
                <select
                    id="rule-grade"
                    prop:value=move || search.with(|search| search.grade.map_or("", Grade::letter))
                    on:change=choose_grade
                >
                    <option value="">{say::rules_grade_all(language)}</option>
                    {grades.into_iter().collect_view()}
                </select>
            </div>
            <Choice
                label=say::rules_place(language)
                name="rule-place"
                options=places
                chosen=Signal::derive(move || place().to_owned())
                on_choose=choose_place
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
