//! What was assumed, what to watch out for, and the money that does not count.

use ad_credit_lab_engine::outcome::Assumption;
use ad_credit_lab_words::{Format, assumption, counting, say, warning};
use leptos::prelude::*;

use super::RuleMark;
use crate::i18n::use_words;
use crate::state::use_plan;

/// The decisions that mattered, each in one sentence with its id.
#[component]
pub fn Assumptions() -> impl IntoView {
    let plan = use_plan();
    let words = use_words();
    let language = words.language();
    let list = move || {
        let run = plan.run.get();
        let figures = words.figures(run.scenario().account.currency);
        let assumptions = &run.outcome().assumptions;
        if assumptions.is_empty() {
            return view! { <p>{say::assumptions_none(language)}</p> }.into_any();
        }
        let items = assumptions.iter().map(|made| {
            // A field that was assumed has no rule: its sentence says that it comes from the offer's file.
            let is_decision = !matches!(made, Assumption::FieldAssumed { .. });
            let mark = is_decision.then(|| view! { <span class="rule-mark">{made.id()}</span> });
            view! { <li>{assumption(language, &figures, made)} " " {mark}</li> }
        });
        view! { <ul class="notes">{items.collect_view()}</ul> }.into_any()
    };
    view! {
        <section class="panel" aria-labelledby="assumptions-heading">
            <h2 id="assumptions-heading">{say::assumptions_heading(language)}</h2>
            <p class="quiet">{say::assumptions_intro(language)}</p>
            {list}
        </section>
    }
}

/// What went as the rules say but that one would want to know. Nothing is shown where there is nothing.
#[component]
pub fn Warnings() -> impl IntoView {
    let plan = use_plan();
    let words = use_words();
    let language = words.language();
    move || {
        let run = plan.run.get();
        let figures = words.figures(run.scenario().account.currency);
        let warnings = &run.outcome().warnings;
        let items = warnings.iter().map(|given| {
            view! { <li>{warning(language, &figures, given)} " " <RuleMark rule=given.rule() /></li> }
        });
        (!warnings.is_empty()).then(|| {
            view! {
                <section class="panel warnings" aria-labelledby="warnings-heading">
                    <h2 id="warnings-heading">{say::warnings_heading(language)}</h2>
                    <ul class="notes">{items.collect_view()}</ul>
                </section>
            }
        })
    }
}

/// The spend that does not count for the first offer, each reason once with its amount and rule.
#[component]
pub fn Uncounted() -> impl IntoView {
    let plan = use_plan();
    let words = use_words();
    let language = words.language();
    let list = move || {
        let run = plan.run.get();
        let figures = words.figures(run.scenario().account.currency);
        let not_counted = &run.outcome().offers[0].not_counted;
        if not_counted.is_empty() {
            return view! { <p>{say::uncounted_none(language)}</p> }.into_any();
        }
        let items = not_counted.iter().map(|(reason, amount)| {
            view! {
                <li>
                    <strong class="amount">{figures.money(*amount)}</strong>
                    " "
                    {counting(language, *reason)}
                    " "
                    <RuleMark rule=reason.rule() />
                </li>
            }
        });
        view! { <ul class="notes">{items.collect_view()}</ul> }.into_any()
    };
    view! {
        <section class="panel" aria-labelledby="uncounted-heading">
            <h2 id="uncounted-heading">{say::uncounted_heading(language)}</h2>
            {list}
        </section>
    }
}
