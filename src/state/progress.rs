//! How far an offer is, as a network's page shows it: some hours late (TT-37).

use ad_credit_lab_engine::explain::DISPLAY_LAG_SECONDS;
use ad_credit_lab_engine::money::Money;
use ad_credit_lab_engine::offer::TriggerKind;
use ad_credit_lab_engine::reason::Counting;

use super::Run;

/// Progress toward the next tier of an offer, in the account's currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// What the page shows.
    pub shown: Money,
    /// What counts already and is not shown yet.
    pub calculating: Money,
    /// What counts once it is paid.
    pub waits_for_payment: Money,
    /// What the next tier asks for; the last one's, once all are reached.
    pub threshold: Money,
}

impl Progress {
    /// Progress where the run stops; `None` where the offer asks for no amount or does not count anything yet.
    #[must_use]
    pub fn of(run: &Run, offer: usize) -> Option<Self> {
        let outcome = run.outcome().offers.get(offer)?;
        outcome.activated?;
        let met = run.scenario().offers.get(offer)?;
        let terms = met.in_play(&run.scenario().account);
        let next = outcome.next_tier();
        let threshold = terms.tiers.get(next).or(terms.tiers.last())?.threshold()?;
        let since = run.outcome().at.plus_seconds(-DISPLAY_LAG_SECONDS);
        let rows = run.outcome().journal.rows().rev().take_while(|row| row.at > since);
        let counted = rows.flat_map(|row| row.counts).filter(|count| {
            usize::from(count.offer) == offer && count.counting == Counting::Counted
        });
        let recent: Money = counted.map(|count| count.amount).sum();
        // What is given back is taken off at once; money that is added is seen at once, too.
        let is_late = recent.is_positive() && terms.trigger == TriggerKind::Spend;
        let calculating = if is_late { recent.min(outcome.counted) } else { Money::ZERO };
        Some(Self {
            shown: outcome.counted - calculating,
            calculating,
            waits_for_payment: outcome.pending,
            threshold,
        })
    }
}
