//! The picture itself, as SVG in CSS pixels.

use ad_credit_lab_engine::calendar::{Date, Instant};
use ad_credit_lab_engine::offer::{By, Tier};
use ad_credit_lab_words::{Format, say};
use leptos::prelude::*;

use super::labels::deadline_text;
use super::scale::Scale;
use super::series::{CreditEnd, Series};
use crate::i18n::{Figures, use_words};
use crate::state::use_plan;

/// Above so many days weekends are too thin to be seen.
const MOST_DAYS_WITH_WEEKENDS: i32 = 150;

/// What each part of the picture is drawn from. Its labels are short where there is little room.
struct Pen {
    series: Series,
    scale: Scale,
    figures: Figures,
}

/// The picture of one run at one width, with the line of the day that is read.
#[component]
pub(super) fn Drawing(
    /// What is shown.
    series: Series,
    /// Where it goes.
    scale: Scale,
    /// The day that is read, from the first one.
    day: Memo<Option<i32>>,
) -> impl IntoView {
    let currency = use_plan().run.with_untracked(|run| run.scenario().account.currency);
    let figures = use_words().figures(currency);
    let first = series.dates.0;
    let pen = Pen { series, scale, figures };
    let line = move || {
        day.get().map(|day| {
            let x = scale.x(first.plus_days(day).noon());
            view! {
                <rect class="chart-plan" x=x y=0 width=scale.right - x height=Scale::AXIS />
                <line class="chart-reading" x1=x x2=x y1=8 y2=Scale::AXIS />
            }
        })
    };
    view! {
        <svg
            class="chart"
            width=scale.width
            height=scale.height()
            viewBox=format!("0 0 {} {}", scale.width, scale.height())
            aria-hidden="true"
            focusable="false"
        >
            <defs>
                <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                    <line class="chart-hatch" x1="0" y1="0" x2="0" y2="6" />
                </pattern>
            </defs>
            {pen.weekends()}
            {pen.spend_lane()}
            {pen.credit_lane()}
            {pen.axis()}
            {line}
        </svg>
    }
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

    fn weekends(&self) -> impl IntoView + use<> {
        let days = self.series.days();
        let days = if days > MOST_DAYS_WITH_WEEKENDS { 0 } else { days };
        let dates = (0..days)
            .map(|day| self.series.dates.0.plus_days(day))
            .filter(|date| date.is_weekend());
        let width = self.scale.day_width();
        let bands = dates.map(|date| {
            let x = self.scale.x(date.start());
            view! { <rect class="chart-weekend" x=x y=0 width=width height=Scale::AXIS /> }
        });
        bands.collect_view()
    }

    /// Progress toward the threshold, what does not count on top of it, the tiers, and the crossing with the way to the credit.
    fn spend_lane(&self) -> impl IntoView + use<> {
        let Self { series, scale, .. } = self;
        let until = series.progress_ends.unwrap_or(series.dates.1.end());
        let y = |amount| scale.spend_y(amount);
        let counted = scale.area(&series.counted, until, y, None);
        let stacked = scale.area(&series.not_counted, until, y, Some(&series.counted));
        let language = use_words().language();
        let has_uncounted = series.not_counted.at(until).is_positive();
        view! {
            <text class="chart-lane" x=scale.left y=14>{say::chart_lane_spend(language)}</text>
            {has_uncounted.then(|| view! { <path class="chart-uncounted" d=stacked /> })}
            <path class="chart-counted" d=counted />
            <line class="chart-base" x1=scale.left x2=scale.right y1=Scale::SPEND_BOTTOM y2=Scale::SPEND_BOTTOM />
            {series.tiers.iter().map(|tier| self.tier(tier)).collect_view()}
            {series.crossing.map(|(at, tier)| self.crossing(at, &tier))}
        }
    }

    fn tier(&self, tier: &Tier) -> impl IntoView + use<> {
        let y = self.scale.spend_y(tier.threshold);
        let (threshold, reward) =
            (self.figures.money(tier.threshold), self.figures.money(tier.reward));
        let text = say::chart_threshold(use_words().language(), &reward, &threshold);
        view! {
            <line class="chart-threshold" x1=self.scale.left x2=self.scale.right y1=y y2=y />
            <text class="chart-label" x=self.scale.left y=y - 6.0>{text}</text>
        }
    }

    /// The flag at the crossing, and the bracket from it to the end of the day on which the credit is expected.
    fn crossing(&self, at: Instant, tier: &Tier) -> impl IntoView + use<> {
        let Self { series, scale, figures } = self;
        let language = use_words().language();
        let (x, y) = (scale.x(at), scale.spend_y(tier.threshold));
        let reached = say::chart_reached(language, &figures.money(tier.threshold));
        let flag = Label::beside(x, scale, 150.0);
        let bracket = series.issue.map(|issue| {
            let (end, text) = match issue.expected_by {
                By::Instant(instant) => (scale.x(instant), self.instant(instant)),
                By::EndOf(date) => (scale.x(date.end()), self.date(date)),
            };
            let text = say::chart_arrives(language, &text);
            let middle = (Scale::SPEND_BOTTOM + Scale::CREDIT_TOP) / 2.0 - 6.0;
            let label = Label::beside(end, scale, 220.0);
            view! {
                <path class="chart-bracket" d=format!("M{x:.1} {:.1}V{middle:.1}H{end:.1}V{:.1}", Scale::SPEND_BOTTOM, middle + 14.0) />
                <text class="chart-label" x=label.x y=middle + 4.0 text-anchor=label.anchor>{text}</text>
            }
        });
        view! {
            <line class="chart-flag" x1=x x2=x y1=y y2=Scale::SPEND_BOTTOM />
            <circle class="chart-dot" cx=x cy=y r=4 />
            <text class="chart-label strong" x=flag.x y=y + 20.0 text-anchor=flag.anchor>{reached}</text>
            <text class="chart-label" x=flag.x y=y + 37.0 text-anchor=flag.anchor>{self.instant(at)}</text>
            {bracket}
        }
    }

    /// The credit from its arrival to its end.
    fn credit_lane(&self) -> impl IntoView + use<> {
        let Self { series, scale, figures } = self;
        let language = use_words().language();
        let area =
            scale.area(&series.credit, series.dates.1.end(), |amount| scale.credit_y(amount), None);
        let base = view! { <line class="chart-base" x1=scale.left x2=scale.right y1=Scale::CREDIT_BOTTOM y2=Scale::CREDIT_BOTTOM /> };
        let none = series.credit.list().is_empty().then(|| {
            let x = f64::midpoint(scale.left, scale.right);
            let y = f64::midpoint(Scale::CREDIT_TOP, Scale::CREDIT_BOTTOM) + 6.0;
            view! { <text class="chart-lane" x=x y=y text-anchor="middle">{say::chart_no_credit(language)}</text> }
        });
        let end = series.credit_end.map(|end| match end {
            CreditEnd::UsedUp(at) => {
                let label = Label::beside(scale.x(at), scale, 150.0);
                let text = say::chart_used_up(language, &self.date(at.date()));
                view! { <text class="chart-label" x=label.x y=Scale::CREDIT_BOTTOM - 8.0 text-anchor=label.anchor>{text}</text> }.into_any()
            }
            CreditEnd::Lost(at, lost) => {
                let x = scale.x(at);
                let label = Label::beside(x, scale, 180.0);
                // The credit can be used to the end of the date before.
                let text = say::chart_lost(language, &self.date(at.date().plus_days(-1)), &figures.money(lost));
                let y = scale.credit_y(lost);
                view! {
                    <line class="chart-lost" x1=x x2=x y1=y y2=Scale::CREDIT_BOTTOM />
                    <text class="chart-label danger" x=label.x y=y - 8.0 text-anchor=label.anchor>{text}</text>
                }
                .into_any()
            }
        });
        view! {
            <text class="chart-lane" x=scale.left y=Scale::CREDIT_TOP - 8.0>{say::chart_lane_credit(language)}</text>
            <path class="chart-credit" d=area />
            {base}
            {none}
            {end}
        }
    }

    /// Dates along the bottom, and the deadlines under them.
    fn axis(&self) -> impl IntoView + use<> {
        let Self { series, scale, figures } = self;
        let dates = scale.labelled_dates().into_iter().map(|date: Date| {
            let x = scale.x(date.start());
            view! {
                <line class="chart-tick" x1=x x2=x y1=Scale::CREDIT_BOTTOM y2=Scale::CREDIT_BOTTOM + 5.0 />
                <text class="chart-date" x=x y=Scale::AXIS>{figures.short_date(date)}</text>
            }
        });
        let language = use_words().language();
        let shown =
            series.deadlines.iter().filter(|deadline| deadline.date <= series.dates.1).enumerate();
        let deadlines = shown.map(|(index, deadline)| {
            let x = scale.x(deadline.date.end());
            let row = [402.0, 420.0, 434.0][index.min(2)];
            let label = Label::beside(x, scale, 170.0);
            let text = (!scale.is_narrow()).then(|| {
                let text = deadline_text(language, figures, *deadline);
                view! { <text class="chart-label" class:strong=index == 0 x=label.x y=row text-anchor=label.anchor>{text}</text> }
            });
            let bottom = if scale.is_narrow() { Scale::AXIS + 8.0 } else { row - 4.0 };
            view! {
                <line class="chart-deadline" class:binding=index == 0 x1=x x2=x y1=Scale::CREDIT_BOTTOM y2=bottom />
                {text}
            }
        });
        view! {
            {dates.collect_view()}
            {deadlines.collect_view()}
        }
    }
}

/// Where a label stands beside a place: to its right, or to its left where it would not fit.
struct Label {
    x: f64,
    anchor: &'static str,
}

impl Label {
    const GAP: f64 = 7.0;

    /// A label of about this width beside `x`: to its right, else to its left, else at the edge that is farther away.
    fn beside(x: f64, scale: &Scale, width: f64) -> Self {
        let (right, left) = (x + Self::GAP, x - Self::GAP);
        if right + width <= scale.right {
            Self { x: right, anchor: "start" }
        } else if left - width >= scale.left {
            Self { x: left, anchor: "end" }
        } else if x < f64::midpoint(scale.left, scale.right) {
            Self { x: scale.right, anchor: "end" }
        } else {
            Self { x: scale.left, anchor: "start" }
        }
    }
}
