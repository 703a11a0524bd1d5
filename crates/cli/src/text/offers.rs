//! How each offer stands, with its dates.

use std::io::{self, Write};

use ad_credit_lab_engine::calendar::Instant;
use ad_credit_lab_engine::offer::{By, Offer, OfferSource};
use ad_credit_lab_engine::outcome::OfferOutcome;
use ad_credit_lab_engine::scenario::MetOffer;
use ad_credit_lab_engine::windows::Deadline;
use ad_credit_lab_words::{self as words, Format, Language, Plain, say};

use super::Report;
use super::table::write_facts;

/// What is known of an offer, by name. What has not happened is left out.
pub(super) type Facts = Vec<(String, String)>;

/// What an offer is called, with its mark if nobody has verified it, and whose it is.
pub(super) fn offer_line(
    language: &Language,
    id: &str,
    network: &str,
    title: &str,
    source: &OfferSource,
) -> String {
    let title = words::offer_title(language, title, source.grade);
    say::cli_offer(language, id, network, &title)
}

/// Where an offer was read, and when.
pub(super) fn source_facts(language: &Language, source: &OfferSource) -> Facts {
    let plain = Plain { currency: None };
    let grade = words::source_grade(language, source.grade);
    let seen = words::seen(language, &plain, source.seen);
    let read =
        say::cli_offer_source_read(language, &grade, source.grade.name(), &seen, &source.name);
    let link = source.url.as_ref().map(|url| format!(" {url}")).unwrap_or_default();
    vec![(say::cli_offer_source(language), format!("{read}{link}"))]
}

/// What an offer's file says besides, and nothing is worked out from.
pub(super) fn note_facts(language: &Language, notes: &[String]) -> Facts {
    notes.iter().map(|note| (say::cli_offer_note(language), note.clone())).collect()
}

impl Report<'_> {
    pub(super) fn write_offers(&self, out: &mut dyn Write) -> io::Result<()> {
        self.heading(out, &say::cli_heading_offers(self.language), false)?;
        for (met, standing) in self.scenario.offers.iter().zip(&self.outcome.offers) {
            writeln!(out, "{}", self.offer_line(&met.offer))?;
            let mut facts = self.dates(met, standing);
            self.add_tiers(&met.in_play(&self.scenario.account), standing, &mut facts);
            self.add_counted(standing, &mut facts);
            facts.extend(source_facts(self.language, &met.offer.source));
            facts.extend(note_facts(self.language, &met.offer.notes));
            write_facts(out, &facts)?;
        }
        Ok(())
    }

    /// What an offer is called and whose it is.
    pub(super) fn offer_line(&self, offer: &Offer) -> String {
        let Offer { id, network, title, source, .. } = offer;
        offer_line(self.language, id, network, title, source)
    }

    /// Its state, and how and when it came to count spend.
    fn dates(&self, met: &MetOffer, standing: &OfferOutcome) -> Facts {
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
        let instant = |instant: Option<Instant>| instant.map(|instant| self.instant(instant));
        add(say::cli_offer_received(language), instant(standing.received));
        add(
            say::cli_offer_redeem_by(language),
            standing.redeem_by.map(|deadline| self.redeem_by(&deadline)),
        );
        add(say::cli_offer_activated(language), instant(standing.activated));
        add(
            say::cli_offer_earn_by(language),
            standing.earn_by.map(|deadline| self.deadline(&deadline)),
        );
        facts
    }

    /// What counted and what did not, and why.
    fn add_counted(&self, standing: &OfferOutcome, facts: &mut Facts) {
        let language = self.language;
        facts.push((say::cli_offer_counted(language), self.money(standing.counted)));
        if !standing.pending.is_zero() {
            facts.push((say::cli_offer_pending(language), self.money(standing.pending)));
        }
        for (counting, amount) in &standing.not_counted {
            let sentence = words::counting(language, *counting);
            let cited = self.cited(&sentence, counting.rule());
            facts.push((
                say::cli_offer_not_counted(language),
                format!("{}. {cited}", self.money(*amount)),
            ));
        }
        if !standing.refunded.is_zero() {
            facts.push((say::cli_offer_refunded(language), self.money(standing.refunded)));
        }
    }

    fn redeem_by(&self, deadline: &Deadline) -> String {
        let last_date = self.deadline(deadline);
        if deadline.last_safe == deadline.last_date() {
            return last_date;
        }
        let last_safe = self.plain.date(deadline.last_safe);
        say::cli_offer_redeem_by_boundary(self.language, &last_date, &last_safe)
    }

    /// The end of a window: that of a whole date, or an instant that no longer belongs.
    fn deadline(&self, deadline: &Deadline) -> String {
        if deadline.ends.second_of_day() == 0 {
            self.by(By::EndOf(deadline.last_date()))
        } else {
            say::cli_before(self.language, &self.instant(deadline.ends))
        }
    }
}
