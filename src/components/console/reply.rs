//! What the console replies to what was just done: whether it took place, and why or why not.

use crate::signals::*;
use ad_credit_lab_engine::input::Problems;
use ad_credit_lab_engine::journal::{Event, Row, Verdict};
use ad_credit_lab_engine::scenario::Action;
use ad_credit_lab_words::{Plain, action, problem, reason, say, verdict};

use crate::components::{button, rule_mark, show_if_hidden, why_mark};
use crate::i18n::{Words, use_words};
use crate::markup::Element;
use crate::markup::html::{div, p, span, strong};
use crate::state::{Answer, Asked, Run, use_practice};

const REPLY: &str = "console-reply";

/// The reply, in a region that is read aloud. It stands until something else is done or the clock moves.
pub(super) fn reply() -> Element {
    let practice = use_practice();
    Effect::new(move |_| {
        if practice.answer.with(Option::is_some) || practice.untaken.with(Option::is_some) {
            show_if_hidden(REPLY);
        }
    });
    replies().id(REPLY).attribute("role", "status")
}

/// The same where it is repeated: it is read aloud once.
pub fn replies() -> Element {
    let practice = use_practice();
    let language = use_words().language();
    let rows = move || {
        if let Some(problems) = practice.untaken.get() {
            return not_taken(&problems);
        }
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

/// That something was not done at all, because it could not be kept, and why.
fn not_taken(problems: &Problems) -> Vec<Element> {
    let language = use_words().language();
    let plain = Plain { currency: None };
    let why = problems.list().iter().map(|given| p().text(problem(language, &plain, given)));
    let head = p().child(strong().text(say::reply_not_taken(language)));
    vec![div().class("console-reply refused").child(head).children(why)]
}

/// The rows of the entries that were added last, with their numbers in the journal.
fn rows_of<'a>(run: &'a Run, answer: &Answer) -> Vec<(usize, Row<'a>)> {
    let entries = answer.first..answer.first.saturating_add(answer.count);
    entries.filter_map(|entry| run.row_of(entry)).collect()
}

/// What somebody did, if a row is about that.
fn act_of<'a>(run: &'a Run, row: &Row<'_>) -> Option<&'a Action> {
    let Event::Entry(entry) = row.event else { return None };
    run.outcome().entry(run.scenario(), entry).map(|entry| &entry.action)
}

/// Does something once an act has taken place that `is_its` knows. What is refused stays where it was typed.
pub(super) fn when_taken(is_its: impl Fn(&Action) -> bool + 'static, done: impl Fn() + 'static) {
    let practice = use_practice();
    Effect::new(move |_| {
        let Some(answer) = practice.answer.get() else { return };
        let is_taken = practice.run.with_untracked(|run| {
            let rows = rows_of(run, &answer);
            let mut taken = rows.iter().filter(|(_, row)| act_of(run, row).is_some_and(&is_its));
            // All of it, and there must be something.
            taken.clone().next().is_some() && taken.all(|(_, row)| row.verdict != Verdict::Refused)
        });
        if is_taken {
            untrack(&done);
        }
    });
}

/// Why the last act was refused, beside where it was done, if `is_its` knows it. `of` names what it is about.
pub(super) fn refusals(
    is_its: impl Fn(&Action) -> bool + 'static,
    of: impl Fn() -> String + 'static,
) -> Element {
    let practice = use_practice();
    let words = use_words();
    let refused = move || {
        if let Some(problems) = practice.untaken.get() {
            return not_taken(&problems);
        }
        let Some(answer) = practice.answer.get() else { return Vec::new() };
        let run = practice.run.get();
        let rows = rows_of(&run, &answer);
        let refused = rows.iter().filter(|(_, row)| {
            row.verdict == Verdict::Refused && act_of(&run, row).is_some_and(&is_its)
        });
        let refused = refused.flat_map(|(index, row)| {
            reasons(words, &run, row).chain([why_mark(Asked::Row(*index), &of())])
        });
        refused.collect()
    };
    div().class("refusal").attribute("role", "alert").live(refused)
}

/// The reasons of a row, each with its rule.
pub(super) fn reasons(words: Words, run: &Run, row: &Row<'_>) -> impl Iterator<Item = Element> {
    let figures = words.figures(run.scenario().account.currency);
    row.reasons.iter().map(move |given| {
        let text = reason(words.language(), &figures, given);
        p().text(text).text(" ").child(rule_mark(given.rule()))
    })
}

fn view(run: &Run, index: usize, row: &Row<'_>) -> Element {
    let words = use_words();
    let language = words.language();
    let act = act_of(run, row);
    let mut what = act.map(|act| action(language, act)).unwrap_or_default();
    if let Some(Action::ReceiveCode { code: Some(code), .. }) = act {
        what.push_str(" · ");
        what.push_str(code);
    }
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
    div().class(class).child(head).children(reasons(words, run, row))
}
