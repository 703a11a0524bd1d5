//! How much could count at most: a bound that needs no run, because counted money never exceeds what was spent (TT-32).

use crate::calendar::{Date, Instant};
use crate::money::Money;
use crate::offer::{ActivationMode, TriggerKind};
use crate::scenario::{Action, Budget, Scenario};
use crate::tax::TaxInForce;
use crate::windows::{Anchors, Deadline};

/// The time in which spend can count for an offer, whatever is spent: never too short, perhaps too long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Span {
    /// The first instant.
    pub(crate) from: Instant,
    /// The first instant after it.
    pub(crate) before: Instant,
}

impl Span {
    /// The span of an offer in a run that is looked at up to a date, if there is one; `None` where nothing ever activates the offer.
    pub(crate) fn of(scenario: &Scenario, offer: usize, by: Option<Date>) -> Option<Self> {
        let attempts = activations(scenario, offer);
        let (first, last) = (*attempts.iter().min()?, *attempts.iter().max()?);
        let latest = |is_meant: &dyn Fn(&Action) -> bool| {
            let entries = scenario.entries.iter().filter(|entry| is_meant(&entry.action));
            entries.map(|entry| scenario.instant(entry.at)).max()
        };
        // Each anchor at the latest that it can happen, so that no window ends later than it does here.
        let anchors = Anchors {
            received: latest(
                &|action| matches!(action, Action::ReceiveCode { offer: of, .. } if *of == offer),
            ),
            activated: Some(last),
            registered: latest(
                &|action| matches!(action, Action::Register { offer: of } if *of == offer),
            )
            .map(|at| at.max(scenario.account.created)),
            first_impression: latest(&|action| matches!(action, Action::AdsShown)),
            ..Anchors::of_account_created(scenario.account.created)
        };
        let windows = &scenario.offers[offer].offer.earning_windows;
        let ends = [
            Deadline::of(windows, &anchors).map(|deadline| deadline.ends),
            by.map(Date::end),
            scenario.until.map(|until| until.plus_seconds(1)),
        ];
        let before = ends.into_iter().flatten().min().unwrap_or(Instant::NEVER);
        Some(Self { from: first, before })
    }

    /// Whether an instant lies in it.
    pub(crate) fn contains(&self, at: Instant) -> bool {
        (self.from..self.before).contains(&at)
    }

    /// The same, open to the end of the run.
    pub(crate) fn to_the_end(self, scenario: &Scenario) -> Self {
        let before = scenario.until.map_or(Instant::NEVER, |until| until.plus_seconds(1));
        Self { before, ..self }
    }
}

/// When an offer could be activated.
fn activations(scenario: &Scenario, offer: usize) -> Vec<Instant> {
    let met = &scenario.offers[offer];
    let created = scenario.account.created;
    let activates = |action: &Action| match (met.activation, action) {
        (ActivationMode::Code, Action::RedeemCode { offer: of, .. })
        | (ActivationMode::Register, Action::Register { offer: of })
        | (ActivationMode::Reviewed, Action::Review { offer: of, approved: true })
        | (ActivationMode::Invited, Action::ReceiveCode { offer: of, .. }) => *of == offer,
        _ => false,
    };
    match met.activation {
        ActivationMode::Automatic => {
            vec![met.activated_at.map_or(created, |activated_at| activated_at.max(created))]
        }
        ActivationMode::Link => vec![created],
        _ => {
            let entries = scenario.entries.iter().filter(|entry| activates(&entry.action));
            entries.map(|entry| scenario.instant(entry.at)).collect()
        }
    }
}

/// Beyond so many written spends it is not worth looking at each row of dates: a looser bound is taken.
const MOST_LOOKED_AT: usize = 5_000;

/// The taxes that an account can have: its own at first, and those to which it changes.
fn taxes(scenario: &Scenario) -> impl Iterator<Item = TaxInForce> {
    let changes = scenario.entries.iter().filter_map(|entry| match entry.action {
        Action::ChangeTax { tax } => Some(TaxInForce(tax)),
        _ => None,
    });
    [scenario.account.tax_at_first()].into_iter().chain(changes)
}

/// The tax under which most of a spend is net.
fn lightest(scenario: &Scenario) -> TaxInForce {
    let net = |tax: &TaxInForce| tax.spend(Money::LARGEST_INPUT).net;
    let first = scenario.account.tax_at_first();
    taxes(scenario).fold(first, |most, tax| if net(&most) < net(&tax) { tax } else { most })
}

/// What a top-up of this amount comes to at most, its tax included.
fn most_added(scenario: &Scenario, amount: Money) -> Money {
    taxes(scenario).map(|tax| tax.top_up(amount).gross()).max().unwrap_or(amount)
}

/// The money that a scenario spends, as far as it does not hang on the plan's daily budget, and the days that do.
pub(crate) struct Spends {
    /// The tax under which most of it is net.
    tax: TaxInForce,
    /// Net amounts of written spends, of what campaigns spend by themselves, and of the plan's one-offs.
    fixed: Vec<(Instant, Money)>,
    /// The plan's days that spend its budget, with their numbers from 0.
    flat: Vec<(Instant, u16)>,
}

impl Spends {
    pub(crate) fn of(scenario: &Scenario) -> Self {
        let tax = lightest(scenario);
        let mut fixed: Vec<(Instant, Money)> = Vec::new();
        let mut hourly = Vec::new();
        scenario.add_hourly_charges(&mut hourly);
        for entry in scenario.entries.iter().chain(&hourly) {
            if let Action::Spend { amount, .. } = entry.action {
                fixed.push((scenario.instant(entry.at), tax.spend(amount).net));
            }
        }
        let mut flat = Vec::new();
        if let Some(plan) = &scenario.spend_plan {
            let (mut without, mut with) = (Vec::new(), Vec::new());
            plan.write_amounts(&Budget::Flat(Money::ZERO), plan.days, &mut without);
            plan.write_amounts(&Budget::Flat(Money::from_minor(1)), plan.days, &mut with);
            for (day, (without, with)) in (0_u16..).zip(without.iter().zip(&with)) {
                let at = scenario.usual_time(plan.start.plus_days(day.into()));
                if without.is_positive() {
                    fixed.push((at, tax.spend(*without).net));
                } else if with.is_positive() {
                    flat.push((at, day));
                }
            }
        }
        Self { tax, fixed, flat }
    }

    /// What is spent in a span at most, with the plan's first `days` days.
    pub(crate) fn within(&self, span: Span, days: u16) -> MostSpent {
        let fixed = self.fixed.iter().filter(|(at, _)| span.contains(*at));
        let flat = self.flat.iter().filter(|(at, day)| span.contains(*at) && *day < days);
        MostSpent {
            tax: self.tax,
            fixed: fixed.map(|(_, net)| *net).sum(),
            days: u32::try_from(flat.count()).unwrap_or(u32::MAX),
        }
    }

    /// What is spent at most on so many dates in a row that lie in a span: each way in which that can be most.
    pub(crate) fn on_dates_in_a_row(&self, span: Span, dates: i32) -> Vec<MostSpent> {
        if self.fixed.len() > MOST_LOOKED_AT {
            return vec![self.within(span, u16::MAX)];
        }
        let mut firsts: Vec<Date> = self.fixed.iter().map(|(at, _)| at.date()).collect();
        firsts.extend(self.flat.iter().map(|(at, _)| at.date()));
        firsts.sort_unstable();
        firsts.dedup();
        let mut ways: Vec<MostSpent> = firsts
            .iter()
            .map(|first| {
                let from = first.start().max(span.from);
                let before = first.plus_days(dates).start().min(span.before);
                self.within(Span { from, before }, u16::MAX)
            })
            .collect();
        ways.sort_unstable_by_key(|way| (way.fixed, way.days));
        ways.dedup();
        ways
    }

    /// The last instant at which anything is spent.
    pub(crate) fn last(&self) -> Option<Instant> {
        let fixed = self.fixed.iter().map(|(at, _)| *at);
        fixed.chain(self.flat.iter().map(|(at, _)| *at)).max()
    }
}

/// What is spent at most: something fixed, and the budget on so many days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct MostSpent {
    /// The tax under which most of the budget is net.
    tax: TaxInForce,
    pub(crate) fixed: Money,
    pub(crate) days: u32,
}

impl MostSpent {
    /// With this daily budget.
    pub(crate) fn with(&self, budget: Money) -> Money {
        self.fixed + self.tax.spend(budget).net.times(self.days.into())
    }
}

/// How much could count for an offer at most, by its daily budget: it rises with the budget, or stays.
pub(crate) fn most_counted(
    scenario: &Scenario,
    offer: usize,
    spent: MostSpent,
    budget: Money,
) -> Money {
    if scenario.offers[offer].offer.trigger != TriggerKind::TopUp {
        return spent.with(budget);
    }
    let written = scenario.entries.iter().filter_map(|entry| match entry.action {
        Action::TopUp { amount } => Some(most_added(scenario, amount)),
        _ => None,
    });
    let planned = scenario.spend_plan.as_ref().and_then(|plan| {
        let mut amounts = Vec::new();
        plan.write_amounts(&Budget::Flat(budget), plan.days, &mut amounts);
        plan.top_up(&scenario.account, &amounts)
    });
    let planned = planned.map(|amount| most_added(scenario, amount));
    written.chain(planned).sum()
}

/// For each number of days up to those that can count, the smallest budget that reaches an amount on so many days, with all else
/// that is spent and without it: where days fail, one of these is the first that does.
pub(crate) fn least_by_days(
    scenario: &Scenario,
    offer: usize,
    spent: MostSpent,
    amount: Money,
) -> Vec<(u32, Money)> {
    let mut found = Vec::new();
    let hangs_on_days = scenario.offers[offer].offer.trigger != TriggerKind::TopUp;
    for days in 1..=if hangs_on_days { spent.days } else { 1 } {
        for fixed in [spent.fixed, Money::ZERO] {
            let spent = MostSpent { fixed, days, ..spent };
            let reaches = |budget| most_counted(scenario, offer, spent, budget) >= amount;
            found.extend(least_for_which(reaches).map(|budget| (days, budget)));
            if spent.fixed.is_zero() || !hangs_on_days {
                break;
            }
        }
    }
    found
}

/// The smallest amount from one on up to the largest that can be written for which something holds that, once it holds, holds for all above.
pub(crate) fn least_for_which(holds: impl Fn(Money) -> bool) -> Option<Money> {
    let (mut fails, mut fits) = (0, Money::LARGEST_INPUT.minor());
    if !holds(Money::LARGEST_INPUT) {
        return None;
    }
    while fits - fails > 1 {
        let middle = fails + (fits - fails) / 2;
        if holds(Money::from_minor(middle)) {
            fits = middle;
        } else {
            fails = middle;
        }
    }
    Some(Money::from_minor(fits))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_least_amount_is_found_at_both_ends_and_between() {
        let least = |from: i64| least_for_which(|amount| amount.minor() >= from).map(Money::minor);
        assert_eq!(least(1), Some(1));
        assert_eq!(least(2_858), Some(2_858));
        assert_eq!(least(Money::LARGEST_INPUT.minor()), Some(Money::LARGEST_INPUT.minor()));
        assert_eq!(least(Money::LARGEST_INPUT.minor() + 1), None);
    }
}
