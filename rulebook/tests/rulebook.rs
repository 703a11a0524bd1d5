//! The rulebook against the engine, the code, the scenarios and the pages that speak of it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use ad_credit_lab_engine::rules::{self, Grade};
use ad_credit_lab_rulebook::{Entry, Place, Rulebook, table};

/// The rules of the engine that still wait for code or for scenarios.
const WAITING: &[&str] = &[];

/// Every id that there is, in the order of the rulebook.
fn every_id() -> Vec<String> {
    let groups = [1..=13, 20..=29, 30..=38, 40..=42, 45..=52, 55..=57, 60..=73, 80..=85, 90..=97];
    let read = groups.into_iter().flatten().map(|number| format!("TT-{number:02}"));
    let decided = (1..=28).flat_map(|number| {
        let second = [5, 15].contains(&number).then(|| format!("A{number}b"));
        [Some(format!("A{number}")), second].into_iter().flatten()
    });
    let settled = (1..=28).map(|number| format!("C{number}"));
    read.chain(decided).chain(settled).collect()
}

fn book() -> Rulebook {
    Rulebook::read().expect("both files of the rulebook can be read")
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The ids that a scenario says it shows.
fn rules_of(scenario: &str) -> Vec<String> {
    let text = read(&format!("tests/scenarios/{scenario}.json"));
    let scenario: serde_json::Value = serde_json::from_str(&text).expect("a scenario is JSON");
    let ids = scenario["rules"].as_array().into_iter().flatten();
    ids.filter_map(|id| id.as_str()).map(str::to_owned).collect()
}

/// Whether the engine follows a rule and enough scenarios show it: one, or two where it was decided here.
fn is_held(entry: &Entry) -> bool {
    let needed = if entry.is_decision() { 2 } else { 1 };
    !entry.code.is_empty() && entry.scenarios.len() >= needed
}

#[test]
fn the_engine_knows_every_rule_and_no_other() {
    let known: Vec<_> = rules::ALL.iter().map(|rule| rule.id).collect();
    assert_eq!(known, every_id());
}

#[test]
fn the_rulebook_places_every_rule_and_no_other() {
    let placed: Vec<_> = book().entries.into_iter().map(|entry| entry.id).collect();
    assert_eq!(placed, every_id());
}

#[test]
fn every_rule_has_words_and_there_are_no_others() {
    let said: BTreeSet<_> = book().words.rules.into_keys().collect();
    assert_eq!(said, every_id().into_iter().collect());
}

#[test]
fn no_words_are_empty_or_said_twice() {
    let words = book().words;
    let mut seen = BTreeSet::new();
    for (id, words) in &words.rules {
        for text in [Some(&words.title), Some(&words.text), words.decision.as_ref()] {
            let Some(text) = text else { continue };
            assert!(!text.trim().is_empty() && text.trim() == text, "{id}");
            assert!(seen.insert(text), "{id}: {text}");
        }
    }
    let text = read("rulebook/en.json");
    for id in words.rules.keys() {
        assert_eq!(text.matches(&format!("\"{id}\":")).count(), 1, "{id} stands more than once");
    }
}

#[test]
fn every_topic_has_a_title_and_stands_in_one_piece() {
    let book = book();
    let mut topics: Vec<_> = book.entries.iter().map(|entry| &entry.topic).collect();
    topics.dedup();
    let once: BTreeSet<_> = topics.iter().copied().collect();
    assert_eq!(topics.len(), once.len(), "a topic stands in two places: {topics:?}");
    assert_eq!(once, book.words.topics.keys().collect());
}

#[test]
fn decisions_and_nothing_else_say_what_was_decided() {
    let book = book();
    for entry in &book.entries {
        let words = &book.words.rules[&entry.id];
        assert_eq!(words.decision.is_some(), entry.is_decision(), "{}", entry.id);
        assert_eq!(words.text.ends_with('?'), entry.is_decision(), "{} asks, or not", entry.id);
    }
}

#[test]
fn what_is_only_claimed_is_called_claimed() {
    let book = book();
    for rule in rules::ALL {
        let source = rule.source();
        let weak = matches!(source.grade, Grade::Secondary | Grade::General)
            || source.title.ends_with("very weak");
        let text = &book.words.rules[rule.id].text;
        assert!(!weak || text.contains("claimed"), "{}: {text}", rule.id);
    }
}

#[test]
fn every_file_and_scenario_that_is_named_exists() {
    for Entry { id, code, scenarios, .. } in book().entries {
        for file in code {
            assert!(root().join(&file).is_file(), "{id}: there is no {file}");
        }
        for scenario in scenarios {
            let file = format!("tests/scenarios/{scenario}.json");
            assert!(root().join(&file).is_file(), "{id}: there is no {file}");
        }
    }
}

#[test]
fn nothing_is_named_twice_for_a_rule() {
    for Entry { id, code, scenarios, .. } in book().entries {
        for names in [code, scenarios] {
            let once: BTreeSet<_> = names.iter().collect();
            assert_eq!(once.len(), names.len(), "{id}: {names:?}");
        }
    }
}

#[test]
fn a_scenario_of_a_rule_says_that_it_shows_it() {
    for entry in book().entries {
        for scenario in &entry.scenarios {
            assert!(
                rules_of(scenario).contains(&entry.id),
                "{scenario} does not name {}",
                entry.id
            );
        }
    }
}

#[test]
fn scenarios_show_no_rule_that_is_not_in_the_rulebook() {
    let known = every_id();
    for file in fs::read_dir(root().join("tests/scenarios")).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy();
        for id in rules_of(&name) {
            assert!(known.contains(&id), "{name}: there is no rule {id}");
        }
    }
}

#[test]
fn a_rule_of_the_engine_has_code_and_scenarios_or_waits_for_them() {
    for entry in book().entries.iter().filter(|entry| entry.place == Place::Engine) {
        let waits = WAITING.contains(&entry.id.as_str());
        assert!(
            is_held(entry) || waits,
            "{} needs code, and a scenario; where it is a decision, two scenarios",
            entry.id
        );
    }
}

#[test]
fn nothing_waits_that_has_arrived() {
    let book = book();
    for id in WAITING {
        let entry = book.entries.iter().find(|entry| entry.id == *id);
        let waits = entry.is_some_and(|entry| entry.place == Place::Engine && !is_held(entry));
        assert!(waits, "{id} waits no more: take it off the list");
    }
}

#[test]
fn a_rule_that_is_told_as_text_only_names_neither_code_nor_scenarios() {
    for entry in book().entries.iter().filter(|entry| entry.place == Place::Text) {
        assert!(entry.code.is_empty() && entry.scenarios.is_empty(), "{}", entry.id);
    }
}

#[test]
fn the_table_is_what_the_command_writes() {
    assert!(
        read("docs/rule-table.md") == table(&book()),
        "docs/rule-table.md is not up to date: `cargo xtask rulebook` writes it"
    );
}

#[test]
fn the_page_of_rules_gives_each_rule_the_grade_of_its_strongest_source() {
    let page = read("docs/rules.md");
    let mut checked = 0;
    for rule in rules::ALL {
        for (at, _) in page.match_indices(&format!("{}, ", rule.id)) {
            let before = page[..at].chars().next_back();
            let grade: String = page[at + rule.id.len() + 2..]
                .chars()
                .take_while(|c| c.is_alphanumeric())
                .collect();
            if !matches!(before, Some('(' | ' ')) || grade.len() != 1 {
                continue;
            }
            assert_eq!(grade, rule.source().grade.letter(), "{}", rule.id);
            checked += 1;
        }
    }
    assert!(checked > 50, "only {checked} grades were found");
}
