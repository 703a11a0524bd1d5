//! What was assumed, what to watch out for, and the money that does not count.

use ad_credit_lab_engine::outcome::Assumption;
use ad_credit_lab_words::{Format, assumption, counting, say, warning};
use leptos::prelude::*;

use super::{DecisionMark, RuleMark};
use crate::i18n::use_words;
use crate::state::use_plan;

/// A list of notes, or one sentence where there are none.
fn notes(items: Vec<AnyView>, none: String) -> AnyView {
    if items.is_empty() {
        return view! { <p>{none}</p> }.into_any();
    }
    let items = items.into_iter().map(|item| view! { <li>{item}</li> }).collect_view();
    view! { <ul class="notes">{items}</ul> }.into_any()
}

/// The decisions that mattered, each in one sentence with its id.
#[component]
pub fn Assumptions() -> impl IntoView {
    let plan = use_plan();
    let words = use_words();
    let language = words.language();
    let list = move || {
        let run = plan.run.get();
        let figures = words.figures(run.scenario().account.currency);
        // Of several offers the page shows the first; what was assumed for another is not its business.
        let shown = run
            .outcome()
            .assumptions
            .iter()
            .filter(|made| made.offer().is_none_or(|offer| offer == 0));
        let items = shown.map(|made| {
            // A field that was assumed has no rule: its sentence says that it comes from the offer's file.
            let is_decision = !matches!(made, Assumption::FieldAssumed { .. });
            let mark = is_decision.then(|| view! { <DecisionMark id=made.id() /> });
            view! { {assumption(language, &figures, made)} " " {mark} }.into_any()
        });
        notes(items.collect(), say::assumptions_none(language))
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
            view! { {warning(language, &figures, given)} " " <RuleMark rule=given.rule() /> }
                .into_any()
        });
        (!warnings.is_empty()).then(|| {
            view! {
                <section class="panel warnings" aria-labelledby="warnings-heading">
                    <h2 id="warnings-heading">{say::warnings_heading(language)}</h2>
                    {notes(items.collect(), String::new())}
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
        let items = run.outcome().offers[0].not_counted.iter().map(|(reason, amount)| {
            view! {
                <strong class="amount">{figures.money(*amount)}</strong>
                " "
                {counting(language, *reason)}
                " "
                <RuleMark rule=reason.rule() />
            }
            .into_any()
        });
        notes(items.collect(), say::uncounted_none(language))
    };
    view! {
        <section class="panel" aria-labelledby="uncounted-heading">
            <h2 id="uncounted-heading">{say::uncounted_heading(language)}</h2>
            {list}
        </section>
    }
}
