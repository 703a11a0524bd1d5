//! Windows and delays, worked out from the rules a second time.

use ad_credit_lab_engine::calendar::{Date, Holidays, Instant};
use ad_credit_lab_engine::journal::Event;
use ad_credit_lab_engine::offer::{Anchor, Delay, DelayUnit, Offer, Window, WindowEnd};
use ad_credit_lab_engine::reason::Reason;
use ad_credit_lab_engine::scenario::Action;

use crate::books::Page;

/// What windows are counted from, as far as the rows say that it has happened.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Anchors {
    pub(crate) created: Option<Instant>,
    pub(crate) received: Option<Instant>,
    pub(crate) activated: Option<Instant>,
    pub(crate) registered: Option<Instant>,
    pub(crate) first_spend: Option<Instant>,
    pub(crate) first_impression: Option<Instant>,
}

impl Anchors {
    /// Takes in a row, for one offer.
    pub(crate) fn follow(&mut self, page: &Page<'_>, offer: usize) {
        if !page.took_place() {
            return;
        }
        let at = Some(page.row.at);
        match (page.row.event, page.action()) {
            (Event::AccountCreated, _) => self.created = at,
            (Event::OfferActivated(other), _) if usize::from(other) == offer => self.activated = at,
            (_, Some(Action::ReceiveCode { offer: other, .. })) if *other == offer => {
                self.received = at;
            }
            (_, Some(Action::Register { offer: other })) if *other == offer => {
                self.registered = at;
            }
            (_, Some(Action::Spend { .. })) => self.first_spend = self.first_spend.or(at),
            (_, Some(Action::AdsShown)) => self.first_impression = self.first_impression.or(at),
            _ => {}
        }
        if activates(page) == Some(offer) {
            self.activated = at;
        }
    }

    fn get(&self, anchor: Anchor) -> Option<Instant> {
        match anchor {
            Anchor::Received => self.received,
            Anchor::AccountCreated => self.created,
            Anchor::FirstImpression => self.first_impression,
            Anchor::Activated => self.activated,
            Anchor::Registered => self.registered.or(self.created),
            Anchor::FirstSpend => self.first_spend,
        }
    }

    /// The first instant that no longer belongs to a window, and the last date that every reading accepts, once it has begun.
    fn end(&self, window: Window) -> Option<(Instant, Date)> {
        match window {
            Window::Until { date, .. } => Some((date.end(), date)),
            Window::Before(end) => Some((end, end.plus_seconds(-1).date())),
            Window::Days { from, days, end } => {
                let anchor = self.get(from)?;
                let last_date = anchor.date().plus_days(days.into());
                Some(match end {
                    WindowEnd::EndOfDate => (last_date.end(), last_date.plus_days(-1)),
                    WindowEnd::SameTime => {
                        let time = anchor.seconds_since(anchor.date().start());
                        let end = last_date.start().plus_seconds(time);
                        (end, end.plus_seconds(-1).date())
                    }
                })
            }
        }
    }

    /// Where several windows end together, and the last date that every reading accepts.
    pub(crate) fn deadline(&self, windows: &[Window]) -> Option<(Instant, Date)> {
        let ends = windows.iter().filter_map(|window| self.end(*window));
        ends.reduce(|(end, safe), (other, other_safe)| (end.min(other), safe.min(other_safe)))
    }
}

/// The offer that an accepted entry activates.
pub(crate) fn activates(page: &Page<'_>) -> Option<usize> {
    let by_arrival = |reason: &Reason| matches!(reason, Reason::InvitationAccepted { .. });
    match page.action()? {
        _ if !page.took_place() => None,
        Action::ReceiveCode { offer, .. } if page.row.reasons.iter().any(by_arrival) => {
            Some(*offer)
        }
        Action::RedeemCode { offer, .. } | Action::Register { offer } => Some(*offer),
        Action::Review { offer, approved: true } => Some(*offer),
        _ => None,
    }
}

/// The first instant that belongs to no earning window any more.
pub(crate) fn end_of_earning(offer: &Offer, anchors: &Anchors) -> Option<Instant> {
    anchors.deadline(&offer.earning_windows).map(|(end, _)| end)
}

/// When a reward comes whose requirement was fixed at an instant (C1).
pub(crate) fn after_delay(delay: Delay, fixed: Instant, holidays: &Holidays) -> Instant {
    let monday = Date::parse("2026-06-01").expect("a date");
    let is_off =
        |date: Date| date.days_since(monday).rem_euclid(7) >= 5 || holidays.dates().contains(&date);
    let mut date = fixed.date();
    match delay.unit {
        DelayUnit::Hour => return fixed.plus_seconds(3600 * i64::from(delay.latest)),
        DelayUnit::CalendarDay => date = date.plus_days(delay.latest.into()),
        DelayUnit::BusinessDay => {
            for _ in 0..delay.latest {
                date = date.plus_days(1);
                while is_off(date) {
                    date = date.plus_days(1);
                }
            }
        }
    }
    date.start().plus_seconds(fixed.seconds_since(fixed.date().start()))
}
