//! The answer to a question as text: the value, what the run comes to, and what excludes all better values.

use std::io::{self, Write};

use ad_credit_lab_engine::Scenario;
use ad_credit_lab_engine::calendar::Instant;
use ad_credit_lab_engine::plan::Figures;
use ad_credit_lab_engine::plan::goal::{Answer, Find, Obstacle, Value};
use ad_credit_lab_words::{self as words, Format, Language, Plain, say};

/// Writes an answer. `scenario` must be the one that it is about.
///
/// # Errors
/// The output cannot be written.
pub(crate) fn write_answer(
    out: &mut dyn Write,
    language: &Language,
    scenario: &Scenario,
    answer: &Answer,
) -> io::Result<()> {
    let plain = Plain { currency: Some(scenario.account.currency) };
    let report = Report { language, plain };
    writeln!(out, "{}", scenario.name)?;
    writeln!(out, "{}", report.question(scenario, answer))?;
    match &answer.result {
        Ok(solution) => {
            let value = report.value(solution.best.value);
            writeln!(out, "\n{}", say::cli_goal_answer(language, &value))?;
            report.write_run(out, &solution.best.run)?;
            if let Some(date) = solution.boundary {
                let date = report.plain.date(date);
                writeln!(out, "  {}", say::cli_goal_boundary(language, &date))?;
            }
            if let Some((next, obstacle)) = &solution.next {
                let (value, why) = (report.value(next.value), report.why(obstacle));
                writeln!(out, "{}", say::cli_goal_next(language, &value, &why))?;
                report.write_run(out, &next.run)?;
            }
        }
        Err(failure) => {
            let why = report.why(&failure.obstacle);
            writeln!(out, "\n{}", say::cli_goal_none(language, &why))?;
            if let Some(closest) = &failure.closest {
                let value = report.value(closest.value);
                writeln!(out, "{}", say::cli_goal_closest(language, &value))?;
                report.write_run(out, &closest.run)?;
            }
        }
    }
    let proof = words::proof(language, answer.proof.kind);
    let runs = i64::from(answer.proof.runs);
    writeln!(out, "{}", say::cli_goal_proof(language, &report.plain, runs, &proof))?;
    super::Report::of(language, scenario, &answer.provenance(scenario)).write_provenance(out)
}

struct Report<'a> {
    language: &'a Language,
    plain: Plain,
}

impl Report<'_> {
    fn question(&self, scenario: &Scenario, answer: &Answer) -> String {
        let (language, aim) = (self.language, &answer.request.aim);
        let offer = &scenario.offers[aim.offer].offer;
        let offer = &words::offer_title(language, &offer.id, offer.source.grade);
        let tier = (aim.tier + 1).to_string();
        let by = aim.by.map(|by| self.plain.date(by));
        match (answer.request.find, by) {
            (Find::DailyBudget, None) => say::cli_goal_daily_budget(language, offer, &tier),
            (Find::DailyBudget, Some(by)) => {
                say::cli_goal_daily_budget_by(language, &by, offer, &tier)
            }
            (Find::Activation, None) => say::cli_goal_activation(language, offer, &tier),
            (Find::Activation, Some(by)) => {
                say::cli_goal_activation_by(language, &by, offer, &tier)
            }
            (Find::Start, None) => say::cli_goal_start(language, offer, &tier),
            (Find::Start, Some(by)) => say::cli_goal_start_by(language, &by, offer, &tier),
            (Find::UseUpCredit, _) => say::cli_goal_use_up_credit(language, offer, &tier),
            (Find::MostCredit, _) => say::cli_goal_most_credit(language, offer),
        }
    }

    fn value(&self, value: Value) -> String {
        match value {
            Value::DailyBudget(budget) => {
                say::cli_goal_a_day(self.language, &self.plain.money(budget))
            }
            Value::BudgetAndDays { daily_budget, days } => {
                let budget = self.plain.money(daily_budget);
                say::cli_goal_a_day_on(self.language, &self.plain, days.into(), &budget)
            }
            Value::Activation(at) => self.plain.instant(at),
            Value::Start(start) => self.plain.date(start),
        }
    }

    /// Why a value does not do, with the rule behind it, if there is one.
    fn why(&self, obstacle: &Obstacle) -> String {
        let sentence = words::obstacle(self.language, &self.plain, obstacle);
        match obstacle.rule() {
            Some(rule) => say::cli_cited(self.language, rule.id, &sentence, rule.source().key),
            None => sentence,
        }
    }

    /// The key dates and sums of a run.
    fn write_run(&self, out: &mut dyn Write, run: &Figures) -> io::Result<()> {
        let language = self.language;
        let instant = |at: Option<Instant>| {
            at.map_or_else(|| say::cli_goal_never(language), |at| self.plain.instant(at))
        };
        let money = |amount| self.plain.money(amount);
        let (crossed, issued) = (instant(run.crossed), instant(run.issued));
        let state = words::state(language, run.state);
        let counted = money(run.counted);
        writeln!(out, "  {}", say::cli_goal_state(language, &counted, &crossed, &issued, &state))?;
        let [cash_out, granted, used, wasted] =
            [run.cash_out, run.granted, run.used, run.wasted()].map(money);
        writeln!(out, "  {}", say::cli_goal_sums(language, &cash_out, &granted, &used, &wasted))
    }
}
