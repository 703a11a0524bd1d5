//! An offer's terms in words.

use ad_credit_lab_engine::calendar::Instant;
use ad_credit_lab_engine::offer::{By, Requirement, Reward, Tier, TriggerKind};
use ad_credit_lab_engine::windows::Deadline;
use ad_credit_lab_words::{Format, Language, say, trigger};

use super::Figures;

/// What a tier asks for: an amount, or what must be done. `own` writes amounts of the offer's currency.
#[must_use]
pub fn requirement(language: &Language, own: &Figures, tier: &Tier) -> String {
    match &tier.requirement {
        Requirement::Threshold(threshold) => own.money(*threshold),
        Requirement::Action(action) => action.clone(),
        Requirement::Activation => trigger(language, TriggerKind::Activation),
    }
}

/// What a tier earns: an amount, or a share. `own` writes amounts of the offer's currency.
#[must_use]
pub fn reward(language: &Language, own: &Figures, reward: Reward) -> String {
    match reward {
        Reward::Fixed(amount) => own.money(amount),
        Reward::Match { rate, cap } => say::reward_match(language, &own.money(cap), &rate.text()),
        Reward::Discount { rate, cap } => {
            say::reward_discount(language, &own.money(cap), &rate.text())
        }
    }
}

/// Until when something is expected: "by the end of" a date, or "by" an instant.
#[must_use]
pub fn by(language: &Language, figures: &Figures, by: By) -> String {
    match by {
        By::Instant(instant) => say::by_instant(language, &figures.instant(instant)),
        By::EndOf(date) => say::by_end_of(language, &figures.date(date)),
    }
}

/// Until when a window is open: "by the end of" its last date, or "before" an instant.
#[must_use]
pub fn until(language: &Language, figures: &Figures, deadline: &Deadline) -> String {
    if whole_dates_end(deadline.ends) {
        say::by_end_of(language, &figures.date(deadline.last_date()))
    } else {
        say::by_before(language, &figures.instant(deadline.ends))
    }
}

/// Whether a window that ends here ends with a whole date.
#[must_use]
pub fn whole_dates_end(ends: Instant) -> bool {
    ends.second_of_day() == 0
}
