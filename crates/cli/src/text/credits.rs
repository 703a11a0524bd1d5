//! The credits as a table.

use std::io::{self, Write};

use ad_credit_lab_words::{self as words, Format, say};

use super::Report;
use super::table::{Side, Table};

impl Report<'_> {
    pub(super) fn write_credits(&self, out: &mut dyn Write) -> io::Result<()> {
        let (language, credits) = (self.language, &self.outcome.credits);
        self.heading(out, &say::cli_heading_credits(language), credits.is_empty())?;
        if credits.is_empty() {
            return Ok(());
        }
        let mut table = Table::new([
            (Side::Left, say::cli_column_credit(language)),
            (Side::Left, say::cli_column_type(language)),
            (Side::Right, say::cli_column_granted(language)),
            (Side::Right, say::cli_column_used(language)),
            (Side::Right, say::cli_column_unused(language)),
            (Side::Right, say::cli_column_expired(language)),
            (Side::Right, say::cli_column_revoked(language)),
            (Side::Right, say::cli_column_forfeited(language)),
            (Side::Left, say::cli_column_issued(language)),
            (Side::Left, say::cli_column_last_date(language)),
        ]);
        for (credit, book) in credits.iter().zip(self.outcome.ledger.credits()) {
            let cells = [
                credit.id.clone(),
                words::credit_type(language, credit.credit_type),
                self.figure(book.granted()),
                self.figure(book.used()),
                self.figure(book.unused()),
                self.figure(book.expired()),
                self.figure(book.revoked()),
                self.figure(book.forfeited()),
                self.instant(credit.issued),
                self.plain.date(credit.last_date),
            ];
            table.add(cells, self.campaigns(&credit.campaigns).into_iter().collect());
        }
        table.write(out)
    }
}
