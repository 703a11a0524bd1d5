//! The saved document: what is written is read again, and what cannot be read is set aside untouched.

use ad_credit_lab::state::catalogue;
use ad_credit_lab::storage::{Loaded, MemoryStore, Saved, Store, load, save};
use ad_credit_lab::variants::Variants;
use ad_credit_lab_engine::Node;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{STATE, StoreDouble, backup, example, file};

/// Scenarios with much in them: tax, tiers, yen, codes, credits outside offers, expectations.
const FILES: &[&str] = &[
    include_str!("../scenarios/article-by-code-from-receipt-to-exhausted.json"),
    include_str!("../scenarios/a-plan-tops-up-with-tax-at-consumption.json"),
    include_str!("../scenarios/of-three-tiers-the-middle-one-pays-alone.json"),
    include_str!("../scenarios/yen-threshold-is-met-to-the-yen.json"),
    include_str!("../scenarios/an-assignable-credit-pays-only-while-it-is-assigned.json"),
    include_str!("../scenarios/until-stops-in-the-middle-of-the-story.json"),
];

/// What a store keeps, read with the offers that are here: none of them is waited for.
fn load_now(store: &dyn Store) -> Loaded {
    load(store, catalogue(), |_| false).unwrap()
}

/// The example as the page saves it.
fn good_text() -> String {
    let store = MemoryStore::default();
    save(&store, &Saved { variants: Variants::of(example()), number: 1, theme: None }).unwrap();
    store.read(STATE).unwrap()
}

/// The good text with the node at a path changed, or taken away.
fn changed(path: &[&str], node: Option<Node>) -> String {
    fn change(at: &mut Node, path: &[&str], node: Option<Node>) {
        let Node::Map(fields) = at else { panic!("{path:?} leads nowhere") };
        let index = fields.iter().position(|(name, _)| name == path[0]).unwrap();
        match (&path[1..], node) {
            ([], Some(node)) => fields[index].1 = node,
            ([], None) => drop(fields.remove(index)),
            (rest, node) => change(&mut fields[index].1, rest, node),
        }
    }
    let mut document = Node::from_json(&good_text()).unwrap();
    change(&mut document, path, node);
    document.to_json()
}

/// Texts that are no document of this page, each with a name.
fn bad_texts() -> Vec<(&'static str, String)> {
    let offer = Node::from_json(r#"[{ "offer": "an-offer-of-later" }]"#).unwrap();
    let scenario = |field| ["data", "scenario", field];
    let text = Node::text;
    vec![
        ("nothing", String::new()),
        ("no JSON", "plan: 25 a day".to_owned()),
        ("half of a document", good_text()[..good_text().len() / 2].to_owned()),
        ("a document and more", good_text() + "}"),
        ("null", "null".to_owned()),
        ("a list", "[]".to_owned()),
        ("an empty object", "{}".to_owned()),
        ("a version from the future", changed(&["version"], Some(Node::Whole(2)))),
        ("a version before the first", changed(&["version"], Some(Node::Whole(0)))),
        ("a version as text", changed(&["version"], Some(text("1")))),
        ("a version that is not whole", good_text().replacen(": 1,", ": 1.5,", 1)),
        ("no version", changed(&["version"], None)),
        ("no data", changed(&["data"], None)),
        ("data of another type", changed(&["data"], Some(text("scenario")))),
        ("no theme", changed(&["data", "theme"], None)),
        ("an unknown theme", changed(&["data", "theme"], Some(text("sepia")))),
        ("a theme of another type", changed(&["data", "theme"], Some(Node::Bool(true)))),
        ("no scenario", changed(&["data", "scenario"], None)),
        ("a scenario of another type", changed(&["data", "scenario"], Some(Node::Null))),
        ("a scenario of a later version", changed(&scenario("version"), Some(Node::Whole(2)))),
        ("a scenario without a name", changed(&scenario("name"), None)),
        ("an account of another type", changed(&scenario("account"), Some(text("US")))),
        ("an unknown offer", changed(&scenario("offers"), Some(offer))),
        (
            "an amount as a number",
            changed(&["data", "scenario", "spend_plan", "daily_budget"], Some(Node::Whole(25))),
        ),
        (
            "a date that does not exist",
            changed(&["data", "scenario", "spend_plan", "start"], Some(text("2026-06-31"))),
        ),
    ]
}

#[wasm_bindgen_test]
fn a_store_without_a_document_gives_nothing() {
    assert_eq!(load_now(&MemoryStore::default()), Loaded::Nothing);
}

#[wasm_bindgen_test]
fn what_is_saved_is_loaded_again() {
    let scenarios = FILES.iter().map(|text| file(text)).chain([example()]);
    for scenario in scenarios {
        for theme in [None, Some("light"), Some("dark")] {
            let saved = Saved {
                variants: Variants::of(scenario.clone()),
                number: 1,
                theme: theme.map(str::to_owned),
            };
            let store = MemoryStore::default();
            save(&store, &saved).unwrap();
            assert_eq!(load_now(&store), Loaded::Saved(Box::new(saved)));
        }
    }
}

#[wasm_bindgen_test]
fn the_document_is_one_envelope_of_version_1() {
    let document = Node::from_json(&good_text()).unwrap();
    assert_eq!(document.get("version"), Some(&Node::Whole(1)));
    let data = document.get("data").unwrap();
    assert_eq!(data.get("scenario"), Some(&example().to_node()));
    assert_eq!(data.get("theme"), Some(&Node::Null));
}

#[wasm_bindgen_test]
fn every_unreadable_text_is_set_aside_as_it_is() {
    for (name, text) in bad_texts() {
        let store = StoreDouble::with(STATE, &text);
        assert_eq!(load_now(&store), Loaded::SetAside { key: backup(1) }, "{name}");
        assert_eq!(store.read(&backup(1)), Some(text.clone()), "{name}");
        assert_eq!(store.read(STATE), Some(text), "{name}");
        assert_eq!(store.written(), [backup(1)], "{name}");
    }
}

#[wasm_bindgen_test]
fn the_same_unreadable_text_is_not_set_aside_twice() {
    let store = StoreDouble::with(STATE, "plan: 25 a day");
    for _ in 0..3 {
        assert_eq!(load_now(&store), Loaded::SetAside { key: backup(1) });
    }
    assert_eq!(store.written(), [backup(1)]);
}

#[wasm_bindgen_test]
fn each_further_unreadable_text_goes_under_the_next_key_and_none_is_overwritten() {
    let store = StoreDouble::default();
    for (number, (name, text)) in (1..).zip(bad_texts()) {
        store.write(STATE, &text).unwrap();
        assert_eq!(load_now(&store), Loaded::SetAside { key: backup(number) }, "{name}");
    }
    for (number, (name, text)) in (1..).zip(bad_texts()) {
        assert_eq!(store.read(&backup(number)), Some(text), "{name}");
    }
    // One that is there already is found under its own key.
    store.write(STATE, &bad_texts()[4].1).unwrap();
    assert_eq!(load_now(&store), Loaded::SetAside { key: backup(5) });
}

#[wasm_bindgen_test]
fn a_text_that_cannot_be_set_aside_is_left_where_it_is() {
    let store = StoreDouble::with(STATE, "plan: 25 a day");
    store.set_refusing(true);
    assert_eq!(load_now(&store), Loaded::Stuck);
    assert_eq!(store.read(STATE).as_deref(), Some("plan: 25 a day"));
    assert_eq!(store.read(&backup(1)), None);
}

#[wasm_bindgen_test]
fn with_a_hundred_texts_set_aside_the_next_one_is_left_where_it_is() {
    let store = StoreDouble::with(STATE, "the next one");
    for number in 1..=100 {
        store.write(&backup(number), &format!("text {number}")).unwrap();
    }
    assert_eq!(load_now(&store), Loaded::Stuck);
    assert_eq!(store.read(STATE).as_deref(), Some("the next one"));
    assert_eq!(store.read(&backup(100)).as_deref(), Some("text 100"));
    assert_eq!(store.read(&backup(101)), None);
}

#[wasm_bindgen_test]
fn a_refused_save_says_so_and_keeps_what_was_there() {
    let before = good_text();
    let store = StoreDouble::with(STATE, &before);
    store.set_refusing(true);
    save(&store, &Saved { variants: Variants::of(file(FILES[0])), number: 1, theme: None })
        .unwrap_err();
    assert_eq!(store.read(STATE), Some(before));
}
