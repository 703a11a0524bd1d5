//! Rules: what the simulator goes by, and where that was read.

use ad_credit_lab_words::{Format, say};
use leptos::prelude::*;

use crate::components::{Lasting, RuleEntry, RuleSearch, show_heading, show_rule};
use crate::i18n::use_words;
use crate::route::{Room, Route};
use crate::rulebook::{Coming, Search};
use crate::state::{Arrival, use_plan, use_visit};

/// The room: the search at the side (on top where it is narrow), and the rules topic by topic.
#[component]
pub fn RulesPage() -> impl IntoView {
    let language = use_words().language();
    let coming = RwSignal::new(Coming::OnItsWay);
    let fetch = move || {
        leptos::task::spawn_local(async move {
            coming.try_set(Coming::fetch(language).await);
        });
    };
    fetch();
    let search = RwSignal::new(Search::default());
    let results = Memo::new(move |_| {
        coming
            .with(|coming| {
                coming.rulebook().map(|rulebook| search.with(|search| search.results(rulebook)))
            })
            .unwrap_or_default()
    });
    show_named_rule(coming, search, results);
    let again = move |_| {
        // The button goes away, so its focus needs another place.
        show_heading(Room::Rules, false);
        coming.set(Coming::OnItsWay);
        fetch();
    };
    let has_failed = move || coming.with(Coming::has_failed);
    let failure = move || {
        coming.with(|coming| match coming {
            Coming::NotFetched => say::rules_not_loaded(language),
            Coming::NotUnderstood(place) => say::rules_not_read(language, place),
            Coming::OnItsWay | Coming::There(_) => String::new(),
        })
    };
    view! {
        <h1 id=Room::Rules.heading_id() class="page-title rules-title" tabindex="-1">
            {say::rules_title(language)}
        </h1>
        <p class="rules-intro">{say::rules_intro(language)}</p>
        <div class="notice failed" role="alert" hidden=move || !has_failed()>
            <p>{failure}</p>
            <button type="button" class="button" on:click=again>
                {say::rules_try_again(language)}
            </button>
        </div>
        <div class="rules" hidden=has_failed>
            <RuleSearch search=search coming=coming />
            <div class="rules-found">
                <Status coming=coming results=results />
                <Lasting
                    class="rules-topics"
                    wanted=move || coming.with(|coming| coming.rulebook().is_some())
                    content=move || view! { <Topics coming=coming results=results /> }
                />
            </div>
        </div>
    }
}

/// That the rules are on their way, or how many are shown; also that there is none of the id that the address names.
/// It is announced when it changes.
#[component]
fn Status(coming: RwSignal<Coming>, results: Memo<Vec<bool>>) -> impl IntoView {
    let plan = use_plan();
    let visit = use_visit();
    let words = use_words();
    let language = words.language();
    let text = move || {
        let figures = words.figures(plan.run.with(|run| run.scenario().account.currency));
        let number = |count: usize| figures.whole(i64::try_from(count).unwrap_or(i64::MAX));
        let (all, found) =
            results.with(|results| (results.len(), results.iter().filter(|found| **found).count()));
        let (is_there, missing) = coming.with(|coming| {
            let missing = match (coming.rulebook(), visit.arrival().route) {
                (Some(rulebook), Route::Rules(Some(id))) if rulebook.position(&id).is_none() => {
                    say::rules_missing(language, &id)
                }
                _ => String::new(),
            };
            (coming.rulebook().is_some(), missing)
        });
        let count = if !is_there {
            say::rules_loading(language)
        } else if found == 0 {
            say::rules_none(language)
        } else {
            say::rules_count(language, &number(all), &number(found))
        };
        format!("{missing} {count}")
    };
    view! { <p class="rules-status" role="status">{text}</p> }
}

/// The rules under the titles of their topics. What is not looked for is hidden, so that what is open stays open.
#[component]
fn Topics(coming: RwSignal<Coming>, results: Memo<Vec<bool>>) -> impl IntoView {
    let is_found = move |index: usize| results.with(|results| results.get(index) == Some(&true));
    let mut next = 0;
    let mut view_topics = |coming: &Coming| {
        let topics = coming.rulebook().into_iter().flat_map(|rulebook| &rulebook.topics);
        let topics = topics.map(|topic| {
            let first = next;
            next += topic.rules.len();
            let own = first..next;
            let rules = topic.rules.iter().zip(own.clone()).map(|(rule, index)| {
                view! {
                    <li hidden=move || !is_found(index)>
                        <RuleEntry rule=rule.clone() element_id=element_id(&rule.id) />
                    </li>
                }
            });
            let heading = format!("rules-{}", topic.id);
            let labelled_by = heading.clone();
            view! {
                <section aria-labelledby=labelled_by hidden=move || !own.clone().any(is_found)>
                    <h2 id=heading>{topic.title.clone()}</h2>
                    <ul class="rule-list">{rules.collect_view()}</ul>
                </section>
            }
        });
        topics.collect_view()
    };
    coming.with_untracked(|coming| view_topics(coming))
}

fn element_id(rule: &str) -> String {
    format!("rule-{rule}")
}

/// Opens the rule that the address names as soon as the rulebook is there.
fn show_named_rule(coming: RwSignal<Coming>, search: RwSignal<Search>, results: Memo<Vec<bool>>) {
    let visit = use_visit();
    Effect::new(move |_| {
        let Arrival { route: Route::Rules(Some(id)), is_return } = visit.arrival() else {
            return;
        };
        coming.with(|coming| match coming.rulebook().and_then(|rulebook| rulebook.position(&id)) {
            Some((index, rule)) => {
                if results.with_untracked(|results| results.get(index) != Some(&true)) {
                    search.set(Search::default());
                }
                show_rule(element_id(&rule.id), is_return);
            }
            None if matches!(coming, Coming::OnItsWay) => {}
            None => show_heading(Room::Rules, is_return),
        });
    });
}
