//! When something can be done: windows, intersected, the binding one named (A3, TT-41).

use crate::calendar::{Date, Instant};
use crate::offer::{Anchor, Window, WindowEnd, Zone};

/// The moments from which windows are counted, as far as they have happened (C14).
#[derive(Clone, Copy, Debug)]
pub struct Anchors {
    /// The code arrived.
    pub received: Option<Instant>,
    /// The account was created.
    pub account_created: Instant,
    /// The offer was activated.
    pub activated: Option<Instant>,
    /// The account's first accepted spend.
    pub first_spend: Option<Instant>,
    /// The account's ads were shown for the first time.
    pub first_impression: Option<Instant>,
    /// The account was registered for the offer.
    pub registered: Option<Instant>,
}

impl Anchors {
    /// The anchors of an account to which nothing else has happened.
    #[must_use]
    pub const fn of_account_created(account_created: Instant) -> Self {
        Self {
            received: None,
            account_created,
            activated: None,
            first_spend: None,
            first_impression: None,
            registered: None,
        }
    }

    pub(crate) fn get(&self, anchor: Anchor) -> Option<Instant> {
        match anchor {
            Anchor::Received => self.received,
            Anchor::AccountCreated => Some(self.account_created),
            Anchor::Activated => self.activated,
            Anchor::FirstSpend => self.first_spend,
            Anchor::FirstImpression => self.first_impression,
            Anchor::Registered => Some(self.registered.unwrap_or(self.account_created)),
        }
    }
}

/// The end of several windows together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// The first instant that no longer belongs (C2).
    pub ends: Instant,
    /// The last date that every reading accepts: the day before the last where a window given in days ends with its whole last date,
    /// since a strict reading of n times 24 hours could already refuse (A1); otherwise the last date itself.
    pub last_safe: Date,
    /// Which window ends first, by its index in the offer; of several that end together the first.
    pub binding: usize,
}

impl Deadline {
    /// The last date of which a part belongs.
    #[must_use]
    pub const fn last_date(&self) -> Date {
        self.ends.plus_seconds(-1).date()
    }

    /// Where the windows that have begun end together; `None` while none has.
    ///
    /// ```
    /// # use ad_credit_lab_engine::{calendar::{Date, Instant}, offer::{Anchor, Window, WindowEnd}, windows::{Anchors, Deadline}};
    /// let received = Instant::parse("2026-05-01T16:30").unwrap();
    /// let anchors = Anchors { received: Some(received), ..Anchors::of_account_created(received) };
    /// let fourteen_days = Window::Days { from: Anchor::Received, days: 14, end: WindowEnd::EndOfDate };
    /// let deadline = Deadline::of(&[fourteen_days], &anchors).unwrap();
    /// assert_eq!(deadline.last_safe, Date::parse("2026-05-14").unwrap());
    /// assert_eq!(deadline.last_date(), Date::parse("2026-05-15").unwrap());
    /// ```
    #[must_use]
    pub fn of(windows: &[Window], anchors: &Anchors) -> Option<Self> {
        let ends = windows.iter().enumerate().filter_map(|(binding, window)| {
            let (ends, last_safe) = window.end(anchors)?;
            Some(Self { ends, last_safe, binding })
        });
        ends.reduce(|tightest, other| {
            let binding = if other.ends < tightest.ends { other.binding } else { tightest.binding };
            Self {
                ends: tightest.ends.min(other.ends),
                last_safe: tightest.last_safe.min(other.last_safe),
                binding,
            }
        })
    }
}

/// How far a date of an unknown time zone can lie from the same date of the account's: zones lie from 12 hours behind to 14 ahead (C21).
const ZONES_APART: i64 = 26 * 3600;

impl Window {
    /// The first instant that no longer belongs and the last date that every reading accepts; `None` while the window has not begun.
    pub(crate) fn end(&self, anchors: &Anchors) -> Option<(Instant, Date)> {
        match self {
            Self::Until { date, .. } => Some((date.end(), *date)),
            Self::Before(instant) => Some((*instant, instant.plus_seconds(-1).date())),
            Self::Days { from, days, end } => {
                let anchor = anchors.get(*from)?;
                let last_date = anchor.date().plus_days((*days).into());
                Some(match end {
                    WindowEnd::EndOfDate => (last_date.end(), last_date.plus_days(-1)),
                    WindowEnd::SameTime => {
                        let ends = anchor.on(last_date);
                        (ends, ends.plus_seconds(-1).date())
                    }
                })
            }
        }
    }

    /// Whether an instant lies so near to an end of unknown time zone that it may be on either side of it (C21).
    pub(crate) fn cannot_decide(&self, at: Instant) -> bool {
        match self {
            Self::Until { date, zone: Zone::Unknown } => {
                let apart = at.seconds_since(date.end());
                (-ZONES_APART..ZONES_APART).contains(&apart)
            }
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn instant(text: &str) -> Instant {
        Instant::parse(text).unwrap()
    }

    fn days(from: Anchor, days: u16) -> Window {
        Window::Days { from, days, end: WindowEnd::EndOfDate }
    }

    #[test]
    fn the_sixty_day_cap_binds_when_the_first_spend_comes_late() {
        // Worked boundary test 9 of the rules: created 1 January 2026, first spend 20 February.
        // 20 February + 30 days = 22 March; 1 January + 60 days = 2 March, which is earlier.
        let anchors = Anchors {
            activated: Some(instant("2026-01-01T08:00")),
            first_spend: Some(instant("2026-02-20T12:00")),
            ..Anchors::of_account_created(instant("2026-01-01T08:00"))
        };
        let windows = [days(Anchor::FirstSpend, 30), days(Anchor::AccountCreated, 60)];
        let deadline = Deadline::of(&windows, &anchors).unwrap();
        assert_eq!(deadline.last_date(), Date::parse("2026-03-02").unwrap());
        assert_eq!(deadline.binding, 1);
        assert_eq!(deadline.ends, instant("2026-03-03T00:00"));
    }

    #[test]
    fn an_end_date_has_no_boundary_before_it() {
        let anchors = Anchors::of_account_created(instant("2026-01-01T08:00"));
        let date = Date::parse("2026-12-31").unwrap();
        let until = Window::Until { date, zone: Zone::Account };
        let deadline = Deadline::of(&[until], &anchors).unwrap();
        assert_eq!((deadline.last_safe, deadline.last_date()), (date, date));
        assert_eq!(Deadline::of(&[days(Anchor::FirstSpend, 3)], &anchors), None);
    }

    #[test]
    fn a_window_by_hours_ends_at_the_anchors_time_of_day() {
        let anchors = Anchors::of_account_created(instant("2026-01-01T08:00"));
        let window =
            Window::Days { from: Anchor::AccountCreated, days: 14, end: WindowEnd::SameTime };
        let deadline = Deadline::of(&[window], &anchors).unwrap();
        assert_eq!(deadline.ends, instant("2026-01-15T08:00"));
        assert_eq!(deadline.last_safe, Date::parse("2026-01-15").unwrap());
    }

    #[test]
    fn an_end_of_unknown_zone_decides_nothing_within_26_hours() {
        let date = Date::parse("2026-12-31").unwrap();
        let until = Window::Until { date, zone: Zone::Unknown };
        // The date ends at 1 January, 00:00; 26 hours before is 30 December, 22:00, and 26 hours after 2 January, 02:00.
        assert!(!until.cannot_decide(instant("2026-12-30T21:59:59")));
        assert!(until.cannot_decide(instant("2026-12-30T22:00")));
        assert!(until.cannot_decide(instant("2027-01-02T01:59:59")));
        assert!(!until.cannot_decide(instant("2027-01-02T02:00")));
    }
}
