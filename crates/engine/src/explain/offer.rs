//! What counts for an offer, and how it came to its state.

use super::account::put;
use super::{Answer, Change, DISPLAY_LAG_SECONDS, How, Part, Point, Step, Telling, concerns};
use crate::journal::{Event, Row};
use crate::money::Money;
use crate::offer::{ActivationMode, AssumedField, CreditType, Tier, TriggerKind};
use crate::outcome::{CreditEnd, State};
use crate::reason::{Counting, Reason};
use crate::scenario::{Action, Revoked};

/// The decisions that bear on what counts.
const OF_COUNTING: &[&str] =
    &["A4", "A5", "A6", "A7", "A20", "A21", "A23", "A24", "A25", "C5", "C13", "C22", "C26", "C27"];

impl Telling<'_> {
    pub(super) fn counted(&mut self, offer: usize) {
        let Some(standing) = self.standing(offer) else { return };
        for (index, row) in self.rows() {
            for count in row.counts.iter().filter(|count| usize::from(count.offer) == offer) {
                let is_in = count.counting == Counting::Counted;
                let parts = if is_in { &mut self.told.sum } else { &mut self.told.beside };
                put(parts, index, &row, How::Counting(count.counting), count.amount);
            }
        }
        // What was paid since is in the sum, and waits no more.
        self.told.beside.retain(|part| part.how != How::Counting(Counting::Pending));
        let waiting = self.waiting(offer).into_iter().filter(|_| standing.pending.is_positive());
        self.told.beside.extend(waiting);
        self.told.answer = Some(Answer::Money(standing.counted));
        if standing.activated.is_none() && !standing.counted.is_positive() {
            // Nothing counts before the activation, whatever is spent.
            self.cite_state(offer);
        }
        if self.terms(offer).is_some_and(|terms| terms.trigger == TriggerKind::Spend) {
            let topped_up = self
                .accepted_rows()
                .find(|(_, row)| matches!(self.action(row.event), Some(Action::TopUp { .. })));
            if let Some((index, row)) = topped_up {
                self.cite_reasons(index, &row);
            }
        }
        let terms = self.terms(offer);
        let next = standing.next_tier();
        let next = terms.as_ref().and_then(|terms| terms.tiers.get(next).and_then(Tier::threshold));
        if let Some(threshold) = next {
            self.point(Point::AsksFor { threshold });
        }
        self.assumed(Some(offer), OF_COUNTING);
        self.missing(offer);
    }

    pub(super) fn calculating(&mut self, offer: usize) {
        let Some(standing) = self.standing(offer) else { return };
        let is_spend = self.terms(offer).is_some_and(|terms| terms.trigger == TriggerKind::Spend);
        if standing.activated.is_none() || !is_spend {
            return;
        }
        let since = self.outcome.at.plus_seconds(-DISPLAY_LAG_SECONDS);
        for (index, row) in self.rows().filter(|(_, row)| row.at > since) {
            for count in row.counts.iter().filter(|count| {
                usize::from(count.offer) == offer && count.counting == Counting::Counted
            }) {
                let how = How::Counting(count.counting);
                put(&mut self.told.sum, index, &row, how, count.amount);
            }
        }
        // What is given back is taken off at once: where more of that is recent than of spend, nothing is still to be shown.
        let recent = self.told.total();
        if !recent.is_positive() {
            self.told.sum.clear();
        }
        self.told.answer = Some(Answer::Money(recent.max(Money::ZERO)));
        self.point(Point::DisplayLags { hours: 6 });
        self.assumed(Some(offer), &["A24"]);
        self.change(Change::WaitForDisplay);
    }

    pub(super) fn pending(&mut self, offer: usize) {
        let Some(standing) = self.standing(offer) else { return };
        self.told.sum = self.waiting(offer);
        self.told.answer = Some(Answer::Money(standing.pending));
        self.assumed(Some(offer), &["A7", "A21", "A23", "C5"]);
        if standing.pending.is_positive() {
            self.change(Change::PayPending { pending: standing.pending });
        }
    }

    /// What waits for its payment, and what of it was paid.
    fn waiting(&self, offer: usize) -> Vec<Part> {
        let mut parts = Vec::new();
        for (index, row) in self.rows() {
            let is_payment = row.event == Event::AccountCharged
                || matches!(self.action(row.event), Some(Action::Pay));
            for count in row.counts.iter().filter(|count| usize::from(count.offer) == offer) {
                if is_payment {
                    put(&mut parts, index, &row, How::WaitsNoMore, -count.amount);
                } else if count.counting == Counting::Pending {
                    let how = How::Counting(Counting::Pending);
                    put(&mut parts, index, &row, how, count.amount);
                }
            }
        }
        parts
    }

    pub(super) fn threshold(&mut self, offer: usize) {
        let (Some(standing), Some(terms)) = (self.standing(offer), self.terms(offer)) else {
            return;
        };
        let next = standing.next_tier();
        let tier = terms.tiers.get(next).or(terms.tiers.last());
        let Some(threshold) = tier.and_then(Tier::threshold) else { return };
        self.told.answer = Some(Answer::Money(threshold));
        self.point(Point::AsksFor { threshold });
        self.point(Point::WithoutTax);
        self.assumed_field(offer, AssumedField::TierMode);
        self.assumed(Some(offer), &["A5", "A5b", "A20"]);
        self.missing(offer);
    }

    pub(super) fn state(&mut self, offer: usize) {
        let Some(standing) = self.standing(offer) else { return };
        // An offer has its first state with the account.
        if standing.states.is_empty() {
            return;
        }
        self.told.answer = Some(Answer::State(standing.state));
        let mut after = 0;
        for (at, state) in &standing.states {
            let row = self.row_of_state(offer, *at, *state, after);
            after = row.unwrap_or(after);
            self.told.states.push(Step { at: *at, state: *state, row });
        }
        self.cite_state(offer);
        self.assumed(Some(offer), OF_STATES);
        self.state_changes(offer);
    }

    /// Cites what brought the present state.
    fn cite_state(&mut self, offer: usize) {
        let Some(standing) = self.standing(offer) else { return };
        let Some((at, state)) = standing.states.last().copied() else { return };
        if let Some(index) = self.row_of_state(offer, at, state, 0)
            && let Some(row) = self.outcome.journal.row(index)
        {
            self.cite_reasons(index, &row);
        }
    }

    /// The row that brought a state, from one of the rows from `after` on: the one whose kind brings such a state, else the last that
    /// is about the offer, else the last of that instant.
    fn row_of_state(
        &self,
        offer: usize,
        at: crate::calendar::Instant,
        state: State,
        after: usize,
    ) -> Option<usize> {
        let mut last = None;
        let mut about = None;
        for (index, row) in self.rows().skip(after).filter(|(_, row)| row.at == at) {
            if self.brings(&row, offer, state) {
                return Some(index);
            }
            if row.took_place() {
                last = Some(index);
                if concerns(self, &row, offer) {
                    about = last;
                }
            }
        }
        about.or(last)
    }

    fn brings(&self, row: &Row<'_>, offer: usize, state: State) -> bool {
        let action = self.action(row.event);
        let is_about = concerns(self, row, offer);
        let took_place = row.took_place();
        let activates = matches!(row.event, Event::OfferActivated(_))
            || matches!(
                action,
                Some(
                    Action::ReceiveCode { .. }
                        | Action::RedeemCode { .. }
                        | Action::Register { .. }
                        | Action::Review { .. }
                )
            );
        match state {
            State::NotReceived => row.event == Event::AccountCreated,
            State::NotEligible => is_about && activates && !took_place,
            State::Received => {
                is_about && took_place && matches!(action, Some(Action::ReceiveCode { .. }))
            }
            State::RequirementMet => {
                let met = |reason: &Reason| match reason {
                    Reason::ThresholdReached { offer: of, .. } => usize::from(of.0) == offer,
                    _ => false,
                };
                took_place && row.reasons.iter().any(met)
            }
            State::Withheld => is_about && matches!(row.event, Event::CreditWithheld(_)),
            State::Granted => {
                let comes = matches!(row.event, Event::CreditIssued(_) | Event::DiscountStarted(_));
                is_about && comes
            }
            State::Exhausted => {
                let used = |reason: &Reason| {
                    matches!(reason, Reason::CreditUsedUp { .. } | Reason::DiscountUsedUp)
                };
                is_about && row.reasons.iter().any(used)
            }
            State::Expired => {
                let ends = matches!(row.event, Event::CreditExpired(_) | Event::DiscountEnded(_));
                is_about && ends
            }
            State::RedeemWindowMissed => {
                is_about && matches!(row.event, Event::RedeemWindowClosed(_))
            }
            State::EarningWindowMissed => {
                is_about && matches!(row.event, Event::EarningWindowClosed(_))
            }
            State::Revoked => {
                let is_it = |revoked: &Revoked| match revoked {
                    Revoked::Offer(of) => *of == offer,
                    Revoked::Credit(id) => self
                        .outcome
                        .credits
                        .iter()
                        .any(|credit| credit.id == *id && credit.offer == Some(offer)),
                };
                took_place && matches!(action, Some(Action::Revoke(revoked)) if is_it(revoked))
            }
            State::Ended => took_place && matches!(action, Some(Action::CloseAccount { .. })),
            // What brings it says so itself: an activation, or a tier that was lost.
            State::Earning => is_about && activates && took_place,
        }
    }

    /// What would have to change for an offer to be in another state.
    pub(super) fn state_changes(&mut self, offer: usize) {
        let Some(standing) = self.standing(offer) else { return };
        match standing.state {
            State::RequirementMet => match (standing.issue(), standing.earn_by) {
                (Some(issue), _) => self.change(Change::WaitForCredit { due: issue.due }),
                (None, Some(deadline)) => {
                    self.change(Change::WaitForClose { closes: deadline.ends });
                    self.missing(offer);
                }
                (None, None) => {}
            },
            State::Withheld => self.change(Change::LiftSuspension),
            State::Granted => {
                let credits = self.outcome.credits.iter();
                let open = credits.filter(|it| it.offer == Some(offer) && it.end.is_none());
                for credit in open {
                    if credit.credit_type == CreditType::Assignable && credit.campaigns.is_empty() {
                        self.change(Change::AssignCredit);
                    }
                    self.change(Change::UseBy { last_date: credit.last_date });
                }
            }
            State::NotEligible => self.change(Change::AnotherOffer),
            State::Exhausted => {}
            State::Expired => {
                let is_lost = self.outcome.credits.iter().any(|credit| {
                    let expired = credit.end.is_some_and(|(_, end)| end == CreditEnd::Expired);
                    credit.offer == Some(offer) && expired
                });
                if is_lost {
                    self.change(Change::Nothing);
                }
            }
            _ => self.missing(offer),
        }
    }

    /// What activates an offer of which nothing has happened yet.
    pub(super) fn how_to_activate(&mut self, offer: usize) {
        let Some(met) = self.scenario.offers.get(offer) else { return };
        match met.activation {
            ActivationMode::Code | ActivationMode::Invited => self.change(Change::ReceiveCode),
            ActivationMode::Register | ActivationMode::Reviewed => self.change(Change::Register),
            ActivationMode::Automatic | ActivationMode::Link => {}
        }
    }
}

/// The decisions that bear on a state.
const OF_STATES: &[&str] = &[
    "A1", "A3", "A4", "A5", "A5b", "A7", "A8", "A9", "A11", "A15b", "A16", "A17", "A18", "A21",
    "A23", "A26", "A27", "C1", "C4", "C5", "C8", "C9", "C14",
];
