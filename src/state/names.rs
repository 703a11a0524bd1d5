//! What offers and credits are called where files have their ids.

use ad_credit_lab_words::{Language, offer_title, say};

use super::Run;

/// What the offer with this index is called.
#[must_use]
pub fn offer_name(language: &Language, run: &Run, offer: usize) -> String {
    let offer = &run.scenario().offers[offer].offer;
    offer_title(language, &offer.title, offer.source.grade)
}

/// What the offer with this id is called; the id where the account meets no such offer.
#[must_use]
pub fn offer_named(language: &Language, run: &Run, id: &str) -> String {
    let offer = run.scenario().offers.iter().position(|met| met.offer.id == id);
    offer.map_or_else(|| id.to_owned(), |offer| offer_name(language, run, offer))
}

/// What the credit with this index is called; nothing where there is none.
#[must_use]
pub fn credit_name(language: &Language, run: &Run, credit: usize) -> String {
    let credit = run.outcome().credits.get(credit);
    credit.map(|credit| credit_named(language, run, &credit.id)).unwrap_or_default()
}

/// What the credit with this id is called, whether it was issued or not: as the offer that gives it, with its step where each step
/// pays; by its own id where no offer does.
#[must_use]
pub fn credit_named(language: &Language, run: &Run, id: &str) -> String {
    let granted = run.outcome().credits.iter().find(|credit| credit.id == id);
    if granted.is_some_and(|credit| credit.offer.is_none()) {
        return id.to_owned();
    }
    match id.rsplit_once('#') {
        // Where each step pays, its number follows the offer's id.
        Some((offer, tier)) => {
            say::promotions_tier(language, &offer_named(language, run, offer), tier)
        }
        None => offer_named(language, run, id),
    }
}
