//! `sweep`: what becomes of an offer over a range of one input, or of two.

use std::io::{self, Write};
use std::path::PathBuf;

use ad_credit_lab_engine::plan::Figures;
use ad_credit_lab_engine::plan::sweep::{Request, Sweep, sweep};
use ad_credit_lab_engine::{Catalogue, Node, Scenario};
use clap::{Args, ValueEnum};

use crate::job::Job;
use crate::text;

/// What is asked.
#[derive(Debug, Args)]
pub(crate) struct SweepArguments {
    /// A scenario file of up to 64 MiB; "-" is standard input.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// A file with the request as JSON, in place of the options below.
    #[arg(long, value_name = "FILE", conflicts_with = "offer")]
    request: Option<PathBuf>,
    /// An input with its values, such as "daily_budget=5..60:1" (from 5 to 60 in steps of 1) or
    /// "days=7,14,30"; it can be given twice. The inputs are daily_budget, days, start, activation,
    /// threshold, reward, tax_percent and top_up.
    #[arg(
        long,
        value_name = "INPUT",
        value_parser = read_input,
        required_unless_present = "request",
        conflicts_with = "request",
        verbatim_doc_comment
    )]
    input: Vec<Node>,
    /// The id of the offer, where the scenario has several.
    #[arg(long, value_name = "ID")]
    offer: Option<String>,
    /// How the cells are printed.
    #[arg(long, value_enum, default_value_t = SweepFormat::Text)]
    format: SweepFormat,
}

/// How a sweep is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum SweepFormat {
    /// One JSON document, for programs.
    Json,
    /// A table and sentences, for people.
    Text,
    /// Comma-separated values: a line for each cell, under a line of names.
    Csv,
}

/// Reads an input and its values as they are typed.
fn read_input(text: &str) -> Result<Node, String> {
    let (input, values) = text
        .split_once('=')
        .ok_or("expected an input with its values, such as daily_budget=5..60:1 or days=7,14,30")?;
    let value = |text: &str| {
        let number = text.parse().ok().filter(|_| input == "days");
        number.map_or_else(|| Node::text(text), Node::Whole)
    };
    let field = |name: &str, node: Node| (name.to_owned(), node);
    let mut fields = vec![field("input", input.into())];
    if let Some((from, rest)) = values.split_once("..") {
        let (to, step) =
            rest.split_once(':').ok_or("expected a step after the range, as in 5..60:1")?;
        // The steps of dates are days.
        let is_date = matches!(input, "start" | "activation");
        let days = step.parse().ok().filter(|_| is_date).map(Node::Whole);
        fields.push(field("from", value(from)));
        fields.push(field("to", value(to)));
        fields.push(field("step", days.unwrap_or_else(|| value(step))));
    } else {
        fields.push(field("values", Node::List(values.split(',').map(value).collect())));
    }
    Ok(Node::Map(fields))
}

impl SweepArguments {
    /// The request that the options stand for.
    fn node(&self) -> Node {
        let offer = self.offer.as_deref().map(|offer| ("offer".to_owned(), Node::text(offer)));
        let inputs = ("inputs".to_owned(), Node::List(self.input.clone()));
        Node::Map(offer.into_iter().chain([inputs]).collect())
    }
}

/// Runs every cell and prints them.
///
/// # Errors
/// The output cannot be written.
pub(crate) fn run(
    job: &mut Job<'_, impl Write>,
    asked: &SweepArguments,
    catalogue: &Catalogue,
) -> io::Result<()> {
    let Some(scenario) = job.scenario(&asked.file, catalogue) else {
        return Ok(());
    };
    let read = |node: &Node| Request::from_node(node, &scenario);
    let request = job.request(asked.request.as_deref(), || asked.node(), read);
    let Some(request) = request else {
        return Ok(());
    };
    let swept = sweep(&scenario, &request);
    match asked.format {
        SweepFormat::Json => writeln!(job.out, "{}", swept.to_node(&scenario).to_json()),
        SweepFormat::Csv => write_csv(&mut job.out, &scenario, &swept),
        SweepFormat::Text => text::write_sweep(&mut job.out, job.language, &scenario, &swept),
    }
}

/// Writes a line for each cell. No value needs quotation marks: they are codes, amounts and dates.
fn write_csv(out: &mut impl Write, scenario: &Scenario, swept: &Sweep) -> io::Result<()> {
    let currency = scenario.account.currency;
    let inputs = swept.request.axes.iter().map(|axis| axis.input.name());
    writeln!(out, "{}", inputs.chain(Figures::NAMES).collect::<Vec<_>>().join(","))?;
    for (cell, figures) in swept.cells.iter().enumerate() {
        let values = swept.values(cell).unwrap_or_default();
        let values = values.iter().map(|value| value.to_node(currency));
        let figures = figures.fields(currency).into_iter().map(|(_, node)| node);
        let line: Vec<String> = values.chain(figures).map(|node| written(&node)).collect();
        writeln!(out, "{}", line.join(","))?;
    }
    Ok(())
}

fn written(node: &Node) -> String {
    match node {
        Node::Text(text) => text.clone(),
        Node::Whole(number) => number.to_string(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inputs_are_read_as_they_are_typed() {
        let json =
            |text| read_input(text).unwrap().to_json().split_whitespace().collect::<String>();
        assert_eq!(
            json("daily_budget=5..60:1.50"),
            r#"{"input":"daily_budget","from":"5","to":"60","step":"1.50"}"#
        );
        assert_eq!(json("days=7,14"), r#"{"input":"days","values":[7,14]}"#);
        assert_eq!(
            json("start=2026-06-01..2026-06-09:2"),
            r#"{"input":"start","from":"2026-06-01","to":"2026-06-09","step":2}"#
        );
        assert!(read_input("days").is_err());
        assert!(read_input("days=1..3").is_err());
    }
}
