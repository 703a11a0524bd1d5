//! Redeem Coupon: a code is typed in, and the console says at once what becomes of it.

use crate::signals::*;
use ad_credit_lab_engine::scenario::Action;
use ad_credit_lab_engine::simulate::offer_of_code;
use ad_credit_lab_words::say;

use super::reply::{refusals, when_taken};
use crate::components::{Entered, FieldKind, dialog, entry_field, focus_on};
use crate::i18n::use_words;
use crate::markup::Element;
use crate::markup::html::{self, form, p};
use crate::state::{Menu, use_practice};

/// The dialog in which a code is redeemed, while `open` says so.
pub(super) fn redeem_dialog(menu: Memo<Menu>, open: RwSignal<bool>) -> Element {
    let language = use_words().language();
    let practice = use_practice();
    // It goes once the code is taken; what is refused stays in sight.
    when_taken(is_redemption, move || open.set(false));
    let content = move || {
        // It is what one came for; the browser would take the first button, which closes.
        focus_on("redeem-code".to_owned());
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
            refusals(is_redemption, || say::redeem_code(language)),
        ]
    };
    let heading = move || menu.get().label("redeem_coupon").to_owned();
    dialog(open, "redeem-heading", heading, content)
}

fn is_redemption(act: &Action) -> bool {
    matches!(act, Action::RedeemCode { .. })
}
