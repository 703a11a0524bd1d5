//! The gates of a credit: validity, assignment, scope, and whether something is left.

use super::{Cause, Examination, Finding};
use crate::journal::{Event, Row};
use crate::money::Money;
use crate::offer::{CreditType, Holds};
use crate::outcome::{CreditEnd, CreditOutcome, Undecided};
use crate::reason::Reason;
use crate::scenario::{Action, Revoked};
use crate::value::CreditIndex;

impl<'a> Examination<'a> {
    pub(super) fn credit_findings(&self) -> Vec<Finding> {
        let mut findings = self.refused_assignment();
        for (index, credit) in self.credits() {
            match credit.end {
                Some(_) => findings.extend(self.ended(index, credit)),
                None => findings.extend(self.idle(index, credit)),
            }
        }
        findings.extend(self.refused_moves());
        findings.extend(self.what_is_only_asked());
        findings
    }

    /// What somebody asks about a credit with which nothing is wrong.
    fn what_is_only_asked(&self) -> Option<Finding> {
        let (index, credit) = self.live_credits().next()?;
        let number = CreditIndex(u32::try_from(index).unwrap_or(u32::MAX));
        let charges = |is_meant: &dyn Fn(&Row<'a>) -> bool| {
            let is_charge = |row: &Row<'a>| {
                row.took_place() && matches!(self.action(row), Some(Action::Spend { .. }))
            };
            self.last_row(|row| is_charge(row) && is_meant(row))
        };
        match self.scenario.question? {
            11 => {
                let paid = charges(&|row| {
                    row.amount.tax.is_positive()
                        && row.burns.iter().any(|burn| burn.credit == number.0)
                })?;
                let tax = self.outcome.journal.row(paid)?.amount.tax;
                Some(Finding::shown_by(Cause::TaxIsPaidInCash { tax }, paid))
            }
            16 => {
                let tried = self.last_entry(|action| matches!(action, Action::MoveCredit { .. }));
                tried.is_none().then(|| Finding::without_evidence(Cause::CreditNotTransferable))
            }
            19 => Some(Finding::without_evidence(Cause::AdsWillGoOn { credit: number })),
            20 => {
                let older = charges(&|row| row.cash_paid.is_positive() && row.at < credit.issued)?;
                let issued = credit.issued;
                let cause = Cause::CreditNotRetroactive { credit: number, issued };
                Some(Finding::shown_by(cause, older))
            }
            _ => None,
        }
    }

    /// What became of a credit that has ended, unless another one of those looked at has something left.
    fn ended(&self, index: usize, credit: &CreditOutcome) -> Vec<Finding> {
        let Some((at, end)) = credit.end else {
            return Vec::new();
        };
        let number = CreditIndex(u32::try_from(index).unwrap_or(u32::MAX));
        let book = self.outcome.ledger.credits()[index];
        let last_date = credit.last_date;
        let row = |is_meant: &dyn Fn(&Row<'a>) -> bool| self.row_at(at, is_meant);
        match end {
            CreditEnd::Expired => {
                let expired = row(&|row| row.event == Event::CreditExpired(number.0));
                let cause =
                    Cause::CreditExpired { credit: number, last_date, lost: book.expired() };
                let finding = Finding { cause, evidence: expired };
                let since = self.is_last_end(index).then(|| self.cash_since(expired)).flatten();
                [finding].into_iter().chain(since).collect()
            }
            CreditEnd::Revoked => vec![Finding {
                cause: Cause::CreditRevoked { credit: number, lost: book.revoked() },
                evidence: self.last_accepted(|action| match action {
                    Action::Revoke(Revoked::Offer(offer)) => credit.offer == Some(*offer),
                    Action::Revoke(Revoked::Credit(id)) => *id == credit.id,
                    _ => false,
                }),
            }],
            CreditEnd::Forfeited => vec![Finding {
                cause: Cause::CreditForfeited { credit: number, lost: book.forfeited() },
                evidence: row(&|row| matches!(self.action(row), Some(Action::CloseAccount { .. }))),
            }],
            CreditEnd::UsedUp if self.live_credits().next().is_some() => Vec::new(),
            CreditEnd::UsedUp => {
                let used_up =
                    row(&|row| row.reasons.contains(&Reason::CreditUsedUp { credit: number }));
                let cause = Cause::CreditUsedUp { credit: number, used_up: at };
                let finding = Finding { cause, evidence: used_up };
                let since = self.is_last_end(index).then(|| self.cash_since(used_up)).flatten();
                since.into_iter().chain([finding]).collect()
            }
        }
    }

    /// Whether no other of the credits that are looked at came to its end later.
    fn is_last_end(&self, credit: usize) -> bool {
        let end_of =
            |(index, credit): (usize, &CreditOutcome)| credit.end.map(|(at, _)| (at, index));
        self.credits().filter_map(end_of).max().is_some_and(|(_, last)| last == credit)
    }

    /// That ads went on in cash after a row, if no credit was there that could have paid.
    fn cash_since(&self, row: Option<usize>) -> Option<Finding> {
        let since =
            self.rows_backwards().take_while(|(index, _)| row.is_none_or(|row| row < *index));
        let charges: Vec<_> =
            since.filter(|(_, row)| row.took_place() && row.cash_paid.is_positive()).collect();
        let amount: Money = charges.iter().map(|(_, row)| row.cash_paid).sum();
        let (first, _) = charges.last()?;
        let is_over = self.live_credits().next().is_none();
        is_over.then(|| Finding::shown_by(Cause::AdsGoOnInCash { amount }, *first))
    }

    /// Why a credit that has something left does not pay.
    fn idle(&self, index: usize, credit: &CreditOutcome) -> Option<Finding> {
        let number = CreditIndex(u32::try_from(index).unwrap_or(u32::MAX));
        let charge = self.last_charge_in_cash();
        let after_issue = charge.as_ref().filter(|(row, _)| self.is_after_issue(index, *row));
        if credit.credit_type == CreditType::Assignable {
            let is_unassigned = self.outcome.warnings.iter().any(|warning| {
                matches!(warning, crate::outcome::Warning::CreditNotAssigned { credit: id } if *id == credit.id)
            });
            if is_unassigned {
                let last_date = credit.last_date;
                let cause = Cause::CreditNotAssigned { credit: number, last_date };
                return Some(Finding { cause, evidence: after_issue.map(|(row, _)| *row) });
            }
        }
        let unknown = Undecided::ConditionUnknown { credit: number };
        if self.outcome.undecided.contains(&unknown) {
            let cause = Cause::ConditionUnknown { credit: number };
            return Some(Finding { cause, evidence: after_issue.map(|(row, _)| *row) });
        }
        let Some((row, charge)) = after_issue else {
            return self.older_spend(index, credit);
        };
        let Some(Action::Spend { campaign, purpose, .. }) = self.action(charge) else {
            return None;
        };
        let pays_already = charge.burns.iter().any(|burn| burn.credit == number.0);
        if pays_already {
            return None;
        }
        if credit.credit_type == CreditType::Assignable {
            if !credit.campaigns.contains(campaign) {
                return Some(Finding::shown_by(Cause::OtherCampaign { credit: number }, *row));
            }
            let assigned = self.last_accepted(|action| {
                matches!(action, Action::AssignCredit { credit: id, .. } if *id == credit.id)
            });
            if assigned.is_some_and(|assigned| *row < assigned) {
                // It was assigned to nothing then, and an assignment does not reach back (A13).
                let last_date = credit.last_date;
                let cause = Cause::CreditNotAssigned { credit: number, last_date };
                return Some(Finding::shown_by(cause, *row));
            }
        }
        let purpose = self.purpose_of(campaign, purpose.as_deref(), *row);
        let only_for = credit.only_for.as_ref();
        let allows = only_for
            .map_or(Holds::Yes, |only_for| only_for.allows(campaign.name(), purpose.as_ref()));
        match allows {
            Holds::No => {
                return Some(Finding::shown_by(Cause::OutOfScope { credit: number }, *row));
            }
            Holds::Unknown => {
                return Some(Finding::shown_by(Cause::ScopeUnknown { credit: number }, *row));
            }
            Holds::Yes => {}
        }
        if !credit.before_cash && !charge.is_owed {
            let last_date = credit.last_date;
            let cause = Cause::CashComesFirst { credit: number, last_date };
            return Some(Finding::shown_by(cause, *row));
        }
        let min_cash = credit.conditions.as_ref().and_then(|conditions| conditions.min_cash)?;
        let cash_before = charge.cash + charge.cash_paid + charge.amount.tax;
        if cash_before >= min_cash {
            return None;
        }
        Some(Finding::shown_by(Cause::ConditionNotMet { credit: number, min_cash }, *row))
    }

    /// What a charge was for: what its entry says, and otherwise what its campaign was set up with before.
    fn purpose_of(
        &self,
        campaign: &crate::scenario::Campaign,
        entry: Option<&crate::offer::Purpose>,
        row: usize,
    ) -> Option<crate::offer::Purpose> {
        let set_up =
            self.rows_backwards().filter(|(index, row_of)| *index < row && row_of.took_place());
        let set_up = set_up.into_iter().find_map(|(_, row)| match self.action(&row) {
            Some(Action::CreateCampaign { campaign: of, purpose, .. }) if of == campaign => {
                purpose.as_deref()
            }
            _ => None,
        });
        match (entry, set_up) {
            (Some(entry), Some(set_up)) => Some(entry.or(set_up)),
            (one, other) => one.or(other).cloned(),
        }
    }

    /// Whether a row stands after that of a credit's issue.
    fn is_after_issue(&self, credit: usize, row: usize) -> bool {
        self.row_of_issue(credit).is_some_and(|issue| issue < row)
    }

    fn row_of_issue(&self, credit: usize) -> Option<usize> {
        let number = u32::try_from(credit).unwrap_or(u32::MAX);
        let id = &self.outcome.credits[credit].id;
        self.row_at(self.outcome.credits[credit].issued, &|row| {
            row.event == Event::CreditIssued(number)
                || (row.took_place()
                    && matches!(self.action(row), Some(Action::GrantCredit(grant)) if grant.credit == *id))
        })
    }

    /// That all spend in cash is older than a credit of which nothing was used.
    fn older_spend(&self, index: usize, credit: &CreditOutcome) -> Option<Finding> {
        let (row, _) = self.last_charge_in_cash()?;
        let used = self.outcome.ledger.credits()[index].used();
        let number = CreditIndex(u32::try_from(index).unwrap_or(u32::MAX));
        let cause = Cause::CreditNotRetroactive { credit: number, issued: credit.issued };
        used.is_zero().then_some(Finding::shown_by(cause, row))
    }

    /// Why the last assignment was refused.
    fn refused_assignment(&self) -> Vec<Finding> {
        let assignment = self.last_entry(|action| {
            matches!(action, Action::AssignCredit { .. } | Action::UnassignCredit { .. })
        });
        let Some((index, row)) = assignment.filter(|(_, row)| !row.took_place()) else {
            return Vec::new();
        };
        if !self.is_about_own_credit(&row) {
            return Vec::new();
        }
        let causes = row.reasons.iter().filter_map(|reason| match reason {
            Reason::NotAdmin => Some(Cause::NotAdmin),
            Reason::FreeCreditIsNotAssigned => Some(Cause::FreeCreditIsNotAssigned),
            Reason::AssignLimitReached { limit, .. } => {
                Some(Cause::AssignLimitReached { limit: *limit })
            }
            _ => None,
        });
        causes.map(|cause| Finding::shown_by(cause, index)).collect()
    }

    /// Whether an entry names one of the credits that are looked at.
    fn is_about_own_credit(&self, row: &Row<'a>) -> bool {
        match self.action(row) {
            Some(
                Action::AssignCredit { credit, .. }
                | Action::UnassignCredit { credit, .. }
                | Action::MoveCredit { credit, .. },
            ) => self.credits().any(|(_, own)| own.id == *credit),
            _ => false,
        }
    }

    /// What somebody tried to turn a credit into.
    fn refused_moves(&self) -> Option<Finding> {
        let (index, row) = self.last_entry(|action| matches!(action, Action::MoveCredit { .. }))?;
        let cause = row.reasons.iter().find_map(|reason| match reason {
            Reason::CreditNotTransferable => Some(Cause::CreditNotTransferable),
            Reason::CreditPaysNoDebt => Some(Cause::CreditPaysNoDebt),
            Reason::CreditPaysNoTax => Some(Cause::CreditPaysNoTax),
            _ => None,
        })?;
        Some(Finding::shown_by(cause, index))
    }
}
