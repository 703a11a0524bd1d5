//! Reading what is kept of a practice account, with every mistake and its place.

use ad_credit_lab_engine::Node;
use ad_credit_lab_engine::input::{Expected, Fault, Problem, Problems};

/// Reports that something is no object, or which of its fields are missing, not known, or there twice.
/// `known` are all that there can be, of which the `required` ones must be there.
pub(in crate::state) fn check_fields(
    node: &Node,
    required: &'static [&'static str],
    known: &'static [&'static str],
    problems: &mut Vec<Problem>,
) {
    let mut add = |place: &str, fault| {
        // A field's name comes from a file: it must not fill the screen.
        let shown = place.chars().take(100);
        let place = shown.map(|c| if c.is_control() { char::REPLACEMENT_CHARACTER } else { c });
        problems.push(Problem { place: place.collect(), fault });
    };
    let Node::Map(fields) = node else {
        return add("", Fault::Expected(Expected::Object));
    };
    for (at, (name, _)) in fields.iter().enumerate() {
        if fields[..at].iter().any(|(other, _)| other == name) {
            add(name, Fault::FieldTwice);
        } else if !known.contains(&name.as_str()) {
            add(name, Fault::UnknownField(known));
        }
    }
    for name in required {
        if node.get(name).is_none() {
            add(name, Fault::Missing);
        }
    }
}

/// Refuses a file of a later version, of which nothing else could be said that is true.
///
/// # Errors
/// That it is of a later version.
pub(in crate::state) fn refuse_newer(file: &Node) -> Result<(), Problems> {
    match file.get("version").and_then(Fault::of_newer_version) {
        Some(fault) => Err(vec![Problem { place: "version".to_owned(), fault }].into()),
        None => Ok(()),
    }
}

/// A place in something that has a place itself.
pub(in crate::state) fn place_within(outer: &str, inner: &str) -> String {
    let point =
        if outer.is_empty() || inner.is_empty() || inner.starts_with('[') { "" } else { "." };
    format!("{outer}{point}{inner}")
}

/// An object with these fields.
pub(in crate::state) fn object(fields: Vec<(&str, Node)>) -> Node {
    Node::Map(fields.into_iter().map(|(name, node)| (name.to_owned(), node)).collect())
}
