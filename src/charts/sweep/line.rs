//! The picture of a figure over one input, as SVG in CSS pixels.

use ad_credit_lab_words::say;

use super::levels::nothing;
use super::scale::{Span, width_of_words};
use super::{Axis, Line};
use crate::charts::money_timeline::scale::Px;
use crate::charts::money_timeline::shapes::{Place, dot, line, path, upright, words as words_at};
use crate::i18n::Words;
use crate::markup::Element;

const TITLE: Px = Px::whole(13);
/// Where the two lines of a jump's words stand.
const LABELS: [Px; 2] = [Px::whole(34), Px::whole(50)];
const TOP: Px = Px::whole(64);
const BOTTOM: Px = Px::whole(284);
const DATES: Px = Px::whole(302);
const INPUT: Px = Px::whole(322);
/// How high the picture is.
pub(super) const HEIGHT: Px = Px::whole(330);

/// From how many points on single ones are not marked.
const MOST_DOTS: usize = 80;

/// Where everything is in a picture of this width.
pub(super) struct Pen<'a> {
    words: Words,
    line: &'a Line,
    across: Span,
    up: Span,
    left: Px,
    right: Px,
    /// The highest figure along the axis.
    top: i64,
}

impl<'a> Pen<'a> {
    pub(super) fn new(words: Words, line: &'a Line, width: i32) -> Self {
        let figures = || line.points.iter().filter_map(|(_, figure)| *figure);
        let (low, high) = (figures().min().unwrap_or(0), figures().max().unwrap_or(0));
        // Amounts are seen against nothing, dates are not.
        let low = if line.figure.unit == super::Unit::Date { low } else { low.min(0) };
        let top = high.max(low);
        let up = Span::of((low, high.max(low + 1)), BOTTOM, TOP);
        let names = up.ticks(line.figure.unit, 5).into_iter();
        let names = names.map(|tick| width_of_words(&line.figure.unit.short(words, tick)));
        let left =
            names.fold(Px::whole(12), |widest, width| if width > widest { width } else { widest });
        let (left, right) = (left + Px::whole(12), Px::whole(width.into()) - Px::whole(12));
        let first = line.points.first().map_or(0, |point| point.0);
        let last = line.points.last().map_or(first, |point| point.0);
        Self { words, line, across: Span::of((first, last), left, right), up, left, right, top }
    }

    /// Where a point is.
    pub(super) fn place(&self, index: usize) -> Option<(Px, Option<Px>)> {
        let (input, figure) = self.line.points.get(index)?;
        Some((self.across.at(*input), figure.map(|figure| self.up.at(figure))))
    }

    /// The point that is nearest to so many CSS pixels from the left.
    pub(super) fn nearest(&self, x: i32) -> usize {
        let x = Px::whole(x.into());
        let points = &self.line.points;
        let after = points.partition_point(|(input, _)| self.across.at(*input) < x);
        let before = after.saturating_sub(1);
        let off = |index: usize| {
            points
                .get(index)
                .map_or(i64::MAX, |(input, _)| (self.across.at(*input) - x).in_tenths().abs())
        };
        if off(before) <= off(after) { before } else { after }
    }

    /// The line down from what is read.
    pub(super) fn cursor(&self, index: usize) -> Vec<Element> {
        let Some((x, y)) = self.place(index) else { return Vec::new() };
        let mark = y.map(|y| dot("sweep-read", x, y));
        [upright("chart-reading", x, TOP, BOTTOM)].into_iter().chain(mark).collect()
    }

    /// All that does not move.
    pub(super) fn layers(&self) -> Vec<Element> {
        let mut shapes = Vec::new();
        let outline = self.outline();
        shapes.extend(self.area(&outline).map(|area| path("sweep-area", area)));
        self.axes(&mut shapes);
        self.present_line(&mut shapes);
        shapes.push(path("sweep-line", outline));
        self.dots(&mut shapes);
        self.jumps(&mut shapes);
        self.present_words(&mut shapes);
        shapes
    }

    fn axes(&self, shapes: &mut Vec<Element>) {
        let Self { words, line: Line { input, figure, .. }, .. } = self;
        shapes.push(words_at("chart-lane", Place::from(Px::whole(0)), TITLE, figure.name.clone()));
        let ticks = self.up.ticks(figure.unit, 5).into_iter();
        // A figure that is always the same has one height.
        for tick in ticks.filter(|tick| *tick <= self.top) {
            let y = self.up.at(tick);
            shapes.push(line("sweep-grid", (self.left, y), (self.right, y)));
            let name = figure.unit.short(*words, tick);
            let place = Place::before(self.left);
            shapes.push(words_at("chart-lane", place, y + Px::whole(4), name));
        }
        shapes.push(line("chart-base", (self.left, BOTTOM), (self.right, BOTTOM)));
        let widest = self.widest(input);
        let room =
            (self.right - self.left).in_tenths() / (widest + Px::whole(24)).in_tenths().max(1);
        for tick in self.across.ticks(input.unit, room) {
            let x = self.across.at(tick);
            shapes.push(upright("chart-tick", x, BOTTOM, BOTTOM + Px::whole(5)));
            let name = input.unit.short(*words, tick);
            let half = Px::tenths(width_of_words(&name).in_tenths() / 2);
            if x + half <= self.right + Px::whole(12) {
                shapes.push(words_at("chart-lane", Place::around(x), DATES, name));
            }
        }
        let middle = Place::around(self.left.midpoint(self.right));
        shapes.push(words_at("chart-lane", middle, INPUT, input.name.clone()));
    }

    fn widest(&self, input: &Axis) -> Px {
        let ends = [self.line.points.first(), self.line.points.last()];
        let widths = ends.into_iter().flatten();
        let widths = widths.map(|point| width_of_words(&input.unit.short(self.words, point.0)));
        widths.fold(Px::whole(30), |widest, width| if width > widest { width } else { widest })
    }

    /// The line through the points, broken where there is no figure. Points nearer than half a pixel cannot be told apart.
    fn outline(&self) -> String {
        let mut outline = String::new();
        let mut drawn: Option<(Px, Px)> = None;
        for (input, figure) in &self.line.points {
            let x = self.across.at(*input);
            let Some(y) = figure.map(|figure| self.up.at(figure)) else {
                drawn = None;
                continue;
            };
            let apart = |one: Px, other: Px| (one - other).in_tenths().abs();
            let is_jump = || {
                self.line.jumps.iter().any(|jump| jump.at == *input && jump.figures[1].is_some())
            };
            match drawn {
                Some((before, level)) if apart(x, before) < 5 && apart(y, level) < 5 => continue,
                Some(_) if is_jump() => outline.push_str(&format!("H{x}V{y}")),
                Some(_) => outline.push_str(&format!("L{x} {y}")),
                None => outline.push_str(&format!("M{x} {y}")),
            }
            drawn = Some((x, y));
        }
        outline
    }

    /// The same closed along the bottom, for amounts that each point has.
    fn area(&self, outline: &str) -> Option<String> {
        let ends = [self.line.points.first()?, self.line.points.last()?];
        let is_amount = matches!(self.line.figure.unit, super::Unit::Money(_));
        let [first, last] = ends.map(|point| self.across.at(point.0));
        is_amount.then(|| format!("{outline}H{last}V{BOTTOM}H{first}Z"))
    }

    fn dots(&self, shapes: &mut Vec<Element>) {
        let is_alone = |index: usize| {
            let has =
                |index: usize| self.line.points.get(index).is_some_and(|point| point.1.is_some());
            !has(index + 1) && (index == 0 || !has(index - 1))
        };
        let are_few = self.line.points.len() <= MOST_DOTS;
        for index in 0..self.line.points.len() {
            if let Some((x, Some(y))) = self.place(index).filter(|_| are_few || is_alone(index)) {
                shapes.push(dot("sweep-point", x, y));
            }
        }
    }

    /// Each jump at its value; words where they have room, those of the largest first.
    fn jumps(&self, shapes: &mut Vec<Element>) {
        let mut taken: Vec<(Px, Px)> = Vec::new();
        for jump in &self.line.jumps {
            let x = self.across.at(jump.at);
            if let [Some(from), Some(to)] =
                jump.figures.map(|figure| figure.map(|figure| self.up.at(figure)))
            {
                shapes.push(upright("sweep-cliff", x, LABELS[0] - Px::whole(12), BOTTOM));
                shapes.push(upright("sweep-jump", x, from, to));
                shapes.push(dot("chart-dot", x, to));
            } else {
                shapes.push(upright("sweep-cliff", x, LABELS[0] - Px::whole(12), BOTTOM));
            }
            let widths = [0, 1].map(|row| width_of_words(&jump.words[row]));
            let width = if widths[0] > widths[1] { widths[0] } else { widths[1] };
            let gap = Px::whole(7);
            let is_after = x + gap + width <= self.right + gap;
            let (from, to) = if is_after { (x, x + gap + width) } else { (x - gap - width, x) };
            let is_free = taken.iter().all(|(left, right)| to <= *left || from >= *right);
            if from < Px::whole(0) || !is_free {
                continue;
            }
            taken.push((from, to));
            let place = if is_after { Place::after(x) } else { Place::before(x) };
            for (row, class) in ["chart-label strong", "chart-label"].into_iter().enumerate() {
                shapes.push(words_at(class, place, LABELS[row], jump.words[row].clone()));
            }
        }
    }

    fn present_line(&self, shapes: &mut Vec<Element>) {
        let present = self.line.present.filter(|present| self.across.holds(present.0));
        if let Some((input, _)) = present {
            shapes.push(upright("sweep-present", self.across.at(input), TOP, BOTTOM));
        }
    }

    fn present_words(&self, shapes: &mut Vec<Element>) {
        let present = self.line.present.filter(|present| self.across.holds(present.0));
        let Some((input, figure)) = present else { return };
        let x = self.across.at(input);
        let y = figure.map(|figure| self.up.at(figure));
        shapes.extend(y.map(|y| dot("chart-dot", x, y)));
        let said = self.line.input.unit.said(self.words, input);
        let text = say::sweep_present(self.words.language(), &said);
        let is_after = x + Px::whole(7) + width_of_words(&text) <= self.right;
        let place = if is_after { Place::after(x) } else { Place::before(x) };
        // Where the line runs low, the words stand above it.
        let is_low = y.is_some_and(|y| y > BOTTOM - Px::whole(40));
        let feet = if is_low { BOTTOM - Px::whole(60) } else { BOTTOM - Px::whole(10) };
        shapes.push(words_at("chart-label", place, feet, text));
    }
}

/// The picture in a sentence or two.
pub(super) fn summary(words: Words, line: &Line) -> String {
    let language = words.language();
    let figures = || line.points.iter().filter_map(|(_, figure)| *figure);
    let said = |figure: Option<i64>| match figure {
        Some(figure) => line.figure.unit.said(words, figure),
        None => nothing(words, &line.figure),
    };
    let ends = [line.points.first(), line.points.last()];
    let [first, last] = ends
        .map(|point| point.map_or_else(String::new, |point| line.input.unit.said(words, point.0)));
    let [low, high] = [said(figures().min()), said(figures().max())];
    let mut text = say::sweep_summary(
        language,
        &line.figure.name,
        &first,
        &high,
        &line.input.name,
        &last,
        &low,
    );
    for jump in line.jumps.iter().take(6) {
        text.push_str(&format!(" {}: {}.", jump.words[0], jump.words[1]));
    }
    text
}
