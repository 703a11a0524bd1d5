//! A scenario: offers, an account and what happened, as one document.

use std::borrow::Cow;

mod budget;
mod columns;
mod counts;
mod entry;
mod hourly;
mod place;
mod read;
mod read_account;
mod read_entry;
mod read_plan;
mod spend_plan;
mod story;
mod write;
mod write_plan;

use crate::account::Account;
use crate::calendar::{Date, Holidays, Instant};
use crate::input::Node;
use crate::offer::{ActivationMode, Offer, Term, TierMode};
use crate::rate::ExchangeRate;

pub use budget::{Budget, Week, Weekday};
pub use columns::{Cells, Columns};
pub use entry::{Action, Campaign, Entry, Grant, MoveTo, Revoked, When};
pub(crate) use place::Place;
pub use spend_plan::{Funding, OneOff, Pause, SpendPlan};
pub use story::StoryReader;
pub(crate) use write::tax as write_tax;

/// One account's story, as read from a file or built by a screen.
///
/// It is the only thing that is ever kept: everything else is the [`Outcome`](crate::Outcome) of replaying it.
/// What it refers to (offers by index, amounts in the account's currency) always fits, because only this module makes one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scenario {
    /// What a person calls it.
    pub name: String,
    /// What it shows.
    pub about: Option<String>,
    /// The ids of the rules that it shows.
    pub rules: Vec<String>,
    /// The offers that the account meets. Never empty; ids differ.
    pub offers: Vec<MetOffer>,
    /// The account.
    pub account: Account,
    /// What happened, in the order of the file.
    pub entries: Vec<Entry>,
    /// Regular spending.
    pub spend_plan: Option<SpendPlan>,
    /// Dates that are not business days.
    pub holidays: Holidays,
    /// The last instant of the run, included; `None` to go on until time alone changes nothing more (C23).
    pub until: Option<Instant>,
    /// Which of the twenty questions the customer asks, 1 to 20.
    pub question: Option<u8>,
    /// What the outcome must be, as the file has it.
    pub expect: Option<Node>,
}

/// An offer as this account meets it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MetOffer {
    /// The offer.
    pub offer: Offer,
    /// Whether the file names the offer by its id or holds it whole.
    pub form: OfferForm,
    /// The terms that this scenario answers, because the published offer leaves them open; in the order of the file.
    pub answered: Vec<Term>,
    /// Which of the offer's modes this account meets.
    pub activation: ActivationMode,
    /// The tier that the advertiser chose, by its index; only where the offer leaves the choice.
    pub selected_tier: Option<usize>,
    /// How many units of the account's currency one of the offer's is; only where it is to be converted (A20).
    pub exchange_rate: Option<ExchangeRate>,
    /// How often it was used before this story (A18).
    pub used_before: UsedBefore,
    /// Whether the network attached an automatic offer to the account (A16).
    pub attached: bool,
    /// When an automatic activation took place, where the user knows it; else at the account's creation (A16).
    pub activated_at: Option<Instant>,
}

/// How often an offer was used before the story begins (A18).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct UsedBefore {
    /// By the advertiser's business, with all its accounts.
    pub entity: u32,
    /// By this account.
    pub account: u32,
    /// With this very code.
    pub code: u32,
}

impl MetOffer {
    /// An offer as an account meets it that did nothing special about it.
    #[must_use]
    pub fn usual(offer: Offer, form: OfferForm, activation: ActivationMode) -> Self {
        Self {
            offer,
            form,
            answered: Vec::new(),
            activation,
            selected_tier: None,
            exchange_rate: None,
            used_before: UsedBefore::default(),
            attached: true,
            activated_at: None,
        }
    }

    /// The offer as it holds for an account: in the account's currency, and with the chosen tier alone.
    #[must_use]
    pub fn in_play(&self, account: &Account) -> Cow<'_, Offer> {
        let mut offer = Cow::Borrowed(&self.offer);
        if let Some(rate) = self.exchange_rate {
            offer = Cow::Owned(offer.converted(account.currency, rate));
        }
        if self.offer.tier_mode == TierMode::UserSelected
            && let Some(tier) = self.selected_tier.and_then(|tier| offer.tiers.get(tier)).cloned()
        {
            offer.to_mut().tiers = vec![tier];
        }
        offer
    }
}

/// How a scenario's file holds an offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfferForm {
    /// By the id under which the catalogue has it.
    ById,
    /// Written out in the scenario.
    Written,
}

impl Scenario {
    /// How many entries a file may have.
    pub const MOST_ENTRIES: usize = 200_000;
    /// How many entries a file with several offers may have, each taken once for each offer.
    pub const MOST_COUNTS: usize = 400_000;
    /// How many offers a file may have.
    pub const MOST_OFFERS: usize = 20;
    /// How many credits a file may give outside offers.
    pub const MOST_GRANTS: usize = 1_000;
    /// How many campaigns the assignments of a file may name in all.
    pub const MOST_ASSIGNMENTS: usize = 2_000;

    /// How many entries of a file may be about setting up campaigns, each of which is looked at for each charge.
    pub const MOST_CAMPAIGNS: usize = 500;
    /// How many entries of a file may read progress, each of which looks back over a day.
    pub const MOST_READINGS: usize = 1_000;

    /// How many entries a file with so many offers may have, the charges included that campaigns make by themselves (C28).
    #[must_use]
    pub const fn most_entries(offers: usize) -> usize {
        match offers {
            0 | 1 => Self::MOST_ENTRIES,
            _ if Self::MOST_COUNTS / offers < Self::MOST_ENTRIES => Self::MOST_COUNTS / offers,
            _ => Self::MOST_ENTRIES,
        }
    }

    /// The instant at which a date without a time is taken: 12:00, or the account's creation if that is later on the date (C22).
    #[must_use]
    pub fn usual_time(&self, date: Date) -> Instant {
        let created = self.account.created;
        if created.date() == date { date.noon().max(created) } else { date.noon() }
    }

    /// The date up to which the story plays: that of `until`, otherwise the last one of the account's creation, the entries and the spend plan.
    ///
    /// Against it the age of an offer is held. What time does later, such as the end of a credit, does not make it later.
    #[must_use]
    pub fn plays_until(&self) -> Date {
        if let Some(until) = self.until {
            return until.date();
        }
        let entries = self.entries.iter().map(|entry| self.instant(entry.at).date());
        let plan = self.spend_plan.iter().map(|plan| plan.end().plus_days(-1));
        entries.chain(plan).fold(self.account.created.date(), Ord::max)
    }

    /// The instant of an entry.
    #[must_use]
    pub fn instant(&self, when: When) -> Instant {
        match when {
            When::At(instant) => instant,
            When::On(date) => self.usual_time(date),
        }
    }
}
