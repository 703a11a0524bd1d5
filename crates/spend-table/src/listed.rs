//! Lists of which only the beginning is kept.

/// The first of many, and how many there are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed<T> {
    /// The first, up to [`Listed::MOST`].
    pub first: Vec<T>,
    /// How many there are in all.
    pub count: u64,
}

impl<T> Default for Listed<T> {
    fn default() -> Self {
        Self { first: Vec::new(), count: 0 }
    }
}

impl<T> Listed<T> {
    /// How many are kept.
    pub const MOST: usize = 100;

    pub(crate) fn push(&mut self, one: T) {
        self.push_many(one, 1);
    }

    /// Adds one that stands for so many.
    pub(crate) fn push_many(&mut self, one: T, count: u64) {
        if self.first.len() < Self::MOST {
            self.first.push(one);
        }
        self.count += count;
    }

    /// Puts what is kept in the order of lines, in which most of it is already.
    pub(crate) fn put_in_order(&mut self, line: fn(&T) -> u64) {
        for end in 1..self.first.len() {
            let mut place = end;
            while place > 0 && line(&self.first[place]) < line(&self.first[place - 1]) {
                self.first.swap(place, place - 1);
                place -= 1;
            }
        }
    }
}
