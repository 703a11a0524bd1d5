//! JSON Lines whose lines are scenarios.

use std::io::{self, BufRead, BufReader, Read};

use ad_credit_lab_engine::input::Problems;
use ad_credit_lab_engine::{Catalogue, Scenario, totals};

use crate::{Complaint, Counts, Outcome, Recipient, Stopped, What};

/// The longest line, in bytes: as much as a scenario's file may have.
const LONGEST: usize = 64 * 1024 * 1024;

/// Who takes the scenarios of JSON Lines.
pub trait Scenarios {
    /// Takes a scenario, and gives what is wrong with it for what is to be done. The counts are those up to and with it.
    ///
    /// # Errors
    /// What came of it cannot be passed on. The batch then stops.
    fn scenario(
        &mut self,
        scenario: &Scenario,
        counts: &Counts,
    ) -> io::Result<Result<(), Problems>>;

    /// Takes a complaint about a line.
    fn complaint(&mut self, complaint: Complaint);
}

/// Reads the scenarios of JSON Lines, one on each line that is not blank.
///
/// # Errors
/// The source cannot be read, or what came of a scenario cannot be passed on. What is wrong with a line is no error but a [`Complaint`].
pub fn read_json_lines(
    source: impl Read,
    catalogue: &Catalogue,
    scenarios: &mut impl Scenarios,
) -> Result<Counts, Stopped> {
    let mut lines = Lines { source: BufReader::new(source), bytes: Vec::new(), line: 0 };
    let mut counts = Counts::default();
    while lines.next().map_err(Stopped::Unreadable)? {
        let read = match lines.text() {
            Ok(text) if text.trim().is_empty() => continue,
            Ok(text) => Scenario::parse(text, catalogue).map_err(of_problems),
            Err(what) => Err(vec![what]),
        };
        counts.rows += 1;
        let done = match read {
            Ok(scenario) => {
                let with_it = Counts { accounts: counts.accounts + 1, ..counts };
                let taken = scenarios.scenario(&scenario, &with_it).map_err(Stopped::Unwritable)?;
                taken.map_err(of_problems)
            }
            Err(mistakes) => Err(mistakes),
        };
        match done {
            Ok(()) => counts.accounts += 1,
            Err(mistakes) => {
                counts.bad_rows += 1;
                for what in mistakes {
                    scenarios.complaint(Complaint { line: lines.line, what });
                }
            }
        }
    }
    Ok(counts)
}

fn of_problems(problems: Problems) -> Vec<What> {
    problems.into_list().into_iter().map(What::Problem).collect()
}

/// Runs the scenarios of JSON Lines, one on each line that is not blank.
///
/// # Errors
/// The source cannot be read, or the recipient stops. What is wrong with a line is no error but a [`Complaint`].
pub fn run_json_lines(
    source: impl Read,
    catalogue: &Catalogue,
    recipient: &mut impl Recipient,
) -> Result<Counts, Stopped> {
    read_json_lines(source, catalogue, &mut Run(recipient))
}

/// Runs each scenario for its totals.
struct Run<'a, R>(&'a mut R);

impl<R: Recipient> Scenarios for Run<'_, R> {
    fn scenario(
        &mut self,
        scenario: &Scenario,
        counts: &Counts,
    ) -> io::Result<Result<(), Problems>> {
        let totals = totals(scenario);
        let outcome = Outcome { scenario, totals: Some(&totals), bad_rows: 0 };
        self.0.outcome(&outcome, counts).map(Ok)
    }

    fn complaint(&mut self, complaint: Complaint) {
        self.0.complaint(complaint);
    }
}

/// The lines of a source, one at a time.
struct Lines<R> {
    source: BufReader<R>,
    bytes: Vec<u8>,
    /// The number of the line at hand, from 1.
    line: u64,
}

impl<R: Read> Lines<R> {
    /// Reads the next line, and says whether there is one.
    fn next(&mut self) -> io::Result<bool> {
        self.bytes.clear();
        let most = LONGEST as u64 + 1;
        if self.source.by_ref().take(most).read_until(b'\n', &mut self.bytes)? == 0 {
            return Ok(false);
        }
        self.line += 1;
        if self.bytes.last() == Some(&b'\n') {
            self.bytes.pop();
        } else if self.bytes.len() > LONGEST {
            self.source.skip_until(b'\n')?;
        }
        Ok(true)
    }

    /// The text of the line, without the mark that some editors put before a file.
    fn text(&self) -> Result<&str, What> {
        if self.bytes.len() > LONGEST {
            return Err(What::TooLong { most: LONGEST });
        }
        let text = str::from_utf8(&self.bytes).map_err(|_| What::NotUtf8)?;
        Ok(text.strip_prefix('\u{feff}').filter(|_| self.line == 1).unwrap_or(text))
    }
}
