//! Writing an offer back as its file has it. What has its usual value is left out.

use super::{
    AssignLimit, Conditions, Country, CountsWhen, CreditTerms, CurrencyPolicy, Delay, Eligibility,
    IssuanceStart, Limit, Offer, OfferSource, OnlyFor, PaidAfterClose, Reward, Stacking, Term,
    Tier, TierMode, TriggerKind, Window, WindowEnd, Zone,
};
use crate::input::{Node, Object};
use crate::money::{Currency, Money};

impl Offer {
    /// The offer in the form in which [`Offer::parse`] reads it.
    #[must_use]
    pub fn to_node(&self) -> Node {
        let mut offer = Object::default();
        offer.whole("version", 1);
        offer.text("id", &self.id);
        offer.text("network", &self.network);
        offer.text("title", &self.title);
        offer.text("currency", self.currency.code());
        if self.currency_policy != CurrencyPolicy::SameOnly {
            offer.text("currency_policy", self.currency_policy.name());
        }
        offer.object("source", source_object(&self.source));
        if !self.other_sources.is_empty() {
            let sources = self.other_sources.iter().map(|source| source_object(source).into());
            offer.add("other_sources", Node::List(sources.collect()));
        }
        let notes = (!self.notes.is_empty()).then_some(&self.notes);
        names(&mut offer, "notes", notes);
        offer.object("activation", self.activation_object());
        offer.add("redeem_windows", windows(&self.redeem_windows));
        offer.add("earning_windows", windows(&self.earning_windows));
        if self.trigger != TriggerKind::Spend {
            offer.object("trigger", self.trigger_object());
        }
        let tiers = self.tiers.iter().map(|tier| tier_node(tier, self.currency));
        offer.add("tiers", Node::List(tiers.collect()));
        if self.tier_mode != TierMode::HighestOnly {
            offer.text("tier_mode", self.tier_mode.name());
        }
        offer.object("counts", self.counts_object());
        offer.object("issuance", self.issuance_object());
        offer.object("credit", credit(&self.credit, self.currency));
        offer.object("eligibility", eligibility(&self.eligibility));
        if self.stacking != Stacking::OneActive {
            offer.text("stacking", self.stacking.name());
        }
        let assumed = (!self.assumed.is_empty()).then_some(&self.assumed);
        offer.texts("assumed", assumed.map(|fields| fields.iter().map(|field| field.name())));
        offer.into()
    }

    /// What is said in these terms, as the `terms` of a scenario write it.
    pub(crate) fn terms_to_node(&self, terms: &[Term]) -> Object {
        let whole = self.to_node();
        let (mut object, mut credit) = (Object::default(), Object::default());
        let mut eligibility = Object::default();
        let copy = |to: &mut Object, from: Option<&Node>, name: &str| {
            if let Some(node) = from.and_then(|from| from.get(name)) {
                to.add(name, node.clone());
            }
        };
        for term in terms {
            match term {
                // What has its usual value is left out of an offer, but is an answer all the same.
                Term::Trigger => object.object("trigger", self.trigger_object()),
                Term::TierMode => object.text("tier_mode", self.tier_mode.name()),
                Term::Stacking => object.text("stacking", self.stacking.name()),
                Term::CreditType => {
                    for name in ["type", "assign_limits", "conditions"] {
                        copy(&mut credit, whole.get("credit"), name);
                    }
                }
                Term::CreditLifetime => copy(&mut credit, whole.get("credit"), "lifetime"),
                Term::Countries => {
                    copy(&mut eligibility, whole.get("eligibility"), "countries");
                }
                _ => copy(&mut object, Some(&whole), term.name()),
            }
        }
        object.object("credit", credit);
        object.object("eligibility", eligibility);
        object
    }

    fn trigger_object(&self) -> Object {
        let mut trigger = Object::default();
        trigger.text("kind", self.trigger.name());
        trigger
    }

    fn activation_object(&self) -> Object {
        let mut activation = Object::default();
        activation.texts("modes", Some(self.activation.iter().map(|mode| mode.name())));
        countries(&mut activation, "code_documented_for", self.code_documented_for.as_ref());
        activation.unless_usual("case_sensitive_codes", self.case_sensitive_codes, false);
        activation
    }

    fn counts_object(&self) -> Object {
        let mut counts = Object::default();
        names(&mut counts, "products", self.counts.products.as_ref());
        if self.counts.automatic_payment != CountsWhen::Paid {
            counts.text("automatic_payment", self.counts.automatic_payment.name());
        }
        if self.counts.paid_after_close != PaidAfterClose::Counts {
            counts.text("paid_after_close", self.counts.paid_after_close.name());
        }
        counts
    }

    fn issuance_object(&self) -> Object {
        let mut issuance = delay(self.issuance.delay);
        if self.issuance.start != IssuanceStart::Threshold {
            issuance.text("on", self.issuance.start.name());
        }
        if let Some(top_tier) = self.issuance.top_tier {
            issuance.object("top_tier", delay(top_tier));
        }
        issuance
    }
}

/// Where an offer was read, as files and outcomes write it.
pub(crate) fn source_object(source: &OfferSource) -> Object {
    let mut object = Object::default();
    object.text("name", &source.name);
    object.text("grade", source.grade.name());
    object.text("seen", &source.seen.to_string());
    if let Some(url) = &source.url {
        object.text("url", url);
    }
    object
}

/// An object from fields of which some may be left out.
pub(crate) fn object(fields: impl IntoIterator<Item = (&'static str, Node)>) -> Node {
    Node::Map(fields.into_iter().map(|(name, node)| (name.to_owned(), node)).collect())
}

fn names(object: &mut Object, name: &str, names: Option<&Vec<String>>) {
    object.texts(name, names.map(|names| names.iter().map(String::as_str)));
}

fn countries(object: &mut Object, name: &str, countries: Option<&Vec<Country>>) {
    object.texts(name, countries.map(|countries| countries.iter().map(Country::letters)));
}

fn money(amount: Money, currency: Currency) -> Node {
    Node::Text(currency.format(amount))
}

fn delay(delay: Delay) -> Object {
    let mut object = Object::default();
    object.text("unit", delay.unit.name());
    object.whole("earliest", delay.earliest);
    object.whole("latest", delay.latest);
    object
}

fn windows(windows: &[Window]) -> Node {
    let window = |window: &Window| {
        let mut object = Object::default();
        match window {
            Window::Days { from, days, end } => {
                object.text("from", from.name());
                object.whole("days", *days);
                if *end != WindowEnd::EndOfDate {
                    object.text("end", end.name());
                }
            }
            Window::Until { date, zone } => {
                object.add("until", (*date).into());
                if *zone != Zone::Account {
                    object.text("zone", zone.name());
                }
            }
            Window::Before(instant) => object.add("before", (*instant).into()),
        }
        object.into()
    };
    Node::List(windows.iter().map(window).collect())
}

fn tier_node(tier: &Tier, currency: Currency) -> Node {
    let mut object = Object::default();
    if let Some(threshold) = tier.threshold() {
        object.add("threshold", money(threshold, currency));
    }
    if let Some(action) = tier.action() {
        object.text("action", action);
    }
    let mut reward = Object::default();
    reward.text("kind", tier.reward.kind().name());
    match tier.reward {
        Reward::Fixed(amount) => reward.add("amount", money(amount, currency)),
        Reward::Match { rate, cap } | Reward::Discount { rate, cap } => {
            reward.text("rate_percent", &rate.text());
            reward.add("cap", money(cap, currency));
        }
    }
    object.object("reward", reward);
    object.into()
}

/// Adds how many campaigns a credit may have, if that is limited.
pub(crate) fn add_assign_limits(credit: &mut Object, limits: &[AssignLimit]) {
    if limits.is_empty() {
        return;
    }
    credit.add("assign_limits", Node::List(limits.iter().map(AssignLimit::to_node).collect()));
}

impl AssignLimit {
    /// The limit in the form in which a file has it.
    #[must_use]
    pub fn to_node(&self) -> Node {
        let mut object = Object::default();
        object.whole("max", self.max);
        object.add_date("issued_from", self.issued_from);
        object.add_date("issued_until", self.issued_until);
        object.into()
    }
}

fn credit(terms: &CreditTerms, currency: Currency) -> Object {
    let mut credit = Object::default();
    credit.text("type", terms.credit_type.name());
    let mut lifetime = Object::default();
    if let Some(days) = terms.lifetime.days {
        lifetime.whole("days", days);
    }
    lifetime.add_date("until", terms.lifetime.until);
    credit.object("lifetime", lifetime);
    add_assign_limits(&mut credit, &terms.assign_limits);
    use_of_credit(
        &mut credit,
        terms.only_for.as_ref(),
        terms.conditions.as_ref(),
        currency,
        (terms.before_cash, terms.needs_positive_cash),
    );
    credit
}

/// Writes where and when a credit can be used: its limits, its conditions, and whether it comes before cash and needs some.
pub(crate) fn use_of_credit(
    credit: &mut Object,
    only_for: Option<&OnlyFor>,
    conditions: Option<&Conditions>,
    currency: Currency,
    (before_cash, needs_positive_cash): (bool, bool),
) {
    if let Some(only_for) = only_for {
        let mut object = Object::default();
        names(&mut object, "products", only_for.products.as_ref());
        names(&mut object, "campaigns", only_for.campaigns.as_ref());
        countries(&mut object, "countries", only_for.countries.as_ref());
        names(&mut object, "objectives", only_for.objectives.as_ref());
        credit.object("only_for", object);
    }
    if let Some(conditions) = conditions {
        let mut object = Object::default();
        if let Some(min_cash) = conditions.min_cash {
            object.add("min_cash", money(min_cash, currency));
        }
        if let Some(unknown) = &conditions.unknown {
            object.text("unknown", unknown);
        }
        credit.object("conditions", object);
    }
    credit.unless_usual("before_cash", before_cash, true);
    credit.unless_usual("needs_positive_cash", needs_positive_cash, true);
}

fn eligibility(eligibility: &Eligibility) -> Object {
    let mut object = Object::default();
    let origins = eligibility.origins.as_ref();
    object.texts("origins", origins.map(|origins| origins.iter().map(|origin| origin.name())));
    countries(&mut object, "countries", eligibility.countries.as_ref());
    let mut programmes = Object::default();
    if let Some(required) = &eligibility.programmes.required {
        programmes.text("required", required);
    }
    let excluded = &eligibility.programmes.excluded;
    names(&mut programmes, "excluded", (!excluded.is_empty()).then_some(excluded));
    object.object("programmes", programmes);
    let modes = eligibility.payment_modes.as_ref();
    object.texts("payment_modes", modes.map(|modes| modes.iter().map(|mode| mode.name())));
    let new = eligibility.new_advertiser;
    let mut new_advertiser = Object::default();
    new_advertiser.unless_usual("never_spent", new.never_spent, false);
    for (name, days) in [("idle_days", new.idle_days), ("account_age_days", new.account_age_days)] {
        if let Some(days) = days {
            new_advertiser.whole(name, days);
        }
    }
    object.object("new_advertiser", new_advertiser);
    object.unless_usual("needs_top_up", eligibility.needs_top_up, false);
    if eligibility.limit != Limit::USUAL {
        let mut limit = Object::default();
        limit.text("scope", eligibility.limit.scope.name());
        limit.whole("max", eligibility.limit.max);
        object.object("limit", limit);
    }
    object
}
