//! Why is my code not working? The first gate that fails, then all others, each with its evidence.
//!
//! A diagnosis replays a scenario up to an instant and reads the outcome; it decides nothing that the replay has not decided.
//! The gates stand in the order in which somebody would check them, so the first one that fails is the answer.

mod activation;
mod cause;
mod credits;
mod delivery;
mod gate;
mod question;
mod report;
mod spend;

use crate::calendar::Instant;
use crate::journal::{Event, Row};
use crate::order::sort_short;
use crate::outcome::{CreditOutcome, OfferOutcome, Outcome};
use crate::scenario::{Action, Scenario};
use crate::simulate;

pub(crate) use activation::refusals;
pub use cause::Cause;
pub use gate::Gate;
pub use question::{QUESTIONS, Question};

/// What stands between an account and what it expects of an offer, as of an instant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnosis {
    /// The instant.
    pub at: Instant,
    /// The offer, by its index in the scenario.
    pub offer: usize,
    /// The gates that fail, in their order; the first one is the answer. Empty where nothing is wrong.
    pub findings: Vec<Finding>,
    /// The outcome that was read.
    pub outcome: Outcome,
}

/// A gate that fails, and what shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Why it fails.
    pub cause: Cause,
    /// The row of the journal that shows it, by its index; `None` where it is something that did not happen.
    pub evidence: Option<usize>,
}

/// Finds what is wrong with an offer of a scenario at an instant; `None` for an offer that it does not have.
///
/// Without an instant the whole scenario is looked at, up to where it says to stop.
///
/// ```
/// use ad_credit_lab_engine::{Catalogue, Scenario, diagnose};
///
/// let offers = Catalogue::parse([include_str!("../../../offers/article-spend-200-get-200.json")]).unwrap();
/// let text = r#"{
///     "version": 1,
///     "name": "Where is my money?",
///     "offers": [{ "offer": "article-spend-200-get-200" }],
///     "account": { "created": "2026-06-01T09:00", "country": "US", "currency": "USD" },
///     "entries": [{ "at": "2026-06-01T10:00", "kind": "top_up", "amount": "200.00" }],
///     "until": "2026-06-02"
/// }"#;
/// let diagnosis = diagnose(&Scenario::parse(text, &offers).unwrap(), None, 0).unwrap();
/// assert_eq!(diagnosis.findings[0].cause.code(), "topping_up_is_not_spending");
/// ```
#[must_use]
pub fn diagnose(scenario: &Scenario, at: Option<Instant>, offer: usize) -> Option<Diagnosis> {
    scenario.offers.get(offer)?;
    let mut story = scenario.clone();
    if let Some(at) = at {
        story.until = Some(story.until.map_or(at, |until| until.min(at)));
    }
    let outcome = simulate(&story);
    let examination = Examination { scenario: &story, outcome: &outcome, offer };
    let mut findings = examination.activation_findings();
    findings.extend(examination.spend_findings());
    findings.extend(examination.credit_findings());
    findings.extend(examination.delivery_findings());
    let mut earlier: Vec<Cause> = Vec::new();
    findings.retain(|finding| {
        let is_first = !earlier.contains(&finding.cause);
        earlier.push(finding.cause);
        is_first
    });
    sort_short(&mut findings, |finding| examination.place_of(&finding.cause));
    // That a credit is younger than all spend is worth saying where nothing else explains why it did not pay.
    let is_only_note = |finding: &Finding| {
        matches!(finding.cause, Cause::CreditNotRetroactive { .. })
            && examination.place_of(&finding.cause).0 > 0
    };
    if findings.len() > 1 {
        findings.retain(|finding| !is_only_note(finding));
    }
    Some(Diagnosis { at: outcome.at, offer, findings, outcome })
}

/// A scenario and its outcome, looked at for one offer.
#[derive(Clone, Copy)]
struct Examination<'a> {
    scenario: &'a Scenario,
    outcome: &'a Outcome,
    offer: usize,
}

impl<'a> Examination<'a> {
    /// Where a cause is told: first, if it is none of the gates but answers what the customer asks; last, if it is none of them otherwise.
    fn place_of(&self, cause: &Cause) -> (u8, Gate) {
        let answers = |question: &Question| {
            Some(question.number) == self.scenario.question
                && question.causes.contains(&cause.code())
        };
        let place = match (cause.is_no_failure(), QUESTIONS.iter().any(answers)) {
            (true, true) => 0,
            (false, _) => 1,
            (true, false) => 2,
        };
        (place, cause.gate())
    }

    fn standing(&self) -> &'a OfferOutcome {
        &self.outcome.offers[self.offer]
    }

    /// The rows with their indexes, the last one first.
    fn rows_backwards(&self) -> impl Iterator<Item = (usize, Row<'a>)> + use<'a> {
        let journal = &self.outcome.journal;
        (0..journal.len()).rev().filter_map(|index| Some((index, journal.row(index)?)))
    }

    /// What the entry of a row says.
    fn action(&self, row: &Row<'_>) -> Option<&'a Action> {
        match row.event {
            Event::Entry(index) => {
                self.outcome.entry(self.scenario, index).map(|entry| &entry.action)
            }
            _ => None,
        }
    }

    /// The last row that has something, if there is one.
    fn last_row(&self, is_meant: impl Fn(&Row<'a>) -> bool) -> Option<usize> {
        self.rows_backwards().find(|(_, row)| is_meant(row)).map(|(index, _)| index)
    }

    /// The last row of an instant that has something, if there is one.
    fn row_at(&self, at: Instant, is_meant: &dyn Fn(&Row<'a>) -> bool) -> Option<usize> {
        let journal = &self.outcome.journal;
        let is_before =
            |row: usize, instant: Instant| journal.row(row).is_some_and(|row| row.at < instant);
        let (mut from, mut to) = (0, journal.len());
        while from < to {
            let middle = usize::midpoint(from, to);
            if is_before(middle, at) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        let rows = (from..journal.len()).map_while(|index| Some((index, journal.row(index)?)));
        rows.take_while(|(_, row)| row.at == at)
            .filter(|(_, row)| is_meant(row))
            .last()
            .map(|(index, _)| index)
    }

    /// The last row of a kind of entry, with its index.
    fn last_entry(&self, is_meant: impl Fn(&Action) -> bool) -> Option<(usize, Row<'a>)> {
        self.rows_backwards().find(|(_, row)| self.action(row).is_some_and(&is_meant))
    }

    /// The last row of a kind of entry that took place, by its index.
    fn last_accepted(&self, is_meant: impl Fn(&Action) -> bool) -> Option<usize> {
        let is_meant = |row: &Row<'a>| row.took_place() && self.action(row).is_some_and(&is_meant);
        self.last_row(is_meant)
    }

    /// The last charge that took place and left something to cash or to a bill.
    fn last_charge_in_cash(&self) -> Option<(usize, Row<'a>)> {
        self.rows_backwards().find(|(_, row)| {
            row.took_place()
                && row.cash_paid.is_positive()
                && matches!(self.action(row), Some(Action::Spend { .. }))
        })
    }

    /// The credits of the offer and then those given outside any offer, with their indexes.
    fn credits(&self) -> impl Iterator<Item = (usize, &'a CreditOutcome)> + use<'a> {
        let offer = self.offer;
        let credits = self.outcome.credits.iter().enumerate();
        let own = credits.clone().filter(move |(_, credit)| credit.offer == Some(offer));
        own.chain(credits.filter(|(_, credit)| credit.offer.is_none()))
    }

    /// The credits among them that have something left.
    fn live_credits(&self) -> impl Iterator<Item = (usize, &'a CreditOutcome)> + use<'a> {
        self.credits().filter(|(_, credit)| credit.end.is_none())
    }
}

impl Finding {
    fn shown_by(cause: Cause, evidence: usize) -> Self {
        Self { cause, evidence: Some(evidence) }
    }

    fn without_evidence(cause: Cause) -> Self {
        Self { cause, evidence: None }
    }
}
