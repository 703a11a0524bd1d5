//! What was assumed, what to watch out for, what cannot be decided, and where the rules were read.

use std::io::{self, Write};

use ad_credit_lab_engine::rules::{Rule, Source};
use ad_credit_lab_words::{self as words, say};

use super::Report;
use super::table::write_facts;

impl Report<'_> {
    pub(super) fn write_assumptions(&self, out: &mut dyn Write) -> io::Result<()> {
        let assumptions = &self.outcome.assumptions;
        let heading = say::cli_heading_assumptions(self.language);
        self.heading(out, &heading, assumptions.is_empty())?;
        let facts: Vec<_> = assumptions
            .iter()
            .map(|assumption| {
                let sentence = words::assumption(self.language, &self.plain, assumption);
                let sentence = match assumption.offer() {
                    Some(offer) => say::cli_about(self.language, &sentence, self.offer_id(offer)),
                    None => sentence,
                };
                (assumption.id().to_owned(), sentence)
            })
            .collect();
        write_facts(out, &facts)
    }

    pub(super) fn write_warnings(&self, out: &mut dyn Write) -> io::Result<()> {
        let warnings = &self.outcome.warnings;
        self.heading(out, &say::cli_heading_warnings(self.language), warnings.is_empty())?;
        for warning in warnings {
            let sentence = words::warning(self.language, &self.plain, warning);
            writeln!(out, "  {}", self.cited(&sentence, warning.rule()))?;
        }
        Ok(())
    }

    /// What an offer is called and whose it is, and under it what there is to say of the age of its source.
    pub(super) fn write_offer_line(&self, out: &mut dyn Write, offer: usize) -> io::Result<()> {
        writeln!(out, "{}", self.offer_line(&self.scenario.offers[offer].offer))?;
        for warning in self.outcome.age_warnings(self.scenario, offer) {
            let sentence = words::warning(self.language, &self.plain, warning);
            writeln!(out, "  {}", self.cited(&sentence, warning.rule()))?;
        }
        Ok(())
    }

    /// What a plan rests on: what its offers' sources do not say, and how old they are.
    pub(super) fn write_provenance(&self, out: &mut dyn Write) -> io::Result<()> {
        self.write_assumptions(out)?;
        self.write_warnings(out)
    }

    pub(super) fn write_undecided(&self, out: &mut dyn Write) -> io::Result<()> {
        let undecided = &self.outcome.undecided;
        self.heading(out, &say::cli_heading_undecided(self.language), undecided.is_empty())?;
        for undecided in undecided {
            let sentence = words::undecided(self.language, &self.plain, undecided);
            let cited = self.cited(&sentence, undecided.rule());
            writeln!(out, "  {}", self.about(cited, undecided.subject()))?;
        }
        Ok(())
    }

    /// The sources that the lines above cite, in the order in which they first occur.
    pub(super) fn write_sources(&self, out: &mut dyn Write) -> io::Result<()> {
        let mut sources: Vec<&Source> = Vec::new();
        let mut cite = |rule: &'static Rule| {
            if !sources.contains(&rule.source()) {
                sources.push(rule.source());
            }
        };
        for standing in &self.outcome.offers {
            standing.not_counted.iter().for_each(|(counting, _)| cite(counting.rule()));
        }
        for row in self.outcome.journal.rows() {
            row.counts.iter().for_each(|count| cite(count.counting.rule()));
            row.reasons.iter().for_each(|reason| cite(reason.rule()));
        }
        self.outcome.warnings.iter().for_each(|warning| cite(warning.rule()));
        self.outcome.undecided.iter().for_each(|undecided| cite(undecided.rule()));
        let facts: Vec<_> = sources
            .into_iter()
            .map(|source| {
                let grade = words::grade(self.language, source.grade);
                let about = say::cli_source(self.language, &grade, source.title);
                let link = source.link.map(|link| format!(" {link}")).unwrap_or_default();
                (source.key.to_owned(), format!("{about}{link}"))
            })
            .collect();
        self.heading(out, &say::cli_heading_sources(self.language), facts.is_empty())?;
        write_facts(out, &facts)
    }
}
