//! Writing a scenario back as its file has it.

use super::{Action, Campaign, Entry, OfferForm, Scenario, SpendPlan, When};
use crate::account::Account;
use crate::input::{Node, map};
use crate::money::{Currency, Money};
use crate::offer::object;

impl Scenario {
    /// The scenario in the form in which [`Scenario::from_node`] reads it; reading it back gives the same scenario.
    #[must_use]
    pub fn to_node(&self) -> Node {
        let currency = self.account.currency;
        let mut fields = vec![("version", Node::Whole(1)), ("name", self.name.as_str().into())];
        fields.extend(self.about.iter().map(|about| ("about", about.as_str().into())));
        if !self.rules.is_empty() {
            fields.push((
                "rules",
                Node::List(self.rules.iter().map(|rule| rule.as_str().into()).collect()),
            ));
        }
        fields.push(("offers", self.offers_node()));
        fields.push(("account", account(&self.account)));
        if !self.entries.is_empty() {
            fields.push((
                "entries",
                Node::List(self.entries.iter().map(|entry| self.entry(entry)).collect()),
            ));
        }
        fields
            .extend(self.spend_plan.iter().map(|plan| ("spend_plan", spend_plan(plan, currency))));
        if !self.holidays.dates().is_empty() {
            fields.push(("holidays", self.holidays.dates().to_vec().into()));
        }
        fields.extend(self.until.map(|until| ("until", until.into())));
        fields.extend(self.expect.iter().map(|expect| ("expect", expect.clone())));
        object(fields)
    }

    fn offers_node(&self) -> Node {
        let offers = self.offers.iter().map(|met| {
            let offer = match met.form {
                OfferForm::ById => met.offer.id.as_str().into(),
                OfferForm::Written => met.offer.to_node(),
            };
            map([("offer", offer), ("activation", met.activation.name().into())])
        });
        Node::List(offers.collect())
    }

    fn entry(&self, entry: &Entry) -> Node {
        let currency = self.account.currency;
        let at = match entry.at {
            When::At(instant) => Node::from(instant),
            When::On(date) => date.into(),
        };
        let mut fields = vec![("at", at), ("kind", entry.action.kind().into())];
        match &entry.action {
            Action::ReceiveCode { offer, code } | Action::RedeemCode { offer, code } => {
                fields.push(("offer", self.offers[*offer].offer.id.as_str().into()));
                fields.extend(code.iter().map(|code| ("code", code.as_str().into())));
            }
            Action::TopUp { amount } => fields.push(("amount", money(*amount, currency))),
            Action::Spend { campaign, amount } => {
                fields.push(("campaign", campaign.name().into()));
                fields.push(("amount", money(*amount, currency)));
            }
            Action::GrantCredit { credit, amount, credit_type, expires } => {
                fields.push(("credit", credit.as_str().into()));
                fields.push(("amount", money(*amount, currency)));
                fields.push(("type", credit_type.name().into()));
                fields.push(("expires", (*expires).into()));
            }
            Action::AssignCredit { credit, campaigns, admin }
            | Action::UnassignCredit { credit, campaigns, admin } => {
                fields.push(("credit", credit.as_str().into()));
                fields.push((
                    "campaigns",
                    Node::List(
                        campaigns
                            .iter()
                            .map(|campaign: &Campaign| campaign.name().into())
                            .collect(),
                    ),
                ));
                fields.push(("admin", (*admin).into()));
            }
        }
        object(fields)
    }
}

fn money(money: Money, currency: Currency) -> Node {
    Node::Text(currency.format(money))
}

fn account(account: &Account) -> Node {
    let mut fields = vec![
        ("created", account.created.into()),
        ("country", account.country.letters().into()),
        ("currency", account.currency.code().into()),
        ("origin", account.origin.name().into()),
        ("payment", account.payment.name().into()),
    ];
    fields.extend(account.tax.map(|tax| {
        let rate = ("rate_percent", tax.rate.percent().into());
        let node = map([
            rate,
            ("mode", tax.mode.name().into()),
            ("amounts_include_tax", tax.amounts_include_tax.into()),
        ]);
        ("tax", node)
    }));
    object(fields)
}

fn spend_plan(plan: &SpendPlan, currency: Currency) -> Node {
    map([
        ("start", plan.start.into()),
        ("days", Node::Whole(plan.days.into())),
        ("daily_budget", money(plan.daily_budget, currency)),
        ("campaign", plan.campaign.name().into()),
        ("funding", plan.funding.name().into()),
    ])
}
