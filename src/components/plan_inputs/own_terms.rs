//! The terms of an offer of one's own, each with what it means.

use ad_credit_lab_engine::Node;
use ad_credit_lab_engine::offer::Term;
use ad_credit_lab_words::{say, term};

use crate::components::FieldKind;
use crate::components::draft::{Form, inputs, typed};
use crate::i18n::{meaning, use_words};
use crate::markup::Element;
use crate::markup::html::{details, div, fieldset, legend, p, summary};

/// The terms that are there at first; the others are folded.
const FIRST: &[Term] = &[Term::Tiers, Term::TierMode, Term::EarningWindows];

/// The terms that are asked for once one wants them.
const OTHERS: &[Term] = &[
    Term::Trigger,
    Term::RedeemWindows,
    Term::Issuance,
    Term::CreditType,
    Term::CreditLifetime,
    Term::Stacking,
    Term::Currency,
];

/// The inputs.
pub(super) fn own_terms(form: Form) -> Element {
    let language = use_words().language();
    let place = |field: &str| format!("offers[0].offer.{field}");
    let title = typed(form, FieldKind::Text, place("title"), say::set_up_name(language), true);
    form.draft.with(|draft| {
        let group = |one: &Term| {
            fieldset()
                .class("set-up-term")
                .child(legend().text(term(language, *one)))
                .child(p().class("quiet").text(meaning(language, *one)))
                .child(div().class("set-up-term-inputs").children(inputs(form, draft, 0, *one)))
        };
        let first = FIRST.iter().map(group);
        let others = OTHERS.iter().map(group);
        let modes: Vec<_> = crate::components::draft::MODES
            .iter()
            .map(|mode| {
                let name = mode.name();
                let is_there = draft.modes(0).contains(&name);
                let toggle = move || {
                    form.change("offers", move |draft| {
                        let mut modes: Vec<_> =
                            draft.modes(0).into_iter().map(Node::text).collect();
                        match modes.iter().position(|mode| mode.as_text() == Some(name)) {
                            // There is at least one.
                            Some(_) if modes.len() == 1 => return,
                            Some(index) => {
                                modes.remove(index);
                            }
                            None => modes.push(Node::text(name)),
                        }
                        draft.put("offers[0].offer.activation.modes", Some(Node::List(modes)));
                    });
                };
                let text = ad_credit_lab_words::activation(language, *mode);
                crate::components::check(text, move || is_there, toggle)
            })
            .collect();
        let modes = fieldset()
            .class("set-up-term")
            .child(legend().text(term(language, Term::Activation)))
            .child(p().class("quiet").text(meaning(language, Term::Activation)))
            .child(div().class("set-up-term-inputs").children(modes));
        div()
            .class("set-up-terms")
            .child(title)
            .children(first)
            .child(
                details()
                    .class("set-up-more")
                    .child(summary().text(say::inputs_more_terms(language)))
                    .children(others)
                    .child(modes),
            )
            .child(p().class("quiet").text(say::inputs_own_rest(language)))
    })
}
