//! The figures behind the answer.

use ad_credit_lab_engine::offer::{By, RewardKind, TriggerKind};
use ad_credit_lab_engine::outcome::State;
use ad_credit_lab_words::{Format, say};

use crate::i18n::{Figures, by, requirement, use_words, whole_dates_end};
use crate::markup::Element;
use crate::markup::html::{dd, div, dl, dt};
use crate::state::{Rewards, Run, own_money as own_money_of, use_plan};

/// A figure with its name and, under it, what belongs to it.
pub struct Figure {
    /// What it is.
    pub name: String,
    /// How much, or when.
    pub value: String,
    /// What belongs to it.
    pub notes: Vec<String>,
    /// Whether it is bad news.
    pub warns: bool,
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
pub fn key_figures() -> Element {
    let plan = use_plan();
    dl().class("key-figures").live(move || key_figures_of(&plan.run.get()).map(view_figure))
}

/// The same of any run.
#[must_use]
pub fn key_figures_of(run: &Run) -> [Figure; 5] {
    let figures = use_words().figures(run.scenario().account.currency);
    [
        counted(&figures, run),
        crossed(&figures, run),
        issue(&figures, run),
        credit(&figures, run),
        own_money(&figures, run),
    ]
}

/// A figure as it is shown in a list of figures.
pub fn view_figure(figure: Figure) -> Element {
    let notes = figure.notes.into_iter().map(|note| dd().class("figure-note").text(note));
    div()
        .class(if figure.warns { "figure warns" } else { "figure" })
        .child(dt().text(figure.name))
        .child(dd().class("figure-value").text(figure.value))
        .children(notes)
}

fn counted(figures: &Figures, run: &Run) -> Figure {
    let language = use_words().language();
    let (offer, terms) = (&run.outcome().offers[0], run.terms());
    // The offer's amounts are in its own currency, whatever the account's is.
    let own = use_words().figures(terms.currency);
    let next = offer.next_tier();
    let tier = terms.tiers.get(next).or(terms.tiers.last());
    let asked = tier.map(|tier| requirement(language, &own, tier)).unwrap_or_default();
    let deadline = offer.earn_by.map(|deadline| {
        if whole_dates_end(deadline.ends) {
            say::figure_deadline(language, &figures.date(deadline.last_date()))
        } else {
            say::figure_deadline_before(language, &figures.instant(deadline.ends))
        }
    });
    let Some(threshold) = tier.and_then(|tier| tier.threshold()) else {
        let (name, notes) = (say::figure_asked(language), deadline.into_iter().collect());
        return Figure { name, value: asked, notes, warns: false };
    };
    let counted = figures.money(offer.counted);
    let value = if offer.counted > threshold {
        say::figure_counted_beyond(language, &counted, &asked)
    } else {
        say::figure_counted_of(language, &counted, &asked)
    };
    let pending = offer
        .pending
        .is_positive()
        .then(|| say::figure_pending(language, &figures.money(offer.pending)));
    let refunded = offer
        .refunded
        .is_positive()
        .then(|| say::figure_refunded(language, &figures.money(offer.refunded)));
    let name = match terms.trigger {
        TriggerKind::TopUp => say::figure_topped_up(language),
        _ => say::figure_counted(language),
    };
    let notes = pending.into_iter().chain(refunded).chain(deadline).collect();
    Figure { name, value, notes, warns: false }
}

fn crossed(figures: &Figures, run: &Run) -> Figure {
    let language = use_words().language();
    let offer = &run.outcome().offers[0];
    let name = match run.terms().trigger {
        TriggerKind::Spend | TriggerKind::TopUp => say::figure_crossed(language),
        TriggerKind::Action | TriggerKind::Activation => say::figure_met(language),
    };
    let Some(crossed) = offer.crossed() else {
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
    let name = if gives_a_discount(run) {
        say::figure_discount_issue(language)
    } else {
        say::figure_issue(language)
    };
    let offer = &run.outcome().offers[0];
    // What had not come when the offer was taken back or the account closed never comes.
    let never_comes =
        matches!(offer.state, State::Revoked | State::Ended) && offer.issued().is_none();
    let Some(issue) = offer.issue().filter(|_| !never_comes) else {
        return Figure::absent(name, run);
    };
    let expected = by(language, figures, issue.expected_by);
    let notes = vec![
        say::figure_issue_from(language, &figures.instant(issue.earliest)),
        say::figure_support(language, &moment(figures, issue.ask_support_after)),
    ];
    Figure { name, value: expected, notes, warns: false }
}

/// What the offer gave, all its credits or discounts together.
fn credit(figures: &Figures, run: &Run) -> Figure {
    let language = use_words().language();
    let name = if gives_a_discount(run) {
        say::figure_discount(language)
    } else {
        say::figure_credit(language)
    };
    let Some(rewards) = Rewards::of(run) else {
        return Figure::absent(name, run);
    };
    let Rewards { granted, used, lost, revoked, last_date, .. } = rewards;
    let value = say::figure_credit_of(language, &figures.money(granted), &figures.money(used));
    let lost_note = lost.is_positive().then(|| say::figure_lost(language, &figures.money(lost)));
    let revoked_note =
        revoked.is_positive().then(|| say::figure_revoked(language, &figures.money(revoked)));
    let warns = lost_note.is_some() || revoked_note.is_some();
    let last_date = say::figure_last_date(language, &figures.date(last_date));
    let notes = lost_note.into_iter().chain(revoked_note).chain([last_date]).collect();
    Figure { name, value, notes, warns }
}

/// Whether what the offer gives, or gave, is a discount.
fn gives_a_discount(run: &Run) -> bool {
    let tier = run.outcome().offers[0].tier().unwrap_or(0);
    run.terms().tiers[tier].reward.kind() == RewardKind::Discount
}

fn own_money(figures: &Figures, run: &Run) -> Figure {
    let language = use_words().language();
    let ledger = &run.outcome().ledger;
    let unpaid = ledger.unpaid();
    let tax = ledger.tax() + unpaid.gross() - unpaid.net;
    let tax = tax.is_positive().then(|| say::figure_own_money_tax(language, &figures.money(tax)));
    let unpaid = unpaid.gross();
    let unpaid = unpaid.is_positive().then(|| say::figure_unpaid(language, &figures.money(unpaid)));
    Figure {
        name: say::figure_own_money(language),
        value: figures.money(own_money_of(run)),
        notes: tax.into_iter().chain(unpaid).collect(),
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
