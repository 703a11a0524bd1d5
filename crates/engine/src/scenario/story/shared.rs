//! What all accounts of a table share.

use super::refunded;
use crate::account::Account;
use crate::input::Node;
use crate::scenario::read_entry::Counts;
use crate::scenario::{Scenario, write};

/// What is the same for every account.
#[derive(Clone, Debug)]
pub(super) struct Shared {
    pub(super) account: Account,
    pub(super) account_node: Node,
    pub(super) entries: usize,
    /// How many entries an account may have, the shared ones included.
    pub(super) most_entries: usize,
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
        let most_entries = match scenario.offers.len() {
            0 | 1 => Scenario::MOST_ENTRIES,
            offers => Scenario::MOST_ENTRIES.min(Scenario::MOST_COUNTS / offers),
        };
        Self {
            account: scenario.account.clone(),
            account_node: write::account(&scenario.account).into(),
            entries,
            most_entries,
            counts,
            refunds: refunds.collect(),
        }
    }
}
