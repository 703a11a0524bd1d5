//! The instants of a run to which one would want to go.

use ad_credit_lab_engine::calendar::Instant;
use ad_credit_lab_engine::journal::{Event, Verdict};
use ad_credit_lab_engine::outcome::CreditEnd;
use ad_credit_lab_engine::scenario::{Action, Campaign};

use crate::state::Run;

/// An instant at which something happens that is more than ads running on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stop {
    /// When.
    pub at: Instant,
    /// What; of several things in the same second the one that says most.
    pub what: What,
}

/// What happens at a stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A row of the journal that somebody wrote or that time brought.
    Row(Event),
    /// A requirement is met: the tier of an offer, both by their index.
    Reached(usize, usize),
    /// A credit is used up, by its index.
    UsedUp(usize),
    /// A campaign's ads can no longer be paid, or only in part.
    Unpaid,
}

/// Every stop of a run, by time, one for each instant.
#[must_use]
pub fn stops(run: &Run) -> Vec<Stop> {
    let (scenario, outcome) = (run.scenario(), run.outcome());
    let mut stops: Vec<Stop> = Vec::new();
    // Campaigns whose last charge was refused: the next one that is refused is no news.
    let mut unpaid: Vec<&Campaign> = Vec::new();
    for row in outcome.journal.rows() {
        let what = match row.event {
            Event::Entry(index) if index as usize >= scenario.entries.len() => {
                let entry = outcome.entry(scenario, index);
                let Some(Action::Spend { campaign, .. }) = entry.map(|entry| &entry.action) else {
                    continue;
                };
                let known = unpaid.iter().position(|other| *other == campaign);
                match (row.verdict, known) {
                    (Verdict::Refused | Verdict::Partly, None) => unpaid.push(campaign),
                    (Verdict::Refused | Verdict::Partly, Some(_)) | (_, None) => continue,
                    (_, Some(known)) => {
                        unpaid.remove(known);
                        continue;
                    }
                }
                What::Unpaid
            }
            event => What::Row(event),
        };
        if stops.last().is_none_or(|last| last.at != row.at) {
            stops.push(Stop { at: row.at, what });
        }
    }
    for (index, offer) in outcome.offers.iter().enumerate() {
        for (tier, at) in offer.tiers.iter().map(|tier| tier.reached).enumerate() {
            at.inspect(|at| put(&mut stops, *at, What::Reached(index, tier)));
        }
    }
    for (index, credit) in outcome.credits.iter().enumerate() {
        if let Some((at, CreditEnd::UsedUp)) = credit.end {
            put(&mut stops, at, What::UsedUp(index));
        }
    }
    stops
}

/// Puts a stop in its place. It says more than the entry that brought it.
fn put(stops: &mut Vec<Stop>, at: Instant, what: What) {
    let index = stops.partition_point(|stop| stop.at < at);
    match stops.get_mut(index).filter(|stop| stop.at == at) {
        Some(stop) if matches!(stop.what, What::Row(Event::Entry(_)) | What::Unpaid) => {
            stop.what = what;
        }
        Some(_) => {}
        None => stops.insert(index, Stop { at, what }),
    }
}
