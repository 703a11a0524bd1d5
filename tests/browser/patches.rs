//! Patches: what differs between two trees, and the way between them.

use ad_credit_lab::state::{Patch, Way};
use ad_credit_lab_engine::Node;
use wasm_bindgen_test::wasm_bindgen_test;

fn tree(json: &str) -> Node {
    Node::from_json(json).unwrap()
}

/// Holds that a patch leads from one tree to the other and back, also after it was kept.
fn leads(before: &str, after: &str) -> Patch {
    let (before, after) = (tree(before), tree(after));
    let patch = Patch::between(&before, &after);
    let kept = Patch::from_node(&tree(&patch.to_node().to_json_line())).unwrap();
    assert_eq!(kept, patch);
    assert_eq!(sorted(&kept.apply(&before, Way::Forth).unwrap()), sorted(&after));
    assert_eq!(sorted(&kept.apply(&after, Way::Back).unwrap()), sorted(&before));
    patch
}

/// The tree with the fields of each object in the order of their names, which means nothing.
fn sorted(node: &Node) -> Node {
    match node {
        Node::Map(fields) => {
            let mut fields: Vec<_> =
                fields.iter().map(|(name, node)| (name.clone(), sorted(node))).collect();
            fields.sort_by(|one, other| one.0.cmp(&other.0));
            Node::Map(fields)
        }
        Node::List(items) => Node::List(items.iter().map(sorted).collect()),
        other => other.clone(),
    }
}

#[wasm_bindgen_test]
fn a_patch_leads_there_and_back() {
    for (before, after) in [
        (r#"{"a":1}"#, r#"{"a":2}"#),
        (r#"{"a":1}"#, r#"{"b":1}"#),
        (r#"{"a":null}"#, r#"{}"#),
        (r#"{"a":{"b":[1,2,3]}}"#, r#"{"a":{"b":[1,9,8,3]}}"#),
        (r#"{"a":[]}"#, r#"{"a":[1,1,1]}"#),
        (r#"{"a":[1,1,1]}"#, r#"{"a":[1]}"#),
        (r#"{"a":[{"b":1},{"b":2}]}"#, r#"{"a":[{"b":1},{"b":3,"c":4}]}"#),
        (r#"{"a":[{"b":1},{"b":2}]}"#, r#"{"a":[{"b":9},{"b":8}],"z":"text"}"#),
        (r#"{"a":[1]}"#, r#"{"a":{"b":1}}"#),
        (r#"{"a":[[1,2],[3]]}"#, r#"{"a":[[1,2],[3,4]]}"#),
    ] {
        leads(before, after);
    }
    assert!(leads(r#"{"a":[1,{"b":2}]}"#, r#"{"a":[1,{"b":2}]}"#).is_empty());
}

#[wasm_bindgen_test]
fn an_entry_more_costs_no_more_than_itself() {
    let entries = |count: usize| vec![r#"{"at":"2026-06-01T09:00:00"}"#; count].join(",");
    let before = format!(r#"{{"entries":[{}]}}"#, entries(1_000));
    let after = format!(r#"{{"entries":[{},{{"at":"later"}}]}}"#, entries(1_000));
    let patch = leads(&before, &after);
    assert!(patch.to_node().to_json_line().len() < 120);
}

#[wasm_bindgen_test]
fn a_patch_that_belongs_to_another_tree_is_not_applied() {
    let patch = Patch::between(&tree(r#"{"a":[1,2,3]}"#), &tree(r#"{"a":[1,3]}"#));
    for other in [r#"{"a":[1]}"#, r#"{"a":[1,9,3]}"#, r#"{"a":7}"#, r#"{}"#, "[]", "null"] {
        assert_eq!(patch.apply(&tree(other), Way::Forth), None, "{other}");
    }
}

#[wasm_bindgen_test]
fn what_is_no_patch_is_not_read() {
    for kept in [
        "{}",
        "[1]",
        r#"[{"in":"a","field":"b"}]"#,
        r#"[{"in":[],"from":-1,"before":[],"after":[]}]"#,
        r#"[{"in":[],"from":0,"before":[]}]"#,
        r#"[{"in":[],"from":0,"field":"b","before":[],"after":[]}]"#,
        r#"[{"in":[],"from":1.5,"before":[],"after":[]}]"#,
    ] {
        assert_eq!(Patch::from_node(&tree(kept)), None, "{kept}");
    }
    // A number that no list has.
    let far =
        Patch::from_node(&tree(r#"[{"in":["a"],"from":4000000000,"before":[1],"after":[]}]"#));
    assert_eq!(far.unwrap().apply(&tree(r#"{"a":[1]}"#), Way::Forth), None);
}
