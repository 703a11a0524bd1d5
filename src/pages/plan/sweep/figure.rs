//! The figures of a run of which one is shown over the inputs.

use ad_credit_lab_engine::Node;
use ad_credit_lab_engine::money::{Currency, Money};
use ad_credit_lab_engine::offer::RewardKind;
use ad_credit_lab_words::{Language, say};

use crate::charts::sweep::Unit;
use crate::i18n::Words;
use crate::state::{Rewards, Run, effective_discount, own_money};

/// A figure that a run comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Figure {
    Granted,
    Used,
    Wasted,
    Discounted,
    /// What of the ads the offer paid.
    Share,
    CashOut,
    Counted,
    Crossed,
}

impl Figure {
    /// Every figure, in the order in which they are told.
    pub(super) const ALL: [Self; 8] = [
        Self::Granted,
        Self::Used,
        Self::Wasted,
        Self::Discounted,
        Self::Share,
        Self::CashOut,
        Self::Counted,
        Self::Crossed,
    ];

    /// Those that say something of a run's offer: it gives credits or discounts, or both.
    pub(super) fn of(run: &Run) -> Vec<Self> {
        let terms = run.terms();
        let gives = |is_discount: bool| {
            terms
                .tiers
                .iter()
                .any(|tier| (tier.reward.kind() == RewardKind::Discount) == is_discount)
        };
        let (credits, discounts) = (gives(false), gives(true));
        let says = |figure: &Self| match figure {
            Self::Granted | Self::Used | Self::Wasted => credits,
            Self::Discounted => discounts,
            _ => true,
        };
        Self::ALL.into_iter().filter(says).collect()
    }

    /// The one that is shown at first.
    pub(super) fn first(run: &Run) -> Self {
        Self::of(run).first().copied().unwrap_or(Self::Granted)
    }

    /// The name under which answers have it, or what it is made of.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Granted => "granted",
            Self::Used => "used",
            Self::Wasted => "wasted",
            Self::Discounted => "discounted",
            Self::Share => "effective_discount",
            Self::CashOut => "cash_out",
            Self::Counted => "counted",
            Self::Crossed => "crossed",
        }
    }

    /// By which a list tells it from the others.
    pub(super) fn key(self) -> String {
        self.name().to_owned()
    }

    /// The one with this key.
    pub(super) fn of_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|figure| figure.name() == key)
    }

    /// What it is called.
    pub(super) fn label(self, language: &Language) -> String {
        match self {
            Self::Granted => say::sweep_granted(language),
            Self::Used => say::sweep_used(language),
            Self::Wasted => say::sweep_wasted(language),
            Self::Discounted => say::sweep_discounted(language),
            Self::Share => say::compare_discount(language),
            Self::CashOut => say::figure_cash_out(language),
            Self::Counted => say::sweep_counted(language),
            Self::Crossed => say::sweep_crossed(language),
        }
    }

    /// What its numbers are in.
    pub(super) const fn unit(self, currency: Currency) -> Unit {
        match self {
            Self::Crossed => Unit::Date,
            Self::Share => Unit::Share,
            _ => Unit::Money(currency),
        }
    }

    /// The figure of a run as an answer has it.
    pub(super) fn read(self, currency: Currency, run: &Node) -> Option<i64> {
        if self == Self::Share {
            let amount = |name| {
                let number = Unit::Money(currency).number(run.get(name)?);
                number.map(Money::from_minor)
            };
            return effective_discount(
                amount("used")? + amount("discounted")?,
                amount("own_money")?,
            );
        }
        self.unit(currency).number(run.get(self.name())?)
    }

    /// The same in words.
    pub(super) fn said(self, words: Words, currency: Currency, run: &Node) -> String {
        match self.read(currency, run) {
            Some(number) => self.unit(currency).said(words, number),
            None => self.absent(words.language()),
        }
    }

    /// What stands where a run has no such figure.
    pub(super) fn absent(self, language: &Language) -> String {
        match self {
            Self::Crossed => say::sweep_never(language),
            _ => say::compare_none(language),
        }
    }

    /// The figure of the plan as it is.
    pub(super) fn of_run(self, run: &Run) -> Option<i64> {
        let outcome = run.outcome();
        let offer = &outcome.offers[0];
        let books = || {
            let credits = offer.tiers.iter().filter_map(|tier| tier.credit);
            credits.map(|index| outcome.ledger.credits()[index])
        };
        let ledger = &outcome.ledger;
        let amount = match self {
            Self::Granted => books().map(|book| book.granted()).sum(),
            Self::Used => books().map(|book| book.used()).sum(),
            Self::Wasted => books().map(|book| book.granted() - book.used()).sum(),
            Self::Discounted => {
                let discounts = offer.tiers.iter().filter_map(|tier| tier.discount);
                discounts.map(|index| outcome.discounts[index].used).sum()
            }
            Self::CashOut => ledger.cash_on_ads() + ledger.tax() + ledger.unpaid().gross(),
            Self::Share => {
                let used = Rewards::of(run).map_or(Money::ZERO, |rewards| rewards.used);
                return effective_discount(used, own_money(run));
            }
            Self::Counted => offer.counted,
            Self::Crossed => return offer.crossed().map(|at| Unit::of_date(at.date())),
        };
        Some(Money::minor(amount))
    }
}
