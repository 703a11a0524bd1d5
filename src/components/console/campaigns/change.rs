//! The dialogs in which a campaign's daily budget is changed, or it spends by hand.

use crate::signals::*;
use ad_credit_lab_engine::money::Money;
use ad_credit_lab_engine::scenario::{Action, Campaign};
use ad_credit_lab_words::say;

use crate::components::console::amount_form::AmountForm;
use crate::components::console::reply::when_taken;
use crate::components::{dialog, open_while};
use crate::i18n::use_words;
use crate::markup::Element;
use crate::markup::html::p;
use crate::state::use_practice;

/// What is to be done with a campaign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Change {
    /// Its daily budget becomes another one than this.
    Budget(Campaign, Option<Money>),
    /// It spends something now.
    Spend(Campaign),
}

impl Change {
    fn campaign(&self) -> &Campaign {
        match self {
            Self::Budget(campaign, _) | Self::Spend(campaign) => campaign,
        }
    }
}

/// The dialog, while something is to be changed. It goes once that is done.
pub(super) fn change_dialog(changing: RwSignal<Option<Change>>) -> Element {
    let practice = use_practice();
    let language = use_words().language();
    let open = open_while(changing);
    when_taken(is_change, move || open.set(false));
    let heading = move || {
        let name =
            changing.with(|change| change.as_ref().map(|it| it.campaign().name().to_owned()));
        name.unwrap_or_default()
    };
    let content = move || {
        let currency = practice.run.with_untracked(|run| run.scenario().account.currency);
        let (code, Some(change)) = (currency.code(), changing.get()) else { return Vec::new() };
        match change {
            Change::Budget(campaign, budget) => {
                let form = AmountForm {
                    id: "campaign-budget",
                    label: say::campaigns_budget_of(language, code),
                    send: say::campaigns_change_budget(language),
                    text: budget.map(|budget| currency.format(budget)).unwrap_or_default(),
                    act: move |daily_budget| {
                        let campaign = campaign.clone();
                        Some(Action::ChangeBudget { campaign, daily_budget })
                    },
                    is_its: is_change,
                };
                let hint = p().class("quiet").text(say::campaigns_budget_hint(language));
                vec![form.view(), hint]
            }
            Change::Spend(campaign) => {
                let form = AmountForm {
                    id: "campaign-spend",
                    label: say::campaigns_spend_of(language, code),
                    send: say::campaigns_spend(language),
                    text: String::new(),
                    act: move |amount: Option<Money>| {
                        let campaign = campaign.clone();
                        let spend = |amount| Action::Spend { campaign, amount, purpose: None };
                        amount.map(spend)
                    },
                    is_its: is_change,
                };
                vec![form.view()]
            }
        }
    };
    dialog(open, "change-heading", heading, content)
}

fn is_change(act: &Action) -> bool {
    matches!(act, Action::ChangeBudget { .. } | Action::Spend { .. })
}
