//! When something can be done: windows, intersected, the binding one named (A3, TT-41).

use crate::calendar::{Date, Instant};
use crate::offer::{Anchor, Window};

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
}

impl Anchors {
    fn get(&self, anchor: Anchor) -> Option<Instant> {
        match anchor {
            Anchor::Received => self.received,
            Anchor::AccountCreated => Some(self.account_created),
            Anchor::Activated => self.activated,
            Anchor::FirstSpend => self.first_spend,
        }
    }
}

/// The end of several windows together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// The last date that belongs.
    pub last_date: Date,
    /// The last date that every reading accepts: the day before `last_date` where a window given in days ends then,
    /// since a strict reading of n times 24 hours could already refuse (A1); otherwise `last_date` itself.
    pub last_safe: Date,
    /// Which window ends first, by its index in the offer; of several that end together the first.
    pub binding: usize,
}

impl Deadline {
    /// The first instant that no longer belongs (C2).
    #[must_use]
    pub const fn ends(&self) -> Instant {
        self.last_date.end()
    }

    /// Where the windows that have begun end together; `None` while none has.
    ///
    /// ```
    /// # use ad_credit_lab_engine::{calendar::{Date, Instant}, offer::{Anchor, Window}, windows::{Anchors, Deadline}};
    /// let received = Instant::parse("2026-05-01T16:30").unwrap();
    /// let anchors = Anchors { received: Some(received), account_created: received, activated: None, first_spend: None };
    /// let fourteen_days = Window::Days { from: Anchor::Received, days: 14 };
    /// let deadline = Deadline::of(&[fourteen_days], &anchors).unwrap();
    /// assert_eq!(deadline.last_safe, Date::parse("2026-05-14").unwrap());
    /// assert_eq!(deadline.last_date, Date::parse("2026-05-15").unwrap());
    /// ```
    #[must_use]
    pub fn of(windows: &[Window], anchors: &Anchors) -> Option<Self> {
        let ends = windows.iter().enumerate().filter_map(|(index, window)| match window {
            Window::Until(date) => Some((*date, *date, index)),
            Window::Days { from, days } => {
                let last_date = anchors.get(*from)?.date().plus_days((*days).into());
                Some((last_date, last_date.plus_days(-1), index))
            }
        });
        ends.fold(None, |tightest: Option<Self>, (last_date, last_safe, index)| match tightest {
            None => Some(Self { last_date, last_safe, binding: index }),
            Some(other) => {
                let binding = if last_date < other.last_date { index } else { other.binding };
                Some(Self {
                    last_date: last_date.min(other.last_date),
                    last_safe: last_safe.min(other.last_safe),
                    binding,
                })
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sixty_day_cap_binds_when_the_first_spend_comes_late() {
        // Worked boundary test 9 of the rules: created 1 January 2026, first spend 20 February.
        // 20 February + 30 days = 22 March; 1 January + 60 days = 2 March, which is earlier.
        let anchors = Anchors {
            received: None,
            account_created: Instant::parse("2026-01-01T08:00").unwrap(),
            activated: Instant::parse("2026-01-01T08:00"),
            first_spend: Instant::parse("2026-02-20T12:00"),
        };
        let windows = [
            Window::Days { from: Anchor::FirstSpend, days: 30 },
            Window::Days { from: Anchor::AccountCreated, days: 60 },
        ];
        let deadline = Deadline::of(&windows, &anchors).unwrap();
        assert_eq!(deadline.last_date, Date::parse("2026-03-02").unwrap());
        assert_eq!(deadline.binding, 1);
        assert_eq!(deadline.ends(), Instant::parse("2026-03-03T00:00").unwrap());
    }

    #[test]
    fn an_end_date_has_no_boundary_before_it() {
        let created = Instant::parse("2026-01-01T08:00").unwrap();
        let anchors = Anchors {
            received: None,
            account_created: created,
            activated: None,
            first_spend: None,
        };
        let date = Date::parse("2026-12-31").unwrap();
        let deadline = Deadline::of(&[Window::Until(date)], &anchors).unwrap();
        assert_eq!((deadline.last_safe, deadline.last_date), (date, date));
        assert_eq!(
            Deadline::of(&[Window::Days { from: Anchor::FirstSpend, days: 3 }], &anchors),
            None
        );
    }
}
