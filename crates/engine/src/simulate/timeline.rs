//! The order of what happens: written and planned entries by instant (C3).

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use crate::calendar::Instant;
use crate::money::Money;
use crate::scenario::{Action, Entry, Scenario, When};

/// The entries of a run, sorted by instant; those of the same instant in the order of the file, planned ones last.
pub(super) struct Timeline {
    places: Vec<Place>,
}

/// Where an entry stands. One place is before another if its entry takes place earlier, or at the same instant and is written earlier.
#[derive(Clone, Copy)]
pub(super) struct Place {
    /// When it takes place.
    pub(super) at: Instant,
    /// The written amount, if it is a spend. Zero stands for no spend at all.
    pub(super) spend: Option<Money>,
    /// Its number: planned entries are numbered on after the written ones.
    pub(super) index: u32,
}

impl Place {
    /// The numbers are in the order of the file, so that no two places are equal.
    const fn key(&self) -> (Instant, u32) {
        (self.at, self.index)
    }
}

impl Ord for Place {
    fn cmp(&self, other: &Self) -> Ordering {
        self.key().cmp(&other.key())
    }
}

impl PartialOrd for Place {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Place {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl Eq for Place {}

impl Timeline {
    /// Puts the written entries of a scenario and these planned ones in their order.
    pub(super) fn of(scenario: &Scenario, planned: &[Entry]) -> Self {
        let entries = scenario.entries.iter().chain(planned);
        let mut places: Vec<Place> = (0..)
            .zip(entries)
            .map(|(index, entry)| {
                let spend = match entry.action {
                    Action::Spend { amount, .. } => Some(amount),
                    _ => None,
                };
                Place { at: scenario.instant(entry.at), spend, index }
            })
            .collect();
        if !places.is_sorted() {
            // A heap sorts with a tenth of the code of a sort, which is a good part of what the page downloads.
            places = BinaryHeap::from(places).into_sorted_vec();
        }
        Self { places }
    }

    /// How many entries there are.
    pub(super) fn len(&self) -> usize {
        self.places.len()
    }

    /// The places up to an instant, included.
    pub(super) fn places_until(&self, end: Instant) -> &[Place] {
        let count = self.places.partition_point(|place| place.at <= end);
        &self.places[..count]
    }

    /// Writes another amount at each place of a spend whose number `amount_of` knows.
    pub(super) fn set_spends(&mut self, amount_of: impl Fn(usize) -> Option<Money>) {
        for place in &mut self.places {
            if place.spend.is_some()
                && let Some(amount) = amount_of(place.index as usize)
            {
                place.spend = Some(amount);
            }
        }
    }
}

/// An entry with its place in time.
pub(super) struct Moment<'a> {
    pub(super) at: Instant,
    pub(super) index: u32,
    pub(super) entry: &'a Entry,
    pub(super) planned: bool,
}

impl Moment<'_> {
    /// Whether the entry was written without a clock time (C22).
    pub(super) fn has_only_a_date(&self) -> bool {
        matches!(self.entry.at, When::On(_))
    }
}

impl<'a> Moment<'a> {
    /// The entry at a place, with the amount that stands there; `None` where nothing takes place.
    pub(super) fn at_place(
        scenario: &'a Scenario,
        planned: &'a mut [Entry],
        Place { at, spend, index }: Place,
    ) -> Option<Self> {
        let Some(number) = (index as usize).checked_sub(scenario.entries.len()) else {
            let entry = &scenario.entries[index as usize];
            return Some(Self { at, index, entry, planned: false });
        };
        let entry = planned.get_mut(number)?;
        let (Action::Spend { amount, .. } | Action::TopUp { amount }) = &mut entry.action else {
            return None;
        };
        *amount = spend.unwrap_or(*amount);
        (!amount.is_zero()).then_some(Self { at, index, entry, planned: true })
    }
}
