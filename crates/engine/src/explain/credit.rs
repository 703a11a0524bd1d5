//! What is left of a credit, how long it pays, and for how many campaigns.

use super::account::put;
use super::{Answer, Change, How, Point, Telling};
use crate::account::PaymentMode;
use crate::journal::{Event, Row};
use crate::money::Money;
use crate::offer::{AssumedField, CreditType};
use crate::outcome::{CreditEnd, Decision};
use crate::scenario::{Action, Grant};

impl Telling<'_> {
    pub(super) fn credit(&mut self, credit: usize) {
        let (Some(standing), Some(book)) =
            (self.credit_at(credit), self.outcome.ledger.credits().get(credit))
        else {
            return;
        };
        self.sum_of_credit(credit);
        self.told.answer = Some(Answer::Money(book.unused()));
        let ids =
            &["A9", "A11", "A12", "A13", "A14", "A15", "C8", "C9", "C11", "C12", "C15", "C18"];
        self.assumed(standing.offer, ids);
        if book.unused().is_positive() {
            let is_prepaid = self.scenario.account.payment == PaymentMode::Manual;
            let is_last = is_prepaid && !standing.before_cash;
            self.decided(if is_last { Decision::CashFirst } else { Decision::OrderOfUse });
            if standing.credit_type == CreditType::Assignable && standing.campaigns.is_empty() {
                self.point(Point::NotAssigned);
                self.change(Change::AssignCredit);
            }
            self.change(Change::UseBy { last_date: standing.last_date });
        }
        if let Some((_, end)) = standing.end
            && end != CreditEnd::UsedUp
        {
            self.change(Change::Nothing);
        }
    }

    pub(super) fn credits(&mut self) {
        for credit in 0..self.outcome.credits.len() {
            self.sum_of_credit(credit);
        }
        // Of several credits the rows are told in the order of the journal.
        crate::order::sort_short(&mut self.told.sum, |part| part.row);
        self.told.answer = Some(Answer::Money(self.outcome.ledger.unused_credit()));
        self.assumed(None, &["A11", "A15", "C8", "C11", "C12", "C18"]);
    }

    /// The rows that gave a credit, used it, or took what was left of it.
    fn sum_of_credit(&mut self, credit: usize) {
        let Some(standing) = self.credit_at(credit) else { return };
        let is_it = |number: u32| number as usize == credit;
        let mut left = Money::ZERO;
        for (index, row) in self.accepted_rows() {
            for burn in row.burns.iter().filter(|burn| is_it(burn.credit)) {
                left -= burn.amount;
                put(&mut self.told.sum, index, &row, How::Burnt, -burn.amount);
            }
            let action = self.action(row.event);
            let entered = match (row.event, action) {
                (Event::CreditIssued(number), _) if is_it(number) => (How::Granted, row.amount.net),
                (Event::CreditExpired(number), _) if is_it(number) => {
                    (How::Expired, -row.amount.net)
                }
                (_, Some(Action::GrantCredit(grant)))
                    if grant.credit == standing.id && standing.offer.is_none() =>
                {
                    (How::GivenOutside, row.amount.net)
                }
                // What takes a credit back takes all that is left of it.
                (_, Some(Action::Revoke(_)))
                    if standing.end == Some((row.at, CreditEnd::Revoked)) =>
                {
                    (How::Revoked, -left)
                }
                (_, Some(Action::CloseAccount { .. }))
                    if standing.end == Some((row.at, CreditEnd::Forfeited)) =>
                {
                    (How::Forfeited, -left)
                }
                _ => continue,
            };
            left += entered.1;
            put(&mut self.told.sum, index, &row, entered.0, entered.1);
        }
    }

    pub(super) fn valid_dates(&mut self, credit: usize) {
        let Some(standing) = self.credit_at(credit) else { return };
        let last_date = standing.last_date;
        self.told.answer = Some(Answer::LastDate(last_date));
        let by_row = |row: &Row<'_>| match row.event {
            Event::CreditIssued(number) => number as usize == credit,
            _ => matches!(
                self.action(row.event),
                Some(Action::GrantCredit(grant)) if grant.credit == standing.id
            ),
        };
        let issued = self.accepted_rows().find(|(_, row)| by_row(row));
        if let Some((index, row)) = issued {
            self.cite_reasons(index, &row);
        }
        match standing.offer.and_then(|offer| Some((offer, self.terms(offer)?))) {
            Some((offer, terms)) => {
                let lifetime = terms.credit.lifetime;
                if let Some(days) = lifetime.days {
                    let by_length = standing.issued.date().plus_days(days.into());
                    self.point(Point::LivesDays { days, last_date: by_length });
                }
                if let Some(until) = lifetime.until {
                    self.point(Point::LivesUntil { last_date: until });
                }
                self.assumed_field(offer, AssumedField::CreditLifetime);
            }
            None => self.point(Point::LivesUntil { last_date }),
        }
        self.decided(Decision::LastDateOfCredit);
        self.assumed(None, &["A9", "C9"]);
        self.point(Point::NoExtension);
    }

    /// The entry that gave a credit outside any offer.
    fn grant_of(&self, id: &str) -> Option<&Grant> {
        self.rows().filter(|(_, row)| row.took_place()).find_map(|(_, row)| {
            match self.action(row.event) {
                Some(Action::GrantCredit(grant)) if grant.credit == id => Some(&**grant),
                _ => None,
            }
        })
    }

    pub(super) fn assign_limit(&mut self, credit: usize) {
        let Some(standing) = self.credit_at(credit) else { return };
        self.told.answer = Some(Answer::Limit(standing.assign_limit));
        if standing.credit_type != CreditType::Assignable {
            self.point(Point::PaysWithoutAssigning);
            return;
        }
        let issued = standing.issued.date();
        let limits = match standing.offer.and_then(|offer| self.terms(offer)) {
            Some(terms) => terms.credit.assign_limits.clone(),
            None => self
                .grant_of(&standing.id)
                .map(|grant| grant.assign_limits.clone())
                .unwrap_or_default(),
        };
        let mut is_found = false;
        for limit in limits {
            let holds = !is_found
                && limit.issued_from.is_none_or(|from| from <= issued)
                && limit.issued_until.is_none_or(|until| issued <= until);
            is_found |= holds;
            self.told.limits.push((limit, holds));
        }
        self.point(Point::IssuedOn { issued });
        self.decided(Decision::LimitByIssueDate);
        let assigned = u32::try_from(standing.campaigns.len()).unwrap_or(u32::MAX);
        if standing.assign_limit.is_some_and(|limit| assigned >= limit) {
            self.change(Change::UnassignFirst);
        }
    }
}
