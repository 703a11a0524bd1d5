//! Rules: what the simulator goes by, and where that was read.

use std::sync::Arc;

use ad_credit_lab_words::{Format, say};
use leptos::prelude::*;

use crate::components::{RuleEntry, RuleSearch, show_heading, show_rule};
use crate::i18n::use_words;
use crate::route::{Room, Route};
use crate::rulebook::{NoRulebook, Rulebook, Search};
use crate::state::{Arrival, use_plan, use_visit};

/// What has become of the rulebook; nothing while it is on its way.
type Coming = Option<Result<Arc<Rulebook>, NoRulebook>>;

/// The room: the search at the side (on top where it is narrow), and the rules topic by topic.
#[component]
pub fn RulesPage() -> impl IntoView {
    let words = use_words();
    let language = words.language();
    let coming = RwSignal::new(Coming::None);
    let fetch = move || {
        coming.set(None);
        leptos::task::spawn_local(async move {
            let rulebook = Rulebook::fetch(language).await;
            coming.try_set(Some(rulebook.map(Arc::new)));
        });
    };
    fetch();
    let rulebook = Memo::new(move |_| coming.get().and_then(Result::ok));
    let why_not = Memo::new(move |_| coming.get().and_then(Result::err));
    let search = RwSignal::new(Search::default());
    let results = Memo::new(move |_| {
        let rulebook = rulebook.get();
        rulebook.map_or_else(Vec::new, |rulebook| search.with(|search| search.results(&rulebook)))
    });
    let missing = show_named_rule(rulebook, why_not, search, results);
    let topics = Signal::derive(move || {
        let rulebook = rulebook.get();
        let topics = rulebook.iter().flat_map(|rulebook| &rulebook.topics);
        topics.map(|topic| (topic.id.clone(), topic.title.clone())).collect::<Vec<_>>()
    });
    let again = move |_| {
        show_heading(Room::Rules, false);
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
    let missing = move || {
        let text = missing.get().map(|id| say::rules_missing(language, &id));
        text.map(|text| view! { <p class="notice failed">{text}</p> })
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
                {move || rulebook.get().map(|rulebook| view! { <Topics rulebook=rulebook results=results /> })}
            </div>
        </div>
    }
}

/// How many rules are shown; that they are on their way; or that there is none. It is announced when it changes.
#[component]
fn Status(rulebook: Memo<Option<Arc<Rulebook>>>, results: Memo<Vec<bool>>) -> impl IntoView {
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
fn Topics(rulebook: Arc<Rulebook>, results: Memo<Vec<bool>>) -> impl IntoView {
    let mut first = 0;
    let topics = rulebook.topics.iter().map(|topic| {
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

/// Opens the rule that the address names as soon as the rulebook is there. Gives the id for which there is no rule.
fn show_named_rule(
    rulebook: Memo<Option<Arc<Rulebook>>>,
    why_not: Memo<Option<NoRulebook>>,
    search: RwSignal<Search>,
    results: Memo<Vec<bool>>,
) -> Memo<Option<String>> {
    let visit = use_visit();
    let named = move || match visit.arrival() {
        Arrival { route: Route::Rules(Some(id)), is_return } => Some((id, is_return)),
        _ => None,
    };
    Effect::new(move |_| {
        let Some((id, is_return)) = named() else {
            return;
        };
        let Some(rulebook) = rulebook.get() else {
            if why_not.with(Option::is_some) {
                show_heading(Room::Rules, is_return);
            }
            return;
        };
        let Some(index) = rulebook.rules().position(|rule| rule.id.eq_ignore_ascii_case(&id))
        else {
            show_heading(Room::Rules, is_return);
            return;
        };
        if results.with_untracked(|results| results.get(index) != Some(&true)) {
            search.set(Search::default());
        }
        if let Some(rule) = rulebook.rules().nth(index) {
            show_rule(element_id(&rule.id), is_return);
        }
    });
    Memo::new(move |_| {
        let (id, _) = named()?;
        rulebook.with(|rulebook| rulebook.as_ref()?.rule(&id).is_none().then_some(id))
    })
}
