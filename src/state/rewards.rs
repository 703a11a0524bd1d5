//! What the first offer gave, taken together: one credit, several of them, or discounts.

use ad_credit_lab_engine::calendar::{Date, Instant};
use ad_credit_lab_engine::money::Money;
use ad_credit_lab_engine::outcome::CreditEnd;

use super::Run;

/// What the advertiser's own money paid for ads, and what is owed for them, net of tax.
#[must_use]
pub fn own_money(run: &Run) -> Money {
    let ledger = &run.outcome().ledger;
    ledger.cash_on_ads() + ledger.unpaid().net
}

/// What of the ads was paid by what an offer gave (`used`), where one's own money paid the rest: in hundredths of a percent, rounded
/// half up; `None` where nothing was spent.
#[must_use]
pub fn effective_discount(used: Money, own: Money) -> Option<i64> {
    let used = i128::from(used.minor());
    let all = i128::from(own.minor()) + used;
    if all <= 0 {
        return None;
    }
    i64::try_from((used * 20_000 / all + 1) / 2).ok()
}

/// The sums of everything that the first offer gave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rewards {
    /// Of how many credits or discounts they are the sums.
    pub parts: i64,
    /// How much it was, or how much discounts can take off at most.
    pub granted: Money,
    /// What of it was used.
    pub used: Money,
    /// What of it can still be used.
    pub unused: Money,
    /// What expired, or was lost when the account was closed.
    pub lost: Money,
    /// What the network took back.
    pub revoked: Money,
    /// The latest last date.
    pub last_date: Date,
    /// When the last of them came to its end, if all did.
    pub ended: Option<Instant>,
    /// How that one ended, if all did.
    pub end: Option<CreditEnd>,
}

impl Rewards {
    /// What a run's first offer gave; `None` while it gave nothing.
    #[must_use]
    pub fn of(run: &Run) -> Option<Self> {
        let outcome = run.outcome();
        let tiers = &outcome.offers[0].tiers;
        let credits = tiers.iter().filter_map(|tier| tier.credit).map(|index| {
            let (credit, book) = (&outcome.credits[index], outcome.ledger.credits()[index]);
            Self {
                granted: book.granted(),
                used: book.used(),
                unused: book.unused(),
                lost: book.expired() + book.forfeited(),
                revoked: book.revoked(),
                ..Self::one(credit.last_date, credit.end)
            }
        });
        let discounts = tiers.iter().filter_map(|tier| tier.discount).map(|index| {
            let discount = &outcome.discounts[index];
            let rest = discount.cap - discount.used;
            let (mut lost, mut revoked) = (Money::ZERO, Money::ZERO);
            match discount.end {
                Some((_, CreditEnd::Revoked)) => revoked = rest,
                Some(_) => lost = rest,
                None => {}
            }
            Self {
                granted: discount.cap,
                used: discount.used,
                unused: discount.left(),
                lost,
                revoked,
                ..Self::one(discount.last_date, discount.end)
            }
        });
        credits.chain(discounts).reduce(Self::with)
    }

    fn one(last_date: Date, end: Option<(Instant, CreditEnd)>) -> Self {
        let zero = Money::ZERO;
        let (ended, end) = end.unzip();
        Self {
            parts: 1,
            granted: zero,
            used: zero,
            unused: zero,
            lost: zero,
            revoked: zero,
            last_date,
            ended,
            end,
        }
    }

    fn with(self, other: Self) -> Self {
        let last = if self.ended > other.ended { self } else { other };
        let have_all_ended = self.ended.is_some() && other.ended.is_some();
        Self {
            parts: self.parts + other.parts,
            granted: self.granted + other.granted,
            used: self.used + other.used,
            unused: self.unused + other.unused,
            lost: self.lost + other.lost,
            revoked: self.revoked + other.revoked,
            last_date: self.last_date.max(other.last_date),
            ended: last.ended.filter(|_| have_all_ended),
            end: last.end.filter(|_| have_all_ended),
        }
    }
}
