//! The picture itself, as SVG in CSS pixels.

use crate::signals::Memo;
use ad_credit_lab_engine::calendar::{Date, Instant};
use ad_credit_lab_engine::money::Money;
use ad_credit_lab_engine::offer::{By, Tier, TriggerKind};
use ad_credit_lab_words::{Format, Language, say};

use super::scale::{Px, Scale};
use super::series::{CreditEnd, Series};
use super::shapes::{Place, band, dot, level, path, upright, words};
use crate::i18n::{Figures, reward, use_words};
use crate::markup::Element;
use crate::markup::svg::{defs, line, pattern, svg};

/// Above so many days weekends are too thin to be seen.
pub(super) const MOST_DAYS_WITH_WEEKENDS: i32 = 150;

/// How much room the handle of a clock has above the picture.
const HANDLE: Px = Px::whole(30);

/// Where the middle of its grip is.
const GRIP: Px = Px::whole(-14);

/// The picture of one run at one width, with the line of the day that is read and the handle of a clock, if one moves through it.
///
/// `day` is the day that is read, from the first one.
pub(super) fn drawing(
    series: &Series,
    scale: Scale,
    name: &'static str,
    day: Memo<Option<i32>>,
    now: Option<Memo<Instant>>,
) -> Element {
    let language = use_words().language();
    let figures = use_words().figures(series.currency);
    let own = use_words().figures(series.own_currency);
    let first = series.dates.0;
    let pen = Pen { series, scale, figures: figures.clone(), own, language };
    let mut layers = Layers::default();
    pen.weekends(&mut layers);
    pen.spend_lane(&mut layers, name);
    pen.credit_lane(&mut layers);
    pen.axis(&mut layers);
    pen.deadlines(&mut layers);
    let veil = move |at| {
        let x = scale.x(at);
        band("chart-plan", x, scale.right - x)
    };
    // What comes after now is drawn lighter. Its words are not: they have to be read.
    let ahead = move || {
        let shapes = now.map(|now| {
            let at = now.get();
            [veil(at), upright("chart-now", scale.x(at), GRIP, Scale::AXIS)]
        });
        shapes.into_iter().flatten()
    };
    let handle = move || now.map(|now| self::handle(&scale, language, &figures, now.get()));
    let reading = move || {
        let at = day.get().map(|day| first.plus_days(day).noon());
        // Without a clock, what comes after the day that is read is drawn lighter, too.
        let rest = at.filter(|_| now.is_none()).map(veil);
        let line = at.map(|at| upright("chart-reading", scale.x(at), Px::whole(8), Scale::AXIS));
        rest.into_iter().chain(line)
    };
    let hatch = line()
        .class("chart-hatch")
        .attribute("x1", "0")
        .attribute("y1", "0")
        .attribute("x2", "0")
        .attribute("y2", "6");
    let hatch = pattern()
        .id(format!("{name}-hatch"))
        .attribute("width", "6")
        .attribute("height", "6")
        .attribute("patternUnits", "userSpaceOnUse")
        .attribute("patternTransform", "rotate(45)")
        .child(hatch);
    let above = if now.is_some() { HANDLE } else { Px::whole(0) };
    let (top, width) = (Px::whole(0) - above, scale.width);
    let height = scale.height() + above;
    svg()
        .class("chart")
        .attribute("viewBox", format!("0 {top} {width} {height}"))
        .attribute("width", width.to_string())
        .attribute("height", height.to_string())
        .attribute("aria-hidden", "true")
        .attribute("focusable", "false")
        .child(defs().child(hatch))
        .children(layers.shapes)
        .live(ahead)
        .children(layers.words)
        .live(move || handle().into_iter().flatten())
        .live(reading)
}

/// The handle of a clock: a grip above the line at now, which says when that is.
fn handle(scale: &Scale, language: &Language, figures: &Figures, now: Instant) -> [Element; 3] {
    let x = scale.x(now);
    let (when, width) = if scale.is_narrow() {
        (figures.short_date(now.date()), Px::whole(90))
    } else {
        (figures.instant(now), Px::whole(230))
    };
    let place = Place::beside(x + Px::whole(6), scale, width);
    [
        band("chart-grab", x - Px::whole(20), Px::whole(40)),
        dot("chart-grip", x, GRIP),
        words("chart-label strong", place, GRIP + Px::whole(5), say::chart_now(language, &when)),
    ]
}

/// What is drawn, from the back to the front.
#[derive(Default)]
pub(super) struct Layers {
    pub(super) shapes: Vec<Element>,
    /// In front of what lies ahead being lighter, so that they can be read there.
    pub(super) words: Vec<Element>,
}

/// What each part of the picture is drawn from. Labels are short where there is little room.
pub(super) struct Pen<'a> {
    pub(super) series: &'a Series,
    pub(super) scale: Scale,
    pub(super) figures: Figures,
    /// Figures in the offer's own currency.
    own: Figures,
    pub(super) language: &'static Language,
}

impl Pen<'_> {
    fn date(&self, date: Date) -> String {
        if self.scale.is_narrow() { self.figures.short_date(date) } else { self.figures.date(date) }
    }

    fn instant(&self, at: Instant) -> String {
        if self.scale.is_narrow() {
            self.figures.short_date(at.date())
        } else {
            self.figures.instant(at)
        }
    }

    fn weekends(&self, layers: &mut Layers) {
        let (first, last) = self.series.dates;
        if self.series.days() > MOST_DAYS_WITH_WEEKENDS {
            return;
        }
        let dates = (0..self.series.days()).map(|day| first.plus_days(day));
        // One band for Saturday and Sunday together, so that no seam shows between them.
        let begins = dates.filter(|date| {
            date.is_weekend() && (*date == first || !date.plus_days(-1).is_weekend())
        });
        let bands = begins.map(|date| {
            let ends = if date.plus_days(1).is_weekend() && date < last {
                date.plus_days(1)
            } else {
                date
            };
            let (from, to) = (self.scale.x(date.start()), self.scale.x(ends.end()));
            band("chart-weekend", from, to - from)
        });
        layers.shapes.extend(bands);
    }

    /// Progress toward the threshold, what does not count on top of it, the tiers, and the crossing with the way to the credit.
    fn spend_lane(&self, layers: &mut Layers, name: &str) {
        let Self { series, scale, language, .. } = self;
        let until = series.progress_ends.unwrap_or(series.dates.1.end());
        let y = |amount| scale.spend_y(amount);
        let is_hatched = series.not_counted.at(until).is_positive();
        let title = match (series.trigger, is_hatched) {
            (TriggerKind::Spend, false) => say::chart_lane_spend(language),
            (TriggerKind::Spend, true) => say::chart_lane_spend_hatched(language),
            (TriggerKind::TopUp, false) => say::chart_lane_top_up(language),
            (TriggerKind::TopUp, true) => say::chart_lane_top_up_hatched(language),
            (TriggerKind::Action | TriggerKind::Activation, _) => say::chart_lane_other(language),
        };
        let Layers { shapes, words: texts } = layers;
        if is_hatched {
            let stacked = scale.area(&series.not_counted, until, y, Some(&series.counted));
            let hatched = path("chart-uncounted", stacked);
            shapes.push(hatched.attribute("fill", format!("url(#{name}-hatch)")));
        }
        texts.push(words("chart-lane", Place::from(scale.left), Px::whole(14), title));
        shapes.push(path("chart-counted", scale.area(&series.counted, until, y, None)));
        shapes.push(level("chart-base", scale, Scale::SPEND_BOTTOM));
        let feet = self.tiers(layers);
        if let Some((at, tier)) = &series.crossing {
            self.crossing(layers, *at, tier, &feet);
            self.way_to_the_credit(layers, *at);
        }
    }

    /// The lines of the tiers, each with its words; one that does not ask for money has none. Gives the heights of the words.
    fn tiers(&self, layers: &mut Layers) -> Vec<Px> {
        let asked = |tier: &Tier| tier.threshold().map(|threshold| self.scale.spend_y(threshold));
        let lines: Vec<_> = self.series.tiers.iter().filter_map(asked).collect();
        let feet = feet_apart(&lines);
        let tiers = self.series.tiers.iter().filter(|tier| tier.threshold().is_some());
        for ((tier, y), feet) in tiers.zip(lines).zip(&feet) {
            let reward = reward(self.language, &self.own, tier.reward);
            let threshold = tier.threshold().unwrap_or(Money::ZERO);
            let text = say::chart_threshold(self.language, &reward, &self.own.money(threshold));
            layers.shapes.push(level("chart-threshold", &self.scale, y));
            layers.words.push(words("chart-label", Place::from(self.scale.left), *feet, text));
        }
        feet
    }

    /// The flag at the crossing. `feet` are the heights of the tiers' words.
    fn crossing(&self, layers: &mut Layers, at: Instant, tier: &Tier, feet: &[Px]) {
        let threshold = tier.threshold();
        let (x, y) = (self.scale.x(at), self.scale.spend_y(threshold.unwrap_or(Money::ZERO)));
        let reached = match threshold {
            Some(threshold) => say::chart_reached(self.language, &self.own.money(threshold)),
            None => say::chart_met(self.language),
        };
        // Under the threshold; above it and its own words where there is no room under it.
        let has_room = y + Px::whole(46) <= Scale::SPEND_BOTTOM;
        let top = if has_room { y } else { y - Px::whole(59) };
        // Two lines of words, and beside those of the tiers where they are as high.
        let is_beside = |feet: &Px| (top + Px::whole(6)..top + Px::whole(52)).contains(feet);
        let words_of_tiers = self.scale.left + Px::whole(140);
        let from = if feet.iter().any(is_beside) { x.max(words_of_tiers) } else { x };
        let place = Place::beside(from, &self.scale, Px::whole(170));
        let flag = [upright("chart-flag", x, y, Scale::SPEND_BOTTOM), dot("chart-dot", x, y)];
        layers.shapes.extend(flag);
        layers.words.extend([
            words("chart-label strong", place, top + Px::whole(20), reached),
            words("chart-label", place, top + Px::whole(37), self.instant(at)),
        ]);
    }

    /// The bracket from the crossing to the end of the day on which the credit is expected.
    fn way_to_the_credit(&self, layers: &mut Layers, crossing: Instant) {
        let Some(issue) = self.series.issue else {
            return;
        };
        let (end, text) = match issue.expected_by {
            By::Instant(instant) => {
                (instant, say::by_instant(self.language, &self.instant(instant)))
            }
            By::EndOf(date) => (date.end(), say::by_end_of(self.language, &self.date(date))),
        };
        let (start, end) = (self.scale.x(crossing), self.scale.x(end));
        let middle = Scale::SPEND_BOTTOM.midpoint(Scale::CREDIT_TOP) - Px::whole(6);
        let outline =
            format!("M{start} {}V{middle}H{end}V{}", Scale::SPEND_BOTTOM, middle + Px::whole(14));
        let place = Place::beside(end, &self.scale, Px::whole(220));
        // Where the words cannot stand after the bracket they stand on it.
        let feet = if place.is_after(end) { middle + Px::whole(4) } else { middle - Px::whole(5) };
        let text = say::chart_arrives(self.language, &text);
        layers.shapes.push(path("chart-bracket", outline));
        layers.words.push(words("chart-label", place, feet, text));
    }

    /// The credit from its arrival to its end.
    fn credit_lane(&self, layers: &mut Layers) {
        let Self { series, scale, language, .. } = self;
        let title = Scale::CREDIT_TOP - Px::whole(8);
        let area =
            scale.area(&series.credit, series.dates.1.end(), |amount| scale.credit_y(amount), None);
        let title =
            words("chart-lane", Place::from(scale.left), title, say::chart_lane_credit(language));
        layers.words.push(title);
        layers.shapes.push(path("chart-credit", area));
        layers.shapes.push(level("chart-base", scale, Scale::CREDIT_BOTTOM));
        if series.credit.list().is_empty() {
            let text = if series.gives_discount {
                say::chart_discount(language)
            } else {
                say::chart_no_credit(language)
            };
            let middle = Scale::CREDIT_TOP.midpoint(Scale::CREDIT_BOTTOM) + Px::whole(6);
            let place = Place::around(scale.left.midpoint(scale.right));
            layers.words.push(words("chart-lane", place, middle, text));
        }
        match series.credit_end {
            Some(CreditEnd::UsedUp(at)) => {
                let place = Place::beside(scale.x(at), scale, Px::whole(170));
                let text = say::chart_used_up(language, &self.date(at.date()));
                let feet = Scale::CREDIT_BOTTOM - Px::whole(8);
                layers.words.push(words("chart-label", place, feet, text));
            }
            Some(CreditEnd::Lost(at, lost)) => {
                let (x, y) = (scale.x(at), scale.credit_y(lost));
                let place = Place::beside(x, scale, Px::whole(190));
                // A credit that ends at midnight can be used to the end of the date before.
                let date = self.date(at.plus_seconds(-1).date());
                let text = say::chart_lost(language, &date, &self.figures.money(lost));
                layers.shapes.push(upright("chart-lost", x, y, Scale::CREDIT_BOTTOM));
                let words = words("chart-label danger", place, y - Px::whole(8), text);
                layers.words.push(words);
            }
            None => {}
        }
    }

    /// Dates along the bottom.
    fn axis(&self, layers: &mut Layers) {
        for date in self.scale.labelled_dates() {
            let x = self.scale.x(date.start());
            let bottom = Scale::CREDIT_BOTTOM + Px::whole(5);
            layers.shapes.push(upright("chart-tick", x, Scale::CREDIT_BOTTOM, bottom));
            let (text, room) = if self.scale.is_in_months() {
                (self.figures.month(date), Px::whole(60))
            } else {
                (self.figures.short_date(date), Px::whole(44))
            };
            // A label that would run over the edge is left out; its tick stays.
            if x + room <= self.scale.right {
                layers.words.push(words("chart-date", Place::from(x), Scale::AXIS, text));
            }
        }
    }
}

/// Heights for the feet of words, each a little above its own line where that can be read, and none on another's.
///
/// `lines` are from the lowest to the highest.
fn feet_apart(lines: &[Px]) -> Vec<Px> {
    let apart = Px::whole(16);
    let mut feet: Vec<Px> = lines.iter().map(|line| *line - Px::whole(6)).collect();
    for index in 1..feet.len() {
        feet[index] = feet[index].min(feet[index - 1] - apart);
    }
    // What was pushed over the top pushes the others down again.
    let mut top = Scale::SPEND_TOP - Px::whole(8);
    for feet in feet.iter_mut().rev() {
        *feet = (*feet).max(top);
        top = *feet + apart;
    }
    feet
}
