//! The picture, its figures and its dates as files.

use ad_credit_lab_engine::calendar::Instant;
use ad_credit_lab_engine::money::{Currency, Money};
use ad_credit_lab_engine::offer::By;
use ad_credit_lab_words::{Format, offer_title, say};

use super::day::Day;
use super::drawing::{Pen, hatch, veil};
use super::looks::looks;
use super::scale::{Px, Scale};
use super::series::{Duty, Series};
use super::shapes::{Place, upright, words as words_at};
use super::summary::summary;
use super::zoom::Dates;
use crate::calendar_file::{Moment, Reminder, Stamp, calendar_file};
use crate::i18n::{Words, by, small_letters, until, whole_dates_end};
use crate::markup::svg::{desc, rect, svg, title};
use crate::spreadsheet::{MARK, line_of, text_cell};
use crate::state::Run;

/// How wide the picture in a file is, in CSS pixels: wide enough for its words to stand in it.
pub(super) const WIDTH: i32 = 960;

/// Above the picture, for the name of what was run.
const HEAD: Px = Px::whole(44);

/// Below it, for what it is.
const FOOT: Px = Px::whole(34);

/// The names of the columns of a CSV.
const COLUMNS: &str = "date,currency,spent,counted,not_counted,credit,cash,events";

/// The picture of these dates as an SVG that needs nothing beside it, in light colours, with its height in CSS pixels.
/// With a clock, what comes after `now` is drawn lighter.
#[must_use]
pub fn svg_file(
    words: Words,
    run: &Run,
    series: &Series,
    dates: Dates,
    now: Option<Instant>,
) -> (String, i64) {
    let language = words.language();
    let scale = Scale::of(series, dates, WIDTH);
    let layers = Pen::new(words, series, scale).layers("timeline");
    let name = &run.scenario().name;
    let now = now.filter(|now| scale.shows(*now));
    let line = now.map(|now| upright("chart-now", scale.x(now), Px::whole(0), Scale::AXIS));
    let top = Px::whole(0) - HEAD;
    let height = scale.height() + HEAD + FOOT;
    let paper = rect()
        .class("chart-paper")
        .attribute("x", "0")
        .attribute("y", top.to_string())
        .attribute("width", scale.width.to_string())
        .attribute("height", height.to_string());
    let left = Place::from(scale.left);
    let foot =
        words_at("chart-lane", left, scale.height() + Px::whole(22), say::app_disclaimer(language));
    let picture = svg()
        .attribute("xmlns", "http://www.w3.org/2000/svg")
        .attribute("viewBox", format!("0 {top} {} {height}", scale.width))
        .attribute("width", scale.width.to_string())
        .attribute("height", height.to_string())
        .attribute("role", "img")
        .attribute("aria-labelledby", "title summary")
        .child(title().id("title").text(name.clone()))
        .child(desc().id("summary").text(summary(words, series)))
        .child(paper)
        .child(hatch("timeline"))
        .children(layers.shapes)
        .children(now.map(|now| veil(&scale, now)))
        .children(line)
        .children(layers.words)
        .child(words_at("chart-title", left, Px::whole(-20), name.clone()))
        .child(foot);
    (picture.to_xml(looks), height.pixels())
}

/// All days of the story as a CSV. `docs/timeline-export.md` says what stands where.
#[must_use]
pub fn csv_file(words: Words, run: &Run, series: &Series) -> String {
    let currency: Currency = series.currency;
    let mut text = format!("{MARK}{COLUMNS}\r\n");
    for day in (0..series.days()).map(|day| series.dates.0.plus_days(day)) {
        let Day { date, spent, counted, not_counted, credit, cash, events, .. } =
            Day::of(words, run, series, day);
        let [spent, counted, not_counted, credit, cash] =
            [spent, counted, not_counted, credit, cash]
                .map(|amount: Money| currency.format(amount));
        text.push_str(&line_of([
            date.to_string(),
            currency.code().to_owned(),
            spent,
            counted,
            not_counted,
            credit,
            cash,
            text_cell(&events.join("; ")),
        ]));
    }
    text
}

/// What must be done by when, and when the credit is expected, as reminders for a calendar.
#[must_use]
pub fn reminders_file(words: Words, run: &Run, series: &Series, stamp: Stamp) -> String {
    let language = words.language();
    let figures = words.figures(series.currency);
    let scenario = run.scenario();
    let met = &scenario.offers[0].offer;
    let offer = offer_title(language, &met.title, met.source.grade);
    let outcome = &run.outcome().offers[0];
    let mut reminders = Vec::new();
    for (place, deadline) in series.deadlines.iter().enumerate() {
        // A window that does not end with a whole date ends at an instant; a credit always ends with its last date.
        let window = match deadline.duty {
            Duty::Redeem => outcome.redeem_by,
            Duty::Earn => outcome.earn_by,
            Duty::Use => None,
        };
        let moment = match window {
            Some(window) if !whole_dates_end(window.ends) => Moment::At(window.ends),
            _ => Moment::On(deadline.date),
        };
        let when = match window {
            Some(window) => until(language, &figures, &window),
            None => by(language, &figures, By::EndOf(deadline.date)),
        };
        let (id, title, about) = match deadline.duty {
            Duty::Redeem => (
                "redeem",
                say::calendar_redeem(language, &offer),
                say::calendar_redeem_about(language, &when),
            ),
            Duty::Earn => (
                "earn",
                say::calendar_earn(language, &offer),
                say::calendar_earn_about(language, &when),
            ),
            Duty::Use => (
                "use",
                say::calendar_use(language, &offer),
                say::calendar_use_about(language, &when),
            ),
        };
        // The one that matters most in this run comes first.
        let binds = (place == 0).then(|| say::calendar_binding(language));
        let about = about_of(words, run, [Some(about), binds]);
        reminders.push(Reminder { id, moment, title, about, days_before: &[7, 3, 0] });
    }
    if let Some(issue) = series.issue {
        let moment = match issue.expected_by {
            By::Instant(instant) => Moment::At(instant),
            By::EndOf(date) => Moment::On(date),
        };
        let ask = match issue.ask_support_after {
            By::Instant(instant) => figures.instant(instant),
            By::EndOf(date) => figures.date(date),
        };
        let when = by(language, &figures, issue.expected_by);
        let about = say::calendar_credit_about(language, &ask, &when);
        reminders.push(Reminder {
            id: "credit",
            moment,
            title: say::calendar_credit(language, &offer),
            about: about_of(words, run, [Some(about), None]),
            days_before: &[0],
        });
    }
    let source = format!("{}\n{}", scenario.name, met.id);
    calendar_file(&scenario.name, &source, stamp, &reminders)
}

/// What a reminder says besides its title.
fn about_of(words: Words, run: &Run, parts: [Option<String>; 2]) -> String {
    let language = words.language();
    let from = say::calendar_from(language, &run.scenario().name);
    let parts = parts.into_iter().flatten().chain([from, say::app_disclaimer(language)]);
    parts.collect::<Vec<_>>().join("\n")
}

/// The name of a file: that of the scenario in letters that every system takes, and what it is.
#[must_use]
pub fn file_name(scenario: &str, ending: &str) -> String {
    named_file(scenario, "timeline", ending)
}

/// The name of a file that is another thing than the timeline.
#[must_use]
pub fn named_file(scenario: &str, what: &str, ending: &str) -> String {
    let mut name = String::new();
    for letter in small_letters(scenario).chars().take(60) {
        let stands_for_itself = !letter.is_ascii() || letter.is_ascii_alphanumeric();
        if stands_for_itself && !letter.is_control() && !letter.is_whitespace() {
            name.push(letter);
        } else if !name.is_empty() && !name.ends_with('-') {
            name.push('-');
        }
    }
    let name = name.trim_end_matches('-');
    if name.is_empty() { format!("{what}.{ending}") } else { format!("{name}-{what}.{ending}") }
}
