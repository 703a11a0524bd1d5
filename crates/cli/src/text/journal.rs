//! The journal as a table.

use std::io::{self, Write};

use ad_credit_lab_engine::journal::{Event, Row};
use ad_credit_lab_engine::scenario::{Action, Campaign};
use ad_credit_lab_words::{self as words, Format, say};

use super::Report;
use super::table::{Side, Table};

impl Report<'_> {
    pub(super) fn write_journal(&self, out: &mut dyn Write) -> io::Result<()> {
        let (language, journal) = (self.language, &self.outcome.journal);
        self.heading(out, &say::cli_heading_journal(language), journal.is_empty())?;
        if journal.is_empty() {
            return Ok(());
        }
        let mut table = Table::new([
            (Side::Right, say::cli_column_entry(language)),
            (Side::Left, say::cli_column_at(language)),
            (Side::Left, say::cli_column_kind(language)),
            (Side::Left, say::cli_column_verdict(language)),
            (Side::Right, say::cli_column_amount(language)),
            (Side::Right, say::cli_column_tax(language)),
            (Side::Right, say::cli_column_cash(language)),
            (Side::Right, say::cli_column_unused_after(language)),
        ]);
        for row in journal.rows() {
            table.add(self.cells(&row), self.below(&row));
        }
        table.write(out)
    }

    fn cells(&self, row: &Row<'_>) -> [String; 8] {
        let number = match row.event {
            Event::Entry(index) => (u64::from(index) + 1).to_string(),
            _ => String::new(),
        };
        let (amount, tax) = if row.amount.gross().is_zero() {
            Default::default()
        } else {
            (self.figure(row.amount.net), self.figure(row.amount.tax))
        };
        [
            number,
            self.plain.instant(row.at),
            words::event(self.language, self.scenario, self.outcome, row.event),
            words::verdict(self.language, row.verdict),
            amount,
            tax,
            self.figure(row.cash),
            self.figure(row.credit),
        ]
    }

    /// The lines below a row: what it is about, who paid, what counted, and why.
    fn below(&self, row: &Row<'_>) -> Vec<String> {
        let language = self.language;
        let mut lines = self.subject(row.event);
        for burn in row.burns {
            let (amount, credit) = (self.money(burn.amount), self.credit_id(burn.credit));
            lines.push(say::cli_paid_by_credit(language, &amount, credit));
        }
        if !row.cash_paid.is_zero() {
            lines.push(say::cli_paid_by_cash(language, &self.money(row.cash_paid)));
        }
        for count in row.counts {
            let sentence = words::counting(language, count.counting);
            let cited = self.cited(&sentence, count.counting.rule());
            let (amount, offer) = (self.money(count.amount), self.offer_id(count.offer.into()));
            lines.push(say::cli_counts(language, &amount, offer, &cited));
        }
        for reason in row.reasons {
            let sentence = words::reason(language, &self.plain, reason);
            lines.push(self.cited(&sentence, reason.rule()));
        }
        lines
    }

    fn subject(&self, event: Event) -> Vec<String> {
        let offer = |offer| vec![say::cli_subject_offer(self.language, self.offer_id(offer))];
        let credit = |id: &str| say::cli_subject_credit(self.language, id);
        match event {
            Event::Entry(index) => match self.outcome.entry(self.scenario, index) {
                None => Vec::new(),
                Some(entry) => match &entry.action {
                    Action::ReceiveCode { offer: index, .. }
                    | Action::RedeemCode { offer: index, .. } => offer(*index),
                    Action::TopUp { .. } => Vec::new(),
                    Action::Spend { campaign, .. } => {
                        vec![say::cli_subject_campaign(self.language, campaign.name())]
                    }
                    Action::GrantCredit { credit: id, .. } => vec![credit(id)],
                    Action::AssignCredit { credit: id, campaigns, .. }
                    | Action::UnassignCredit { credit: id, campaigns, .. } => {
                        [credit(id)].into_iter().chain(self.campaigns(campaigns)).collect()
                    }
                },
            },
            Event::AccountCreated => Vec::new(),
            Event::OfferActivated(index)
            | Event::RedeemWindowClosed(index)
            | Event::EarningWindowClosed(index) => offer(index.into()),
            Event::CreditIssued(index) | Event::CreditExpired(index) => {
                vec![credit(self.credit_id(index))]
            }
        }
    }

    /// The names of campaigns on a line, if there are any.
    pub(super) fn campaigns(&self, campaigns: &[Campaign]) -> Option<String> {
        let names: Vec<&str> = campaigns.iter().map(Campaign::name).collect();
        let line = || say::cli_subject_campaigns(self.language, &names.join(", "));
        (!names.is_empty()).then(line)
    }
}
