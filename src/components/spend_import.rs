//! Daily spend that is pasted, or read from the file of a report: how it was read is shown, and can be decided otherwise,
//! before it becomes the days of the spend plan.

mod choices;
mod faults;
mod found;
mod source;

use std::rc::Rc;

use crate::signals::*;
use ad_credit_lab_spend_table::{Choice, SpendTable};
use ad_credit_lab_words::{Format, say};

use crate::components::{Notice, OnceThere, button, check, dialog};
use crate::i18n::use_words;
use crate::markup::Element;
use crate::markup::html::{div, footer, p};
use crate::state::{Edit, Plan, with_daily_spend};
use source::Import;

/// The button that opens the dialog, and the place of the dialog, which is fetched when it is first wanted.
pub fn spend_import() -> [Element; 2] {
    let language = use_words().language();
    let (open, is_there) = (RwSignal::new(false), RwSignal::new(false));
    let once_there = OnceThere::new("import");
    let begin = move || {
        once_there.run(&say::spend_import_heading(language), move || {
            is_there.set(true);
            open.set(true);
        });
    };
    let place = div().live(move || is_there.get().then(|| untrack(|| import_dialog(open))));
    [button("button", begin).text(say::spend_import_open(language)), place]
}

/// The dialog. It is the entrance of a part of the program.
#[inline(never)]
fn import_dialog(open: RwSignal<bool>) -> Element {
    let language = use_words().language();
    let import = Import::new();
    let content = move || {
        import.clear();
        vec![
            p().class("quiet").text(say::spend_import_about(language)),
            source::source(import),
            p().class("spend-standing")
                .attribute("role", "status")
                .live_text(move || import.standing()),
            div().class("spend-questions").live(move || choices::questions(import)),
            div().class("spend-part").live(move || found::days(import)),
            div().class("spend-part").live(move || found::rows(import)),
            div().class("spend-part").live(move || choices::recognised(import)),
            end(import, open),
        ]
    };
    let heading = move || say::spend_import_heading(language);
    dialog(open, "spend-import-heading", heading, content)
}

/// What was read, if anything was.
fn table(import: Import) -> Option<Rc<SpendTable>> {
    import.table.get()
}

/// The last line of the dialog: whether the account is made earlier, and the button that takes the days.
fn end(import: Import, open: RwSignal<bool>) -> Element {
    let (plan, language) = (import.plan, import.language());
    let notice = expect_context::<RwSignal<Option<Notice>>>();
    let is_earlier = RwSignal::new(true);
    // The first day, where the account is made after it.
    let before_account = move || {
        let start = table(import)?.daily.as_ref()?.start;
        let created = plan.run.with(|run| run.scenario().account.created.date());
        (start < created).then_some((start, created))
    };
    let account = move || {
        before_account().map(|(start, created)| {
            let figures = import.figures();
            let label = say::spend_import_create_account(
                language,
                &figures.date(created),
                &figures.date(start),
            );
            check(label, move || is_earlier.get(), move || is_earlier.update(|is| *is = !*is))
        })
    };
    let hindrance = move || {
        let table = table(import)?;
        let daily = table.daily.as_ref()?;
        if !table.questions.is_empty() {
            Some(say::spend_import_answer_first(language))
        } else if daily.total().is_zero() {
            Some(say::spend_import_no_spend(language))
        } else {
            None
        }
    };
    let days = move || table(import)?.daily.as_ref().map(|daily| daily.amounts.len());
    let take = move || {
        let Some(table) = import.table.get_untracked() else { return };
        let moves_account = before_account().is_some() && is_earlier.get_untracked();
        use_days(plan, &table, moves_account);
        let text = say::spend_import_used(language);
        let bad = (table.bad.count > 0).then(|| found::bad_heading(import, &table));
        notice.set(Some(Notice { details: bad.into_iter().collect(), ..Notice::success(text) }));
        open.set(false);
    };
    let label = move || {
        let figures = import.figures();
        let count = i64::try_from(days().unwrap_or(0)).unwrap_or(i64::MAX);
        say::spend_import_use(language, &figures, count)
    };
    let submit = button("button primary", take)
        .live_property("disabled", move || hindrance().is_some())
        .live_text(label);
    footer()
        .class("spend-end")
        .live_hidden(move || days().is_none())
        .live(account)
        .child(p().class("quiet").live_text(move || hindrance().unwrap_or_default()))
        .child(submit)
}

/// Takes the days of a table into the plan, as one step that can be undone.
fn use_days(plan: Plan, table: &SpendTable, moves_account: bool) {
    let Some(daily) = &table.daily else { return };
    let scenario = plan
        .run
        .with_untracked(|run| with_daily_spend(run.scenario(), daily.start, &daily.amounts));
    let moved = || Edit::AccountCreated.apply(&scenario, &daily.start.to_string()).ok();
    let moved = if moves_account { moved() } else { None };
    plan.replace(moved.unwrap_or(scenario));
}

/// What a choice is with one thing chosen.
fn chosen(import: Import, choose: impl FnOnce(&mut Choice)) {
    let mut choice = import.choice.get_untracked();
    choose(&mut choice);
    import.choice.set(choice);
    import.read();
}
