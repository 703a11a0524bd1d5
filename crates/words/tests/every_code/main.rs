//! Everything that the engine can say has its words, and there are no words for what it cannot say.

#![allow(clippy::unwrap_used, reason = "a test stops where its own material is wrong")]

mod samples;

use std::collections::BTreeSet;

use ad_credit_lab_engine::journal::Event;
use ad_credit_lab_engine::offer::{ActivationMode, CreditType};
use ad_credit_lab_engine::reason::Counting;
use ad_credit_lab_engine::{Catalogue, Node, Problem, Scenario, simulate};
use ad_credit_lab_words::{self as words, Language, Plain};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/locales/en");

/// A scenario whose journal has every kind of row; what its rules decide is not this test's matter.
const EVERY_KIND: &str = r#"{
    "version": 1,
    "name": "Every kind of row",
    "offers": [
        { "offer": "article-spend-200-get-200", "activation": "automatic" },
        { "offer": {
            "version": 1, "id": "by-code", "network": "N", "title": "T", "currency": "USD",
            "source": { "name": "S", "grade": "S", "seen": "2026-01-01" },
            "activation": { "modes": ["code"] },
            "redeem_windows": [{ "from": "received", "days": 1 }],
            "tiers": [{ "threshold": "1.00", "reward": { "kind": "fixed", "amount": "1.00" } }],
            "issuance": { "unit": "hour", "earliest": 0, "latest": 0 },
            "credit": { "type": "free", "lifetime": { "days": 1 } }
        } },
        { "offer": {
            "version": 1, "id": "too-much", "network": "N", "title": "T", "currency": "USD",
            "source": { "name": "S", "grade": "S", "seen": "2026-01-01" },
            "activation": { "modes": ["automatic"] },
            "earning_windows": [{ "from": "activated", "days": 1 }],
            "tiers": [{ "threshold": "9000.00", "reward": { "kind": "fixed", "amount": "1.00" } }],
            "issuance": { "unit": "hour", "earliest": 0, "latest": 0 },
            "credit": { "type": "free", "lifetime": { "days": 1 } }
        } }
    ],
    "account": { "created": "2026-06-01T09:00", "country": "US", "currency": "USD" },
    "entries": [
        { "at": "2026-06-01T10:00", "kind": "receive_code", "offer": "by-code" },
        { "at": "2026-06-01T10:00", "kind": "top_up", "amount": "300.00" },
        { "at": "2026-06-01T11:00", "kind": "spend", "amount": "200.00" },
        { "at": "2026-06-01T12:00", "kind": "grant_credit", "credit": "gift", "amount": "5.00", "type": "assignable", "expires": "2026-06-30" },
        { "at": "2026-06-01T12:00", "kind": "assign_credit", "credit": "gift", "campaigns": ["A"] },
        { "at": "2026-06-01T12:00", "kind": "unassign_credit", "credit": "gift", "campaigns": ["A"] },
        { "at": "2026-06-09T12:00", "kind": "redeem_code", "offer": "by-code" }
    ]
}"#;

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
    said.extend(kinds(language));
    let modes = [ActivationMode::Automatic, ActivationMode::Code];
    said.extend(modes.map(|mode| words::activation(language, mode)));
    let types = [CreditType::Free, CreditType::Assignable];
    said.extend(types.map(|credit_type| words::credit_type(language, credit_type)));
    said
}

/// The name of each row of [`EVERY_KIND`].
fn kinds(language: &Language) -> Vec<String> {
    let offer = include_str!("../../../../offers/article-spend-200-get-200.json");
    let scenario = Scenario::parse(EVERY_KIND, &Catalogue::parse([offer]).unwrap()).unwrap();
    let outcome = simulate(&scenario);
    let events: Vec<Event> = outcome.journal.rows().map(|row| row.event).collect();
    events.into_iter().map(|event| words::event(language, &scenario, &outcome, event)).collect()
}

/// The keys and texts of one of the English files.
fn texts(file: &str) -> Vec<(String, String)> {
    let json = std::fs::read_to_string(format!("{FOLDER}/{file}")).unwrap();
    let Node::Map(fields) = Node::from_json(&json).unwrap() else {
        panic!("{file} is not an object");
    };
    fields.into_iter().map(|(key, text)| (key, text.as_text().unwrap().to_owned())).collect()
}

/// A language whose every text is its own key and the placeholders of the English text.
fn language_of_keys() -> Language {
    let files = std::fs::read_dir(FOLDER).unwrap();
    let mut fields = Vec::new();
    for file in files {
        for (key, text) in texts(file.unwrap().file_name().to_str().unwrap()) {
            let placeholders = text.split('{').skip(1).map(|rest| rest.split('}').next().unwrap());
            let placeholders: String = placeholders.map(|name| format!(" {{{name}}}")).collect();
            fields.push((key.clone(), Node::Text(format!("{key}|{placeholders}"))));
        }
    }
    Language::parse("x-keys", &Node::Map(fields).to_json()).unwrap()
}

#[test]
fn every_message_of_the_engine_is_said_and_nothing_else() {
    let said: BTreeSet<String> = everything(&language_of_keys())
        .iter()
        .map(|text| text.split('|').next().unwrap().to_owned())
        .collect();
    let keys: BTreeSet<String> = texts("engine.json").into_iter().map(|(key, _)| key).collect();
    let unsaid: Vec<_> = keys.difference(&said).collect();
    let wordless: Vec<_> = said.difference(&keys).collect();
    assert!(unsaid.is_empty(), "nothing says {unsaid:?}");
    assert!(wordless.is_empty(), "there are no words for {wordless:?}");
}

#[test]
fn no_message_keeps_a_placeholder_and_every_sentence_ends() {
    for text in everything(&Language::english()) {
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
    // The values whose figures a sentence leaves out on purpose: a number that its form already says.
    let said_otherwise = |code: &str| {
        matches!(code, "credit_assigned" | "credit_unassigned" | "assign_limit_reached")
    };
    let plain = Plain { currency: Some(samples::usd()) };
    for reason in samples::reasons() {
        let text = words::reason(&Language::english(), &plain, &reason);
        for (name, value) in reason.values() {
            let written = value.to_node(samples::usd());
            let written = written.as_text().unwrap_or_default();
            // An instant is written `2026-06-09T12:00:00` there and `2026-06-09 12:00` here.
            let date = written.split('T').next().unwrap_or_default();
            let is_left_out = said_otherwise(reason.code()) || text.contains("was zero.");
            assert!(is_left_out || text.contains(date), "{name} of {reason:?}: {text}");
        }
    }
}
