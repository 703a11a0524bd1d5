//! What comes of the scenarios, figure by figure, and how far that is from the base.

use ad_credit_lab_engine::calendar::{Date, Instant};
use ad_credit_lab_engine::money::{Currency, Money};
use ad_credit_lab_words::{Format, say, state};

use crate::i18n::{Figures, Words};
use crate::state::{Rewards, Run, effective_discount, own_money};

/// What a figure is measured in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    /// No figure, but words.
    Words,
    /// The last of so many dates, counted from the first that there is.
    Date,
    /// Whole days.
    Days,
    /// Minor units of the account's currency.
    Money,
    /// Hundredths of a percent.
    Share,
}

/// Which of two figures is the better one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Better {
    More,
    Less,
    /// Neither: it depends on what one wants.
    Neither,
}

/// A figure of every scenario.
pub(super) struct Figure {
    pub(super) name: String,
    /// How it comes about.
    pub(super) note: Option<String>,
    pub(super) unit: Unit,
    pub(super) cells: Vec<Cell>,
}

/// A figure of one scenario.
pub(super) struct Cell {
    pub(super) text: String,
    /// In the smallest whole units; `None` where the scenario has no such figure.
    pub(super) value: Option<i64>,
    /// How far it is from the base, and in which way; `None` for the base and where that cannot be said.
    pub(super) difference: Option<Difference>,
    /// Whether no other is better, and some are worse.
    pub(super) is_best: bool,
}

/// How far a figure is from that of the base.
pub(super) struct Difference {
    pub(super) by: i64,
    pub(super) text: String,
    /// Whether it is better than the base; `None` where neither is, or they are the same.
    pub(super) is_better: Option<bool>,
}

/// What is read of one run.
struct Read {
    state: String,
    qualified: Option<Instant>,
    issued: Option<Instant>,
    activated: Option<Instant>,
    created: Instant,
    rewards: Option<Rewards>,
    /// Cash on ads, net, with what is owed for them.
    own: Money,
    cash_out: Money,
    tied_up: Money,
    left_over: Money,
}

impl Read {
    fn of(words: Words, run: &Run) -> Self {
        let (outcome, account) = (run.outcome(), &run.scenario().account);
        let (offer, ledger) = (&outcome.offers[0], &outcome.ledger);
        Self {
            state: state(words.language(), offer.state),
            qualified: offer.crossed(),
            issued: offer.issued(),
            activated: offer.activated,
            created: account.created,
            rewards: Rewards::of(run),
            own: own_money(run),
            cash_out: ledger.cash_in() - ledger.paid_out(),
            tied_up: outcome.journal.rows().map(|row| row.cash).max().unwrap_or(Money::ZERO),
            left_over: ledger.cash(),
        }
    }

    /// How many days lie between two instants, by their dates.
    fn days(from: Option<Instant>, to: Option<Instant>) -> Option<i64> {
        Some(to?.date().days_since(from?.date()).into())
    }

    /// What of the ads the credit paid, in hundredths of a percent, rounded; `None` where nothing was spent.
    fn discount(&self) -> Option<i64> {
        effective_discount(self.rewards.map_or(Money::ZERO, |rewards| rewards.used), self.own)
    }
}

/// Whether the runs are all in one currency.
pub(super) fn is_one_currency(runs: &[Run]) -> bool {
    let currency = |run: &Run| run.scenario().account.currency;
    runs.windows(2).all(|pair| currency(&pair[0]) == currency(&pair[1]))
}

/// The figures of these runs, of which the first is the base.
pub(super) fn figures(words: Words, runs: &[Run]) -> Vec<Figure> {
    let language = words.language();
    let reads: Vec<Read> = runs.iter().map(|run| Read::of(words, run)).collect();
    let mut list = Vec::new();
    let states = reads.iter().map(|read| Cell {
        text: read.state.clone(),
        value: None,
        difference: None,
        is_best: false,
    });
    list.push(Figure {
        name: say::compare_state(language),
        note: None,
        unit: Unit::Words,
        cells: states.collect(),
    });
    let mut add =
        |unit, better, name: String, note: Option<String>, of: &dyn Fn(&Read) -> Option<i64>| {
            let values: Vec<Option<i64>> = reads.iter().map(of).collect();
            list.push(figure(words, runs, (unit, better), name, note, &values));
        };
    let date = |at: Option<Instant>| at.map(|at| at.date().days_since(Date::EARLIEST).into());
    let (less, more) = (Better::Less, Better::More);
    add(Unit::Date, less, say::compare_qualified(language), None, &|read| date(read.qualified));
    add(Unit::Days, less, say::compare_qualified_activated(language), None, &|read| {
        Read::days(read.activated, read.qualified)
    });
    add(Unit::Days, less, say::compare_qualified_created(language), None, &|read| {
        Read::days(Some(read.created), read.qualified)
    });
    add(Unit::Date, less, say::compare_credit_on(language), None, &|read| date(read.issued));
    add(Unit::Days, less, say::compare_credit_activated(language), None, &|read| {
        Read::days(read.activated, read.issued)
    });
    add(Unit::Days, less, say::compare_credit_created(language), None, &|read| {
        Read::days(Some(read.created), read.issued)
    });
    add(Unit::Money, more, say::compare_received(language), None, &|read| {
        Some(read.rewards.map_or(Money::ZERO, |rewards| rewards.granted).minor())
    });
    add(Unit::Money, more, say::compare_used(language), None, &|read| {
        Some(read.rewards?.used.minor())
    });
    let note = Some(say::compare_wasted_note(language));
    add(Unit::Money, less, say::compare_wasted(language), note, &|read| {
        let rewards = read.rewards?;
        Some((rewards.lost + rewards.revoked).minor())
    });
    if reads.iter().any(|read| read.rewards.is_some_and(|rewards| rewards.unused.is_positive())) {
        add(Unit::Money, Better::Neither, say::compare_unused(language), None, &|read| {
            Some(read.rewards?.unused.minor())
        });
    }
    let note = Some(say::compare_discount_note(language));
    add(Unit::Share, more, say::compare_discount(language), note, &Read::discount);
    let note = Some(say::compare_own_money_note(language));
    add(Unit::Money, Better::Neither, say::figure_own_money(language), note, &|read| {
        Some(read.own.minor())
    });
    let note = Some(say::compare_cash_out_note(language));
    add(Unit::Money, Better::Neither, say::compare_cash_out(language), note, &|read| {
        Some(read.cash_out.minor())
    });
    let note = Some(say::compare_tied_up_note(language));
    add(Unit::Money, less, say::compare_tied_up(language), note, &|read| {
        Some(read.tied_up.minor())
    });
    let note = Some(say::compare_left_over_note(language));
    add(Unit::Money, Better::Neither, say::compare_left_over(language), note, &|read| {
        Some(read.left_over.minor())
    });
    list
}

/// A figure of these values, which belong to the runs in their order.
fn figure(
    words: Words,
    runs: &[Run],
    (unit, better): (Unit, Better),
    name: String,
    note: Option<String>,
    values: &[Option<i64>],
) -> Figure {
    let can_compare = unit != Unit::Money || is_one_currency(runs);
    let known = || values.iter().flatten().copied();
    let best = match better {
        Better::More => known().max(),
        Better::Less => known().min(),
        Better::Neither => None,
    };
    // Where all are the same, none is the best.
    let best = best.filter(|best| can_compare && known().any(|value| value != *best));
    let base = values.first().copied().flatten();
    let cells = values.iter().zip(runs).enumerate().map(|(number, (value, run))| {
        let figures = words.figures(run.scenario().account.currency);
        let difference = match (base, value) {
            (Some(base), Some(value)) if number > 0 && can_compare => {
                Some(difference(words, &figures, (unit, better), value - base))
            }
            _ => None,
        };
        Cell {
            text: value
                .map_or_else(|| absent(words, unit), |value| written(words, &figures, unit, value)),
            value: *value,
            difference,
            is_best: best.is_some() && *value == best,
        }
    });
    Figure { cells: cells.collect(), name, note, unit }
}

/// What stands where a run has no such figure.
fn absent(words: Words, unit: Unit) -> String {
    let language = words.language();
    match unit {
        Unit::Money => say::compare_no_credit(language),
        Unit::Date | Unit::Days => say::figure_never(language),
        Unit::Words | Unit::Share => say::compare_none(language),
    }
}

fn written(words: Words, figures: &Figures, unit: Unit, value: i64) -> String {
    match unit {
        Unit::Words => String::new(),
        Unit::Date => figures.date(date_of(value)),
        Unit::Days => say::compare_days(words.language(), figures, value),
        Unit::Money => figures.money(Money::from_minor(value)),
        Unit::Share => figures.basis_points(value),
    }
}

/// The date that a value of [`Unit::Date`] stands for.
pub(super) fn date_of(value: i64) -> Date {
    Date::EARLIEST.plus_days(i32::try_from(value).unwrap_or(0))
}

/// A difference with its sign, and in words whether that is better, or sooner, or only more.
fn difference(
    words: Words,
    figures: &Figures,
    (unit, better): (Unit, Better),
    by: i64,
) -> Difference {
    let language = words.language();
    if by == 0 {
        return Difference { by, text: say::compare_equal(language), is_better: None };
    }
    let size = by.abs();
    let size = match unit {
        Unit::Words => String::new(),
        Unit::Date | Unit::Days => say::compare_days(language, figures, size),
        Unit::Money => figures.money(Money::from_minor(size)),
        Unit::Share => {
            let share = figures.basis_points(size);
            say::compare_points(language, share.trim_matches(|one: char| !one.is_ascii_digit()))
        }
    };
    let signed = format!("{}{size}", if by < 0 { '\u{2212}' } else { '+' });
    let is_better = match better {
        Better::More => Some(by > 0),
        Better::Less => Some(by < 0),
        Better::Neither => None,
    };
    let text = match (unit, is_better) {
        (Unit::Date | Unit::Days, _) if by < 0 => say::compare_sooner(language, &signed),
        (Unit::Date | Unit::Days, _) => say::compare_later(language, &signed),
        (_, Some(true)) => say::compare_better(language, &signed),
        (_, Some(false)) => say::compare_worse(language, &signed),
        (_, None) if by < 0 => say::compare_less(language, &signed),
        (_, None) => say::compare_more(language, &signed),
    };
    Difference { by, text, is_better }
}

impl Figure {
    /// A value as a spreadsheet takes it.
    pub(super) fn plain(&self, value: i64, currency: Currency) -> String {
        match self.unit {
            Unit::Words => String::new(),
            Unit::Date => date_of(value).to_string(),
            Unit::Days => value.to_string(),
            Unit::Money => currency.format(Money::from_minor(value)),
            Unit::Share => hundredths(value),
        }
    }

    /// A difference as a spreadsheet takes it: of dates in days.
    pub(super) fn plain_difference(&self, by: i64, currency: Currency) -> String {
        if self.unit == Unit::Date { by.to_string() } else { self.plain(by, currency) }
    }
}

/// Hundredths as a decimal number.
fn hundredths(value: i64) -> String {
    let sign = if value < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", value.abs() / 100, value.abs() % 100)
}
