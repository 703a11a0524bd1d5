//! The forecast as published JSON (docs/forecast.md).

use super::{Chance, Dates, Forecast, Matter, Spread};
use crate::input::{Node, map};
use crate::money::{Currency, Money};
use crate::offer::object;
use crate::outcome::tier_fields;
use crate::scenario::Scenario;
use crate::simulate::simulate;

impl Forecast {
    /// The forecast as the published format writes it. `scenario` must be the one that was forecast.
    ///
    /// What was assumed and what cannot be decided is that of the scenario as it is written.
    #[must_use]
    pub fn to_node(&self, scenario: &Scenario) -> Node {
        let currency = scenario.account.currency;
        let met = &scenario.offers[self.offer];
        let terms = met.in_play(&scenario.account);
        let tiers = terms.tiers.iter().zip(&self.highest_tier).map(|(tier, runs)| {
            let runs = Chance { runs: *runs, of: self.runs };
            let highest_in = ("highest_in", chance(runs));
            object(tier_fields(tier, &terms).into_iter().chain([highest_in]))
        });
        let spread = |of| spread(of, currency);
        let notes = simulate(scenario).notes_to_nodes(scenario);
        object(
            [
                ("version", Node::Whole(1)),
                ("scenario", scenario.name.as_str().into()),
                ("currency", currency.code().into()),
                ("offer", met.offer.id.as_str().into()),
                ("unverified", met.offer.source.grade.is_unverified().into()),
                ("runs", i64::from(self.runs).into()),
                ("seed", self.seed.cast_signed().into()),
                ("qualified", chance(self.qualified)),
                ("qualified_on", dates(&self.qualified_on)),
                ("rewarded", chance(self.rewarded)),
                ("rewarded_on", dates(&self.rewarded_on)),
                ("tiers", Node::List(tiers.collect())),
                ("granted", spread(self.granted)),
                ("used", spread(self.used)),
                ("any_waste", chance(self.any_waste)),
                ("wasted", spread(self.wasted)),
                ("discounted", spread(self.discounted)),
                ("cash_out", spread(self.cash_out)),
                ("matters_for_qualifying", matters(&self.matters_for_qualifying)),
                ("matters_for_waste", matters(&self.matters_for_waste)),
            ]
            .into_iter()
            .chain(notes),
        )
    }
}

fn chance(chance: Chance) -> Node {
    let (from, to) = chance.interval();
    map([
        ("runs", i64::from(chance.runs).into()),
        ("percent", percent(chance.share())),
        ("from_percent", percent(from)),
        ("to_percent", percent(to)),
    ])
}

/// Hundredths of a percent with two decimals.
fn percent(hundredths: u16) -> Node {
    Node::Text(format!("{}.{:02}", hundredths / 100, hundredths % 100))
}

fn dates(dates: &Dates) -> Node {
    let on = dates
        .on
        .iter()
        .map(|(date, runs)| map([("date", (*date).into()), ("runs", i64::from(*runs).into())]));
    map([
        ("p10", dates.p10.into()),
        ("p50", dates.p50.into()),
        ("p90", dates.p90.into()),
        ("on", Node::List(on.collect())),
    ])
}

fn spread(spread: Spread, currency: Currency) -> Node {
    let money = |money: Money| Node::Text(currency.format(money));
    map([
        ("least", money(spread.least)),
        ("p10", money(spread.p10)),
        ("p50", money(spread.p50)),
        ("p90", money(spread.p90)),
        ("most", money(spread.most)),
        ("mean", money(spread.mean)),
    ])
}

fn matters(matters: &[Matter]) -> Node {
    let matters = matters.iter().map(|matter| {
        let correlation = matter.correlation.map(|thousandths| {
            let (sign, size) = (if thousandths < 0 { "-" } else { "" }, thousandths.unsigned_abs());
            format!("{sign}{}.{:03}", size / 1_000, size % 1_000)
        });
        map([("input", matter.input.name().into()), ("rank_correlation", correlation.into())])
    });
    Node::List(matters.collect())
}
