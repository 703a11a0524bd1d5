//! What a run gives: states, dates, balances, the journal, and what was assumed.

mod expect;
mod note;
mod report;

use crate::calendar::{Date, Instant};
use crate::journal::Journal;
use crate::ledger::Ledger;
use crate::money::Money;
use crate::offer::{By, CreditType};
use crate::reason::Counting;
use crate::scenario::{Campaign, Entry, Scenario};
use crate::windows::Deadline;

pub use expect::{Mismatch, compare};
pub use note::{Assumption, Warning};

/// The outcome of replaying a scenario up to an instant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The instant that it describes: where the scenario says to stop, or the last one at which something changed (C23).
    pub at: Instant,
    /// The entries that the spend plan stands for. They are numbered on after the written ones.
    pub planned: Vec<Entry>,
    /// How each offer stands, in the order of the scenario.
    pub offers: Vec<OfferOutcome>,
    /// Each credit, in the order of issue.
    pub credits: Vec<CreditOutcome>,
    /// The balances.
    pub ledger: Ledger,
    /// What happened, row by row.
    pub journal: Journal,
    /// Which decisions mattered.
    pub assumptions: Vec<Assumption>,
    /// What to watch out for.
    pub warnings: Vec<Warning>,
}

impl Outcome {
    /// The entry with this index: a written one of the scenario, or one of its spend plan.
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
            Self::Granted => "granted",
            Self::Exhausted => "exhausted",
            Self::Expired => "expired",
            Self::RedeemWindowMissed => "redeem_window_missed",
            Self::EarningWindowMissed => "earning_window_missed",
            Self::NotEligible => "not_eligible",
        }
    }
}

/// How an offer stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfferOutcome {
    /// Its state.
    pub state: State,
    /// When the code arrived.
    pub received: Option<Instant>,
    /// Until when the code can be redeemed, once a window for it has begun.
    pub redeem_by: Option<Deadline>,
    /// Since when spend counts; included.
    pub activated: Option<Instant>,
    /// Until when spend counts, once a window for it has begun.
    pub earn_by: Option<Deadline>,
    /// Spend that counted.
    pub counted: Money,
    /// Spend that did not count, each reason once, in the order in which they first occurred.
    pub not_counted: Vec<(Counting, Money)>,
    /// The highest tier reached, by its index.
    pub tier: Option<usize>,
    /// When that tier was reached.
    pub crossed: Option<Instant>,
    /// When the credit comes, once the requirement is fixed.
    pub issue: Option<IssueDates>,
    /// When the credit came.
    pub issued: Option<Instant>,
    /// The credit, by its index.
    pub credit: Option<usize>,
}

impl OfferOutcome {
    /// Whether a higher tier can still be reached at an instant, although one was reached already (C16).
    #[must_use]
    pub fn can_climb(&self, at: Instant) -> bool {
        let is_open = self.earn_by.is_none_or(|deadline| at < deadline.ends());
        self.tier.is_some() && self.issue.is_none() && is_open
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
    /// The offer's id, or the id that the entry gave it.
    pub id: String,
    /// The offer that issued it, by its index; `None` if it was given outside any offer.
    pub offer: Option<usize>,
    /// Free or assignable.
    pub credit_type: CreditType,
    /// Since when it pays; included.
    pub issued: Instant,
    /// The last date on which it pays.
    pub last_date: Date,
    /// Whether that date was over in this run.
    pub ended: bool,
    /// How many campaigns it may have at once.
    pub assign_limit: Option<u32>,
    /// The campaigns to which it is assigned.
    pub campaigns: Vec<Campaign>,
    /// When it was used up.
    pub used_up: Option<Instant>,
}
