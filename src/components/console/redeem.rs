//! Redeem Coupon: a code is typed in, and the console says at once what becomes of it.

use crate::signals::*;
use ad_credit_lab_engine::journal::{Event, Verdict};
use ad_credit_lab_engine::scenario::Action;
use ad_credit_lab_engine::simulate::offer_of_code;
use ad_credit_lab_words::{reason, say};

use super::reply::rows_of;
use crate::components::{Entered, FieldKind, dialog, entry_field, rule_mark, why_mark};
use crate::i18n::use_words;
use crate::markup::Element;
use crate::markup::html::{self, div, form, p};
use crate::state::{Asked, Menu, use_practice};

/// The dialog in which a code is redeemed, while `open` says so.
pub(super) fn redeem_dialog(menu: Memo<Menu>, open: RwSignal<bool>) -> Element {
    let language = use_words().language();
    let practice = use_practice();
    // It goes once the code is taken; what is refused stays in sight.
    Effect::new(move |_| {
        let Some(answer) = practice.answer.get() else { return };
        let is_taken = practice.run.with_untracked(|run| {
            let rows = rows_of(run, &answer);
            let is_redemption = |event| {
                let Event::Entry(entry) = event else { return false };
                let entry = run.scenario().entries.get(entry as usize);
                entry.is_some_and(|entry| matches!(entry.action, Action::RedeemCode { .. }))
            };
            rows.iter().any(|(_, row)| is_redemption(row.event) && row.verdict != Verdict::Refused)
        });
        if is_taken {
            open.set(false);
        }
    });
    let content = move || {
        let code = Entered::new("");
        let send = move |event: web_sys::Event| {
            event.prevent_default();
            let text = code.text.get_untracked();
            let read = if text.trim().is_empty() {
                Err(say::redeem_empty(language))
            } else {
                Ok(text.trim().to_owned())
            };
            if let Some(text) = code.or_error(read) {
                let (offer, admin) = practice.run.with_untracked(|run| {
                    (offer_of_code(run.scenario(), &text), practice.is_admin())
                });
                practice.act(vec![Action::RedeemCode { offer, code: Some(text), admin }]);
            }
        };
        let activate = html::button().attribute("type", "submit").class("button primary");
        vec![
            form()
                .on("submit", send)
                .child(entry_field(
                    "redeem-code",
                    FieldKind::Text,
                    say::redeem_code(language),
                    code,
                ))
                .child(p().class("quiet").text(say::redeem_hint(language)))
                .child(activate.live_text(move || menu.get().label("activate"))),
            refusals(),
        ]
    };
    let heading = move || menu.get().label("redeem_coupon").to_owned();
    dialog(open, "redeem-heading", heading, content)
}

/// Why the code was refused, beside the field in which it was typed.
fn refusals() -> Element {
    let practice = use_practice();
    let words = use_words();
    let refused = move || {
        let Some(answer) = practice.answer.get() else { return Vec::new() };
        let run = practice.run.get();
        let figures = words.figures(run.scenario().account.currency);
        let language = words.language();
        let rows = rows_of(&run, &answer);
        let refused = rows.iter().filter(|(_, row)| row.verdict == Verdict::Refused);
        refused
            .flat_map(|(index, row)| {
                let why = why_mark(Asked::Row(*index), &say::redeem_code(language));
                let reasons = row.reasons.iter().map(|given| {
                    p().text(reason(language, &figures, given))
                        .text(" ")
                        .child(rule_mark(given.rule()))
                });
                reasons.chain([why]).collect::<Vec<_>>()
            })
            .collect()
    };
    div().class("redeem-refusal").attribute("role", "alert").live(refused)
}
