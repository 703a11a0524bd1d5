//! A batch whose outcomes go out as they come.

use std::cell::RefCell;
use std::io::{self, Read, Write};
use std::rc::Rc;

use ad_credit_lab_batch::said::{what_of_header, what_of_line};
use ad_credit_lab_batch::{Complaint, Counts, Form, Outcome, Recipient, Sheet, Stopped, run_csv};
use ad_credit_lab_engine::{Node, Scenario};
use ad_credit_lab_words::Language;
use ad_credit_lab_words::refusal::{map, refusal_of};

/// How many bytes of outcomes go out together: what the page reads in a few milliseconds.
const TOGETHER: usize = 48 * 1024;
/// How many complaints go out together.
const COMPLAINTS: usize = 200;
/// How many complaints go out in all; the others are counted.
const MOST_COMPLAINTS: u64 = 1_000;

/// Who takes what a batch gives, as it goes on.
pub trait Desk {
    /// Takes some accounts and complaints: `{ "accounts", "complaints" }`.
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
        run_csv(source, delimiter, shared, &mut passing).map_err(|stopped| match stopped {
            Stopped::BadHeader(complaints) => bad_header(&complaints),
            Stopped::Unreadable(_) | Stopped::Unwritable(_) => unreadable(),
        })?;
    let left_out = passing.finish();
    let whole = |count: u64| Node::Whole(i64::try_from(count).unwrap_or(i64::MAX));
    let Counts { accounts, rows, bad_rows } = counts;
    let fields = vec![
        ("accounts", whole(accounts)),
        ("rows", whole(rows)),
        ("bad_rows", whole(bad_rows)),
        ("complaints_left_out", whole(left_out)),
    ];
    Ok(map(fields).to_json_line())
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
    lines: Sheet<Kept>,
    lines_kept: Kept,
    table: Sheet<Kept>,
    table_kept: Kept,
    complaints: Vec<Node>,
    complained: u64,
}

impl<'a> Passing<'a> {
    fn to(desk: &'a mut dyn Desk, delimiter: u8) -> Self {
        let (lines_kept, table_kept) = (Kept::default(), Kept::default());
        Self {
            desk,
            language: Language::english(),
            lines: Sheet::new(lines_kept.clone(), Form::JsonLines),
            lines_kept,
            table: Sheet::new(table_kept.clone(), Form::Csv { delimiter }),
            table_kept,
            complaints: Vec::new(),
            complained: 0,
        }
    }

    fn pass_on(&mut self) {
        let (lines, table) = (self.lines_kept.take(), self.table_kept.take());
        let complaints = Node::List(std::mem::take(&mut self.complaints)).to_json_line();
        // Each line is an object, and no line break stands within one.
        let accounts = String::from_utf8_lossy(&lines).trim_end().replace('\n', ",");
        self.desk.part(&format!("{{\"accounts\":[{accounts}],\"complaints\":{complaints}}}"));
        self.desk.write(&table);
    }

    /// Passes on the rest, and gives how many complaints were not passed on.
    fn finish(mut self) -> u64 {
        // What is kept in memory can be written.
        let _ = self.table.finish();
        self.pass_on();
        self.complained.saturating_sub(MOST_COMPLAINTS)
    }
}

impl Recipient for Passing<'_> {
    fn outcome(&mut self, outcome: &Outcome<'_>, _: &Counts) -> io::Result<()> {
        self.lines.write(outcome)?;
        self.table.write(outcome)?;
        if self.lines_kept.len() >= TOGETHER {
            self.pass_on();
        }
        Ok(())
    }

    fn complaint(&mut self, complaint: Complaint) {
        self.complained += 1;
        if self.complained > MOST_COMPLAINTS {
            return;
        }
        let line = Node::Whole(i64::try_from(complaint.line).unwrap_or(i64::MAX));
        let message = what_of_line(&self.language, &complaint.what);
        self.complaints.push(map(vec![("line", line), ("message", message.into())]));
        if self.complaints.len() >= COMPLAINTS {
            self.pass_on();
        }
    }
}

/// What was written and not passed on yet.
#[derive(Clone, Default)]
struct Kept(Rc<RefCell<Vec<u8>>>);

impl Kept {
    fn len(&self) -> usize {
        self.0.borrow().len()
    }

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
