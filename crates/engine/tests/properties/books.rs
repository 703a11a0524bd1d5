//! Balances and links, worked out from the rows of a journal alone: a second book beside the engine's own.

use ad_credit_lab_engine::calendar::{Date, Instant};
use ad_credit_lab_engine::journal::{Event, Row, Verdict};
use ad_credit_lab_engine::money::Money;
use ad_credit_lab_engine::offer::CreditType;
use ad_credit_lab_engine::scenario::{Action, Campaign, Entry};
use ad_credit_lab_engine::{Outcome, Scenario};

/// What the rows up to some point add up to.
#[derive(Clone, Debug, Default)]
pub(crate) struct Books {
    pub(crate) cash_in: Money,
    pub(crate) cash: Money,
    pub(crate) cash_on_ads: Money,
    pub(crate) tax: Money,
    pub(crate) credits: Vec<Credit>,
}

/// One credit.
#[derive(Clone, Debug)]
pub(crate) struct Credit {
    pub(crate) id: String,
    pub(crate) credit_type: CreditType,
    pub(crate) issued: Instant,
    pub(crate) last_date: Date,
    pub(crate) granted: Money,
    pub(crate) used: Money,
    pub(crate) expired: Money,
    pub(crate) campaigns: Vec<Campaign>,
}

impl Credit {
    pub(crate) fn unused(&self) -> Money {
        self.granted - self.used - self.expired
    }

    /// Whether it may pay for a campaign at an instant, and has something left to do so.
    pub(crate) fn is_usable(&self, campaign: &Campaign, at: Instant) -> bool {
        self.unused().is_positive()
            && at < self.last_date.end()
            && (self.credit_type == CreditType::Free || self.campaigns.contains(campaign))
    }
}

impl Books {
    /// What is unused of all credits.
    pub(crate) fn unused_credit(&self) -> Money {
        self.credits.iter().map(Credit::unused).sum()
    }

    /// The credits that may pay, by index, in their order of use: assigned ones, then the earliest expiry, the oldest issue, the id.
    pub(crate) fn order_of_use(&self, campaign: &Campaign, at: Instant) -> Vec<usize> {
        let usable = |index: &usize| self.credits[*index].is_usable(campaign, at);
        let mut order: Vec<_> = (0..self.credits.len()).filter(usable).collect();
        order.sort_by_key(|index| {
            let credit = &self.credits[*index];
            let assigned = credit.credit_type == CreditType::Assignable;
            (!assigned, credit.last_date, credit.issued, credit.id.clone())
        });
        order
    }

    fn enter(&mut self, row: &Row<'_>, entry: Option<&Entry>, outcome: &Outcome) {
        match row.event {
            _ if row.verdict == Verdict::Refused => {}
            Event::Entry(_) => match entry.map(|entry| &entry.action) {
                Some(Action::TopUp { .. }) => {
                    self.cash_in += row.amount.gross();
                    self.cash += row.amount.net;
                    self.tax += row.amount.tax;
                }
                Some(Action::Spend { .. }) => self.pay(row),
                Some(Action::GrantCredit { credit, credit_type, expires, .. }) => {
                    self.give(row, credit.clone(), *credit_type, *expires);
                }
                Some(Action::AssignCredit { credit, campaigns, .. }) => {
                    self.campaigns_of(credit).extend(campaigns.iter().cloned());
                }
                Some(Action::UnassignCredit { credit, campaigns, .. }) => {
                    self.campaigns_of(credit).retain(|campaign| !campaigns.contains(campaign));
                }
                _ => {}
            },
            Event::CreditIssued(number) => {
                let credit = &outcome.credits[number as usize];
                self.give(row, credit.id.clone(), credit.credit_type, credit.last_date);
            }
            Event::CreditExpired(number) => {
                self.credits[number as usize].expired += row.amount.net;
            }
            _ => {}
        }
    }

    fn pay(&mut self, row: &Row<'_>) {
        for burn in row.burns {
            self.credits[burn.credit as usize].used += burn.amount;
        }
        self.cash -= row.cash_paid + row.amount.tax;
        self.cash_on_ads += row.cash_paid;
        self.tax += row.amount.tax;
    }

    fn give(&mut self, row: &Row<'_>, id: String, credit_type: CreditType, last_date: Date) {
        self.credits.push(Credit {
            id,
            credit_type,
            issued: row.at,
            last_date,
            granted: row.amount.net,
            used: Money::ZERO,
            expired: Money::ZERO,
            campaigns: Vec::new(),
        });
    }

    fn campaigns_of(&mut self, id: &str) -> &mut Vec<Campaign> {
        let credit = self.credits.iter_mut().find(|credit| credit.id == id);
        &mut credit.expect("only a credit that there is can be linked").campaigns
    }
}

/// A row with the entry that it is about, and the books before and after it.
pub(crate) struct Page<'a> {
    pub(crate) row: Row<'a>,
    pub(crate) entry: Option<&'a Entry>,
    /// Whether the entry was made by the spend plan.
    pub(crate) planned: bool,
    pub(crate) before: Books,
    pub(crate) after: Books,
}

impl Page<'_> {
    /// The campaign and the written amount, if this is a spend.
    pub(crate) fn spend(&self) -> Option<(&Campaign, Money)> {
        match &self.entry?.action {
            Action::Spend { campaign, amount } => Some((campaign, *amount)),
            _ => None,
        }
    }

    /// Whether something took place.
    pub(crate) fn took_place(&self) -> bool {
        self.row.verdict != Verdict::Refused
    }
}

/// Every row of an outcome with its books.
pub(crate) fn pages<'a>(scenario: &'a Scenario, outcome: &'a Outcome) -> Vec<Page<'a>> {
    let mut books = Books::default();
    let page = |row: Row<'a>| {
        let number = match row.event {
            Event::Entry(index) => Some(index),
            _ => None,
        };
        let entry = number.and_then(|index| outcome.entry(scenario, index));
        let planned = number.is_some_and(|index| index as usize >= scenario.entries.len());
        let before = books.clone();
        books.enter(&row, entry, outcome);
        Page { row, entry, planned, before, after: books.clone() }
    };
    outcome.journal.rows().map(page).collect()
}
