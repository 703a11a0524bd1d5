//! An outcome as text for people.

mod credits;
mod journal;
mod notes;
mod offers;
mod table;

use std::io::{self, Write};

use ad_credit_lab_engine::money::Money;
use ad_credit_lab_engine::rules::Rule;
use ad_credit_lab_engine::{Outcome, Scenario};
use ad_credit_lab_words::{Format, Language, Plain, say};

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
    let currency = scenario.account.currency;
    let plain = Plain { currency: Some(currency) };
    let report = Report { language, plain, scenario, outcome };
    writeln!(out, "{}", scenario.name)?;
    writeln!(out, "{}", say::cli_at(language, &plain.instant(outcome.at), currency.code()))?;
    report.write_offers(out)?;
    report.write_credits(out)?;
    report.write_balances(out)?;
    report.write_journal(out)?;
    report.write_assumptions(out)?;
    report.write_warnings(out)?;
    report.write_sources(out)
}

/// An outcome with what is needed to write it.
struct Report<'a> {
    language: &'a Language,
    plain: Plain,
    scenario: &'a Scenario,
    outcome: &'a Outcome,
}

impl Report<'_> {
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

    /// A sentence with the rule behind it and the rule's strongest source.
    fn cited(&self, sentence: &str, rule: &Rule) -> String {
        say::cli_cited(self.language, rule.id, sentence, rule.source().key)
    }

    fn offer_id(&self, offer: usize) -> &str {
        self.scenario.offers.get(offer).map_or("", |met| met.offer.id.as_str())
    }

    fn credit_id(&self, credit: u32) -> &str {
        self.outcome.credits.get(credit as usize).map_or("", |credit| credit.id.as_str())
    }
}
