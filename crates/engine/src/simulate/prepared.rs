//! What is the same in every run of a scenario.

use std::borrow::Cow;

use super::Rehearsal;
use super::bills::Charges;
use crate::offer::Offer;
use crate::scenario::Scenario;

/// A scenario made ready to be run, once or many times.
pub struct Prepared<'a> {
    pub(super) scenario: &'a Scenario,
    /// The offers as they hold for this account.
    pub(super) terms: Vec<Cow<'a, Offer>>,
    /// Whether charges are kept, because something could ask for them.
    pub(super) keeps_charges: bool,
}

impl<'a> Prepared<'a> {
    /// Makes a scenario ready.
    #[must_use]
    pub fn of(scenario: &'a Scenario) -> Self {
        let account = &scenario.account;
        Self {
            scenario,
            terms: scenario.offers.iter().map(|met| met.in_play(account)).collect(),
            keeps_charges: Charges::are_kept(scenario),
        }
    }

    /// Begins to run it many times.
    #[must_use]
    pub fn rehearsal(&'a self) -> Rehearsal<'a> {
        Rehearsal::of(self)
    }
}
