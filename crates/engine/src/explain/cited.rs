//! The rules behind something, in order, each with what it did here.

use super::{How, Part, Point, Telling};
use crate::money::Money;
use crate::reason::{Counting, Reason};
use crate::rules::Rule;

/// A rule, and what it did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cited {
    /// Which rule.
    pub rule: &'static Rule,
    /// What it did here.
    pub did: Did,
    /// The row of the journal that shows it, by its index, where it is one.
    pub row: Option<usize>,
}

/// What a rule did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Did {
    /// It let amounts enter a figure, or kept them out of it: how, and how much in all.
    How(How, Money),
    /// It decided how an entry came out.
    Reason(Reason),
    /// It decided whether a part of a spend counts, of this offer, and how much of it.
    Counting(u16, Counting, Money),
    /// It says this.
    Point(Point),
}

impl Telling<'_> {
    /// Cites the rule of each way in which parts enter a sum, or do not.
    pub(super) fn cite_parts(&mut self) {
        let ways = ways(&self.told.sum).into_iter().chain(ways(&self.told.beside));
        let of_parts: Vec<_> = ways
            .map(|(how, amount)| Cited { rule: how.rule(), did: Did::How(how, amount), row: None })
            .collect();
        self.told.rules.splice(0..0, of_parts);
    }
}

/// Each way in which parts enter, in the order in which it first occurs, with what it comes to.
fn ways(parts: &[Part]) -> Vec<(How, Money)> {
    let mut ways: Vec<(How, Money)> = Vec::new();
    for part in parts {
        match ways.iter_mut().find(|(how, _)| *how == part.how) {
            Some((_, amount)) => *amount += part.amount,
            None => ways.push((part.how, part.amount)),
        }
    }
    ways
}
