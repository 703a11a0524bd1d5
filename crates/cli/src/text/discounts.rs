//! The discounts as a table.

use std::io::{self, Write};

use ad_credit_lab_words::{Format, say};

use super::Report;
use super::table::{Side, Table};

impl Report<'_> {
    /// Writes the discounts. Few offers give one, so without any there is no section.
    pub(super) fn write_discounts(&self, out: &mut dyn Write) -> io::Result<()> {
        let (language, discounts) = (self.language, &self.outcome.discounts);
        if discounts.is_empty() {
            return Ok(());
        }
        self.heading(out, &say::cli_heading_discounts(language), false)?;
        let mut table = Table::new([
            (Side::Left, say::cli_column_discount(language)),
            (Side::Right, say::cli_column_rate(language)),
            (Side::Right, say::cli_column_cap(language)),
            (Side::Right, say::cli_column_used(language)),
            (Side::Right, say::cli_column_left(language)),
            (Side::Left, say::cli_column_issued(language)),
            (Side::Left, say::cli_column_last_date(language)),
        ]);
        for discount in discounts {
            let cells = [
                discount.id.clone(),
                format!("{} %", discount.rate.text()),
                self.figure(discount.cap),
                self.figure(discount.used),
                self.figure(discount.left()),
                self.instant(discount.issued),
                self.plain.date(discount.last_date),
            ];
            table.add(cells, Vec::new());
        }
        table.write(out)
    }
}
