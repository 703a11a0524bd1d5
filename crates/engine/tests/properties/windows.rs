//! Windows and delays, worked out from the rules a second time.

use ad_credit_lab_engine::calendar::{Date, Holidays, Instant};
use ad_credit_lab_engine::journal::Event;
use ad_credit_lab_engine::offer::{Anchor, DelayUnit, Issuance, Offer, Window};
use ad_credit_lab_engine::scenario::Action;

use crate::books::Page;

/// What windows are counted from, as far as the rows say that it has happened.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Anchors {
    pub(crate) created: Option<Instant>,
    pub(crate) received: Option<Instant>,
    pub(crate) activated: Option<Instant>,
    pub(crate) first_spend: Option<Instant>,
}

impl Anchors {
    /// Takes in a row, for one offer.
    pub(crate) fn follow(&mut self, page: &Page<'_>, offer: usize) {
        if !page.took_place() {
            return;
        }
        let at = Some(page.row.at);
        match (page.row.event, page.entry.map(|entry| &entry.action)) {
            (Event::AccountCreated, _) => self.created = at,
            (Event::OfferActivated(other), _) if usize::from(other) == offer => self.activated = at,
            (_, Some(Action::ReceiveCode { offer: other, .. })) if *other == offer => {
                self.received = at;
            }
            (_, Some(Action::RedeemCode { offer: other, .. })) if *other == offer => {
                self.activated = at;
            }
            (_, Some(Action::Spend { .. })) => self.first_spend = self.first_spend.or(at),
            _ => {}
        }
    }

    /// The last date of a window, once it has begun.
    pub(crate) fn last_date(&self, window: Window) -> Option<Date> {
        let (from, days) = match window {
            Window::Until(date) => return Some(date),
            Window::Days { from, days } => (from, days),
        };
        let anchor = match from {
            Anchor::Received => self.received,
            Anchor::AccountCreated => self.created,
            Anchor::Activated => self.activated,
            Anchor::FirstSpend => self.first_spend,
        };
        Some(anchor?.date().plus_days(days.into()))
    }
}

/// The first instant that belongs to no earning window any more.
pub(crate) fn end_of_earning(offer: &Offer, anchors: &Anchors) -> Option<Instant> {
    let last_dates = offer.earning_windows.iter().filter_map(|window| anchors.last_date(*window));
    last_dates.min().map(Date::end)
}

/// When a credit comes whose requirement was fixed at an instant (C1).
pub(crate) fn after_delay(issuance: Issuance, fixed: Instant, holidays: &Holidays) -> Instant {
    let monday = Date::parse("2026-06-01").expect("a date");
    let is_off =
        |date: Date| date.days_since(monday).rem_euclid(7) >= 5 || holidays.dates().contains(&date);
    let mut date = fixed.date();
    match issuance.unit {
        DelayUnit::Hour => return fixed.plus_seconds(3600 * i64::from(issuance.latest)),
        DelayUnit::CalendarDay => date = date.plus_days(issuance.latest.into()),
        DelayUnit::BusinessDay => {
            for _ in 0..issuance.latest {
                date = date.plus_days(1);
                while is_off(date) {
                    date = date.plus_days(1);
                }
            }
        }
    }
    date.start().plus_seconds(fixed.seconds_since(fixed.date().start()))
}
