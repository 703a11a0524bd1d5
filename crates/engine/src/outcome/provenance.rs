//! What an outcome says of where its offers' terms come from: how old the source is, and which terms are the user's own.

use super::{Assumption, Outcome, State, Warning};
use crate::offer::{AssumedField, Term};
use crate::scenario::{MetOffer, Scenario};

impl Outcome {
    /// Adds the warnings about old sources, and calls what the scenario answered its own instead of the file's.
    pub(crate) fn note_provenance(&mut self, scenario: &Scenario) {
        let date = scenario.plays_until();
        for (offer, met) in scenario.offers.iter().enumerate() {
            self.note_answers(offer, met);
            let id = || met.offer.id.clone();
            let seen = met.offer.source.seen;
            let warning = match (seen.is_long_before(date), seen.latest()) {
                (Some(true), Some(seen)) => {
                    Warning::OfferMayBeOutOfDate { offer: id(), seen, date }
                }
                (None, _) => Warning::OfferAgeUnknown { offer: id() },
                _ => continue,
            };
            self.warnings.push(warning);
        }
    }

    /// The warnings about the age of an offer's source. `scenario` must be the one that was replayed.
    pub fn age_warnings(
        &self,
        scenario: &Scenario,
        offer: usize,
    ) -> impl Iterator<Item = &Warning> {
        let id = scenario.offers.get(offer).map(|met| met.offer.id.as_str());
        self.warnings
            .iter()
            .filter(move |warning| offer_of(warning).is_some() && offer_of(warning) == id)
    }

    /// The same outcome, with no assumptions but those about what sources do not say, and no warnings but those about their age.
    ///
    /// What many runs come to rests on them, whatever else mattered in one of the runs.
    #[must_use]
    pub fn with_provenance_only(mut self) -> Self {
        self.assumptions.retain(|assumption| {
            matches!(assumption, Assumption::FieldAssumed { .. } | Assumption::TermAnswered { .. })
        });
        self.warnings.retain(|warning| offer_of(warning).is_some());
        self
    }

    /// What the run noted as assumed becomes the scenario's own where it was answered there. The terms without a moment of their own
    /// matter once somebody tried to activate the offer.
    fn note_answers(&mut self, offer: usize, met: &MetOffer) {
        let answers = |field: AssumedField| {
            met.answered.iter().copied().find(|term| term.assumed() == Some(field))
        };
        for assumption in &mut self.assumptions {
            if let Assumption::FieldAssumed { offer: other, field, days } = *assumption
                && other == offer
                && let Some(term) = answers(field)
            {
                *assumption = Assumption::TermAnswered { offer, term, days };
            }
        }
        let outcome = &self.offers[offer];
        let was_tried = outcome.activated.is_some()
            || outcome.states.iter().any(|(_, state)| *state == State::NotEligible);
        let others = met.answered.iter().filter(|term| was_tried && term.assumed().is_none());
        let noted =
            others.map(|term: &Term| Assumption::TermAnswered { offer, term: *term, days: None });
        self.assumptions.extend(noted);
    }
}

/// The id of the offer whose source's age a warning is about.
fn offer_of(warning: &Warning) -> Option<&str> {
    match warning {
        Warning::OfferMayBeOutOfDate { offer, .. } | Warning::OfferAgeUnknown { offer } => {
            Some(offer)
        }
        _ => None,
    }
}
