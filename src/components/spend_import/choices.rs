//! How the rows were read, each thing a list from which another can be chosen, and what has to be asked.

use std::rc::Rc;

use ad_credit_lab_spend_table::{
    Choice, Column, DateOrder, DecimalMark, Delimiter, Encoding, Question, SpendTable,
};
use ad_credit_lab_words::{Format, Language, say};

use super::source::Import;
use super::{chosen, table};
use crate::components::entry_field::labelled_input;
use crate::components::{button, focus_on};
use crate::markup::Element;
use crate::markup::html::{div, h3, option, p, select};
use crate::signals::*;

/// What has to be asked, each question with its answers.
pub(super) fn questions(import: Import) -> Vec<Element> {
    let Some(table) = table(import) else { return Vec::new() };
    let (language, figures) = (import.language(), import.figures());
    let ask =
        |id: &'static str, question: String, answers: Vec<(String, Choose)>, then: &'static str| {
            let answers = answers.into_iter().map(|(text, choose)| {
                let answer = move || {
                    chosen(import, |choice| choose(choice));
                    // The question goes with its answers, and the focus with them otherwise.
                    focus_on(then.to_owned());
                };
                button("button", answer).text(text)
            });
            div()
                .class("notice spend-question")
                .attribute("role", "group")
                .attribute("aria-labelledby", id)
                .child(p().id(id).text(question))
                .child(div().class("actions").children(answers))
        };
    let asked = table.questions.iter().map(|question| match question {
        Question::DateOrder { text, readings: [day_first, month_first] } => {
            let answers = vec![
                (
                    say::spend_import_day_first(language, &figures.date(*day_first)),
                    choose(|choice| choice.date_order = Some(DateOrder::DayMonthYear)),
                ),
                (
                    say::spend_import_month_first(language, &figures.date(*month_first)),
                    choose(|choice| choice.date_order = Some(DateOrder::MonthDayYear)),
                ),
            ];
            ask("spend-ask-order", say::spend_import_ask_two(language, text), answers, ORDER)
        }
        Question::DecimalMark { text, readings: [point, comma] } => {
            let answers = vec![
                (
                    say::spend_import_point(language, &figures.exact_money(*point)),
                    choose(|choice| choice.decimal_mark = Some(DecimalMark::Point)),
                ),
                (
                    say::spend_import_comma(language, &figures.exact_money(*comma)),
                    choose(|choice| choice.decimal_mark = Some(DecimalMark::Comma)),
                ),
            ];
            ask("spend-ask-mark", say::spend_import_ask_two(language, text), answers, MARK)
        }
        Question::AmountColumn => {
            let columns = table.columns.iter().enumerate();
            let answers = columns.filter(|(_, column)| column.has_amounts).map(|(at, column)| {
                let choose: Choose = Rc::new(move |choice| choice.amount_column = Some(at));
                (column_name(language, at, column), choose)
            });
            let question = say::spend_import_ask_column(language);
            ask("spend-ask-column", question, answers.collect(), AMOUNTS)
        }
    });
    asked.collect()
}

type Choose = Rc<dyn Fn(&mut Choice)>;

fn choose(choose: fn(&mut Choice)) -> Choose {
    Rc::new(choose)
}

const ORDER: &str = "spend-import-order";
const MARK: &str = "spend-import-mark";
const AMOUNTS: &str = "spend-import-amounts";

/// What was recognised.
pub(super) fn recognised(import: Import) -> Vec<Element> {
    let Some(table) = table(import) else { return Vec::new() };
    let language = import.language();
    let lists = [
        columns_list(import, &table, true),
        columns_list(import, &table, false),
        list(
            ORDER,
            say::spend_import_date_order(language),
            std::iter::once(None).chain(DateOrder::ALL.map(Some)).filter(|order| {
                // Once it is known that dates need an order, they do.
                order.is_some() || table.date_order.is_none()
            }),
            table.date_order,
            |order| order_name(language, order),
            move |order| chosen(import, |choice| choice.date_order = order),
        ),
        list(
            MARK,
            say::spend_import_decimal_mark(language),
            DecimalMark::ALL.into_iter(),
            table.decimal_mark,
            |mark| match mark {
                DecimalMark::Point => say::spend_import_mark_point(language),
                DecimalMark::Comma => say::spend_import_mark_comma(language),
            },
            move |mark| chosen(import, |choice| choice.decimal_mark = Some(mark)),
        ),
        list(
            "spend-import-delimiter",
            say::spend_import_delimiter(language),
            Delimiter::ALL.into_iter(),
            table.delimiter,
            |delimiter| match delimiter {
                Delimiter::Tab => say::spend_import_tab(language),
                Delimiter::Semicolon => say::spend_import_semicolon(language),
                Delimiter::Comma => say::spend_import_comma_between(language),
                Delimiter::Bar => say::spend_import_bar(language),
            },
            move |delimiter| {
                // Other cells are other columns.
                let columns = (None, None);
                chosen(import, |choice| {
                    choice.delimiter = Some(delimiter);
                    (choice.date_column, choice.amount_column) = columns;
                });
            },
        ),
        list(
            "spend-import-encoding",
            say::spend_import_encoding(language),
            Encoding::ALL.into_iter(),
            table.encoding,
            |encoding| match encoding {
                Encoding::Utf8 => say::spend_import_utf8(language),
                Encoding::Utf16Le => say::spend_import_utf16_le(language),
                Encoding::Utf16Be => say::spend_import_utf16_be(language),
                Encoding::Windows1252 => say::spend_import_windows_1252(language),
            },
            move |encoding| chosen(import, |choice| choice.encoding = Some(encoding)),
        ),
    ];
    vec![
        h3().text(say::spend_import_recognised(language)),
        div().class("spend-choices").children(lists),
    ]
}

/// What an order of dates is called; `None` is that each date says it itself.
pub(super) fn order_name(language: &Language, order: Option<DateOrder>) -> String {
    match order {
        None => say::spend_import_order_clear(language),
        Some(DateOrder::DayMonthYear) => say::spend_import_order_dmy(language),
        Some(DateOrder::MonthDayYear) => say::spend_import_order_mdy(language),
        Some(DateOrder::YearMonthDay) => say::spend_import_order_ymd(language),
    }
}

/// A list of values of which one holds.
fn list<T: Copy + PartialEq + 'static>(
    id: &'static str,
    label: String,
    values: impl Iterator<Item = T>,
    now: T,
    name: impl Fn(T) -> String,
    choose: impl Fn(T) + 'static,
) -> Element {
    let values: Vec<T> = values.collect();
    let names = values.iter().map(|value| name(*value)).collect();
    let now = values.iter().position(|value| *value == now).unwrap_or(0);
    let choose = move |at: usize| {
        if let Some(value) = values.get(at) {
            choose(*value);
        }
    };
    list_of_names(id, label, names, now, Box::new(choose))
}

/// A list of names of which one holds, and what is done when another is chosen.
fn list_of_names(
    id: &'static str,
    label: String,
    names: Vec<String>,
    now: usize,
    choose: Box<dyn Fn(usize)>,
) -> Element {
    let options = names
        .into_iter()
        .enumerate()
        .map(|(at, name)| option().attribute("value", at.to_string()).text(name));
    let input = select().children(options).live_property("value", move || now.to_string()).on(
        "change",
        move |event: web_sys::Event| {
            if let Ok(at) = event_target_value(&event).parse() {
                choose(at);
            }
        },
    );
    labelled_input(id.to_owned(), Rc::new(move || label.clone()), Rc::new(|| None), input)
}

/// The list of columns, for the dates or for the amounts.
fn columns_list(import: Import, table: &SpendTable, is_of_dates: bool) -> Element {
    let language = import.language();
    let now = if is_of_dates { table.date_column } else { table.amount_column };
    let none = now.is_none().then(|| say::spend_import_no_column(language));
    let before = usize::from(none.is_some());
    let columns = table.columns.iter().enumerate();
    let names = columns.map(|(at, column)| column_name(language, at, column));
    let names = none.into_iter().chain(names).collect();
    let choose = move |at: usize| {
        let column = at.checked_sub(before);
        chosen(import, |choice| {
            let place =
                if is_of_dates { &mut choice.date_column } else { &mut choice.amount_column };
            *place = column;
        });
    };
    let (id, label) = if is_of_dates {
        ("spend-import-dates", say::spend_import_date_column(language))
    } else {
        (AMOUNTS, say::spend_import_amount_column(language))
    };
    list_of_names(id, label, names, now.unwrap_or(0), Box::new(choose))
}

fn column_name(language: &Language, at: usize, column: &Column) -> String {
    let number = (at + 1).to_string();
    if column.heading.is_empty() {
        say::spend_import_column(language, &number)
    } else {
        say::spend_import_column_named(language, &column.heading, &number)
    }
}
