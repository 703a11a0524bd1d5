//! What is lost, what comes, what of it is used, and what one pays oneself.

use ad_credit_lab_engine::plan::forecast::Spread;
use ad_credit_lab_words::{Language, say};

use super::asking::Asking;
use super::fold::{Sheet, fold};
use super::said::share_of;
use crate::charts::{Strip, spread_strips};
use crate::components::panel;
use crate::i18n::{Figures, Words, use_words};
use crate::markup::Element;
use crate::markup::html::p;
use crate::state::{Odds, figures_of};

/// An amount of a forecast.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Amount {
    Wasted,
    Granted,
    Used,
    Discounted,
    Cash,
}

impl Amount {
    const ALL: [Self; 5] = [Self::Wasted, Self::Granted, Self::Used, Self::Discounted, Self::Cash];

    /// Those that there are: of most offers there is no discount.
    fn of(odds: &Odds) -> impl Iterator<Item = Self> {
        Self::ALL
            .into_iter()
            .filter(|amount| *amount != Self::Discounted || odds.discounted.most.is_positive())
    }

    /// The field of a forecast that has it.
    const fn field(self) -> &'static str {
        match self {
            Self::Wasted => "wasted",
            Self::Granted => "granted",
            Self::Used => "used",
            Self::Discounted => "discounted",
            Self::Cash => "cash_out",
        }
    }

    fn name(self, language: &Language) -> String {
        match self {
            Self::Wasted => say::chance_wasted(language),
            Self::Granted => say::chance_granted(language),
            Self::Used => say::chance_used(language),
            Self::Discounted => say::chance_discounted(language),
            Self::Cash => say::figure_cash_out(language),
        }
    }

    const fn spread(self, odds: &Odds) -> Spread {
        match self {
            Self::Wasted => odds.wasted,
            Self::Granted => odds.granted,
            Self::Used => odds.used,
            Self::Discounted => odds.discounted,
            Self::Cash => odds.cash_out,
        }
    }
}

/// The panel of the amounts. Cash has an axis of its own, beside which credit would mostly be too small to be seen.
pub(super) fn amounts(asking: Asking) -> Element {
    let words = use_words();
    let language = words.language();
    let strips = move |is_cash: bool| {
        move || {
            let odds = asking.odds.get()?;
            let figures = words.figures(odds.currency);
            let amounts = Amount::of(&odds).filter(|amount| (*amount == Amount::Cash) == is_cash);
            let strips: Vec<_> =
                amounts.map(|amount| strip(language, &figures, &odds, amount)).collect();
            Some((strips, figures))
        }
    };
    let waste = move || {
        let Some(odds) = asking.odds.get() else { return String::new() };
        let figures = words.figures(odds.currency);
        say::chance_waste_in(language, &share_of(&figures, odds.any_waste.runs, odds.runs))
    };
    panel("panel chance-chart", "chance-amounts", say::chance_amounts(language))
        .child(p().class("quiet").text(say::chance_amounts_how(language)))
        .child(spread_strips(strips(false)))
        .child(spread_strips(strips(true)))
        .child(p().class("quiet").live_text(waste))
        .child(fold(asking, "amounts", move |odds| sheet(words, odds)))
}

fn strip(language: &Language, figures: &Figures, odds: &Odds, amount: Amount) -> Strip {
    let spread = amount.spread(odds);
    let told = say::chance_half_up_to(language, &figures.exact_money(spread.p50));
    Strip { name: amount.name(language), told, spread }
}

fn sheet(words: Words, odds: &Odds) -> Sheet {
    let language = words.language();
    let figures = words.figures(odds.currency);
    let lines = Amount::of(odds).map(|amount| {
        let spread = figures_of(&amount.spread(odds)).map(|money| figures.exact_money(money));
        [vec![amount.name(language)], spread.to_vec()].concat()
    });
    let names =
        ["amount", "currency", "least", "p10", "p50", "p90", "most", "mean", "of_runs", "seed"];
    let saved = Amount::of(odds).map(|amount| {
        let currency = odds.currency;
        let spread = figures_of(&amount.spread(odds)).map(|money| currency.format(money));
        let before = vec![amount.field().to_owned(), currency.code().to_owned()];
        [before, spread.to_vec(), vec![odds.runs.to_string(), odds.seed.to_string()]].concat()
    });
    let columns = vec![
        say::chance_column_amount(language),
        say::chance_least(language),
        figures.percent(100),
        say::chance_column_half(language),
        figures.percent(900),
        say::chance_most(language),
        say::chance_column_mean(language),
    ];
    Sheet {
        name: say::chance_amounts(language),
        columns,
        lines: lines.collect(),
        saved: [names.map(str::to_owned).to_vec()].into_iter().chain(saved).collect(),
    }
}
