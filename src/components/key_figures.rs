//! The figures behind the answer.

use ad_credit_lab_engine::money::Money;
use ad_credit_lab_engine::offer::By;
use ad_credit_lab_words::{Format, say};
use leptos::prelude::*;

use super::answer::by;
use crate::i18n::{Figures, use_words};
use crate::state::{Run, use_plan};

/// A figure with its name and, under it, what belongs to it.
struct Figure {
    name: String,
    value: String,
    notes: Vec<String>,
    warns: bool,
}

impl Figure {
    /// A figure that this run does not have: never, or not by the instant at which it was stopped.
    fn absent(name: String, run: &Run) -> Self {
        let language = use_words().language();
        let is_stopped = run.scenario().until.is_some();
        let value =
            if is_stopped { say::figure_not_yet(language) } else { say::figure_never(language) };
        Self { name, value, notes: Vec::new(), warns: !is_stopped }
    }
}

/// Counted spend, the threshold's date, the credit's dates, its use, and one's own money.
#[component]
pub fn KeyFigures() -> impl IntoView {
    let plan = use_plan();
    let words = use_words();
    let figures = move || {
        let run = plan.run.get();
        let figures = words.figures(run.scenario().account.currency);
        let list = [
            counted(&figures, &run),
            crossed(&figures, &run),
            issue(&figures, &run),
            credit(&figures, &run),
            own_money(&figures, &run),
        ];
        list.into_iter().map(view_figure).collect_view()
    };
    view! { <dl class="key-figures">{figures}</dl> }
}

fn view_figure(figure: Figure) -> impl IntoView {
    let notes = figure.notes.into_iter().map(|note| view! { <dd class="figure-note">{note}</dd> });
    view! {
        <div class="figure" class:warns=figure.warns>
            <dt>{figure.name}</dt>
            <dd class="figure-value">{figure.value}</dd>
            {notes.collect_view()}
        </div>
    }
}

fn counted(figures: &Figures, run: &Run) -> Figure {
    let language = use_words().language();
    let (offer, met) = (&run.outcome().offers[0], &run.scenario().offers[0]);
    let next = offer.tier.map_or(0, |tier| tier + 1);
    let threshold = met
        .offer
        .tiers
        .get(next)
        .or(met.offer.tiers.last())
        .map_or(Money::ZERO, |tier| tier.threshold);
    // The offer's amounts are in its own currency, whatever the account's is.
    let own = use_words().figures(met.offer.currency);
    let (counted, needed) = (figures.money(offer.counted), own.money(threshold));
    let value = if offer.counted > threshold {
        say::figure_counted_beyond(language, &counted, &needed)
    } else {
        say::figure_counted_of(language, &counted, &needed)
    };
    let deadline = offer
        .earn_by
        .map(|deadline| say::figure_deadline(language, &figures.date(deadline.last_date)));
    Figure {
        name: say::figure_counted(language),
        value,
        notes: deadline.into_iter().collect(),
        warns: false,
    }
}

fn crossed(figures: &Figures, run: &Run) -> Figure {
    let language = use_words().language();
    let offer = &run.outcome().offers[0];
    let name = say::figure_crossed(language);
    let Some(crossed) = offer.crossed else {
        return Figure::absent(name, run);
    };
    let days =
        offer.activated.map(|activated| i64::from(crossed.date().days_since(activated.date())));
    let note = days.map(|days| match days {
        0 => say::figure_crossed_day_zero(language),
        days => say::figure_crossed_day(language, figures, days),
    });
    Figure {
        name,
        value: figures.instant(crossed),
        notes: note.into_iter().collect(),
        warns: false,
    }
}

fn issue(figures: &Figures, run: &Run) -> Figure {
    let language = use_words().language();
    let name = say::figure_issue(language);
    let Some(issue) = run.outcome().offers[0].issue else {
        return Figure::absent(name, run);
    };
    let expected = by(language, figures, issue.expected_by);
    let notes = vec![
        say::figure_issue_from(language, &figures.instant(issue.earliest)),
        say::figure_support(language, &moment(figures, issue.ask_support_after)),
    ];
    Figure { name, value: expected, notes, warns: false }
}

fn credit(figures: &Figures, run: &Run) -> Figure {
    let language = use_words().language();
    let outcome = run.outcome();
    let name = say::figure_credit(language);
    let Some(index) = outcome.offers[0].credit else {
        return Figure::absent(name, run);
    };
    let (credit, book) = (&outcome.credits[index], outcome.ledger.credits()[index]);
    let value = say::figure_credit_of(
        language,
        &figures.money(book.granted()),
        &figures.money(book.used()),
    );
    let lost = book.expired().is_positive();
    let mut notes = vec![say::figure_last_date(language, &figures.date(credit.last_date))];
    if lost {
        notes.insert(0, say::figure_lost(language, &figures.money(book.expired())));
    }
    Figure { name, value, notes, warns: lost }
}

fn own_money(figures: &Figures, run: &Run) -> Figure {
    let language = use_words().language();
    let ledger = &run.outcome().ledger;
    let tax = ledger
        .tax()
        .is_positive()
        .then(|| say::figure_own_money_tax(language, &figures.money(ledger.tax())));
    Figure {
        name: say::figure_own_money(language),
        value: figures.money(ledger.cash_on_ads()),
        notes: tax.into_iter().collect(),
        warns: false,
    }
}

/// An instant, or the date at whose end something is.
fn moment(figures: &Figures, by: By) -> String {
    match by {
        By::Instant(instant) => figures.instant(instant),
        By::EndOf(date) => figures.date(date),
    }
}
