//! What there is to say of one day of the picture.

use ad_credit_lab_engine::calendar::{Date, Instant};
use ad_credit_lab_engine::journal::{Event, Journal, Row, Verdict};
use ad_credit_lab_engine::money::Money;
use ad_credit_lab_engine::offer::{Tier, TriggerKind};
use ad_credit_lab_engine::reason::Counting;
use ad_credit_lab_engine::scenario::Action;
use ad_credit_lab_words::{Format, counting, event, say, verdict};

use super::labels::deadline_text;
use super::series::{CreditEnd, Series, is_payment};
use crate::i18n::{Figures, Words};
use crate::markup::Element;
use crate::markup::html::{dd, div, dl, dt, li, p, ul};
use crate::state::Run;

/// How many things that happen are named in the card; a table names all.
const MOST_EVENTS: usize = 5;

/// The figures of a day at its end, and what came in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Day {
    /// Which day.
    pub date: Date,
    /// What counted so far.
    pub counted: Money,
    /// What the next tier asks for, or the highest one once all are reached, in the offer's own currency.
    pub asked: Option<Money>,
    /// What did not count so far.
    pub not_counted: Money,
    /// What ads cost on this day, net of tax and after discounts.
    pub spent: Money,
    /// What of this day's money does not count, each reason once; below zero where it was given back or has come to count.
    pub uncounted: Vec<(Counting, Money)>,
    /// Unused credit.
    pub credit: Money,
    /// Cash.
    pub cash: Money,
    /// What happens on it besides ads running, in words.
    pub events: Vec<String>,
}

impl Day {
    /// A day of a run, whose story is `series`.
    #[must_use]
    pub fn of(words: Words, run: &Run, series: &Series, date: Date) -> Self {
        let end = date.end().plus_seconds(-1);
        let counted = series.counted.at(end);
        let asked = |tier: &Tier| tier.threshold();
        let next = series.tiers.iter().filter_map(asked).find(|threshold| *threshold > counted);
        let mut day = Self {
            date,
            counted,
            asked: next.or_else(|| series.tiers.iter().rev().find_map(asked)),
            not_counted: series.not_counted.at(end),
            spent: Money::ZERO,
            uncounted: Vec::new(),
            credit: series.credit.at(end),
            cash: series.cash.at(end),
            events: Vec::new(),
        };
        for row in rows_of(&run.outcome().journal, date) {
            day.take(words, run, &row);
        }
        day.uncounted.retain(|(_, amount)| !amount.is_zero());
        day.turns(words, series);
        day
    }

    /// Takes a row of the journal in.
    fn take(&mut self, words: Words, run: &Run, row: &Row<'_>) {
        let is_payment = is_payment(run, row.event);
        if !is_payment {
            let by_credit: Money = row.burns.iter().map(|burn| burn.amount).sum();
            self.spent += row.cash_paid + by_credit;
        }
        for count in row.counts.iter().filter(|count| count.offer == 0) {
            if is_payment {
                self.add(Counting::Pending, Money::ZERO - count.amount);
            }
            if count.counting != Counting::Counted {
                self.add(count.counting, count.amount);
            }
        }
        if is_routine(run, row) {
            return;
        }
        let language = words.language();
        let what = event(language, run.scenario(), run.outcome(), row.event);
        let what = if matches!(row.verdict, Verdict::Refused | Verdict::Partly) {
            say::chart_event_verdict(language, &what, &verdict(language, row.verdict))
        } else {
            what
        };
        self.tell(what);
    }

    fn add(&mut self, why: Counting, amount: Money) {
        match self.uncounted.iter_mut().find(|(known, _)| *known == why) {
            Some((_, sum)) => *sum += amount,
            None => self.uncounted.push((why, amount)),
        }
    }

    /// What happens without a row of its own: a tier is reached, a credit used up, a deadline comes.
    fn turns(&mut self, words: Words, series: &Series) {
        let language = words.language();
        let own = words.figures(series.own_currency);
        let figures = words.figures(series.currency);
        let is_today = |at: Instant| at.date() == self.date;
        let mut turns = Vec::new();
        if let Some((_, tier)) = series.crossing.as_ref().filter(|(at, _)| is_today(*at)) {
            turns.push(match tier.threshold() {
                Some(threshold) => say::chart_reached(language, &own.money(threshold)),
                None => say::clock_met(language),
            });
        }
        if matches!(series.credit_end, Some(CreditEnd::UsedUp(at)) if is_today(at)) {
            turns.push(say::clock_used_up(language));
        }
        let due = series.deadlines.iter().filter(|due| due.date == self.date);
        turns.extend(due.map(|due| deadline_text(language, &figures, *due)));
        turns.into_iter().for_each(|turn| self.tell(turn));
    }

    /// Each thing once.
    fn tell(&mut self, what: String) {
        if !self.events.contains(&what) {
            self.events.push(what);
        }
    }

    /// What is read aloud: the balances, then the day's own money, then what happens.
    #[must_use]
    pub fn sentence(&self, words: Words, series: &Series) -> String {
        let language = words.language();
        let figures = words.figures(series.currency);
        let mut text = say::chart_reading(
            language,
            &figures.money(self.cash),
            &figures.money(self.counted),
            &figures.money(self.credit),
            &figures.date(self.date),
        );
        let mut add = |part: &str| {
            text.push_str(". ");
            text.push_str(part);
        };
        if !self.spent.is_zero() {
            add(&say::chart_spent_day(language, &figures.money(self.spent)));
        }
        for (why, amount) in &self.uncounted {
            // The reason is a sentence of its own.
            let why = counting(language, *why);
            let why = why.trim_end_matches('.');
            add(&say::chart_uncounted_day(language, &figures.money(*amount), why));
        }
        self.events.iter().for_each(|event| add(event));
        text
    }

    /// The card at the cursor.
    pub(super) fn card(&self, words: Words, series: &Series) -> Element {
        let language = words.language();
        let figures = words.figures(series.currency);
        let line =
            |label: String, text: String| div().child(dt().text(label)).child(dd().text(text));
        let counted = match self.asked {
            Some(asked) => {
                let asked = words.figures(series.own_currency).money(asked);
                say::chart_of(language, &figures.money(self.counted), &asked)
            }
            None => figures.money(self.counted),
        };
        let money = |label: String, amount: Money| {
            (!amount.is_zero()).then(|| line(label, figures.money(amount)))
        };
        let lines = [
            (!matches!(series.trigger, TriggerKind::Action | TriggerKind::Activation))
                .then(|| line(say::chart_column_counted(language), counted)),
            money(say::chart_column_not_counted(language), self.not_counted),
            money(say::chart_column_spent(language), self.spent),
            Some(line(say::chart_column_credit(language), figures.money(self.credit))),
        ];
        let at = self.date.end().plus_seconds(-1);
        let credits = series.credits.iter().map(|credit| (&credit.name, credit.left.at(at)));
        let credits = credits.filter(|(_, left)| !left.is_zero());
        let credits =
            credits.map(|(name, left)| line(name.clone(), figures.money(left)).class("part"));
        let cash = line(say::chart_column_cash(language), figures.money(self.cash));
        let uncounted = self.uncounted.iter().map(|(why, amount)| {
            let text = say::chart_uncounted_day(
                language,
                &figures.money(*amount),
                &counting(language, *why),
            );
            p().text(text)
        });
        let more = self.events.len().saturating_sub(MOST_EVENTS);
        let more = i64::try_from(more).ok().filter(|more| *more > 0);
        let more = more.map(|more| say::past_more(language, &figures, more));
        let events = self.events.iter().take(MOST_EVENTS).cloned().chain(more);
        let figures = dl().children(lines.into_iter().flatten()).children(credits).child(cash);
        div()
            .class("timeline-card")
            .child(
                p().class("timeline-card-date")
                    .text(words.figures(series.currency).date(self.date)),
            )
            .child(figures)
            .children(uncounted)
            .child(ul().children(events.map(|event| li().text(event))))
    }
}

/// What stands at an instant, after the words for when that is.
pub(super) fn read_at(words: Words, series: &Series, at: Instant) -> String {
    let figures: Figures = words.figures(series.currency);
    say::chart_reading(
        words.language(),
        &figures.money(series.cash.at(at)),
        &figures.money(series.counted.at(at)),
        &figures.money(series.credit.at(at)),
        &figures.instant(at),
    )
}

/// Whether a row is ads that run as they should: what the areas show already.
fn is_routine(run: &Run, row: &Row<'_>) -> bool {
    let Event::Entry(index) = row.event else { return false };
    let entry = run.outcome().entry(run.scenario(), index);
    let is_spend = entry.is_some_and(|entry| matches!(entry.action, Action::Spend { .. }));
    is_spend && matches!(row.verdict, Verdict::Accepted | Verdict::Boundary)
}

/// The rows of a date.
fn rows_of(journal: &Journal, date: Date) -> impl Iterator<Item = Row<'_>> {
    let (mut from, mut to) = (0, journal.len());
    while from < to {
        let middle = usize::midpoint(from, to);
        if journal.row(middle).is_some_and(|row| row.at < date.start()) {
            from = middle + 1;
        } else {
            to = middle;
        }
    }
    (from..journal.len())
        .map_while(|index| journal.row(index))
        .take_while(move |row| row.at < date.end())
}
