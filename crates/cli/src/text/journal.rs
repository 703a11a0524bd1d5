//! The journal as a table.

use std::io::{self, Write};

use ad_credit_lab_engine::journal::{Event, Row};
use ad_credit_lab_engine::ledger::Burn;
use ad_credit_lab_engine::money::Money;
use ad_credit_lab_words::{self as words, say};

use super::Report;
use super::table::{Side, Table};

impl Report<'_> {
    pub(super) fn write_journal(&self, out: &mut dyn Write) -> io::Result<()> {
        let (language, journal) = (self.language, &self.outcome.journal);
        self.heading(out, &say::cli_heading_journal(language), journal.is_empty())?;
        if journal.is_empty() {
            return Ok(());
        }
        let mut columns = vec![
            (Side::Right, say::cli_column_entry(language)),
            (Side::Left, say::cli_column_at(language)),
            (Side::Left, say::cli_column_kind(language)),
            (Side::Left, say::cli_column_verdict(language)),
            (Side::Right, say::cli_column_amount(language)),
            (Side::Right, say::cli_column_tax(language)),
            (Side::Right, say::cli_column_cash(language)),
            (Side::Right, say::cli_column_unused_after(language)),
        ];
        if self.owes_at_times() {
            columns.push((Side::Right, say::cli_column_unpaid(language)));
        }
        let mut table = Table::new(columns);
        for row in journal.rows() {
            table.add(self.cells(&row), self.below(&row));
        }
        table.write(out)
    }

    /// Whether anything is ever unpaid; a prepaid account needs no column for it.
    pub(super) fn owes_at_times(&self) -> bool {
        self.outcome.journal.rows().any(|row| !row.unpaid.is_zero())
    }

    fn cells(&self, row: &Row<'_>) -> Vec<String> {
        let number = match row.event {
            Event::Entry(index) => (u64::from(index) + 1).to_string(),
            _ => String::new(),
        };
        let (amount, tax) = if row.amount.gross().is_zero() {
            Default::default()
        } else {
            (self.figure(row.amount.net), self.figure(row.amount.tax))
        };
        // Where nothing is ever unpaid, the last cell has no column and is not written.
        vec![
            number,
            self.instant(row.at),
            words::event(self.language, self.scenario, self.outcome, row.event),
            words::verdict(self.language, row.verdict),
            amount,
            tax,
            self.figure(row.cash),
            self.figure(row.credit),
            self.figure(row.unpaid),
        ]
    }

    /// The lines below a row: what it is about, who paid, what counted, and why.
    fn below(&self, row: &Row<'_>) -> Vec<String> {
        let language = self.language;
        let mut lines = self.subject(row.event);
        if !row.discount.is_zero() {
            lines.push(say::cli_paid_by_discount(language, &self.money(row.discount)));
        }
        let (cash, owed) =
            if row.is_owed { (Money::ZERO, row.cash_paid) } else { (row.cash_paid, Money::ZERO) };
        lines.extend(self.payers(row.burns, cash, owed));
        for count in row.counts {
            let sentence = words::counting(language, count.counting);
            let cited = self.cited(&sentence, count.counting.rule());
            let (amount, offer) = (self.money(count.amount), self.offer_id(count.offer.into()));
            lines.push(say::cli_counts(language, &amount, offer, &cited));
        }
        for reason in row.reasons {
            let sentence = words::reason(language, &self.plain, reason);
            lines.push(self.about(self.cited(&sentence, reason.rule()), reason.subject()));
        }
        lines
    }

    /// Who paid how much, in a line for each; nothing that is zero.
    pub(super) fn payers(&self, burns: &[Burn], cash: Money, owed: Money) -> Vec<String> {
        let language = self.language;
        let credits = burns.iter().map(|burn| {
            let (amount, credit) = (self.money(burn.amount), self.credit_id(burn.credit));
            say::cli_paid_by_credit(language, &amount, credit)
        });
        let mut lines: Vec<_> = credits.collect();
        if !cash.is_zero() {
            lines.push(say::cli_paid_by_cash(language, &self.money(cash)));
        }
        if !owed.is_zero() {
            lines.push(say::cli_paid_by_bill(language, &self.money(owed)));
        }
        lines
    }
}
