//! What a sweep can change.

use crate::calendar::Date;
use crate::input::{Node, choice};
use crate::money::{Currency, Money};
use crate::offer::{Requirement, Reward};
use crate::plan::change::{move_activation, set_daily_budget};
use crate::rate::Percent;
use crate::scenario::{Action, MetOffer, OfferForm, Scenario};
use crate::tax::{Tax, TaxMode};

/// An input of a scenario.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Input {
    /// The plan's daily budget, the same every day.
    DailyBudget,
    /// How many days the plan has.
    Days,
    /// The plan's first day. Its pauses and one-offs stay on their dates.
    Start,
    /// The date of an offer's activation, at the same time of day.
    Activation {
        /// The offer, by its index.
        offer: usize,
    },
    /// The threshold of a tier of the offer, by the tier's index, in the offer's currency.
    Threshold {
        /// The offer, by its index.
        offer: usize,
        /// The tier, by its index in the offer.
        tier: usize,
    },
    /// What a tier gives: the amount of a fixed reward, the cap of any other.
    Reward {
        /// The offer, by its index.
        offer: usize,
        /// The tier, by its index in the offer.
        tier: usize,
    },
    /// The rate of the account's tax; of a tax at consumption on top of amounts, where it has none.
    TaxPercent,
    /// The amount of a written top-up.
    TopUp {
        /// The entry, by its index.
        entry: usize,
    },
}

choice! {
    /// The names of the inputs.
    pub enum InputName {
        /// The plan's daily budget.
        DailyBudget = "daily_budget",
        /// How many days the plan has.
        Days = "days",
        /// The plan's first day.
        Start = "start",
        /// The date of the activation.
        Activation = "activation",
        /// What a tier asks for.
        Threshold = "threshold",
        /// What a tier gives.
        Reward = "reward",
        /// The rate of the account's tax.
        TaxPercent = "tax_percent",
        /// The amount of a written top-up.
        TopUp = "top_up",
    }
}

/// A value of an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// A daily budget.
    DailyBudget(Money),
    /// A number of days.
    Days(u16),
    /// A date.
    Date(Date),
    /// An amount in the currency of the account, or of the offer for what belongs to it.
    Amount(Money, Currency),
    /// A percentage.
    Percent(Percent),
}

impl Setting {
    /// The value as the published format writes it; a daily budget is in this currency, the account's.
    #[must_use]
    pub fn to_node(&self, currency: Currency) -> Node {
        match self {
            Self::DailyBudget(budget) => currency.format(*budget).into(),
            Self::Days(days) => Node::Whole((*days).into()),
            Self::Date(date) => (*date).into(),
            Self::Amount(amount, currency) => currency.format(*amount).into(),
            Self::Percent(percent) => percent.text().into(),
        }
    }

    /// The minor units of an amount, or the number of days.
    pub(super) fn number(&self) -> Option<i64> {
        match self {
            Self::DailyBudget(amount) | Self::Amount(amount, _) => Some(amount.minor()),
            Self::Days(days) => Some((*days).into()),
            Self::Date(_) | Self::Percent(_) => None,
        }
    }

    /// The same kind of value with another number.
    pub(super) fn with_number(&self, number: i64) -> Self {
        match self {
            Self::DailyBudget(_) => Self::DailyBudget(Money::from_minor(number)),
            Self::Amount(_, currency) => Self::Amount(Money::from_minor(number), *currency),
            Self::Days(_) => Self::Days(u16::try_from(number).unwrap_or(u16::MAX)),
            other => *other,
        }
    }
}

impl Input {
    /// The name under which files have it.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.which().name()
    }

    /// Which of the inputs it is.
    #[must_use]
    pub const fn which(&self) -> InputName {
        match self {
            Self::DailyBudget => InputName::DailyBudget,
            Self::Days => InputName::Days,
            Self::Start => InputName::Start,
            Self::Activation { .. } => InputName::Activation,
            Self::Threshold { .. } => InputName::Threshold,
            Self::Reward { .. } => InputName::Reward,
            Self::TaxPercent => InputName::TaxPercent,
            Self::TopUp { .. } => InputName::TopUp,
        }
    }

    /// Whether it only changes the amounts of the plan's days.
    pub(super) const fn is_of_plan(&self) -> bool {
        matches!(self, Self::DailyBudget | Self::Days)
    }

    /// Sets it in a scenario. A value of another input's kind changes nothing.
    pub(super) fn set(&self, value: Setting, scenario: &mut Scenario) {
        match (self, value) {
            (Self::DailyBudget, Setting::DailyBudget(budget)) => set_daily_budget(scenario, budget),
            (Self::Days, Setting::Days(days)) => {
                if let Some(plan) = &mut scenario.spend_plan {
                    plan.days = days;
                }
            }
            (Self::Start, Setting::Date(start)) => {
                if let Some(plan) = &mut scenario.spend_plan {
                    plan.start = start;
                }
            }
            (Self::Activation { offer }, Setting::Date(date)) => {
                move_activation(scenario, *offer, date);
            }
            (Self::Threshold { offer, tier }, Setting::Amount(amount, _)) => {
                let met = written_out(scenario, *offer);
                met.offer.tiers[*tier].requirement = Requirement::Threshold(amount);
            }
            (Self::Reward { offer, tier }, Setting::Amount(amount, _)) => {
                let met = written_out(scenario, *offer);
                match &mut met.offer.tiers[*tier].reward {
                    Reward::Fixed(most)
                    | Reward::Match { cap: most, .. }
                    | Reward::Discount { cap: most, .. } => *most = amount,
                }
            }
            (Self::TaxPercent, Setting::Percent(rate)) => {
                let usual = Tax { rate, mode: TaxMode::Consumption, amounts_include_tax: false };
                let account = &mut scenario.account;
                account.tax = Some(Tax { rate, ..account.tax.unwrap_or(usual) });
            }
            (Self::TopUp { entry }, Setting::Amount(new, _)) => {
                if let Action::TopUp { amount } = &mut scenario.entries[*entry].action {
                    *amount = new;
                }
            }
            _ => {}
        }
    }
}

/// An offer that is to be changed, and so is no longer the one that the catalogue has: the scenario then holds it whole.
fn written_out(scenario: &mut Scenario, offer: usize) -> &mut MetOffer {
    let met = &mut scenario.offers[offer];
    met.form = OfferForm::Written;
    met.answered.clear();
    met
}
