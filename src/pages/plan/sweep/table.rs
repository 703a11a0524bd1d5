//! The same numbers as a table.

use ad_credit_lab_words::say;

use super::figure::Figure;
use super::swept::{Kind, Swept};
use crate::charts::sweep::Unit;
use crate::components::{Column, Line, button, listing};
use crate::i18n::use_words;
use crate::markup::Element;
use crate::markup::html::{details, p, small, summary, td, th};
use crate::signals::*;
use crate::state::use_plan;

/// How many points the table has at most. The CSV has all.
const MOST_ROWS: usize = 300;

/// The table, made only when somebody opens it. `choose` takes the values of a point.
pub(super) fn table(
    swept: Memo<Option<Swept>>,
    choose: fn(RwSignal<Option<Vec<i64>>>, Vec<i64>),
    chosen: RwSignal<Option<Vec<i64>>>,
) -> Element {
    let language = use_words().language();
    let open = RwSignal::new(false);
    let on_toggle = move |event: web_sys::Event| {
        open.set(event_target::<web_sys::HtmlDetailsElement>(&event).open());
    };
    let content = move || {
        if !open.get() {
            return Vec::new();
        }
        swept
            .with(|swept| swept.as_ref().map_or_else(Vec::new, |swept| rows(swept, choose, chosen)))
    };
    details()
        .class("day-table sweep-table")
        .on("toggle", on_toggle)
        .child(summary().text(say::sweep_table(language)))
        .live(content)
}

fn rows(
    swept: &Swept,
    choose: fn(RwSignal<Option<Vec<i64>>>, Vec<i64>),
    chosen: RwSignal<Option<Vec<i64>>>,
) -> Vec<Element> {
    let words = use_words();
    let language = words.language();
    let figures = use_plan().run.with_untracked(Figure::of);
    let inputs = swept.axes.iter().enumerate().map(|(number, axis)| {
        if number == 0 {
            Column::words(axis.label.clone())
        } else {
            Column::figures(axis.label.clone())
        }
    });
    let mut columns: Vec<Column> = inputs.collect();
    columns.extend(figures.iter().map(|figure| Column::figures(figure.label(language))));
    columns.push(Column::words(say::sweep_open(language)));
    let shown = swept.count().min(MOST_ROWS);
    let lines = (0..shown).map(|point| {
        let values = swept.values(point);
        let mut cells = Vec::new();
        for (number, (axis, value)) in swept.axes.iter().zip(&values).enumerate() {
            let text = axis.unit.exact(words, *value);
            cells.push(if number == 0 {
                th().attribute("scope", "row").text(text)
            } else {
                td().text(text)
            });
        }
        let kind = match swept.kind(point) {
            Kind::Cell => None,
            Kind::Below => Some(say::sweep_kind_below(language)),
            Kind::Cliff => Some(say::sweep_kind_cliff(language)),
        };
        if let (Some(kind), Some(first)) = (kind, cells.first_mut()) {
            let plain = std::mem::replace(first, th());
            *first = plain.text(" ").child(small().text(kind));
        }
        for figure in &figures {
            let text = match figure.read(swept.currency, swept.run(point)) {
                Some(number) => figure.unit(swept.currency).exact(words, number),
                None => say::sweep_never(language),
            };
            cells.push(td().text(text));
        }
        let name = say::sweep_show(language, &swept.values_said(words, point));
        let show = button("button quiet", move || choose(chosen, values.clone()));
        cells.push(td().child(show.attribute("aria-label", name).text(say::sweep_open(language))));
        let class = if swept.kind(point) == Kind::Cell { "" } else { "part" };
        Line { class, cells }
    });
    let table = listing(say::sweep_table(language), &columns, lines.collect());
    let number = |count: usize| Unit::Whole.said(words, i64::try_from(count).unwrap_or(i64::MAX));
    let note = (shown < swept.count()).then(|| {
        p().class("quiet").text(say::sweep_first_rows(
            language,
            &number(swept.count()),
            &number(shown),
        ))
    });
    note.into_iter().chain([table]).collect()
}
