//! What is asked before something is done in the past: whether what followed goes or is replayed, and what would change.

use std::fmt::Display;

use ad_credit_lab_engine::money::Money;
use ad_credit_lab_engine::outcome::State;
use ad_credit_lab_engine::scenario::Entry;
use ad_credit_lab_words::{Format, action, offer_title, say, state, verdict};

use super::{button, dialog, open_while};
use crate::i18n::{Figures, use_words};
use crate::markup::Element;
use crate::markup::html::{div, h3, li, p, ul};
use crate::state::{Consequences, Followed, Question, Turn, use_practice};

/// How many lines of a list are shown.
const MOST_LINES: usize = 8;

/// The dialog, which is there while something is asked.
pub fn past_question() -> Element {
    let practice = use_practice();
    let language = use_words().language();
    // Closing it without an answer leaves everything as it was.
    let open = open_while(practice.question);
    let content = move || {
        let question = practice.question.get_untracked();
        question.map(|question| choices(&question)).unwrap_or_default()
    };
    dialog(open, "past-heading", move || say::past_heading(language), content)
}

fn choices(question: &Question) -> Vec<Element> {
    let practice = use_practice();
    let words = use_words();
    let language = words.language();
    let run = &question.kept_run;
    let figures = words.figures(run.scenario().account.currency);
    let before = practice.whole.get_untracked();
    let lines = |numbers: &[u32]| -> Vec<String> {
        let entries = numbers.iter().filter_map(|entry| {
            let entry = before.scenario().entries.get(*entry as usize)?;
            Some(line_of_entry(&figures, before.scenario().instant(entry.at), entry))
        });
        entries.collect()
    };
    let dropped = lines(&question.followed);
    let drops = if dropped.is_empty() {
        vec![p().text(say::past_drop_none(language))]
    } else {
        vec![p().text(say::past_drop_these(language)), list(&figures, dropped)]
    };
    let gone = lines(&question.gone).into_iter().map(|line| say::past_gone(language, &line));
    let changes: Vec<String> = gone.chain(differences(&figures, question)).collect();
    let keeps = if changes.is_empty() {
        vec![p().text(say::past_keep_same(language))]
    } else {
        vec![p().text(say::past_keep_changes(language)), list(&figures, changes)]
    };
    let choice = |heading: String, lines: Vec<Element>, followed: Followed, press: String| {
        div()
            .class("past-choice")
            .child(h3().text(heading))
            .children(lines)
            .child(button("button", move || practice.decide(Some(followed))).text(press))
    };
    let at = figures.instant(question.at);
    let reached = figures.instant(practice.reached.get_untracked());
    vec![
        p().text(say::past_intro(language, &at, &reached)),
        div()
            .class("past-choices")
            .child(choice(
                say::past_keep(language),
                keeps,
                Followed::Replayed,
                say::past_keep_button(language),
            ))
            .child(choice(
                say::past_drop(language),
                drops,
                Followed::Dropped,
                say::past_drop_button(language),
            )),
        button("button quiet", move || practice.decide(None)).text(say::past_cancel(language)),
    ]
}

/// What ends differently when everything that followed is replayed, a line each.
fn differences(figures: &Figures, question: &Question) -> Vec<String> {
    let words = use_words();
    let language = words.language();
    let scenario = question.kept_run.scenario();
    let Consequences { states, counted, credit, cash, unpaid, entries } = &question.kept;
    let turn = |name: String, before: &dyn Display, after: &dyn Display| {
        say::past_turn(language, &after.to_string(), &before.to_string(), &name)
    };
    let money = |name: String, Turn { before, after }: Turn<Money>| {
        turn(name, &figures.exact_money(before), &figures.exact_money(after))
    };
    let title = |offer: usize| {
        let offer = &scenario.offers[offer].offer;
        offer_title(language, &offer.title, offer.source.grade)
    };
    let states = states.iter().map(|(offer, Turn { before, after })| {
        let name = |of: State| state(language, of);
        turn(title(*offer), &name(*before), &name(*after))
    });
    let counted = counted
        .iter()
        .map(|(offer, change)| money(say::past_counted(language, &title(*offer)), *change));
    let balances = [
        (say::payments_credit(language), credit),
        (say::payments_cash(language), cash),
        (say::payments_unpaid(language), unpaid),
    ];
    let balances =
        balances.into_iter().filter_map(|(name, change)| change.map(|change| money(name, change)));
    let entries = entries.iter().filter_map(|(entry, Turn { before, after })| {
        let entry = scenario.entries.get(*entry as usize)?;
        let line = line_of_entry(figures, scenario.instant(entry.at), entry);
        Some(turn(line, &verdict(language, *before), &verdict(language, *after)))
    });
    states.chain(counted).chain(balances).chain(entries).collect()
}

fn line_of_entry(
    figures: &Figures,
    at: ad_credit_lab_engine::calendar::Instant,
    entry: &Entry,
) -> String {
    let language = use_words().language();
    say::past_entry(language, &figures.instant(at), &action(language, &entry.action))
}

/// The lines, and how many more there are.
fn list(figures: &Figures, lines: Vec<String>) -> Element {
    let language = use_words().language();
    let more = lines.len().saturating_sub(MOST_LINES);
    let more = i64::try_from(more).ok().filter(|more| *more > 0);
    let more = more.map(|more| say::past_more(language, figures, more));
    ul().class("past-lines")
        .children(lines.into_iter().take(MOST_LINES).chain(more).map(|line| li().text(line)))
}
