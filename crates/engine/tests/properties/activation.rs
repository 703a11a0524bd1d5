//! How offers are activated, and the states that they reach.

use ad_credit_lab_engine::calendar::{Date, Instant};
use ad_credit_lab_engine::journal::{Event, Verdict};
use ad_credit_lab_engine::offer::{ActivationMode, Window};
use ad_credit_lab_engine::outcome::State;
use ad_credit_lab_engine::reason::Reason;
use ad_credit_lab_engine::scenario::Action;
use ad_credit_lab_engine::{Outcome, Scenario};
use proptest::prelude::*;

use crate::books::{Page, pages};
use crate::generate::stories;
use crate::holds_for_all;
use crate::windows::Anchors;

/// Whether a refusal is because of what the account is.
fn is_of_the_account(reason: &Reason) -> bool {
    use Reason::{CountryNotEligible, CurrencyDiffers, OriginNotEligible};
    matches!(reason, OriginNotEligible | CountryNotEligible | CurrencyDiffers)
}

/// The gates of the account that fail.
fn account_gates(scenario: &Scenario, offer: usize) -> Vec<Reason> {
    let (offer, account) = (&scenario.offers[offer].offer, &scenario.account);
    let gates = [
        (
            offer.origins.as_ref().is_none_or(|list| list.contains(&account.origin)),
            Reason::OriginNotEligible,
        ),
        (
            offer.countries.as_ref().is_none_or(|list| list.contains(&account.country)),
            Reason::CountryNotEligible,
        ),
        (offer.currency == account.currency, Reason::CurrencyDiffers),
    ];
    gates.into_iter().filter(|(open, _)| !open).map(|(_, reason)| reason).collect()
}

/// The offer whose code a row enters, and the text that was entered.
fn redemption<'a>(page: &Page<'a>) -> Option<(usize, Option<&'a str>)> {
    match &page.entry?.action {
        Action::RedeemCode { offer, code } => Some((*offer, code.as_deref())),
        _ => None,
    }
}

/// The last date of the redeem windows, and the last one that every reading accepts.
fn redeem_by(scenario: &Scenario, offer: usize, received: Option<Instant>) -> Option<(Date, Date)> {
    let anchors =
        Anchors { received, created: Some(scenario.account.created), ..Anchors::default() };
    let windows = scenario.offers[offer].offer.redeem_windows.iter();
    let dates = windows.filter_map(|window| {
        let last_date = anchors.last_date(*window)?;
        let strict = matches!(window, Window::Days { .. });
        Some((last_date, last_date.plus_days(-i32::from(strict))))
    });
    dates.reduce(|(last, safe), (other, other_safe)| (last.min(other), safe.min(other_safe)))
}

fn comparable(code: &str) -> String {
    code.to_uppercase().replace([' ', '-'], "")
}

#[test]
fn a_redemption_is_refused_with_every_gate_that_fails_and_accepted_where_none_does() {
    holds_for_all(stories(), |story| {
        let outcome = story.outcome();
        let mut received = vec![None; story.offers.len()];
        let mut activated = vec![None; story.offers.len()];
        for page in pages(&story, &outcome)
            .iter()
            .filter(|page| story.account.created <= page.row.at || page.took_place())
        {
            if let (Some(Action::ReceiveCode { offer, code }), true) =
                (page.entry.map(|entry| &entry.action), page.took_place())
            {
                received[*offer] = Some((page.row.at, code.as_deref()));
            }
            let Some((offer, code)) = redemption(page) else { continue };
            if story.offers[offer].activation == ActivationMode::Automatic {
                prop_assert_eq!(page.row.reasons, [Reason::OfferActivatesItself]);
                continue;
            }
            let mut gates = Vec::new();
            let deadline = redeem_by(&story, offer, received[offer].map(|(at, _)| at));
            match received[offer] {
                None => gates.push(Reason::CodeNeverReceived),
                Some((_, Some(text)))
                    if code.is_some_and(|code| comparable(code) != comparable(text)) =>
                {
                    gates.push(Reason::CodeDiffers);
                }
                Some(_) => {}
            }
            gates.extend(activated[offer].map(|activated| Reason::AlreadyActivated { activated }));
            let over = deadline.filter(|(last_date, _)| *last_date < page.row.at.date());
            gates.extend(over.map(|(last_date, _)| Reason::RedeemWindowOver { last_date }));
            gates.extend(account_gates(&story, offer));
            if gates.is_empty() {
                let boundary = deadline.is_some_and(|(_, safe)| safe < page.row.at.date());
                let verdict = if boundary { Verdict::Boundary } else { Verdict::Accepted };
                prop_assert_eq!(page.row.verdict, verdict, "{:?}", page.row);
                activated[offer] = Some(page.row.at);
            } else {
                prop_assert_eq!(page.row.reasons, gates, "{:?}", page.row);
            }
        }
        Ok(())
    });
}

/// The state that the rows and the dates of an offer amount to at the end of a run (C16).
fn state(scenario: &Scenario, outcome: &Outcome, pages: &[Page<'_>], offer: usize) -> State {
    let standing = &outcome.offers[offer];
    let is_over = |end: Instant| scenario.until.is_none_or(|until| end <= until);
    if let Some(credit) = standing.credit {
        let book = outcome.ledger.credits()[credit];
        return match (book.expired().is_positive(), book.unused().is_positive()) {
            (true, _) => State::Expired,
            (false, true) => State::Granted,
            (false, false) => State::Exhausted,
        };
    }
    if standing.tier.is_some() {
        return State::RequirementMet;
    }
    if standing.activated.is_some() {
        let missed = standing.earn_by.is_some_and(|deadline| is_over(deadline.ends()));
        return if missed { State::EarningWindowMissed } else { State::Earning };
    }
    let missed = standing.received.is_some_and(|received| {
        let deadline = redeem_by(scenario, offer, Some(received));
        deadline.is_some_and(|(last_date, _)| is_over(last_date.end().max(received)))
    });
    let refused = pages.iter().any(|page| {
        let attempt = redemption(page).map(|(offer, _)| offer);
        let by_itself =
            matches!(page.row.event, Event::OfferActivated(other) if usize::from(other) == offer);
        (attempt == Some(offer) || by_itself) && page.row.reasons.iter().any(is_of_the_account)
    });
    match (missed, refused, standing.received) {
        (true, _, _) => State::RedeemWindowMissed,
        (false, true, _) => State::NotEligible,
        (false, false, Some(_)) => State::Received,
        (false, false, None) => State::NotReceived,
    }
}

#[test]
fn the_state_of_an_offer_is_what_its_rows_and_dates_amount_to() {
    holds_for_all(stories(), |story| {
        let outcome = story.outcome();
        let pages = pages(&story, &outcome);
        for (offer, standing) in outcome.offers.iter().enumerate() {
            prop_assert_eq!(
                standing.state,
                state(&story, &outcome, &pages, offer),
                "offer {}",
                offer
            );
        }
        Ok(())
    });
}
