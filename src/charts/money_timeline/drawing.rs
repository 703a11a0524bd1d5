//! The picture itself, as SVG in CSS pixels.

use ad_credit_lab_engine::calendar::{Date, Instant};
use ad_credit_lab_engine::money::Money;
use ad_credit_lab_engine::offer::{By, Tier, TriggerKind};
use ad_credit_lab_words::{Format, Language, say};
use leptos::prelude::{Get, GetUntracked, Memo};

use super::labels::deadline_text;
use super::scale::{Px, Scale};
use super::series::{CreditEnd, Series};
use super::shapes::{Place, band, dot, level, path, upright, words};
use crate::i18n::{Figures, reward, use_words};
use crate::markup::Element;
use crate::markup::svg::{defs, line, pattern, svg};
use crate::state::use_plan;

/// Above so many days weekends are too thin to be seen.
pub(super) const MOST_DAYS_WITH_WEEKENDS: i32 = 150;

/// The picture of one run at one width, with the line of the day that is read.
///
/// `day` is the day that is read, from the first one.
pub(super) fn drawing(series: Series, scale: Scale, day: Memo<Option<i32>>) -> Element {
    let run = use_plan().run.get_untracked();
    let figures = use_words().figures(run.scenario().account.currency);
    let own = use_words().figures(run.terms().currency);
    let first = series.dates.0;
    let pen = Pen { series, scale, figures, own, language: use_words().language() };
    let reading = move || {
        let shapes = day.get().map(|day| {
            let x = scale.x(first.plus_days(day).noon());
            // What comes after the day that is read is drawn lighter.
            [
                band("chart-plan", x, scale.right - x),
                upright("chart-reading", x, Px::whole(8), Scale::AXIS),
            ]
        });
        shapes.into_iter().flatten()
    };
    let (width, height) = (scale.width.to_string(), scale.height().to_string());
    let hatch = line()
        .class("chart-hatch")
        .attribute("x1", "0")
        .attribute("y1", "0")
        .attribute("x2", "0")
        .attribute("y2", "6");
    let hatch = pattern()
        .id("hatch")
        .attribute("width", "6")
        .attribute("height", "6")
        .attribute("patternUnits", "userSpaceOnUse")
        .attribute("patternTransform", "rotate(45)")
        .child(hatch);
    svg()
        .class("chart")
        .attribute("viewBox", format!("0 0 {width} {height}"))
        .attribute("width", width)
        .attribute("height", height)
        .attribute("aria-hidden", "true")
        .attribute("focusable", "false")
        .child(defs().child(hatch))
        .children(pen.weekends())
        .children(pen.spend_lane())
        .children(pen.credit_lane())
        .children(pen.axis())
        .children(pen.deadlines())
        .live(reading)
}

/// What each part of the picture is drawn from. Labels are short where there is little room.
struct Pen {
    series: Series,
    scale: Scale,
    figures: Figures,
    /// Figures in the offer's own currency.
    own: Figures,
    language: &'static Language,
}

impl Pen {
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

    fn weekends(&self) -> Vec<Element> {
        let (first, last) = self.series.dates;
        if self.series.days() > MOST_DAYS_WITH_WEEKENDS {
            return Vec::new();
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
        bands.collect()
    }

    /// Progress toward the threshold, what does not count on top of it, the tiers, and the crossing with the way to the credit.
    fn spend_lane(&self) -> Vec<Element> {
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
        let mut shapes = Vec::new();
        if is_hatched {
            let stacked = scale.area(&series.not_counted, until, y, Some(&series.counted));
            shapes.push(path("chart-uncounted", stacked));
        }
        shapes.push(words("chart-lane", Place::from(scale.left), Px::whole(14), title));
        shapes.push(path("chart-counted", scale.area(&series.counted, until, y, None)));
        shapes.push(level("chart-base", scale, Scale::SPEND_BOTTOM));
        shapes.extend(series.tiers.iter().flat_map(|tier| self.tier(tier)));
        if let Some((at, tier)) = &series.crossing {
            shapes.extend(self.crossing(*at, tier));
            shapes.extend(self.way_to_the_credit(*at));
        }
        shapes
    }

    /// The line of a tier; one that does not ask for money has none.
    fn tier(&self, tier: &Tier) -> Vec<Element> {
        let Some(threshold) = tier.threshold() else {
            return Vec::new();
        };
        let y = self.scale.spend_y(threshold);
        let reward = reward(self.language, &self.own, tier.reward);
        let text = say::chart_threshold(self.language, &reward, &self.own.money(threshold));
        let label = words("chart-label", Place::from(self.scale.left), y - Px::whole(6), text);
        vec![level("chart-threshold", &self.scale, y), label]
    }

    /// The flag at the crossing.
    fn crossing(&self, at: Instant, tier: &Tier) -> [Element; 4] {
        let threshold = tier.threshold();
        let (x, y) = (self.scale.x(at), self.scale.spend_y(threshold.unwrap_or(Money::ZERO)));
        let reached = match threshold {
            Some(threshold) => say::chart_reached(self.language, &self.own.money(threshold)),
            None => say::chart_met(self.language),
        };
        let place = Place::beside(x, &self.scale, Px::whole(170));
        // Under the threshold; above it and its own words where there is no room under it.
        let has_room = y + Px::whole(46) <= Scale::SPEND_BOTTOM;
        let top = if has_room { y } else { y - Px::whole(59) };
        [
            upright("chart-flag", x, y, Scale::SPEND_BOTTOM),
            dot("chart-dot", x, y),
            words("chart-label strong", place, top + Px::whole(20), reached),
            words("chart-label", place, top + Px::whole(37), self.instant(at)),
        ]
    }

    /// The bracket from the crossing to the end of the day on which the credit is expected.
    fn way_to_the_credit(&self, crossing: Instant) -> Vec<Element> {
        let Some(issue) = self.series.issue else {
            return Vec::new();
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
        vec![path("chart-bracket", outline), words("chart-label", place, feet, text)]
    }

    /// The credit from its arrival to its end.
    fn credit_lane(&self) -> Vec<Element> {
        let Self { series, scale, language, .. } = self;
        let title = Scale::CREDIT_TOP - Px::whole(8);
        let area =
            scale.area(&series.credit, series.dates.1.end(), |amount| scale.credit_y(amount), None);
        let mut shapes = vec![
            words("chart-lane", Place::from(scale.left), title, say::chart_lane_credit(language)),
            path("chart-credit", area),
            level("chart-base", scale, Scale::CREDIT_BOTTOM),
        ];
        if series.credit.list().is_empty() {
            let text = if series.gives_discount {
                say::chart_discount(language)
            } else {
                say::chart_no_credit(language)
            };
            let middle = Scale::CREDIT_TOP.midpoint(Scale::CREDIT_BOTTOM) + Px::whole(6);
            let place = Place::around(scale.left.midpoint(scale.right));
            shapes.push(words("chart-lane", place, middle, text));
        }
        if let Some(end) = series.credit_end {
            shapes.extend(self.credit_end(end));
        }
        shapes
    }

    fn credit_end(&self, end: CreditEnd) -> Vec<Element> {
        match end {
            CreditEnd::UsedUp(at) => {
                let place = Place::beside(self.scale.x(at), &self.scale, Px::whole(170));
                let text = say::chart_used_up(self.language, &self.date(at.date()));
                vec![words("chart-label", place, Scale::CREDIT_BOTTOM - Px::whole(8), text)]
            }
            CreditEnd::Lost(at, lost) => {
                let (x, y) = (self.scale.x(at), self.scale.credit_y(lost));
                let place = Place::beside(x, &self.scale, Px::whole(190));
                // A credit that ends at midnight can be used to the end of the date before.
                let date = self.date(at.plus_seconds(-1).date());
                let text = say::chart_lost(self.language, &date, &self.figures.money(lost));
                vec![
                    upright("chart-lost", x, y, Scale::CREDIT_BOTTOM),
                    words("chart-label danger", place, y - Px::whole(8), text),
                ]
            }
        }
    }

    /// Dates along the bottom.
    fn axis(&self) -> Vec<Element> {
        let dates = self.scale.labelled_dates().into_iter().flat_map(|date| {
            let x = self.scale.x(date.start());
            let tick =
                upright("chart-tick", x, Scale::CREDIT_BOTTOM, Scale::CREDIT_BOTTOM + Px::whole(5));
            let room = Px::whole(44);
            // A label that would run over the edge is left out; its tick stays.
            let fits = x + room <= self.scale.right;
            let label = fits.then(|| {
                words("chart-date", Place::from(x), Scale::AXIS, self.figures.short_date(date))
            });
            std::iter::once(tick).chain(label)
        });
        dates.collect()
    }

    /// What must be done by when, under the dates; the one that matters most in this run stands out.
    fn deadlines(&self) -> Vec<Element> {
        let (mut lines, mut labels) = (Vec::new(), Vec::new());
        for (index, deadline) in self.series.deadlines.iter().enumerate() {
            let (x, row) = (self.scale.x(deadline.date.end()), Scale::deadline_row(index));
            let [line, label] = if index == 0 {
                ["chart-deadline binding", "chart-label strong"]
            } else {
                ["chart-deadline", "chart-label"]
            };
            if self.scale.is_narrow() {
                lines.push(upright(line, x, Scale::CREDIT_BOTTOM, Scale::AXIS + Px::whole(8)));
            } else {
                let text = deadline_text(self.language, &self.figures, *deadline);
                let place = Place::beside(x, &self.scale, Px::whole(190));
                lines.push(upright(line, x, Scale::CREDIT_BOTTOM, row));
                labels.push(words(label, place, row, text));
            }
        }
        // Words come last, so that their edge keeps them clear of the lines of other deadlines.
        lines.append(&mut labels);
        lines
    }
}
