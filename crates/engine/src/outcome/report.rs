//! The outcome as published JSON (docs/scenario-format.md).

mod journal;

use super::{CreditOutcome, IssueDates, OfferOutcome, Outcome};
use crate::input::{Node, map};
use crate::money::Money;
use crate::offer::{By, object};
use crate::rules::Rule;
use crate::scenario::Scenario;
use crate::value::Value;
use crate::windows::Deadline;

impl Outcome {
    /// The outcome as the published format writes it. `scenario` must be the one that was replayed.
    #[must_use]
    pub fn to_node(&self, scenario: &Scenario) -> Node {
        Report { outcome: self, scenario }.whole()
    }
}

struct Report<'a> {
    outcome: &'a Outcome,
    scenario: &'a Scenario,
}

impl Report<'_> {
    fn whole(&self) -> Node {
        let Outcome { at, offers, credits, journal, assumptions, warnings, .. } = self.outcome;
        let rows: Vec<_> = journal.rows().map(|row| self.row(&row)).collect();
        let assumptions = assumptions.iter().map(|assumption| {
            let offer = assumption.offer().map(|offer| ("offer", self.offer_id(offer)));
            self.with_values(
                [("id", assumption.id().into()), ("code", assumption.code().into())]
                    .into_iter()
                    .chain(offer),
                assumption.values(),
            )
        });
        let warnings = warnings.iter().map(|warning| {
            self.with_values(
                [("code", warning.code().into()), ("rule", warning.rule().id.into())],
                warning.values(),
            )
        });
        map([
            ("version", Node::Whole(1)),
            ("scenario", self.scenario.name.as_str().into()),
            ("currency", self.scenario.account.currency.code().into()),
            ("at", (*at).into()),
            (
                "offers",
                Node::List(
                    offers
                        .iter()
                        .enumerate()
                        .map(|(index, offer)| self.offer(index, offer))
                        .collect(),
                ),
            ),
            (
                "credits",
                Node::List(
                    credits
                        .iter()
                        .enumerate()
                        .map(|(index, credit)| self.credit(index, credit))
                        .collect(),
                ),
            ),
            (
                "balances",
                self.balances(self.outcome.ledger.cash(), self.outcome.ledger.unused_credit()),
            ),
            ("ledger", self.ledger()),
            ("journal", Node::List(rows)),
            ("assumptions", Node::List(assumptions.collect())),
            ("warnings", Node::List(warnings.collect())),
            ("rules", Node::List(self.cited().into_iter().map(rule).collect())),
        ])
    }

    fn money(&self, money: Money) -> Node {
        Node::Text(self.scenario.account.currency.format(money))
    }

    fn offer_id(&self, offer: usize) -> Node {
        self.scenario.offers.get(offer).map(|met| met.offer.id.as_str()).into()
    }

    fn credit_id(&self, credit: u32) -> Node {
        self.outcome.credits.get(credit as usize).map(|credit| credit.id.as_str()).into()
    }

    fn balances(&self, cash: Money, credit: Money) -> Node {
        map([("cash", self.money(cash)), ("credit", self.money(credit))])
    }

    fn offer(&self, index: usize, offer: &OfferOutcome) -> Node {
        let met = &self.scenario.offers[index];
        let tiers = &met.offer.tiers;
        // An offer's amounts are in its own currency and are never converted (TT-69).
        let own = |money| Node::Text(met.offer.currency.format(money));
        let is_shared = met.offer.currency == self.scenario.account.currency;
        let tier_fields = |tier: &crate::offer::Tier| {
            [("threshold", own(tier.threshold)), ("reward", own(tier.reward))]
        };
        let tier = offer.tier.and_then(|tier| tiers.get(tier)).map(|tier| map(tier_fields(tier)));
        let next = tiers.get(offer.tier.map_or(0, |tier| tier + 1)).map(|tier| {
            let missing = is_shared.then(|| self.money(tier.threshold - offer.counted));
            let missing = ("missing", missing.unwrap_or(Node::Null));
            object(tier_fields(tier).into_iter().chain([missing]))
        });
        let not_counted = offer.not_counted.iter().map(|(counting, amount)| {
            map([
                ("code", counting.code().into()),
                ("rule", counting.rule().id.into()),
                ("amount", self.money(*amount)),
            ])
        });
        let redeem_by = offer.redeem_by.map(|deadline| {
            map([
                ("last_safe", deadline.last_safe.into()),
                ("last_date", deadline.last_date.into()),
                ("ends", deadline.ends().into()),
                ("binding", binding("redeem_windows", &deadline)),
            ])
        });
        let earning = offer.activated.map(|activated| {
            map([
                ("starts", activated.into()),
                ("ends", offer.earn_by.map(|deadline| deadline.ends()).into()),
                ("last_date", offer.earn_by.map(|deadline| deadline.last_date).into()),
                (
                    "binding",
                    offer
                        .earn_by
                        .map(|deadline| binding("earning_windows", &deadline))
                        .unwrap_or(Node::Null),
                ),
            ])
        });
        map([
            ("id", met.offer.id.as_str().into()),
            ("state", offer.state.code().into()),
            ("activation", met.activation.name().into()),
            ("received", offer.received.into()),
            ("redeem_by", redeem_by.into()),
            ("activated", offer.activated.into()),
            ("earning", earning.into()),
            ("counted", self.money(offer.counted)),
            ("not_counted", Node::List(not_counted.collect())),
            ("tier", tier.into()),
            ("next_tier", next.into()),
            ("can_climb", offer.can_climb(self.outcome.at).into()),
            ("crossed", offer.crossed.into()),
            ("issue", offer.issue.as_ref().map(issue_dates).into()),
            ("issued", offer.issued.into()),
        ])
    }

    fn credit(&self, index: usize, credit: &CreditOutcome) -> Node {
        let book = self.outcome.ledger.credits()[index];
        let share = book.used().per_mille_of(book.granted());
        map([
            ("id", credit.id.as_str().into()),
            ("offer", credit.offer.map_or(Node::Null, |offer| self.offer_id(offer))),
            ("type", credit.credit_type.name().into()),
            ("granted", self.money(book.granted())),
            ("used", self.money(book.used())),
            ("unused", self.money(book.unused())),
            ("expired", self.money(book.expired())),
            ("percent_used", Node::Text(format!("{}.{}", share / 10, share % 10))),
            ("issued", credit.issued.into()),
            ("last_date", credit.last_date.into()),
            ("ends", credit.last_date.end().into()),
            (
                "campaigns",
                Node::List(
                    credit.campaigns.iter().map(|campaign| campaign.name().into()).collect(),
                ),
            ),
        ])
    }

    fn ledger(&self) -> Node {
        let ledger = &self.outcome.ledger;
        let sum = |part: fn(&crate::ledger::CreditBook) -> Money| {
            self.money(ledger.credits().iter().map(part).sum())
        };
        map([
            ("cash_in", self.money(ledger.cash_in())),
            ("cash_on_ads", self.money(ledger.cash_on_ads())),
            ("tax", self.money(ledger.tax())),
            ("cash_left", self.money(ledger.cash())),
            ("credit_granted", sum(crate::ledger::CreditBook::granted)),
            ("credit_used", sum(crate::ledger::CreditBook::used)),
            ("credit_unused", sum(crate::ledger::CreditBook::unused)),
            ("credit_expired", sum(crate::ledger::CreditBook::expired)),
        ])
    }

    fn with_values(
        &self,
        fields: impl IntoIterator<Item = (&'static str, Node)>,
        values: Vec<(&'static str, Value)>,
    ) -> Node {
        let currency = self.scenario.account.currency;
        object(
            fields
                .into_iter()
                .chain(values.into_iter().map(|(name, value)| (name, value.to_node(currency)))),
        )
    }

    /// Every rule that the journal and the warnings cite, in the order of the rulebook.
    fn cited(&self) -> Vec<&'static Rule> {
        let mut cited: Vec<&'static Rule> = Vec::new();
        let mut cite = |rule: &'static Rule| {
            if !cited.iter().any(|other| std::ptr::eq(*other, rule)) {
                cited.push(rule);
            }
        };
        for row in self.outcome.journal.rows() {
            row.reasons.iter().for_each(|reason| cite(reason.rule()));
            row.counts.iter().for_each(|count| cite(count.counting.rule()));
        }
        self.outcome.warnings.iter().for_each(|warning| cite(warning.rule()));
        cited.sort_by_key(|rule| {
            crate::rules::ALL.iter().position(|other| std::ptr::eq(*other, *rule))
        });
        cited
    }
}

fn binding(list: &str, deadline: &Deadline) -> Node {
    Node::Text(format!("{list}[{}]", deadline.binding))
}

fn by(by: By) -> Node {
    match by {
        By::Instant(instant) => instant.into(),
        By::EndOf(date) => date.into(),
    }
}

fn issue_dates(dates: &IssueDates) -> Node {
    map([
        ("earliest", dates.earliest.into()),
        ("due", dates.due.into()),
        ("expected_by", by(dates.expected_by)),
        ("ask_support_after", by(dates.ask_support_after)),
    ])
}

fn rule(rule: &Rule) -> Node {
    let sources = rule.sources.iter().map(|source| {
        let link = source.link.map(|link| ("link", link.into()));
        let fields = [
            ("source", source.key.into()),
            ("grade", source.grade.letter().into()),
            ("title", source.title.into()),
        ];
        object(fields.into_iter().chain(link))
    });
    map([("id", rule.id.into()), ("sources", Node::List(sources.collect()))])
}
