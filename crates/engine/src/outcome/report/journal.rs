//! The journal's rows in the published JSON.

use super::Report;
use crate::input::{Node, map};
use crate::journal::{Event, Row};
use crate::offer::object;
use crate::reason::{Counting, Reason};
use crate::scenario::Action;

impl Report<'_> {
    /// A row with what it is about, its money and its reasons.
    pub(super) fn row(&self, row: &Row<'_>) -> Node {
        let (entry, kind, mut subject) = self.event(row.event);
        let mut fields = vec![
            ("entry", entry),
            ("at", row.at.into()),
            ("kind", kind.into()),
            ("verdict", row.verdict.code().into()),
        ];
        fields.append(&mut subject);
        if !row.amount.gross().is_zero() {
            fields.push(("amount", self.money(row.amount.net)));
            fields.push(("tax", self.money(row.amount.tax)));
        }
        let burns = row.burns.iter().map(|burn| (self.credit_id(burn.credit), burn.amount));
        let cash = (!row.cash_paid.is_zero()).then(|| ("cash".into(), row.cash_paid));
        let paid_by: Vec<_> = burns
            .chain(cash)
            .map(|(from, amount)| map([("from", from), ("amount", self.money(amount))]))
            .collect();
        if !paid_by.is_empty() {
            fields.push(("paid_by", Node::List(paid_by)));
        }
        if !row.counts.is_empty() {
            let counts = row.counts.iter().map(|count| {
                map([
                    ("offer", self.offer_id(count.offer.into())),
                    ("amount", self.money(count.amount)),
                    ("counted", (count.counting == Counting::Counted).into()),
                    ("code", count.counting.code().into()),
                    ("rule", count.counting.rule().id.into()),
                ])
            });
            fields.push(("counts", Node::List(counts.collect())));
        }
        fields.push((
            "reasons",
            Node::List(row.reasons.iter().map(|reason| self.reason(reason)).collect()),
        ));
        fields.push(("after", self.balances(row.cash, row.credit)));
        object(fields)
    }

    /// The number of the entry if there is one, the kind of the row, and what it is about.
    fn event(&self, event: Event) -> (Node, &'static str, Vec<(&'static str, Node)>) {
        let (entry, subject) = match event {
            Event::Entry(index) => {
                let entry = self.outcome.entry(self.scenario, index);
                let subject = entry.map(|entry| self.subject(&entry.action)).unwrap_or_default();
                let kind = entry.map_or("", |entry| entry.action.kind());
                return (Node::Whole(i64::from(index) + 1), kind, subject);
            }
            Event::AccountCreated => (Node::Null, Vec::new()),
            Event::OfferActivated(offer)
            | Event::RedeemWindowClosed(offer)
            | Event::EarningWindowClosed(offer) => {
                (Node::Null, vec![("offer", self.offer_id(offer.into()))])
            }
            Event::CreditIssued(credit) | Event::CreditExpired(credit) => {
                (Node::Null, vec![("credit", self.credit_id(credit))])
            }
        };
        (entry, event.code().unwrap_or_default(), subject)
    }

    fn subject(&self, action: &Action) -> Vec<(&'static str, Node)> {
        match action {
            Action::ReceiveCode { offer, .. } | Action::RedeemCode { offer, .. } => {
                vec![("offer", self.offer_id(*offer))]
            }
            Action::TopUp { .. } => Vec::new(),
            Action::Spend { campaign, .. } => vec![("campaign", campaign.name().into())],
            Action::GrantCredit { credit, .. } => vec![("credit", credit.as_str().into())],
            Action::AssignCredit { credit, campaigns, .. }
            | Action::UnassignCredit { credit, campaigns, .. } => vec![
                ("credit", credit.as_str().into()),
                (
                    "campaigns",
                    Node::List(campaigns.iter().map(|campaign| campaign.name().into()).collect()),
                ),
            ],
        }
    }

    fn reason(&self, reason: &Reason) -> Node {
        let rule = reason.rule();
        let subject = match reason {
            Reason::ThresholdReached { offer, .. } => {
                Some(("offer", self.offer_id((*offer).into())))
            }
            Reason::CreditUsedUp { credit } => Some(("credit", self.credit_id(*credit))),
            _ => None,
        };
        let fields = [
            ("code", reason.code().into()),
            ("rule", rule.id.into()),
            ("source", rule.source().key.into()),
            ("grade", rule.source().grade.letter().into()),
        ];
        self.with_values(fields.into_iter().chain(subject), reason.values())
    }
}
