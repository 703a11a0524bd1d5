//! How likely it is that the offer gives what one wants of it.
//!
//! What is not known is given as ranges, which go with the plan. While they change, 10,000 runs are drawn from them again and again
//! by the page's workers; on request there are 100,000, until something changes.

mod amounts;
mod asking;
mod dates;
mod drawn;
mod fold;
mod matters;
mod ranges;
mod said;
mod slider;

use ad_credit_lab_words::say;

use super::working::busy;
use crate::components::{assumptions, panel};
use crate::i18n::use_words;
use crate::markup::Element;
use crate::markup::html::{div, p};
use asking::Asking;

/// The part.
///
/// It is the entrance of a part of the program, so it is never inlined.
#[inline(never)]
pub(super) fn chance_part() -> Vec<Element> {
    let language = use_words().language();
    let asking = Asking::of_plan();
    let results = busy(div().class("chance-results plan-found"), move || asking.is_waiting())
        .live_hidden(move || asking.odds.with(Option::is_none))
        .child(dates::dates(asking))
        .child(amounts::amounts(asking))
        .child(matters::matters(asking));
    let ranges = panel("panel chance-ranges", "chance-ranges", say::chance_heading(language))
        .child(p().class("quiet").text(say::chance_intro(language)))
        .children(ranges::ranges(asking));
    let notes = div()
        .class("columns")
        .child(drawn::how_drawn())
        .child(assumptions(asking.run, "chance-assumptions"));
    vec![div().class("chance").child(ranges).child(said::said(asking)).child(results).child(notes)]
}
