//! Changing one thing of a scenario, as an answer or a cell of a sweep says.

use crate::calendar::{Date, Instant};
use crate::money::Money;
use crate::offer::ActivationMode;
use crate::scenario::{Action, Budget, Entry, Scenario, When};
use crate::simulate::totals;

/// What activates an offer, as far as somebody can move it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Activation {
    /// An entry, by its index.
    Entry(usize),
    /// The field `activated_at` of the offer.
    Field,
    /// An entry that is not there yet: the code is entered, or the account registered.
    Missing,
    /// It comes with the account, or from the network alone.
    Fixed,
}

impl Activation {
    /// What is to be moved of an offer: what activated it as the scenario stands, else the last thing that tried.
    pub(crate) fn of(scenario: &Scenario, offer: usize) -> Self {
        let mode = scenario.offers[offer].activation;
        let tries = |entry: &Entry| match (mode, &entry.action) {
            (ActivationMode::Code, Action::RedeemCode { offer: of, .. })
            | (ActivationMode::Register, Action::Register { offer: of })
            | (ActivationMode::Reviewed, Action::Review { offer: of, approved: true })
            | (ActivationMode::Invited, Action::ReceiveCode { offer: of, .. }) => *of == offer,
            _ => false,
        };
        match mode {
            ActivationMode::Automatic => return Self::Field,
            ActivationMode::Link => return Self::Fixed,
            _ => {}
        }
        let (entries, activated) = (&scenario.entries, totals(scenario).offers[offer].activated);
        let did = |entry: &Entry| tries(entry) && Some(scenario.instant(entry.at)) == activated;
        match entries.iter().position(did).or_else(|| entries.iter().rposition(tries)) {
            Some(index) => Self::Entry(index),
            None if matches!(mode, ActivationMode::Code | ActivationMode::Register) => {
                Self::Missing
            }
            None => Self::Fixed,
        }
    }

    /// Moves it to a date, at the same time of day; an entry that was missing comes without one. Gives the instant.
    /// The same thing must be moved that was found in this scenario.
    pub(crate) fn move_to(self, scenario: &mut Scenario, offer: usize, date: Date) -> Instant {
        match self {
            Self::Entry(index) => {
                let moved = match scenario.entries[index].at {
                    When::At(at) => When::At(at.on(date)),
                    When::On(_) => When::On(date),
                };
                scenario.entries[index].at = moved;
                scenario.instant(moved)
            }
            Self::Field => {
                let created = scenario.account.created;
                let met = &mut scenario.offers[offer];
                let at = met.activated_at.unwrap_or(created).on(date).max(created);
                met.activated_at = Some(at);
                at
            }
            Self::Missing | Self::Fixed => scenario.usual_time(date),
        }
    }

    /// Puts in the entry that is missing, on this date, so that it can be moved; leaves anything else as it is.
    pub(crate) fn made(self, scenario: &mut Scenario, offer: usize, date: Date) -> Self {
        if self != Self::Missing {
            return self;
        }
        let action = match scenario.offers[offer].activation {
            ActivationMode::Register => Action::Register { offer },
            _ => Action::RedeemCode { offer, code: None, admin: true },
        };
        let index = scenario.entries.len();
        // What the plan makes is numbered on after the written entries, of which there is now one more.
        for entry in &mut scenario.entries {
            if let Action::Refund { spend, .. } = &mut entry.action
                && *spend as usize >= index
            {
                *spend += 1;
            }
        }
        scenario.entries.push(Entry { at: When::On(date), action });
        Self::Entry(index)
    }
}

/// Lets the plan, if there is one, spend the same every day.
pub(crate) fn set_daily_budget(scenario: &mut Scenario, budget: Money) {
    if let Some(plan) = &mut scenario.spend_plan {
        plan.budget = Budget::Flat(budget);
    }
}

/// Moves the activation of an offer to a date; makes it, where it is missing.
pub(crate) fn move_activation(scenario: &mut Scenario, offer: usize, date: Date) {
    let found = Activation::of(scenario, offer).made(scenario, offer, date);
    found.move_to(scenario, offer, date);
}
