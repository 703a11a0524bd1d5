//! The words of the clock.

use ad_credit_lab_words::{Format, event, say};

use super::{DAY, HOUR};
use crate::i18n::{Figures, use_words};
use crate::state::{Halt, Run, What};

/// What happens at a stop of a run.
pub(super) fn what(run: &Run, what: What) -> String {
    let words = use_words();
    let language = words.language();
    let (scenario, outcome) = (run.scenario(), run.outcome());
    match what {
        What::Row(row) => event(language, scenario, outcome, row),
        What::Reached(offer, tier) => {
            let terms = scenario.offers[offer].in_play(&scenario.account);
            match terms.tiers.get(tier).and_then(|tier| tier.threshold()) {
                Some(threshold) => {
                    say::chart_reached(language, &words.figures(terms.currency).money(threshold))
                }
                None => say::clock_met(language),
            }
        }
        What::UsedUp(_) => say::clock_used_up(language),
        What::Unpaid => say::clock_unpaid(language),
    }
}

/// That one looks at the past, so many seconds before the latest; `None` at the latest.
pub(super) fn past(figures: &Figures, seconds: i64) -> Option<String> {
    let language = use_words().language();
    if seconds <= 0 {
        return None;
    }
    let (days, hours) = (seconds / DAY, seconds / HOUR);
    Some(if days > 0 {
        say::clock_past_days(language, figures, days)
    } else if hours > 0 {
        say::clock_past_hours(language, figures, hours)
    } else {
        say::clock_past_little(language)
    })
}

/// Why the story cannot go on.
pub(super) fn halt(halt: Halt) -> String {
    let language = use_words().language();
    match halt {
        Halt::Locked => say::clock_halt_locked(language),
        Halt::Full => say::clock_halt_full(language),
        Halt::Latest => say::clock_halt_latest(language),
    }
}
