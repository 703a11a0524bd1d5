//! What is refused of what a program was handed as JSON text, as JSON text for its host:
//! `{ "failed": "refused", "input", "problems": [{ "code", "path", "message" }] }`.

use ad_credit_lab_engine::Node;
use ad_credit_lab_engine::input::{Problem, Problems};

use crate::{Language, Plain, fault};

/// Reads a part of what a program was handed, which `input` names.
///
/// # Errors
/// What is wrong with it, as a refusal.
pub fn read<T>(
    input: &str,
    text: &str,
    from_node: impl FnOnce(&Node) -> Result<T, Problems>,
) -> Result<T, String> {
    let read = Node::parse(text).and_then(|node| from_node(&node));
    read.map_err(|problems| refusal(input, problems.list()))
}

/// A refusal of the part that `input` names, for these problems.
#[must_use]
pub fn refusal(input: &str, problems: &[Problem]) -> String {
    refusal_of(input, list(problems))
}

/// A refusal of the part that `input` names, for problems that are JSON already.
#[must_use]
pub fn refusal_of(input: &str, problems: Node) -> String {
    let fields =
        vec![("failed", "refused".into()), ("input", input.into()), ("problems", problems)];
    map(fields).to_json_line()
}

/// Problems as they are published: `[{ "code", "path", "message" }]`.
#[must_use]
pub fn list(problems: &[Problem]) -> Node {
    let (language, format) = (Language::english(), Plain { currency: None });
    let node = |problem: &Problem| {
        map(vec![
            ("code", problem.fault.code().into()),
            ("path", problem.place.as_str().into()),
            ("message", fault(&language, &format, &problem.fault).into()),
        ])
    };
    Node::List(problems.iter().map(node).collect())
}

/// An object of these fields.
#[must_use]
pub fn map(fields: Vec<(&str, Node)>) -> Node {
    Node::Map(fields.into_iter().map(|(name, node)| (name.to_owned(), node)).collect())
}
