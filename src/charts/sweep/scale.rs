//! From numbers to places in a picture, and which of them stand along an axis.

use super::Unit;
use crate::charts::money_timeline::scale::Px;

/// The numbers between two places.
#[derive(Clone, Copy, Debug)]
pub(super) struct Span {
    low: i64,
    high: i64,
    from: Px,
    to: Px,
}

impl Span {
    /// The numbers from the lowest to the highest; a single one stands in the middle.
    pub(super) fn of((low, high): (i64, i64), from: Px, to: Px) -> Self {
        if low < high {
            Self { low, high, from, to }
        } else {
            Self { low: low - 1, high: low + 1, from, to }
        }
    }

    /// Where a number is.
    pub(super) fn at(&self, number: i64) -> Px {
        let (from, to) = (self.from.in_tenths(), self.to.in_tenths());
        let part = i128::from(number - self.low) * i128::from(to - from);
        Px::tenths(from + i64::try_from(part / i128::from(self.high - self.low)).unwrap_or(0))
    }

    /// Whether a number lies in it.
    pub(super) fn holds(&self, number: i64) -> bool {
        (self.low..=self.high).contains(&number)
    }

    /// The numbers that stand along it, at most so many: round ones, or dates some weeks apart.
    pub(super) fn ticks(&self, unit: Unit, most: i64) -> Vec<i64> {
        let (low, high) = (self.low, self.high);
        let most = most.max(2);
        let step = steps(unit).find(|step| (high - low) / step < most).unwrap_or(i64::MAX);
        // Dates are counted from the first one, amounts from zero.
        let first = if unit == Unit::Date {
            low
        } else {
            low.div_euclid(step) * step + if low.rem_euclid(step) == 0 { 0 } else { step }
        };
        (0..=most)
            .map(|index| first.saturating_add(step.saturating_mul(index)))
            .take_while(|tick| *tick <= high)
            .collect()
    }
}

/// How far apart numbers may stand along an axis, the nearest first.
fn steps(unit: Unit) -> Box<dyn Iterator<Item = i64>> {
    if unit == Unit::Date {
        return Box::new([1, 2, 7, 14, 28, 91, 182, 364, 1_820, 3_640, 18_200].into_iter());
    }
    Box::new((0..18).flat_map(|power| [1, 2, 5].map(|digit| digit * 10_i64.pow(power))))
}

/// A round step of about this size, not larger.
#[must_use]
pub(crate) fn round_step(about: i64) -> i64 {
    steps(Unit::Whole).take_while(|step| *step <= about.max(1)).last().unwrap_or(1)
}

/// About how wide words are.
pub(super) fn width_of_words(words: &str) -> Px {
    let letters = i64::try_from(words.chars().count()).unwrap_or(100);
    Px::tenths(letters * 72)
}
