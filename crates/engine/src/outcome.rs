//! What a run gives: states, dates, balances, the journal, and what was assumed.

mod assumption;
mod campaign;
mod expect;
mod history;
mod note;
mod provenance;
mod report;
mod totals;

use crate::account::PaymentMode;
use crate::calendar::{Date, Instant};
use crate::journal::Journal;
use crate::ledger::Ledger;
use crate::money::Money;
use crate::offer::{By, Conditions, CreditType, Offer, OnlyFor};
use crate::rate::Percent;
use crate::reason::Counting;
use crate::scenario::{Campaign, Entry, Scenario};
use crate::tax::{NetAndTax, Tax};
use crate::windows::Deadline;

pub use assumption::{Assumption, Decision};
pub use campaign::CampaignOutcome;
pub use expect::{Mismatch, compare, with_diagnoses};
pub(crate) use history::Cut;
pub use history::{History, Segment, Share};
pub use note::{Undecided, Warning};
pub(crate) use report::tier_fields;
pub use totals::Totals;

/// The outcome of replaying a scenario up to an instant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The instant that it describes: where the scenario says to stop, or the last one at which something changed (C23).
    pub at: Instant,
    /// The entries that nobody wrote: those that the spend plan stands for, then what campaigns spend by themselves each hour (C28).
    /// They are numbered on after the written ones.
    pub planned: Vec<Entry>,
    /// How each offer stands, in the order of the scenario.
    pub offers: Vec<OfferOutcome>,
    /// Each credit, in the order of issue.
    pub credits: Vec<CreditOutcome>,
    /// Each discount, in the order in which they began.
    pub discounts: Vec<DiscountOutcome>,
    /// Whether the account can be used.
    pub standing: Standing,
    /// How the account pays now.
    pub payment: PaymentMode,
    /// Its tax now, if it has any.
    pub tax: Option<Tax>,
    /// Each campaign that was set up or that spent, in the order in which it first did one of both.
    pub campaigns: Vec<CampaignOutcome>,
    /// The balances.
    pub ledger: Ledger,
    /// What of the unpaid is billed.
    pub billed: NetAndTax,
    /// What happened, row by row.
    pub journal: Journal,
    /// Who paid in which order, from one change of it to the next.
    pub history: History,
    /// Which decisions mattered.
    pub assumptions: Vec<Assumption>,
    /// What to watch out for.
    pub warnings: Vec<Warning>,
    /// What cannot be decided, because something is not known.
    pub undecided: Vec<Undecided>,
}

impl Outcome {
    /// The entry with this index: a written one of the scenario, or one that nobody wrote.
    #[must_use]
    pub fn entry<'a>(&'a self, scenario: &'a Scenario, index: u32) -> Option<&'a Entry> {
        let index = index as usize;
        scenario
            .entries
            .get(index)
            .or_else(|| self.planned.get(index.checked_sub(scenario.entries.len())?))
    }
}

/// The state of an offer for one account (A22, C16).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Nothing happened yet.
    NotReceived,
    /// The code is there and was not redeemed.
    Received,
    /// Spend counts.
    Earning,
    /// The threshold is reached, the credit not yet there.
    RequirementMet,
    /// The credit is due, and the account is suspended.
    Withheld,
    /// The credit is there.
    Granted,
    /// The credit is used up.
    Exhausted,
    /// The credit ended with something left.
    Expired,
    /// The code was not redeemed in time.
    RedeemWindowMissed,
    /// The threshold was not reached in time.
    EarningWindowMissed,
    /// Activation was refused because of what the account is.
    NotEligible,
    /// The network took it back.
    Revoked,
    /// The account was closed while it was open.
    Ended,
}

impl State {
    /// The stable code, by which files and messages call it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotReceived => "not_received",
            Self::Received => "received",
            Self::Earning => "earning",
            Self::RequirementMet => "requirement_met",
            Self::Withheld => "withheld",
            Self::Granted => "granted",
            Self::Exhausted => "exhausted",
            Self::Expired => "expired",
            Self::RedeemWindowMissed => "redeem_window_missed",
            Self::EarningWindowMissed => "earning_window_missed",
            Self::NotEligible => "not_eligible",
            Self::Revoked => "revoked",
            Self::Ended => "ended",
        }
    }
}

/// Whether an account can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It can.
    Good,
    /// It is suspended since this instant (TT-83).
    Suspended(Instant),
    /// It is closed for good since this instant (TT-84).
    Closed(Instant),
}

impl Standing {
    /// The stable code, by which files and messages call it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Suspended(_) => "suspended",
            Self::Closed(_) => "closed",
        }
    }
}

/// How an offer stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfferOutcome {
    /// Its state.
    pub state: State,
    /// Each state that it had, with the instant from which it held; the last one is `state`.
    pub states: Vec<(Instant, State)>,
    /// When the code or the invitation arrived.
    pub received: Option<Instant>,
    /// Until when it can be activated, once a window for it has begun.
    pub redeem_by: Option<Deadline>,
    /// Since when spend counts; included.
    pub activated: Option<Instant>,
    /// Until when spend counts, once a window for it has begun.
    pub earn_by: Option<Deadline>,
    /// Since when no higher tier can be reached: the window closed before the top one was, the offer was taken back, or the account was closed.
    pub closed: Option<Instant>,
    /// Spend that counted; with another trigger the money that was added.
    pub counted: Money,
    /// Spend that counts once it is paid.
    pub pending: Money,
    /// Spend that did not count, each reason once, in the order in which they first occurred.
    pub not_counted: Vec<(Counting, Money)>,
    /// Spend that was given back, whether it had counted or not.
    pub refunded: Money,
    /// The tiers in play.
    pub tiers: Vec<TierOutcome>,
}

/// How a tier stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TierOutcome {
    /// When its requirement was met.
    pub reached: Option<Instant>,
    /// When its reward comes, once it is fixed that it pays.
    pub issue: Option<IssueDates>,
    /// When its reward came.
    pub issued: Option<Instant>,
    /// The credit, by its index.
    pub credit: Option<usize>,
    /// The discount, by its index.
    pub discount: Option<usize>,
}

impl OfferOutcome {
    /// How an offer stands before anything happened.
    pub(crate) fn before(offer: &Offer) -> Self {
        let tiers = vec![TierOutcome::default(); offer.tiers.len()];
        Self { tiers, ..Self::without_tiers() }
    }

    const fn without_tiers() -> Self {
        Self {
            state: State::NotReceived,
            states: Vec::new(),
            received: None,
            redeem_by: None,
            activated: None,
            earn_by: None,
            closed: None,
            counted: Money::ZERO,
            pending: Money::ZERO,
            not_counted: Vec::new(),
            refunded: Money::ZERO,
            tiers: Vec::new(),
        }
    }

    /// Goes back to there, and keeps the memory of its lists.
    pub(crate) fn begin(&mut self, offer: &Offer) {
        let mut before = Self { tiers: std::mem::take(&mut self.tiers), ..Self::without_tiers() };
        before.tiers.clear();
        before.tiers.resize(offer.tiers.len(), TierOutcome::default());
        std::mem::swap(&mut before.states, &mut self.states);
        before.states.clear();
        std::mem::swap(&mut before.not_counted, &mut self.not_counted);
        before.not_counted.clear();
        *self = before;
    }

    /// The highest tier reached, by its index.
    #[must_use]
    pub fn tier(&self) -> Option<usize> {
        self.tiers.iter().rposition(|tier| tier.reached.is_some())
    }

    /// The tier after the highest one reached, by its index. An offer whose last tier is reached has none there.
    #[must_use]
    pub fn next_tier(&self) -> usize {
        self.tier().map_or(0, |tier| tier + 1)
    }

    /// When the highest tier reached was reached.
    #[must_use]
    pub fn crossed(&self) -> Option<Instant> {
        self.tiers.iter().rev().find_map(|tier| tier.reached)
    }

    /// When the reward of the highest tier that pays comes, once that is fixed.
    #[must_use]
    pub fn issue(&self) -> Option<IssueDates> {
        self.tiers.iter().rev().find_map(|tier| tier.issue)
    }

    /// When the reward of the highest tier that paid came.
    #[must_use]
    pub fn issued(&self) -> Option<Instant> {
        self.tiers.iter().rev().find_map(|tier| tier.issued)
    }

    /// The credit of the highest tier that paid, by its index.
    #[must_use]
    pub fn credit(&self) -> Option<usize> {
        self.tiers.iter().rev().find_map(|tier| tier.credit)
    }

    /// Whether a higher tier can still be reached, although one was reached already (C16).
    #[must_use]
    pub fn can_climb(&self) -> bool {
        self.closed.is_none() && self.tier().is_some_and(|tier| tier + 1 < self.tiers.len())
    }
}

/// When a credit is expected (A8, C1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IssueDates {
    /// The soonest.
    pub earliest: Instant,
    /// When this run issues it.
    pub due: Instant,
    /// The latest by which it is expected.
    pub expected_by: By,
    /// When to ask support if it is still not there.
    pub ask_support_after: By,
}

/// A credit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CreditOutcome {
    /// The offer's id, with the tier's number where each tier pays, or the id that the entry gave it.
    pub id: String,
    /// The offer that issued it, by its index; `None` if it was given outside any offer.
    pub offer: Option<usize>,
    /// Free, assignable or conditional.
    pub credit_type: CreditType,
    /// Since when it pays; included.
    pub issued: Instant,
    /// The last date on which it pays.
    pub last_date: Date,
    /// How many campaigns it may have at once.
    pub assign_limit: Option<u32>,
    /// The campaigns to which it is assigned.
    pub campaigns: Vec<Campaign>,
    /// Where it can be used.
    pub only_for: Option<OnlyFor>,
    /// The conditions of a conditional one.
    pub conditions: Option<Conditions>,
    /// Whether it is used before cash.
    pub before_cash: bool,
    /// Whether prepaid cash must be above zero for it to pay.
    pub needs_positive_cash: bool,
    /// When and how it came to its end, if it did.
    pub end: Option<(Instant, CreditEnd)>,
}

impl CreditOutcome {
    /// When it was used up, if it was.
    #[must_use]
    pub fn used_up(&self) -> Option<Instant> {
        self.end.filter(|(_, end)| *end == CreditEnd::UsedUp).map(|(at, _)| at)
    }
}

/// How a credit or a discount came to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CreditEnd {
    /// Its last minor unit was used.
    UsedUp,
    /// Its last date was over.
    Expired,
    /// The network took it back.
    Revoked,
    /// The account was closed.
    Forfeited,
}

/// A discount on the price of charges (C26).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DiscountOutcome {
    /// As of a credit.
    pub id: String,
    /// The offer that gives it, by its index.
    pub offer: usize,
    /// The share that it takes off.
    pub rate: Percent,
    /// The most that it takes off in all.
    pub cap: Money,
    /// What it took off.
    pub used: Money,
    /// Since when it holds; included.
    pub issued: Instant,
    /// The last date on which it holds.
    pub last_date: Date,
    /// Where it holds.
    pub only_for: Option<OnlyFor>,
    /// When and how it came to its end, if it did.
    pub end: Option<(Instant, CreditEnd)>,
}

impl DiscountOutcome {
    /// What it can still take off.
    #[must_use]
    pub fn left(&self) -> Money {
        if self.end.is_some() { Money::ZERO } else { self.cap - self.used }
    }
}
