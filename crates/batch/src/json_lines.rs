//! JSON Lines whose lines are scenarios.

use std::io::{self, BufRead, BufReader, Read};

use ad_credit_lab_engine::{Catalogue, Scenario, totals};

use crate::{Complaint, Counts, Outcome, Recipient, Stopped, What};

/// The longest line, in bytes: as much as a scenario's file may have.
const LONGEST: usize = 64 * 1024 * 1024;

/// Runs the scenarios of JSON Lines, one on each line that is not blank.
///
/// # Errors
/// The source cannot be read, or the recipient stops. What is wrong with a line is no error but a [`Complaint`].
pub fn run_json_lines(
    source: impl Read,
    catalogue: &Catalogue,
    recipient: &mut impl Recipient,
) -> Result<Counts, Stopped> {
    let mut lines = Lines { source: BufReader::new(source), bytes: Vec::new(), line: 0 };
    let mut counts = Counts::default();
    while lines.next().map_err(Stopped::Unreadable)? {
        let line = lines.line;
        let scenario = match lines.text() {
            Ok(text) if text.trim().is_empty() => continue,
            Ok(text) => Scenario::parse(text, catalogue)
                .map_err(|problems| problems.into_list().into_iter().map(What::Problem).collect()),
            Err(what) => Err(vec![what]),
        };
        counts.rows += 1;
        match scenario {
            Ok(scenario) => {
                counts.accounts += 1;
                let totals = totals(&scenario);
                let outcome = Outcome { scenario: &scenario, totals: Some(&totals), bad_rows: 0 };
                recipient.outcome(&outcome, &counts).map_err(Stopped::Unwritable)?;
            }
            Err(mistakes) => {
                counts.bad_rows += 1;
                mistakes.into_iter().for_each(|what| recipient.complaint(Complaint { line, what }));
            }
        }
    }
    Ok(counts)
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
