//! The stories of many accounts that share a scenario, from the rows of a table (docs/batches.md).

mod numbers;
mod rows;
mod shared;

use super::columns::{Cells, Columns};
use super::counts::Counts;
use super::read_entry::{EntryReader, LONGEST_NAME};
use super::{Action, Campaign, Entry, Scenario};
use crate::input::{Expected, Fault, Problems, fits_on_a_line};
use numbers::{Numbers, Refund};
use shared::Shared;

/// The kind of a row that sets its account up and is no entry.
const ACCOUNT: &str = "account";

/// Reads accounts, one after another, each as the shared scenario with entries of its own.
///
/// A row holds by the same rules as an entry of a scenario's file, with the same limits.
/// A bad row is left out as a whole; the number by which a refund names a spend still counts it.
#[derive(Clone, Debug)]
pub struct StoryReader {
    columns: Columns,
    /// The scenario of the account at hand: the shared entries, then those of its rows.
    scenario: Scenario,
    shared: Shared,
    counts: Counts,
    /// What the account's first good row says in the columns that set it up; `None` before that.
    set_up: Option<Vec<String>>,
    /// Whether it thereby differs from the shared one.
    has_own_account: bool,
    numbers: Numbers,
    refunds: Vec<Refund>,
    /// How many entries there may be beside the charges that the account's campaigns make by themselves.
    room: usize,
    /// Some campaigns of this account or earlier ones.
    campaigns: Vec<Campaign>,
    /// Which of them makes room for the next.
    oldest: usize,
}

impl StoryReader {
    /// A reader for accounts that share a scenario, from rows with these columns.
    #[must_use]
    pub fn of(shared: Scenario, columns: Columns) -> Self {
        let parts = Shared::of(&shared);
        Self {
            counts: parts.counts,
            room: parts.room,
            numbers: Numbers::after(parts.entries),
            columns,
            scenario: shared,
            shared: parts,
            set_up: None,
            has_own_account: false,
            refunds: Vec::new(),
            campaigns: Vec::new(),
            oldest: 0,
        }
    }

    /// The columns.
    #[must_use]
    pub fn columns(&self) -> &Columns {
        &self.columns
    }

    /// The scenario of the account at hand as far as it is read; it fits together once [`StoryReader::finish`] was called.
    #[must_use]
    pub fn scenario(&self) -> &Scenario {
        &self.scenario
    }

    /// Whether a text can be the id of an account.
    ///
    /// # Errors
    /// It is not a text of 1 to 200 characters on one line.
    pub fn check_id(id: &str) -> Result<(), Fault> {
        let expected = Fault::Expected(Expected::Text { most: LONGEST_NAME });
        fits_on_a_line(id, LONGEST_NAME).then_some(()).ok_or(expected)
    }

    /// Begins the next account, whose id [`StoryReader::check_id`] allows.
    pub fn begin(&mut self, id: &str) {
        self.scenario.name.clear();
        self.scenario.name.push_str(id);
        self.scenario.entries.truncate(self.shared.entries);
        if self.has_own_account {
            self.scenario.account.clone_from(&self.shared.account);
        }
        self.has_own_account = false;
        self.set_up = self.columns.of_account.is_empty().then(Vec::new);
        self.counts = self.shared.counts;
        self.room = self.shared.room;
        self.numbers = Numbers::after(self.shared.entries);
        self.refunds.clear();
    }

    /// Reads a row of the account at hand. Its line is only for what [`StoryReader::finish`] finds.
    ///
    /// # Errors
    /// Every mistake, its place the name of a column. The row is then left out.
    pub fn read(&mut self, row: Cells<'_>, line: u64) -> Result<(), Problems> {
        if let Some(entry) = self.read_usual(row) {
            self.numbers.last += 1;
            self.scenario.entries.push(entry);
            return Ok(());
        }
        let mut problems = Problems::default();
        let read = self.read_any(row, &mut problems);
        let is_entry = row.cell(self.columns.kind) != ACCOUNT;
        match problems.unless(read) {
            Ok(None) => Ok(()),
            Ok(Some(entry)) => {
                self.numbers.last += 1;
                if let Some(spend) = refunded(&entry) {
                    let (entry, number) = (self.scenario.entries.len(), self.numbers.last);
                    self.refunds.push(Refund { entry, number, spend, line });
                }
                self.scenario.entries.push(entry);
                Ok(())
            }
            Err(problems) => {
                if is_entry {
                    self.leave_out();
                }
                Err(problems)
            }
        }
    }

    /// Takes note of a row of the account at hand that cannot be read at all.
    pub fn leave_out(&mut self) {
        self.numbers.leave_out();
    }

    /// Ends the account at hand, and gives the lines of the refunds that name no spend, which shows only now. They are left out.
    pub fn finish(&mut self) -> Vec<u64> {
        let more = self.scenario.entries.len() - self.shared.entries;
        for (entry, spend) in &self.shared.refunds {
            set_refunded(&mut self.scenario.entries[*entry], spend + more);
        }
        let refunds = std::mem::take(&mut self.refunds);
        if refunds.is_empty() {
            return Vec::new();
        }
        let planned = self.scenario.planned_count();
        let (fine, bad): (Vec<_>, Vec<_>) =
            refunds.into_iter().partition(|refund| self.is_spend(refund.spend, planned));
        let mut index = 0;
        self.scenario.entries.retain(|_| {
            let is_bad = bad.binary_search_by_key(&index, |refund| refund.entry).is_ok();
            index += 1;
            !is_bad
        });
        self.numbers.leave_out_too(bad.iter().map(|refund| refund.number));
        for refund in &fine {
            let before = bad.partition_point(|other| other.entry < refund.entry);
            let spend = self.index_of(refund.spend);
            set_refunded(&mut self.scenario.entries[refund.entry - before], spend);
        }
        bad.iter().map(|refund| refund.line).collect()
    }

    fn entry_reader(&self) -> EntryReader<'_> {
        let Scenario { spend_plan, account, offers, until, .. } = &self.scenario;
        let (plan, has_end) = (spend_plan.as_ref(), until.is_some());
        EntryReader::beside(plan, account.payment, offers, account.currency, has_end)
    }

    /// Whether the number of a refund's spend, less one, is that of a spend. `planned` is how many entries nobody wrote: those of the
    /// plan, and after them only spends.
    fn is_spend(&self, spend: usize, planned: usize) -> bool {
        match self.numbers.planned(spend) {
            Some(number) => {
                let reader = self.entry_reader();
                reader.is_planned_spend(number) || reader.is_after_plan(number) && number < planned
            }
            None => {
                let entry = self.scenario.entries.get(self.index_of(spend));
                let is_spend =
                    entry.is_some_and(|entry| matches!(entry.action, Action::Spend { .. }));
                is_spend && !self.numbers.is_left_out(spend)
            }
        }
    }

    /// The index of the entry of which this is the number less one: one of the rows, or of the plan after them.
    fn index_of(&self, spend: usize) -> usize {
        match self.numbers.planned(spend) {
            Some(planned) => self.scenario.entries.len() + planned,
            None => self.numbers.index(spend),
        }
    }
}

/// The spend that an entry gives back, by its index.
fn refunded(entry: &Entry) -> Option<usize> {
    match entry.action {
        Action::Refund { spend, .. } => Some(spend as usize),
        _ => None,
    }
}

fn set_refunded(entry: &mut Entry, index: usize) {
    if let Action::Refund { spend, .. } = &mut entry.action {
        *spend = u32::try_from(index).unwrap_or(u32::MAX);
    }
}
