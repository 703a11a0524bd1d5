//! The answer in a sentence, and the way to more runs.

use std::time::Duration;

use ad_credit_lab_engine::offer::TriggerKind;
use ad_credit_lab_words::{Format, say};

use super::super::working::again_button;
use super::asking::{Asking, MANY_RUNS};
use crate::background::{Failure, State};
use crate::components::{button, panel};
use crate::i18n::{Figures, Words, use_words};
use crate::markup::Element;
use crate::markup::html::{dd, div, dl, dt, li, p, progress, ul};
use crate::signals::*;
use crate::state::{Later, Odds, Run, Share};

/// How long the ranges must rest until the answer is read out.
const REST: Duration = Duration::from_millis(900);

/// In which share of all runs something is so. What is so in some runs only is neither none nor all of them.
pub(super) fn share_of(figures: &Figures, runs: i64, of: i64) -> String {
    let per_mille = (runs * 2_000 + of) / (of.max(1) * 2);
    if per_mille == 0 && runs > 0 {
        format!("<{}", figures.percent(1))
    } else if per_mille == 1_000 && runs < of {
        format!(">{}", figures.percent(999))
    } else {
        figures.percent(per_mille)
    }
}

/// Whether the offer asks for money, so that there is a threshold to be reached.
fn has_threshold(run: &Run, odds: &Odds) -> bool {
    let met = run.scenario().offers.iter().find(|met| met.offer.id == odds.offer);
    met.is_none_or(|met| matches!(met.offer.trigger, TriggerKind::Spend | TriggerKind::TopUp))
}

/// The panel of the answer.
pub(super) fn said(asking: Asking) -> Element {
    let words = use_words();
    let language = words.language();
    let sentence = Memo::new(move |_| sentence(words, asking));
    let announced = RwSignal::new(String::new());
    let announcing = Later::after(REST);
    announcing.does(move || {
        if !untrack(|| asking.is_waiting()) {
            announced.set(sentence.get_untracked());
        }
    });
    Effect::new(move |_| {
        sentence.track();
        asking.is_waiting();
        announcing.cancel();
        announcing.ask();
    });
    let interval = move || {
        let odds = asking.odds.get();
        odds.map(|odds| interval(words, &odds)).unwrap_or_default()
    };
    panel("panel chance-said", "chance-said", say::chance_results(language))
        .child(p().class("chance-sentence").live_text(move || sentence.get()))
        .child(
            p().class("visually-hidden")
                .attribute("role", "status")
                .live_text(move || announced.get()),
        )
        .child(p().class("quiet chance-interval").live_text(interval))
        .child(div().live(move || failed(words, asking)))
        .child(div().class("chance-more").children(more(words, asking)))
        .child(dl().class("key-figures chance-figures").live(move || key_figures(words, asking)))
}

fn sentence(words: Words, asking: Asking) -> String {
    let language = words.language();
    let run = asking.run.get();
    if asking.asks_nothing() {
        return say::chance_nothing(language);
    }
    let Some(odds) = asking.odds.get() else {
        let is_failed = asking.failure().is_some();
        return if is_failed { String::new() } else { say::part_working(language) };
    };
    let figures = words.figures(odds.currency);
    let percent = share_of(&figures, odds.qualified.runs, odds.runs);
    let runs = figures.whole(odds.runs);
    // A seed is a name: it has no marks between its digits.
    let seed = odds.seed.to_string();
    if has_threshold(&run, &odds) {
        say::chance_sentence(language, &percent, &runs, &seed)
    } else {
        say::chance_sentence_other(language, &percent, &runs, &seed)
    }
}

fn interval(words: Words, odds: &Odds) -> String {
    let figures = words.figures(odds.currency);
    let Share { from, to, .. } = odds.qualified;
    // Outwards, as the interval itself is rounded.
    let (from, to) = (figures.percent(from / 10), figures.percent((to + 9) / 10));
    say::chance_interval(words.language(), &from, &figures.whole(odds.runs), &to)
}

/// What stands in the way of an answer, apart from what stands beside the inputs.
fn failed(words: Words, asking: Asking) -> Vec<Element> {
    let language = words.language();
    let Some(failure) = asking.failure() else { return Vec::new() };
    let mut lines = Vec::new();
    match &failure {
        Failure::Refused(mistakes) => {
            lines.push(say::chance_refused(language));
            let elsewhere = mistakes.iter().filter(|mistake| !Asking::has_input(mistake));
            lines.extend(elsewhere.map(|mistake| match mistake.place.as_str() {
                "" => mistake.message.clone(),
                place => say::problem(language, place, &mistake.message),
            }));
        }
        failure => lines.push(failure.in_words(language)),
    }
    if asking.odds.with(Option::is_some) {
        lines.push(say::chance_stale(language));
    }
    // What was refused would be refused again.
    let again = (!matches!(failure, Failure::Refused(_)))
        .then(|| again_button("chance-seed", move || asking.ask_again()));
    let notice = div().class("notice failed").attribute("role", "alert");
    let lines = ul().children(lines.into_iter().map(|line| li().text(line)));
    vec![notice.child(lines).children(again)]
}

/// The button for many runs, which stops them while they go on, and how far they are.
fn more(words: Words, asking: Asking) -> Vec<Element> {
    let language = words.language();
    let figures = move || words.figures(asking.run.with(|run| run.scenario().account.currency));
    let waiting = move || match asking.many_state() {
        State::Waiting { done, all } => Some((done, if all > 0 { all } else { MANY_RUNS.into() })),
        _ => None,
    };
    let is_done = move || asking.many_state() == State::Ready;
    let press = move || {
        if untrack(waiting).is_some() {
            asking.give_up();
        } else if !untrack(is_done) && !untrack(|| asking.asks_nothing()) {
            asking.ask_many();
        }
    };
    let text = move || {
        let runs = figures().whole(MANY_RUNS.into());
        if waiting().is_some() {
            say::part_stop(language)
        } else if is_done() {
            say::chance_done(language, &runs)
        } else {
            say::chance_more(language, &runs)
        }
    };
    let far = move || {
        waiting().map_or_else(String::new, |(done, all)| {
            let figures = figures();
            say::chance_far(language, &figures.whole(all), &figures.whole(done))
        })
    };
    vec![
        button("button", press)
            .live_attribute("aria-disabled", move || {
                (is_done() || asking.asks_nothing()).then_some("true")
            })
            .live_text(text),
        progress()
            .attribute("max", MANY_RUNS.to_string())
            .attribute("aria-label", say::chance_progress(language))
            .live_attribute("value", move || {
                waiting().map(|(done, all)| (done * i64::from(MANY_RUNS) / all).to_string())
            })
            .live_hidden(move || waiting().is_none()),
        p().class("quiet number").live_text(far),
    ]
}

/// The chances and the means beside the sentence.
fn key_figures(words: Words, asking: Asking) -> Vec<Element> {
    let language = words.language();
    let Some(odds) = asking.odds.get() else { return Vec::new() };
    let figures = words.figures(odds.currency);
    let share = |share: Share| share_of(&figures, share.runs, odds.runs);
    let list = [
        (say::chance_in_time(language), share(odds.qualified)),
        (say::chance_rewarded(language), share(odds.rewarded)),
        (say::chance_any_waste(language), share(odds.any_waste)),
        (say::chance_mean_credit(language), figures.exact_money(odds.granted.mean)),
        (say::chance_mean_waste(language), figures.exact_money(odds.wasted.mean)),
        (say::chance_mean_cash(language), figures.exact_money(odds.cash_out.mean)),
    ];
    let figure = |(name, value)| {
        let value = dd().class("figure-value").text(value);
        div().class("figure").child(dt().text(name)).child(value)
    };
    list.into_iter().map(figure).collect()
}
