//! The picker of campaigns: a search, a check box for each, a counter, and Confirm.

use crate::signals::*;
use ad_credit_lab_engine::scenario::Campaign;
use ad_credit_lab_words::{Format, say};

use crate::components::{Entered, FieldKind, button, check, entry_field};
use crate::i18n::{small_letters, use_words};
use crate::markup::Element;
use crate::markup::html::{self, div, form, p};
use crate::state::{Menu, assigning, use_practice};

/// The picker for the credit with this index, which begins with the campaigns that it has. `leave` closes it.
pub(super) fn picker(menu: Memo<Menu>, index: usize, leave: impl FnMut() + 'static) -> Element {
    let practice = use_practice();
    let words = use_words();
    let language = words.language();
    let search = Entered::new("");
    let has = practice.run.with_untracked(|run| {
        run.outcome().credits.get(index).map(|credit| credit.campaigns.clone())
    });
    let ticked = RwSignal::new(has.unwrap_or_default());
    let actions = move || {
        let admin = practice.is_admin();
        practice.run.with(|run| match run.outcome().credits.get(index) {
            Some(credit) => ticked.with(|ticked| assigning(credit, ticked, admin)),
            None => Vec::new(),
        })
    };
    let is_same = Memo::new(move |_| actions().is_empty());
    let boxes = move || {
        let wanted = small_letters(search.text.get().trim());
        let names = practice.run.with(|run| {
            let known = run.outcome().campaigns.iter().map(|known| known.campaign.clone());
            let mut names: Vec<_> = known.collect();
            let credit = run.outcome().credits.get(index);
            for assigned in credit.iter().flat_map(|credit| &credit.campaigns) {
                if !names.contains(assigned) {
                    names.push(assigned.clone());
                }
            }
            names
        });
        let found: Vec<_> = names
            .iter()
            .filter(|campaign| small_letters(campaign.name()).contains(&wanted))
            .map(|campaign| check_box(campaign.clone(), ticked))
            .collect();
        if found.is_empty() {
            let text = if names.is_empty() {
                say::picker_no_campaign(language)
            } else {
                say::picker_none_found(language)
            };
            return vec![p().class("quiet").text(text)];
        }
        found
    };
    let counter = move || {
        let run = practice.run.get();
        let figures = words.figures(run.scenario().account.currency);
        let limit = run.outcome().credits.get(index).and_then(|credit| credit.assign_limit);
        let count = ticked.with(Vec::len);
        let text = figures.whole(i64::try_from(count).unwrap_or(i64::MAX));
        match limit {
            Some(limit) => say::assign_counter(language, &text, &figures.whole(limit.into())),
            None => say::assign_counter_open(language, &text),
        }
    };
    let confirm = move |event: web_sys::Event| {
        event.prevent_default();
        practice.act(actions());
    };
    let confirm_button = html::button()
        .attribute("type", "submit")
        .class("button primary")
        .live_attribute("aria-disabled", move || is_same.get().then_some("true"))
        .live_text(move || menu.get().label("confirm"));
    form()
        .class("picker")
        .on("submit", confirm)
        .child(entry_field("picker-search", FieldKind::Text, say::picker_search(language), search))
        .child(
            div()
                .class("picker-list")
                .attribute("role", "group")
                .attribute("aria-label", say::assign_campaigns(language))
                .live(boxes),
        )
        .child(p().class("counter").attribute("aria-live", "polite").live_text(counter))
        .child(
            div()
                .class("actions")
                .child(confirm_button)
                .child(button("button", leave).text(say::picker_leave(language))),
        )
}

fn check_box(campaign: Campaign, ticked: RwSignal<Vec<Campaign>>) -> Element {
    let own = campaign.clone();
    let change = move || {
        ticked.update(|ticked| match ticked.iter().position(|other| *other == campaign) {
            Some(at) => {
                ticked.remove(at);
            }
            None => ticked.push(campaign.clone()),
        });
    };
    let is_ticked = {
        let own = own.clone();
        move || ticked.with(|ticked| ticked.contains(&own))
    };
    check(own.name().to_owned(), is_ticked, change)
}
