//! Regular spending, which becomes entries (C24).

use super::{Action, Budget, Campaign, Entry, Scenario, When};
use crate::account::{Account, PaymentMode};
use crate::calendar::Date;
use crate::input::choice;
use crate::money::Money;

/// Spending every day for a while.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpendPlan {
    /// The first day.
    pub start: Date,
    /// How many days, 1 to [`SpendPlan::MOST_DAYS`].
    pub days: u16,
    /// The written amount of each day's spend.
    pub budget: Budget,
    /// When nothing is spent, up to [`SpendPlan::MOST_PAUSES`].
    pub pauses: Vec<Pause>,
    /// What is spent on single dates in place of all that, each date once. Those outside the plan's days are not looked at.
    pub one_offs: Vec<OneOff>,
    /// The campaign that spends it.
    pub campaign: Campaign,
    /// Where the money comes from.
    pub funding: Funding,
    /// The price of a single delivery: what is left of the money below it delivers nothing (TT-95).
    pub bid: Option<Money>,
}

/// Dates on which a plan spends nothing, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pause {
    /// The first.
    pub from: Date,
    /// The last, not before the first.
    pub until: Date,
}

/// What a plan spends on a single date, also inside a pause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OneOff {
    /// The date.
    pub on: Date,
    /// The written amount, above zero.
    pub amount: Money,
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
    /// How many pauses a plan may have.
    pub const MOST_PAUSES: usize = 100;

    /// A plan that spends the same every day and is paid by one top-up.
    #[must_use]
    pub fn flat(start: Date, days: u16, daily_budget: Money) -> Self {
        Self {
            start,
            days,
            budget: Budget::Flat(daily_budget),
            pauses: Vec::new(),
            one_offs: Vec::new(),
            campaign: Campaign::named(Campaign::DEFAULT),
            funding: Funding::WholePlan,
            bid: None,
        }
    }

    /// The day after the last.
    #[must_use]
    pub fn end(&self) -> Date {
        self.start.plus_days(self.days.into())
    }

    /// The last date on which it spends; `None` where it never does.
    #[must_use]
    pub fn last_spend(&self) -> Option<Date> {
        let last = self.amounts().iter().rposition(|amount| amount.is_positive())?;
        Some(self.start.plus_days(i32::try_from(last).ok()?))
    }

    /// How many entries the plan stands for, on an account that pays in this way.
    #[must_use]
    pub fn entry_count(&self, payment: PaymentMode) -> usize {
        let spends = self.amounts().iter().filter(|amount| amount.is_positive()).count();
        spends + usize::from(spends > 0 && self.tops_up(payment))
    }

    /// Whether the first of its entries is a top-up, where it stands for any.
    #[must_use]
    pub fn tops_up(&self, payment: PaymentMode) -> bool {
        self.funding == Funding::WholePlan && payment == PaymentMode::Manual
    }

    /// The written amount of each day, from the first on; zero for a day without spend.
    #[must_use]
    pub fn amounts(&self) -> Vec<Money> {
        let mut amounts = Vec::new();
        self.write_amounts(&self.budget, self.days, &mut amounts);
        amounts
    }

    /// The amounts that the plan would have with another budget on another number of days, in place of what `amounts` held.
    pub(crate) fn write_amounts(&self, budget: &Budget, days: u16, amounts: &mut Vec<Money>) {
        amounts.clear();
        amounts.extend(
            (0..days).map(|day| budget.amount(day, days, self.start.plus_days(day.into()))),
        );
        for pause in &self.pauses {
            amounts[self.days_between(pause.from, pause.until, days)].fill(Money::ZERO);
        }
        for one_off in &self.one_offs {
            amounts[self.days_between(one_off.on, one_off.on, days)].fill(one_off.amount);
        }
    }

    /// The days, counted from 0, that lie between two dates, both included, of the first `days` of the plan.
    fn days_between(&self, from: Date, until: Date, days: u16) -> std::ops::Range<usize> {
        let day = |date: Date| {
            let day = date.days_since(self.start).clamp(0, days.into());
            usize::try_from(day).unwrap_or(0)
        };
        let (first, end) = (day(from), day(until.plus_days(1)));
        first..end.max(first)
    }

    /// The one-offs that lie within the plan's days.
    pub(super) fn one_offs_within(&self) -> impl Iterator<Item = &OneOff> {
        self.one_offs.iter().filter(|one_off| (self.start..self.end()).contains(&one_off.on))
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
        let mut entries = Vec::with_capacity(amounts.len() + 1);
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
    /// The tax is the one that the account has at first. `None` where the plan has no top-up, or there is nothing to spend.
    pub(crate) fn top_up(&self, account: &Account, amounts: &[Money]) -> Option<Money> {
        if !self.tops_up(account.payment) {
            return None;
        }
        let tax = account.tax_at_first();
        let highest = amounts.iter().max()?;
        let days = amounts.iter().chain([highest]);
        let usable: Money = days.map(|amount| tax.spend(*amount).gross()).sum();
        usable.is_positive().then(|| tax.top_up_for(usable))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    fn minor(plan: &SpendPlan) -> Vec<i64> {
        plan.amounts().iter().map(|amount| amount.minor()).collect()
    }

    #[test]
    fn a_one_off_stands_in_place_of_the_budget_and_of_a_pause() {
        let mut plan = SpendPlan::flat(date("2026-06-02"), 5, Money::from_minor(10));
        plan.pauses = vec![
            Pause { from: date("2026-05-01"), until: date("2026-06-02") },
            Pause { from: date("2026-06-04"), until: date("2026-06-05") },
        ];
        let one_off = |on, amount| OneOff { on: date(on), amount: Money::from_minor(amount) };
        plan.one_offs = vec![one_off("2026-06-05", 70), one_off("2026-06-06", 90)];
        assert_eq!(minor(&plan), [0, 10, 0, 70, 90]);
        // On three days the last is inside the pause, and both one-offs lie beyond the plan.
        plan.days = 3;
        assert_eq!(minor(&plan), [0, 10, 0]);
        assert_eq!(plan.last_spend(), Some(date("2026-06-03")));
        assert_eq!(plan.entry_count(PaymentMode::Manual), 2);
        assert_eq!(plan.entry_count(PaymentMode::Automatic), 1);
    }

    #[test]
    fn a_list_is_filled_up_with_days_without_spend_and_cut_by_the_plan() {
        let mut plan = SpendPlan::flat(date("2026-06-02"), 3, Money::ZERO);
        plan.budget = Budget::Listed([5, 0].map(Money::from_minor).to_vec());
        assert_eq!(minor(&plan), [5, 0, 0]);
        plan.days = 1;
        assert_eq!(minor(&plan), [5]);
    }

    #[test]
    fn a_plan_that_never_spends_stands_for_no_entries() {
        let mut plan = SpendPlan::flat(date("2026-06-02"), 2, Money::from_minor(10));
        plan.pauses = vec![Pause { from: date("2026-06-01"), until: date("2026-06-30") }];
        assert_eq!(plan.entry_count(PaymentMode::Manual), 0);
        assert_eq!(plan.last_spend(), None);
    }
}
