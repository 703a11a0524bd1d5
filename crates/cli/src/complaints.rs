//! What is said on standard error while a batch runs: complaints about its lines, how far it is, and how much was done.

use std::time::Instant;

use ad_credit_lab_batch::Counts;
use ad_credit_lab_words::{Language, say};

use crate::progress::Progress;

/// The complaints about the lines of one file, of which only so many are printed.
pub(crate) struct Complaints<'a> {
    pub(crate) language: &'a Language,
    path: String,
    left_to_print: u64,
    unprinted: u64,
    started: Instant,
    progress: &'a Progress,
}

impl<'a> Complaints<'a> {
    /// None so far about the file of this name.
    pub(crate) fn about(
        path: String,
        most: u64,
        progress: &'a Progress,
        language: &'a Language,
    ) -> Self {
        let started = Instant::now();
        Self { language, path, left_to_print: most, unprinted: 0, started, progress }
    }

    /// Prints what is wrong with a line, as long as that many were not printed yet.
    pub(crate) fn add(&mut self, line: u64, what: impl FnOnce(&Language) -> String) {
        if self.left_to_print == 0 {
            self.unprinted += 1;
            return;
        }
        self.left_to_print -= 1;
        let what = say::cli_line(self.language, &line.to_string(), &what(self.language));
        self.progress.print(&say::cli_file(self.language, &self.path, &what));
    }

    /// Says beside the bar how much is done.
    pub(crate) fn tell(&self, counts: &Counts) {
        self.progress.tell(|| {
            let pace = u128::from(counts.rows) * 1000 / self.started.elapsed().as_millis().max(1);
            let [accounts, rows, bad_rows] = texts(counts);
            say::cli_batch_under_way(self.language, &accounts, &bad_rows, &pace.to_string(), &rows)
        });
    }

    /// Says at the end how many complaints were not printed, and, unless nobody wants to know, how much was done.
    pub(crate) fn sum_up(&self, counts: &Counts, quiet: bool) {
        if self.unprinted > 0 {
            let count = self.unprinted.to_string();
            self.progress.print(&say::cli_batch_unprinted(self.language, &count));
        }
        if !quiet {
            let [accounts, rows, bad_rows] = texts(counts);
            let summary = say::cli_batch_summary(self.language, &accounts, &bad_rows, &rows);
            self.progress.print(&summary);
        }
    }
}

/// Accounts, rows and bad rows.
fn texts(counts: &Counts) -> [String; 3] {
    [counts.accounts, counts.rows, counts.bad_rows].map(|count| count.to_string())
}
