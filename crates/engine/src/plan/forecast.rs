//! The forecast: what becomes of an offer where only bounds of the spend, or of dates, are known (C25).
//!
//! Each run draws what is not known and is then followed by the same replay as everything else. A run depends on the scenario, the
//! request and its own number alone, so any split of the runs among workers gives the same forecast: each makes a [`Tally`] of its
//! runs, the tallies are merged in any order, and the forecast is what they say together. `docs/forecast.md` has all of it so exactly
//! that another program can make the same draws.

mod between;
mod chance;
mod matters;
mod pack;
mod ranks;
mod read;
mod report;
mod request;
mod setting;
mod sorted;
mod tally;

use std::ops::Range;

use crate::calendar::Date;
use crate::money::Money;
use crate::scenario::Scenario;
use crate::simulate::Prepared;
use request::at_level;
use setting::{Setting, stream};
use sorted::Sorted;
use tally::Followed;

pub use between::Between;
pub use chance::Chance;
pub use matters::Matter;
pub use request::{ForecastRequest, Input};
pub use sorted::Spread;
pub use tally::Tally;

/// What becomes of an offer, as far as the runs tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forecast {
    /// Which random numbers it was made with.
    pub seed: u64,
    /// Of which offer it tells, by its index.
    pub offer: usize,
    /// How many runs were followed.
    pub runs: u32,
    /// In how many the requirement of a tier was met in time.
    pub qualified: Chance,
    /// In how many a reward came.
    pub rewarded: Chance,
    /// In how many some credit was lost unused.
    pub any_waste: Chance,
    /// When the first requirement was met.
    pub qualified_on: Dates,
    /// When the first reward came.
    pub rewarded_on: Dates,
    /// For each tier in play, in how many runs it was the highest that was reached.
    pub highest_tier: Vec<u32>,
    /// The credit that the offer gave. As with the following amounts, a run without any is a run with nothing.
    pub granted: Spread,
    /// What of that paid for ads.
    pub used: Spread,
    /// What of that was lost unused: expired, revoked or forfeited.
    pub wasted: Spread,
    /// What discounts of the offer took off.
    pub discounted: Spread,
    /// What ads cost in cash, with tax, and with what was still owed at the end.
    pub cash_out: Spread,
    /// What matters most for when the first requirement is met; never is later than any date.
    pub matters_for_qualifying: Vec<Matter>,
    /// What matters most for what is lost unused.
    pub matters_for_waste: Vec<Matter>,
}

/// When something came about in the runs. Where it never did counts as later than every date.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dates {
    /// The first date by which it did in at least 10 percent of the runs; `None` where it did in fewer.
    pub p10: Option<Date>,
    /// The first date by which it did in at least half of the runs.
    pub p50: Option<Date>,
    /// The first date by which it did in at least 90 percent of the runs.
    pub p90: Option<Date>,
    /// Each date with the number of runs in which it came about on it, rising.
    pub on: Vec<(Date, u32)>,
}

/// Follows all runs and tells what becomes of an offer.
///
/// ```
/// use ad_credit_lab_engine::plan::forecast::{ForecastRequest, forecast};
/// use ad_credit_lab_engine::{Catalogue, Scenario};
///
/// let offers = Catalogue::parse([include_str!("../../../../offers/article-spend-200-get-200.json")]).unwrap();
/// let text = r#"{
///     "version": 1,
///     "name": "About 100 a day for two days",
///     "offers": [{ "offer": "article-spend-200-get-200", "activation": "automatic" }],
///     "account": { "created": "2026-06-01T09:00", "country": "US", "currency": "USD" },
///     "spend_plan": { "start": "2026-06-02", "days": 2, "daily_budget": "100.00" }
/// }"#;
/// let scenario = Scenario::parse(text, &offers).unwrap();
/// // Of the 9 sums of two days with 99.99, 100.00 or 100.01 each, 6 are 200.00 or more.
/// let request = r#"{ "runs": 900, "seed": 42, "daily_spend": { "low": "99.99", "high": "100.01" } }"#;
/// let forecast = forecast(&scenario, &ForecastRequest::parse(request, &scenario).unwrap());
/// let (low, high) = forecast.qualified.interval();
/// assert!(low <= 6_667 && 6_667 <= high);
/// ```
#[must_use]
pub fn forecast(scenario: &Scenario, request: &ForecastRequest) -> Forecast {
    Forecast::of(scenario, request, &Forecast::tally(scenario, request, 0..request.runs))
}

impl Forecast {
    /// Follows some of the runs, counted from 0. Those beyond the runs of the request are left out.
    #[must_use]
    pub fn tally(scenario: &Scenario, request: &ForecastRequest, runs: Range<u32>) -> Tally {
        let runs = runs.start..runs.end.min(request.runs);
        let mut drawn: Vec<(u32, Setting)> =
            runs.map(|run| (run, Setting::draw(request, run))).collect();
        // Runs with the same delays are followed together, so that there is one delayed scenario at a time.
        drawn.sort_by_key(|(_, setting)| setting.delays());
        let mut followed = Vec::with_capacity(drawn.len());
        for alike in drawn.chunk_by(|(_, one), (_, other)| one.delays() == other.delays()) {
            let Some((_, setting)) = alike.first() else { continue };
            let delayed = setting.of(scenario, request.offer);
            let prepared = Prepared::of(&delayed);
            let mut rehearsal = prepared.rehearsal();
            let mut days = Days::of(&delayed);
            for (run, setting) in alike {
                let spend = days.draw(request, *run, *setting);
                let totals = rehearsal.run(&days.amounts);
                followed.push(Followed::of(*run, *setting, spend, totals, request.offer));
            }
        }
        followed.sort_by_key(|followed| followed.run);
        Tally { runs: followed }
    }

    /// What the runs of a tally say. With a part of the runs it is the forecast of these.
    #[must_use]
    pub fn of(scenario: &Scenario, request: &ForecastRequest, tally: &Tally) -> Self {
        let runs = &tally.runs;
        let of = small(runs.len());
        let chance = |holds: fn(&Followed) -> bool| Chance {
            runs: small(runs.iter().filter(|run| holds(run)).count()),
            of,
        };
        let money = |part: fn(&Followed) -> Money| {
            Sorted::of(runs.iter().map(|run| part(run).minor()).collect())
        };
        let qualified_on = ByDate::of(runs, |run| run.qualified);
        let rewarded_on = ByDate::of(runs, |run| run.issued);
        let wasted = money(|run| run.wasted);
        let matters = matters::Inputs::of(request, runs);
        let tiers = scenario.offers[request.offer].in_play(&scenario.account).tiers.len();
        let highest = |tier: usize| runs.iter().filter(|run| usize::from(run.tier) == tier).count();
        Self {
            seed: request.seed,
            offer: request.offer,
            runs: of,
            qualified: chance(|run| run.tier > 0),
            rewarded: chance(|run| run.issued.is_some()),
            any_waste: chance(|run| run.wasted.is_positive()),
            qualified_on: qualified_on.dates(),
            rewarded_on: rewarded_on.dates(),
            highest_tier: (1..=tiers).map(|tier| small(highest(tier))).collect(),
            granted: Spread::of(&money(|run| run.granted)),
            used: Spread::of(&money(|run| run.used)),
            wasted: Spread::of(&wasted),
            discounted: Spread::of(&money(|run| run.discounted)),
            cash_out: Spread::of(&money(|run| run.cash_out)),
            matters_for_qualifying: matters.rank_for(&qualified_on.days),
            matters_for_waste: matters.rank_for(&wasted),
        }
    }
}

/// The days of a plan, which are drawn anew for each run.
struct Days {
    planned: Vec<Money>,
    amounts: Vec<Money>,
}

impl Days {
    fn of(scenario: &Scenario) -> Self {
        let planned = scenario.spend_plan.as_ref().map(|plan| plan.amounts()).unwrap_or_default();
        Self { amounts: planned.clone(), planned }
    }

    /// Draws the days of a run, and gives their sum before its level. A day on which the plan spends nothing stays without spend.
    fn draw(&mut self, request: &ForecastRequest, run: u32, setting: Setting) -> Money {
        let days = self.amounts.iter_mut().zip(&self.planned);
        let sum = if let Some(daily) = request.daily_spend {
            let spending = days.filter(|(_, planned)| planned.is_positive());
            let stream = stream(request, run, Input::DailySpend);
            daily.draw_amounts(stream, spending.map(|(amount, _)| amount))
        } else {
            self.amounts.copy_from_slice(&self.planned);
            self.planned.iter().copied().sum()
        };
        if setting.level != 100 {
            let level = setting.level.into();
            self.amounts.iter_mut().for_each(|amount| *amount = at_level(*amount, level));
        }
        sum
    }
}

/// The runs in the order of a date, which each has or has not.
struct ByDate {
    /// How many days after the earliest date that can be written.
    days: Sorted,
    /// What stands for never: a day after the last date that there is.
    never: i64,
}

impl ByDate {
    fn of(runs: &[Followed], date: fn(&Followed) -> Option<Date>) -> Self {
        let day = |date: Date| i64::from(date.days_since(Date::EARLIEST));
        let never = runs.iter().filter_map(date).max().map_or(0, |last| day(last) + 1);
        let days = Sorted::of(runs.iter().map(|run| date(run).map_or(never, day)).collect());
        Self { days, never }
    }

    fn dates(&self) -> Dates {
        let date = |day: i64| {
            let day = i32::try_from(day).ok().filter(|_| day < self.never)?;
            Some(Date::EARLIEST.plus_days(day))
        };
        let percentile = |percent| self.days.percentile(percent).and_then(date);
        let on = self.days.groups().filter_map(|(day, runs)| Some((date(day)?, small(runs.len()))));
        Dates { p10: percentile(10), p50: percentile(50), p90: percentile(90), on: on.collect() }
    }
}

fn small(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
