//! What is to be told about the practice accounts: who has one open, what is not saved, what happened.

use std::rc::Rc;

use crate::signals::*;
use ad_credit_lab_words::{Language, say};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::exchange::{export_all, export_button};
use crate::components::{Notice, button, notice_box};
use crate::i18n::use_words;
use crate::markup::html::div;
use crate::markup::{Element, Handle};
use crate::state::{Keeping, News, Standing, Way, use_accounts, use_practice};

/// The id of the notice that says why nothing can be done.
const STANDING: &str = "account-standing";

/// What a button in a notice does.
type Act = Rc<dyn Fn()>;

/// The notices of the Sandbox. What is pressed in them goes, so the focus goes to `opener` then.
pub(super) fn told(opener: &Handle, outcome: RwSignal<Option<Notice>>) -> Element {
    let accounts = use_accounts();
    let practice = use_practice();
    let language = use_words().language();
    let opener = StoredValue::new_local(opener.clone());
    let press = move |label: String, act: Act| {
        let act = move || {
            act();
            let opener = opener.with_value(Handle::get::<HtmlElement>);
            // A button can have the focus.
            let _ = opener.map(|opener| opener.focus());
        };
        button("button", act).text(label)
    };
    // Who wants to do something where nothing can be done is led to why, and to what can be done about it.
    Effect::new(move |before: Option<u32>| {
        let times = practice.barred.get();
        if before.is_some_and(|before| before != times) {
            let reason = document().get_element_by_id(STANDING);
            if let Some(reason) = reason.and_then(|reason| reason.dyn_into::<HtmlElement>().ok()) {
                let _ = reason.focus();
            }
        }
        times
    });
    let actions = |buttons: Vec<Element>| div().class("actions").children(buttons);
    let standing = move || {
        let standing = accounts.standing.get();
        let take_over = say::accounts_take_over(language);
        let (text, take_over) = match standing {
            Standing::Here => return None,
            Standing::Elsewhere => (say::accounts_elsewhere(language), take_over),
            Standing::Split => (say::accounts_split(language), take_over),
            Standing::Gone => (say::accounts_gone(language), say::accounts_open_other(language)),
        };
        let notice = notice_box(plain(text, standing != Standing::Elsewhere));
        let notice = notice.id(STANDING).attribute("tabindex", "-1");
        Some(notice.child(actions(vec![
            press(take_over, Rc::new(move || accounts.take_over())),
            press(say::accounts_fork(language), Rc::new(move || accounts.fork())),
        ])))
    };
    let keeping = expect_context::<RwSignal<Keeping>>();
    let denied = move || {
        if keeping.get() != Keeping::NotLasting {
            return None;
        }
        let save = button("button", move || export_all(accounts, language, outcome));
        let save = save.text(say::accounts_export_all(language));
        Some(notice_box(plain(say::accounts_denied(language), true)).child(actions(vec![save])))
    };
    let refused = move || {
        if !accounts.is_refused.get() {
            return None;
        }
        let save = Rc::new(move || {
            accounts.save();
        });
        Some(notice_box(plain(say::accounts_refused(language), true)).child(actions(vec![
            export_button(say::accounts_export(language)),
            press(say::accounts_try_again(language), save),
        ])))
    };
    let news = move || {
        let boxes = accounts.news.get().into_iter().map(|news| {
            let mut notice = plain(sentence(language, &news), !matches!(news, News::Deleted(..)));
            if let News::SetAside(_, key) | News::WithoutLog(_, key) | News::Stuck(_, key) = &news {
                let text = accounts.text_under(key);
                notice.file = text.map(|text| (say::keeping_file(language), text));
            }
            let act: Option<(String, Act)> = match news.clone() {
                News::Deleted(_, deleted) => {
                    let undo = move || accounts.restore(&deleted);
                    Some((say::accounts_undo(language), Rc::new(undo)))
                }
                News::Offered(account) => {
                    let keep = move || accounts.keep_offered(&account);
                    Some((say::accounts_keep(language), Rc::new(keep)))
                }
                _ => None,
            };
            let close = Rc::new(move || accounts.close(&news));
            let mut buttons: Vec<_> =
                act.into_iter().map(|(label, act)| press(label, act)).collect();
            buttons.push(press(say::notice_close(language), close));
            notice_box(notice).child(actions(buttons))
        });
        boxes.collect::<Vec<_>>()
    };
    let astray = move || {
        let text = match practice.astray.get()? {
            Way::Back => say::accounts_astray_back(language),
            Way::Forth => say::accounts_astray_forth(language),
        };
        let close = press(say::notice_close(language), Rc::new(move || practice.astray.set(None)));
        Some(notice_box(plain(text, true)).child(actions(vec![close])))
    };
    let outcome_box = move || {
        let close = Rc::new(move || outcome.set(None));
        let close = move || press(say::notice_close(language), close);
        outcome.get().map(|notice| notice_box(notice).child(actions(vec![close()])))
    };
    div()
        .class("notices")
        .attribute("aria-live", "polite")
        .live(standing)
        .live(denied)
        .live(refused)
        .live(astray)
        .live(news)
        .live(outcome_box)
}

fn plain(text: String, failed: bool) -> Notice {
    Notice { failed, ..Notice::success(text) }
}

fn sentence(language: &Language, news: &News) -> String {
    match news {
        News::Deleted(name, _) => say::accounts_was_deleted(language, name),
        News::NotMoved(name) => say::accounts_not_moved(language, name),
        News::SetAside(name, key) => say::accounts_set_aside(language, key, name),
        News::Stuck(name, _) => say::accounts_stuck(language, name),
        News::WithoutLog(name, key) => say::accounts_without_log(language, key, name),
        News::Newer(name) => say::accounts_made_newer(language, name),
        News::WithoutOffers(name) => say::accounts_without_offers(language, name),
        News::Unsaved(name) => say::accounts_unsaved(language, name),
        News::Offered(account) => say::accounts_offered(language, &account.scenario.name),
    }
}
