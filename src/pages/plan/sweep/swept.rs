//! An answer, read: its points with the cliffs between them, and what there is to say of each.

use ad_credit_lab_engine::Node;
use ad_credit_lab_engine::money::Currency;
use ad_credit_lab_words::say;

use super::figure::Figure;
use super::input::Input;
use crate::background::Found;
use crate::charts::sweep::{Axis, Jump, Line, Map, Picture, Unit};
use crate::i18n::Words;
use crate::state::Run;

/// Up to how many parts of the range of all credits a change is a jump: below it is a slope.
const SLOPE: i64 = 50;

/// An answer.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Swept {
    found: Found,
    pub(super) currency: Currency,
    pub(super) axes: Vec<SweptAxis>,
    points: Vec<Point>,
    pub(super) cliffs: Vec<Cliff>,
}

/// An input with its values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SweptAxis {
    pub(super) name: String,
    pub(super) label: String,
    pub(super) unit: Unit,
    pub(super) values: Vec<i64>,
}

/// Where a point of an answer stands in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Point {
    /// A cell, by its number.
    Cell(usize),
    /// The value just below a cliff, by the cliff's number among those of the answer.
    Below(usize),
    /// The value at a cliff.
    At(usize),
}

/// What a point is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Cell,
    Below,
    Cliff,
}

impl Kind {
    /// As files have it.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Cell => "cell",
            Self::Below => "below_cliff",
            Self::Cliff => "cliff",
        }
    }
}

/// Where the credit jumps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cliff {
    /// The first value after it.
    pub(super) at: i64,
    /// The last value before it; where that is not the one just below, the jump lies somewhere between.
    pub(super) after: Option<i64>,
    /// What the credit comes to before and after.
    pub(super) credit: [i64; 2],
    /// Whether not every value between was tried.
    pub(super) is_searched: bool,
    /// The points of its two sides.
    sides: [Point; 2],
}

impl Swept {
    /// Reads an answer about the scenario of a run; `None` for what is none. Inputs that are the same as the form's have its words.
    pub(super) fn of(found: &Found, words: Words, run: &Run, asked: &[Input]) -> Option<Self> {
        let node: &Node = found;
        let currency = Currency::from_code(node.get("currency")?.as_text()?)?;
        let Node::List(inputs) = node.get("inputs")? else { return None };
        let mut axes = Vec::new();
        for (number, input) in inputs.iter().enumerate() {
            let name = input.get("input")?.as_text()?;
            let unit = Input::unit_of(name, run.scenario());
            let Node::List(values) = input.get("values")? else { return None };
            let values =
                values.iter().map(|value| unit.number(value)).collect::<Option<Vec<_>>>()?;
            let same = asked.get(number).filter(|input| input.name() == name);
            let label = match same {
                Some(input) => input.label(words, run),
                None => Input::label_of(words.language(), name),
            };
            axes.push(SweptAxis { name: name.to_owned(), label, unit, values });
        }
        let mut swept =
            Self { found: found.clone(), currency, axes, points: Vec::new(), cliffs: Vec::new() };
        swept.cliffs = swept.find_cliffs();
        swept.points = swept.sort_points();
        Some(swept)
    }

    fn list(&self, name: &str) -> &[Node] {
        match self.found.get(name) {
            Some(Node::List(items)) => items,
            _ => &[],
        }
    }

    fn node_of(&self, point: Point) -> &Node {
        let cliff = |number: usize| self.list("cliffs").get(number);
        let node = match point {
            Point::Cell(number) => self.list("cells").get(number),
            Point::Below(number) => cliff(number).and_then(|cliff| cliff.get("below")),
            Point::At(number) => cliff(number).and_then(|cliff| cliff.get("here")),
        };
        node.unwrap_or(&Node::Null)
    }

    fn credit(&self, point: Point) -> i64 {
        Figure::Granted.read(self.currency, self.node_of(point)).unwrap_or(0)
    }

    /// The jumps: those of the answer that are no slope, or for inputs without any those between neighbouring cells.
    fn find_cliffs(&self) -> Vec<Cliff> {
        let [axis] = self.axes.as_slice() else { return Vec::new() };
        let cells = self.list("cells").len();
        let credits: Vec<i64> = (0..cells).map(|cell| self.credit(Point::Cell(cell))).collect();
        let range = credits.iter().max().unwrap_or(&0) - credits.iter().min().unwrap_or(&0);
        if !matches!(axis.name.as_str(), "daily_budget" | "days" | "threshold" | "top_up") {
            // A reward follows its own amount; of the others nobody looked between the cells.
            let is_steep =
                |cell: &usize| (credits[*cell] - credits[cell - 1]).abs() * SLOPE >= range.max(1);
            let steps = (1..cells).filter(|cell| axis.name != "reward" && is_steep(cell));
            let cliffs = steps.map(|cell| {
                let is_next =
                    axis.unit == Unit::Date && axis.values[cell] - axis.values[cell - 1] == 1;
                Cliff {
                    at: axis.values[cell],
                    after: (!is_next).then_some(axis.values[cell - 1]),
                    credit: [credits[cell - 1], credits[cell]],
                    is_searched: false,
                    sides: [Point::Cell(cell - 1), Point::Cell(cell)],
                }
            });
            return cliffs.collect();
        }
        let listed = self.list("cliffs").iter().enumerate();
        let cliffs = listed.filter_map(|(number, cliff)| {
            let sides = [Point::Below(number), Point::At(number)];
            let credit = sides.map(|side| self.credit(side));
            let Some(Node::Whole(after)) = cliff.get("after") else { return None };
            let after = usize::try_from(*after).ok()?;
            let between = credits.get(after + 1)? - credits.get(after)?;
            let jump = (credit[1] - credit[0]).abs();
            let is_slope = jump * 10 < between.abs() || jump * SLOPE < range;
            let is_searched = cliff.get("proof").and_then(Node::as_text) == Some("searched");
            let at = axis.unit.number(cliff.get("at")?)?;
            (!is_slope).then_some(Cliff { at, after: None, credit, is_searched, sides })
        });
        cliffs.collect()
    }

    /// The cells, with the two sides of each cliff where they belong.
    fn sort_points(&self) -> Vec<Point> {
        let cells = (0..self.list("cells").len()).map(Point::Cell);
        let [axis] = self.axes.as_slice() else { return cells.collect() };
        let mut sides = Vec::new();
        for cliff in &self.cliffs {
            if let [Point::Below(_), _] = cliff.sides {
                sides.extend([(cliff.at - 1, cliff.sides[0]), (cliff.at, cliff.sides[1])]);
            }
        }
        let mut sides = sides.into_iter().peekable();
        let mut points = Vec::new();
        for cell in cells {
            let Point::Cell(number) = cell else { continue };
            let value = axis.values.get(number).copied().unwrap_or(0);
            while let Some((_, side)) = sides.next_if(|(at, _)| *at < value) {
                points.push(side);
            }
            // A side that is a cell as well stands there once, as the side.
            match sides.next_if(|(at, _)| *at == value) {
                Some((_, side)) => points.push(side),
                None => points.push(cell),
            }
        }
        points
    }

    /// How many points there are.
    pub(super) fn count(&self) -> usize {
        self.points.len()
    }

    /// The values of a point.
    pub(super) fn values(&self, point: usize) -> Vec<i64> {
        match self.points.get(point) {
            Some(Point::Cell(number)) => self.cell_values(*number),
            Some(Point::Below(number)) => {
                self.cliff_value(*number).map(|at| at - 1).into_iter().collect()
            }
            Some(Point::At(number)) => self.cliff_value(*number).into_iter().collect(),
            None => Vec::new(),
        }
    }

    fn cliff_value(&self, number: usize) -> Option<i64> {
        self.axes.first()?.unit.number(self.list("cliffs").get(number)?.get("at")?)
    }

    fn cell_values(&self, number: usize) -> Vec<i64> {
        let rows = self.axes.get(1).map_or(1, |axis| axis.values.len().max(1));
        let places = [number / rows, number % rows];
        self.axes
            .iter()
            .zip(places)
            .filter_map(|(axis, place)| axis.values.get(place).copied())
            .collect()
    }

    /// The point with these values.
    pub(super) fn find(&self, values: &[i64]) -> Option<usize> {
        if let ([first, second], [one, other]) = (self.axes.as_slice(), values) {
            let place =
                |axis: &SweptAxis, value: i64| axis.values.iter().position(|own| *own == value);
            return Some(place(first, *one)? * second.values.len() + place(second, *other)?);
        }
        (0..self.points.len()).find(|point| self.values(*point) == values)
    }

    /// What a point is.
    pub(super) fn kind(&self, point: usize) -> Kind {
        match self.points.get(point) {
            Some(Point::Below(_)) => Kind::Below,
            Some(Point::At(_)) => Kind::Cliff,
            _ => Kind::Cell,
        }
    }

    /// What the run of a point comes to.
    pub(super) fn run(&self, point: usize) -> &Node {
        self.points.get(point).map_or(&Node::Null, |point| self.node_of(*point))
    }

    /// The values of a point in words, such as `Daily budget $25, days 60`.
    pub(super) fn values_said(&self, words: Words, point: usize) -> String {
        let values = self.values(point);
        let said = self.axes.iter().zip(values).map(|(axis, value)| {
            say::sweep_value(words.language(), &axis.label, &axis.unit.said(words, value))
        });
        said.collect::<Vec<_>>().join(", ")
    }

    /// A point with its figure.
    pub(super) fn said(&self, words: Words, figure: Figure, point: usize) -> String {
        let language = words.language();
        let value = figure.said(words, self.currency, self.run(point));
        let inputs = self.values_said(words, point);
        let pair = say::sweep_pair(language, &figure.label(language), &inputs, &value);
        match self.kind(point) {
            Kind::Cell => pair,
            Kind::Below => say::sweep_below(language, &pair),
            Kind::Cliff => say::sweep_at_cliff(language, &pair),
        }
    }

    /// The answer's own values of a point, as requests and files have them.
    pub(super) fn nodes(&self, point: usize) -> Vec<Node> {
        let values = self.values(point);
        self.axes.iter().zip(values).map(|(axis, value)| axis.unit.node(value)).collect()
    }

    /// The picture of a figure, with what the plan is at present.
    pub(super) fn picture(
        &self,
        words: Words,
        figure: Figure,
        run: &Run,
        asked: &[Input],
    ) -> Option<Picture> {
        let language = words.language();
        let shown = Axis { name: figure.label(language), unit: figure.unit(self.currency) };
        let input = |axis: &SweptAxis| Axis { name: axis.label.clone(), unit: axis.unit };
        let read = |point: usize| figure.read(self.currency, self.run(point));
        let present = |number: usize| {
            let same = asked.get(number).filter(|input| input.name() == self.axes[number].name);
            same.and_then(|input| input.present(run))
        };
        match self.axes.as_slice() {
            [axis] => {
                let points = 0..self.count();
                let points = points.map(|point| (self.values(point)[0], read(point))).collect();
                let jumps = self.cliffs.iter().map(|cliff| self.jump(words, axis, figure, cliff));
                Some(Picture::Line(Line {
                    input: input(axis),
                    figure: shown,
                    points,
                    jumps: jumps.collect(),
                    present: present(0).map(|value| (value, figure.of_run(run))),
                }))
            }
            [first, second] => {
                let now = present(0).zip(present(1));
                Some(Picture::Map(Map {
                    inputs: [input(first), input(second)],
                    figure: shown,
                    values: [first.values.clone(), second.values.clone()],
                    cells: (0..self.count()).map(read).collect(),
                    present: now.and_then(|(one, other)| self.find(&[one, other])),
                }))
            }
            _ => None,
        }
    }

    fn jump(&self, words: Words, axis: &SweptAxis, figure: Figure, cliff: &Cliff) -> Jump {
        let sides = cliff.sides.map(|side| self.node_of(side));
        let is_exact = cliff.after.is_none();
        let figures = sides.map(|side| figure.read(self.currency, side).filter(|_| is_exact));
        let [from, to] = sides.map(|side| figure.said(words, self.currency, side));
        let mut jump = say::sweep_jump(words.language(), &from, &to);
        if from == to {
            let credit = cliff.credit.map(|credit| Unit::Money(self.currency).said(words, credit));
            let credit = say::sweep_jump(words.language(), &credit[0], &credit[1]);
            jump = say::sweep_credit_jump(words.language(), &credit);
        }
        Jump { at: cliff.at, figures, words: [self.place(words, axis, cliff), jump] }
    }

    /// Where a cliff is: at a value, or between two.
    fn place(&self, words: Words, axis: &SweptAxis, cliff: &Cliff) -> String {
        let at = axis.unit.said(words, cliff.at);
        match cliff.after {
            Some(after) => say::sweep_between(words.language(), &axis.unit.said(words, after), &at),
            None => at,
        }
    }

    /// Where the credit jumps, in a sentence.
    pub(super) fn cliff_said(&self, words: Words, cliff: &Cliff) -> String {
        let language = words.language();
        let [from, to] = cliff.credit.map(|credit| Unit::Money(self.currency).said(words, credit));
        let Some(axis) = self.axes.first() else { return String::new() };
        let text =
            say::sweep_cliff(language, &from, &axis.label, &self.place(words, axis, cliff), &to);
        if cliff.is_searched { say::sweep_searched(language, &text) } else { text }
    }
}
