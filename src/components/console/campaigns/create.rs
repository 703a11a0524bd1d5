//! The dialog in which a campaign is set up.

use std::sync::Arc;

use crate::signals::*;
use ad_credit_lab_engine::scenario::{Action, Campaign};
use ad_credit_lab_words::say;

use crate::components::console::amount_form::read_amount;
use crate::components::console::reply::{refusals, when_taken};
use crate::components::{Entered, FieldKind, dialog, entry_check, entry_choice, entry_field};
use crate::i18n::use_words;
use crate::markup::Element;
use crate::markup::html::{self, form, p};
use crate::state::{AskedPurpose, LONGEST_NAME, free_name, is_name, purpose, use_practice};

/// The dialog, while `open` says so. It goes once the campaign is there.
pub(super) fn create_dialog(open: RwSignal<bool>) -> Element {
    let language = use_words().language();
    when_taken(is_creation, move || open.set(false));
    dialog(open, "create-heading", move || say::campaigns_create(language), content)
}

fn content() -> Vec<Element> {
    let practice = use_practice();
    let words = use_words();
    let language = words.language();
    let run = practice.run.get();
    let currency = run.scenario().account.currency;
    let name = Entered::new(free_name(&run));
    let budget = Entered::new("");
    let approved = RwSignal::new(true);
    let (product, objective, country) = (Entered::new(""), Entered::new(""), Entered::new(""));
    let send = move |event: web_sys::Event| {
        event.prevent_default();
        let text = name.text.get().trim().to_owned();
        let read = if is_name(&text) {
            Ok(Campaign::named(&text))
        } else {
            Err(say::campaigns_bad_name(language, &LONGEST_NAME.to_string()))
        };
        let read_name = name.or_error(read);
        let read_budget = budget.or_error(read_amount(words, currency, &budget.text.get()));
        let Some((campaign, daily_budget)) = read_name.zip(read_budget) else { return };
        let said = |entered: Entered| entered.text.get();
        let purpose = purpose(&said(product), &said(objective), &said(country)).map(Arc::new);
        let approved = approved.get();
        practice.act(vec![Action::CreateCampaign { campaign, purpose, approved, daily_budget }]);
    };
    let asked = AskedPurpose::of(&run);
    let choice = |id: &'static str, label: String, entered: Entered, mut names: Vec<String>| {
        if names.is_empty() {
            return None;
        }
        let other = say::campaigns_another(language);
        let own = run.scenario().account.country.letters();
        // A country must be one; the account's own is the likeliest other.
        match id {
            "campaign-country" if names.iter().any(|name| name == own) => {}
            "campaign-country" => names.push(own.to_owned()),
            _ => names.push(other),
        }
        let mut options = vec![(String::new(), say::campaigns_not_said(language))];
        options.extend(names.into_iter().map(|name| (name.clone(), name)));
        Some(entry_choice(id, label, entered, options))
    };
    let choices = [
        choice("campaign-product", say::campaigns_product(language), product, asked.products),
        choice(
            "campaign-objective",
            say::campaigns_objective(language),
            objective,
            asked.objectives,
        ),
        choice("campaign-country", say::campaigns_country(language), country, asked.countries),
    ];
    let form = form()
        .class("dialog-form")
        .on("submit", send)
        .child(entry_field("campaign-name", FieldKind::Text, say::campaigns_name(language), name))
        .child(entry_field(
            "campaign-new-budget",
            FieldKind::Amount,
            say::campaigns_budget_of(language, currency.code()),
            budget,
        ))
        .child(p().class("quiet").text(say::campaigns_budget_hint(language)))
        .children(choices.into_iter().flatten())
        .child(entry_check(say::campaigns_approved(language), approved))
        .child(
            html::button()
                .attribute("type", "submit")
                .class("button primary")
                .text(say::campaigns_create(language)),
        )
        .child(refusals(is_creation, || say::campaigns_create(language)));
    vec![form]
}

fn is_creation(act: &Action) -> bool {
    matches!(act, Action::CreateCampaign { .. })
}
