//! What the accounts of a batch share, from a scenario of the plan.

use ad_credit_lab_engine::Scenario;
use ad_credit_lab_engine::account::PaymentMode;
use ad_credit_lab_engine::calendar::Date;
use ad_credit_lab_engine::money::Money;
use ad_credit_lab_engine::scenario::{Action, Entry, When};

use crate::state::{BatchHead, Edit};

/// What is done so that a file without it fits the scenario.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BatchShare {
    /// The date on which the accounts are made, where it is not the scenario's own.
    pub created: Option<Date>,
    /// Whether each account has money enough from its creation on.
    pub has_money: bool,
    /// The last date of every account's story, where it is not the scenario's own.
    pub until: Option<Date>,
}

impl BatchShare {
    /// What a file needs: accounts that are made before its first row, where the scenario's is made later, and money, where nobody
    /// adds any and the scenario's account pays in advance.
    #[must_use]
    pub fn needed(head: &BatchHead, scenario: &Scenario) -> Self {
        let account = &scenario.account;
        let is_made_there = head.has("account.created");
        let earlier = head.earliest.filter(|earliest| *earliest < account.created.date());
        let is_prepaid = account.payment == PaymentMode::Manual && !head.has("account.payment");
        Self {
            created: earlier.filter(|_| !is_made_there),
            has_money: is_prepaid && !head.tops_up && !is_made_there,
            until: None,
        }
    }
}

/// What all accounts share: of the scenario its offers, its account, its holidays, its end, and what was done about codes and
/// activations; neither its spend plan nor its money, its campaigns or anything else that happened.
#[must_use]
pub fn shared_terms(scenario: &Scenario, share: BatchShare) -> Scenario {
    let moved = share.created.map(|date| Edit::AccountCreated.apply(scenario, &date.to_string()));
    let mut shared = match moved {
        Some(Ok(moved)) => moved,
        _ => scenario.clone(),
    };
    shared.spend_plan = None;
    if let Some(until) = share.until {
        shared.until = Some(until.end().plus_seconds(-1));
    }
    (shared.about, shared.question, shared.expect) = (None, None, None);
    shared.rules.clear();
    shared.entries.retain(|entry| {
        matches!(
            entry.action,
            Action::ReceiveCode { .. }
                | Action::RedeemCode { .. }
                | Action::Register { .. }
                | Action::Review { .. }
        )
    });
    if share.has_money {
        let account = &shared.account;
        let most = account.top_up_limits.map(|limits| limits.most);
        let amount = most.map_or(MUCH, |most| most.min(MUCH));
        let top_up = Entry { at: When::At(account.created), action: Action::TopUp { amount } };
        shared.entries.insert(0, top_up);
    }
    shared
}

/// More than accounts spend: 10,000,000.00 where there are two decimals.
const MUCH: Money = Money::from_minor(1_000_000_000);
