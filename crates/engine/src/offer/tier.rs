//! What earns a reward, and what the reward is.

use crate::input::choice;
use crate::money::Money;
use crate::rate::Percent;

choice! {
    /// What earns the reward of an offer.
    pub enum TriggerKind {
        /// Counted spend reaches a threshold (TT-45).
        Spend = "spend",
        /// Money added since the activation reaches a threshold (TT-51).
        TopUp = "top_up",
        /// An action is done (TT-52).
        Action = "action",
        /// The activation itself: the credit comes up front (A27).
        Activation = "activation",
    }
}

choice! {
    /// Which of several tiers pay (A5b).
    pub enum TierMode {
        /// The highest one that was reached, alone (TT-47).
        HighestOnly = "highest_only",
        /// Every one that was reached, each with a credit of its own (TT-49).
        Each = "each",
        /// The one that the advertiser chose beforehand.
        UserSelected = "user_selected",
    }
}

/// A step of an offer: from this requirement on, this reward.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tier {
    /// What is enough.
    pub requirement: Requirement,
    /// What it earns.
    pub reward: Reward,
}

/// What a tier asks for. All tiers of an offer ask for the same kind of thing, its trigger's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Requirement {
    /// So much counted; equality qualifies (A5).
    Threshold(Money),
    /// That this was done, after what the tiers before ask for.
    Action(String),
    /// Nothing but the activation.
    Activation,
}

impl Tier {
    /// The counted money that is enough, where money is what counts.
    #[must_use]
    pub fn threshold(&self) -> Option<Money> {
        match self.requirement {
            Requirement::Threshold(threshold) => Some(threshold),
            _ => None,
        }
    }

    /// The action that is enough, where an action is what counts.
    #[must_use]
    pub fn action(&self) -> Option<&str> {
        match &self.requirement {
            Requirement::Action(action) => Some(action),
            _ => None,
        }
    }
}

/// What a tier earns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reward {
    /// A credit of this amount.
    Fixed(Money),
    /// A credit of a share of what counted (C15).
    Match {
        /// The share, 0 to 1,000 %.
        rate: Percent,
        /// The most that it comes to.
        cap: Money,
    },
    /// No credit, but a share off the price of every charge (C26).
    Discount {
        /// The share, 0 to 100 %.
        rate: Percent,
        /// The most that it takes off in all.
        cap: Money,
    },
}

impl Reward {
    /// The amount of a fixed reward.
    #[must_use]
    pub const fn fixed(self) -> Option<Money> {
        match self {
            Self::Fixed(amount) => Some(amount),
            _ => None,
        }
    }

    /// The most that it can come to.
    #[must_use]
    pub const fn most(self) -> Money {
        match self {
            Self::Fixed(most)
            | Self::Match { cap: most, .. }
            | Self::Discount { cap: most, .. } => most,
        }
    }

    /// Which kind it is.
    #[must_use]
    pub const fn kind(self) -> RewardKind {
        match self {
            Self::Fixed(_) => RewardKind::Fixed,
            Self::Match { .. } => RewardKind::Match,
            Self::Discount { .. } => RewardKind::Discount,
        }
    }
}

choice! {
    /// How a reward is worked out (TT-51).
    pub enum RewardKind {
        /// The amount that is written.
        Fixed = "fixed",
        /// A share of what counted, up to a cap.
        Match = "match",
        /// A share off the price of charges, up to a cap.
        Discount = "discount",
    }
}
