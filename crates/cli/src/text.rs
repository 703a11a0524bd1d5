//! An outcome as text for people.

mod account;
mod campaigns;
mod catalogue;
mod credits;
mod diagnosis;
mod discounts;
mod forecast;
mod goal;
mod history;
mod journal;
mod notes;
mod offers;
mod subject;
mod sweep;
mod table;
mod tiers;

use std::io::{self, Write};

use ad_credit_lab_engine::calendar::Instant;
use ad_credit_lab_engine::money::Money;
use ad_credit_lab_engine::offer::By;
use ad_credit_lab_engine::rules::Rule;
use ad_credit_lab_engine::value::{CreditIndex, OfferIndex, Subject};
use ad_credit_lab_engine::{Outcome, Scenario};
use ad_credit_lab_words::{Format, Language, Plain, say};

pub(crate) use catalogue::write_published;
pub(crate) use diagnosis::write_diagnosis;
pub(crate) use forecast::write_forecast;
pub(crate) use goal::write_answer;
pub(crate) use sweep::write_sweep;

/// Writes an outcome. `scenario` must be the one that was replayed.
///
/// # Errors
/// The output cannot be written.
pub(crate) fn write(
    out: &mut dyn Write,
    language: &Language,
    scenario: &Scenario,
    outcome: &Outcome,
) -> io::Result<()> {
    let report = Report::of(language, scenario, outcome);
    report.write_top(out)?;
    report.write_account(out)?;
    report.write_offers(out)?;
    report.write_credits(out)?;
    report.write_campaigns(out)?;
    report.write_discounts(out)?;
    report.write_balances(out)?;
    report.write_journal(out)?;
    report.write_assumptions(out)?;
    report.write_warnings(out)?;
    report.write_undecided(out)?;
    report.write_sources(out)
}

/// Writes what changed and when, and who paid. `scenario` must be the one that was replayed.
///
/// # Errors
/// The output cannot be written.
pub(crate) fn write_history(
    out: &mut dyn Write,
    language: &Language,
    scenario: &Scenario,
    outcome: &Outcome,
) -> io::Result<()> {
    let report = Report::of(language, scenario, outcome);
    report.write_top(out)?;
    for offer in 0..scenario.offers.len() {
        report.write_offer_line(out, offer)?;
    }
    report.write_changes(out)?;
    report.write_payers(out)
}

/// An outcome with what is needed to write it.
struct Report<'a> {
    language: &'a Language,
    plain: Plain,
    scenario: &'a Scenario,
    outcome: &'a Outcome,
}

impl<'a> Report<'a> {
    fn of(language: &'a Language, scenario: &'a Scenario, outcome: &'a Outcome) -> Self {
        let plain = Plain { currency: Some(scenario.account.currency) };
        Self { language, plain, scenario, outcome }
    }

    /// Names the scenario, its end and its currency.
    fn write_top(&self, out: &mut dyn Write) -> io::Result<()> {
        let currency = self.scenario.account.currency.code();
        writeln!(out, "{}", self.scenario.name)?;
        writeln!(out, "{}", say::cli_at(self.language, &self.instant(self.outcome.at), currency))
    }

    /// Begins a section. One that has nothing in it says so.
    fn heading(&self, out: &mut dyn Write, heading: &str, is_empty: bool) -> io::Result<()> {
        writeln!(out, "\n{heading}")?;
        if is_empty { writeln!(out, "  {}", say::cli_nothing(self.language)) } else { Ok(()) }
    }

    /// An amount with its currency, for sentences.
    fn money(&self, money: Money) -> String {
        self.plain.money(money)
    }

    /// An amount without its currency, which the top of the text names.
    fn figure(&self, money: Money) -> String {
        self.scenario.account.currency.format(money)
    }

    fn instant(&self, instant: Instant) -> String {
        self.plain.instant(instant)
    }

    fn by(&self, by: By) -> String {
        match by {
            By::Instant(instant) => self.instant(instant),
            By::EndOf(date) => say::cli_end_of(self.language, &self.plain.date(date)),
        }
    }

    /// A sentence with the rule behind it and the rule's strongest source.
    fn cited(&self, sentence: &str, rule: &Rule) -> String {
        say::cli_cited(self.language, rule.id, sentence, rule.source().key)
    }

    /// A sentence with the name of what it is about, if it is about something.
    fn about(&self, sentence: String, subject: Option<Subject>) -> String {
        let name = match subject {
            None => return sentence,
            Some(Subject::Offer(OfferIndex(offer))) => self.offer_id(offer.into()),
            Some(Subject::Credit(CreditIndex(credit))) => self.credit_id(credit),
        };
        say::cli_about(self.language, &sentence, name)
    }

    fn offer_id(&self, offer: usize) -> &str {
        self.scenario.offers.get(offer).map_or("", |met| met.offer.id.as_str())
    }

    fn credit_id(&self, credit: u32) -> &str {
        self.outcome.credits.get(credit as usize).map_or("", |credit| credit.id.as_str())
    }

    fn discount_id(&self, discount: u32) -> &str {
        self.outcome.discounts.get(discount as usize).map_or("", |discount| discount.id.as_str())
    }
}
