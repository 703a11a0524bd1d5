//! `run --batch`: many accounts from a CSV or from JSON Lines, one after another.

use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::time::Instant;

use ad_credit_lab_batch::{
    Complaint, Counts, Form, Outcome, Recipient, Sheet, Stopped, What, run_csv, run_json_lines,
};
use ad_credit_lab_engine::Catalogue;
use ad_credit_lab_words::{Language, say};

use crate::arguments::{BatchArguments, InputFormat, RunFormat};
use crate::bad_line::{what_of_cell, what_of_header, what_of_line};
use crate::file::{self, Unusable};
use crate::job::{End, Job, shown};
use crate::progress::Progress;

/// What is asked of a batch, without contradictions.
pub(crate) struct Asked<'a> {
    path: &'a Path,
    input: Input<'a>,
    form: Form,
    most_errors: u64,
    quiet: bool,
}

/// What a batch is.
enum Input<'a> {
    /// Rows with this delimiter, for the scenario of this file.
    Csv {
        delimiter: u8,
        scenario: &'a Path,
    },
    JsonLines,
}

impl<'a> Asked<'a> {
    /// What is asked of the batch of a file.
    ///
    /// # Errors
    /// What does not go together, or is missing, in a sentence.
    pub(crate) fn of(
        path: &'a Path,
        arguments: &'a BatchArguments,
        format: Option<RunFormat>,
        language: &Language,
    ) -> Result<Self, String> {
        let ending =
            path.extension().and_then(|ending| ending.to_str()).map(str::to_ascii_lowercase);
        let ending = ending.as_deref();
        let input = match (arguments.input, ending) {
            (Some(input), _) => input,
            (None, Some("csv" | "tsv")) => InputFormat::Csv,
            (None, Some("jsonl" | "ndjson")) => InputFormat::Jsonl,
            _ => return Err(say::cli_batch_needs_input(language)),
        };
        let usual = if ending == Some("tsv") { b'\t' } else { b',' };
        let delimiter = arguments.delimiter.unwrap_or(usual);
        let input = match (input, &arguments.scenario) {
            (InputFormat::Csv, Some(scenario)) => Input::Csv { delimiter, scenario },
            (InputFormat::Csv, None) => return Err(say::cli_batch_needs_scenario(language)),
            (InputFormat::Jsonl, None) => Input::JsonLines,
            (InputFormat::Jsonl, Some(_)) => return Err(say::cli_batch_has_scenarios(language)),
        };
        let form = match (format, &input) {
            (Some(RunFormat::Csv), _) | (None, Input::Csv { .. }) => Form::Csv { delimiter },
            (Some(RunFormat::Jsonl), _) | (None, Input::JsonLines) => Form::JsonLines,
            (Some(RunFormat::Json | RunFormat::Text), _) => {
                return Err(say::cli_batch_format(language));
            }
        };
        let BatchArguments { most_errors, quiet, .. } = *arguments;
        Ok(Self { path, input, form, most_errors, quiet })
    }
}

/// Runs a batch, prints its outcomes, and complains of its bad rows.
///
/// # Errors
/// The output cannot be written.
pub(crate) fn run(
    job: &mut Job<'_, impl Write>,
    asked: &Asked<'_>,
    catalogue: &Catalogue,
) -> io::Result<()> {
    // The shared scenario first: without it no row can be read.
    let shared = match asked.input {
        Input::Csv { scenario, .. } => match job.scenario(scenario, catalogue) {
            Some(scenario) => Some(scenario),
            None => return Ok(()),
        },
        Input::JsonLines => None,
    };
    let (source, length) = match file::open(asked.path) {
        Ok(opened) => opened,
        Err(unusable) => {
            job.complain_of(asked.path, &unusable);
            return Ok(());
        }
    };
    let progress = Progress::through(length, !asked.quiet && !io::stdout().is_terminal());
    let mut desk = Desk {
        language: job.language,
        sheet: Sheet::new(&mut job.out, asked.form),
        is_table: shared.is_some(),
        path: shown(asked.path),
        left_to_print: asked.most_errors,
        unprinted: 0,
        started: Instant::now(),
        progress: &progress,
    };
    let source = progress.watch(source);
    let ran = match (shared, &asked.input) {
        (Some(shared), Input::Csv { delimiter, .. }) => {
            run_csv(source, *delimiter, shared, &mut desk)
        }
        _ => run_json_lines(source, catalogue, &mut desk),
    };
    progress.end();
    match ran {
        Ok(counts) => {
            desk.sheet.finish()?;
            desk.sum_up(&counts, asked.quiet);
            if counts.bad_rows > 0 {
                job.end = End::Bad;
            }
        }
        Err(Stopped::Unwritable(error)) => return Err(error),
        Err(Stopped::BadHeader(complaints)) => {
            for Complaint { line, what } in &complaints {
                desk.print(*line, &what_of_header(desk.language, what));
            }
            job.end = End::Bad;
        }
        Err(Stopped::Unreadable(error)) => {
            // What came before is whole.
            desk.sheet.finish()?;
            job.complain_of(asked.path, &Unusable::Unreadable(error));
        }
    }
    Ok(())
}

/// Where the outcomes and the complaints of a batch come together.
struct Desk<'a, W> {
    language: &'a Language,
    sheet: Sheet<W>,
    /// Whether the batch is a table, whose mistakes lie in cells.
    is_table: bool,
    path: String,
    left_to_print: u64,
    unprinted: u64,
    started: Instant,
    progress: &'a Progress,
}

impl<W: Write> Recipient for Desk<'_, W> {
    fn outcome(&mut self, outcome: &Outcome<'_>, counts: &Counts) -> io::Result<()> {
        self.progress.tell(|| {
            let pace = u128::from(counts.rows) * 1000 / self.started.elapsed().as_millis().max(1);
            let [accounts, rows, bad_rows] = texts(counts);
            say::cli_batch_under_way(self.language, &accounts, &bad_rows, &pace.to_string(), &rows)
        });
        self.sheet.write(outcome)
    }

    fn complaint(&mut self, complaint: Complaint) {
        if self.left_to_print == 0 {
            self.unprinted += 1;
            return;
        }
        self.left_to_print -= 1;
        let what = match &complaint.what {
            What::Problem(problem) if self.is_table => what_of_cell(self.language, problem),
            what => what_of_line(self.language, what),
        };
        self.print(complaint.line, &what);
    }
}

impl<W> Desk<'_, W> {
    fn print(&self, line: u64, what: &str) {
        let what = say::cli_line(self.language, &line.to_string(), what);
        self.progress.print(&say::cli_file(self.language, &self.path, &what));
    }

    /// Says at the end how much was done, and how many complaints were not printed.
    fn sum_up(&self, counts: &Counts, quiet: bool) {
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
