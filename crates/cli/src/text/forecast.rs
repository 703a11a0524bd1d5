//! A forecast as text: chances, dates, amounts, and what matters most for them.

use std::io::{self, Write};

use ad_credit_lab_engine::calendar::Date;
use ad_credit_lab_engine::plan::forecast::{Chance, Dates, Forecast, Input, Matter, Spread};
use ad_credit_lab_engine::{Scenario, simulate};
use ad_credit_lab_words::{Format, Language, say};

use super::Report;
use super::table::{Side, Table};

/// Writes a forecast. `scenario` must be the one that was forecast.
///
/// # Errors
/// The output cannot be written.
pub(crate) fn write_forecast(
    out: &mut dyn Write,
    language: &Language,
    scenario: &Scenario,
    forecast: &Forecast,
) -> io::Result<()> {
    let outcome = simulate(scenario);
    let report = Report::of(language, scenario, &outcome);
    writeln!(out, "{}", scenario.name)?;
    writeln!(out, "{}", report.offer_line(&scenario.offers[forecast.offer].offer))?;
    let (runs, seed) = (forecast.runs.to_string(), forecast.seed.to_string());
    let currency = scenario.account.currency.code();
    writeln!(out, "{}", say::cli_forecast_top(language, currency, &runs, &seed))?;
    report.write_chances(out, forecast)?;
    report.write_dates(out, forecast)?;
    report.write_amounts(out, forecast)?;
    let heading = say::cli_forecast_matters_for_qualifying(language);
    report.write_matters(out, &heading, &forecast.matters_for_qualifying)?;
    let heading = say::cli_forecast_matters_for_waste(language);
    report.write_matters(out, &heading, &forecast.matters_for_waste)?;
    report.write_assumptions(out)?;
    report.write_warnings(out)?;
    report.write_undecided(out)
}

impl Report<'_> {
    fn write_chances(&self, out: &mut dyn Write, forecast: &Forecast) -> io::Result<()> {
        let language = self.language;
        self.heading(out, &say::cli_heading_chances(language), false)?;
        let mut table = Table::new([
            (Side::Left, String::new()),
            (Side::Right, say::cli_column_runs(language)),
            (Side::Right, say::cli_column_percent(language)),
            (Side::Right, say::cli_column_percent_from(language)),
            (Side::Right, say::cli_column_percent_to(language)),
        ]);
        let mut add = |what: String, chance: Chance| {
            let (from, to) = chance.interval();
            let [share, from, to] = [chance.share(), from, to].map(percent);
            table.add([what, chance.runs.to_string(), share, from, to], Vec::new());
        };
        add(say::cli_forecast_qualified(language), forecast.qualified);
        // With one tier, reaching it is what qualifying means.
        for (number, runs) in
            (1..).zip(&forecast.highest_tier).filter(|_| forecast.highest_tier.len() > 1)
        {
            let number: u32 = number;
            let chance = Chance { runs: *runs, of: forecast.runs };
            add(say::cli_forecast_highest_tier(language, &number.to_string()), chance);
        }
        add(say::cli_forecast_rewarded(language), forecast.rewarded);
        add(say::cli_forecast_any_waste(language), forecast.any_waste);
        table.write(out)
    }

    fn write_dates(&self, out: &mut dyn Write, forecast: &Forecast) -> io::Result<()> {
        let language = self.language;
        self.heading(out, &say::cli_heading_dates(language), false)?;
        let mut table = Table::new([
            (Side::Left, String::new()),
            (Side::Left, say::cli_column_p10(language)),
            (Side::Left, say::cli_column_p50(language)),
            (Side::Left, say::cli_column_p90(language)),
        ]);
        let mut add = |what: String, dates: &Dates| {
            let date = |date: Option<Date>| {
                date.map_or_else(|| say::cli_forecast_never(language), |date| self.plain.date(date))
            };
            let [p10, p50, p90] = [dates.p10, dates.p50, dates.p90].map(date);
            table.add([what, p10, p50, p90], Vec::new());
        };
        add(say::cli_forecast_qualified(language), &forecast.qualified_on);
        add(say::cli_forecast_rewarded(language), &forecast.rewarded_on);
        table.write(out)
    }

    fn write_amounts(&self, out: &mut dyn Write, forecast: &Forecast) -> io::Result<()> {
        let language = self.language;
        self.heading(out, &say::cli_heading_amounts(language), false)?;
        let mut table = Table::new([
            (Side::Left, String::new()),
            (Side::Right, say::cli_column_least(language)),
            (Side::Right, say::cli_column_p10(language)),
            (Side::Right, say::cli_column_p50(language)),
            (Side::Right, say::cli_column_p90(language)),
            (Side::Right, say::cli_column_most(language)),
            (Side::Right, say::cli_column_mean(language)),
        ]);
        let mut add = |what: String, spread: &Spread| {
            let Spread { least, p10, p50, p90, most, mean } = *spread;
            let figures = [least, p10, p50, p90, most, mean].map(|money| self.figure(money));
            table.add([what].into_iter().chain(figures).collect::<Vec<_>>(), Vec::new());
        };
        add(say::cli_forecast_granted(language), &forecast.granted);
        add(say::cli_forecast_used(language), &forecast.used);
        add(say::cli_forecast_wasted(language), &forecast.wasted);
        if !forecast.discounted.most.is_zero() {
            add(say::cli_forecast_discounted(language), &forecast.discounted);
        }
        add(say::cli_forecast_cash_out(language), &forecast.cash_out);
        table.write(out)
    }

    fn write_matters(
        &self,
        out: &mut dyn Write,
        heading: &str,
        matters: &[Matter],
    ) -> io::Result<()> {
        let language = self.language;
        self.heading(out, heading, matters.is_empty())?;
        let mut table = Table::new([
            (Side::Left, String::new()),
            (Side::Right, say::cli_column_rank_correlation(language)),
        ]);
        for matter in matters {
            let input = match matter.input {
                Input::DailySpend => say::cli_forecast_daily_spend(language),
                Input::Level => say::cli_forecast_level(language),
                Input::StartDelay => say::cli_forecast_start_delay(language),
                Input::ActivationDelay => say::cli_forecast_activation_delay(language),
            };
            let correlation = matter.correlation.map(thousandths).unwrap_or_default();
            table.add([input, correlation], Vec::new());
        }
        table.write(out)
    }
}

/// Hundredths of a percent with two decimals.
fn percent(hundredths: u16) -> String {
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

/// Thousandths with three decimals.
fn thousandths(thousandths: i16) -> String {
    let (sign, size) = (if thousandths < 0 { "-" } else { "" }, thousandths.unsigned_abs());
    format!("{sign}{}.{:03}", size / 1_000, size % 1_000)
}
