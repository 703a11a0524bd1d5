//! What a row of a table says.

use super::{ACCOUNT, StoryReader};
use crate::account::Account;
use crate::calendar::{Date, Instant};
use crate::input::{Cursor, Expected, Fault, Place, Problems, fits_on_a_line};
use crate::scenario::columns::{Cells, Columns};
use crate::scenario::read_account::read_account;
use crate::scenario::read_entry::LONGEST_NAME;
use crate::scenario::{Action, Campaign, Entry, Scenario, When};

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

impl StoryReader {
    /// A spend or a top-up that says nothing unusual; `None` for everything else, and for what is not right.
    pub(super) fn read_usual(&mut self, row: Cells<'_>) -> Option<Entry> {
        let columns = &self.columns;
        let is_spend = match row.cell(columns.kind) {
            "spend" => true,
            "top_up" => false,
            _ => return None,
        };
        let is_blank = |index: &usize| row.cell(*index).is_empty();
        let mut set_up = columns.of_account.iter().zip(self.set_up.as_ref()?);
        let is_usual = self.scenario.entries.len() < self.room
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
    pub(super) fn read_any(
        &mut self,
        row: Cells<'_>,
        problems: &mut Problems,
    ) -> Option<Option<Entry>> {
        let account = self.read_set_up(row, problems);
        let entry = match row.cell(self.columns.kind) {
            ACCOUNT => self.refuse_fields(row, problems).then_some(None),
            _ => self.read_entry(row, problems).map(Some),
        };
        let (account, entry) = (account?, entry?);
        if let Some(fault) = self.one_too_many(account.as_ref(), entry.as_ref()) {
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

    /// What is wrong if this entry is one more than a scenario may have, or lets its campaigns make too many charges by themselves,
    /// as the account could that a row sets up; both count from now on.
    fn one_too_many(&mut self, account: Option<&Account>, entry: Option<&Entry>) -> Option<Fault> {
        let (most, offers) = (self.shared.most_entries, self.scenario.offers.len());
        if entry.is_some() && self.room <= self.scenario.entries.len() {
            return Some(if self.room < most {
                Fault::TooManyCharges(most)
            } else if most < Scenario::MOST_ENTRIES || offers * (most + 1) > Scenario::MOST_COUNTS {
                Fault::TooManyCounts(Scenario::MOST_COUNTS)
            } else {
                Fault::TooManyEntries(most)
            });
        }
        let Some(room) = self.room_with(account, entry) else {
            return Some(Fault::TooManyCharges(most));
        };
        let fault = entry.and_then(|entry| self.counts.add(&entry.action));
        if fault.is_none() {
            self.room = room;
        }
        fault
    }

    /// How many entries there may be beside the charges that campaigns make by themselves, with the account and the entry of a row;
    /// `None` where there are more already.
    fn room_with(&mut self, account: Option<&Account>, entry: Option<&Entry>) -> Option<usize> {
        if account.is_none() && !entry.is_some_and(|entry| entry.action.is_about_budgets()) {
            return Some(self.room);
        }
        let scenario = &mut self.scenario;
        let other = account.map(|new| std::mem::replace(&mut scenario.account, new.clone()));
        scenario.entries.extend(entry.cloned());
        let (charges, entries) = (scenario.hourly_charge_count(), scenario.entries.len());
        if entry.is_some() {
            scenario.entries.pop();
        }
        if let Some(other) = other {
            scenario.account = other;
        }
        let room = self.shared.most_entries.checked_sub(charges);
        room.filter(|room| entries <= *room)
    }
}
