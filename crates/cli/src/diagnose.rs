//! `diagnose`: says what stands between an account and what it expects of an offer.

use std::io::{self, Write};
use std::path::PathBuf;

use ad_credit_lab_engine::calendar::{Date, Instant};
use ad_credit_lab_engine::diagnose::Diagnosis;
use ad_credit_lab_engine::{Catalogue, Node, Scenario, diagnose};
use ad_credit_lab_words::say;

use crate::arguments::OutputFormat;
use crate::job::{Job, shown};
use crate::text;

/// What is asked about each scenario.
pub(crate) struct Asked<'a> {
    /// The instant at which it is asked; the scenario's end otherwise.
    pub(crate) at: Option<Instant>,
    /// The id of the only offer that is looked at; all of them otherwise.
    pub(crate) offer: Option<&'a str>,
    /// How the answer is printed.
    pub(crate) format: OutputFormat,
}

/// Reads a date with a time, or a date alone, which is its last second.
pub(crate) fn read_instant(text: &str) -> Result<Instant, String> {
    let end_of = |date: Date| date.end().plus_seconds(-1);
    Instant::parse(text).or_else(|| Date::parse(text).map(end_of)).ok_or_else(|| {
        "expected a date such as 2026-06-01, or one with a time such as 2026-06-01T09:00".to_owned()
    })
}

/// Diagnoses each file that can be used and prints what was found.
///
/// # Errors
/// The output cannot be written.
pub(crate) fn run(
    job: &mut Job<'_, impl Write>,
    files: &[PathBuf],
    asked: &Asked<'_>,
    catalogue: &Catalogue,
) -> io::Result<()> {
    let mut is_first = true;
    for path in files {
        let Some(scenario) = job.scenario(path, catalogue) else {
            continue;
        };
        let diagnoses = diagnoses(&scenario, asked);
        if diagnoses.is_empty() {
            let offer = asked.offer.unwrap_or_default();
            let what = say::cli_no_such_offer(job.language, offer);
            job.complain(&say::cli_file(job.language, &shown(path), &what));
            continue;
        }
        if asked.format == OutputFormat::Json {
            writeln!(job.out, "{}", document(&scenario, &diagnoses).to_json())?;
        } else {
            for diagnosis in &diagnoses {
                if !is_first {
                    writeln!(job.out)?;
                }
                text::write_diagnosis(&mut job.out, job.language, &scenario, diagnosis)?;
                is_first = false;
            }
        }
        // Problems of the next file must not overtake this answer.
        job.out.flush()?;
    }
    Ok(())
}

fn diagnoses(scenario: &Scenario, asked: &Asked<'_>) -> Vec<Diagnosis> {
    let is_meant = |id: &str| asked.offer.is_none_or(|offer| offer == id);
    let offers = scenario.offers.iter().enumerate();
    offers
        .filter(|(_, met)| is_meant(&met.offer.id))
        .filter_map(|(offer, _)| diagnose(scenario, asked.at, offer))
        .collect()
}

fn document(scenario: &Scenario, diagnoses: &[Diagnosis]) -> Node {
    let diagnoses = diagnoses.iter().map(|diagnosis| diagnosis.to_node(scenario)).collect();
    Node::Map(vec![
        ("version".to_owned(), Node::Whole(1)),
        ("scenario".to_owned(), Node::text(scenario.name.as_str())),
        ("diagnoses".to_owned(), Node::List(diagnoses)),
    ])
}
