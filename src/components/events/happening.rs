//! What a trainer can let happen to an account, and what of it makes sense where the account stands.

use ad_credit_lab_engine::account::PaymentMode;
use ad_credit_lab_engine::offer::{ActivationMode, Anchor, Requirement, TriggerKind, Window};
use ad_credit_lab_engine::outcome::Standing;

use crate::state::Run;

/// The kinds of entries, in the order in which they are shown.
pub(super) const HAPPENINGS: [&str; 19] = [
    "receive_code",
    "register",
    "review",
    "ads_shown",
    "do_action",
    "approve_campaign",
    "violation",
    "suspend",
    "reinstate",
    "revoke",
    "refund",
    "bill",
    "pay",
    "fail_payment",
    "change_tax",
    "change_billing",
    "grant_credit",
    "transfer_cash",
    "close_account",
];

/// Whether something would make a difference to an account as it stands, so that it is shown at once.
pub(super) fn makes_sense(run: &Run, kind: &str) -> bool {
    let outcome = run.outcome();
    let offers = &run.scenario().offers;
    let activates = |modes: &[ActivationMode]| {
        let met = offers.iter().zip(&outcome.offers);
        met.into_iter().any(|(met, now)| modes.contains(&met.activation) && now.activated.is_none())
    };
    let is_good = outcome.standing == Standing::Good;
    let is_billed = outcome.payment != PaymentMode::Manual;
    match kind {
        "receive_code" => activates(&[ActivationMode::Code, ActivationMode::Invited]),
        "register" => activates(&[ActivationMode::Register]),
        "review" => activates(&[ActivationMode::Reviewed]),
        "ads_shown" => offers.iter().any(|met| {
            let windows = met.offer.redeem_windows.iter().chain(&met.offer.earning_windows);
            let mut windows = windows.filter_map(|window| match window {
                Window::Days { from, .. } => Some(*from),
                _ => None,
            });
            windows.any(|from| from == Anchor::FirstImpression)
        }),
        "do_action" => offers.iter().any(|met| met.offer.trigger == TriggerKind::Action),
        "approve_campaign" => outcome.campaigns.iter().any(|campaign| !campaign.approved),
        "violation" | "suspend" => is_good,
        "reinstate" => matches!(outcome.standing, Standing::Suspended(_)),
        "revoke" => !revocable(run).is_empty(),
        "refund" => {
            let ledger = &outcome.ledger;
            ledger.cash_on_ads().is_positive() || ledger.unpaid().net.is_positive()
        }
        "bill" | "pay" | "fail_payment" => is_billed,
        "change_tax" => is_good,
        _ => false,
    }
}

/// What the network can take back: offers by their index, credits by their ids.
pub(super) fn revocable(run: &Run) -> Vec<Result<usize, &str>> {
    let outcome = run.outcome();
    let is_open = |offer: &usize| outcome.offers[*offer].activated.is_some();
    let offers = (0..outcome.offers.len()).filter(is_open).map(Ok);
    let credits = outcome.credits.iter().filter(|credit| credit.end.is_none());
    offers.chain(credits.map(|credit| Err(credit.id.as_str()))).collect()
}

/// What the offers of an account ask to be done, each once.
pub(super) fn actions(run: &Run) -> Vec<&str> {
    let mut actions: Vec<&str> = Vec::new();
    for tier in run.scenario().offers.iter().flat_map(|met| &met.offer.tiers) {
        if let Requirement::Action(action) = &tier.requirement
            && !actions.contains(&action.as_str())
        {
            actions.push(action);
        }
    }
    actions
}
