//! What became of an offer, with its deadlines and tiers.

use super::Report;
use crate::calendar::Instant;
use crate::input::{Node, map};
use crate::money::Money;
use crate::offer::{By, Offer, Reward, Tier, object, source_object};
use crate::outcome::{IssueDates, OfferOutcome};
use crate::windows::Deadline;

impl Report<'_> {
    pub(super) fn offer(&self, index: usize, offer: &OfferOutcome) -> Node {
        let met = &self.scenario.offers[index];
        let terms = met.in_play(&self.scenario.account);
        let states = offer
            .states
            .iter()
            .map(|(at, state)| map([("at", (*at).into()), ("state", state.code().into())]));
        let not_counted = offer.not_counted.iter().map(|(counting, amount)| {
            map([
                ("code", counting.code().into()),
                ("rule", counting.rule().id.into()),
                ("amount", self.money(*amount)),
            ])
        });
        let tier = offer.tier().and_then(|tier| terms.tiers.get(tier));
        let next = terms.tiers.get(offer.next_tier()).map(|tier| {
            // An account in another currency counts nothing that could be held against the threshold.
            let is_shared = terms.currency == self.scenario.account.currency;
            let threshold = tier.threshold().filter(|_| is_shared);
            let missing =
                threshold.map(|threshold| self.money((threshold - offer.counted).max(Money::ZERO)));
            object(tier_fields(tier, &terms).into_iter().chain([("missing", missing.into())]))
        });
        let tiers = offer.tiers.iter().map(|tier| {
            let credit = tier.credit.map(|credit| self.outcome.credits[credit].id.as_str());
            map([
                ("reached", tier.reached.into()),
                ("issue", tier.issue.as_ref().map(issue_dates).into()),
                ("issued", tier.issued.into()),
                ("credit", credit.into()),
            ])
        });
        map([
            ("id", met.offer.id.as_str().into()),
            ("source", source_object(&met.offer.source).into()),
            ("unverified", met.offer.source.grade.is_unverified().into()),
            ("notes", met.offer.notes.clone().into()),
            ("state", offer.state.code().into()),
            ("states", Node::List(states.collect())),
            ("activation", met.activation.name().into()),
            ("received", offer.received.into()),
            ("redeem_by", offer.redeem_by.as_ref().map(redeem_by).into()),
            ("activated", offer.activated.into()),
            ("earning", offer.activated.map(|activated| earning(activated, offer)).into()),
            ("counted", self.money(offer.counted)),
            ("pending", self.money(offer.pending)),
            ("not_counted", Node::List(not_counted.collect())),
            ("refunded", self.money(offer.refunded)),
            ("tier", tier.map(|tier| object(tier_fields(tier, &terms))).into()),
            ("next_tier", next.into()),
            ("can_climb", offer.can_climb().into()),
            ("crossed", offer.crossed().into()),
            ("issue", offer.issue().as_ref().map(issue_dates).into()),
            ("issued", offer.issued().into()),
            ("tiers", Node::List(tiers.collect())),
        ])
    }
}

/// What a tier asks for and what it earns, in the currency in which the offer holds.
pub(crate) fn tier_fields(tier: &Tier, terms: &Offer) -> Vec<(&'static str, Node)> {
    let own = |money| Node::Text(terms.currency.format(money));
    let mut fields = Vec::new();
    fields.extend(tier.threshold().map(|threshold| ("threshold", own(threshold))));
    fields.extend(tier.action().map(|action| ("action", action.into())));
    let reward = match tier.reward {
        Reward::Fixed(amount) => own(amount),
        Reward::Match { rate, cap } | Reward::Discount { rate, cap } => {
            map([("rate_percent", rate.text().into()), ("cap", own(cap))])
        }
    };
    fields.push(("reward", reward));
    fields
}

fn redeem_by(deadline: &Deadline) -> Node {
    map([
        ("last_safe", deadline.last_safe.into()),
        ("last_date", deadline.last_date().into()),
        ("ends", deadline.ends.into()),
        ("binding", binding("redeem_windows", deadline)),
    ])
}

fn earning(activated: Instant, offer: &OfferOutcome) -> Node {
    let deadline = offer.earn_by;
    map([
        ("starts", activated.into()),
        ("ends", deadline.map(|deadline| deadline.ends).into()),
        ("last_date", deadline.map(|deadline| deadline.last_date()).into()),
        ("binding", deadline.map(|deadline| binding("earning_windows", &deadline)).into()),
    ])
}

fn binding(list: &str, deadline: &Deadline) -> Node {
    Node::Text(format!("{list}[{}]", deadline.binding))
}

fn by(by: By) -> Node {
    match by {
        By::Instant(instant) => instant.into(),
        By::EndOf(date) => date.into(),
    }
}

fn issue_dates(dates: &IssueDates) -> Node {
    map([
        ("earliest", dates.earliest.into()),
        ("due", dates.due.into()),
        ("expected_by", by(dates.expected_by)),
        ("ask_support_after", by(dates.ask_support_after)),
    ])
}
