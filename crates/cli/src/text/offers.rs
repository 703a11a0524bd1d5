//! How each offer stands, with its dates.

use std::io::{self, Write};

use ad_credit_lab_engine::calendar::Instant;
use ad_credit_lab_engine::offer::{By, Offer, Tier};
use ad_credit_lab_engine::outcome::{IssueDates, OfferOutcome};
use ad_credit_lab_engine::scenario::MetOffer;
use ad_credit_lab_engine::windows::Deadline;
use ad_credit_lab_words::{self as words, Format, Plain, say};

use super::Report;
use super::table::write_facts;

impl Report<'_> {
    pub(super) fn write_offers(&self, out: &mut dyn Write) -> io::Result<()> {
        self.heading(out, &say::cli_heading_offers(self.language), false)?;
        for (met, standing) in self.scenario.offers.iter().zip(&self.outcome.offers) {
            let Offer { id, network, title, .. } = &met.offer;
            writeln!(out, "{}", say::cli_offer(self.language, id, network, title))?;
            write_facts(out, &self.offer_facts(met, standing))?;
        }
        Ok(())
    }

    /// What is known of an offer, by name. What has not happened is left out.
    fn offer_facts(&self, met: &MetOffer, standing: &OfferOutcome) -> Vec<(String, String)> {
        let language = self.language;
        let state = words::state(language, standing.state);
        let meaning = words::state_meaning(language, standing.state);
        let mut facts = vec![
            (say::cli_offer_state(language), format!("{state}. {meaning}")),
            (say::cli_offer_activation(language), words::activation(language, met.activation)),
        ];
        let mut add = |name: String, fact: Option<String>| {
            facts.extend(fact.map(|fact| (name, fact)));
        };
        let instant = |instant: Option<Instant>| instant.map(|instant| self.plain.instant(instant));
        add(say::cli_offer_received(language), instant(standing.received));
        add(
            say::cli_offer_redeem_by(language),
            standing.redeem_by.map(|deadline| self.redeem_by(deadline)),
        );
        add(say::cli_offer_activated(language), instant(standing.activated));
        add(
            say::cli_offer_earn_by(language),
            standing.earn_by.map(|deadline| self.by(By::EndOf(deadline.last_date))),
        );
        add(say::cli_offer_reached(language), self.reached(&met.offer, standing));
        add(say::cli_offer_next(language), self.next_tier(&met.offer, standing));
        add(say::cli_offer_expected(language), standing.issue.map(|dates| self.expected(dates)));
        add(say::cli_offer_issued(language), instant(standing.issued));
        facts.push((say::cli_offer_counted(language), self.money(standing.counted)));
        for (counting, amount) in &standing.not_counted {
            let sentence = words::counting(language, *counting);
            let cited = self.cited(&sentence, counting.rule());
            facts.push((
                say::cli_offer_not_counted(language),
                format!("{}. {cited}", self.money(*amount)),
            ));
        }
        facts
    }

    fn redeem_by(&self, deadline: Deadline) -> String {
        let last_date = self.by(By::EndOf(deadline.last_date));
        if deadline.last_safe == deadline.last_date {
            return last_date;
        }
        let last_safe = self.plain.date(deadline.last_safe);
        say::cli_offer_redeem_by_boundary(self.language, &last_date, &last_safe)
    }

    fn reached(&self, offer: &Offer, standing: &OfferOutcome) -> Option<String> {
        let tier = offer.tiers.get(standing.tier?)?;
        let crossed = self.plain.instant(standing.crossed?);
        let (reward, threshold) = own_amounts(offer, tier);
        Some(say::cli_offer_reached_on(self.language, &crossed, &reward, &threshold))
    }

    fn next_tier(&self, offer: &Offer, standing: &OfferOutcome) -> Option<String> {
        let tier = offer.tiers.get(standing.tier.map_or(0, |tier| tier + 1))?;
        // An offer in another currency is never earned, and its amounts are not converted (TT-69).
        let is_shared = self.plain.currency == Some(offer.currency);
        let missing = is_shared.then(|| self.money(tier.threshold - standing.counted))?;
        let (reward, threshold) = own_amounts(offer, tier);
        Some(say::cli_offer_next_missing(self.language, &missing, &reward, &threshold))
    }

    fn expected(&self, dates: IssueDates) -> String {
        let earliest = self.plain.instant(dates.earliest);
        let (latest, support) = (self.by(dates.expected_by), self.by(dates.ask_support_after));
        say::cli_offer_expected_between(self.language, &earliest, &latest, &support)
    }

    fn by(&self, by: By) -> String {
        match by {
            By::Instant(instant) => self.plain.instant(instant),
            By::EndOf(date) => say::cli_end_of(self.language, &self.plain.date(date)),
        }
    }
}

/// A tier's reward and threshold in the offer's own currency.
fn own_amounts(offer: &Offer, tier: &Tier) -> (String, String) {
    let own = Plain { currency: Some(offer.currency) };
    (own.money(tier.reward), own.money(tier.threshold))
}
