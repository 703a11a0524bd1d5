//! The picture of a figure over two inputs, as SVG in CSS pixels.

use ad_credit_lab_words::say;

use super::scale::width_of_words;
use super::{Axis, Levels, Map};
use crate::charts::money_timeline::scale::Px;
use crate::charts::money_timeline::shapes::{Place, path, words as words_at};
use crate::i18n::Words;
use crate::markup::{Element, svg};

const TITLE: Px = Px::whole(13);
const TOP: Px = Px::whole(24);

/// How high a row of cells is at least and at most, and all rows together.
const ROW: (i64, i64) = (30, 300);
const MOST: i64 = 3_600;

/// Where everything is in a picture of this width.
pub(super) struct Pen<'a> {
    words: Words,
    map: &'a Map,
    left: Px,
    right: Px,
    bottom: Px,
}

impl<'a> Pen<'a> {
    pub(super) fn new(words: Words, map: &'a Map, width: i32) -> Self {
        let up = &map.inputs[1];
        let ends = [map.values[1].first(), map.values[1].last()].into_iter().flatten();
        let names = ends.map(|value| width_of_words(&up.unit.short(words, *value)));
        let left =
            names.fold(Px::whole(20), |widest, width| if width > widest { width } else { widest });
        let rows = i64::try_from(map.values[1].len()).unwrap_or(1).max(1);
        let row = (MOST / rows).clamp(ROW.0, ROW.1);
        let height = (row * rows).min(MOST.max(1));
        Self {
            words,
            map,
            left: left + Px::whole(12),
            right: Px::whole(width.into()) - Px::whole(8),
            bottom: TOP + Px::tenths(height.max(300)),
        }
    }

    /// How high the picture is.
    pub(super) fn height(&self) -> Px {
        self.bottom + Px::whole(46)
    }

    fn count(&self, axis: usize) -> i64 {
        i64::try_from(self.map.values[axis].len()).unwrap_or(1).max(1)
    }

    /// Where a column begins; the one after the last is where that ends.
    fn x(&self, column: usize) -> Px {
        let width = (self.right - self.left).in_tenths();
        self.left + Px::tenths(width * i64::try_from(column).unwrap_or(0) / self.count(0))
    }

    /// Where a row ends at the top, counted from the lowest; the row -1 would end at the bottom.
    fn y(&self, row: usize) -> Px {
        let height = (self.bottom - TOP).in_tenths();
        self.bottom - Px::tenths(height * i64::try_from(row).unwrap_or(0) / self.count(1))
    }

    /// The column and the row of a cell.
    fn place(&self, cell: usize) -> (usize, usize) {
        let rows = self.map.values[1].len().max(1);
        (cell / rows, cell % rows)
    }

    /// The cell at so many CSS pixels from the left and the top.
    pub(super) fn cell_at(&self, x: i32, y: i32) -> Option<usize> {
        let [x, y] = [x, y].map(|at| Px::whole(at.into()));
        if x < self.left || x >= self.right || y < TOP || y >= self.bottom {
            return None;
        }
        let part = |from: Px, length: Px, count: i64| {
            usize::try_from(from.in_tenths() * count / length.in_tenths().max(1)).unwrap_or(0)
        };
        let column = part(x - self.left, self.right - self.left, self.count(0));
        let row = part(self.bottom - y, self.bottom - TOP, self.count(1));
        let (columns, rows) = (self.map.values[0].len(), self.map.values[1].len());
        Some(column.min(columns.saturating_sub(1)) * rows + row.min(rows.saturating_sub(1)))
    }

    /// A frame around a cell, large enough to be seen.
    pub(super) fn around(&self, class: &'static str, cell: usize) -> Element {
        let (column, row) = self.place(cell);
        let (x, y) = (self.x(column), self.y(row + 1));
        let (width, height) = (self.x(column + 1) - x, self.y(row) - y);
        let wide = |length: Px| if length < Px::whole(9) { Px::whole(9) } else { length };
        let (frame_width, frame_height) = (wide(width), wide(height));
        let off = |frame: Px, length: Px| Px::tenths((frame - length).in_tenths() / 2);
        let [x, y] =
            [x - off(frame_width, width), y - off(frame_height, height)].map(|at| at.to_string());
        svg::rect()
            .class(class)
            .attribute("x", x)
            .attribute("y", y)
            .attribute("width", frame_width.to_string())
            .attribute("height", frame_height.to_string())
    }

    /// All that does not move.
    pub(super) fn layers(&self) -> Vec<Element> {
        let map = self.map;
        let title = map.inputs[1].name.clone();
        let mut shapes = vec![words_at("chart-lane", Place::from(Px::whole(0)), TITLE, title)];
        self.cells(&mut shapes);
        self.axes(&mut shapes);
        let own = ["sweep-own-back", "sweep-own"].into_iter();
        shapes.extend(own.filter_map(|class| Some(self.around(class, map.present?))));
        shapes
    }

    /// One outline for each shade, with all cells that have it: thousands of elements would make the page slow.
    fn cells(&self, shapes: &mut Vec<Element>) {
        let levels = Levels::of(self.map);
        let (columns, rows) = (self.map.values[0].len(), self.map.values[1].len());
        let mut outlines: [String; 6] = Default::default();
        for column in 0..columns {
            let (left, right) = (self.x(column), self.x(column + 1));
            let shade = |row: usize| {
                levels.shade(self.map.cells.get(column * rows + row).copied().flatten())
            };
            let mut from = 0;
            while from < rows {
                // Neighbours of one shade are one shape.
                let to = (from..rows).find(|row| shade(*row) != shade(from)).unwrap_or(rows);
                let (bottom, top) = (self.y(from), self.y(to));
                outlines[shade(from)].push_str(&format!("M{left} {bottom}H{right}V{top}H{left}Z"));
                from = to;
            }
        }
        const CLASSES: [&str; 6] = [
            "sweep-shade-0",
            "sweep-shade-1",
            "sweep-shade-2",
            "sweep-shade-3",
            "sweep-shade-4",
            "sweep-shade-5",
        ];
        let drawn = CLASSES.into_iter().zip(outlines).filter(|(_, outline)| !outline.is_empty());
        shapes.extend(drawn.map(|(class, outline)| path(class, outline)));
    }

    fn axes(&self, shapes: &mut Vec<Element>) {
        let [across, up] = &self.map.inputs;
        let said = |axis: &Axis, value: i64| axis.unit.short(self.words, value);
        let half = |from: Px, to: Px| from.midpoint(to);
        let widest = self.map.values[0].iter().map(|value| width_of_words(&said(across, *value)));
        let widest =
            widest.fold(Px::whole(20), |widest, width| if width > widest { width } else { widest });
        for column in every(
            &self.map.values[0],
            (self.right - self.left).in_tenths(),
            (widest + Px::whole(16)).in_tenths(),
        ) {
            let x = half(self.x(column), self.x(column + 1));
            let name = said(across, self.map.values[0][column]);
            let (place, width) =
                (Place::around(x), Px::tenths(width_of_words(&name).in_tenths() / 2));
            let place = if x + width > self.right + Px::whole(8) { continue } else { place };
            shapes.push(words_at("chart-lane", place, self.bottom + Px::whole(18), name));
        }
        for row in every(&self.map.values[1], (self.bottom - TOP).in_tenths(), 180) {
            let y = half(self.y(row), self.y(row + 1)) + Px::whole(4);
            let name = said(up, self.map.values[1][row]);
            shapes.push(words_at("chart-lane", Place::before(self.left), y, name));
        }
        let middle = Place::around(self.left.midpoint(self.right));
        shapes.push(words_at(
            "chart-lane",
            middle,
            self.bottom + Px::whole(38),
            across.name.clone(),
        ));
    }
}

/// The numbers of which the names stand along an axis: as many as have room, at round values where the steps meet them.
fn every(values: &[i64], length: i64, room: i64) -> impl Iterator<Item = usize> {
    let count = values.len();
    let most = usize::try_from(length / room.max(1)).unwrap_or(1).max(1);
    let steps = (0..5).flat_map(|power| [1, 2, 5].map(|digit| digit * 10_usize.pow(power)));
    let step = steps.into_iter().find(|step| count.div_ceil(*step) <= most).unwrap_or(count.max(1));
    let apart = values.get(step).zip(values.first()).map_or(0, |(next, first)| next - first);
    let is_round = |index: &usize| apart > 0 && values[*index] % apart == 0;
    let first = (0..step.min(count)).find(is_round).unwrap_or(0);
    (first..count).step_by(step)
}

/// The picture in a sentence.
pub(super) fn summary(words: Words, map: &Map) -> String {
    let legend = Levels::of(map).legend(words, &map.figure);
    let legend: Vec<String> = legend.into_iter().map(|(_, text)| text).collect();
    let inputs = map.inputs.each_ref().map(|axis| axis.name.clone());
    say::sweep_map_summary(
        words.language(),
        &map.figure.name,
        &inputs[0],
        &legend.join("; "),
        &inputs[1],
    )
}
