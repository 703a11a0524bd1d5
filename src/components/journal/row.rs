//! A row of the journal on the page.

use std::rc::Rc;

use crate::signals::*;
use ad_credit_lab_engine::journal::Row;
use ad_credit_lab_words::{Format, say};

use super::Moments;
use super::told::{Teller, Told, Why};
use crate::components::{button, rule_mark};
use crate::markup::Element;
use crate::markup::html::{p, small, span, td, tr};

/// How many columns a row has.
pub(super) const COLUMNS: usize = 6;

/// A row at a position among those that are found. `index` is its own in the run.
pub(super) fn view_row(
    teller: &Teller,
    row: &Row<'_>,
    (index, position): (usize, usize),
    moments: Option<&(Moments, Memo<usize>)>,
) -> Element {
    let language = teller.words.language();
    let told = teller.tell(row);
    let what = told.what();
    let Told { date, time, verdict, amount, amount_details, counted, .. } = told;
    let number = |label: String| td().class("number").attribute("data-label", label);
    let beside = |text: String| small().text(text);
    let when = td().class("when").text(date).text(" ").child(small().text(time));
    let class = format!("row-{}", row.verdict.code());
    let tr = tr()
        // The headings are the first row.
        .attribute("aria-rowindex", (position + 2).to_string());
    let (tr, when) = match moments {
        Some((moments, past)) => {
            let (at, past, go_to) = (row.at, *past, Rc::clone(&moments.go_to));
            let go = button("button quiet", move || go_to(at))
                .attribute(
                    "aria-label",
                    say::journal_go_to_named(language, &teller.figures.instant(at)),
                )
                .text(say::journal_go_to(language));
            let is_later = move || index >= past.get();
            let later = span().class("journal-later").live_text(move || {
                if is_later() { say::journal_later(language) } else { String::new() }
            });
            let class_now =
                move || Some(if is_later() { format!("{class} later") } else { class.clone() });
            (
                tr.live_attribute("class", class_now).live_attribute("aria-current", move || {
                    (past.get() == index + 1).then_some("time")
                }),
                when.child(go).text(" ").child(later),
            )
        }
        None => (tr.class(class), when),
    };
    tr.child(when)
        .child(
            td().class("what")
                .child(span().text(what))
                .text(" ")
                .child(span().class("verdict").text(verdict)),
        )
        .child(
            number(say::journal_column_amount(language))
                .text_if(amount)
                .children(amount_details.into_iter().map(beside)),
        )
        .child(number(say::journal_column_counts(language)).children(counted.into_iter().map(
            |(amount, offer)| {
                let amount = span().text(amount);
                amount
                    .text_if(offer.is_some().then_some(" "))
                    .children(offer.map(|offer| small().text(offer)))
            },
        )))
        .child(
            number(say::journal_column_balance(language))
                .text(told.balance)
                .children(told.balance_details.into_iter().map(beside)),
        )
        .child(
            td().class("why")
                .children(told.reasons.into_iter().map(why))
                // Why a part does not count stands beside the reasons of the row.
                .children(told.uncounted.into_iter().map(|part| why(part).class("quiet"))),
        )
}

fn why(why: Why) -> Element {
    let Why { amount, sentence, about, rule } = why;
    let text = p();
    let text = match amount {
        Some(amount) => text.child(span().class("amount").text(amount)).text(" "),
        None => text,
    };
    let text = text.text(sentence).text(" ");
    let text = match about {
        Some(about) => text.child(small().text("· ").text(about)).text(" "),
        None => text,
    };
    text.child(rule_mark(rule))
}

/// The place of rows that are not on the page, of this height in CSS pixels.
pub(super) fn view_gap(height: u64) -> Element {
    tr().class("gap").attribute("aria-hidden", "true").child(
        td().attribute("colspan", COLUMNS.to_string())
            .live_property("style", move || format!("height:{height}px")),
    )
}
