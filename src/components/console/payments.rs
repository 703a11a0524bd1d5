//! Payments: balance, adding money, redeeming a coupon.

use crate::signals::*;
use ad_credit_lab_engine::account::PaymentMode;
use ad_credit_lab_engine::money::Money;
use ad_credit_lab_engine::scenario::Action;
use ad_credit_lab_words::{payment, say};

use super::SCREEN_HEADING;
use super::amount_form::AmountForm;
use super::redeem::redeem_dialog;
use crate::components::{button, why_mark};
use crate::i18n::use_words;
use crate::markup::Element;
use crate::markup::html::{dd, div, dl, dt, h2, header, p};
use crate::state::{Asked, Menu, use_practice};

/// The screen.
pub(super) fn payments(menu: Memo<Menu>) -> Element {
    let redeeming = RwSignal::new(false);
    let redeem = button("button", move || redeeming.set(true))
        .live_text(move || menu.get().label("redeem_coupon"));
    let heading = h2()
        .id(SCREEN_HEADING)
        .attribute("tabindex", "-1")
        .live_text(move || menu.get().label("payments"));
    div()
        .class("screen")
        .child(header().class("screen-head").child(heading).child(redeem))
        .child(balances())
        .child(add_money())
        .child(redeem_dialog(menu, redeeming))
}

/// Cash, credit and what is not paid, each with its reason.
fn balances() -> Element {
    let practice = use_practice();
    let words = use_words();
    let language = words.language();
    let list = move || {
        let run = practice.run.get();
        let figures = words.figures(run.scenario().account.currency);
        let ledger = &run.outcome().ledger;
        let figure = |name: String, value: String, asked: Option<Asked>| {
            let why = asked.map(|asked| why_mark(asked, &name));
            div()
                .class("figure")
                .child(dt().text(name))
                .child(dd().class("figure-value").text(value))
                .children(why.map(|why| dd().child(why)))
        };
        let is_prepaid = run.outcome().payment == PaymentMode::Manual;
        let cash = is_prepaid || ledger.cash().is_positive();
        let unpaid = !is_prepaid || ledger.unpaid().gross().is_positive();
        [
            Some(figure(
                say::payments_mode(language),
                payment(language, run.outcome().payment),
                None,
            )),
            cash.then(|| {
                let cash = figures.exact_money(ledger.cash());
                figure(say::payments_cash(language), cash, Some(Asked::Cash))
            }),
            Some(figure(
                say::payments_credit(language),
                figures.exact_money(ledger.unused_credit()),
                Some(Asked::Credits),
            )),
            unpaid.then(|| {
                let unpaid = figures.exact_money(ledger.unpaid().gross());
                figure(say::payments_unpaid(language), unpaid, Some(Asked::Unpaid))
            }),
        ]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
    };
    dl().class("key-figures console-figures").live(list)
}

/// Adding money, which becomes a top-up.
fn add_money() -> Element {
    let practice = use_practice();
    let words = use_words();
    let language = words.language();
    let currency = practice.run.with_untracked(|run| run.scenario().account.currency);
    let tax = move || {
        let run = practice.run.get();
        let figures = words.figures(run.scenario().account.currency);
        let tax = run.outcome().ledger.tax();
        let text =
            tax.is_positive().then(|| say::payments_tax(language, &figures.exact_money(tax)));
        text.map(|text| {
            let why = why_mark(Asked::Tax, &text);
            p().class("quiet").text(text).text(" ").child(why)
        })
    };
    let form = AmountForm {
        id: "add-money",
        label: say::payments_add(language, currency.code()),
        send: say::payments_add_button(language),
        text: String::new(),
        act: |amount: Option<Money>| amount.map(|amount| Action::TopUp { amount }),
        is_its: |act: &Action| matches!(act, Action::TopUp { .. }),
    };
    div().child(form.view()).live(tax)
}
