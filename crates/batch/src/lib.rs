//! Runs many accounts, one after another, and holds no more than one of them.
//!
//! They come as a CSV whose rows are entries ([`run_csv`]) or as JSON Lines whose lines are scenarios ([`run_json_lines`]),
//! from any reader. Each account's [`Outcome`] and each [`Complaint`] goes to a [`Recipient`], such as a [`Sheet`] writes outcomes.
//! What is bad is reported with its line and left out, and the rest is done. `docs/batches.md` describes the formats.
//!
//! The crate knows no file and no command line: a page can give it a dropped file as well.

mod complaint;
mod csv;
mod figures;
mod json_lines;
mod returns;
#[cfg(feature = "words")]
pub mod said;
mod sheet;

use std::io;

use ad_credit_lab_engine::{Scenario, Totals};

pub use complaint::{Complaint, What};
pub use csv::run_csv;
pub use json_lines::{Scenarios, read_json_lines, run_json_lines};
pub use sheet::{Form, Sheet};

/// How much was done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Accounts with an outcome, or scenarios with a forecast.
    pub accounts: u64,
    /// Rows or lines that say something, bad ones included, without the header.
    pub rows: u64,
    /// Those of them that were left out.
    pub bad_rows: u64,
}

/// What became of one account.
#[derive(Clone, Copy, Debug)]
pub struct Outcome<'a> {
    /// Its scenario, whose name is the account's id.
    pub scenario: &'a Scenario,
    /// What it came to; `None` where its rows came back after other accounts, or were all bad and stood between those of another one:
    /// it was not run for them.
    pub totals: Option<&'a Totals>,
    /// How many of its rows were left out.
    pub bad_rows: u64,
}

/// Who is told what a batch gives, as it goes on.
pub trait Recipient {
    /// Whether somebody wants to know what this account comes to. Others are read, and neither run nor passed on.
    fn wants(&mut self, account: &str) -> bool {
        let _ = account;
        true
    }

    /// Takes an account's outcome. The counts are those up to and with it.
    ///
    /// # Errors
    /// It cannot be passed on. The batch then stops.
    fn outcome(&mut self, outcome: &Outcome<'_>, counts: &Counts) -> io::Result<()>;

    /// Takes a complaint about a row.
    fn complaint(&mut self, complaint: Complaint);
}

/// Why a batch stopped before its end.
#[derive(Debug)]
pub enum Stopped {
    /// The source cannot be read.
    Unreadable(io::Error),
    /// The recipient cannot pass an outcome on.
    Unwritable(io::Error),
    /// The header is not one, so that no row can be read.
    BadHeader(Vec<Complaint>),
}
