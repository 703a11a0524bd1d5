//! In how many runs something came about, and how sure that makes one.

/// In how many of all runs something came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chance {
    /// In how many it did.
    pub runs: u32,
    /// How many there were.
    pub of: u32,
}

/// All, in hundredths of a percent.
const WHOLE: i128 = 10_000;

impl Chance {
    /// The share of all runs in hundredths of a percent, rounded half up; 0 where there were none.
    #[must_use]
    pub fn share(self) -> u16 {
        if self.of == 0 {
            return 0;
        }
        let share = (2 * WHOLE * i128::from(self.runs)) / i128::from(self.of);
        u16::try_from((share + 1) / 2).unwrap_or(0)
    }

    /// Between which shares, in hundredths of a percent and both included, the probability lies with 95 percent confidence.
    ///
    /// It is the interval of Wilson with z = 1.96, its ends rounded outwards. It says how far so many runs leave the probability open that
    /// infinitely many would give; what is not known of the inputs it does not know.
    #[must_use]
    pub fn interval(self) -> (u16, u16) {
        let (runs, of) = (i128::from(self.runs), i128::from(self.of));
        // The interval has the probabilities p of which runs / of is less than z standard errors away:
        // (runs / of - p)^2 < z^2 p (1 - p) / of, with z^2 = 2401 / 625.
        let is_outside = |share: i128| {
            let distance = runs * WHOLE - share * of;
            625 * distance * distance >= 2_401 * of * share * (WHOLE - share)
        };
        // The shares below runs / of that are outside are the first of them, those above it that are outside the last of them.
        let middle = if of == 0 { 0 } else { runs * WHOLE / of };
        let low =
            if runs == 0 { 0 } else { last_of(0, (runs * WHOLE - 1) / of.max(1), is_outside) };
        let high = if runs == of {
            WHOLE
        } else {
            last_of(middle + 1, WHOLE, |share| !is_outside(share)) + 1
        };
        (u16::try_from(low).unwrap_or(0), u16::try_from(high.min(WHOLE)).unwrap_or(10_000))
    }
}

/// The last number from `first` to `last` for which something holds that holds for the first ones only; `first - 1` where it never does.
fn last_of(first: i128, last: i128, holds: impl Fn(i128) -> bool) -> i128 {
    let (mut below, mut above) = (first - 1, last + 1);
    while above - below > 1 {
        let middle = (below + above).div_euclid(2);
        if holds(middle) { below = middle } else { above = middle }
    }
    below
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_rounded_half_up_to_a_hundredth_of_a_percent() {
        let share = |runs, of| Chance { runs, of }.share();
        assert_eq!([share(1, 3), share(2, 3), share(1, 8)], [3_333, 6_667, 1_250]);
        // 1 of 20,000 is 0.005 percent, 1 of 20,001 is less.
        assert_eq!([share(1, 20_000), share(1, 20_001)], [1, 0]);
        assert_eq!([share(0, 5), share(5, 5), share(0, 0)], [0, 10_000, 0]);
        assert_eq!(share(1_000_000, 1_000_000), 10_000);
    }

    #[test]
    fn the_interval_is_that_of_wilson_rounded_outwards() {
        let interval = |runs, of| Chance { runs, of }.interval();
        // z^2 = 3.8416. The middle is (0.83 + 3.8416 / 200) / (1 + 3.8416 / 100) = 0.8177917, half the width
        // 1.96 * sqrt(0.83 * 0.17 / 100 + 3.8416 / 40,000) / 1.038416 = 0.0732737: 0.744518 to 0.891065.
        assert_eq!(interval(83, 100), (7_445, 8_911));
        // Where it never came about the upper end is 3.8416 / 103.8416 = 0.036995.
        assert_eq!(interval(0, 100), (0, 370));
        assert_eq!(interval(100, 100), (9_630, 10_000));
        // A single run: 3.8416 / 4.8416 = 0.793456.
        assert_eq!(interval(0, 1), (0, 7_935));
        assert_eq!(interval(0, 0), (0, 10_000));
    }

    #[test]
    fn the_share_lies_in_its_interval_which_narrows_with_more_runs() {
        for of in [1, 2, 7, 1_000] {
            for runs in 0..=of {
                let few = Chance { runs, of };
                let many = Chance { runs: runs * 100, of: of * 100 };
                let ((low, high), (inner_low, inner_high)) = (few.interval(), many.interval());
                assert!(low <= few.share() && few.share() <= high, "{few:?}");
                assert!(low <= inner_low && inner_high <= high, "{few:?}");
                assert!(inner_high - inner_low < high - low, "{few:?}");
            }
        }
    }
}
