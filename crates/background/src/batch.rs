//! A batch whose outcomes go out as they come.

use std::cell::RefCell;
use std::io::{self, Read, Write};
use std::rc::Rc;

use ad_credit_lab_batch::said::{what_of_cell, what_of_header, what_of_line};
use ad_credit_lab_batch::{
    Complaint, Counts, Form, Outcome, Recipient, Sheet, Stopped, What, run_csv,
};
use ad_credit_lab_engine::ledger::CreditBook;
use ad_credit_lab_engine::money::Money;
use ad_credit_lab_engine::offer::Tier;
use ad_credit_lab_engine::{Node, Scenario, diagnose};
use ad_credit_lab_words::{Language, brief};

use ad_credit_lab_words::refusal::{map, refusal_of};

/// How many accounts go out together: what the page reads in a few milliseconds.
const ACCOUNTS: usize = 200;
/// How many complaints go out together.
const COMPLAINTS: usize = 200;
/// How many complaints go out in all; the others are counted.
const MOST_COMPLAINTS: u64 = 1_000;

/// Who takes what a batch gives, as it goes on.
pub trait Desk {
    /// Takes some accounts and complaints: `{ "accounts", "to_do", "complaints" }`, where `to_do` is what stands in [`row`] by its number
    /// and was not said before.
    fn part(&mut self, part: &str);

    /// Takes more of the file of outcomes.
    fn write(&mut self, bytes: &[u8]);
}

/// Runs the accounts of a CSV, and gives how much was done: `{ "accounts", "rows", "bad_rows", "complaints_left_out" }`.
///
/// # Errors
/// What is wrong with the header, or that the source cannot be read.
pub fn run(
    source: impl Read,
    delimiter: u8,
    shared: Scenario,
    desk: &mut dyn Desk,
) -> Result<String, String> {
    let mut passing = Passing::to(desk, delimiter);
    let counts =
        run_csv(source, delimiter, shared, &mut passing).map_err(|stopped| refused(&stopped))?;
    let left_out = passing.finish();
    let Counts { accounts, rows, bad_rows } = counts;
    let fields = vec![
        ("accounts", whole(accounts)),
        ("rows", whole(rows)),
        ("bad_rows", whole(bad_rows)),
        ("complaints_left_out", whole(left_out)),
    ];
    Ok(map(fields).to_json_line())
}

/// Why nothing comes of a CSV.
pub(crate) fn refused(stopped: &Stopped) -> String {
    match stopped {
        Stopped::BadHeader(complaints) => bad_header(complaints),
        Stopped::Unreadable(_) | Stopped::Unwritable(_) => unreadable(),
    }
}

fn bad_header(complaints: &[Complaint]) -> String {
    let language = Language::english();
    let mistake = |complaint: &Complaint| {
        // The sentence names its place itself.
        let message = what_of_header(&language, &complaint.what);
        map(vec![("path", "".into()), ("message", message.into())])
    };
    refusal_of("header", Node::List(complaints.iter().map(mistake).collect()))
}

/// That the file cannot be read.
fn unreadable() -> String {
    map(vec![("failed", "unreadable".into())]).to_json_line()
}

/// Passes on what a batch gives, some accounts at a time.
struct Passing<'a> {
    desk: &'a mut dyn Desk,
    language: Language,
    rows: Vec<String>,
    /// What there is to do, as it was said first; some of the last of it was not passed on yet.
    to_do: Vec<String>,
    to_do_passed_on: usize,
    table: Sheet<Kept>,
    kept: Kept,
    complaints: Vec<Node>,
    complained: u64,
}

impl<'a> Passing<'a> {
    fn to(desk: &'a mut dyn Desk, delimiter: u8) -> Self {
        let kept = Kept::default();
        Self {
            desk,
            language: Language::english(),
            rows: Vec::new(),
            to_do: Vec::new(),
            to_do_passed_on: 0,
            table: Sheet::new(kept.clone(), Form::Csv { delimiter }),
            kept,
            complaints: Vec::new(),
            complained: 0,
        }
    }

    fn pass_on(&mut self) {
        let table = self.kept.take();
        let complaints = Node::List(std::mem::take(&mut self.complaints)).to_json_line();
        let accounts = std::mem::take(&mut self.rows).join(",");
        let new = self.to_do[self.to_do_passed_on..].iter().map(|text| text.as_str().into());
        let to_do = Node::List(new.collect()).to_json_line();
        self.to_do_passed_on = self.to_do.len();
        self.desk.part(&format!(
            "{{\"accounts\":[{accounts}],\"to_do\":{to_do},\"complaints\":{complaints}}}"
        ));
        self.desk.write(&table);
    }

    /// Passes on the rest, and gives how many complaints were not passed on.
    fn finish(mut self) -> u64 {
        // What is kept in memory can be written.
        let _ = self.table.finish();
        self.pass_on();
        self.complained.saturating_sub(MOST_COMPLAINTS)
    }

    /// The number of what there is to do for an account.
    fn number_to_do(&mut self, scenario: &Scenario) -> Option<usize> {
        let diagnosis = diagnose(scenario, None, 0)?;
        let brief = brief(&self.language, &diagnosis.findings.first()?.cause);
        let known = self.to_do.iter().position(|known| *known == brief);
        Some(known.unwrap_or_else(|| {
            self.to_do.push(brief);
            self.to_do.len() - 1
        }))
    }
}

impl Recipient for Passing<'_> {
    fn outcome(&mut self, outcome: &Outcome<'_>, _: &Counts) -> io::Result<()> {
        let to_do = outcome.totals.and_then(|_| self.number_to_do(outcome.scenario));
        self.rows.push(row(outcome, to_do));
        self.table.write(outcome)?;
        if self.rows.len() >= ACCOUNTS {
            self.pass_on();
        }
        Ok(())
    }

    fn complaint(&mut self, complaint: Complaint) {
        self.complained += 1;
        if self.complained > MOST_COMPLAINTS {
            return;
        }
        let line = whole(complaint.line);
        let message = match &complaint.what {
            What::Problem(problem) => what_of_cell(&self.language, problem),
            other => what_of_line(&self.language, other),
        };
        self.complaints.push(map(vec![("line", line), ("message", message.into())]));
        if self.complaints.len() >= COMPLAINTS {
            self.pass_on();
        }
    }
}

/// What the page shows of an account, of the first offer, as a list: the id; the state, `null` where the account was not run; what
/// counted; what is missing, `null` where no money is; the date on which the requirement was met, or `null`; what came of credit and
/// discounts, what of it was used and what was lost; the number of what there is to do, or `null`; how many rows were left out.
/// Amounts are whole minor units of the account's currency.
fn row(outcome: &Outcome<'_>, to_do: Option<usize>) -> String {
    let Outcome { scenario, totals, bad_rows } = outcome;
    let id = Node::text(&scenario.name);
    let found = totals.and_then(|totals| Some((totals, totals.offers.first()?)));
    let Some((totals, offer)) = found else {
        let nothing = [Node::Null, Node::Whole(0), Node::Null, Node::Null];
        let none = [Node::Whole(0), Node::Whole(0), Node::Whole(0), Node::Null, whole(*bad_rows)];
        return Node::List([id].into_iter().chain(nothing).chain(none).collect()).to_json_line();
    };
    let books = totals.credits.iter().zip(totals.ledger.credits());
    let books: Vec<_> = books.filter(|(credit, _)| credit.offer == Some(0)).collect();
    let credits =
        |part: fn(&CreditBook) -> Money| books.iter().map(|(_, book)| part(book)).sum::<Money>();
    let discounts = totals.discounts.iter().filter(|discount| discount.offer == 0);
    let discounted: Money = discounts.map(|discount| discount.used).sum();
    let wasted = credits(CreditBook::expired)
        + credits(CreditBook::revoked)
        + credits(CreditBook::forfeited);
    let terms = scenario.offers[0].in_play(&scenario.account);
    let threshold = terms.tiers.get(offer.tier().unwrap_or(0)).and_then(Tier::threshold);
    let missing = threshold.map(|threshold| match offer.tier() {
        Some(_) => Money::ZERO,
        None => (threshold - offer.counted).max(Money::ZERO),
    });
    let amount = |money: Money| Node::Whole(money.minor());
    let to_do = to_do.and_then(|number| i64::try_from(number).ok());
    Node::List(vec![
        id,
        offer.state.code().into(),
        amount(offer.counted),
        missing.map_or(Node::Null, amount),
        offer.crossed().map_or(Node::Null, |at| at.date().to_string().as_str().into()),
        amount(credits(CreditBook::granted) + discounted),
        amount(credits(CreditBook::used) + discounted),
        amount(wasted),
        to_do.map_or(Node::Null, Node::Whole),
        whole(*bad_rows),
    ])
    .to_json_line()
}

fn whole(count: u64) -> Node {
    Node::Whole(i64::try_from(count).unwrap_or(i64::MAX))
}

/// What was written and not passed on yet.
#[derive(Clone, Default)]
struct Kept(Rc<RefCell<Vec<u8>>>);

impl Kept {
    fn take(&self) -> Vec<u8> {
        self.0.take()
    }
}

impl Write for Kept {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
