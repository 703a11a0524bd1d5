//! What the answer to an open term can look like, for an offer that leaves it open.

use std::borrow::Cow;

use super::term::{Term, is_unknown};
use super::{PublishedOffer, Requirement, TriggerKind};
use crate::input::{Choice, Node, map};
use crate::money::{Currency, Money};

impl PublishedOffer {
    /// What the answer to a term can look like, as JSON, beside the other answers of a scenario.
    ///
    /// Tiers are of the kind that the offer's trigger asks for, as many as the file has, and what is published of them stands there as it is.
    /// All other figures are nobody's terms.
    pub(super) fn example(&self, term: Term, answers: &Node) -> Cow<'static, str> {
        if term != Term::Tiers {
            return term.example().into();
        }
        let trigger = answers.get("trigger").or_else(|| self.file.get("trigger"));
        let kind = trigger.and_then(|trigger| trigger.get("kind")?.as_text());
        let is = |trigger: &TriggerKind| kind == Some(trigger.name());
        let trigger = TriggerKind::VALUES.iter().copied().find(is).unwrap_or(TriggerKind::Spend);
        let published = match self.file.get("tiers") {
            Some(Node::List(tiers)) => tiers.as_slice(),
            _ => &[],
        };
        if trigger == TriggerKind::Spend && published.is_empty() {
            return term.example().into();
        }
        let thresholds = self.example_thresholds();
        let tiers = (0..published.len().max(1)).map(|index| {
            let own = |name: &str| published.get(index)?.get(name).filter(|own| !is_unknown(own));
            let required = match trigger {
                TriggerKind::Activation => None,
                TriggerKind::Action => Some(("action", Node::text("first_campaign"))),
                TriggerKind::Spend | TriggerKind::TopUp => {
                    let threshold = thresholds.get(index).cloned().unwrap_or_else(|| "100".into());
                    Some(("threshold", Node::Text(threshold)))
                }
            };
            let reward = map([("kind", "fixed".into()), ("amount", "50".into())]);
            let fields = required.into_iter().chain([("reward", reward)]);
            let known = |(name, example): (&str, Node)| {
                (name.to_owned(), own(name).cloned().unwrap_or(example))
            };
            Node::Map(fields.map(known).collect())
        });
        format!(r#""tiers": {}"#, Node::List(tiers.collect()).to_json_line()).into()
    }

    /// A threshold for each tier of the file: the published ones, and between them others that rise evenly; behind the last one they rise by a hundred.
    fn example_thresholds(&self) -> Vec<String> {
        let code = self.file.get("currency").and_then(Node::as_text);
        // Whole hundreds are written alike in every currency.
        let currency = code.and_then(Currency::from_code).or_else(|| Currency::from_code("USD"));
        let Some(currency) = currency else { return Vec::new() };
        let hundred = currency.parse("100").unwrap_or(Money::ZERO).minor();
        let published: Vec<_> = self
            .tiers
            .iter()
            .map(|tier| match tier.requirement {
                Some(Requirement::Threshold(threshold)) => Some(threshold.minor()),
                _ => None,
            })
            .collect();
        let mut before = 0;
        let mut examples = Vec::new();
        for (index, own) in published.iter().enumerate() {
            let next = published[index..].iter().zip(1_i64..);
            let next =
                next.filter_map(|(threshold, steps)| Some((threshold.as_ref()?, steps))).next();
            before = match (own, next) {
                (Some(own), _) => *own,
                (None, Some((next, steps))) => before + (next - before) / steps,
                (None, None) => before + hundred,
            };
            let text = currency.format(Money::from_minor(before));
            let whole =
                text.split_once('.').filter(|(_, decimals)| decimals.bytes().all(|it| it == b'0'));
            examples.push(whole.map_or(text.as_str(), |(whole, _)| whole).to_owned());
        }
        examples
    }
}
