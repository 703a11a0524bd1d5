//! What a scenario was given, in words.

use ad_credit_lab_engine::offer::{DelayUnit, Issuance, Offer, Term, Window};
use ad_credit_lab_engine::scenario::{Budget, SpendPlan};
use ad_credit_lab_words::{Format, anchor, credit_type, say, seen, term, tier_mode};

use super::contents::Line;
use crate::components::{entries_told, inputs_said};
use crate::i18n::{Figures, Words, requirement, reward, weekday};
use crate::state::Run;

/// How many written entries, pauses or single days are told one by one.
const MOST: usize = 40;

/// Every input of a run, in the order in which Plan asks for them.
pub(super) fn inputs(words: Words, run: &Run) -> Vec<Line> {
    let language = words.language();
    let scenario = run.scenario();
    let figures = words.figures(scenario.account.currency);
    let [offer, activation, spend, entries, account, tax, paying] = inputs_said(run);
    let mut lines = vec![Line::of(offer)];
    lines.extend(terms(words, &scenario.offers[0].offer));
    lines.push(Line::of(activation));
    let created = figures.instant(scenario.account.created);
    lines.push(Line::new(say::plan_account_created(language), created));
    lines.push(Line::of(spend));
    if let Some(plan) = &scenario.spend_plan {
        lines.extend(days(words, &figures, plan));
    }
    let (told, more) = entries_told(words, run, MOST);
    if told.is_empty() {
        lines.push(Line::of(entries));
    } else {
        let (label, _) = entries;
        let told = told.into_iter().map(|(date, what)| say::report_dated(language, &date, &what));
        lines.push(Line::list(label, told.chain(more_of(words, &figures, more)).collect()));
    }
    lines.extend([account, tax, paying].map(Line::of));
    if let Some(until) = scenario.until {
        lines.push(Line::new(say::report_until(language), figures.instant(until)));
    }
    lines
}

/// The terms of the offer.
fn terms(words: Words, offer: &Offer) -> Vec<Line> {
    let language = words.language();
    let own = words.figures(offer.currency);
    let asked = |one: Term, values: Vec<String>| {
        (!values.is_empty()).then(|| Line::list(first_large(&term(language, one)), values))
    };
    let tiers = offer.tiers.iter().map(|tier| {
        let asks = requirement(language, &own, tier);
        say::coupon_tier(language, &asks, &reward(language, &own, tier.reward))
    });
    let mode = (offer.tiers.len() > 1).then(|| tier_mode(language, offer.tier_mode));
    let windows = |list: &[Window]| list.iter().map(|one| window(words, &own, *one)).collect();
    let lifetime = offer.credit.lifetime;
    let days = lifetime.days.map(|days| say::report_days(language, &own, days.into()));
    let until = lifetime.until.map(|date| say::by_end_of(language, &own.date(date)));
    let countries = offer.eligibility.countries.iter().flatten();
    let countries: Vec<_> = countries.map(|country| country.letters()).collect();
    let countries = (!countries.is_empty()).then(|| countries.join(", "));
    let seen = seen(language, &own, offer.source.seen);
    let (network, source) = (&offer.network, &offer.source.name);
    let grade = offer.source.grade.name();
    let lines = [
        asked(Term::Tiers, tiers.chain(mode).collect()),
        asked(Term::RedeemWindows, windows(&offer.redeem_windows)),
        asked(Term::EarningWindows, windows(&offer.earning_windows)),
        asked(Term::Issuance, vec![issuance(words, &own, &offer.issuance)]),
        asked(Term::CreditType, vec![credit_type(language, offer.credit.credit_type)]),
        asked(Term::CreditLifetime, days.into_iter().chain(until).collect()),
        asked(Term::Countries, countries.into_iter().collect()),
        Some(Line::new(
            say::report_source(language),
            say::plan_offer_source(language, &seen, grade, network, source),
        )),
    ];
    lines.into_iter().flatten().collect()
}

/// A text with a large letter at its beginning.
fn first_large(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map(|first| first.to_uppercase().chain(rest).collect()).unwrap_or_default()
}

fn window(words: Words, figures: &Figures, window: Window) -> String {
    let language = words.language();
    match window {
        Window::Days { from, days, .. } => {
            say::report_days_after(language, figures, days.into(), &anchor(language, from))
        }
        Window::Until { date, .. } => say::by_end_of(language, &figures.date(date)),
        Window::Before(instant) => say::by_before(language, &figures.instant(instant)),
    }
}

fn issuance(words: Words, figures: &Figures, issuance: &Issuance) -> String {
    let language = words.language();
    let delay = issuance.delay;
    let (least, most) = (i64::from(delay.earliest), i64::from(delay.latest));
    let least = figures.whole(least);
    match delay.unit {
        DelayUnit::Hour => say::report_hours(language, figures, most, &least),
        DelayUnit::CalendarDay => say::report_calendar_days(language, figures, most, &least),
        DelayUnit::BusinessDay => say::report_business_days(language, figures, most, &least),
    }
}

/// On which days how much is spent, as far as one line does not say it.
fn days(words: Words, figures: &Figures, plan: &SpendPlan) -> Vec<Line> {
    let language = words.language();
    let money = |amount| figures.money(amount);
    let mut lines = vec![Line::new(say::plan_spend_start(language), figures.date(plan.start))];
    if let Budget::ByWeekday(week) = &plan.budget {
        let days = week.days().map(|(day, amount)| {
            say::report_dated(language, &weekday(language, day), &money(amount))
        });
        lines.push(Line::list(say::inputs_weekdays(language), days.collect()));
    }
    let pauses = plan.pauses.iter().take(MOST).map(|pause| {
        say::report_from_to(language, &figures.date(pause.from), &figures.date(pause.until))
    });
    let more = more_of(words, figures, plan.pauses.len().saturating_sub(MOST));
    let pauses: Vec<_> = pauses.chain(more).collect();
    let singles =
        plan.one_offs.iter().take(MOST).map(|single| {
            say::report_dated(language, &figures.date(single.on), &money(single.amount))
        });
    let more = more_of(words, figures, plan.one_offs.len().saturating_sub(MOST));
    let singles: Vec<_> = singles.chain(more).collect();
    let named = [(say::report_pauses(language), pauses), (say::report_singles(language), singles)];
    lines.extend(
        named
            .into_iter()
            .filter(|(_, days)| !days.is_empty())
            .map(|(label, days)| Line::list(label, days)),
    );
    lines
}

/// That there are more, if there are.
pub(super) fn more_of(words: Words, figures: &Figures, more: usize) -> Option<String> {
    let count = i64::try_from(more).unwrap_or(i64::MAX);
    (more > 0).then(|| say::report_more(words.language(), figures, count))
}
