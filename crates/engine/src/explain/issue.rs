//! When a reward comes: what was reached, the delay, and the days that do not count in it (A8, C1).

use super::{Answer, Change, Did, Point, Telling};
use crate::calendar::{Date, Instant};
use crate::journal::Event;
use crate::offer::{AssumedField, By, Delay, DelayUnit, IssuanceStart, TierMode};
use crate::outcome::{Decision, IssueDates, OfferOutcome};
use crate::reason::Reason;
use crate::value::OfferIndex;

/// What passes between a requirement that is met and its reward.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passing {
    /// When the requirement was met.
    pub crossed: Instant,
    /// When the delay begins: then, or at the close of the earning window.
    pub from: Instant,
    /// How long the network takes.
    pub delay: Delay,
    /// When the reward comes.
    pub dates: IssueDates,
    /// The dates after the first that are no business days, where the delay counts these, up to the one on which it comes.
    pub skipped: Vec<(Date, Skipped)>,
    /// When it came.
    pub issued: Option<Instant>,
}

/// Why a date is no business day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Skipped {
    /// Saturday or Sunday.
    Weekend,
    /// A holiday that the scenario names.
    Holiday,
}

impl Telling<'_> {
    pub(super) fn issue(&mut self, offer: usize) {
        let (Some(standing), Some(terms)) = (self.standing(offer), self.terms(offer)) else {
            return;
        };
        let fixed = standing.tiers.iter().enumerate().rev();
        let Some((index, tier, dates, crossed)) = fixed
            .filter_map(|(index, tier)| Some((index, tier, tier.issue?, tier.reached?)))
            .next()
        else {
            return self.not_fixed_yet(offer, standing);
        };
        let delay = terms.issuance.delay_of(index + 1 == terms.tiers.len());
        let holidays = &self.scenario.holidays;
        let gives = |from: &Instant| {
            delay.after(*from, delay.latest, holidays) == dates.due
                && delay.after(*from, delay.earliest, holidays) == dates.earliest
        };
        // A lower tier, and a reward that is issued on the close, wait for the close of the window.
        let waits = terms.issuance.start == IssuanceStart::WindowClose
            || (terms.tier_mode == TierMode::HighestOnly && index + 1 < terms.tiers.len());
        let close = standing.earn_by.map(|deadline| deadline.ends);
        let order = if waits { [close, Some(crossed)] } else { [Some(crossed), close] };
        let from = order.into_iter().flatten().find(gives).unwrap_or(crossed);
        let last = dates.due.date().max(day_of(dates.expected_by));
        let mut skipped = Vec::new();
        if delay.unit == DelayUnit::BusinessDay {
            let mut date = from.date().plus_days(1);
            while date < last {
                if date.is_weekend() {
                    skipped.push((date, Skipped::Weekend));
                } else if holidays.dates().contains(&date) {
                    skipped.push((date, Skipped::Holiday));
                }
                date = date.plus_days(1);
            }
        }
        self.told.answer = Some(Answer::Issue(dates));
        let issued = tier.issued;
        self.told.passing = Some(Passing { crossed, from, delay, dates, skipped, issued });
        self.cite_crossing(offer, crossed);
        if from == crossed {
            self.point(Point::DelayFromCrossing);
        } else {
            self.point(Point::DelayFromClose);
        }
        self.assumed_field(offer, AssumedField::Issuance);
        if delay.unit == DelayUnit::BusinessDay {
            self.decided(Decision::BusinessDaysCounted);
        }
        self.decided(Decision::IssuedAtLatest);
        self.assumed(Some(offer), &["A5", "A7", "A25", "C4", "C5", "C9", "C15"]);
        match issued {
            Some(issued) if issued > dates.due => self.point(Point::WaitedForReinstatement),
            Some(_) => {}
            None if self.outcome.at < dates.due => {
                self.change(Change::WaitForCredit { due: dates.due });
            }
            None => self.state_changes(offer),
        }
    }

    fn not_fixed_yet(&mut self, offer: usize, standing: &OfferOutcome) {
        if let (Some(crossed), Some(deadline)) = (standing.crossed(), standing.earn_by) {
            self.told.answer = Some(Answer::Rule);
            self.cite_crossing(offer, crossed);
            self.point(Point::SettledAtClose { closes: deadline.ends });
            self.assumed_field(offer, AssumedField::Issuance);
            self.change(Change::WaitForClose { closes: deadline.ends });
        }
        self.missing(offer);
    }

    /// Cites the row with which a requirement was met, and the one with which it was settled that it pays.
    fn cite_crossing(&mut self, offer: usize, crossed: Instant) {
        let Ok(number) = u16::try_from(offer) else { return };
        let met = |reason: &Reason| matches!(reason, Reason::ThresholdReached { offer: of, .. } if *of == OfferIndex(number));
        for (index, row) in self.accepted_rows() {
            let crosses = row.at == crossed && row.reasons.iter().any(met);
            let settles = row.event == Event::EarningWindowClosed(number);
            for reason in row.reasons {
                if (crosses && met(reason)) || settles {
                    self.cite(reason.rule(), Did::Reason(*reason), Some(index));
                }
            }
        }
    }
}

fn day_of(by: By) -> Date {
    match by {
        By::Instant(instant) => instant.date(),
        By::EndOf(date) => date,
    }
}
