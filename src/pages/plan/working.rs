//! What is said alike of all questions while they are worked out, and where nothing came of them.

use ad_credit_lab_words::say;

use crate::components::{button, focus_on};
use crate::i18n::use_words;
use crate::markup::Element;

/// A place whose content is that of the question before while `is_waiting`. It grows pale where that lasts.
pub(super) fn busy(place: Element, is_waiting: impl Fn() -> bool + 'static) -> Element {
    place.live_attribute("aria-busy", move || is_waiting().then_some("true"))
}

/// The button that gives a question up. Then `next` has the focus, as the button goes away.
pub(super) fn stop_button(next: &'static str, stop: impl Fn() + 'static) -> Element {
    let press = move || {
        stop();
        focus_on(next.to_owned());
    };
    button("button", press).text(say::part_stop(use_words().language()))
}

/// The button that asks once more. Then `next` has the focus, as the button goes away.
pub(super) fn again_button(next: &'static str, again: impl Fn() + 'static) -> Element {
    let press = move || {
        focus_on(next.to_owned());
        again();
    };
    button("button", press).text(say::part_try_again(use_words().language()))
}
