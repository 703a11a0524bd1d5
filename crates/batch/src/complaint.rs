//! What is said of bad rows.

use ad_credit_lab_engine::Problem;
use ad_credit_lab_records::{Broken, LONGEST};

/// Something that is wrong with a row of a CSV or a line of JSON Lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    /// The line of the file on which the row begins, from 1.
    pub line: u64,
    /// What is wrong.
    pub what: What,
}

/// What can be wrong with a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A mistake in a cell, its place the name of the column; in JSON Lines, one in the scenario.
    Problem(Problem),
    /// It is not UTF-8.
    NotUtf8,
    /// It has another number of cells than the header.
    CellCount {
        /// How many the header has.
        expected: usize,
        /// How many the row has.
        found: usize,
    },
    /// It is longer than this many bytes.
    TooLong {
        /// The most.
        most: usize,
    },
    /// A quotation mark that opens a cell is closed nowhere.
    QuoteNotClosed,
    /// Its account had rows before, and others came between. It is said once, and the rows of the account from here on are left out.
    AccountReturned {
        /// The account.
        account: String,
    },
}

impl What {
    /// What is said of a record that is none.
    pub(crate) const fn of(broken: Broken) -> Self {
        match broken {
            Broken::TooLong => Self::TooLong { most: LONGEST },
            Broken::QuoteNotClosed => Self::QuoteNotClosed,
        }
    }
}
