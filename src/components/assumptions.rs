//! What was assumed, what to watch out for, what cannot be decided, and the money that does not count.

use ad_credit_lab_engine::offer::TriggerKind;
use ad_credit_lab_engine::outcome::{Assumption, Warning};
use ad_credit_lab_engine::reason::Counting;
use ad_credit_lab_engine::rules;
use ad_credit_lab_engine::value::{CreditIndex, OfferIndex, Subject};
use ad_credit_lab_words::{Format, assumption, counting, say, undecided, warning};
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
            // A field that was assumed has no rule: its sentence says that it comes from the offer's file, or from the scenario.
            let is_decision =
                !matches!(made, Assumption::FieldAssumed { .. } | Assumption::TermAnswered { .. });
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

/// What went as the rules say but that one would want to know, and what cannot be decided. Nothing is shown where there is nothing.
#[component]
pub fn Warnings() -> impl IntoView {
    let plan = use_plan();
    let words = use_words();
    let language = words.language();
    let panel =
        move |id: &'static str, heading: String, items: Vec<AnyView>, class: &'static str| {
            (!items.is_empty()).then(|| {
                view! {
                    <section class=class aria-labelledby=id>
                        <h2 id=id>{heading}</h2>
                        {notes(items, String::new())}
                    </section>
                }
            })
        };
    move || {
        let run = plan.run.get();
        let figures = words.figures(run.scenario().account.currency);
        let (told, warned): (Vec<_>, Vec<_>) =
            run.outcome().warnings.iter().partition(|given| given.is_for_information());
        let say = |given: Vec<&Warning>| -> Vec<AnyView> {
            let said = given.into_iter().map(|given| {
                view! { {warning(language, &figures, given)} " " <RuleMark rule=given.rule() /> }
                    .into_any()
            });
            said.collect()
        };
        let (told, warned) = (say(told), say(warned));
        // Of several offers the page shows the first; what is open about another is not its business.
        let open = run.outcome().undecided.iter().filter(
            |open| !matches!(open.subject(), Some(Subject::Offer(OfferIndex(offer))) if offer != 0),
        );
        let undecided = open.map(|open| {
            let credit = match open.subject() {
                Some(Subject::Credit(CreditIndex(credit))) => {
                    run.outcome().credits.get(credit as usize).map(|credit| credit.id.clone())
                }
                _ => None,
            };
            let credit = credit.map(|id| view! { <strong>{id}</strong> " " });
            view! { {credit} {undecided(language, &figures, open)} " " <RuleMark rule=open.rule() /> }
                .into_any()
        });
        let undecided = undecided.collect();
        view! {
            {panel("warnings-heading", say::warnings_heading(language), warned, "panel warnings")}
            {panel("undecided-heading", say::undecided_heading(language), undecided, "panel warnings")}
            {panel("told-heading", say::told_heading(language), told, "panel told")}
        }
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
        let offer = &run.outcome().offers[0];
        let pending = (Counting::Pending, offer.pending);
        let not_counted = [pending].into_iter().chain(offer.not_counted.iter().copied());
        let not_counted =
            not_counted.map(|(why, amount)| (amount, counting(language, why), why.rule()));
        let refunded = (offer.refunded, say::uncounted_refunded(language), &rules::A21);
        let items = not_counted.chain([refunded]).filter(|(amount, ..)| !amount.is_zero()).map(
            |(amount, why, rule)| {
                view! {
                    <strong class="amount">{figures.money(amount)}</strong>
                    " "
                    {why}
                    " "
                    <RuleMark rule=rule />
                }
                .into_any()
            },
        );
        let none = match run.terms().trigger {
            TriggerKind::Spend => say::uncounted_none(language),
            _ => say::uncounted_no_spend(language),
        };
        notes(items.collect(), none)
    };
    view! {
        <section class="panel" aria-labelledby="uncounted-heading">
            <h2 id="uncounted-heading">{say::uncounted_heading(language)}</h2>
            {list}
        </section>
    }
}
