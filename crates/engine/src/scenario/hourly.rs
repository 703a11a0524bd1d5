//! What campaigns with a daily budget spend by themselves, hour by hour (C28).

use std::ops::Range;

use super::{Action, Campaign, Entry, Place, Scenario, SpendPlan, When};
use crate::calendar::Instant;
use crate::money::Money;

/// A campaign that was set up, as the entries alone say how it stands.
struct SetUp<'a> {
    campaign: &'a Campaign,
    daily_budget: Option<Money>,
    paused: bool,
}

impl SetUp<'_> {
    /// The budget of each date, while it runs.
    fn runs_on(&self) -> Option<i64> {
        self.daily_budget.filter(|_| !self.paused).map(Money::minor)
    }
}

impl Scenario {
    /// Whether there is a campaign that may spend by itself. Without an end of the story none does.
    #[must_use]
    pub fn has_budgets(&self) -> bool {
        self.until.is_some() && self.sets_budgets()
    }

    fn sets_budgets(&self) -> bool {
        let sets_budget = |entry: &Entry| {
            matches!(
                entry.action,
                Action::CreateCampaign { daily_budget: Some(_), .. }
                    | Action::ChangeBudget { daily_budget: Some(_), .. }
            )
        };
        self.entries.iter().any(sets_budget)
    }

    /// The entries that nobody wrote, as they are numbered on after the written ones: those of the spend plan (C24), then the charges
    /// that campaigns with a daily budget make by themselves (C28).
    #[must_use]
    pub fn planned(&self) -> Vec<Entry> {
        let plan = self.spend_plan.as_ref();
        let mut entries = plan.map(|plan| plan.entries(self)).unwrap_or_default();
        self.add_hourly_charges(&mut entries);
        entries
    }

    /// How many entries that are.
    #[must_use]
    pub fn planned_count(&self) -> usize {
        let payment = self.account.payment;
        let plan = self.spend_plan.as_ref();
        plan.map_or(0, |plan| SpendPlan::entry_count(plan, payment)) + self.hourly_charge_count()
    }

    /// Adds the charges that campaigns with a daily budget make by themselves, in the order of time; those of one hour in the order
    /// in which their campaigns were set up. A later end of the story only adds more of them. There are never more than a file may
    /// have entries.
    pub(crate) fn add_hourly_charges(&self, entries: &mut Vec<Entry>) {
        let Some(until) = self.until else { return };
        let most = entries.len() + Self::MOST_ENTRIES;
        self.each_stretch(until, &mut |campaigns, hours| {
            if campaigns.iter().all(|campaign| campaign.runs_on().is_none()) {
                return;
            }
            for hour in hours {
                let at = When::At(Instant::of_hour(hour));
                for running in campaigns {
                    let budget = running.runs_on().unwrap_or(0);
                    let share = spent_before(budget, hour + 1) - spent_before(budget, hour);
                    if share > 0 && entries.len() < most {
                        let campaign = running.campaign.clone();
                        let amount = Money::from_minor(share);
                        let action = Action::Spend { campaign, amount, purpose: None };
                        entries.push(Entry { at, action });
                    }
                }
                if most <= entries.len() {
                    return;
                }
            }
        });
    }

    /// How many charges campaigns make by themselves, without making them.
    #[must_use]
    pub fn hourly_charge_count(&self) -> usize {
        self.until.map_or(0, |until| self.hourly_charge_count_until(until))
    }

    fn hourly_charge_count_until(&self, until: Instant) -> usize {
        let mut count = 0;
        self.each_stretch(until, &mut |campaigns, hours| {
            for budget in campaigns.iter().filter_map(SetUp::runs_on) {
                // Of 24 minor units or more each hour has a share.
                let budget = budget.min(24);
                count += spent_before(budget, hours.end) - spent_before(budget, hours.start);
            }
        });
        usize::try_from(count).unwrap_or(usize::MAX)
    }

    /// Whether these charges and the entries would together be no more than a file may have if the story went on until this instant,
    /// wherever it ends now. Where they are more, it must end earlier: its file could not be read.
    #[must_use]
    pub fn hourly_charges_fit(&self, until: Instant) -> bool {
        let most = Self::most_entries(self.offers.len());
        self.entries.len().saturating_add(self.hourly_charge_count_until(until)) <= most
    }

    /// Visits the stretches of hours, up to and with this instant, in which the same campaigns stand in the same way.
    ///
    /// What was written of an instant holds for the charge of that instant. An entry that the replay refuses changes nothing:
    /// one before the account exists or after it was closed, about a campaign that was not set up, or setting one up again.
    fn each_stretch(&self, until: Instant, visit: &mut dyn FnMut(&[SetUp<'_>], Range<i64>)) {
        if !self.sets_budgets() {
            return;
        }
        let mut campaigns: Vec<SetUp<'_>> = Vec::new();
        let mut suspended = false;
        let mut from = self.account.created;
        for place in self.places_about_campaigns(until) {
            let action = &self.entries[place.index as usize].action;
            match action {
                Action::Suspend => suspended = true,
                Action::Reinstate => suspended = false,
                Action::CloseAccount { pay_out } => {
                    if !(*pay_out && suspended) {
                        break;
                    }
                }
                _ => {
                    visit(&campaigns, from.next_hour()..place.at.next_hour());
                    from = place.at;
                    follow(&mut campaigns, action);
                }
            }
        }
        visit(&campaigns, from.next_hour()..until.plus_seconds(1).next_hour());
    }

    /// The entries from the account's creation on that change how campaigns stand, or end the account, in their order.
    fn places_about_campaigns(&self, until: Instant) -> Vec<Place> {
        let is_meant = |entry: &Entry| {
            let ends_account = matches!(
                entry.action,
                Action::Suspend | Action::Reinstate | Action::CloseAccount { .. }
            );
            ends_account || entry.action.is_about_budgets()
        };
        let entries = (0..).zip(&self.entries).filter(|(_, entry)| is_meant(entry));
        let places = entries
            .map(|(index, entry)| Place { at: self.instant(entry.at), spend: None, index })
            .filter(|place| (self.account.created..=until).contains(&place.at));
        Place::in_order(places.collect())
    }
}

impl Action {
    /// Whether it says how a campaign stands that may spend by itself. A file has few of them ([`Scenario::MOST_CAMPAIGNS`]).
    pub(super) fn is_about_budgets(&self) -> bool {
        matches!(
            self,
            Self::CreateCampaign { .. }
                | Self::ChangeBudget { .. }
                | Self::PauseCampaign { .. }
                | Self::ResumeCampaign { .. }
        )
    }
}

/// Lets campaigns stand as an entry about one of them says.
fn follow<'a>(campaigns: &mut Vec<SetUp<'a>>, action: &'a Action) {
    let mut change = |of: &Campaign, change: &dyn Fn(&mut SetUp<'a>)| {
        campaigns.iter_mut().filter(|known| known.campaign == of).for_each(change);
    };
    match action {
        Action::PauseCampaign { campaign } => change(campaign, &|known| known.paused = true),
        Action::ResumeCampaign { campaign } => change(campaign, &|known| known.paused = false),
        Action::ChangeBudget { campaign, daily_budget } => {
            change(campaign, &|known| known.daily_budget = *daily_budget);
        }
        Action::CreateCampaign { campaign, daily_budget, .. }
            if campaigns.iter().all(|known| known.campaign != campaign) =>
        {
            campaigns.push(SetUp { campaign, daily_budget: *daily_budget, paused: false });
        }
        _ => {}
    }
}

/// What a budget comes to in all hours before this one: whole budgets for whole dates, and of the last date as many of its 24 parts,
/// rounded down. So the hours of a date add up to its budget exactly.
const fn spent_before(budget: i64, hour: i64) -> i64 {
    budget * hour.div_euclid(24) + budget * hour.rem_euclid(24) / 24
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shares(budget: i64) -> Vec<i64> {
        let first = 24 * 20_000;
        (first..first + 24)
            .map(|hour| spent_before(budget, hour + 1) - spent_before(budget, hour))
            .collect()
    }

    #[test]
    fn the_shares_of_a_date_add_up_to_its_budget() {
        // 1000 / 24 = 41.67: 41 (41.67), 42 (83.33), 42 (125), and so on each third of a day of 8 x 125.
        assert_eq!(shares(1_000), [41, 42, 42].repeat(8));
        // Of one minor unit the last hour has it all; of 24 each hour has one.
        assert_eq!(shares(1), [vec![0; 23], vec![1]].concat());
        assert_eq!(shares(24), vec![1; 24]);
        for budget in [1, 7, 23, 25, 999, 9_999_999_999_999] {
            assert_eq!(shares(budget).iter().sum::<i64>(), budget);
        }
    }
}
