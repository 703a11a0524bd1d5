//! An offer: what must be done to get a credit, and what that credit is. Always data, never code.

mod catalogue;
mod read;
mod write;

use crate::calendar::{Date, Holidays, Instant};
use crate::input::choice;
use crate::money::{Currency, Money};

pub use catalogue::Catalogue;
pub(crate) use read::{read_country, read_offer, read_version};
pub(crate) use write::object;

/// One network's promise: "spend this much in this time, get that credit".
///
/// It says nothing about any account. Its amounts are in its own currency, which an account must share (TT-69).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Lower-case letters, digits and dashes; unique within a scenario.
    pub id: String,
    /// Who makes it.
    pub network: String,
    /// What it is called.
    pub title: String,
    /// The currency of its amounts.
    pub currency: Currency,
    /// Where it was read.
    pub source: OfferSource,
    /// How it can be activated; the first is the usual way. Never empty.
    pub activation: Vec<ActivationMode>,
    /// The countries in which activation by code is documented, if the source names them (A17).
    pub code_documented_for: Option<Vec<Country>>,
    /// When a code can be redeemed; all must hold.
    pub redeem_windows: Vec<Window>,
    /// When spend counts; all must hold.
    pub earning_windows: Vec<Window>,
    /// What is earned from which threshold on, thresholds rising. Never empty.
    pub tiers: Vec<Tier>,
    /// How long the network takes to issue.
    pub issuance: Issuance,
    /// What the credit is like.
    pub credit: CreditTerms,
    /// The ways of making an account that are eligible; `None` for all (TT-20).
    pub origins: Option<Vec<Origin>>,
    /// The countries that are eligible; `None` for all (TT-27).
    pub countries: Option<Vec<Country>>,
    /// The fields whose value its source does not give.
    pub assumed: Vec<AssumedField>,
}

impl Offer {
    /// The length in days that a field states: of its window, where it is only one, or of the credit's life.
    #[must_use]
    pub fn days_of(&self, field: AssumedField) -> Option<u16> {
        let windows = match field {
            AssumedField::RedeemWindows => &self.redeem_windows,
            AssumedField::EarningWindows => &self.earning_windows,
            AssumedField::CreditLifetime => return self.credit.lifetime.days,
            AssumedField::Issuance | AssumedField::CreditType => return None,
        };
        match windows.as_slice() {
            [Window::Days { days, .. }] => Some(*days),
            _ => None,
        }
    }
}

/// Where an offer was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfferSource {
    /// The page's name.
    pub name: String,
    /// How far it can be trusted.
    pub grade: SourceGrade,
    /// When it was last read.
    pub seen: Date,
    /// Its address; only for the network's own pages.
    pub url: Option<String>,
}

choice! {
    /// How far the source of an offer can be trusted.
    pub enum SourceGrade {
        /// The network's own page.
        Official = "O",
        /// A mirror of it.
        Mirror = "M",
        /// Somebody else's page.
        Secondary = "S",
        /// General knowledge.
        General = "G",
    }
}

choice! {
    /// How an offer comes to count spend (TT-02).
    pub enum ActivationMode {
        /// By itself, when the account is created (A16).
        Automatic = "automatic",
        /// By entering a code that was received (TT-04).
        Code = "code",
    }
}

choice! {
    /// How an account was made (TT-20).
    pub enum Origin {
        /// By the advertiser.
        SelfServe = "self_serve",
        /// By an agency.
        Agency = "agency",
        /// Through a Business Center.
        BusinessCenter = "business_center",
    }
}

choice! {
    /// A field of an offer whose value its source does not give.
    pub enum AssumedField {
        /// `redeem_windows`
        RedeemWindows = "redeem_windows",
        /// `earning_windows`
        EarningWindows = "earning_windows",
        /// `issuance`
        Issuance = "issuance",
        /// `credit.type`
        CreditType = "credit.type",
        /// `credit.lifetime`
        CreditLifetime = "credit.lifetime",
    }
}

/// A country by its two capital letters. Which letters are countries is not checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Country([u8; 2]);

impl Country {
    /// Reads two capital letters.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let letters: [u8; 2] = text.as_bytes().try_into().ok()?;
        letters.iter().all(u8::is_ascii_uppercase).then_some(Self(letters))
    }

    /// The two letters.
    #[must_use]
    pub fn letters(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

/// A span of time that ends with a whole date (C2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Window {
    /// The anchor's date is day 0; the last date is the anchor's date plus `days`.
    Days {
        /// What it is counted from.
        from: Anchor,
        /// How many days, 1 to 3,660.
        days: u16,
    },
    /// Ends with this date.
    Until(Date),
}

choice! {
    /// The moment from which a window is counted (C14).
    pub enum Anchor {
        /// The code was received.
        Received = "received",
        /// The account was created.
        AccountCreated = "account_created",
        /// The offer was activated.
        Activated = "activated",
        /// The account's first accepted spend, even before activation.
        FirstSpend = "first_spend",
    }
}

/// A step of an offer: from this threshold on, this reward.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tier {
    /// Counted spend that is enough; equality qualifies (A5).
    pub threshold: Money,
    /// The credit that it earns.
    pub reward: Money,
}

choice! {
    /// How a reward is worked out.
    pub enum RewardKind {
        /// The amount that is written.
        Fixed = "fixed",
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

/// How long after the requirement is fixed the credit comes (A8, C1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Issuance {
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

impl Issuance {
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

choice! {
    /// What a credit needs before it pays (TT-62).
    pub enum CreditType {
        /// Nothing: it pays for every campaign by itself.
        Free = "free",
        /// It pays only for campaigns to which it was assigned.
        Assignable = "assignable",
    }
}

/// What the credit of an offer is like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CreditTerms {
    /// Free or assignable.
    pub credit_type: CreditType,
    /// How long it lives.
    pub lifetime: Lifetime,
    /// How many campaigns it may have at once, by issue date (A10). Without a matching row there is no limit.
    pub assign_limits: Vec<AssignLimit>,
}

/// When a credit ends: by length, by date, or whichever is earlier. At least one is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lifetime {
    /// Days from the issue date, which is day 0 (C2).
    pub days: Option<u16>,
    /// The last date.
    pub until: Option<Date>,
}

impl Lifetime {
    /// The last date of a credit that was issued at this instant.
    #[must_use]
    pub fn last_date(self, issued: Instant) -> Date {
        let by_length = self.days.map(|days| issued.date().plus_days(days.into()));
        by_length.into_iter().chain(self.until).min().unwrap_or(Date::LATEST)
    }
}

/// A limit of campaigns for credits issued in a span of dates, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AssignLimit {
    /// How many campaigns at once.
    pub max: u32,
    /// The first issue date, if there is one.
    pub issued_from: Option<Date>,
    /// The last issue date, if there is one.
    pub issued_until: Option<Date>,
}

impl CreditTerms {
    /// How many campaigns a credit may have that was issued on this date; `None` for as many as one likes.
    #[must_use]
    pub fn assign_limit(&self, issued: Date) -> Option<u32> {
        let holds = |limit: &&AssignLimit| {
            limit.issued_from.is_none_or(|from| from <= issued)
                && limit.issued_until.is_none_or(|until| issued <= until)
        };
        self.assign_limits.iter().find(holds).map(|limit| limit.max)
    }
}
