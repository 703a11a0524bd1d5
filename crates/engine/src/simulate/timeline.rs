//! The order of what happens: written and planned entries by instant (C3).

use super::Moment;
use crate::calendar::Instant;
use crate::scenario::{Action, Entry, Scenario};

/// The entries of a run, sorted by instant; those of the same instant in the order of the file, planned ones last.
pub(super) struct Timeline {
    /// When each takes place, and its number: planned entries are numbered on after the written ones.
    places: Vec<(Instant, u32)>,
}

impl Timeline {
    /// Puts the written entries of a scenario and these planned ones in their order.
    pub(super) fn of(scenario: &Scenario, planned: &[Entry]) -> Self {
        let entries = scenario.entries.iter().chain(planned);
        let mut places: Vec<(Instant, u32)> =
            (0..).zip(entries).map(|(index, entry)| (scenario.instant(entry.at), index)).collect();
        // The numbers are in the order of the file, so that a place is never equal to another.
        if !places.is_sorted() {
            places.sort_unstable();
        }
        Self { places }
    }

    /// How many entries there are.
    pub(super) fn len(&self) -> usize {
        self.places.len()
    }

    /// The places from one of them on that come up to an instant, included.
    pub(super) fn places_until(&self, end: Instant) -> &[(Instant, u32)] {
        let count = self.places.partition_point(|(at, _)| *at <= end);
        &self.places[..count]
    }
}

impl<'a> Moment<'a> {
    /// The entry at a place.
    pub(super) fn at_place(
        scenario: &'a Scenario,
        planned: &'a [Entry],
        (at, index): (Instant, u32),
    ) -> Option<Self> {
        let number = index as usize;
        let written = scenario.entries.len();
        let entry = match number.checked_sub(written) {
            None => &scenario.entries[number],
            Some(number) => planned.get(number).filter(|entry| !is_nothing(&entry.action))?,
        };
        Some(Self { at, index, entry, planned: number >= written })
    }
}

/// Whether a planned entry stands for a day without spend, or for a top-up of a plan that spends nothing.
fn is_nothing(planned: &Action) -> bool {
    match planned {
        Action::Spend { amount, .. } | Action::TopUp { amount } => amount.is_zero(),
        _ => false,
    }
}
