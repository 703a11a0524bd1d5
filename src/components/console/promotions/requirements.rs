//! What a credit asks for before it pays.

use ad_credit_lab_engine::account::PaymentMode;
use ad_credit_lab_engine::offer::{Country, CreditType, OnlyFor};
use ad_credit_lab_engine::outcome::CreditOutcome;
use ad_credit_lab_words::{Format, say};

use crate::i18n::Words;
use crate::markup::Element;
use crate::markup::html::p;
use crate::state::Run;

/// Every requirement, a line each.
pub(super) fn requirements(words: Words, run: &Run, credit: &CreditOutcome) -> Vec<Element> {
    let language = words.language();
    let figures = words.figures(run.scenario().account.currency);
    let is_prepaid = run.outcome().payment == PaymentMode::Manual;
    let mut lines = Vec::new();
    if credit.credit_type == CreditType::Assignable {
        lines.push(say::requirements_assign(language));
    }
    if let Some(conditions) = &credit.conditions {
        let least = conditions.min_cash.map(|least| figures.money(least));
        lines.extend(least.map(|least| say::requirements_min_cash(language, &least)));
        lines.extend(conditions.unknown.clone());
    }
    if is_prepaid {
        if credit.needs_positive_cash {
            lines.push(say::requirements_cash(language));
        }
        if !credit.before_cash {
            lines.push(say::requirements_after_cash(language));
        }
    }
    let mut lines: Vec<_> = lines.into_iter().map(|line| p().text(line)).collect();
    lines.extend(scope(words, credit.only_for.as_ref()));
    lines
}

/// Where something can be used, a line for each respect in which that is limited.
pub(super) fn scope(words: Words, only_for: Option<&OnlyFor>) -> Vec<Element> {
    let language = words.language();
    let Some(only_for) = only_for else { return Vec::new() };
    let countries = only_for.countries.as_ref().map(|countries| {
        countries.iter().map(|country: &Country| country.letters().to_owned()).collect::<Vec<_>>()
    });
    let names = |list: Option<&Vec<String>>| list.map(|names| names.join(", "));
    let products = names(only_for.products.as_ref());
    let objectives = names(only_for.objectives.as_ref());
    let campaigns = names(only_for.campaigns.as_ref());
    let lines = [
        products.map(|names| say::requirements_products(language, &names)),
        objectives.map(|names| say::requirements_objectives(language, &names)),
        names(countries.as_ref()).map(|names| say::requirements_countries(language, &names)),
        campaigns.map(|names| say::requirements_campaigns(language, &names)),
    ];
    lines.into_iter().flatten().map(|line| p().text(line)).collect()
}
