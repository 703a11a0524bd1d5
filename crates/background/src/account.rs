//! One account of a batch, with what is wrong with it.

use std::io::{self, Read};

use ad_credit_lab_batch::{Complaint, Counts, Outcome, Recipient, run_csv};
use ad_credit_lab_engine::{Node, Scenario, diagnose};
use ad_credit_lab_words::{Language, Plain, advice, cause, nothing_wrong, nothing_wrong_advice};

use crate::batch::refused;
use ad_credit_lab_words::refusal::map;

/// The account with this id of a CSV: `{ "scenario", "cause", "advice" }`, and nothing of these where no row of it is there.
///
/// # Errors
/// What is wrong with the header, or that the source cannot be read.
pub fn find(
    source: impl Read,
    delimiter: u8,
    shared: Scenario,
    account: &str,
) -> Result<String, String> {
    let mut search = Search { account, found: None };
    let ran = run_csv(source, delimiter, shared, &mut search);
    let found = match (search.found, ran) {
        (Some(scenario), _) => told(&scenario),
        (None, Ok(_)) => map(Vec::new()),
        (None, Err(stopped)) => return Err(refused(&stopped)),
    };
    Ok(found.to_json_line())
}

/// The scenario, what is wrong first of all, and what to do about it. Amounts are plain, such as `200.00 USD`.
fn told(scenario: &Scenario) -> Node {
    let language = Language::english();
    let plain = Plain { currency: Some(scenario.account.currency) };
    let diagnosis = diagnose(scenario, None, 0);
    let first = diagnosis.as_ref().and_then(|diagnosis| diagnosis.findings.first());
    let (said, to_do) = match first {
        Some(finding) => {
            (cause(&language, &plain, &finding.cause), advice(&language, &plain, &finding.cause))
        }
        None => (nothing_wrong(&language), nothing_wrong_advice(&language)),
    };
    map(vec![("scenario", scenario.to_node()), ("cause", said.into()), ("advice", to_do.into())])
}

/// Looks for one account, and stops when it has it.
struct Search<'a> {
    account: &'a str,
    found: Option<Scenario>,
}

impl Recipient for Search<'_> {
    fn wants(&mut self, account: &str) -> bool {
        account == self.account
    }

    fn outcome(&mut self, outcome: &Outcome<'_>, _: &Counts) -> io::Result<()> {
        // One without totals stands for rows that are out of place; its others are elsewhere.
        if outcome.totals.is_some() && outcome.scenario.name == self.account {
            self.found = Some(outcome.scenario.clone());
            return Err(io::Error::other("it is found"));
        }
        Ok(())
    }

    fn complaint(&mut self, _: Complaint) {}
}
