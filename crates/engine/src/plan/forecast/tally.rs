//! What came of some runs, so that different workers can follow different runs of one forecast.

use super::setting::Setting;
use crate::calendar::{Date, Instant};
use crate::ledger::CreditBook;
use crate::money::Money;
use crate::outcome::{TierOutcome, Totals};

/// What came of the runs that one worker followed, or several.
///
/// A run depends only on the scenario, the request and its own number. So tallies of the same forecast can be merged in any order and
/// grouping, and it changes nothing which of them held a run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// In the order of the runs' numbers, each number once.
    pub(super) runs: Vec<Followed>,
}

/// What came of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Followed {
    /// Its number, from 0.
    pub(super) run: u32,
    /// What was drawn once for it.
    pub(super) setting: Setting,
    /// What was drawn for its days, taken together, before its level.
    pub(super) spend: Money,
    /// The highest tier reached, from 1; 0 for none.
    pub(super) tier: u8,
    /// When a tier was first reached.
    pub(super) qualified: Option<Date>,
    /// When a reward first came.
    pub(super) issued: Option<Date>,
    /// The credit that the offer gave.
    pub(super) granted: Money,
    /// What of that paid for ads.
    pub(super) used: Money,
    /// What of that was lost unused.
    pub(super) wasted: Money,
    /// What the offer's discounts took off.
    pub(super) discounted: Money,
    /// What ads cost in cash, with tax, and with what is still owed.
    pub(super) cash_out: Money,
}

impl Followed {
    pub(super) fn of(
        run: u32,
        setting: Setting,
        spend: Money,
        totals: &Totals,
        offer: usize,
    ) -> Self {
        let standing = &totals.offers[offer];
        let first = |instant: fn(&TierOutcome) -> Option<Instant>| {
            standing.tiers.iter().filter_map(instant).min().map(Instant::date)
        };
        let ledger = &totals.ledger;
        let books = || {
            let credits = totals.credits.iter().zip(ledger.credits());
            credits.filter(|(credit, _)| credit.offer == Some(offer)).map(|(_, book)| book)
        };
        let lost = |book: &CreditBook| book.expired() + book.revoked() + book.forfeited();
        let discounts = totals.discounts.iter().filter(|discount| discount.offer == offer);
        Self {
            run,
            setting,
            spend,
            tier: standing.tier().map_or(0, |tier| u8::try_from(tier + 1).unwrap_or(u8::MAX)),
            qualified: first(|tier| tier.reached),
            issued: first(|tier| tier.issued),
            granted: books().map(CreditBook::granted).sum(),
            used: books().map(CreditBook::used).sum(),
            wasted: books().map(lost).sum(),
            discounted: discounts.map(|discount| discount.used).sum(),
            cash_out: ledger.cash_on_ads() + ledger.tax() + ledger.unpaid().gross(),
        }
    }
}

impl Tally {
    /// How many runs it holds.
    #[must_use]
    pub fn len(&self) -> usize {
        self.runs.len()
    }

    /// Whether it holds none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }

    /// The runs of both, each once. Both must be of the same forecast.
    #[must_use]
    pub fn merge(self, other: Self) -> Self {
        let (mut first, mut second) = (self.runs, other.runs);
        if second.first().map(|followed| followed.run) < first.first().map(|followed| followed.run)
        {
            std::mem::swap(&mut first, &mut second);
        }
        // Workers mostly take neighbouring runs, which then are in order already.
        let are_apart = match (first.last(), second.first()) {
            (Some(last), Some(next)) => last.run < next.run,
            _ => true,
        };
        first.append(&mut second);
        if !are_apart {
            first.sort_by_key(|followed| followed.run);
            first.dedup_by_key(|followed| followed.run);
        }
        Self { runs: first }
    }
}
