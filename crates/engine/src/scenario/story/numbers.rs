//! The numbers by which refunds name their spends: those of the rows, bad ones included.

use crate::scenario::{Scenario, SpendPlan};

/// How the entries of an account are numbered, from 1: the shared ones, its rows, and then those of the plan.
#[derive(Clone, Debug)]
pub(super) struct Numbers {
    /// The number of the last row so far.
    pub(super) last: usize,
    /// The numbers of bad rows, rising, as far as a refund could name them.
    left_out: Vec<usize>,
}

/// A refund among the rows. Its spend may come after it.
#[derive(Clone, Debug)]
pub(super) struct Refund {
    /// The index of its entry.
    pub(super) entry: usize,
    /// Its own number.
    pub(super) number: usize,
    /// The number of the spend, less one.
    pub(super) spend: usize,
    /// Where its row stands in the table.
    pub(super) line: u64,
}

impl Numbers {
    /// The highest number that the spend of a refund can have.
    const MOST: usize = Scenario::MOST_ENTRIES + SpendPlan::MOST_DAYS as usize + 1;

    /// The numbers after those of so many shared entries.
    pub(super) fn after(shared: usize) -> Self {
        Self { last: shared, left_out: Vec::new() }
    }

    /// Gives a number to a bad row.
    pub(super) fn leave_out(&mut self) {
        self.last += 1;
        if self.last <= Self::MOST {
            self.left_out.push(self.last);
        }
    }

    /// Takes rows back that were numbered before.
    pub(super) fn leave_out_too(&mut self, numbers: impl Iterator<Item = usize>) {
        self.left_out.extend(numbers);
        self.left_out.sort_unstable();
    }

    /// Which entry of the plan has this number, less one, if it is one of them.
    pub(super) fn planned(&self, number: usize) -> Option<usize> {
        number.checked_sub(self.last)
    }

    /// Whether the row with this number, less one, is a bad one.
    pub(super) fn is_left_out(&self, number: usize) -> bool {
        self.left_out.binary_search(&(number + 1)).is_ok()
    }

    /// The index of the row with this number, less one, among the good ones.
    pub(super) fn index(&self, number: usize) -> usize {
        number - self.left_out.partition_point(|left_out| *left_out <= number)
    }
}
