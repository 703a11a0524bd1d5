//! Single inputs of the Plan room, by name: what changes one of them from outside its field, as an answer that is applied.

use ad_credit_lab_engine::input::Fault;
use ad_credit_lab_engine::{Node, Problem, Scenario};

use super::Draft;

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
        let draft = Draft::of_plan(scenario);
        let Some(place) = self.place(&draft) else { return String::new() };
        if self.is_date() { draft.date(&place) } else { draft.text(&place) }
    }

    /// The scenario with this input changed.
    ///
    /// # Errors
    /// Every mistake with its place. The scenario then stays as it was.
    pub fn apply(self, scenario: &Scenario, text: &str) -> Result<Scenario, Vec<Problem>> {
        let mut draft = Draft::of_plan(scenario);
        let Some(place) = self.place(&draft).filter(|place| draft.has(place)) else {
            // Amounts that differ from day to day, say, cannot be made one without their being thrown away.
            return Err(vec![Problem { place: self.label().to_owned(), fault: Fault::Missing }]);
        };
        let text = text.trim();
        if self == Self::Activation && !draft.modes(0).contains(&text) {
            return Err(vec![Problem { place, fault: Fault::ModeNotOffered }]);
        }
        let node = match self {
            Self::SpendDays => text.parse().map_or_else(|_| Node::text(text), Node::Whole),
            _ if self.is_date() => draft.with_date(&place, text),
            _ => Node::text(text),
        };
        draft.put(&place, Some(node));
        draft.read()
    }

    /// Where the input stands in the scenario.
    fn place(self, draft: &Draft) -> Option<String> {
        let code = |kind| {
            let is_by_code = draft.text("offers[0].activation") == "code";
            let entry = draft.activating_entry(kind).filter(|_| is_by_code)?;
            Some(format!("entries[{entry}].at"))
        };
        let known = match self {
            Self::Activation => "offers[0].activation",
            Self::AccountCreated => "account.created",
            Self::CodeReceived => return code("receive_code"),
            Self::CodeRedeemed => return code("redeem_code"),
            Self::SpendStart => "spend_plan.start",
            Self::DailyBudget => "spend_plan.daily_budget",
            Self::SpendDays => "spend_plan.days",
        };
        Some(known.to_owned())
    }

    const fn is_date(self) -> bool {
        !matches!(self, Self::Activation | Self::DailyBudget | Self::SpendDays)
    }
}
