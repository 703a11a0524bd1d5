//! Which offers, credits and discounts the Promotions page shows, and under which of its tabs (TT-97).

use ad_credit_lab_engine::outcome::{OfferOutcome, State};

use super::Run;

/// Something that stands in a tab.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Promotion {
    /// An offer, by its index.
    Offer(usize),
    /// A credit, by its index.
    Credit(usize),
    /// A discount, by its index.
    Discount(usize),
}

/// What stands in each tab, where a run stops.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Promotions {
    /// Credits and discounts that can pay: those that have not ended.
    pub available: Vec<Promotion>,
    /// Activated offers that can still earn, or whose reward has yet to come.
    pub earning: Vec<Promotion>,
    /// Credits and discounts that have ended, and offers that give nothing any more and gave nothing.
    pub not_available: Vec<Promotion>,
    /// Offers whose code is there and waits to be redeemed. They stand in no tab.
    pub waiting: Vec<usize>,
}

impl Promotions {
    /// What stands where.
    #[must_use]
    pub fn of(run: &Run) -> Self {
        let outcome = run.outcome();
        let mut tabs = Self::default();
        let credits = outcome.credits.iter().map(|credit| credit.end.is_some());
        let credits = credits.enumerate().map(|(index, over)| (Promotion::Credit(index), over));
        let discounts = outcome.discounts.iter().map(|discount| discount.end.is_some());
        let discounts =
            discounts.enumerate().map(|(index, over)| (Promotion::Discount(index), over));
        for (promotion, is_over) in credits.chain(discounts) {
            let tab = if is_over { &mut tabs.not_available } else { &mut tabs.available };
            tab.push(promotion);
        }
        for (index, offer) in outcome.offers.iter().enumerate() {
            if is_earning(offer) {
                tabs.earning.push(Promotion::Offer(index));
            } else if offer.state == State::Received {
                tabs.waiting.push(index);
            } else if came_to_nothing(offer) {
                tabs.not_available.push(Promotion::Offer(index));
            }
        }
        tabs
    }
}

/// Whether an activated offer can still give something that it has not given yet.
fn is_earning(offer: &OfferOutcome) -> bool {
    let waits = offer.tiers.iter().any(|tier| tier.issue.is_some() && tier.issued.is_none());
    match offer.state {
        State::Earning | State::RequirementMet | State::Withheld => true,
        State::Granted | State::Exhausted | State::Expired => waits || offer.can_climb(),
        _ => false,
    }
}

/// Whether an offer gives nothing any more and gave nothing; what it gave stands for itself.
fn came_to_nothing(offer: &OfferOutcome) -> bool {
    match offer.state {
        State::RedeemWindowMissed | State::EarningWindowMissed | State::NotEligible => true,
        State::Revoked | State::Ended => offer.issued().is_none(),
        _ => false,
    }
}
