//! The colours of a map: which figures share one, and what the legend says of each.

use super::{Axis, Map};
use crate::i18n::Words;
use ad_credit_lab_words::say;

/// Into how many shades figures are divided, besides nothing.
const SHADES: i64 = 5;

/// Which figures have which shade.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Levels {
    /// The figures that there are, if each has a shade of its own; else the lowest and the highest.
    known: Vec<i64>,
    is_each: bool,
    has_nothing: bool,
}

impl Levels {
    /// The shades of a map.
    #[must_use]
    pub fn of(map: &Map) -> Self {
        let (mut low, mut high, mut has_nothing) = (i64::MAX, i64::MIN, false);
        let mut each: Vec<i64> = Vec::new();
        let mut is_each = true;
        for figure in &map.cells {
            let Some(figure) = figure.filter(|figure| *figure != 0) else {
                has_nothing = true;
                continue;
            };
            (low, high) = (low.min(figure), high.max(figure));
            if is_each && !each.contains(&figure) {
                is_each = each.len() < 5;
                each.push(figure);
            }
        }
        each.sort_unstable();
        let known = match (is_each, low <= high) {
            (true, _) => each,
            (false, true) => vec![low, high],
            (false, false) => Vec::new(),
        };
        Self { known, is_each, has_nothing }
    }

    /// The shade of a figure: 0 for nothing, then from 1 for the lowest to 5 for the highest.
    #[must_use]
    pub fn shade(&self, figure: Option<i64>) -> usize {
        let Some(figure) = figure.filter(|figure| *figure != 0) else { return 0 };
        if self.is_each {
            let place = self.known.iter().position(|known| *known == figure).unwrap_or(0);
            // The highest is always the darkest.
            return place + 6 - self.known.len().max(1);
        }
        let [low, high] = [0, 1].map(|end| self.known.get(end).copied().unwrap_or(figure));
        let part = i128::from(figure - low) * i128::from(SHADES) / i128::from((high - low).max(1));
        usize::try_from(part.clamp(0, i128::from(SHADES) - 1)).unwrap_or(0) + 1
    }

    /// The shades that there are, each with what it stands for, the lowest first.
    #[must_use]
    pub fn legend(&self, words: Words, figure: &Axis) -> Vec<(usize, String)> {
        let language = words.language();
        let said = |number| figure.unit.said(words, number);
        let nothing = self.has_nothing.then(|| (0, nothing(words, figure)));
        let mut legend: Vec<_> = nothing.into_iter().collect();
        if self.is_each {
            legend.extend(self.known.iter().map(|known| (self.shade(Some(*known)), said(*known))));
        } else if let [low, high] = self.known[..] {
            let shades = (0..SHADES).map(|index| {
                let last = Self::first_of(index + 1, low, high) - 1;
                let to = if index + 1 == SHADES { high } else { last };
                let from = Self::first_of(index, low, high);
                let shade = usize::try_from(index + 1).unwrap_or(1);
                (shade, say::sweep_from_to(language, &said(from), &said(to)))
            });
            legend.extend(shades);
        }
        legend
    }

    /// The first figure of a shade, counted from 0.
    fn first_of(index: i64, low: i64, high: i64) -> i64 {
        let whole = i128::from(high - low) * i128::from(index);
        let parts = i128::from(SHADES);
        low + i64::try_from((whole + parts - 1) / parts).unwrap_or(0)
    }
}

/// What is said of no figure, or of zero.
pub(super) fn nothing(words: Words, figure: &Axis) -> String {
    match figure.unit {
        super::Unit::Date => say::sweep_never(words.language()),
        unit => unit.said(words, 0),
    }
}
