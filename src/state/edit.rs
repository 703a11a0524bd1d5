//! What the Plan room can change about a scenario, each from the text that was typed.

use ad_credit_lab_engine::Scenario;
use ad_credit_lab_engine::calendar::Date;
use ad_credit_lab_engine::money::{AmountError, Currency, Money};
use ad_credit_lab_engine::offer::ActivationMode;
use ad_credit_lab_engine::scenario::{Action, Budget, Entry, SpendPlan, When};

/// An input of the Plan room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edit {
    /// How the offer is activated: `automatic` or `code`.
    Activation,
    /// The date on which the account is made; its clock time stays.
    AccountCreated,
    /// The date on which the code arrives.
    CodeReceived,
    /// The date on which the code is entered.
    CodeRedeemed,
    /// The first date of the spend plan.
    SpendStart,
    /// The spend plan's daily budget.
    DailyBudget,
    /// How many days the spend plan lasts.
    SpendDays,
}

/// Why a text was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is no date from 2000 to 2199.
    NotADate,
    /// It is no amount of this currency.
    NotAnAmount(AmountError, Currency),
    /// It is no whole number from 1 to the most days of a plan.
    NotADayCount,
    /// The offer or the scenario has no such thing to change.
    DoesNotApply,
}

impl Edit {
    /// The name by which the undo log tells steps apart.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Activation => "activation",
            Self::AccountCreated => "account_created",
            Self::CodeReceived => "code_received",
            Self::CodeRedeemed => "code_redeemed",
            Self::SpendStart => "spend_start",
            Self::DailyBudget => "daily_budget",
            Self::SpendDays => "spend_days",
        }
    }

    /// The input's present text; empty where the scenario has no such thing.
    pub fn text(self, scenario: &Scenario) -> String {
        let plan = scenario.spend_plan.as_ref();
        match self {
            Self::Activation => scenario.offers.first().map(|met| met.activation.name().to_owned()),
            Self::AccountCreated => Some(scenario.account.created.date().to_string()),
            Self::CodeReceived => code_date(scenario, CodeStep::Receive),
            Self::CodeRedeemed => code_date(scenario, CodeStep::Redeem),
            Self::SpendStart => plan.map(|plan| plan.start.to_string()),
            Self::DailyBudget => {
                let amount = plan.and_then(|plan| plan.budget.flat());
                amount.map(|amount| plain_amount(amount, scenario.account.currency))
            }
            Self::SpendDays => plan.map(|plan| plan.days.to_string()),
        }
        .unwrap_or_default()
    }

    /// The scenario with this input changed.
    ///
    /// # Errors
    /// Why the text cannot be taken. The scenario then stays as it was.
    pub fn apply(self, scenario: &Scenario, text: &str) -> Result<Scenario, Refusal> {
        let mut scenario = scenario.clone();
        let date = || Date::parse(text).ok_or(Refusal::NotADate);
        match self {
            Self::Activation => return set_activation(scenario, text),
            Self::AccountCreated => {
                let created = scenario.account.created.on(date()?);
                scenario.account.created = created;
                for met in &mut scenario.offers {
                    // No account is activated before it is made.
                    met.activated_at = met.activated_at.map(|at| at.max(created));
                }
            }
            Self::CodeReceived => set_code_date(&mut scenario, CodeStep::Receive, date()?)?,
            Self::CodeRedeemed => set_code_date(&mut scenario, CodeStep::Redeem, date()?)?,
            Self::SpendStart => plan(&mut scenario)?.start = date()?,
            Self::DailyBudget => {
                let currency = scenario.account.currency;
                let amount = currency
                    .parse(text.trim())
                    .map_err(|error| Refusal::NotAnAmount(error, currency))?;
                let plan = plan(&mut scenario)?;
                if plan.budget.flat().is_none() {
                    // One amount for every day would throw away those that were planned.
                    return Err(Refusal::DoesNotApply);
                }
                plan.budget = Budget::Flat(amount);
            }
            Self::SpendDays => {
                let days = text
                    .trim()
                    .parse()
                    .ok()
                    .filter(|days| (1..=SpendPlan::MOST_DAYS).contains(&u32::from(*days)));
                let days = days.ok_or(Refusal::NotADayCount)?;
                let before = scenario.planned_count();
                plan(&mut scenario)?.days = days;
                renumber_hourly(&mut scenario, before);
            }
        }
        Ok(scenario)
    }
}

fn plan(scenario: &mut Scenario) -> Result<&mut SpendPlan, Refusal> {
    scenario.spend_plan.as_mut().ok_or(Refusal::DoesNotApply)
}

/// The amount as one would type it: without decimals that are all zero.
fn plain_amount(amount: Money, currency: Currency) -> String {
    let text = currency.format(amount);
    text.split_once('.')
        .filter(|(_, decimals)| decimals.bytes().all(|byte| byte == b'0'))
        .map_or(text.clone(), |(whole, _)| whole.to_owned())
}

/// The two entries of an activation by code.
#[derive(Clone, Copy)]
enum CodeStep {
    Receive,
    Redeem,
}

impl CodeStep {
    /// Whether an entry is this step for the scenario's first offer.
    fn is(self, entry: &Entry) -> bool {
        match (self, &entry.action) {
            (Self::Receive, Action::ReceiveCode { offer, .. })
            | (Self::Redeem, Action::RedeemCode { offer, .. }) => *offer == 0,
            _ => false,
        }
    }
}

fn code_date(scenario: &Scenario, step: CodeStep) -> Option<String> {
    let entry = scenario.entries.iter().find(|entry| step.is(entry))?;
    Some(scenario.instant(entry.at).date().to_string())
}

/// Moves a step to a date, keeping its clock time. A step that is not there yet comes into being: a code is received before all else,
/// and redeemed right after it was received.
fn set_code_date(scenario: &mut Scenario, step: CodeStep, date: Date) -> Result<(), Refusal> {
    if let Some(entry) = scenario.entries.iter_mut().find(|entry| step.is(entry)) {
        entry.at = match entry.at {
            When::At(instant) => When::At(instant.on(date)),
            When::On(_) => When::On(date),
        };
        return Ok(());
    }
    if scenario.offers.first().is_none_or(|met| met.activation != ActivationMode::Code) {
        return Err(Refusal::DoesNotApply);
    }
    let received = scenario.entries.iter().position(|entry| CodeStep::Receive.is(entry));
    let (position, action) = match step {
        CodeStep::Receive => (0, RECEIVE),
        CodeStep::Redeem => (received.map_or(0, |index| index + 1), REDEEM),
    };
    scenario.entries.insert(position, Entry { at: When::On(date), action });
    renumber_refunds(scenario, |spend| if spend < position { spend } else { spend + 1 });
    Ok(())
}

const RECEIVE: Action = Action::ReceiveCode { offer: 0, code: None, forwarded: false };
const REDEEM: Action = Action::RedeemCode { offer: 0, code: None, admin: true };

/// Changes how the first offer is activated. By code, the code is taken to arrive and to be entered on the day the account is made.
fn set_activation(mut scenario: Scenario, text: &str) -> Result<Scenario, Refusal> {
    let created = scenario.account.created.date();
    let met = scenario.offers.first_mut().ok_or(Refusal::DoesNotApply)?;
    let mode = met
        .offer
        .activation
        .iter()
        .copied()
        .find(|mode| mode.name() == text)
        .ok_or(Refusal::DoesNotApply)?;
    met.activation = mode;
    // These two belong to an automatic activation, and the inputs do not show them.
    (met.attached, met.activated_at) = (true, None);
    remove(&mut scenario, |entry| CodeStep::Receive.is(entry) || CodeStep::Redeem.is(entry));
    if mode == ActivationMode::Code {
        let step = |action| Entry { at: When::On(created), action };
        scenario.entries.splice(0..0, [RECEIVE, REDEEM].map(step));
        renumber_refunds(&mut scenario, |spend| spend + 2);
    }
    Ok(scenario)
}

/// Lets refunds go on naming their spends after entries have come or gone before these.
pub(super) fn renumber_refunds(scenario: &mut Scenario, now: impl Fn(usize) -> usize) {
    for entry in &mut scenario.entries {
        if let Action::Refund { spend, .. } = &mut entry.action {
            *spend = u32::try_from(now(*spend as usize)).unwrap_or(u32::MAX);
        }
    }
}

/// Takes away the refunds of spends that a shorter plan does not make, and lets those of what campaigns spend by themselves, which is
/// numbered after the plan, go on naming it. `before` is how many entries nobody wrote while the plan was another one.
pub(super) fn renumber_hourly(scenario: &mut Scenario, before: usize) {
    let now = scenario.planned_count();
    let plan_ends = scenario.entries.len() + now - scenario.hourly_charge_count();
    let was_of_plan = plan_ends..(plan_ends + before).saturating_sub(now);
    remove(
        scenario,
        |entry| matches!(entry.action, Action::Refund { spend, .. } if was_of_plan.contains(&(spend as usize))),
    );
    let plan_ended = scenario.entries.len() + before - scenario.hourly_charge_count();
    let moved = |spend| if spend < plan_ended { spend } else { spend + now - before };
    renumber_refunds(scenario, moved);
}

/// Takes entries away.
pub(super) fn remove(scenario: &mut Scenario, is_gone: impl Fn(&Entry) -> bool) {
    let gone: Vec<bool> = scenario.entries.iter().map(&is_gone).collect();
    scenario.entries.retain(|entry| !is_gone(entry));
    renumber_refunds(scenario, |spend| {
        spend - gone.iter().take(spend).filter(|is_gone| **is_gone).count()
    });
}
