//! What stands at a place of a tree, where places are written as the reader of scenarios writes them: `offers[0].terms.tiers`.

use ad_credit_lab_engine::Node;

/// What stands at a place.
pub(super) fn at<'a>(tree: &'a Node, place: &str) -> Option<&'a Node> {
    steps(place).iter().try_fold(tree, |tree, step| match (tree, index(step)) {
        (Node::List(items), Some(index)) => items.get(index),
        (_, None) => tree.get(step),
        _ => None,
    })
}

/// The list in a field of an object.
pub(super) fn list_mut<'a>(tree: &'a mut Node, name: &str) -> Option<&'a mut Vec<Node>> {
    let Node::Map(fields) = tree else { return None };
    let field = fields.iter_mut().find(|(field, _)| field == name);
    match field {
        Some((_, Node::List(items))) => Some(items),
        _ => None,
    }
}

/// Puts something at a place, or takes away what stands there. What leads to the place comes into being;
/// an object that is left without fields goes, and so does an element of a list.
pub(super) fn put(tree: &mut Node, place: &str, node: Option<Node>) {
    put_behind(tree, &steps(place), node);
}

fn put_behind(tree: &mut Node, steps: &[&str], node: Option<Node>) {
    let Some((step, rest)) = steps.split_first() else {
        if let Some(node) = node {
            *tree = node;
        }
        return;
    };
    let is_gone = |tree: &Node| *tree == Node::Map(Vec::new());
    let is_taken = node.is_none();
    if let Some(index) = index(step) {
        if !matches!(tree, Node::List(_)) {
            *tree = Node::List(Vec::new());
        }
        let Node::List(items) = tree else { return };
        if index >= items.len() {
            if is_taken {
                return;
            }
            items.resize(index + 1, Node::Map(Vec::new()));
        }
        put_behind(&mut items[index], rest, node);
        if is_taken && (rest.is_empty() || is_gone(&items[index])) {
            items.remove(index);
        }
        return;
    }
    if !matches!(tree, Node::Map(_)) {
        *tree = Node::Map(Vec::new());
    }
    let Node::Map(fields) = tree else { return };
    let known = fields.iter().position(|(name, _)| name == step);
    let Some(field) = known.or_else(|| {
        (!is_taken).then(|| {
            fields.push(((*step).to_owned(), Node::Map(Vec::new())));
            fields.len() - 1
        })
    }) else {
        return;
    };
    put_behind(&mut fields[field].1, rest, node);
    if is_taken && (rest.is_empty() || is_gone(&fields[field].1)) {
        fields.remove(field);
    }
}

/// The places of all texts that are empty.
pub(super) fn blanks(tree: &Node, place: &str, found: &mut Vec<String>) {
    match tree {
        Node::Text(text) if text.trim().is_empty() => found.push(place.to_owned()),
        Node::List(items) => {
            for (index, item) in items.iter().enumerate() {
                blanks(item, &format!("{place}[{index}]"), found);
            }
        }
        Node::Map(fields) => {
            for (name, node) in fields {
                let dot = if place.is_empty() { "" } else { "." };
                blanks(node, &format!("{place}{dot}{name}"), found);
            }
        }
        _ => {}
    }
}

/// The fields whose texts decide which others there are.
const DECIDING: &[&str] =
    &["offer", "activation", "modes", "kind", "type", "currency", "tier_mode", "payment"];

/// Writes down which fields there are, and what those hold that decide about others.
pub(super) fn structure(node: &Node, name: &str, written: &mut String) {
    match node {
        Node::Text(text) if DECIDING.contains(&name) => written.push_str(text),
        Node::List(items) => {
            for item in items {
                written.push('[');
                structure(item, name, written);
            }
        }
        Node::Map(fields) => {
            for (name, node) in fields {
                written.push('.');
                written.push_str(name);
                structure(node, name, written);
            }
            written.push(';');
        }
        _ => {}
    }
}

fn steps(place: &str) -> Vec<&str> {
    place.split(['.', '[']).collect()
}

fn index(step: &str) -> Option<usize> {
    step.strip_suffix(']')?.parse().ok()
}
