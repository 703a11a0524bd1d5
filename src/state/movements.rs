//! Every movement of money, the charges of a campaign on one date taken together.

use ad_credit_lab_engine::calendar::Instant;
use ad_credit_lab_engine::journal::{Event, Row};
use ad_credit_lab_engine::ledger::Burn;
use ad_credit_lab_engine::money::Money;
use ad_credit_lab_engine::scenario::{Action, Campaign};
use ad_credit_lab_engine::tax::NetAndTax;

use super::Run;

/// A movement, or all charges of a campaign on one date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Movement {
    /// The rows of the journal, by their numbers, in order.
    pub rows: Vec<usize>,
    /// When the last of them was.
    pub at: Instant,
    /// What that one was about.
    pub event: Event,
    /// The campaign, if it is a charge.
    pub campaign: Option<Campaign>,
    /// Net and tax, together.
    pub amount: NetAndTax,
    /// What discounts took off, together.
    pub discount: Money,
    /// What each credit paid, together, in the order in which they first paid.
    pub credits: Vec<Burn>,
    /// What was paid in cash, net of tax.
    pub cash: Money,
    /// What is owed for it, net of tax.
    pub owed: Money,
}

impl Movement {
    /// The movement of one row.
    #[must_use]
    pub fn of(run: &Run, index: usize, row: &Row<'_>) -> Self {
        let zero = Money::ZERO;
        let (cash, owed) = if row.is_owed { (zero, row.cash_paid) } else { (row.cash_paid, zero) };
        Self {
            rows: vec![index],
            at: row.at,
            event: row.event,
            campaign: campaign_of(run, row.event),
            amount: row.amount,
            discount: row.discount,
            credits: row.burns.to_vec(),
            cash,
            owed,
        }
    }

    /// Takes a later one into this one.
    fn add(&mut self, later: &Self) {
        self.rows.extend(&later.rows);
        (self.at, self.event) = (later.at, later.event);
        self.amount.net += later.amount.net;
        self.amount.tax += later.amount.tax;
        self.discount += later.discount;
        self.cash += later.cash;
        self.owed += later.owed;
        for burn in &later.credits {
            match self.credits.iter_mut().find(|paid| paid.credit == burn.credit) {
                Some(paid) => paid.amount += burn.amount,
                None => self.credits.push(*burn),
            }
        }
    }
}

/// Every movement of a run, the newest first. A row of the journal is one if a balance changed with it.
#[must_use]
pub fn movements(run: &Run) -> Vec<Movement> {
    let mut movements: Vec<Movement> = Vec::new();
    let mut balances = (Money::ZERO, Money::ZERO, Money::ZERO);
    for (index, row) in run.outcome().journal.rows().enumerate() {
        let before = std::mem::replace(&mut balances, (row.cash, row.credit, row.unpaid));
        if before == balances && row.discount.is_zero() {
            continue;
        }
        let mut movement = Movement::of(run, index, &row);
        let on_its_date = |other: &&Movement| other.at.date() == row.at.date();
        let same_day = movements.iter().rev().take_while(on_its_date);
        let group = movement.campaign.as_ref().and_then(|campaign| {
            same_day.map(|other| &other.campaign).position(|other| other.as_ref() == Some(campaign))
        });
        if let Some(group) = group {
            // It stands where the last of its charges does.
            let mut earlier = movements.remove(movements.len() - 1 - group);
            earlier.add(&movement);
            movement = earlier;
        }
        movements.push(movement);
    }
    movements.reverse();
    movements
}

fn campaign_of(run: &Run, event: Event) -> Option<Campaign> {
    let Event::Entry(entry) = event else { return None };
    match &run.outcome().entry(run.scenario(), entry)?.action {
        Action::Spend { campaign, .. } => Some(campaign.clone()),
        _ => None,
    }
}
