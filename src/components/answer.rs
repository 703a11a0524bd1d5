//! The answer in one sentence.

use ad_credit_lab_engine::Outcome;
use ad_credit_lab_engine::calendar::Date;
use ad_credit_lab_engine::money::Money;
use ad_credit_lab_engine::offer::By;
use ad_credit_lab_engine::outcome::{Assumption, State};
use ad_credit_lab_words::{Format, Language, say};
use leptos::prelude::*;

use crate::i18n::{Figures, Words, use_words};
use crate::state::{Run, use_plan};

/// What becomes of the first offer, in one sentence with dates. It is announced when it changes.
#[component]
pub fn Answer() -> impl IntoView {
    let plan = use_plan();
    let words = use_words();
    let sentence = Memo::new(move |_| {
        let run = plan.run.get();
        sentence(words, &run)
    });
    // A yes on the last date is never a bare yes (A1).
    let boundary = move || {
        let is_on_boundary =
            plan.run.with(|run| run.outcome().assumptions.contains(&Assumption::LastDateIncluded));
        is_on_boundary.then(
            || view! { <p class="answer-boundary">{say::answer_boundary(words.language())}</p> },
        )
    };
    let has_failed = move || {
        use State::{EarningWindowMissed, NotEligible, NotReceived, RedeemWindowMissed};
        let state = plan.run.with(|run| run.outcome().offers[0].state);
        matches!(state, EarningWindowMissed | NotEligible | NotReceived | RedeemWindowMissed)
    };
    view! {
        <section class="answer" aria-labelledby="answer-heading" class:without-credit=has_failed>
            <h2 id="answer-heading" class="visually-hidden">
                {say::answer_heading(words.language())}
            </h2>
            <p role="status" class="answer-sentence">
                {sentence}
            </p>
            {boundary}
        </section>
    }
}

/// The sentence about a scenario's first offer.
fn sentence(words: Words, run: &Run) -> String {
    let language = words.language();
    let Facts {
        threshold,
        reward,
        counted,
        missing,
        crossed,
        expected,
        used_up,
        lost,
        unused,
        last_date,
        earn_by,
        redeem_by,
        state,
        can_climb,
    } = Facts::of(words, run);
    match state {
        State::Exhausted => {
            say::answer_exhausted(language, &crossed, &expected, &reward, &threshold, &used_up)
        }
        State::Expired => say::answer_expired(
            language, &crossed, &expected, &last_date, &lost, &reward, &threshold,
        ),
        State::Granted => {
            say::answer_granted(language, &crossed, &last_date, &reward, &threshold, &unused)
        }
        State::RequirementMet if can_climb => say::answer_climbing(
            language,
            &crossed,
            &earn_by.unwrap_or_default(),
            &reward,
            &threshold,
        ),
        State::RequirementMet => {
            say::answer_requirement_met(language, &crossed, &expected, &reward, &threshold)
        }
        State::EarningWindowMissed => say::answer_earning_window_missed(
            language,
            &counted,
            &earn_by.unwrap_or_default(),
            &missing,
            &threshold,
        ),
        State::Earning => match earn_by {
            Some(date) => {
                say::answer_earning_until(language, &counted, &date, &missing, &threshold)
            }
            None => say::answer_earning(language, &counted, &missing, &threshold),
        },
        State::RedeemWindowMissed => {
            say::answer_redeem_window_missed(language, &redeem_by.unwrap_or_default())
        }
        State::Received => match redeem_by {
            Some(date) => say::answer_received_until(language, &date),
            None => say::answer_received(language),
        },
        State::NotReceived => say::answer_not_received(language),
        State::NotEligible => say::answer_not_eligible(language),
    }
}

/// Everything that a sentence may say, written for the reader; empty where it does not apply.
struct Facts {
    state: State,
    can_climb: bool,
    threshold: String,
    reward: String,
    counted: String,
    missing: String,
    crossed: String,
    expected: String,
    used_up: String,
    lost: String,
    unused: String,
    last_date: String,
    earn_by: Option<String>,
    redeem_by: Option<String>,
}

impl Facts {
    fn of(words: Words, run: &Run) -> Self {
        let figures = words.figures(run.scenario().account.currency);
        let Outcome { offers, credits, ledger, .. } = run.outcome();
        let (offer, met) = (&offers[0], &run.scenario().offers[0]);
        // The offer's amounts are in its own currency, whatever the account's is.
        let own = words.figures(met.offer.currency);
        let tier = offer.tier.unwrap_or(0);
        let tier = met.offer.tiers[tier];
        let credit = offer.credit.map(|credit| (&credits[credit], ledger.credits()[credit]));
        let date = |date: Option<Date>| date.map(|date| figures.date(date));
        let missing = (tier.threshold - offer.counted).max(Money::ZERO);
        Self {
            state: offer.state,
            can_climb: offer.can_climb(run.outcome().at),
            threshold: own.money(tier.threshold),
            reward: own.money(tier.reward),
            counted: figures.money(offer.counted),
            missing: figures.money(missing),
            crossed: date(offer.crossed.map(|crossed| crossed.date())).unwrap_or_default(),
            expected: offer
                .issue
                .map(|issue| by(words.language(), &figures, issue.expected_by))
                .unwrap_or_default(),
            used_up: date(
                credit.and_then(|(credit, _)| credit.used_up).map(|instant| instant.date()),
            )
            .unwrap_or_default(),
            lost: credit.map(|(_, book)| figures.money(book.expired())).unwrap_or_default(),
            unused: credit.map(|(_, book)| figures.money(book.unused())).unwrap_or_default(),
            last_date: date(credit.map(|(credit, _)| credit.last_date)).unwrap_or_default(),
            earn_by: date(offer.earn_by.map(|deadline| deadline.last_date)),
            redeem_by: date(offer.redeem_by.map(|deadline| deadline.last_date)),
        }
    }
}

/// Until when something is expected: "by the end of" a date, or "by" an instant.
pub(super) fn by(language: &Language, figures: &Figures, by: By) -> String {
    match by {
        By::Instant(instant) => say::by_instant(language, &figures.instant(instant)),
        By::EndOf(date) => say::by_end_of(language, &figures.date(date)),
    }
}
