//! The parts of a figure: an amount of a row of the journal, and how it enters.

use crate::calendar::Instant;
use crate::money::Money;
use crate::reason::Counting;
use crate::rules::{self, Rule};

/// An amount that a row of the journal brings into a figure, or keeps out of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// The row, by its index.
    pub row: u32,
    /// When.
    pub at: Instant,
    /// How it enters, or why it does not.
    pub how: How,
    /// How much; below zero where it is taken away.
    pub amount: Money,
}

/// Declares how amounts enter figures, each way with its code and its rule.
macro_rules! ways {
    ($($(#[$about:meta])* $variant:ident = $code:literal, $rule:ident;)+) => {
        /// How an amount enters a figure, or why it does not.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum How {
            /// As an offer counts it.
            Counting(Counting),
            $($(#[$about])* $variant,)+
        }

        impl How {
            /// Every way but those of counting, in the order of the declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The stable code, by which messages call it.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self {
                    Self::Counting(counting) => counting.code(),
                    $(Self::$variant => $code,)+
                }
            }

            /// The rule behind it.
            #[must_use]
            pub const fn rule(self) -> &'static Rule {
                match self {
                    Self::Counting(counting) => counting.rule(),
                    $(Self::$variant => &rules::$rule,)+
                }
            }
        }
    };
}

ways! {
    /// Money that was added, without the tax that was taken of it.
    ToppedUp = "topped_up", TT_91;
    /// Tax that was taken when money was added.
    TopUpTax = "top_up_tax", TT_94;
    /// What cash paid for ads, without tax.
    PaidForAds = "paid_for_ads", TT_91;
    /// Tax on ads.
    AdTax = "ad_tax", TT_71;
    /// Ad cost that was given back as cash.
    GivenBack = "given_back", A21;
    /// Cash that was moved out.
    MovedOut = "moved_out", TT_96;
    /// Cash that was paid out when the account was closed.
    PaidOut = "paid_out", TT_84;
    /// What ads cost that is left to a bill, without tax.
    Owed = "owed", TT_33;
    /// Ad cost that was given back before it was paid.
    TakenOffBill = "taken_off_bill", A21;
    /// What was paid of it, with its tax.
    Settled = "settled", TT_93;
    /// What waited for its payment, and waits no more.
    WaitsNoMore = "waits_no_more", TT_57;
    /// What a credit was given with.
    Granted = "granted", TT_55;
    /// What a credit was given with outside any offer.
    GivenOutside = "given_outside", TT_62;
    /// What a credit paid for ads.
    Burnt = "burnt", TT_60;
    /// What was left at a credit's end.
    Expired = "expired", TT_80;
    /// What the network took back.
    Revoked = "revoked", TT_82;
    /// What was lost when the account was closed.
    Forfeited = "forfeited", C8;
    /// What a discount took off the price.
    Discounted = "discounted", C26;
}
