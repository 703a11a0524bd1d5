//! Regular spending, which becomes entries (C24).

use super::{Action, Campaign, Entry, Scenario, When};
use crate::account::{Account, PaymentMode};
use crate::calendar::Date;
use crate::input::choice;
use crate::money::Money;

/// The same budget every day for a while.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpendPlan {
    /// The first day.
    pub start: Date,
    /// How many days, 1 to [`SpendPlan::MOST_DAYS`].
    pub days: u16,
    /// The written amount of each day's spend.
    pub daily_budget: Money,
    /// The campaign that spends it.
    pub campaign: Campaign,
    /// Where the money comes from.
    pub funding: Funding,
    /// The price of a single delivery: what is left of the money below it delivers nothing (TT-95).
    pub bid: Option<Money>,
}

choice! {
    /// Where the money of a spend plan comes from.
    pub enum Funding {
        /// One top-up before the first day, of all days' cost and one more day's.
        WholePlan = "whole_plan",
        /// Only the top-ups among the written entries.
        Entries = "entries",
    }
}

impl SpendPlan {
    /// How many days a plan may have.
    pub const MOST_DAYS: u32 = 3_660;

    /// The day after the last.
    #[must_use]
    pub fn end(&self) -> Date {
        self.start.plus_days(self.days.into())
    }

    /// How many entries the plan stands for at most, for an account that pays in this way.
    #[must_use]
    pub fn entry_count(&self, payment: PaymentMode) -> usize {
        usize::from(self.days) + usize::from(self.tops_up(payment))
    }

    /// The written amount of each day, from the first on; zero for a day without spend.
    #[must_use]
    pub fn amounts(&self) -> Vec<Money> {
        vec![self.daily_budget; usize::from(self.days)]
    }

    /// The entries that the plan stands for: its top-up, if it has one, and a spend a day at 12:00.
    #[must_use]
    pub fn entries(&self, scenario: &Scenario) -> Vec<Entry> {
        self.entries_of(scenario, &self.amounts())
    }

    /// The entries of the plan with other amounts on its days, as [`SpendPlan::amounts`] gives them.
    #[must_use]
    pub fn entries_of(&self, scenario: &Scenario, amounts: &[Money]) -> Vec<Entry> {
        let account = &scenario.account;
        let amounts = &amounts[..amounts.len().min(self.days.into())];
        let mut entries = Vec::with_capacity(self.entry_count(account.payment));
        if let Some(amount) = self.top_up(account, amounts) {
            let at = When::At(self.start.start().max(account.created));
            entries.push(Entry { at, action: Action::TopUp { amount } });
        }
        let days = (0..).zip(amounts).filter(|(_, amount)| amount.is_positive());
        entries.extend(days.map(|(day, amount)| {
            let at = When::At(scenario.usual_time(self.start.plus_days(day)));
            Entry {
                at,
                action: Action::Spend {
                    campaign: self.campaign.clone(),
                    amount: *amount,
                    purpose: None,
                },
            }
        }));
        entries
    }

    /// The plan's top-up with these amounts on its days: the whole outlay and one more day at the highest budget, both with tax (C24).
    /// `None` where the plan has no top-up, or there is nothing to spend.
    pub(crate) fn top_up(&self, account: &Account, amounts: &[Money]) -> Option<Money> {
        if !self.tops_up(account.payment) {
            return None;
        }
        let highest = amounts.iter().max()?;
        let days = amounts.iter().chain([highest]);
        let usable: Money = days.map(|amount| account.spend(*amount).gross()).sum();
        usable.is_positive().then(|| account.top_up_for(usable))
    }

    fn tops_up(&self, payment: PaymentMode) -> bool {
        self.funding == Funding::WholePlan && payment == PaymentMode::Manual
    }
}
