//! How the offer is activated, and when.

use std::rc::Rc;

use ad_credit_lab_engine::Node;
use ad_credit_lab_engine::offer::ActivationMode;
use ad_credit_lab_words::{activation, say};

use crate::components::draft::{Form, dated, typed_as};
use crate::components::{Choice, FieldKind, button};
use crate::i18n::use_words;
use crate::markup::Element;
use crate::markup::html::{div, p};
use crate::signals::*;
use crate::state::Run;

/// How and when, in one line.
pub(super) fn said(run: &Run) -> String {
    let words = use_words();
    let language = words.language();
    let scenario = run.scenario();
    let figures = words.figures(scenario.account.currency);
    let mode = activation(language, scenario.offers[0].activation);
    match run.outcome().offers[0].activated {
        Some(at) => say::inputs_activated(language, &figures.short_date(at.date()), &mode),
        None => say::inputs_not_activated(language, &mode),
    }
}

/// The inputs.
pub(super) fn inputs(form: Form) -> Vec<Element> {
    let structure = Memo::new(move |_| {
        form.draft.with(|draft| {
            let modes = draft.modes(0).join(" ");
            let chosen = draft.text("offers[0].activation");
            format!("{modes};{chosen};{}", draft.structure("entries"))
        })
    });
    let content = move || {
        structure.with(|_| ());
        untrack(|| vec![modes(form), dates(form)])
    };
    vec![div().class("input-rows").live(content)]
}

/// The ways of activation: the two that are usual, and those that the offer has besides.
fn modes(form: Form) -> Element {
    let language = use_words().language();
    let offered: Vec<String> =
        form.draft.with(|draft| draft.modes(0).into_iter().map(str::to_owned).collect());
    let usual = [
        (ActivationMode::Automatic.name(), say::plan_activation_automatic(language)),
        (ActivationMode::Code.name(), say::plan_activation_code(language)),
    ];
    let others = crate::components::draft::MODES.iter().skip(2);
    let others = others.filter(|mode| offered.iter().any(|name| name == mode.name()));
    let others = others.map(|mode| (mode.name(), activation(language, *mode)));
    let choose = move |mode: &'static str| form.put("offers[0].activation", Some(Node::text(mode)));
    let mode = Choice {
        label: say::plan_activation(language),
        name: "activation",
        options: usual.into_iter().chain(others).collect(),
        chosen: Rc::new(move || form.text("offers[0].activation")),
        can_choose: Some(Rc::new(move |mode| offered.iter().any(|offered| offered == mode))),
        on_choose: Rc::new(choose),
    };
    let hint = match form.text("offers[0].activation").as_str() {
        "automatic" => say::plan_activation_automatic_hint(language),
        "code" => say::plan_activation_code_hint(language),
        "link" => say::inputs_by_link(language),
        "register" => say::inputs_by_register(language),
        "reviewed" => say::inputs_by_review(language),
        "invited" => say::inputs_by_invitation(language),
        _ => String::new(),
    };
    div().class("input-rows").child(mode.view()).child(p().class("quiet").text(hint))
}

/// The dates that belong to the way of activation.
fn dates(form: Form) -> Element {
    let language = use_words().language();
    let created = dated(form, "account.created".to_owned(), say::plan_account_created(language));
    let step = |kind: &'static str, label: String, add: String| match form
        .draft
        .with(|draft| draft.activating_entry(kind))
    {
        Some(entry) => dated(form, format!("entries[{entry}].at"), label),
        None => button("button", move || {
            form.change("entries", move |draft| draft.add_activating_entry(kind));
        })
        .text(add),
    };
    let received = || {
        step("receive_code", say::plan_code_received(language), say::inputs_add_received(language))
    };
    let steps = match form.text("offers[0].activation").as_str() {
        "automatic" => vec![activated_on(form)],
        "code" => vec![
            received(),
            step(
                "redeem_code",
                say::plan_code_redeemed(language),
                say::inputs_add_redeemed(language),
            ),
        ],
        "invited" => {
            let label = say::inputs_invited_on(language);
            vec![step("receive_code", label.clone(), label)]
        }
        "register" => {
            let label = say::inputs_registered_on(language);
            vec![step("register", label.clone(), label)]
        }
        "reviewed" => {
            let label = say::inputs_reviewed_on(language);
            vec![step("review", label.clone(), label)]
        }
        _ => Vec::new(),
    };
    div().class("input-pair").child(created).children(steps)
}

/// When an automatic activation takes place, if not with the account.
fn activated_on(form: Form) -> Element {
    let language = use_words().language();
    let place = "offers[0].activated_at".to_owned();
    let label = Rc::new(move || say::inputs_activated_on(language));
    typed_as(form, FieldKind::Date, place.clone(), label, move |text| {
        let (created, time) = form
            .draft
            .with_untracked(|draft| (draft.date("account.created"), draft.text("account.created")));
        let node = match text {
            "" => None,
            // On the account's own date it comes with the account.
            text if text == created => Some(Node::text(time)),
            text => Some(Node::Text(format!("{text}T00:00"))),
        };
        form.type_in(&place, node);
    })
}
