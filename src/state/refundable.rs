//! Which charges can be refunded, and how much of each.

use ad_credit_lab_engine::calendar::Instant;
use ad_credit_lab_engine::journal::{Event, Verdict};
use ad_credit_lab_engine::money::Money;
use ad_credit_lab_engine::scenario::{Action, Campaign};

use super::Run;

/// A charge of which something can be given back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refundable {
    /// The number of its entry, from 0.
    pub entry: u32,
    /// When it was made.
    pub at: Instant,
    /// Which campaign it was for.
    pub campaign: Campaign,
    /// How much of it no credit paid and was not given back yet, net.
    pub left: Money,
}

impl Refundable {
    /// How many of them are listed.
    const MOST: usize = 200;

    /// The charges of a run of which something is left, the newest first, and no more than can be chosen from.
    #[must_use]
    pub fn of(run: &Run) -> Vec<Self> {
        let mut returned: Vec<(u32, Money)> = Vec::new();
        let mut charges = Vec::new();
        // From the end, so that a refund is known before its charge.
        for row in run.outcome().journal.rows().rev() {
            let Event::Entry(entry) = row.event else { continue };
            if row.verdict == Verdict::Refused {
                continue;
            }
            match run.outcome().entry(run.scenario(), entry).map(|entry| &entry.action) {
                Some(Action::Refund { spend, amount }) => returned.push((*spend, *amount)),
                Some(Action::Spend { campaign, .. }) => {
                    let back = returned.iter().filter(|(spend, _)| *spend == entry);
                    let back: Money = back.map(|(_, amount)| *amount).sum();
                    let left = row.cash_paid - back;
                    if left.is_positive() {
                        charges.push(Self { entry, at: row.at, campaign: campaign.clone(), left });
                    }
                }
                _ => {}
            }
            if charges.len() == Self::MOST {
                break;
            }
        }
        charges
    }
}
