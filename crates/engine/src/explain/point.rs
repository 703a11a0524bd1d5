//! What rules say about something, where no row of the journal says it.

use crate::calendar::{Date, Instant};
use crate::money::Money;
use crate::value::said;

said! {
    /// Something that a rule says about what is asked.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Point {
        /// Only an admin can assign.
        OnlyAdminsAssign = "only_admins_assign", TT_65;
        /// Not every account has the icon, and that it is missing proves nothing.
        NoIconIsNoFailure = "no_icon_is_no_failure", TT_07;
        /// The network's page is some hours late.
        DisplayLags {
            /// How many.
            hours: u32,
        } = "display_lags", TT_37;
        /// What the offer asks for and gives.
        AsksFor {
            /// The threshold.
            threshold: Money,
        } = "asks_for", TT_45;
        /// Tax is no part of what must be reached.
        WithoutTax = "without_tax", TT_31;
        /// Several windows hold at once.
        EarliestBinds = "earliest_binds", A3;
        /// The last date that every reading accepts.
        LastSafe {
            /// Which.
            last_safe: Date,
        } = "last_safe", A1;
        /// The date on which a window is counted from is day 0.
        CountedFromDay = "counted_from_day", C2;
        /// A window of days ends with its whole last date.
        EndsWithDate = "ends_with_date", A1;
        /// The offer sets no such time.
        NoWindow = "no_window", TT_40;
        /// The delay begins when the requirement is met.
        DelayFromCrossing = "delay_from_crossing", TT_55;
        /// The delay begins when the earning window has closed.
        DelayFromClose = "delay_from_close", TT_56;
        /// What pays is settled when the earning window closes.
        SettledAtClose {
            /// When that is.
            closes: Instant,
        } = "settled_at_close", C4;
        /// It was due, and waited for the end of a suspension.
        WaitedForReinstatement = "waited_for_reinstatement", C9;
        /// A credit must be assigned to pay, and is not.
        NotAssigned = "not_assigned", TT_63;
        /// A credit pays for all campaigns by itself.
        PaysWithoutAssigning = "pays_without_assigning", TT_62;
        /// When the credit was issued.
        IssuedOn {
            /// The date.
            issued: Date,
        } = "issued_on", TT_64;
        /// How long the credit lasts from its issue.
        LivesDays {
            /// How many days.
            days: u16,
            /// The last of them.
            last_date: Date,
        } = "lives_days", TT_81;
        /// The credit has a fixed last date.
        LivesUntil {
            /// Which.
            last_date: Date,
        } = "lives_until", TT_42;
        /// A last date is not moved.
        NoExtension = "no_extension", TT_80;
        /// The account is charged once this much is unpaid.
        ChargedAtThreshold {
            /// How much, with tax.
            threshold: Money,
        } = "charged_at_threshold", TT_93;
        /// The account is charged on a day of each month.
        ChargedOnDay {
            /// Which.
            day: u16,
        } = "charged_on_day", TT_93;
        /// A credit never pays tax.
        CreditPaysNoTax = "credit_pays_no_tax", TT_71;
    }
}
