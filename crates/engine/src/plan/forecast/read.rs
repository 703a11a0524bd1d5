//! Reading a request for a forecast, with every mistake and its place.

use super::setting::can_be_delayed;
use super::{Between, ForecastRequest, Input};
use crate::input::{Cursor, Fault, Fields, Place, Problems};
use crate::money::{Currency, Money};
use crate::plan::aim::read_offer;
use crate::scenario::Scenario;

const FIELDS: &[&str] = &[
    "$schema",
    "runs",
    "seed",
    "offer",
    "daily_spend",
    "level_percent",
    "start_delay_days",
    "activation_delay_days",
];

pub(super) fn read_request(
    cursor: &Cursor<'_>,
    scenario: &Scenario,
    problems: &mut Problems,
) -> Option<ForecastRequest> {
    let fields = cursor.read_fields(FIELDS, problems)?;
    if Input::ALL.iter().all(|input| fields.optional(input.name()).is_none()) {
        return fields.nothing_given(problems);
    }
    let runs = read_runs(&fields, scenario, problems);
    let seed = fields.read_optional("seed", |seed| {
        let seed = seed.read_number(0, ForecastRequest::LARGEST_SEED.cast_signed(), problems)?;
        Some(seed.cast_unsigned())
    });
    let offer = read_offer(&fields, scenario, problems);
    let mut of_plan = |input: Input, read: fn(&Cursor<'_>, Currency, &mut Problems) -> _| {
        fields.read_optional(input.name(), |between| {
            if scenario.spend_plan.is_none() {
                return between.fault(Fault::NeedsSpendPlan, problems);
            }
            read(&between, scenario.account.currency, problems)
        })
    };
    let daily_spend = of_plan(Input::DailySpend, read_spend);
    let level = of_plan(Input::Level, |level, _, problems| {
        read_whole(level, 1, ForecastRequest::MOST_LEVEL, problems)
    });
    let start_delay = of_plan(Input::StartDelay, |delay, _, problems| read_delay(delay, problems));
    let activation_delay = fields.read_optional(Input::ActivationDelay.name(), |delay| {
        if offer.is_some_and(|offer| !can_be_delayed(scenario, offer)) {
            return delay.fault(Fault::NothingToDelay, problems);
        }
        read_delay(&delay, problems)
    });
    let request = ForecastRequest {
        runs: runs?,
        seed: seed?.unwrap_or(ForecastRequest::USUAL_SEED),
        offer: offer?,
        daily_spend: daily_spend?,
        level: level?,
        start_delay: start_delay?,
        activation_delay: activation_delay?,
    };
    if request.highest_spend(scenario) > Money::LARGEST_INPUT {
        let place = Place::Field(fields.place(), Input::Level.name());
        problems.add(place, Fault::AmountTooLarge(scenario.account.currency));
        return None;
    }
    Some(request)
}

/// How many runs, so that all of them together do not go on for hours.
fn read_runs(fields: &Fields<'_>, scenario: &Scenario, problems: &mut Problems) -> Option<u32> {
    let runs = fields
        .read_optional("runs", |runs| runs.read_whole(1, ForecastRequest::MOST_RUNS, problems));
    let runs = runs?.unwrap_or(ForecastRequest::USUAL_RUNS);
    let days = scenario.spend_plan.as_ref().map_or(0, |plan| u64::from(plan.days) + 1);
    let entries = scenario.entries.len() + scenario.hourly_charge_count();
    let steps = (entries as u64 + days) * scenario.offers.len() as u64;
    let most = ForecastRequest::MOST_STEPS / steps.max(1);
    let most = u32::try_from(most).unwrap_or(u32::MAX).min(ForecastRequest::MOST_RUNS);
    if runs > most {
        problems.add(Place::Field(fields.place(), "runs"), Fault::TooManyRuns(most));
        return None;
    }
    Some(runs)
}

/// Bounds in money: the upper one is above zero.
fn read_spend(cursor: &Cursor<'_>, currency: Currency, problems: &mut Problems) -> Option<Between> {
    read_between(cursor, problems, |name, bound, problems| {
        let amount = if name == "high" {
            bound.read_amount(currency, problems)
        } else {
            bound.read_amount_or_zero(currency, problems)
        };
        amount.map(Money::minor)
    })
}

fn read_delay(cursor: &Cursor<'_>, problems: &mut Problems) -> Option<Between> {
    read_whole(cursor, 0, ForecastRequest::MOST_DELAY, problems)
}

fn read_whole(
    cursor: &Cursor<'_>,
    least: u32,
    most: u32,
    problems: &mut Problems,
) -> Option<Between> {
    read_between(cursor, problems, |_, bound, problems| {
        bound.read_whole(least, most, problems).map(i64::from)
    })
}

/// `low`, `high` and, where it is there, `mode`, each read by `read`, and in order.
fn read_between(
    cursor: &Cursor<'_>,
    problems: &mut Problems,
    mut read: impl FnMut(&str, Cursor<'_>, &mut Problems) -> Option<i64>,
) -> Option<Between> {
    let fields = cursor.read_fields(&["low", "high", "mode"], problems)?;
    let low = fields.required("low", problems).and_then(|low| read("low", low, problems));
    let high = fields.required("high", problems).and_then(|high| read("high", high, problems));
    let mode = fields.read_optional("mode", |mode| read("mode", mode, problems));
    let (low, high, mode) = (low?, high?, mode?);
    let fault = |name, fault, problems: &mut Problems| {
        problems.add(Place::Field(fields.place(), name), fault);
        None
    };
    if high < low {
        return fault("high", Fault::MostBelowLeast, problems);
    }
    Between::new(low, high, mode).or_else(|| fault("mode", Fault::OutsideBounds, problems))
}
