//! The few shapes of which the picture is made. Their looks are in the style sheet, under their classes.

use super::scale::{Px, Scale};
use crate::markup::{Element, svg};

/// A straight line.
pub(in crate::charts) fn line(class: &'static str, from: (Px, Px), to: (Px, Px)) -> Element {
    let [x1, y1, x2, y2] = [from.0, from.1, to.0, to.1].map(|px| px.to_string());
    svg::line()
        .class(class)
        .attribute("x1", x1)
        .attribute("y1", y1)
        .attribute("x2", x2)
        .attribute("y2", y2)
}

/// A line from a height to another at one place.
pub(in crate::charts) fn upright(class: &'static str, x: Px, top: Px, bottom: Px) -> Element {
    line(class, (x, top), (x, bottom))
}

/// A line over the whole width.
pub(super) fn level(class: &'static str, scale: &Scale, y: Px) -> Element {
    line(class, (scale.left, y), (scale.right, y))
}

/// A rectangle from the top of the picture down to its axis.
pub(super) fn band(class: &'static str, x: Px, width: Px) -> Element {
    let [x, width, height] = [x, width, Scale::AXIS].map(|px| px.to_string());
    svg::rect()
        .class(class)
        .attribute("x", x)
        .attribute("y", "0")
        .attribute("width", width)
        .attribute("height", height)
}

/// An outline in SVG's path language.
pub(in crate::charts) fn path(class: &'static str, outline: String) -> Element {
    svg::path().class(class).attribute("d", outline)
}

/// A dot.
pub(in crate::charts) fn dot(class: &'static str, x: Px, y: Px) -> Element {
    let [x, y] = [x, y].map(|px| px.to_string());
    svg::circle().class(class).attribute("cx", x).attribute("cy", y)
}

/// A place for words, and which end of them stands there.
#[derive(Clone, Copy)]
pub(in crate::charts) struct Place {
    x: Px,
    anchor: &'static str,
}

impl Place {
    const GAP: Px = Px::whole(7);

    /// Words that begin here.
    pub(in crate::charts) const fn from(x: Px) -> Self {
        Self { x, anchor: "start" }
    }

    /// Whether the words begin after `x`.
    pub(super) fn is_after(self, x: Px) -> bool {
        self.anchor == "start" && self.x > x
    }

    /// Words around this place.
    pub(in crate::charts) const fn around(x: Px) -> Self {
        Self { x, anchor: "middle" }
    }

    /// Words that begin a little after `x`.
    pub(in crate::charts) fn after(x: Px) -> Self {
        Self::from(x + Self::GAP)
    }

    /// Words that end a little before `x`.
    pub(in crate::charts) fn before(x: Px) -> Self {
        Self { x: x - Self::GAP, anchor: "end" }
    }

    /// The same place so much further away from what it is beside.
    pub(super) fn away(self, further: Px) -> Self {
        let x = if self.anchor == "start" { self.x + further } else { self.x - further };
        Self { x, ..self }
    }

    /// Whether words of about this width have room after `x`.
    pub(super) fn has_room_after(x: Px, scale: &Scale, width: Px) -> bool {
        x + Self::GAP + width <= scale.right
    }

    /// Whether they have room before `x`.
    pub(super) fn has_room_before(x: Px, scale: &Scale, width: Px) -> bool {
        x - Self::GAP - width >= scale.left
    }

    /// Words of about this width beside `x`: to its right, else to its left, else at the edge that is farther away.
    pub(super) fn beside(x: Px, scale: &Scale, width: Px) -> Self {
        if Self::has_room_after(x, scale, width) {
            Self::after(x)
        } else if Self::has_room_before(x, scale, width) {
            Self::before(x)
        } else if x < scale.left.midpoint(scale.right) {
            Self { x: scale.right, anchor: "end" }
        } else {
            Self::from(scale.left)
        }
    }
}

/// Words whose feet stand at a height.
pub(in crate::charts) fn words(class: &'static str, place: Place, y: Px, text: String) -> Element {
    let (x, y) = (place.x.to_string(), y.to_string());
    svg::text()
        .class(class)
        .attribute("x", x)
        .attribute("y", y)
        .attribute("text-anchor", place.anchor)
        .text(text)
}
