//! The credits and the balances.

use std::io::{self, Write};

use ad_credit_lab_engine::ledger::CreditBook;
use ad_credit_lab_engine::money::Money;
use ad_credit_lab_words::{self as words, Format, say};

use super::Report;
use super::table::{Side, Table, write_facts};

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
            (Side::Right, say::cli_column_lost(language)),
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
                self.plain.instant(credit.issued),
                self.plain.date(credit.last_date),
            ];
            table.add(cells, self.campaigns(&credit.campaigns).into_iter().collect());
        }
        table.write(out)
    }

    pub(super) fn write_balances(&self, out: &mut dyn Write) -> io::Result<()> {
        let (language, ledger) = (self.language, &self.outcome.ledger);
        self.heading(out, &say::cli_heading_balances(language), false)?;
        let sum =
            |part: fn(&CreditBook) -> Money| self.figure(ledger.credits().iter().map(part).sum());
        let cash = say::cli_balance_cash_sum(
            language,
            &self.figure(ledger.cash_in()),
            &self.figure(ledger.cash()),
            &self.figure(ledger.cash_on_ads()),
            &self.figure(ledger.tax()),
        );
        let credit = say::cli_balance_credit_sum(
            language,
            &sum(CreditBook::expired),
            &sum(CreditBook::granted),
            &sum(CreditBook::unused),
            &sum(CreditBook::used),
        );
        write_facts(
            out,
            &[(say::cli_balance_cash(language), cash), (say::cli_balance_credit(language), credit)],
        )
    }
}
