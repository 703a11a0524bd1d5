//! Buttons.

use crate::markup::{Element, html};

/// A button that sends no form, of these classes. Its words are given to it afterwards.
pub fn button(classes: &'static str, press: impl FnMut() + 'static) -> Element {
    html::button().attribute("type", "button").class(classes).on_click(press)
}
