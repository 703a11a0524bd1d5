//! What stands around the rows of the journal: what finds them, and what takes them along.

use std::rc::Rc;

use crate::signals::*;
use ad_credit_lab_words::{kind as kind_name, say};
use web_sys::HtmlElement;

use super::export::{Form, take_along};
use super::filter::{Counts, Filter, Verdicts, kinds};
use crate::components::{Choice, OnceThere, button};
use crate::i18n::Words;
use crate::markup::html::{self, div, option, p, span};
use crate::markup::{Element, Handle};
use crate::state::{Run, offer_name};

/// Takes a change of the filter.
pub(super) type Change = Rc<dyn Fn(&dyn Fn(&mut Filter))>;

/// What finds rows of a run, and the button that clears it. `change` takes a change of the filter, and `wanted` is told when somebody is about to search.
pub(super) fn filters(
    words: Words,
    id: &'static str,
    run: Memo<Run>,
    filter: RwSignal<Filter>,
    change: &Change,
    wanted: RwSignal<bool>,
) -> (Element, Element) {
    let language = words.language();
    let field = Handle::default();
    let change_words = Rc::clone(change);
    let search = html::input()
        .keep_in(&field)
        .attribute("type", "search")
        .attribute("autocomplete", "off")
        .live_property("value", move || filter.with(|filter| filter.words.clone()))
        .on("focus", move |_: web_sys::Event| wanted.set(true))
        .on("blur", move |_: web_sys::Event| {
            wanted.set(filter.with(|filter| !filter.words.is_empty()));
        })
        .on("input", move |event: web_sys::Event| {
            let words = event_target_value(&event);
            wanted.set(true);
            change_words(&|filter| filter.words.clone_from(&words));
        });

    let kinds = Memo::new(move |_| run.with(kinds));
    let kind_options = move || {
        let chosen = filter.with(|filter| filter.kind);
        let figures = words.figures(run.with(|run| run.scenario().account.currency));
        let mut kinds = kinds.get();
        // What is chosen can be seen, also where the run has it no more.
        if let Some(chosen) = chosen.filter(|chosen| !kinds.iter().any(|(kind, _)| kind == chosen))
        {
            kinds.push((chosen, 0));
        }
        let named = kinds.into_iter().map(|(kind, number)| {
            let number = whole(&figures, number);
            let text = say::journal_kind_choice(language, &kind_name(language, kind), &number);
            choice(kind, text, chosen == Some(kind))
        });
        let all = choice("", say::journal_kind_all(language), chosen.is_none());
        std::iter::once(all).chain(named).collect::<Vec<_>>()
    };
    let change_kind = Rc::clone(change);
    let kind = html::select()
        .on("change", move |event: web_sys::Event| {
            let name = event_target_value(&event);
            let kinds = kinds.get_untracked();
            let kind = kinds.iter().map(|(kind, _)| *kind).find(|kind| *kind == name);
            change_kind(&|filter| filter.kind = kind);
        })
        .live(kind_options);

    let count_names = [
        say::journal_counts_all(language),
        say::journal_counts_counted(language),
        say::journal_counts_not_counted(language),
    ];
    let count_options = move || {
        let chosen = filter.with(|filter| filter.counts);
        let named = Counts::ALL.into_iter().zip(&count_names);
        named
            .map(|(counts, text)| choice(counts.name(), text.clone(), counts == chosen))
            .collect::<Vec<_>>()
    };
    let change_counts = Rc::clone(change);
    let counts = html::select()
        .on("change", move |event: web_sys::Event| {
            let name = event_target_value(&event);
            let counts = Counts::ALL.into_iter().find(|counts| counts.name() == name);
            change_counts(&|filter| filter.counts = counts.unwrap_or_default());
        })
        .live(count_options);

    let offers = Memo::new(move |_| run.with(|run| titles(words, run)));
    let offer_options = move || {
        let chosen = filter.with(|filter| filter.offer);
        let all = (String::new(), say::journal_offer_all(language));
        let named = (0_u16..).zip(offers.get()).map(|(index, title)| (index.to_string(), title));
        let chosen = chosen.map(|index| index.to_string()).unwrap_or_default();
        let options = std::iter::once(all).chain(named).map(|(value, text)| {
            let is_chosen = value == chosen;
            option()
                .attribute("value", value)
                .live_property("selected", move || is_chosen)
                .text(text)
        });
        options.collect::<Vec<_>>()
    };
    let change_offer = Rc::clone(change);
    let offer = html::select()
        .on("change", move |event: web_sys::Event| {
            let offer = event_target_value(&event).parse().ok();
            change_offer(&|filter| filter.offer = offer);
        })
        .live(offer_options);
    // Another account may have fewer offers.
    let forget_offer = Rc::clone(change);
    Effect::new(move |_| {
        let count = offers.with(Vec::len);
        let chosen = filter.with_untracked(|filter| filter.offer);
        if chosen.is_some_and(|offer| count <= usize::from(offer).max(1)) {
            forget_offer(&|filter| filter.offer = None);
        }
    });

    let change_verdicts = Rc::clone(change);
    let verdicts = Choice {
        label: say::journal_filter(language),
        name: id,
        options: vec![
            (Verdicts::All.name(), say::journal_filter_all(language)),
            (Verdicts::Turns.name(), say::journal_filter_turns(language)),
            (Verdicts::Refused.name(), say::journal_filter_refused(language)),
        ],
        chosen: Rc::new(move || filter.with(|filter| filter.verdicts.name().to_owned())),
        can_choose: None,
        on_choose: Rc::new(move |name| {
            let verdicts = Verdicts::ALL.into_iter().find(|verdicts| verdicts.name() == name);
            change_verdicts(&|filter| filter.verdicts = verdicts.unwrap_or_default());
        }),
    };
    let change = Rc::clone(change);
    let clear = move || {
        change(&|filter| *filter = Filter::default());
        if let Some(field) = field.get::<HtmlElement>() {
            // The button is about to be disabled. The field is on the screen, so it takes the focus.
            let _ = field.focus();
        }
    };
    let clear = button("button", clear)
        .live_property("disabled", move || filter.with(|filter| *filter == Filter::default()))
        .text(say::journal_clear(language));
    let filters = div()
        .class("journal-filters")
        .attribute("role", "search")
        .attribute("aria-label", say::journal_filters(language))
        .child(labelled(format!("{id}-words"), say::journal_words(language), search))
        .child(labelled(format!("{id}-kind"), say::journal_kind(language), kind))
        .child(labelled(format!("{id}-counts"), say::journal_counts(language), counts))
        .child(
            labelled(format!("{id}-offer"), say::journal_offer(language), offer)
                .live_hidden(move || offers.with(|offers| offers.len() < 2)),
        )
        .child(verdicts.view());
    (filters, clear)
}

/// What takes the rows along that are found: as many of them, from the first on, as `taken` says.
pub(super) fn exports(
    words: Words,
    run: Memo<Run>,
    (found, taken): (Memo<Vec<u32>>, Memo<usize>),
    filter: RwSignal<Filter>,
    rows: Memo<String>,
) -> Element {
    let language = words.language();
    let message = RwSignal::new(String::new());
    // What was said is about the rows that were shown then.
    Effect::new(move |_| {
        rows.track();
        message.set(String::new());
    });
    let once_there = OnceThere::new("files");
    let take = move |form: Form| {
        let (run, mut found, filter) = (run.get(), found.get(), filter.get());
        found.truncate(taken.get());
        let rows = rows.get();
        once_there.run(&say::journal_export(language), move || {
            take_along(words, run, (found, rows), filter, form, message);
        });
    };
    let forms = [
        (Form::Csv, say::journal_save_csv(language)),
        (Form::Json, say::journal_save_json(language)),
        (Form::Text, say::journal_copy(language)),
    ];
    let buttons = forms.map(|(form, text)| button("button", move || take(form)).text(text));
    let holds = move || say::journal_export_holds(language, &rows.get());
    div()
        .class("journal-exports actions")
        .attribute("role", "group")
        .attribute("aria-label", say::journal_export(language))
        .children(buttons)
        .child(
            p().class("quiet")
                .live_text(holds)
                .text(" ")
                .child(span().attribute("aria-live", "polite").live_text(move || message.get())),
        )
}

/// A count as the reader writes it.
pub(super) fn whole(figures: &dyn ad_credit_lab_words::Format, number: usize) -> String {
    figures.whole(i64::try_from(number).unwrap_or(i64::MAX))
}

/// What the offers of a run are called.
fn titles(words: Words, run: &Run) -> Vec<String> {
    let offers = 0..run.scenario().offers.len();
    offers.map(|offer| offer_name(words.language(), run, offer)).collect()
}

fn choice(value: &'static str, text: String, is_chosen: bool) -> Element {
    option().attribute("value", value).live_property("selected", move || is_chosen).text(text)
}

fn labelled(id: String, label: String, input: Element) -> Element {
    div()
        .class("field")
        .child(html::label().attribute("for", id.clone()).text(label))
        .child(input.id(id))
}
