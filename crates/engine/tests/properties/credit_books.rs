//! The book of each credit and each discount, and who may pay for what (TT-62, TT-66, TT-72, C12, C18, C26).

use std::cmp::Reverse;

use ad_credit_lab_engine::calendar::{Date, Instant};
use ad_credit_lab_engine::journal::Row;
use ad_credit_lab_engine::money::Money;
use ad_credit_lab_engine::offer::{Conditions, CreditType, OnlyFor, Purpose};
use ad_credit_lab_engine::outcome::{CreditOutcome, DiscountOutcome};
use ad_credit_lab_engine::rate::Percent;
use ad_credit_lab_engine::scenario::{Campaign, Grant};

use crate::books::{Books, Page};

/// One credit.
#[derive(Clone, Debug)]
pub(crate) struct Credit {
    pub(crate) id: String,
    pub(crate) offer: Option<usize>,
    pub(crate) credit_type: CreditType,
    pub(crate) only_for: Option<OnlyFor>,
    conditions: Option<Conditions>,
    pub(crate) before_cash: bool,
    needs_positive_cash: bool,
    pub(crate) issued: Instant,
    pub(crate) last_date: Date,
    pub(crate) granted: Money,
    pub(crate) used: Money,
    pub(crate) expired: Money,
    pub(crate) revoked: Money,
    pub(crate) forfeited: Money,
    /// Whether it was taken back or forfeited.
    pub(crate) is_taken: bool,
    pub(crate) campaigns: Vec<Campaign>,
}

impl Credit {
    pub(crate) fn of_grant(grant: &Grant, row: &Row<'_>) -> Self {
        Self {
            id: grant.credit.clone(),
            offer: None,
            credit_type: grant.credit_type,
            only_for: grant.only_for.clone(),
            conditions: grant.conditions.clone(),
            before_cash: grant.before_cash,
            needs_positive_cash: grant.needs_positive_cash,
            issued: row.at,
            last_date: grant.expires,
            granted: row.amount.net,
            used: Money::ZERO,
            expired: Money::ZERO,
            revoked: Money::ZERO,
            forfeited: Money::ZERO,
            is_taken: false,
            campaigns: Vec::new(),
        }
    }

    pub(crate) fn of_offer(credit: &CreditOutcome, row: &Row<'_>) -> Self {
        let grant = Grant {
            credit: credit.id.clone(),
            amount: row.amount.net,
            credit_type: credit.credit_type,
            expires: credit.last_date,
            assign_limits: Vec::new(),
            only_for: credit.only_for.clone(),
            conditions: credit.conditions.clone(),
            before_cash: credit.before_cash,
            needs_positive_cash: credit.needs_positive_cash,
        };
        Self { offer: credit.offer, ..Self::of_grant(&grant, row) }
    }

    pub(crate) fn unused(&self) -> Money {
        self.granted - self.used - self.expired - self.revoked - self.forfeited
    }

    pub(crate) fn expire(&mut self) {
        self.expired += self.unused();
    }

    pub(crate) fn revoke(&mut self) {
        // A credit that came to its end before has nothing left that could be taken.
        self.is_taken |= self.unused().is_positive();
        self.revoked += self.unused();
    }

    pub(crate) fn forfeit(&mut self) {
        self.is_taken |= self.unused().is_positive();
        self.forfeited += self.unused();
    }

    /// Whether it may pay for a campaign's ads at an instant with so much cash there before, and has something left to do so.
    fn may_pay(&self, campaign: &Campaign, purpose: &Purpose, at: Instant, cash: Money) -> bool {
        let in_scope =
            self.only_for.as_ref().is_none_or(|only_for| is_allowed(only_for, campaign, purpose));
        let is_open = match self.credit_type {
            CreditType::Free => true,
            CreditType::Assignable => self.campaigns.contains(campaign),
            CreditType::Conditional => self.conditions.as_ref().is_some_and(|conditions| {
                conditions.unknown.is_none() && conditions.min_cash.is_none_or(|min| min <= cash)
            }),
        };
        self.unused().is_positive() && at < self.last_date.end() && in_scope && is_open
    }

    /// How narrow its scope is, the narrower the smaller: how many things are left open, then how many are named (C18).
    fn width(&self) -> (usize, usize) {
        let Some(only_for) = &self.only_for else { return (4, 0) };
        let named = [
            only_for.products.as_ref().map(Vec::len),
            only_for.campaigns.as_ref().map(Vec::len),
            only_for.countries.as_ref().map(Vec::len),
            only_for.objectives.as_ref().map(Vec::len),
        ];
        (named.iter().filter(|names| names.is_none()).count(), named.iter().flatten().sum())
    }
}

/// Whether every list names what ads are for; what is not known is not named.
fn is_allowed(only_for: &OnlyFor, campaign: &Campaign, purpose: &Purpose) -> bool {
    fn names<T: PartialEq>(list: Option<&Vec<T>>, known: Option<&T>) -> bool {
        list.is_none_or(|list| known.is_some_and(|known| list.contains(known)))
    }
    names(only_for.products.as_ref(), purpose.product.as_ref())
        && names(only_for.objectives.as_ref(), purpose.objective.as_ref())
        && names(only_for.countries.as_ref(), purpose.country.as_ref())
        && names(only_for.campaigns.as_ref(), Some(&campaign.name().to_owned()))
}

/// One discount.
#[derive(Clone, Debug)]
pub(crate) struct Discount {
    pub(crate) offer: usize,
    id: String,
    pub(crate) rate: Percent,
    cap: Money,
    pub(crate) used: Money,
    issued: Instant,
    last_date: Date,
    only_for: Option<OnlyFor>,
    pub(crate) is_over: bool,
}

impl Discount {
    pub(crate) fn of(discount: &DiscountOutcome, row: &Row<'_>) -> Self {
        Self {
            offer: discount.offer,
            id: discount.id.clone(),
            rate: discount.rate,
            cap: discount.cap,
            used: Money::ZERO,
            issued: row.at,
            last_date: discount.last_date,
            only_for: discount.only_for.clone(),
            is_over: false,
        }
    }

    pub(crate) fn left(&self) -> Money {
        self.cap - self.used
    }

    pub(crate) fn take(&mut self, amount: Money) {
        self.used += amount;
        self.is_over |= self.left() <= Money::ZERO;
    }
}

impl Books {
    /// The credits that may pay before cash, and those that may pay once there is none, by index, each in their order of use:
    /// assigned ones, then the narrower scope, the earliest expiry, the oldest issue, the id.
    pub(crate) fn order_of_use(&self, page: &Page<'_>) -> (Vec<usize>, Vec<usize>) {
        let Some((campaign, _)) = page.spend() else { return Default::default() };
        let (purpose, at) = (page.purpose(), page.row.at);
        let is_usable = |index: &usize| {
            let credit = &self.credits[*index];
            let waits = credit.before_cash
                && credit.needs_positive_cash
                && self.is_prepaid()
                && self.cash.is_zero();
            !waits && credit.may_pay(campaign, &purpose, at, self.cash)
        };
        let mut order: Vec<_> = (0..self.credits.len()).filter(is_usable).collect();
        order.sort_by_key(|index| {
            let credit = &self.credits[*index];
            let assigned = credit.credit_type == CreditType::Assignable;
            (!assigned, credit.width(), credit.last_date, credit.issued, credit.id.clone())
        });
        order.into_iter().partition(|index| self.credits[*index].before_cash || !self.is_prepaid())
    }

    /// What the campaign of a spend could use, were there cash.
    pub(crate) fn credit_with_cash(&self, page: &Page<'_>) -> Money {
        let Some((campaign, _)) = page.spend() else { return Money::ZERO };
        let (purpose, at) = (page.purpose(), page.row.at);
        let credits = self.credits.iter();
        credits
            .filter(|credit| credit.may_pay(campaign, &purpose, at, self.cash))
            .map(Credit::unused)
            .sum()
    }

    /// What is left of credits, by index.
    pub(crate) fn left_of(&self, credits: &[usize]) -> Money {
        credits.iter().map(|index| self.credits[*index].unused()).sum()
    }

    /// The discount that applies to a campaign's ads: the highest rate, of equal ones the one that ends earliest, then the oldest.
    pub(crate) fn best_discount(&self, campaign: &Campaign, purpose: &Purpose) -> Option<usize> {
        let applies = |index: &usize| {
            let Discount { only_for, is_over, .. } = &self.discounts[*index];
            let in_scope =
                only_for.as_ref().is_none_or(|only_for| is_allowed(only_for, campaign, purpose));
            in_scope && !is_over
        };
        (0..self.discounts.len()).filter(applies).min_by_key(|index| {
            let discount = &self.discounts[*index];
            (Reverse(discount.rate), discount.last_date, discount.issued, discount.id.clone())
        })
    }
}
