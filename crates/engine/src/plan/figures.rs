//! What a run comes to for one offer, in a few figures.

use crate::calendar::Instant;
use crate::input::{Node, map};
use crate::money::{Currency, Money};
use crate::outcome::{State, Totals};

/// Where a run left one offer, its credits and the advertiser's money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figures {
    /// The offer's state.
    pub state: State,
    /// What counted.
    pub counted: Money,
    /// When the highest tier that was reached was reached.
    pub crossed: Option<Instant>,
    /// When the reward of the highest tier that paid came.
    pub issued: Option<Instant>,
    /// What its credits came to in all.
    pub granted: Money,
    /// What of them paid for ads.
    pub used: Money,
    /// What of them is left at the end of the run.
    pub left: Money,
    /// What of them was lost at their end.
    pub expired: Money,
    /// What of them the network took back.
    pub revoked: Money,
    /// What of them was lost when the account was closed.
    pub forfeited: Money,
    /// What its discounts took off the price.
    pub discounted: Money,
    /// What ads cost the advertiser in cash, whether it is paid or still owed: cash on ads, their tax, and what is unpaid.
    /// Money that lies in the account unspent is not part of it; a tax that was taken when that money was added is.
    pub cash_out: Money,
    /// What of that paid for ads, or is owed for them, net of tax.
    pub own_money: Money,
}

impl Figures {
    /// The figures of an offer, by its index in the scenario.
    #[must_use]
    pub fn of(totals: &Totals, offer: usize) -> Self {
        let standing = &totals.offers[offer];
        let ledger = &totals.ledger;
        let mut figures = Self {
            state: standing.state,
            counted: standing.counted,
            crossed: standing.crossed(),
            issued: standing.issued(),
            granted: Money::ZERO,
            used: Money::ZERO,
            left: Money::ZERO,
            expired: Money::ZERO,
            revoked: Money::ZERO,
            forfeited: Money::ZERO,
            discounted: Money::ZERO,
            cash_out: ledger.cash_on_ads() + ledger.tax() + ledger.unpaid().gross(),
            own_money: ledger.cash_on_ads() + ledger.unpaid().net,
        };
        let books = totals.credits.iter().zip(ledger.credits());
        for (_, book) in books.filter(|(credit, _)| credit.offer == Some(offer)) {
            figures.granted += book.granted();
            figures.used += book.used();
            figures.left += book.unused();
            figures.expired += book.expired();
            figures.revoked += book.revoked();
            figures.forfeited += book.forfeited();
        }
        for discount in totals.discounts.iter().filter(|discount| discount.offer == offer) {
            figures.discounted += discount.used;
        }
        figures
    }

    /// What of the credits did not pay for ads: what is left, expired, revoked or forfeited.
    #[must_use]
    pub fn wasted(&self) -> Money {
        self.granted - self.used
    }

    /// The names under which the published formats write the figures, in their order.
    pub const NAMES: [&'static str; 14] = [
        "state",
        "counted",
        "crossed",
        "issued",
        "granted",
        "used",
        "wasted",
        "left",
        "expired",
        "revoked",
        "forfeited",
        "discounted",
        "cash_out",
        "own_money",
    ];

    /// The figures as the published formats write them, in the order of [`Figures::NAMES`].
    #[must_use]
    pub fn fields(&self, currency: Currency) -> [(&'static str, Node); 14] {
        let money = |amount: Money| Node::Text(currency.format(amount));
        let nodes = [
            self.state.code().into(),
            money(self.counted),
            self.crossed.into(),
            self.issued.into(),
            money(self.granted),
            money(self.used),
            money(self.wasted()),
            money(self.left),
            money(self.expired),
            money(self.revoked),
            money(self.forfeited),
            money(self.discounted),
            money(self.cash_out),
            money(self.own_money),
        ];
        let mut nodes = nodes.into_iter();
        Self::NAMES.map(|name| (name, nodes.next().unwrap_or(Node::Null)))
    }

    /// The figures as an object of the published JSON.
    #[must_use]
    pub fn to_node(&self, currency: Currency) -> Node {
        map(self.fields(currency))
    }
}
