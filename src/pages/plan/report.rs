//! The plan as it is printed, sent and kept.

mod contents;
mod inputs;
mod text;

use ad_credit_lab_engine::calendar::Date;
use ad_credit_lab_words::say;

pub use contents::{Line, Report};
pub use text::summary_text;

use super::whole::{is_shown, while_shown};
use crate::charts::still_timeline;
use crate::components::{
    Column, Line as Row, Notice, Turn, button, copy, copy_link, link_to, listing, notice_box,
    save_as_file, scroll,
};
use crate::i18n::use_words;
use crate::markup::Element;
use crate::markup::html::{
    a, dd, div, dl, dt, footer, h2, h3, header, li, p, section, small, span, td, th, ul,
};
use crate::route::{Part, Room};
use crate::sharing::{LONGEST_LINK, pack};
use crate::signals::*;
use crate::state::{Run, plan_file, use_plan};

/// The longest link that is put on paper, in characters.
const LONGEST_PRINTED: usize = 1_500;

/// The part. A report is made `today`.
///
/// It is the entrance of a part of the program, so it is never inlined.
#[inline(never)]
pub(super) fn report_part(today: Date) -> Vec<Element> {
    let plan = use_plan();
    let words = use_words();
    // It is of what is seen: on the day at which one looks.
    let run = while_shown(is_shown(Part::Report), move || plan.run.get());
    let report = Memo::new(move |_| run.with(|run| Report::of(words, run, today)));
    let outcome = RwSignal::new(None::<Notice>);
    let link = link_of(run);
    let paper = move || {
        let run = run.get();
        report.with(|report| paper(report, &run, link))
    };
    vec![
        actions(report, outcome),
        div().class("report-told").attribute("aria-live", "polite").live(move || {
            outcome.get().map(|told| {
                let close = button("button quiet", move || outcome.set(None));
                notice_box(told).child(close.text(say::notice_close(words.language())))
            })
        }),
        div().class("report panel").live(paper),
    ]
}

/// The link that opens the plan: nothing until it is packed, and `None` where it is too long for one.
fn link_of(run: Memo<Run>) -> RwSignal<Option<Option<String>>> {
    let plan = use_plan();
    let link = RwSignal::new(None);
    let turn = StoredValue::new(0_u32);
    Effect::new(move |_| {
        run.track();
        link.set(None);
        turn.update_value(|turn| *turn = turn.wrapping_add(1));
        let own = turn.get_value();
        let text = untrack(|| plan_file(&plan.variants())).to_json_line();
        leptos::task::spawn_local(async move {
            let packed = pack(&text).await.filter(|packed| packed.len() <= LONGEST_LINK);
            // Another one may be on its way by now, or the page may be gone.
            if turn.try_get_value() == Some(own) {
                link.set(Some(packed.map(|packed| link_to(&packed))));
            }
        });
    });
    link
}

/// What can be done with the report.
fn actions(report: Memo<Report>, outcome: RwSignal<Option<Notice>>) -> Element {
    let plan = use_plan();
    let words = use_words();
    let language = words.language();
    let file = move |is_line: bool| {
        let node = untrack(|| plan_file(&plan.variants()));
        if is_line { node.to_json_line() } else { node.to_json() }
    };
    let print = move || {
        // A browser that does not print says so itself.
        let _ = window().print();
    };
    let summary = move || {
        let (report, text) = (report.get_untracked(), file(true));
        leptos::task::spawn_local(async move {
            let Some(packed) = pack(&text).await else {
                let offered = (say::plan_file_name(language), text);
                let told = Notice::failure(say::link_not_made(language));
                return outcome.set(Some(Notice { file: Some(offered), ..told }));
            };
            let text = summary_text(language, &report, &packed, &address());
            outcome.set(Some(if copy(&text).await {
                Notice::success(say::report_copied(language))
            } else {
                // What the clipboard did not take can be saved.
                let offered = (say::report_file_name(language), text);
                let told = Notice::failure(say::report_not_copied(language));
                Notice { file: Some(offered), ..told }
            }));
        });
    };
    let save = move || {
        // The browser says itself where it does not take it.
        save_as_file(&say::plan_file_name(language), "application/json", &file(false));
    };
    let link = move || {
        let text = file(true);
        leptos::task::spawn_local(async move {
            outcome.set(Some(copy_link(words, text, say::plan_file_name(language)).await));
        });
    };
    div()
        .class("actions")
        .attribute("role", "group")
        .attribute("aria-label", say::report_actions(language))
        .child(button("button primary", print).text(say::plan_print(language)))
        .child(button("button", summary).text(say::report_copy(language)))
        .child(button("button", save).text(say::report_save(language)))
        .child(button("button", link).text(say::link_copy(language)))
}

/// The address of Plan.
fn address() -> String {
    let address = window().location().href().unwrap_or_default();
    let page = address.split('#').next().unwrap_or_default();
    format!("{page}{}", Room::Plan.route().fragment())
}

/// The report as it lies on paper.
fn paper(report: &Report, run: &Run, link: RwSignal<Option<Option<String>>>) -> Vec<Element> {
    let language = use_words().language();
    let head = header()
        .class("report-head")
        .child(p().class("quiet").text(say::report_heading(language)))
        .child(h2().text(report.title.clone()))
        .child(p().class("quiet").text(report.made.clone()));
    let answer = report.answer.iter().map(|sentence| p().text(sentence.clone()));
    let mut parts = vec![head, div().class("report-answer").children(answer)];
    parts.extend(items(say::report_warnings(language), &report.warnings));
    parts.push(part(say::report_results(language), vec![pairs("report-results", &report.results)]));
    let chart = scroll("group")
        .attribute("aria-label", say::chart_heading(language))
        .child(div().class("report-chart").child(still_timeline(run, "report")));
    parts.push(part(say::chart_heading(language), vec![chart]));
    parts.push(part(say::report_inputs(language), vec![pairs("report-inputs", &report.inputs)]));
    parts.push(counting(report));
    if !report.paid.is_empty() {
        parts.push(paid(report));
    }
    parts.extend(items(say::assumptions_heading(language), &report.assumptions));
    parts.push(journal(report));
    let rules = vec![p().text(report.rules.clone()), p().text(say::app_disclaimer(language))];
    parts.push(part(say::report_rules_heading(language), rules));
    parts.push(again(link));
    parts
}

/// A section of the report.
fn part(heading: String, content: Vec<Element>) -> Element {
    section().class("report-part").child(h3().text(heading)).children(content)
}

/// A section with a list; nothing where there is nothing to list.
fn items(heading: String, list: &[String]) -> Option<Element> {
    let items = list.iter().map(|text| li().text(text.clone()));
    (!list.is_empty()).then(|| part(heading, vec![ul().class("notes").children(items)]))
}

/// Names with their values.
fn pairs(class: &'static str, lines: &[Line]) -> Element {
    let pairs = lines.iter().map(|Line { label, values }| {
        let values = values.iter().map(|value| dd().text(value.clone()));
        div().child(dt().text(label.clone())).children(values)
    });
    dl().class(class).children(pairs)
}

fn counting(report: &Report) -> Element {
    let language = use_words().language();
    let heading = say::report_counting(language);
    if let Some(nothing) = &report.counts_nothing {
        return part(heading, vec![p().text(nothing.clone())]);
    }
    let columns = [
        Column::words(say::report_column_why(language)),
        Column::figures(say::journal_column_amount(language)),
    ];
    let rows = report.counting.iter().map(|(amount, why)| Row {
        class: "",
        cells: vec![th().attribute("scope", "row").text(why.clone()), td().text(amount.clone())],
    });
    let table = listing(heading.clone(), &columns, rows.collect());
    part(heading, vec![table])
}

fn paid(report: &Report) -> Element {
    let language = use_words().language();
    let heading = say::report_paid(language);
    let columns = [
        Column::words(say::journal_column_when(language)),
        Column::figures(say::report_by_credit(language)),
        Column::figures(say::report_in_cash(language)),
        Column::figures(say::report_on_bill(language)),
    ];
    let rows = report.paid.iter().map(|paid| {
        let amounts = paid.parts.iter().map(|amount| td().text(amount.clone()));
        let when = th().attribute("scope", "row").text(paid.when.clone());
        Row { class: "", cells: [when].into_iter().chain(amounts).collect() }
    });
    let table = listing(heading.clone(), &columns, rows.collect());
    let more = report.paid_more.clone().map(|more| p().class("quiet").text(more));
    part(heading, [table].into_iter().chain(more).collect())
}

fn journal(report: &Report) -> Element {
    let language = use_words().language();
    let heading = say::report_journal(language);
    let columns = [
        Column::words(say::journal_column_when(language)),
        Column::words(say::journal_column_what(language)),
        Column::figures(say::journal_column_amount(language)),
        Column::figures(say::journal_column_counts(language)),
        Column::words(say::journal_column_why(language)),
    ];
    let rows = report.journal.iter().map(|turn| {
        let Turn { when: (date, time), what, amount, counts, why } = turn;
        let when = th().attribute("scope", "row").child(span().text(date.clone())).text(" ");
        let why = why.iter().map(|sentence| p().text(sentence.clone()));
        let cells = vec![
            when.child(small().text(time.clone())),
            td().text(what.clone()),
            td().text(amount.clone()),
            td().text(counts.clone()),
            td().class("why").children(why),
        ];
        Row { class: "", cells }
    });
    let about = p().class("quiet").text(say::report_journal_about(language));
    let table = listing(heading.clone(), &columns, rows.collect());
    let more = report.journal_more.clone().map(|more| p().class("quiet").text(more));
    part(heading, [about, table].into_iter().chain(more).collect())
}

/// How the plan can be opened again: a link, or where that is too long, what else.
fn again(link: RwSignal<Option<Option<String>>>) -> Element {
    let language = use_words().language();
    let told = move || match link.get() {
        None => Vec::new(),
        Some(None) => vec![p().text(say::report_no_link(language))],
        Some(Some(link)) if link.len() > LONGEST_PRINTED => {
            vec![a().attribute("href", link).text(say::report_open(language))]
        }
        Some(Some(link)) => vec![
            p().text(say::report_link(language)),
            a().class("report-link").attribute("href", link.clone()).text(link),
        ],
    };
    let again = h3().text(say::report_again(language));
    footer().class("report-part").child(again).child(div().live(told))
}
