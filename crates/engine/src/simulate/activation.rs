//! How an offer comes to count spend: by itself at the account's creation, or by a code that is redeemed in time.

use super::{Due, Moment, Replay};
use crate::calendar::{Date, Instant};
use crate::journal::{Event, Verdict};
use crate::money::Money;
use crate::offer::{ActivationMode, AssumedField, Country};
use crate::outcome::{Assumption, State, Warning};
use crate::reason::Reason;
use crate::tax::NetAndTax;
use crate::windows::{Anchors, Deadline};

const NO_MONEY: NetAndTax = NetAndTax::untaxed(Money::ZERO);

impl Replay<'_> {
    pub(super) fn create_account(&mut self, at: Instant) {
        self.account_exists = true;
        self.happened(at, Event::AccountCreated, Money::ZERO, Reason::AccountCreated);
        for offer in 0..self.offers.len() {
            if self.scenario.offers[offer].activation == ActivationMode::Automatic {
                self.activate_by_itself(at, offer);
            }
        }
    }

    fn activate_by_itself(&mut self, at: Instant, offer: usize) {
        let event = Event::OfferActivated(index(offer));
        let refusals = self.eligibility_refusals(offer);
        if refusals.is_empty() {
            self.assume(Assumption::ActivatedAtCreation);
            let earn_by = self.activate(at, offer, false);
            self.happened(at, event, Money::ZERO, Reason::ActivatedAtCreation { earn_by });
        } else {
            self.offers[offer].state = State::NotEligible;
            refusals.into_iter().for_each(|reason| self.journal.reason(reason));
            self.write(at, event, Verdict::Refused, NO_MONEY, Money::ZERO);
        }
    }

    pub(super) fn receive_code(&mut self, moment: &Moment<'_>, offer: usize, code: Option<&str>) {
        if self.scenario.offers[offer].activation == ActivationMode::Automatic {
            return self.refuse(moment, NO_MONEY, &[Reason::OfferActivatesItself]);
        }
        if let Some(received) = self.offers[offer].received {
            return self.refuse(moment, NO_MONEY, &[Reason::CodeAlreadyReceived { received }]);
        }
        self.codes[offer] = code.map(comparable);
        self.offers[offer].received = Some(moment.at);
        // After a refused attempt the offer stays "not eligible": the account does not change (C16).
        if self.offers[offer].state == State::NotReceived {
            self.offers[offer].state = State::Received;
        }
        let deadline = Deadline::of(&self.offer(offer).redeem_windows, &self.anchors(offer));
        self.offers[offer].redeem_by = deadline;
        if let Some(deadline) = deadline {
            self.clock.set(deadline.ends().max(moment.at), Due::RedeemCloses(index(offer)));
        }
        self.accept(
            moment,
            NO_MONEY,
            &[Reason::CodeReceived { redeem_by: deadline.map(|deadline| deadline.last_date) }],
        );
    }

    pub(super) fn redeem_code(&mut self, moment: &Moment<'_>, offer: usize, code: Option<&str>) {
        if self.scenario.offers[offer].activation == ActivationMode::Automatic {
            return self.refuse(moment, NO_MONEY, &[Reason::OfferActivatesItself]);
        }
        let deadline = Deadline::of(&self.offer(offer).redeem_windows, &self.anchors(offer));
        let not_eligible = self.eligibility_refusals(offer);
        if !not_eligible.is_empty()
            && matches!(self.offers[offer].state, State::NotReceived | State::Received)
        {
            self.offers[offer].state = State::NotEligible;
            // The one trace that a refused entry leaves, so the one refusal at which something changed.
            self.last_change = moment.at;
        }
        if deadline.is_some() {
            self.assume_windows(offer, AssumedField::RedeemWindows);
        }
        let mut refusals = self.code_refusals(moment.at, offer, code, deadline);
        refusals.extend(not_eligible);
        if !refusals.is_empty() {
            return self.refuse(moment, NO_MONEY, &refusals);
        }
        self.clock.cancel(Due::RedeemCloses(index(offer)));
        self.warn_if_undocumented(offer);
        let earn_by = self.activate(moment.at, offer, moment.has_only_a_date());
        self.journal.reason(Reason::CodeRedeemed { earn_by });
        let mut verdict = Verdict::Accepted;
        if let Some(deadline) = deadline
            && moment.at.date() > deadline.last_safe
        {
            verdict = Verdict::Boundary;
            self.assume(Assumption::LastDateIncluded);
            self.journal.reason(Reason::LastDateOfWindow { last_safe: deadline.last_safe });
        }
        self.write(moment.at, Event::Entry(moment.index), verdict, NO_MONEY, Money::ZERO);
    }

    /// The gates of the code itself and of its window that fail.
    fn code_refusals(
        &self,
        at: Instant,
        offer: usize,
        code: Option<&str>,
        deadline: Option<Deadline>,
    ) -> Vec<Reason> {
        let standing = &self.offers[offer];
        let mut refusals = Vec::new();
        if standing.received.is_none() {
            refusals.push(Reason::CodeNeverReceived);
        } else if self.codes[offer]
            .as_deref()
            .zip(code)
            .is_some_and(|(received, entered)| received != comparable(entered))
        {
            refusals.push(Reason::CodeDiffers);
        }
        refusals.extend(standing.activated.map(|activated| Reason::AlreadyActivated { activated }));
        let over = deadline.filter(|deadline| deadline.ends() <= at);
        refusals.extend(
            over.map(|deadline| Reason::RedeemWindowOver { last_date: deadline.last_date }),
        );
        refusals
    }

    /// The gates of the account that fail: origin, country, currency.
    fn eligibility_refusals(&self, offer: usize) -> Vec<Reason> {
        let (offer, account) = (self.offer(offer), &self.scenario.account);
        let mut refusals = Vec::new();
        if offer.origins.as_ref().is_some_and(|origins| !origins.contains(&account.origin)) {
            refusals.push(Reason::OriginNotEligible);
        }
        if offer.countries.as_ref().is_some_and(|countries| !countries.contains(&account.country)) {
            refusals.push(Reason::CountryNotEligible);
        }
        if offer.currency != account.currency {
            refusals.push(Reason::CurrencyDiffers);
        }
        refusals
    }

    /// Lets spend count from now on. Gives the last date of the earning window, where it has begun.
    fn activate(&mut self, at: Instant, offer: usize, dated_only: bool) -> Option<Date> {
        self.offers[offer].activated = Some(at);
        self.offers[offer].state = State::Earning;
        self.activation_days[offer].activated(at, dated_only);
        self.set_earning_deadline(at, offer);
        self.offers[offer].earn_by.map(|deadline| deadline.last_date)
    }

    /// Works out anew when earning ends, after an anchor of its windows has happened.
    pub(super) fn set_earning_deadline(&mut self, now: Instant, offer: usize) {
        let windows = &self.offer(offer).earning_windows;
        let Some(deadline) = Deadline::of(windows, &self.anchors(offer)) else {
            return;
        };
        self.assume_windows(offer, AssumedField::EarningWindows);
        self.offers[offer].earn_by = Some(deadline);
        self.clock.set(deadline.ends().max(now), Due::EarningCloses(index(offer)));
    }

    pub(super) fn close_redeem_window(&mut self, at: Instant, offer: u16) {
        self.offers[usize::from(offer)].state = State::RedeemWindowMissed;
        self.assume_windows(usize::from(offer), AssumedField::RedeemWindows);
        self.happened(
            at,
            Event::RedeemWindowClosed(offer),
            Money::ZERO,
            Reason::RedeemWindowMissed,
        );
    }

    /// Notes that windows decided something: whether the source gives them, and whether several were intersected.
    fn assume_windows(&mut self, offer: usize, field: AssumedField) {
        self.assume_field(offer, field);
        let (redeem, earning) =
            (&self.offer(offer).redeem_windows, &self.offer(offer).earning_windows);
        let windows = if field == AssumedField::RedeemWindows { redeem } else { earning };
        if windows.len() > 1 {
            self.assume(Assumption::WindowsIntersected);
        }
    }

    /// Notes that a value was used that the offer's source does not give.
    pub(super) fn assume_field(&mut self, offer: usize, field: AssumedField) {
        if self.offer(offer).assumed.contains(&field) {
            let days = self.offer(offer).days_of(field);
            self.assume(Assumption::FieldAssumed { offer, field, days });
        }
    }

    fn warn_if_undocumented(&mut self, offer: usize) {
        let country = self.scenario.account.country;
        if let Some(documented) =
            self.offer(offer).code_documented_for.as_ref().filter(|list| !list.contains(&country))
        {
            let countries = documented.iter().map(Country::letters).collect::<Vec<_>>().join(", ");
            self.warn(Warning::CodeNotDocumentedForCountry { countries });
        }
    }

    fn anchors(&self, offer: usize) -> Anchors {
        Anchors {
            received: self.offers[offer].received,
            account_created: self.scenario.account.created,
            activated: self.offers[offer].activated,
            first_spend: self.first_spend,
        }
    }
}

/// An offer's index as the journal holds it. A scenario has at most 20 offers.
pub(super) fn index(index: usize) -> u16 {
    u16::try_from(index).unwrap_or(u16::MAX)
}

/// A code without what people add or lose when they copy it: spaces, dashes and the case of letters (A26).
fn comparable(code: &str) -> String {
    code.chars().filter(|c| !c.is_whitespace() && *c != '-').flat_map(char::to_uppercase).collect()
}
