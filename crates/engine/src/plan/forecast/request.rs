//! What is asked of a forecast: how many runs, and what is not known in them.

use super::Between;
use super::read::read_request;
use crate::input::{Cursor, Node, Object, Problems, choice};
use crate::money::Money;
use crate::scenario::Scenario;

choice! {
    /// Something of which a forecast knows only the bounds.
    pub enum Input {
        /// What is spent on a day, in minor units. Drawn anew for each day on which the plan spends.
        DailySpend = "daily_spend",
        /// How many percent of the daily spend are spent. Drawn once a run.
        Level = "level_percent",
        /// How many days later the plan starts. Drawn once a run.
        StartDelay = "start_delay_days",
        /// How many days later the offer is activated. Drawn once a run.
        ActivationDelay = "activation_delay_days",
    }
}

impl Input {
    /// All of them, in the order in which they are listed where nothing else puts them in order.
    pub const ALL: [Self; 4] =
        [Self::DailySpend, Self::Level, Self::StartDelay, Self::ActivationDelay];

    /// Its number, 0 to 15, which is part of the number of its streams and never changes.
    pub(super) const fn number(self) -> u64 {
        match self {
            Self::DailySpend => 0,
            Self::Level => 1,
            Self::StartDelay => 2,
            Self::ActivationDelay => 3,
        }
    }
}

/// What is asked of a forecast (C25).
///
/// It fits the scenario for which it was read; code that builds one has to see to that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForecastRequest {
    /// How many runs, 1 to [`ForecastRequest::MOST_RUNS`].
    pub runs: u32,
    /// Which random numbers, 0 to [`ForecastRequest::LARGEST_SEED`].
    pub seed: u64,
    /// Of which offer of the scenario it tells, by its index.
    pub offer: usize,
    /// The spend of each day on which the plan spends, in minor units; `None` leaves it as planned.
    pub daily_spend: Option<Between>,
    /// How many percent of each day's spend are spent, rounded half up; 1 to [`ForecastRequest::MOST_LEVEL`].
    pub level: Option<Between>,
    /// How many days later the plan starts, 0 to [`ForecastRequest::MOST_DELAY`].
    pub start_delay: Option<Between>,
    /// How many days later the offer is activated, 0 to [`ForecastRequest::MOST_DELAY`].
    pub activation_delay: Option<Between>,
}

impl ForecastRequest {
    /// How many runs are made where nothing is said.
    pub const USUAL_RUNS: u32 = 10_000;
    /// How many runs can be asked for.
    pub const MOST_RUNS: u32 = 1_000_000;
    /// The seed where nothing is said.
    pub const USUAL_SEED: u64 = 42;
    /// The largest seed, 2^53 - 1: the largest whole number that every JSON reader keeps exactly.
    pub const LARGEST_SEED: u64 = (1 << 53) - 1;
    /// The longest delay in days.
    pub const MOST_DELAY: u32 = 366;
    /// The highest level in percent.
    pub const MOST_LEVEL: u32 = 1_000;
    /// How many entries all runs together may play, each taken once for each offer.
    pub const MOST_STEPS: u64 = 1_000_000_000;

    /// What is known of an input, where it is uncertain.
    #[must_use]
    pub const fn between(&self, input: Input) -> Option<Between> {
        match input {
            Input::DailySpend => self.daily_spend,
            Input::Level => self.level,
            Input::StartDelay => self.start_delay,
            Input::ActivationDelay => self.activation_delay,
        }
    }

    /// The most that a day can spend.
    pub(super) fn highest_spend(&self, scenario: &Scenario) -> Money {
        let planned = || scenario.spend_plan.as_ref()?.amounts().into_iter().max();
        let drawn = self.daily_spend.map(|daily| Money::from_minor(daily.high()));
        let level = self.level.map_or(100, |level| level.high());
        at_level(drawn.or_else(planned).unwrap_or(Money::ZERO), level)
    }

    /// Reads a request from text, for a scenario.
    ///
    /// # Errors
    /// Every mistake, with its place.
    pub fn parse(text: &str, scenario: &Scenario) -> Result<Self, Problems> {
        Self::from_node(&Node::parse(text)?, scenario)
    }

    /// Reads a request from a tree, for a scenario.
    ///
    /// # Errors
    /// Every mistake, with its place.
    pub fn from_node(node: &Node, scenario: &Scenario) -> Result<Self, Problems> {
        let mut problems = Problems::default();
        let request = read_request(&Cursor::top(node), scenario, &mut problems);
        problems.unless(request)
    }

    /// The request as its file writes it.
    #[must_use]
    pub fn to_node(&self, scenario: &Scenario) -> Node {
        let mut request = Object::default();
        request.whole("runs", self.runs);
        request.whole("seed", self.seed.cast_signed());
        if scenario.offers.len() > 1 {
            request.text("offer", &scenario.offers[self.offer].offer.id);
        }
        for input in Input::ALL {
            let Some(between) = self.between(input) else { continue };
            let currency = scenario.account.currency;
            let number = |number| match input {
                Input::DailySpend => Node::Text(currency.format(Money::from_minor(number))),
                _ => Node::Whole(number),
            };
            let mut bounds = Object::default();
            bounds.add("low", number(between.low()));
            bounds.add("high", number(between.high()));
            if let Some(mode) = between.mode() {
                bounds.add("mode", number(mode));
            }
            request.object(input.name(), bounds);
        }
        request.into()
    }
}

/// So many percent of an amount, rounded half up to the minor unit.
pub(super) fn at_level(amount: Money, percent: i64) -> Money {
    let hundredfold = amount.minor() * percent + 50;
    // Dividing 32 bits is several times as fast, above all in wasm, and mostly they are enough.
    let narrow = u32::try_from(hundredfold).map(|hundredfold| i64::from(hundredfold / 100));
    Money::from_minor(narrow.unwrap_or(hundredfold / 100))
}
