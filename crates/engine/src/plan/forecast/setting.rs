//! What is the same on all days of a run, and the scenario that follows from it.

use std::borrow::Cow;

use super::{ForecastRequest, Input};
use crate::offer::ActivationMode;
use crate::plan::random::Stream;
use crate::scenario::{Action, Scenario, When};

const SECONDS_PER_DAY: i64 = 86_400;

/// What is drawn once for a whole run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Setting {
    /// How many percent of each day's spend are spent.
    pub(super) level: u16,
    /// How many days later the plan starts.
    pub(super) start_delay: u16,
    /// How many days later the offer is activated.
    pub(super) activation_delay: u16,
}

impl Setting {
    /// The setting of the run with this number, counted from 0.
    pub(super) fn draw(request: &ForecastRequest, run: u32) -> Self {
        let draw = |input: Input, usual: u16| {
            let Some(between) = request.between(input) else { return usual };
            let drawn = between.draw(&mut stream(request, run, input));
            u16::try_from(drawn).unwrap_or(usual)
        };
        Self {
            level: draw(Input::Level, 100),
            start_delay: draw(Input::StartDelay, 0),
            activation_delay: draw(Input::ActivationDelay, 0),
        }
    }

    /// What makes another scenario; runs in which it is the same share theirs.
    pub(super) const fn delays(self) -> (u16, u16) {
        (self.start_delay, self.activation_delay)
    }

    /// The scenario with the delays of this setting.
    pub(super) fn of(self, scenario: &Scenario, offer: usize) -> Cow<'_, Scenario> {
        let mut delayed = Cow::Borrowed(scenario);
        if self.start_delay > 0
            && let Some(plan) = &mut delayed.to_mut().spend_plan
        {
            plan.start = plan.start.plus_days(self.start_delay.into());
        }
        if self.activation_delay > 0 {
            delay_activation(delayed.to_mut(), offer, self.activation_delay);
        }
        delayed
    }
}

/// The random numbers of an input in a run.
pub(super) fn stream(request: &ForecastRequest, run: u32, input: Input) -> Stream {
    Stream::of(request.seed, u64::from(run) * 16 + input.number())
}

/// Whether an entry activates an offer, or tries to.
fn activates(action: &Action, mode: ActivationMode, offer: usize) -> bool {
    match (mode, action) {
        (ActivationMode::Code, Action::RedeemCode { offer: other, .. })
        | (ActivationMode::Register, Action::Register { offer: other })
        | (ActivationMode::Reviewed, Action::Review { offer: other, .. })
        | (ActivationMode::Invited, Action::ReceiveCode { offer: other, .. }) => *other == offer,
        _ => false,
    }
}

/// Whether there is something that can happen later: an automatic activation, or the entries that activate the offer.
pub(super) fn can_be_delayed(scenario: &Scenario, offer: usize) -> bool {
    let mode = scenario.offers[offer].activation;
    mode == ActivationMode::Automatic
        || scenario.entries.iter().any(|entry| activates(&entry.action, mode, offer))
}

fn delay_activation(scenario: &mut Scenario, offer: usize, days: u16) {
    let created = scenario.account.created;
    let met = &mut scenario.offers[offer];
    let mode = met.activation;
    if mode == ActivationMode::Automatic {
        let activated_at = met.activated_at.unwrap_or(created);
        met.activated_at = Some(activated_at.plus_seconds(i64::from(days) * SECONDS_PER_DAY));
    }
    for entry in &mut scenario.entries {
        if activates(&entry.action, mode, offer) {
            entry.at = match entry.at {
                When::At(instant) => {
                    When::At(instant.plus_seconds(i64::from(days) * SECONDS_PER_DAY))
                }
                When::On(date) => When::On(date.plus_days(days.into())),
            };
        }
    }
}
