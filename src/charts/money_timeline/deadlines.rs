//! What must be done by when, under the dates.

use super::drawing::{Layers, Pen};
use super::labels::deadline_text;
use super::scale::{Px, Scale};
use super::series::Deadline;
use super::shapes::{Place, upright, words};

/// How wide the words of a deadline are, about.
const WORDS: Px = Px::whole(190);

impl Pen<'_> {
    /// A line down from the axis for each deadline, with its words at the end; the one that matters most in this run stands out.
    pub(super) fn deadlines(&self, layers: &mut Layers) {
        let Self { series, scale, language, figures, .. } = self;
        let shown = series.deadlines.iter().filter(|due| scale.shows(due.date.end()));
        let shown: Vec<Deadline> = shown.copied().collect();
        for (row, (deadline, place)) in rows(scale, &shown).into_iter().enumerate() {
            let x = scale.x(deadline.date.end());
            let is_binding = series.deadlines.first() == Some(&deadline);
            let [line, label] = if is_binding {
                ["chart-deadline binding", "chart-label strong"]
            } else {
                ["chart-deadline", "chart-label"]
            };
            let row = Scale::deadline_row(row);
            let bottom = if scale.is_narrow() { Scale::AXIS + Px::whole(8) } else { row };
            layers.shapes.push(upright(line, x, Scale::CREDIT_BOTTOM, bottom));
            if !scale.is_narrow() {
                let text = deadline_text(language, figures, deadline);
                layers.words.push(words(label, place, row, text));
            }
        }
    }
}

/// The deadlines from the highest row to the lowest, so that no line goes through the words of another:
/// of words that begin at their line the last comes first, of those that end there the first.
fn rows(scale: &Scale, deadlines: &[Deadline]) -> Vec<(Deadline, Place)> {
    let xs = || deadlines.iter().map(|deadline| scale.x(deadline.date.end()));
    let all_begin = xs().all(|x| Place::has_room_after(x, scale, WORDS));
    let all_end = xs().all(|x| Place::has_room_before(x, scale, WORDS));
    let mut rows: Vec<(Deadline, Place)> = Vec::new();
    for deadline in deadlines {
        let x = scale.x(deadline.date.end());
        let begins = all_begin || !all_end && x < scale.left.midpoint(scale.right);
        let place = if begins { Place::after(x) } else { Place::before(x) };
        let comes_before = |other: &(Deadline, Place)| match (
            begins,
            other.1.is_after(scale.x(other.0.date.end())),
        ) {
            (true, true) => deadline.date > other.0.date,
            (false, false) => deadline.date < other.0.date,
            (begins, _) => begins,
        };
        let row = rows.iter().position(comes_before).unwrap_or(rows.len());
        rows.insert(row, (*deadline, place));
    }
    rows
}
