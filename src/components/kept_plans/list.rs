//! The plans of this browser: which one is open, the others, and what can be done with them.

use std::rc::Rc;

use ad_credit_lab_engine::calendar::Date;
use ad_credit_lab_words::{Plain, problem, say};

use crate::components::{
    Entered, FieldKind, Notice, button, dialog, entry_field, file_choice, not_opened, notice_box,
    read_plan, save_as_file,
};
use crate::i18n::{Words, use_words};
use crate::markup::Element;
use crate::markup::html::{self, details, div, form, h3, li, p, span, summary, ul};
use crate::signals::*;
use crate::state::{
    KeptPlan, KeptPlans, LONGEST_NAME, NotAdded, PlanKind, PlanNews, article_example,
    use_kept_plans, use_plan,
};
use crate::variants::Variants;

/// The dialog. A new plan begins `today`.
pub(super) fn plans_dialog(open: RwSignal<bool>, today: Date) -> Element {
    let language = use_words().language();
    let heading = move || say::plans_heading(language);
    dialog(open, "plans-heading", heading, move || content(open, today))
}

fn content(open: RwSignal<bool>, today: Date) -> Vec<Element> {
    let kept = use_kept_plans();
    kept.news.set(None);
    let language = use_words().language();
    let outcome = RwSignal::new(None::<Notice>);
    let close_if = move |is_open: bool| {
        if is_open {
            open.set(false);
        }
    };
    let example = move || {
        close_if(kept.create(Variants::of(article_example(today, language))));
    };
    let empty = move || {
        let mut scenario = article_example(today, language);
        scenario.name = say::plans_new_name(language);
        scenario.spend_plan = None;
        close_if(kept.create(Variants::of(scenario)));
    };
    let duplicate = move || {
        let name = use_first_name();
        let copy: String = say::accounts_copy(language, &name).chars().take(LONGEST_NAME).collect();
        close_if(kept.duplicate(&copy));
    };
    vec![
        p().class("quiet").text(say::plans_about(language)),
        told(open, outcome),
        list(open, today),
        div()
            .class("actions")
            .child(button("button", example).text(say::plans_new_example(language)))
            .child(button("button", empty).text(say::plans_new_empty(language)))
            .child(button("button", duplicate).text(say::accounts_duplicate(language))),
        h3().text(say::plans_this(language)),
        // Another plan has another name.
        div().live(move || {
            let _ = kept.open_number();
            [untrack(rename)]
        }),
        h3().text(say::accounts_files(language)),
        files(open, outcome),
        recently_deleted(open),
    ]
}

/// The name of the open plan, not followed.
fn use_first_name() -> String {
    use_plan().runs.with_untracked(|runs| runs[0].scenario().name.clone())
}

/// What became of what was done, and what can be done about it.
fn told(open: RwSignal<bool>, outcome: RwSignal<Option<Notice>>) -> Element {
    let kept = use_kept_plans();
    let language = use_words().language();
    let news = move || {
        kept.news.get().map(|news| {
            let is_good = matches!(news, PlanNews::Deleted(..));
            let notice = Notice { failed: !is_good, ..Notice::success(sentence(&news)) };
            let undo = match news {
                PlanNews::Deleted(_, deleted) => {
                    let undo = move || {
                        let deleted = deleted.clone();
                        leptos::task::spawn_local(async move {
                            if kept.restore(&deleted).await {
                                open.set(false);
                            }
                        });
                    };
                    Some(button("button", undo).text(say::accounts_undo(language)))
                }
                _ => None,
            };
            notice_box(notice).children(undo)
        })
    };
    div()
        .class("plans-told")
        .attribute("aria-live", "polite")
        .live(news)
        .live(move || outcome.get().map(notice_box))
}

fn sentence(news: &PlanNews) -> String {
    let language = use_words().language();
    match news {
        PlanNews::Deleted(name, _) => say::accounts_was_deleted(language, name),
        PlanNews::Refused(name) => say::plans_refused(language, name),
        PlanNews::SetAside(name, key) => say::accounts_set_aside(language, key, name),
        PlanNews::Stuck(name) => say::accounts_stuck(language, name),
        PlanNews::Newer(name) => say::accounts_made_newer(language, name),
        PlanNews::WithoutOffers(name) => say::accounts_without_offers(language, name),
        PlanNews::Barred => say::plans_barred(language),
    }
}

/// The plans, to be opened and deleted.
fn list(open: RwSignal<bool>, today: Date) -> Element {
    let kept = use_kept_plans();
    let language = use_words().language();
    let row = move |listed: KeptPlan| {
        let KeptPlan { number, name, kind } = listed;
        let note = match kind {
            PlanKind::Open => say::accounts_is_open(language),
            PlanKind::Closed(at) => say::plans_changed(language, &moment(at)),
            PlanKind::Newer => say::accounts_newer(language),
            PlanKind::Damaged => say::accounts_damaged(language),
        };
        let choose = move || {
            leptos::task::spawn_local(async move {
                if kept.open(number).await {
                    open.set(false);
                }
            });
        };
        let delete = move || {
            let fresh = Variants::of(article_example(today, language));
            leptos::task::spawn_local(kept.delete(number, fresh));
        };
        let choice = button("account-option", choose)
            .attribute_if("aria-current", (kind == PlanKind::Open).then_some("true"))
            .child(span().class("account-name").text(name.clone()))
            .child(span().class("quiet").text(note));
        let delete = button("button quiet", delete)
            .attribute("aria-label", say::plans_delete_named(language, &name))
            .text(say::accounts_delete(language));
        li().class("plan-option").child(choice).child(delete)
    };
    ul().class("account-list").live(move || kept.list().into_iter().map(row).collect::<Vec<_>>())
}

/// An instant of the browser's clock in the reader's own way.
fn moment(milliseconds: i64) -> String {
    #[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
    let date = js_sys::Date::new(&(milliseconds as f64).into());
    date.to_locale_string("default", &wasm_bindgen::JsValue::UNDEFINED).into()
}

/// The name of the open plan, to be changed.
fn rename() -> Element {
    let kept = use_kept_plans();
    let language = use_words().language();
    let name = Entered::new(use_first_name());
    let send = move |event: web_sys::Event| {
        event.prevent_default();
        if let Some(text) = name.name() {
            kept.rename(&text);
        }
    };
    let rename = html::button().attribute("type", "submit").class("button");
    form()
        .class("account-rename")
        .on("submit", send)
        .child(entry_field("plan-name", FieldKind::Text, say::accounts_name(language), name))
        .child(rename.text(say::accounts_rename(language)))
}

/// All plans as a file, and other plans from files.
fn files(open: RwSignal<bool>, outcome: RwSignal<Option<Notice>>) -> Element {
    let kept = use_kept_plans();
    let words = use_words();
    let language = words.language();
    let save = move || {
        leptos::task::spawn_local(async move {
            let exported = kept.export_all().await;
            save_as_file(&say::plans_file(language), "application/json", &exported.text);
            let count = i64::try_from(exported.left_out.len()).unwrap_or(i64::MAX);
            outcome.set((count > 0).then(|| {
                let text = say::plans_left_out(language, &Plain { currency: None }, count);
                Notice { details: exported.left_out, ..Notice::failure(text) }
            }));
        });
    };
    let take = move |name: String, read: Result<String, String>| {
        leptos::task::spawn_local(async move {
            let taken = match read {
                Ok(text) => import(kept, words, &name, &text).await,
                Err(text) => Some(Notice::failure(text)),
            };
            match taken {
                Some(notice) => outcome.set(Some(notice)),
                None => open.set(false),
            }
        });
    };
    div()
        .class("actions")
        .children(file_choice(words, &say::plans_import(language), Rc::new(take)))
        .child(button("button", save).text(say::accounts_export_all(language)))
}

/// Adds what a file has: several plans, or one, which is then open. Gives what to tell; nothing where another plan is open now.
async fn import(kept: KeptPlans, words: Words, name: &str, text: &str) -> Option<Notice> {
    let language = words.language();
    let plain = Plain { currency: None };
    if !KeptPlans::is_of_plans(text) {
        return match read_plan(words, name, text).await {
            Ok(variants) => {
                let refused = || Notice::failure(say::accounts_import_refused(language, name));
                (!kept.create(variants)).then(refused)
            }
            Err(notice) => Some(notice),
        };
    }
    Some(match kept.add_all(text).await {
        Ok(count) => {
            let count = i64::try_from(count).unwrap_or(i64::MAX);
            Notice::success(say::plans_imported(language, &plain, count, name))
        }
        Err(NotAdded::Mistakes(problems)) => {
            let problems = problems.list().iter().map(|given| problem(language, &plain, given));
            not_opened(language, &plain, name, problems.collect())
        }
        Err(NotAdded::WithoutOffers) => {
            Notice::failure(say::open_offers_not_loaded(language, name))
        }
        Err(NotAdded::Refused) => Notice::failure(say::accounts_import_refused(language, name)),
    })
}

/// The plans that were deleted and can come back; nothing where there are none.
fn recently_deleted(open: RwSignal<bool>) -> Element {
    let kept = use_kept_plans();
    let language = use_words().language();
    let rows = move || {
        let rows = kept.deleted().into_iter().map(move |(deleted, name)| {
            let gone = deleted.clone();
            let restore = move || {
                let deleted = deleted.clone();
                leptos::task::spawn_local(async move {
                    if kept.restore(&deleted).await {
                        open.set(false);
                    }
                });
            };
            let restore = button("button", restore)
                .attribute("aria-label", say::accounts_restore_named(language, &name))
                .text(say::accounts_restore(language));
            let purge = button("button quiet", move || kept.purge(&gone))
                .attribute("aria-label", say::accounts_purge_named(language, &name))
                .text(say::accounts_purge(language));
            li().child(span().class("account-name").text(name)).child(restore).child(purge)
        });
        rows.collect::<Vec<_>>()
    };
    details()
        .class("accounts-deleted")
        .live_hidden(move || kept.deleted().is_empty())
        .child(summary().text(say::accounts_deleted(language)))
        .child(ul().live(rows))
}
