//! Home: how far each offer is, what the balances are, and what to do next.

use crate::signals::*;
use ad_credit_lab_engine::journal::{Event, Verdict};
use ad_credit_lab_engine::outcome::{OfferOutcome, Standing, State};
use ad_credit_lab_engine::scenario::Action;
use ad_credit_lab_words::{Format, offer_title, say, standing, state, state_meaning};

use super::SCREEN_HEADING;
use crate::components::{button, copy, why_mark};
use crate::i18n::use_words;
use crate::markup::Element;
use crate::markup::html::{a, div, h2, h3, li, p, section, span, ul};
use crate::route::{Route, Screen};
use crate::state::{Asked, Menu, Run, use_practice};

use super::coupon_card::progress_bar;

/// The screen.
pub(super) fn home(menu: Memo<Menu>) -> Element {
    let practice = use_practice();
    let words = use_words();
    let language = words.language();
    let heading = h2()
        .id(SCREEN_HEADING)
        .attribute("tabindex", "-1")
        .live_text(move || menu.get().label("home"));
    let trouble = move || {
        let run = practice.run.get();
        let figures = words.figures(run.scenario().account.currency);
        let since = match run.outcome().standing {
            Standing::Good => None,
            Standing::Suspended(since) | Standing::Closed(since) => Some(since),
        };
        since.map(|since| {
            let text = standing(language, run.outcome().standing);
            p().class("notice failed").text(say::home_standing(
                language,
                &figures.instant(since),
                &text,
            ))
        })
    };
    let offers = move || {
        let run = practice.run.get();
        (0..run.scenario().offers.len()).map(|offer| offer_card(&run, offer)).collect::<Vec<_>>()
    };
    div()
        .class("screen")
        .child(heading)
        .live(trouble)
        .child(div().class("offer-cards").live(offers))
        .child(next_steps(menu))
}

/// One offer: its state, the progress bar where the account has one, and the deadline that binds.
fn offer_card(run: &Run, offer: usize) -> Element {
    let words = use_words();
    let language = words.language();
    let met = &run.scenario().offers[offer];
    let outcome = &run.outcome().offers[offer];
    let title = offer_title(language, &met.offer.title, met.offer.source.grade);
    let state_name = state(language, outcome.state);
    let chip = p()
        .class(format!("state-chip state-{}", outcome.state.code()))
        .text(state_name.clone())
        .text(" ")
        .child(why_mark(Asked::State(offer), &state_name));
    let card = section()
        .class("offer-card")
        .child(h3().text(title))
        .child(chip)
        .child(p().class("quiet").text(state_meaning(language, outcome.state)));
    if !run.scenario().account.coupon_icon {
        let why = why_mark(Asked::NoIcon, &state_name);
        return card
            .child(p().text(say::home_no_icon(language)).text(" ").child(why))
            .children(redeem_hint(run, offer, outcome));
    }
    if outcome.activated.is_none() {
        return card.children(redeem_hint(run, offer, outcome));
    }
    card.children(progress_bar(run, offer))
        .children(deadlines(run, offer, outcome))
        .children(credits(run, offer))
}

/// What is left of the credits that the offer gave, and for how many days.
fn credits(run: &Run, offer: usize) -> Vec<Element> {
    let words = use_words();
    let language = words.language();
    let figures = words.figures(run.scenario().account.currency);
    let outcome = run.outcome();
    let books = outcome.ledger.credits();
    let open = outcome
        .credits
        .iter()
        .zip(books)
        .enumerate()
        .filter(|(_, (credit, _))| credit.offer == Some(offer) && credit.end.is_none());
    open.map(|(index, (credit, book))| {
        let days = credit.last_date.days_since(outcome.at.date()).max(0);
        let text = say::home_use_by(
            language,
            &figures,
            days.into(),
            &figures.date(credit.last_date),
            &figures.exact_money(book.granted()),
            &figures.exact_money(book.unused()),
        );
        let why = why_mark(Asked::Credit(index), &text);
        p().text(text).text(" ").child(why)
    })
    .collect()
}

/// That a code waits, with its text and until when.
fn redeem_hint(run: &Run, offer: usize, outcome: &OfferOutcome) -> Vec<Element> {
    let words = use_words();
    let language = words.language();
    let figures = words.figures(run.scenario().account.currency);
    if outcome.state != State::Received {
        return Vec::new();
    }
    let mut lines: Vec<_> = received_code(run, offer).map(code_line).into_iter().collect();
    if let Some(redeem_by) = outcome.redeem_by {
        let days = redeem_by.last_date().days_since(run.outcome().at.date());
        let text = say::home_redeem_by(
            language,
            &figures,
            days.into(),
            &figures.date(redeem_by.last_date()),
        );
        let why = why_mark(Asked::RedeemBy(offer), &text);
        lines.push(p().text(text).text(" ").child(why));
    }
    lines
}

/// The code that arrived for an offer, as far as its text is known.
fn received_code(run: &Run, offer: usize) -> Option<&str> {
    run.outcome().journal.rows().filter(|row| row.verdict != Verdict::Refused).find_map(|row| {
        let Event::Entry(entry) = row.event else { return None };
        match &run.outcome().entry(run.scenario(), entry)?.action {
            Action::ReceiveCode { offer: of, code, .. } if *of == offer => code.as_deref(),
            _ => None,
        }
    })
}

/// The code, and a button that takes it along to where it is redeemed.
fn code_line(code: &str) -> Element {
    let language = use_words().language();
    let told = RwSignal::new(String::new());
    let own = code.to_owned();
    let take = move || {
        let own = own.clone();
        leptos::task::spawn_local(async move {
            let is_taken = copy(&own).await;
            told.set(if is_taken {
                say::home_code_copied(language)
            } else {
                say::home_code_not_copied(language)
            });
        });
    };
    let take = button("button quiet", take)
        .attribute("aria-label", say::home_code_copy_named(language, code))
        .text(say::home_code_copy(language));
    p().class("code-arrived")
        .text(say::home_code(language, code))
        .text(" ")
        .child(take)
        .text(" ")
        .child(span().class("quiet").attribute("role", "status").live_text(move || told.get()))
}

/// How many days are left to earn, and by when the credit comes or ends.
fn deadlines(run: &Run, offer: usize, outcome: &OfferOutcome) -> Vec<Element> {
    let words = use_words();
    let language = words.language();
    let figures = words.figures(run.scenario().account.currency);
    let today = run.outcome().at.date();
    let mut lines = Vec::new();
    let is_earning = matches!(outcome.state, State::Earning) || outcome.can_climb();
    if let Some(earn_by) = outcome.earn_by.filter(|_| is_earning) {
        let days = earn_by.last_date().days_since(today).max(0);
        let text =
            say::home_earn_by(language, &figures, days.into(), &figures.date(earn_by.last_date()));
        let why = why_mark(Asked::EarnBy(offer), &text);
        lines.push(p().text(text).text(" ").child(why));
    }
    if let Some(issue) = outcome.issue().filter(|_| outcome.state == State::RequirementMet) {
        let text = crate::i18n::by(language, &figures, issue.expected_by);
        let text = say::home_issue(language, &text);
        let why = why_mark(Asked::Issue(offer), &text);
        lines.push(p().text(text).text(" ").child(why));
    }
    lines
}

/// What one would do next, as links to where it is done.
fn next_steps(menu: Memo<Menu>) -> Element {
    let practice = use_practice();
    let language = use_words().language();
    let steps = move || {
        let run = practice.run.get();
        let outcome = run.outcome();
        let link = |text: String, screen: Screen| {
            li().child(a().attribute("href", Route::Sandbox(screen).fragment()).text(text))
        };
        let redeem = outcome.offers.iter().any(|offer| offer.state == State::Received).then(|| {
            link(
                say::home_step_redeem(language, menu.get().label("redeem_coupon")),
                Screen::Payments,
            )
        });
        let never_topped_up = outcome.ledger.cash_in().is_zero()
            && outcome.payment == ad_credit_lab_engine::account::PaymentMode::Manual;
        let fund = never_topped_up.then(|| link(say::home_step_fund(language), Screen::Payments));
        let has_spent = outcome
            .journal
            .rows()
            .any(|row| matches!(row.event, Event::Entry(_)) && !row.counts.is_empty());
        let campaign =
            (!has_spent).then(|| link(say::home_step_campaign(language), Screen::Campaigns));
        let assign = outcome.credits.iter().any(|credit| {
            credit.assign_limit.is_some() && credit.campaigns.is_empty() && credit.end.is_none()
        });
        let assign = assign.then(|| link(say::home_step_assign(language), Screen::Promotions));
        let steps: Vec<_> = [redeem, fund, campaign, assign].into_iter().flatten().collect();
        if steps.is_empty() {
            return Vec::new();
        }
        vec![h3().text(say::home_next(language)), ul().class("next-steps").children(steps)]
    };
    div().class("home-next").live(steps)
}
