//! `check`: replays scenarios and compares the outcomes with what the files expect, and reads offers.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use ad_credit_lab_engine::outcome::{Mismatch, compare, with_diagnoses};
use ad_credit_lab_engine::{Catalogue, PublishedOffer, Scenario, simulate};
use ad_credit_lab_words::{Language, say};

use crate::file::Checkable;
use crate::job::{End, Job, harmless, shown};

/// Checks each file and counts how many passed. A file that cannot be used has failed.
///
/// # Errors
/// The output cannot be written.
pub(crate) fn check(
    job: &mut Job<'_, impl Write>,
    files: &[PathBuf],
    catalogue: &Catalogue,
) -> io::Result<()> {
    let mut passed = 0_usize;
    for path in files {
        let failures = match job.checkable(path, catalogue) {
            None => continue,
            Some(Checkable::Scenario(scenario)) => failures(path, &scenario, job.language),
            Some(Checkable::Offer(offer)) => {
                let valid = valid_offer(&offer, job.language);
                writeln!(job.out, "{}", say::cli_file(job.language, &shown(path), &valid))?;
                Vec::new()
            }
        };
        if failures.is_empty() {
            passed += 1;
        } else {
            job.end = job.end.max(End::Mismatch);
        }
        for line in failures {
            writeln!(job.out, "{line}")?;
        }
        // Problems of the next file must not overtake these lines.
        job.out.flush()?;
    }
    let failed = files.len() - passed;
    writeln!(
        job.out,
        "{}",
        say::cli_summary(job.language, &failed.to_string(), &passed.to_string())
    )
}

/// That an offer is valid, and which terms a scenario has to answer.
fn valid_offer(offer: &PublishedOffer, language: &Language) -> String {
    if offer.unknown.is_empty() {
        return say::cli_valid_offer(language, &offer.id);
    }
    let terms: Vec<_> = offer.unknown.iter().map(|term| term.name()).collect();
    say::cli_valid_offer_open(language, &offer.id, &terms.join(", "))
}

/// A line for each difference; none where the outcome is as expected.
fn failures(path: &Path, scenario: &Scenario, language: &Language) -> Vec<String> {
    let path = shown(path);
    let Some(expect) = &scenario.expect else {
        return vec![say::cli_file(language, &path, &say::cli_no_expect(language))];
    };
    let outcome = with_diagnoses(scenario, &simulate(scenario));
    let line = |mismatch: &Mismatch| {
        let (expected, found) = (on_one_line(&mismatch.expected), on_one_line(&mismatch.found));
        say::cli_mismatch(language, &expected, &found, &path, &harmless(&mismatch.place))
    };
    compare(expect, &outcome).iter().map(line).collect()
}

/// JSON of several lines as one. A text in JSON has no line break of its own.
fn on_one_line(json: &str) -> String {
    harmless(&json.lines().map(str::trim).collect::<Vec<_>>().join(" "))
}
