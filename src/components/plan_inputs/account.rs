//! The account, its tax, and how it pays.

use std::rc::Rc;

use ad_credit_lab_engine::Node;
use ad_credit_lab_engine::account::{PaymentMode, SignUp};
use ad_credit_lab_engine::calendar::Date;
use ad_credit_lab_engine::money::Currency;
use ad_credit_lab_engine::offer::Origin;
use ad_credit_lab_engine::scenario::Funding;
use ad_credit_lab_engine::tax::TaxMode;
use ad_credit_lab_words::{origin, payment, say};

use super::offer::take_as_own;
use crate::components::draft::{Form, chosen, select};
use crate::components::set_up::{billing_inputs, more, tax_inputs, used_before};
use crate::i18n::{Named, countries, use_words, with_names};
use crate::markup::Element;
use crate::markup::html::{div, p};
use crate::signals::*;
use crate::state::Run;

/// Where the account is, in one line.
pub(super) fn said(run: &Run) -> String {
    let language = use_words().language();
    let account = &run.scenario().account;
    let made = origin(language, account.origin);
    say::inputs_account_said(language, account.country.letters(), account.currency.code(), &made)
}

/// The inputs of the account.
pub(super) fn inputs(form: Form) -> Vec<Element> {
    let language = use_words().language();
    let place = |field: &str| format!("account.{field}");
    let origins = [Origin::SelfServe, Origin::Agency, Origin::BusinessCenter];
    let origins = origins.map(|one| (one.name().to_owned(), origin(language, one))).to_vec();
    let sign_ups = vec![
        (SignUp::OfficialLink.name().to_owned(), say::set_up_official_link(language)),
        (SignUp::Elsewhere.name().to_owned(), say::set_up_elsewhere(language)),
    ];
    let country_names = with_names(language, Named::Countries, countries());
    let currencies = with_names(language, Named::Currencies, Currency::all().map(Currency::code));
    vec![
        chosen(form, place("country"), say::set_up_country(language), country_names),
        chosen(form, place("currency"), say::set_up_currency(language), currencies),
        chosen(form, place("origin"), say::set_up_origin(language), origins),
        chosen(form, place("sign_up"), say::set_up_sign_up(language), sign_ups),
        used_before(form, 0),
        more(form),
    ]
}

/// The tax, in one line.
pub(super) fn tax_said(run: &Run) -> String {
    let language = use_words().language();
    let Some(tax) = run.scenario().account.tax else { return say::inputs_no_tax(language) };
    match tax.mode {
        TaxMode::Consumption => say::inputs_tax_on_spend(language, &tax.rate.text()),
        TaxMode::TopUp => say::inputs_tax_on_top_up(language, &tax.rate.text()),
    }
}

/// The inputs of the tax.
pub(super) fn tax(form: Form) -> Vec<Element> {
    tax_inputs(form).into()
}

/// How it pays, in one line.
pub(super) fn paying_said(run: &Run) -> String {
    let language = use_words().language();
    let scenario = run.scenario();
    let is_funded =
        scenario.spend_plan.as_ref().is_some_and(|plan| plan.funding == Funding::WholePlan);
    match scenario.account.payment {
        PaymentMode::Manual if is_funded => say::inputs_prepaid_funded(language),
        PaymentMode::Manual => say::inputs_prepaid_entries(language),
        other => payment(language, other),
    }
}

/// The inputs of paying: the way, where the money comes from, and whether credit is used before cash.
pub(super) fn paying(form: Form, today: Date) -> Vec<Element> {
    let language = use_words().language();
    let payments = [PaymentMode::Manual, PaymentMode::Automatic, PaymentMode::MonthlyInvoicing];
    let payments = payments.map(|one| (one.name().to_owned(), payment(language, one))).to_vec();
    let has_plan = Memo::new(move |_| form.draft.with(|draft| draft.has("spend_plan")));
    let is_prepaid = Memo::new(move |_| form.text("account.payment") == PaymentMode::Manual.name());
    let funding = move || {
        if !has_plan.get() || !is_prepaid.get() {
            return Vec::new();
        }
        let fundings = vec![
            (Funding::WholePlan.name().to_owned(), say::inputs_whole_plan(language)),
            (Funding::Entries.name().to_owned(), say::inputs_own_top_ups(language)),
        ];
        let place = "spend_plan.funding".to_owned();
        vec![chosen(form, place, say::inputs_funding(language), fundings)]
    };
    vec![
        chosen(form, "account.payment".to_owned(), say::set_up_payment(language), payments),
        div().class("set-up-nested").live(funding),
        billing_inputs(form),
        order_of_use(form, today),
        p().class("quiet").text(say::inputs_order_hint(language)),
    ]
}

/// Whether credit is used before cash. No published offer leaves this open, so that changing it makes the offer one's own.
fn order_of_use(form: Form, today: Date) -> Element {
    let language = use_words().language();
    let place = "offers[0].offer.credit.before_cash";
    let options = vec![
        ("credit".to_owned(), say::inputs_credit_first(language)),
        ("cash".to_owned(), say::inputs_cash_first(language)),
    ];
    let value = Rc::new(move || {
        let is_last = form
            .draft
            .with(|draft| draft.term(0, "credit.before_cash") == Some(&Node::Bool(false)));
        if is_last { "cash" } else { "credit" }.to_owned()
    });
    let label = say::inputs_order(language);
    select(form, place.to_owned(), label, options, value, move |chosen| {
        if form.draft.with_untracked(|draft| !draft.is_own(0)) {
            take_as_own(form, today);
        }
        form.put(place, (chosen == "cash").then_some(Node::Bool(false)));
    })
}
