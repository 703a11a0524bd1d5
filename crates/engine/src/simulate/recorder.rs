//! What a run writes down on its way: everything for a screen, nothing for those who ask only where it ends.

use crate::calendar::Instant;
use crate::journal::{Count, Heading, Journal};
use crate::ledger::Burn;
use crate::money::Money;
use crate::outcome::{Assumption, CampaignOutcome, Cut, Decision, History, Undecided, Warning};
use crate::reason::{Counting, Reason};
use crate::scenario::Campaign;

/// What writes down how a run went.
///
/// The replay is one and the same with every recorder; none of what it decides depends on what was written down.
/// That is why a recorder is written to, and read only for what is written down next.
pub(super) trait Recorder {
    /// Whether anything is kept. Where nothing is, what is worked out only to be written down can be left out.
    const KEEPS: bool;

    /// Adds a reason to the row that comes next.
    fn reason(&mut self, reason: Reason);
    /// Adds what credits pay of the row that comes next.
    fn burns(&mut self, burns: &[Burn]);
    /// Adds a part of the spend of the row that comes next.
    fn count(&mut self, count: Count);
    /// What was written down as counted for an offer from an instant on; for what is said alone.
    fn counted_since(&self, offer: u16, since: Instant) -> Money;
    /// Closes the row.
    fn close(&mut self, heading: &Heading);

    /// Begins the history.
    fn begin(&mut self, at: Instant);
    /// Adds to who paid.
    fn paid(&mut self, burns: &[Burn], rest: Money, is_owed: bool);
    /// Ends a segment of the history: from now on the order of use may be another one.
    fn change_order(&mut self, at: Instant, by: &'static str, order: impl FnOnce() -> Vec<u32>);

    /// Notes that a campaign was set up.
    fn campaign_set_up(&mut self, campaign: &Campaign);
    /// Notes what a campaign spent, net, and what of that credits paid.
    fn campaign_paid(&mut self, campaign: &Campaign, net: Money, credit: Money);
    /// Notes why a charge of a campaign was refused.
    fn campaign_stands(&mut self, campaign: &Campaign, reason: Reason);

    /// Notes a decision that mattered, once.
    fn assume(&mut self, decision: Decision);
    /// Notes an assumption, once.
    fn assume_that(&mut self, assumption: Assumption);
    /// Warns, once.
    fn warn(&mut self, warning: impl FnOnce() -> Warning);
    /// Notes that something cannot be decided, once.
    fn cannot_decide(&mut self, undecided: Undecided);
}

/// Writes down everything.
pub(super) struct Everything {
    pub(super) journal: Journal,
    cut: Cut,
    /// Which decisions stand among the assumptions, a bit each.
    decided: u64,
    pub(super) campaigns: Vec<CampaignOutcome>,
    /// Which of them was noted last.
    last_campaign: usize,
    pub(super) assumptions: Vec<Assumption>,
    pub(super) warnings: Vec<Warning>,
    pub(super) undecided: Vec<Undecided>,
}

impl Everything {
    /// A recorder with room for so many entries.
    pub(super) fn with_room_for(entries: usize) -> Self {
        Self {
            journal: Journal::with_room_for(entries),
            cut: Cut::default(),
            decided: 0,
            campaigns: Vec::new(),
            last_campaign: 0,
            assumptions: Vec::new(),
            warnings: Vec::new(),
            undecided: Vec::new(),
        }
    }

    /// Adds a warning that is not there yet. Out of line, like what notes other things, because it is called from many places.
    #[inline(never)]
    fn add_warning(&mut self, warning: Warning) {
        if !self.warnings.contains(&warning) {
            self.warnings.push(warning);
        }
    }

    /// What is noted of a campaign, if anything is.
    fn known_campaign(&mut self, campaign: &Campaign) -> Option<&mut CampaignOutcome> {
        self.campaigns.iter_mut().find(|known| known.campaign == *campaign)
    }

    /// What is noted of a campaign, which was perhaps first set up or spent now.
    #[inline(never)]
    fn campaign(&mut self, campaign: &Campaign) -> &mut CampaignOutcome {
        let place = self.campaigns.iter().position(|known| known.campaign == *campaign);
        let place = place.unwrap_or_else(|| {
            self.campaigns.push(CampaignOutcome::of(campaign));
            self.campaigns.len() - 1
        });
        self.last_campaign = place;
        &mut self.campaigns[place]
    }

    /// The history up to an instant.
    pub(super) fn history(&mut self, at: Instant) -> History {
        std::mem::take(&mut self.cut).finish(at)
    }
}

impl Recorder for Everything {
    const KEEPS: bool = true;

    fn reason(&mut self, reason: Reason) {
        self.journal.reason(reason);
    }

    fn burns(&mut self, burns: &[Burn]) {
        // One by one, because wasm is slow at copying a few bytes in bulk.
        burns.iter().for_each(|burn| self.journal.burn(*burn));
    }

    fn count(&mut self, count: Count) {
        self.journal.count(count);
    }

    fn counted_since(&self, offer: u16, since: Instant) -> Money {
        self.journal
            .rows()
            .rev()
            .take_while(|row| since <= row.at)
            .flat_map(|row| row.counts)
            .filter(|count| count.offer == offer && count.counting == Counting::Counted)
            .map(|count| count.amount)
            .sum()
    }

    fn close(&mut self, heading: &Heading) {
        self.journal.close(heading);
    }

    fn begin(&mut self, at: Instant) {
        self.cut.begin(at);
    }

    fn paid(&mut self, burns: &[Burn], rest: Money, is_owed: bool) {
        self.cut.paid(burns, rest, is_owed);
    }

    fn change_order(&mut self, at: Instant, by: &'static str, order: impl FnOnce() -> Vec<u32>) {
        self.cut.change(at, by, order());
    }

    fn campaign_set_up(&mut self, campaign: &Campaign) {
        self.campaign(campaign);
    }

    fn campaign_paid(&mut self, campaign: &Campaign, net: Money, credit: Money) {
        let last = self.campaigns.get_mut(self.last_campaign);
        // Mostly it is the one that spent before.
        let known = match last.filter(|last| last.campaign == *campaign) {
            Some(last) => last,
            None => self.campaign(campaign),
        };
        known.spent += net;
        known.paid_by_credit += credit;
        known.refused = None;
    }

    fn campaign_stands(&mut self, campaign: &Campaign, reason: Reason) {
        if let Some(known) = self.known_campaign(campaign) {
            known.refused = Some(reason);
        }
    }

    #[inline(never)]
    fn assume(&mut self, decision: Decision) {
        let bit = 1 << decision as u32;
        if self.decided & bit == 0 {
            self.decided |= bit;
            self.assumptions.push(Assumption::Decided(decision));
        }
    }

    #[inline(never)]
    fn assume_that(&mut self, assumption: Assumption) {
        if !self.assumptions.contains(&assumption) {
            self.assumptions.push(assumption);
        }
    }

    fn warn(&mut self, warning: impl FnOnce() -> Warning) {
        self.add_warning(warning());
    }

    #[inline(never)]
    fn cannot_decide(&mut self, undecided: Undecided) {
        if !self.undecided.contains(&undecided) {
            self.undecided.push(undecided);
        }
    }
}

/// Writes down nothing.
pub(super) struct Nothing;

impl Recorder for Nothing {
    const KEEPS: bool = false;

    fn reason(&mut self, _: Reason) {}
    fn burns(&mut self, _: &[Burn]) {}
    fn count(&mut self, _: Count) {}
    fn counted_since(&self, _: u16, _: Instant) -> Money {
        Money::ZERO
    }
    fn close(&mut self, _: &Heading) {}
    fn begin(&mut self, _: Instant) {}
    fn paid(&mut self, _: &[Burn], _: Money, _: bool) {}
    fn change_order(&mut self, _: Instant, _: &'static str, _: impl FnOnce() -> Vec<u32>) {}
    fn campaign_set_up(&mut self, _: &Campaign) {}
    fn campaign_paid(&mut self, _: &Campaign, _: Money, _: Money) {}
    fn campaign_stands(&mut self, _: &Campaign, _: Reason) {}
    fn assume(&mut self, _: Decision) {}
    fn assume_that(&mut self, _: Assumption) {}
    fn warn(&mut self, _: impl FnOnce() -> Warning) {}
    fn cannot_decide(&mut self, _: Undecided) {}
}
