//! A range that is slid: a handle for each of its values on one line, over the shape of how probable the values are.

use ad_credit_lab_engine::money::Money;
use ad_credit_lab_engine::plan::forecast::Input;
use ad_credit_lab_words::{Format, say};

use super::asking::Asking;
use super::ranges::{bound_name, input_name};
use crate::i18n::use_words;
use crate::markup::Element;
use crate::markup::html::{self, div};
use crate::markup::svg::{path, svg};
use crate::signals::*;
use crate::state::{Bound, Extent};

/// How wide and high the shape is drawn; it is stretched to its room.
const SHAPE: (i64, i64) = (1_000, 20);

/// The slider of an input.
pub(super) fn slider(asking: Asking, input: Input) -> Element {
    let extent = Memo::new(move |_| asking.run.with(|run| Extent::of(input, run.scenario())));
    let handles = [Bound::Low, Bound::High, Bound::Mode];
    div()
        .class("range")
        .child(shape(asking, input, extent))
        .children(handles.map(|bound| handle(asking, input, bound, extent)))
}

/// One of its handles, which is an input of its own for those who use keys.
fn handle(asking: Asking, input: Input, bound: Bound, extent: Memo<Extent>) -> Element {
    let words = use_words();
    let language = words.language();
    let number = Memo::new(move |_| number_of(asking, input, bound));
    let value = move || {
        let Extent { least, .. } = extent.get();
        number.get().unwrap_or(least).to_string()
    };
    let told = move || {
        let currency = asking.run.with(|run| run.scenario().account.currency);
        let figures = words.figures(currency);
        number.get().map(|number| match input {
            Input::DailySpend => figures.money(Money::from_minor(number)),
            Input::Level => figures.percent(number.saturating_mul(10)),
            _ => say::chance_days(language, &figures, number),
        })
    };
    let slide = move |event: web_sys::Event| {
        if let Ok(number) = event_target_value(&event).parse() {
            let currency = asking.run.with_untracked(|run| run.scenario().account.currency);
            asking.change(&bound.place(input), |chances| {
                chances.slide(input, bound, number, currency);
            });
        }
    };
    let (name, bound_name) = (input_name(language, input), bound_name(language, bound));
    html::input()
        .attribute("type", "range")
        .class(match bound {
            Bound::Low => "range-low",
            Bound::High => "range-high",
            Bound::Mode => "range-mode",
        })
        .live_attribute("min", move || Some(extent.get().least.to_string()))
        .live_attribute("max", move || Some(extent.get().most.to_string()))
        .live_attribute("step", move || Some(extent.get().step.to_string()))
        .attribute("aria-label", say::chance_slider(language, &bound_name, &name))
        .live_attribute("aria-valuetext", told)
        .live_hidden(move || !asking.chances.with(|chances| chances.has_bound(input, bound)))
        .live_property("value", value)
        .on("input", slide)
        .on("blur", move |_: web_sys::Event| asking.close_step())
}

fn number_of(asking: Asking, input: Input, bound: Bound) -> Option<i64> {
    let currency = asking.run.with(|run| run.scenario().account.currency);
    asking.chances.with(|chances| chances.number(input, bound, currency))
}

/// How probable each value is: all alike, or rising to the most probable one and falling from it on.
fn shape(asking: Asking, input: Input, extent: Memo<Extent>) -> Element {
    let outline = move || {
        let Extent { least, most, .. } = extent.get();
        let x = |number: i64| {
            let way = i128::from(number.clamp(least, most) - least) * i128::from(SHAPE.0);
            way / i128::from((most - least).max(1))
        };
        let low = number_of(asking, input, Bound::Low)?;
        let high = number_of(asking, input, Bound::High)?;
        let (low, high, bottom) = (x(low), x(high), SHAPE.1);
        let has_mode = asking.chances.with(|chances| chances.has_bound(input, Bound::Mode));
        Some(match number_of(asking, input, Bound::Mode).filter(|_| has_mode) {
            Some(mode) => format!("M{low} {bottom}L{} 0L{high} {bottom}Z", x(mode)),
            None => format!("M{low} {bottom}V8H{high}V{bottom}Z"),
        })
    };
    svg()
        .class("range-shape")
        .attribute("viewBox", format!("0 0 {} {}", SHAPE.0, SHAPE.1))
        .attribute("preserveAspectRatio", "none")
        .attribute("aria-hidden", "true")
        .attribute("focusable", "false")
        .child(path().class("range-line").attribute("d", format!("M0 {}H{}", SHAPE.1, SHAPE.0)))
        .child(path().class("range-likely").live_attribute("d", outline))
}
