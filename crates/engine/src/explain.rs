//! Why is it so? The entries and rules behind a figure, a state or a refusal, as data.
//!
//! An explanation reads an outcome and decides nothing that the replay has not decided. Of a figure it gives the rows of the journal
//! that make it up, and their amounts add up to it exactly; of everything else the rows that brought it. Beside them stand the rules,
//! each with what it did here, the decisions that were taken where the sources are silent, and what would have to change.

mod account;
mod change;
mod cited;
mod credit;
mod deadline;
mod fold;
mod issue;
mod offer;
mod part;
mod point;
mod refusal;

use std::borrow::Cow;

use crate::calendar::{Date, Instant};
use crate::journal::{Event, Row, Verdict};
use crate::money::Money;
use crate::offer::{AssignLimit, Offer};
use crate::outcome::{
    Assumption, CreditOutcome, Decision, IssueDates, OfferOutcome, Outcome, State,
};
use crate::rules::Rule;
use crate::scenario::{Action, Scenario};
use crate::value::{CreditIndex, OfferIndex};
use crate::windows::Deadline;

pub use change::Change;
pub use cited::{Cited, Did};
pub use deadline::Span;
pub use fold::{Line, fold};
pub use issue::{Passing, Skipped};
pub use part::{How, Part};
pub use point::Point;

/// How late a network's page is with what counts, in seconds. The sources say "several hours"; six is what the simulator takes (TT-37).
pub const DISPLAY_LAG_SECONDS: i64 = 6 * 3_600;

/// A figure, a state or a refusal of a run, each as it is where the run stops. Offers, credits and rows are given by their index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// The state of an offer.
    State(usize),
    /// What counts for an offer.
    Counted(usize),
    /// What counts already for an offer and is not shown yet, because a network's page is some hours late.
    Calculating(usize),
    /// What counts for an offer once it is paid.
    Pending(usize),
    /// What an offer asks for next.
    Threshold(usize),
    /// Until when an offer's code can be redeemed.
    RedeemBy(usize),
    /// Until when spend counts for an offer.
    EarnBy(usize),
    /// When an offer's credit comes.
    Issue(usize),
    /// What is left of a credit.
    Credit(usize),
    /// What is left of all credits together.
    Credits,
    /// Until when a credit pays.
    ValidDates(usize),
    /// How many campaigns a credit may have.
    AssignLimit(usize),
    /// The cash.
    Cash,
    /// What is spent and not paid, with its tax.
    Unpaid,
    /// What of that is not billed yet.
    Unbilled,
    /// What of that is billed.
    Billed,
    /// The tax that was taken.
    Tax,
    /// Why somebody who is no admin cannot assign.
    NotAdmin,
    /// That the account has no progress bar and no ticket icon.
    NoIcon,
    /// What a campaign spent, by its index among those of the outcome.
    Campaign(usize),
    /// What a campaign spent on one date, by one of the charges: its row of the journal.
    ChargesOfDate(usize),
    /// A row of the journal.
    Row(usize),
}

/// What the answer is for which reasons are asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// An amount.
    Money(Money),
    /// A state.
    State(State),
    /// The end of windows.
    Deadline(Deadline),
    /// When a reward comes.
    Issue(IssueDates),
    /// A last date.
    LastDate(Date),
    /// A number of campaigns; `None` for as many as one likes.
    Limit(Option<u32>),
    /// How an entry came out.
    Verdict(Verdict),
    /// It is so by a rule alone.
    Rule,
}

/// A state with the row of the journal that brought it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// Since when.
    pub at: Instant,
    /// Which state.
    pub state: State,
    /// The row, by its index.
    pub row: Option<usize>,
}

/// Why something is what it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Explanation {
    /// What it is. `None` where there is no such thing, or not yet.
    pub answer: Option<Answer>,
    /// The parts that make up a figure, in the order of the journal. They add up to it exactly.
    pub sum: Vec<Part>,
    /// Parts of the same rows that are not in it, each with why.
    pub beside: Vec<Part>,
    /// The states that led to a state; the last one is it.
    pub states: Vec<Step>,
    /// The windows of a deadline.
    pub spans: Vec<Span>,
    /// What passes between a requirement that is met and its reward.
    pub passing: Option<Passing>,
    /// The limits of a credit by its issue date, and whether each is the one that holds.
    pub limits: Vec<(AssignLimit, bool)>,
    /// The rules behind it, in order, each with what it did here.
    pub rules: Vec<Cited>,
    /// The decisions that were taken where the sources are silent.
    pub assumptions: Vec<Assumption>,
    /// What would have to change for it to be otherwise, where that can be said.
    pub changes: Vec<Change>,
}

impl Explanation {
    /// Why something is what it is where a run stops. `outcome` must be what came of the scenario.
    ///
    /// ```
    /// use ad_credit_lab_engine::explain::{Answer, Asked, Explanation};
    /// use ad_credit_lab_engine::{Catalogue, Scenario, simulate};
    ///
    /// let offers = Catalogue::parse([include_str!("../../../offers/article-spend-200-get-200.json")]).unwrap();
    /// let text = r#"{
    ///     "version": 1,
    ///     "name": "What is left?",
    ///     "offers": [{ "offer": "article-spend-200-get-200" }],
    ///     "account": { "created": "2026-06-01T09:00", "country": "US", "currency": "USD" },
    ///     "entries": [
    ///         { "at": "2026-06-01T10:00", "kind": "top_up", "amount": "200.00" },
    ///         { "at": "2026-06-01T12:00", "kind": "spend", "amount": "50.00" }
    ///     ]
    /// }"#;
    /// let scenario = Scenario::parse(text, &offers).unwrap();
    /// let outcome = simulate(&scenario);
    /// let explanation = Explanation::of(&scenario, &outcome, Asked::Cash);
    /// // 200.00 added - 50.00 for ads = 150.00.
    /// let amounts: Vec<_> = explanation.sum.iter().map(|part| part.amount.minor()).collect();
    /// assert_eq!(amounts, [20_000, -5_000]);
    /// assert_eq!(explanation.answer, Some(Answer::Money(outcome.ledger.cash())));
    /// ```
    #[must_use]
    pub fn of(scenario: &Scenario, outcome: &Outcome, asked: Asked) -> Self {
        let mut telling = Telling { scenario, outcome, told: Self::default() };
        telling.tell(asked);
        telling.told
    }

    /// What the parts of the sum come to.
    #[must_use]
    pub fn total(&self) -> Money {
        self.sum.iter().map(|part| part.amount).sum()
    }
}

/// An explanation while it is put together.
struct Telling<'a> {
    scenario: &'a Scenario,
    outcome: &'a Outcome,
    told: Explanation,
}

impl<'a> Telling<'a> {
    fn tell(&mut self, asked: Asked) {
        match asked {
            Asked::State(offer) => self.state(offer),
            Asked::Counted(offer) => self.counted(offer),
            Asked::Calculating(offer) => self.calculating(offer),
            Asked::Pending(offer) => self.pending(offer),
            Asked::Threshold(offer) => self.threshold(offer),
            Asked::RedeemBy(offer) => self.redeem_by(offer),
            Asked::EarnBy(offer) => self.earn_by(offer),
            Asked::Issue(offer) => self.issue(offer),
            Asked::Credit(credit) => self.credit(credit),
            Asked::Credits => self.credits(),
            Asked::ValidDates(credit) => self.valid_dates(credit),
            Asked::AssignLimit(credit) => self.assign_limit(credit),
            Asked::Cash => self.cash(),
            Asked::Unpaid => self.unpaid(),
            Asked::Unbilled => self.owed(false),
            Asked::Billed => self.owed(true),
            Asked::Tax => self.tax(),
            Asked::NotAdmin => self.not_admin(),
            Asked::NoIcon => self.no_icon(),
            Asked::Campaign(campaign) => self.campaign(campaign),
            Asked::ChargesOfDate(row) => self.charges_of_date(row),
            Asked::Row(row) => self.row(row),
        }
        self.cite_parts();
    }

    fn rows(&self) -> impl DoubleEndedIterator<Item = (usize, Row<'a>)> + use<'a> {
        let journal = &self.outcome.journal;
        (0..journal.len()).filter_map(|index| journal.row(index).map(|row| (index, row)))
    }

    /// The rows of what took place.
    fn accepted_rows(&self) -> impl DoubleEndedIterator<Item = (usize, Row<'a>)> + use<'a> {
        self.rows().filter(|(_, row)| row.took_place())
    }

    /// What a row's entry says, if it is of one.
    fn action(&self, event: Event) -> Option<&'a Action> {
        match event {
            Event::Entry(entry) => {
                self.outcome.entry(self.scenario, entry).map(|entry| &entry.action)
            }
            _ => None,
        }
    }

    fn standing(&self, offer: usize) -> Option<&'a OfferOutcome> {
        self.outcome.offers.get(offer)
    }

    fn terms(&self, offer: usize) -> Option<Cow<'a, Offer>> {
        self.scenario.offers.get(offer).map(|met| met.in_play(&self.scenario.account))
    }

    fn credit_at(&self, credit: usize) -> Option<&'a CreditOutcome> {
        self.outcome.credits.get(credit)
    }

    /// Takes over those of a run's assumptions that bear on what is asked: about this offer or none, with one of these ids.
    fn assumed(&mut self, offer: Option<usize>, ids: &[&str]) {
        let bears = |made: &&Assumption| {
            ids.contains(&made.id())
                && made.offer().is_none_or(|about| offer.is_none_or(|offer| offer == about))
        };
        let bearing = self.outcome.assumptions.iter().filter(bears).copied();
        for made in bearing {
            self.assume(made);
        }
    }

    /// Notes a decision that bears on what is asked, whether or not it has mattered in the run so far.
    fn decided(&mut self, decision: Decision) {
        self.assume(Assumption::Decided(decision));
    }

    fn assume(&mut self, made: Assumption) {
        if !self.told.assumptions.contains(&made) {
            self.told.assumptions.push(made);
        }
    }

    fn change(&mut self, change: Change) {
        if !self.told.changes.contains(&change) {
            self.told.changes.push(change);
        }
    }

    /// Notes something that a rule says here.
    fn point(&mut self, point: Point) {
        self.cite(point.rule(), Did::Point(point), None);
    }

    fn cite(&mut self, rule: &'static Rule, did: Did, row: Option<usize>) {
        let cited = Cited { rule, did, row };
        if !self.told.rules.contains(&cited) {
            self.told.rules.push(cited);
        }
    }

    /// Cites the reasons of a row.
    fn cite_reasons(&mut self, index: usize, row: &Row<'_>) {
        for reason in row.reasons {
            self.cite(reason.rule(), Did::Reason(*reason), Some(index));
        }
    }

    fn not_admin(&mut self) {
        self.told.answer = Some(Answer::Rule);
        self.point(Point::OnlyAdminsAssign);
        self.change(Change::BecomeAdmin);
    }

    fn no_icon(&mut self) {
        self.told.answer = Some(Answer::Rule);
        self.point(Point::NoIconIsNoFailure);
    }
}

/// Whether a row is about this offer, by what it names.
fn concerns(telling: &Telling<'_>, row: &Row<'_>, offer: usize) -> bool {
    let is_it = |index: u16| usize::from(index) == offer;
    let of_offer = |credit: u32| {
        telling.credit_at(credit as usize).is_some_and(|credit| credit.offer == Some(offer))
    };
    let by_event = match row.event {
        Event::OfferActivated(index)
        | Event::RedeemWindowClosed(index)
        | Event::EarningWindowClosed(index)
        | Event::CreditWithheld(index) => is_it(index),
        Event::CreditIssued(credit) | Event::CreditExpired(credit) => of_offer(credit),
        Event::DiscountStarted(discount) | Event::DiscountEnded(discount) => telling
            .outcome
            .discounts
            .get(discount as usize)
            .is_some_and(|discount| discount.offer == offer),
        Event::Entry(_) | Event::AccountCreated | Event::AccountCharged => false,
    };
    let by_subject = |reason: &crate::reason::Reason| match reason.subject() {
        Some(crate::value::Subject::Offer(OfferIndex(index))) => is_it(index),
        Some(crate::value::Subject::Credit(CreditIndex(credit))) => of_offer(credit),
        None => false,
    };
    let by_action = telling.action(row.event).is_some_and(|action| match action {
        Action::ReceiveCode { offer: of, .. }
        | Action::RedeemCode { offer: of, .. }
        | Action::Register { offer: of }
        | Action::Review { offer: of, .. }
        | Action::ReadProgress { offer: of, .. } => *of == offer,
        _ => false,
    });
    by_event
        || by_action
        || row.reasons.iter().any(by_subject)
        || row.counts.iter().any(|count| is_it(count.offer))
}
