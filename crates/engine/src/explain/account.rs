//! The sums of an account: its cash, what is not paid, its tax, and what a campaign spent.

use super::{Answer, Change, Did, How, Part, Point, Telling};
use crate::account::PaymentMode;
use crate::calendar::Date;
use crate::journal::{Event, Row};
use crate::money::Money;
use crate::reason::Reason;
use crate::scenario::Action;

/// Puts down what a row brings, unless that is nothing.
pub(super) fn put(parts: &mut Vec<Part>, index: usize, row: &Row<'_>, how: How, amount: Money) {
    if !amount.is_zero() {
        let row_index = u32::try_from(index).unwrap_or(u32::MAX);
        parts.push(Part { row: row_index, at: row.at, how, amount });
    }
}

/// What of a refund came off what was owed, and what went back to cash.
fn given_back(row: &Row<'_>) -> (Money, Money) {
    let parts = row.reasons.iter().find_map(|reason| match reason {
        Reason::AdCostRefunded { from_unpaid, to_cash } => Some((*from_unpaid, *to_cash)),
        _ => None,
    });
    parts.unwrap_or_default()
}

impl Telling<'_> {
    pub(super) fn cash(&mut self) {
        for (index, row) in self.accepted_rows() {
            let Some(action) = self.action(row.event) else { continue };
            let sum = &mut self.told.sum;
            match action {
                Action::TopUp { .. } => {
                    put(sum, index, &row, How::ToppedUp, row.amount.net);
                    put(&mut self.told.beside, index, &row, How::TopUpTax, row.amount.tax);
                }
                Action::Spend { .. } if !row.is_owed => {
                    put(sum, index, &row, How::PaidForAds, -row.cash_paid);
                    put(sum, index, &row, How::AdTax, -row.amount.tax);
                    for burn in row.burns {
                        put(&mut self.told.beside, index, &row, How::Burnt, burn.amount);
                    }
                }
                Action::Refund { .. } => {
                    put(sum, index, &row, How::GivenBack, given_back(&row).1);
                }
                Action::TransferCash { .. } => {
                    put(sum, index, &row, How::MovedOut, -row.amount.net);
                }
                Action::CloseAccount { .. } => {
                    put(sum, index, &row, How::PaidOut, -row.amount.net);
                }
                _ => {}
            }
        }
        self.told.answer = Some(Answer::Money(self.outcome.ledger.cash()));
        self.assumed(None, &["A12", "A21", "C6", "C11", "C12", "C24", "C27"]);
        if self.outcome.ledger.cash().is_zero() && self.outcome.payment == PaymentMode::Manual {
            self.change(Change::AddMoney);
        }
    }

    pub(super) fn unpaid(&mut self) {
        for (index, row) in self.accepted_rows() {
            let action = self.action(row.event);
            let sum = &mut self.told.sum;
            match (row.event, action) {
                (_, Some(Action::Spend { .. })) if row.is_owed => {
                    put(sum, index, &row, How::Owed, row.cash_paid);
                    put(sum, index, &row, How::AdTax, row.amount.tax);
                    for burn in row.burns {
                        put(&mut self.told.beside, index, &row, How::Burnt, burn.amount);
                    }
                }
                (_, Some(Action::Refund { .. })) => {
                    put(sum, index, &row, How::TakenOffBill, -given_back(&row).0);
                }
                (Event::AccountCharged, _) | (_, Some(Action::Pay)) => {
                    put(sum, index, &row, How::Settled, -row.amount.gross());
                }
                _ => {}
            }
        }
        let unpaid = self.outcome.ledger.unpaid().gross();
        self.told.answer = Some(Answer::Money(unpaid));
        if let Some(billing) = self.scenario.account.billing.filter(|_| unpaid.is_positive()) {
            if let Some(threshold) = billing.threshold {
                self.point(Point::ChargedAtThreshold { threshold });
            }
            if let Some(day) = billing.day {
                self.point(Point::ChargedOnDay { day: day.into() });
            }
        }
        self.assumed(None, &["A7", "A21", "A23", "C10", "C27"]);
        if unpaid.is_positive() {
            self.change(Change::PayBill { unpaid });
        }
    }

    /// The charges that are owed, of those that are billed or of those that are not. Whoever pays, pays all that is billed.
    pub(super) fn owed(&mut self, billed: bool) {
        let (mut unbilled, mut on_bill) = (Vec::new(), Vec::new());
        for (index, row) in self.accepted_rows() {
            if row.event == Event::AccountCharged {
                unbilled.clear();
                on_bill.clear();
                continue;
            }
            match self.action(row.event) {
                Some(Action::Spend { .. }) if row.is_owed => {
                    put(&mut unbilled, index, &row, How::Owed, row.cash_paid);
                    put(&mut unbilled, index, &row, How::AdTax, row.amount.tax);
                }
                Some(Action::Bill) => on_bill.append(&mut unbilled),
                Some(Action::Pay) => on_bill.clear(),
                Some(Action::Refund { spend, .. }) => {
                    let is_its = |part: &Part| {
                        let row = self.outcome.journal.row(part.row as usize);
                        row.is_some_and(|row| row.event == Event::Entry(*spend))
                    };
                    let is_billed = on_bill.iter().any(is_its);
                    let parts = if is_billed { &mut on_bill } else { &mut unbilled };
                    put(parts, index, &row, How::TakenOffBill, -given_back(&row).0);
                }
                _ => {}
            }
        }
        self.told.sum = if billed { on_bill } else { unbilled };
        let on_bill = self.outcome.billed.gross();
        let unpaid = self.outcome.ledger.unpaid().gross();
        let amount = if billed { on_bill } else { unpaid - on_bill };
        self.told.answer = Some(Answer::Money(amount));
        if billed && amount.is_positive() {
            self.change(Change::PayBill { unpaid: amount });
        }
    }

    pub(super) fn tax(&mut self) {
        for (index, row) in self.accepted_rows() {
            let how = match (row.event, self.action(row.event)) {
                (_, Some(Action::TopUp { .. })) => How::TopUpTax,
                (_, Some(Action::Spend { .. })) if !row.is_owed => How::AdTax,
                (Event::AccountCharged, _) | (_, Some(Action::Pay)) => How::AdTax,
                _ => continue,
            };
            put(&mut self.told.sum, index, &row, how, row.amount.tax);
        }
        self.told.answer = Some(Answer::Money(self.outcome.ledger.tax()));
        self.point(Point::CreditPaysNoTax);
        self.assumed(None, &["C11", "C27"]);
    }

    /// What a campaign spent: who paid for it, without tax.
    pub(super) fn campaign(&mut self, campaign: usize) {
        let Some(standing) = self.outcome.campaigns.get(campaign) else { return };
        self.charges_of(standing.campaign.name(), None);
        self.told.answer = Some(Answer::Money(standing.spent));
        if let Some(refused) = standing.refused {
            self.cite_last_refusal(standing.campaign.name(), &refused);
        }
    }

    /// What the campaign of a charge spent on its date, without tax.
    pub(super) fn charges_of_date(&mut self, row: usize) {
        let Some(row) = self.outcome.journal.row(row) else { return };
        let Some(campaign) = self.campaign_named(row.event) else { return };
        self.charges_of(campaign, Some(row.at.date()));
        self.told.answer = Some(Answer::Money(self.told.total()));
    }

    /// The charges of a campaign, all of them or those of a date, and what else was done with it meanwhile.
    fn charges_of(&mut self, campaign: &str, on: Option<Date>) {
        for (index, row) in self.accepted_rows() {
            let is_its = self.campaign_named(row.event) == Some(campaign);
            if !is_its || on.is_some_and(|date| row.at.date() != date) {
                continue;
            }
            if matches!(self.action(row.event), Some(Action::Spend { .. })) {
                self.paid_by(index, &row);
                put(&mut self.told.beside, index, &row, How::AdTax, row.amount.tax);
                put(&mut self.told.beside, index, &row, How::Discounted, row.discount);
            } else {
                self.cite_reasons(index, &row);
            }
        }
        self.assumed(None, &["A12", "A13", "A14", "A15", "C6", "C10", "C26", "C28"]);
    }

    /// Who paid for the ads of a charge: credits, and for the rest cash or a bill. Together what they cost without tax.
    pub(super) fn paid_by(&mut self, index: usize, row: &Row<'_>) {
        let sum = &mut self.told.sum;
        for burn in row.burns {
            put(sum, index, row, How::Burnt, burn.amount);
        }
        let rest = if row.is_owed { How::Owed } else { How::PaidForAds };
        put(sum, index, row, rest, row.cash_paid);
    }

    /// Cites why a campaign delivers nothing at present, with the row that last said so.
    fn cite_last_refusal(&mut self, campaign: &str, refused: &Reason) {
        let is_it = |(_, row): &(usize, Row<'_>)| {
            !row.took_place()
                && matches!(self.action(row.event), Some(Action::Spend { .. }))
                && self.campaign_named(row.event) == Some(campaign)
        };
        if let Some((index, row)) = self.rows().rev().find(is_it) {
            self.cite(refused.rule(), Did::Reason(*refused), Some(index));
            self.would_change(&row, refused);
        }
    }
}
