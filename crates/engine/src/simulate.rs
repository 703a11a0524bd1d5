//! The replay: a scenario in, an outcome out.
//!
//! Two streams are merged by time: the entries in their order, and what time does by itself (the account's creation, windows that close,
//! credits that are issued and end). Of the same instant, time comes first (C3). Nothing is ever looked up ahead:
//! stopping the run earlier gives the beginning of the same journal.

mod activation;
mod activation_day;
mod assignment;
mod charge;
mod clock;
mod counting;
mod issue;

use crate::calendar::Instant;
use crate::journal::{Event, Heading, Journal, Verdict};
use crate::ledger::{Burn, Ledger};
use crate::money::Money;
use crate::offer::Offer;
use crate::outcome::{
    Assumption, CreditOutcome, IssueDates, OfferOutcome, Outcome, State, Warning,
};
use crate::reason::Reason;
use crate::scenario::{Action, Entry, Scenario, When};
use crate::tax::NetAndTax;
use activation_day::ActivationDay;
use clock::{Clock, Due};

/// Replays a scenario and tells what becomes of its offers, credits and money, and why.
///
/// Every scenario has an outcome; there is no error. What the rules refuse is a refused row of the journal.
///
/// ```
/// use ad_credit_lab_engine::{Catalogue, Scenario, outcome::State, simulate};
///
/// let offers = Catalogue::parse([include_str!("../../../offers/article-spend-200-get-200.json")]).unwrap();
/// let text = r#"{
///     "version": 1,
///     "name": "25 a day",
///     "offers": [{ "offer": "article-spend-200-get-200" }],
///     "account": { "created": "2026-06-01T09:00", "country": "US", "currency": "USD" },
///     "spend_plan": { "start": "2026-06-02", "days": 30, "daily_budget": "25.00" }
/// }"#;
/// let outcome = simulate(&Scenario::parse(text, &offers).unwrap());
/// let offer = &outcome.offers[0];
/// // 8 x 25.00 = 200.00 on the eighth day, 9 June; issued one business day later.
/// assert_eq!(offer.crossed.unwrap().to_string(), "2026-06-09T12:00:00");
/// assert_eq!(offer.issued.unwrap().to_string(), "2026-06-10T12:00:00");
/// assert_eq!(offer.state, State::Exhausted);
/// ```
#[must_use]
pub fn simulate(scenario: &Scenario) -> Outcome {
    let planned =
        scenario.spend_plan.as_ref().map(|plan| plan.entries(scenario)).unwrap_or_default();
    let moments = timeline(scenario, &planned);
    let mut replay = Replay::of(scenario, moments.len());
    let end = scenario.until.unwrap_or(Instant::NEVER);
    for moment in moments.iter().take_while(|moment| moment.at <= end) {
        replay.let_time_pass(moment.at);
        replay.play(moment);
    }
    replay.let_time_pass(end);
    drop(moments);
    replay.finish(planned)
}

/// An entry with its place in time.
struct Moment<'a> {
    at: Instant,
    index: u32,
    entry: &'a Entry,
    planned: bool,
}

impl Moment<'_> {
    /// Whether the entry was written without a clock time (C22).
    fn has_only_a_date(&self) -> bool {
        matches!(self.entry.at, When::On(_))
    }
}

/// The entries of a run, sorted by instant; those of the same instant in the order of the file, planned ones last (C3).
fn timeline<'a>(scenario: &'a Scenario, planned: &'a [Entry]) -> Vec<Moment<'a>> {
    let written = scenario.entries.len();
    let entries = scenario.entries.iter().chain(planned);
    let mut moments: Vec<Moment<'a>> = (0_u32..)
        .zip(entries)
        .map(|(index, entry)| Moment {
            at: scenario.instant(entry.at),
            index,
            entry,
            planned: index as usize >= written,
        })
        .collect();
    if !moments.is_sorted_by_key(|moment| moment.at) {
        moments.sort_by_key(|moment| moment.at);
    }
    moments
}

/// A run in progress.
struct Replay<'a> {
    scenario: &'a Scenario,
    clock: Clock,
    ledger: Ledger,
    offers: Vec<OfferOutcome>,
    codes: Vec<Option<String>>,
    credits: Vec<CreditOutcome>,
    /// The credits that can pay, in their order of use (C18).
    order_of_use: Vec<u32>,
    /// What credits pay of the charge at hand. Kept from charge to charge, so that none costs an allocation.
    burns: Vec<Burn>,
    account_exists: bool,
    first_spend: Option<Instant>,
    activation_days: Vec<ActivationDay>,
    /// On how many days the spend plan fell short, and by how much in all.
    shortfall: (u32, Money),
    journal: Journal,
    last_change: Instant,
    assumptions: Vec<Assumption>,
    warnings: Vec<Warning>,
}

impl<'a> Replay<'a> {
    fn of(scenario: &'a Scenario, entries: usize) -> Self {
        let mut clock = Clock::default();
        clock.set(scenario.account.created, Due::AccountCreated);
        let offers = scenario.offers.iter().map(|_| OfferOutcome {
            state: State::NotReceived,
            received: None,
            redeem_by: None,
            activated: None,
            earn_by: None,
            counted: Money::ZERO,
            not_counted: Vec::new(),
            tier: None,
            crossed: None,
            issue: None,
            issued: None,
            credit: None,
        });
        Self {
            scenario,
            clock,
            ledger: Ledger::default(),
            offers: offers.collect(),
            codes: vec![None; scenario.offers.len()],
            credits: Vec::new(),
            order_of_use: Vec::new(),
            burns: Vec::new(),
            account_exists: false,
            first_spend: None,
            activation_days: vec![ActivationDay::default(); scenario.offers.len()],
            shortfall: (0, Money::ZERO),
            journal: Journal::with_room_for(entries),
            last_change: scenario.account.created,
            assumptions: Vec::new(),
            warnings: Vec::new(),
        }
    }

    /// Does what time does up to an instant, included.
    fn let_time_pass(&mut self, to: Instant) {
        while let Some((at, due)) = self.clock.take_until(to) {
            match due {
                Due::AccountCreated => self.create_account(at),
                Due::RedeemCloses(offer) => self.close_redeem_window(at, offer),
                Due::EarningCloses(offer) => self.close_earning_window(at, offer),
                Due::Issue(offer) => self.issue(at, offer),
                Due::CreditEnds(credit) => self.end_credit(at, credit),
            }
        }
    }

    /// Does what an entry says, or refuses it.
    fn play(&mut self, moment: &Moment<'_>) {
        let entry = moment.entry;
        let dated_only = moment.has_only_a_date();
        if dated_only {
            self.assume(Assumption::DateWithoutTime);
        }
        if !self.account_exists && !matches!(entry.action, Action::ReceiveCode { .. }) {
            let asked = self.asked(&entry.action);
            if moment.planned && matches!(entry.action, Action::Spend { .. }) {
                self.note_shortfall(asked.net);
            }
            return self.refuse(
                moment,
                asked,
                &[Reason::AccountNotCreated { created: self.scenario.account.created }],
            );
        }
        match &entry.action {
            Action::ReceiveCode { offer, code } => {
                self.receive_code(moment, *offer, code.as_deref());
            }
            Action::RedeemCode { offer, code } => self.redeem_code(moment, *offer, code.as_deref()),
            Action::TopUp { amount } => {
                let paid = self.scenario.account.top_up(*amount);
                self.ledger.top_up(paid);
                if moment.planned {
                    self.assume(Assumption::PlanToppedUp);
                }
                self.accept(moment, paid, &[Reason::ToppingUpIsNotSpending]);
            }
            Action::Spend { campaign, amount } => {
                self.charge(moment, campaign, *amount, dated_only);
            }
            Action::GrantCredit { credit, amount, credit_type, expires } => {
                self.grant_credit(moment, credit, *amount, *credit_type, *expires);
            }
            Action::AssignCredit { credit, campaigns, admin } => {
                self.assign_credit(moment, credit, campaigns, *admin);
            }
            Action::UnassignCredit { credit, campaigns, admin } => {
                self.unassign_credit(moment, credit, campaigns, *admin);
            }
        }
    }

    /// The money that an entry asks for.
    fn asked(&self, action: &Action) -> NetAndTax {
        match action {
            Action::TopUp { amount } => self.scenario.account.top_up(*amount),
            Action::Spend { amount, .. } => self.scenario.account.spend(*amount),
            Action::GrantCredit { amount, .. } => NetAndTax::untaxed(*amount),
            _ => NetAndTax::untaxed(Money::ZERO),
        }
    }

    fn offer(&self, index: usize) -> &'a Offer {
        &self.scenario.offers[index].offer
    }

    /// Writes the row of an entry that took place.
    fn accept(&mut self, moment: &Moment<'_>, amount: NetAndTax, reasons: &[Reason]) {
        reasons.iter().for_each(|reason| self.journal.reason(*reason));
        self.write(moment.at, Event::Entry(moment.index), Verdict::Accepted, amount, Money::ZERO);
    }

    /// Writes the row of an entry that changed nothing.
    fn refuse(&mut self, moment: &Moment<'_>, asked: NetAndTax, reasons: &[Reason]) {
        reasons.iter().for_each(|reason| self.journal.reason(*reason));
        self.write(moment.at, Event::Entry(moment.index), Verdict::Refused, asked, Money::ZERO);
    }

    /// Writes the row of something that time did.
    fn happened(&mut self, at: Instant, event: Event, amount: Money, reason: Reason) {
        self.journal.reason(reason);
        self.write(at, event, Verdict::Happened, NetAndTax::untaxed(amount), Money::ZERO);
    }

    /// Closes a row with the balances as they are now.
    fn write(
        &mut self,
        at: Instant,
        event: Event,
        verdict: Verdict,
        amount: NetAndTax,
        cash_paid: Money,
    ) {
        if verdict != Verdict::Refused {
            self.last_change = at;
        }
        let (cash, credit) = (self.ledger.cash(), self.ledger.unused_credit());
        self.journal.close(&Heading { at, event, verdict, amount, cash_paid, cash, credit });
    }

    /// Notes a decision that mattered, once.
    fn assume(&mut self, assumption: Assumption) {
        if !self.assumptions.contains(&assumption) {
            self.assumptions.push(assumption);
        }
    }

    /// Warns, once.
    fn warn(&mut self, warning: Warning) {
        if !self.warnings.contains(&warning) {
            self.warnings.push(warning);
        }
    }

    /// When the credit comes, if its requirement is fixed at this instant.
    fn issue_dates(&self, offer: usize, fixed: Instant) -> IssueDates {
        let (issuance, holidays) = (self.offer(offer).issuance, &self.scenario.holidays);
        IssueDates {
            earliest: issuance.after(fixed, issuance.earliest, holidays),
            due: issuance.after(fixed, issuance.latest, holidays),
            expected_by: issuance.expected_by(fixed, holidays),
            ask_support_after: issuance.ask_support_after(fixed, holidays),
        }
    }

    fn finish(mut self, planned: Vec<Entry>) -> Outcome {
        for credit in 0..self.credits.len() {
            self.warn_if_unassigned(credit);
        }
        let (days, missing) = self.shortfall;
        if days > 0 {
            self.warn(Warning::PlanFellShort { days, missing });
        }
        for offer in 0..self.offers.len() {
            if let Some((low, high)) = self.activation_days[offer].readings(&self.offers[offer]) {
                self.assume(Assumption::ActivationDay { offer, low, high });
            }
        }
        Outcome {
            at: self.scenario.until.unwrap_or(self.last_change),
            planned,
            offers: self.offers,
            credits: self.credits,
            ledger: self.ledger,
            journal: self.journal,
            assumptions: self.assumptions,
            warnings: self.warnings,
        }
    }
}
