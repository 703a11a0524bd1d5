//! What came of every run in one respect, put in order.

use crate::money::Money;

/// A value of each run, and the runs in the order of their values.
pub(super) struct Sorted {
    values: Vec<i64>,
    /// The places of the values, from the smallest value on; of equal values in their own order.
    order: Vec<u32>,
}

/// How many bits are put in order at a time.
const DIGIT: u32 = 11;

impl Sorted {
    /// Puts values in order, digit by digit from the last one on.
    pub(super) fn of(values: Vec<i64>) -> Self {
        let mut order: Vec<u32> = (0..).zip(&values).map(|(place, _)| place).collect();
        let (least, most) = (values.iter().min().copied(), values.iter().max().copied());
        let (Some(least), Some(most)) = (least, most) else {
            return Self { values, order };
        };
        let widest = most.abs_diff(least);
        let mut sorted = vec![0_u32; order.len()];
        let mut shift = 0;
        while shift < u64::BITS && widest >> shift > 0 {
            let digit = |place: u32| {
                let above = values[place as usize].abs_diff(least);
                (above >> shift) as usize & ((1 << DIGIT) - 1)
            };
            let mut begins = [0_u32; 1 << DIGIT];
            order.iter().for_each(|place| begins[digit(*place)] += 1);
            let mut before = 0;
            for begin in &mut begins {
                (before, *begin) = (before + *begin, before);
            }
            for place in &order {
                let next = &mut begins[digit(*place)];
                sorted[*next as usize] = *place;
                *next += 1;
            }
            std::mem::swap(&mut order, &mut sorted);
            shift += DIGIT;
        }
        Self { values, order }
    }

    /// How many values there are.
    pub(super) fn len(&self) -> usize {
        self.values.len()
    }

    /// The value at a place of the order, from 0; `None` beyond the last.
    pub(super) fn at(&self, place: usize) -> Option<i64> {
        self.order.get(place).map(|place| self.values[*place as usize])
    }

    /// The smallest value that at least so many percent of all values do not exceed (nearest rank).
    pub(super) fn percentile(&self, percent: usize) -> Option<i64> {
        self.at((self.len() * percent).div_ceil(100).saturating_sub(1))
    }

    /// Each value with the places of those that have it, from the smallest value on.
    pub(super) fn groups(&self) -> impl Iterator<Item = (i64, &[u32])> {
        let value = |place: u32| self.values[place as usize];
        self.order
            .chunk_by(move |one, other| value(*one) == value(*other))
            .map(move |places| (value(places[0]), places))
    }
}

/// The distribution of an amount over all runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spread {
    /// The smallest.
    pub least: Money,
    /// The smallest that at least 10 percent of the runs do not exceed.
    pub p10: Money,
    /// The smallest that at least half of the runs do not exceed.
    pub p50: Money,
    /// The smallest that at least 90 percent of the runs do not exceed.
    pub p90: Money,
    /// The largest.
    pub most: Money,
    /// The mean, rounded half up to the minor unit.
    pub mean: Money,
}

impl Spread {
    /// The distribution of these amounts; all of it nothing where there is none.
    pub(super) fn of(sorted: &Sorted) -> Self {
        let money = |value: Option<i64>| Money::from_minor(value.unwrap_or(0));
        let (sum, count) = sorted
            .values
            .iter()
            .fold((0_i128, 0_i128), |(sum, count), value| (sum + i128::from(*value), count + 1));
        let mean = if count == 0 { 0 } else { (2 * sum + count).div_euclid(2 * count) };
        Self {
            least: money(sorted.at(0)),
            p10: money(sorted.percentile(10)),
            p50: money(sorted.percentile(50)),
            p90: money(sorted.percentile(90)),
            most: money(sorted.at(sorted.len().wrapping_sub(1))),
            mean: money(i64::try_from(mean).ok()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::random::Stream;

    #[test]
    fn values_are_put_in_order_whatever_their_size() {
        let mut stream = Stream::of(3, 0);
        for size in [1, 2, 2_048, 2_049, 1 << 40, 1 << 63] {
            let draw = |_| stream.below(size).cast_signed() - 1_000;
            let values: Vec<i64> = (0..500).map(draw).collect();
            let mut expected: Vec<(i64, u32)> =
                values.iter().zip(0..).map(|(value, place)| (*value, place)).collect();
            expected.sort_unstable();
            let sorted = Sorted::of(values);
            let places: Vec<u32> = expected.iter().map(|(_, place)| *place).collect();
            assert_eq!(sorted.order, places, "{size}");
        }
    }

    #[test]
    fn a_percentile_is_the_smallest_value_that_enough_do_not_exceed() {
        let percentiles = |values: Vec<i64>| {
            let sorted = Sorted::of(values);
            [10, 50, 90].map(|percent| sorted.percentile(percent))
        };
        // Of 10 the first, the fifth and the ninth; of 11 the second (1.1), the sixth (5.5) and the tenth (9.9).
        assert_eq!(percentiles((1..=10).rev().collect()), [Some(1), Some(5), Some(9)]);
        assert_eq!(percentiles((1..=11).rev().collect()), [Some(2), Some(6), Some(10)]);
        assert_eq!(percentiles(vec![7]), [Some(7); 3]);
        assert_eq!(percentiles(Vec::new()), [None; 3]);
    }

    #[test]
    fn the_mean_is_rounded_half_up() {
        let mean = |values: &[i64]| Spread::of(&Sorted::of(values.to_vec())).mean.minor();
        assert_eq!([mean(&[1, 2]), mean(&[1, 1, 2]), mean(&[1, 2, 2])], [2, 1, 2]);
        assert_eq!([mean(&[]), mean(&[i64::MAX / 4; 9])], [0, i64::MAX / 4]);
    }

    #[test]
    fn equal_values_are_one_group() {
        let sorted = Sorted::of(vec![5, 3, 5]);
        let groups: Vec<(i64, &[u32])> = sorted.groups().collect();
        assert_eq!(groups, [(3, [1].as_slice()), (5, [0, 2].as_slice())]);
    }
}
