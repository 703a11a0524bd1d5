//! What an offer's source leaves open: each term with what it means, inputs for the answer, and an example.

use std::rc::Rc;

use ad_credit_lab_engine::Node;
use ad_credit_lab_engine::money::Currency;
use ad_credit_lab_engine::offer::{
    ActivationMode, Anchor, CreditType, DelayUnit, RewardKind, Stacking, Term, TierMode,
    TriggerKind,
};
use ad_credit_lab_engine::rate::Percent;
use ad_credit_lab_words::{
    Format, Language, activation, credit_type, reward_kind, say, term, tier_mode, trigger,
};

use super::form::{Form, Options, chosen, select, typed};
use super::search::focus_when_there;
use crate::components::{FieldKind, button};
use crate::i18n::{Figures, Named, countries, use_words, with_names};
use crate::markup::Element;
use crate::markup::html::{details, div, fieldset, legend, li, p, summary, ul};
use crate::state::Draft;

/// Every way of activation.
pub(in crate::components) const MODES: [ActivationMode; 6] = [
    ActivationMode::Automatic,
    ActivationMode::Code,
    ActivationMode::Register,
    ActivationMode::Link,
    ActivationMode::Reviewed,
    ActivationMode::Invited,
];

/// The terms that are open, and those that are taken for granted and can be answered otherwise.
pub(in crate::components) fn open_terms(form: Form, index: usize) -> Element {
    let language = use_words().language();
    let has_assumed = form.draft.with(|draft| !draft.assumed(index).is_empty());
    let assumed = has_assumed.then(|| {
        details()
            .class("set-up-more")
            .child(summary().text(say::set_up_assumed(language)))
            .child(assumed_terms(form, index))
    });
    div().class("set-up-terms").children(asked_terms(form, index)).children(assumed)
}

/// The terms that are open.
pub(in crate::components) fn asked_terms(form: Form, index: usize) -> Vec<Element> {
    let language = use_words().language();
    form.draft.with(|draft| {
        let asked = draft.asked(index);
        let heading = (!asked.is_empty()).then(|| p().text(say::set_up_terms(language)));
        let terms = asked.clone();
        let all = (asked.len() > 1).then(|| {
            let take = move || {
                form.change(&format!("offers[{index}].terms"), |draft| {
                    for one in &terms {
                        draft.take_example(index, *one);
                    }
                });
                focus_when_there(form.id_of(&format!("examples-{index}")));
            };
            let all = button("button", take).text(say::set_up_examples(language));
            div().class("set-up-actions").child(all.id(form.id_of(&format!("examples-{index}"))))
        });
        let groups = asked.into_iter().map(|one| {
            let (place, own) = (draft.place_of(index, one), draft.place_of(index, one));
            let example = button("button quiet", move || {
                form.change(&place, |draft| draft.take_example(index, one));
                focus_when_there(form.id_of(&format!("term-{index}-{}", one.name())));
            })
            .id(form.id_of(&format!("term-{index}-{}", one.name())))
            .text(say::set_up_example(language));
            let is_unknown =
                draft.published(index).is_some_and(|published| published.unknown.contains(&one));
            let give_back = (!is_unknown).then(|| {
                button("button quiet", move || form.put(&own, None))
                    .text(say::set_up_as_assumed(language))
            });
            fieldset()
                .class("set-up-term")
                .child(legend().text(term(language, one)))
                .child(div().class("set-up-term-inputs").children(inputs(form, draft, index, one)))
                .child(div().class("set-up-actions").child(example).children(give_back))
        });
        heading.into_iter().chain(all).chain(groups).collect()
    })
}

/// The terms that are taken for granted, each with the button by which it is asked for.
pub(in crate::components) fn assumed_terms(form: Form, index: usize) -> Element {
    let language = use_words().language();
    let lines = form.draft.with(|draft| draft.assumed(index)).into_iter().map(|one| {
        let ask = move || {
            form.change("offers", |draft| draft.ask(index, one));
            focus_when_there(form.id_of(&format!("term-{index}-{}", one.name())));
        };
        let what = term(language, one);
        li().child(button("button quiet", ask).text(say::set_up_otherwise(language, &what)))
    });
    ul().children(lines)
}

/// The inputs for the answer to a term.
pub(in crate::components) fn inputs(
    form: Form,
    draft: &Draft,
    index: usize,
    one: Term,
) -> Vec<Element> {
    let language = use_words().language();
    let place = draft.place_of(index, one);
    let within = |field: &str| format!("{place}{field}");
    let choose =
        |options: Options| vec![chosen(form, place.clone(), say::set_up_answer(language), options)];
    match one {
        Term::Currency => {
            choose(with_names(language, Named::Currencies, Currency::all().map(Currency::code)))
        }
        Term::Activation => {
            let modes = MODES.map(|mode| (mode.name().to_owned(), activation(language, mode)));
            vec![chosen(form, within(".modes[0]"), say::set_up_answer(language), modes.into())]
        }
        Term::RedeemWindows | Term::EarningWindows => windows(form, draft, index, &place),
        Term::Trigger => {
            let kinds = [
                TriggerKind::Spend,
                TriggerKind::TopUp,
                TriggerKind::Action,
                TriggerKind::Activation,
            ];
            let kinds = kinds.map(|kind| (kind.name().to_owned(), trigger(language, kind)));
            vec![chosen(form, within(".kind"), say::set_up_answer(language), kinds.into())]
        }
        Term::Tiers => tiers(form, draft, index),
        Term::TierMode => {
            let modes = [TierMode::HighestOnly, TierMode::Each, TierMode::UserSelected];
            choose(modes.map(|mode| (mode.name().to_owned(), tier_mode(language, mode))).into())
        }
        Term::Issuance => {
            let units = vec![
                (DelayUnit::Hour.name().to_owned(), say::set_up_hours(language)),
                (DelayUnit::CalendarDay.name().to_owned(), say::set_up_days(language)),
                (DelayUnit::BusinessDay.name().to_owned(), say::set_up_business_days(language)),
            ];
            let whole =
                |field: &str, label| typed(form, FieldKind::Whole, within(field), label, true);
            vec![
                whole(".earliest", say::set_up_earliest(language)),
                whole(".latest", say::set_up_latest(language)),
                chosen(form, within(".unit"), say::set_up_unit(language), units),
            ]
        }
        Term::CreditType => {
            let types = [CreditType::Free, CreditType::Assignable, CreditType::Conditional];
            let types = types.map(|one| (one.name().to_owned(), credit_type(language, one)));
            let mut inputs = choose(types.into());
            let least = place.replace(".type", ".conditions.min_cash");
            if draft.has(&least) {
                let label = say::set_up_min_cash(language);
                inputs.push(typed(form, FieldKind::Amount, least, label, true));
            }
            inputs
        }
        Term::CreditLifetime => {
            let (days, until) = (within(".days"), within(".until"));
            let shapes = vec![
                ("days", say::set_up_in_days(language), r#"{ "days": "" }"#),
                ("until", say::set_up_until(language), r#"{ "until": "" }"#),
            ];
            let input = if draft.has(&until) {
                typed(form, FieldKind::Date, until, say::set_up_last_date(language), true)
            } else {
                typed(form, FieldKind::Whole, days, say::set_up_number_of_days(language), true)
            };
            let now = if draft.has(&within(".until")) { "until" } else { "days" };
            vec![shaped(form, place.clone(), now, shapes), input]
        }
        Term::Countries => {
            let names = with_names(language, Named::Countries, countries());
            vec![chosen(form, within("[0]"), say::set_up_country(language), names)]
        }
        Term::Stacking => {
            let stacking = vec![
                (Stacking::OneActive.name().to_owned(), say::set_up_one_active(language)),
                (Stacking::Allowed.name().to_owned(), say::set_up_allowed(language)),
            ];
            choose(stacking)
        }
    }
}

/// Windows: so many days after something, until a date, or none. Of an offer of one's own there can be several, which all hold.
fn windows(form: Form, draft: &Draft, index: usize, place: &str) -> Vec<Element> {
    let language = use_words().language();
    let is_earning = place.ends_with("earning_windows");
    let days_shape = if is_earning {
        r#"[{ "from": "activated", "days": "" }]"#
    } else {
        r#"[{ "from": "received", "days": "" }]"#
    };
    let shapes = vec![
        ("days", say::set_up_in_days(language), days_shape),
        ("until", say::set_up_until(language), r#"[{ "until": "" }]"#),
        ("none", say::set_up_no_end(language), "[]"),
    ];
    let count = draft.length(place).unwrap_or(0);
    let first = match () {
        () if draft.has(&format!("{place}[0].until")) => "until",
        () if draft.has(&format!("{place}[0].days")) => "days",
        () if count > 0 => "before",
        () => "none",
    };
    let mut parts = vec![shaped(form, place.to_owned(), first, shapes)];
    for number in 0..count {
        let own = format!("{place}[{number}]");
        parts.extend(window(form, draft, &own, is_earning));
        if number > 0 {
            let remove = move || form.put(&own, None);
            let text = say::inputs_remove_window(language);
            parts.push(button("button quiet", remove).text(text));
        }
    }
    if draft.is_own(index) && count > 0 {
        let next = format!("{place}[{count}]");
        let add = move || {
            let from = if is_earning { "first_spend" } else { "account_created" };
            let json = format!(r#"{{ "from": "{from}", "days": 30 }}"#);
            form.put(&next, Node::from_json(&json).ok());
        };
        parts.push(button("button quiet", add).text(say::inputs_add_window(language)));
    }
    parts
}

/// The inputs of one window.
fn window(form: Form, draft: &Draft, place: &str, is_earning: bool) -> Vec<Element> {
    let language = use_words().language();
    let within = |field: &str| format!("{place}.{field}");
    let label = say::set_up_last_date(language);
    if draft.has(&within("until")) {
        return vec![typed(form, FieldKind::Date, within("until"), label, true)];
    }
    if draft.has(&within("before")) {
        return vec![typed(form, FieldKind::DateTime, within("before"), label, true)];
    }
    let anchors = [
        (Anchor::Received, say::set_up_from_received(language), true),
        (Anchor::AccountCreated, say::set_up_from_created(language), true),
        (Anchor::FirstImpression, say::set_up_from_ads(language), true),
        // The time for activating cannot be counted from what comes after it.
        (Anchor::Activated, say::set_up_from_activated(language), is_earning),
        (Anchor::Registered, say::set_up_from_registered(language), is_earning),
        (Anchor::FirstSpend, say::set_up_from_spend(language), is_earning),
    ];
    let anchors = anchors.into_iter().filter(|(_, _, is_there)| *is_there);
    let anchors = anchors.map(|(anchor, text, _)| (anchor.name().to_owned(), text)).collect();
    let label = say::set_up_number_of_days(language);
    vec![
        typed(form, FieldKind::Whole, within("days"), label, true),
        chosen(form, within("from"), say::set_up_from(language), anchors),
    ]
}

/// A choice between forms of an answer; each leaves other figures to be filled in.
fn shaped(
    form: Form,
    place: String,
    now: &'static str,
    shapes: Vec<(&'static str, String, &'static str)>,
) -> Element {
    let language = use_words().language();
    let options = shapes.iter().map(|(name, text, _)| ((*name).to_owned(), text.clone())).collect();
    let own = place.clone();
    let value = Rc::new(move || now.to_owned());
    select(form, place, say::set_up_answer(language), options, value, move |name| {
        let shape = shapes.iter().find(|(known, ..)| *known == name);
        if let Some(node) = shape.and_then(|(.., json)| Node::from_json(json).ok()) {
            form.put(&own, Some(node));
            // The list is made anew with the inputs beside it.
            focus_when_there(form.id_of(&own));
        }
    })
}

/// The tiers, of which one can be added where the file does not say how many there are.
fn tiers(form: Form, draft: &Draft, index: usize) -> Vec<Element> {
    let language = use_words().language();
    let place = draft.place_of(index, Term::Tiers);
    let count = draft.length(&place).unwrap_or(0);
    let file = draft.published(index).and_then(|published| published.file().get("tiers"));
    let is_published = |tier: usize, field: &str| {
        let Some(Node::List(tiers)) = file else { return false };
        let known = tiers.get(tier).and_then(|tier| tier.get(field));
        known.is_some_and(|known| known.as_text() != Some("unknown"))
    };
    let kinds = [RewardKind::Fixed, RewardKind::Match, RewardKind::Discount];
    let kinds = kinds.map(|kind| (kind.name().to_owned(), reward_kind(language, kind)));
    let kinds = Vec::from(kinds);
    let mut parts = Vec::new();
    for tier in 0..count {
        let own = |field: &str| format!("{place}[{tier}].{field}");
        let mut inputs = Vec::new();
        let mut input = |kind: FieldKind, field: &str, label: String| {
            let name = field.split('.').next().unwrap_or(field);
            if is_published(tier, name) && draft.has(&own(field)) {
                // What is published stands in the answer as it is.
                let text = say::set_up_known(language, &label, &draft.text(&own(field)));
                inputs.push(p().text(text));
            } else if draft.has(&own(field)) {
                inputs.push(typed(form, kind, own(field), label, true));
            }
        };
        input(FieldKind::Amount, "threshold", say::set_up_threshold(language));
        input(FieldKind::Text, "action", say::set_up_action(language));
        input(FieldKind::Amount, "reward.amount", say::set_up_amount(language));
        input(FieldKind::Text, "reward.rate_percent", say::set_up_percent(language));
        input(FieldKind::Amount, "reward.cap", say::set_up_cap(language));
        if !is_published(tier, "reward") {
            let label = say::set_up_reward_kind(language);
            inputs.push(chosen(form, own("reward.kind"), label, kinds.clone()));
        }
        parts.push(div().class("set-up-tier").children(inputs));
    }
    if !matches!(file, Some(Node::List(_))) {
        let add = {
            let place = format!("{place}[{count}]");
            move || form.put(&place, Node::from_json(r#"{ "reward": { "kind": "fixed" } }"#).ok())
        };
        let remove = {
            let place = format!("{place}[{}]", count.saturating_sub(1));
            move || form.put(&place, None)
        };
        let add = button("button quiet", add).text(say::set_up_add_tier(language));
        let remove = (count > 1)
            .then(|| button("button quiet", remove).text(say::set_up_remove_tier(language)));
        parts.push(div().class("set-up-actions").child(add).children(remove));
    }
    parts
}

/// What a tier of a file asks and gives, as far as it says so.
pub(in crate::components) fn tier_text(
    own: Option<&Figures>,
    trigger: &str,
    tier: Option<&Node>,
) -> String {
    let language = use_words().language();
    let (asks, gives) = (requirement_of(own, tier), reward_of(own, tier));
    match trigger {
        "top_up" => say::set_up_tier_top_up(language, &asks, &gives),
        "action" => say::set_up_tier_action(language, &asks, &gives),
        "activation" => say::set_up_tier_activation(language, &gives),
        _ => say::coupon_tier(language, &asks, &gives),
    }
}

/// What a tier of a file asks for.
pub(in crate::components) fn requirement_of(own: Option<&Figures>, tier: Option<&Node>) -> String {
    let text = |name: &str| tier?.get(name)?.as_text();
    match (text("threshold"), text("action")) {
        (Some(amount), _) => money(own, amount),
        (None, Some(action)) if action != "unknown" => action.to_owned(),
        _ => say::set_up_unknown(use_words().language()),
    }
}

/// What a tier of a file gives.
pub(in crate::components) fn reward_of(own: Option<&Figures>, tier: Option<&Node>) -> String {
    let language: &Language = use_words().language();
    let gives = tier.and_then(|tier| tier.get("reward"));
    let text = |name: &str| gives?.get(name)?.as_text();
    let rate = text("rate_percent").and_then(|rate| Percent::parse(rate, 1_000)).map(Percent::text);
    match (text("kind"), rate, text("cap"), text("amount")) {
        (_, None, _, Some(amount)) => money(own, amount),
        (Some("match"), Some(rate), Some(cap), _) => {
            say::reward_match(language, &money(own, cap), &rate)
        }
        (Some("discount"), Some(rate), Some(cap), _) => {
            say::reward_discount(language, &money(own, cap), &rate)
        }
        _ => say::set_up_unknown(language),
    }
}

/// An amount of a file, which may be none.
fn money(own: Option<&Figures>, text: &str) -> String {
    let amount = own.and_then(|own| Some(own.money(own.currency().parse(text).ok()?)));
    amount.unwrap_or_else(|| say::set_up_unknown(use_words().language()))
}

/// Which tier was chosen, where that is left to the advertiser, and at which rate amounts are converted.
pub(in crate::components) fn tier_and_rate(
    form: Form,
    draft: &Draft,
    index: usize,
) -> Vec<Element> {
    let words = use_words();
    let language = words.language();
    let place = |field: &str| format!("offers[{index}].{field}");
    let mut parts = Vec::new();
    if draft.has(&place("selected_tier")) {
        let own = draft.term(index, "currency").and_then(Node::as_text);
        let own = own.and_then(Currency::from_code).map(|own| words.figures(own));
        let tier = |number: usize| {
            let tier = draft.term(index, &format!("tiers[{number}]"));
            let asks = requirement_of(own.as_ref(), tier);
            let gives = reward_of(own.as_ref(), tier);
            ((number + 1).to_string(), say::coupon_tier(language, &asks, &gives))
        };
        let tiers = (0..draft.tiers(index)).map(tier).collect();
        parts.push(selected_tier(form, place("selected_tier"), tiers));
    }
    if draft.has(&place("exchange_rate")) {
        let own = draft.term(index, "currency").and_then(Node::as_text).unwrap_or_default();
        let label = say::set_up_rate(language, &draft.text("account.currency"), own);
        parts.push(typed(form, FieldKind::Text, place("exchange_rate"), label, true));
    }
    parts
}

/// A tier is chosen by its number.
fn selected_tier(form: Form, place: String, tiers: Options) -> Element {
    let (shown, own) = (place.clone(), place.clone());
    let label = say::set_up_selected_tier(use_words().language());
    let value = Rc::new(move || form.text(&shown));
    select(form, place, label, tiers, value, move |number| {
        let number = number.parse().map_or(Node::Text(number), Node::Whole);
        form.put(&own, Some(number));
    })
}
