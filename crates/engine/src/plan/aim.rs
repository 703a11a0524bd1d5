//! What is wanted of an offer: that a tier's requirement is met, in time or by a date.

use crate::calendar::{Date, Instant};
use crate::input::{Fault, Fields, Place, Problems};
use crate::money::Money;
use crate::offer::Tier;
use crate::outcome::Totals;
use crate::scenario::Scenario;

/// A requirement that is to be met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Aim {
    /// The offer, by its index in the scenario.
    pub offer: usize,
    /// The tier, by its index among those in play.
    pub tier: usize,
    /// The last date on which it may be met; without it, any on which it still can be.
    pub by: Option<Date>,
}

impl Aim {
    /// The first tier that pays of an offer, in time.
    #[must_use]
    pub const fn first_tier(offer: usize) -> Self {
        Self { offer, tier: 0, by: None }
    }

    /// When a run met it; `None` if it did not, lost it again, or met it too late.
    #[must_use]
    pub fn met(&self, totals: &Totals) -> Option<Instant> {
        self.reached(totals).filter(|at| self.by.is_none_or(|by| at.date() <= by))
    }

    /// When a run reached the tier, be it too late.
    #[must_use]
    pub fn reached(&self, totals: &Totals) -> Option<Instant> {
        totals.offers.get(self.offer)?.tiers.get(self.tier)?.reached
    }

    /// The counted money that is enough, in the account's currency, where money is what counts.
    pub(crate) fn threshold(&self, scenario: &Scenario) -> Option<Money> {
        let offer = scenario.offers.get(self.offer)?.in_play(&scenario.account);
        offer.tiers.get(self.tier).and_then(Tier::threshold)
    }

    /// Reads the fields `offer`, `tier` and `by`, each of which may be left out; `offer` where the scenario has only one.
    pub(crate) fn read(
        fields: &Fields<'_>,
        scenario: &Scenario,
        problems: &mut Problems,
    ) -> Option<Self> {
        let offer = read_offer(fields, scenario, problems);
        let tier = fields.read_optional("tier", |tier| {
            let offer = scenario.offers.get(offer?)?.in_play(&scenario.account);
            let most = u32::try_from(offer.tiers.len()).unwrap_or(1);
            tier.read_whole(1, most, problems)
        });
        let by = fields.read_optional("by", |by| by.read_date(problems));
        let tier = tier?.map_or(0, |number| number as usize - 1);
        Some(Self { offer: offer?, tier, by: by? })
    }
}

/// The offer that a request names, or the only one that there is.
pub(crate) fn read_offer(
    fields: &Fields<'_>,
    scenario: &Scenario,
    problems: &mut Problems,
) -> Option<usize> {
    match fields.optional("offer") {
        None if scenario.offers.len() == 1 => Some(0),
        None => {
            problems.add(Place::Field(fields.place(), "offer"), Fault::OfferLeftOut);
            None
        }
        Some(offer) => {
            let id = offer.read_id(problems)?;
            let known = || scenario.offers.iter().map(|met| met.offer.id.clone()).collect();
            let index = scenario.offers.iter().position(|met| met.offer.id == id);
            index.or_else(|| offer.fault(Fault::UnknownOffer(known()), problems))
        }
    }
}
