//! An offer's terms in words.

use ad_credit_lab_engine::calendar::Instant;
use ad_credit_lab_engine::offer::{By, Requirement, Reward, Term, Tier, TriggerKind};
use ad_credit_lab_engine::scenario::Weekday;
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

/// What a term of an offer means, in a sentence.
#[must_use]
pub fn meaning(language: &Language, term: Term) -> String {
    match term {
        Term::Currency => say::means_currency(language),
        Term::Activation => say::means_activation(language),
        Term::RedeemWindows => say::means_redeem_windows(language),
        Term::EarningWindows => say::means_earning_windows(language),
        Term::Trigger => say::means_trigger(language),
        Term::Tiers => say::means_tiers(language),
        Term::TierMode => say::means_tier_mode(language),
        Term::Issuance => say::means_issuance(language),
        Term::CreditType => say::means_credit_type(language),
        Term::CreditLifetime => say::means_credit_lifetime(language),
        Term::Countries => say::means_countries(language),
        Term::Stacking => say::means_stacking(language),
    }
}

/// What a day of the week is called.
#[must_use]
pub fn weekday(language: &Language, day: Weekday) -> String {
    match day {
        Weekday::Monday => say::inputs_monday(language),
        Weekday::Tuesday => say::inputs_tuesday(language),
        Weekday::Wednesday => say::inputs_wednesday(language),
        Weekday::Thursday => say::inputs_thursday(language),
        Weekday::Friday => say::inputs_friday(language),
        Weekday::Saturday => say::inputs_saturday(language),
        Weekday::Sunday => say::inputs_sunday(language),
    }
}
