//! Plan: when does the credit come, how much of it is used, and why.

use std::rc::Rc;

use crate::signals::*;
use ad_credit_lab_engine::calendar::Date;
use ad_credit_lab_engine::offer::ActivationMode;
use ad_credit_lab_engine::scenario::SpendPlan;
use ad_credit_lab_words::{Format, Language, activation, offer_title, say, seen};

use crate::charts::money_timeline;
use crate::components::{
    Choice, FieldKind, JournalOptions, answer, assumptions, field, file_actions, journal,
    key_figures, once_wanted, panel, part_heading, spend_import, uncounted, warnings,
};
use crate::i18n::use_words;
use crate::markup::Element;
use crate::markup::html::{a, div, h1, li, nav, p, ul};
use crate::route::{Part, Room, Route};
use crate::state::{Edit, use_plan, use_visit};

/// The room: the answer on top, inputs at the side (under the answer where it is narrow), and what the plan can be asked, a part each.
/// A new plan begins `today`.
pub fn plan_page(today: Date) -> Vec<Element> {
    let language = use_words().language();
    let title = h1().id(Room::Plan.heading_id()).class("page-title").attribute("tabindex", "-1");
    let details = div().class("plan-details").child(part_nav()).children(Part::ALL.map(part_place));
    let room = div()
        .class("plan")
        .child(answer())
        .child(div().class("plan-inputs").child(inputs()).child(file_actions(today)))
        .child(details);
    vec![title.text(say::plan_title(language)), room]
}

/// A part of the room, made when one first comes to it and kept from then on.
fn part_place(part: Part) -> Element {
    let shown = shown_part();
    let is_shown = move || shown.get() == part;
    let content = move || match part {
        Part::Timeline => timeline(),
    };
    let place = div().class("plan-part").id(part_heading(part)).attribute("tabindex", "-1");
    let place = place.attribute("role", "group").attribute("aria-label", part_name(part));
    once_wanted(place.live_hidden(move || !is_shown()), is_shown, content)
}

/// When what happens: the figures, the money timeline, what counted and what did not, and the journal.
fn timeline() -> Vec<Element> {
    let run = use_plan().run;
    let warned = div()
        .class("plan-warnings")
        .live(warnings(run, ["warnings-heading", "undecided-heading", "told-heading"]));
    let columns = div()
        .class("columns")
        .child(uncounted(run, "uncounted-heading"))
        .child(assumptions(run, "assumptions-heading"));
    vec![
        warned,
        key_figures(),
        money_timeline(run, "plan", None),
        columns,
        journal(run, JournalOptions { id: "journal", moments: None }),
    ]
}

/// The way from part to part.
fn part_nav() -> Element {
    let language = use_words().language();
    let shown = shown_part();
    let links = Part::ALL.map(|part| {
        let is_shown = move || shown.get() == part;
        let link = a()
            .attribute("href", Route::Plan(part).fragment())
            .live_attribute("aria-current", move || is_shown().then_some("page"));
        li().child(link.text(part_name(part)))
    });
    nav()
        .class("plan-parts")
        .attribute("aria-label", say::plan_parts(language))
        .child(ul().children(links))
}

/// The part that the address names. While another room is shown, this one stays as it was.
fn shown_part() -> Memo<Part> {
    let visit = use_visit();
    Memo::new(move |before: Option<&Part>| match visit.arrival().route {
        Route::Plan(part) => part,
        _ => before.copied().unwrap_or_default(),
    })
}

/// What a part is called.
fn part_name(part: Part) -> String {
    let language = use_words().language();
    match part {
        Part::Timeline => say::plan_part_timeline(language),
    }
}

/// What can be changed: the activation with its dates, and the spend plan.
fn inputs() -> Element {
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
    let budget_label = move || {
        let currency = plan.run.with(|run| run.scenario().account.currency);
        say::plan_daily_budget(language, currency.code())
    };
    let options = vec![
        (ActivationMode::Automatic.name(), say::plan_activation_automatic(language)),
        (ActivationMode::Code.name(), say::plan_activation_code(language)),
    ];
    let choose = move |mode: &'static str| {
        // A mode that the offer does not have cannot be chosen.
        let _ = plan.edit(Edit::Activation, mode);
        plan.close_step();
    };
    let is_offered = move |mode: &'static str| {
        plan.run.with(|run| {
            let modes = &run.scenario().offers[0].offer.activation;
            modes.iter().any(|offered| offered.name() == mode)
        })
    };
    let hint = move || {
        let mode = plan.run.with(|run| run.scenario().offers[0].activation);
        match mode {
            ActivationMode::Automatic => say::plan_activation_automatic_hint(language),
            ActivationMode::Code => say::plan_activation_code_hint(language),
            other => say::plan_activation_other(language, &activation(language, other)),
        }
    };
    let mode = Choice {
        label: say::plan_activation(language),
        name: "activation",
        options,
        chosen: Rc::new(move || plan.text(Edit::Activation)),
        can_choose: Some(Rc::new(is_offered)),
        on_choose: Rc::new(choose),
    };
    let date = move |edit, label: fn(&Language) -> String| {
        field(edit, FieldKind::Date, move || label(language))
    };
    let code = move || {
        if !by_code.get() {
            return Vec::new();
        }
        vec![
            date(Edit::CodeReceived, say::plan_code_received),
            date(Edit::CodeRedeemed, say::plan_code_redeemed),
        ]
    };
    let spend = move || {
        if !has_spend_plan.get() {
            return vec![p().class("quiet").text(say::plan_no_spend_plan(language))];
        }
        // Amounts that rise and fall cannot be typed as one.
        let budget = if is_flat.get() {
            field(Edit::DailyBudget, FieldKind::Amount, budget_label)
        } else {
            let text = move || say::plan_budget_varies(language, &spent.get());
            p().class("quiet").live_text(text)
        };
        let days = move || say::plan_spend_days(language);
        vec![
            date(Edit::SpendStart, say::plan_spend_start),
            budget,
            field(Edit::SpendDays, FieldKind::Whole, days),
        ]
    };
    panel("panel inputs", "inputs-heading", say::plan_inputs(language))
        .child(offer_line())
        .child(mode.view())
        .child(p().class("quiet hint").live_text(hint))
        .child(date(Edit::AccountCreated, say::plan_account_created))
        .live(code)
        .live(spend)
        .children(spend_import())
        .live(own_entries())
}

/// Which offer it is, and where that was read.
fn offer_line() -> Element {
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
    div()
        .class("offer-line")
        .child(p().class("offer-title").live_text(title))
        .child(p().class("quiet").live_text(source))
}

/// What a scenario holds that the inputs do not show.
fn own_entries() -> impl Fn() -> Vec<Element> {
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
            entries.into_iter().chain(offers).map(|text| p().class("quiet").text(text)).collect()
        })
    }
}
