//! A CSV whose rows are entries, the rows of an account standing together.

use std::io::Read;

use ad_credit_lab_engine::input::{Fault, Problems};
use ad_credit_lab_engine::scenario::{Cells, Columns, StoryReader};
use ad_credit_lab_engine::{Problem, Scenario, totals};
use ad_credit_lab_records::{Parts, Record, Records};

use crate::returns::Returns;
use crate::{Complaint, Counts, Outcome, Recipient, Stopped, What};

/// Runs the accounts of a CSV in which this byte stands between cells, each as the shared scenario with the entries of its rows.
///
/// # Errors
/// The source cannot be read, its header is not one, or the recipient stops. What is wrong with a row is no error but a [`Complaint`].
pub fn run_csv(
    source: impl Read,
    delimiter: u8,
    shared: Scenario,
    recipient: &mut impl Recipient,
) -> Result<Counts, Stopped> {
    let mut records = Records::of(source, delimiter);
    let columns = match records.next_record().map_err(Stopped::Unreadable)? {
        Some(header) => read_header(&header)?,
        None => named([].into_iter(), 1)?,
    };
    let story = StoryReader::of(shared.clone(), columns);
    let mut run = Run {
        next: story.clone(),
        story,
        without_rows: shared,
        recipient,
        counts: Counts::default(),
        returns: Returns::default(),
        at_hand: None,
        aside: None,
        doubtful: None,
    };
    while let Some(record) = records.next_record().map_err(Stopped::Unreadable)? {
        run.take(&record)?;
    }
    run.finish()?;
    if let Some(last) = run.aside.take() {
        run.tell(&last, last.is_back)?;
    }
    Ok(run.counts)
}

fn read_header(header: &Record<'_>) -> Result<Columns, Stopped> {
    let bad =
        |what: &What| Stopped::BadHeader(vec![Complaint { line: header.line, what: what.clone() }]);
    if let Some(broken) = header.wrong {
        return Err(bad(&What::of(broken)));
    }
    let Parts { bytes, bounds } = header.parts;
    let text = str::from_utf8(bytes).map_err(|_| bad(&What::NotUtf8))?;
    let cells = Cells::new(text, bounds);
    named((0..cells.count()).map(|index| cells.cell(index)), header.line)
}

fn named<'a>(names: impl Iterator<Item = &'a str>, line: u64) -> Result<Columns, Stopped> {
    Columns::named(names)
        .map_err(|problems| Stopped::BadHeader(complaints(line, problems).collect()))
}

fn complaints(line: u64, problems: Problems) -> impl Iterator<Item = Complaint> {
    problems
        .into_list()
        .into_iter()
        .map(move |problem| Complaint { line, what: What::Problem(problem) })
}

/// A batch at work.
struct Run<'a, R> {
    /// Reads the account at hand.
    story: StoryReader,
    /// Reads the account aside, which takes the place of the one at hand with its first good row.
    next: StoryReader,
    /// An account of which no row is good: the shared scenario, to be named after it.
    without_rows: Scenario,
    recipient: &'a mut R,
    counts: Counts,
    returns: Returns,
    at_hand: Option<AtHand>,
    aside: Option<Aside>,
    /// The account of bad rows of which it is not certain that they are its own, and how many they are:
    /// they count for it where its good rows follow.
    doubtful: Option<(String, u64)>,
}

/// The account whose rows are being read. Its id is the name of the scenario.
struct AtHand {
    bad_rows: u64,
}

/// Another account, whose rows so far are all left out: they do not end the one at hand, which may go on after them.
struct Aside {
    id: String,
    bad_rows: u64,
    /// Whether it came back after other accounts, so that its rows here are left out.
    is_back: bool,
}

impl<R: Recipient> Run<'_, R> {
    fn take(&mut self, record: &Record<'_>) -> Result<(), Stopped> {
        let line = record.line;
        self.counts.rows += 1;
        let text = match record.wrong {
            None => str::from_utf8(record.parts.bytes).map_err(|_| What::NotUtf8),
            Some(broken) => Err(What::of(broken)),
        };
        let row = Cells::new(text.as_ref().copied().unwrap_or_default(), record.parts.bounds);
        let (found, expected) = (row.count(), self.story.columns().count());
        let what =
            text.err().or((found != expected).then_some(What::CellCount { expected, found }));
        if let Some(what) = what {
            let account = record.parts.cell(self.story.columns().account());
            self.misfit(line, account.and_then(|account| str::from_utf8(account).ok()), what);
            return Ok(());
        }
        let account = row.cell(self.story.columns().account());
        if !self.is_at_hand(account) {
            return self.take_aside(account, row, line);
        }
        if let Some(between) = self.aside.take() {
            // It stood between rows of the account at hand; its own may come yet.
            self.tell(&between, true)?;
        }
        if let Err(problems) = self.story.read(row, line) {
            self.at_hand.iter_mut().for_each(|at_hand| at_hand.bad_rows += 1);
            self.leave_out(line, problems);
        }
        Ok(())
    }

    /// Takes a row of an account that is not the one at hand, and becomes it if the row is good.
    fn take_aside(&mut self, account: &str, row: Cells<'_>, line: u64) -> Result<(), Stopped> {
        let is_same = self.aside.as_ref().is_some_and(|aside| aside.id == account);
        let mut aside = self.aside.take();
        let mut before = None;
        if !is_same {
            if let Err(fault) = StoryReader::check_id(account) {
                self.aside = aside;
                self.complain(line, What::Problem(Problem { place: "account".to_owned(), fault }));
                return Ok(());
            }
            before = aside.replace(self.begin(account, line));
        }
        let Some(mut aside) = aside else {
            return Ok(());
        };
        let read = if aside.is_back { Ok(()) } else { self.next.read(row, line) };
        if read.is_ok() && !aside.is_back {
            self.finish()?;
            before.iter().try_for_each(|before| self.tell(before, before.is_back))?;
            self.returns.note(account);
            std::mem::swap(&mut self.story, &mut self.next);
            self.at_hand = Some(AtHand { bad_rows: aside.bad_rows });
            return Ok(());
        }
        before.iter().try_for_each(|before| self.tell(before, before.is_back))?;
        aside.bad_rows += 1;
        self.aside = Some(aside);
        match read {
            Ok(()) => self.counts.bad_rows += 1,
            Err(problems) => self.leave_out(line, problems),
        }
        Ok(())
    }

    fn is_at_hand(&self, account: &str) -> bool {
        self.at_hand.is_some() && self.story.scenario().name == account
    }

    /// Takes note of a row whose cells cannot be told apart for certain, the account's among them.
    fn misfit(&mut self, line: u64, account: Option<&str>, what: What) {
        self.complain(line, what);
        let Some(account) = account else {
            return;
        };
        if self.is_at_hand(account) {
            if let Some(at_hand) = &mut self.at_hand {
                at_hand.bad_rows += 1;
                self.story.leave_out();
            }
        } else if let Some(aside) = self.aside.as_mut().filter(|aside| aside.id == account) {
            aside.bad_rows += 1;
            self.next.leave_out();
        } else if let Some((doubtful, rows)) = &mut self.doubtful
            && doubtful == account
        {
            *rows += 1;
        } else {
            self.doubtful = Some((account.to_owned(), 1));
        }
    }

    /// Counts a bad row and complains of it.
    fn complain(&mut self, line: u64, what: What) {
        self.counts.bad_rows += 1;
        self.recipient.complaint(Complaint { line, what });
    }

    /// Counts a row with these mistakes and complains of each.
    fn leave_out(&mut self, line: u64, problems: Problems) {
        self.counts.bad_rows += 1;
        complaints(line, problems).for_each(|complaint| self.recipient.complaint(complaint));
    }

    /// Begins an account beside the one at hand.
    fn begin(&mut self, account: &str, line: u64) -> Aside {
        self.next.begin(account);
        let is_back = self.returns.is_back(account);
        if is_back {
            let what = What::AccountReturned { account: account.to_owned() };
            self.recipient.complaint(Complaint { line, what });
        }
        let doubtful = self.doubtful.take().filter(|(doubtful, _)| doubtful == account);
        let bad_rows = doubtful.map_or(0, |(_, rows)| rows);
        for _ in 0..bad_rows {
            self.next.leave_out();
        }
        Aside { id: account.to_owned(), bad_rows, is_back }
    }

    /// Runs the account at hand and passes its outcome on.
    fn finish(&mut self) -> Result<(), Stopped> {
        let Some(AtHand { mut bad_rows }) = self.at_hand.take() else {
            return Ok(());
        };
        for line in self.story.finish() {
            bad_rows += 1;
            let problem = Problem { place: "spend".to_owned(), fault: Fault::NotASpend };
            self.complain(line, What::Problem(problem));
        }
        let scenario = self.story.scenario();
        self.counts.accounts += 1;
        if !self.recipient.wants(&scenario.name) {
            return Ok(());
        }
        let totals = totals(scenario);
        let outcome = Outcome { scenario, totals: Some(&totals), bad_rows };
        self.recipient.outcome(&outcome, &self.counts).map_err(Stopped::Unwritable)
    }

    /// Passes on how many rows of an account were left out, all of those that stood here. Where it is not out of place here,
    /// it is thereby done, as an account without rows.
    fn tell(&mut self, aside: &Aside, is_out_of_place: bool) -> Result<(), Stopped> {
        self.without_rows.name.clone_from(&aside.id);
        let scenario = &self.without_rows;
        let totals = (!is_out_of_place).then(|| totals(scenario));
        if totals.is_some() {
            self.returns.note(&aside.id);
            self.counts.accounts += 1;
        }
        let outcome = Outcome { scenario, totals: totals.as_ref(), bad_rows: aside.bad_rows };
        self.recipient.outcome(&outcome, &self.counts).map_err(Stopped::Unwritable)
    }
}
