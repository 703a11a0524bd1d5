//! An offer that the account will meet: which one, and how it meets it.

use crate::signals::*;
use ad_credit_lab_engine::offer::ActivationMode;
use ad_credit_lab_words::say;

use crate::components::draft::{
    Form, MODES, Options, chosen, offer_search, open_terms, ticked, tier_and_rate, typed,
};
use crate::components::{FieldKind, button};
use crate::i18n::use_words;
use crate::markup::Element;
use crate::markup::html::{details, div, fieldset, legend, p, summary};
use crate::state::MOST_OFFERS;

/// All offers of the account, and a button for another one.
pub(super) fn offers(form: Form, all_are_here: RwSignal<Option<bool>>) -> Element {
    let language = use_words().language();
    let count = Memo::new(move |_| form.draft.with(|draft| draft.offers()));
    let list =
        move || (0..count.get()).map(|index| offer(form, index, all_are_here)).collect::<Vec<_>>();
    let add = move || {
        (count.get() < MOST_OFFERS).then(|| {
            button("button", move || {
                // The first that is not there yet: two of the same cannot be met.
                let id = form.draft.with_untracked(|draft| draft.next_offer());
                form.draft.update(|draft| draft.choose_offer(draft.offers(), &id));
            })
            .text(say::set_up_add_offer(language))
        })
    };
    div().class("set-up-offers").live(list).child(div().live(add))
}

fn offer(form: Form, index: usize, all_are_here: RwSignal<Option<bool>>) -> Element {
    let language = use_words().language();
    let place = format!("offers[{index}]");
    let structure = Memo::new(move |_| form.draft.with(|draft| draft.structure(&place)));
    let content = move || {
        // Made anew where something else is asked for, and all signals in it with it.
        structure.with(|_| ());
        untrack(|| {
            let mut parts = offer_search(form, index, all_are_here);
            parts.extend(how_it_is_met(form, index));
            parts.push(open_terms(form, index));
            parts.push(used_before(form, index));
            if form.draft.with(|draft| draft.offers() > 1) {
                let remove = move || {
                    form.draft.update(|draft| draft.remove_offer(index));
                    form.problems.set(Vec::new());
                };
                parts.push(button("button quiet", remove).text(say::set_up_remove_offer(language)));
            }
            parts
        })
    };
    fieldset()
        .class("set-up-part")
        .child(legend().text(say::set_up_offer(language, &(index + 1).to_string())))
        .child(div().class("set-up-part").live(content))
}

/// How it is activated, which tier was chosen, at which rate its amounts are converted, and when its code arrives.
fn how_it_is_met(form: Form, index: usize) -> Vec<Element> {
    let words = use_words();
    let language = words.language();
    let place = |field: &str| format!("offers[{index}].{field}");
    let mut parts = Vec::new();
    form.draft.with(|draft| {
        let modes = draft.modes(index);
        let modes: Options = modes
            .iter()
            .map(|mode| ((*mode).to_owned(), activation_named(language, mode)))
            .collect();
        if modes.len() > 1 {
            parts.push(chosen(form, place("activation"), say::set_up_activation(language), modes));
        }
        if draft.text(&place("activation")) == ActivationMode::Automatic.name() {
            let label = say::set_up_attached(language);
            parts.push(ticked(form, place("attached"), label, true));
        }
        if let Some(entry) = draft.code_entry(index) {
            let code = |field: &str| format!("entries[{entry}].{field}");
            let label = say::set_up_code_at(language);
            parts.push(typed(form, FieldKind::DateTime, code("at"), label, true));
            let label = say::set_up_code(language);
            parts.push(typed(form, FieldKind::Text, code("code"), label, false));
            parts.push(ticked(form, code("forwarded"), say::set_up_forwarded(language), false));
        }
        parts.extend(tier_and_rate(form, draft, index));
    });
    parts
}

/// What a way of activation is called, by its name.
pub(in crate::components) fn activation_named(
    language: &ad_credit_lab_words::Language,
    name: &str,
) -> String {
    let mode = MODES.iter().copied().find(|mode: &ActivationMode| mode.name() == name);
    mode.map_or(name.to_owned(), |mode| ad_credit_lab_words::activation(language, mode))
}

/// How often the offer was used before.
pub(in crate::components) fn used_before(form: Form, index: usize) -> Element {
    let language = use_words().language();
    let number = |field: &str, label: String| {
        let place = format!("offers[{index}].used_before.{field}");
        typed(form, FieldKind::Whole, place, label, false)
    };
    details()
        .class("set-up-more")
        .child(summary().text(say::set_up_used_before(language)))
        .child(p().class("quiet").text(say::set_up_used_hint(language)))
        .child(number("entity", say::set_up_used_entity(language)))
        .child(number("account", say::set_up_used_account(language)))
        .child(number("code", say::set_up_used_code(language)))
}
