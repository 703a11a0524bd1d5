//! Which tiers are reached, and which rewards come when (C1, C4, C5, C15).

use ad_credit_lab_engine::Outcome;
use ad_credit_lab_engine::calendar::Instant;
use ad_credit_lab_engine::journal::Event;
use ad_credit_lab_engine::money::Money;
use ad_credit_lab_engine::offer::{IssuanceStart, Offer, Reward, TierMode, TriggerKind};
use ad_credit_lab_engine::reason::Counting;
use ad_credit_lab_engine::scenario::Action;
use proptest::prelude::*;

use crate::books::{Page, pages};
use crate::counting::parts_in_row;
use crate::generate::{Story, stories};
use crate::windows::{Anchors, after_delay, end_of_earning};
use crate::{holds_for_all, taxes};

/// The tier of an offer whose reward comes with a row, and the amount of its credit.
fn reward(outcome: &Outcome, page: &Page<'_>, offer: usize) -> Option<(usize, Option<Money>)> {
    let tiers = &outcome.offers[offer].tiers;
    match page.row.event {
        Event::CreditIssued(credit) => {
            let tier = tiers.iter().position(|tier| tier.credit == Some(credit as usize))?;
            Some((tier, Some(page.row.amount.net)))
        }
        Event::DiscountStarted(discount) => {
            let tier = tiers.iter().position(|tier| tier.discount == Some(discount as usize))?;
            Some((tier, None))
        }
        _ => None,
    }
}

/// What a row adds to what counts for an offer.
fn counted_in(page: &Page<'_>, offer: usize) -> Money {
    let parts = parts_in_row(page.row.counts, offer).into_iter();
    parts.filter(|(part, _)| *part == Counting::Counted).map(|(_, amount)| amount).sum()
}

#[test]
fn a_reward_comes_once_and_only_while_what_counts_reaches_its_tier() {
    holds_for_all(stories(), |story| {
        let outcome = story.outcome();
        let pages = pages(&story, &outcome);
        for (offer, met) in story.offers.iter().enumerate() {
            let terms = met.in_play(&story.account);
            let mut counted = Money::ZERO;
            let mut rewarded = Vec::new();
            for page in &pages {
                counted += counted_in(page, offer);
                let Some((tier, _)) = reward(&outcome, page, offer) else { continue };
                rewarded.push(tier);
                let threshold = terms.tiers[tier].threshold();
                prop_assert!(
                    threshold.is_none_or(|threshold| threshold <= counted),
                    "{:?}",
                    page.row
                );
                prop_assert_eq!(outcome.offers[offer].tiers[tier].issued, Some(page.row.at));
            }
            let issued = outcome.offers[offer].tiers.iter().filter(|tier| tier.issued.is_some());
            prop_assert_eq!(issued.count(), rewarded.len());
            prop_assert!(terms.tier_mode == TierMode::Each || rewarded.len() <= 1);
            rewarded.sort_unstable();
            prop_assert!(rewarded.windows(2).all(|pair| pair[0] != pair[1]), "{rewarded:?}");
        }
        Ok(())
    });
}

#[test]
fn a_credit_is_worth_what_its_tier_says_and_a_match_no_more_than_its_share_of_what_counts() {
    holds_for_all(stories(), |story| {
        let outcome = story.outcome();
        let pages = pages(&story, &outcome);
        for (offer, met) in story.offers.iter().enumerate() {
            let terms = met.in_play(&story.account);
            let mut counted = Money::ZERO;
            for page in &pages {
                counted += counted_in(page, offer);
                let Some((tier, amount)) = reward(&outcome, page, offer) else { continue };
                match (terms.tiers[tier].reward, amount) {
                    (Reward::Fixed(fixed), Some(amount)) => prop_assert_eq!(amount, fixed),
                    (Reward::Match { rate, cap }, Some(amount)) => {
                        let most = taxes::share(rate, counted);
                        prop_assert!(amount <= cap.min(most), "{:?}", page.row);
                    }
                    (Reward::Discount { .. }, None) => {}
                    (reward, _) => prop_assert!(false, "{:?} for {:?}", page.row, reward),
                }
            }
        }
        Ok(())
    });
}

/// A story in which nothing is given back, taken back, suspended or closed.
fn quiet(story: &Story) -> Story {
    let is_quiet = |action: &Action| {
        !matches!(
            action,
            Action::Refund { .. }
                | Action::Revoke(_)
                | Action::Suspend
                | Action::CloseAccount { .. }
        )
    };
    story.with(|scenario| scenario.entries.retain(|entry| is_quiet(&entry.action)))
}

/// A tier as the rows say that it stands: when it was reached, when it was fixed that it pays, and what had counted then.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Standing {
    /// With what had counted then.
    reached: Option<(Instant, Money)>,
    fixed: Option<(Instant, Money)>,
}

/// An offer's tiers as they come about.
struct Course<'a> {
    terms: &'a Offer,
    tiers: Vec<Standing>,
    counted: Money,
    actions: Vec<&'a str>,
    closed: bool,
}

impl<'a> Course<'a> {
    fn is_met(&self, tier: usize) -> bool {
        match self.terms.trigger {
            TriggerKind::Action => self.terms.tiers[..=tier]
                .iter()
                .all(|tier| tier.action().is_some_and(|action| self.actions.contains(&action))),
            TriggerKind::Activation => true,
            _ => self.terms.tiers[tier].threshold().is_some_and(|least| least <= self.counted),
        }
    }

    /// Marks what is reached now, and fixes what pays from now on.
    fn see(&mut self, at: Instant) {
        let highest_only = self.terms.tier_mode == TierMode::HighestOnly;
        let is_fixed = self.tiers.iter().any(|tier| tier.fixed.is_some());
        if highest_only && self.closed && is_fixed {
            return;
        }
        let new: Vec<_> = (0..self.tiers.len())
            .filter(|tier| self.is_met(*tier) && self.tiers[*tier].reached.is_none())
            .collect();
        for tier in &new {
            self.tiers[*tier].reached = Some((at, self.counted));
        }
        let waits = self.terms.issuance.start == IssuanceStart::WindowClose && !self.closed;
        let pays = |tier: &usize| {
            let is_top = tier + 1 == self.terms.tiers.len();
            let is_highest_new = Some(tier) == new.last();
            !highest_only || is_highest_new && (is_top || self.closed)
        };
        let paying: Vec<_> = new.iter().copied().filter(|tier| !waits && pays(tier)).collect();
        for tier in paying {
            self.tiers[tier].fixed = Some((at, self.counted));
        }
    }

    fn close(&mut self, at: Instant) {
        self.closed = true;
        let highest_only = self.terms.tier_mode == TierMode::HighestOnly;
        let is_fixed = self.tiers.iter().any(|tier| tier.fixed.is_some());
        if highest_only && is_fixed {
            return;
        }
        let counted = self.counted;
        let mut waiting: Vec<_> =
            self.tiers.iter_mut().filter(|tier| tier.reached.is_some()).collect();
        if highest_only {
            waiting = waiting.into_iter().next_back().into_iter().collect();
        }
        for tier in waiting {
            tier.fixed = tier.fixed.or(Some((at, counted)));
        }
    }
}

/// The tiers of an offer, worked out from what the rows count and what is done.
fn course(story: &Story, pages: &[Page<'_>], offer: usize, end: Instant) -> Vec<Standing> {
    let terms = story.offers[offer].in_play(&story.account);
    let mut anchors = Anchors::default();
    let mut course = Course {
        tiers: vec![Standing::default(); terms.tiers.len()],
        terms: &terms,
        counted: Money::ZERO,
        actions: Vec::new(),
        closed: false,
    };
    for page in pages.iter().filter(|page| page.took_place()) {
        let was_active = anchors.activated.is_some();
        let close = |anchors: &Anchors| {
            let activated = anchors.activated?;
            end_of_earning(&terms, anchors).map(|end| end.max(activated))
        };
        if let Some(closes) =
            close(&anchors).filter(|closes| *closes <= page.row.at && !course.closed)
        {
            course.close(closes);
        }
        anchors.follow(page, offer);
        if anchors.activated.is_none() {
            continue;
        }
        let counted = counted_in(page, offer);
        course.counted += counted;
        match page.action() {
            Some(Action::DoAction { action }) if !course.closed => course.actions.push(action),
            _ => {}
        }
        let is_activation = !was_active && terms.trigger == TriggerKind::Activation;
        let is_action = matches!(page.action(), Some(Action::DoAction { .. }));
        let may_reach = match terms.trigger {
            TriggerKind::Activation => is_activation,
            TriggerKind::Action => is_action && !course.closed,
            _ => counted.is_positive(),
        };
        if may_reach {
            course.see(page.row.at);
        }
    }
    let closes = anchors
        .activated
        .and_then(|activated| end_of_earning(&terms, &anchors).map(|end| end.max(activated)));
    if let Some(closes) = closes.filter(|closes| *closes <= end && !course.closed) {
        course.close(closes);
    }
    course.tiers
}

#[test]
fn the_tiers_that_pay_come_after_the_delay_and_nothing_else_does() {
    holds_for_all(stories(), |story| {
        let story = quiet(&story);
        let outcome = story.outcome();
        let pages = pages(&story, &outcome);
        let end = story.until.unwrap_or(Instant::NEVER);
        for (offer, met) in story.offers.iter().enumerate() {
            let terms = met.in_play(&story.account);
            let expected = course(&story, &pages, offer, end);
            for (tier, (said, expected)) in
                outcome.offers[offer].tiers.iter().zip(expected).enumerate()
            {
                let delay = terms.issuance.delay_of(tier + 1 == terms.tiers.len());
                let due =
                    expected.fixed.map(|(fixed, _)| after_delay(delay, fixed, &story.holidays));
                let reached = expected.reached.map(|(at, _)| at);
                prop_assert_eq!(said.reached, reached, "offer {} tier {}", offer, tier);
                prop_assert_eq!(said.issue.map(|dates| dates.due), due, "offer {}", offer);
                prop_assert_eq!(said.issued, due.filter(|due| *due <= end), "offer {}", offer);
            }
        }
        Ok(())
    });
}

#[test]
fn a_match_is_a_share_of_what_had_counted_at_the_crossing_or_at_the_close() {
    holds_for_all(stories(), |story| {
        let story = quiet(&story);
        let outcome = story.outcome();
        let pages = pages(&story, &outcome);
        let end = story.until.unwrap_or(Instant::NEVER);
        for (offer, met) in story.offers.iter().enumerate() {
            let terms = met.in_play(&story.account);
            let standings = course(&story, &pages, offer, end);
            for page in &pages {
                let Some((tier, Some(amount))) = reward(&outcome, page, offer) else { continue };
                let Reward::Match { rate, cap } = terms.tiers[tier].reward else { continue };
                let standing = &standings[tier];
                let is_on_close = terms.issuance.start == IssuanceStart::WindowClose;
                let counted = if is_on_close { standing.fixed } else { standing.reached };
                let counted = counted.map(|(_, counted)| counted);
                let expected = counted.map(|counted| taxes::share(rate, counted).min(cap));
                prop_assert_eq!(Some(amount), expected, "{:?}", page.row);
            }
        }
        Ok(())
    });
}
