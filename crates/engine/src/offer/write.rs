//! Writing an offer back as its file has it. What has its usual value is left out.

use super::{
    AssignLimit, Conditions, Country, CreditTerms, CurrencyPolicy, Delay, Eligibility,
    IssuanceStart, Limit, NewAdvertiser, Offer, OnlyFor, PaidAfterClose, Programmes, Reward,
    Stacking, Tier, TierMode, TriggerKind, Window, WindowEnd, Zone,
};
use crate::input::{Node, map};
use crate::money::{Currency, Money};
use crate::offer::CountsWhen;

impl Offer {
    /// The offer in the form in which [`Offer::parse`] reads it.
    #[must_use]
    pub fn to_node(&self) -> Node {
        let mut fields = vec![
            ("version", Node::Whole(1)),
            ("id", self.id.as_str().into()),
            ("network", self.network.as_str().into()),
            ("title", self.title.as_str().into()),
            ("currency", self.currency.code().into()),
        ];
        if self.currency_policy != CurrencyPolicy::SameOnly {
            fields.push(("currency_policy", self.currency_policy.name().into()));
        }
        fields.push(("source", self.source_node()));
        fields.push(("activation", self.activation_node()));
        fields.push(("redeem_windows", windows(&self.redeem_windows)));
        fields.push(("earning_windows", windows(&self.earning_windows)));
        if self.trigger != TriggerKind::Spend {
            fields.push(("trigger", map([("kind", self.trigger.name().into())])));
        }
        fields.push((
            "tiers",
            Node::List(self.tiers.iter().map(|tier| tier_node(tier, self.currency)).collect()),
        ));
        if self.tier_mode != TierMode::HighestOnly {
            fields.push(("tier_mode", self.tier_mode.name().into()));
        }
        fields.extend(self.counts_node().map(|node| ("counts", node)));
        fields.push(("issuance", self.issuance_node()));
        fields.push(("credit", credit(&self.credit, self.currency)));
        fields.extend(eligibility(&self.eligibility).map(|node| ("eligibility", node)));
        if self.stacking != Stacking::OneActive {
            fields.push(("stacking", self.stacking.name().into()));
        }
        if !self.assumed.is_empty() {
            let names: Vec<_> = self.assumed.iter().map(|field| field.name()).collect();
            fields.push(("assumed", names.into()));
        }
        object(fields)
    }

    fn source_node(&self) -> Node {
        let fields = [("name", self.source.name.as_str()), ("grade", self.source.grade.name())]
            .map(|(name, text)| (name, text.into()));
        let url = self.source.url.iter().map(|url| ("url", url.as_str().into()));
        object(fields.into_iter().chain([("seen", self.source.seen.into())]).chain(url))
    }

    fn activation_node(&self) -> Node {
        let modes: Vec<_> = self.activation.iter().map(|mode| mode.name()).collect();
        let documented =
            self.code_documented_for.iter().map(|list| ("code_documented_for", countries(list)));
        let case = self.case_sensitive_codes.then(|| ("case_sensitive_codes", true.into()));
        object([("modes", modes.into())].into_iter().chain(documented).chain(case))
    }

    fn counts_node(&self) -> Option<Node> {
        let counts = &self.counts;
        let products = counts.products.iter().map(|list| ("products", names(list)));
        let when = (counts.automatic_payment != CountsWhen::Paid)
            .then(|| ("automatic_payment", counts.automatic_payment.name().into()));
        let late = (counts.paid_after_close != PaidAfterClose::Counts)
            .then(|| ("paid_after_close", counts.paid_after_close.name().into()));
        unless_empty(products.chain(when).chain(late))
    }

    fn issuance_node(&self) -> Node {
        let delay = |delay: &Delay| {
            [
                ("unit", delay.unit.name().into()),
                ("earliest", Node::Whole(delay.earliest.into())),
                ("latest", Node::Whole(delay.latest.into())),
            ]
        };
        let start = (self.issuance.start != IssuanceStart::Threshold)
            .then(|| ("on", self.issuance.start.name().into()));
        let top_tier =
            self.issuance.top_tier.iter().map(|top_tier| ("top_tier", map(delay(top_tier))));
        object(delay(&self.issuance.delay).into_iter().chain(start).chain(top_tier))
    }
}

/// An object from fields of which some may be left out.
pub(crate) fn object(fields: impl IntoIterator<Item = (&'static str, Node)>) -> Node {
    Node::Map(fields.into_iter().map(|(name, node)| (name.to_owned(), node)).collect())
}

fn unless_empty(fields: impl IntoIterator<Item = (&'static str, Node)>) -> Option<Node> {
    let mut fields = fields.into_iter().peekable();
    fields.peek().is_some().then(|| object(fields))
}

fn names(names: &[String]) -> Node {
    Node::List(names.iter().map(|name| name.as_str().into()).collect())
}

fn countries(countries: &[Country]) -> Node {
    Node::List(countries.iter().map(|country| country.letters().into()).collect())
}

fn money(amount: Money, currency: Currency) -> Node {
    Node::Text(currency.format(amount))
}

fn windows(windows: &[Window]) -> Node {
    let window = |window: &Window| match window {
        Window::Days { from, days, end } => {
            let end = (*end != WindowEnd::EndOfDate).then(|| ("end", end.name().into()));
            let fields = [("from", from.name().into()), ("days", Node::Whole((*days).into()))];
            object(fields.into_iter().chain(end))
        }
        Window::Until { date, zone } => {
            let zone = (*zone != Zone::Account).then(|| ("zone", zone.name().into()));
            object([("until", (*date).into())].into_iter().chain(zone))
        }
        Window::Before(instant) => map([("before", (*instant).into())]),
    };
    Node::List(windows.iter().map(window).collect())
}

fn tier_node(tier: &Tier, currency: Currency) -> Node {
    let threshold = tier.threshold().map(|threshold| ("threshold", money(threshold, currency)));
    let action = tier.action().map(|action| ("action", action.into()));
    let kind = ("kind", tier.reward.kind().name().into());
    let reward = match tier.reward {
        Reward::Fixed(amount) => map([kind, ("amount", money(amount, currency))]),
        Reward::Match { rate, cap } | Reward::Discount { rate, cap } => {
            map([kind, ("rate_percent", rate.text().into()), ("cap", money(cap, currency))])
        }
    };
    object(threshold.into_iter().chain(action).chain([("reward", reward)]))
}

fn credit(credit: &CreditTerms, currency: Currency) -> Node {
    let lifetime = credit.lifetime;
    let days = lifetime.days.map(|days| ("days", Node::Whole(days.into())));
    let until = lifetime.until.map(|until| ("until", until.into()));
    let limit = |limit: &AssignLimit| {
        let from = limit.issued_from.map(|date| ("issued_from", date.into()));
        let until = limit.issued_until.map(|date| ("issued_until", date.into()));
        object([("max", Node::Whole(limit.max.into()))].into_iter().chain(from).chain(until))
    };
    let mut fields = vec![
        ("type", credit.credit_type.name().into()),
        ("lifetime", object(days.into_iter().chain(until))),
    ];
    if !credit.assign_limits.is_empty() {
        fields
            .push(("assign_limits", Node::List(credit.assign_limits.iter().map(limit).collect())));
    }
    fields.extend(only_for(credit.only_for.as_ref()));
    fields.extend(conditions(credit.conditions.as_ref(), currency));
    fields.extend(order_of_use(credit.before_cash, credit.needs_positive_cash));
    object(fields)
}

/// The field `only_for` of a credit, if it has one.
pub(crate) fn only_for(only_for: Option<&OnlyFor>) -> Option<(&'static str, Node)> {
    let only_for = only_for?;
    let products = only_for.products.iter().map(|list| ("products", names(list)));
    let campaigns = only_for.campaigns.iter().map(|list| ("campaigns", names(list)));
    let in_countries = only_for.countries.iter().map(|list| ("countries", countries(list)));
    let objectives = only_for.objectives.iter().map(|list| ("objectives", names(list)));
    Some(("only_for", object(products.chain(campaigns).chain(in_countries).chain(objectives))))
}

/// The field `conditions` of a credit, if it has one.
pub(crate) fn conditions(
    conditions: Option<&Conditions>,
    currency: Currency,
) -> Option<(&'static str, Node)> {
    let conditions = conditions?;
    let min_cash = conditions.min_cash.map(|amount| ("min_cash", money(amount, currency)));
    let unknown = conditions.unknown.iter().map(|text| ("unknown", text.as_str().into()));
    Some(("conditions", object(min_cash.into_iter().chain(unknown))))
}

/// The fields of a credit's order of use that are not the usual ones.
pub(crate) fn order_of_use(
    before_cash: bool,
    needs_positive_cash: bool,
) -> impl Iterator<Item = (&'static str, Node)> {
    let before = (!before_cash).then(|| ("before_cash", false.into()));
    let needs = (!needs_positive_cash).then(|| ("needs_positive_cash", false.into()));
    before.into_iter().chain(needs)
}

fn eligibility(eligibility: &Eligibility) -> Option<Node> {
    let mut fields = Vec::new();
    fields.extend(eligibility.origins.iter().map(|origins| {
        ("origins", Node::from(origins.iter().map(|origin| origin.name()).collect::<Vec<_>>()))
    }));
    fields.extend(eligibility.countries.iter().map(|list| ("countries", countries(list))));
    if eligibility.programmes != Programmes::default() {
        let Programmes { required, excluded } = &eligibility.programmes;
        let required = required.iter().map(|name| ("required", name.as_str().into()));
        let excluded = (!excluded.is_empty()).then(|| ("excluded", names(excluded)));
        fields.push(("programmes", object(required.chain(excluded))));
    }
    fields.extend(eligibility.payment_modes.iter().map(|modes| {
        ("payment_modes", Node::from(modes.iter().map(|mode| mode.name()).collect::<Vec<_>>()))
    }));
    if eligibility.new_advertiser != NewAdvertiser::default() {
        let NewAdvertiser { never_spent, idle_days, account_age_days } = eligibility.new_advertiser;
        let never = never_spent.then(|| ("never_spent", true.into()));
        let idle = idle_days.map(|days| ("idle_days", Node::Whole(days.into())));
        let age = account_age_days.map(|days| ("account_age_days", Node::Whole(days.into())));
        fields.push(("new_advertiser", object(never.into_iter().chain(idle).chain(age))));
    }
    if eligibility.needs_top_up {
        fields.push(("needs_top_up", true.into()));
    }
    if eligibility.limit != Limit::USUAL {
        let Limit { scope, max } = eligibility.limit;
        let limit = map([("scope", scope.name().into()), ("max", Node::Whole(max.into()))]);
        fields.push(("limit", limit));
    }
    unless_empty(fields)
}
