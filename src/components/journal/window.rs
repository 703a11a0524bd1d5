//! Which of the rows that are found are on the page: those in sight and some around them. The others are gaps of their height.

use std::ops::Range;

/// From how many rows on only some of them are on the page. A usual plan's journal is whole, so that the browser's own search
/// finds all of it.
pub const MOST_WHOLE: usize = 80;

/// How many rows there are before anything is measured.
pub const FIRST: Range<usize> = 0..24;

/// How many shapes of rows are told apart.
const SHAPES: usize = 64;

/// The heights of the rows that are found, in CSS pixels, by their position among these: measured where a row was on the page,
/// and else that of the first row of its shape.
#[derive(Clone, Debug)]
pub struct Heights {
    rows: Vec<Height>,
    /// The height of each shape; 0 until one of it was measured.
    shapes: [f32; SHAPES],
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Height {
    shape: u8,
    /// 0 until it is measured.
    measured: f32,
}

impl Default for Heights {
    fn default() -> Self {
        Self { rows: Vec::new(), shapes: [0.0; SHAPES] }
    }
}

/// The shape of a row with so many paragraphs and so many figures below others.
#[must_use]
pub fn shape(paragraphs: usize, details: usize) -> u8 {
    // Both are below 8.
    #[expect(clippy::cast_possible_truncation, reason = "the sum is below 64")]
    let shape = (paragraphs.min(7) * 8 + details.min(7)) as u8;
    shape
}

impl Heights {
    /// Keeps the first `same` rows, which are followed by others of these shapes.
    pub fn follow(&mut self, same: usize, shapes: impl Iterator<Item = u8>) {
        self.rows.truncate(same);
        self.rows.extend(shapes.map(|shape| Height { shape, measured: 0.0 }));
    }

    /// Forgets what was measured, as when the rows have become wider.
    pub fn forget(&mut self) {
        self.shapes = [0.0; SHAPES];
        self.rows.iter_mut().for_each(|row| row.measured = 0.0);
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Takes the height of a row; says whether it is the first of its shape, so that others are seen with other eyes.
    pub fn measure(&mut self, position: usize, height: f32) -> bool {
        let Some(row) = self.rows.get_mut(position) else { return false };
        row.measured = height;
        let of_shape = &mut self.shapes[usize::from(row.shape) % SHAPES];
        let is_first = *of_shape == 0.0;
        if is_first {
            *of_shape = height;
        }
        is_first
    }

    fn of(&self, row: Height) -> f64 {
        let known = if row.measured > 0.0 {
            row.measured
        } else {
            self.shapes[usize::from(row.shape) % SHAPES]
        };
        // Before any row of the shape was measured: two lines for a paragraph.
        let height = if known > 0.0 { known } else { 16.0 + 42.0 * f32::from(row.shape / 8) };
        height.into()
    }

    /// The height of some rows together.
    #[must_use]
    pub fn sum(&self, rows: Range<usize>) -> f64 {
        let rows = self.rows.get(rows).unwrap_or_default();
        rows.iter().map(|row| self.of(*row)).sum()
    }

    /// The rows that are in sight between two distances from the top of the first.
    #[must_use]
    pub fn between(&self, top: f64, bottom: f64) -> Range<usize> {
        let (mut first, mut end, mut at) = (None, 0, 0.0);
        for (position, row) in self.rows.iter().enumerate() {
            if at >= bottom {
                break;
            }
            at += self.of(*row);
            if first.is_none() && at > top {
                first = Some(position);
            }
            end = position + 1;
        }
        first.unwrap_or(end)..end
    }
}

/// A part of the table's body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Rows that are on the page.
    Rows(Range<usize>),
    /// Rows that are not.
    Gap(Range<usize>),
}

/// The parts of a body of so many rows, of which `window` is on the page, and the row that has the focus with its neighbours,
/// so that the focus is never lost and can go on from there.
#[must_use]
pub fn parts(rows: usize, window: Range<usize>, focus: Option<usize>) -> Vec<Part> {
    let window = window.start.min(rows)..window.end.min(rows);
    let around = focus.filter(|focus| *focus < rows);
    let around = around.map(|focus| focus.saturating_sub(1)..(focus + 2).min(rows));
    let mut shown = vec![window];
    if let Some(around) = around {
        let at = usize::from(around.start >= shown[0].start);
        shown.insert(at, around);
    }
    let (mut parts, mut done) = (Vec::new(), 0);
    for range in shown {
        let start = range.start.max(done);
        if range.end <= start {
            continue;
        }
        if done < start {
            parts.push(Part::Gap(done..start));
        }
        parts.push(Part::Rows(start..range.end));
        done = range.end;
    }
    if done < rows {
        parts.push(Part::Gap(done..rows));
    }
    parts
}
