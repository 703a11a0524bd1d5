//! What a draft notes in words of its own, and how its file says it.
//!
//! A refund names the spend that it is of by what stays when entries come and go before it; a file names it by its number.
//! What goes before a spend for its sake, such as the money for it, follows it; a file repeats its date and its amount.

use std::borrow::Cow;

use ad_credit_lab_engine::account::PaymentMode;
use ad_credit_lab_engine::calendar::Date;
use ad_credit_lab_engine::money::{Currency, Money};
use ad_credit_lab_engine::rate::Percent;
use ad_credit_lab_engine::scenario::{Action, Entry, SpendPlan};
use ad_credit_lab_engine::tax::{Tax, TaxInForce, TaxMode};
use ad_credit_lab_engine::{Node, Scenario};

use super::{Draft, tree};
use crate::state::catalogue;

/// Stands in the place of what the entry after it says.
pub(super) const AS_NEXT: &str = "=";
/// Before the number of a written entry, from 0.
pub(super) const WRITTEN: &str = "entry ";
/// Before the date of a spend of the plan.
const PLANNED: &str = "plan ";
/// Before the number of a charge that a campaign makes by itself, from 0.
const HOURLY: &str = "hourly ";

/// The tree of a draft's file, and which entry of the draft each of its entries is.
pub(super) struct Written<'a> {
    tree: Cow<'a, Node>,
    /// The number of each entry in the draft, and whether it follows the next one; `None` if they are those of the draft.
    entries: Option<Vec<(usize, bool)>>,
}

impl Written<'_> {
    pub(super) fn tree(&self) -> &Node {
        &self.tree
    }

    /// A place of the file as the draft calls it. What follows the next entry is wrong where that is.
    pub(super) fn place_in_draft(&self, place: String) -> String {
        let entry = place.strip_prefix("entries[").and_then(|rest| rest.split_once(']'));
        let Some((entries, (number, rest))) = self.entries.as_ref().zip(entry) else {
            return place;
        };
        match number.parse().ok().and_then(|number: usize| entries.get(number)) {
            Some((number, follows)) => format!("entries[{}]{rest}", number + usize::from(*follows)),
            None => place,
        }
    }

    /// The number that an entry of the draft has in the file, from 0; `None` if it is not there.
    pub(super) fn number_of(&self, entry: usize) -> Option<usize> {
        match &self.entries {
            Some(entries) => entries.iter().position(|(number, _)| *number == entry),
            None => Some(entry),
        }
    }
}

impl Draft {
    /// The tree as a file has it. A refund of a spend that is not there any more is left out.
    pub(super) fn written(&self) -> Written<'_> {
        let as_it_is = Written { tree: Cow::Borrowed(&self.tree), entries: None };
        let Some(Node::List(entries)) = self.tree.get("entries") else { return as_it_is };
        let is_noted = |entry: &Node| follows(entry) || refunded(entry).is_some();
        if !entries.iter().any(is_noted) {
            return as_it_is;
        }
        let mut tree = self.tree.clone();
        tree::put(&mut tree, "entries", None);
        let bare = entries.iter().any(|entry| refunded(entry).is_some());
        let bare = bare.then(|| Scenario::from_node(&tree, catalogue()).ok()).flatten();
        let mut numbers = Vec::new();
        for (number, entry) in entries.iter().enumerate() {
            let is_gone = refunded(entry).is_some_and(|spend| {
                let (written, plan) = (spend.strip_prefix(WRITTEN), spend.strip_prefix(PLANNED));
                written.is_some_and(|of| of.parse().is_ok_and(|of: usize| of >= entries.len()))
                    || plan.is_some_and(|date| {
                        bare.as_ref().is_some_and(|bare| day_in_plan(bare, date).is_none())
                    })
            });
            if !is_gone {
                numbers.push((number, follows(entry)));
            }
        }
        let number_of = |spend: &str| -> Option<usize> {
            if let Some(written) = spend.strip_prefix(WRITTEN) {
                let written: usize = written.parse().ok()?;
                return numbers.iter().position(|(number, _)| *number == written);
            }
            let bare = bare.as_ref()?;
            let of_plan = match spend.strip_prefix(HOURLY) {
                Some(hourly) => planned_count(bare) + hourly.parse::<usize>().ok()?,
                None => day_in_plan(bare, spend.strip_prefix(PLANNED)?)?,
            };
            Some(numbers.len() + of_plan)
        };
        let written = numbers.iter().map(|(number, follows)| {
            let mut entry = entries[*number].clone();
            if *follows && let Some(next) = entries.get(number + 1) {
                self.follow(&mut entry, next);
            }
            let spend = refunded(&entry).map(|spend| {
                let number = number_of(spend).and_then(|number| i64::try_from(number + 1).ok());
                number.map_or(Node::text(""), Node::Whole)
            });
            if spend.is_some() {
                tree::put(&mut entry, "spend", spend);
            }
            entry
        });
        let written = Node::List(written.collect());
        tree::put(&mut tree, "entries", Some(written));
        Written { tree: Cow::Owned(tree), entries: Some(numbers) }
    }

    /// The number that an entry has in the scenario of this draft, from 0.
    #[must_use]
    pub fn number_in_scenario(&self, entry: usize) -> Option<usize> {
        self.written().number_of(entry)
    }

    /// Says what an entry has from the next one.
    fn follow(&self, entry: &mut Node, next: &Node) {
        let text = |name: &str| next.get(name).and_then(Node::as_text).unwrap_or_default();
        let (at, amount) = (text("at"), text("amount"));
        tree::put(entry, "at", Some(Node::text(at)));
        if kind(entry) == "top_up" {
            let needed = self.needed_for(amount).unwrap_or_else(|| amount.to_owned());
            tree::put(entry, "amount", Some(Node::Text(needed)));
        } else {
            tree::put(entry, "amount", Some(Node::text(amount)));
            let date = at.split('T').next().unwrap_or_default();
            tree::put(entry, "expires", Some(Node::text(date)));
        }
    }

    /// The top-up after which a spend of this written amount can be paid, tax included.
    fn needed_for(&self, amount: &str) -> Option<String> {
        let currency = Currency::from_code(&self.text("account.currency"))?;
        let modes = [TaxMode::Consumption, TaxMode::TopUp];
        let mode = self.text("account.tax.mode");
        let tax = modes.into_iter().find(|one| one.name() == mode).and_then(|mode| {
            let rate = Percent::parse(&self.text("account.tax.rate_percent"), 100)?;
            let amounts_include_tax = self.text("account.tax.amounts_include_tax") == "true";
            Some(Tax { rate, mode, amounts_include_tax })
        });
        Some(currency.format(needed(TaxInForce(tax), currency.parse(amount).ok()?)))
    }
}

fn needed(tax: TaxInForce, spend: Money) -> Money {
    tax.top_up_for(tax.spend(spend).gross())
}

/// The kind of an entry.
pub(super) fn kind(entry: &Node) -> &str {
    entry.get("kind").and_then(Node::as_text).unwrap_or_default()
}

/// Whether an entry follows the next one.
pub(super) fn follows(entry: &Node) -> bool {
    entry.get("at").and_then(Node::as_text) == Some(AS_NEXT)
}

/// What a refund is of, where that is noted in words of the draft.
fn refunded(entry: &Node) -> Option<&str> {
    let spend = entry.get("spend")?.as_text()?;
    (kind(entry) == "refund").then_some(spend)
}

fn planned_count(scenario: &Scenario) -> usize {
    let plan = scenario.spend_plan.as_ref();
    plan.map_or(0, |plan| plan.entry_count(scenario.account.payment))
}

/// How many top-ups a plan begins with.
fn top_ups(plan: &SpendPlan, payment: PaymentMode) -> usize {
    usize::from(plan.tops_up(payment))
}

/// Which of the plan's entries is the spend of a date, from 0.
fn day_in_plan(scenario: &Scenario, date: &str) -> Option<usize> {
    let plan = scenario.spend_plan.as_ref()?;
    let day = usize::try_from(Date::parse(date)?.days_since(plan.start)).ok()?;
    let amounts = plan.amounts();
    amounts.get(day).filter(|amount| amount.is_positive())?;
    let before = amounts[..day].iter().filter(|amount| amount.is_positive()).count();
    Some(top_ups(plan, scenario.account.payment) + before)
}

/// What a refund is of, by the number of a spend of a scenario, from 0.
fn spend_of(scenario: &Scenario, spend: usize) -> String {
    let Some(planned) = spend.checked_sub(scenario.entries.len()) else {
        return format!("{WRITTEN}{spend}");
    };
    if let Some(hourly) = planned.checked_sub(planned_count(scenario)) {
        return format!("{HOURLY}{hourly}");
    }
    let date = scenario.spend_plan.as_ref().and_then(|plan| {
        let nth = planned.checked_sub(top_ups(plan, scenario.account.payment))?;
        let amounts = plan.amounts();
        let mut days = amounts.iter().enumerate().filter(|(_, amount)| amount.is_positive());
        let (day, _) = days.nth(nth)?;
        Some(plan.start.plus_days(i32::try_from(day).ok()?))
    });
    date.map(|date| format!("{PLANNED}{date}")).unwrap_or_default()
}

/// What a refund of a spend is of, as a draft calls it. `spend` is the number of its entry, from 0.
#[must_use]
pub fn refund_of(scenario: &Scenario, spend: u32) -> String {
    spend_of(scenario, spend as usize)
}

/// Notes in a tree what each refund of its scenario is of.
pub(super) fn name_what_is_refunded(tree: &mut Node, scenario: &Scenario) {
    for (number, entry) in scenario.entries.iter().enumerate() {
        if let Action::Refund { spend, .. } = entry.action {
            let of = refund_of(scenario, spend);
            tree::put(tree, &format!("entries[{number}].spend"), Some(Node::Text(of)));
        }
    }
}

/// Notes in a tree which entries follow the spend after them.
pub(super) fn let_companions_follow(tree: &mut Node, scenario: &Scenario) {
    for (number, pair) in scenario.entries.windows(2).enumerate() {
        if !goes_with(&pair[0], &pair[1], scenario) {
            continue;
        }
        for field in ["at", "amount", "expires"] {
            let place = format!("entries[{number}].{field}");
            if tree::at(tree, &place).is_some() {
                tree::put(tree, &place, Some(Node::text(AS_NEXT)));
            }
        }
    }
}

/// Whether an entry is there for the sake of the spend after it: the money for it, or a credit that can pay nothing else.
fn goes_with(entry: &Entry, next: &Entry, scenario: &Scenario) -> bool {
    let Action::Spend { campaign, amount, .. } = &next.action else { return false };
    if entry.at != next.at {
        return false;
    }
    match &entry.action {
        Action::TopUp { amount: added } => {
            *added == needed(scenario.account.tax_at_first(), *amount)
        }
        Action::GrantCredit(grant) => {
            let campaigns = grant.only_for.as_ref().and_then(|only| only.campaigns.as_deref());
            grant.amount == *amount
                && grant.expires == scenario.instant(next.at).date()
                && campaigns.is_some_and(|campaigns| campaigns == [campaign.name()])
        }
        _ => false,
    }
}
