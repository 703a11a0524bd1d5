//! Where the accounts come from, what they share, and how far the work on them is.

use std::rc::Rc;

use ad_credit_lab_engine::calendar::Date;
use ad_credit_lab_words::{Format, offer_title, payment, say};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, DragEvent, File, HtmlTextAreaElement};

use super::super::working::stop_button;
use super::work::Work;
use crate::background::State;
use crate::components::{Parts, button, check, file_button, focus_on, panel, save_as_file};
use crate::i18n::{Named, with_names};
use crate::markup::html::{
    details, div, input, label, option, p, select, strong, summary, textarea,
};
use crate::markup::{Element, Handle, svg};
use crate::signals::*;
use crate::state::{BatchShare, DELIMITERS, EXAMPLE_ACCOUNTS, example_header, example_rows};

const HEADING: &str = "many-heading";
const DELIMITER: &str = "many-delimiter";
const UNTIL: &str = "many-until";
const PASTED: &str = "many-rows";
/// How many accounts the small example has.
const FEW: u32 = 5;

/// The panel.
pub(super) fn source(work: Work) -> Element {
    let language = work.language();
    panel("panel many-source", HEADING, say::many_heading(language))
        .child(p().text(say::many_about(language)))
        .child(drop_zone(work))
        .child(p().class("many-private").text(say::many_private(language)))
        .child(div().class("many-terms").live(move || terms(work)))
        .child(div().class("many-file").live(move || file(work)))
        .child(standing(work))
}

/// The place on which a file is dropped, with the other ways to give one.
fn drop_zone(work: Work) -> Element {
    let language = work.language();
    let is_over = RwSignal::new(false);
    let take = move |file: File| work.open(file.name(), file.into());
    let drop = move |event: DragEvent| {
        event.prevent_default();
        is_over.set(false);
        let files = event.data_transfer().and_then(|data| data.files());
        if let Some(file) = files.and_then(|files| files.get(0)) {
            take(file);
        }
    };
    let accept = ".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain";
    let example = button("button primary", move || open_example(work))
        .text(say::many_example(language, &work.figures().whole(EXAMPLE_ACCOUNTS.into())));
    let small = button("button quiet", move || save_example(work));
    div()
        .live_attribute("class", move || {
            Some(if is_over.get() { "many-drop over" } else { "many-drop" })
        })
        .on("dragover", move |event: DragEvent| {
            event.prevent_default();
            is_over.set(true);
        })
        .on("dragleave", move |_: DragEvent| is_over.set(false))
        .on("drop", drop)
        .child(p().child(strong().text(say::many_drop(language))))
        .child(
            div()
                .class("actions")
                .children(file_button(&say::many_choose(language), accept, Rc::new(take)))
                .child(example)
                .child(small.text(say::many_example_save(language))),
        )
        .child(p().class("quiet").text(say::many_columns(language)))
        .child(paste(work))
}

/// Rows that are pasted. They become a file at once, so that they are not kept twice.
fn paste(work: Work) -> Element {
    let language = work.language();
    let place = Handle::default();
    let area = place.clone();
    let take = move || {
        let Some(area) = area.get::<HtmlTextAreaElement>() else { return };
        let text = js_sys::JsString::from(area.value());
        if text.length() == 0 {
            // There is nothing to work out, but to paste something.
            return focus_on(PASTED.to_owned());
        }
        if let Ok(file) = Blob::new_with_str_sequence(&js_sys::Array::of1(&text)) {
            area.set_value("");
            work.open(say::many_pasted(language), file);
        }
    };
    details()
        .child(summary().text(say::many_paste(language)))
        .child(
            div()
                .class("field")
                .child(label().attribute("for", PASTED).text(say::many_paste_label(language)))
                .child(
                    textarea()
                        .id(PASTED)
                        .attribute("rows", "6")
                        .attribute("spellcheck", "false")
                        .attribute("autocomplete", "off")
                        .keep_in(&place),
                ),
        )
        .child(button("button", take).text(say::many_paste_take(language)))
}

/// Saves a few accounts that fit the plan, for a file of one's own.
fn save_example(work: Work) {
    let run = work.run.get_untracked();
    let mut text = example_header().to_owned();
    for number in 1..=FEW {
        text.push_str(&example_rows(run.scenario(), number));
    }
    let name = say::many_example_file(work.language());
    save_as_file(&name, "text/csv;charset=utf-8", &text);
}

/// Works on many accounts that fit the plan, which are made in pieces.
fn open_example(work: Work) {
    let run = work.run.get_untracked();
    spawn_local(async move {
        let pieces = js_sys::Array::of1(&example_header().into());
        let mut parts = Parts::begin();
        for number in 1..=EXAMPLE_ACCOUNTS {
            pieces.push(&example_rows(run.scenario(), number).into());
            if parts.is_over() {
                parts.next().await;
            }
        }
        if let Ok(file) = Blob::new_with_str_sequence(&pieces) {
            work.open(say::many_example_file(work.language()), file);
        }
    });
}

/// What all accounts share, from the scenario of the plan that is shown.
fn terms(work: Work) -> Vec<Element> {
    let language = work.language();
    let run = work.run.get();
    let scenario = run.scenario();
    let (account, offer) = (&scenario.account, &scenario.offers[0].offer);
    let country = account.country.letters().to_owned();
    let named = with_names(language, Named::Countries, std::iter::once(country.as_str()));
    let country = named.into_iter().next().map_or(country, |(_, name)| name);
    let from = say::many_terms(
        language,
        &country,
        account.currency.code(),
        &work.figures().date(account.created.date()),
        &scenario.name,
        &offer_title(language, &offer.title, offer.source.grade),
        &payment(language, account.payment),
    );
    let several = (scenario.offers.len() > 1).then(|| say::many_several(language));
    let rest = [Some(say::many_terms_not(language)), several];
    let rest = rest.into_iter().flatten().map(|text| p().class("quiet").text(text));
    std::iter::once(p().text(from)).chain(rest).collect()
}

/// The file, how it is read, and what is done so that it fits.
fn file(work: Work) -> Vec<Element> {
    let (Some(chosen), Some(head)) = (work.chosen.get(), work.head.get()) else {
        return Vec::new();
    };
    let (language, figures) = (work.language(), work.figures());
    let name = say::many_file(language, &chosen.name, &size(work, chosen.file.size()));
    let names = [
        say::spend_import_comma_between(language),
        say::spend_import_semicolon(language),
        say::spend_import_tab(language),
        say::spend_import_bar(language),
    ];
    let delimiter = head.delimiter;
    let options = DELIMITERS.into_iter().zip(names).map(|(value, text)| {
        let is_chosen = value == delimiter;
        option()
            .attribute("value", value.to_string())
            .live_property("selected", move || is_chosen)
            .text(text)
    });
    let delimiters =
        select().id(DELIMITER).children(options).on("change", move |event: web_sys::Event| {
            if let Ok(delimiter) = event_target_value(&event).parse() {
                work.choose_delimiter(delimiter);
                // The list is made anew with what the file says.
                focus_on(DELIMITER.to_owned());
            }
        });
    let shown = move || work.share.with(|share| share.until);
    let until = input()
        .id(UNTIL)
        .attribute("type", "date")
        .attribute("min", "2000-01-01")
        .attribute("max", "2199-12-31")
        .live_property("value", move || shown().map(|date| date.to_string()).unwrap_or_default())
        .on("change", move |event: web_sys::Event| {
            let until = Date::parse(&event_target_value(&event));
            work.share.update(|share| share.until = until);
            work.ask();
        });
    let columns = head.columns.iter().filter(|column| !column.is_empty());
    let columns: Vec<_> = columns.take(40).map(String::as_str).collect();
    let read = (!columns.is_empty())
        .then(|| p().class("quiet").text(say::many_found(language, &columns.join(", "))));
    let run = work.run.get_untracked();
    let needed = BatchShare::needed(&head, run.scenario());
    let plan_date = figures.date(run.scenario().account.created.date());
    let created = needed.created.map(|date| {
        let text = say::many_created(language, &figures.date(date), &plan_date);
        let is_ticked = move || work.share.with(|share| share.created.is_some());
        check(text, is_ticked, move || {
            let has = work.share.with_untracked(|share| share.created.is_some());
            work.share.update(|share| share.created = (!has).then_some(date));
            work.ask();
        })
    });
    let money = needed.has_money.then(|| {
        check(
            say::many_money(language),
            move || work.share.with(|share| share.has_money),
            move || {
                work.share.update(|share| share.has_money = !share.has_money);
                work.ask();
            },
        )
    });
    let labelled = |id: &'static str, text: String, input: Element| {
        let label = label().attribute("for", id).text(text);
        div().class("field").child(label).child(input)
    };
    let line = div()
        .class("many-line")
        .child(p().child(strong().text(name)))
        .child(labelled(DELIMITER, say::many_delimiter(language), delimiters))
        .child(labelled(UNTIL, say::many_until(language), until));
    [line].into_iter().chain(read).chain(created).chain(money).collect()
}

/// How far the work is, how to stop it, and what became of it.
fn standing(work: Work) -> Element {
    let language = work.language();
    let is_waiting = move || work.inquiry.is_waiting();
    // In whole percents.
    let percent = Memo::new(move |_| match work.inquiry.state() {
        State::Waiting { done, all } if all > 0 => done.saturating_mul(100) / all,
        State::Waiting { .. } => 0,
        _ => 100,
    });
    let rect = |class, width: Memo<i64>| {
        let rect = svg::rect().class(class).attribute("height", "1");
        rect.live_attribute("width", move || Some(width.get().to_string()))
    };
    let bar = div()
        .attribute("role", "progressbar")
        .attribute("aria-label", say::many_progress_label(language))
        .attribute("aria-valuemin", "0")
        .attribute("aria-valuemax", "100")
        .live_attribute("aria-valuenow", move || Some(percent.get().to_string()))
        .child(
            svg::svg()
                .class("progress-bar")
                .attribute("viewBox", "0 0 100 1")
                .attribute("preserveAspectRatio", "none")
                .attribute("aria-hidden", "true")
                .child(rect("progress-shown", percent)),
        );
    let progress = move || {
        let State::Waiting { done, all } = work.inquiry.state() else { return String::new() };
        if all == 0 {
            return say::many_beginning(language);
        }
        #[expect(clippy::cast_precision_loss, reason = "no file has 2^53 bytes")]
        let size = |bytes: i64| size(work, bytes as f64);
        let figures = work.figures();
        let accounts = i64::try_from(work.rows().borrow().len()).unwrap_or(i64::MAX);
        let percent = figures.percent(percent.get() * 10);
        say::many_progress(language, &figures.whole(accounts), &size(done), &percent, &size(all))
    };
    let stop = stop_button("many-again", move || work.inquiry.cancel()).id("many-stop");
    let again = move || {
        work.ask();
        focus_on("many-stop".to_owned());
    };
    let waiting = div().class("many-progress").live_hidden(move || !is_waiting()).child(bar).child(
        div().class("many-line").child(p().class("progress-text").live_text(progress)).child(stop),
    );
    // The place of what is said is always there, so that it is heard when something is.
    let is_over = move || !is_waiting() && work.asked.with(Option::is_some);
    let class = move || Some(if has_failed(work) { "notice failed" } else { "many-said" });
    let said = p().attribute("role", "status").live_attribute("class", class);
    let again = button("button", again).id("many-again").live_hidden(move || !is_over());
    let over = div()
        .class("many-line")
        .child(said.live_text(move || if is_over() { told(work) } else { String::new() }))
        .child(again.live_text(move || {
            if has_failed(work) { say::part_try_again(language) } else { say::many_again(language) }
        }));
    let old = move || {
        let name = || {
            let asked = work.asked.get();
            asked.map(|asked| asked.shared.name.clone()).unwrap_or_default()
        };
        work.is_old().then(|| p().class("notice").text(say::many_old(language, &name())))
    };
    div().class("many-standing").child(waiting).child(over).live(old)
}

fn has_failed(work: Work) -> bool {
    matches!(work.inquiry.state(), State::Failed(_))
}

/// What became of the work, in a sentence; nothing while it goes on.
fn told(work: Work) -> String {
    let (language, figures) = (work.language(), work.figures());
    let accounts = i64::try_from(work.rows().borrow().len()).unwrap_or(i64::MAX);
    match work.inquiry.state() {
        State::Waiting { .. } => String::new(),
        State::Failed(failure) => {
            let is_one =
                work.head.with(|head| head.as_ref().is_some_and(|head| head.columns.len() < 2));
            let text = failure.in_words(language);
            let is_empty = work
                .chosen
                .with(|chosen| chosen.as_ref().is_some_and(|chosen| chosen.file.size() == 0.0));
            match (is_empty, is_one) {
                (true, _) => say::many_empty(language),
                (false, false) => text,
                // All in one column: it may be another character.
                (false, true) => format!("{text} {}", say::many_lacking(language)),
            }
        }
        State::Idle => say::many_stopped(language, &figures, accounts),
        State::Ready => {
            let found = work.inquiry.found();
            let count = |name| match found.as_ref().and_then(|found| found.get(name)) {
                Some(ad_credit_lab_engine::Node::Whole(count)) => *count,
                _ => 0,
            };
            let accounts = count("accounts");
            let rows = figures.whole(count("rows"));
            let mut text = if accounts == 0 {
                say::many_none(language)
            } else {
                say::many_done(language, &figures, accounts, &rows)
            };
            let bad = count("bad_rows");
            if bad > 0 {
                text.push(' ');
                text.push_str(&say::many_bad(language, &figures, bad));
            }
            text
        }
    }
}

/// How large something is, in whole kilobytes or megabytes.
fn size(work: Work, bytes: f64) -> String {
    const KILO: f64 = 1_000.0;
    const MEGA: f64 = 1_000_000.0;
    // A size is never below zero, and what is far too large is only shown.
    #[expect(clippy::cast_possible_truncation, reason = "a file is far smaller")]
    let whole = |size: f64| work.figures().whole(size.ceil() as i64);
    if bytes < 10.0 * MEGA {
        say::many_kilobytes(work.language(), &whole(bytes / KILO))
    } else {
        say::many_megabytes(work.language(), &whole(bytes / MEGA))
    }
}
