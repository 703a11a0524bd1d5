//! The stories of many accounts that share a scenario, from the rows of a table (docs/batches.md).

mod numbers;

use super::columns::{Cells, Columns};
use super::read_account::read_account;
use super::read_entry::{Counts, EntryReader, LONGEST_NAME};
use super::{Action, Campaign, Entry, Scenario, When, write};
use crate::account::Account;
use crate::calendar::{Date, Instant};
use crate::input::{Cursor, Expected, Fault, Node, Place, Problems, fits_on_a_line};
use numbers::{Numbers, Refund};

/// The kind of a row that sets its account up and is no entry.
const ACCOUNT: &str = "account";

/// What the kind of a row can be.
const KINDS: &[&str] = &{
    let mut kinds = [ACCOUNT; Action::KINDS.len() + 1];
    let mut index = 0;
    while index < Action::KINDS.len() {
        kinds[index + 1] = Action::KINDS[index];
        index += 1;
    }
    kinds
};

/// How many campaigns are remembered, so that their names are made once.
const REMEMBERED: usize = 16;

/// Reads accounts, one after another, each as the shared scenario with entries of its own.
///
/// A row holds by the same rules as an entry of a scenario's file, with the same limits.
/// A bad row is left out as a whole; the number by which a refund names a spend still counts it.
#[derive(Debug)]
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
    /// Some campaigns of this account or earlier ones.
    campaigns: Vec<Campaign>,
    /// Which of them makes room for the next.
    oldest: usize,
}

/// What is the same for every account.
#[derive(Debug)]
struct Shared {
    account: Account,
    account_node: Node,
    entries: usize,
    /// How many entries an account may have, the shared ones included.
    most_entries: usize,
    counts: Counts,
    /// The refunds among the entries whose spend is one of the plan's, which are numbered after all written ones: which entry, and which spend.
    refunds: Vec<(usize, usize)>,
}

impl Shared {
    fn of(scenario: &Scenario) -> Self {
        let entries = scenario.entries.len();
        let mut counts = Counts::default();
        for entry in &scenario.entries {
            counts.add(&entry.action);
        }
        let refunds = scenario.entries.iter().enumerate().filter_map(|(index, entry)| {
            let spend = refunded(entry)?;
            (spend >= entries).then_some((index, spend))
        });
        let most_entries = match scenario.offers.len() {
            0 | 1 => Scenario::MOST_ENTRIES,
            offers => Scenario::MOST_ENTRIES.min(Scenario::MOST_COUNTS / offers),
        };
        Self {
            account: scenario.account.clone(),
            account_node: write::account(&scenario.account).into(),
            entries,
            most_entries,
            counts,
            refunds: refunds.collect(),
        }
    }
}

impl StoryReader {
    /// A reader for accounts that share a scenario, from rows with these columns.
    #[must_use]
    pub fn of(shared: Scenario, columns: Columns) -> Self {
        let parts = Shared::of(&shared);
        Self {
            counts: parts.counts,
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
        let (fine, bad): (Vec<_>, Vec<_>) =
            refunds.into_iter().partition(|refund| self.is_spend(refund.spend));
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

    /// A spend or a top-up that says nothing unusual; `None` for everything else, and for what is not right.
    fn read_usual(&mut self, row: Cells<'_>) -> Option<Entry> {
        let columns = &self.columns;
        let is_spend = match row.cell(columns.kind) {
            "spend" => true,
            "top_up" => false,
            _ => return None,
        };
        let is_blank = |index: &usize| row.cell(*index).is_empty();
        let mut set_up = columns.of_account.iter().zip(self.set_up.as_ref()?);
        let is_usual = self.scenario.entries.len() < self.shared.most_entries
            && columns.rare.iter().all(is_blank)
            && set_up.all(|(index, text)| is_blank(index) || row.cell(*index) == text);
        if !is_usual {
            return None;
        }
        let at = row.cell(columns.at);
        let at = Instant::parse(at).map(When::At).or_else(|| Date::parse(at).map(When::On))?;
        let amount = self.scenario.account.currency.parse(row.cell(columns.amount?)).ok()?;
        let campaign = columns.campaign.map_or("", |index| row.cell(index));
        let action = match (is_spend, campaign) {
            (true, name) => {
                let campaign =
                    self.campaign(if name.is_empty() { Campaign::DEFAULT } else { name })?;
                Action::Spend { campaign, amount, purpose: None }
            }
            (false, "") => Action::TopUp { amount },
            (false, _) => return None,
        };
        Some(Entry { at, action })
    }

    /// The campaign of this name; `None` if it is no name. Those of late are made once.
    fn campaign(&mut self, name: &str) -> Option<Campaign> {
        if let Some(known) = self.campaigns.iter().find(|known| known.name() == name) {
            return Some(known.clone());
        }
        let campaign = fits_on_a_line(name, LONGEST_NAME).then(|| Campaign::named(name))?;
        if self.campaigns.len() < REMEMBERED {
            self.campaigns.push(campaign.clone());
        } else {
            self.campaigns[self.oldest] = campaign.clone();
            self.oldest = (self.oldest + 1) % REMEMBERED;
        }
        Some(campaign)
    }

    /// Whatever a row says: its entry, or `None` inside for one that only sets its account up.
    fn read_any(&mut self, row: Cells<'_>, problems: &mut Problems) -> Option<Option<Entry>> {
        let account = self.read_set_up(row, problems);
        let entry = match row.cell(self.columns.kind) {
            ACCOUNT => self.refuse_fields(row, problems).then_some(None),
            _ => self.read_entry(row, problems).map(Some),
        };
        let (account, entry) = (account?, entry?);
        if let Some(fault) = entry.as_ref().and_then(|entry| self.one_too_many(entry)) {
            problems.add(Place::Top, fault);
            return None;
        }
        if let Some(account) = account {
            self.scenario.account = account;
            self.has_own_account = true;
        }
        let columns = &self.columns.of_account;
        self.set_up.get_or_insert_with(|| {
            columns.iter().map(|index| row.cell(*index).to_owned()).collect()
        });
        Some(entry)
    }

    /// The account as a row sets it up: `None` inside where it is as it was.
    fn read_set_up(&self, row: Cells<'_>, problems: &mut Problems) -> Option<Option<Account>> {
        let columns = &self.columns;
        let mut filled = columns.of_account.iter().enumerate();
        let mut filled =
            filled.by_ref().filter(|(_, index)| !row.cell(**index).is_empty()).peekable();
        if let Some(texts) = &self.set_up {
            let others = filled.filter(|(nth, index)| row.cell(**index) != texts[*nth]);
            let others = others.map(|(_, index)| {
                problems
                    .add(Place::Field(&Place::Top, columns.name(*index)), Fault::AccountDiffers);
            });
            return (others.count() == 0).then_some(None);
        }
        if filled.peek().is_none() {
            return Some(None);
        }
        let mut node = self.shared.account_node.clone();
        columns.set_up(row, &mut node);
        let place = Place::Field(&Place::Top, "account");
        let account = read_account(&Cursor { node: &node, place }, problems)?;
        let activated = self.scenario.offers.iter().filter_map(|met| met.activated_at);
        if activated.min().is_some_and(|activated| activated < account.created) {
            problems.add(Place::Field(&place, "created"), Fault::ActivatedBeforeCreation);
            return None;
        }
        Some(Some(account))
    }
    /// Reads an entry as a scenario's file would have it.
    fn read_entry(&self, row: Cells<'_>, problems: &mut Problems) -> Option<Entry> {
        let kind = row.cell(self.columns.kind);
        if !kind.is_empty() && !KINDS.contains(&kind) {
            problems
                .add(Place::Field(&Place::Top, "kind"), Fault::Expected(Expected::OneOf(KINDS)));
            return None;
        }
        self.entry_reader().read_entry(&Cursor::top(&self.columns.entry(row)), problems)
    }

    /// Whether a row that only sets its account up says nothing else.
    fn refuse_fields(&self, row: Cells<'_>, problems: &mut Problems) -> bool {
        let columns = &self.columns;
        let others = [Some(columns.at), columns.amount, columns.campaign].into_iter().flatten();
        let filled = others
            .chain(columns.rare.iter().copied())
            .filter(|index| !row.cell(*index).is_empty())
            .map(|index| {
                let place = Place::Field(&Place::Top, columns.name(index));
                problems.add(place, Fault::UnknownField(Columns::of_account()));
            });
        filled.count() == 0
    }

    /// What is wrong if this entry is one more than a scenario may have; it counts from now on.
    fn one_too_many(&mut self, entry: &Entry) -> Option<Fault> {
        let (most, offers) = (self.shared.most_entries, self.scenario.offers.len());
        if self.scenario.entries.len() < most {
            return self.counts.add(&entry.action);
        }
        Some(if most < Scenario::MOST_ENTRIES || offers * (most + 1) > Scenario::MOST_COUNTS {
            Fault::TooManyCounts(Scenario::MOST_COUNTS)
        } else {
            Fault::TooManyEntries(most)
        })
    }

    fn entry_reader(&self) -> EntryReader<'_> {
        let Scenario { spend_plan, account, offers, .. } = &self.scenario;
        EntryReader::beside(spend_plan.as_ref(), account.payment, offers, account.currency)
    }

    /// Whether the number of a refund's spend, less one, is that of a spend.
    fn is_spend(&self, spend: usize) -> bool {
        match self.numbers.planned(spend) {
            Some(planned) => self.entry_reader().is_planned_spend(planned),
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
