//! Which rows of the journal are shown.

use ad_credit_lab_engine::journal::{Event, Row, Verdict};
use ad_credit_lab_engine::reason::Reason;

use super::told::{counted, uncounted};
use crate::state::Run;

/// What can be asked of a row besides its words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// The kind of entry, or of what time did; any if not given.
    pub kind: Option<&'static str>,
    /// How it came out.
    pub verdicts: Verdicts,
    /// Whether it counts.
    pub counts: Counts,
    /// Toward which offer, by its index; any if not given.
    pub offer: Option<u16>,
    /// Words that it must show, all of them, as they were typed.
    pub words: String,
}

/// How the rows that are shown came out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Verdicts {
    /// In any way.
    #[default]
    All,
    /// As more than ads that run as planned.
    Turns,
    /// Refused, in whole or in part.
    Refused,
}

/// Whether the rows that are shown count toward an offer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Counts {
    /// They may or may not.
    #[default]
    All,
    /// Something of them counts, or counted and does no more.
    Counted,
    /// Something of them does not count.
    NotCounted,
}

impl Verdicts {
    /// Each of them.
    pub const ALL: [Self; 3] = [Self::All, Self::Turns, Self::Refused];

    /// The name by which inputs and files call it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Turns => "turns",
            Self::Refused => "refused",
        }
    }

    pub(super) fn takes(self, row: &Row<'_>) -> bool {
        match self {
            Self::All => true,
            Self::Turns => {
                let runs_on = [[Reason::ChargePaid], [Reason::ChargeAccrued]];
                row.verdict != Verdict::Accepted || !runs_on.iter().any(|one| one == row.reasons)
            }
            Self::Refused => matches!(row.verdict, Verdict::Refused | Verdict::Partly),
        }
    }
}

impl Counts {
    /// Each of them.
    pub const ALL: [Self; 3] = [Self::All, Self::Counted, Self::NotCounted];

    /// The name by which inputs and files call it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Counted => "counted",
            Self::NotCounted => "not_counted",
        }
    }

    fn take(self, row: &Row<'_>, offer: Option<u16>) -> bool {
        match self {
            Self::All => true,
            Self::Counted => !counted(row, offer).is_zero(),
            Self::NotCounted => uncounted(row, offer).next().is_some(),
        }
    }
}

impl Filter {
    /// Whether a row is shown, as far as its words do not matter.
    #[must_use]
    pub fn takes(&self, run: &Run, row: &Row<'_>) -> bool {
        self.kind.is_none_or(|wanted| wanted == kind(run, row.event))
            && self.verdicts.takes(row)
            && self.counts.take(row, self.offer)
    }
}

/// The stable code of what a row is about.
#[must_use]
pub fn kind(run: &Run, event: Event) -> &'static str {
    match event {
        Event::Entry(index) => {
            let entry = run.outcome().entry(run.scenario(), index);
            entry.map_or("", |entry| entry.action.kind())
        }
        other => other.code().unwrap_or_default(),
    }
}

/// The kinds that occur in a run, in the order in which they first do, each with the number of its rows.
#[must_use]
pub fn kinds(run: &Run) -> Vec<(&'static str, usize)> {
    let mut kinds: Vec<(&'static str, usize)> = Vec::new();
    for row in run.outcome().journal.rows() {
        let kind = kind(run, row.event);
        match kinds.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, number)) => *number += 1,
            None => kinds.push((kind, 1)),
        }
    }
    kinds
}
