//! Where the credit changes between two cells, exactly.

use super::{Axis, Input, PlanRuns, Request, Setting, with};
use crate::money::Money;
use crate::plan::Figures;
use crate::plan::goal::{Proof, ProofKind};
use crate::scenario::Scenario;
use crate::simulate::{Prepared, totals};

/// A value at which the credit changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cliff {
    /// The cell with the smaller value of the two between which it lies; the other one is its neighbour.
    pub after: usize,
    /// The smallest value above that cell's with which the credit is another one.
    pub at: Setting,
    /// What the run with the next smaller value comes to.
    pub below: Figures,
    /// What the run with this value comes to.
    pub here: Figures,
    /// Whether every value between was tried; otherwise it was only searched for.
    pub kind: ProofKind,
}

/// How many runs all cliffs of a sweep may take; from then on they are only searched for.
const MOST_RUNS: u32 = 10 * Proof::MOST_TRIED;

/// The cliffs between the neighbouring cells of a sweep.
pub(super) fn find(scenario: &Scenario, request: &Request, cells: &[Figures]) -> Vec<Cliff> {
    let [axis] = request.axes.as_slice() else {
        return Vec::new();
    };
    let has_cliffs = matches!(
        axis.input,
        Input::DailyBudget | Input::Days | Input::TopUp { .. } | Input::Threshold { .. }
    );
    if !has_cliffs {
        return Vec::new();
    }
    if axis.input.is_of_plan() {
        let mut ground = scenario.clone();
        let mut plan_runs = PlanRuns::over(&mut ground, &request.axes);
        let prepared = Prepared::of(&ground);
        let mut rehearsal = prepared.rehearsal();
        return between(axis, cells, &mut |value| {
            plan_runs.take(value);
            Figures::of(rehearsal.run(plan_runs.amounts(&ground)), request.offer)
        });
    }
    between(axis, cells, &mut |value| {
        Figures::of(&totals(&with(scenario, &request.axes, &[value])), request.offer)
    })
}

/// The cliff between each two neighbours that differ.
fn between(axis: &Axis, cells: &[Figures], run: &mut dyn FnMut(Setting) -> Figures) -> Vec<Cliff> {
    let mut run = |number: i64| run(axis.values[0].with_number(number));
    let mut runs = 0_u32;
    let pairs = (1..cells.len()).filter_map(|right| {
        // The values need not rise.
        let number = |cell: usize| Some((axis.values[cell].number()?, cell));
        let (one, other) = (number(right - 1)?, number(right)?);
        let differs = cells[right - 1].granted != cells[right].granted;
        differs.then(|| (one.min(other), one.max(other)))
    });
    let cliff = |((low, after), (high, _)): ((i64, usize), (i64, usize))| {
        let gap = u32::try_from(high - low).unwrap_or(u32::MAX);
        let is_tried = gap <= Proof::MOST_TRIED && runs.saturating_add(gap) <= MOST_RUNS;
        runs = runs.saturating_add(if is_tried { gap } else { 64 });
        let from = cells[after].granted;
        let (number, kind) = if is_tried {
            (scan(low, high, from, &mut run), ProofKind::Tried)
        } else {
            (halve(low, high, from, &mut run), ProofKind::Searched)
        };
        let at = axis.values[after].with_number(number);
        Cliff { after, at, below: run(number - 1), here: run(number), kind }
    };
    pairs.map(cliff).collect()
}

/// The smallest number above one at which the credit is another one; it is so at the highest.
fn scan(low: i64, high: i64, from: Money, run: &mut dyn FnMut(i64) -> Figures) -> i64 {
    (low + 1..high).find(|number| run(*number).granted != from).unwrap_or(high)
}

/// A number at which the credit is another one than just below it, where it is as at the lowest.
fn halve(low: i64, high: i64, from: Money, run: &mut dyn FnMut(i64) -> Figures) -> i64 {
    let (mut same, mut other) = (low, high);
    while other - same > 1 {
        let middle = same + (other - same) / 2;
        if run(middle).granted == from {
            same = middle;
        } else {
            other = middle;
        }
    }
    other
}
