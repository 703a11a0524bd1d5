//! What time will do by itself.

use crate::calendar::Instant;

/// Something that happens without an entry. Of the same instant, the order of the declaration holds (C3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Due {
    /// A credit's last date is over.
    CreditEnds(u32),
    /// A discount's last date is over.
    DiscountEnds(u32),
    /// The time for redeeming is over.
    RedeemCloses(u16),
    /// The time for earning is over.
    EarningCloses(u16),
    /// The reward of an offer's tier comes.
    Issue(u16, u16),
    /// The account is charged for what it owes.
    BillingDay,
    /// The account comes to be.
    AccountCreated,
    /// An offer is activated by itself, later than at the account's creation.
    Activation(u16),
}

/// The things that are due, the next one last. There are few at any time: some for each offer and each credit.
#[derive(Debug, Default)]
pub(super) struct Clock {
    dues: Vec<(Instant, Due)>,
}

impl Clock {
    /// Forgets everything.
    pub(super) fn clear(&mut self) {
        self.dues.clear();
    }

    /// Sets when something is due, instead of when it was due before.
    pub(super) fn set(&mut self, at: Instant, due: Due) {
        self.dues.retain(|(_, other)| *other != due);
        let position = self.dues.partition_point(|other| *other > (at, due));
        self.dues.insert(position, (at, due));
    }

    /// Something will not happen any more.
    pub(super) fn cancel(&mut self, due: Due) {
        self.dues.retain(|(_, other)| *other != due);
    }

    /// Whether something is due.
    pub(super) fn has(&self, due: Due) -> bool {
        self.dues.iter().any(|(_, other)| *other == due)
    }

    /// When the next thing is due.
    pub(super) fn next(&self) -> Option<Instant> {
        self.dues.last().map(|(at, _)| *at)
    }

    /// Takes the next thing that is due up to an instant, included.
    pub(super) fn take_until(&mut self, to: Instant) -> Option<(Instant, Due)> {
        let (at, _) = *self.dues.last()?;
        if at <= to { self.dues.pop() } else { None }
    }
}
