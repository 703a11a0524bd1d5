//! `goal`: the smallest amount or the latest date with which an offer gives what one wants of it.

use std::io::{self, Write};
use std::path::PathBuf;

use ad_credit_lab_engine::plan::goal::{Request, seek};
use ad_credit_lab_engine::{Catalogue, Node};
use clap::{Args, ValueEnum};

use crate::arguments::OutputFormat;
use crate::job::Job;
use crate::text;

/// What is asked.
#[derive(Debug, Args)]
pub(crate) struct GoalArguments {
    /// A scenario file of up to 64 MiB; "-" is standard input.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// A file with the request as JSON, in place of the options below.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["offer", "tier", "by", "whole_units", "most"])]
    request: Option<PathBuf>,
    /// What is looked for.
    #[arg(long, value_enum, required_unless_present = "request", conflicts_with = "request")]
    find: Option<FindArgument>,
    /// The id of the offer, where the scenario has several.
    #[arg(long, value_name = "ID")]
    offer: Option<String>,
    /// The tier that is to be reached, from 1; the first unless said otherwise.
    #[arg(long, value_name = "NUMBER")]
    tier: Option<u32>,
    /// The last date on which it may be reached.
    #[arg(long, value_name = "DATE")]
    by: Option<String>,
    /// Only whole units of the currency.
    #[arg(long)]
    whole_units: bool,
    /// The highest daily budget that is looked at.
    #[arg(long, value_name = "AMOUNT")]
    most: Option<String>,
    /// How the answer is printed.
    #[arg(long, value_enum, default_value_t = OutputFormat::Text)]
    format: OutputFormat,
}

/// What is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[value(rename_all = "snake_case")]
enum FindArgument {
    /// The smallest daily budget with which the tier is reached.
    DailyBudget,
    /// The latest safe activation with which it is.
    Activation,
    /// The latest start of the plan with which it is.
    Start,
    /// The smallest daily budget with which the whole credit is used before it expires.
    UseUpCredit,
    /// The most credit for the least cash.
    MostCredit,
}

impl FindArgument {
    const fn name(self) -> &'static str {
        match self {
            Self::DailyBudget => "daily_budget",
            Self::Activation => "activation",
            Self::Start => "start",
            Self::UseUpCredit => "use_up_credit",
            Self::MostCredit => "most_credit",
        }
    }
}

impl GoalArguments {
    /// The request that the options stand for.
    fn node(&self) -> Node {
        let mut fields = Vec::new();
        let mut add = |name: &str, node: Option<Node>| {
            fields.extend(node.map(|node| (name.to_owned(), node)));
        };
        add("find", self.find.map(|find| find.name().into()));
        add("offer", self.offer.as_deref().map(Node::text));
        add("tier", self.tier.map(|tier| Node::Whole(tier.into())));
        add("by", self.by.as_deref().map(Node::text));
        add("whole_units", self.whole_units.then_some(Node::Bool(true)));
        add("most", self.most.as_deref().map(Node::text));
        Node::Map(fields)
    }
}

/// Answers a question and prints the answer.
///
/// # Errors
/// The output cannot be written.
pub(crate) fn run(
    job: &mut Job<'_, impl Write>,
    asked: &GoalArguments,
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
    let answer = seek(&scenario, &request);
    match asked.format {
        OutputFormat::Json => writeln!(job.out, "{}", answer.to_node(&scenario).to_json()),
        OutputFormat::Text => text::write_answer(&mut job.out, job.language, &scenario, &answer),
    }
}
