//! Which credits can be given, and linked to which campaigns.

use ad_credit_lab_engine::Scenario;
use ad_credit_lab_engine::calendar::{Date, Instant};
use ad_credit_lab_engine::offer::{CreditType, TierMode};
use ad_credit_lab_engine::reason::Reason;
use ad_credit_lab_engine::scenario::{Action, Campaign, MoveTo};
use proptest::prelude::*;

use crate::books::{Books, Page, pages};
use crate::credit_books::Credit;
use crate::generate::stories;
use crate::holds_for_all;

/// Whether there is no account yet, or no more.
fn is_without_account(page: &Page<'_>) -> bool {
    matches!(page.row.reasons, [Reason::AccountNotCreated { .. } | Reason::AccountClosed { .. }])
}

/// The gates of a gift that fail.
fn gift_gates(scenario: &Scenario, page: &Page<'_>, id: &str, expires: Date) -> Vec<Reason> {
    let is_given = page.before.credits.iter().any(|credit| credit.id == id);
    let is_an_offers = scenario.offers.iter().any(|met| {
        let of_tier = format!("{}#", met.offer.id);
        met.offer.id == id || met.offer.tier_mode == TierMode::Each && id.starts_with(&of_tier)
    });
    let taken = (is_given || is_an_offers).then_some(Reason::CreditIdTaken);
    let over =
        (expires < page.row.at.date()).then_some(Reason::CreditAlreadyOver { last_date: expires });
    taken.into_iter().chain(over).collect()
}

/// The gates that fail for every link of a credit to campaigns, made or taken off.
fn link_gates(credit: &Credit, at: Instant, admin: bool) -> Vec<Reason> {
    let last_date = credit.last_date;
    let gates = [
        (at.date() <= last_date && !credit.is_taken, Reason::CreditOver { last_date }),
        (credit.credit_type == CreditType::Assignable, Reason::FreeCreditIsNotAssigned),
        (admin, Reason::NotAdmin),
    ];
    gates.into_iter().filter(|(open, _)| !open).map(|(_, reason)| reason).collect()
}

/// How many campaigns an offer's credit may have: by the first row whose span of dates holds the issue date (A10).
fn limit(scenario: &Scenario, credit: &Credit) -> Option<u32> {
    let met = &scenario.offers[credit.offer?];
    let issued = credit.issued.date();
    let rows = met.offer.credit.assign_limits.iter();
    let mut holding = rows.filter(|row| {
        let from = row.issued_from.unwrap_or(Date::EARLIEST);
        let until = row.issued_until.unwrap_or(Date::LATEST);
        (from..=until).contains(&issued)
    });
    holding.next().map(|row| row.max)
}

fn number_of(campaigns: &mut Vec<Campaign>) -> u32 {
    campaigns.sort();
    campaigns.dedup();
    campaigns.len().try_into().unwrap_or(u32::MAX)
}

fn find<'a>(books: &'a Books, id: &str) -> Option<&'a Credit> {
    books.credits.iter().find(|credit| credit.id == id)
}

#[test]
fn a_gift_is_refused_with_every_gate_that_fails_and_accepted_where_none_does() {
    holds_for_all(stories(), |story| {
        for page in pages(&story, &story.outcome()) {
            let Some(Action::GrantCredit(grant)) = page.action() else { continue };
            if is_without_account(&page) {
                continue;
            }
            let gates = gift_gates(&story, &page, &grant.credit, grant.expires);
            let expected = if gates.is_empty() { vec![Reason::CreditGiven] } else { gates };
            prop_assert_eq!(page.row.reasons, expected, "{:?}", page.row);
        }
        Ok(())
    });
}

#[test]
fn a_link_is_refused_with_every_gate_that_fails_and_made_where_none_does() {
    holds_for_all(stories(), |story| {
        for page in pages(&story, &story.outcome()) {
            let (credit, linked, admin, assign) = match page.action() {
                Some(Action::AssignCredit { credit, campaigns, admin }) => {
                    (credit, campaigns, *admin, true)
                }
                Some(Action::UnassignCredit { credit, campaigns, admin }) => {
                    (credit, campaigns, *admin, false)
                }
                _ => continue,
            };
            if is_without_account(&page) {
                continue;
            }
            let Some(credit) = find(&page.before, credit) else {
                prop_assert_eq!(page.row.reasons, [Reason::NoSuchCredit]);
                continue;
            };
            let mut gates = link_gates(credit, page.row.at, admin);
            let mut campaigns = credit.campaigns.clone();
            let done = if assign {
                campaigns.extend(linked.iter().cloned());
                let asked = number_of(&mut campaigns);
                let over = limit(&story, credit).filter(|limit| asked > *limit);
                gates.extend(over.map(|limit| Reason::AssignLimitReached { limit, asked }));
                Reason::CreditAssigned { campaigns: asked }
            } else {
                let known = linked.iter().all(|campaign| campaigns.contains(campaign));
                let assignable = credit.credit_type == CreditType::Assignable;
                gates.extend((!known && assignable).then_some(Reason::CampaignNotAssigned));
                campaigns.retain(|campaign| !linked.contains(campaign));
                Reason::CreditUnassigned { campaigns: number_of(&mut campaigns) }
            };
            let expected = if gates.is_empty() { vec![done] } else { gates };
            prop_assert_eq!(page.row.reasons, expected, "{:?}", page.row);
        }
        Ok(())
    });
}

#[test]
fn a_credit_is_turned_into_nothing_else() {
    holds_for_all(stories(), |story| {
        for page in pages(&story, &story.outcome()) {
            let Some(Action::MoveCredit { credit, to }) = page.action() else { continue };
            if is_without_account(&page) {
                continue;
            }
            let reason = match (find(&page.before, credit), to) {
                (None, _) => Reason::NoSuchCredit,
                (Some(credit), _) if credit.is_taken || credit.last_date < page.row.at.date() => {
                    Reason::CreditOver { last_date: credit.last_date }
                }
                (_, MoveTo::AnotherAccount | MoveTo::Cash) => Reason::CreditNotTransferable,
                (_, MoveTo::UnpaidBill) => Reason::CreditPaysNoDebt,
                (_, MoveTo::Tax) => Reason::CreditPaysNoTax,
            };
            prop_assert_eq!(page.row.reasons, [reason], "{:?}", page.row);
            prop_assert!(!page.took_place());
        }
        Ok(())
    });
}
