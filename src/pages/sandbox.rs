//! Sandbox: a practice ads manager with a clock.

use ad_credit_lab_words::say;

use crate::charts::money_timeline;
use crate::components::{Clock, clock_bar, console};
use crate::i18n::use_words;
use crate::markup::Element;
use crate::markup::html::{div, h1};
use crate::route::Room;
use crate::state::use_practice;

/// The room: the practice account with its console, and around it what is the trainer's: clock, timeline, journal.
pub fn sandbox_page() -> Vec<Element> {
    let language = use_words().language();
    let practice = use_practice();
    let clock = Clock::new(practice);
    let title = h1().id(Room::Sandbox.heading_id()).class("page-title").attribute("tabindex", "-1");
    let room = div()
        .class("sandbox")
        .child(clock_bar(clock))
        .child(console())
        .child(money_timeline(practice.ahead, "sandbox", Some(clock.now())));
    vec![title.text(say::sandbox_title(language)), room]
}
