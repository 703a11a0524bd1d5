//! Writing an offer back as its file has it.

use super::{AssignLimit, Country, CreditTerms, Offer, Window};
use crate::input::{Node, map};

impl Offer {
    /// The offer in the form in which [`Offer::parse`] reads it.
    #[must_use]
    pub fn to_node(&self) -> Node {
        let names = |names: Vec<&'static str>| Node::from(names);
        let mut fields = vec![
            ("version", Node::Whole(1)),
            ("id", self.id.as_str().into()),
            ("network", self.network.as_str().into()),
            ("title", self.title.as_str().into()),
            ("currency", self.currency.code().into()),
            ("source", self.source_node()),
            ("activation", self.activation_node()),
            ("redeem_windows", windows(&self.redeem_windows)),
            ("earning_windows", windows(&self.earning_windows)),
            ("tiers", self.tiers_node()),
            (
                "issuance",
                map([
                    ("unit", self.issuance.unit.name().into()),
                    ("earliest", Node::Whole(self.issuance.earliest.into())),
                    ("latest", Node::Whole(self.issuance.latest.into())),
                ]),
            ),
            ("credit", credit(&self.credit)),
        ];
        if self.origins.is_some() || self.countries.is_some() {
            let origins = self.origins.iter().map(|origins| {
                ("origins", names(origins.iter().map(|origin| origin.name()).collect()))
            });
            let countries = self.countries.iter().map(|list| ("countries", countries(list)));
            fields.push(("eligibility", object(origins.chain(countries))));
        }
        if !self.assumed.is_empty() {
            fields
                .push(("assumed", names(self.assumed.iter().map(|field| field.name()).collect())));
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
        object([("modes", modes.into())].into_iter().chain(documented))
    }

    fn tiers_node(&self) -> Node {
        let money = |money| Node::Text(self.currency.format(money));
        let tier = |tier: &super::Tier| {
            let reward = map([
                ("kind", super::RewardKind::Fixed.name().into()),
                ("amount", money(tier.reward)),
            ]);
            map([("threshold", money(tier.threshold)), ("reward", reward)])
        };
        Node::List(self.tiers.iter().map(tier).collect())
    }
}

/// An object from fields of which some may be left out.
pub(crate) fn object(fields: impl IntoIterator<Item = (&'static str, Node)>) -> Node {
    Node::Map(fields.into_iter().map(|(name, node)| (name.to_owned(), node)).collect())
}

fn countries(countries: &[Country]) -> Node {
    Node::List(countries.iter().map(|country| country.letters().into()).collect())
}

fn windows(windows: &[Window]) -> Node {
    let window = |window: &Window| match window {
        Window::Days { from, days } => {
            map([("from", from.name().into()), ("days", Node::Whole((*days).into()))])
        }
        Window::Until(date) => map([("until", (*date).into())]),
    };
    Node::List(windows.iter().map(window).collect())
}

fn credit(credit: &CreditTerms) -> Node {
    let lifetime = credit.lifetime;
    let days = lifetime.days.map(|days| ("days", Node::Whole(days.into())));
    let until = lifetime.until.map(|until| ("until", until.into()));
    let limit = |limit: &AssignLimit| {
        let from = limit.issued_from.map(|date| ("issued_from", date.into()));
        let until = limit.issued_until.map(|date| ("issued_until", date.into()));
        object([("max", Node::Whole(limit.max.into()))].into_iter().chain(from).chain(until))
    };
    let limits = (!credit.assign_limits.is_empty())
        .then(|| ("assign_limits", Node::List(credit.assign_limits.iter().map(limit).collect())));
    object(
        [
            ("type", credit.credit_type.name().into()),
            ("lifetime", object(days.into_iter().chain(until))),
        ]
        .into_iter()
        .chain(limits),
    )
}
