//! What activates an offer, and every gate that refuses it.

use ad_credit_lab_engine::account::{PaymentMode, SignUp};
use ad_credit_lab_engine::calendar::{Date, Instant};
use ad_credit_lab_engine::journal::{Event, Verdict};
use ad_credit_lab_engine::offer::{ActivationMode, LimitScope, Stacking};
use ad_credit_lab_engine::reason::Reason;
use ad_credit_lab_engine::scenario::{Action, Revoked};
use proptest::prelude::*;

use crate::books::{Page, pages};
use crate::generate::{Story, stories};
use crate::holds_for_all;
use crate::windows::{Anchors, activates};

/// What the gates of an offer need to know, as far as the rows say it.
#[derive(Clone, Debug, Default)]
struct Known {
    anchors: Vec<Anchors>,
    revoked: Vec<bool>,
    suspended: bool,
    topped_up: bool,
    last_spend: Option<Date>,
}

impl Known {
    fn of(story: &Story) -> Self {
        let offers = story.offers.len();
        Self {
            anchors: vec![Anchors::default(); offers],
            revoked: vec![false; offers],
            ..Self::default()
        }
    }

    fn follow(&mut self, page: &Page<'_>) {
        for (offer, anchors) in self.anchors.iter_mut().enumerate() {
            anchors.follow(page, offer);
        }
        match page.action() {
            _ if !page.took_place() => {}
            Some(Action::Suspend) => self.suspended = true,
            Some(Action::Reinstate) => self.suspended = false,
            Some(Action::TopUp { .. }) => self.topped_up = true,
            Some(Action::Spend { .. }) => self.last_spend = Some(page.row.at.date()),
            Some(Action::Revoke(Revoked::Offer(offer))) => self.revoked[*offer] = true,
            _ => {}
        }
    }
}

/// The offer that a row wants to activate.
fn attempt(story: &Story, page: &Page<'_>) -> Option<usize> {
    let (offer, mode) = match page.action() {
        Some(Action::RedeemCode { offer, .. }) => (*offer, ActivationMode::Code),
        Some(Action::ReceiveCode { offer, .. }) => (*offer, ActivationMode::Invited),
        Some(Action::Register { offer }) => (*offer, ActivationMode::Register),
        Some(Action::Review { offer, approved: true }) => (*offer, ActivationMode::Reviewed),
        _ => match page.row.event {
            Event::OfferActivated(offer) => return Some(offer.into()),
            _ => return None,
        },
    };
    (story.offers[offer].activation == mode).then_some(offer)
}

/// The stable codes of the account's gates that fail, in the order of the diagnosis.
fn closed_gates(story: &Story, page: &Page<'_>, known: &Known, offer: usize) -> Vec<&'static str> {
    let (met, account) = (&story.offers[offer], &story.account);
    let (terms, date) = (met.in_play(account), page.row.at.date());
    let eligibility = &terms.eligibility;
    let (new, used) = (eligibility.new_advertiser, met.used_before);
    let used = match eligibility.limit.scope {
        LimitScope::Entity => used.entity.max(used.account),
        LimitScope::Account => used.account,
        LimitScope::Code => used.code,
    };
    let windows_bind = matches!(
        met.activation,
        ActivationMode::Code | ActivationMode::Register | ActivationMode::Reviewed
    );
    let window = known.anchors[offer].deadline(&terms.redeem_windows).filter(|_| windows_bind);
    let programmes = &account.programmes;
    let excluded = eligibility.programmes.excluded.iter().any(|name| programmes.contains(name));
    let lacking = eligibility.programmes.required.iter().any(|name| !programmes.contains(name));
    let idle = new.idle_days.zip(known.last_spend);
    let is_new = !(new.never_spent && known.last_spend.is_some())
        && idle.is_none_or(|(days, last)| last.plus_days(days.into()) < date)
        && new
            .account_age_days
            .is_none_or(|days| date <= account.created.date().plus_days(days.into()));
    let payment: PaymentMode = page.before.payment;
    let gates = [
        (known.anchors[offer].activated.is_some(), "already_activated"),
        (known.revoked[offer], "offer_is_over"),
        (window.is_some_and(|(end, _)| end <= page.row.at), "redeem_window_over"),
        (
            met.activation == ActivationMode::Link && account.sign_up == SignUp::Elsewhere,
            "not_by_official_link",
        ),
        (
            eligibility.origins.as_ref().is_some_and(|list| !list.contains(&account.origin)),
            "origin_not_eligible",
        ),
        (excluded || lacking, "programme_not_eligible"),
        (used >= eligibility.limit.max, "limit_reached"),
        (!is_new, "advertiser_not_new"),
        (
            eligibility.countries.as_ref().is_some_and(|list| !list.contains(&account.country)),
            "country_not_eligible",
        ),
        (terms.currency != account.currency, "currency_differs"),
        (known.suspended, "account_suspended"),
        (
            eligibility.payment_modes.as_ref().is_some_and(|modes| !modes.contains(&payment)),
            "payment_mode_not_eligible",
        ),
        // What the account's creation activates cannot wait for a top-up (TT-13).
        (
            eligibility.needs_top_up
                && !known.topped_up
                && !matches!(met.activation, ActivationMode::Automatic | ActivationMode::Link),
            "no_top_up_yet",
        ),
    ];
    gates.into_iter().filter(|(closed, _)| *closed).map(|(_, code)| code).collect()
}

/// Whether a reason is one of the account's gates, the other offers aside.
fn is_of_account(reason: &Reason) -> bool {
    !matches!(
        reason,
        Reason::AnotherOfferEarning { .. }
            | Reason::CodeNeverReceived
            | Reason::CodeForwarded
            | Reason::CodeDiffers
            | Reason::CodeLooksAlike
            | Reason::CodeAlreadyUsed { .. }
    )
}

#[test]
fn an_activation_is_refused_with_every_gate_of_the_account_that_fails_in_their_order() {
    holds_for_all(stories(), |story| {
        let outcome = story.outcome();
        let mut known = Known::of(&story);
        for page in &pages(&story, &outcome) {
            let attempt = attempt(&story, page);
            let without_account = matches!(
                page.row.reasons,
                [Reason::AccountNotCreated { .. }
                    | Reason::AccountClosed { .. }
                    | Reason::OfferNotAttached
                    | Reason::CodeAlreadyReceived { .. }]
            );
            if let Some(offer) = attempt.filter(|_| !without_account) {
                let gates = closed_gates(&story, page, &known, offer);
                let said: Vec<_> = page
                    .row
                    .reasons
                    .iter()
                    .filter(|reason| !page.took_place() && is_of_account(reason))
                    .map(Reason::code)
                    .collect();
                // What was taken back with its only credit was active.
                let is_over =
                    gates.contains(&"already_activated") && said.contains(&"offer_is_over");
                let differs = |code: &&&str| !is_over || **code != "offer_is_over";
                prop_assert_eq!(
                    said.iter().filter(differs).collect::<Vec<_>>(),
                    gates.iter().filter(differs).collect::<Vec<_>>(),
                    "{:?}",
                    page.row
                );
                prop_assert!(!page.took_place() || gates.is_empty());
            }
            known.follow(page);
        }
        Ok(())
    });
}

#[test]
fn an_activation_is_marked_boundary_exactly_on_the_last_date_of_a_window_of_days() {
    holds_for_all(stories(), |story| {
        let outcome = story.outcome();
        let mut known = Known::of(&story);
        for page in &pages(&story, &outcome) {
            if let Some(offer) = activates(page) {
                let met = &story.offers[offer];
                let by_arrival = met.activation == ActivationMode::Invited;
                let window = known.anchors[offer].deadline(&met.offer.redeem_windows);
                let boundary =
                    window.is_some_and(|(_, safe)| !by_arrival && safe < page.row.at.date());
                let verdict = if boundary { Verdict::Boundary } else { Verdict::Accepted };
                prop_assert_eq!(page.row.verdict, verdict, "{:?}", page.row);
            }
            known.follow(page);
        }
        Ok(())
    });
}

#[test]
fn an_offer_that_does_not_stack_is_never_activated_while_another_one_earns() {
    holds_for_all(stories(), |story| {
        let outcome = story.outcome();
        for (offer, standing) in outcome.offers.iter().enumerate() {
            let Some(activated) = standing.activated else { continue };
            if story.offers[offer].offer.stacking == Stacking::Allowed {
                continue;
            }
            for (other, standing) in outcome.offers.iter().enumerate() {
                let was_active = standing.activated.is_some_and(|other| other < activated);
                let at_the_time = standing.states.iter().rfind(|(at, _)| *at < activated);
                let was_earning = at_the_time.is_some_and(|(_, state)| {
                    *state == ad_credit_lab_engine::outcome::State::Earning
                });
                let is_open = standing.earn_by.is_none_or(|deadline| activated < deadline.ends);
                let changes = |(at, _): &(Instant, _)| *at == activated;
                let at_once = standing.states.iter().any(changes);
                let blocks = other != offer && was_active && was_earning && is_open && !at_once;
                prop_assert!(!blocks, "offer {} beside {}", offer, other);
            }
        }
        Ok(())
    });
}
