//! What is refused, as JSON from which `package/index.js` makes an error.

use ad_credit_lab_engine::Node;
use ad_credit_lab_engine::input::{Problem, Problems};
use ad_credit_lab_words::{self as words, Language, Plain};

/// Reads one of the arguments of a function, which `input` names.
///
/// # Errors
/// What is wrong with it, as the text that is thrown: `{ "input", "problems": […] }`.
pub(crate) fn read<T>(
    input: &str,
    text: &str,
    from_node: impl FnOnce(&Node) -> Result<T, Problems>,
) -> Result<T, String> {
    let read = Node::parse(text).and_then(|node| from_node(&node));
    read.map_err(|problems| refusal(input, problems.list()))
}

/// What is wrong with an argument, as the text that is thrown.
pub(crate) fn refusal(input: &str, problems: &[Problem]) -> String {
    map(vec![("input", input.into()), ("problems", list(problems))]).to_json_line()
}

/// Problems as the package publishes them: `[{ "code", "path", "message" }]`.
pub(crate) fn list(problems: &[Problem]) -> Node {
    let (language, format) = (Language::english(), Plain { currency: None });
    let node = |problem: &Problem| {
        map(vec![
            ("code", problem.fault.code().into()),
            ("path", problem.place.as_str().into()),
            ("message", words::fault(&language, &format, &problem.fault).into()),
        ])
    };
    Node::List(problems.iter().map(node).collect())
}

/// An object of these fields.
pub(crate) fn map(fields: Vec<(&str, Node)>) -> Node {
    Node::Map(fields.into_iter().map(|(name, node)| (name.to_owned(), node)).collect())
}
