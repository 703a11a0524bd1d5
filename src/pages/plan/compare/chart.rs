//! The scenarios' spend that counts and their credit on one axis of time: two lanes, in each a line for every scenario, which is told from the
//! others by its dashes and its letter. The figures stand in the tables; a sentence for each scenario says what the picture shows.

use ad_credit_lab_engine::calendar::{Date, Instant};
use ad_credit_lab_engine::money::Money;
use ad_credit_lab_words::{Format, say};

use super::figures::is_one_currency;
use crate::charts::money_timeline::series::{Series, Steps};
use crate::charts::width_of;
use crate::components::panel;
use crate::i18n::{Words, use_words};
use crate::markup::html::{div, li, ul};
use crate::markup::{Element, Handle, svg};
use crate::signals::*;
use crate::state::Run;
use crate::variants::Variants;

/// How high a lane is, in CSS pixels, and how much room the words over it have.
const LANE: i64 = 120;
const HEAD: i64 = 44;
const FOOT: i64 = 26;
/// At the right, for the letters.
const MARGIN: i64 = 48;

/// The picture. Amounts in different currencies have no axis in common, so that there is none.
pub(super) fn chart(runs: Memo<Vec<Run>>) -> Element {
    let words = use_words();
    let language = words.language();
    let frame = Handle::default();
    let width = width_of(&frame);
    let content = move || {
        let width = i64::from(width.get());
        runs.with(|runs| {
            if !is_one_currency(runs) {
                return Vec::new();
            }
            let series: Vec<Series> = runs.iter().map(Series::of).collect();
            vec![picture(words, &series, width), said(words, runs, &series)]
        })
    };
    panel("panel compare-chart", "compare-chart", say::compare_chart(language))
        .live_hidden(move || runs.with(|runs| !is_one_currency(runs)))
        .child(div().keep_in(&frame).live(content))
}

/// The dates that are drawn: all of every story.
fn dates(series: &[Series]) -> (Date, Date) {
    let first = series.iter().map(|one| one.dates.0).min().unwrap_or(Date::EARLIEST);
    let last = series.iter().map(|one| one.dates.1).max().unwrap_or(first);
    (first, last)
}

/// One of the two lanes: where it begins, how wide it is, and the amount at its top.
struct Lane {
    width: i64,
    top: i64,
    most: Money,
    dates: (Date, Date),
}

impl Lane {
    /// Where an instant is, in tenths.
    fn x(&self, at: Instant) -> i64 {
        let (from, to) = (self.dates.0.start(), self.dates.1.end());
        let span = to.seconds_since(from).max(1);
        at.seconds_since(from).clamp(0, span) * self.width * 10 / span
    }

    /// Where an amount is, in tenths.
    fn y(&self, amount: Money) -> i64 {
        let bottom = (self.top + HEAD + LANE) * 10;
        let height = i128::from(amount.minor()) * i128::from(LANE * 10)
            / i128::from(self.most.minor().max(1));
        bottom - i64::try_from(height).unwrap_or(0)
    }

    /// The outline of steps up to an instant, or to the end.
    fn line(&self, steps: &Steps, until: Instant) -> String {
        let mut path = format!("M0 {}", tenths(self.y(Money::ZERO)));
        let mut drawn = 0;
        for step in steps.list().iter().take_while(|step| step.at <= until) {
            let x = self.x(step.at);
            // Steps that nobody can tell apart would only make the page slow.
            if x - drawn >= 5 {
                path.push_str(&format!("H{}", tenths(x)));
                drawn = x;
            }
            path.push_str(&format!("V{}", tenths(self.y(step.amount))));
        }
        path.push_str(&format!("H{}", tenths(self.x(until))));
        path
    }
}

/// Tenths as a decimal number.
fn tenths(value: i64) -> String {
    let sign = if value < 0 { "-" } else { "" };
    format!("{sign}{}.{}", value.abs() / 10, value.abs() % 10)
}

fn picture(words: Words, series: &[Series], width: i64) -> Element {
    let language = words.language();
    let dates = dates(series);
    let Some(currency) = series.first().map(|one| one.currency) else { return svg::svg() };
    let figures = words.figures(currency);
    let counted_until = |one: &Series| {
        one.progress_ends.map_or(one.dates.1.end(), |end| end.min(one.dates.1.end()))
    };
    let counted = series.iter().map(|one| one.counted.at(counted_until(one))).max();
    let threshold = series.iter().filter_map(|one| one.tiers.last()?.threshold()).max();
    let credit = series.iter().map(|one| one.credit.top()).max().unwrap_or(Money::ZERO);
    let spend_most = counted.max(threshold).unwrap_or(Money::ZERO);
    let spend = Lane { width: width - MARGIN, top: 0, most: spend_most, dates };
    let credit = Lane { width: width - MARGIN, top: HEAD + LANE, most: credit, dates };
    let lanes = [
        (&spend, say::compare_chart_spend(language, currency.code())),
        (&credit, say::compare_chart_credit(language, currency.code())),
    ];
    let lane_end = (width - MARGIN) * 10;
    let mut drawn = Vec::new();
    for (lane, name) in &lanes {
        let bottom = lane.y(Money::ZERO);
        drawn.push(line("compare-axis", (0, bottom), (lane_end, bottom)));
        drawn.push(line("compare-top", (0, lane.y(lane.most)), (lane_end, lane.y(lane.most))));
        let most = format!("{name}: {}", figures.money(lane.most));
        drawn.push(text("compare-lane", (0, lane.y(lane.most) - 220), "start", most));
    }
    for (number, one) in series.iter().enumerate() {
        let end = one.dates.1.end();
        let until = counted_until(one);
        let class = ["compare-line a", "compare-line b", "compare-line c", "compare-line d"];
        let class = class.get(number).copied().unwrap_or("compare-line");
        drawn.push(svg::path().class(class).attribute("d", spend.line(&one.counted, until)));
        drawn.push(svg::path().class(class).attribute("d", credit.line(&one.credit, end)));
        let letter = |lane: &Lane, at: Instant, amount: Money| {
            // Beside each other where lines end at one place.
            let beside = 40 + 110 * i64::try_from(number).unwrap_or(0);
            let place = (lane.x(at) + beside, lane.y(amount) - 20);
            text("compare-letter", place, "start", Variants::letter(number).to_owned())
        };
        drawn.push(letter(&spend, until, one.counted.at(until)));
        if let Some(issued) = one.issued {
            drawn.push(letter(&credit, issued, one.credit.at(issued)));
        }
    }
    let foot = (HEAD + LANE) * 20 + 180;
    drawn.push(text("compare-lane", (0, foot), "start", figures.date(dates.0)));
    drawn.push(text("compare-lane", (lane_end, foot), "end", figures.date(dates.1)));
    svg::svg()
        .class("compare-picture")
        .attribute("viewBox", format!("0 0 {width} {}", (HEAD + LANE) * 2 + FOOT))
        .attribute("width", width.to_string())
        .attribute("aria-hidden", "true")
        .attribute("focusable", "false")
        .children(drawn)
}

fn line(class: &'static str, from: (i64, i64), to: (i64, i64)) -> Element {
    svg::line()
        .class(class)
        .attribute("x1", tenths(from.0))
        .attribute("y1", tenths(from.1))
        .attribute("x2", tenths(to.0))
        .attribute("y2", tenths(to.1))
}

fn text(class: &'static str, place: (i64, i64), anchor: &'static str, text: String) -> Element {
    svg::text()
        .class(class)
        .attribute("x", tenths(place.0))
        .attribute("y", tenths(place.1))
        .attribute("text-anchor", anchor)
        .text(text)
}

/// What each line is, in a sentence with a sample of its dashes.
fn said(words: Words, runs: &[Run], series: &[Series]) -> Element {
    let language = words.language();
    let lines = runs.iter().zip(series).enumerate().map(|(number, (run, one))| {
        let figures = words.figures(one.currency);
        let end = figures.date(one.dates.1);
        let name = &run.scenario().name;
        let counted = figures.money(run.outcome().offers[0].counted);
        let text = match one.issued {
            Some(issued) => say::compare_chart_said_credit(
                language,
                &counted,
                &figures.money(one.credit.top()),
                &end,
                &figures.date(issued.date()),
                name,
            ),
            None => say::compare_chart_said(language, &counted, &end, name),
        };
        let class = ["compare-line a", "compare-line b", "compare-line c", "compare-line d"];
        let sample = svg::svg()
            .class("compare-sample")
            .attribute("viewBox", "0 0 40 6")
            .attribute("aria-hidden", "true")
            .child(
                svg::path()
                    .class(class.get(number).copied().unwrap_or_default())
                    .attribute("d", "M0 3H40"),
            );
        li().child(sample).text(format!("{} \u{b7} {text}", Variants::letter(number)))
    });
    ul().class("compare-said").children(lines)
}
