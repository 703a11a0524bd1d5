//! Rules: what the simulator goes by, and where that was read.

use std::sync::Arc;

use ad_credit_lab_words::{Format, say};
use leptos::prelude::*;

use crate::components::{Lasting, RuleEntry, RuleSearch, show_heading, show_rule};
use crate::i18n::use_words;
use crate::route::{Room, Route};
use crate::rulebook::{NoRulebook, Rulebook, Search};
use crate::state::{Arrival, use_plan, use_visit};

/// The rulebook, as soon as it is there.
type Coming = RwSignal<Option<Arc<Rulebook>>>;

/// The room: the search at the side (on top where it is narrow), and the rules topic by topic.
#[component]
pub fn RulesPage() -> impl IntoView {
    let words = use_words();
    let language = words.language();
    let rulebook = Coming::new(None);
    let why_not = RwSignal::new(None::<NoRulebook>);
    let fetch = move || {
        leptos::task::spawn_local(async move {
            match Rulebook::fetch(language).await {
                Ok(fetched) => rulebook.try_set(Some(Arc::new(fetched))).map(drop),
                Err(why) => why_not.try_set(Some(why)).map(drop),
            };
        });
    };
    fetch();
    let search = RwSignal::new(Search::default());
    let results = Memo::new(move |_| {
        let rulebook = rulebook.get();
        rulebook.map_or_else(Vec::new, |rulebook| search.with(|search| search.results(&rulebook)))
    });
    show_named_rule(rulebook, why_not, search, results);
    let topics = Signal::derive(move || {
        let rulebook = rulebook.get();
        let topics = rulebook.iter().flat_map(|rulebook| &rulebook.topics);
        topics.map(|topic| (topic.id.clone(), topic.title.clone())).collect::<Vec<_>>()
    });
    let again = move |_| {
        show_heading(Room::Rules, false);
        why_not.set(None);
        fetch();
    };
    let failure = move || {
        why_not.get().map(|why| {
            let text = match why {
                NoRulebook::NotFetched => say::rules_not_loaded(language),
                NoRulebook::NotUnderstood(place) => say::rules_not_read(language, &place),
            };
            view! {
                <div class="notice failed" role="alert">
                    <p>{text}</p>
                    <button type="button" class="button" on:click=again>
                        {say::rules_try_again(language)}
                    </button>
                </div>
            }
        })
    };
    let visit = use_visit();
    let missing = move || {
        let Route::Rules(Some(id)) = visit.arrival().route else {
            return None;
        };
        let is_missing = rulebook.with(|rulebook| {
            rulebook.as_ref().is_some_and(|rulebook| rulebook.position(&id).is_none())
        });
        is_missing
            .then(|| view! { <p class="notice failed">{say::rules_missing(language, &id)}</p> })
    };
    view! {
        <h1 id=Room::Rules.heading_id() class="page-title" tabindex="-1">{say::rules_title(language)}</h1>
        <p class="rules-intro">{say::rules_intro(language)}</p>
        {failure}
        <div class="rules" hidden=move || why_not.with(Option::is_some)>
            <RuleSearch search=search topics=topics />
            <div class="rules-found">
                <Status rulebook=rulebook results=results />
                {missing}
                <Lasting
                    class="rules-topics"
                    wanted=move || rulebook.with(Option::is_some)
                    content=move || view! { <Topics rulebook=rulebook results=results /> }
                />
            </div>
        </div>
    }
}

/// How many rules are shown; that they are on their way; or that there is none. It is announced when it changes.
#[component]
fn Status(rulebook: Coming, results: Memo<Vec<bool>>) -> impl IntoView {
    let plan = use_plan();
    let words = use_words();
    let language = words.language();
    let text = move || {
        let figures = words.figures(plan.run.with(|run| run.scenario().account.currency));
        let number = |count: usize| figures.whole(i64::try_from(count).unwrap_or(i64::MAX));
        let (all, found) =
            results.with(|results| (results.len(), results.iter().filter(|found| **found).count()));
        if rulebook.with(Option::is_none) {
            say::rules_loading(language)
        } else if found == 0 {
            say::rules_none(language)
        } else {
            say::rules_count(language, &number(all), &number(found))
        }
    };
    view! { <p class="rules-status" role="status">{text}</p> }
}

/// The rules under the titles of their topics. What is not looked for is hidden, so that what is open stays open.
#[component]
fn Topics(rulebook: Coming, results: Memo<Vec<bool>>) -> impl IntoView {
    let rulebook = rulebook.get_untracked();
    let mut first = 0;
    let topics = rulebook.iter().flat_map(|rulebook| &rulebook.topics).map(|topic| {
        let own = first..first + topic.rules.len();
        let rules = own.clone().zip(&topic.rules).map(|(index, rule)| {
            let is_found = move || results.with(|results| results.get(index) == Some(&true));
            let element_id = element_id(&rule.id);
            view! {
                <li hidden=move || !is_found()>
                    <RuleEntry rule=rule.clone() element_id=element_id />
                </li>
            }
        });
        first = own.end;
        let heading = format!("rules-{}", topic.id);
        let labelled_by = heading.clone();
        let has_found = move || {
            results.with(|results| results.get(own.clone()).is_some_and(|own| own.contains(&true)))
        };
        view! {
            <section aria-labelledby=labelled_by hidden=move || !has_found()>
                <h2 id=heading>{topic.title.clone()}</h2>
                <ul class="rule-list">{rules.collect_view()}</ul>
            </section>
        }
    });
    topics.collect_view()
}

fn element_id(rule: &str) -> String {
    format!("rule-{rule}")
}

/// Opens the rule that the address names as soon as the rulebook is there.
fn show_named_rule(
    rulebook: Coming,
    why_not: RwSignal<Option<NoRulebook>>,
    search: RwSignal<Search>,
    results: Memo<Vec<bool>>,
) {
    let visit = use_visit();
    Effect::new(move |_| {
        let Arrival { route: Route::Rules(Some(id)), is_return } = visit.arrival() else {
            return;
        };
        let Some(rulebook) = rulebook.get() else {
            if why_not.with(Option::is_some) {
                show_heading(Room::Rules, is_return);
            }
            return;
        };
        let Some((index, rule)) = rulebook.position(&id) else {
            show_heading(Room::Rules, is_return);
            return;
        };
        if results.with_untracked(|results| results.get(index) != Some(&true)) {
            search.set(Search::default());
        }
        show_rule(element_id(&rule.id), is_return);
    });
}
