//! The smallest amount for which something holds, and what excludes the smaller ones.

use crate::input::choice;
use crate::money::Money;

choice! {
    /// What excludes every value that would be better than an answer, or every value at all.
    pub enum ProofKind {
        /// What could count at most with it is too little: no run is needed.
        Arithmetic = "arithmetic",
        /// The rules refuse the activation whatever is spent.
        Refused = "refused",
        /// Arithmetic excludes some, and all others were tried, one by one.
        Tried = "tried",
        /// Arithmetic excludes some and many were tried, but between those that were tried in the end nothing excludes that one does.
        Searched = "searched",
    }
}

/// What excludes every value that would be better than an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Proof {
    /// How.
    pub kind: ProofKind,
    /// How many runs it took.
    pub runs: u32,
    /// The smallest amount that arithmetic does not exclude, where amounts are looked for.
    pub bound: Option<Money>,
}

impl Proof {
    /// How many amounts are tried one by one.
    pub const MOST_TRIED: u32 = 30_000;
}

/// The amounts that may be an answer: the multiples of a step in a range, both ends included.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidates {
    pub(super) least: Money,
    pub(super) most: Money,
    pub(super) step: Money,
}

impl Candidates {
    /// The smallest of them for which something holds, with how it was found; else how it was excluded that there is one.
    /// Beyond those that are tried one by one `likely` gives, in any order, the amounts at which it is most likely to begin to hold.
    pub(super) fn smallest(
        &self,
        likely: impl FnOnce() -> Vec<Money>,
        mut holds: impl FnMut(Money) -> bool,
    ) -> Result<(Money, ProofKind), ProofKind> {
        let step = self.step.minor().max(1);
        let first = (self.least.minor().max(1) + step - 1) / step * step;
        let last = self.most.minor() / step * step;
        if last < first {
            return Err(ProofKind::Arithmetic);
        }
        let mut holds = |minor: i64| holds(Money::from_minor(minor));
        let tried_to = last.min(first + step * i64::from(Proof::MOST_TRIED - 1));
        let mut minor = first;
        while minor <= tried_to {
            if holds(minor) {
                let is_first = minor == first;
                let kind = if is_first { ProofKind::Arithmetic } else { ProofKind::Tried };
                return Ok((Money::from_minor(minor), kind));
            }
            minor += step;
        }
        if tried_to == last {
            return Err(ProofKind::Tried);
        }
        let rounded = likely().into_iter().map(|amount| (amount.minor() + step - 1) / step * step);
        let mut likely: Vec<i64> =
            rounded.filter(|minor| (tried_to + 1..=last).contains(minor)).collect();
        likely.sort_unstable();
        likely.dedup();
        let mut fails = tried_to;
        let mut found = None;
        for minor in likely {
            if holds(minor) {
                found = Some(go_back(fails, minor, step, &mut holds));
                break;
            }
            fails = minor;
        }
        // Larger steps may come upon a smaller one between the likely ones.
        let below = found.map_or(last, |found| found - step);
        let found = search(tried_to, below, step, &mut holds).or(found);
        let found = found.map(|found| look_below(tried_to, found, step, &mut holds));
        let found = found.map(Money::from_minor);
        found.map(|found| (found, ProofKind::Searched)).ok_or(ProofKind::Searched)
    }
}

/// Looks in ever larger steps for an amount above a failing one, then goes back by halves to one whose neighbour below fails.
fn search(fails: i64, last: i64, step: i64, holds: &mut dyn FnMut(i64) -> bool) -> Option<i64> {
    let (mut fails, mut stride) = (fails, step);
    let fits = loop {
        let next = fails.saturating_add(stride).min(last);
        if next == fails {
            return None;
        }
        if holds(next) {
            break next;
        }
        (fails, stride) = (next, stride.saturating_mul(2));
    };
    Some(go_back(fails, fits, step, holds))
}

/// Goes back by halves from an amount that holds towards one that fails, to one whose neighbour below fails.
fn go_back(fails: i64, fits: i64, step: i64, holds: &mut dyn FnMut(i64) -> bool) -> i64 {
    let (mut fails, mut fits) = (fails, fits);
    while fits - fails > step {
        let middle = fails + (fits - fails) / step / 2 * step;
        if holds(middle) {
            fits = middle;
        } else {
            fails = middle;
        }
    }
    fits
}

/// Tries some amounts below one that holds, one by one, since its neighbour alone says little of them.
fn look_below(fails: i64, fits: i64, step: i64, holds: &mut dyn FnMut(i64) -> bool) -> i64 {
    const LOOKED_AT: i64 = 500;
    let below = (1..=LOOKED_AT).map(|steps| fits - steps * step);
    let smaller: Vec<i64> =
        below.take_while(|minor| fails < *minor).filter(|minor| holds(*minor)).collect();
    smaller.last().copied().unwrap_or(fits)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn smallest(
        least: i64,
        most: i64,
        step: i64,
        holds: impl Fn(i64) -> bool,
    ) -> Result<(i64, ProofKind), ProofKind> {
        let [least, most, step] = [least, most, step].map(Money::from_minor);
        let candidates = Candidates { least, most, step };
        let found = candidates.smallest(Vec::new, |amount| holds(amount.minor()));
        found.map(|(amount, kind)| (amount.minor(), kind))
    }

    #[test]
    fn the_bound_itself_is_proven_by_arithmetic_and_anything_above_by_trying() {
        assert_eq!(smallest(2_858, 9_999, 1, |x| x >= 2_858), Ok((2_858, ProofKind::Arithmetic)));
        assert_eq!(smallest(2_858, 9_999, 1, |x| x >= 2_900), Ok((2_900, ProofKind::Tried)));
        // Whole units: 28.58 is excluded because 28.00 is, and 29.00 is the first above the bound.
        assert_eq!(smallest(2_858, 9_999, 100, |x| x >= 2_858), Ok((2_900, ProofKind::Arithmetic)));
    }

    #[test]
    fn an_amount_that_holds_alone_among_others_is_found() {
        assert_eq!(smallest(1, 5_000, 1, |x| x == 777 || x > 4_000), Ok((777, ProofKind::Tried)));
    }

    #[test]
    fn beyond_what_can_be_tried_an_answer_is_only_searched_for() {
        let last = 1_000_000_007;
        let found = smallest(1, Money::LARGEST_INPUT.minor(), 1, |x| x >= last);
        assert_eq!(found, Ok((last, ProofKind::Searched)));
        let found = smallest(1, Money::LARGEST_INPUT.minor(), 100, |x| x >= last);
        assert_eq!(found, Ok((1_000_000_100, ProofKind::Searched)));
        assert_eq!(
            smallest(1, Money::LARGEST_INPUT.minor(), 1, |_| false),
            Err(ProofKind::Searched)
        );
    }

    #[test]
    fn a_range_that_larger_steps_jump_over_is_found_from_what_is_likely() {
        let candidates = Candidates {
            least: Money::from_minor(1),
            most: Money::LARGEST_INPUT,
            step: Money::from_minor(1),
        };
        let holds = |amount: Money| (1_111_112..=1_118_181).contains(&amount.minor());
        assert_eq!(candidates.smallest(Vec::new, holds), Err(ProofKind::Searched));
        let likely = || [2_000_000, 1_115_000, 1_000_000].map(Money::from_minor).to_vec();
        let found = candidates.smallest(likely, holds);
        assert_eq!(found, Ok((Money::from_minor(1_111_112), ProofKind::Searched)));
    }

    #[test]
    fn where_nothing_holds_it_is_said_how_that_is_known() {
        assert_eq!(smallest(101, 100, 1, |_| true), Err(ProofKind::Arithmetic));
        assert_eq!(smallest(150, 199, 100, |_| true), Err(ProofKind::Arithmetic));
        assert_eq!(smallest(1, 100, 1, |_| false), Err(ProofKind::Tried));
    }
}
