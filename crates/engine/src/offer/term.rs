//! The terms of an offer that its source may leave open.

use super::AssumedField;
use crate::input::{Choice, Cursor, Fault, Node, Problems, choice};

/// Whether a file says here that its source does not say it.
pub(super) fn is_unknown(node: &Node) -> bool {
    node.as_text() == Some("unknown")
}

choice! {
    /// A term that an offer's file can leave unknown, by its place in the file, in the order in which a file is read.
    pub enum Term {
        /// The currency of its amounts.
        Currency = "currency",
        /// How it is activated.
        Activation = "activation",
        /// Until when it can be activated.
        RedeemWindows = "redeem_windows",
        /// When spend counts.
        EarningWindows = "earning_windows",
        /// What earns the reward.
        Trigger = "trigger",
        /// How much must be done, and what that earns.
        Tiers = "tiers",
        /// Which of several tiers pay.
        TierMode = "tier_mode",
        /// How long the network takes to issue.
        Issuance = "issuance",
        /// What kind of credit it is, with the limits and conditions that only some kinds have.
        CreditType = "credit.type",
        /// How long the credit lasts.
        CreditLifetime = "credit.lifetime",
        /// In which countries it holds.
        Countries = "eligibility.countries",
        /// Whether it can be activated beside another one. An unknown one is asked of nobody: a run says that it cannot be decided.
        Stacking = "stacking",
    }
}

/// The parts of `credit` that can be answered. The last two belong to the type.
pub(super) const CREDIT_PARTS: &[&str] = &["type", "lifetime", "assign_limits", "conditions"];
/// The parts of `eligibility` that can be answered.
pub(super) const ELIGIBILITY_PARTS: &[&str] = &["countries"];

impl Term {
    /// Every one, in the order of the file.
    pub const ALL: &'static [Self] = Self::VALUES;

    /// The term that a field holds, or a field inside `credit` or `eligibility`.
    pub(super) fn at(field: &str, part: Option<&str>) -> Option<Self> {
        let is_at = |term: &Self| match (term.name().split_once('.'), part) {
            (None, None) => term.name() == field,
            (Some((group, name)), Some(part)) => group == field && name == part,
            _ => false,
        };
        let of_the_type = field == "credit" && matches!(part, Some("assign_limits" | "conditions"));
        if of_the_type {
            return Some(Self::CreditType);
        }
        Self::ALL.iter().copied().find(is_at)
    }

    /// The same term where a file can assume it.
    #[must_use]
    pub const fn assumed(self) -> Option<AssumedField> {
        Some(match self {
            Self::RedeemWindows => AssumedField::RedeemWindows,
            Self::EarningWindows => AssumedField::EarningWindows,
            Self::TierMode => AssumedField::TierMode,
            Self::Issuance => AssumedField::Issuance,
            Self::CreditType => AssumedField::CreditType,
            Self::CreditLifetime => AssumedField::CreditLifetime,
            Self::Stacking => AssumedField::Stacking,
            _ => return None,
        })
    }

    /// The fault of a term that nobody answers.
    pub(super) fn unanswered(self) -> Fault {
        Fault::TermUnknown(self, self.example().into())
    }

    /// What an answer can look like, as JSON. Its figures are nobody's terms.
    #[must_use]
    pub const fn example(self) -> &'static str {
        match self {
            Self::Activation => r#""activation": { "modes": ["code"] }"#,
            Self::Currency => r#""currency": "USD""#,
            Self::RedeemWindows => r#""redeem_windows": [{ "from": "received", "days": 14 }]"#,
            Self::EarningWindows => r#""earning_windows": [{ "from": "activated", "days": 30 }]"#,
            Self::Trigger => r#""trigger": { "kind": "spend" }"#,
            Self::Tiers => {
                r#""tiers": [{ "threshold": "100", "reward": { "kind": "fixed", "amount": "50" } }]"#
            }
            Self::TierMode => r#""tier_mode": "highest_only""#,
            Self::Issuance => {
                r#""issuance": { "unit": "calendar_day", "earliest": 0, "latest": 7 }"#
            }
            Self::CreditType => r#""credit": { "type": "free" }"#,
            Self::CreditLifetime => r#""credit": { "lifetime": { "days": 30 } }"#,
            Self::Countries => r#""eligibility": { "countries": ["US"] }"#,
            Self::Stacking => r#""stacking": "one_active""#,
        }
    }
}

/// The cursor, unless the term there is unknown, which is reported. Where a whole file is read that is no mistake, but a list of what to ask.
pub(super) fn known<'a>(
    cursor: Cursor<'a>,
    term: Term,
    problems: &mut Problems,
) -> Option<Cursor<'a>> {
    if is_unknown(cursor.node) {
        return cursor.fault(term.unanswered(), problems);
    }
    Some(cursor)
}
