//! What is wrong with a line of a batch, in words, for whoever asks for the feature `words`.

use ad_credit_lab_engine::Problem;
use ad_credit_lab_engine::input::{Expected, Fault};
use ad_credit_lab_words::{self as words, Language, Plain, say};

use crate::What;

const PLAIN: Plain = Plain { currency: None };

/// What is wrong with a line, wherever it stands.
#[must_use]
pub fn what_of_line(language: &Language, what: &What) -> String {
    match what {
        What::Problem(problem) => words::problem(language, &PLAIN, problem),
        What::NotUtf8 => say::cli_bad_line_not_utf8(language),
        What::CellCount { expected, found } => {
            say::cli_bad_line_cells(language, &expected.to_string(), &found.to_string())
        }
        What::TooLong { most } => say::cli_bad_line_too_long(language, &most.to_string()),
        What::QuoteNotClosed => say::cli_bad_line_open_quote(language),
        What::AccountReturned { account } => {
            // An account's id can hold what steers a terminal.
            say::cli_bad_line_returned(language, &account.replace(char::is_control, "\u{fffd}"))
        }
    }
}

/// What is wrong with a cell, whose text has no quotation marks as it has in JSON.
#[must_use]
pub fn what_of_cell(language: &Language, problem: &Problem) -> String {
    let what = match &problem.fault {
        Fault::Expected(Expected::Amount) => say::cli_cell_amount(language),
        Fault::Expected(Expected::YesOrNo) => say::cli_cell_yes_or_no(language),
        Fault::Expected(Expected::Percent { most }) => {
            say::cli_cell_percent(language, &most.to_string())
        }
        Fault::Expected(Expected::Whole { least, most }) => {
            say::cli_cell_whole(language, &least.to_string(), &most.to_string())
        }
        Fault::UnknownField(known) => say::cli_cell_not_blank(language, &known.join(", ")),
        Fault::Missing => say::cli_cell_blank(language),
        fault => words::fault(language, &PLAIN, fault),
    };
    placed(language, problem, what)
}

/// What is wrong with the header.
#[must_use]
pub fn what_of_header(language: &Language, what: &What) -> String {
    let What::Problem(problem) = what else {
        return what_of_line(language, what);
    };
    let what = match &problem.fault {
        Fault::UnknownField(known) => say::cli_column_unknown(language, &known.join(", ")),
        Fault::Missing => say::cli_column_missing(language),
        Fault::FieldTwice => say::cli_column_twice(language),
        fault => words::fault(language, &PLAIN, fault),
    };
    placed(language, problem, what)
}

fn placed(language: &Language, problem: &Problem, what: String) -> String {
    if problem.place.is_empty() { what } else { say::problem(language, &problem.place, &what) }
}
