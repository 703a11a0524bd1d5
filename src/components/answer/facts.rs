//! Everything that the answer may say, written for the reader.

use ad_credit_lab_engine::calendar::{Date, Instant};
use ad_credit_lab_engine::money::Money;
use ad_credit_lab_engine::offer::{Requirement, Reward};
use ad_credit_lab_engine::outcome::State;
use ad_credit_lab_words::{Format, say};

use crate::i18n::{Words, by, requirement, until, whole_dates_end};
use crate::state::{Rewards, Run};

/// What there is to say of the first offer; empty where it does not apply.
pub(super) struct Facts {
    pub(super) state: State,
    pub(super) can_climb: bool,
    /// Whether the earning window has not closed yet.
    pub(super) is_open: bool,
    /// Whether money is what the offer asks for.
    pub(super) counts_money: bool,
    /// What the highest tier reached asks for, or the first one.
    pub(super) asked: String,
    /// That it was done and when, as a sentence.
    pub(super) reached: String,
    /// What it earns, as the subject of a sentence.
    pub(super) reward: String,
    pub(super) counted: String,
    pub(super) missing: String,
    pub(super) pending: Option<String>,
    pub(super) expected: String,
    pub(super) used_up: String,
    pub(super) lost: String,
    /// How much of what came that is.
    pub(super) lost_share: String,
    pub(super) unused: String,
    pub(super) last_date: String,
    pub(super) earn_by: Option<String>,
    pub(super) redeem_by: Option<String>,
    /// Whether that is the end of a whole date.
    pub(super) redeem_to_end_of_date: bool,
}

impl Facts {
    pub(super) fn of(words: Words, run: &Run) -> Self {
        let language = words.language();
        let figures = words.figures(run.scenario().account.currency);
        let (outcome, terms) = (run.outcome(), run.terms());
        let offer = &outcome.offers[0];
        // The offer's amounts are in its own currency, whatever the account's is.
        let own = words.figures(terms.currency);
        let tier = offer.tier().unwrap_or(0);
        let (tier, standing) = (&terms.tiers[tier], &offer.tiers[tier]);
        let rewards = Rewards::of(run);
        // While the highest tier waits, what came of lower ones is not what is said.
        let issued = rewards.as_ref().filter(|_| standing.issued.is_some());
        let asked = requirement(language, &own, tier);
        let crossed = offer.crossed().map(|at| figures.date(at.date())).unwrap_or_default();
        let reached = match tier.requirement {
            Requirement::Threshold(_) => say::answer_reached(language, &crossed, &asked),
            Requirement::Action(_) => say::answer_reached_action(language, &asked, &crossed),
            Requirement::Activation => say::answer_reached_activation(language, &crossed),
        };
        let missing = tier.threshold().map(|threshold| threshold - offer.counted);
        let money = |money: Money| figures.money(money);
        let date = |at: Option<Instant>| at.map(|at| figures.date(at.date())).unwrap_or_default();
        let last_date =
            |date: Option<Date>| date.map(|date| figures.date(date)).unwrap_or_default();
        Self {
            state: offer.state,
            can_climb: offer.can_climb(),
            is_open: offer.earn_by.is_none_or(|deadline| outcome.at < deadline.ends),
            counts_money: tier.threshold().is_some(),
            reward: reward(words, run, tier.reward, issued),
            asked,
            reached,
            counted: money(offer.counted),
            missing: money(missing.unwrap_or(Money::ZERO).max(Money::ZERO)),
            pending: offer.pending.is_positive().then(|| money(offer.pending)),
            expected: standing
                .issue
                .map(|issue| by(language, &figures, issue.expected_by))
                .unwrap_or_default(),
            used_up: date(rewards.as_ref().and_then(|rewards| rewards.ended)),
            lost: rewards
                .as_ref()
                .map(|rewards| money(rewards.lost + rewards.revoked))
                .unwrap_or_default(),
            lost_share: rewards
                .as_ref()
                .map(|rewards| figures.basis_points(share(rewards.lost, rewards.granted)))
                .unwrap_or_default(),
            unused: rewards.as_ref().map(|rewards| money(rewards.unused)).unwrap_or_default(),
            last_date: last_date(rewards.as_ref().map(|rewards| rewards.last_date)),
            earn_by: offer.earn_by.map(|deadline| until(language, &figures, &deadline)),
            redeem_by: offer.redeem_by.map(|deadline| until(language, &figures, &deadline)),
            redeem_to_end_of_date: offer
                .redeem_by
                .is_some_and(|deadline| whole_dates_end(deadline.ends)),
        }
    }
}

/// How much a part is of the whole, in hundredths of a percent, rounded half up; 0 of nothing.
fn share(part: Money, whole: Money) -> i64 {
    let (part, whole) = (i128::from(part.minor()), i128::from(whole.minor()));
    if whole <= 0 { 0 } else { i64::try_from((part * 20_000 / whole + 1) / 2).unwrap_or(0) }
}

/// What an offer gives, as the subject of a sentence: by its amount, once that is known.
fn reward(words: Words, run: &Run, reward: Reward, rewards: Option<&Rewards>) -> String {
    let language = words.language();
    let own = words.figures(run.terms().currency);
    match (reward, rewards) {
        (Reward::Discount { rate, cap }, _) => {
            say::answer_discount(language, &own.money(cap), &rate.text())
        }
        (_, Some(rewards)) => {
            let figures = words.figures(run.scenario().account.currency);
            let granted = figures.money(rewards.granted);
            if rewards.parts > 1 {
                say::answer_credit_parts(language, &figures.whole(rewards.parts), &granted)
            } else {
                say::answer_credit(language, &granted)
            }
        }
        (Reward::Fixed(amount), None) => say::answer_credit(language, &own.money(amount)),
        (Reward::Match { rate, cap }, None) => {
            say::answer_match(language, &own.money(cap), &rate.text())
        }
    }
}
