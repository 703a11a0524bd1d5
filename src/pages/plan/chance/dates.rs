//! When the requirement is met.

use ad_credit_lab_words::{Format, say};

use super::asking::Asking;
use super::fold::{Sheet, fold};
use super::said::share_of;
use crate::charts::{DateBars, date_bars};
use crate::components::panel;
use crate::i18n::{Words, requirement, use_words};
use crate::markup::Element;
use crate::markup::html::{li, p, ul};
use crate::state::Odds;

/// The panel of the dates.
pub(super) fn dates(asking: Asking) -> Element {
    let words = use_words();
    let language = words.language();
    let bars = move || asking.odds.get().map(|odds| bars_of(words, &odds));
    let never = move || {
        let odds = asking.odds.get()?;
        let figures = words.figures(odds.currency);
        let never = odds.runs - odds.qualified.runs;
        Some(p().class("quiet").text(if never == odds.runs {
            say::chance_never(language)
        } else {
            say::chance_never_in(language, &share_of(&figures, never, odds.runs))
        }))
    };
    panel("panel chance-chart", "chance-dates", say::chance_dates(language))
        .child(date_bars(bars))
        .live(never)
        .live(move || tiers(words, asking))
        .child(fold(asking, "dates", move |odds| sheet(words, odds)))
}

fn bars_of(words: Words, odds: &Odds) -> DateBars {
    let language = words.language();
    let figures = words.figures(odds.currency);
    let marks = [10, 50, 90].into_iter().zip(odds.by).filter_map(|(percent, date)| {
        let date = date?;
        let told = |text: String| match percent {
            50 => say::chance_half_by(language, &text),
            percent => say::chance_by(language, &text, &figures.percent(percent * 10)),
        };
        Some((date, [told(figures.date(date)), told(figures.short_date(date))]))
    });
    let (of, own) = (odds.runs, figures.clone());
    let told = move |date, runs| {
        let share = share_of(&own, runs, of);
        say::chance_bar(language, &own.date(date), &own.whole(runs), &share)
    };
    let marks = marks.collect();
    DateBars { on: odds.on.clone(), of, marks, told: Box::new(told), figures }
}

/// How often each tier is the highest, where there are several.
fn tiers(words: Words, asking: Asking) -> Option<Element> {
    let language = words.language();
    let odds = asking.odds.get().filter(|odds| odds.tiers.len() > 1)?;
    let run = asking.run.get();
    let scenario = run.scenario();
    let met = scenario.offers.iter().find(|met| met.offer.id == odds.offer)?;
    let terms = met.in_play(&scenario.account);
    let figures = words.figures(odds.currency);
    let items = terms.tiers.iter().zip(&odds.tiers).map(|(tier, runs)| {
        let asked = requirement(language, &figures, tier);
        li().text(say::chance_tier(language, &share_of(&figures, *runs, odds.runs), &asked))
    });
    Some(ul().class("chance-tiers").children(items))
}

fn sheet(words: Words, odds: &Odds) -> Sheet {
    let language = words.language();
    let figures = words.figures(odds.currency);
    let mut so_far = 0;
    let mut lines = Vec::new();
    let mut saved =
        vec![["date", "runs", "runs_by_then", "of_runs", "seed"].map(str::to_owned).to_vec()];
    for (date, runs) in &odds.on {
        so_far += runs;
        lines.push(vec![
            figures.date(*date),
            figures.whole(*runs),
            share_of(&figures, *runs, odds.runs),
            share_of(&figures, so_far, odds.runs),
        ]);
        let numbers = [*runs, so_far, odds.runs, odds.seed].map(|number| number.to_string());
        saved.push([vec![date.to_string()], numbers.to_vec()].concat());
    }
    let never = odds.runs - odds.qualified.runs;
    lines.push(vec![
        say::chance_not_in_time(language),
        figures.whole(never),
        share_of(&figures, never, odds.runs),
        String::new(),
    ]);
    let columns = vec![
        say::chance_column_date(language),
        say::chance_column_runs(language),
        say::chance_column_share(language),
        say::chance_column_by_then(language),
    ];
    Sheet { name: say::chance_dates(language), columns, lines, saved }
}
