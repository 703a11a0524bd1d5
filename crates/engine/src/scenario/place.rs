//! Where entries stand in time (C3).

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use crate::calendar::Instant;
use crate::money::Money;

/// Where an entry stands. One place is before another if its entry takes place earlier, or at the same instant and is written earlier.
#[derive(Clone, Copy)]
pub(crate) struct Place {
    /// When it takes place.
    pub(crate) at: Instant,
    /// The written amount, if it is a spend. Zero stands for no spend at all.
    pub(crate) spend: Option<Money>,
    /// Its number: planned entries are numbered on after the written ones.
    pub(crate) index: u32,
}

impl Place {
    /// The numbers are in the order of the file, so that no two places are equal.
    const fn key(&self) -> (Instant, u32) {
        (self.at, self.index)
    }

    /// Puts places in their order.
    pub(crate) fn in_order(places: Vec<Self>) -> Vec<Self> {
        if places.is_sorted() {
            return places;
        }
        // A heap sorts with a tenth of the code of a sort, which is a good part of what the page downloads.
        BinaryHeap::from(places).into_sorted_vec()
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
