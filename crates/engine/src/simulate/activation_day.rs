//! Spend on the day of activation, where it is not known what came first (A4).

use crate::calendar::{Date, Instant};
use crate::money::Money;
use crate::outcome::OfferOutcome;

/// What was spent in cash on the day of an offer's activation, as far as its order with the activation is a guess:
/// because the spend has only a date, or because the activation has.
#[derive(Clone, Copy, Default)]
pub(super) struct ActivationDay {
    activation: Option<Activation>,
    /// The last date with spend before the activation, and how much it was.
    before: Option<(Date, Spend)>,
    counted: Spend,
}

#[derive(Clone, Copy)]
struct Activation {
    date: Date,
    dated_only: bool,
}

/// Spend of one date.
#[derive(Clone, Copy, Default)]
struct Spend {
    dated_only: Money,
    timed: Money,
}

impl Spend {
    fn add(&mut self, cash: Money, dated_only: bool) {
        if dated_only {
            self.dated_only += cash;
        } else {
            self.timed += cash;
        }
    }
}

impl ActivationDay {
    pub(super) fn activated(&mut self, at: Instant, dated_only: bool) {
        self.activation = Some(Activation { date: at.date(), dated_only });
    }

    pub(super) fn spent_before(&mut self, at: Instant, cash: Money, dated_only: bool) {
        let date = at.date();
        match &mut self.before {
            Some((last, spend)) if *last == date => spend.add(cash, dated_only),
            // What is paid late can be older than what was noted; the day of the activation is the last one before it.
            Some((last, _)) if *last > date => {}
            before => {
                let mut spend = Spend::default();
                spend.add(cash, dated_only);
                *before = Some((date, spend));
            }
        }
    }

    pub(super) fn counted(&mut self, at: Instant, cash: Money, dated_only: bool) {
        if self.activation.is_some_and(|activation| at < activation.date.end()) {
            self.counted.add(cash, dated_only);
        }
    }

    /// Takes back what was refunded of spend that counted, or that came before the activation.
    pub(super) fn refunded(&mut self, at: Instant, cash: Money, dated_only: bool, counted: bool) {
        if counted {
            self.counted(at, -cash, dated_only);
        } else if self.before.is_some_and(|(last, _)| last == at.date()) {
            self.spent_before(at, -cash, dated_only);
        }
    }

    /// Progress without and with the spend of that day, where the two differ. Spend after the earning window counts in no reading.
    pub(super) fn readings(&self, offer: &OfferOutcome) -> Option<(Money, Money)> {
        let Activation { date, dated_only } = self.activation?;
        let unsure = |spend: Spend| {
            if dated_only { spend.dated_only + spend.timed } else { spend.dated_only }
        };
        let in_window = offer.earn_by.is_none_or(|deadline| date <= deadline.last_date());
        let before = self
            .before
            .filter(|(last, _)| *last == date && in_window)
            .map_or(Money::ZERO, |(_, spend)| unsure(spend));
        let low = (offer.counted - unsure(self.counted)).max(Money::ZERO);
        let high = offer.counted + before;
        (low != high).then_some((low, high))
    }
}
