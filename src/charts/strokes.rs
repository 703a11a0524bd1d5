//! Shapes of charts that are drawn in whole CSS pixels. Their looks are in the style sheets, under their classes.

use crate::markup::svg::{self, svg};
use crate::markup::{Element, Handle};
use crate::signals::*;

use super::width::width_of;
use crate::markup::html::div;

/// The frame of a chart that is drawn anew for its width and for what it shows; nothing is drawn where there is none.
pub(super) fn framed(
    class: &'static str,
    drawn: impl Fn(i64) -> Option<Element> + 'static,
) -> Element {
    let frame = Handle::default();
    let width = width_of(&frame);
    div().class(class).keep_in(&frame).live(move || drawn(width.get().into()))
}

/// A picture of so many pixels. It is decoration: what it shows is said in words and in a table.
pub(super) fn picture(width: i64, height: i64) -> Element {
    svg()
        .class("chart")
        .attribute("viewBox", format!("0 0 {width} {height}"))
        .attribute("width", width.to_string())
        .attribute("height", height.to_string())
        .attribute("aria-hidden", "true")
        .attribute("focusable", "false")
}

/// A rectangle by its left upper corner and its size.
pub(super) fn block(
    class: &'static str,
    (x, y): (i64, i64),
    (width, height): (i64, i64),
) -> Element {
    svg::rect()
        .class(class)
        .attribute("x", x.to_string())
        .attribute("y", y.to_string())
        .attribute("width", width.to_string())
        .attribute("height", height.to_string())
}

/// A straight line.
pub(super) fn stroke(class: &'static str, from: (i64, i64), to: (i64, i64)) -> Element {
    svg::line()
        .class(class)
        .attribute("x1", from.0.to_string())
        .attribute("y1", from.1.to_string())
        .attribute("x2", to.0.to_string())
        .attribute("y2", to.1.to_string())
}

/// A dot.
pub(super) fn spot(class: &'static str, (x, y): (i64, i64)) -> Element {
    svg::circle().class(class).attribute("cx", x.to_string()).attribute("cy", y.to_string())
}

/// Words that begin, stand around or end at a place.
pub(super) fn lettering(
    class: &'static str,
    anchor: &'static str,
    (x, y): (i64, i64),
    text: String,
) -> Element {
    svg::text()
        .class(class)
        .attribute("x", x.to_string())
        .attribute("y", y.to_string())
        .attribute("text-anchor", anchor)
        .text(text)
}

/// Where a number lies on the way from one place to another.
pub(super) fn between((from, to): (i64, i64), number: i64, of: i64) -> i64 {
    let way = i128::from(to - from) * i128::from(number) / i128::from(of.max(1));
    from + i64::try_from(way).unwrap_or(0)
}

/// About how wide a text is, rather more than less.
pub(super) fn width_of_text(text: &str) -> i64 {
    i64::try_from(text.chars().count()).unwrap_or(0) * 15 / 2
}
