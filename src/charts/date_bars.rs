//! On which dates something comes about: a bar for each date, as high as its share of all runs.

use ad_credit_lab_engine::calendar::Date;

use super::strokes::{between, block, framed, lettering, picture, stroke, width_of_text};
use crate::i18n::Figures;
use crate::markup::{Element, svg};

/// What is drawn.
pub struct DateBars {
    /// The dates in their order, each with its number.
    pub on: Vec<(Date, i64)>,
    /// Of how many.
    pub of: i64,
    /// Dates that are marked, each with what is said of it, at length and in short.
    pub marks: Vec<(Date, [String; 2])>,
    /// What is said of a bar that is pointed at.
    pub told: Box<dyn Fn(Date, i64) -> String>,
    /// How dates and shares are written.
    pub figures: Figures,
}

/// Room for the numbers of the axis.
const LEFT: i64 = 48;
/// Room for a row of words.
const ROW: i64 = 20;
/// How high the bars can be.
const BARS: i64 = 150;
/// How narrow and how wide a bar can be.
const BAR: (i64, i64) = (3, 48);
/// Under this width dates are written in short.
const NARROW: i64 = 520;
/// How much room a date under the axis needs.
const DATE: i64 = 64;

/// The chart, drawn for the width that it has.
pub fn date_bars(drawn: impl Fn() -> Option<DateBars> + 'static) -> Element {
    framed("chart-frame", move |width| drawn().and_then(|bars| bars.drawing(width)))
}

impl DateBars {
    fn drawing(&self, width: i64) -> Option<Element> {
        let (first, last) = (self.on.first()?.0, self.on.last()?.0);
        let days = i64::from(last.days_since(first)) + 1;
        let (left, right) = (LEFT, (width - 4).max(LEFT + 40));
        let top = 8 + ROW * i64::try_from(self.marks.len()).unwrap_or(0);
        let bottom = top + BARS;
        // Of many dates some share a bar, so that none is too narrow to be seen.
        let together = (days * BAR.0 + right - left - 1) / (right - left);
        let slots = (days + together - 1) / together;
        let slot_of = |date: Date| i64::from(date.days_since(first)) / together;
        let begins = |slot: i64| between((left, right), slot, slots);
        let middle = |slot: i64| i64::midpoint(begins(slot), begins(slot + 1));
        let mut bars: Vec<(i64, Date, i64)> = Vec::new();
        for (date, runs) in &self.on {
            match bars.last_mut() {
                Some((slot, _, sum)) if *slot == slot_of(*date) => *sum += runs,
                _ => bars.push((slot_of(*date), *date, *runs)),
            }
        }
        let share = |runs: i64| runs * 10_000 / self.of.max(1);
        let highest = bars.iter().map(|(.., runs)| share(*runs)).max()?;
        let tick = tick(highest);
        let ceiling = (highest + tick - 1) / tick.max(1) * tick;
        let height = |share: i64| between((bottom, top), share, ceiling);

        let mut chart = picture(width, bottom + 26);
        for level in (0..).map(|index| index * tick).take_while(|level| *level <= ceiling) {
            let y = height(level);
            let class = if level == 0 { "chart-base" } else { "chart-level" };
            chart = chart.child(stroke(class, (left, y), (right, y)));
            let text = self.figures.percent(level / 10);
            chart = chart.child(lettering("chart-lane", "end", (left - 6, y + 4), text));
        }
        for (slot, date, runs) in bars {
            let (from, until) = (begins(slot), begins(slot + 1));
            let gap = if until - from > 5 { 2 } else { 0 };
            let wide = (until - from - gap).clamp(1, BAR.1);
            let y = height(share(runs)).min(bottom - 1);
            let bar = block("chart-bar", (middle(slot) - wide / 2, y), (wide, bottom - y));
            chart = chart.child(bar.child(svg::title().text((self.told)(date, runs))));
        }
        let step = slot_step(slots, (right - left) / DATE);
        for slot in (0..slots).step_by(step) {
            let days = i32::try_from(slot * together).unwrap_or(0);
            let text = self.figures.short_date(first.plus_days(days));
            let x = middle(slot);
            chart = chart.child(stroke("chart-tick", (x, bottom), (x, bottom + 5)));
            if x + DATE / 2 <= width {
                chart = chart.child(lettering("chart-lane", "middle", (x, bottom + 20), text));
            }
        }
        for (row, (date, [long, short])) in (0..).zip(&self.marks) {
            let text = if width < NARROW { short } else { long };
            let (x, y) = (middle(slot_of(*date)), 14 + ROW * row);
            chart = chart.child(stroke("chart-mark", (x, y - 10), (x, bottom)));
            let is_right = x + 6 + width_of_text(text) > width;
            let (anchor, x) = if is_right { ("end", x - 6) } else { ("start", x + 6) };
            chart = chart.child(lettering("chart-label", anchor, (x, y), text.clone()));
        }
        Some(chart)
    }
}

/// From one number of the axis to the next, in hundredths of a percent, so that there are up to five of them.
fn tick(highest: i64) -> i64 {
    let steps = [10, 20, 50, 100, 200, 500, 1_000, 2_000];
    steps.into_iter().find(|step| highest <= step * 4).unwrap_or(2_500)
}

/// Every how many bars have a date under them: whole weeks where one is too few.
fn slot_step(slots: i64, room: i64) -> usize {
    let steps: [u16; 7] = [1, 2, 7, 14, 28, 56, 112];
    let step = steps.into_iter().find(|step| slots / i64::from(*step) < room.max(2));
    step.unwrap_or(364).into()
}
