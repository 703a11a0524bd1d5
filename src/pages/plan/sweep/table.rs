//! The same numbers as a table.

use ad_credit_lab_words::say;

use super::figure::Figure;
use super::swept::{Kind, Swept};
use crate::charts::sweep::Unit;
use crate::components::{button, scroll};
use crate::i18n::use_words;
use crate::markup::Element;
use crate::markup::html::{
    caption, details, p, small, summary, table as table_of, tbody, td, th, thead, tr,
};
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
        .child(summary().text(say::chart_same_figures(language)))
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
    let column = |text: String| th().attribute("scope", "col").text(text);
    let inputs = swept.axes.iter().map(|axis| column(axis.label.clone()));
    let names = figures.iter().map(|figure| column(figure.label(language)).class("number"));
    let head = tr().children(inputs).children(names);
    let shown = swept.count().min(MOST_ROWS);
    let lines = (0..shown).map(|point| {
        let values = swept.values(point);
        let said = swept.axes.iter().zip(&values);
        let mut said = said.map(|(axis, value)| axis.unit.exact(words, *value));
        let kind = match swept.kind(point) {
            Kind::Cell => None,
            Kind::Below => Some(say::sweep_kind_below(language)),
            Kind::Cliff => Some(say::sweep_kind_cliff(language)),
        };
        let name = say::sweep_show(language, &swept.values_said(words, point));
        let chosen_values = values.clone();
        let show = button("sweep-go", move || choose(chosen, chosen_values.clone()));
        let show = show.attribute("aria-label", name).text(said.next().unwrap_or_default());
        let first = th().attribute("scope", "row").child(show);
        let first = match kind {
            Some(kind) => first.text(" ").child(small().text(kind)),
            None => first,
        };
        let others = said.map(|text| td().text(text));
        let amounts = figures.iter().map(|figure| {
            let text = match figure.read(swept.currency, swept.run(point)) {
                Some(number) => figure.unit(swept.currency).exact(words, number),
                None => figure.absent(language),
            };
            td().class("number").text(text)
        });
        let class = if swept.kind(point) == Kind::Cell { None } else { Some("part") };
        tr().attribute_if("class", class).child(first).children(others).children(amounts)
    });
    let name = say::chart_same_figures(language);
    let whole = table_of()
        .child(caption().class("visually-hidden").text(name.clone()))
        .child(thead().child(head))
        .child(tbody().children(lines));
    let number = |count: usize| Unit::Whole.said(words, i64::try_from(count).unwrap_or(i64::MAX));
    let note = (shown < swept.count()).then(|| {
        let (all, shown) = (number(swept.count()), number(shown));
        p().class("quiet").text(say::sweep_first_rows(language, &all, &shown))
    });
    let place = scroll("region").attribute("aria-label", name).child(whole);
    note.into_iter().chain([place]).collect()
}
