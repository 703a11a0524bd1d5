//! Reading the entries of a scenario.

use std::cell::RefCell;
use std::sync::Arc;

use super::counts::Counts;
use super::read_account::read_tax;
use super::{Action, Campaign, Entry, Grant, MetOffer, Revoked, Scenario, SpendPlan, When};
use crate::account::PaymentMode;
use crate::calendar::{Date, Instant};
use crate::input::{Cursor, Expected, Fault, Fields, Node, Place, Problems};
use crate::money::{Currency, Money};
use crate::offer::{
    Purpose, read_assign_limits, read_conditions, read_country, read_name, read_only_for,
};

/// The longest name of anything.
pub(super) const LONGEST_NAME: usize = 200;

/// What entries need to know to be read: the offers that they may name, and the currency of their amounts.
pub(super) struct EntryReader<'a> {
    offers: &'a [MetOffer],
    currency: Currency,
    /// How many entries the spend plan stands for.
    planned: usize,
    /// Whether the first of them is a top-up.
    plan_tops_up: bool,
    /// Whether it is said where the story ends, as campaigns need that spend by themselves.
    has_end: bool,
    /// The campaign of the last spend that was read.
    last_spender: RefCell<Option<Campaign>>,
}

/// The fields of each kind of entry besides `at` and `kind`.
const FIELDS: &[(&str, &[&str])] = &[
    ("receive_code", &["at", "kind", "offer", "code", "forwarded"]),
    ("redeem_code", &["at", "kind", "offer", "code", "admin"]),
    ("register", &["at", "kind", "offer"]),
    ("review", &["at", "kind", "offer", "approved"]),
    ("do_action", &["at", "kind", "action"]),
    ("top_up", &["at", "kind", "amount"]),
    ("spend", &["at", "kind", "campaign", "amount", "product", "objective", "country"]),
    ("refund", &["at", "kind", "spend", "amount"]),
    ("transfer_cash", &["at", "kind", "amount"]),
    ("change_billing", &["at", "kind", "to"]),
    ("change_tax", &["at", "kind", "tax"]),
    ("close_account", &["at", "kind", "pay_out"]),
    (
        "create_campaign",
        &["at", "kind", "campaign", "product", "objective", "country", "approved", "daily_budget"],
    ),
    ("change_budget", &["at", "kind", "campaign", "daily_budget"]),
    ("approve_campaign", &["at", "kind", "campaign"]),
    ("pause_campaign", &["at", "kind", "campaign"]),
    ("resume_campaign", &["at", "kind", "campaign"]),
    (
        "grant_credit",
        &[
            "at",
            "kind",
            "credit",
            "amount",
            "type",
            "expires",
            "assign_limits",
            "only_for",
            "conditions",
            "before_cash",
            "needs_positive_cash",
        ],
    ),
    ("assign_credit", &["at", "kind", "credit", "campaigns", "admin"]),
    ("unassign_credit", &["at", "kind", "credit", "campaigns", "admin"]),
    ("move_credit", &["at", "kind", "credit", "to"]),
    ("revoke", &["at", "kind", "offer", "credit"]),
    ("read_progress", &["at", "kind", "offer", "shown"]),
];

/// The fields of the kinds of entry that say nothing more.
const ONLY_WHEN_AND_WHAT: &[&str] = &["at", "kind"];

impl<'a> EntryReader<'a> {
    /// A reader for the entries beside a spend plan, of an account that pays in this way, in a story with or without an end.
    pub(super) fn beside(
        plan: Option<&SpendPlan>,
        payment: PaymentMode,
        offers: &'a [MetOffer],
        currency: Currency,
        has_end: bool,
    ) -> Self {
        let planned = plan.map_or(0, |plan| plan.entry_count(payment));
        let plan_tops_up = plan.is_some_and(|plan| plan.tops_up(payment));
        let last_spender = RefCell::default();
        Self { offers, currency, planned, plan_tops_up, has_end, last_spender }
    }

    /// Reads the whole list.
    pub(super) fn read_entries(
        &self,
        cursor: &Cursor<'_>,
        problems: &mut Problems,
    ) -> Option<Vec<Entry>> {
        let nodes: &[Node] = if let Node::List(nodes) = cursor.node { nodes } else { &[] };
        // Each offer takes each charge apart: the product is what a run's journal must hold.
        if self.offers.len() > 1 && nodes.len() * self.offers.len() > Scenario::MOST_COUNTS {
            return cursor.fault(Fault::TooManyCounts(Scenario::MOST_COUNTS), problems);
        }
        let mut counts = Counts::default();
        cursor.read_list(0, Scenario::MOST_ENTRIES, problems, |cursor, problems| {
            let entry = self.read_entry(&cursor, problems)?;
            if let Action::Refund { spend, .. } = entry.action
                && !self.is_spend(nodes, spend as usize)
            {
                problems.add(Place::Field(&cursor.place, "spend"), Fault::NotASpend);
                return None;
            }
            match counts.add(&entry.action) {
                None => Some(entry),
                Some(fault) => cursor.fault(fault, problems),
            }
        })
    }

    /// Reads one entry. Whether a refund names a spend is for the caller to say, who knows the others.
    pub(super) fn read_entry(&self, cursor: &Cursor<'_>, problems: &mut Problems) -> Option<Entry> {
        let Some(kind) = cursor.node.get("kind") else {
            problems.add(Place::Field(&cursor.place, "kind"), Fault::Missing);
            return None;
        };
        let kind =
            kind.as_text().and_then(|kind| Action::KINDS.iter().find(|known| **known == kind));
        let Some(kind) = kind else {
            let expected = Fault::Expected(Expected::OneOf(Action::KINDS));
            problems.add(Place::Field(&cursor.place, "kind"), expected);
            return None;
        };
        let known = FIELDS.iter().find(|(of, _)| of == kind);
        let fields =
            cursor.read_fields(known.map_or(ONLY_WHEN_AND_WHAT, |(_, known)| known), problems)?;
        let at = fields.required("at", problems).and_then(|at| at.read_date_or_instant(problems));
        let action = self.read_action(kind, &fields, problems);
        Some(Entry {
            at: at.map(|at: Result<Instant, Date>| at.map_or_else(When::On, When::At))?,
            action: action?,
        })
    }

    fn read_action(
        &self,
        kind: &str,
        fields: &Fields<'_>,
        problems: &mut Problems,
    ) -> Option<Action> {
        Some(match kind {
            "receive_code" => {
                let (offer, code) =
                    (self.read_offer(fields, problems), read_code(fields, problems));
                let forwarded = fields.read_yes_or_no_or("forwarded", false, problems);
                Action::ReceiveCode { offer: offer?, code: code?, forwarded: forwarded? }
            }
            "redeem_code" => {
                let (offer, code) =
                    (self.read_offer(fields, problems), read_code(fields, problems));
                let admin = fields.read_yes_or_no_or("admin", true, problems);
                Action::RedeemCode { offer: offer?, code: code?, admin: admin? }
            }
            "register" => Action::Register { offer: self.read_offer(fields, problems)? },
            "review" => {
                let offer = self.read_offer(fields, problems);
                let approved = fields.read_yes_or_no_or("approved", true, problems);
                Action::Review { offer: offer?, approved: approved? }
            }
            "ads_shown" => Action::AdsShown,
            "do_action" => {
                let action = fields.required("action", problems)?;
                Action::DoAction { action: read_name(&action, problems)? }
            }
            "top_up" => Action::TopUp { amount: self.read_amount(fields, problems)? },
            "spend" => {
                let campaign =
                    fields.read_optional("campaign", |name| name.read_text(LONGEST_NAME, problems));
                let (amount, purpose) =
                    (self.read_amount(fields, problems), read_purpose(fields, problems));
                let campaign = self.spender(campaign?.unwrap_or(Campaign::DEFAULT));
                Action::Spend { campaign, amount: amount?, purpose: purpose? }
            }
            "bill" => Action::Bill,
            "pay" => Action::Pay,
            "fail_payment" => Action::FailPayment,
            "refund" => {
                let spend = self.read_spend_number(fields, problems);
                Action::Refund { amount: self.read_amount(fields, problems)?, spend: spend? }
            }
            "transfer_cash" => Action::TransferCash { amount: self.read_amount(fields, problems)? },
            "change_billing" => Action::ChangeBilling {
                to: fields.required("to", problems)?.read_choice(problems)?,
            },
            "change_tax" => {
                Action::ChangeTax { tax: written(fields, "tax", |tax| read_tax(&tax, problems))? }
            }
            "close_account" => Action::CloseAccount {
                pay_out: fields.read_yes_or_no_or("pay_out", false, problems)?,
            },
            "create_campaign" => {
                let campaign = required_campaign(fields, problems);
                let purpose = read_purpose(fields, problems);
                let approved = fields.read_yes_or_no_or("approved", true, problems);
                let daily_budget = fields
                    .read_optional("daily_budget", |budget| self.read_budget(&budget, problems));
                Action::CreateCampaign {
                    campaign: campaign?,
                    purpose: purpose?,
                    approved: approved?,
                    daily_budget: daily_budget?,
                }
            }
            "change_budget" => {
                let campaign = required_campaign(fields, problems);
                let daily_budget =
                    written(fields, "daily_budget", |budget| self.read_budget(&budget, problems));
                Action::ChangeBudget { campaign: campaign?, daily_budget: daily_budget? }
            }
            "approve_campaign" => {
                Action::ApproveCampaign { campaign: required_campaign(fields, problems)? }
            }
            "pause_campaign" => {
                Action::PauseCampaign { campaign: required_campaign(fields, problems)? }
            }
            "resume_campaign" => {
                Action::ResumeCampaign { campaign: required_campaign(fields, problems)? }
            }
            "grant_credit" => self.read_grant(fields, problems)?,
            "assign_credit" | "unassign_credit" => {
                read_assignment(kind == "assign_credit", fields, problems)?
            }
            "move_credit" => {
                let credit = read_credit_id(fields, problems);
                let to = fields.required("to", problems).and_then(|to| to.read_choice(problems));
                Action::MoveCredit { credit: credit?, to: to? }
            }
            "violation" => Action::Violation,
            "suspend" => Action::Suspend,
            "reinstate" => Action::Reinstate,
            "revoke" => Action::Revoke(self.read_revoked(fields, problems)?),
            _ => {
                let offer = self.read_offer(fields, problems);
                let shown = fields.required("shown", problems)?;
                let shown = shown.read_amount_or_zero(self.currency, problems)?;
                Action::ReadProgress { offer: offer?, shown }
            }
        })
    }

    /// The number of a spend, from 1, as the index of its entry: a written one, or one of the plan's.
    fn read_spend_number(&self, fields: &Fields<'_>, problems: &mut Problems) -> Option<u32> {
        let cursor = fields.required("spend", problems)?;
        let most =
            u32::try_from(Scenario::MOST_ENTRIES + SpendPlan::MOST_DAYS as usize + 1).ok()?;
        Some(cursor.read_whole(1, most, problems)? - 1)
    }

    /// Whether the entry with this index is a spend, or may be one that a campaign makes by itself: how many these are
    /// can be said only once all entries are read.
    fn is_spend(&self, entries: &[Node], index: usize) -> bool {
        let Some(entry) = entries.get(index) else {
            let planned = index - entries.len();
            let sets_budget = |entry: &Node| entry.get("daily_budget").is_some();
            return self.is_planned_spend(planned)
                || self.is_after_plan(planned) && entries.iter().any(sets_budget);
        };
        entry.get("kind").and_then(Node::as_text) == Some("spend")
    }

    /// Whether the entry with this index among those of the spend plan is a spend.
    pub(super) fn is_planned_spend(&self, planned: usize) -> bool {
        planned < self.planned && !(planned == 0 && self.plan_tops_up)
    }

    /// Whether an entry with this index among those that nobody wrote comes after those of the spend plan.
    pub(super) fn is_after_plan(&self, planned: usize) -> bool {
        self.planned <= planned
    }

    /// The one thing that is taken back.
    fn read_revoked(&self, fields: &Fields<'_>, problems: &mut Problems) -> Option<Revoked> {
        match (fields.optional("offer"), fields.optional("credit")) {
            (Some(_), Some(credit)) => credit.fault(Fault::OfferAndCredit, problems),
            (None, Some(_)) => read_credit_id(fields, problems).map(Revoked::Credit),
            (Some(_), None) => self.read_offer(fields, problems).map(Revoked::Offer),
            (None, None) => {
                problems.add(Place::Field(fields.place(), "offer"), Fault::Missing);
                None
            }
        }
    }

    fn read_amount(&self, fields: &Fields<'_>, problems: &mut Problems) -> Option<Money> {
        fields.required("amount", problems)?.read_amount(self.currency, problems)
    }

    /// The campaign of a spend. The one of the spend before is held once, and told from others without its name being read.
    fn spender(&self, name: &str) -> Campaign {
        let mut last = self.last_spender.borrow_mut();
        match last.as_ref().filter(|last| last.name() == name) {
            Some(last) => last.clone(),
            None => last.insert(Campaign::named(name)).clone(),
        }
    }

    /// What a campaign spends by itself on each date.
    fn read_budget(&self, cursor: &Cursor<'_>, problems: &mut Problems) -> Option<Money> {
        let budget = cursor.read_amount(self.currency, problems)?;
        if self.has_end { Some(budget) } else { cursor.fault(Fault::BudgetNeedsEnd, problems) }
    }

    /// The offer that an entry names, or the only one that there is.
    fn read_offer(&self, fields: &Fields<'_>, problems: &mut Problems) -> Option<usize> {
        match fields.optional("offer") {
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
        }
    }

    fn read_grant(&self, fields: &Fields<'_>, problems: &mut Problems) -> Option<Action> {
        let credit = read_credit_id(fields, problems);
        let amount = self.read_amount(fields, problems);
        let credit_type = fields
            .required("type", problems)
            .and_then(|credit_type| credit_type.read_choice(problems));
        let expires =
            fields.required("expires", problems).and_then(|expires| expires.read_date(problems));
        let assign_limits = read_assign_limits(fields, credit_type, problems);
        let only_for = read_only_for(fields, problems);
        let conditions = credit_type.and_then(|credit_type| {
            read_conditions(fields, credit_type, Some(self.currency), problems)
        });
        let before_cash = fields.read_yes_or_no_or("before_cash", true, problems);
        let needs_positive_cash = fields.read_yes_or_no_or("needs_positive_cash", true, problems);
        Some(Action::GrantCredit(Box::new(Grant {
            credit: credit?,
            amount: amount?,
            credit_type: credit_type?,
            expires: expires?,
            assign_limits: assign_limits?,
            only_for: only_for?,
            conditions: conditions?,
            before_cash: before_cash?,
            needs_positive_cash: needs_positive_cash?,
        })))
    }
}

/// A field that says what holds from now on: `null` says as much as no field, that nothing does.
fn written<'a, T>(
    fields: &'a Fields<'_>,
    name: &'a str,
    read: impl FnOnce(Cursor<'a>) -> Option<T>,
) -> Option<Option<T>> {
    match fields.optional(name) {
        None | Some(Cursor { node: Node::Null, .. }) => Some(None),
        Some(cursor) => read(cursor).map(Some),
    }
}

fn read_code(fields: &Fields<'_>, problems: &mut Problems) -> Option<Option<String>> {
    fields.read_optional("code", |code| read_name(&code, problems))
}

/// What ads are for, as far as the entry says so.
fn read_purpose(fields: &Fields<'_>, problems: &mut Problems) -> Option<Option<Arc<Purpose>>> {
    let product = fields.read_optional("product", |name| read_name(&name, problems));
    let objective = fields.read_optional("objective", |name| read_name(&name, problems));
    let country = fields.read_optional("country", |country| read_country(&country, problems));
    let purpose = Purpose { product: product?, objective: objective?, country: country? };
    Some((purpose != Purpose::default()).then(|| Arc::new(purpose)))
}

fn required_campaign(fields: &Fields<'_>, problems: &mut Problems) -> Option<Campaign> {
    read_campaign(&fields.required("campaign", problems)?, problems)
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
