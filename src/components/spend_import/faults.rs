//! What is said of a row that cannot be read.

use ad_credit_lab_engine::scenario::SpendPlan;
use ad_credit_lab_spend_table::{BadRow, Fault};
use ad_credit_lab_words::{Language, say};

use super::choices::order_name;

/// The line, what stands there, and what was expected.
pub(super) fn bad_row(language: &Language, row: &BadRow) -> String {
    let line = row.line.to_string();
    let reason = reason(language, row.fault);
    if row.text.is_empty() {
        say::spend_import_bad_line_only(language, &line, &reason)
    } else {
        say::spend_import_bad_line(language, &line, &reason, &row.text)
    }
}

fn reason(language: &Language, fault: Fault) -> String {
    match fault {
        Fault::Unreadable => say::spend_import_fault_unreadable(language),
        Fault::NoDate => say::spend_import_fault_no_date(language),
        Fault::NotADate => say::spend_import_fault_not_a_date(language),
        Fault::NoSuchDate(None) => say::spend_import_fault_no_such_date(language),
        Fault::NoSuchDate(order) => {
            say::spend_import_fault_no_such_date_in_order(language, &order_name(language, order))
        }
        Fault::OutsideYears => say::spend_import_fault_outside_years(language),
        Fault::FarFromOthers => {
            say::spend_import_fault_far(language, &SpendPlan::MOST_DAYS.to_string())
        }
        Fault::NoAmount => say::spend_import_fault_no_amount(language),
        Fault::NotAnAmount(mark) => {
            say::spend_import_fault_not_an_amount(language, &mark.letter().to_string())
        }
        Fault::Negative => say::spend_import_fault_negative(language),
        Fault::TooLarge => say::spend_import_fault_too_large(language),
        Fault::AnotherCurrency => say::spend_import_fault_another_currency(language),
        Fault::TooManyCells => say::spend_import_fault_too_many_cells(language),
    }
}
