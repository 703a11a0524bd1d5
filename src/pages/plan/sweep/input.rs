//! The inputs that a plan has, what they are at present, and between which values one would look at first.

use ad_credit_lab_engine::calendar::Date;
use ad_credit_lab_engine::money::{Currency, Money};
use ad_credit_lab_engine::offer::{ActivationMode, Reward};
use ad_credit_lab_engine::scenario::{Action, Budget, SpendPlan};
use ad_credit_lab_engine::{Node, Scenario};
use ad_credit_lab_words::{Format, Language, say};

use crate::charts::sweep::{Unit, round_step};
use crate::i18n::Words;
use crate::state::Run;

/// An input of a scenario that can be swept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Input {
    DailyBudget,
    Days,
    Start,
    Activation,
    /// That of a tier, by its index.
    Threshold(usize),
    /// That of a tier, by its index.
    Reward(usize),
    TaxPercent,
    /// The amount of an entry, by its index.
    TopUp(usize),
}

/// From where to where an input goes, in the units of its numbers; both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Range {
    pub(super) from: i64,
    pub(super) to: i64,
    pub(super) step: i64,
}

/// How many top-ups are offered one by one.
const MOST_TOP_UPS: usize = 12;

/// About how many values an input takes at first: on its own, and beside another one.
const VALUES: [i64; 2] = [50, 12];

impl Input {
    /// Those that a run's scenario has.
    pub(super) fn of(run: &Run) -> Vec<Self> {
        let scenario = run.scenario();
        let met = &scenario.offers[0];
        let mut inputs = Vec::new();
        if scenario.spend_plan.is_some() {
            inputs.extend([Self::DailyBudget, Self::Days, Self::Start]);
        }
        let has_entry = |wanted: fn(&Action) -> bool| {
            scenario.entries.iter().any(|entry| wanted(&entry.action))
        };
        let can_move = match met.activation {
            ActivationMode::Automatic | ActivationMode::Code | ActivationMode::Register => true,
            ActivationMode::Reviewed => {
                has_entry(|action| matches!(action, Action::Review { offer: 0, approved: true }))
            }
            ActivationMode::Invited => {
                has_entry(|action| matches!(action, Action::ReceiveCode { offer: 0, .. }))
            }
            _ => false,
        };
        inputs.extend(can_move.then_some(Self::Activation));
        let tiers = met.offer.tiers.iter().enumerate();
        let asks = tiers.clone().filter(|(_, tier)| tier.threshold().is_some());
        inputs.extend(asks.map(|(tier, _)| Self::Threshold(tier)));
        inputs.extend(tiers.map(|(tier, _)| Self::Reward(tier)));
        inputs.push(Self::TaxPercent);
        let entries = scenario.entries.iter().enumerate();
        let top_ups = entries.filter(|(_, entry)| matches!(entry.action, Action::TopUp { .. }));
        inputs.extend(top_ups.take(MOST_TOP_UPS).map(|(entry, _)| Self::TopUp(entry)));
        inputs
    }

    /// The name under which requests have it.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::DailyBudget => "daily_budget",
            Self::Days => "days",
            Self::Start => "start",
            Self::Activation => "activation",
            Self::Threshold(_) => "threshold",
            Self::Reward(_) => "reward",
            Self::TaxPercent => "tax_percent",
            Self::TopUp(_) => "top_up",
        }
    }

    /// By which a list tells it from the others.
    pub(super) fn key(self) -> String {
        match self {
            Self::Threshold(number) | Self::Reward(number) | Self::TopUp(number) => {
                format!("{}-{}", self.name(), number + 1)
            }
            _ => self.name().to_owned(),
        }
    }

    /// What it is called.
    pub(super) fn label(self, words: Words, run: &Run) -> String {
        let language = words.language();
        let scenario = run.scenario();
        let tiers = scenario.offers[0].offer.tiers.len();
        let of_tier = |name: String, tier: usize| {
            if tiers < 2 {
                name
            } else {
                say::sweep_of_tier(language, &name, &(tier + 1).to_string())
            }
        };
        match self {
            Self::DailyBudget => say::sweep_daily_budget(language),
            Self::Days => say::sweep_days(language),
            Self::Start => say::sweep_start(language),
            Self::Activation => say::sweep_activation(language),
            Self::Threshold(tier) => of_tier(say::sweep_threshold(language), tier),
            Self::Reward(tier) => of_tier(say::sweep_reward(language), tier),
            Self::TaxPercent => say::sweep_tax(language),
            Self::TopUp(entry) => match scenario.entries.get(entry) {
                Some(entry) => {
                    let figures = words.figures(scenario.account.currency);
                    let date = figures.date(scenario.instant(entry.at).date());
                    say::sweep_top_up(language, &date)
                }
                None => String::new(),
            },
        }
    }

    /// The same by the name in an answer, where it is not known which of them it was.
    pub(super) fn label_of(language: &Language, name: &str) -> String {
        match name {
            "days" => say::sweep_days(language),
            "start" => say::sweep_start(language),
            "activation" => say::sweep_activation(language),
            "threshold" => say::sweep_threshold(language),
            "reward" => say::sweep_reward(language),
            "tax_percent" => say::sweep_tax(language),
            "top_up" => say::inputs_top_up(language),
            _ => say::sweep_daily_budget(language),
        }
    }

    /// What its numbers are in.
    pub(super) fn unit(self, scenario: &Scenario) -> Unit {
        Self::unit_of(self.name(), scenario)
    }

    /// The same by its name.
    pub(super) fn unit_of(name: &str, scenario: &Scenario) -> Unit {
        match name {
            "days" => Unit::Whole,
            "start" | "activation" => Unit::Date,
            "tax_percent" => Unit::Percent,
            "threshold" | "reward" => Unit::Money(scenario.offers[0].offer.currency),
            _ => Unit::Money(scenario.account.currency),
        }
    }

    /// What it is at present, where that is one value.
    pub(super) fn present(self, run: &Run) -> Option<i64> {
        let scenario = run.scenario();
        let tiers = &scenario.offers[0].offer.tiers;
        let plan = scenario.spend_plan.as_ref();
        let amount = match self {
            Self::DailyBudget => match plan?.budget {
                Budget::Flat(amount) => amount,
                _ => return None,
            },
            Self::Days => return Some(plan?.days.into()),
            Self::Start => return Some(Unit::of_date(plan?.start)),
            Self::Activation => {
                return run.outcome().offers[0].activated.map(|at| Unit::of_date(at.date()));
            }
            Self::Threshold(tier) => tiers.get(tier)?.threshold()?,
            Self::Reward(tier) => match tiers.get(tier)?.reward {
                Reward::Fixed(most)
                | Reward::Match { cap: most, .. }
                | Reward::Discount { cap: most, .. } => most,
            },
            Self::TaxPercent => {
                let rate = scenario.account.tax.map(|tax| tax.rate.text());
                return rate.and_then(|rate| Unit::Percent.number(&Node::Text(rate)));
            }
            Self::TopUp(entry) => match scenario.entries.get(entry)?.action {
                Action::TopUp { amount } => amount,
                _ => return None,
            },
        };
        Some(amount.minor())
    }

    /// The lowest and the highest value that it can have.
    pub(super) fn limits(self, scenario: &Scenario) -> (i64, i64) {
        let tiers = &scenario.offers[0].offer.tiers;
        let threshold = |tier: usize| tiers.get(tier)?.threshold().map(Money::minor);
        match self {
            Self::Days => (1, SpendPlan::MOST_DAYS.into()),
            Self::Activation => (Unit::of_date(scenario.account.created.date()), LAST),
            Self::Start => (0, LAST),
            Self::TaxPercent => (0, 100 * Unit::PERCENT),
            Self::Threshold(tier) => {
                let above = tier.checked_sub(1).and_then(threshold).map_or(1, |before| before + 1);
                let below = threshold(tier + 1).map_or(MOST, |next| next - 1);
                (above, below)
            }
            _ => (1, MOST),
        }
    }

    /// Between which values one would look at first, on its own or `beside` another one.
    pub(super) fn usual(self, run: &Run, beside: bool) -> Range {
        let scenario = run.scenario();
        let (least, most) = self.limits(scenario);
        let values = VALUES[usize::from(beside)];
        let present = self.present(run);
        let mut range = match self {
            Self::Start | Self::Activation => {
                let created = Unit::of_date(scenario.account.created.date());
                let now = present.unwrap_or(created);
                let step = if beside { 3 } else { 1 };
                Range { from: (now - 14).max(created), to: now + 30, step }
            }
            // Few days are as much worth a look as many.
            Self::Days => {
                let now = present.unwrap_or(30);
                let step = round_step(now * 2 / if beside { values } else { 120 });
                Range { from: step, to: now * 2 / step * step, step }
            }
            Self::TaxPercent => {
                let step = if beside { 5 } else { 1 } * Unit::PERCENT;
                Range { from: 0, to: 30 * Unit::PERCENT, step }
            }
            _ => {
                let now = present.or_else(|| middle(scenario)).unwrap_or(most.min(100));
                // From a fifth of it to a little more than twice as much.
                let step = round_step(now * 2 / values);
                let whole = |number: i64| number / step * step;
                Range { from: whole(now / 5).max(step), to: whole(now / 5 * 12), step }
            }
        };
        // Where a limit cuts it off, the values stay round.
        let step = range.step;
        if range.from < least {
            range.from = (least + step - 1) / step * step;
        }
        if range.to > most {
            range.to = most / step * step;
        }
        range.from = range.from.clamp(least, most);
        range.to = range.to.clamp(range.from, most);
        range
    }

    /// As a request has it.
    pub(super) fn request(self, unit: Unit, range: Range) -> Node {
        let step = match unit {
            Unit::Date => Unit::Whole,
            unit => unit,
        };
        let number = |index: usize| Node::Whole(i64::try_from(index + 1).unwrap_or(1));
        let of = match self {
            Self::Threshold(tier) | Self::Reward(tier) => Some(("tier", number(tier))),
            Self::TopUp(entry) => Some(("entry", number(entry))),
            _ => None,
        };
        let ends = [
            ("from", unit.node(range.from)),
            ("to", unit.node(range.to)),
            ("step", step.node(range.step)),
        ];
        let fields = [("input", self.name().into())].into_iter().chain(of).chain(ends);
        Node::Map(fields.map(|(name, node)| (name.to_owned(), node)).collect())
    }
}

impl Range {
    /// How many values it has.
    pub(super) const fn count(self) -> i64 {
        (self.to - self.from) / self.step + 1
    }
}

/// The highest amount that can be written.
const MOST: i64 = Money::LARGEST_INPUT.minor();

/// The last date that can be given, 31 December 2199.
const LAST: i64 = 73_048;

/// What the plan spends on a day on average.
fn middle(scenario: &Scenario) -> Option<i64> {
    let amounts = scenario.spend_plan.as_ref()?.amounts();
    let count = i64::try_from(amounts.len()).ok()?.max(1);
    Some((amounts.into_iter().sum::<Money>().minor() / count).max(1))
}

/// The currency in which an amount is typed.
pub(super) fn currency(unit: Unit) -> Option<Currency> {
    match unit {
        Unit::Money(currency) => Some(currency),
        _ => None,
    }
}

/// A date as it is typed.
pub(super) fn typed_date(text: &str) -> Option<i64> {
    Date::parse(text).map(Unit::of_date)
}
