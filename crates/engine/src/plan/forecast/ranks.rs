//! Rank correlation, by which a forecast says what matters most.

use super::sorted::Sorted;

/// Twice the distance of each value's rank from the middle rank. Equal values share the mean of their ranks.
///
/// Twice the mean of the ranks `first` to `last` of equal values is `first + last`, twice the middle rank is the number of values and one,
/// so that everything is whole. The sum of all is zero.
pub(super) struct Ranks {
    doubled: Vec<i32>,
    /// The sum of their squares, which is zero where all values are equal.
    squares: i64,
}

impl Ranks {
    pub(super) fn of(sorted: &Sorted) -> Self {
        let mut doubled = vec![0; sorted.len()];
        let count = small(sorted.len());
        let (mut before, mut squares) = (0, 0);
        for (_, places) in sorted.groups() {
            let equal = small(places.len());
            // Their ranks are before + 1 to before + equal.
            let distance = 2 * before + equal - count;
            places.iter().for_each(|place| doubled[*place as usize] = distance);
            squares += i64::from(distance) * i64::from(distance) * i64::from(equal);
            before += equal;
        }
        Self { doubled, squares }
    }

    /// The rank correlation of Spearman with others of the same runs, in thousandths, rounded to the nearest and from the middle away
    /// from zero; `None` where either does not vary.
    pub(super) fn correlation(&self, other: &Self) -> Option<i16> {
        if self.squares == 0 || other.squares == 0 {
            return None;
        }
        let pairs = self.doubled.iter().zip(&other.doubled);
        let products: i64 = pairs.map(|(one, other)| i64::from(*one) * i64::from(*other)).sum();
        // The correlation is products / sqrt(squares of one * squares of the other). It is t thousandths or more, when rounded, where
        // 1000 * |products| / sqrt(…) >= t - 1/2, that is (2000 * products)^2 >= (2t - 1)^2 * squares * squares.
        let size = products.unsigned_abs();
        let reached = wide_product(u128::from(size) * 4_000_000, size);
        let [one, other] = [self.squares, other.squares].map(i64::unsigned_abs);
        let is_reached = |thousandths: i16| {
            let odd = u128::from((2 * thousandths - 1).unsigned_abs());
            wide_product(odd * odd * u128::from(one), other) <= reached
        };
        let thousandths = (1..=1_000).take_while(|thousandths| is_reached(*thousandths)).last();
        let thousandths = thousandths.unwrap_or(0);
        Some(if products < 0 { -thousandths } else { thousandths })
    }
}

fn small(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}

/// A product of up to 192 bits, as its upper 128 and its lower 64.
fn wide_product(one: u128, other: u64) -> (u128, u64) {
    let other = u128::from(other);
    let low = (one & u128::from(u64::MAX)) * other;
    ((one >> 64) * other + (low >> 64), low as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ranks(values: &[i64]) -> Ranks {
        Ranks::of(&Sorted::of(values.to_vec()))
    }

    #[test]
    fn equal_values_share_the_mean_of_their_ranks() {
        // The ranks of 7, 3, 7, 1, 7 are 4, 2, 4, 1, 4, their middle is 3.
        assert_eq!(ranks(&[7, 3, 7, 1, 7]).doubled, [2, -2, 2, -4, 2]);
        assert_eq!(ranks(&[7, 3, 7, 1, 7]).squares, 4 + 4 + 4 + 16 + 4);
        // Of four, 1, 2.5, 2.5 and 4, the middle is 2.5.
        assert_eq!(ranks(&[0, 5, 5, 9]).doubled, [-3, 0, 0, 3]);
    }

    #[test]
    fn the_correlation_is_that_of_the_ranks_rounded_to_a_thousandth() {
        // Doubled distances -2, 0, 2 and -2, 1, 1: (4 + 0 + 2) / sqrt(8 * 6) = 0.8660…
        assert_eq!(ranks(&[10, 20, 30]).correlation(&ranks(&[1, 2, 2])), Some(866));
        assert_eq!(ranks(&[10, 20, 30]).correlation(&ranks(&[2, 1, 1])), Some(-866));
        // -3, -1, 1, 3 and -1, -3, 1, 3: (3 + 3 + 1 + 9) / 20 = 0.8; with -3, 3, -1, 1 (3 * 3 - 3 - 1 + 3) / 20 = 0.4.
        assert_eq!(ranks(&[1, 2, 3, 4]).correlation(&ranks(&[6, 5, 7, 8])), Some(800));
        assert_eq!(ranks(&[1, 2, 3, 4]).correlation(&ranks(&[1, 9, 3, 4])), Some(400));
        // Nothing of the one is in the other: -3 * -2 - 1 * 2 + 1 * 2 + 3 * -2 = 0.
        assert_eq!(ranks(&[1, 2, 3, 4]).correlation(&ranks(&[0, 8, 8, 0])), Some(0));
    }

    #[test]
    fn what_does_not_vary_has_no_correlation() {
        assert_eq!(ranks(&[5, 5, 5]).correlation(&ranks(&[1, 2, 3])), None);
        assert_eq!(ranks(&[1, 2, 3]).correlation(&ranks(&[5, 5, 5])), None);
        assert_eq!(ranks(&[1]).correlation(&ranks(&[1])), None);
        assert_eq!(ranks(&[]).correlation(&ranks(&[])), None);
    }

    #[test]
    fn a_million_runs_are_still_exact() {
        let rising: Vec<i64> = (0..1_000_000).collect();
        let falling: Vec<i64> = rising.iter().rev().map(|value| value * 30_000_000_000).collect();
        assert_eq!(ranks(&rising).correlation(&ranks(&falling)), Some(-1_000));
        assert_eq!(ranks(&rising).squares, 333_333_333_333_000_000);
    }

    #[test]
    fn products_beyond_128_bits_are_whole() {
        // (2^100 + 1) (2^60 + 1) = 2^160 + 2^100 + 2^60 + 1; the upper part counts in steps of 2^64.
        let product = wide_product((1 << 100) + 1, (1 << 60) + 1);
        assert_eq!(product, ((1 << 96) + (1 << 36), (1 << 60) + 1));
    }
}
