//! What matters most: how closely each input and an outcome rise together.

use std::cmp::Reverse;

use super::ranks::Ranks;
use super::sorted::Sorted;
use super::tally::Followed;
use super::{ForecastRequest, Input};
use crate::order::sort_short;

/// How much an input matters for an outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Matter {
    /// The input.
    pub input: Input,
    /// The rank correlation of Spearman of the input and the outcome, in thousandths: 1,000 where the one always rises with the other,
    /// -1,000 where it always falls; `None` where either is the same in all runs.
    pub correlation: Option<i16>,
}

/// The inputs of a forecast, each with its ranks in all runs.
pub(super) struct Inputs(Vec<(Input, Ranks)>);

impl Inputs {
    pub(super) fn of(request: &ForecastRequest, runs: &[Followed]) -> Self {
        let uncertain = Input::ALL.iter().filter(|input| request.between(**input).is_some());
        let ranked = uncertain.map(|input| {
            let values = runs.iter().map(|run| match input {
                Input::DailySpend => run.spend.minor(),
                Input::Level => run.setting.level.into(),
                Input::StartDelay => run.setting.start_delay.into(),
                Input::ActivationDelay => run.setting.activation_delay.into(),
            });
            (*input, Ranks::of(&Sorted::of(values.collect())))
        });
        Self(ranked.collect())
    }

    /// The inputs, the one that matters most for an outcome first: by the size of the correlation, then as [`Input::ALL`] has them.
    pub(super) fn rank_for(&self, outcome: &Sorted) -> Vec<Matter> {
        let outcome = Ranks::of(outcome);
        let matters = self.0.iter().map(|(input, ranks)| Matter {
            input: *input,
            correlation: ranks.correlation(&outcome),
        });
        let mut matters: Vec<Matter> = matters.collect();
        sort_short(&mut matters, |matter| Reverse(matter.correlation.map(i16::abs)));
        matters
    }
}
