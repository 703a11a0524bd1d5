//! Where the clock of a practice account can go, and when what is done takes place.

use ad_credit_lab_engine::calendar::Instant;
use ad_credit_lab_engine::journal::Event;

use super::{Practice, PracticeAccount, latest};

/// An hour in seconds.
const HOUR: i64 = 3600;

/// Why a story cannot go on past what was reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Halt {
    /// Nothing can be done in the account at present, as when another tab has it.
    Locked,
    /// In the next hour campaigns would make more charges than an account can hold.
    Full,
    /// The calendar ends there.
    Latest,
}

impl Practice {
    /// Moves the clock. Past what was reached, the story goes on, as far as it can; before it, it is looked at.
    pub fn go_to(self, instant: Instant) {
        let is_locked = self.is_locked.get_untracked();
        let to = self.account.with_untracked(|account| {
            // The account may be made on the last day that there is.
            let to = instant.min(latest()).max(account.scenario.account.created);
            furthest(account, is_locked, to)
        });
        if to == self.now.get_untracked() {
            return;
        }
        self.forget_answers();
        self.account.update(|account| {
            account.scenario.until = Some(account.reached().max(to));
            account.now = to;
        });
    }

    /// When what is done now takes place: where the clock stands, or a second later where ads were already charged at that very second.
    /// Their charges are on the screen, and what is done after them must not change them.
    pub(super) fn moment(self) -> Instant {
        let now = self.now.get_untracked();
        self.run.with_untracked(|run| {
            let (written, journal) = (run.scenario().entries.len(), &run.outcome().journal);
            let rows = (0..journal.len()).rev().map_while(|index| journal.row(index));
            let is_made = |event| matches!(event, Event::Entry(entry) if written <= entry as usize);
            let is_charged = rows.take_while(|row| row.at == now).any(|row| is_made(row.event));
            if is_charged { now.plus_seconds(1) } else { now }
        })
    }
}

/// The furthest instant up to this one to which the clock can go: to the hour, where the charges that campaigns make by then would be
/// more than an account can hold.
fn furthest(account: &PracticeAccount, is_locked: bool, to: Instant) -> Instant {
    let reached = account.reached();
    if to <= reached {
        return to;
    }
    if is_locked {
        return reached;
    }
    if account.scenario.hourly_charges_fit(to) {
        return to;
    }
    let (mut last, mut first_not) = (reached, to);
    while HOUR < first_not.seconds_since(last) {
        let middle = last.plus_seconds(first_not.seconds_since(last) / 2);
        if account.scenario.hourly_charges_fit(middle) {
            last = middle;
        } else {
            first_not = middle;
        }
    }
    last
}

/// Why a story cannot go on past what was reached, not even for an hour.
pub(super) fn halt(account: &PracticeAccount, is_locked: bool) -> Option<Halt> {
    let reached = account.reached();
    if is_locked {
        Some(Halt::Locked)
    } else if latest() <= reached {
        Some(Halt::Latest)
    } else {
        let fits = account.scenario.hourly_charges_fit(reached.plus_seconds(HOUR));
        (!fits).then_some(Halt::Full)
    }
}
