//! Ad Credit Lab at the command line: replays scenario files and prints what becomes of their offers, credits and money.
//!
//! It is the engine, a door for files and a door for text, and knows no rule of its own.

mod arguments;
mod batch;
mod check;
mod complaints;
mod diagnose;
mod file;
mod forecast;
mod goal;
mod job;
mod offers;
mod progress;
mod run;
mod sweep;
mod text;

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use ad_credit_lab_words::{Language, say};
use clap::error::ErrorKind;
use clap::{CommandFactory, Parser};

use arguments::{Arguments, Command, ForecastFormat};
use batch::Asked;
use job::{End, Job};
use run::Print;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let language = Language::english();
    let mut job = Job::new(&language, BufWriter::new(io::stdout().lock()));
    let written = perform(&arguments.command, &mut job).and_then(|()| job.out.flush());
    match written {
        Ok(()) => {}
        // A closed pipe is how `head` says that it has enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {}
        Err(error) => job.complain(&say::cli_unwritable(&language, &error.to_string())),
    }
    ExitCode::from(match job.end {
        End::Good => 0,
        End::Mismatch => 1,
        End::Bad => 2,
    })
}

fn perform(command: &Command, job: &mut Job<'_, impl Write>) -> io::Result<()> {
    let Some(catalogue) = job.catalogue() else {
        return Ok(());
    };
    match command {
        Command::Run { files, format, history, batch } => match &batch.batch {
            Some(path) => {
                let asked = Asked::of(path, batch, *format, job.language);
                batch::run(job, &asked.unwrap_or_else(|what| refuse(&what)), &catalogue)
            }
            None => {
                let print = Print::asked(*format, *history);
                let print = print.unwrap_or_else(|_| refuse(&say::cli_batch_only(job.language)));
                run::run(job, files, print, &catalogue)
            }
        },
        Command::Diagnose { files, at, offer, format } => {
            let asked = diagnose::Asked { at: *at, offer: offer.as_deref(), format: *format };
            diagnose::run(job, files, &asked, &catalogue)
        }
        Command::Forecast(arguments) => {
            let is_batch = arguments.batch.is_some();
            if is_batch && arguments.format.is_some_and(|format| format != ForecastFormat::Jsonl) {
                refuse(&say::cli_forecast_batch_format(job.language));
            }
            forecast::run(job, arguments, &catalogue)
        }
        Command::Goal(asked) => goal::run(job, asked, &catalogue),
        Command::Sweep(asked) => sweep::run(job, asked, &catalogue),
        Command::Check { files } => check::check(job, files, &catalogue),
        Command::Offers { format } => offers::list(job, *format, &catalogue),
    }
}

/// Ends the program for arguments that do not go together, as it ends for those that it does not know.
fn refuse(what: &str) -> ! {
    Arguments::command().error(ErrorKind::ArgumentConflict, what).exit()
}
