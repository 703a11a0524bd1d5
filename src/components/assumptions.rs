//! What was assumed, what to watch out for, what cannot be decided, and the money that does not count.

use ad_credit_lab_engine::money::Money;
use ad_credit_lab_engine::offer::TriggerKind;
use ad_credit_lab_engine::outcome::{Assumption, Undecided, Warning};
use ad_credit_lab_engine::reason::Counting;
use ad_credit_lab_engine::rules::{self, Rule};
use ad_credit_lab_engine::value::{CreditIndex, OfferIndex, Subject};
use ad_credit_lab_words::{Format, assumption, counting, say, undecided, warning};

use super::{decision_mark, panel, rule_mark};
use crate::i18n::{Named, Words, use_words, with_names};
use crate::markup::Element;
use crate::markup::html::{li, p, strong, ul};
use crate::signals::Memo;
use crate::state::{Run, credit_name, credit_named, offer_named};

/// A list of notes, or one sentence where there are none.
fn notes(items: Vec<Element>, none: String) -> Element {
    if items.is_empty() { p().text(none) } else { ul().class("notes").children(items) }
}

/// The decisions that mattered in a run, each in one sentence with its id.
pub fn assumptions(run: Memo<Run>, heading_id: &'static str) -> Element {
    let words = use_words();
    let language = words.language();
    let list = move || {
        let run = run.get();
        let items = assumptions_of(words, &run)
            .into_iter()
            .map(|(text, id)| li().text(text).text(" ").children(id.map(decision_mark)));
        [notes(items.collect(), say::assumptions_none(language))]
    };
    panel("panel", heading_id, say::assumptions_heading(language))
        .child(p().class("quiet").text(say::assumptions_intro(language)))
        .live(list)
}

/// The decisions that mattered in a run for the first offer, in sentences, each with its id if it has one.
#[must_use]
pub fn assumptions_of(words: Words, run: &Run) -> Vec<(String, Option<&'static str>)> {
    let figures = words.figures(run.scenario().account.currency);
    // Of several offers the page shows the first; what was assumed for another is not its business.
    let made = run.outcome().assumptions.iter();
    let shown = made.filter(|made| made.offer().is_none_or(|offer| offer == 0));
    let said = shown.map(|made| {
        // A field that was assumed has no rule: its sentence says that it comes from the offer's file, or from the scenario.
        let is_decision =
            !matches!(made, Assumption::FieldAssumed { .. } | Assumption::TermAnswered { .. });
        (assumption(words.language(), &figures, made), is_decision.then(|| made.id()))
    });
    said.collect()
}

/// The warnings of a run and what cannot be decided for its first offer, in sentences, each with the id of its rule.
#[must_use]
pub fn warnings_of(words: Words, run: &Run) -> Vec<(String, &'static str)> {
    let language = words.language();
    let figures = words.figures(run.scenario().account.currency);
    let warned = run.outcome().warnings.iter().map(|given| {
        (warning(language, &figures, &with_names_in(words, run, given)), given.rule().id)
    });
    let open = run.outcome().undecided.iter().filter(|open| concerns_the_first(open));
    let open = open.map(|open| {
        let text = undecided(language, &figures, open);
        let text = match credit_of(words, run, open) {
            Some(name) => format!("{name}: {text}"),
            None => text,
        };
        (text, open.rule().id)
    });
    warned.chain(open).collect()
}

/// Whether what is open is about the first offer, or about none. Of several offers the page shows the first; what is open about another
/// is not its business.
fn concerns_the_first(open: &Undecided) -> bool {
    !matches!(open.subject(), Some(Subject::Offer(OfferIndex(offer))) if offer != 0)
}

/// The name of the credit that something open is about.
fn credit_of(words: Words, run: &Run, open: &Undecided) -> Option<String> {
    match open.subject() {
        Some(Subject::Credit(CreditIndex(credit))) => {
            let credit = credit as usize;
            run.outcome().credits.get(credit).map(|_| credit_name(words.language(), run, credit))
        }
        _ => None,
    }
}

/// What one should watch out for in a run, what cannot be decided, and what went as the rules say but one would want to know, under
/// headings with these ids. Nothing is shown where there is nothing.
pub fn warnings(run: Memo<Run>, heading_ids: [&'static str; 3]) -> impl Fn() -> Vec<Element> {
    let [warned_id, open_id, told_id] = heading_ids;
    let words = use_words();
    let language = words.language();
    let noted = |id: &'static str, heading: String, items: Vec<Element>, class: &'static str| {
        let is_noted = !items.is_empty();
        is_noted.then(|| panel(class, id, heading).child(notes(items, String::new())))
    };
    move || {
        let run = run.get();
        let figures = words.figures(run.scenario().account.currency);
        let (told, warned): (Vec<_>, Vec<_>) =
            run.outcome().warnings.iter().partition(|given| given.is_for_information());
        let say = |given: Vec<&Warning>| -> Vec<Element> {
            let said = given.into_iter().map(|given| {
                let text = warning(language, &figures, &with_names_in(words, &run, given));
                li().text(text).text(" ").child(rule_mark(given.rule()))
            });
            said.collect()
        };
        let (told, warned) = (say(told), say(warned));
        let open = run.outcome().undecided.iter().filter(|open| concerns_the_first(open));
        let undecided = open.map(|open| {
            let credit = credit_of(words, &run, open);
            let credit = credit.into_iter().map(|name| strong().text(name));
            let text = undecided(language, &figures, open);
            li().children(credit).text(" ").text(text).text(" ").child(rule_mark(open.rule()))
        });
        let undecided = undecided.collect();
        let parts = [
            noted(warned_id, say::warnings_heading(language), warned, "panel warnings"),
            noted(open_id, say::undecided_heading(language), undecided, "panel warnings"),
            noted(told_id, say::told_heading(language), told, "panel told"),
        ];
        parts.into_iter().flatten().collect()
    }
}

/// A warning that says the names of offers, credits and countries, where files have ids and codes.
fn with_names_in(words: Words, run: &Run, given: &Warning) -> Warning {
    let language = words.language();
    let mut given = given.clone();
    match &mut given {
        Warning::CreditNotAssigned { credit }
        | Warning::CreditExpiredUnused { credit, .. }
        | Warning::AdsGoOnInCash { credit } => *credit = credit_named(language, run, credit),
        Warning::OfferMayBeOutOfDate { offer, .. } | Warning::OfferAgeUnknown { offer } => {
            *offer = offer_named(language, run, offer);
        }
        Warning::CodeNotDocumentedForCountry { countries } => {
            let named = with_names(language, Named::Countries, countries.split(", "));
            let names: Vec<_> = named.into_iter().map(|(_, name)| name).collect();
            *countries = names.join(", ");
        }
        _ => {}
    }
    given
}

/// The amounts of a run that do not count for the first offer, each reason once, with its rule.
#[must_use]
pub fn uncounted_of(words: Words, run: &Run) -> Vec<(Money, String, &'static Rule)> {
    let language = words.language();
    let offer = &run.outcome().offers[0];
    let pending = (Counting::Pending, offer.pending);
    let not_counted = [pending].into_iter().chain(offer.not_counted.iter().copied());
    let not_counted =
        not_counted.map(|(why, amount)| (amount, counting(language, why), why.rule()));
    let refunded = (offer.refunded, say::uncounted_refunded(language), &rules::A21);
    not_counted.chain([refunded]).filter(|(amount, ..)| !amount.is_zero()).collect()
}

/// The spend of a run that does not count for the first offer, each reason once with its amount and rule.
pub fn uncounted(run: Memo<Run>, heading_id: &'static str) -> Element {
    let words = use_words();
    let language = words.language();
    let list = move || {
        let run = run.get();
        let figures = words.figures(run.scenario().account.currency);
        let items = uncounted_of(words, &run).into_iter().map(|(amount, why, rule)| {
            let amount = strong().class("amount").text(figures.money(amount));
            li().child(amount).text(" ").text(why).text(" ").child(rule_mark(rule))
        });
        let none = match run.terms().trigger {
            TriggerKind::Spend => say::uncounted_none(language),
            _ => say::uncounted_no_spend(language),
        };
        [notes(items.collect(), none)]
    };
    panel("panel", heading_id, say::uncounted_heading(language)).live(list)
}
