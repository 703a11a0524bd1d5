//! What the console replies to what was just done: whether it took place, and why or why not.

use ad_credit_lab_engine::journal::{Row, Verdict};
use ad_credit_lab_words::{action, reason, say, verdict};

use crate::components::{button, rule_mark, why_mark};
use crate::i18n::use_words;
use crate::markup::Element;
use crate::markup::html::{div, p, span, strong};
use crate::state::{Answer, Asked, Run, use_practice};

/// The reply, in a region that is read aloud. It stands until something else is done or the clock moves.
pub(super) fn reply() -> Element {
    replies().attribute("role", "status")
}

/// The same where it is repeated: it is read aloud once.
pub fn replies() -> Element {
    let practice = use_practice();
    let language = use_words().language();
    let rows = move || {
        let Some(answer) = practice.answer.get() else { return Vec::new() };
        let run = practice.run.get();
        let mut rows: Vec<Element> = rows_of(&run, &answer)
            .into_iter()
            .map(|(index, row)| view(&run, index, &row))
            .collect();
        if !rows.is_empty() {
            let close = button("button quiet", move || practice.answer.set(None));
            rows.push(close.text(say::notice_close(language)));
        }
        rows
    };
    div().class("console-replies").live(rows)
}

/// The rows of the entries that were added last, with their numbers in the journal.
pub(super) fn rows_of<'a>(run: &'a Run, answer: &Answer) -> Vec<(usize, Row<'a>)> {
    let entries = answer.first..answer.first.saturating_add(answer.count);
    entries.filter_map(|entry| run.row_of(entry)).collect()
}

fn view(run: &Run, index: usize, row: &Row<'_>) -> Element {
    let words = use_words();
    let language = words.language();
    let figures = words.figures(run.scenario().account.currency);
    let entry = match row.event {
        ad_credit_lab_engine::journal::Event::Entry(entry) => {
            run.outcome().entry(run.scenario(), entry)
        }
        _ => None,
    };
    let what = entry.map(|entry| action(language, &entry.action)).unwrap_or_default();
    let reasons = row.reasons.iter().map(|given| {
        p().text(reason(language, &figures, given)).text(" ").child(rule_mark(given.rule()))
    });
    let class = if matches!(row.verdict, Verdict::Refused | Verdict::Partly) {
        "console-reply refused"
    } else {
        "console-reply"
    };
    let head = p()
        .child(strong().text(what.clone()))
        .text(" ")
        .child(span().class("verdict").text(verdict(language, row.verdict)))
        .text(" ")
        .child(why_mark(Asked::Row(index), &what));
    div().class(class).child(head).children(reasons)
}
