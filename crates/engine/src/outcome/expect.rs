//! Comparing an outcome with what a scenario says that it must be.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use super::Outcome;
use crate::diagnose::diagnose;
use crate::input::Node;
use crate::scenario::Scenario;

/// A place at which an outcome is not what was expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mismatch {
    /// Where, such as `offers.article-spend-200-get-200.state`.
    pub place: String,
    /// What was expected there, as JSON.
    pub expected: String,
    /// What there was, as JSON.
    pub found: String,
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: expected {}, found {}", self.place, self.expected, self.found)
    }
}

/// The outcome of a scenario as its `expect` may write it: with the diagnosis of each offer, where it asks for that.
#[must_use]
pub fn with_diagnoses(scenario: &Scenario, outcome: &Outcome) -> Node {
    let mut node = outcome.to_node(scenario);
    let asks = scenario.expect.as_ref().is_some_and(|expect| expect.get("diagnoses").is_some());
    if let (true, Node::Map(fields)) = (asks, &mut node) {
        let diagnoses = (0..scenario.offers.len())
            .filter_map(|offer| diagnose(scenario, None, offer))
            .map(|diagnosis| diagnosis.to_node(scenario));
        fields.push(("diagnoses".to_owned(), Node::List(diagnoses.collect())));
    }
    node
}

/// Compares any part of an outcome, as a scenario's `expect` writes it, with the outcome as [`Outcome::to_node`](crate::Outcome::to_node) writes it.
///
/// An object may leave out fields. Held against a list, its names pick elements: those of `journal` by `entry`, of `warnings`,
/// `undecided`, `not_counted`, `reasons` and `findings` by `code`, of `counts` and `diagnoses` by `offer`, of other lists by `id`; `null` says that there is no such element. A list stands for the whole list.
#[must_use]
pub fn compare(expected: &Node, outcome: &Node) -> Vec<Mismatch> {
    let mut mismatches = Vec::new();
    walk("", expected, outcome, &mut mismatches);
    mismatches
}

fn walk(place: &str, expected: &Node, found: &Node, mismatches: &mut Vec<Mismatch>) {
    match (expected, found) {
        (Node::Map(fields), Node::Map(_)) => {
            for (name, expected) in fields {
                walk(
                    &join(place, name),
                    expected,
                    found.get(name).unwrap_or(&Node::Null),
                    mismatches,
                );
            }
        }
        (Node::Map(picks), Node::List(elements)) => {
            let field = naming_field(place);
            // The first of several with the same name is meant.
            let named: BTreeMap<_, _> = elements
                .iter()
                .rev()
                .filter_map(|element| Some((name_of(element.get(field)?)?, element)))
                .collect();
            for (key, expected) in picks {
                let element = named.get(key.as_str()).copied();
                walk(&join(place, key), expected, element.unwrap_or(&Node::Null), mismatches);
            }
        }
        (Node::List(expected), Node::List(found)) if expected.len() == found.len() => {
            for (index, (expected, found)) in expected.iter().zip(found).enumerate() {
                walk(&format!("{place}[{index}]"), expected, found, mismatches);
            }
        }
        _ if expected == found => {}
        _ => mismatches.push(Mismatch {
            place: place.to_owned(),
            expected: expected.to_json(),
            found: found.to_json(),
        }),
    }
}

/// The field by which the elements of a list are picked, from the list's own name.
fn naming_field(place: &str) -> &'static str {
    match place.rsplit('.').next() {
        Some("journal") => "entry",
        Some("warnings" | "not_counted" | "reasons" | "undecided" | "findings") => "code",
        Some("counts" | "diagnoses") => "offer",
        _ => "id",
    }
}

/// A name by which an element is picked, as a key of an object writes it.
fn name_of(name: &Node) -> Option<Cow<'_, str>> {
    match name {
        Node::Text(text) => Some(Cow::Borrowed(text)),
        Node::Whole(number) => Some(Cow::Owned(number.to_string())),
        _ => None,
    }
}

fn join(place: &str, name: &str) -> String {
    if place.is_empty() { name.to_owned() } else { format!("{place}.{name}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mismatches(expected: &str, found: &str) -> Vec<String> {
        let node = |text| Node::from_json(text).unwrap();
        compare(&node(expected), &node(found))
            .iter()
            .map(|mismatch| mismatch.place.clone())
            .collect()
    }

    #[test]
    fn what_is_left_out_is_not_checked_and_what_is_there_must_agree() {
        let outcome = r#"{ "state": "earning", "offers": [{ "id": "a", "counted": "5.00" }, { "id": "b", "counted": "6.00" }], "rows": [1, 2] }"#;
        assert!(
            mismatches(
                r#"{ "offers": { "b": { "counted": "6.00" }, "c": null }, "rows": [1, 2] }"#,
                outcome
            )
            .is_empty()
        );
        assert_eq!(
            mismatches(r#"{ "offers": { "b": { "counted": "5.00" } } }"#, outcome),
            ["offers.b.counted"]
        );
        assert_eq!(mismatches(r#"{ "offers": { "a": null } }"#, outcome), ["offers.a"]);
        assert_eq!(mismatches(r#"{ "offers": { "c": {} } }"#, outcome), ["offers.c"]);
        assert_eq!(mismatches(r#"{ "rows": [1] }"#, outcome), ["rows"]);
        assert_eq!(mismatches(r#"{ "status": "earning" }"#, outcome), ["status"]);
    }
}
