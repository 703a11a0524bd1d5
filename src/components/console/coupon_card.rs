//! The ticket at the top right with the coupon card, and the progress bar that it shares with Home.

use crate::signals::*;
use ad_credit_lab_engine::money::Money;
use ad_credit_lab_words::{Format, offer_title, say, state};

use crate::components::{dialog, why_mark};
use crate::i18n::{requirement, reward, use_words};
use crate::markup::html::{self, div, p, section};
use crate::markup::{Element, svg};
use crate::state::{Asked, Progress, Run, use_practice};

/// The ticket; an account can lack it, which is no sign of failure (TT-07).
pub(super) fn coupon_icon() -> Element {
    let practice = use_practice();
    let language = use_words().language();
    let open = RwSignal::new(false);
    let has_icon = Memo::new(move |_| practice.run.with(|run| run.scenario().account.coupon_icon));
    let ticket = move || {
        has_icon.get().then(|| {
            html::button()
                .attribute("type", "button")
                .class("coupon-icon")
                .attribute("aria-label", say::coupon_icon(language))
                .attribute("aria-haspopup", "dialog")
                .on_click(move || open.set(true))
                .child(drawing())
        })
    };
    let cards = move || {
        let cards = move || {
            let run = practice.run.get();
            (0..run.scenario().offers.len()).map(|offer| card(&run, offer)).collect::<Vec<_>>()
        };
        vec![div().class("offer-cards").live(cards)]
    };
    let heading = move || say::coupon_heading(language);
    div().class("coupon-place").live(ticket).child(dialog(open, "coupon-heading", heading, cards))
}

fn drawing() -> Element {
    let ticket = "M3 7a2 2 0 0 1 2-2h14a2 2 0 0 1 2 2v3a2 2 0 0 0 0 4v3a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-3a2 2 0 0 0 0-4zM14 5v3m0 3v2m0 3v3";
    svg::svg()
        .attribute("viewBox", "0 0 24 24")
        .attribute("aria-hidden", "true")
        .child(svg::path().attribute("d", ticket))
}

/// The coupon card: what it asks for and gives, how far one is.
fn card(run: &Run, offer: usize) -> Element {
    let words = use_words();
    let language = words.language();
    let met = &run.scenario().offers[offer];
    let outcome = &run.outcome().offers[offer];
    let terms = met.in_play(&run.scenario().account);
    let own = words.figures(terms.currency);
    let tiers = terms.tiers.iter().map(|tier| {
        p().text(say::coupon_tier(
            language,
            &requirement(language, &own, tier),
            &reward(language, &own, tier.reward),
        ))
    });
    let state_name = state(language, outcome.state);
    let why = why_mark(Asked::State(offer), &state_name);
    section()
        .class("offer-card")
        .child(html::h3().text(offer_title(language, &met.offer.title, met.offer.source.grade)))
        .child(p().class("state-chip").text(state_name).text(" ").child(why))
        .children(tiers)
        .children(progress_bar(run, offer))
}

/// How much of what an offer asks for is there: a bar with its words. What is still being calculated is shown apart (TT-37).
pub(super) fn progress_bar(run: &Run, offer: usize) -> Vec<Element> {
    let words = use_words();
    let language = words.language();
    let terms = run.scenario().offers[offer].in_play(&run.scenario().account).into_owned();
    let own = words.figures(terms.currency);
    let Some(Progress { shown, calculating, waits_for_payment, threshold }) =
        Progress::of(run, offer)
    else {
        return Vec::new();
    };
    // An amount as a share of the threshold, in hundredths of the bar.
    let width = |amount: Money| {
        let per_mille = amount.per_mille_of(threshold).clamp(0, 1_000);
        format!("{}.{}%", per_mille / 10, per_mille % 10)
    };
    let rect = |class: &'static str, amount: Money| {
        svg::rect().class(class).attribute("height", "100%").attribute("width", width(amount))
    };
    let is_reached = shown >= threshold;
    // What is spent beyond the last threshold earns nothing more (A25).
    let calculating = if is_reached { Money::ZERO } else { calculating };
    let text = if is_reached {
        say::progress_reached(language, &own.money(threshold))
    } else {
        say::progress_of(language, &own.money(shown), &own.money(threshold))
    };
    let bar = svg::svg()
        .class("progress-bar")
        .attribute("role", "img")
        .attribute("aria-label", text.clone())
        .child(rect("progress-calculating", shown + calculating))
        .child(rect("progress-shown", shown));
    let counted = p().class("progress-text").text(text.clone()).text(" ");
    let mut lines = vec![bar, counted.child(why_mark(Asked::Counted(offer), &text))];
    let mut pending = |asked: Asked, amount: Money, text: String| {
        if amount.is_positive() {
            let why = why_mark(asked, &text);
            lines.push(p().class("quiet").text(text).text(" ").child(why));
        }
    };
    pending(
        Asked::Calculating(offer),
        calculating,
        say::progress_calculating(language, &own.money(calculating)),
    );
    pending(
        Asked::Pending(offer),
        waits_for_payment,
        say::progress_unpaid(language, &own.money(waits_for_payment)),
    );
    lines
}
