//! The picture itself, as SVG in CSS pixels.

use std::rc::Rc;

use crate::signals::Memo;
use ad_credit_lab_engine::calendar::{Date, Instant};
use ad_credit_lab_engine::money::Money;
use ad_credit_lab_engine::offer::{By, Tier, TriggerKind};
use ad_credit_lab_words::{Format, Language, say};

use super::scale::{Px, Scale};
use super::series::{CreditEnd, Series};
use super::shapes::{Place, band, dot, level, line as line_of, path, upright, words};
use crate::i18n::{Figures, Words, reward, use_words};
use crate::markup::Element;
use crate::markup::svg::{self, defs, line, pattern, svg};

/// How much room the handle of a clock has above the picture.
const HANDLE: Px = Px::whole(30);

/// Where the middle of its grip is.
const GRIP: Px = Px::whole(-14);

/// The picture of one run at one width, with the line of the day that is read and the handle of a clock, if one moves through it.
///
/// Only the line and the handle follow `day` and `now`: the picture itself is not described again while they move.
pub(super) fn drawing(
    series: &Series,
    scale: Scale,
    name: &'static str,
    day: Memo<Option<Date>>,
    card: Card,
    now: Option<Memo<Instant>>,
) -> Element {
    let pen = Pen::new(use_words(), series, scale);
    let (language, figures) = (pen.language, pen.figures.clone());
    let layers = pen.layers(name);
    // What comes after now, or without a clock after the day that is read, is drawn lighter. Its words are not: they have to be read.
    let ahead = move || {
        let read = || day.get().map(Date::noon);
        let from = now.map_or_else(read, |now| Some(now.get()));
        let line = now.map(|now| now.get()).filter(|now| scale.shows(*now));
        let line = line.map(|now| upright("chart-now", scale.x(now), GRIP, Scale::AXIS));
        from.map(|from| veil(&scale, from)).into_iter().chain(line)
    };
    let handle = move || now.map(|now| self::handle(&scale, language, &figures, now.get()));
    let reading = move || {
        let at = day.get().map(Date::noon).filter(|at| scale.shows(*at));
        let x = at.map(|at| scale.x(at));
        let line = x.map(|x| upright("chart-reading", x, Px::whole(8), Scale::AXIS));
        let beside = x.filter(|_| !scale.is_narrow());
        let card = beside.and_then(|x| Some(card_at(&scale, x, card()?)));
        line.into_iter().chain(card)
    };
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
        .child(hatch(name))
        .children(layers.shapes)
        .live(ahead)
        .children(layers.words)
        .live(move || handle().into_iter().flatten())
        .live(reading)
}

/// What describes the card of the day that is read, if one is.
pub(super) type Card = Rc<dyn Fn() -> Option<Element>>;

/// The card beside the cursor, on the side where there is more room if it is not enough on the right.
fn card_at(scale: &Scale, x: Px, card: Element) -> Element {
    let (gap, most) = (Px::whole(12), Px::whole(320));
    let (before, after) = (x - gap - scale.left, scale.right - x - gap);
    let is_after = after >= Px::whole(300) || after >= before;
    let width = most.min(if is_after { after } else { before });
    let left = if is_after { x + gap } else { x - gap - width };
    svg::foreign_object()
        .class(if is_after { "chart-card" } else { "chart-card before" })
        .attribute("x", left.to_string())
        .attribute("y", "14")
        .attribute("width", width.to_string())
        .attribute("height", "300")
        .child(card)
}

/// What makes everything after an instant lighter.
pub(super) fn veil(scale: &Scale, from: Instant) -> Element {
    let x = scale.x(from);
    band("chart-plan", x, scale.right - x)
}

/// The pattern of what does not count.
pub(super) fn hatch(name: &str) -> Element {
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
    defs().child(hatch)
}

/// The handle of a clock: a grip above the line at now, which says when that is.
fn handle(scale: &Scale, language: &Language, figures: &Figures, now: Instant) -> Vec<Element> {
    if !scale.shows(now) {
        return Vec::new();
    }
    let x = scale.x(now);
    let (when, width) = if scale.is_narrow() {
        (figures.short_date(now.date()), Px::whole(90))
    } else {
        (figures.instant(now), Px::whole(230))
    };
    let place = Place::beside(x, scale, width).away(Px::whole(6));
    vec![
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

impl<'a> Pen<'a> {
    /// A pen for a story at a scale.
    pub(super) fn new(words: Words, series: &'a Series, scale: Scale) -> Self {
        Self {
            series,
            scale,
            figures: words.figures(series.currency),
            own: words.figures(series.own_currency),
            language: words.language(),
        }
    }

    /// All that does not move. `name` is that of the pattern's picture.
    pub(super) fn layers(&self, name: &str) -> Layers {
        let mut layers = Layers::default();
        self.weekends(&mut layers);
        self.spend_lane(&mut layers, name);
        self.credit_lane(&mut layers);
        self.axis(&mut layers);
        self.deadlines(&mut layers);
        layers
    }

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
        let first = self.scale.first;
        if !self.scale.has_weekends() {
            return;
        }
        let days = i32::try_from(self.scale.days).unwrap_or(0);
        let last = first.plus_days(days - 1);
        let dates = (0..days).map(|day| first.plus_days(day));
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
            if scale.shows(*at) {
                self.crossing(layers, *at, tier, &feet);
            }
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

    /// The bracket from the crossing to the end of the day on which the credit is expected, or on which it came if that is later:
    /// thick from the soonest that it could come.
    fn way_to_the_credit(&self, layers: &mut Layers, crossing: Instant) {
        let Self { series, scale, language, .. } = self;
        let Some(issue) = series.issue else {
            return;
        };
        let (expected, text) = match issue.expected_by {
            By::Instant(instant) => (instant, say::by_instant(language, &self.instant(instant))),
            By::EndOf(date) => (date.end(), say::by_end_of(language, &self.date(date))),
        };
        let (end, text) = match series.issued.filter(|issued| *issued > expected) {
            Some(issued) => (issued, say::chart_late(language, &self.instant(issued))),
            None if series.is_withheld => (expected, say::chart_withheld(language)),
            None => (expected, say::chart_arrives(language, &text)),
        };
        if end < scale.first.start() || crossing > scale.end() {
            return;
        }
        let middle = Scale::SPEND_BOTTOM.midpoint(Scale::CREDIT_TOP) - Px::whole(6);
        let soonest = scale.x(issue.earliest.clamp(crossing, end));
        let (start, end) = (scale.x(crossing), scale.x(end));
        let outline =
            format!("M{start} {}V{middle}H{end}V{}", Scale::SPEND_BOTTOM, middle + Px::whole(14));
        let place = Place::beside(end, scale, Px::whole(220));
        // Where the words cannot stand after the bracket they stand on it.
        let feet = if place.is_after(end) { middle + Px::whole(4) } else { middle - Px::whole(5) };
        layers.shapes.push(path("chart-bracket", outline));
        layers.shapes.push(line_of("chart-window", (soonest, middle), (end, middle)));
        layers.words.push(words("chart-label", place, feet, text));
    }

    /// The credit from its arrival to its end.
    fn credit_lane(&self, layers: &mut Layers) {
        let Self { series, scale, language, .. } = self;
        let title = Scale::CREDIT_TOP - Px::whole(8);
        let outline = |steps| {
            let end = series.dates.1.end();
            path("chart-credit", scale.area(steps, end, |amount| scale.credit_y(amount), None))
        };
        let title =
            words("chart-lane", Place::from(scale.left), title, say::chart_lane_credit(language));
        layers.words.push(title);
        layers.shapes.push(outline(&series.credit));
        // Several credits lie on one another, each with its own outline.
        layers.shapes.extend(series.credits.iter().skip(1).map(|credit| outline(&credit.stacked)));
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
            Some(CreditEnd::UsedUp(at)) if scale.shows(at) => {
                let place = Place::beside(scale.x(at), scale, Px::whole(170));
                let text = say::chart_used_up(language, &self.date(at.date()));
                let feet = Scale::CREDIT_BOTTOM - Px::whole(8);
                layers.words.push(words("chart-label", place, feet, text));
            }
            Some(CreditEnd::Lost(at, lost)) if scale.shows(at) => {
                let (x, y) = (scale.x(at), scale.credit_y(lost));
                let place = Place::beside(x, scale, Px::whole(190));
                // A credit that ends at midnight can be used to the end of the date before.
                let date = self.date(at.plus_seconds(-1).date());
                let text = say::chart_lost(language, &date, &self.figures.money(lost));
                layers.shapes.push(upright("chart-lost", x, y, Scale::CREDIT_BOTTOM));
                let words = words("chart-label danger", place, y - Px::whole(8), text);
                layers.words.push(words);
            }
            _ => {}
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
