//! Balances, links and campaigns, worked out from the rows of a journal alone: a second book beside the engine's own.

use std::collections::BTreeMap;

use ad_credit_lab_engine::account::PaymentMode;
use ad_credit_lab_engine::journal::{Event, Row, Verdict};
use ad_credit_lab_engine::money::Money;
use ad_credit_lab_engine::offer::Purpose;
use ad_credit_lab_engine::scenario::{Action, Campaign, Entry, Revoked};
use ad_credit_lab_engine::tax::Tax;
use ad_credit_lab_engine::{Outcome, Scenario};

use crate::credit_books::{Credit, Discount};

/// What the rows up to some point add up to.
#[derive(Clone, Debug)]
pub(crate) struct Books {
    pub(crate) payment: PaymentMode,
    /// The tax that the account has.
    pub(crate) in_force: Option<Tax>,
    pub(crate) cash_in: Money,
    pub(crate) cash: Money,
    pub(crate) cash_on_ads: Money,
    pub(crate) tax: Money,
    pub(crate) paid_out: Money,
    pub(crate) credits: Vec<Credit>,
    pub(crate) discounts: Vec<Discount>,
    /// Every charge that took place, by the index of its entry.
    pub(crate) charges: BTreeMap<u32, Charge>,
    purposes: BTreeMap<Campaign, Purpose>,
}

/// A charge that took place.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Charge {
    /// What can still be given back.
    pub(crate) refundable: Money,
    pub(crate) unpaid_net: Money,
    pub(crate) unpaid_tax: Money,
    pub(crate) billed: bool,
}

impl Charge {
    pub(crate) fn unpaid(&self) -> Money {
        self.unpaid_net + self.unpaid_tax
    }
}

impl Books {
    fn of(scenario: &Scenario) -> Self {
        Self {
            payment: scenario.account.payment,
            in_force: scenario.account.tax,
            cash_in: Money::ZERO,
            cash: Money::ZERO,
            cash_on_ads: Money::ZERO,
            tax: Money::ZERO,
            paid_out: Money::ZERO,
            credits: Vec::new(),
            discounts: Vec::new(),
            charges: BTreeMap::new(),
            purposes: BTreeMap::new(),
        }
    }

    pub(crate) fn is_prepaid(&self) -> bool {
        self.payment == PaymentMode::Manual
    }

    /// What is unused of all credits.
    pub(crate) fn unused_credit(&self) -> Money {
        self.credits.iter().map(Credit::unused).sum()
    }

    /// What is spent and not paid, tax included.
    pub(crate) fn unpaid(&self) -> Money {
        self.charges.values().map(Charge::unpaid).sum()
    }

    /// What ads of a spend are for: what its entry says, and otherwise what its campaign was set up with.
    pub(crate) fn purpose(&self, campaign: &Campaign, entry: Option<&Purpose>) -> Purpose {
        let mut purpose = entry.cloned().unwrap_or_default();
        if let Some(set_up) = self.purposes.get(campaign) {
            purpose.product = purpose.product.or_else(|| set_up.product.clone());
            purpose.objective = purpose.objective.or_else(|| set_up.objective.clone());
            purpose.country = purpose.country.or(set_up.country);
        }
        purpose
    }

    fn enter(&mut self, row: &Row<'_>, entry: Option<&Entry>, outcome: &Outcome) {
        match row.event {
            _ if row.verdict == Verdict::Refused => {}
            Event::Entry(index) => {
                if let Some(entry) = entry {
                    self.enter_entry(row, index, &entry.action);
                }
            }
            Event::CreditIssued(number) => {
                let credit = &outcome.credits[number as usize];
                self.credits.push(Credit::of_offer(credit, row));
            }
            Event::CreditExpired(number) => self.credits[number as usize].expire(),
            Event::DiscountStarted(number) => {
                self.discounts.push(Discount::of(&outcome.discounts[number as usize], row));
            }
            Event::DiscountEnded(number) => self.discounts[number as usize].is_over = true,
            Event::AccountCharged => self.pay(|_| true),
            _ => {}
        }
    }

    fn enter_entry(&mut self, row: &Row<'_>, index: u32, action: &Action) {
        match action {
            Action::TopUp { .. } => {
                self.cash_in += row.amount.gross();
                self.cash += row.amount.net;
                self.tax += row.amount.tax;
            }
            Action::Spend { campaign, purpose, .. } => {
                let purpose = self.purpose(campaign, purpose.as_deref());
                if let Some(discount) = self.best_discount(campaign, &purpose) {
                    self.discounts[discount].take(row.discount);
                }
                self.charge(row, index);
            }
            Action::Bill => self.charges.values_mut().for_each(|charge| charge.billed = true),
            Action::Pay => self.pay(|charge| charge.billed),
            Action::Refund { spend, amount } => self.give_back(*spend, *amount),
            Action::TransferCash { amount } => {
                self.cash -= *amount;
                self.paid_out += *amount;
            }
            Action::ChangeBilling { to } => self.payment = *to,
            Action::ChangeTax { tax } => self.in_force = *tax,
            Action::CloseAccount { pay_out } => {
                if *pay_out {
                    self.paid_out += std::mem::take(&mut self.cash);
                }
                self.credits.iter_mut().for_each(Credit::forfeit);
                self.discounts.iter_mut().for_each(|discount| discount.is_over = true);
            }
            Action::CreateCampaign { campaign, purpose, .. } => {
                let purpose = purpose.as_deref().cloned().unwrap_or_default();
                self.purposes.insert(campaign.clone(), purpose);
            }
            Action::GrantCredit(grant) => self.credits.push(Credit::of_grant(grant, row)),
            Action::AssignCredit { credit, campaigns, .. } => {
                self.campaigns_of(credit).extend(campaigns.iter().cloned());
            }
            Action::UnassignCredit { credit, campaigns, .. } => {
                self.campaigns_of(credit).retain(|campaign| !campaigns.contains(campaign));
            }
            Action::Revoke(revoked) => self.revoke(revoked),
            _ => {}
        }
    }

    fn charge(&mut self, row: &Row<'_>, index: u32) {
        for burn in row.burns {
            self.credits[burn.credit as usize].used += burn.amount;
        }
        let mut charge = Charge { refundable: row.cash_paid, ..Charge::default() };
        if self.is_prepaid() {
            self.cash -= row.cash_paid + row.amount.tax;
            self.cash_on_ads += row.cash_paid;
            self.tax += row.amount.tax;
        } else {
            (charge.unpaid_net, charge.unpaid_tax) = (row.cash_paid, row.amount.tax);
        }
        self.charges.insert(index, charge);
    }

    /// What is owed for some charges is paid with money from outside.
    fn pay(&mut self, is_meant: impl Fn(&Charge) -> bool) {
        for charge in self.charges.values_mut().filter(|charge| is_meant(charge)) {
            let (net, tax) =
                (std::mem::take(&mut charge.unpaid_net), std::mem::take(&mut charge.unpaid_tax));
            self.cash_in += net + tax;
            self.cash_on_ads += net;
            self.tax += tax;
        }
    }

    /// What is unpaid shrinks first; the rest returns to cash (C7).
    fn give_back(&mut self, spend: u32, amount: Money) {
        let charge = self.charges.get_mut(&spend).expect("only a charge that took place");
        let from_unpaid = amount.min(charge.unpaid_net);
        charge.unpaid_net -= from_unpaid;
        charge.refundable -= amount;
        self.cash_on_ads -= amount - from_unpaid;
        self.cash += amount - from_unpaid;
    }

    fn revoke(&mut self, revoked: &Revoked) {
        let is_meant = |credit: &Credit| match revoked {
            Revoked::Offer(offer) => credit.offer == Some(*offer),
            Revoked::Credit(id) => credit.id == *id,
        };
        self.credits.iter_mut().filter(|credit| is_meant(credit)).for_each(Credit::revoke);
        if let Revoked::Offer(offer) = revoked {
            let of_offer = self.discounts.iter_mut().filter(|discount| discount.offer == *offer);
            of_offer.for_each(|discount| discount.is_over = true);
        }
    }

    fn campaigns_of(&mut self, id: &str) -> &mut Vec<Campaign> {
        let credit = self.credits.iter_mut().find(|credit| credit.id == id);
        &mut credit.expect("only a credit that there is can be linked").campaigns
    }
}

/// What makes entries that nobody wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Planner {
    /// The spend plan.
    Plan,
    /// A campaign with a daily budget.
    Campaign,
}

impl Planner {
    /// Who made the entry with this index.
    pub(crate) fn of(scenario: &Scenario, index: u32) -> Option<Self> {
        let plan = scenario.spend_plan.as_ref();
        let of_plan = plan.map_or(0, |plan| plan.entry_count(scenario.account.payment));
        let number = (index as usize).checked_sub(scenario.entries.len())?;
        Some(if number < of_plan { Self::Plan } else { Self::Campaign })
    }
}

/// A row with the entry that it is about, and the books before and after it.
pub(crate) struct Page<'a> {
    pub(crate) row: Row<'a>,
    pub(crate) entry: Option<&'a Entry>,
    /// Who made the entry, if nobody wrote it.
    pub(crate) planner: Option<Planner>,
    pub(crate) before: Books,
    pub(crate) after: Books,
}

impl Page<'_> {
    /// What the entry says, if there is one.
    pub(crate) fn action(&self) -> Option<&Action> {
        self.entry.map(|entry| &entry.action)
    }

    /// The campaign and the written amount, if this is a spend.
    pub(crate) fn spend(&self) -> Option<(&Campaign, Money)> {
        match self.action()? {
            Action::Spend { campaign, amount, .. } => Some((campaign, *amount)),
            _ => None,
        }
    }

    /// What the ads of a spend are for.
    pub(crate) fn purpose(&self) -> Purpose {
        match self.action() {
            Some(Action::Spend { campaign, purpose, .. }) => {
                self.before.purpose(campaign, purpose.as_deref())
            }
            _ => Purpose::default(),
        }
    }

    /// Whether something took place.
    pub(crate) fn took_place(&self) -> bool {
        self.row.verdict != Verdict::Refused
    }
}

/// Every row of an outcome with its books.
pub(crate) fn pages<'a>(scenario: &'a Scenario, outcome: &'a Outcome) -> Vec<Page<'a>> {
    let mut books = Books::of(scenario);
    let page = |row: Row<'a>| {
        let number = match row.event {
            Event::Entry(index) => Some(index),
            _ => None,
        };
        let entry = number.and_then(|index| outcome.entry(scenario, index));
        let planner = number.and_then(|index| Planner::of(scenario, index));
        let before = books.clone();
        books.enter(&row, entry, outcome);
        Page { row, entry, planner, before, after: books.clone() }
    };
    outcome.journal.rows().map(page).collect()
}
