//! The order of what happens: written and planned entries by instant (C3).

use crate::calendar::Instant;
use crate::money::Money;
use crate::scenario::{Action, Entry, Place, Scenario, When};

/// The entries of a run, sorted by instant; those of the same instant in the order of the file, planned ones last.
pub(super) struct Timeline {
    places: Vec<Place>,
}

impl Timeline {
    /// Puts the written entries of a scenario and these planned ones in their order.
    pub(super) fn of(scenario: &Scenario, planned: &Planned) -> Self {
        let entries = scenario.entries.iter().chain(&planned.entries);
        let places = (0..).zip(entries).map(|(index, entry)| {
            let spend = match entry.action {
                Action::Spend { amount, .. } => Some(amount),
                _ => None,
            };
            Place { at: scenario.instant(entry.at), spend, index }
        });
        Self { places: Place::in_order(places.collect()) }
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

/// The entries that nobody wrote.
pub(super) struct Planned {
    /// Those of the spend plan, then the charges that campaigns make by themselves.
    pub(super) entries: Vec<Entry>,
    of_plan: usize,
}

impl Planned {
    /// Beside the written entries of a scenario, with these of its plan.
    pub(super) fn beside(scenario: &Scenario, mut of_plan: Vec<Entry>) -> Self {
        let count = of_plan.len();
        scenario.add_hourly_charges(&mut of_plan);
        Self { entries: of_plan, of_plan: count }
    }

    /// Those of the spend plan.
    pub(super) fn of_plan(&mut self) -> &mut [Entry] {
        &mut self.entries[..self.of_plan]
    }
}

/// Where an entry comes from.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Origin {
    /// Somebody wrote it.
    Written,
    /// The spend plan stands for it.
    Plan,
    /// A campaign makes this charge by itself (C28).
    Budget,
}

/// An entry with its place in time.
pub(super) struct Moment<'a> {
    pub(super) at: Instant,
    pub(super) index: u32,
    pub(super) entry: &'a Entry,
    pub(super) origin: Origin,
}

impl Moment<'_> {
    /// Whether the entry was written without a clock time (C22).
    pub(super) fn has_only_a_date(&self) -> bool {
        matches!(self.entry.at, When::On(_))
    }

    /// Whether nobody wrote it, so that it delivers what there is money for (C6).
    pub(super) fn is_planned(&self) -> bool {
        self.origin != Origin::Written
    }
}

impl<'a> Moment<'a> {
    /// The entry at a place, with the amount that stands there; `None` where nothing takes place.
    pub(super) fn at_place(
        scenario: &'a Scenario,
        planned: &'a mut Planned,
        Place { at, spend, index }: Place,
    ) -> Option<Self> {
        let Some(number) = (index as usize).checked_sub(scenario.entries.len()) else {
            let entry = &scenario.entries[index as usize];
            return Some(Self { at, index, entry, origin: Origin::Written });
        };
        let origin = if number < planned.of_plan { Origin::Plan } else { Origin::Budget };
        let entry = planned.entries.get_mut(number)?;
        let (Action::Spend { amount, .. } | Action::TopUp { amount }) = &mut entry.action else {
            return None;
        };
        *amount = spend.unwrap_or(*amount);
        (!amount.is_zero()).then_some(Self { at, index, entry, origin })
    }
}
