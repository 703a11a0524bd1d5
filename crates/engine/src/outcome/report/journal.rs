//! The journal's rows in the published JSON.

use super::Report;
use crate::input::{Node, map};
use crate::journal::{Event, Row};
use crate::money::Money;
use crate::offer::object;
use crate::reason::{Counting, Reason};
use crate::scenario::{Action, Revoked};

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
        if !row.discount.is_zero() {
            fields.push(("discount", self.money(row.discount)));
        }
        let nothing = Money::ZERO;
        let (cash, unpaid) =
            if row.is_owed { (nothing, row.cash_paid) } else { (row.cash_paid, nothing) };
        let paid_by = self.paid_by(row.burns, cash, unpaid);
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
        fields.push(("after", self.balances(row.cash, row.credit, row.unpaid)));
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
            Event::AccountCreated | Event::AccountCharged => (Node::Null, Vec::new()),
            Event::OfferActivated(offer)
            | Event::RedeemWindowClosed(offer)
            | Event::EarningWindowClosed(offer)
            | Event::CreditWithheld(offer) => {
                (Node::Null, vec![("offer", self.offer_id(offer.into()))])
            }
            Event::CreditIssued(credit) | Event::CreditExpired(credit) => {
                (Node::Null, vec![("credit", self.credit_id(credit))])
            }
            Event::DiscountStarted(discount) | Event::DiscountEnded(discount) => {
                let discount = self.outcome.discounts.get(discount as usize);
                let offer = discount.map_or(Node::Null, |discount| self.offer_id(discount.offer));
                (Node::Null, vec![("offer", offer)])
            }
        };
        (entry, event.code().unwrap_or_default(), subject)
    }

    fn subject(&self, action: &Action) -> Vec<(&'static str, Node)> {
        match action {
            Action::ReceiveCode { offer, .. }
            | Action::RedeemCode { offer, .. }
            | Action::Register { offer }
            | Action::Review { offer, .. }
            | Action::ReadProgress { offer, .. }
            | Action::Revoke(Revoked::Offer(offer)) => vec![("offer", self.offer_id(*offer))],
            Action::Spend { campaign, .. }
            | Action::CreateCampaign { campaign, .. }
            | Action::ChangeBudget { campaign, .. }
            | Action::ApproveCampaign { campaign }
            | Action::PauseCampaign { campaign }
            | Action::ResumeCampaign { campaign } => vec![("campaign", campaign.name().into())],
            Action::GrantCredit(grant) => vec![("credit", grant.credit.as_str().into())],
            Action::MoveCredit { credit, .. } | Action::Revoke(Revoked::Credit(credit)) => {
                vec![("credit", credit.as_str().into())]
            }
            Action::AssignCredit { credit, campaigns, .. }
            | Action::UnassignCredit { credit, campaigns, .. } => vec![
                ("credit", credit.as_str().into()),
                (
                    "campaigns",
                    Node::List(campaigns.iter().map(|campaign| campaign.name().into()).collect()),
                ),
            ],
            Action::Refund { spend, .. } => vec![("spend", Node::Whole(i64::from(*spend) + 1))],
            Action::DoAction { action } => vec![("action", action.as_str().into())],
            _ => Vec::new(),
        }
    }

    pub(super) fn reason(&self, reason: &Reason) -> Node {
        let rule = reason.rule();
        let subject = reason.subject().map(|subject| self.subject_node(subject));
        let fields = [
            ("code", reason.code().into()),
            ("rule", rule.id.into()),
            ("source", rule.source().key.into()),
            ("grade", rule.source().grade.letter().into()),
        ];
        self.with_values(fields.into_iter().chain(subject), reason.values())
    }
}
