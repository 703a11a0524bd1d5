//! Who paid, in contiguous segments of time within which the order of use is fixed.

use crate::calendar::Instant;
use crate::ledger::Burn;
use crate::money::Money;

/// The segments of a run, from the account's creation to the run's end.
///
/// Each begins where the one before ends; there is no way to build one that does not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    segments: Vec<Segment>,
}

/// A span of time within which the order of use is fixed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// When it begins; included.
    pub from: Instant,
    /// When it ends. What happens at that instant before the change that ends it belongs to it, what follows to the next.
    pub to: Instant,
    /// The credits that could pay, in their order of use, by their index.
    pub order: Vec<u32>,
    /// What each credit paid, what was paid in cash, and what was left to a bill, net.
    pub paid: Share,
    /// The kinds of the journal's rows that ended it; empty for the last one.
    pub ended_by: Vec<&'static str>,
}

/// Who paid how much of the ads, net.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// The credits, in the order in which they first paid.
    pub credits: Vec<Burn>,
    /// Cash.
    pub cash: Money,
    /// What is owed.
    pub unpaid: Money,
}

impl Share {
    fn is_nothing(&self) -> bool {
        self.credits.is_empty() && self.cash.is_zero() && self.unpaid.is_zero()
    }
}

impl History {
    /// The segments, in order.
    #[must_use]
    pub fn segments(&self) -> &[Segment] {
        &self.segments
    }
}

/// A history in the making: the segment that is open, and those before it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cut {
    before: Vec<Segment>,
    open: Option<(Instant, Vec<u32>)>,
    paid: Share,
}

impl Cut {
    /// Begins with the account's creation.
    pub(crate) fn begin(&mut self, at: Instant) {
        self.open = Some((at, Vec::new()));
    }

    /// Notes who paid a charge.
    pub(crate) fn paid(&mut self, burns: &[Burn], rest: Money, is_owed: bool) {
        if is_owed {
            self.paid.unpaid += rest;
        } else {
            self.paid.cash += rest;
        }
        for burn in burns {
            match self.paid.credits.iter_mut().find(|paid| paid.credit == burn.credit) {
                Some(paid) => paid.amount += burn.amount,
                None => self.paid.credits.push(*burn),
            }
        }
    }

    /// Ends the open segment by a row of this kind, and begins the next with another order of use.
    /// Where nothing lies between two changes, they end one segment together.
    pub(crate) fn change(&mut self, at: Instant, by: &'static str, order: Vec<u32>) {
        let Some((from, open_order)) = self.open.take() else {
            return;
        };
        self.open = Some((at, order));
        if from == at && self.paid.is_nothing() {
            if let Some(last) = self.before.last_mut() {
                last.ended_by.push(by);
            }
            return;
        }
        let paid = std::mem::take(&mut self.paid);
        self.before.push(Segment { from, to: at, order: open_order, paid, ended_by: vec![by] });
    }

    /// Closes the history at the end of the run.
    pub(crate) fn finish(mut self, at: Instant) -> History {
        if let Some((from, order)) = self.open {
            let to = at.max(from);
            if from < to || !self.paid.is_nothing() || self.before.is_empty() {
                let ended_by = Vec::new();
                self.before.push(Segment { from, to, order, paid: self.paid, ended_by });
            }
        }
        History { segments: self.before }
    }
}
