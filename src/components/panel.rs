//! Panels, of which the rooms are made.

use crate::markup::Element;
use crate::markup::html::{div, h2, section};

/// A section under a heading by which it is named.
pub fn panel(classes: &'static str, heading_id: &'static str, heading: String) -> Element {
    section()
        .class(classes)
        .attribute("aria-labelledby", heading_id)
        .child(h2().id(heading_id).text(heading))
}

/// What may be wider than the screen and is then scrolled, also by keyboard. It needs a name for its role.
pub fn scroll(role: &'static str) -> Element {
    div().class("scroll").attribute("tabindex", "0").attribute("role", role)
}
