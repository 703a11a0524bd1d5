//! Writing a spend plan back as its file has it.

use super::{Budget, SpendPlan};
use crate::input::{Node, Object, map};
use crate::money::{Currency, Money};

pub(super) fn write_spend_plan(plan: &SpendPlan, currency: Currency) -> Object {
    let money = |amount: Money| Node::Text(currency.format(amount));
    let mut object = Object::default();
    object.add("start", plan.start.into());
    if !matches!(plan.budget, Budget::Listed(_)) {
        object.whole("days", plan.days);
    }
    match &plan.budget {
        Budget::Flat(amount) => object.add("daily_budget", money(*amount)),
        Budget::Ramp { from, to } => {
            object.add("ramp", map([("from", money(*from)), ("to", money(*to))]));
        }
        Budget::ByWeekday(week) => {
            let mut days = Object::default();
            for (day, amount) in week.days().filter(|(_, amount)| amount.is_positive()) {
                days.add(day.name(), money(amount));
            }
            object.object("by_weekday", days);
        }
        budget @ Budget::Listed(_) => {
            let amounts = (0..plan.days).map(|day| budget.amount(day, plan.days, plan.start));
            object.add("daily_amounts", Node::List(amounts.map(money).collect()));
        }
    }
    if !plan.pauses.is_empty() {
        let pauses = plan.pauses.iter();
        let pauses =
            pauses.map(|pause| map([("from", pause.from.into()), ("until", pause.until.into())]));
        object.add("pauses", Node::List(pauses.collect()));
    }
    let one_offs: Vec<Node> = plan
        .one_offs_within()
        .map(|one_off| map([("on", one_off.on.into()), ("amount", money(one_off.amount))]))
        .collect();
    if !one_offs.is_empty() {
        object.add("one_offs", Node::List(one_offs));
    }
    object.text("campaign", plan.campaign.name());
    object.text("funding", plan.funding.name());
    if let Some(bid) = plan.bid {
        object.add("bid", money(bid));
    }
    object
}
