//! How long after the requirement is fixed the credit comes (A8, C1).

use crate::calendar::{Date, Holidays, Instant};
use crate::input::choice;

/// When the delay begins, and how long it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Issuance {
    /// The delay of every tier that has no other.
    pub delay: Delay,
    /// What it begins with.
    pub start: IssuanceStart,
    /// The delay of the top tier, where it is another one (TT-56).
    pub top_tier: Option<Delay>,
}

impl Issuance {
    /// The delay of a tier.
    #[must_use]
    pub fn delay_of(&self, is_top_tier: bool) -> Delay {
        self.top_tier.filter(|_| is_top_tier).unwrap_or(self.delay)
    }
}

choice! {
    /// What the delay begins with.
    pub enum IssuanceStart {
        /// The instant at which the tier is fixed: when it is reached, or for a lower one under `highest_only` at the close (C4).
        Threshold = "threshold",
        /// The close of the earning window (TT-56).
        WindowClose = "window_close",
    }
}

choice! {
    /// The unit of a delay (C1).
    pub enum DelayUnit {
        /// Sixty minutes of the account's civil time.
        Hour = "hour",
        /// A date of the calendar.
        CalendarDay = "calendar_day",
        /// Monday to Friday, without holidays.
        BusinessDay = "business_day",
    }
}

/// A span of time that a network takes, from its soonest to its latest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Delay {
    /// What `earliest` and `latest` count.
    pub unit: DelayUnit,
    /// The soonest.
    pub earliest: u16,
    /// The latest, at which a run issues.
    pub latest: u16,
}

/// A moment up to which something is expected: an instant, or the end of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// This instant.
    Instant(Instant),
    /// The end of this date.
    EndOf(Date),
}

impl Delay {
    /// The instant that lies `units` of this delay after another.
    #[must_use]
    pub fn after(self, from: Instant, units: u16, holidays: &Holidays) -> Instant {
        match self.unit {
            DelayUnit::Hour => from.plus_seconds(i64::from(units) * 3600),
            DelayUnit::CalendarDay => from.on(from.date().plus_days(units.into())),
            DelayUnit::BusinessDay => {
                from.on(holidays.business_days_after(from.date(), units.into()))
            }
        }
    }

    /// When the credit is expected at the latest: an instant for hours, the end of a date for days.
    #[must_use]
    pub fn expected_by(self, from: Instant, holidays: &Holidays) -> By {
        let latest = self.after(from, self.latest, holidays);
        if self.unit == DelayUnit::Hour { By::Instant(latest) } else { By::EndOf(latest.date()) }
    }

    /// When to ask support: one day of the delay's kind after it was expected; for hours, 24 of them.
    #[must_use]
    pub fn ask_support_after(self, from: Instant, holidays: &Holidays) -> By {
        match (self.expected_by(from, holidays), self.unit) {
            (By::Instant(instant), _) => By::Instant(instant.plus_seconds(86_400)),
            (By::EndOf(date), DelayUnit::BusinessDay) => {
                By::EndOf(holidays.business_days_after(date, 1))
            }
            (By::EndOf(date), _) => By::EndOf(date.plus_days(1)),
        }
    }
}
