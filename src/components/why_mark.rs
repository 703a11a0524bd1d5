//! The small button that asks why a figure, a state or a refusal is what it is.

use ad_credit_lab_words::say;

use super::button;
use crate::i18n::use_words;
use crate::markup::Element;
use crate::state::{Asked, use_asking};

/// The button; `of` names what it is about for those who do not see where it stands.
pub fn why_mark(asked: Asked, of: &str) -> Element {
    let asking = use_asking();
    let language = use_words().language();
    button("why-mark", move || asking.0.set(Some(asked)))
        .live_attribute("aria-pressed", move || {
            Some(if asking.0.get() == Some(asked) { "true" } else { "false" })
        })
        .attribute("aria-label", say::why_label(language, of))
        .text(say::why_mark(language))
}
