//! The picture in a paragraph, for those who hear it.

use ad_credit_lab_words::{Format, say};

use super::labels::deadline_text;
use super::series::{CreditEnd, Series};
use crate::i18n::{Words, by, reward};

/// What the picture shows, from its first date to its last.
#[must_use]
pub fn summary(words: Words, series: &Series) -> String {
    let language = words.language();
    let (figures, own) = (words.figures(series.currency), words.figures(series.own_currency));
    let mut facts = Vec::new();
    for tier in &series.tiers {
        if let Some(threshold) = tier.threshold() {
            let reward = reward(language, &own, tier.reward);
            facts.push(say::chart_threshold(language, &reward, &own.money(threshold)));
        }
    }
    match &series.crossing {
        Some((at, tier)) => {
            let reached = match tier.threshold() {
                Some(threshold) => say::chart_reached(language, &own.money(threshold)),
                None => say::chart_met(language),
            };
            facts.push(say::chart_at(language, &reached, &figures.instant(*at)));
        }
        None => facts.push(say::chart_not_reached(language, &figures.money(series.counted.top()))),
    }
    if let Some(issue) = series.issue {
        facts.push(say::chart_arrives(language, &by(language, &figures, issue.expected_by)));
    }
    match series.credit_end {
        Some(CreditEnd::UsedUp(at)) => {
            facts.push(say::chart_used_up(language, &figures.date(at.date())));
        }
        Some(CreditEnd::Lost(at, lost)) => {
            let date = figures.date(at.plus_seconds(-1).date());
            facts.push(say::chart_lost(language, &date, &figures.money(lost)));
        }
        None => {}
    }
    facts.extend(series.deadlines.iter().map(|due| deadline_text(language, &figures, *due)));
    let (first, last) = series.dates;
    say::chart_summary(language, &facts.join("; "), &figures.date(first), &figures.date(last))
}
