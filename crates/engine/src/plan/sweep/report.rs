//! A sweep as published JSON (docs/planning.md).

use super::{Axis, Cliff, Sweep, values};
use crate::input::{Node, map};
use crate::money::Currency;
use crate::offer::object;
use crate::scenario::Scenario;

impl Sweep {
    /// The sweep as the published format writes it. `scenario` must be the one that was swept.
    #[must_use]
    pub fn to_node(&self, scenario: &Scenario) -> Node {
        let currency = scenario.account.currency;
        let axes = &self.request.axes;
        let cells = self.cells.iter().enumerate().map(|(index, figures)| {
            let values = values(axes, index);
            let values = values.iter().map(|value| value.to_node(currency)).collect();
            let mut cell = vec![("values".to_owned(), Node::List(values))];
            cell.extend(figures.fields(currency).map(|(name, node)| (name.to_owned(), node)));
            Node::Map(cell)
        });
        let cliffs = self.cliffs.iter().map(|cliff| cliff.to_node(currency));
        let offer = &scenario.offers[self.request.offer].offer;
        let fields = [
            ("version", Node::Whole(1)),
            ("scenario", scenario.name.as_str().into()),
            ("currency", currency.code().into()),
            ("offer", offer.id.as_str().into()),
            ("unverified", offer.source.grade.is_unverified().into()),
            ("inputs", Node::List(axes.iter().map(|axis| axis.to_node(currency)).collect())),
            ("cells", Node::List(cells.collect())),
            ("cliffs", Node::List(cliffs.collect())),
        ];
        let provenance = Self::provenance(scenario).provenance_to_nodes(scenario);
        object(fields.into_iter().chain(provenance))
    }
}

impl Axis {
    fn to_node(&self, currency: Currency) -> Node {
        let values = self.values.iter().map(|value| value.to_node(currency));
        map([("input", self.input.name().into()), ("values", Node::List(values.collect()))])
    }
}

impl Cliff {
    fn to_node(self, currency: Currency) -> Node {
        let after = i64::try_from(self.after).unwrap_or(i64::MAX);
        map([
            ("after", Node::Whole(after)),
            ("at", self.at.to_node(currency)),
            ("from", currency.format(self.below.granted).into()),
            ("to", currency.format(self.here.granted).into()),
            ("below", self.below.to_node(currency)),
            ("here", self.here.to_node(currency)),
            ("proof", self.kind.name().into()),
        ])
    }
}
