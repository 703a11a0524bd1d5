//! Reading the entries of a scenario.

use super::{Action, Campaign, Entry, MetOffer, Scenario, When};
use crate::calendar::{Date, Instant};
use crate::input::{Cursor, Expected, Fault, Fields, Node, Place, Problems};
use crate::money::{Currency, Money};

/// The longest name of anything.
pub(super) const LONGEST_NAME: usize = 200;

/// What entries need to know to be read: the offers that they may name, and the currency of their amounts.
pub(super) struct EntryReader<'a> {
    pub(super) offers: &'a [MetOffer],
    pub(super) currency: Currency,
}

impl EntryReader<'_> {
    /// Reads the whole list.
    pub(super) fn read_entries(
        &self,
        cursor: &Cursor<'_>,
        problems: &mut Problems,
    ) -> Option<Vec<Entry>> {
        // Each offer takes each charge apart: the product is what a run's journal must hold.
        let entries = if let Node::List(entries) = cursor.node { entries.len() } else { 0 };
        if self.offers.len() > 1 && entries * self.offers.len() > Scenario::MOST_COUNTS {
            return cursor.fault(Fault::TooManyCounts(Scenario::MOST_COUNTS), problems);
        }
        let (mut grants, mut assignments) = (0, 0);
        cursor.read_list(0, Scenario::MOST_ENTRIES, problems, |cursor, problems| {
            let entry = self.read_entry(&cursor, problems)?;
            match &entry.action {
                Action::GrantCredit { .. } => grants += 1,
                Action::AssignCredit { campaigns, .. }
                | Action::UnassignCredit { campaigns, .. } => {
                    assignments += campaigns.len();
                }
                _ => {}
            }
            // Each credit is looked at for each charge: without these limits a small file could keep a run busy for hours.
            if grants > Scenario::MOST_GRANTS {
                return cursor.fault(Fault::TooManyGrants(Scenario::MOST_GRANTS), problems);
            }
            if assignments > Scenario::MOST_ASSIGNMENTS {
                return cursor
                    .fault(Fault::TooManyAssignments(Scenario::MOST_ASSIGNMENTS), problems);
            }
            Some(entry)
        })
    }

    fn read_entry(&self, cursor: &Cursor<'_>, problems: &mut Problems) -> Option<Entry> {
        let kind = match cursor.node.get("kind") {
            None => {
                problems.add(Place::Field(&cursor.place, "kind"), Fault::Missing);
                return None;
            }
            Some(kind) => {
                kind.as_text().and_then(|kind| Action::KINDS.iter().find(|known| **known == kind))
            }
        };
        let known: &[&str] = match kind {
            Some(&"receive_code" | &"redeem_code") => &["at", "kind", "offer", "code"],
            Some(&"top_up") => &["at", "kind", "amount"],
            Some(&"spend") => &["at", "kind", "campaign", "amount"],
            Some(&"grant_credit") => &["at", "kind", "credit", "amount", "type", "expires"],
            Some(_) => &["at", "kind", "credit", "campaigns", "admin"],
            None => {
                problems.add(
                    Place::Field(&cursor.place, "kind"),
                    Fault::Expected(Expected::OneOf(Action::KINDS)),
                );
                return None;
            }
        };
        let fields = cursor.read_fields(known, problems)?;
        let at = fields.required("at", problems).and_then(|at| at.read_date_or_instant(problems));
        let action = match *kind? {
            "receive_code" => {
                let (offer, code) = self.read_code(&fields, problems)?;
                Some(Action::ReceiveCode { offer, code })
            }
            "redeem_code" => {
                let (offer, code) = self.read_code(&fields, problems)?;
                Some(Action::RedeemCode { offer, code })
            }
            "top_up" => self.read_amount(&fields, problems).map(|amount| Action::TopUp { amount }),
            "spend" => {
                let campaign =
                    fields.read_optional("campaign", |campaign| read_campaign(&campaign, problems));
                let amount = self.read_amount(&fields, problems);
                let campaign = campaign?.unwrap_or_else(|| Campaign::named(Campaign::DEFAULT));
                Some(Action::Spend { campaign, amount: amount? })
            }
            "grant_credit" => self.read_grant(&fields, problems),
            kind => read_assignment(kind == "assign_credit", &fields, problems),
        };
        Some(Entry {
            at: at.map(|at: Result<Instant, Date>| at.map_or_else(When::On, When::At))?,
            action: action?,
        })
    }

    fn read_amount(&self, fields: &Fields<'_>, problems: &mut Problems) -> Option<Money> {
        fields.required("amount", problems)?.read_amount(self.currency, problems)
    }

    /// The offer that an entry names, or the only one that there is; and the text of the code.
    fn read_code(
        &self,
        fields: &Fields<'_>,
        problems: &mut Problems,
    ) -> Option<(usize, Option<String>)> {
        let offer = match fields.optional("offer") {
            None if self.offers.len() == 1 => Some(0),
            None => {
                problems.add(Place::Field(fields.place(), "offer"), Fault::OfferLeftOut);
                None
            }
            Some(offer) => offer.read_id(problems).and_then(|id| {
                let known = || self.offers.iter().map(|met| met.offer.id.clone()).collect();
                let index = self.offers.iter().position(|met| met.offer.id == id);
                index.or_else(|| offer.fault(Fault::UnknownOffer(known()), problems))
            }),
        };
        let code = fields.read_optional("code", |code| code.read_text(LONGEST_NAME, problems));
        Some((offer?, code?.map(str::to_owned)))
    }

    fn read_grant(&self, fields: &Fields<'_>, problems: &mut Problems) -> Option<Action> {
        let credit = read_credit_id(fields, problems);
        let amount = self.read_amount(fields, problems);
        let credit_type = fields
            .required("type", problems)
            .and_then(|credit_type| credit_type.read_choice(problems));
        let expires =
            fields.required("expires", problems).and_then(|expires| expires.read_date(problems));
        Some(Action::GrantCredit {
            credit: credit?,
            amount: amount?,
            credit_type: credit_type?,
            expires: expires?,
        })
    }
}

fn read_assignment(assign: bool, fields: &Fields<'_>, problems: &mut Problems) -> Option<Action> {
    let credit = read_credit_id(fields, problems);
    let campaigns = fields.required("campaigns", problems).and_then(|campaigns| {
        campaigns
            .read_list(1, 200, problems, |campaign, problems| read_campaign(&campaign, problems))
    });
    let admin = fields.read_optional("admin", |admin| admin.read_yes_or_no(problems));
    let (credit, campaigns, admin) = (credit?, campaigns?, admin?.unwrap_or(true));
    Some(if assign {
        Action::AssignCredit { credit, campaigns, admin }
    } else {
        Action::UnassignCredit { credit, campaigns, admin }
    })
}

fn read_credit_id(fields: &Fields<'_>, problems: &mut Problems) -> Option<String> {
    fields.required("credit", problems)?.read_text(LONGEST_NAME, problems).map(str::to_owned)
}

pub(super) fn read_campaign(cursor: &Cursor<'_>, problems: &mut Problems) -> Option<Campaign> {
    cursor.read_text(LONGEST_NAME, problems).map(Campaign::named)
}
