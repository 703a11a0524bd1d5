//! Writing a scenario back as its file has it.

use super::write_plan::write_spend_plan;
use super::{
    Action, Campaign, Entry, Grant, MetOffer, OfferForm, Revoked, Scenario, UsedBefore, When,
};
use crate::account::{Account, SignUp};
use crate::input::{Node, Object};
use crate::money::{Currency, Money};
use crate::offer::{Purpose, add_assign_limits, use_of_credit};
use crate::tax::Tax;

impl Scenario {
    /// The scenario in the form in which [`Scenario::from_node`] reads it; reading it back gives the same scenario.
    #[must_use]
    pub fn to_node(&self) -> Node {
        let currency = self.account.currency;
        let mut scenario = Object::default();
        scenario.whole("version", 1);
        scenario.text("name", &self.name);
        if let Some(about) = &self.about {
            scenario.text("about", about);
        }
        let rules = (!self.rules.is_empty()).then_some(&self.rules);
        scenario.texts("rules", rules.map(|rules| rules.iter().map(String::as_str)));
        scenario.add("offers", Node::List(self.offers.iter().map(met_offer).collect()));
        scenario.object("account", account(&self.account));
        if !self.entries.is_empty() {
            let entries = self.entries.iter().map(|entry| self.entry(entry));
            scenario.add("entries", Node::List(entries.collect()));
        }
        if let Some(plan) = &self.spend_plan {
            scenario.object("spend_plan", write_spend_plan(plan, currency));
        }
        if !self.holidays.dates().is_empty() {
            scenario.add("holidays", self.holidays.dates().to_vec().into());
        }
        if let Some(until) = self.until {
            scenario.add("until", until.into());
        }
        if let Some(question) = self.question {
            scenario.whole("question", question);
        }
        if let Some(expect) = &self.expect {
            scenario.add("expect", expect.clone());
        }
        scenario.into()
    }

    fn entry(&self, entry: &Entry) -> Node {
        let mut object = Object::default();
        let at = match entry.at {
            When::At(instant) => Node::from(instant),
            When::On(date) => date.into(),
        };
        object.add("at", at);
        object.text("kind", entry.action.kind());
        self.add_action(&mut object, &entry.action);
        object.into()
    }

    /// Adds the fields that belong to the kind of an entry.
    fn add_action(&self, object: &mut Object, action: &Action) {
        let currency = self.account.currency;
        match action {
            Action::ReceiveCode { offer, code, forwarded } => {
                self.add_offer(object, *offer);
                add_code(object, code.as_deref());
                object.unless_usual("forwarded", *forwarded, false);
            }
            Action::RedeemCode { offer, code, admin } => {
                self.add_offer(object, *offer);
                add_code(object, code.as_deref());
                object.unless_usual("admin", *admin, true);
            }
            Action::Register { offer } | Action::Revoke(Revoked::Offer(offer)) => {
                self.add_offer(object, *offer);
            }
            Action::Review { offer, approved } => {
                self.add_offer(object, *offer);
                object.add("approved", (*approved).into());
            }
            Action::DoAction { action } => object.text("action", action),
            Action::TopUp { amount } | Action::TransferCash { amount } => {
                object.add("amount", money(*amount, currency));
            }
            Action::Spend { campaign, amount, purpose } => {
                object.text("campaign", campaign.name());
                object.add("amount", money(*amount, currency));
                add_purpose(object, purpose.as_deref());
            }
            Action::Refund { spend, amount } => {
                object.whole("spend", i64::from(*spend) + 1);
                object.add("amount", money(*amount, currency));
            }
            Action::ChangeBilling { to } => object.text("to", to.name()),
            Action::CloseAccount { pay_out } => object.add("pay_out", (*pay_out).into()),
            Action::ChangeTax { tax: to } => {
                object.add("tax", to.map_or(Node::Null, |to| tax(to).into()));
            }
            Action::CreateCampaign { campaign, purpose, approved, daily_budget } => {
                object.text("campaign", campaign.name());
                add_purpose(object, purpose.as_deref());
                object.add("approved", (*approved).into());
                if let Some(budget) = daily_budget {
                    object.add("daily_budget", money(*budget, currency));
                }
            }
            Action::ChangeBudget { campaign, daily_budget } => {
                object.text("campaign", campaign.name());
                let budget = daily_budget.map_or(Node::Null, |budget| money(budget, currency));
                object.add("daily_budget", budget);
            }
            Action::ApproveCampaign { campaign }
            | Action::PauseCampaign { campaign }
            | Action::ResumeCampaign { campaign } => object.text("campaign", campaign.name()),
            Action::GrantCredit(grant) => add_grant(object, grant, currency),
            Action::AssignCredit { credit, campaigns, admin }
            | Action::UnassignCredit { credit, campaigns, admin } => {
                object.text("credit", credit);
                object.texts("campaigns", Some(campaigns.iter().map(Campaign::name)));
                object.add("admin", (*admin).into());
            }
            Action::MoveCredit { credit, to } => {
                object.text("credit", credit);
                object.text("to", to.name());
            }
            Action::Revoke(Revoked::Credit(credit)) => object.text("credit", credit),
            Action::ReadProgress { offer, shown } => {
                self.add_offer(object, *offer);
                object.add("shown", money(*shown, currency));
            }
            Action::AdsShown
            | Action::Bill
            | Action::Pay
            | Action::FailPayment
            | Action::Violation
            | Action::Suspend
            | Action::Reinstate => {}
        }
    }

    fn add_offer(&self, object: &mut Object, offer: usize) {
        object.text("offer", &self.offers[offer].offer.id);
    }
}

/// An offer as an account meets it. What is usual is left out, except the mode.
fn met_offer(met: &MetOffer) -> Node {
    let mut object = Object::default();
    match met.form {
        OfferForm::ById => {
            object.text("offer", &met.offer.id);
            object.object("terms", met.offer.terms_to_node(&met.answered));
        }
        OfferForm::Written => object.add("offer", met.offer.to_node()),
    }
    object.text("activation", met.activation.name());
    if let Some(number) = met.selected_tier.and_then(|tier| i64::try_from(tier + 1).ok()) {
        object.whole("selected_tier", number);
    }
    if let Some(rate) = met.exchange_rate {
        object.text("exchange_rate", &rate.text());
    }
    if met.used_before != UsedBefore::default() {
        let mut used = Object::default();
        used.whole("entity", met.used_before.entity);
        used.whole("account", met.used_before.account);
        used.whole("code", met.used_before.code);
        object.object("used_before", used);
    }
    object.unless_usual("attached", met.attached, true);
    if let Some(activated_at) = met.activated_at {
        object.add("activated_at", activated_at.into());
    }
    object.into()
}

fn add_code(object: &mut Object, code: Option<&str>) {
    if let Some(code) = code {
        object.text("code", code);
    }
}

fn add_purpose(object: &mut Object, purpose: Option<&Purpose>) {
    let Some(Purpose { product, objective, country }) = purpose else {
        return;
    };
    if let Some(product) = product {
        object.text("product", product);
    }
    if let Some(objective) = objective {
        object.text("objective", objective);
    }
    if let Some(country) = country {
        object.text("country", country.letters());
    }
}

fn add_grant(object: &mut Object, grant: &Grant, currency: Currency) {
    object.text("credit", &grant.credit);
    object.add("amount", money(grant.amount, currency));
    object.text("type", grant.credit_type.name());
    object.add("expires", grant.expires.into());
    add_assign_limits(object, &grant.assign_limits);
    use_of_credit(
        object,
        grant.only_for.as_ref(),
        grant.conditions.as_ref(),
        currency,
        (grant.before_cash, grant.needs_positive_cash),
    );
}

pub(crate) fn tax(tax: Tax) -> Object {
    let mut object = Object::default();
    object.text("rate_percent", &tax.rate.text());
    object.text("mode", tax.mode.name());
    object.add("amounts_include_tax", tax.amounts_include_tax.into());
    object
}

fn money(money: Money, currency: Currency) -> Node {
    Node::Text(currency.format(money))
}

pub(super) fn account(account: &Account) -> Object {
    let currency = account.currency;
    let mut object = Object::default();
    object.add("created", account.created.into());
    object.text("country", account.country.letters());
    object.text("currency", currency.code());
    object.text("origin", account.origin.name());
    object.text("payment", account.payment.name());
    if let Some(of_account) = account.tax {
        object.object("tax", tax(of_account));
    }
    if account.sign_up != SignUp::OfficialLink {
        object.text("sign_up", account.sign_up.name());
    }
    let programmes = (!account.programmes.is_empty()).then_some(&account.programmes);
    object.texts("programmes", programmes.map(|names| names.iter().map(String::as_str)));
    object.unless_usual("coupon_icon", account.coupon_icon, true);
    if let Some(limits) = account.top_up_limits {
        let mut written = Object::default();
        written.add("least", money(limits.least, currency));
        written.add("most", money(limits.most, currency));
        object.object("top_up_limits", written);
    }
    if let Some(billing) = account.billing {
        let mut written = Object::default();
        if let Some(threshold) = billing.threshold {
            written.add("threshold", money(threshold, currency));
        }
        if let Some(day) = billing.day {
            written.whole("day", day);
        }
        object.object("billing", written);
    }
    object
}
