//! The gates of an activation, in the order of the diagnosis.

use super::{Recorder, Replay, small};
use crate::account::SignUp;
use crate::calendar::Instant;
use crate::offer::{ActivationMode, AssumedField, LimitScope, Offer, Stacking};
use crate::outcome::{Decision, State, Undecided};
use crate::reason::Reason;
use crate::scenario::UsedBefore;
use crate::value::OfferIndex;

impl<R: Recorder> Replay<'_, R> {
    /// The gates of the account that fail: how it was made, its programmes, earlier uses, newness, country and currency.
    /// An offer whose activation one of them refused is not eligible (C16).
    pub(super) fn account_gates(&mut self, at: Instant, offer: usize) -> Vec<Reason> {
        let (terms, account) = (self.offer(offer), &self.scenario.account);
        let eligibility = &terms.eligibility;
        let mut refusals = Vec::new();
        let by_link = self.scenario.offers[offer].activation == ActivationMode::Link;
        if by_link && account.sign_up != SignUp::OfficialLink {
            refusals.push(Reason::NotByOfficialLink);
        }
        if eligibility.origins.as_ref().is_some_and(|origins| !origins.contains(&account.origin)) {
            refusals.push(Reason::OriginNotEligible);
        }
        let programmes = &eligibility.programmes;
        let excluded = programmes.excluded.iter().any(|name| account.programmes.contains(name));
        let lacks = programmes.required.iter().any(|name| !account.programmes.contains(name));
        if excluded || lacks {
            refusals.push(Reason::ProgrammeNotEligible);
        }
        refusals.extend(self.earlier_uses(offer));
        if !self.is_new(at, terms) {
            refusals.push(Reason::AdvertiserNotNew);
        }
        if eligibility.countries.as_ref().is_some_and(|list| !list.contains(&account.country)) {
            refusals.push(Reason::CountryNotEligible);
        }
        if terms.currency != account.currency {
            refusals.push(Reason::CurrencyDiffers);
        }
        refusals
    }

    /// The way of paying, where it fails. It makes an offer not eligible like the gates of the account, and stands after the suspension.
    pub(super) fn payment_gate(&self, offer: usize) -> Option<Reason> {
        let modes = self.offer(offer).eligibility.payment_modes.as_ref()?;
        (!modes.contains(&self.account.payment)).then_some(Reason::PaymentModeNotEligible)
    }

    /// The gates that stand last and can open again: money, another offer.
    pub(super) fn passing_gates(&mut self, offer: usize) -> Vec<Reason> {
        let mut refusals = Vec::new();
        // Money that must be there first is a condition of what somebody does, never of what the account's creation does.
        let mode = self.scenario.offers[offer].activation;
        let by_somebody = !matches!(mode, ActivationMode::Automatic | ActivationMode::Link);
        let needs_top_up = self.offer(offer).eligibility.needs_top_up && by_somebody;
        if needs_top_up && !self.account.topped_up {
            refusals.push(Reason::NoTopUpYet);
        }
        refusals.extend(self.stacking_refusal(offer));
        refusals
    }

    /// Whether earlier uses leave room for this one (A18). A code is used once, unless the offer says how often.
    fn earlier_uses(&mut self, offer: usize) -> Vec<Reason> {
        let UsedBefore { entity, account, code } = self.scenario.offers[offer].used_before;
        if (entity, account, code) == (0, 0, 0) {
            return Vec::new();
        }
        self.assume_for(offer, Decision::LimitPerEntity);
        let limit = self.offer(offer).eligibility.limit;
        let used = match limit.scope {
            LimitScope::Entity => entity.max(account),
            LimitScope::Account => account,
            LimitScope::Code => code,
        };
        let mut refusals = Vec::new();
        if code > 0 && limit.scope != LimitScope::Code {
            refusals.push(Reason::CodeAlreadyUsed { used: code });
        }
        if used >= limit.max {
            refusals.push(Reason::LimitReached { limit: limit.max, used });
        }
        refusals
    }

    /// Whether the advertiser is new in the offer's sense (TT-26).
    fn is_new(&self, at: Instant, offer: &Offer) -> bool {
        let new = offer.eligibility.new_advertiser;
        let (date, created) = (at.date(), self.scenario.account.created.date());
        let never_spent = !new.never_spent || self.account.first_spend.is_none();
        let idle = new
            .idle_days
            .zip(self.account.last_spend)
            .is_none_or(|(days, last_spend)| last_spend.date().plus_days(days.into()) < date);
        let young = new.account_age_days.is_none_or(|days| date <= created.plus_days(days.into()));
        never_spent && idle && young
    }

    /// Whether another offer that is earning stands in the way (A15b, C13).
    fn stacking_refusal(&mut self, offer: usize) -> Option<Reason> {
        let stacking = self.offer(offer).stacking;
        let others = (0..self.offers.len()).filter(|other| *other != offer);
        let other = others.into_iter().find(|other| self.blocks_others(*other))?;
        self.assume_field(offer, AssumedField::Stacking);
        if stacking == Stacking::Allowed {
            return None;
        }
        self.recorder.assume(Decision::OneOfferAtATime);
        if stacking == Stacking::Unknown {
            self.recorder
                .cannot_decide(Undecided::StackingUnknown { offer: OfferIndex(small(offer)) });
        }
        Some(Reason::AnotherOfferEarning { other: OfferIndex(small(other)) })
    }

    /// Whether an offer is active with its window open and its top tier not reached (C13).
    fn blocks_others(&self, offer: usize) -> bool {
        let (standing, run) = (&self.offers[offer], &self.runs[offer]);
        standing.activated.is_some()
            && !run.is_over()
            && run.closed.is_none()
            && standing.tiers.last().is_some_and(|tier| tier.reached.is_none())
    }

    /// Whether the credit of another offer has something left.
    pub(super) fn other_credit_is_left(&self, offer: usize) -> bool {
        let others = self.offers.iter().enumerate().filter(|(other, _)| *other != offer);
        others.map(|(_, standing)| standing.state).any(|state| state == State::Granted)
    }
}
