//! The inputs: which figures are not known, within which bounds, and the seed.

use std::rc::Rc;

use ad_credit_lab_engine::money::AmountError;
use ad_credit_lab_engine::plan::forecast::{ForecastRequest, Input};
use ad_credit_lab_words::{Format, Language, offer_title, say};

use super::asking::Asking;
use super::slider::slider;
use crate::components::{amount_refusal, button, check, labelled_input};
use crate::i18n::use_words;
use crate::markup::Element;
use crate::markup::html::{self, div, fieldset, legend, option, p};
use crate::signals::*;
use crate::state::{Bound, planned};

/// What an input is called.
pub(super) fn input_name(language: &Language, input: Input) -> String {
    match input {
        Input::DailySpend => say::chance_daily_spend(language),
        Input::Level => say::chance_level(language),
        Input::StartDelay => say::chance_start_delay(language),
        Input::ActivationDelay => say::chance_activation_delay(language),
    }
}

/// What a bound is called.
pub(super) fn bound_name(language: &Language, bound: Bound) -> String {
    match bound {
        Bound::Low => say::chance_least(language),
        Bound::Mode => say::chance_mode(language),
        Bound::High => say::chance_most(language),
    }
}

/// All inputs.
pub(super) fn ranges(asking: Asking) -> Vec<Element> {
    let inputs =
        div().class("chance-inputs").children(Input::ALL.map(|input| range(asking, input)));
    vec![
        div().class("chance-offer").live(move || offer(asking)),
        inputs,
        div().class("chance-seed").children(seed(asking)),
    ]
}

/// An input that can be uncertain.
fn range(asking: Asking, input: Input) -> Element {
    let language = use_words().language();
    let is_on = Memo::new(move |_| asking.chances.with(|chances| chances.has(input)));
    let switch = move || {
        let run = asking.run.get_untracked();
        asking.step(input.name(), |chances| chances.switch(input, run.scenario()));
    };
    let has_mode = move || asking.chances.with(|chances| chances.has_bound(input, Bound::Mode));
    let switch_mode = move || {
        let run = asking.run.get_untracked();
        asking.step(&Bound::Mode.place(input), |chances| {
            chances.switch_mode(input, run.scenario());
        });
    };
    let error = move || asking.mistake_at(input.name()).unwrap_or_default();
    let bound_names = [Bound::Low, Bound::High];
    let mode = number_field(asking, input, Bound::Mode);
    let bounds = div()
        .class("chance-bounds")
        .children(bound_names.map(|bound| number_field(asking, input, bound)))
        .child(mode.live_hidden(move || !has_mode()));
    let inside = div()
        .class("chance-range")
        .live_hidden(move || !is_on.get())
        .child(p().class("quiet").live_text(move || hint(asking, input)))
        .child(slider(asking, input))
        .child(bounds)
        .child(check(say::chance_has_mode(language), has_mode, switch_mode));
    fieldset()
        .live_attribute("class", move || {
            Some(if is_on.get() { "chance-input on" } else { "chance-input" })
        })
        .child(legend().child(check(input_name(language, input), move || is_on.get(), switch)))
        .child(inside)
        .child(p().class("field-error").attribute("aria-live", "polite").live_text(error))
}

/// What the range stands for.
fn hint(asking: Asking, input: Input) -> String {
    let words = use_words();
    let language = words.language();
    match input {
        Input::DailySpend => asking.run.with(|run| {
            let figures = words.figures(run.scenario().account.currency);
            match planned(run.scenario()) {
                Some((least, most)) if least == most => {
                    say::chance_daily_spend_hint(language, &figures.money(least))
                }
                Some((least, most)) => say::chance_daily_spend_hint_many(
                    language,
                    &figures.money(least),
                    &figures.money(most),
                ),
                None => String::new(),
            }
        }),
        Input::Level => say::chance_level_hint(language),
        Input::StartDelay => say::chance_start_delay_hint(language),
        Input::ActivationDelay => say::chance_activation_delay_hint(language),
    }
}

fn number_field(asking: Asking, input: Input, bound: Bound) -> Element {
    let language = use_words().language();
    let label = match input {
        Input::Level => say::chance_in_percent(language, &bound_name(language, bound)),
        Input::StartDelay | Input::ActivationDelay => {
            say::chance_in_days(language, &bound_name(language, bound))
        }
        Input::DailySpend => bound_name(language, bound),
    };
    let is_amount = input == Input::DailySpend;
    let mode = if is_amount { "decimal" } else { "numeric" };
    let place = bound.place(input);
    let wrong = place.clone();
    let error = move || {
        let said = asking.mistake_at(&wrong)?;
        // What the reader says of an amount is meant for files, where it stands in quotation marks.
        Some(if is_amount { amount_mistake(asking, &wrong).unwrap_or(said) } else { said })
    };
    text_field(asking, place, label, mode, Rc::new(error))
}

/// What is wrong with the amount that was typed at a place, if that is none.
fn amount_mistake(asking: Asking, place: &str) -> Option<String> {
    let currency = asking.run.with(|run| run.scenario().account.currency);
    let text = asking.chances.with(|chances| chances.text(place));
    // Zero is an amount for some of the fields, and the reader knows for which.
    let refused = currency.parse(text.trim()).err()?;
    if refused == AmountError::NotAboveZero {
        return None;
    }
    Some(amount_refusal(use_words(), refused, currency))
}

/// A field in which something is typed that stands at a place of the request.
fn text_field(
    asking: Asking,
    place: String,
    label: String,
    mode: &'static str,
    error: Rc<dyn Fn() -> Option<String>>,
) -> Element {
    let id = format!("chance-{}", place.replace('.', "-"));
    let (shown, typed) = (place.clone(), place);
    let field = html::input()
        .attribute("type", "text")
        .attribute("inputmode", mode)
        .attribute("autocomplete", "off")
        .class("amount")
        .live_property("value", move || asking.chances.with(|chances| chances.text(&shown)))
        .on("input", move |event: web_sys::Event| {
            let text = event_target_value(&event);
            asking.change(&typed, |chances| chances.put(&typed, &text));
        })
        .on("blur", move |_: web_sys::Event| asking.close_step());
    labelled_input(id, Rc::new(move || label.clone()), error, field)
}

/// The seed, with what goes to another one, and back to what is usual.
fn seed(asking: Asking) -> Vec<Element> {
    let language = use_words().language();
    let another = move || {
        asking.step("seed", |chances| {
            let seed: u64 = chances.text("seed").trim().parse().unwrap_or_default();
            let next = if seed < ForecastRequest::LARGEST_SEED { seed + 1 } else { 0 };
            chances.put("seed", &next.to_string());
        });
    };
    // Not disabled, which would take the focus from it.
    let usual = button("button quiet", move || asking.go_back_to_usual())
        .live_attribute("aria-disabled", move || asking.is_usual().then_some("true"));
    vec![
        text_field(
            asking,
            "seed".to_owned(),
            say::chance_seed(language),
            "numeric",
            Rc::new(move || asking.mistake_at("seed")),
        ),
        button("button", another).text(say::chance_another_seed(language)),
        usual.text(say::chance_usual(language)),
        p().class("quiet").text(say::chance_seed_hint(language)),
    ]
}

/// Of which offer one asks, where there are several.
fn offer(asking: Asking) -> Option<Element> {
    let language = use_words().language();
    let run = asking.run.get();
    let offers = &run.scenario().offers;
    if offers.len() < 2 {
        return None;
    }
    let options = offers.iter().map(|met| {
        let title = offer_title(language, &met.offer.title, met.offer.source.grade);
        option().attribute("value", met.offer.id.clone()).text(title)
    });
    let chosen = move || {
        let run = asking.run.get();
        let offer = asking.chances.with(|chances| chances.offer(run.scenario()));
        run.scenario().offers[offer].offer.id.clone()
    };
    let choose = move |event: web_sys::Event| {
        let id = event_target_value(&event);
        asking.step("offer", |chances| chances.put("offer", &id));
    };
    let select =
        html::select().children(options).live_property("value", chosen).on("change", choose);
    let label = Rc::new(move || say::chance_offer(language));
    Some(labelled_input("chance-offer".to_owned(), label, Rc::new(|| None), select))
}
