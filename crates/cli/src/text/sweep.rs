//! A sweep as text: a table of its cells, and where the credit changes.

use std::io::{self, Write};

use ad_credit_lab_engine::calendar::Instant;
use ad_credit_lab_engine::plan::sweep::{InputName, Setting, Sweep};
use ad_credit_lab_engine::{Node, Scenario};
use ad_credit_lab_words::{self as words, Format, Language, Plain, say};

use super::Report;
use super::table::{Side, Table};

/// Writes a sweep. `scenario` must be the one that was swept.
///
/// # Errors
/// The output cannot be written.
pub(crate) fn write_sweep(
    out: &mut dyn Write,
    language: &Language,
    scenario: &Scenario,
    swept: &Sweep,
) -> io::Result<()> {
    let currency = scenario.account.currency;
    let plain = Plain { currency: Some(currency) };
    let offer = &scenario.offers[swept.request.offer].offer;
    let offer = words::offer_title(language, &offer.id, offer.source.grade);
    writeln!(out, "{}", scenario.name)?;
    writeln!(out, "{}\n", say::cli_sweep(language, currency.code(), &offer))?;
    let inputs = swept.request.axes.iter().map(|axis| heading(language, axis.input.which()));
    let mut columns: Vec<_> = inputs.map(|heading| (Side::Right, heading)).collect();
    columns.extend([
        (Side::Left, say::cli_column_state(language)),
        (Side::Right, say::cli_column_counted(language)),
        (Side::Left, say::cli_column_crossed(language)),
        (Side::Right, say::cli_column_granted(language)),
        (Side::Right, say::cli_column_used(language)),
        (Side::Right, say::cli_column_wasted(language)),
        (Side::Right, say::cli_column_cash_out(language)),
    ]);
    let value = |value: &Setting| match value.to_node(currency) {
        Node::Text(text) => text,
        Node::Whole(number) => number.to_string(),
        _ => String::new(),
    };
    let crossed = |at: Option<Instant>| {
        at.map_or_else(|| say::cli_goal_never(language), |at| plain.instant(at))
    };
    let mut table = Table::new(columns);
    for (cell, figures) in swept.cells.iter().enumerate() {
        let mut cells: Vec<String> =
            swept.values(cell).unwrap_or_default().iter().map(value).collect();
        cells.push(words::state(language, figures.state));
        cells.push(currency.format(figures.counted));
        cells.push(crossed(figures.crossed));
        let sums = [figures.granted, figures.used, figures.wasted(), figures.cash_out];
        cells.extend(sums.map(|sum| currency.format(sum)));
        table.add(cells, Vec::new());
    }
    table.write(out)?;
    for cliff in &swept.cliffs {
        let [from, to] = [cliff.below, cliff.here].map(|run| plain.money(run.granted));
        let proof = words::proof(language, cliff.kind);
        let sentence = say::cli_sweep_cliff(language, &value(&cliff.at), &from, &proof, &to);
        writeln!(out, "\n{sentence}")?;
    }
    Report::of(language, scenario, &Sweep::provenance(scenario)).write_provenance(out)
}

fn heading(language: &Language, input: InputName) -> String {
    match input {
        InputName::DailyBudget => say::cli_column_daily_budget(language),
        InputName::Days => say::cli_column_days(language),
        InputName::Start => say::cli_column_start(language),
        InputName::Activation => say::cli_column_activation(language),
        InputName::Threshold => say::cli_column_threshold(language),
        InputName::Reward => say::cli_column_reward(language),
        InputName::TaxPercent => say::cli_column_tax_percent(language),
        InputName::TopUp => say::cli_column_top_up(language),
    }
}
