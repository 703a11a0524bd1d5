//! The journal: every row of a run, accepted or refused, with its reasons; found, followed to its moment, and taken along.

mod controls;
pub mod export;
pub mod filter;
pub mod found;
mod row;
mod scrolling;
pub(super) mod subject;
mod told;
mod turns;
pub mod window;

use std::rc::Rc;

use crate::signals::*;
use ad_credit_lab_engine::calendar::Instant;
use ad_credit_lab_words::{Format, say};

use super::{Fetched, Parts, scroll};
use crate::i18n::use_words;
use crate::markup::html::{div, h2, p, section, span, table, th, thead, tr};
use crate::markup::{Element, Handle};
use crate::state::Run;
use controls::{Change, exports, filters, whole};
use filter::Filter;
use found::Kept;
use scrolling::Scrolling;
pub use turns::{Turn, entries_told, turns};
use window::MOST_WHOLE;

/// Of a journal with more rows than this the place is as high as it can be, so that finding fewer moves nothing.
const MOST_SHORT: usize = 12;

/// What is particular to one journal of the page.
#[derive(Clone)]
pub struct JournalOptions {
    /// What the ids of its parts begin with, and what its inputs are called; each journal of the page has another.
    pub id: &'static str,
    /// How its rows lead to moments in time, if they do.
    pub moments: Option<Moments>,
}

/// The way from a row of the journal to its moment in time.
#[derive(Clone)]
pub struct Moments {
    /// The moment that is shown elsewhere. The last row up to it is marked, and those after it are said to be later: they are not
    /// counted, and not taken along.
    pub now: Memo<Instant>,
    /// The same story up to that moment, which is what is taken along.
    pub run: Memo<Run>,
    /// Goes to a moment.
    pub go_to: Rc<dyn Fn(Instant)>,
}

/// The place of the journal of a run: it stands below what one sees first, so it is fetched once that is there.
pub fn journal_place(run: Memo<Run>, options: JournalOptions) -> Element {
    let name = say::journal_heading(use_words().language());
    let fetched = Fetched { part: "journal", name, heading: None };
    fetched.view(|| true, move || vec![journal(run, options.clone())]).class("journal-place")
}

/// The journal of a run.
///
/// It is the entrance of a part of the program, so it is never inlined.
#[inline(never)]
pub fn journal(run: Memo<Run>, options: JournalOptions) -> Element {
    let JournalOptions { id, moments } = options;
    let words = use_words();
    let language = words.language();
    let filter = RwSignal::new(Filter::default());
    let kept = StoredValue::new_local(Kept::default());
    let wanted = RwSignal::new(false);
    let searchable = make_searchable(run, kept, wanted);
    let found = Memo::new(move |_| {
        let run = run.get();
        filter.with(|filter| {
            kept.update_value(|kept| kept.follow(&run));
            if !filter.words.trim().is_empty() {
                searchable.track();
                // What can be searched at once is, so that a short journal never looks empty in between.
                let part = Parts::begin();
                kept.update_value(|kept| {
                    kept.make_searchable(words, || part.is_over());
                });
            }
            kept.with_value(|kept| kept.find(filter))
        })
    });
    let all = Memo::new(move |_| run.with(|run| run.outcome().journal.len()));
    // How many rows there are up to the moment that is shown elsewhere; the others are later.
    let now = moments.as_ref().map(|moments| moments.now);
    let run_until_now = moments.as_ref().map_or(run, |moments| moments.run);
    let past = Memo::new(move |_| {
        let now = now.map(|now| now.get());
        run.with(|run| {
            let rows = &run.outcome().journal;
            let is_later = |at: Instant| now.is_some_and(|now| at > now);
            rows.len() - rows.rows().rev().take_while(|row| is_later(row.at)).count()
        })
    });
    // Those that are found up to then. Rows are found in their order.
    let taken = Memo::new(move |_| {
        let past = past.get();
        found.with(|found| found.partition_point(|index| (*index as usize) < past))
    });
    let rows = Memo::new(move |_| {
        let figures = words.figures(run.with(|run| run.scenario().account.currency));
        let (taken, past) = (taken.get(), past.get());
        let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
        let rows = if taken == past {
            say::journal_rows(language, &figures, count(past))
        } else {
            say::journal_rows_found(language, &figures, count(taken), &whole(&figures, past))
        };
        match now {
            Some(now) if past < all.get() => {
                say::journal_rows_until(language, &figures.instant(now.get()), &rows)
            }
            _ => rows,
        }
    });
    let later = move || {
        let figures = words.figures(run.with(|run| run.scenario().account.currency));
        let later = found.with(Vec::len) - taken.get();
        if later == 0 {
            return String::new();
        }
        say::journal_rows_later(language, &figures, i64::try_from(later).unwrap_or(i64::MAX))
    };

    let region = Handle::default();
    let scrolling = Scrolling::new(words, run, found, kept, &region);
    let restarted = Rc::clone(&scrolling);
    let change: Change = Rc::new(move |change| {
        restarted.restart();
        filter.update(|filter| change(filter));
    });
    let is_searching = move || {
        let has_words = filter.with(|filter| !filter.words.trim().is_empty());
        has_words && searchable.get() < all.get()
    };
    let status = move || {
        if is_searching() { say::journal_searching(language) } else { rows.get() }
    };
    let empty = move || match (found.with(Vec::is_empty), all.get()) {
        (_, 0) => say::journal_nothing(language),
        (true, _) if !is_searching() => say::journal_empty(language),
        _ => String::new(),
    };
    let printed = move || {
        let is_part = found.with(Vec::len) > MOST_WHOLE;
        if is_part { say::journal_printed(language) } else { String::new() }
    };
    let heading = format!("{id}-heading");
    let intro = p()
        .class("quiet")
        .text(say::journal_intro(language))
        .text(" ")
        .child(span().attribute("aria-live", "polite").live_text(status))
        .text(" ")
        .child(span().live_text(later));
    let (filters, clear) = filters(words, id, run, filter, &change, wanted);
    let title =
        div().child(h2().id(heading.clone()).text(say::journal_heading(language))).child(intro);
    let head = div().class("journal-head").child(title).child(clear);
    let headings = [
        (say::journal_column_when(language), "when"),
        (say::journal_column_what(language), "what"),
        (say::journal_column_amount(language), "number"),
        (say::journal_column_counts(language), "number"),
        (say::journal_column_balance(language), "number"),
        (say::journal_column_why(language), ""),
    ];
    let headings =
        headings.map(|(text, class)| th().attribute("scope", "col").class(class).text(text));
    let table = table()
        .live_hidden(move || found.with(Vec::is_empty))
        .live_attribute("aria-rowcount", move || Some((found.with(Vec::len) + 1).to_string()))
        .child(thead().child(tr().attribute("aria-rowindex", "1").children(headings)))
        .child(scrolling.view(moments.map(|moments| (moments, past))));
    let scrolled = Rc::clone(&scrolling);
    let place = scroll("group")
        .keep_in(&region)
        .attribute("aria-labelledby", heading.clone())
        .on("scroll", move |_: web_sys::Event| scrolled.refresh())
        .child(table)
        .child(p().class("journal-empty").live_text(empty));
    section()
        .live_attribute("class", move || {
            Some(if all.get() > MOST_SHORT {
                "panel journal journal-long"
            } else {
                "panel journal"
            })
        })
        .attribute("aria-labelledby", heading)
        .child(head)
        .child(filters)
        .child(place)
        .child(p().class("journal-printed").live_text(printed))
        .child(exports(words, run_until_now, (found, taken), filter, rows))
}

/// How many rows can be searched. Once that is wanted, the rows of each run become searchable in parts.
fn make_searchable(
    run: Memo<Run>,
    kept: StoredValue<Kept, LocalStorage>,
    wanted: RwSignal<bool>,
) -> RwSignal<usize> {
    let words = use_words();
    let searchable = RwSignal::new(0);
    let is_busy = StoredValue::new(false);
    Effect::new(move |_| {
        let run = run.get();
        if !wanted.get() || is_busy.get_value() {
            return;
        }
        kept.update_value(|kept| kept.follow(&run));
        searchable.set(kept.with_value(Kept::searchable));
        is_busy.set_value(true);
        leptos::task::spawn_local(async move {
            let mut parts = Parts::begin();
            loop {
                let part = &parts;
                let made = kept.try_update_value(|kept| {
                    let is_all = kept.make_searchable(words, || part.is_over());
                    (kept.searchable(), is_all)
                });
                // The journal may be gone.
                let Some((made, is_all)) = made else { return };
                // Not after each part, because each time all rows are looked through.
                if is_all || made > 2 * searchable.get_untracked() {
                    searchable.set(made);
                }
                if is_all {
                    break;
                }
                parts.next().await;
            }
            is_busy.set_value(false);
        });
    });
    searchable
}
