//! Everything that the engine can say has its words, and there are no words for what it cannot say.

#![allow(clippy::unwrap_used, reason = "a test stops where its own material is wrong")]

#[path = "../locale/mod.rs"]
mod locale;
mod samples;

use std::collections::BTreeSet;

use ad_credit_lab_engine::Problem;
use ad_credit_lab_engine::offer::{Seen, SourceGrade, Term};
use ad_credit_lab_engine::outcome::{Undecided, Warning};
use ad_credit_lab_engine::reason::{Counting, Reason};
use ad_credit_lab_engine::scenario::Action;
use ad_credit_lab_engine::value::Value;
use ad_credit_lab_words::{self as words, Language, Plain};

/// Everything that the engine can say, in a language.
fn everything(language: &Language) -> Vec<String> {
    let plain = Plain { currency: Some(samples::usd()) };
    let mut said = Vec::new();
    said.extend(samples::reasons().iter().map(|reason| words::reason(language, &plain, reason)));
    said.extend(samples::assumptions().iter().map(|it| words::assumption(language, &plain, it)));
    said.extend(samples::warnings().iter().map(|it| words::warning(language, &plain, it)));
    said.extend(samples::faults().into_iter().map(|fault| words::fault(language, &plain, &fault)));
    let place = "entries[3].amount".to_owned();
    let fault = samples::faults().remove(0);
    said.push(words::problem(language, &plain, &Problem { place, fault }));
    said.extend(Counting::ALL.map(|counting| words::counting(language, counting)));
    said.extend(samples::states().into_iter().map(|state| words::state(language, state)));
    said.extend(samples::states().into_iter().map(|state| words::state_meaning(language, state)));
    said.extend(samples::verdicts().into_iter().map(|verdict| words::verdict(language, verdict)));
    said.extend(samples::grades().into_iter().map(|grade| words::grade(language, grade)));
    let (weak, never) = (SourceGrade::Secondary, Seen::Unknown);
    said.push(words::offer_title(language, "Spend 1, get 2", weak));
    said.push(words::seen(language, &plain, never));
    said.extend(samples::undecided().iter().map(|it| words::undecided(language, &plain, it)));
    said.extend(kinds(language));
    said.extend(names(language));
    said
}

/// The names of all kinds of rows, and of what ends the last stretch of a history.
fn kinds(language: &Language) -> Vec<String> {
    let codes = Action::KINDS.iter().copied().chain(samples::events()).chain(["end_of_run"]);
    codes.map(|code| words::kind(language, code)).collect()
}

/// The names of the values between which files choose.
fn names(language: &Language) -> Vec<String> {
    let mut names = Vec::new();
    names.extend(samples::standings().into_iter().map(|it| words::standing(language, it)));
    names.extend(samples::modes().into_iter().map(|it| words::activation(language, it)));
    names.extend(samples::terms().into_iter().map(|it| words::term(language, it)));
    names.extend(samples::payments().into_iter().map(|it| words::payment(language, it)));
    names.extend(samples::origins().into_iter().map(|it| words::origin(language, it)));
    names.extend(samples::triggers().into_iter().map(|it| words::trigger(language, it)));
    names.extend(samples::reward_kinds().into_iter().map(|it| words::reward_kind(language, it)));
    names.extend(samples::tier_modes().into_iter().map(|it| words::tier_mode(language, it)));
    names.extend(samples::targets().into_iter().map(|it| words::move_to(language, it)));
    names.extend(samples::credit_types().into_iter().map(|it| words::credit_type(language, it)));
    names
}

/// Fails unless these are all the codes that there are.
#[track_caller]
fn assert_every_code(codes: impl Iterator<Item = &'static str>, all: &[&'static str]) {
    let (sampled, all): (BTreeSet<_>, BTreeSet<_>) =
        (codes.collect(), all.iter().copied().collect());
    let missing: Vec<_> = all.difference(&sampled).collect();
    assert!(missing.is_empty(), "there is no sample of {missing:?}");
}

#[test]
fn there_is_a_sample_of_every_code() {
    assert_every_code(samples::reasons().iter().map(Reason::code), Reason::CODES);
    assert_every_code(samples::warnings().iter().map(Warning::code), Warning::CODES);
    assert_every_code(samples::undecided().iter().map(Undecided::code), Undecided::CODES);
}

#[test]
fn every_message_of_the_engine_is_said_and_nothing_else() {
    locale::assert_says_all_of("engine.json", everything);
}

#[test]
fn no_message_keeps_a_placeholder_and_every_sentence_ends() {
    for text in everything(&Language::english()) {
        // An example of what to write is JSON, with braces of its own.
        let text = Term::ALL.iter().fold(text, |text, term| text.replace(term.example(), "this"));
        assert!(!text.contains(['{', '}', '|']), "{text}");
        assert!(!text.contains("invalid"), "{text}");
        assert!(!text.contains(".."), "{text}");
    }
    let plain = Plain { currency: Some(samples::usd()) };
    for reason in samples::reasons() {
        assert!(words::reason(&Language::english(), &plain, &reason).ends_with('.'), "{reason:?}");
    }
}

#[test]
fn every_value_of_a_reason_stands_in_its_sentence() {
    // The values whose figures a sentence leaves out on purpose: a number that its form already says, and money that is zero.
    let said_otherwise = |code: &str, value: &Value| match value {
        Value::Money(money) => money.is_zero(),
        Value::Whole(_) => [
            "code_already_used",
            "credit_assigned",
            "credit_unassigned",
            "assign_limit_reached",
            "limit_reached",
        ]
        .contains(&code),
        _ => false,
    };
    let plain = Plain { currency: Some(samples::usd()) };
    for reason in samples::reasons() {
        let text = words::reason(&Language::english(), &plain, &reason);
        for (name, value) in reason.values() {
            let written = locale::written(&plain, &value);
            let is_there = text.contains(&written) || said_otherwise(reason.code(), &value);
            assert!(is_there, "{name} of {reason:?}: {text}");
        }
    }
}
