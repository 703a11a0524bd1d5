//! `forecast`: what becomes of an offer where the spend is known only roughly.

use std::io::{self, IsTerminal, Write};
use std::path::Path;

use ad_credit_lab_batch::said::what_of_line;
use ad_credit_lab_batch::{Complaint, Counts, Scenarios, Stopped, read_json_lines};
use ad_credit_lab_engine::input::Problems;
use ad_credit_lab_engine::plan::forecast::{Forecast, ForecastRequest, Tally, forecast};
use ad_credit_lab_engine::{Catalogue, Node, Problem, Scenario};

use crate::arguments::{ForecastArguments, ForecastFormat};
use crate::complaints::Complaints;
use crate::file::{self, Unusable};
use crate::job::{End, Job, shown};
use crate::progress::Progress;
use crate::text;

/// How many runs are followed between two looks at the bar.
const STRETCH: u32 = 20_000;

/// Forecasts each file that can be used, or each line of a batch, and prints what came of it.
///
/// # Errors
/// The output cannot be written.
pub(crate) fn run(
    job: &mut Job<'_, impl Write>,
    arguments: &ForecastArguments,
    catalogue: &Catalogue,
) -> io::Result<()> {
    let request = match request(arguments) {
        Ok(request) => request,
        Err((path, unusable)) => {
            job.complain_of(path, &unusable);
            return Ok(());
        }
    };
    if let Some(batch) = &arguments.batch {
        return run_batch(job, batch, arguments, &request, catalogue);
    }
    let format = arguments.format.unwrap_or(ForecastFormat::Text);
    let mut is_first = true;
    for path in &arguments.files {
        let Some(scenario) = job.scenario(path, catalogue) else {
            continue;
        };
        let asked = match asked(&request, &scenario) {
            Ok(asked) => asked,
            Err(problems) => {
                job.complain_of(path, &Unusable::Wrong(problems));
                continue;
            }
        };
        let progress = Progress::of_runs(asked.runs.into(), !arguments.quiet);
        let forecast = follow(&scenario, &asked, &progress);
        progress.end();
        match format {
            ForecastFormat::Json => writeln!(job.out, "{}", forecast.to_node(&scenario).to_json())?,
            ForecastFormat::Jsonl => {
                writeln!(job.out, "{}", forecast.to_node(&scenario).to_json_line())?;
            }
            ForecastFormat::Text => {
                if !is_first {
                    writeln!(job.out)?;
                }
                text::write_forecast(&mut job.out, job.language, &scenario, &forecast)?;
            }
        }
        is_first = false;
        // Problems of the next file must not overtake this forecast.
        job.out.flush()?;
    }
    Ok(())
}

/// What is asked of a scenario. The places of mistakes begin with `request`, because the scenario itself is right.
fn asked(request: &Node, scenario: &Scenario) -> Result<ForecastRequest, Problems> {
    ForecastRequest::from_node(request, scenario).map_err(|problems| {
        let of_request = |problem: Problem| {
            let dot = if problem.place.is_empty() { "" } else { "." };
            Problem { place: format!("request{dot}{}", problem.place), ..problem }
        };
        problems.into_list().into_iter().map(of_request).collect::<Vec<_>>().into()
    })
}

/// Follows all runs, and shows how far it is.
fn follow(scenario: &Scenario, asked: &ForecastRequest, progress: &Progress) -> Forecast {
    let mut tally = Tally::default();
    let mut from = 0;
    while from < asked.runs {
        let to = from.saturating_add(STRETCH).min(asked.runs);
        tally = tally.merge(Forecast::tally(scenario, asked, from..to));
        progress.reach(to.into());
        from = to;
    }
    Forecast::of(scenario, asked, &tally)
}

/// The request of the file, if one is named, with what the options say in place of what it says.
fn request(arguments: &ForecastArguments) -> Result<Node, (&Path, Unusable)> {
    let mut fields = match &arguments.request {
        None => Vec::new(),
        Some(path) => match file::read_node(path).map_err(|unusable| (&**path, unusable))? {
            Node::Map(fields) => fields,
            // What is no object is refused by the reader of requests, in the usual words.
            other => return Ok(other),
        },
    };
    let mut put = |name: &str, node: Option<Node>| {
        let Some(node) = node else { return };
        fields.retain(|(field, _)| field != name);
        fields.push((name.to_owned(), node));
    };
    put("runs", arguments.runs.map(|runs| Node::Whole(runs.into())));
    put("seed", arguments.seed.map(|seed| Node::Whole(seed.cast_signed())));
    put("offer", arguments.offer.as_deref().map(Node::text));
    let bounds = [("low", &arguments.low), ("high", &arguments.high), ("mode", &arguments.mode)];
    let bounds = bounds
        .into_iter()
        .filter_map(|(name, bound)| Some((name.to_owned(), Node::text(bound.as_deref()?))))
        .collect::<Vec<_>>();
    put("daily_spend", (!bounds.is_empty()).then_some(Node::Map(bounds)));
    Ok(Node::Map(fields))
}

fn run_batch(
    job: &mut Job<'_, impl Write>,
    path: &Path,
    arguments: &ForecastArguments,
    request: &Node,
    catalogue: &Catalogue,
) -> io::Result<()> {
    let (source, length) = match file::open(path) {
        Ok(opened) => opened,
        Err(unusable) => {
            job.complain_of(path, &unusable);
            return Ok(());
        }
    };
    let progress = Progress::through(length, !arguments.quiet && !io::stdout().is_terminal());
    let mut desk = Desk {
        out: &mut job.out,
        request,
        complaints: Complaints::about(shown(path), arguments.most_errors, &progress, job.language),
    };
    let ran = read_json_lines(progress.watch(source), catalogue, &mut desk);
    progress.end();
    match ran {
        Ok(counts) => {
            desk.complaints.sum_up(&counts, arguments.quiet);
            if counts.bad_rows > 0 {
                job.end = End::Bad;
            }
        }
        Err(Stopped::Unwritable(error)) => return Err(error),
        Err(Stopped::Unreadable(error)) => job.complain_of(path, &Unusable::Unreadable(error)),
        // JSON Lines have no header.
        Err(Stopped::BadHeader(_)) => {}
    }
    Ok(())
}

/// Where the forecasts and the complaints of a batch come together.
struct Desk<'a, W> {
    out: W,
    request: &'a Node,
    complaints: Complaints<'a>,
}

impl<W: Write> Scenarios for Desk<'_, W> {
    fn scenario(
        &mut self,
        scenario: &Scenario,
        counts: &Counts,
    ) -> io::Result<Result<(), Problems>> {
        self.complaints.tell(counts);
        match asked(self.request, scenario) {
            Ok(asked) => {
                let forecast = forecast(scenario, &asked);
                writeln!(self.out, "{}", forecast.to_node(scenario).to_json_line()).map(Ok)
            }
            Err(problems) => Ok(Err(problems)),
        }
    }

    fn complaint(&mut self, complaint: Complaint) {
        self.complaints.add(complaint.line, |language| what_of_line(language, &complaint.what));
    }
}
