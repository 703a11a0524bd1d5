//! What becomes different when something is done in the past.

use ad_credit_lab_engine::journal::{Event, Verdict};
use ad_credit_lab_engine::money::Money;
use ad_credit_lab_engine::outcome::State;

use crate::state::Run;

/// Something that was and something that would be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn<T> {
    /// What was.
    pub before: T,
    /// What would be.
    pub after: T,
}

impl<T: PartialEq> Turn<T> {
    fn of(before: T, after: T) -> Option<Self> {
        (before != after).then_some(Self { before, after })
    }
}

/// How one story ends differently from another of the same account. What stays the same is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Consequences {
    /// Each offer, by its index, whose state is another.
    pub states: Vec<(usize, Turn<State>)>,
    /// Each offer, by its index, for which another amount counts.
    pub counted: Vec<(usize, Turn<Money>)>,
    /// Unused credit.
    pub credit: Option<Turn<Money>>,
    /// Cash.
    pub cash: Option<Turn<Money>>,
    /// What is spent and not paid.
    pub unpaid: Option<Turn<Money>>,
    /// The entries that come out differently, by their number in the story after.
    pub entries: Vec<(u32, Turn<Verdict>)>,
}

impl Consequences {
    /// What differs, where `number` gives the number in the story after of an entry of the story before; `None` where it is gone.
    #[must_use]
    pub fn between(before: &Run, after: &Run, number: impl Fn(u32) -> Option<u32>) -> Self {
        let (old, new) = (before.outcome(), after.outcome());
        let offers = || old.offers.iter().zip(&new.offers).enumerate();
        let states = offers()
            .filter_map(|(index, (old, new))| Some((index, Turn::of(old.state, new.state)?)));
        let counted = offers()
            .filter_map(|(index, (old, new))| Some((index, Turn::of(old.counted, new.counted)?)));
        let verdicts = verdicts(after);
        let entries = self::verdicts(before).into_iter().filter_map(|(entry, old)| {
            let entry = number(entry)?;
            let (_, new) = verdicts.iter().find(|(other, _)| *other == entry)?;
            Some((entry, Turn::of(old, *new)?))
        });
        Self {
            states: states.collect(),
            counted: counted.collect(),
            credit: Turn::of(old.ledger.unused_credit(), new.ledger.unused_credit()),
            cash: Turn::of(old.ledger.cash(), new.ledger.cash()),
            unpaid: Turn::of(old.ledger.unpaid().gross(), new.ledger.unpaid().gross()),
            entries: entries.collect(),
        }
    }

    /// Whether everything ends as it did.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// How each written entry came out.
fn verdicts(run: &Run) -> Vec<(u32, Verdict)> {
    let written = run.scenario().entries.len();
    let rows = run.outcome().journal.rows();
    rows.filter_map(|row| match row.event {
        Event::Entry(index) if (index as usize) < written => Some((index, row.verdict)),
        _ => None,
    })
    .collect()
}
