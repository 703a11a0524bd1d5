//! Light, dark, or as the system has it.

use crate::signals::*;
use ad_credit_lab_words::say;

use super::button;
use crate::i18n::use_words;
use crate::markup::Element;
use crate::state::{Theme, ThemeChoice};

/// A button that goes through the three choices and says which one holds.
pub fn theme_button() -> Element {
    let Theme(choice) = expect_context::<Theme>();
    let language = use_words().language();
    let text = move || {
        let name = match choice.get() {
            ThemeChoice::System => say::theme_system(language),
            ThemeChoice::Light => say::theme_light(language),
            ThemeChoice::Dark => say::theme_dark(language),
        };
        say::theme_label(language, &name)
    };
    let next = move || {
        choice.update(|choice| {
            let position = ThemeChoice::ALL.iter().position(|other| other == choice).unwrap_or(0);
            *choice = ThemeChoice::ALL[(position + 1) % ThemeChoice::ALL.len()];
        });
    };
    button("button quiet", next).live_text(text)
}
