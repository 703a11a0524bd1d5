//! Reading the rulebook, and finding rules in it.

use ad_credit_lab::rulebook::{Criterion, Place, Rulebook, Search};
use ad_credit_lab_engine::rules::{Grade, TT_30};
use wasm_bindgen_test::wasm_bindgen_test;

const RULES: &str = r#"[
    { "id": "TT-30", "topic": "counting", "place": "engine", "code": ["a.rs"], "scenarios": ["one", "two"] },
    { "id": "XX-11", "topic": "code", "place": "text", "code": [], "scenarios": [] },
    { "id": "TT-66", "topic": "using", "place": "engine", "code": [], "scenarios": [] },
    { "id": "A1", "topic": "code", "place": "engine", "code": [], "scenarios": [] }
]"#;

const WORDS: &str = r#"{
    "topics": { "code": "Codes", "counting": "Counting", "using": "Using", "empty": "No rule yet" },
    "rules": {
        "TT-30": { "title": "Only later spend counts", "text": "Earlier spend never does." },
        "XX-11": { "title": "Only for the RECIPIENT", "text": "Größe and money play no part." },
        "TT-66": { "title": "At most 10 or 30 campaigns", "text": "It depends on the date." },
        "A1": { "title": "The last day", "text": "Is it inside?", "decision": "The 14th is accepted." }
    }
}"#;

fn rulebook() -> Rulebook {
    Rulebook::read(RULES, WORDS).unwrap()
}

/// The ids that a search finds, in the order in which they are told.
fn found(criteria: &[(Criterion, &str)]) -> Vec<String> {
    let rulebook = rulebook();
    let mut search = Search::default();
    for (criterion, text) in criteria {
        search.set(*criterion, (*text).to_owned());
    }
    let rules = rulebook.topics.iter().flat_map(|topic| &topic.rules);
    let results = search.results(&rulebook);
    rules.zip(results).filter(|(_, is_found)| *is_found).map(|(rule, _)| rule.id.clone()).collect()
}

fn found_by_words(words: &str) -> Vec<String> {
    found(&[(Criterion::Words, words)])
}

#[wasm_bindgen_test]
fn rules_stand_under_their_topics_in_the_order_of_the_files() {
    let rulebook = rulebook();
    let topics: Vec<_> = rulebook
        .topics
        .iter()
        .map(|topic| {
            let ids: Vec<_> = topic.rules.iter().map(|rule| rule.id.as_str()).collect();
            (topic.title.as_str(), ids)
        })
        .collect();
    let expected =
        [("Codes", vec!["XX-11", "A1"]), ("Counting", vec!["TT-30"]), ("Using", vec!["TT-66"])];
    assert_eq!(topics, expected);
}

#[wasm_bindgen_test]
fn a_rule_has_what_its_files_say_and_the_sources_that_the_engine_knows() {
    let rulebook = rulebook();
    let (index, rule) = rulebook.position("tt-30").unwrap();
    assert_eq!(index, 2);
    assert_eq!((rule.title.as_str(), rule.place), ("Only later spend counts", Place::Engine));
    assert_eq!((rule.decision.as_deref(), rule.grade), (None, Some(Grade::Official)));
    assert_eq!(
        (rule.sources, rule.scenarios.as_slice()),
        (TT_30.sources, &["one".into(), "two".into()][..])
    );
    let (_, decision) = rulebook.position("A1").unwrap();
    assert_eq!(decision.decision.as_deref(), Some("The 14th is accepted."));
    assert_eq!(decision.grade, Some(Grade::Decision));
    assert!(rulebook.position("TT-3").is_none());
}

#[wasm_bindgen_test]
fn the_rulebook_beside_the_page_can_be_read() {
    let rules = include_str!("../../rulebook/rules.json");
    let words = include_str!("../../rulebook/en.json");
    assert!(Rulebook::read(rules, words).unwrap().position("TT-30").is_some());
}

#[wasm_bindgen_test]
fn what_is_not_as_it_must_be_is_named_by_its_place() {
    let refused = |rules: &str, words: &str| Rulebook::read(rules, words).unwrap_err();
    assert_eq!(refused("{}", WORDS), "rules");
    assert_eq!(refused(RULES, "{}"), "topics");
    assert_eq!(refused(RULES, r#"{"topics": {"code": 1}}"#), "topics.code");
    assert_eq!(refused(RULES, &WORDS.replace("XX-11", "XX-12")), "rules[1]");
    assert_eq!(refused(&RULES.replace("\"text\"", "\"page\""), WORDS), "rules[1]");
    assert_eq!(refused(&RULES.replace("using", "losing"), WORDS), "rules[2].topic");
    assert!(refused("no JSON", WORDS).contains("line 1"));
}

#[wasm_bindgen_test]
fn a_search_for_nothing_finds_every_rule() {
    assert_eq!(found(&[]), ["XX-11", "A1", "TT-30", "TT-66"]);
    assert_eq!(found_by_words("  "), ["XX-11", "A1", "TT-30", "TT-66"]);
}

#[wasm_bindgen_test]
fn words_are_looked_for_in_id_title_text_decision_and_sources() {
    assert_eq!(found_by_words("tt-6"), ["TT-66"]);
    assert_eq!(found_by_words("campaigns"), ["TT-66"]);
    assert_eq!(found_by_words("never"), ["TT-30"]);
    assert_eq!(found_by_words("accepted"), ["A1"]);
    // A title among the sources of TT-30 alone.
    assert_eq!(found_by_words("how to activate"), ["TT-30"]);
}

#[wasm_bindgen_test]
fn every_word_must_be_there_in_any_order_and_in_small_or_capital_letters() {
    assert_eq!(found_by_words("only"), ["XX-11", "TT-30"]);
    assert_eq!(found_by_words("COUNTS only"), ["TT-30"]);
    assert_eq!(found_by_words("recipient GRÖSSE"), [""; 0]);
    assert_eq!(found_by_words("recipient GRÖßE"), ["XX-11"]);
    assert_eq!(found_by_words("only campaigns"), [""; 0]);
}

#[wasm_bindgen_test]
fn topic_grade_and_place_each_leave_their_own_rules() {
    assert_eq!(found(&[(Criterion::Topic, "code")]), ["XX-11", "A1"]);
    assert_eq!(found(&[(Criterion::Grade, "O")]), ["TT-30"]);
    assert_eq!(found(&[(Criterion::Grade, "S")]), ["TT-66"]);
    assert_eq!(found(&[(Criterion::Grade, "D")]), ["A1"]);
    assert_eq!(found(&[(Criterion::Grade, "G")]), [""; 0]);
    assert_eq!(found(&[(Criterion::Place, "text")]), ["XX-11"]);
    assert_eq!(found(&[(Criterion::Place, "engine")]), ["A1", "TT-30", "TT-66"]);
}

#[wasm_bindgen_test]
fn all_criteria_must_hold_at_once() {
    let code = (Criterion::Topic, "code");
    assert_eq!(found(&[code, (Criterion::Place, "engine")]), ["A1"]);
    assert_eq!(found(&[code, (Criterion::Words, "only"), (Criterion::Place, "text")]), ["XX-11"]);
    assert_eq!(found(&[code, (Criterion::Grade, "O")]), [""; 0]);
}
