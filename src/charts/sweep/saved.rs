//! The pictures as files.

use ad_credit_lab_words::say;

use super::looks::looks;
use super::{Levels, Picture, line, map};
use crate::charts::money_timeline::scale::Px;
use crate::charts::money_timeline::shapes::{Place, words as words_at};
use crate::i18n::Words;
use crate::markup::Element;
use crate::markup::svg::{desc, rect, svg, title};

/// How wide the picture in a file is, in CSS pixels.
pub const WIDTH: i32 = 960;

/// Above the picture, for the name of what was swept; below it, for what it is; a line of the legend.
const HEAD: Px = Px::whole(48);
const FOOT: Px = Px::whole(34);
const LEGEND: Px = Px::whole(22);

/// The picture as an SVG that needs nothing beside it, in light colours, with its height in CSS pixels.
#[must_use]
pub fn svg_file(words: Words, picture: &Picture, name: &str) -> (String, i64) {
    let (mut layers, height, summary, legend) = match picture {
        Picture::Line(line) => {
            let layers = line::Pen::new(words, line, WIDTH).layers();
            (layers, line::HEIGHT, line::summary(words, line), Vec::new())
        }
        Picture::Map(map) => {
            let pen = map::Pen::new(words, map, WIDTH);
            let mut legend = Levels::of(map).legend(words, &map.figure);
            if map.present.is_some() {
                legend.push((usize::MAX, say::sweep_own(words.language())));
            }
            (pen.layers(), pen.height(), map::summary(words, map), legend)
        }
    };
    let mut below = height;
    if let Picture::Map(map) = picture {
        let place = Place::from(Px::whole(8));
        let feet = below + Px::whole(14);
        layers.push(words_at("chart-label strong", place, feet, map.figure.name.clone()));
        below = below + LEGEND;
    }
    let mut lines = Vec::new();
    for (shade, text) in legend {
        lines.extend(legend_line(shade, text, below));
        below = below + LEGEND;
    }
    let (width, top) = (Px::whole(WIDTH.into()), Px::whole(0) - HEAD);
    let whole = below + HEAD + FOOT;
    let paper = rect()
        .class("chart-paper")
        .attribute("x", "0")
        .attribute("y", top.to_string())
        .attribute("width", width.to_string())
        .attribute("height", whole.to_string());
    let left = Place::from(Px::whole(8));
    let foot =
        words_at("chart-lane", left, below + Px::whole(22), say::app_disclaimer(words.language()));
    let file = svg()
        .attribute("xmlns", "http://www.w3.org/2000/svg")
        .attribute("viewBox", format!("0 {top} {width} {whole}"))
        .attribute("width", width.to_string())
        .attribute("height", whole.to_string())
        .attribute("role", "img")
        .attribute("aria-labelledby", "title summary")
        .child(title().id("title").text(name.to_owned()))
        .child(desc().id("summary").text(summary))
        .child(paper)
        .children(layers)
        .children(lines)
        .child(words_at("chart-title", left, Px::whole(-20), name.to_owned()))
        .child(foot);
    (file.to_xml(looks), whole.pixels())
}

fn legend_line(shade: usize, text: String, top: Px) -> [Element; 2] {
    let class = if shade > 5 { "sweep-own".to_owned() } else { format!("sweep-shade-{shade}") };
    let swatch = rect()
        .class(class)
        .attribute("x", "12")
        .attribute("y", (top + Px::whole(2)).to_string())
        .attribute("width", "14")
        .attribute("height", "14");
    let place = Place::from(Px::whole(36));
    [swatch, words_at("chart-label", place, top + Px::whole(14), text)]
}
