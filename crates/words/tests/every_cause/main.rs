//! Every cause of a diagnosis is said in four ways, every gate and every question has its words, and nothing else does.

#![allow(clippy::unwrap_used, reason = "a test stops where its own material is wrong")]

#[path = "../locale/mod.rs"]
mod locale;
mod samples;

use std::collections::BTreeSet;

use ad_credit_lab_engine::diagnose::{Cause, Gate, QUESTIONS};
use ad_credit_lab_engine::money::Money;
use ad_credit_lab_engine::value::Value;
use ad_credit_lab_words::{self as words, Format, Language, Plain};

/// A way of saying a cause.
type Say = fn(&Language, &dyn Format, &Cause) -> String;

fn plain() -> Plain {
    Plain { currency: Some(samples::usd()) }
}

/// The gates of all causes. A gate that no cause closes needs no words.
fn gates() -> BTreeSet<Gate> {
    samples::causes().iter().map(Cause::gate).collect()
}

/// Everything that a diagnosis can say, in a language.
fn everything(language: &Language) -> Vec<String> {
    let ways: [Say; 3] = [words::cause, words::advice, words::reply];
    let mut said = Vec::new();
    for cause in samples::causes() {
        said.extend(ways.map(|say| say(language, &plain(), &cause)));
        said.push(words::brief(language, &cause));
    }
    said.push(words::nothing_wrong(language));
    said.push(words::nothing_wrong_advice(language));
    said.push(words::nothing_wrong_reply(language));
    said.extend(gates().into_iter().map(|gate| words::gate(language, gate)));
    said.extend(QUESTIONS.iter().map(|question| words::question(language, question.number)));
    said
}

/// How many sentences a text of whole sentences has.
fn sentences(text: &str) -> usize {
    assert!(text.ends_with(['.', '?']), "{text}");
    1 + [". ", "? "].iter().map(|end| text.matches(end).count()).sum::<usize>()
}

#[test]
fn there_is_a_sample_of_every_cause() {
    let sampled: BTreeSet<_> = samples::causes().iter().map(Cause::code).collect();
    let all: BTreeSet<_> = Cause::CODES.iter().copied().collect();
    let missing: Vec<_> = all.difference(&sampled).collect();
    assert!(missing.is_empty(), "there is no sample of {missing:?}");
}

#[test]
fn every_message_of_the_diagnosis_is_said_and_nothing_else() {
    locale::assert_says_all_of("diagnosis.json", everything);
}

#[test]
fn no_message_keeps_a_placeholder_or_shows_nothing_as_an_amount() {
    for text in everything(&Language::english()) {
        assert!(!text.contains(['{', '}', '|']), "{text}");
        assert!(!text.contains(".."), "{text}");
        // The samples that have no amount of something have words of their own for it.
        assert!(!text.split(' ').any(|word| word == "0.00"), "{text}");
    }
}

#[test]
fn a_cause_and_its_advice_are_short_and_a_reply_has_two_to_four_sentences() {
    let english = Language::english();
    for cause in samples::causes() {
        let said = words::cause(&english, &plain(), &cause);
        let advice = words::advice(&english, &plain(), &cause);
        let reply = words::reply(&english, &plain(), &cause);
        assert!(sentences(&said) <= 2, "{said}");
        assert!(sentences(&advice) <= 2, "{advice}");
        assert!((2..=4).contains(&sentences(&reply)), "{reply}");
    }
    assert!((2..=4).contains(&sentences(&words::nothing_wrong_reply(&english))));
}

#[test]
fn what_to_do_in_brief_fits_in_a_cell() {
    let english = Language::english();
    for cause in samples::causes() {
        let brief = words::brief(&english, &cause);
        assert!(brief.len() <= 48 && !brief.ends_with('.'), "{brief}");
    }
}

#[test]
fn every_figure_of_a_cause_stands_in_its_sentence_and_in_the_reply() {
    let english = Language::english();
    for cause in samples::causes() {
        // A window of which the last date is not known is spoken of without figures; a balance of zero is said in words, and so can be a number that a form of its own says.
        let is_said_otherwise = |value: &Value| {
            matches!(value, Value::Whole(1))
                || *value == Value::Money(Money::ZERO)
                || matches!(cause, Cause::EarningWindowMissed { last_date: None, .. })
        };
        let values = cause.values();
        for (name, value) in values.iter().filter(|(_, value)| !is_said_otherwise(value)) {
            let ways: [Say; 2] = [words::cause, words::reply];
            for text in ways.map(|say| say(&english, &plain(), &cause)) {
                let figure = locale::written(&plain(), value);
                assert!(text.contains(&figure), "{name} of {cause:?}: {text}");
            }
        }
    }
}

#[test]
fn no_reply_says_what_the_network_will_do() {
    let english = Language::english();
    for cause in samples::causes() {
        let reply = words::reply(&english, &plain(), &cause);
        for promise in ["network will", "support will", "credit will", "you will get", "guarantee"]
        {
            assert!(!reply.contains(promise), "{reply}");
        }
    }
}

#[test]
fn questions_are_asked_and_gates_are_named() {
    let english = Language::english();
    for question in &QUESTIONS {
        assert!(words::question(&english, question.number).ends_with('?'), "{}", question.number);
    }
    for gate in gates() {
        assert!(words::gate(&english, gate).len() <= 30, "{}", gate.code());
    }
    assert_eq!(words::question(&english, 21), "question.q21");
}

#[test]
fn a_cause_is_told_advised_and_answered_with_its_figures() {
    let (english, plain) = (Language::english(), plain());
    let crossed = ad_credit_lab_engine::calendar::Instant::parse("2026-06-09T12:00").unwrap();
    let date = |text| ad_credit_lab_engine::calendar::Date::parse(text).unwrap();
    let cause = Cause::CreditOnItsWay {
        crossed,
        expected_by: date("2026-06-10"),
        ask_support_after: date("2026-06-11"),
    };
    assert_eq!(
        words::cause(&english, &plain, &cause),
        "The requirement was met on 2026-06-09 12:00. The credit is expected by 2026-06-10, and after 2026-06-11 the network's support should be asked."
    );
    let cause = Cause::CodeNotRedeemed { redeem_by: None };
    assert_eq!(
        words::advice(&english, &plain, &cause),
        "Have the code entered now. What is spent before does not count."
    );
    let cause = Cause::AssignLimitReached { limit: 30 };
    assert!(words::reply(&english, &plain, &cause).contains("at most 30 campaigns"));
    assert_eq!(words::gate(&english, cause.gate()), "Assignment");
}
