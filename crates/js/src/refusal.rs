//! What is refused, as JSON from which `package/index.js` makes an error.

use ad_credit_lab_engine::Node;
use ad_credit_lab_engine::input::{Fault, Problem, Problems};
use ad_credit_lab_words::{self as words, Language, Plain};

/// A text as a tree.
///
/// # Errors
/// That it is not JSON, as the only problem of the whole.
pub(crate) fn parse(text: &str) -> Result<Node, Problem> {
    Node::from_json(text)
        .map_err(|detail| Problem { place: String::new(), fault: Fault::NotJson(detail) })
}

/// Reads one of the arguments of a function, which `input` names.
///
/// # Errors
/// What is wrong with it, as the text that is thrown: `{ "input", "problems": […] }`.
pub(crate) fn read<T>(
    input: &str,
    text: &str,
    from_node: impl FnOnce(&Node) -> Result<T, Problems>,
) -> Result<T, String> {
    let node = parse(text).map_err(|problem| refusal(input, &[problem]))?;
    from_node(&node).map_err(|problems| refusal(input, problems.list()))
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
