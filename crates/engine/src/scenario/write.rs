//! Writing a scenario back as its file has it.

use super::{
    Action, Entry, Grant, MetOffer, OfferForm, Revoked, Scenario, SpendPlan, UsedBefore, When,
};
use crate::account::{Account, SignUp};
use crate::input::{Node, map};
use crate::money::{Currency, Money};
use crate::offer::{Purpose, conditions, object, only_for, order_of_use};

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
        fields.extend(self.question.map(|number| ("question", Node::Whole(number.into()))));
        fields.extend(self.expect.iter().map(|expect| ("expect", expect.clone())));
        object(fields)
    }

    fn offers_node(&self) -> Node {
        Node::List(self.offers.iter().map(met_offer).collect())
    }

    fn entry(&self, entry: &Entry) -> Node {
        let currency = self.account.currency;
        let at = match entry.at {
            When::At(instant) => Node::from(instant),
            When::On(date) => date.into(),
        };
        let mut fields = vec![("at", at), ("kind", entry.action.kind().into())];
        fields.extend(self.action(&entry.action, currency));
        object(fields)
    }

    /// The fields that belong to the kind of an entry.
    fn action(&self, action: &Action, currency: Currency) -> Vec<(&'static str, Node)> {
        let offer = |offer: &usize| ("offer", self.offers[*offer].offer.id.as_str().into());
        let amount = |amount: &Money| ("amount", money(*amount, currency));
        match action {
            Action::ReceiveCode { offer: index, code, forwarded } => {
                let mut fields = vec![offer(index)];
                fields.extend(code.iter().map(|code| ("code", code.as_str().into())));
                fields.extend(forwarded.then(|| ("forwarded", true.into())));
                fields
            }
            Action::RedeemCode { offer: index, code, admin } => {
                let mut fields = vec![offer(index)];
                fields.extend(code.iter().map(|code| ("code", code.as_str().into())));
                fields.extend((!admin).then(|| ("admin", false.into())));
                fields
            }
            Action::Register { offer: index } => vec![offer(index)],
            Action::Review { offer: index, approved } => {
                vec![offer(index), ("approved", (*approved).into())]
            }
            Action::DoAction { action } => vec![("action", action.as_str().into())],
            Action::TopUp { amount: written } | Action::TransferCash { amount: written } => {
                vec![amount(written)]
            }
            Action::Spend { campaign, amount: written, purpose: of } => {
                let mut fields = vec![("campaign", campaign.name().into()), amount(written)];
                fields.extend(purpose(of.as_deref()));
                fields
            }
            Action::Refund { spend, amount: written } => {
                vec![("spend", Node::Whole(i64::from(*spend) + 1)), amount(written)]
            }
            Action::ChangeBilling { to } => vec![("to", to.name().into())],
            Action::CloseAccount { pay_out } => vec![("pay_out", (*pay_out).into())],
            Action::CreateCampaign { campaign, purpose: of, approved } => {
                let mut fields = vec![("campaign", campaign.name().into())];
                fields.extend(purpose(of.as_deref()));
                fields.push(("approved", (*approved).into()));
                fields
            }
            Action::ApproveCampaign { campaign }
            | Action::PauseCampaign { campaign }
            | Action::ResumeCampaign { campaign } => vec![("campaign", campaign.name().into())],
            Action::GrantCredit(grant) => granted(grant, currency),
            Action::AssignCredit { credit, campaigns, admin }
            | Action::UnassignCredit { credit, campaigns, admin } => vec![
                ("credit", credit.as_str().into()),
                (
                    "campaigns",
                    Node::List(campaigns.iter().map(|campaign| campaign.name().into()).collect()),
                ),
                ("admin", (*admin).into()),
            ],
            Action::MoveCredit { credit, to } => {
                vec![("credit", credit.as_str().into()), ("to", to.name().into())]
            }
            Action::Revoke(Revoked::Offer(index)) => vec![offer(index)],
            Action::Revoke(Revoked::Credit(credit)) => vec![("credit", credit.as_str().into())],
            Action::ReadProgress { offer: index, shown } => {
                vec![offer(index), ("shown", money(*shown, currency))]
            }
            Action::AdsShown
            | Action::Bill
            | Action::Pay
            | Action::FailPayment
            | Action::Violation
            | Action::Suspend
            | Action::Reinstate => Vec::new(),
        }
    }
}

/// An offer as an account meets it. What is usual is left out, except the mode.
fn met_offer(met: &MetOffer) -> Node {
    let offer = match met.form {
        OfferForm::ById => met.offer.id.as_str().into(),
        OfferForm::Written => met.offer.to_node(),
    };
    let mut fields = vec![("offer", offer), ("activation", met.activation.name().into())];
    let number = met.selected_tier.and_then(|tier| i64::try_from(tier + 1).ok());
    fields.extend(number.map(|number| ("selected_tier", Node::Whole(number))));
    fields.extend(met.exchange_rate.map(|rate| ("exchange_rate", rate.text().into())));
    if met.used_before != UsedBefore::default() {
        let UsedBefore { entity, account, code } = met.used_before;
        let used = [("entity", entity), ("account", account), ("code", code)];
        fields.push((
            "used_before",
            map(used.map(|(name, number)| (name, Node::Whole(number.into())))),
        ));
    }
    fields.extend((!met.attached).then(|| ("attached", false.into())));
    fields.extend(met.activated_at.map(|at| ("activated_at", at.into())));
    object(fields)
}

fn purpose(purpose: Option<&Purpose>) -> Vec<(&'static str, Node)> {
    let Some(Purpose { product, objective, country }) = purpose else {
        return Vec::new();
    };
    let product = product.iter().map(|name| ("product", name.as_str().into()));
    let objective = objective.iter().map(|name| ("objective", name.as_str().into()));
    let country = country.iter().map(|country| ("country", country.letters().into()));
    product.chain(objective).chain(country).collect()
}

fn granted(grant: &Grant, currency: Currency) -> Vec<(&'static str, Node)> {
    let mut fields = vec![
        ("credit", grant.credit.as_str().into()),
        ("amount", money(grant.amount, currency)),
        ("type", grant.credit_type.name().into()),
        ("expires", grant.expires.into()),
    ];
    fields.extend(only_for(grant.only_for.as_ref()));
    fields.extend(conditions(grant.conditions.as_ref(), currency));
    fields.extend(order_of_use(grant.before_cash, grant.needs_positive_cash));
    fields
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
        let rate = ("rate_percent", tax.rate.text().into());
        let node = map([
            rate,
            ("mode", tax.mode.name().into()),
            ("amounts_include_tax", tax.amounts_include_tax.into()),
        ]);
        ("tax", node)
    }));
    if account.sign_up != SignUp::OfficialLink {
        fields.push(("sign_up", account.sign_up.name().into()));
    }
    if !account.programmes.is_empty() {
        let names = account.programmes.iter().map(|name| name.as_str().into());
        fields.push(("programmes", Node::List(names.collect())));
    }
    fields.extend((!account.coupon_icon).then(|| ("coupon_icon", false.into())));
    let currency = account.currency;
    fields.extend(account.top_up_limits.map(|limits| {
        let limits = [("least", limits.least), ("most", limits.most)];
        ("top_up_limits", map(limits.map(|(name, amount)| (name, money(amount, currency)))))
    }));
    fields.extend(account.billing.map(|billing| {
        let threshold = billing.threshold.map(|amount| ("threshold", money(amount, currency)));
        let day = billing.day.map(|day| ("day", Node::Whole(day.into())));
        ("billing", object(threshold.into_iter().chain(day)))
    }));
    object(fields)
}

fn spend_plan(plan: &SpendPlan, currency: Currency) -> Node {
    let bid = plan.bid.map(|bid| ("bid", money(bid, currency)));
    let fields = [
        ("start", plan.start.into()),
        ("days", Node::Whole(plan.days.into())),
        ("daily_budget", money(plan.daily_budget, currency)),
        ("campaign", plan.campaign.name().into()),
        ("funding", plan.funding.name().into()),
    ];
    object(fields.into_iter().chain(bid))
}
