//! Messages at the top of the page: what became of saved work, and of a file that was opened.

use crate::signals::*;
use ad_credit_lab_words::say;

use super::{button, save_as_file};
use crate::i18n::use_words;
use crate::markup::Element;
use crate::markup::html::{div, li, p, ul};
use crate::route::Room;
use crate::state::{Keeping, use_kept_plans, use_visit};

/// A message with an optional list under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What happened.
    pub text: String,
    /// The mistakes or other details.
    pub details: Vec<String>,
    /// Whether something failed.
    pub failed: bool,
    /// A file that is offered with it: its name and its text.
    pub file: Option<(String, String)>,
}

impl Notice {
    /// That something was done.
    #[must_use]
    pub fn success(text: String) -> Self {
        Self { text, details: Vec::new(), failed: false, file: None }
    }

    /// That something was not done.
    #[must_use]
    pub fn failure(text: String) -> Self {
        Self { failed: true, ..Self::success(text) }
    }
}

/// The notices of the page. The latest one about files can be closed; what is said about saving stays while it holds.
pub fn notices() -> Element {
    let keeping = expect_context::<RwSignal<Keeping>>();
    let notice = expect_context::<RwSignal<Option<Notice>>>();
    let language = use_words().language();
    let plans = use_kept_plans();
    let visit = use_visit();
    let is_sandbox = Memo::new(move |_| visit.arrival().route.room() == Room::Sandbox);
    let about_keeping = move || {
        // It is about the plan; of the practice accounts the Sandbox tells itself.
        if is_sandbox.get() {
            return None;
        }
        let text = match keeping.get() {
            Keeping::Kept => None,
            Keeping::NotLasting => Some(say::keeping_not_lasting(language)),
            Keeping::SetAside(key) => Some(say::keeping_set_aside(language, &key)),
            Keeping::Stuck => Some(say::keeping_stuck(language)),
            Keeping::Refused => Some(say::keeping_refused(language)),
        };
        let mut told = Notice::success(text?);
        if let Keeping::SetAside(key) = keeping.get() {
            let text = plans.text_under(&key);
            told.file = text.map(|text| (say::keeping_file(language), text));
        }
        Some(notice_box(told))
    };
    let about_files = move || {
        notice.get().map(|told| {
            let close = button("button quiet", move || notice.set(None));
            notice_box(told).child(close.text(say::notice_close(language)))
        })
    };
    div().class("notices").attribute("aria-live", "polite").live(about_keeping).live(about_files)
}

/// A notice as it is shown; what can be done about it is put after it.
pub fn notice_box(notice: Notice) -> Element {
    let details = notice.details.into_iter().map(|detail| li().text(detail));
    let language = use_words().language();
    let file = notice.file.map(|(name, text)| {
        let save = move || {
            // The notice stays, with its button, where the browser did not take the file.
            save_as_file(&name, "application/json", &text);
        };
        button("button", save).text(say::plan_save(language))
    });
    div()
        .class(if notice.failed { "notice failed" } else { "notice" })
        .child(p().text(notice.text))
        .child(ul().children(details))
        .children(file)
}
