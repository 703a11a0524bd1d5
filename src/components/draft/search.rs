//! Choosing an offer among those that are published.

use crate::signals::*;
use ad_credit_lab_engine::money::Currency;
use ad_credit_lab_engine::{Node, PublishedOffer};
use ad_credit_lab_words::{offer_title, say, seen, term};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;

use super::form::Form;
use super::terms::tier_text;
use crate::components::{Entered, FieldKind, button, entry_choice, entry_field};
use crate::i18n::{Named, small_letters, use_words, with_names};
use crate::markup::Element;
use crate::markup::html::{div, li, p, span, strong, ul};
use crate::state::{bring_all_offers, catalogue};

/// The offer that is chosen, and a search for another one, which is there once it is asked for.
pub(in crate::components) fn offer_search(
    form: Form,
    index: usize,
    all_are_here: RwSignal<Option<bool>>,
) -> Vec<Element> {
    let searching = RwSignal::new(false);
    let text = say::set_up_search(use_words().language());
    let toggle = search_toggle(form, index, searching, "button", text);
    let [mistake, search] = search_place(form, index, searching, all_are_here);
    vec![offer_card(form, index), toggle, mistake, search]
}

/// What is known of the offer that is chosen.
pub(in crate::components) fn offer_card(form: Form, index: usize) -> Element {
    let chosen = form.draft.with(|draft| draft.published(index));
    div().class("set-up-chosen").children(chosen.into_iter().flat_map(about))
}

/// The button that asks for the search.
pub(in crate::components) fn search_toggle(
    form: Form,
    index: usize,
    searching: RwSignal<bool>,
    class: &'static str,
    text: String,
) -> Element {
    button(class, move || searching.update(|searching| *searching = !*searching))
        .id(form.id_of(&format!("offers[{index}].offer")))
        .live_attribute("aria-expanded", move || {
            Some(if searching.get() { "true" } else { "false" })
        })
        .on("keydown", leave_search(form, index, searching))
        .text(text)
}

/// What is wrong with the choice, and the search while it is asked for.
pub(in crate::components) fn search_place(
    form: Form,
    index: usize,
    searching: RwSignal<bool>,
    all_are_here: RwSignal<Option<bool>>,
) -> [Element; 2] {
    let search = move || {
        if searching.get() { untrack(|| search(form, index, all_are_here)) } else { Vec::new() }
    };
    let place = format!("offers[{index}].offer");
    let mistake = p()
        .class("field-error")
        .attribute("aria-live", "polite")
        .live_text(move || form.mistake(&place).unwrap_or_default());
    let leave = leave_search(form, index, searching);
    [mistake, div().class("set-up-search").on("keydown", leave).live(search)]
}

/// Escape leaves the search, and only outside it the whole form.
fn leave_search(
    form: Form,
    index: usize,
    searching: RwSignal<bool>,
) -> impl Fn(web_sys::KeyboardEvent) {
    let own = form.id_of(&format!("offers[{index}].offer"));
    move |event| {
        if event.key() == "Escape" && searching.get_untracked() {
            event.prevent_default();
            searching.set(false);
            focus_when_there(own.clone());
        }
    }
}

/// Fetches the offers that are not here yet.
pub(in crate::components) fn bring(all_are_here: RwSignal<Option<bool>>) {
    if all_are_here.get_untracked() != Some(true) {
        all_are_here.set(None);
        spawn_local(async move { all_are_here.set(Some(bring_all_offers().await)) });
    }
}

fn search(form: Form, index: usize, all_are_here: RwSignal<Option<bool>>) -> Vec<Element> {
    let language = use_words().language();
    let [text, network, country] = [(); 3].map(|()| Entered::new(""));
    // Each offer has a search of its own, and ids must be the only ones on the page.
    let ids = match index {
        _ if form.plan.is_some() => {
            ["plan-search-text", "plan-search-network", "plan-search-country"]
        }
        0 => ["search-text-1", "search-network-1", "search-country-1"],
        1 => ["search-text-2", "search-network-2", "search-country-2"],
        _ => ["search-text-3", "search-network-3", "search-country-3"],
    };
    let filters = move || {
        all_are_here.track();
        let mut networks: Vec<&str> = Vec::new();
        let mut countries: Vec<&str> = Vec::new();
        for published in catalogue().offers() {
            note(&mut networks, &published.network);
            for country in countries_of(published) {
                note(&mut countries, country);
            }
        }
        let any = |text: String| vec![(String::new(), text)];
        let mut network_options = any(say::set_up_any_network(language));
        let networks = networks.into_iter().map(|name| (name.to_owned(), name.to_owned()));
        network_options.extend(networks);
        let mut country_options = any(say::set_up_any_country(language));
        country_options.extend(with_names(language, Named::Countries, countries.into_iter()));
        let [text_label, network_label, country_label] = [
            say::set_up_search_text(language),
            say::set_up_network(language),
            say::set_up_offer_country(language),
        ];
        vec![
            entry_field(ids[0], FieldKind::Text, text_label, text),
            entry_choice(ids[1], network_label, network, network_options),
            entry_choice(ids[2], country_label, country, country_options),
        ]
    };
    let found = move || {
        all_are_here.track();
        let words = small_letters(&text.text.get());
        let (network, country) = (network.text.get(), country.text.get());
        // With another offer the search is another one, so that this one needs not follow it.
        let place = format!("offers[{index}].offer");
        let now = form.draft.with_untracked(|draft| draft.text(&place));
        let is_found = |published: &&PublishedOffer| {
            let countries = countries_of(published);
            (network.is_empty() || published.network == network)
                // An offer that names no country holds in each.
                && (country.is_empty() || countries.is_empty() || countries.contains(&country.as_str()))
                && words.split_whitespace().all(|word| has(published, word))
        };
        let found: Vec<_> = catalogue().offers().iter().filter(is_found).collect();
        if found.is_empty() {
            return vec![p().text(say::set_up_none_found(language))];
        }
        let results = found.into_iter().map(|published| {
            let id = published.id.as_str();
            let choose = button("set-up-result", move || choose(form, index, id))
                .attribute("aria-pressed", if id == now { "true" } else { "false" });
            li().child(choose.children(about(published)))
        });
        vec![ul().class("set-up-results").children(results)]
    };
    let status = move || match all_are_here.get() {
        None => say::set_up_offers_coming(language),
        Some(false) => say::set_up_offers_missing(language),
        Some(true) => String::new(),
    };
    vec![
        div().class("set-up-filters").live(filters),
        p().class("quiet").attribute("role", "status").live_text(status),
        div().live(found),
    ]
}

/// Takes an offer. The search goes, and the button with which it was asked for has the focus again.
fn choose(form: Form, index: usize, id: &'static str) {
    let place = format!("offers[{index}]");
    form.change(&place, |draft| draft.choose_offer(index, id));
    focus_when_there(form.id_of(&format!("{place}.offer")));
}

/// Gives the focus to an element, once what was just changed is on the page.
pub(in crate::components) fn focus_when_there(id: String) {
    request_animation_frame(move || {
        let element = document().get_element_by_id(&id);
        if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
            // What cannot have the focus leaves it where it is.
            let _ = element.focus();
        }
    });
}

/// What an offer is called, what it asks and gives, where it was read, and what its source does not say.
fn about(published: &PublishedOffer) -> Vec<Element> {
    let words = use_words();
    let language = words.language();
    let title = offer_title(language, &published.title, published.source.grade);
    let file = published.file();
    let own = file.get("currency").and_then(Node::as_text).and_then(Currency::from_code);
    let figures = own.map(|own| words.figures(own));
    let tiers = match file.get("tiers") {
        Some(Node::List(tiers)) => tiers.as_slice(),
        _ => &[],
    };
    let trigger = file.get("trigger").and_then(|trigger| trigger.get("kind"));
    let trigger = trigger.and_then(Node::as_text).unwrap_or_default();
    let tiers = tiers.iter().map(|tier| {
        span().class("set-up-line").text(tier_text(figures.as_ref(), trigger, Some(tier)))
    });
    // Only a date is written in the browser's way, for which any currency will do.
    let dates = Currency::from_code("USD").map(|any| words.figures(any));
    let source = dates.map(|dates| {
        let seen = seen(language, &dates, published.source.seen);
        let grade = published.source.grade.name();
        let network = &published.network;
        let text = say::plan_offer_source(language, &seen, grade, network, &published.source.name);
        span().class("set-up-line quiet").text(text)
    });
    let unknown: Vec<String> = published.unknown.iter().map(|one| term(language, *one)).collect();
    let unknown = (!unknown.is_empty()).then(|| {
        let text = say::set_up_not_said(language, &unknown.join(", "));
        span().class("set-up-line quiet").text(text)
    });
    let title = span().class("set-up-line").child(strong().text(title));
    [title].into_iter().chain(tiers).chain(source).chain(unknown).collect()
}

/// Whether what can be read of an offer has a word.
fn has(published: &PublishedOffer, word: &str) -> bool {
    let texts = [&published.title, &published.network, &published.source.name, &published.id];
    texts.iter().any(|text| small_letters(text).contains(word))
}

/// The countries that an offer names.
fn countries_of(published: &PublishedOffer) -> Vec<&str> {
    let eligibility = published.file().get("eligibility");
    match eligibility.and_then(|eligibility| eligibility.get("countries")) {
        Some(Node::List(countries)) => countries.iter().filter_map(Node::as_text).collect(),
        _ => Vec::new(),
    }
}

fn note<'a>(list: &mut Vec<&'a str>, text: &'a str) {
    if !list.contains(&text) {
        list.push(text);
    }
}
