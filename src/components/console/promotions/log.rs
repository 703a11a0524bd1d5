//! What was assigned and taken off so far, and what of it was refused.

use ad_credit_lab_engine::journal::{Event, Verdict};
use ad_credit_lab_engine::scenario::{Action, Campaign};
use ad_credit_lab_words::{Format, action, say, verdict};

use crate::components::console::reply::reasons;
use crate::components::why_mark;
use crate::i18n::use_words;
use crate::markup::Element;
use crate::markup::html::{div, h3, li, p, span, ul};
use crate::state::{Asked, Run, assignment_log};

/// The log of the credit with this id.
pub(super) fn assignment_history(run: &Run, id: &str) -> Vec<Element> {
    let language = use_words().language();
    let rows = assignment_log(run, id).into_iter().filter_map(|row| entry(run, row));
    let rows: Vec<_> = rows.collect();
    let heading = h3().text(say::assign_log(language));
    if rows.is_empty() {
        return vec![heading, p().class("quiet").text(say::assign_log_empty(language))];
    }
    vec![heading, ul().class("assign-log").children(rows)]
}

fn entry(run: &Run, index: usize) -> Option<Element> {
    let words = use_words();
    let language = words.language();
    let row = run.outcome().journal.row(index)?;
    let Event::Entry(entry) = row.event else { return None };
    let act = &run.outcome().entry(run.scenario(), entry)?.action;
    let (Action::AssignCredit { campaigns, .. } | Action::UnassignCredit { campaigns, .. }) = act
    else {
        return None;
    };
    let names: Vec<_> = campaigns.iter().map(Campaign::name).collect();
    let figures = words.figures(run.scenario().account.currency);
    let what = action(language, act);
    let head = p()
        .child(span().class("when").text(figures.instant(row.at)))
        .text(" ")
        .child(span().text(what.clone()))
        .text(" ")
        .child(span().class("verdict").text(verdict(language, row.verdict)))
        .text(" ")
        .child(why_mark(Asked::Row(index), &what));
    let why = div().class("quiet").children(reasons(words, run, &row));
    let class = if row.verdict == Verdict::Refused { "refused" } else { "" };
    Some(li().class(class).child(head).child(p().text(names.join(", "))).child(why))
}
