//! The picture without anything that moves, for paper.

use super::drawing::{Pen, hatch};
use super::scale::Scale;
use super::series::Series;
use super::summary::summary;
use crate::i18n::use_words;
use crate::markup::Element;
use crate::markup::svg::svg;
use crate::state::Run;

/// How wide it is drawn, in CSS pixels: as much as a sheet has between its margins.
const WIDTH: i32 = 680;

/// The picture of a run. `name` distinguishes the pictures of a page.
pub fn still_timeline(run: &Run, name: &'static str) -> Element {
    let words = use_words();
    let series = Series::of(run);
    let scale = Scale::of(&series, series.dates, WIDTH);
    let layers = Pen::new(words, &series, scale).layers(name);
    svg()
        .class("chart still")
        .attribute("viewBox", format!("0 0 {} {}", scale.width, scale.height()))
        .attribute("role", "img")
        .attribute("aria-label", summary(words, &series))
        .child(hatch(name))
        .children(layers.shapes)
        .children(layers.words)
}
