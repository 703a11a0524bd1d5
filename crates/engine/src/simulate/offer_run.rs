//! What a run must know about an offer besides what its outcome says.

use crate::calendar::Instant;
use crate::money::Money;
use crate::offer::{Offer, TriggerKind};
use crate::outcome::State;

/// An offer in a run.
pub(super) struct OfferRun {
    /// The text of the code that arrived.
    pub(super) code: Option<String>,
    /// Whether it was addressed to somebody else.
    pub(super) forwarded: bool,
    /// When the invitation arrives whose activation is being tried.
    pub(super) arriving: Option<Instant>,
    pub(super) registered: Option<Instant>,
    pub(super) redeem_missed: bool,
    pub(super) not_eligible: bool,
    pub(super) revoked: bool,
    pub(super) ended: bool,
    /// When its earning window closed.
    pub(super) closed: Option<Instant>,
    pub(super) tiers: Vec<TierRun>,
    /// How the credit ended that ended last.
    pub(super) last_end: Option<State>,
}

/// A tier in a run.
#[derive(Clone, Copy, Default)]
pub(super) struct TierRun {
    /// Whether the action that it asks for was done.
    pub(super) done: bool,
    pub(super) withheld: bool,
    /// What a match is taken of, less what was refunded of it since (C15).
    pub(super) base: Money,
    /// The number of the row in which that was noted: what counts by then is in it.
    pub(super) base_row: u32,
}

impl OfferRun {
    pub(super) fn of(offer: &Offer) -> Self {
        Self { tiers: vec![TierRun::default(); offer.tiers.len()], ..Self::without_tiers() }
    }

    fn without_tiers() -> Self {
        Self {
            code: None,
            forwarded: false,
            arriving: None,
            registered: None,
            redeem_missed: false,
            not_eligible: false,
            revoked: false,
            ended: false,
            closed: None,
            tiers: Vec::new(),
            last_end: None,
        }
    }

    /// Goes back to where nothing happened.
    pub(super) fn begin(&mut self) {
        let mut tiers = std::mem::take(&mut self.tiers);
        tiers.fill(TierRun::default());
        *self = Self { tiers, ..Self::without_tiers() };
    }

    /// Whether nothing can become of the offer any more, whatever happens.
    pub(super) fn is_over(&self) -> bool {
        self.revoked || self.ended
    }

    /// How many tiers have their requirement met now.
    pub(super) fn met(&self, offer: &Offer, counted: Money) -> usize {
        match offer.trigger {
            TriggerKind::Spend | TriggerKind::TopUp => offer
                .tiers
                .iter()
                .take_while(|tier| tier.threshold().is_some_and(|threshold| threshold <= counted))
                .count(),
            TriggerKind::Action => self.tiers.iter().take_while(|tier| tier.done).count(),
            TriggerKind::Activation => offer.tiers.len(),
        }
    }
}
