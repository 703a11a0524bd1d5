//! The rows that are found, and what is kept from one run to the next for finding and showing them.

use ad_credit_lab_engine::journal::Event;
use ad_credit_lab_engine::scenario::Action;

use super::filter::Filter;
use super::told::Teller;
use crate::i18n::{Words, small_letters};
use crate::state::Run;

/// What is kept of the rows of a run. Where the next run begins with the same rows, as when the clock goes on, it stays.
#[derive(Default)]
pub struct Kept {
    run: Option<Run>,
    /// Where rows begin that came with a later version, with the number of that version.
    versions: Vec<(usize, u32)>,
    /// What a search looks at, of the first rows; made only where somebody searches.
    texts: Vec<String>,
}

impl Kept {
    /// Goes over to a run. Nothing happens if it is there already.
    pub fn follow(&mut self, run: &Run) {
        let same = match &self.run {
            Some(before) if before == run => return,
            Some(before) => rows_in_common(before, run),
            None => 0,
        };
        let version = self.versions.last().map_or(0, |(_, version)| version + 1);
        self.versions.retain(|(start, _)| *start < same);
        self.versions.push((same, version));
        self.texts.truncate(same);
        self.run = Some(run.clone());
    }

    /// The version with which a row came: as long as a row stays what it is, so does this.
    #[must_use]
    pub fn version(&self, row: usize) -> u32 {
        let since = self.versions.iter().rev().find(|(start, _)| *start <= row);
        since.map_or(0, |(_, version)| *version)
    }

    /// How many rows can be searched.
    #[must_use]
    pub fn searchable(&self) -> usize {
        self.texts.len()
    }

    /// Makes more rows searchable, until all are or `is_time_up`; says whether all are.
    pub fn make_searchable(&mut self, words: Words, is_time_up: impl Fn() -> bool) -> bool {
        let Some(run) = &self.run else { return true };
        let journal = &run.outcome().journal;
        let teller = Teller::new(words, run);
        while let Some(row) = journal.row(self.texts.len()) {
            self.texts.push(teller.searched(&row));
            // Asking for the time costs more than a row.
            if self.texts.len().is_multiple_of(16) && is_time_up() {
                break;
            }
        }
        self.texts.len() == journal.len()
    }

    /// The rows that a filter takes, by their index: those that show the words as they stand beside each other, or, where no
    /// row does, all of them anywhere. A row that is not searchable yet shows none.
    #[must_use]
    pub fn find(&self, filter: &Filter) -> Vec<u32> {
        let Some(run) = &self.run else { return Vec::new() };
        let words = small_letters(&filter.words);
        let words: Vec<_> = words.split_whitespace().collect();
        let taken = run.outcome().journal.rows().zip(0_u32..);
        let taken = taken.filter(|(row, _)| filter.takes(run, row)).map(|(_, index)| index);
        let mut taken: Vec<u32> = taken.collect();
        if words.is_empty() {
            return taken;
        }
        let text = |index: u32| self.texts.get(index as usize).map_or("", String::as_str);
        let phrase = words.join(" ");
        let found: Vec<u32> =
            taken.iter().copied().filter(|index| text(*index).contains(&phrase)).collect();
        if found.is_empty() {
            taken.retain(|index| words.iter().all(|word| text(*index).contains(word)));
            return taken;
        }
        found
    }
}

/// With how many rows both runs begin that say the same in the same words.
fn rows_in_common(one: &Run, other: &Run) -> usize {
    let names = |run: &Run| run.outcome().credits.len() > 1;
    let (a, b) = (one.scenario(), other.scenario());
    let same_names = names(one) == names(other)
        && a.offers == b.offers
        && a.account.currency == b.account.currency
        && one.outcome().credits.iter().zip(&other.outcome().credits).all(|(a, b)| a.id == b.id);
    if !same_names {
        return 0;
    }
    let pairs = one.outcome().journal.rows().zip(other.outcome().journal.rows());
    pairs.take_while(|(a, b)| a == b && action(one, a.event) == action(other, b.event)).count()
}

fn action(run: &Run, event: Event) -> Option<&Action> {
    match event {
        Event::Entry(index) => {
            run.outcome().entry(run.scenario(), index).map(|entry| &entry.action)
        }
        _ => None,
    }
}
