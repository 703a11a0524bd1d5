//! `run`: replays scenarios and prints their outcomes.

use std::io::{self, Write};
use std::path::PathBuf;

use ad_credit_lab_engine::{Catalogue, simulate};

use crate::arguments::RunFormat;
use crate::job::Job;
use crate::text;

/// What is printed of an outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Print {
    /// All of it, as JSON.
    Json,
    /// All of it, as text.
    Text,
    /// What changed and when, as text.
    History,
}

impl Print {
    /// What was asked for at the command line.
    ///
    /// # Errors
    /// The format is one of a batch's; it is given back.
    pub(crate) fn asked(format: Option<RunFormat>, history: bool) -> Result<Self, RunFormat> {
        match (format, history) {
            (Some(format @ (RunFormat::Csv | RunFormat::Jsonl)), _) => Err(format),
            (Some(RunFormat::Json), _) | (None, false) => Ok(Self::Json),
            (Some(RunFormat::Text), false) => Ok(Self::Text),
            (_, true) => Ok(Self::History),
        }
    }
}

/// Runs each file that can be used and prints its outcome.
///
/// # Errors
/// The output cannot be written.
pub(crate) fn run(
    job: &mut Job<'_, impl Write>,
    files: &[PathBuf],
    print: Print,
    catalogue: &Catalogue,
) -> io::Result<()> {
    let mut is_first = true;
    for path in files {
        let Some(scenario) = job.scenario(path, catalogue) else {
            continue;
        };
        let outcome = simulate(&scenario);
        if !is_first && print != Print::Json {
            writeln!(job.out)?;
        }
        match print {
            Print::Json => writeln!(job.out, "{}", outcome.to_node(&scenario).to_json())?,
            Print::Text => text::write(&mut job.out, job.language, &scenario, &outcome)?,
            Print::History => {
                text::write_history(&mut job.out, job.language, &scenario, &outcome)?;
            }
        }
        is_first = false;
        // Problems of the next file must not overtake this outcome.
        job.out.flush()?;
    }
    Ok(())
}
