//! Plan: when does the credit come, how much of it is used, and why.

use ad_credit_lab_engine::calendar::Date;
use ad_credit_lab_engine::offer::ActivationMode;
use ad_credit_lab_engine::scenario::SpendPlan;
use ad_credit_lab_words::{Format, activation, offer_title, say, seen};
use leptos::prelude::*;

use crate::charts::MoneyTimeline;
use crate::components::{
    Answer, Assumptions, Choice, Field, FieldKind, FileActions, Journal, KeyFigures, Uncounted,
    Warnings,
};
use crate::i18n::use_words;
use crate::route::Room;
use crate::state::{Edit, use_plan};

/// The room: the answer on top, inputs at the side (under the answer where it is narrow), the money timeline, then why.
#[component]
pub fn PlanPage(
    /// Today's date, on which a new plan begins.
    today: Date,
) -> impl IntoView {
    let language = use_words().language();
    view! {
        <h1 id=Room::Plan.heading_id() class="page-title" tabindex="-1">{say::plan_title(language)}</h1>
        <div class="plan">
            <Answer />
            <div class="plan-inputs">
                <Inputs />
                <FileActions today=today />
            </div>
            <div class="plan-details">
                <Warnings />
                <KeyFigures />
                <MoneyTimeline />
                <div class="columns">
                    <Uncounted />
                    <Assumptions />
                </div>
                <Journal />
            </div>
        </div>
    }
}

/// What can be changed: the activation with its dates, and the spend plan.
#[component]
fn Inputs() -> impl IntoView {
    let plan = use_plan();
    let words = use_words();
    let language = words.language();
    let by_code = Memo::new(move |_| plan.text(Edit::Activation) == ActivationMode::Code.name());
    let has_spend_plan =
        Memo::new(move |_| plan.run.with(|run| run.scenario().spend_plan.is_some()));
    let is_flat = Memo::new(move |_| !plan.text(Edit::DailyBudget).is_empty());
    let spent = Memo::new(move |_| {
        plan.run.with(|run| {
            let scenario = run.scenario();
            let amounts = scenario.spend_plan.as_ref().map(SpendPlan::amounts).unwrap_or_default();
            words.figures(scenario.account.currency).money(amounts.into_iter().sum())
        })
    });
    let budget_label = Signal::derive(move || {
        let currency = plan.run.with(|run| run.scenario().account.currency);
        say::plan_daily_budget(language, currency.code())
    });
    let label = |text: String| Signal::derive(move || text.clone());
    let options = vec![
        (ActivationMode::Automatic.name(), say::plan_activation_automatic(language)),
        (ActivationMode::Code.name(), say::plan_activation_code(language)),
    ];
    let choose = Callback::new(move |mode: &'static str| {
        // A mode that the offer does not have cannot be chosen.
        let _ = plan.edit(Edit::Activation, mode);
        plan.close_step();
    });
    let is_offered = Callback::new(move |mode: &'static str| {
        plan.run.with(|run| {
            let modes = &run.scenario().offers[0].offer.activation;
            modes.iter().any(|offered| offered.name() == mode)
        })
    });
    let hint = move || {
        let mode = plan.run.with(|run| run.scenario().offers[0].activation);
        match mode {
            ActivationMode::Automatic => say::plan_activation_automatic_hint(language),
            ActivationMode::Code => say::plan_activation_code_hint(language),
            other => say::plan_activation_other(language, &activation(language, other)),
        }
    };
    let [created, received, redeemed] = [
        say::plan_account_created(language),
        say::plan_code_received(language),
        say::plan_code_redeemed(language),
    ]
    .map(label);
    let [start, days] =
        [say::plan_spend_start(language), say::plan_spend_days(language)].map(label);
    view! {
        <section class="panel inputs" aria-labelledby="inputs-heading">
            <h2 id="inputs-heading">{say::plan_inputs(language)}</h2>
            <OfferLine />
            <Choice
                label=say::plan_activation(language)
                name="activation"
                options=options
                chosen=Signal::derive(move || plan.text(Edit::Activation))
                can_choose=is_offered
                on_choose=choose
            />
            <p class="quiet hint">{hint}</p>
            <Field edit=Edit::AccountCreated kind=FieldKind::Date label=created />
            <Show when=move || by_code.get()>
                <Field edit=Edit::CodeReceived kind=FieldKind::Date label=received />
                <Field edit=Edit::CodeRedeemed kind=FieldKind::Date label=redeemed />
            </Show>
            <Show
                when=move || has_spend_plan.get()
                fallback=move || view! { <p class="quiet">{say::plan_no_spend_plan(language)}</p> }
            >
                <Field edit=Edit::SpendStart kind=FieldKind::Date label=start />
                <Show
                    when=move || is_flat.get()
                    fallback=move || view! { <p class="quiet">{move || say::plan_budget_varies(language, &spent.get())}</p> }
                >
                    <Field edit=Edit::DailyBudget kind=FieldKind::Amount label=budget_label />
                </Show>
                <Field edit=Edit::SpendDays kind=FieldKind::Whole label=days />
            </Show>
            <OwnEntries />
        </section>
    }
}

/// Which offer it is, and where that was read.
#[component]
fn OfferLine() -> impl IntoView {
    let plan = use_plan();
    let words = use_words();
    let language = words.language();
    let title = move || {
        plan.run.with(|run| {
            let offer = &run.scenario().offers[0].offer;
            offer_title(language, &offer.title, offer.source.grade)
        })
    };
    let source = move || {
        plan.run.with(|run| {
            let offer = &run.scenario().offers[0].offer;
            let seen = seen(language, &words.figures(offer.currency), offer.source.seen);
            say::plan_offer_source(
                language,
                &seen,
                offer.source.grade.name(),
                &offer.network,
                &offer.source.name,
            )
        })
    };
    view! {
        <div class="offer-line">
            <p class="offer-title">{title}</p>
            <p class="quiet">{source}</p>
        </div>
    }
}

/// What a scenario holds that the inputs do not show.
#[component]
fn OwnEntries() -> impl IntoView {
    let plan = use_plan();
    let words = use_words();
    let language = words.language();
    move || {
        plan.run.with(|run| {
            let scenario = run.scenario();
            let figures = words.figures(scenario.account.currency);
            let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
            let inputs = [Edit::CodeReceived, Edit::CodeRedeemed]
                .iter()
                .filter(|edit| !edit.text(scenario).is_empty())
                .count();
            let others = scenario.entries.len().saturating_sub(inputs);
            let entries =
                (others > 0).then(|| say::plan_also_entries(language, &figures, count(others)));
            let offers = (scenario.offers.len() > 1)
                .then(|| say::plan_first_offer(language, &figures, count(scenario.offers.len())));
            entries
                .into_iter()
                .chain(offers)
                .map(|text| view! { <p class="quiet">{text}</p> })
                .collect_view()
        })
    }
}
