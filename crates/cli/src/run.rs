//! `run`: replays scenarios and prints their outcomes.

use std::io::{self, Write};
use std::path::PathBuf;

use ad_credit_lab_engine::{Catalogue, simulate};

use crate::arguments::OutputFormat;
use crate::job::Job;
use crate::text;

/// Runs each file that can be used and prints its outcome.
///
/// # Errors
/// The output cannot be written.
pub(crate) fn run(
    job: &mut Job<'_, impl Write>,
    files: &[PathBuf],
    format: OutputFormat,
    catalogue: &Catalogue,
) -> io::Result<()> {
    let mut is_first = true;
    for path in files {
        let Some(scenario) = job.scenario(path, catalogue) else {
            continue;
        };
        let outcome = simulate(&scenario);
        match format {
            OutputFormat::Json => writeln!(job.out, "{}", outcome.to_node(&scenario).to_json())?,
            OutputFormat::Text => {
                if !is_first {
                    writeln!(job.out)?;
                }
                text::write(&mut job.out, job.language, &scenario, &outcome)?;
            }
        }
        is_first = false;
        // Problems of the next file must not overtake this outcome.
        job.out.flush()?;
    }
    Ok(())
}
