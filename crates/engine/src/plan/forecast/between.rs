//! Whole numbers of which only the bounds are known.

use crate::money::Money;
use crate::plan::random::Stream;

/// A whole number between two bounds, both included: any of them alike, or the nearer to the most probable one the likelier (C25).
///
/// With a most probable value `m` the probabilities are triangular: they rise in equal steps from `low` to `m` and fall in equal steps
/// to `high`, and would be zero at `low - 1` and at `high + 1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Between {
    low: i64,
    high: i64,
    mode: Option<i64>,
}

impl Between {
    /// The numbers from `low` to `high`; `None` unless the most probable one lies there, too.
    #[must_use]
    pub fn new(low: i64, high: i64, mode: Option<i64>) -> Option<Self> {
        (low <= mode.unwrap_or(low) && mode.unwrap_or(low) <= high).then_some(Self {
            low,
            high,
            mode,
        })
    }

    /// The smallest.
    #[must_use]
    pub const fn low(&self) -> i64 {
        self.low
    }

    /// The largest.
    #[must_use]
    pub const fn high(&self) -> i64 {
        self.high
    }

    /// The most probable one, where they are not all alike.
    #[must_use]
    pub const fn mode(&self) -> Option<i64> {
        self.mode
    }

    /// Draws one.
    #[must_use]
    pub fn draw(&self, stream: &mut Stream) -> i64 {
        self.draw_by(|size| stream.below(size.cast_unsigned()).cast_signed())
    }

    /// Draws an amount in minor units for each place, one after the other, and gives their sum.
    pub(super) fn draw_amounts<'a>(
        &self,
        mut stream: Stream,
        places: impl Iterator<Item = &'a mut Money>,
    ) -> Money {
        let mut sum = Money::ZERO;
        for place in places {
            // As a part of the loop it keeps the stream in registers, which is several times as fast.
            let drawn = self.draw_by(|size| stream.below(size.cast_unsigned()).cast_signed());
            *place = Money::from_minor(drawn);
            sum += *place;
        }
        sum
    }

    /// Draws one by numbers below a size, each as probable as any other.
    #[inline(always)]
    fn draw_by(&self, mut below: impl FnMut(i64) -> i64) -> i64 {
        let Some(mode) = self.mode else {
            return self.low + below(self.high - self.low + 1);
        };
        // With l numbers up to the most probable one and r from it on, their weights are r, 2r, ... lr up to it and (r - 1)l, ... 2l, l
        // after it. Together they weigh lr(l + r) / 2, and those up to it have (l + 1) / (l + r) of that.
        let (rising, falling) = (mode - self.low + 1, self.high - mode + 1);
        // No processor can foresee which part it is, so both go the same way, without a jump: from its far end, in its direction.
        let falls = i64::from(below(rising + falling) > rising);
        let most = rising + falls * (falling - 1 - rising);
        let end = self.low - 1 + falls * (self.high - self.low + 2);
        end + (1 - 2 * falls) * draw_place(most, below)
    }
}

/// A number from 1 to `most`, each as probable as it is large: the larger of two different numbers from 0 to `most`.
#[inline(always)]
fn draw_place(most: i64, mut below: impl FnMut(i64) -> i64) -> i64 {
    let one = below(most + 1);
    // The second one is any of the others: from the first one on they have moved by one, and below it they are not the larger one.
    let other = below(most) + 1;
    one.max(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The probability of each number from `low` on as a share of `whole`, by going through everything that can be drawn.
    fn shares(between: Between, whole: i64) -> Vec<i64> {
        let mut shares = vec![0; (between.high - between.low + 1) as usize];
        let mut script: Vec<i64> = Vec::new();
        loop {
            let mut sizes = Vec::new();
            let number = between.draw_by(|size| {
                sizes.push(size);
                script.resize(script.len().max(sizes.len()), 0);
                script[sizes.len() - 1]
            });
            let paths: i64 = sizes.iter().product();
            assert_eq!(whole % paths, 0, "{whole} must be a multiple of {paths}");
            shares[(number - between.low) as usize] += whole / paths;
            // The next script in the order of counting: the last draw that can still be larger is, and those after it begin again.
            script.truncate(sizes.len());
            while script.last().is_some_and(|last| last + 1 == sizes[script.len() - 1]) {
                script.pop();
            }
            match script.last_mut() {
                Some(last) => *last += 1,
                None => return shares,
            }
        }
    }

    fn triangular(low: i64, mode: i64, high: i64) -> Between {
        Between::new(low, high, Some(mode)).unwrap()
    }

    #[test]
    fn without_a_mode_all_numbers_are_alike() {
        assert_eq!(shares(Between::new(3, 7, None).unwrap(), 5), [1; 5]);
    }

    #[test]
    fn a_triangle_rises_to_its_mode_and_falls_from_it_in_equal_steps() {
        // 10 to 14 with 12: weights 1, 2, 3, 2, 1 of 9.
        assert_eq!(shares(triangular(10, 12, 14), 9 * 24), [24, 48, 72, 48, 24]);
        // 0 to 3 with 1: two numbers up to it, three from it on: 3, 6, 4, 2 of 15.
        assert_eq!(shares(triangular(0, 1, 3), 15 * 2), [6, 12, 8, 4]);
    }

    #[test]
    fn every_triangle_has_exactly_the_weights_that_are_documented() {
        for low in 0..4 {
            for mode in low..low + 5 {
                for high in mode..mode + 5 {
                    let (rising, falling) = (mode - low + 1, high - mode + 1);
                    let weight = |number: i64| {
                        if number <= mode {
                            (number - low + 1) * falling
                        } else {
                            (high + 1 - number) * rising
                        }
                    };
                    let weights: Vec<i64> = (low..=high).map(weight).collect();
                    let sum: i64 = weights.iter().sum();
                    assert_eq!(2 * sum, rising * falling * (rising + falling));
                    // A multiple of everything that a few draws of small sizes can be multiplied to.
                    let scale =
                        rising * (rising + 1) * falling * (falling + 1) * (falling - 1).max(1);
                    let expected: Vec<i64> = weights.iter().map(|weight| weight * scale).collect();
                    assert_eq!(shares(triangular(low, mode, high), sum * scale), expected);
                }
            }
        }
    }

    #[test]
    fn a_single_number_is_always_drawn() {
        let mut stream = Stream::of(1, 1);
        assert_eq!(Between::new(5, 5, None).unwrap().draw(&mut stream), 5);
        assert_eq!(triangular(5, 5, 5).draw(&mut stream), 5);
    }

    #[test]
    fn bounds_and_mode_must_be_in_order() {
        assert_eq!(Between::new(2, 1, None), None);
        assert_eq!(Between::new(1, 3, Some(0)), None);
        assert_eq!(Between::new(1, 3, Some(4)), None);
        assert!(Between::new(1, 3, Some(3)).is_some());
    }
}
