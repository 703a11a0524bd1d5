//! Campaigns: what runs, what it spends, and by hand what the clock would do.

mod change;
mod create;

use crate::signals::*;
use ad_credit_lab_engine::money::Money;
use ad_credit_lab_engine::outcome::CampaignOutcome;
use ad_credit_lab_engine::scenario::Action;
use ad_credit_lab_words::{reason, say};

use super::SCREEN_HEADING;
use super::reply::refusals;
use crate::components::{Column, Line, button, listing, rule_mark, why_mark};
use crate::i18n::use_words;
use crate::markup::Element;
use crate::markup::html::{div, h2, header, p, small, span, td, th};
use crate::state::{Asked, Delivery, Menu, Run, use_practice};
use change::{Change, change_dialog};
use create::create_dialog;

/// The screen.
pub(super) fn campaigns(menu: Memo<Menu>) -> Element {
    let practice = use_practice();
    let language = use_words().language();
    let creating = RwSignal::new(false);
    let changing = RwSignal::new(None);
    let create = move || {
        button("button primary", move || creating.set(true))
            .attribute("aria-haspopup", "dialog")
            .text(say::campaigns_create(language))
    };
    let heading = h2()
        .id(SCREEN_HEADING)
        .attribute("tabindex", "-1")
        .live_text(move || menu.get().label("campaigns"));
    let list = move || {
        let run = practice.run.get();
        let campaigns = &run.outcome().campaigns;
        if campaigns.is_empty() {
            return vec![p().class("empty").text(say::campaigns_none(language))];
        }
        let lines = campaigns.iter().enumerate();
        let lines = lines.map(|(index, campaign)| line(&run, index, campaign, changing));
        let columns = [
            Column::words(say::campaigns_name(language)),
            Column::words(say::campaigns_state(language)),
            Column::figures(say::campaigns_budget(language)),
            Column::figures(say::campaigns_spent(language)),
            Column::words(say::campaigns_do(language)),
        ];
        vec![listing(menu.get().label("campaigns").to_owned(), &columns, lines.collect())]
    };
    let is_its = |act: &Action| {
        matches!(
            act,
            Action::PauseCampaign { .. }
                | Action::ResumeCampaign { .. }
                | Action::ApproveCampaign { .. }
        )
    };
    div()
        .class("screen")
        .child(header().class("screen-head").child(heading).child(create()))
        .child(div().live(list))
        .child(refusals(is_its, move || menu.get().label("campaigns").to_owned()))
        .child(create_dialog(creating))
        .child(change_dialog(changing))
}

fn line(
    run: &Run,
    index: usize,
    campaign: &CampaignOutcome,
    changing: RwSignal<Option<Change>>,
) -> Line {
    let words = use_words();
    let language = words.language();
    let figures = words.figures(run.scenario().account.currency);
    let name = campaign.campaign.name().to_owned();
    let delivery = Delivery::of(run, campaign);
    let (class, text) = match delivery {
        Delivery::WaitsForApproval => ("waiting", say::campaigns_waiting(language)),
        Delivery::Paused => ("paused", say::campaigns_paused(language)),
        Delivery::Stopped(_) => ("stopped", say::campaigns_stopped(language)),
        Delivery::Running => ("running", say::campaigns_running(language)),
        Delivery::ByHand => ("by-hand", say::campaigns_by_hand(language)),
    };
    let because = match delivery {
        Delivery::Stopped(given) => Some(
            p().class("quiet")
                .text(reason(language, &figures, &given))
                .text(" ")
                .child(rule_mark(given.rule())),
        ),
        _ => None,
    };
    let chip = span().class(format!("state-chip campaign-{class}")).text(text);
    let state =
        td().child(chip).text(" ").child(why_mark(Asked::Campaign(index), &name)).children(because);
    let amount = |amount: Money| td().text(figures.exact_money(amount));
    let budget = match campaign.daily_budget {
        Some(budget) => amount(budget),
        None => td().text(say::campaigns_no_budget(language)),
    };
    let by_credit = campaign.paid_by_credit;
    let by_credit = by_credit.is_positive().then(|| {
        let text = say::journal_paid_by(language, &figures.exact_money(by_credit));
        p().child(small().text(text))
    });
    let cells = vec![
        th().attribute("scope", "row").text(name),
        state,
        budget,
        td().child(p().text(figures.exact_money(campaign.spent))).children(by_credit),
        td().child(acts(campaign, changing)),
    ];
    Line { class: "", cells }
}

/// What can be done with a campaign.
fn acts(campaign: &CampaignOutcome, changing: RwSignal<Option<Change>>) -> Element {
    let practice = use_practice();
    let language = use_words().language();
    let name = campaign.campaign.name().to_owned();
    let place = |button: Element, text: String| {
        let label = say::campaigns_act_on(language, &text, &name);
        button.attribute("aria-label", label).text(text)
    };
    let act = |act: Action, text: String| {
        place(button("button", move || practice.act(vec![act.clone()])), text)
    };
    let open = |change: Change, text: String| {
        let button = button("button", move || changing.set(Some(change.clone())));
        place(button.attribute("aria-haspopup", "dialog"), text)
    };
    let campaign_named = || campaign.campaign.clone();
    let run = if campaign.paused {
        act(Action::ResumeCampaign { campaign: campaign_named() }, say::campaigns_resume(language))
    } else {
        act(Action::PauseCampaign { campaign: campaign_named() }, say::campaigns_pause(language))
    };
    let budget = campaign.is_set_up.then(|| {
        let change = Change::Budget(campaign_named(), campaign.daily_budget);
        open(change, say::campaigns_change_budget(language))
    });
    let approve = (!campaign.approved).then(|| {
        act(
            Action::ApproveCampaign { campaign: campaign_named() },
            say::campaigns_approve(language),
        )
    });
    div()
        .class("actions")
        .child(run)
        .children(budget)
        .child(open(Change::Spend(campaign_named()), say::campaigns_spend(language)))
        .children(approve)
}
