//! What is not known of a plan, as the page keeps it.

use ad_credit_lab_engine::Node;
use ad_credit_lab_engine::input::{Expected, Fault, Problem};
use ad_credit_lab_engine::plan::forecast::Input;

/// The fields: those of a request for a forecast, without how many runs there are, which is asked each time.
const FIELDS: &[&str] = &[
    "seed",
    "offer",
    Input::DailySpend.name(),
    Input::Level.name(),
    Input::StartDelay.name(),
    Input::ActivationDelay.name(),
];
/// The fields of what is known of an input.
const BOUNDS: &[&str] = &["low", "high", "mode"];
/// How long what was typed can be.
const MOST_LETTERS: usize = 100;

/// What is wrong with the form of what is kept: `{"seed": 42, "daily_spend": {"low": "12.50", "high": "37.50"}}`, with the fields of
/// a request for a forecast (`docs/forecast.md`).
///
/// Its values stand as they were typed, in numbers or in short texts. Whether a forecast can be made of them depends on the scenario
/// that is shown, and is judged by the reader of requests whenever one is made.
#[must_use]
pub fn check_chances(chances: &Node) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (name, node) in fields_of(chances, "", FIELDS, &mut problems) {
        if Input::ALL.iter().any(|input| input.name() == name) {
            for (bound, node) in fields_of(node, name, BOUNDS, &mut problems) {
                check_typed(node, &format!("{name}.{bound}"), &mut problems);
            }
        } else {
            check_typed(node, name, &mut problems);
        }
    }
    problems
}

/// The fields that are known of an object, each once.
fn fields_of<'a>(
    node: &'a Node,
    place: &str,
    known: &'static [&'static str],
    problems: &mut Vec<Problem>,
) -> Vec<(&'a str, &'a Node)> {
    let Node::Map(fields) = node else {
        add(problems, place, Fault::Expected(Expected::Object));
        return Vec::new();
    };
    let mut found: Vec<(&str, &Node)> = Vec::new();
    for (name, node) in fields {
        let point = if place.is_empty() { "" } else { "." };
        let shown: String = name.chars().filter(|letter| !letter.is_control()).take(100).collect();
        let place = format!("{place}{point}{shown}");
        if !known.contains(&name.as_str()) {
            add(problems, &place, Fault::UnknownField(known));
        } else if found.iter().any(|(other, _)| other == name) {
            add(problems, &place, Fault::FieldTwice);
        } else {
            found.push((name, node));
        }
    }
    found
}

fn check_typed(node: &Node, place: &str, problems: &mut Vec<Problem>) {
    let is_typed = match node {
        Node::Whole(_) => true,
        Node::Text(text) => text.chars().nth(MOST_LETTERS).is_none(),
        _ => false,
    };
    if !is_typed {
        add(problems, place, Fault::Expected(Expected::Text { most: MOST_LETTERS }));
    }
}

fn add(problems: &mut Vec<Problem>, place: &str, fault: Fault) {
    problems.push(Problem { place: place.to_owned(), fault });
}
