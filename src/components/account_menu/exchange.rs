//! Practice accounts as files.

use std::rc::Rc;

use crate::signals::*;
use ad_credit_lab_words::{Language, Plain, problem, say};

use crate::components::{
    Notice, button, copy_link, file_choice, made_newer, not_opened, save_as_file,
};
use crate::i18n::{Words, use_words};
use crate::markup::Element;
use crate::markup::html::div;
use crate::state::{Accounts, Brought, NotImported, use_accounts, use_brought};

/// Export of the open account and of all, and import.
pub(super) fn exchange(open: RwSignal<bool>, outcome: RwSignal<Option<Notice>>) -> Element {
    let accounts = use_accounts();
    let words = use_words();
    let language = words.language();
    let save_all = move || {
        open.set(false);
        export_all(accounts, language, outcome);
    };
    let link = move || {
        let text = accounts.export_for_link();
        leptos::task::spawn_local(async move {
            outcome.set(Some(copy_link(words, text, say::accounts_file(language)).await));
            open.set(false);
        });
    };
    let take = move |name: String, read: Result<String, String>| {
        leptos::task::spawn_local(async move {
            let notice = match read {
                Ok(text) => import(accounts, words, &name, &text).await,
                Err(text) => Some(Notice::failure(text)),
            };
            outcome.set(notice);
            open.set(false);
        });
    };
    div()
        .class("actions")
        .child(export_button(say::accounts_export(language)))
        .child(button("button", link).text(say::link_copy(language)))
        .child(button("button", save_all).text(say::accounts_export_all(language)))
        .children(file_choice(words, &say::accounts_import(language), Rc::new(take)))
}

/// Saves all accounts as a file, and tells which are not in it.
pub(super) fn export_all(
    accounts: Accounts,
    language: &'static Language,
    outcome: RwSignal<Option<Notice>>,
) {
    leptos::task::spawn_local(async move {
        let exported = accounts.export_all().await;
        save_json(&say::accounts_file_all(language), &exported.text);
        let count = i64::try_from(exported.left_out.len()).unwrap_or(i64::MAX);
        if count > 0 {
            let text = say::accounts_left_out(language, &Plain { currency: None }, count);
            let details = exported.left_out;
            outcome.set(Some(Notice { details, ..Notice::failure(text) }));
        }
    });
}

/// A button that saves the open account as a file.
pub(super) fn export_button(label: String) -> Element {
    let accounts = use_accounts();
    let language = use_words().language();
    button("button", move || save_json(&say::accounts_file(language), &accounts.export()))
        .text(label)
}

fn save_json(name: &str, text: &str) {
    save_as_file(name, "application/json", text);
}

/// Adds the accounts that a link has brought, as soon as there are some.
pub(super) fn take_brought(outcome: RwSignal<Option<Notice>>) {
    let (accounts, Brought(brought)) = (use_accounts(), use_brought());
    let words = use_words();
    Effect::new(move |_| {
        if brought.with(Option::is_none) {
            return;
        }
        let text = brought.try_update(Option::take).flatten();
        leptos::task::spawn_local(async move {
            if let Some(text) = text {
                let name = say::link_name(words.language());
                outcome.set(import(accounts, words, &name, &text).await);
            }
        });
    });
}

/// Takes a file's accounts; gives what to tell the user.
async fn import(accounts: Accounts, words: Words, name: &str, text: &str) -> Option<Notice> {
    let language = words.language();
    // Figures as a file writes them.
    let plain = Plain { currency: None };
    match accounts.import(text).await {
        Ok(count) => {
            let count = i64::try_from(count).unwrap_or(i64::MAX);
            Some(Notice::success(say::accounts_imported(language, &plain, count, name)))
        }
        Err(NotImported::Mistakes { problems, steps }) => {
            if let Some(newer) = made_newer(language, name, &problems) {
                return Some(newer);
            }
            let problems = problems.list().iter().map(|given| problem(language, &plain, given));
            let bad = say::accounts_step(language);
            let steps = steps.iter().map(|place| say::problem(language, place, &bad));
            Some(not_opened(language, &plain, name, problems.chain(steps).collect()))
        }
        Err(NotImported::WithoutOffers) => {
            Some(Notice::failure(say::open_offers_not_loaded(language, name)))
        }
        Err(NotImported::Refused) => {
            Some(Notice::failure(say::accounts_import_refused(language, name)))
        }
        // That is told already.
        Err(NotImported::Unsaved) => None,
    }
}
