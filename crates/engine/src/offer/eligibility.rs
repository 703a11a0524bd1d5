//! Who may take part in an offer.

use crate::input::choice;

use super::{Country, Origin};
use crate::account::PaymentMode;

/// Who may take part; everybody in each respect that is left open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Eligibility {
    /// The ways of making an account (TT-20).
    pub origins: Option<Vec<Origin>>,
    /// The countries (TT-27).
    pub countries: Option<Vec<Country>>,
    /// Other programmes to which an account belongs (TT-23).
    pub programmes: Programmes,
    /// The ways of paying (TT-90).
    pub payment_modes: Option<Vec<PaymentMode>>,
    /// What makes an advertiser new (TT-26).
    pub new_advertiser: NewAdvertiser,
    /// Whether money must have been added before (TT-13).
    pub needs_top_up: bool,
    /// How often it can be used (TT-24).
    pub limit: Limit,
}

/// Programmes that an account must or must not belong to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Programmes {
    /// The one that it must belong to.
    pub required: Option<String>,
    /// Those that it must not belong to.
    pub excluded: Vec<String>,
}

/// What makes an advertiser new; all that is given must hold at the activation (TT-26).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NewAdvertiser {
    /// No accepted spend before.
    pub never_spent: bool,
    /// No accepted spend on the activation's date and so many dates before it.
    pub idle_days: Option<u16>,
    /// A date not later than the account's creation plus so many days.
    pub account_age_days: Option<u16>,
}

/// How often an offer can be used (A18).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// By whom.
    pub scope: LimitScope,
    /// How often.
    pub max: u32,
}

impl Limit {
    /// Once per business, which is the decision where an offer does not say (A18).
    pub const USUAL: Self = Self { scope: LimitScope::Entity, max: 1 };
}

choice! {
    /// Whose uses of an offer are counted (A18).
    pub enum LimitScope {
        /// All accounts of the advertiser's business.
        Entity = "entity",
        /// The account.
        Account = "account",
        /// The code, whoever enters it.
        Code = "code",
    }
}
