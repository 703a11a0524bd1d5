//! How amounts are spread: for each a line from the least to the most, a box where eight of ten lie, a bar at the middle and a dot
//! at the mean.

use ad_credit_lab_engine::money::Money;
use ad_credit_lab_engine::plan::forecast::Spread;
use ad_credit_lab_words::Format;

use super::strokes::{between, block, framed, lettering, picture, spot, stroke, width_of_text};
use crate::i18n::Figures;
use crate::markup::Element;
use crate::state::round_step;

/// An amount that is drawn.
pub struct Strip {
    /// What it is.
    pub name: String,
    /// What is said of it at the end of its line.
    pub told: String,
    /// How it is spread.
    pub spread: Spread,
}

/// How high an amount's part is.
const STRIP: i64 = 58;
/// How high its box is.
const BOX: i64 = 18;
/// How much room a number under the axis needs.
const NUMBER: i64 = 84;
/// How far it is to the edges.
const EDGE: i64 = 8;

/// The chart, drawn for the width that it has. All amounts share one axis, which begins at zero.
pub fn spread_strips(drawn: impl Fn() -> Option<(Vec<Strip>, Figures)> + 'static) -> Element {
    framed("chart-frame", move |width| {
        let (strips, figures) = drawn()?;
        drawing(&strips, &figures, width)
    })
}

fn drawing(strips: &[Strip], figures: &Figures, width: i64) -> Option<Element> {
    let most = strips.iter().map(|strip| strip.spread.most).max()?.minor().max(1);
    let (left, right) = (EDGE, (width - EDGE).max(EDGE + 40));
    let room = ((right - left) / NUMBER).max(1);
    let step = round_step(most / room);
    let end = (most + step - 1) / step * step;
    let x = |money: Money| between((left, right), money.minor().max(0), end);
    let bottom = STRIP * i64::try_from(strips.len()).unwrap_or(0) + 2;
    let mut chart = picture(width, bottom + 24);
    for number in (0..).map(|index| Money::from_minor(index * step)) {
        if number.minor() > end {
            break;
        }
        let anchor = match number.minor() {
            0 => "start",
            last if last == end => "end",
            _ => "middle",
        };
        let at = x(number);
        chart = chart.child(stroke("chart-level", (at, 22), (at, bottom))).child(lettering(
            "chart-lane",
            anchor,
            (at, bottom + 18),
            figures.money(number),
        ));
    }
    chart = chart.child(stroke("chart-base", (left, bottom), (right, bottom)));
    for (row, strip) in (0..).zip(strips) {
        let Spread { least, p10, p50, p90, most, mean } = strip.spread;
        let (words, y) = (row * STRIP + 14, row * STRIP + 34);
        let (top, low) = (y - BOX / 2, y + BOX / 2);
        let wide = (x(p90) - x(p10)).max(2);
        chart = chart
            .child(lettering("chart-label strong", "start", (left, words), strip.name.clone()))
            .child(stroke("chart-whisker", (x(least), y), (x(most), y)))
            .child(stroke("chart-whisker", (x(least), y - 5), (x(least), y + 5)))
            .child(stroke("chart-whisker", (x(most), y - 5), (x(most), y + 5)))
            .child(block("chart-box", (x(p10), top), (wide, BOX)))
            .child(stroke("chart-median", (x(p50), top), (x(p50), low)))
            .child(spot("chart-mean", (x(mean), y)));
        // Where there is no room for it, the table says it.
        if width_of_text(&strip.name) + width_of_text(&strip.told) < right - left {
            let told = lettering("chart-label", "end", (right, words), strip.told.clone());
            chart = chart.child(told);
        }
    }
    Some(chart)
}
