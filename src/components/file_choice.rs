//! Choosing a file from the user's disk.

use std::rc::Rc;

use crate::signals::*;
use ad_credit_lab_words::say;
use web_sys::{File, HtmlInputElement};

use super::{button, text_of};
use crate::i18n::Words;
use crate::markup::html::input;
use crate::markup::{Element, Handle};

/// The largest file that is opened, in bytes.
const LARGEST_FILE: f64 = 32.0 * 1024.0 * 1024.0;

/// The kinds of file in which scenarios are.
pub(super) const SCENARIOS: &str = "application/json,.json";

/// What takes a chosen file: its name, and its text or why that cannot be had.
pub type TakeFile = Rc<dyn Fn(String, Result<String, String>)>;

/// A button with this label by which a scenario's file is chosen, and the input behind it.
pub fn file_choice(words: Words, label: &str, take: TakeFile) -> [Element; 2] {
    let take_file = move |file: File| {
        let take = Rc::clone(&take);
        leptos::task::spawn_local(async move {
            take(file.name(), read_chosen(words, &file).await);
        });
    };
    file_button(label, SCENARIOS, Rc::new(take_file))
}

/// A button with this label by which a file is chosen, and the input behind it. `accept` says which kinds are offered.
pub fn file_button(label: &str, accept: &'static str, take: Rc<dyn Fn(File)>) -> [Element; 2] {
    let chooser = Handle::default();
    let open = move |event: web_sys::Event| {
        let input = event_target::<HtmlInputElement>(&event);
        let file = input.files().and_then(|files| files.get(0));
        // So that choosing the same file again is a change, too.
        input.set_value("");
        if let Some(file) = file {
            take(file);
        }
    };
    let file_input = chooser.clone();
    let choose = move || {
        if let Some(input) = file_input.get::<HtmlInputElement>() {
            input.click();
        }
    };
    let chosen = input()
        .attribute("type", "file")
        .attribute("accept", accept)
        .hidden_if(true)
        .attribute("tabindex", "-1")
        .attribute("aria-label", label.to_owned())
        .keep_in(&chooser)
        .on("change", open);
    [button("button", choose).text(label.to_owned()), chosen]
}

/// The text of a file, or why it is not opened.
pub(super) async fn read_chosen(words: Words, file: &File) -> Result<String, String> {
    let (language, name) = (words.language(), file.name());
    if file.size() > LARGEST_FILE {
        return Err(say::open_too_large(language, "32", &name));
    }
    text_of(file).await.ok_or_else(|| say::open_unreadable(language, &name))
}
