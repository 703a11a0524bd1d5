//! `run --batch`: many accounts from a CSV or from JSON Lines, one after another.

use std::io::{self, IsTerminal, Write};
use std::path::Path;

use ad_credit_lab_batch::said::{what_of_cell, what_of_header, what_of_line};
use ad_credit_lab_batch::{
    Complaint, Counts, Form, Outcome, Recipient, Sheet, Stopped, What, run_csv, run_json_lines,
};
use ad_credit_lab_engine::Catalogue;
use ad_credit_lab_words::{Language, say};

use crate::arguments::{BatchArguments, InputFormat, RunFormat};
use crate::complaints::Complaints;
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
    let path = shown(asked.path);
    let mut desk = Desk {
        sheet: Sheet::new(&mut job.out, asked.form),
        is_table: shared.is_some(),
        complaints: Complaints::about(path, asked.most_errors, &progress, job.language),
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
            desk.complaints.sum_up(&counts, asked.quiet);
            if counts.bad_rows > 0 {
                job.end = End::Bad;
            }
        }
        Err(Stopped::Unwritable(error)) => return Err(error),
        Err(Stopped::BadHeader(complaints)) => {
            for Complaint { line, what } in &complaints {
                desk.complaints.add(*line, |language| what_of_header(language, what));
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
    sheet: Sheet<W>,
    /// Whether the batch is a table, whose mistakes lie in cells.
    is_table: bool,
    complaints: Complaints<'a>,
}

impl<W: Write> Recipient for Desk<'_, W> {
    fn outcome(&mut self, outcome: &Outcome<'_>, counts: &Counts) -> io::Result<()> {
        self.complaints.tell(counts);
        self.sheet.write(outcome)
    }

    fn complaint(&mut self, complaint: Complaint) {
        self.complaints.add(complaint.line, |language| match &complaint.what {
            What::Problem(problem) if self.is_table => what_of_cell(language, problem),
            what => what_of_line(language, what),
        });
    }
}
