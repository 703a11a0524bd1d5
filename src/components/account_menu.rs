//! The practice accounts: which one is open, the others, and what can be done with them.

mod exchange;
mod told;

use crate::signals::*;
use ad_credit_lab_words::{Format, say};

use super::{Entered, FieldKind, Notice, button, dialog, entry_field, save_as_file};
use crate::i18n::use_words;
use crate::markup::html::{self, details, div, form, h3, li, span, summary, ul};
use crate::markup::{Element, Handle};
use crate::state::{LONGEST_NAME, Listed, ListedKind, use_accounts, use_practice};
use exchange::{exchange, take_brought};
use told::told;

/// The button that names the open account and leads to all of them; and the place for what is to be told about them.
pub fn account_menu() -> [Element; 2] {
    let practice = use_practice();
    let language = use_words().language();
    let open = RwSignal::new(false);
    let outcome = RwSignal::new(None::<Notice>);
    let opener = Handle::default();
    let name = move || practice.run.with(|run| run.scenario().name.clone());
    let menu_button = button("button account-button", move || open.set(true))
        .keep_in(&opener)
        .attribute("aria-haspopup", "dialog")
        .child(span().class("quiet").text(say::accounts_open(language)))
        .child(span().class("account-name").live_text(name));
    let content = move || content(open, outcome);
    let heading = move || say::accounts_heading(language);
    let menu = div().class("accounts").child(menu_button).child(dialog(
        open,
        "accounts-heading",
        heading,
        content,
    ));
    take_brought(outcome);
    [menu, told(&opener, outcome)]
}

/// What the dialog holds.
fn content(open: RwSignal<bool>, outcome: RwSignal<Option<Notice>>) -> Vec<Element> {
    let accounts = use_accounts();
    let practice = use_practice();
    let language = use_words().language();
    let new = move || {
        open.set(false);
        practice.setting_up.set(true);
    };
    let duplicate = move || {
        open.set(false);
        let name = practice.run.with_untracked(|run| run.scenario().name.clone());
        let copy = say::accounts_copy(language, &name);
        accounts.duplicate(copy.chars().take(LONGEST_NAME).collect());
    };
    let delete = move || {
        open.set(false);
        accounts.delete();
    };
    let is_barred = move || practice.is_locked.get();
    let delete = button("button", delete).live_property("disabled", is_barred);
    vec![
        account_list(open),
        button("button", new).text(say::set_up_open(language)),
        h3().text(say::accounts_this(language)),
        rename(),
        div()
            .class("actions")
            .child(button("button", duplicate).text(say::accounts_duplicate(language)))
            .child(delete.text(say::accounts_delete(language))),
        h3().text(say::accounts_files(language)),
        exchange(open, outcome),
        recently_deleted(open),
        unreadable(),
    ]
}

/// The accounts, to be chosen from.
fn account_list(open: RwSignal<bool>) -> Element {
    let accounts = use_accounts();
    let language = use_words().language();
    let practice = use_practice();
    let currency = practice.run.with_untracked(|run| run.scenario().account.currency);
    let figures = use_words().figures(currency);
    let row = move |listed: Listed| {
        let Listed { number, name, kind, changed } = listed;
        let changed =
            changed.map(|changed| say::accounts_changed(language, &figures.instant(changed)));
        let note = match kind {
            ListedKind::Open => Some(say::accounts_is_open(language)),
            ListedKind::Newer => Some(say::accounts_newer(language)),
            ListedKind::Damaged => Some(say::accounts_damaged(language)),
            ListedKind::Closed => None,
        };
        let choose = move || {
            open.set(false);
            accounts.open(number);
        };
        let choice = button("account-option", choose)
            .attribute_if("aria-current", (kind == ListedKind::Open).then_some("true"))
            .child(span().class("account-name").text(name))
            .children(note.into_iter().chain(changed).map(|note| span().class("quiet").text(note)));
        li().child(choice)
    };
    ul().class("account-list")
        .live(move || accounts.list().into_iter().map(&row).collect::<Vec<_>>())
}

/// The name of the open account, to be changed.
fn rename() -> Element {
    let accounts = use_accounts();
    let practice = use_practice();
    let language = use_words().language();
    let name = Entered::new(practice.run.with_untracked(|run| run.scenario().name.clone()));
    let send = move |event: web_sys::Event| {
        event.prevent_default();
        if let Some(text) = name.name() {
            accounts.rename(&text);
        }
    };
    let rename = html::button().attribute("type", "submit").class("button");
    form()
        .class("account-rename")
        .on("submit", send)
        .child(entry_field("account-name", FieldKind::Text, say::accounts_name(language), name))
        .child(
            rename
                .live_property("disabled", move || practice.is_locked.get())
                .text(say::accounts_rename(language)),
        )
}

/// The accounts that were deleted and can come back; nothing where there are none.
fn recently_deleted(open: RwSignal<bool>) -> Element {
    let accounts = use_accounts();
    let language = use_words().language();
    let rows = move || {
        let deleted = accounts.deleted().into_iter();
        let rows = deleted.map(move |(deleted, name)| {
            let gone = deleted.clone();
            let restore = move || {
                open.set(false);
                accounts.restore(&deleted);
            };
            let restore = button("button", restore)
                .attribute("aria-label", say::accounts_restore_named(language, &name))
                .text(say::accounts_restore(language));
            let purge = button("button quiet", move || accounts.purge(&gone))
                .attribute("aria-label", say::accounts_purge_named(language, &name))
                .text(say::accounts_purge(language));
            li().child(span().class("account-name").text(name)).child(restore).child(purge)
        });
        rows.collect::<Vec<_>>()
    };
    let has_none = move || accounts.deleted().is_empty();
    details()
        .class("accounts-deleted")
        .live_hidden(has_none)
        .child(summary().text(say::accounts_deleted(language)))
        .child(ul().live(rows))
}

/// What could not be read and lies elsewhere now, to be saved as files; nothing where there is none.
fn unreadable() -> Element {
    let accounts = use_accounts();
    let language = use_words().language();
    let rows = move || {
        let rows = accounts.kept_aside().into_iter().map(move |key| {
            let own = key.clone();
            let save = move || {
                if let Some(text) = accounts.text_under(&own) {
                    save_as_file(&say::keeping_file(language), "application/json", &text);
                }
            };
            let save = button("button", save)
                .attribute("aria-label", say::accounts_save_named(language, &key))
                .text(say::plan_save(language));
            li().child(span().class("account-name").text(key)).child(save)
        });
        rows.collect::<Vec<_>>()
    };
    details()
        .class("accounts-deleted")
        .live_hidden(move || accounts.kept_aside().is_empty())
        .child(summary().text(say::accounts_unreadable(language)))
        .child(ul().live(rows))
}
