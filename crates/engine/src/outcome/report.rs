//! The outcome as published JSON (docs/scenario-format.md).

mod journal;
mod offer;

use super::{
    CampaignOutcome, CreditOutcome, DiscountOutcome, History, Outcome, Segment, Share, Totals,
    Warning,
};
use crate::input::{Node, map};
use crate::journal::{Journal, Row};
use crate::ledger::{Burn, CreditBook};
use crate::money::Money;
use crate::offer::object;
use crate::rules::Rule;
use crate::scenario::{Scenario, write_tax};
use crate::tax::NetAndTax;
use crate::value::{CreditIndex, OfferIndex, Subject, Value};

pub(crate) use offer::tier_fields;

impl Outcome {
    /// The outcome as the published format writes it. `scenario` must be the one that was replayed.
    #[must_use]
    pub fn to_node(&self, scenario: &Scenario) -> Node {
        Report { outcome: self, scenario }.whole()
    }
}

impl Totals {
    /// The totals as the published format writes them: the fields of an outcome but its journal, its history and its notes.
    /// `scenario` must be the one that was run.
    #[must_use]
    pub fn to_node(&self, scenario: &Scenario) -> Node {
        let Self { at, offers, credits, discounts, standing, payment, tax, ledger } = self.clone();
        let outcome = Outcome {
            at,
            planned: Vec::new(),
            offers,
            credits,
            discounts,
            standing,
            payment,
            tax,
            campaigns: Vec::new(),
            ledger,
            billed: NetAndTax::untaxed(Money::ZERO),
            journal: Journal::default(),
            history: History::default(),
            assumptions: Vec::new(),
            warnings: Vec::new(),
            undecided: Vec::new(),
        };
        object(Report { outcome: &outcome, scenario }.totals())
    }
}

impl Outcome {
    /// A row of the journal as the published format writes it. `scenario` must be the one that was replayed.
    #[must_use]
    pub fn row_to_node(&self, scenario: &Scenario, row: &Row<'_>) -> Node {
        Report { outcome: self, scenario }.row(row)
    }

    /// What was assumed, what to watch out for, and what cannot be decided, as the published format writes it.
    pub(crate) fn notes_to_nodes(&self, scenario: &Scenario) -> [(&'static str, Node); 3] {
        let report = Report { outcome: self, scenario };
        [
            ("assumptions", report.assumptions()),
            ("warnings", report.warnings()),
            ("undecided", report.undecided()),
        ]
    }

    /// What was assumed and what to watch out for, as the published format writes it.
    pub(crate) fn provenance_to_nodes(&self, scenario: &Scenario) -> [(&'static str, Node); 2] {
        let [assumptions, warnings, _] = self.notes_to_nodes(scenario);
        [assumptions, warnings]
    }

    /// The warnings about the age of an offer's source, as the published format writes them.
    pub(crate) fn age_to_node(&self, scenario: &Scenario, offer: usize) -> Node {
        let report = Report { outcome: self, scenario };
        Node::List(self.age_warnings(scenario, offer).map(|it| report.warning(it)).collect())
    }

    /// What something is about, under the name by which the published format calls it.
    pub(crate) fn subject_to_node(
        &self,
        scenario: &Scenario,
        subject: Subject,
    ) -> (&'static str, Node) {
        Report { outcome: self, scenario }.subject_node(subject)
    }
}

struct Report<'a> {
    outcome: &'a Outcome,
    scenario: &'a Scenario,
}

impl Report<'_> {
    fn whole(&self) -> Node {
        let Outcome { journal, history, .. } = self.outcome;
        let segments = history.segments().iter().map(|segment| self.segment(segment));
        let campaigns = self.outcome.campaigns.iter().map(|campaign| self.campaign(campaign));
        object(self.totals().into_iter().chain([
            ("campaigns", Node::List(campaigns.collect())),
            ("history", Node::List(segments.collect())),
            ("journal", Node::List(journal.rows().map(|row| self.row(&row)).collect())),
            ("assumptions", self.assumptions()),
            ("warnings", self.warnings()),
            ("undecided", self.undecided()),
            ("rules", Node::List(self.cited().into_iter().map(rule).collect())),
        ]))
    }

    /// What the run comes to.
    fn totals(&self) -> Vec<(&'static str, Node)> {
        let Outcome { at, offers, credits, discounts, .. } = self.outcome;
        let offers = offers.iter().enumerate().map(|(index, offer)| self.offer(index, offer));
        let credits = credits.iter().enumerate().map(|(index, credit)| self.credit(index, credit));
        let discounts = discounts.iter().map(|discount| self.discount(discount));
        let ledger = &self.outcome.ledger;
        vec![
            ("version", Node::Whole(1)),
            ("scenario", self.scenario.name.as_str().into()),
            ("currency", self.scenario.account.currency.code().into()),
            ("at", (*at).into()),
            ("standing", self.outcome.standing.code().into()),
            ("payment", self.outcome.payment.name().into()),
            ("tax", self.outcome.tax.map(|tax| Node::from(write_tax(tax))).into()),
            ("offers", Node::List(offers.collect())),
            ("credits", Node::List(credits.collect())),
            ("discounts", Node::List(discounts.collect())),
            (
                "balances",
                self.balances(ledger.cash(), ledger.unused_credit(), ledger.unpaid().gross()),
            ),
            ("ledger", self.ledger()),
        ]
    }

    fn assumptions(&self) -> Node {
        let assumptions = self.outcome.assumptions.iter().map(|assumption| {
            let offer = assumption.offer().map(|offer| ("offer", self.offer_id(offer)));
            self.with_values(
                [("id", assumption.id().into()), ("code", assumption.code().into())]
                    .into_iter()
                    .chain(offer),
                assumption.values(),
            )
        });
        Node::List(assumptions.collect())
    }

    fn warnings(&self) -> Node {
        Node::List(self.outcome.warnings.iter().map(|warning| self.warning(warning)).collect())
    }

    fn warning(&self, warning: &Warning) -> Node {
        self.with_values(
            [("code", warning.code().into()), ("rule", warning.rule().id.into())],
            warning.values(),
        )
    }

    fn undecided(&self) -> Node {
        let undecided = self.outcome.undecided.iter().map(|undecided| {
            let fields = [("code", undecided.code().into()), ("rule", undecided.rule().id.into())];
            let subject = undecided.subject().map(|subject| self.subject_node(subject));
            self.with_values(fields.into_iter().chain(subject), undecided.values())
        });
        Node::List(undecided.collect())
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

    /// What something is about, under the name by which it is called.
    fn subject_node(&self, subject: Subject) -> (&'static str, Node) {
        match subject {
            Subject::Offer(OfferIndex(offer)) => ("offer", self.offer_id(offer.into())),
            Subject::Credit(CreditIndex(credit)) => ("credit", self.credit_id(credit)),
        }
    }

    fn balances(&self, cash: Money, credit: Money, unpaid: Money) -> Node {
        map([
            ("cash", self.money(cash)),
            ("credit", self.money(credit)),
            ("unpaid", self.money(unpaid)),
        ])
    }

    fn campaign(&self, campaign: &CampaignOutcome) -> Node {
        map([
            ("id", campaign.campaign.name().into()),
            ("set_up", campaign.is_set_up.into()),
            ("approved", campaign.approved.into()),
            ("paused", campaign.paused.into()),
            ("daily_budget", campaign.daily_budget.map(|budget| self.money(budget)).into()),
            ("spent", self.money(campaign.spent)),
            ("paid_by_credit", self.money(campaign.paid_by_credit)),
            ("refused", campaign.refused.as_ref().map(|reason| self.reason(reason)).into()),
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
            ("revoked", self.money(book.revoked())),
            ("forfeited", self.money(book.forfeited())),
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

    fn discount(&self, discount: &DiscountOutcome) -> Node {
        map([
            ("id", discount.id.as_str().into()),
            ("offer", self.offer_id(discount.offer)),
            ("rate_percent", discount.rate.text().into()),
            ("cap", self.money(discount.cap)),
            ("used", self.money(discount.used)),
            ("left", self.money(discount.left())),
            ("issued", discount.issued.into()),
            ("last_date", discount.last_date.into()),
            ("ends", discount.last_date.end().into()),
            ("over", discount.end.is_some().into()),
        ])
    }

    fn segment(&self, segment: &Segment) -> Node {
        let order = segment.order.iter().map(|credit| self.credit_id(*credit));
        let Share { credits, cash, unpaid } = &segment.paid;
        let ended_by = if segment.ended_by.is_empty() {
            vec![Node::from("end_of_run")]
        } else {
            segment.ended_by.iter().map(|kind| (*kind).into()).collect()
        };
        map([
            ("from", segment.from.into()),
            ("to", segment.to.into()),
            ("order", Node::List(order.collect())),
            ("paid_by", Node::List(self.paid_by(credits, *cash, *unpaid))),
            ("ended_by", Node::List(ended_by)),
        ])
    }

    /// Who paid how much: credits in their order, then cash, then what is owed; nothing that is zero.
    fn paid_by(&self, burns: &[Burn], cash: Money, unpaid: Money) -> Vec<Node> {
        let credits = burns.iter().map(|burn| (self.credit_id(burn.credit), burn.amount));
        let others = [("cash", cash), ("unpaid", unpaid)]
            .into_iter()
            .filter(|(_, amount)| !amount.is_zero())
            .map(|(from, amount)| (from.into(), amount));
        credits
            .chain(others)
            .map(|(from, amount)| map([("from", from), ("amount", self.money(amount))]))
            .collect()
    }

    fn ledger(&self) -> Node {
        let ledger = &self.outcome.ledger;
        let sum =
            |part: fn(&CreditBook) -> Money| self.money(ledger.credits().iter().map(part).sum());
        map([
            ("cash_in", self.money(ledger.cash_in())),
            ("cash_on_ads", self.money(ledger.cash_on_ads())),
            ("tax", self.money(ledger.tax())),
            ("cash_paid_out", self.money(ledger.paid_out())),
            ("cash_left", self.money(ledger.cash())),
            ("unpaid", self.money(ledger.unpaid().gross())),
            ("credit_granted", sum(CreditBook::granted)),
            ("credit_used", sum(CreditBook::used)),
            ("credit_unused", sum(CreditBook::unused)),
            ("credit_expired", sum(CreditBook::expired)),
            ("credit_revoked", sum(CreditBook::revoked)),
            ("credit_forfeited", sum(CreditBook::forfeited)),
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
        self.outcome.undecided.iter().for_each(|undecided| cite(undecided.rule()));
        let is_cited = |rule: &&&Rule| cited.iter().any(|other| std::ptr::eq(*other, **rule));
        crate::rules::ALL.iter().filter(is_cited).copied().collect()
    }
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
