//! What can be asked at the command line. The comments here are what `--help` prints.

use std::path::PathBuf;

use ad_credit_lab_engine::calendar::Instant;
use ad_credit_lab_engine::plan::forecast::ForecastRequest;
use clap::{Args, Parser, Subcommand, ValueEnum, value_parser};

use crate::diagnose::read_instant;
use crate::goal::GoalArguments;
use crate::sweep::SweepArguments;

/// Simulates "spend X, get Y" advertising credits, and says why each figure is what it is.
///
/// A scenario is a JSON file: the offers that an account meets, how the account is set up,
/// and what happened, in order. docs/scenario-format.md describes the format. An offer is named
/// by the id of a file in offers/, or written out in the scenario.
///
/// Nothing is sent anywhere, and the same file gives the same outcome on every machine.
#[derive(Debug, Parser)]
#[command(name = "ad-credit-lab-cli", version, verbatim_doc_comment)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Replays scenarios and prints their outcomes.
    ///
    /// Each file gives one outcome, in the order of the files. What is wrong with a file goes to
    /// standard error, a line for each mistake, as "file: place: what is wrong"; the other files
    /// still run.
    ///
    /// With --batch many accounts are run, one after another, and nothing but the one at hand is held
    /// in memory: from a CSV whose rows are entries, or from JSON Lines whose lines are scenarios. A bad
    /// row goes to standard error with its line and is left out; the rest is done. docs/batches.md
    /// describes both formats and what is printed.
    ///
    /// Exit code: 0 when every file ran and no row was bad, 2 when a file could not or a row was.
    #[command(verbatim_doc_comment)]
    Run {
        /// Scenario files of up to 64 MiB; "-" is standard input.
        #[arg(required_unless_present = "batch", value_name = "FILE")]
        files: Vec<PathBuf>,
        /// How outcomes are printed: json unless said otherwise, text with --history; of a batch csv, or
        /// jsonl if it is JSON Lines.
        #[arg(long, value_enum, verbatim_doc_comment)]
        format: Option<RunFormat>,
        /// Prints only what changed and when: the states of offers and the balances after each point
        /// in time, then from when to when which credits could pay, and who paid. The JSON document
        /// holds this in any case, so with "--format json" nothing is different.
        #[arg(long, verbatim_doc_comment)]
        history: bool,
        #[command(flatten)]
        batch: BatchArguments,
    },
    /// Says why an offer does not work: the first gate that fails, and all others.
    ///
    /// For each offer of each scenario it prints the answer with what shows it, what to do and a
    /// short reply to the customer, then what else is wrong. docs/diagnosis.md lists the gates, the
    /// causes and the questions that they answer.
    ///
    /// Exit code: 0 when every file was diagnosed, 2 when a file could not be.
    #[command(verbatim_doc_comment)]
    Diagnose {
        /// Scenario files of up to 64 MiB; "-" is standard input.
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
        /// The instant at which it is asked, such as 2026-06-01T09:00; a date alone is its last
        /// second. Without it, the end of the scenario.
        #[arg(long, value_name = "DATE", value_parser = read_instant, verbatim_doc_comment)]
        at: Option<Instant>,
        /// The id of the only offer that is looked at.
        #[arg(long, value_name = "ID")]
        offer: Option<String>,
        /// How the answer is printed.
        #[arg(long, value_enum, default_value_t = OutputFormat::Text)]
        format: OutputFormat,
    },
    /// Finds the smallest amount or the latest date with which an offer gives what one wants of it.
    ///
    /// What is looked for comes from a request (docs/planning.md), or from the options. The answer
    /// comes with what the run comes to, with the next smaller amount or later date and why it
    /// fails, and with what excludes all others.
    ///
    /// Exit code: 0 when the question was answered, be it that there is none, 2 when it could not be.
    #[command(verbatim_doc_comment)]
    Goal(GoalArguments),
    /// Shows what becomes of an offer over a range of one input, or of two.
    ///
    /// The inputs come from a request (docs/planning.md), or from the options. Between two amounts
    /// or numbers of days with which the credit differs, the exact value is found at which it does.
    ///
    /// Exit code: 0 when the sweep was done, 2 when it could not be.
    #[command(verbatim_doc_comment)]
    Sweep(SweepArguments),
    /// Follows scenarios with chance: what becomes of an offer where the spend is known only roughly.
    ///
    /// Each run draws what is not known within its bounds and is then replayed like any scenario.
    /// The same scenario, request and seed give the same figures on every machine. docs/forecast.md
    /// describes what can be asked and what is said.
    ///
    /// Exit code: 0 when every file was forecast, 2 when a file or a line could not be.
    #[command(verbatim_doc_comment)]
    Forecast(Box<ForecastArguments>),
    /// Replays scenarios and compares the outcomes with what the files expect.
    ///
    /// A scenario says in its field "expect" what must come out; what it leaves out is not
    /// compared. Each difference is a line "file: place: expected ..., found ...", and the last
    /// line counts the files: "N passed, N failed". A scenario without "expect" has failed.
    ///
    /// The file of an offer (one with "tiers" and without "offers") passes when it is valid, also
    /// where it leaves terms unknown.
    ///
    /// Exit code: 0 when every file passed, 1 when one did not, 2 when one could not be run.
    #[command(verbatim_doc_comment)]
    Check {
        /// Files of scenarios or offers of up to 64 MiB; "-" is standard input.
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// Lists the offers that a scenario can name by their id.
    ///
    /// Each has its title, its network, where and when it was read, what that source leaves unknown
    /// and what the file assumes. What is unknown the scenario answers in "terms". An offer that
    /// nobody has held against a page of its network is called unverified.
    #[command(verbatim_doc_comment)]
    Offers {
        /// How the list is printed.
        #[arg(long, value_enum, default_value_t = OutputFormat::Text)]
        format: OutputFormat,
    },
}

/// What can be asked of a batch.
#[derive(Args, Debug)]
pub(crate) struct BatchArguments {
    /// A file with many accounts of any size; "-" is standard input.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["files", "history"], help_heading = "Batches")]
    pub(crate) batch: Option<PathBuf>,
    /// For a CSV: the scenario that all accounts share, with the offers and the account, but for the
    /// entries in the rows.
    #[arg(
        long,
        value_name = "FILE",
        requires = "batch",
        conflicts_with = "files",
        help_heading = "Batches",
        verbatim_doc_comment
    )]
    pub(crate) scenario: Option<PathBuf>,
    /// What the batch is, where its name does not end with .csv, .tsv, .jsonl or .ndjson.
    #[arg(
        long,
        value_enum,
        requires = "batch",
        conflicts_with = "files",
        help_heading = "Batches"
    )]
    pub(crate) input: Option<InputFormat>,
    /// What stands between the cells of a CSV, also of one that is printed: "," unless said otherwise,
    /// a tab for a name that ends with .tsv; or ";", "|", "tab".
    #[arg(long, value_name = "CHARACTER", value_parser = read_delimiter, requires = "batch", conflicts_with = "files", help_heading = "Batches", verbatim_doc_comment)]
    pub(crate) delimiter: Option<u8>,
    /// How many lines about bad rows are printed at most; the rest is counted.
    #[arg(
        long,
        value_name = "NUMBER",
        default_value_t = 1_000,
        requires = "batch",
        conflicts_with = "files",
        help_heading = "Batches"
    )]
    pub(crate) most_errors: u64,
    /// Shows no progress and no summary on standard error.
    #[arg(long, requires = "batch", conflicts_with = "files", help_heading = "Batches")]
    pub(crate) quiet: bool,
}

/// What can be asked of a forecast.
#[derive(Args, Debug)]
pub(crate) struct ForecastArguments {
    /// Scenario files of up to 64 MiB; "-" is standard input.
    #[arg(required_unless_present = "batch", value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// The file of the request, if it says more than the options below; they go before it.
    #[arg(long, value_name = "FILE")]
    pub(crate) request: Option<PathBuf>,
    /// The id of the offer; it may be left out where a scenario has one only.
    #[arg(long, value_name = "ID")]
    pub(crate) offer: Option<String>,
    /// The least that a day of the plan spends, such as 4.00; it goes with --high.
    #[arg(long, value_name = "AMOUNT", requires = "high")]
    pub(crate) low: Option<String>,
    /// The most that a day of the plan spends.
    #[arg(long, value_name = "AMOUNT", requires = "low")]
    pub(crate) high: Option<String>,
    /// What a day of the plan spends most probably; without it, all amounts are alike.
    #[arg(long, value_name = "AMOUNT", requires = "low")]
    pub(crate) mode: Option<String>,
    /// How many runs are followed, 10,000 unless said otherwise.
    #[arg(long, value_name = "NUMBER")]
    pub(crate) runs: Option<u32>,
    /// Which random numbers are drawn, 42 unless said otherwise.
    #[arg(long, value_name = "NUMBER", value_parser = value_parser!(u64).range(..=ForecastRequest::LARGEST_SEED))]
    pub(crate) seed: Option<u64>,
    /// How forecasts are printed: as text unless said otherwise, those of a batch as jsonl.
    #[arg(long, value_enum)]
    pub(crate) format: Option<ForecastFormat>,
    /// JSON Lines with a scenario on each line, of any length; "-" is standard input.
    #[arg(long, value_name = "FILE", conflicts_with = "files", help_heading = "Batches")]
    pub(crate) batch: Option<PathBuf>,
    /// How many lines about bad lines are printed at most; the rest is counted.
    #[arg(
        long,
        value_name = "NUMBER",
        default_value_t = 1_000,
        requires = "batch",
        conflicts_with = "files",
        help_heading = "Batches"
    )]
    pub(crate) most_errors: u64,
    /// Shows no progress, and no summary of a batch, on standard error.
    #[arg(long)]
    pub(crate) quiet: bool,
}

/// How a forecast is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ForecastFormat {
    /// One JSON document for each file, for programs.
    Json,
    /// A line of JSON for each file or line.
    Jsonl,
    /// Tables, for people.
    Text,
}

/// What a batch is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum InputFormat {
    /// Rows that are entries.
    Csv,
    /// Lines that are scenarios.
    Jsonl,
}

/// How the outcomes of `run` are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum RunFormat {
    /// One JSON document for each file, for programs.
    Json,
    /// Sentences and tables, for people.
    Text,
    /// Of a batch: a row for each account and offer.
    Csv,
    /// Of a batch: a line of JSON for each account.
    Jsonl,
}

/// Reads what stands between cells.
fn read_delimiter(text: &str) -> Result<u8, String> {
    match text {
        "," | ";" | "|" => Ok(text.as_bytes()[0]),
        "tab" | "\t" => Ok(b'\t'),
        _ => Err("expected one of , ; | tab".to_owned()),
    }
}

/// How an outcome is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum OutputFormat {
    /// One JSON document for each file, for programs.
    Json,
    /// Sentences and tables, for people.
    Text,
}
