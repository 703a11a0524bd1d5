//! Why something is not answered, as JSON that the page reads: `{ "failed": "refused", "problems": [{ "input", "path", "message" }] }`.

use ad_credit_lab_engine::Node;
use ad_credit_lab_engine::input::{Problem, Problems};
use ad_credit_lab_words::{self as words, Language, Plain};

/// Reads a part of a question, which `input` names.
///
/// # Errors
/// What is wrong with it.
pub(crate) fn read<T>(
    input: &str,
    text: &str,
    from_node: impl FnOnce(&Node) -> Result<T, Problems>,
) -> Result<T, String> {
    let read = Node::parse(text).and_then(|node| from_node(&node));
    read.map_err(|problems| refused(input, problems.list()))
}

/// A refusal for these problems.
pub(crate) fn refused(input: &str, problems: &[Problem]) -> String {
    let (language, plain) = (Language::english(), Plain { currency: None });
    let node = |problem: &Problem| {
        let message = words::fault(&language, &plain, &problem.fault);
        mistake(input, &problem.place, message)
    };
    refusal(problems.iter().map(node).collect())
}

/// A refusal for these mistakes.
pub(crate) fn refusal(mistakes: Vec<Node>) -> String {
    map(vec![("failed", "refused".into()), ("problems", Node::List(mistakes))]).to_json_line()
}

/// A mistake in a sentence.
pub(crate) fn mistake(input: &str, place: &str, message: String) -> Node {
    map(vec![("input", input.into()), ("path", place.into()), ("message", message.into())])
}

/// That the file cannot be read.
pub(crate) fn unreadable() -> String {
    map(vec![("failed", "unreadable".into())]).to_json_line()
}

/// An object of these fields.
pub(crate) fn map(fields: Vec<(&str, Node)>) -> Node {
    Node::Map(fields.into_iter().map(|(name, node)| (name.to_owned(), node)).collect())
}
