//! Bills: what is not billed yet, what is billed and not paid, and what was billed, paid or failed before.

use crate::signals::*;
use ad_credit_lab_engine::account::PaymentMode;
use ad_credit_lab_engine::journal::{Event, Row, Verdict};
use ad_credit_lab_engine::money::Money;
use ad_credit_lab_engine::outcome::Warning;
use ad_credit_lab_engine::scenario::Action;
use ad_credit_lab_words::{Format, event as kind_of, say, warning};

use super::SCREEN_HEADING;
use super::reply::{reasons, refusals};
use crate::components::{Column, Line, button, listing, why_mark};
use crate::i18n::use_words;
use crate::markup::Element;
use crate::markup::html::{dd, div, dl, dt, h2, h3, p, td, th};
use crate::state::{Asked, Menu, Run, use_practice};

/// The screen.
pub(super) fn bills(menu: Memo<Menu>) -> Element {
    let practice = use_practice();
    let language = use_words().language();
    let heading = h2()
        .id(SCREEN_HEADING)
        .attribute("tabindex", "-1")
        .live_text(move || menu.get().label("bills"));
    let is_prepaid =
        Memo::new(move |_| practice.run.with(|run| run.outcome().payment == PaymentMode::Manual));
    let content = move || {
        if is_prepaid.get() {
            return vec![p().class("empty").text(say::bills_prepaid(language))];
        }
        let act = |what: Action, text: String| {
            button("button", move || practice.act(vec![what.clone()])).text(text)
        };
        vec![
            div().live(move || standing(&practice.run.get())),
            div()
                .class("actions")
                .child(act(Action::Bill, say::bills_bill(language)))
                .child(act(Action::Pay, say::bills_pay(language))),
            refusals(
                |act| matches!(act, Action::Bill | Action::Pay),
                move || menu.get().label("bills").to_owned(),
            ),
            div().live(move || past(&practice.run.get())),
        ]
    };
    div().class("screen").child(heading).child(div().class("bills").live(content))
}

/// What is owed, and when it is charged.
fn standing(run: &Run) -> Vec<Element> {
    let words = use_words();
    let language = words.language();
    let outcome = run.outcome();
    let figures = words.figures(run.scenario().account.currency);
    let billed = outcome.billed.gross();
    let figure = |name: String, amount: Money, asked: Asked| {
        let why = why_mark(asked, &name);
        div()
            .class("figure")
            .child(dt().text(name))
            .child(dd().class("figure-value").text(figures.exact_money(amount)))
            .child(dd().child(why))
    };
    let unbilled = outcome.ledger.unpaid().gross() - billed;
    let list = dl()
        .class("key-figures console-figures")
        .child(figure(say::bills_unbilled(language), unbilled, Asked::Unbilled))
        .child(figure(say::bills_billed(language), billed, Asked::Billed));
    let failing = outcome.warnings.iter().find(|given| **given == Warning::PaymentFailing);
    let failing = failing
        .map(|failing| p().class("notice failed").text(warning(language, &figures, failing)));
    let billing = run.scenario().account.billing.map(|billing| {
        let threshold = billing
            .threshold
            .map(|threshold| say::bills_threshold(language, &figures.money(threshold)));
        let day = billing.day.map(|day| say::bills_day(language, &figures.whole(day.into())));
        let text: Vec<_> = threshold.into_iter().chain(day).collect();
        let text = text.join(" ");
        let why = why_mark(Asked::Unpaid, &text);
        p().class("quiet").text(text).text(" ").child(why)
    });
    failing.into_iter().chain([list]).chain(billing).collect()
}

/// Bills, payments and failed payments, the newest first.
fn past(run: &Run) -> Vec<Element> {
    let words = use_words();
    let language = words.language();
    let heading = h3().text(say::bills_past(language));
    let rows = run.outcome().journal.rows().enumerate();
    let mut lines: Vec<_> = rows
        .filter(|(_, row)| row.verdict != Verdict::Refused && is_about_bills(run, row.event))
        .map(|(index, row)| line(run, index, &row))
        .collect();
    if lines.is_empty() {
        return vec![heading, p().class("empty").text(say::bills_none(language))];
    }
    lines.reverse();
    let columns = [
        Column::words(say::transactions_when(language)),
        Column::words(say::transactions_what(language)),
        Column::figures(say::transactions_net(language)),
        Column::figures(say::transactions_tax(language)),
        Column::figures(say::bills_total(language)),
        Column::words(say::bills_why(language)),
    ];
    vec![heading, listing(say::bills_past(language), &columns, lines)]
}

fn is_about_bills(run: &Run, event: Event) -> bool {
    match event {
        Event::AccountCharged => true,
        Event::Entry(entry) => {
            let entry = run.outcome().entry(run.scenario(), entry);
            entry.is_some_and(|entry| {
                matches!(entry.action, Action::Bill | Action::Pay | Action::FailPayment)
            })
        }
        _ => false,
    }
}

fn line(run: &Run, index: usize, row: &Row<'_>) -> Line {
    let words = use_words();
    let language = words.language();
    let figures = words.figures(run.scenario().account.currency);
    let kind = kind_of(language, run.scenario(), run.outcome(), row.event);
    let why = why_mark(Asked::Row(index), &kind);
    let cells = vec![
        th().attribute("scope", "row").text(figures.instant(row.at)),
        td().text(kind),
        td().text(figures.exact_money(row.amount.net)),
        td().text(figures.exact_money(row.amount.tax)),
        td().text(figures.exact_money(row.amount.gross())),
        td().children(reasons(words, run, row)).child(why),
    ];
    Line { class: "", cells }
}
