//! The sum behind a figure: its lines, which unfold, and what they come to.

use crate::signals::*;
use ad_credit_lab_engine::explain::{Answer, Explanation, How, Line, Part, fold};
use ad_credit_lab_words::{Format, how, say};

use super::Teller;
use crate::components::{button, rule_mark};
use crate::markup::Element;
use crate::markup::html::{p, small, span, table, tbody, td, tfoot, th, thead, tr};

/// A line that is unfolded: its first row, how it enters, and how deep it lies in others.
pub(super) type OpenLine = (u32, How, usize);

/// How many lines are shown where one is unfolded; the journal has them all.
const MOST_ROWS: usize = 366;

/// What makes up a figure, with the total.
pub(super) fn sum(
    teller: &Teller,
    told: &Explanation,
    open: RwSignal<Vec<OpenLine>>,
) -> Vec<Element> {
    let is_money = matches!(told.answer, Some(Answer::Money(_)));
    if told.sum.is_empty() {
        return if is_money && told.rules.is_empty() {
            vec![p().text(say::why_sum_empty(teller.language))]
        } else {
            Vec::new()
        };
    }
    let total = th().attribute("scope", "row").attribute("colspan", "2");
    let total = tr()
        .child(total.text(say::why_total(teller.language)))
        .child(td().class("number").text(teller.figures.exact_money(told.total())));
    vec![lines(teller, &told.sum, open).child(tfoot().child(total))]
}

/// What is not in it, and why.
pub(super) fn beside(
    teller: &Teller,
    told: &Explanation,
    open: RwSignal<Vec<OpenLine>>,
) -> Vec<Element> {
    if told.beside.is_empty() { Vec::new() } else { vec![lines(teller, &told.beside, open)] }
}

fn lines(teller: &Teller, parts: &[Part], open: RwSignal<Vec<OpenLine>>) -> Element {
    let language = teller.language;
    let headings = [
        (say::journal_column_when(language), ""),
        (say::journal_column_what(language), ""),
        (say::journal_column_amount(language), "number"),
    ];
    let headings =
        headings.map(|(text, class)| th().attribute("scope", "col").class(class).text(text));
    let (mut rows, mut told) = (Vec::new(), Vec::new());
    for line in fold(teller.run.scenario(), teller.run.outcome(), parts) {
        // What is said once holds for the lines of the same kind that follow.
        let is_told = told.contains(&line.how);
        told.push(line.how);
        view_line(teller, &line, (0, !is_told), open, &mut rows);
    }
    table()
        .class("why-lines")
        .child(thead().child(tr().children(headings)))
        .child(tbody().children(rows))
}

/// A line, and those of which it is made where it is unfolded.
fn view_line(
    teller: &Teller,
    line: &Line,
    (depth, says_how): (usize, bool),
    open: RwSignal<Vec<OpenLine>>,
    rows: &mut Vec<Element>,
) {
    let (language, figures) = (teller.language, &teller.figures);
    let Some(first) = line.parts.first() else { return };
    let key = (first.row, line.how, depth);
    let is_open = open.with(|open| open.contains(&key));
    let (from, to) = (line.first.date(), line.last.date());
    let when = td().class("when");
    let when = if from == to {
        when.text(figures.date(from))
    } else {
        when.text(say::why_span(language, &figures.short_date(from), &figures.short_date(to)))
    };
    let is_one = line.parts.len() == 1;
    let when =
        if is_one { when.text(" ").child(small().text(figures.time(line.first))) } else { when };
    let what = match (&line.campaign, is_one) {
        (Some(campaign), false) => campaign.name().to_owned(),
        _ => teller.row(first.row as usize),
    };
    let mut what = td().class("what").child(span().text(what));
    if says_how {
        let why = p()
            .class("quiet")
            .text(how(language, line.how))
            .text(" ")
            .child(rule_mark(line.how.rule()));
        what = what.child(why);
    }
    let what = if is_one {
        what.text(" ").children(teller.go_to(first.row as usize))
    } else {
        let count = i64::try_from(line.parts.len()).unwrap_or(i64::MAX);
        let toggle = move || {
            open.update(|open| match open.iter().position(|other| *other == key) {
                Some(index) => drop(open.remove(index)),
                None => open.push(key),
            });
        };
        what.text(" ").child(
            button("button quiet why-go", toggle)
                .attribute("aria-expanded", if is_open { "true" } else { "false" })
                .text(say::why_entries(language, figures, count)),
        )
    };
    let amount = td().class("number").text(figures.exact_money(line.amount));
    rows.push(
        tr().class(if depth == 0 { "" } else { "why-inner" }).child(when).child(what).child(amount),
    );
    if is_open {
        let finer = line.unfolded(teller.run.scenario(), teller.run.outcome());
        for line in finer.iter().take(MOST_ROWS) {
            view_line(teller, line, (depth + 1, false), open, rows);
        }
    }
}
