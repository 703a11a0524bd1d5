//! The gates up to the activation: code, window, account, country, standing, payment; and what stands in the way of it last.

use super::{Cause, Examination, Finding};
use crate::journal::{Event, Row, Verdict};
use crate::offer::ActivationMode;
use crate::order::sort_short;
use crate::outcome::{Outcome, Standing, State};
use crate::reason::Reason;
use crate::scenario::{Action, Entry, Revoked, Scenario, When};
use crate::simulate;

impl Examination<'_> {
    pub(super) fn activation_findings(&self) -> Vec<Finding> {
        let mut findings = self.standing_findings();
        let standing = self.standing();
        let attempt = self.rows_backwards().find(|(_, row)| self.is_attempt(row));
        if standing.activated.is_some() {
            // A second attempt at an offer that is active harms nothing, but somebody may ask about it.
            let again = attempt.filter(|(_, row)| !row.took_place());
            findings.extend(again.into_iter().flat_map(|(index, row)| {
                let again = row.reasons.iter().filter_map(|reason| match reason {
                    Reason::AlreadyActivated { activated } => {
                        Some(Cause::AlreadyActivated { activated: *activated })
                    }
                    _ => None,
                });
                again.map(move |cause| Finding::shown_by(cause, index)).collect::<Vec<_>>()
            }));
            let is_earning = matches!(standing.state, State::Earning | State::RequirementMet);
            if !self.scenario.account.coupon_icon && is_earning {
                findings.push(Finding::without_evidence(Cause::IconNotShown));
            }
            return findings;
        }
        match attempt {
            Some((index, row)) if !row.took_place() => {
                match self.refusals_now(&row) {
                    Some(refusals) => {
                        let causes = refusals.iter().filter_map(cause_of_refusal);
                        findings.extend(causes.map(|cause| Finding::shown_by(cause, index)));
                    }
                    // What refused it is gone, and it only has to be done again.
                    None => findings.extend(self.what_was_not_done()),
                }
            }
            Some((index, row)) if row.reasons.contains(&Reason::ReviewFailed) => {
                findings.push(Finding::shown_by(Cause::ReviewFailed, index));
            }
            _ => findings.extend(self.what_was_not_done()),
        }
        if standing.state == State::RedeemWindowMissed
            && let Some(deadline) = standing.redeem_by
        {
            let cause = Cause::RedeemWindowOver { last_date: deadline.last_date() };
            let closed = self.last_row(|row| {
                matches!(row.event, Event::RedeemWindowClosed(of) if usize::from(of) == self.offer)
            });
            findings.push(Finding { cause, evidence: closed });
        }
        findings
    }

    /// Whether a row is an attempt to activate the offer.
    fn is_attempt(&self, row: &Row<'_>) -> bool {
        let offer = self.offer;
        let is_invited = self.scenario.offers[offer].activation == ActivationMode::Invited;
        match (row.event, self.action(row)) {
            (Event::OfferActivated(of), _) => usize::from(of) == offer,
            (_, Some(Action::ReceiveCode { offer: of, .. })) => *of == offer && is_invited,
            (
                _,
                Some(
                    Action::RedeemCode { offer: of, .. }
                    | Action::Register { offer: of }
                    | Action::Review { offer: of, .. },
                ),
            ) => *of == offer,
            _ => false,
        }
    }

    /// Why the attempt of a refused row would be refused now; `None` where it would succeed. What time tried is not tried again.
    fn refusals_now(&self, row: &Row<'_>) -> Option<Vec<Reason>> {
        let Some(action) = self.action(row) else {
            let is_good = self.outcome.standing == Standing::Good;
            let holds =
                |reason: &&Reason| !(is_good && matches!(reason, Reason::AccountSuspended { .. }));
            let mut refusals: Vec<_> = row.reasons.iter().filter(holds).copied().collect();
            if refusals.is_empty() {
                // The network did not try again when what stood in the way was gone.
                refusals.push(Reason::OfferNotAttached);
            }
            return Some(refusals);
        };
        let mut story = self.scenario.clone();
        let again = u32::try_from(story.entries.len()).unwrap_or(u32::MAX);
        // A plan's entries are numbered on after the written ones and would move; none of them is refused for the account's sake.
        story.entries.push(Entry { at: When::At(self.outcome.at), action: action.clone() });
        let outcome = simulate(&story);
        let retried = outcome.journal.rows().find(|row| row.event == Event::Entry(again))?;
        (retried.verdict == Verdict::Refused).then(|| retried.reasons.to_vec())
    }

    /// What would have to be done for the offer to be active, where nobody tried.
    fn what_was_not_done(&self) -> Option<Finding> {
        let met = &self.scenario.offers[self.offer];
        let standing = self.standing();
        if matches!(standing.state, State::RedeemWindowMissed | State::Revoked | State::Ended) {
            return None;
        }
        let redeem_by = standing.redeem_by.map(|deadline| deadline.last_date());
        let received = self.last_entry(
            |action| matches!(action, Action::ReceiveCode { offer, .. } if *offer == self.offer),
        );
        let cause = match (met.activation, &received) {
            (ActivationMode::Code, Some(_)) => Cause::CodeNotRedeemed { redeem_by },
            (ActivationMode::Code | ActivationMode::Invited, _) => Cause::CodeNeverReceived,
            (ActivationMode::Register, _) => Cause::NotRegistered { redeem_by },
            (ActivationMode::Reviewed, _) => Cause::NotReviewed,
            (ActivationMode::Automatic | ActivationMode::Link, _) => Cause::NotActivatedYet,
        };
        Some(Finding { cause, evidence: received.map(|(index, _)| index) })
    }

    /// What is wrong with the account as it stands.
    fn standing_findings(&self) -> Vec<Finding> {
        let mut findings = Vec::new();
        let row_of =
            |is_meant: fn(&Action) -> bool| self.last_entry(is_meant).map(|(index, _)| index);
        match self.outcome.standing {
            Standing::Good => {}
            Standing::Suspended(since) => findings.push(Finding {
                cause: Cause::AccountSuspended { since },
                evidence: row_of(|action| matches!(action, Action::Suspend)),
            }),
            Standing::Closed(since) => findings.push(Finding {
                cause: Cause::AccountClosed { since },
                evidence: self.last_row(|row| {
                    row.reasons
                        .iter()
                        .any(|reason| matches!(reason, Reason::AccountWasClosed { .. }))
                }),
            }),
        }
        let revoked = self.last_accepted(|action| {
            matches!(action, Action::Revoke(Revoked::Offer(offer)) if *offer == self.offer)
        });
        if let Some(revoked) = revoked {
            findings.push(Finding::shown_by(Cause::OfferRevoked, revoked));
        }
        let failing =
            self.outcome.warnings.iter().any(|warning| warning.code() == "payment_failing");
        if failing {
            let unpaid = self.outcome.ledger.unpaid().gross();
            findings.push(Finding {
                cause: Cause::PaymentFailing { unpaid },
                evidence: row_of(|action| matches!(action, Action::FailPayment)),
            });
        }
        findings
    }
}

/// What refused the last attempt to activate an offer, in the order of the gates; empty where the last attempt was not refused.
pub(crate) fn refusals(scenario: &Scenario, offer: usize, outcome: &Outcome) -> Vec<Cause> {
    let examination = Examination { scenario, outcome, offer };
    let attempt = examination.rows_backwards().find(|(_, row)| examination.is_attempt(row));
    let refused = attempt.filter(|(_, row)| !row.took_place());
    let reasons = refused.map_or(&[][..], |(_, row)| row.reasons);
    let mut causes: Vec<Cause> = reasons.iter().filter_map(cause_of_refusal).collect();
    sort_short(&mut causes, Cause::gate);
    causes
}

/// The cause that the refusal of an activation stands for.
fn cause_of_refusal(reason: &Reason) -> Option<Cause> {
    Some(match *reason {
        Reason::CodeNeverReceived => Cause::CodeNeverReceived,
        Reason::CodeForwarded => Cause::CodeForwarded,
        Reason::CodeLooksAlike => Cause::CodeLooksAlike,
        Reason::CodeDiffers => Cause::CodeDiffers,
        Reason::CodeAlreadyUsed { .. } => Cause::CodeAlreadyUsed,
        Reason::RedeemWindowOver { last_date } => Cause::RedeemWindowOver { last_date },
        Reason::NotByOfficialLink => Cause::NotByOfficialLink,
        Reason::OriginNotEligible => Cause::OriginNotEligible,
        Reason::ProgrammeNotEligible => Cause::ProgrammeNotEligible,
        Reason::LimitReached { limit, .. } => Cause::LimitReached { limit },
        Reason::AdvertiserNotNew => Cause::AdvertiserNotNew,
        Reason::CountryNotEligible => Cause::CountryNotEligible,
        Reason::CurrencyDiffers => Cause::CurrencyDiffers,
        Reason::AccountSuspended { since } => Cause::AccountSuspended { since },
        Reason::PaymentModeNotEligible => Cause::PaymentModeNotEligible,
        Reason::NoTopUpYet => Cause::NoTopUpYet,
        Reason::AnotherOfferEarning { other } => Cause::AnotherOfferEarning { other },
        Reason::OfferNotAttached => Cause::OfferNotAttached,
        Reason::OfferIsOver => Cause::OfferRevoked,
        _ => return None,
    })
}
