//! What all accounts of a table share.

use super::refunded;
use crate::account::Account;
use crate::input::Node;
use crate::scenario::counts::Counts;
use crate::scenario::{Scenario, write};

/// What is the same for every account.
#[derive(Clone, Debug)]
pub(super) struct Shared {
    pub(super) account: Account,
    pub(super) account_node: Node,
    pub(super) entries: usize,
    /// How many entries an account may have, the shared ones included, and the charges that its campaigns make by themselves.
    pub(super) most_entries: usize,
    /// How many it may have beside the charges that its campaigns make by themselves.
    pub(super) room: usize,
    pub(super) counts: Counts,
    /// The refunds among the entries whose spend is one of the plan's, which are numbered after all written ones: which entry, and which spend.
    pub(super) refunds: Vec<(usize, usize)>,
}

impl Shared {
    pub(super) fn of(scenario: &Scenario) -> Self {
        let entries = scenario.entries.len();
        let mut counts = Counts::default();
        for entry in &scenario.entries {
            counts.add(&entry.action);
        }
        let refunds = scenario.entries.iter().enumerate().filter_map(|(index, entry)| {
            let spend = refunded(entry)?;
            (spend >= entries).then_some((index, spend))
        });
        let most_entries = Scenario::most_entries(scenario.offers.len());
        Self {
            account: scenario.account.clone(),
            account_node: write::account(&scenario.account).into(),
            entries,
            most_entries,
            room: most_entries.saturating_sub(scenario.hourly_charge_count()),
            counts,
            refunds: refunds.collect(),
        }
    }
}
