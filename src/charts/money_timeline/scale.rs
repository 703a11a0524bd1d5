//! From dates and amounts to pixels.

use ad_credit_lab_engine::calendar::{Date, Instant};
use ad_credit_lab_engine::money::Money;

use super::series::{Series, Steps};

/// Under this width labels go under the picture instead of into it.
const NARROW: f64 = 520.0;

/// Where everything is, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Scale {
    pub(super) width: f64,
    pub(super) left: f64,
    pub(super) right: f64,
    first: Date,
    days: f64,
    spend_top: Money,
    credit_top: Money,
}

impl Scale {
    pub(super) const SPEND_TOP: f64 = 40.0;
    pub(super) const SPEND_BOTTOM: f64 = 210.0;
    pub(super) const CREDIT_TOP: f64 = 268.0;
    pub(super) const CREDIT_BOTTOM: f64 = 360.0;
    pub(super) const AXIS: f64 = 378.0;
    pub(super) const HEIGHT: f64 = 436.0;
    pub(super) const NARROW_HEIGHT: f64 = 392.0;

    pub(super) fn of(series: &Series, width: f64) -> Self {
        let left = if width < NARROW { 4.0 } else { 8.0 };
        let end = series.progress_ends.unwrap_or(series.dates.1.end());
        let spend = series.counted.at(end) + series.not_counted.at(end);
        let tier = series.tiers.last().map_or(Money::ZERO, |tier| tier.threshold);
        Self {
            width,
            left,
            right: width - left,
            first: series.dates.0,
            days: f64::from(series.days()),
            spend_top: spend.max(tier),
            credit_top: series.credit.top(),
        }
    }

    pub(super) fn is_narrow(&self) -> bool {
        self.width < NARROW
    }

    pub(super) fn height(&self) -> f64 {
        if self.is_narrow() { Self::NARROW_HEIGHT } else { Self::HEIGHT }
    }

    /// Where an instant is; at the edge if it lies outside.
    pub(super) fn x(&self, instant: Instant) -> f64 {
        let days = to_float(instant.seconds_since(self.first.start())) / 86_400.0;
        (self.left + days / self.days * (self.right - self.left)).clamp(self.left, self.right)
    }

    /// The date at a place, by its number from the first one.
    pub(super) fn day_at(&self, x: f64) -> i32 {
        let day = ((x - self.left) / (self.right - self.left) * self.days).floor();
        #[expect(clippy::cast_possible_truncation, reason = "clamped to the number of days")]
        let day = day.clamp(0.0, self.days - 1.0) as i32;
        day
    }

    /// How wide a day is.
    pub(super) fn day_width(&self) -> f64 {
        (self.right - self.left) / self.days
    }

    /// Where an amount of spend is, in the upper lane.
    pub(super) fn spend_y(&self, amount: Money) -> f64 {
        height_of(amount, self.spend_top, Self::SPEND_BOTTOM, Self::SPEND_TOP)
    }

    /// Where an amount of credit is, in the lower lane.
    pub(super) fn credit_y(&self, amount: Money) -> f64 {
        height_of(amount, self.credit_top, Self::CREDIT_BOTTOM, Self::CREDIT_TOP)
    }

    /// The outline of steps from the left edge to an instant, closed along the bottom. `lift` is added to each amount.
    pub(super) fn area(
        &self,
        steps: &Steps,
        until: Instant,
        y: impl Fn(Money) -> f64,
        lift: Option<&Steps>,
    ) -> String {
        let amount = |at: Instant| steps.at(at) + lift.map_or(Money::ZERO, |lift| lift.at(at));
        let instants =
            steps.list().iter().chain(lift.iter().flat_map(|lift| lift.list())).map(|step| step.at);
        let mut instants: Vec<_> = instants.filter(|at| *at <= until).collect();
        instants.sort_unstable();
        instants.dedup();
        let mut path = format!("M{:.1} {:.1}", self.left, y(Money::ZERO));
        let (mut drawn, mut level) = (self.left, y(Money::ZERO));
        for at in instants {
            let x = self.x(at);
            // Steps closer than half a pixel cannot be told apart; thousands of them would only make the page slow.
            if x - drawn >= 0.5 {
                path.push_str(&format!("V{level:.1}H{x:.1}"));
                drawn = x;
            }
            level = y(amount(at));
        }
        path.push_str(&format!("V{level:.1}"));
        path.push_str(&format!("H{:.1}V{:.1}Z", self.x(until), y(Money::ZERO)));
        path
    }

    /// The dates that get a label on the axis: as many as there is room for, on whole weeks where possible.
    pub(super) fn labelled_dates(&self) -> Vec<Date> {
        let room = ((self.right - self.left) / 64.0).max(2.0);
        let step = [1, 2, 7, 14, 28, 56, 91, 182, 364]
            .into_iter()
            .find(|step| self.days / f64::from(*step) <= room)
            .unwrap_or(728);
        let mut dates = Vec::new();
        let mut day = 0;
        while f64::from(day) < self.days {
            dates.push(self.first.plus_days(day));
            day += step;
        }
        dates
    }
}

fn height_of(amount: Money, top: Money, low: f64, high: f64) -> f64 {
    let whole = to_float(top.minor()).max(1.0);
    low - to_float(amount.minor()) / whole * (low - high)
}

/// Seconds and minor units of a picture: a float's rounding is far below a pixel.
#[expect(clippy::cast_precision_loss, reason = "for pixels only")]
pub(super) fn to_float(number: i64) -> f64 {
    number as f64
}
