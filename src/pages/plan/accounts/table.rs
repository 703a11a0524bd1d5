//! The accounts that are found, a page of them at a time.

use std::rc::Rc;

use ad_credit_lab_engine::money::Money;
use ad_credit_lab_words::{Format, say, state};

use super::work::Work;
use crate::components::{button, scroll};
use crate::markup::Element;
use crate::markup::html::{
    button as plain_button, div, nav, p, small, table as table_of, tbody, td, th, thead, tr,
};
use crate::signals::*;
use crate::state::{BatchOrder, BatchRow, STATES};

/// How many accounts a page has.
const PAGE: usize = 50;

/// By what the table can be ordered: its columns, and the file.
pub(super) fn orders(work: Work) -> Vec<(BatchOrder, String)> {
    let language = work.language();
    vec![
        (BatchOrder::File, say::many_order_file(language)),
        (BatchOrder::Account, say::many_column_account(language)),
        (BatchOrder::State, say::many_column_state(language)),
        (BatchOrder::Counted, say::many_column_counted(language)),
        (BatchOrder::Missing, say::many_column_missing(language)),
        (BatchOrder::Met, say::many_column_met(language)),
        (BatchOrder::Granted, say::many_column_granted(language)),
        (BatchOrder::Used, say::many_column_used(language)),
        (BatchOrder::Wasted, say::many_column_wasted(language)),
        (BatchOrder::ToDo, say::many_column_to_do(language)),
    ]
}

const fn is_amount(order: BatchOrder) -> bool {
    use BatchOrder::{Counted, Granted, Missing, Used, Wasted};
    matches!(order, Counted | Missing | Granted | Used | Wasted)
}

/// The table, whose headings put it in order.
pub(super) fn table(work: Work) -> Element {
    let name = say::many_outcomes(work.language());
    let columns = orders(work).split_off(1);
    let headings = columns.iter().map(|(order, text)| {
        let order = *order;
        let direction = move || match work.order.get() {
            (now, is_downward) if now == order => {
                Some(if is_downward { "descending" } else { "ascending" })
            }
            _ => None,
        };
        let sort = button("many-sort", move || work.order_by(order)).text(text.clone());
        let heading = if is_amount(order) { th().class("number") } else { th() };
        heading
            .attribute("scope", "col")
            .attribute("role", "columnheader")
            .live_attribute("aria-sort", direction)
            .child(sort)
    });
    let names: Rc<Vec<String>> = Rc::new(columns.iter().map(|(_, text)| text.clone()).collect());
    let numbers = move || {
        let (view, page) = (work.view.get(), work.page.get());
        let asking = u64::from(view.asking) << 32;
        let of_page = view.of.found.iter().skip(page * PAGE).take(PAGE);
        of_page.map(|number| asking | u64::from(*number)).collect()
    };
    let row = move |number: u64| {
        // The upper half says of which asking it is.
        let number = u32::try_from(number & u64::from(u32::MAX)).unwrap_or_default();
        let rows = work.rows();
        let rows = rows.borrow();
        match rows.row(number) {
            Some(row) => view_row(work, number, rows.id(number), row, rows.to_do(), &names),
            None => tr(),
        }
    };
    let group = |place: Element| place.attribute("role", "rowgroup");
    let whole = table_of()
        .attribute("role", "table")
        .attribute("aria-label", name.clone())
        .child(group(thead()).child(tr().attribute("role", "row").children(headings)))
        .child(group(tbody()).live_rows(numbers, row));
    div()
        .class("listing many-table plan-found")
        .child(scroll("group").attribute("aria-label", name).child(whole))
}

/// A row of the table.
fn view_row(
    work: Work,
    number: u32,
    id: &str,
    row: &BatchRow,
    to_do: &[String],
    names: &[String],
) -> Element {
    let (language, figures) = (work.language(), work.figures());
    let of = row.state.and_then(|number| STATES.get(usize::from(number)));
    let has_outcome = of.is_some();
    let amount = |money| if has_outcome { figures.exact_money(money) } else { String::new() };
    let bad = (row.bad_rows > 0)
        .then(|| small().text(say::many_bad(language, &figures, row.bad_rows.into())));
    let name = if has_outcome {
        plain_button()
            .attribute("type", "button")
            .class("many-name")
            .attribute("aria-haspopup", "dialog")
            .on_click(move || work.looked_at.set(Some(number)))
            .text(id.to_owned())
    } else {
        small().text(id.to_owned())
    };
    let state_name = of.map_or_else(|| say::many_left_out(language), |of| state(language, *of));
    let state_cell = td().child(small().class("many-chip").text(state_name)).children(bad);
    let text = row.to_do.and_then(|number| to_do.get(usize::from(number)));
    let cell = |money: Money, class: &'static str| {
        td().class(if money.is_zero() { "number zero" } else { class }).text(amount(money))
    };
    let cells = [
        th().attribute("scope", "row").child(name),
        state_cell,
        cell(row.counted, "number"),
        row.missing.map_or_else(td, |missing| cell(missing, "number")),
        td().text(row.met.map(|date| figures.date(date)).unwrap_or_default()),
        cell(row.granted, "number"),
        cell(row.used, "number"),
        cell(row.wasted, "number warns"),
        td().text(text.cloned().unwrap_or_default()),
    ];
    let cells = cells.into_iter().zip(names).enumerate().map(|(index, (cell, name))| {
        cell.attribute("role", if index == 0 { "rowheader" } else { "cell" })
            .attribute("data-label", name.clone())
    });
    tr().attribute("role", "row").children(cells)
}

/// The way from page to page.
pub(super) fn pages(work: Work) -> Element {
    let language = work.language();
    let last = move || {
        let found = work.view.with(|view| view.of.found.len());
        found.div_ceil(PAGE).saturating_sub(1)
    };
    let shown = move || work.page.get().min(last());
    let go = move |text: String, to: fn(usize, usize) -> usize| {
        let target = move || to(shown(), last());
        let is_there = move || target() == shown();
        // It keeps the focus where it leads nowhere any more.
        button("button", move || work.page.set(untrack(target)))
            .live_attribute("aria-disabled", move || is_there().then_some("true"))
            .text(text)
    };
    let range = move || {
        let (figures, page) = (work.figures(), shown());
        let found = work.view.with(|view| view.of.found.len());
        let whole = |number: usize| figures.whole(i64::try_from(number).unwrap_or(i64::MAX));
        let (from, to) = ((page * PAGE + 1).min(found), ((page + 1) * PAGE).min(found));
        say::many_range(language, &whole(from), &whole(found), &whole(to))
    };
    nav()
        .class("many-pages actions")
        .attribute("aria-label", say::many_pages(language))
        .live_hidden(move || last() == 0)
        .child(go(say::many_first(language), |_, _| 0))
        .child(go(say::many_previous(language), |page, _| page.saturating_sub(1)))
        .child(p().attribute("aria-live", "polite").live_text(range))
        .child(go(say::many_next(language), |page, last| (page + 1).min(last)))
        .child(go(say::many_last(language), |_, last| last))
}
