//! The question, which reads as a sentence where it can.

use ad_credit_lab_engine::plan::goal::Find;
use ad_credit_lab_words::{Language, say};

use super::asked::{Asked, FINDS, has_budget, has_date, has_tier};
use crate::components::{Entered, FieldKind, entry_check, entry_choice, entry_field, panel};
use crate::i18n::use_words;
use crate::markup::Element;
use crate::markup::html::{self, div, p};
use crate::signals::*;

/// The form. It needs no button: its question is asked as soon as it can be taken.
pub(super) fn form(asked: Asked) -> Element {
    let language = use_words().language();
    let finds =
        FINDS.map(|find| (find.name().to_owned(), name(language, find))).into_iter().collect();
    let find = entry_choice("goal-find", say::goal_find(language), asked.find, finds);
    let shown = move |is_its: fn(Find) -> bool| {
        div().class("goal-input").live_hidden(move || !is_its(asked.wanted()))
    };
    // What sets no limit is not printed.
    let unless_empty = |place: Element, entered: Entered| {
        let is_empty = move || entered.text.with(|text| text.trim().is_empty());
        place.live_attribute("data-empty", move || is_empty().then_some(""))
    };
    let by = entry_field("goal-by", FieldKind::Date, say::goal_by(language), asked.by);
    let by = unless_empty(shown(has_date), asked.by).child(by);
    let most = unless_empty(shown(has_budget), asked.most).live(move || {
        let label = say::goal_most(language, asked.currency.get().code());
        [entry_field("goal-most", FieldKind::Amount, label, asked.most)]
    });
    let offer = div().class("goal-input");
    let offer = one_of(offer, "goal-offer", say::goal_offer(language), asked.offer, asked.offers);
    let tier =
        one_of(shown(has_tier), "goal-tier", say::goal_tier(language), asked.tier, asked.tiers);
    let whole = div()
        .class("goal-input")
        .live_hidden(move || !has_budget(asked.wanted()) || asked.currency.get().digits() == 0);
    let whole = whole.live(move || {
        let label = say::goal_whole(language, asked.currency.get().code());
        [entry_check(label, asked.whole)]
    });
    let sentence = html::form()
        .class("goal-sentence")
        // There is nothing to send.
        .on("submit", |event: web_sys::Event| event.prevent_default())
        .child(find)
        .child(offer)
        .child(tier)
        .child(by)
        .child(most)
        .child(whole);
    let means = p()
        .class("goal-means")
        .attribute("aria-live", "polite")
        .live_text(move || meaning(language, asked.wanted()));
    panel("panel goal", "goal-heading", say::goal_heading(language))
        .child(sentence)
        .child(means)
        .child(p().class("quiet goal-optional").text(say::goal_optional(language)))
}

/// A choice in its place, only where there is something to choose from.
fn one_of(
    place: Element,
    id: &'static str,
    label: String,
    entered: Entered,
    options: Memo<Vec<(String, String)>>,
) -> Element {
    place.live(move || {
        let options = options.get();
        let is_known =
            options.iter().any(|(value, _)| entered.text.with_untracked(|text| text == value));
        let is_choice = options.len() > 1;
        if let Some((first, _)) = options.first().filter(|_| is_choice && !is_known) {
            entered.text.set(first.clone());
        }
        is_choice.then(|| entry_choice(id, label.clone(), entered, options))
    })
}

/// What is looked for, in a few words.
pub(super) fn name(language: &Language, find: Find) -> String {
    match find {
        Find::DailyBudget => say::goal_daily_budget(language),
        Find::Activation => say::goal_activation(language),
        Find::Start => say::goal_start(language),
        Find::UseUpCredit => say::goal_use_up_credit(language),
        Find::MostCredit => say::goal_most_credit(language),
    }
}

fn meaning(language: &Language, find: Find) -> String {
    match find {
        Find::DailyBudget => say::goal_daily_budget_means(language),
        Find::Activation => say::goal_activation_means(language),
        Find::Start => say::goal_start_means(language),
        Find::UseUpCredit => say::goal_use_up_credit_means(language),
        Find::MostCredit => say::goal_most_credit_means(language),
    }
}
