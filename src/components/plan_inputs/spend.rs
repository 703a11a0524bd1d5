//! How much is spent on which days.

use std::rc::Rc;

use ad_credit_lab_engine::Node;
use ad_credit_lab_engine::money::Money;
use ad_credit_lab_engine::scenario::{Budget, SpendPlan, Weekday};
use ad_credit_lab_words::{Format, say};
use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;

use crate::components::draft::{Form, focus_when_there, select, typed, typed_as};
use crate::components::entry_field::labelled_input;
use crate::components::{FieldKind, button, spend_import};
use crate::i18n::{use_words, weekday};
use crate::markup::html::{div, textarea};
use crate::markup::{Element, Handle};
use crate::signals::*;
use crate::state::{Run, SpendShape};

/// How much on how many days, in one line.
pub(super) fn said(run: &Run) -> String {
    let words = use_words();
    let language = words.language();
    let scenario = run.scenario();
    let figures = words.figures(scenario.account.currency);
    let Some(plan) = &scenario.spend_plan else { return say::inputs_no_plan(language) };
    let days = i64::from(plan.days);
    let money = |amount: Money| figures.money(amount);
    let is_plain = plan.pauses.is_empty() && plan.one_offs.is_empty();
    match &plan.budget {
        Budget::Flat(amount) if is_plain => {
            say::inputs_flat_said(language, &figures, days, &money(*amount))
        }
        Budget::Ramp { from, to } if is_plain => {
            say::inputs_ramp_said(language, &figures, days, &money(*from), &money(*to))
        }
        _ => {
            let sum = money(plan.amounts().into_iter().sum());
            say::inputs_sum_said(language, &figures, days, &sum)
        }
    }
}

/// The inputs.
pub(super) fn inputs(form: Form) -> Vec<Element> {
    let structure = Memo::new(move |_| form.draft.with(|draft| draft.structure("spend_plan")));
    let language = use_words().language();
    let content = move || {
        structure.with(|_| ());
        untrack(|| {
            let shape = form.draft.with(|draft| draft.spend_shape());
            let mut first = div().class("input-pair").child(shapes(form));
            if shape != SpendShape::Nothing {
                let (place, label) = ("spend_plan.start", say::plan_spend_start(language));
                first = first.child(typed(form, FieldKind::Date, place.to_owned(), label, true));
            }
            let mut parts = vec![first];
            if shape != SpendShape::Nothing {
                parts.extend(amounts(form, shape));
                parts.extend(exceptions(form));
            }
            parts
        })
    };
    // The dialog of the import stays, whatever shape comes of it.
    vec![
        div().class("input-rows").live(content),
        div().class("input-import").children(spend_import()),
    ]
}

/// The spend plan as it is now.
fn present(form: Form) -> Option<SpendPlan> {
    form.run()?.scenario().spend_plan.clone()
}

/// The choice of a shape. Other ways to a list of days, such as a file, belong beside it.
fn shapes(form: Form) -> Element {
    let language = use_words().language();
    let named = [
        (SpendShape::Flat, say::inputs_flat(language)),
        (SpendShape::Ramp, say::inputs_ramp(language)),
        (SpendShape::Weekdays, say::inputs_weekdays(language)),
        (SpendShape::List, say::inputs_list(language)),
        (SpendShape::Nothing, say::inputs_nothing(language)),
    ];
    let name = |shape: SpendShape| match shape {
        SpendShape::Nothing => "none",
        shape => shape.field(),
    };
    let options =
        named.iter().map(|(shape, text)| (name(*shape).to_owned(), text.clone())).collect();
    let value = Rc::new(move || name(form.draft.with(|draft| draft.spend_shape())).to_owned());
    let label = say::inputs_shape(language);
    select(form, "spend_plan".to_owned(), label, options, value, move |chosen| {
        let shape = SpendShape::ALL.into_iter().find(|shape| name(*shape) == chosen);
        let before = present(form);
        if let Some(shape) = shape {
            form.change("spend_plan", move |draft| draft.shape_spend(shape, before.as_ref()));
        }
    })
}

/// An amount of the spend plan, whose label names the currency.
fn amount(form: Form, field: &str, label: fn(&str) -> String) -> Element {
    let place = format!("spend_plan.{field}");
    let own = place.clone();
    let label = move || form.draft.with(|draft| label(&draft.text("account.currency")));
    typed_as(form, FieldKind::Amount, place, Rc::new(label), move |text| {
        form.type_in(&own, Some(Node::text(text.trim())));
    })
}

/// The same amount every day.
fn budget(form: Form) -> Element {
    amount(form, "daily_budget", |code| say::plan_daily_budget(use_words().language(), code))
}

/// The days and the amounts of a shape.
fn amounts(form: Form, shape: SpendShape) -> Vec<Element> {
    let language = use_words().language();
    let place = |field: &str| format!("spend_plan.{field}");
    let days =
        || typed(form, FieldKind::Whole, place("days"), say::plan_spend_days(language), true);
    match shape {
        SpendShape::Flat => vec![div().class("input-pair").child(budget(form)).child(days())],
        SpendShape::Ramp => vec![
            div()
                .class("input-pair")
                .child(amount(form, "ramp.from", |code| {
                    say::inputs_ramp_from(use_words().language(), code)
                }))
                .child(amount(form, "ramp.to", |code| {
                    say::inputs_ramp_to(use_words().language(), code)
                })),
            days(),
        ],
        SpendShape::Weekdays => {
            let inputs = Weekday::ALL.map(|day| weekday_input(form, day));
            vec![days(), div().class("input-pair").children(inputs)]
        }
        SpendShape::List => vec![listed(form)],
        SpendShape::Nothing => Vec::new(),
    }
}

/// The amount of a day of the week; nothing is spent on one without an amount.
fn weekday_input(form: Form, day: Weekday) -> Element {
    let language = use_words().language();
    let place = format!("spend_plan.by_weekday.{}", day.name());
    let own = place.clone();
    let label = Rc::new(move || weekday(language, day));
    typed_as(form, FieldKind::Amount, place, label, move |text| {
        let text = text.trim();
        let is_only = form.draft.with_untracked(|draft| {
            let has =
                |other: &Weekday| draft.has(&format!("spend_plan.by_weekday.{}", other.name()));
            Weekday::ALL.iter().all(|other| *other == day || !has(other))
        });
        // A week without any amount is none.
        form.type_in(&own, (is_only || !text.is_empty()).then(|| Node::text(text)));
    })
}

/// The amounts of the days, one in a line.
fn listed(form: Form) -> Element {
    let language = use_words().language();
    let place = "spend_plan.daily_amounts";
    let handle = Handle::default();
    let input = handle.clone();
    let value = move || {
        let amounts = form.draft.with(|draft| {
            let count = draft.length(place).unwrap_or(0);
            let amounts = (0..count).map(|number| draft.text(&format!("{place}[{number}]")));
            amounts.collect::<Vec<_>>()
        });
        let typed = input.get::<HtmlTextAreaElement>().map(|input| input.value());
        let is_same = |typed: &String| split(typed) == amounts;
        typed.filter(is_same).unwrap_or_else(|| amounts.join("\n"))
    };
    let on_input = move |event: web_sys::Event| {
        let target =
            event.target().and_then(|target| target.dyn_into::<HtmlTextAreaElement>().ok());
        let amounts = target.map(|target| split(&target.value())).unwrap_or_default();
        let amounts = Node::List(amounts.into_iter().map(Node::Text).collect());
        form.type_in(place, Some(amounts));
    };
    let mistake = move || {
        let found = form.problems.with(|problems| {
            let first = problems.iter().find(|problem| problem.place.starts_with(place));
            first.map(|problem| problem.place.clone())
        })?;
        let line = found[place.len()..].trim_matches(['[', ']']).parse::<i64>().ok();
        let wrong = form.mistake(&found)?;
        Some(match line {
            Some(line) => say::inputs_line(language, &wrong, &(line + 1).to_string()),
            None => wrong,
        })
    };
    let input = textarea()
        .keep_in(&handle)
        .class("amount")
        .attribute("rows", "6")
        .attribute("spellcheck", "false")
        .live_property("value", value)
        .on("input", on_input)
        .on("blur", move |_: web_sys::Event| form.leave());
    let label = Rc::new(move || say::inputs_amounts(language));
    labelled_input(form.id_of(place), label, Rc::new(mistake), input)
}

/// The amounts of a text, however they are separated. A text without any is one that is still to be filled in.
fn split(text: &str) -> Vec<String> {
    let parts = text.split(|separator: char| separator.is_whitespace() || separator == ';');
    let amounts: Vec<_> = parts.filter(|part| !part.is_empty()).map(str::to_owned).collect();
    if amounts.is_empty() { vec![String::new()] } else { amounts }
}

/// Pauses and days on which another amount is spent.
fn exceptions(form: Form) -> Vec<Element> {
    let language = use_words().language();
    let count = |field: &str| {
        form.draft.with(|draft| draft.length(&format!("spend_plan.{field}")).unwrap_or(0))
    };
    let date = |place: String, label: String| typed(form, FieldKind::Date, place, label, true);
    let adds = |field: &str| form.id_of(&format!("spend_plan.{field}"));
    let remove = |place: String, field: &'static str, text: String| {
        let remove = move || {
            form.put(&place, None);
            focus_when_there(form.id_of(&format!("spend_plan.{field}")));
        };
        button("button link", remove).text(text)
    };
    let mut parts = Vec::new();
    for number in 0..count("pauses") {
        let own = format!("spend_plan.pauses[{number}]");
        let row = div()
            .class("input-pair input-item")
            .child(date(format!("{own}.from"), say::inputs_pause_from(language)))
            .child(date(format!("{own}.until"), say::inputs_pause_until(language)));
        parts.push(row.child(remove(own, "pauses", say::inputs_remove_pause(language))));
    }
    for number in 0..count("one_offs") {
        let own = format!("spend_plan.one_offs[{number}]");
        let amount = typed(
            form,
            FieldKind::Amount,
            format!("{own}.amount"),
            say::inputs_one_off_amount(language),
            true,
        );
        let row = div()
            .class("input-pair input-item")
            .child(date(format!("{own}.on"), say::inputs_one_off(language)))
            .child(amount);
        parts.push(row.child(remove(own, "one_offs", say::inputs_remove_one_off(language))));
    }
    // What comes is the last of its kind.
    let (pauses, one_offs) = (count("pauses"), count("one_offs"));
    let pause = move || {
        form.change("spend_plan", |draft| draft.add_pause());
        focus_when_there(form.id_of(&format!("spend_plan.pauses[{pauses}].from")));
    };
    let one_off = move || {
        let plan = present(form);
        form.change("spend_plan", move |draft| draft.add_one_off(plan.as_ref()));
        focus_when_there(form.id_of(&format!("spend_plan.one_offs[{one_offs}].on")));
    };
    let pause = button("button link", pause).id(adds("pauses"));
    let one_off = button("button link", one_off).id(adds("one_offs"));
    parts.push(
        div()
            .class("input-links")
            .child(pause.text(say::inputs_add_pause(language)))
            .child(one_off.text(say::inputs_add_one_off(language))),
    );
    parts
}
