//! View/Assign: the campaigns of a credit, the picker behind the pencil, what was assigned so far, and trying to move the credit.

use crate::signals::*;
use ad_credit_lab_engine::offer::CreditType;
use ad_credit_lab_engine::outcome::CreditOutcome;
use ad_credit_lab_engine::scenario::Action;
use ad_credit_lab_words::{Format, say};

use super::log::assignment_history;
use super::move_credit::move_credit;
use super::picker::picker;
use crate::components::console::reply::{refusals, when_taken};
use crate::components::{button, dialog, focus_on, open_while, why_mark};
use crate::i18n::use_words;
use crate::markup::html::{div, h3, li, p, span, ul};
use crate::markup::{Element, svg};
use crate::state::{Asked, Menu, Run, credit_name, use_practice};

/// The id of the button with the pencil.
const PENCIL: &str = "assign-campaign";

/// The dialog about the credit with this index, while one is viewed.
pub(super) fn assign_dialog(menu: Memo<Menu>, viewed: RwSignal<Option<usize>>) -> Element {
    let practice = use_practice();
    let words = use_words();
    let open = open_while(viewed);
    let heading = move || {
        let index = viewed.get().unwrap_or_default();
        practice.run.with(|run| match run.outcome().credits.get(index) {
            Some(_) => credit_name(words.language(), run, index),
            None => menu.get().label("view_assign").to_owned(),
        })
    };
    dialog(open, "assign-heading", heading, move || match viewed.get() {
        Some(index) => content(menu, index),
        None => Vec::new(),
    })
}

/// The dialog's content.
fn content(menu: Memo<Menu>, index: usize) -> Vec<Element> {
    let practice = use_practice();
    let language = use_words().language();
    let credit_type = practice
        .run
        .with_untracked(|run| run.outcome().credits.get(index).map(|credit| credit.credit_type));
    let mut parts = match credit_type {
        Some(CreditType::Assignable) => campaigns_of(menu, index),
        _ => {
            let text = say::assign_free(language);
            let why = why_mark(Asked::AssignLimit(index), &text);
            vec![p().text(text).text(" ").child(why)]
        }
    };
    parts.push(move_credit(index));
    parts
}

/// The part of it about campaigns. The clock may go back to before the credit was there.
fn campaigns_of(menu: Memo<Menu>, index: usize) -> Vec<Element> {
    let practice = use_practice();
    let language = use_words().language();
    let is_picking = RwSignal::new(false);
    when_taken(is_assigning, move || {
        if is_picking.get() {
            is_picking.set(false);
            focus_on(PENCIL.to_owned());
        }
    });
    let of_credit = move |show: fn(&Run, usize, &CreditOutcome) -> Vec<Element>| {
        move || {
            let run = practice.run.get();
            let credit = run.outcome().credits.get(index);
            credit.map(|credit| show(&run, index, credit)).unwrap_or_default()
        }
    };
    let cannot =
        Memo::new(move |_| practice.run.with(|run| obstacle(run, index, practice.is_admin())));
    let pencil = button("button pencil", move || {
        if cannot.get().is_none() {
            is_picking.set(true);
            focus_on("picker-search".to_owned());
        }
    })
    .id(PENCIL)
    .live_attribute("aria-disabled", move || cannot.get().map(|_| "true"))
    .live_attribute("aria-expanded", move || Some(if is_picking.get() { "true" } else { "false" }))
    .live_attribute("aria-describedby", move || cannot.get().map(|_| "assign-cannot"))
    .child(drawing())
    .live_text(move || menu.get().label("assign_campaign"));
    let reason = move || {
        cannot.get().map(|obstacle| {
            let (text, asked) = match obstacle {
                Obstacle::NotAdmin => (say::assign_not_admin(language), Asked::NotAdmin),
                Obstacle::Over => (say::assign_over(language), Asked::Credit(index)),
            };
            let why = why_mark(asked, &text);
            p().id("assign-cannot").class("quiet").text(text).text(" ").child(why)
        })
    };
    let picking = move || {
        // Nobody can go on picking where the pencil is greyed out.
        let is_open = is_picking.get() && cannot.get().is_none();
        is_open.then(|| {
            picker(menu, index, move || {
                is_picking.set(false);
                focus_on(PENCIL.to_owned());
            })
        })
    };
    vec![
        div().class("assigned").live(of_credit(assigned)),
        div().class("actions").child(pencil).live(reason),
        div().live(picking),
        refusals(is_assigning, move || menu.get().label("assign_campaign").to_owned()),
        div().live(of_credit(|run, _, credit| assignment_history(run, &credit.id))),
    ]
}

/// Why a credit cannot be assigned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Obstacle {
    Over,
    NotAdmin,
}

fn obstacle(run: &Run, index: usize, admin: bool) -> Option<Obstacle> {
    let is_over = run.outcome().credits.get(index).is_none_or(|credit| credit.end.is_some());
    let is_over = is_over.then_some(Obstacle::Over);
    is_over.or((!admin).then_some(Obstacle::NotAdmin))
}

fn is_assigning(act: &Action) -> bool {
    matches!(act, Action::AssignCredit { .. } | Action::UnassignCredit { .. })
}

/// The campaigns that a credit has, with how many it may have.
fn assigned(run: &Run, index: usize, credit: &CreditOutcome) -> Vec<Element> {
    let words = use_words();
    let language = words.language();
    let heading = say::assign_campaigns(language);
    let figures = words.figures(run.scenario().account.currency);
    let count = i64::try_from(credit.campaigns.len()).unwrap_or(i64::MAX);
    let count = figures.whole(count);
    let counter = match credit.assign_limit {
        Some(limit) => say::assign_counter(language, &count, &figures.whole(limit.into())),
        None => say::assign_counter_open(language, &count),
    };
    let why = why_mark(Asked::AssignLimit(index), &heading);
    let head = h3()
        .text(heading)
        .text(" ")
        .child(span().class("counter").text(counter))
        .text(" ")
        .child(why);
    let campaigns = credit.campaigns.iter().map(|campaign| li().text(campaign.name().to_owned()));
    let list = if credit.campaigns.is_empty() {
        p().text(say::assign_none(language))
    } else {
        ul().class("campaign-names").children(campaigns)
    };
    vec![head, list]
}

fn drawing() -> Element {
    let pencil = "M4 20l1-4L16 5l3 3L8 19zM14 7l3 3";
    svg::svg()
        .attribute("viewBox", "0 0 24 24")
        .attribute("aria-hidden", "true")
        .child(svg::path().attribute("d", pencil))
}
