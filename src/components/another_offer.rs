//! Another published offer for what a scenario spends: chosen, completed where its source leaves something open, and handed on.

use std::rc::Rc;

use ad_credit_lab_engine::Scenario;
use ad_credit_lab_words::{offer_title, say};

use super::draft::{
    Form, bring, offer_card, open_terms, search_place, search_toggle, tier_and_rate,
};
use super::{button, show_first_mistake};
use crate::i18n::use_words;
use crate::markup::html::{div, li, p, ul};
use crate::markup::{Element, Handle};
use crate::signals::*;
use crate::state::{Draft, Run};

/// The search for an offer that takes the place of the first one of `run`, and what its source leaves open. `take` gets the scenario with
/// it, named after the offer, once all is answered; `leave` is for somebody who wants none.
pub fn another_offer(
    run: Memo<Run>,
    take: impl Fn(Scenario) + 'static,
    leave: impl Fn() + Clone + 'static,
) -> Element {
    let language = use_words().language();
    let now = move || run.with(|run| Draft::of_plan(run.scenario()));
    let form = Form {
        draft: RwSignal::new(untrack(now)),
        problems: RwSignal::new(Vec::new()),
        plan: None,
    };
    let chosen = RwSignal::new(None::<String>);
    let all_are_here = RwSignal::new(None);
    bring(all_are_here);
    // What was chosen is held against the scenario as it is now, whatever is changed meanwhile.
    Effect::new(move |before: Option<()>| {
        run.track();
        if before.is_some() {
            let mut draft = untrack(now);
            if let Some(id) = chosen.get_untracked() {
                draft.choose_offer(0, &id);
            }
            form.draft.set(draft);
            form.problems.set(Vec::new());
        }
    });
    let first = form.draft.with_untracked(|draft| draft.offer_id(0));
    Effect::new(move |_| {
        let id = form.draft.with(|draft| draft.offer_id(0));
        if chosen.with_untracked(|chosen| chosen.as_ref().unwrap_or(&first) != &id) {
            chosen.set(Some(id));
        }
    });
    let place = Handle::default();
    let (of_the_form, take) = (place.clone(), Rc::new(take));
    let structure = Memo::new(move |_| form.draft.with(|draft| draft.structure("offers")));
    let is_first = RwSignal::new(true);
    let content = move || {
        structure.with(|_| ());
        let is_chosen = chosen.with(Option::is_some);
        untrack(|| {
            let searching = RwSignal::new(is_first.get_untracked());
            is_first.update_untracked(|is_first| *is_first = false);
            let text = if is_chosen {
                say::set_up_search(language)
            } else {
                say::compare_choose_offer(language)
            };
            let toggle = search_toggle(form, 0, searching, "button", text);
            let mut parts: Vec<_> = is_chosen.then(|| offer_card(form, 0)).into_iter().collect();
            parts.push(div().class("actions").child(toggle));
            parts.extend(search_place(form, 0, searching, all_are_here));
            if is_chosen {
                form.draft.with(|draft| parts.extend(tier_and_rate(form, draft, 0)));
                parts.push(open_terms(form, 0));
            }
            parts
        })
    };
    let elsewhere = move || {
        form.problems.track();
        form.mistakes_elsewhere().into_iter().map(|line| li().text(line)).collect::<Vec<_>>()
    };
    let add = move || match form.draft.with_untracked(Draft::read) {
        Ok(mut scenario) => {
            let offer = &scenario.offers[0].offer;
            scenario.name = offer_title(language, &offer.title, offer.source.grade);
            take(scenario);
        }
        Err(problems) => {
            form.problems.set(problems);
            show_first_mistake(&of_the_form);
        }
    };
    let hint =
        move || say::compare_other_hint(language, &run.with(|run| run.scenario().name.clone()));
    let add = button("button primary", add)
        .live_hidden(move || chosen.with(Option::is_none))
        .text(say::compare_add(language));
    let cancel = button("button", leave).text(say::compare_cancel(language));
    div()
        .class("another-offer")
        .keep_in(&place)
        .child(p().live_text(hint))
        .child(div().class("input-rows").live(content))
        .child(ul().class("notes").attribute("role", "alert").live(elsewhere))
        .child(div().class("actions").child(add).child(cancel))
}
