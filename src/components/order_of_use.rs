//! Whether credit is used before cash, in the practice account that is open: an assumption that one can change and see at once.

use std::rc::Rc;

use crate::signals::*;
use ad_credit_lab_engine::calendar::Date;
use ad_credit_lab_words::say;

use super::entry_field::labelled_input;
use crate::i18n::use_words;
use crate::markup::Element;
use crate::markup::html::{self, div, option, p};
use crate::state::{ORDER_OF_USE, OwnOffer, offer_name, set_order_of_use, use_practice};

/// A list for each offer, named where there are several. An offer that is changed here was written `today`.
pub fn order_of_use(today: Date) -> Element {
    let practice = use_practice();
    let language = use_words().language();
    let names = Memo::new(move |_| {
        practice.run.with(|run| {
            let offers = 0..run.scenario().offers.len();
            offers.map(|offer| offer_name(language, run, offer)).collect::<Vec<_>>()
        })
    });
    let inputs = move || {
        let names = names.get();
        let has_several = names.len() > 1;
        let inputs = names.into_iter().enumerate();
        let inputs = inputs.map(|(offer, name)| input(offer, has_several.then_some(name), today));
        inputs.collect::<Vec<_>>()
    };
    div()
        .class("order-of-use")
        .live(inputs)
        .child(p().class("quiet").text(say::inputs_order_hint(language)))
}

fn input(offer: usize, name: Option<String>, today: Date) -> Element {
    let practice = use_practice();
    let language = use_words().language();
    let is_credit_first = move || {
        practice.run.with(|run| {
            let met = run.scenario().offers.get(offer);
            met.is_none_or(|met| met.offer.credit.before_cash)
        })
    };
    let choose = move |event: web_sys::Event| {
        let before_cash = event_target_value(&event) == "credit";
        practice.change(ORDER_OF_USE, |scenario| {
            let Some(met) = scenario.offers.get(offer) else { return };
            let about = OwnOffer {
                title: say::inputs_changed_title(language, &met.offer.title),
                source: say::inputs_own_source(language),
                network: met.offer.network.clone(),
                seen: today,
            };
            set_order_of_use(scenario, offer, before_cash, &about);
        });
    };
    let options = [
        ("credit", say::inputs_credit_first(language)),
        ("cash", say::inputs_cash_first(language)),
    ];
    let options = options.map(|(value, text)| option().attribute("value", value).text(text));
    let select = html::select()
        .children(options)
        .live_property("value", move || if is_credit_first() { "credit" } else { "cash" })
        .live_property("disabled", move || practice.is_locked.get())
        .on("change", choose);
    let order = say::inputs_order(language);
    let label = match name {
        Some(name) => say::inputs_order_of(language, &name, &order),
        None => order,
    };
    labelled_input(
        format!("order-of-use-{offer}"),
        Rc::new(move || label.clone()),
        Rc::new(|| None),
        select,
    )
}
