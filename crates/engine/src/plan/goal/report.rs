//! An answer as published JSON (docs/planning.md).

use super::{Answer, Obstacle, Proof, Tried, Value};
use crate::input::{Node, map};
use crate::money::Currency;
use crate::offer::object;
use crate::scenario::Scenario;

impl Answer {
    /// The answer as the published format writes it. `scenario` must be the one that it is about.
    #[must_use]
    pub fn to_node(&self, scenario: &Scenario) -> Node {
        let currency = scenario.account.currency;
        let aim = &self.request.aim;
        let mut fields = vec![
            ("version", Node::Whole(1)),
            ("scenario", scenario.name.as_str().into()),
            ("currency", currency.code().into()),
            ("find", self.request.find.name().into()),
            ("offer", scenario.offers[aim.offer].offer.id.as_str().into()),
            ("unverified", scenario.offers[aim.offer].offer.source.grade.is_unverified().into()),
            ("tier", Node::Whole(i64::try_from(aim.tier + 1).unwrap_or(1))),
            ("by", aim.by.into()),
            ("found", self.result.is_ok().into()),
        ];
        match &self.result {
            Ok(solution) => {
                fields.push(("answer", solution.best.value.to_node(currency)));
                if let Value::Activation(_) = solution.best.value {
                    fields.push(("boundary", solution.boundary.into()));
                }
                fields.push(("run", solution.best.run.to_node(currency)));
                let next = solution.next.as_ref().map(|(next, obstacle)| {
                    let mut node = tried(next, currency);
                    if let Node::Map(fields) = &mut node {
                        fields.push(("fails".to_owned(), obstacle.to_node(currency)));
                    }
                    node
                });
                fields.push(("next", next.into()));
            }
            Err(failure) => {
                fields.push(("limit", failure.obstacle.to_node(currency)));
                let closest = failure.closest.as_ref().map(|closest| tried(closest, currency));
                fields.push(("closest", closest.into()));
            }
        }
        fields.push(("proof", self.proof.to_node(currency)));
        fields.extend(self.provenance(scenario).provenance_to_nodes(scenario));
        object(fields)
    }
}

fn tried(tried: &Tried, currency: Currency) -> Node {
    map([("value", tried.value.to_node(currency)), ("run", tried.run.to_node(currency))])
}

impl Value {
    /// The value as the published format writes it.
    #[must_use]
    pub fn to_node(&self, currency: Currency) -> Node {
        match self {
            Self::DailyBudget(budget) => map([("daily_budget", currency.format(*budget).into())]),
            Self::BudgetAndDays { daily_budget, days } => map([
                ("daily_budget", currency.format(*daily_budget).into()),
                ("days", Node::Whole((*days).into())),
            ]),
            Self::Activation(at) => map([("date", at.date().into()), ("at", (*at).into())]),
            Self::Start(start) => map([("start", (*start).into())]),
        }
    }
}

impl Obstacle {
    /// The obstacle as the published format writes it: its code, its rule with the strongest source where there is one, and its figures.
    #[must_use]
    pub fn to_node(&self, currency: Currency) -> Node {
        let mut fields = vec![("code", self.code().into())];
        if let Some(rule) = self.rule() {
            fields.push(("rule", rule.id.into()));
            fields.push(("source", rule.source().key.into()));
            fields.push(("grade", rule.source().grade.letter().into()));
        }
        let values = self.values();
        let values = values.iter().map(|(name, value)| (*name, value.to_node(currency)));
        object(fields.into_iter().chain(values))
    }
}

impl Proof {
    fn to_node(self, currency: Currency) -> Node {
        map([
            ("kind", self.kind.name().into()),
            ("runs", Node::Whole(self.runs.into())),
            ("bound", self.bound.map(|bound| currency.format(bound)).into()),
        ])
    }
}
