//! From dates and amounts to places in the picture.

use std::fmt;
use std::ops::{Add, Sub};

use ad_credit_lab_engine::calendar::{Date, Instant};
use ad_credit_lab_engine::money::Money;
use ad_credit_lab_engine::offer::Tier;

use super::series::{Series, Steps, instants};

/// A length or a place in tenths of a CSS pixel.
///
/// Whole numbers, because writing floats would bring their whole machinery into the download for nothing that anybody can see.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::charts) struct Px(i64);

impl Px {
    /// So many CSS pixels.
    pub(in crate::charts) const fn whole(pixels: i64) -> Self {
        Self(pixels * 10)
    }

    /// So many tenths of a CSS pixel.
    pub(in crate::charts) const fn tenths(tenths: i64) -> Self {
        Self(tenths)
    }

    /// As tenths of a CSS pixel.
    pub(in crate::charts) const fn in_tenths(self) -> i64 {
        self.0
    }

    /// As CSS pixels, no part of one left out.
    pub(in crate::charts) const fn pixels(self) -> i64 {
        (self.0 + 9) / 10
    }

    /// The place half-way to another.
    pub(in crate::charts) const fn midpoint(self, other: Self) -> Self {
        Self(i64::midpoint(self.0, other.0))
    }
}

impl Add for Px {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Px {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl fmt::Display for Px {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        write!(f, "{sign}{}.{}", self.0.abs() / 10, self.0.abs() % 10)
    }
}

/// Under this width labels go under the picture instead of into it.
const NARROW: Px = Px::whole(520);

/// Where everything is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Scale {
    pub(super) width: Px,
    pub(super) left: Px,
    pub(super) right: Px,
    /// The first date that is drawn.
    pub(super) first: Date,
    /// How many days are drawn.
    pub(super) days: i64,
    deadlines: usize,
    spend_top: Money,
    credit_top: Money,
}

impl Scale {
    pub(super) const SPEND_TOP: Px = Px::whole(40);
    pub(super) const SPEND_BOTTOM: Px = Px::whole(210);
    pub(super) const CREDIT_TOP: Px = Px::whole(268);
    pub(super) const CREDIT_BOTTOM: Px = Px::whole(360);
    pub(super) const AXIS: Px = Px::whole(378);

    /// A scale for these dates of a story in a picture so many CSS pixels wide. Heights are those of the whole story: what one
    /// comes closer to does not grow.
    pub(super) fn of(series: &Series, dates: (Date, Date), width: i32) -> Self {
        let width = Px::whole(width.into());
        let left = Px::whole(if width < NARROW { 4 } else { 8 });
        let end = series.progress_ends.unwrap_or(series.dates.1.end());
        let spend = series.counted.at(end) + series.not_counted.at(end);
        let tier = series.tiers.last().and_then(Tier::threshold).unwrap_or(Money::ZERO);
        Self {
            width,
            left,
            right: width - left,
            first: dates.0,
            days: days_of(dates).into(),
            // Of all dates, so that the picture is as high however close one comes.
            deadlines: series.deadlines.len(),
            spend_top: spend.max(tier),
            // What comes after the story would press it down.
            credit_top: series.credit.top_before(series.dates.1.end()),
        }
    }

    pub(super) fn is_narrow(&self) -> bool {
        self.width < NARROW
    }

    pub(super) fn height(&self) -> Px {
        let rows = if self.is_narrow() { 0 } else { self.deadlines };
        Self::deadline_row(rows) - Px::whole(8)
    }

    /// On which height the words of a deadline stand, under the axis.
    pub(super) fn deadline_row(index: usize) -> Px {
        Self::AXIS + Px::whole(24 + 18 * i64::try_from(index).unwrap_or(0))
    }

    /// Where an instant is; at the edge if it lies outside.
    pub(super) fn x(&self, instant: Instant) -> Px {
        let seconds = instant.seconds_since(self.first.start());
        let span = self.days * 86_400;
        Px(self.left.0 + seconds.clamp(0, span) * (self.right - self.left).0 / span)
    }

    /// The instant at which the last date that is drawn ends.
    pub(super) fn end(&self) -> Instant {
        self.first.start().plus_seconds(self.days * 86_400)
    }

    /// Whether an instant is in the picture, its edges included.
    pub(super) fn shows(&self, instant: Instant) -> bool {
        (self.first.start()..=self.end()).contains(&instant)
    }

    /// The date at so many CSS pixels from the left.
    pub(super) fn date_at(&self, x: i32) -> Date {
        let day =
            (Px::whole(x.into()) - self.left).0 * self.days / (self.right - self.left).0.max(1);
        self.first.plus_days(i32::try_from(day.clamp(0, self.days - 1)).unwrap_or(0))
    }

    /// The full hour at so many CSS pixels from the left, by its number from the first instant drawn; never after the last hour drawn.
    pub(super) fn hour_at(&self, x: i32) -> i64 {
        let (from_left, width) = (Px::whole(x.into()) - self.left, self.right - self.left);
        // The nearest one, so that the place that is held stays under the pointer.
        let hour = (from_left.0 * self.days * 48 / width.0.max(1) + 1) / 2;
        hour.clamp(0, self.days * 24 - 1)
    }

    /// Whether so many CSS pixels from the left are as near to an instant as a finger hits.
    pub(super) fn is_near(&self, x: i32, instant: Instant) -> bool {
        let off = Px::whole(x.into()) - self.x(instant);
        off.0.abs() <= Px::whole(20).0
    }

    /// Where an amount of spend is, in the upper lane.
    pub(super) fn spend_y(&self, amount: Money) -> Px {
        height_of(amount, self.spend_top, Self::SPEND_BOTTOM, Self::SPEND_TOP)
    }

    /// Where an amount of credit is, in the lower lane.
    pub(super) fn credit_y(&self, amount: Money) -> Px {
        height_of(amount, self.credit_top, Self::CREDIT_BOTTOM, Self::CREDIT_TOP)
    }

    /// The outline of steps from the left edge to an instant, or to the right edge if that comes before, closed along the bottom.
    /// `lift` is added to each amount.
    pub(super) fn area(
        &self,
        steps: &Steps,
        until: Instant,
        y: impl Fn(Money) -> Px,
        lift: Option<&Steps>,
    ) -> String {
        let amount = |at: Instant| steps.at(at) + lift.map_or(Money::ZERO, |lift| lift.at(at));
        let bottom = y(Money::ZERO);
        let mut path = format!("M{} {bottom}", self.left);
        // What comes and goes between two places that are drawn is a line as high as it was.
        let go = |path: &mut String, peak: Px, level: Px, x: Px| {
            if peak < level {
                path.push_str(&format!("V{peak}"));
            }
            path.push_str(&format!("V{level}H{x}"));
        };
        let (first, until) = (self.first.start(), until.min(self.end()));
        // What holds before the first date is as high as where it stands there.
        let begins = if until < first { bottom } else { y(amount(first.plus_seconds(-1))) };
        let (mut drawn, mut level, mut peak) = (self.left, begins, begins);
        let steps_drawn = instants(steps, lift).skip_while(|at| *at < first);
        for at in steps_drawn.take_while(|at| *at <= until) {
            let x = self.x(at);
            // Steps closer than half a pixel cannot be told apart; thousands of them would only make the page slow.
            if x - drawn >= Px(5) {
                go(&mut path, peak, level, x);
                (drawn, peak) = (x, level);
            }
            level = y(amount(at));
            peak = peak.min(level).min(if lift.is_none() { y(steps.peak(at)) } else { level });
        }
        go(&mut path, peak, level, self.x(until));
        path.push_str(&format!("V{bottom}Z"));
        path
    }

    /// The dates that get a label on the axis: as many as there is room for, on whole weeks where possible, or on first days of months.
    pub(super) fn labelled_dates(&self) -> Vec<Date> {
        let room = ((self.right - self.left).0 / Px::whole(64).0).max(2);
        let days = i32::try_from(self.days).unwrap_or(i32::MAX);
        if self.is_in_months() {
            let months = self.days / 30;
            let steps = [1_u16, 2, 3, 6, 12, 24, 60, 120, 240];
            let step = steps.into_iter().find(|step| months / i64::from(*step) < room);
            let step = u32::from(step.unwrap_or(480));
            let (_, month, day) = self.first.year_month_day();
            let start = self.first.plus_days(1 - i32::try_from(day).unwrap_or(1));
            // Counted so that one of them is a January.
            let dates = (0..).map(|index| start.plus_months((13 - month) % step + index * step));
            let dates = dates.skip_while(|date| *date < self.first);
            return dates.take_while(|date| date.days_since(self.first) < days).collect();
        }
        let steps = [1_u16, 2, 7, 14, 28, 56];
        let step =
            steps.into_iter().find(|step| self.days / i64::from(*step) <= room).unwrap_or(91);
        (0..days).step_by(step.into()).map(|day| self.first.plus_days(day)).collect()
    }

    /// Whether weekends are wide enough to be seen.
    pub(super) fn has_weekends(&self) -> bool {
        self.days <= 150
    }

    /// Whether so much time is shown that the axis counts months, and has to name years.
    pub(super) fn is_in_months(&self) -> bool {
        self.days > 400
    }
}

/// How many days there are from a date to another, both included.
pub(super) fn days_of(dates: (Date, Date)) -> i32 {
    dates.1.days_since(dates.0) + 1
}

/// Whether a date is one of those from a date to another, both included.
pub(super) fn is_within(dates: (Date, Date), date: Date) -> bool {
    (dates.0..=dates.1).contains(&date)
}

fn height_of(amount: Money, top: Money, low: Px, high: Px) -> Px {
    // Wide enough for the largest amount times the tallest lane.
    let height =
        i128::from(amount.minor()) * i128::from((low - high).0) / i128::from(top.minor().max(1));
    Px(low.0 - i64::try_from(height).unwrap_or(0))
}
