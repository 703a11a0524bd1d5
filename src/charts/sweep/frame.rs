//! The picture on the page: how wide it is, and how its points or cells are read by pointer and by keys.

use std::rc::Rc;

use ad_credit_lab_words::say;
use wasm_bindgen::JsCast;

use super::{Levels, Line, Map, Picture, line, map};
use crate::charts::money_timeline::scale::Px;
use crate::charts::width::width_of;
use crate::i18n::use_words;
use crate::markup::html::{div, li, p, span, ul};
use crate::markup::svg::svg;
use crate::markup::{Element, Handle};
use crate::signals::*;

/// What of a picture is read.
#[derive(Clone)]
pub struct Reading {
    /// The number of the point or cell that was chosen, by keys or by pressing on it.
    pub chosen: Memo<Option<usize>>,
    /// Chooses another one, or none.
    pub choose: Rc<dyn Fn(Option<usize>)>,
    /// That at which the pointer is.
    pub pointed: RwSignal<Option<usize>>,
    /// What is said of one.
    pub say: Rc<dyn Fn(usize) -> String>,
}

impl Reading {
    /// The one that is read: pointed at, or else chosen.
    fn now(&self) -> Option<usize> {
        self.pointed.get().or_else(|| self.chosen.get())
    }
}

/// The picture with what is read of it under it.
pub fn chart(picture: Memo<Option<Picture>>, reading: &Reading) -> Element {
    let words = use_words();
    let language = words.language();
    let frame = Handle::default();
    let width = width_of(&frame);
    let is_map =
        Memo::new(move |_| picture.with(|picture| matches!(picture, Some(Picture::Map(_)))));
    let drawn = drawing(picture, width, reading);
    let count =
        Memo::new(move |_| picture.with(|picture| picture.as_ref().map_or(0, Picture::count)));
    let (of_text, of_value, of_reading) = (reading.clone(), reading.clone(), reading.clone());
    let say_chosen = move || {
        let chosen = of_text.chosen.get().filter(|chosen| *chosen < count.get());
        Some(chosen.map_or_else(|| say::sweep_none(language), |chosen| (of_text.say)(chosen)))
    };
    let value = move || Some(of_value.chosen.get().unwrap_or(0).to_string());
    let only_line = move |text: Option<String>| text.filter(|_| !is_map.get());
    let place = div()
        .class("sweep-frame")
        .keep_in(&frame)
        .attribute("tabindex", "0")
        // One goes through a line as through a slider; through a map in two directions.
        .live_attribute("role", move || Some(if is_map.get() { "application" } else { "slider" }))
        .live_attribute("aria-roledescription", move || {
            is_map.get().then(|| say::sweep_map(language))
        })
        .live_attribute("aria-label", move || {
            picture.with(|picture| picture.as_ref().map(|picture| picture.name(language)))
        })
        .attribute("aria-describedby", "sweep-hint")
        .live_attribute("aria-valuemin", move || only_line(Some("0".to_owned())))
        .live_attribute("aria-valuemax", move || {
            only_line(Some(count.get().saturating_sub(1).to_string()))
        })
        .live_attribute("aria-valuenow", move || only_line(value()))
        .live_attribute("aria-valuetext", move || only_line(say_chosen()))
        .live(drawn);
    let place = listening(place, &frame, picture, width, reading);
    let of_class = reading.clone();
    let is_read = move || of_class.now().is_some_and(|at| at < count.get());
    let text =
        move || of_reading.now().filter(|at| *at < count.get()).map(|at| (of_reading.say)(at));
    let read = p()
        .id("sweep-reading")
        .live_attribute("class", move || {
            Some(if is_read() { "sweep-reading" } else { "sweep-reading none" })
        })
        // What a slider reads is said by the slider itself.
        .live_attribute("aria-live", move || Some(if is_map.get() { "polite" } else { "off" }))
        .live_text(move || text().unwrap_or_else(|| say::sweep_none(language)));
    let hint = p().id("sweep-hint").class("quiet sweep-hint").live_text(move || {
        if is_map.get() { say::sweep_hint_map(language) } else { say::sweep_hint_line(language) }
    });
    let legend = move || {
        picture.with(|picture| match picture {
            Some(Picture::Map(map)) => {
                let legend = Levels::of(map).legend(words, &map.figure).into_iter();
                let lines = legend.map(|(shade, text)| {
                    legend_line(format!("sweep-swatch sweep-shade-{shade}"), text)
                });
                let own = map.present.map(|_| {
                    let class = "sweep-swatch sweep-own-swatch".to_owned();
                    legend_line(class, say::sweep_own(language))
                });
                let name = p().class("sweep-legend-name").text(map.figure.name.clone());
                let list = ul().children(lines).children(own);
                vec![div().class("sweep-legend").child(name).child(list)]
            }
            _ => Vec::new(),
        })
    };
    div().class("sweep-chart").child(read).child(place).live(legend).child(hint)
}

fn legend_line(class: String, text: String) -> Element {
    li().child(span().class(class).attribute("aria-hidden", "true")).child(span().text(text))
}

impl Picture {
    /// How many points or cells it has.
    #[must_use]
    pub fn count(&self) -> usize {
        match self {
            Self::Line(line) => line.points.len(),
            Self::Map(map) => map.cells.len(),
        }
    }

    /// What it shows.
    fn name(&self, language: &ad_credit_lab_words::Language) -> String {
        match self {
            Self::Line(Line { input, figure, .. }) => {
                say::sweep_over(language, &figure.name, &input.name)
            }
            Self::Map(Map { inputs, figure, .. }) => {
                say::sweep_over_both(language, &figure.name, &inputs[0].name, &inputs[1].name)
            }
        }
    }

    /// The point or cell at which one begins to read: that of the present, or the first.
    fn first(&self) -> usize {
        match self {
            Self::Line(line) => {
                let present = line.present.map(|present| present.0);
                let at = |present: i64| line.points.partition_point(|point| point.0 < present);
                present.map_or(0, at).min(line.points.len().saturating_sub(1))
            }
            Self::Map(map) => map.present.unwrap_or(0),
        }
    }
}

/// The picture at its width. Only what is read of it is drawn again while one reads.
fn drawing(
    picture: Memo<Option<Picture>>,
    width: ReadSignal<i32>,
    reading: &Reading,
) -> impl Fn() -> Vec<Element> + 'static {
    let words = use_words();
    let reading = reading.clone();
    move || {
        let width = width.get();
        let reading = reading.clone();
        let cursor = move || {
            let Some(at) = reading.now() else { return Vec::new() };
            picture.with(|picture| match picture {
                Some(Picture::Line(line)) => line::Pen::new(words, line, width).cursor(at),
                Some(Picture::Map(map)) if at < map.cells.len() => {
                    let pen = map::Pen::new(words, map, width);
                    vec![pen.around("sweep-read-back", at), pen.around("sweep-read-front", at)]
                }
                _ => Vec::new(),
            })
        };
        let parts = picture.with(|picture| match picture {
            Some(Picture::Line(line)) => {
                Some((line::Pen::new(words, line, width).layers(), line::HEIGHT))
            }
            Some(Picture::Map(map)) => {
                let pen = map::Pen::new(words, map, width);
                Some((pen.layers(), pen.height()))
            }
            None => None,
        });
        let Some((layers, height)) = parts else { return Vec::new() };
        let width = Px::whole(width.into());
        let picture = svg()
            .class("chart")
            .attribute("viewBox", format!("0 0 {width} {height}"))
            .attribute("width", width.to_string())
            .attribute("height", height.to_string())
            .attribute("aria-hidden", "true")
            .attribute("focusable", "false")
            .children(layers)
            .live(cursor);
        vec![picture]
    }
}

/// The point or cell at which a pointer is.
type PointedAt = Rc<dyn Fn(&web_sys::PointerEvent) -> Option<usize>>;

/// The frame with what the pointer and the keys do in it.
fn listening(
    place: Element,
    frame: &Handle,
    picture: Memo<Option<Picture>>,
    width: ReadSignal<i32>,
    reading: &Reading,
) -> Element {
    let words = use_words();
    let frame = frame.clone();
    let at: PointedAt = Rc::new(move |event| {
        let place = frame.get::<web_sys::Element>()?.get_bounding_client_rect();
        #[expect(clippy::cast_possible_truncation, reason = "a place on the screen")]
        let (x, y) =
            (event.client_x() - place.left() as i32, event.client_y() - place.top() as i32);
        let width = width.get_untracked();
        picture.with_untracked(|picture| match picture {
            Some(Picture::Line(line)) if !line.points.is_empty() => {
                Some(line::Pen::new(words, line, width).nearest(x))
            }
            Some(Picture::Map(map)) => map::Pen::new(words, map, width).cell_at(x, y),
            _ => None,
        })
    });
    let (of_move, of_press) = (Rc::clone(&at), at);
    let (moved, pressed, left, keyed, focused) =
        (reading.clone(), reading.clone(), reading.clone(), reading.clone(), reading.clone());
    place
        .on("pointermove", move |event: web_sys::PointerEvent| moved.pointed.set(of_move(&event)))
        .on("pointerdown", move |event: web_sys::PointerEvent| {
            if let Some(at) = of_press(&event) {
                (pressed.choose)(Some(at));
            }
        })
        .on("pointerleave", move |_: web_sys::Event| left.pointed.set(None))
        .on("focus", move |event: web_sys::Event| {
            // A press chooses by itself.
            let target =
                event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
            let by_keys =
                target.is_some_and(|target| target.matches(":focus-visible").unwrap_or(false));
            if by_keys && focused.chosen.get_untracked().is_none() {
                let first = picture.with_untracked(|picture| picture.as_ref().map(Picture::first));
                (focused.choose)(first);
            }
        })
        .on("keydown", move |event: web_sys::KeyboardEvent| key(&event, picture, &keyed))
}

fn key(event: &web_sys::KeyboardEvent, picture: Memo<Option<Picture>>, reading: &Reading) {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let name = event.key();
    if name == "Escape" {
        reading.pointed.set(None);
        return (reading.choose)(None);
    }
    let to = picture.with_untracked(|picture| {
        let picture = picture.as_ref()?;
        let first = picture.first();
        let chosen = reading.chosen.get_untracked().filter(|chosen| *chosen < picture.count());
        match picture {
            Picture::Line(line) => along(&name, chosen.unwrap_or(first), line.points.len()),
            Picture::Map(map) => {
                let (columns, rows) = (map.values[0].len(), map.values[1].len().max(1));
                let now = chosen.unwrap_or(first);
                let (column, row) = (now / rows, now % rows);
                let (column, row) = match name.as_str() {
                    "ArrowUp" => (column, along("ArrowRight", row, rows)?),
                    "ArrowDown" => (column, along("ArrowLeft", row, rows)?),
                    "PageUp" | "PageDown" => (column, along(&name, row, rows)?),
                    _ => (along(&name, column, columns)?, row),
                };
                Some(column * rows + row)
            }
        }
    });
    if let Some(to) = to {
        event.prevent_default();
        reading.pointed.set(None);
        (reading.choose)(Some(to));
    }
}

/// Where a key leads among so many that stand in a row.
fn along(key: &str, now: usize, count: usize) -> Option<usize> {
    let last = count.checked_sub(1)?;
    let to = match key {
        "ArrowLeft" | "ArrowDown" => now.saturating_sub(1),
        "ArrowRight" | "ArrowUp" => now + 1,
        "PageDown" => now.saturating_sub(10),
        "PageUp" => now + 10,
        "Home" => 0,
        "End" => last,
        _ => return None,
    };
    Some(to.min(last))
}
