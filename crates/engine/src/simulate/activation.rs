//! How an offer comes to count spend: by itself, or by something that somebody does in time.

use super::code::{Comparison, compare};
use super::{Due, Moment, NO_MONEY, Recorder, Replay, small};
use crate::account::PaymentMode;
use crate::calendar::{Date, Instant};
use crate::journal::{Event, Payment, Verdict};
use crate::money::Money;
use crate::offer::{
    ActivationMode, Anchor, AssumedField, Country, IssuanceStart, TriggerKind, Window,
};
use crate::outcome::{Decision, Undecided, Warning};
use crate::reason::Reason;
use crate::value::OfferIndex;

/// What an activation gave.
struct Activated {
    /// The last date of the earning window, where it has begun.
    earn_by: Option<Date>,
    /// The last safe date, where it took place after it (A1).
    boundary: Option<Date>,
}

impl<R: Recorder> Replay<'_, R> {
    pub(super) fn create_account(&mut self, at: Instant) {
        self.account.exists = true;
        self.recorder.begin(at);
        self.happened(at, Event::AccountCreated, Money::ZERO, Reason::AccountCreated);
        for offer in 0..self.offers.len() {
            if self.offers[offer].states.is_empty() {
                self.settle_state(at, offer);
            }
            let met = &self.scenario.offers[offer];
            match met.activation {
                ActivationMode::Automatic | ActivationMode::Link => {
                    let when = met.activated_at.map_or(at, |activated_at| activated_at.max(at));
                    if when == at {
                        self.activate_by_itself(at, small(offer));
                    } else {
                        self.clock.set(when, Due::Activation(small(offer)));
                    }
                }
                ActivationMode::Register | ActivationMode::Reviewed => {
                    self.set_redeem_deadline(at, offer);
                }
                ActivationMode::Code | ActivationMode::Invited => {}
            }
        }
    }

    pub(super) fn activate_by_itself(&mut self, at: Instant, offer: u16) {
        let (event, offer) = (Event::OfferActivated(offer), usize::from(offer));
        let met = &self.scenario.offers[offer];
        let activated = if met.attached {
            self.activate(at, offer, Vec::new(), false)
        } else {
            Err(vec![Reason::OfferNotAttached])
        };
        match activated {
            Ok(Activated { earn_by, .. }) => {
                let reason = match (met.activation, met.activated_at) {
                    (ActivationMode::Link, _) => Reason::ActivatedByLink { earn_by },
                    (_, Some(_)) => {
                        self.recorder.assume(Decision::ActivationDateGiven);
                        Reason::ActivatedByItself { earn_by }
                    }
                    _ => {
                        self.recorder.assume(Decision::ActivatedAtCreation);
                        Reason::ActivatedAtCreation { earn_by }
                    }
                };
                self.happened(at, event, Money::ZERO, reason);
            }
            Err(refusals) => {
                refusals.into_iter().for_each(|reason| self.recorder.reason(reason));
                self.write(at, event, Verdict::Refused, NO_MONEY, Payment::default());
            }
        }
    }

    /// Whether the arrival itself activates an offer.
    pub(super) fn activates_on_arrival(&self, offer: usize) -> bool {
        self.scenario.offers[offer].activation == ActivationMode::Invited
    }

    pub(super) fn receive_code(
        &mut self,
        moment: &Moment<'_>,
        offer: usize,
        code: Option<&str>,
        forwarded: bool,
    ) {
        let mode = self.scenario.offers[offer].activation;
        if !matches!(mode, ActivationMode::Code | ActivationMode::Invited) {
            return self.refuse(moment, NO_MONEY, &[Reason::OfferTakesNoCode]);
        }
        if let Some(received) = self.offers[offer].received {
            return self.refuse(moment, NO_MONEY, &[Reason::CodeAlreadyReceived { received }]);
        }
        if mode == ActivationMode::Invited {
            let gates = if forwarded { vec![Reason::CodeForwarded] } else { Vec::new() };
            self.runs[offer].arriving = Some(moment.at);
            let activated = self.activate(moment.at, offer, gates, moment.has_only_a_date());
            self.runs[offer].arriving = None;
            if activated.is_ok() {
                self.offers[offer].received = Some(moment.at);
            }
            let accepted = |earn_by| Reason::InvitationAccepted { earn_by };
            return self.write_activation(moment, activated, accepted);
        }
        self.runs[offer].code = code.map(str::to_owned);
        self.runs[offer].forwarded = forwarded;
        self.offers[offer].received = Some(moment.at);
        self.set_redeem_deadline(moment.at, offer);
        self.settle_state(moment.at, offer);
        let redeem_by = self.offers[offer].redeem_by.map(|deadline| deadline.last_date());
        self.accept(moment, NO_MONEY, &[Reason::CodeReceived { redeem_by }]);
    }

    pub(super) fn redeem_code(
        &mut self,
        moment: &Moment<'_>,
        offer: usize,
        code: Option<&str>,
        admin: bool,
    ) {
        if self.scenario.offers[offer].activation != ActivationMode::Code {
            return self.refuse(moment, NO_MONEY, &[Reason::OfferTakesNoCode]);
        }
        let gates = self.code_gates(offer, code);
        let activated = self.activate(moment.at, offer, gates, moment.has_only_a_date());
        if activated.is_ok() {
            self.warn_if_undocumented(offer);
            if !admin {
                self.recorder.warn(|| Warning::RedeemedWithoutAdmin);
            }
        }
        self.write_activation(moment, activated, |earn_by| Reason::CodeRedeemed { earn_by });
    }

    pub(super) fn register(&mut self, moment: &Moment<'_>, offer: usize) {
        if self.scenario.offers[offer].activation != ActivationMode::Register {
            return self.refuse(moment, NO_MONEY, &[Reason::OfferNotByRegistration]);
        }
        let before = self.runs[offer].registered.replace(moment.at);
        let activated = self.activate(moment.at, offer, Vec::new(), moment.has_only_a_date());
        if activated.is_err() {
            self.runs[offer].registered = before;
        }
        self.write_activation(moment, activated, |earn_by| Reason::Registered { earn_by });
    }

    pub(super) fn review(&mut self, moment: &Moment<'_>, offer: usize, approved: bool) {
        if self.scenario.offers[offer].activation != ActivationMode::Reviewed {
            return self.refuse(moment, NO_MONEY, &[Reason::OfferNotReviewed]);
        }
        if !approved && self.offers[offer].activated.is_none() && !self.runs[offer].is_over() {
            self.runs[offer].not_eligible = true;
            self.settle_state(moment.at, offer);
            return self.accept(moment, NO_MONEY, &[Reason::ReviewFailed]);
        }
        let activated = self.activate(moment.at, offer, Vec::new(), moment.has_only_a_date());
        self.write_activation(moment, activated, |earn_by| Reason::ReviewPassed { earn_by });
    }

    pub(super) fn show_ads(&mut self, moment: &Moment<'_>) {
        if let Some(since) = self.account.suspended() {
            return self.refuse(moment, NO_MONEY, &[Reason::AccountSuspended { since }]);
        }
        if self.account.first_impression.is_none() {
            self.account.first_impression = Some(moment.at);
            for offer in 0..self.offers.len() {
                if self.offers[offer].activated.is_some() {
                    self.set_earning_deadline(moment.at, offer);
                } else if self.waits_for_activation(offer) {
                    self.set_redeem_deadline(moment.at, offer);
                }
            }
        }
        self.accept(moment, NO_MONEY, &[Reason::AdsShown]);
    }

    /// Writes the row of an entry that wanted to activate an offer.
    fn write_activation(
        &mut self,
        moment: &Moment<'_>,
        activated: Result<Activated, Vec<Reason>>,
        accepted: impl FnOnce(Option<Date>) -> Reason,
    ) {
        match activated {
            Err(refusals) => self.refuse(moment, NO_MONEY, &refusals),
            Ok(Activated { earn_by, boundary }) => {
                self.recorder.reason(accepted(earn_by));
                let mut verdict = Verdict::Accepted;
                if let Some(last_safe) = boundary {
                    verdict = Verdict::Boundary;
                    self.recorder.assume(Decision::LastDateIncluded);
                    self.recorder.reason(Reason::LastDateOfWindow { last_safe });
                }
                self.write_entry(moment, verdict, NO_MONEY);
            }
        }
    }

    /// Holds an activation against its gates, those of a code before all others, and lets spend count from now on if all are open.
    fn activate(
        &mut self,
        at: Instant,
        offer: usize,
        mut refusals: Vec<Reason>,
        dated_only: bool,
    ) -> Result<Activated, Vec<Reason>> {
        let standing = &self.offers[offer];
        refusals.extend(standing.activated.map(|activated| Reason::AlreadyActivated { activated }));
        if self.runs[offer].is_over() {
            refusals.push(Reason::OfferIsOver);
        }
        let deadline = self.redeem_deadline(offer);
        if let Some(deadline) = deadline {
            self.assume_windows(offer, AssumedField::RedeemWindows);
            if deadline.ends <= at {
                refusals.push(Reason::RedeemWindowOver { last_date: deadline.last_date() });
            }
        }
        let (account, payment) = (self.account_gates(at, offer), self.payment_gate(offer));
        let is_not_eligible = !account.is_empty() || payment.is_some();
        if is_not_eligible && self.offers[offer].activated.is_none() {
            self.runs[offer].not_eligible = true;
        }
        refusals.extend(account);
        refusals.extend(self.account.suspended().map(|since| Reason::AccountSuspended { since }));
        refusals.extend(payment);
        refusals.extend(self.passing_gates(offer));
        let is_window_alone =
            refusals.iter().all(|reason| matches!(reason, Reason::RedeemWindowOver { .. }));
        if deadline.is_some() && is_window_alone {
            self.note_unknown_zone(at, offer, &self.offer(offer).redeem_windows);
        }
        if !refusals.is_empty() {
            self.settle_state(at, offer);
            return Err(refusals);
        }
        let boundary = deadline
            .filter(|deadline| deadline.last_safe < at.date())
            .map(|deadline| deadline.last_safe);
        let earn_by = self.begin_earning(at, offer, dated_only);
        Ok(Activated { earn_by, boundary })
    }

    /// Lets spend count from now on. Gives the last date of the earning window, where it has begun.
    fn begin_earning(&mut self, at: Instant, offer: usize, dated_only: bool) -> Option<Date> {
        if self.other_credit_is_left(offer) {
            self.recorder.assume(Decision::OneOfferAtATime);
            self.recorder.warn(|| Warning::CreditLeftFromOtherOffer);
        }
        if self.scenario.offers[offer].exchange_rate.is_some() {
            self.assume_for(offer, Decision::ConvertedAtGivenRate);
        }
        let from_first_spend =
            |window: &Window| matches!(window, Window::Days { from: Anchor::FirstSpend, .. });
        if self.account.first_spend.is_some()
            && self.offer(offer).earning_windows.iter().any(from_first_spend)
        {
            self.recorder.assume(Decision::FirstSpendBeforeActivation);
        }
        self.clock.cancel(Due::RedeemCloses(small(offer)));
        self.offers[offer].activated = Some(at);
        self.note_managed_account(offer);
        self.activation_days[offer].activated(at, dated_only);
        self.set_earning_deadline(at, offer);
        if self.offer(offer).trigger == TriggerKind::Activation {
            self.recorder.assume(Decision::CreditUpFront);
            self.offers[offer].tiers[0].reached = Some(at);
            if self.offer(offer).issuance.start == IssuanceStart::Threshold {
                self.fix_tier(at, offer, 0);
            }
        }
        self.settle_state(at, offer);
        self.offers[offer].earn_by.map(|deadline| deadline.last_date())
    }

    /// An account on monthly invoicing is managed, and whether an offer holds for it is not known (A23).
    pub(super) fn note_managed_account(&mut self, offer: usize) {
        if self.account.payment == PaymentMode::MonthlyInvoicing {
            self.recorder
                .cannot_decide(Undecided::ManagedAccount { offer: OfferIndex(small(offer)) });
        }
    }

    /// The gates of the code itself that fail.
    fn code_gates(&mut self, offer: usize, entered: Option<&str>) -> Vec<Reason> {
        let mut refusals = Vec::new();
        if self.offers[offer].received.is_none() {
            refusals.push(Reason::CodeNeverReceived);
        }
        let run = &self.runs[offer];
        if run.forwarded {
            refusals.push(Reason::CodeForwarded);
        }
        if let Some((received, entered)) = run.code.as_deref().zip(entered) {
            match compare(received, entered, self.offer(offer).case_sensitive_codes) {
                Comparison::Same => {}
                Comparison::SameLoosely => self.recorder.assume(Decision::CodesComparedLoosely),
                Comparison::LooksAlike => refusals.push(Reason::CodeLooksAlike),
                Comparison::Differs => refusals.push(Reason::CodeDiffers),
            }
        }
        refusals
    }

    fn warn_if_undocumented(&mut self, offer: usize) {
        let country = self.scenario.account.country;
        if let Some(documented) =
            self.offer(offer).code_documented_for.as_ref().filter(|list| !list.contains(&country))
        {
            let letters = documented.iter().map(Country::letters);
            self.recorder.warn(|| Warning::CodeNotDocumentedForCountry {
                countries: letters.collect::<Vec<_>>().join(", "),
            });
        }
    }
}
