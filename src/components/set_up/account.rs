//! How the account itself is set up.

use std::rc::Rc;

use crate::signals::*;
use ad_credit_lab_engine::Node;
use ad_credit_lab_engine::account::{PaymentMode, SignUp};
use ad_credit_lab_engine::money::Currency;
use ad_credit_lab_engine::offer::Origin;
use ad_credit_lab_engine::tax::TaxMode;
use ad_credit_lab_words::{origin, payment, say};

use crate::components::FieldKind;
use crate::components::draft::{Form, Options, chosen, select, ticked, typed};
use crate::i18n::{Named, countries, use_words, with_names};
use crate::markup::Element;
use crate::markup::html::{details, div, fieldset, legend, p, summary};
use crate::state::Menu;

/// The inputs.
pub(super) fn account_fields(form: Form, menu: RwSignal<String>) -> Element {
    let language = use_words().language();
    let place = |field: &str| format!("account.{field}");
    let origins = [Origin::SelfServe, Origin::Agency, Origin::BusinessCenter];
    let origins = origins.map(|one| (one.name().to_owned(), origin(language, one))).to_vec();
    let payments = [PaymentMode::Manual, PaymentMode::Automatic, PaymentMode::MonthlyInvoicing];
    let payments = payments.map(|one| (one.name().to_owned(), payment(language, one))).to_vec();
    let sign_ups = vec![
        (SignUp::OfficialLink.name().to_owned(), say::set_up_official_link(language)),
        (SignUp::Elsewhere.name().to_owned(), say::set_up_elsewhere(language)),
    ];
    let country_names = with_names(language, Named::Countries, countries());
    let currencies = with_names(language, Named::Currencies, Currency::all().map(Currency::code));
    fieldset()
        .class("set-up-part")
        .child(legend().text(say::set_up_account(language)))
        .child(typed(form, FieldKind::Text, "name".to_owned(), say::set_up_name(language), true))
        .child(chosen(form, place("country"), say::set_up_country(language), country_names))
        .child(chosen(form, place("currency"), say::set_up_currency(language), currencies))
        .child(typed(
            form,
            FieldKind::DateTime,
            place("created"),
            say::set_up_created(language),
            true,
        ))
        .child(p().class("quiet").text(say::set_up_created_hint(language)))
        .child(chosen(form, place("origin"), say::set_up_origin(language), origins))
        .child(chosen(form, place("payment"), say::set_up_payment(language), payments))
        .child(billing_inputs(form))
        .children(tax_inputs(form))
        .child(chosen(form, place("sign_up"), say::set_up_sign_up(language), sign_ups))
        .child(ticked(form, place("coupon_icon"), say::set_up_coupon_icon(language), true))
        .child(menu_choice(form, menu))
        .child(more(form))
}

/// What few accounts have: another programme, and limits of what is added at once.
pub(in crate::components) fn more(form: Form) -> Element {
    let language = use_words().language();
    let amount = |field: &str, label: String| {
        let place = format!("account.top_up_limits.{field}");
        typed(form, FieldKind::Amount, place, label, false)
    };
    let programme = "account.programmes[0]".to_owned();
    details()
        .class("set-up-more")
        .child(summary().text(say::set_up_more(language)))
        .child(typed(form, FieldKind::Text, programme, say::set_up_programme(language), false))
        .child(amount("least", say::set_up_top_up_least(language)))
        .child(amount("most", say::set_up_top_up_most(language)))
}

/// When an account that does not pay by hand is charged by itself.
pub(in crate::components) fn billing_inputs(form: Form) -> Element {
    let language = use_words().language();
    let is_billed = Memo::new(move |_| form.text("account.payment") != PaymentMode::Manual.name());
    let inputs = move || {
        if !is_billed.get() {
            return Vec::new();
        }
        let input = |kind, field: &str, label| {
            typed(form, kind, format!("account.billing.{field}"), label, false)
        };
        vec![
            input(FieldKind::Amount, "threshold", say::set_up_billing_threshold(language)),
            input(FieldKind::Whole, "day", say::set_up_billing_day(language)),
        ]
    };
    div().class("set-up-nested").live(inputs)
}

/// Whether there is tax, when it is taken, and how much.
pub(in crate::components) fn tax_inputs(form: Form) -> [Element; 2] {
    let language = use_words().language();
    let is_taxed = Memo::new(move |_| form.draft.with(|draft| draft.has("account.tax")));
    let inputs = move || {
        if !is_taxed.get() {
            return Vec::new();
        }
        let (rate, included) = ("account.tax.rate_percent", "account.tax.amounts_include_tax");
        let label = say::set_up_tax_rate(language);
        vec![
            typed(form, FieldKind::Text, rate.to_owned(), label, true),
            ticked(form, included.to_owned(), say::set_up_tax_included(language), false),
        ]
    };
    [tax_choice(form), div().class("set-up-nested").live(inputs)]
}

/// Whether there is tax, and when it is taken.
fn tax_choice(form: Form) -> Element {
    let language = use_words().language();
    let options = vec![
        ("none".to_owned(), say::set_up_tax_none(language)),
        (TaxMode::Consumption.name().to_owned(), say::set_up_tax_consumption(language)),
        (TaxMode::TopUp.name().to_owned(), say::set_up_tax_top_up(language)),
    ];
    let value = Rc::new(move || match form.text("account.tax.mode") {
        none if none.is_empty() => "none".to_owned(),
        mode => mode,
    });
    select(form, "account.tax".to_owned(), say::set_up_tax(language), options, value, move |mode| {
        if mode == "none" {
            form.put("account.tax", None);
        } else {
            form.put("account.tax.mode", Some(Node::Text(mode)));
        }
    })
}

/// What the console's menus are called, each by the words that it does not share with the others.
fn menu_choice(form: Form, menu: RwSignal<String>) -> Element {
    let language = use_words().language();
    let options: Options = Menu::all()
        .map(|menu| {
            let words = ["tools", "settings", "payments"].map(|name| menu.label(name)).join(" > ");
            (menu.id().to_owned(), words)
        })
        .collect();
    let value = Rc::new(move || menu.get());
    select(form, "menu".to_owned(), say::set_up_menu(language), options, value, move |id| {
        menu.set(id);
    })
}
