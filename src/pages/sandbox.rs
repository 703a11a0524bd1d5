//! Sandbox: a practice ads manager with a clock.

use ad_credit_lab_words::say;

use crate::components::console;
use crate::i18n::use_words;
use crate::markup::Element;
use crate::markup::html::{div, h1};
use crate::route::Room;

/// The room: the practice account with its console, and around it what is the trainer's: clock, timeline, journal.
pub fn sandbox_page() -> Vec<Element> {
    let language = use_words().language();
    let title = h1().id(Room::Sandbox.heading_id()).class("page-title").attribute("tabindex", "-1");
    vec![title.text(say::sandbox_title(language)), div().class("sandbox").child(console())]
}
