//! Until when something can be done: each window with its anchor and end, and which of them binds (A3).

use super::{Answer, Change, Point, Telling};
use crate::calendar::{Date, Instant};
use crate::offer::{Anchor, AssumedField, Window, WindowEnd};
use crate::outcome::{Assumption, Decision, State};
use crate::scenario::Action;
use crate::windows::{Anchors, Deadline};

/// A window of a deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// As the offer has it.
    pub window: Window,
    /// From when it is counted, once that has happened; `None` also for one with a fixed end.
    pub anchor: Option<Instant>,
    /// The first instant that no longer belongs, once it has begun.
    pub ends: Option<Instant>,
    /// Whether it is the one that decides.
    pub binds: bool,
}

impl Telling<'_> {
    pub(super) fn redeem_by(&mut self, offer: usize) {
        let (Some(standing), Some(terms)) = (self.standing(offer), self.terms(offer)) else {
            return;
        };
        self.deadline(offer, standing.redeem_by, &terms.redeem_windows);
        self.assumed_field(offer, AssumedField::RedeemWindows);
        self.assumed(Some(offer), &["A1", "A9", "A17", "A22"]);
        match standing.state {
            State::Received => {
                let last_date = standing.redeem_by.map(|deadline| deadline.last_date());
                self.change(Change::RedeemCode { last_date });
            }
            State::RedeemWindowMissed => self.change(Change::Nothing),
            _ => {}
        }
    }

    pub(super) fn earn_by(&mut self, offer: usize) {
        let (Some(standing), Some(terms)) = (self.standing(offer), self.terms(offer)) else {
            return;
        };
        self.deadline(offer, standing.earn_by, &terms.earning_windows);
        self.assumed_field(offer, AssumedField::EarningWindows);
        self.assumed(Some(offer), &["A9", "A16", "C14"]);
        self.missing(offer);
    }

    fn deadline(&mut self, offer: usize, deadline: Option<Deadline>, windows: &[Window]) {
        self.told.answer = deadline.map(Answer::Deadline);
        let anchors = self.anchors(offer);
        let spans = windows.iter().enumerate().map(|(index, window)| Span {
            window: *window,
            anchor: match window {
                Window::Days { from, .. } => anchors.get(*from),
                _ => None,
            },
            ends: window.end(&anchors).map(|(ends, _)| ends),
            binds: deadline.is_some_and(|deadline| deadline.binding == index),
        });
        self.told.spans = spans.collect();
        if windows.is_empty() {
            self.told.answer = Some(Answer::Rule);
            return self.point(Point::NoWindow);
        }
        if windows.len() > 1 {
            self.point(Point::EarliestBinds);
            self.decided(Decision::WindowsIntersected);
        }
        if let Some(deadline) =
            deadline.filter(|deadline| deadline.last_safe < deadline.last_date())
        {
            self.point(Point::LastSafe { last_safe: deadline.last_safe });
        }
        for window in windows {
            if let Window::Days { from, end, .. } = window {
                self.point(Point::CountedFromDay);
                if *end == WindowEnd::EndOfDate {
                    self.point(Point::EndsWithDate);
                }
                self.cite_anchor(offer, *from);
            }
        }
    }

    /// Cites the row with which the anchor of a window happened.
    fn cite_anchor(&mut self, offer: usize, anchor: Anchor) {
        let Some(at) = self.anchors(offer).get(anchor) else { return };
        let is_it = |action: &Action| match anchor {
            Anchor::Received => {
                matches!(action, Action::ReceiveCode { offer: of, .. } if *of == offer)
            }
            Anchor::FirstSpend => matches!(action, Action::Spend { .. }),
            Anchor::FirstImpression => matches!(action, Action::AdsShown),
            Anchor::Registered => matches!(action, Action::Register { offer: of } if *of == offer),
            Anchor::Activated => matches!(
                action,
                Action::ReceiveCode { offer: of, .. }
                    | Action::RedeemCode { offer: of, .. }
                    | Action::Register { offer: of }
                    | Action::Review { offer: of, .. } if *of == offer
            ),
            Anchor::AccountCreated => false,
        };
        let row = self.accepted_rows().find(|(_, row)| {
            let by_time = match row.event {
                crate::journal::Event::AccountCreated => {
                    matches!(anchor, Anchor::AccountCreated | Anchor::Registered)
                }
                crate::journal::Event::OfferActivated(of) => {
                    anchor == Anchor::Activated && usize::from(of) == offer
                }
                _ => false,
            };
            let did = by_time || self.action(row.event).is_some_and(is_it);
            row.at == at && did
        });
        if let Some((index, row)) = row {
            self.cite_reasons(index, &row);
        }
    }

    /// The moments from which windows are counted, as far as they have happened.
    fn anchors(&self, offer: usize) -> Anchors {
        let first = |is_it: &dyn Fn(&Action) -> bool| {
            self.accepted_rows()
                .find(|(_, row)| self.action(row.event).is_some_and(is_it))
                .map(|(_, row)| row.at)
        };
        let standing = self.standing(offer);
        Anchors {
            received: standing.and_then(|standing| standing.received),
            account_created: self.scenario.account.created,
            activated: standing.and_then(|standing| standing.activated),
            first_spend: first(&|action| matches!(action, Action::Spend { .. })),
            first_impression: first(&|action| matches!(action, Action::AdsShown)),
            registered: first(
                &|action| matches!(action, Action::Register { offer: of } if *of == offer),
            ),
        }
    }

    /// Notes that the offer's source does not give a field, where that is so; as the run says it, if it does.
    pub(super) fn assumed_field(&mut self, offer: usize, field: AssumedField) {
        let of_run = self.outcome.assumptions.iter().find(|made| match made {
            Assumption::FieldAssumed { offer: of, field: other, .. } => {
                *of == offer && *other == field
            }
            Assumption::TermAnswered { offer: of, term, .. } => {
                *of == offer && term.assumed() == Some(field)
            }
            _ => false,
        });
        if let Some(made) = of_run.copied() {
            return self.assume(made);
        }
        if let Some(terms) = self.terms(offer).filter(|terms| terms.assumed.contains(&field)) {
            let days = terms.days_of(field);
            self.assume(Assumption::FieldAssumed { offer, field, days });
        }
    }

    /// What is missing of what an offer asks for next, and by when, while it can still be reached.
    pub(super) fn missing(&mut self, offer: usize) {
        let (Some(standing), Some(terms)) = (self.standing(offer), self.terms(offer)) else {
            return;
        };
        match standing.state {
            State::NotReceived => return self.how_to_activate(offer),
            State::Received => {
                let last_date = standing.redeem_by.map(|deadline| deadline.last_date());
                return self.change(Change::RedeemCode { last_date });
            }
            State::NotEligible | State::RedeemWindowMissed | State::EarningWindowMissed => {
                return self.change(Change::Nothing);
            }
            State::Revoked | State::Ended => return self.change(Change::Nothing),
            _ => {}
        }
        if standing.closed.is_some() {
            return;
        }
        let next = standing.next_tier();
        let Some(tier) = terms.tiers.get(next) else { return };
        let last_date: Option<Date> = standing.earn_by.map(|deadline| deadline.last_date());
        if standing.pending.is_positive() {
            self.change(Change::PayPending { pending: standing.pending });
        }
        if tier.action().is_some() {
            self.change(Change::DoAction);
        }
        let Some(threshold) = tier.threshold() else { return };
        let missing = threshold - standing.counted - standing.pending;
        let is_open = standing.earn_by.is_none_or(|deadline| self.outcome.at < deadline.ends);
        if missing.is_positive() && is_open {
            self.change(match terms.trigger {
                crate::offer::TriggerKind::TopUp => Change::AddMore { missing, last_date },
                _ => Change::SpendMore { missing, last_date },
            });
        }
    }
}
