//! Spans of time within which something can be done or counts.

use crate::calendar::{Date, Instant};
use crate::input::choice;

/// A span of time; what it says is its end (C2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Window {
    /// So many days after an anchor, whose date is day 0.
    Days {
        /// What it is counted from.
        from: Anchor,
        /// How many days, 1 to 3,660.
        days: u16,
        /// Where on its last date it ends.
        end: WindowEnd,
    },
    /// Ends with this date.
    Until {
        /// The last date.
        date: Date,
        /// Whose time the source means.
        zone: Zone,
    },
    /// Ends at this instant, which no longer belongs (C21).
    Before(Instant),
}

choice! {
    /// Where on its last date a window of days ends (A1).
    pub enum WindowEnd {
        /// With the whole date.
        EndOfDate = "end_of_date",
        /// At the anchor's time of day, which no longer belongs.
        SameTime = "same_time",
    }
}

choice! {
    /// Whose time a source means by a date (C21).
    pub enum Zone {
        /// The account's own.
        Account = "account",
        /// Another one, and nobody knows which.
        Unknown = "unknown",
    }
}

choice! {
    /// The moment from which a window is counted (C14).
    pub enum Anchor {
        /// The code was received.
        Received = "received",
        /// The account was created.
        AccountCreated = "account_created",
        /// The account's ads were shown for the first time.
        FirstImpression = "first_impression",
        /// The offer was activated.
        Activated = "activated",
        /// The account was registered for the offer, else its creation.
        Registered = "registered",
        /// The account's first accepted spend, even before activation.
        FirstSpend = "first_spend",
    }
}
