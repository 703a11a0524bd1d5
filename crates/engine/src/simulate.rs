//! The replay: a scenario in, an outcome out.
//!
//! Two streams are merged by time: the entries in their order, and what time does by itself (the account's creation, windows that close,
//! credits that are issued and end). Of the same instant, time comes first (C3). Nothing is ever looked up ahead:
//! stopping the run earlier gives the beginning of the same journal.

mod account_run;
mod activation;
mod activation_day;
mod assignment;
mod bills;
mod campaigns;
mod charge;
mod clock;
mod closing;
mod code;
mod counting;
mod deadlines;
mod discounts;
mod eligibility;
mod ending;
mod enforcement;
mod issue;
mod offer_run;
mod prepared;
mod progress;
mod quiet;
mod recorder;
mod refunds;
mod rehearsal;
mod rows;
mod states;
mod tiers;
mod timeline;
mod usable;

use crate::calendar::Instant;
use crate::ledger::{Burn, Ledger};
use crate::money::Money;
use crate::offer::Offer;
use crate::outcome::{
    CreditOutcome, Decision, DiscountOutcome, OfferOutcome, Outcome, Standing, Totals, Undecided,
};
use crate::reason::Reason;
use crate::scenario::{Action, Scenario, SpendPlan};
use crate::tax::NetAndTax;
use account_run::AccountRun;
use activation_day::ActivationDay;
use bills::Charges;
use campaigns::{CampaignRun, PausedCampaign};
use clock::{Clock, Due};
use offer_run::OfferRun;
use recorder::{Everything, Recorder};
use timeline::{Moment, Planned, Timeline};
use usable::Usable;

pub use code::offer_of_code;
pub use prepared::Prepared;
pub use rehearsal::Rehearsal;

const NO_MONEY: NetAndTax = NetAndTax::untaxed(Money::ZERO);

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
/// assert_eq!(offer.crossed().unwrap().to_string(), "2026-06-09T12:00:00");
/// assert_eq!(offer.issued().unwrap().to_string(), "2026-06-10T12:00:00");
/// assert_eq!(offer.state, State::Exhausted);
/// ```
#[must_use]
pub fn simulate(scenario: &Scenario) -> Outcome {
    let plan = scenario.spend_plan.as_ref();
    let of_plan = plan.map(|plan| plan.entries(scenario)).unwrap_or_default();
    let mut planned = Planned::beside(scenario, of_plan);
    let timeline = Timeline::of(scenario, &planned);
    let prepared = Prepared::of(scenario);
    let mut replay = Replay::of(&prepared, Everything::with_room_for(timeline.len()));
    replay.run(&timeline, &mut planned);
    let mut outcome = replay.outcome(planned.entries);
    outcome.note_provenance(scenario);
    outcome
}

/// Replays a scenario and tells what it comes to, without the way there.
///
/// It is the same replay as [`simulate`], with nobody writing down how it went.
#[must_use]
pub fn totals(scenario: &Scenario) -> Totals {
    let amounts = scenario.spend_plan.as_ref().map(SpendPlan::amounts).unwrap_or_default();
    let prepared = Prepared::of(scenario);
    let mut rehearsal = prepared.rehearsal();
    rehearsal.run(&amounts);
    rehearsal.into_totals()
}

/// A run in progress.
struct Replay<'a, R> {
    scenario: &'a Scenario,
    prepared: &'a Prepared<'a>,
    recorder: R,
    clock: Clock,
    ledger: Ledger,
    account: AccountRun,
    campaigns: Vec<CampaignRun>,
    paused: Vec<PausedCampaign>,
    offers: Vec<OfferOutcome>,
    runs: Vec<OfferRun>,
    activation_days: Vec<ActivationDay>,
    credits: Vec<CreditOutcome>,
    /// For each credit whether it was noted that its scope, and that its condition, is not known.
    unknown_noted: Vec<(bool, bool)>,
    /// The credits that have something left, in their order of use (C18).
    order_of_use: Vec<u32>,
    discounts: Vec<DiscountOutcome>,
    charges: Charges,
    /// What can pay the charge at hand, and what does. Kept from charge to charge, so that none costs an allocation.
    usable: Vec<Usable>,
    /// The credits of which it is not known whether they could.
    unknown: Vec<Undecided>,
    burns: Vec<Burn>,
    /// The credit that came to its end last, until a charge is paid in cash after it.
    gone_credit: Option<usize>,
    /// On how many days the spend plan fell short, and by how much in all.
    shortfall: (u32, Money),
    /// How many rows there are by now, as the number of the one that comes next.
    rows: u32,
    last_change: Instant,
}

impl<'a, R: Recorder> Replay<'a, R> {
    fn of(prepared: &'a Prepared<'a>, recorder: R) -> Self {
        let scenario = prepared.scenario;
        let terms = &prepared.terms;
        Self {
            scenario,
            prepared,
            recorder,
            clock: Clock::default(),
            ledger: Ledger::default(),
            account: AccountRun::of(&scenario.account),
            campaigns: Vec::new(),
            paused: PausedCampaign::all_of(scenario),
            offers: terms.iter().map(|offer| OfferOutcome::before(offer)).collect(),
            runs: terms.iter().map(|offer| OfferRun::of(offer)).collect(),
            activation_days: vec![ActivationDay::default(); terms.len()],
            credits: Vec::new(),
            unknown_noted: Vec::new(),
            order_of_use: Vec::new(),
            discounts: Vec::new(),
            charges: Charges::default(),
            usable: Vec::new(),
            unknown: Vec::new(),
            burns: Vec::new(),
            gone_credit: None,
            shortfall: (0, Money::ZERO),
            rows: 0,
            last_change: scenario.account.created,
        }
    }

    /// Goes back to the beginning, and keeps the memory of the run before.
    fn begin(&mut self) {
        let Prepared { scenario, terms, keeps_charges } = self.prepared;
        self.clock.clear();
        self.clock.set(scenario.account.created, Due::AccountCreated);
        self.ledger.clear();
        self.account = AccountRun::of(&scenario.account);
        self.campaigns.clear();
        self.paused.iter_mut().for_each(|campaign| campaign.has_spent = false);
        for (index, offer) in terms.iter().enumerate() {
            self.offers[index].begin(offer);
            self.runs[index].begin();
        }
        self.activation_days.fill(ActivationDay::default());
        self.credits.clear();
        self.unknown_noted.clear();
        self.order_of_use.clear();
        self.discounts.clear();
        self.charges.begin(*keeps_charges);
        self.gone_credit = None;
        self.shortfall = (0, Money::ZERO);
        self.rows = 0;
        self.last_change = scenario.account.created;
    }

    /// Runs from the beginning to where the scenario ends. `planned` holds the entries that nobody wrote.
    fn run(&mut self, timeline: &Timeline, planned: &mut Planned) {
        self.begin();
        let end = self.scenario.until.unwrap_or(Instant::NEVER);
        let mut places = timeline.places_until(end);
        while let [place, ..] = places {
            self.let_time_pass(place.at);
            let quiet = if R::KEEPS { 0 } else { self.play_quietly(places) };
            if quiet == 0
                && let Some(moment) = Moment::at_place(self.scenario, planned, *place)
            {
                self.play(&moment);
            }
            places = &places[quiet.max(1)..];
        }
        self.let_time_pass(end);
        for offer in &mut self.offers {
            // What was given back wholly kept its place until now, in case that more came.
            offer.not_counted.retain(|(_, sum)| !sum.is_zero());
        }
    }

    /// Does what time does up to an instant, included.
    fn let_time_pass(&mut self, to: Instant) {
        while let Some((at, due)) = self.clock.take_until(to) {
            match due {
                Due::AccountCreated => self.create_account(at),
                Due::Activation(offer) => self.activate_by_itself(at, offer),
                Due::RedeemCloses(offer) => self.close_redeem_window(at, offer),
                Due::EarningCloses(offer) => self.close_earning_window(at, offer),
                Due::Issue(offer, tier) => self.issue_or_withhold(at, offer, tier),
                Due::CreditEnds(credit) => self.expire_credit(at, credit),
                Due::DiscountEnds(discount) => self.expire_discount(at, discount),
                Due::BillingDay => self.charge_account(at),
            }
        }
    }

    /// Does what an entry says, or refuses it.
    fn play(&mut self, moment: &Moment<'_>) {
        if moment.has_only_a_date() {
            self.recorder.assume(Decision::DateWithoutTime);
        }
        let action = &moment.entry.action;
        if let Some(refusal) = self.account_refusal(action) {
            let asked = self.asked(action);
            return match action {
                Action::Spend { campaign, .. } => {
                    self.fall_short(moment, campaign, asked, &refusal);
                }
                _ => self.refuse(moment, asked, &[refusal]),
            };
        }
        match action {
            Action::ReceiveCode { offer, code, forwarded } => {
                self.receive_code(moment, *offer, code.as_deref(), *forwarded);
            }
            Action::RedeemCode { offer, code, admin } => {
                self.redeem_code(moment, *offer, code.as_deref(), *admin);
            }
            Action::Register { offer } => self.register(moment, *offer),
            Action::Review { offer, approved } => self.review(moment, *offer, *approved),
            Action::AdsShown => self.show_ads(moment),
            Action::DoAction { action } => self.do_action(moment, action),
            Action::TopUp { amount } => self.top_up(moment, *amount),
            Action::Spend { campaign, amount, purpose } => {
                self.charge(moment, campaign, *amount, purpose.as_ref());
            }
            Action::Bill => self.bill(moment),
            Action::Pay => self.pay(moment),
            Action::FailPayment => self.fail_payment(moment),
            Action::Refund { spend, amount } => self.refund(moment, *spend, *amount),
            Action::TransferCash { amount } => self.transfer_cash(moment, *amount),
            Action::ChangeBilling { to } => self.change_billing(moment, *to),
            Action::ChangeTax { tax } => self.change_tax(moment, *tax),
            Action::CloseAccount { pay_out } => self.close_account(moment, *pay_out),
            Action::CreateCampaign { campaign, purpose, approved, daily_budget } => {
                let purpose = purpose.as_ref();
                let new = CampaignRun::set_up(campaign, purpose, *approved, *daily_budget);
                self.create_campaign(moment, new);
            }
            Action::ChangeBudget { campaign, daily_budget } => {
                self.change_budget(moment, campaign, *daily_budget);
            }
            Action::ApproveCampaign { campaign } => self.approve_campaign(moment, campaign),
            Action::PauseCampaign { campaign } => self.pause_campaign(moment, campaign, true),
            Action::ResumeCampaign { campaign } => self.pause_campaign(moment, campaign, false),
            Action::GrantCredit(grant) => self.grant_credit(moment, grant),
            Action::AssignCredit { credit, campaigns, admin } => {
                self.assign_credit(moment, credit, campaigns, *admin);
            }
            Action::UnassignCredit { credit, campaigns, admin } => {
                self.unassign_credit(moment, credit, campaigns, *admin);
            }
            Action::MoveCredit { credit, to } => self.move_credit(moment, credit, *to),
            Action::Violation => self.find_violation(moment),
            Action::Suspend => self.suspend(moment),
            Action::Reinstate => self.reinstate(moment),
            Action::Revoke(revoked) => self.revoke(moment, revoked),
            Action::ReadProgress { offer, shown } => self.read_progress(moment, *offer, *shown),
        }
    }

    /// Why an entry cannot take place at all: the account does not exist yet, or no more.
    fn account_refusal(&self, action: &Action) -> Option<Reason> {
        if let Standing::Closed(closed) = self.account.standing {
            return Some(Reason::AccountClosed { closed });
        }
        let may_come_before = match action {
            Action::ReceiveCode { offer, .. } => !self.activates_on_arrival(*offer),
            _ => false,
        };
        (!self.account.exists && !may_come_before)
            .then_some(Reason::AccountNotCreated { created: self.scenario.account.created })
    }

    /// The money that an entry asks for.
    fn asked(&self, action: &Action) -> NetAndTax {
        match action {
            Action::TopUp { amount } => self.account.tax.top_up(*amount),
            Action::Spend { amount, .. } => self.account.tax.spend(*amount),
            Action::Refund { amount, .. } | Action::TransferCash { amount } => {
                NetAndTax::untaxed(*amount)
            }
            Action::GrantCredit(grant) => NetAndTax::untaxed(grant.amount),
            _ => NO_MONEY,
        }
    }

    /// An offer as it holds for this account.
    fn offer(&self, index: usize) -> &'a Offer {
        &self.prepared.terms[index]
    }
}

/// An offer's or a tier's index as the journal and the clock hold it. A scenario has at most 20 offers with 20 tiers each.
fn small(index: usize) -> u16 {
    u16::try_from(index).unwrap_or(u16::MAX)
}
