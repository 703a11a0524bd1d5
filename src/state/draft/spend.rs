//! The spend plan of a draft: its shape, and single days that are otherwise.

use ad_credit_lab_engine::Node;
use ad_credit_lab_engine::calendar::Date;
use ad_credit_lab_engine::money::{Currency, Money};
use ad_credit_lab_engine::scenario::{Funding, SpendPlan, Weekday};

use super::{Draft, tree};

/// How the amounts of a spend plan come about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpendShape {
    /// There is no plan.
    Nothing,
    /// The same every day.
    Flat,
    /// From one amount to another.
    Ramp,
    /// An amount for each day of the week.
    Weekdays,
    /// An amount for each day.
    List,
}

impl SpendShape {
    /// Every one, in the order in which one chooses.
    pub const ALL: [Self; 5] = [Self::Flat, Self::Ramp, Self::Weekdays, Self::List, Self::Nothing];

    /// The field of a spend plan that has the amounts.
    #[must_use]
    pub const fn field(self) -> &'static str {
        match self {
            Self::Nothing => "",
            Self::Flat => "daily_budget",
            Self::Ramp => "ramp",
            Self::Weekdays => "by_weekday",
            Self::List => "daily_amounts",
        }
    }
}

impl Draft {
    /// The shape of the spend plan.
    #[must_use]
    pub fn spend_shape(&self) -> SpendShape {
        if !self.has("spend_plan") {
            return SpendShape::Nothing;
        }
        let has = |shape: &SpendShape| self.has(&format!("spend_plan.{}", shape.field()));
        SpendShape::ALL[1..4].iter().copied().find(has).unwrap_or(SpendShape::Flat)
    }

    /// Gives the spend plan another shape, whose amounts are those of the plan before as far as the shape has them.
    pub fn shape_spend(&mut self, shape: SpendShape, before: Option<&SpendPlan>) {
        if shape == SpendShape::Nothing {
            return self.put("spend_plan", None);
        }
        let currency = Currency::from_code(&self.text("account.currency"));
        let write = |amount: Money| {
            let text = currency.map(|currency| currency.format(amount)).unwrap_or_default();
            let whole = text.strip_suffix(".00").map(str::to_owned);
            Node::Text(whole.unwrap_or(text))
        };
        let amounts = before.map(SpendPlan::amounts).unwrap_or_default();
        let mut spent = amounts.iter().copied().filter(|amount| amount.is_positive());
        let first = spent.next().map_or_else(|| Node::text("25"), write);
        let last = spent.next_back().map_or_else(|| first.clone(), write);
        if !self.has("spend_plan") {
            let created = Date::parse(&self.date("account.created"));
            let start = created.map(|created| created.plus_days(1).to_string());
            self.set("start", Node::Text(start.unwrap_or_default()));
            self.set("funding", Node::text(Funding::WholePlan.name()));
        }
        for other in SpendShape::ALL {
            tree::put(&mut self.tree, &format!("spend_plan.{}", other.field()), None);
        }
        match shape {
            SpendShape::List => {
                let listed = before.filter(|_| !amounts.is_empty());
                let amounts = match listed {
                    Some(plan) => {
                        let (days, start) = (plan.days, plan.start);
                        let amount =
                            |day: u16| plan.budget.amount(day, days, start.plus_days(day.into()));
                        (0..days).map(|day| write(amount(day))).collect()
                    }
                    None => vec![first; 30],
                };
                tree::put(&mut self.tree, "spend_plan.days", None);
                self.set("daily_amounts", Node::List(amounts));
            }
            _ => {
                if !self.has("spend_plan.days") {
                    self.set("days", Node::Whole(before.map_or(30, |plan| plan.days.into())));
                }
                match shape {
                    SpendShape::Ramp => {
                        self.set("ramp.from", first);
                        self.set("ramp.to", last);
                    }
                    SpendShape::Weekdays => {
                        for day in Weekday::ALL {
                            self.set(&format!("by_weekday.{}", day.name()), first.clone());
                        }
                    }
                    _ => self.set("daily_budget", first),
                }
            }
        }
        self.tidy();
    }

    /// Adds a pause of a week from the plan's second week on.
    pub fn add_pause(&mut self) {
        let start = Date::parse(&self.text("spend_plan.start"));
        let day = |days| {
            Node::Text(start.map(|start| start.plus_days(days).to_string()).unwrap_or_default())
        };
        let number = self.length("spend_plan.pauses").unwrap_or(0);
        self.set(&format!("pauses[{number}].from"), day(7));
        self.set(&format!("pauses[{number}].until"), day(13));
        self.tidy();
    }

    /// Adds a day on which another amount is spent: the first of the plan that is none yet.
    pub fn add_one_off(&mut self, plan: Option<&SpendPlan>) {
        let number = self.length("spend_plan.one_offs").unwrap_or(0);
        let is_taken = |date: Date| {
            let date = date.to_string();
            (0..number)
                .any(|number| self.text(&format!("spend_plan.one_offs[{number}].on")) == date)
        };
        let days = plan.map(|plan| (0..plan.days).map(|day| plan.start.plus_days(day.into())));
        let on = days.and_then(|mut days| days.find(|date| !is_taken(*date)));
        let on = Node::Text(on.map(|on| on.to_string()).unwrap_or_default());
        let amount = Node::text("50");
        self.set(&format!("one_offs[{number}].on"), on);
        self.set(&format!("one_offs[{number}].amount"), amount);
        self.tidy();
    }

    fn set(&mut self, field: &str, node: Node) {
        tree::put(&mut self.tree, &format!("spend_plan.{field}"), Some(node));
    }
}
