//! What happens on single days besides the plan: spends, credits, top-ups, refunds.

use std::rc::Rc;

use ad_credit_lab_engine::calendar::Date;
use ad_credit_lab_engine::journal::{Event, Verdict};
use ad_credit_lab_engine::offer::TriggerKind;
use ad_credit_lab_engine::scenario::Action;
use ad_credit_lab_words::{Format, reason, say};

use crate::components::draft::{Form, chosen, dated, focus_when_there, typed};
use crate::components::{FieldKind, button, check};
use crate::i18n::use_words;
use crate::markup::Element;
use crate::markup::html::{div, fieldset, legend, p};
use crate::signals::*;
use crate::state::{EntryKind, PlanEntry, Refundable, Run, refund_of, use_plan};

/// The amount that a new entry has at first.
const AMOUNT: &str = "50";

/// How many there are, in one line.
pub(super) fn said(run: &Run) -> String {
    let words = use_words();
    let language = words.language();
    let figures = words.figures(run.scenario().account.currency);
    let draft = crate::state::Draft::of_plan(run.scenario());
    let shown = i64::try_from(draft.plan_entries().len()).unwrap_or(i64::MAX);
    if shown == 0 { say::inputs_no_entries(language) } else { figures.whole(shown) }
}

/// The inputs.
pub(super) fn inputs(form: Form) -> Vec<Element> {
    let structure = Memo::new(move |_| {
        form.draft.with(|draft| (draft.structure("entries"), draft.plan_entries()))
    });
    let list = move || {
        let (_, entries) = structure.get();
        untrack(|| entries.into_iter().map(|entry| row(form, entry)).collect::<Vec<_>>())
    };
    vec![div().class("input-rows").live(list), additions(form), div().live(others(form))]
}

/// An entry with its inputs, and why it is refused, if it is.
fn row(form: Form, entry: PlanEntry) -> Element {
    let language = use_words().language();
    let place = |field: &str| format!("entries[{}].{field}", entry.number);
    let name = match entry.kind {
        EntryKind::Spend => say::inputs_extra_spend(language),
        EntryKind::CreditSpend => say::inputs_credit_spend(language),
        EntryKind::TopUp => say::inputs_top_up(language),
        EntryKind::Credit => say::inputs_other_credit(language),
        EntryKind::Refund => say::inputs_refund(language),
        EntryKind::Action => say::inputs_action(language),
    };
    let date = dated(form, place("at"), say::inputs_on(language));
    let inputs = match entry.kind {
        EntryKind::Action => {
            vec![typed(form, FieldKind::Text, place("action"), say::set_up_action(language), true)]
        }
        _ => {
            let label = say::inputs_amount(language);
            vec![typed(form, FieldKind::Amount, place("amount"), label, true)]
        }
    };
    let more = match entry.kind {
        EntryKind::Spend => {
            let fund = move || {
                form.change("entries", move |draft| draft.fund_entry(entry, !entry.has_companion));
            };
            let is_funded = entry.has_companion;
            vec![check(say::inputs_funded(language), move || is_funded, fund)]
        }
        EntryKind::Credit => {
            let label = say::set_up_last_date(language);
            vec![typed(form, FieldKind::Date, place("expires"), label, true)]
        }
        EntryKind::Refund => {
            let own = form.text(&place("spend"));
            let run = form.run();
            let mut options = run.as_ref().map(refundable).unwrap_or_default();
            // One that was given back as a whole is among them no more.
            let is_missing = !own.is_empty() && options.iter().all(|(known, _)| *known != own);
            let missing = run.filter(|_| is_missing).and_then(|run| {
                let number = form.draft.with(|draft| draft.number_in_scenario(entry.number))?;
                match run.scenario().entries.get(number)?.action {
                    Action::Refund { spend, .. } => Some((own, spend_said(&run, spend)?)),
                    _ => None,
                }
            });
            options.extend(missing);
            vec![chosen(form, place("spend"), say::inputs_refund_of(language), options)]
        }
        _ => Vec::new(),
    };
    let remove = move || {
        form.change("entries", move |draft| draft.remove_entry(entry));
        focus_when_there(form.id_of("add-spend"));
    };
    let note = move || refusal(form, entry.number).unwrap_or_default();
    fieldset()
        .class("input-item")
        .child(legend().text(name))
        .child(div().class("input-pair").child(date).children(inputs))
        .children(more)
        .child(p().class("quiet input-note").live_text(note))
        .child(button("button link", remove).text(say::inputs_remove(language)))
}

/// Why the plan refuses an entry.
fn refusal(form: Form, number: usize) -> Option<String> {
    let words = use_words();
    let run = use_plan().run;
    run.with(|run| {
        if form.problems.with(|problems| !problems.is_empty()) {
            return None;
        }
        let number = form.draft.with(|draft| draft.number_in_scenario(number))?;
        let number = u32::try_from(number).ok()?;
        let mut rows = run.outcome().journal.rows();
        let row = rows.find(|row| row.event == Event::Entry(number))?;
        let figures = words.figures(run.scenario().account.currency);
        let why = row.reasons.first().filter(|_| row.verdict == Verdict::Refused)?;
        let why = reason(words.language(), &figures, why);
        Some(say::inputs_refused(words.language(), &why))
    })
}

/// The spends of the plan of which something can be given back, the oldest first.
fn refundable(run: &Run) -> Vec<(String, String)> {
    let words = use_words();
    let language = words.language();
    let figures = words.figures(run.scenario().account.currency);
    let spends = Refundable::of(run).into_iter().rev().map(|spend| {
        let text = say::inputs_spend_of(
            language,
            &figures.money(spend.left),
            &figures.date(spend.at.date()),
        );
        (refund_of(run.scenario(), spend.entry), text)
    });
    spends.collect()
}

/// The first spend of which something can be given back, and how much of it.
fn first_refundable(run: &Run) -> Option<(String, String)> {
    let first = Refundable::of(run).pop()?;
    let left = run.scenario().account.currency.format(first.left);
    Some((refund_of(run.scenario(), first.entry), left))
}

/// What a spend is called: its amount and its date.
fn spend_said(run: &Run, spend: u32) -> Option<String> {
    let words = use_words();
    let figures = words.figures(run.scenario().account.currency);
    let entry = run.outcome().entry(run.scenario(), spend)?;
    let Action::Spend { amount, .. } = entry.action else { return None };
    let date = figures.date(run.scenario().instant(entry.at).date());
    Some(say::inputs_spend_of(words.language(), &figures.money(amount), &date))
}

/// A button for each kind of entry.
fn additions(form: Form) -> Element {
    let language = use_words().language();
    let run = use_plan().run;
    let needs_action = Memo::new(move |_| {
        run.with(|run| run.scenario().offers[0].offer.trigger == TriggerKind::Action)
    });
    let add = Rc::new(move |kind: EntryKind| {
        let date = run.with_untracked(usual_date);
        let (of, left) = run.with_untracked(first_refundable).unwrap_or_default();
        let amount = if kind == EntryKind::Refund { left } else { AMOUNT.to_owned() };
        form.change("entries", move |draft| draft.add_entry(kind, date, &amount, &of));
        let last = form.draft.with_untracked(|draft| draft.plan_entries().last().copied());
        if let Some(last) = last {
            focus_when_there(form.id_of(&format!("entries[{}].at", last.number)));
        }
    });
    let button_for = move |kind: EntryKind, text: String| {
        let add = Rc::clone(&add);
        button("button link", move || add(kind)).text(text)
    };
    let for_action = button_for.clone();
    let action = move || {
        let add = needs_action.get();
        add.then(|| for_action(EntryKind::Action, say::inputs_action(language)))
    };
    let spend = button_for(EntryKind::Spend, say::inputs_extra_spend(language));
    div()
        .class("input-links")
        .attribute("role", "group")
        .attribute("aria-label", say::inputs_add(language))
        .child(spend.id(form.id_of("add-spend")))
        .child(button_for(EntryKind::CreditSpend, say::inputs_credit_spend(language)))
        .child(button_for(EntryKind::Credit, say::inputs_other_credit(language)))
        .child(button_for(EntryKind::TopUp, say::inputs_top_up(language)))
        .child(button_for(EntryKind::Refund, say::inputs_refund(language)))
        .live(action)
}

/// The date of a new entry: the first one of the plan, or the one on which the account is made.
fn usual_date(run: &Run) -> Date {
    let scenario = run.scenario();
    let start = scenario.spend_plan.as_ref().map(|plan| plan.start);
    start.unwrap_or_else(|| scenario.account.created.date())
}

/// What a scenario holds that no input shows.
fn others(form: Form) -> impl Fn() -> Vec<Element> {
    let words = use_words();
    let language = words.language();
    let run = use_plan().run;
    move || {
        let hidden = form.draft.with(|draft| draft.hidden_entries());
        run.with(|run| {
            let scenario = run.scenario();
            let figures = words.figures(scenario.account.currency);
            let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
            let entries =
                (hidden > 0).then(|| say::plan_also_entries(language, &figures, count(hidden)));
            let offers = (scenario.offers.len() > 1)
                .then(|| say::plan_first_offer(language, &figures, count(scenario.offers.len())));
            entries.into_iter().chain(offers).map(|text| p().class("quiet").text(text)).collect()
        })
    }
}
