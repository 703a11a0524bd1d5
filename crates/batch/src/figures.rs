//! What is written of an outcome: the same figures in a CSV and in JSON Lines, by the names of the published outcome.

use ad_credit_lab_engine::Totals;
use ad_credit_lab_engine::calendar::Instant;
use ad_credit_lab_engine::ledger::CreditBook;
use ad_credit_lab_engine::money::Money;

use crate::Outcome;

/// A figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Figure<'a> {
    /// It does not apply, or there is no outcome.
    Nothing,
    /// A code of the engine.
    Code(&'static str),
    /// A text from outside.
    Text(&'a str),
    Money(Money),
    Instant(Instant),
    Whole(u64),
    YesOrNo(bool),
}

impl From<Option<Instant>> for Figure<'_> {
    fn from(instant: Option<Instant>) -> Self {
        instant.map_or(Self::Nothing, Self::Instant)
    }
}

/// The names of the figures of one offer.
pub(crate) const OF_OFFER: [&str; 18] = [
    "offer",
    "unverified",
    "may_be_out_of_date",
    "state",
    "activated",
    "crossed",
    "issued",
    "counted",
    "pending",
    "not_counted",
    "refunded",
    "granted",
    "used",
    "unused",
    "expired",
    "revoked",
    "forfeited",
    "discounted",
];

/// The figures of one offer, as [`OF_OFFER`] names them.
pub(crate) fn of_offer<'a>(outcome: &Outcome<'a>, index: usize) -> [Figure<'a>; 18] {
    let mut figures = [Figure::Nothing; 18];
    let terms = &outcome.scenario.offers[index].offer;
    figures[0] = Figure::Text(&terms.id);
    figures[1] = Figure::YesOrNo(terms.source.grade.is_unverified());
    let found = outcome.totals.and_then(|totals| Some((totals, totals.offers.get(index)?)));
    let Some((totals, offer)) = found else {
        return figures;
    };
    let is_old = terms.source.seen.is_long_before(outcome.scenario.plays_until());
    let credits = |part: fn(&CreditBook) -> Money| {
        let books = totals.credits.iter().zip(totals.ledger.credits());
        let books = books.filter(|(credit, _)| credit.offer == Some(index));
        Figure::Money(books.map(|(_, book)| part(book)).sum())
    };
    let discounts = totals.discounts.iter().filter(|discount| discount.offer == index);
    [
        figures[0],
        figures[1],
        is_old.map_or(Figure::Nothing, Figure::YesOrNo),
        Figure::Code(offer.state.code()),
        offer.activated.into(),
        offer.crossed().into(),
        offer.issued().into(),
        Figure::Money(offer.counted),
        Figure::Money(offer.pending),
        Figure::Money(offer.not_counted.iter().map(|(_, amount)| *amount).sum()),
        Figure::Money(offer.refunded),
        credits(CreditBook::granted),
        credits(CreditBook::used),
        credits(CreditBook::unused),
        credits(CreditBook::expired),
        credits(CreditBook::revoked),
        credits(CreditBook::forfeited),
        Figure::Money(discounts.map(|discount| discount.used).sum()),
    ]
}

/// The names of the figures of an account as a whole.
pub(crate) const OF_ACCOUNT: [&str; 7] =
    ["at", "standing", "cash_in", "cash_on_ads", "cash_left", "unpaid", "bad_rows"];

/// The figures of an account as a whole, as [`OF_ACCOUNT`] names them.
pub(crate) fn of_account<'a>(outcome: &Outcome<'a>) -> [Figure<'a>; 7] {
    let bad_rows = Figure::Whole(outcome.bad_rows);
    let Some(Totals { at, standing, ledger, .. }) = outcome.totals else {
        let mut figures = [Figure::Nothing; 7];
        figures[6] = bad_rows;
        return figures;
    };
    [
        Figure::Instant(*at),
        Figure::Code(standing.code()),
        Figure::Money(ledger.cash_in()),
        Figure::Money(ledger.cash_on_ads()),
        Figure::Money(ledger.cash()),
        Figure::Money(ledger.unpaid().gross()),
        bad_rows,
    ]
}
