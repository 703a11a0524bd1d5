//! A diagnosis as text: the answer with what to do and a reply to the customer, then what else is wrong.

use std::io::{self, Write};

use ad_credit_lab_engine::Scenario;
use ad_credit_lab_engine::diagnose::{Diagnosis, Finding};
use ad_credit_lab_engine::journal::Row;
use ad_credit_lab_words::{self as words, Language, say};

use super::Report;

/// Writes a diagnosis. `scenario` must be the one that was diagnosed.
///
/// # Errors
/// The output cannot be written.
pub(crate) fn write_diagnosis(
    out: &mut dyn Write,
    language: &Language,
    scenario: &Scenario,
    diagnosis: &Diagnosis,
) -> io::Result<()> {
    let report = Report::of(language, scenario, &diagnosis.outcome);
    writeln!(out, "{}", scenario.name)?;
    let met = &scenario.offers[diagnosis.offer];
    report.write_offer_line(out, diagnosis.offer)?;
    let state = diagnosis.outcome.offers[diagnosis.offer].state;
    let (at, state) = (report.instant(diagnosis.at), words::state(language, state));
    writeln!(out, "{}", say::cli_diagnosis_top(language, &at, &met.offer.id, &state))?;
    if let Some(number) = scenario.question {
        let question = words::question(language, number);
        writeln!(out, "{}", say::cli_diagnosis_question(language, &question))?;
    }
    let Some((answer, others)) = diagnosis.findings.split_first() else {
        writeln!(out, "\n{}", words::nothing_wrong(language))?;
        report.write_part(
            out,
            &say::cli_diagnosis_do(language),
            &words::nothing_wrong_advice(language),
        )?;
        return report.write_part(
            out,
            &say::cli_diagnosis_reply(language),
            &words::nothing_wrong_reply(language),
        );
    };
    writeln!(out, "\n{}", say::cli_diagnosis_answer(language))?;
    report.write_finding(out, answer)?;
    let reply = words::reply(language, &report.plain, &answer.cause);
    report.write_part(out, &say::cli_diagnosis_reply(language), &reply)?;
    if !others.is_empty() {
        writeln!(out, "\n{}", say::cli_diagnosis_others(language))?;
    }
    for other in others {
        report.write_finding(out, other)?;
    }
    Ok(())
}

impl Report<'_> {
    /// The gate, why it fails with the rule behind it, what shows it, and what to do.
    fn write_finding(&self, out: &mut dyn Write, finding: &Finding) -> io::Result<()> {
        let (language, cause) = (self.language, &finding.cause);
        let sentence = self.about(words::cause(language, &self.plain, cause), cause.subject());
        let gate = words::gate(language, cause.gate());
        writeln!(
            out,
            "  {}",
            say::cli_diagnosis_finding(language, &self.cited(&sentence, cause.rule()), &gate)
        )?;
        let evidence = finding.evidence.and_then(|row| self.outcome.journal.row(row));
        if let Some(row) = evidence {
            self.write_part(out, &say::cli_diagnosis_evidence(language), &self.evidence(&row))?;
        }
        let advice = words::advice(language, &self.plain, cause);
        self.write_part(out, &say::cli_diagnosis_do(language), &advice)
    }

    fn write_part(&self, out: &mut dyn Write, label: &str, text: &str) -> io::Result<()> {
        writeln!(out, "    {}", say::cli_diagnosis_part(self.language, label, text))
    }

    /// When and what a row was, and how it came out.
    fn evidence(&self, row: &Row<'_>) -> String {
        let at = self.instant(row.at);
        let kind = words::event(self.language, self.scenario, self.outcome, row.event);
        let verdict = words::verdict(self.language, row.verdict);
        say::cli_diagnosis_row(self.language, &at, &kind, &verdict)
    }
}
