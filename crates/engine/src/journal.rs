//! What a run did with each entry and what time did by itself, row by row, with reasons.

use crate::calendar::Instant;
use crate::ledger::Burn;
use crate::money::Money;
use crate::reason::{Counting, Reason};
use crate::tax::NetAndTax;

/// What a row is about. Offers, credits and entries are given by their index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// An entry of the scenario, or one that its spend plan stands for; from 0 (see [`Outcome::entry`](crate::Outcome::entry)).
    Entry(u32),
    /// The account came to be.
    AccountCreated,
    /// An offer was activated at the account's creation, or was refused there.
    OfferActivated(u16),
    /// The time for redeeming an offer's code ended.
    RedeemWindowClosed(u16),
    /// The time for earning ended.
    EarningWindowClosed(u16),
    /// A credit was issued for an offer.
    CreditIssued(u32),
    /// A tier's credit is due while the account is suspended.
    CreditWithheld(u16),
    /// A credit reached its end with something left.
    CreditExpired(u32),
    /// A discount began.
    DiscountStarted(u32),
    /// A discount reached its end with something left.
    DiscountEnded(u32),
    /// The account was charged by itself for what it owed.
    AccountCharged,
}

impl Event {
    /// The stable code of something that time did; `None` for an entry, whose kind is its action's.
    #[must_use]
    pub const fn code(self) -> Option<&'static str> {
        match self {
            Self::Entry(_) => None,
            Self::AccountCreated => Some("account_created"),
            Self::OfferActivated(_) => Some("offer_activated"),
            Self::RedeemWindowClosed(_) => Some("redeem_window_closed"),
            Self::EarningWindowClosed(_) => Some("earning_window_closed"),
            Self::CreditIssued(_) => Some("credit_issued"),
            Self::CreditWithheld(_) => Some("credit_withheld"),
            Self::CreditExpired(_) => Some("credit_expired"),
            Self::DiscountStarted(_) => Some("discount_started"),
            Self::DiscountEnded(_) => Some("discount_ended"),
            Self::AccountCharged => Some("account_charged"),
        }
    }
}

/// How an entry came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It took place.
    Accepted,
    /// It took place on the last date, which a stricter reading could refuse (A1).
    Boundary,
    /// A planned spend took place in part, for want of money (C6).
    Partly,
    /// It changed nothing.
    Refused,
    /// Time did it; nobody asked.
    Happened,
}

impl Verdict {
    /// The stable code, by which files and messages call it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Boundary => "boundary",
            Self::Partly => "partly",
            Self::Refused => "refused",
            Self::Happened => "happened",
        }
    }
}

/// A part of an accepted spend, as one offer sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// Which offer.
    pub offer: u16,
    /// Whether it counts, and why.
    pub counting: Counting,
    /// How much; never zero. Below zero in the row of a refund, which takes it away again.
    pub amount: Money,
}

/// One row: what happened at an instant, and where it left the balances.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row<'a> {
    /// When.
    pub at: Instant,
    /// What.
    pub event: Event,
    /// How it came out.
    pub verdict: Verdict,
    /// Net and tax of what took place; of what was asked for, if it was refused; zero where no money is meant.
    pub amount: NetAndTax,
    /// Why; never empty.
    pub reasons: &'a [Reason],
    /// What a discount took off the price; `amount` is without it.
    pub discount: Money,
    /// Which credits paid, in their order of use.
    pub burns: &'a [Burn],
    /// The cash that paid for ads, net of tax; with payment on account, what is owed for them.
    pub cash_paid: Money,
    /// Whether that is owed instead of paid.
    pub is_owed: bool,
    /// How each offer counts it.
    pub counts: &'a [Count],
    /// Cash after the row.
    pub cash: Money,
    /// Unused credit after the row.
    pub credit: Money,
    /// What is spent and not paid after the row, with its tax.
    pub unpaid: Money,
}

impl Row<'_> {
    /// Whether it changed anything, as all rows do but refused ones.
    #[must_use]
    pub fn took_place(&self) -> bool {
        self.verdict != Verdict::Refused
    }
}

/// The rows of a run, in the order in which they happened.
///
/// Reasons, burns and counts of all rows lie in one list each, so that a row costs no allocation of its own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Journal {
    rows: Vec<Packed>,
    reasons: Vec<Reason>,
    burns: Vec<Burn>,
    counts: Vec<Count>,
}

/// A row whose lists are given by where they end; they begin where those of the row before end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Packed {
    at: Instant,
    event: Event,
    verdict: Verdict,
    amount: NetAndTax,
    payment: Payment,
    balances: Balances,
    reasons_end: u32,
    burns_end: u32,
    counts_end: u32,
}

/// What a row's money was paid with, besides credits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Payment {
    pub(crate) discount: Money,
    pub(crate) cash: Money,
    pub(crate) is_owed: bool,
}

/// The balances after a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Balances {
    pub(crate) cash: Money,
    pub(crate) credit: Money,
    pub(crate) unpaid: Money,
}

/// The parts of a row that are not lists.
pub(crate) struct Heading {
    pub(crate) at: Instant,
    pub(crate) event: Event,
    pub(crate) verdict: Verdict,
    pub(crate) amount: NetAndTax,
    pub(crate) payment: Payment,
    pub(crate) balances: Balances,
}

impl Journal {
    /// A journal with room for so many entries.
    pub(crate) fn with_room_for(entries: usize) -> Self {
        Self {
            rows: Vec::with_capacity(entries + 8),
            reasons: Vec::with_capacity(entries + 16),
            burns: Vec::new(),
            counts: Vec::with_capacity(entries + 8),
        }
    }

    /// Adds a reason to the row that comes next.
    pub(crate) fn reason(&mut self, reason: Reason) {
        self.reasons.push(reason);
    }

    /// Adds what a credit pays of the row that comes next.
    pub(crate) fn burn(&mut self, burn: Burn) {
        self.burns.push(burn);
    }

    /// Adds a part of the spend of the row that comes next; a part of nothing is left out.
    pub(crate) fn count(&mut self, count: Count) {
        if !count.amount.is_zero() {
            self.counts.push(count);
        }
    }

    /// Closes the row, which takes the reasons, burns and counts that were added since the one before.
    pub(crate) fn close(&mut self, heading: &Heading) {
        let end = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        let Heading { at, event, verdict, amount, payment, balances } = *heading;
        let (reasons_end, burns_end, counts_end) =
            (end(self.reasons.len()), end(self.burns.len()), end(self.counts.len()));
        self.rows.push(Packed {
            at,
            event,
            verdict,
            amount,
            payment,
            balances,
            reasons_end,
            burns_end,
            counts_end,
        });
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is no row, as before the account exists.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The row with this index, from 0.
    #[must_use]
    pub fn row(&self, index: usize) -> Option<Row<'_>> {
        let packed = self.rows.get(index)?;
        let before = index.checked_sub(1).map(|before| &self.rows[before]);
        let span = |end: fn(&Packed) -> u32| before.map_or(0, end) as usize..end(packed) as usize;
        Some(Row {
            at: packed.at,
            event: packed.event,
            verdict: packed.verdict,
            amount: packed.amount,
            reasons: &self.reasons[span(|row| row.reasons_end)],
            discount: packed.payment.discount,
            burns: &self.burns[span(|row| row.burns_end)],
            cash_paid: packed.payment.cash,
            is_owed: packed.payment.is_owed,
            counts: &self.counts[span(|row| row.counts_end)],
            cash: packed.balances.cash,
            credit: packed.balances.credit,
            unpaid: packed.balances.unpaid,
        })
    }

    /// All rows, in order.
    pub fn rows(&self) -> impl DoubleEndedIterator<Item = Row<'_>> {
        (0..self.rows.len()).filter_map(|index| self.row(index))
    }
}
