//! The reader's language: the messages, and how the browser writes figures in it.

mod figures;
mod names;
mod terms;

use crate::signals::*;
use ad_credit_lab_engine::money::Currency;
use ad_credit_lab_words::Language;
use js_sys::JsString;

pub use figures::Figures;
pub use names::{Named, countries, with_names};
pub use terms::{by, meaning, requirement, reward, until, weekday, whole_dates_end};

/// A handle on the language of the page.
#[derive(Clone, Copy, Debug)]
pub struct Words(&'static Language);

static ENGLISH: Language = Language::english();

impl Words {
    /// English, in which every message is written first.
    #[must_use]
    pub fn english() -> Self {
        Self(&ENGLISH)
    }

    /// The messages.
    #[must_use]
    pub fn language(self) -> &'static Language {
        self.0
    }

    /// How figures of this currency are written.
    #[must_use]
    pub fn figures(self, currency: Currency) -> Figures {
        Figures::of(self.0.tag(), currency)
    }
}

/// The language that the app gave by context; English outside the app.
#[must_use]
pub fn use_words() -> Words {
    use_context().unwrap_or_else(Words::english)
}

/// A text in small letters, for looking for it. The browser has the tables for every script already.
#[must_use]
pub fn small_letters(text: &str) -> String {
    JsString::from(text).to_lower_case().into()
}
