//! What brought something that is no sum: states, windows, a delay, a limit by date.

use ad_credit_lab_engine::calendar::Instant;
use ad_credit_lab_engine::explain::{Explanation, Passing, Skipped};
use ad_credit_lab_engine::offer::{By, DelayUnit, Window, WindowEnd};
use ad_credit_lab_words::{Format, anchor, say, state};

use super::Teller;
use crate::i18n::by;
use crate::markup::Element;
use crate::markup::html::{dd, div, dl, dt, li, p, small, span, strong, ul};

/// The chain of states, each with the row that brought it.
pub(super) fn states(teller: &Teller, told: &Explanation) -> Vec<Element> {
    let steps = told.states.iter().map(|step| {
        let row = step.row.map(|row| teller.row(row));
        let line = li()
            .child(strong().text(state(teller.language, step.state)))
            .child(p().class("quiet").text(teller.figures.instant(step.at)).text(" ").text_if(row));
        line.children(step.row.and_then(|row| teller.go_to(row)))
    });
    list("why-chain", steps.collect())
}

/// Each window with where it begins and ends, and which one decides.
pub(super) fn spans(teller: &Teller, told: &Explanation) -> Vec<Element> {
    let (language, figures) = (teller.language, &teller.figures);
    let spans = told.spans.iter().map(|span| {
        let (text, from) = match span.window {
            Window::Days { from, days, end } => {
                let from = anchor(language, from);
                let days = i64::from(days);
                let text = match end {
                    WindowEnd::EndOfDate => say::why_window_days(language, figures, days, &from),
                    WindowEnd::SameTime => say::why_window_hours(language, figures, days, &from),
                };
                (text, span.anchor)
            }
            Window::Until { date, .. } => {
                (say::why_window_until(language, &figures.date(date)), None)
            }
            Window::Before(instant) => {
                (say::why_window_until(language, &figures.instant(instant)), None)
            }
        };
        let dates = match (from, span.ends) {
            (Some(from), Some(ends)) => {
                say::why_window_open(language, &figures.instant(from), &end_of(teller, ends))
            }
            (None, Some(ends)) => end_of(teller, ends),
            (_, None) => say::why_window_not_begun(language),
        };
        let binds = span.binds && told.spans.len() > 1;
        let mark = binds.then(|| strong().class("why-binds").text(say::why_binds(language)));
        li().child(self::span().text(text)).child(p().class("quiet").text(dates)).children(mark)
    });
    list("why-chain", spans.collect())
}

/// By the end of the whole date that ends there, or before the instant.
fn end_of(teller: &Teller, ends: Instant) -> String {
    if crate::i18n::whole_dates_end(ends) {
        let last = By::EndOf(ends.plus_seconds(-1).date());
        by(teller.language, &teller.figures, last)
    } else {
        say::by_before(teller.language, &teller.figures.instant(ends))
    }
}

/// What passes between a requirement that is met and its reward.
pub(super) fn passing(teller: &Teller, told: &Explanation) -> Vec<Element> {
    let Some(passing) = &told.passing else { return Vec::new() };
    let (language, figures) = (teller.language, &teller.figures);
    let Passing { crossed, from, delay, dates, skipped, issued } = passing;
    let row = |name: String, value: String| {
        div().class("why-fact").child(dt().text(name)).child(dd().text(value))
    };
    let units = i64::from(delay.latest);
    let long = match delay.unit {
        DelayUnit::Hour => say::why_hours(language, figures, units),
        DelayUnit::CalendarDay => say::why_days(language, figures, units),
        DelayUnit::BusinessDay => say::why_business_days(language, figures, units),
    };
    let long = if delay.earliest == delay.latest {
        long
    } else {
        say::why_delay_from(language, &figures.whole(delay.earliest.into()), &long)
    };
    let skipped = skipped.iter().map(|(date, why)| {
        let why = match why {
            Skipped::Weekend => say::why_weekend(language),
            Skipped::Holiday => say::why_holiday(language),
        };
        li().text(figures.date(*date)).text(" ").child(small().text(why))
    });
    let skipped: Vec<_> = skipped.collect();
    let has_skipped = !skipped.is_empty();
    let facts = [
        Some(row(say::figure_met(language), figures.instant(*crossed))),
        (from != crossed).then(|| row(say::why_delay_begins(language), figures.instant(*from))),
        Some(row(say::why_delay(language), long)),
        has_skipped.then(|| {
            div()
                .class("why-fact")
                .child(dt().text(say::why_skipped(language)))
                .child(dd().child(ul().children(skipped)))
        }),
        Some(row(say::why_earliest(language), figures.instant(dates.earliest))),
        Some(row(say::why_due(language), figures.instant(dates.due))),
        Some(row(say::figure_issue(language), by(language, figures, dates.expected_by))),
        Some(row(say::why_support(language), by(language, figures, dates.ask_support_after))),
        issued.map(|issued| row(say::why_came(language), figures.instant(issued))),
    ];
    vec![dl().class("why-facts").children(facts.into_iter().flatten())]
}

/// The limits of campaigns by the date of issue.
pub(super) fn limits(teller: &Teller, told: &Explanation) -> Vec<Element> {
    let (language, figures) = (teller.language, &teller.figures);
    let limits = told.limits.iter().map(|(limit, holds)| {
        let issued = match (limit.issued_from, limit.issued_until) {
            (None, Some(until)) => say::why_issued_until(language, &figures.date(until)),
            (Some(from), None) => say::why_issued_from(language, &figures.date(from)),
            (Some(from), Some(until)) => {
                say::why_span(language, &figures.date(from), &figures.date(until))
            }
            (None, None) => String::new(),
        };
        let mark = holds.then(|| strong().class("why-binds").text(say::why_holds(language)));
        li().child(span().text(say::why_limit(language, figures, limit.max.into())))
            .child(p().class("quiet").text(issued))
            .children(mark)
    });
    list("why-chain", limits.collect())
}

fn list(class: &'static str, items: Vec<Element>) -> Vec<Element> {
    if items.is_empty() { Vec::new() } else { vec![ul().class(class).children(items)] }
}
