//! What an offer asks for and gives, and how far that has come.

use ad_credit_lab_engine::calendar::Instant;
use ad_credit_lab_engine::offer::{Offer, Requirement, Reward, Tier, TierMode, TriggerKind};
use ad_credit_lab_engine::outcome::{IssueDates, OfferOutcome, State};
use ad_credit_lab_words::{self as words, Format, Plain, say};

use super::Report;
use super::offers::Facts;

impl Report<'_> {
    /// The tiers that were reached, with what came of them, and the next one. `offer` is as it holds for the account.
    pub(super) fn add_tiers(&self, offer: &Offer, standing: &OfferOutcome, facts: &mut Facts) {
        let language = self.language;
        // What has not come by then never comes.
        let is_over = matches!(standing.state, State::Revoked | State::Ended);
        let expected = |issue: Option<IssueDates>, issued: Option<Instant>| {
            issue.filter(|_| !is_over || issued.is_some())
        };
        if offer.tier_mode == TierMode::Each {
            for (tier, of_tier) in offer.tiers.iter().zip(&standing.tiers) {
                self.add_tier(offer, tier, of_tier.reached, facts);
                self.add_issue(expected(of_tier.issue, of_tier.issued), of_tier.issued, facts);
            }
        } else {
            // Of several tiers only one pays, so that the lower ones that were reached are no news.
            if let Some(tier) = standing.tier().and_then(|tier| offer.tiers.get(tier)) {
                self.add_tier(offer, tier, standing.crossed(), facts);
            }
            let issued = standing.issued();
            self.add_issue(expected(standing.issue(), issued), issued, facts);
        }
        let next = self.next_tier(offer, standing);
        facts.extend(next.map(|next| (say::cli_offer_next(language), next)));
    }

    fn add_tier(&self, offer: &Offer, tier: &Tier, reached: Option<Instant>, facts: &mut Facts) {
        let Some(reached) = reached else {
            return;
        };
        let (requirement, reward) = self.requirement_and_reward(offer, tier);
        let reached = self.instant(reached);
        facts.push((
            say::cli_offer_reached(self.language),
            say::cli_offer_reached_on(self.language, &reached, &requirement, &reward),
        ));
    }

    fn add_issue(&self, issue: Option<IssueDates>, issued: Option<Instant>, facts: &mut Facts) {
        let language = self.language;
        facts.extend(issue.map(|dates| (say::cli_offer_expected(language), self.expected(dates))));
        facts.extend(issued.map(|at| (say::cli_offer_issued(language), self.instant(at))));
    }

    fn next_tier(&self, offer: &Offer, standing: &OfferOutcome) -> Option<String> {
        let tier = offer.tiers.get(standing.next_tier())?;
        let (requirement, reward) = self.requirement_and_reward(offer, tier);
        // An offer in another currency that is not converted is never earned (TT-69).
        let is_shared = self.plain.currency == Some(offer.currency);
        let missing = tier.threshold().map(|threshold| threshold - standing.counted);
        match missing.filter(|_| is_shared) {
            Some(missing) => {
                let missing = self.money(missing);
                Some(say::cli_offer_next_missing(self.language, &missing, &requirement, &reward))
            }
            None => Some(say::cli_offer_next_earns(self.language, &requirement, &reward)),
        }
    }

    fn expected(&self, dates: IssueDates) -> String {
        let earliest = self.instant(dates.earliest);
        let (latest, support) = (self.by(dates.expected_by), self.by(dates.ask_support_after));
        say::cli_offer_expected_between(self.language, &earliest, &latest, &support)
    }

    /// What a tier asks for and what it earns, in the currency in which the offer holds.
    fn requirement_and_reward(&self, offer: &Offer, tier: &Tier) -> (String, String) {
        let language = self.language;
        let own = Plain { currency: Some(offer.currency) };
        let requirement = match &tier.requirement {
            Requirement::Threshold(threshold) => own.money(*threshold),
            Requirement::Action(action) => action.clone(),
            Requirement::Activation => words::trigger(language, TriggerKind::Activation),
        };
        let reward = match tier.reward {
            Reward::Fixed(amount) => own.money(amount),
            Reward::Match { rate, cap } => {
                say::cli_reward_match(language, &own.money(cap), &rate.text())
            }
            Reward::Discount { rate, cap } => {
                say::cli_reward_discount(language, &own.money(cap), &rate.text())
            }
        };
        (requirement, reward)
    }
}
