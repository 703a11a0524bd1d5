//! The outcomes: which accounts are looked for, what those that are found come to, and their files.

use std::rc::Rc;

use ad_credit_lab_words::{Format, say, state};

use super::super::working::busy;
use super::export::found_as_csv;
use super::table::{pages, table};
use super::work::Work;
use crate::background::State;
use crate::components::{button, focus_on, panel, save_blob, scroll};
use crate::i18n::small_letters;
use crate::markup::Element;
use crate::markup::html::{
    self, dd, details, div, dl, dt, li, option, p, select, span, summary, ul,
};
use crate::signals::*;
use crate::state::{BatchFilter, BatchOrder, BatchWhich, STATES};

const HEADING: &str = "many-found-heading";
const SEARCH: &str = "many-search";

/// The panel. It is there once a file was given.
pub(super) fn found(work: Work) -> Element {
    let language = work.language();
    let totals = move || {
        let (view, figures) = (work.view.get(), work.figures());
        let totals = view.of.totals;
        let list = [
            (say::many_total_accounts(language), figures.whole(totals.accounts.into())),
            (say::many_total_counted(language), figures.exact_money(totals.counted)),
            (say::many_total_granted(language), figures.exact_money(totals.granted)),
            (say::many_total_used(language), figures.exact_money(totals.used)),
            (say::many_total_wasted(language), figures.exact_money(totals.wasted)),
        ];
        list.map(|(name, value)| {
            let value = dd().class("figure-value").text(value);
            div().class("figure").child(dt().text(name)).child(value)
        })
    };
    let is_empty = move || work.view.with(|view| view.of.found.is_empty());
    let nothing = move || {
        let has_filter = work.filter.with(|filter| *filter != BatchFilter::default());
        if is_empty() && has_filter { say::many_nothing(language) } else { String::new() }
    };
    let panel = panel("panel many-found", HEADING, say::many_outcomes(language))
        .live_hidden(move || work.view.with(|view| view.all == 0));
    busy(panel, move || work.is_finding.get())
        .child(states(work))
        .child(filters(work))
        .child(dl().class("key-figures").attribute("aria-live", "polite").live(totals))
        .child(table(work))
        .child(p().class("quiet").attribute("role", "status").live_text(nothing))
        .child(pages(work))
        .child(exports(work))
}

/// The states that accounts are in, each with how many there are; pressing one shows only these.
fn states(work: Work) -> Element {
    let language = work.language();
    let buttons = move || {
        let (view, figures) = (work.view.get(), work.figures());
        let which = work.filter.with(|filter| filter.which);
        let choose = |to: BatchWhich, name: String, count: u32| {
            let text = say::many_state(language, &name, &figures.whole(count.into()));
            button("button many-state", move || work.filter_by(|filter| filter.which = to))
                .attribute("aria-pressed", if which == to { "true" } else { "false" })
                .text(text)
        };
        let all = view.of.by_state.iter().sum();
        let of_states =
            (0_u8..).zip(STATES).zip(&view.of.by_state).filter(|(_, count)| **count > 0);
        let of_states = of_states.map(|((number, of), count)| {
            choose(BatchWhich::State(number), state(language, of), *count)
        });
        let left_out = view.of.by_state.last().copied().filter(|count| *count > 0);
        let left_out =
            left_out.map(|count| choose(BatchWhich::LeftOut, say::many_left_out(language), count));
        let all = choose(BatchWhich::All, say::many_all(language), all);
        std::iter::once(all).chain(of_states).chain(left_out).collect::<Vec<_>>()
    };
    div()
        .class("many-states")
        .attribute("role", "group")
        .attribute("aria-label", say::many_states(language))
        .live(buttons)
}

/// What else finds accounts, and the order, for where the table has no headings.
fn filters(work: Work) -> Element {
    let language = work.language();
    let search = html::input().attribute("type", "search").attribute("autocomplete", "off").on(
        "input",
        move |event: web_sys::Event| {
            let words = small_letters(event_target_value(&event).trim());
            work.filter_by(|filter| filter.words = words);
        },
    );
    let near = html::input()
        .attribute("type", "text")
        .attribute("inputmode", "decimal")
        .attribute("autocomplete", "off")
        .on("input", move |event: web_sys::Event| {
            let text = event_target_value(&event);
            let most = work.figures().currency().parse(text.trim()).ok();
            work.filter_by(|filter| filter.missing = most);
        });
    let to_do_options = move || {
        let (view, figures) = (work.view.get(), work.figures());
        let chosen = work.filter.with(|filter| filter.to_do);
        let rows = work.rows();
        let rows = rows.borrow();
        let named =
            (0_u16..).zip(rows.to_do()).zip(&view.of.by_to_do).map(|((number, text), count)| {
                let text = say::many_state(language, text, &figures.whole((*count).into()));
                choice(number.to_string(), text, chosen == Some(number))
            });
        let all = choice(String::new(), say::many_to_do_all(language), chosen.is_none());
        std::iter::once(all).chain(named).collect::<Vec<_>>()
    };
    let to_do = select().live(to_do_options).on("change", move |event: web_sys::Event| {
        let to_do = event_target_value(&event).parse().ok();
        work.filter_by(|filter| filter.to_do = to_do);
    });
    let orders = move || {
        let (now, _) = work.order.get();
        let named = super::table::orders(work).into_iter().enumerate();
        named
            .map(|(at, (order, text))| choice(at.to_string(), text, order == now))
            .collect::<Vec<_>>()
    };
    let order = select().live(orders).on("change", move |event: web_sys::Event| {
        let at = event_target_value(&event).parse::<usize>().ok();
        let orders = super::table::orders(work);
        let order = at.and_then(|at| orders.get(at)).map(|(order, _)| *order);
        work.order_by(order.unwrap_or(BatchOrder::File));
    });
    let fields = Rc::new([crate::markup::Handle::default(), crate::markup::Handle::default()]);
    let [of_search, of_near] = &*fields;
    let (search, near) = (search.keep_in(of_search), near.keep_in(of_near));
    // Another file begins with no filter, as clearing does: what was typed goes, too.
    Effect::new({
        let fields = Rc::clone(&fields);
        move |_| {
            if work.filter.with(|filter| filter.words.is_empty() && filter.missing.is_none()) {
                for field in &*fields {
                    if let Some(input) = field.get::<web_sys::HtmlInputElement>() {
                        let is_typed_in =
                            document().active_element().as_ref() == Some(input.as_ref());
                        if !is_typed_in {
                            input.set_value("");
                        }
                    }
                }
            }
        }
    });
    let clear = move || {
        work.filter_by(|filter| *filter = BatchFilter::default());
        focus_on(SEARCH.to_owned());
    };
    let clear = button("button", clear)
        .live_property("disabled", move || {
            work.filter.with(|filter| *filter == BatchFilter::default())
        })
        .text(say::many_clear(language));
    div()
        .class("many-filters")
        .attribute("role", "search")
        .attribute("aria-label", say::many_filters(language))
        .child(labelled(SEARCH, say::many_search(language), search))
        .child(labelled("many-to-do", say::many_column_to_do(language), to_do))
        .child(labelled("many-near", say::many_near(language), near))
        .child(labelled("many-order", say::many_order(language), order).class("field many-order"))
        .child(clear)
}

/// The files of outcomes.
fn exports(work: Work) -> Element {
    let language = work.language();
    let message = RwSignal::new(String::new());
    let save_all = move || {
        let found = work.inquiry.found();
        if let Some(file) = found.as_ref().and_then(|found| found.file()) {
            let name = say::many_file_all(language);
            if save_blob(&name, file) {
                message.set(say::many_saved(language, &name));
            }
        }
    };
    let save_found = move || {
        leptos::task::spawn_local(async move {
            let view = work.view.get_untracked();
            let Some(file) = found_as_csv(work, &view.of.found).await else { return };
            let name = say::many_file_found(language);
            if save_blob(&name, &file) {
                message.set(say::many_saved(language, &name));
            }
        });
    };
    let is_ready = move || work.inquiry.state() == State::Ready;
    let label = move || {
        let found = work.view.with(|view| view.of.found.len());
        let count = i64::try_from(found).unwrap_or(i64::MAX);
        say::many_save_found(language, &work.figures(), count)
    };
    div()
        .class("actions")
        .attribute("role", "group")
        .attribute("aria-label", say::many_exports(language))
        .child(
            button("button", save_all)
                .live_property("disabled", move || !is_ready())
                .text(say::many_save_all(language)),
        )
        .child(
            button("button", save_found)
                .live_property("disabled", move || work.view.with(|view| view.of.found.is_empty()))
                .live_text(label),
        )
        .child(
            span().class("quiet").attribute("aria-live", "polite").live_text(move || message.get()),
        )
}

/// The rows that were left out, each mistake with its line.
pub(super) fn complaints(work: Work) -> Vec<Element> {
    let complaints = work.complaints.get();
    if complaints.is_empty() {
        return Vec::new();
    }
    let (language, figures) = (work.language(), work.figures());
    let found = work.inquiry.found();
    let more = match found.as_ref().and_then(|found| found.get("complaints_left_out")) {
        Some(ad_credit_lab_engine::Node::Whole(more))
            if work.inquiry.state() == State::Ready && *more > 0 =>
        {
            Some(say::open_more(language, &figures, *more))
        }
        _ => None,
    };
    let count = i64::try_from(complaints.len()).unwrap_or(i64::MAX);
    let heading = say::many_complaints(language, &figures, count);
    let lines = complaints
        .iter()
        .map(|(line, message)| say::many_line(language, &figures.whole(*line), message));
    let list = ul().children(lines.chain(more).map(|line| li().text(line)));
    let list = scroll("group").attribute("aria-label", heading.clone()).child(list);
    vec![details().class("notice failed many-bad").child(summary().text(heading)).child(list)]
}

fn choice(value: String, text: String, is_chosen: bool) -> Element {
    option().attribute("value", value).live_property("selected", move || is_chosen).text(text)
}

fn labelled(id: &'static str, label: String, input: Element) -> Element {
    div().class("field").child(html::label().attribute("for", id).text(label)).child(input.id(id))
}
