//! Practice accounts as files: out and in again, and everything that is wrong with a file, with its place.

use ad_credit_lab::state::{NotImported, PracticeAccount, Way, catalogue};
use ad_credit_lab::storage::PRACTICE;
use ad_credit_lab_engine::{Node, Scenario};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{StoreDouble, Tab, names_in, settle};

const SCENARIO: &str = include_str!("../scenarios/article-by-code-from-receipt-to-exhausted.json");

/// A tab with three accounts, in which things were done and taken back.
async fn worked_in(store: &StoreDouble) -> Tab {
    let tab = Tab::on(store).await;
    for name in ["One", "Two", "Three \u{1f642} <b>"] {
        tab.accounts.rename(name);
    }
    tab.practice.go(Way::Back);
    tab.practice.set_admin(false);
    tab.accounts.duplicate("Copy".to_owned());
    settle().await;
    tab.rename("Copy, changed").await;
    tab
}

/// The places of what is wrong with a text, each with the code of what is wrong there; and those of unreadable steps.
async fn wrong_with(tab: &Tab, text: &str) -> (Vec<(String, &'static str)>, Vec<String>) {
    match tab.accounts.import(text).await {
        Err(NotImported::Mistakes { problems, steps }) => {
            let placed = problems.list().iter();
            (placed.map(|problem| (problem.place.clone(), problem.fault.code())).collect(), steps)
        }
        other => panic!("{text}: {other:?}"),
    }
}

#[wasm_bindgen_test]
async fn all_accounts_come_back_from_their_file_as_they_were() {
    let store = StoreDouble::default();
    let tab = worked_in(&store).await;
    let exported = tab.accounts.export_all().await;
    assert_eq!((names_in(&exported.text).len(), exported.left_out.len()), (3, 0));
    // Another browser, in which nothing was done yet.
    let cleared = Tab::on(&StoreDouble::default()).await;
    assert_eq!(cleared.accounts.import(&exported.text).await, Ok(3));
    assert_eq!(cleared.accounts.export_all().await, exported);
    let cleared = cleared.reload().await;
    assert_eq!(cleared.accounts.export_all().await, exported);
    // The first is open, and its steps can be gone both ways.
    assert_eq!(cleared.name(), "Two");
    cleared.practice.go(Way::Forth);
    assert_eq!(cleared.name(), "Three \u{1f642} <b>");
}

#[wasm_bindgen_test]
async fn one_account_comes_back_from_its_file_as_it_was() {
    let tab = worked_in(&StoreDouble::default()).await;
    let exported = tab.accounts.export();
    assert_eq!(names_in(&exported), ["Copy, changed"]);
    let cleared = Tab::on(&StoreDouble::default()).await;
    assert_eq!(cleared.accounts.import(&exported).await, Ok(1));
    assert_eq!(cleared.accounts.export(), exported);
    assert_eq!(cleared.practice.account(), tab.practice.account());
}

#[wasm_bindgen_test]
async fn what_a_newcomer_finds_is_exported_too() {
    let tab = Tab::on(&StoreDouble::default()).await;
    let exported = tab.accounts.export_all().await;
    assert_eq!(names_in(&exported.text), ["New advertiser", "Code by e-mail"]);
}

#[wasm_bindgen_test]
async fn imported_accounts_are_added_and_overwrite_none() {
    let store = StoreDouble::default();
    let tab = worked_in(&store).await;
    let before = [1, 2, 3].map(|number| PRACTICE.stored(&store, number));
    let exported = tab.accounts.export_all().await;
    assert_eq!(tab.accounts.import(&exported.text).await, Ok(3));
    assert_eq!([1, 2, 3].map(|number| PRACTICE.stored(&store, number)), before);
    assert_eq!(tab.list().len(), 6);
}

#[wasm_bindgen_test]
async fn the_document_of_an_account_and_a_scenario_are_taken_too() {
    let store = StoreDouble::default();
    let tab = worked_in(&store).await;
    let document = PRACTICE.stored(&store, 1).unwrap();
    assert_eq!(tab.accounts.import(&document).await, Ok(1));
    assert_eq!(tab.name(), "Two (2)");
    assert_eq!(tab.accounts.import(SCENARIO).await, Ok(1));
    let expected = PracticeAccount::of(Scenario::parse(SCENARIO, catalogue()).unwrap());
    assert_eq!(tab.practice.account(), expected);
}

#[wasm_bindgen_test]
async fn everything_that_is_wrong_with_a_file_is_named_and_nothing_is_changed() {
    let store = StoreDouble::default();
    let tab = worked_in(&store).await;
    let before = (store.contents(), tab.practice.account());
    let good = tab.accounts.export();
    let with = |from: &str, to: &str| {
        assert!(good.contains(from), "{from}");
        good.replacen(from, to, 1)
    };
    let one_of = |place: &str, code| vec![(place.to_owned(), code)];
    for (text, expected) in [
        ("accounts".to_owned(), one_of("", "not_json")),
        (good[..good.len() / 2].to_owned(), one_of("", "not_json")),
        ("null".to_owned(), one_of("", "expected_object")),
        (with("\"version\": 1", "\"version\": 2"), one_of("version", "newer_version")),
        (with("\"version\": 1,", ""), one_of("version", "missing_field")),
        (with("practice_accounts", "accounts_of_later"), one_of("kind", "expected_one_of")),
        (with("\"kind\"", "\"later\": 1, \"kind\""), one_of("later", "unknown_field")),
        (with("\"kind\"", "\"version\": 1, \"kind\""), one_of("version", "field_twice")),
        (
            r#"{"version":1,"kind":"practice_accounts"}"#.to_owned(),
            one_of("accounts", "missing_field"),
        ),
        (
            r#"{"version":1,"kind":"practice_accounts","accounts":[]}"#.to_owned(),
            one_of("accounts", "expected_list_of"),
        ),
        (
            r#"{"version":1,"kind":"practice_accounts","accounts":{}}"#.to_owned(),
            one_of("accounts", "expected_list"),
        ),
        (
            r#"{"version":1,"kind":"practice_accounts","accounts":[7]}"#.to_owned(),
            one_of("accounts[0]", "expected_object"),
        ),
        (
            r#"{"version":1,"kind":"practice_accounts","accounts":[{"scenario":7}]}"#.to_owned(),
            one_of("accounts[0].scenario", "expected_object"),
        ),
        (
            with("\"admin\": false", "\"admin\": 0"),
            one_of("accounts[0].admin", "expected_yes_or_no"),
        ),
        (
            with("\"menu\": \"article\"", "\"menu\": null"),
            one_of("accounts[0].menu", "expected_one_of"),
        ),
        (
            with("\"menu\": \"article\"", "\"menu\": \"zzz\""),
            one_of("accounts[0].menu", "expected_one_of"),
        ),
        (with("\"now\": \"2026", "\"now\": \"26"), one_of("accounts[0].now", "expected_date_time")),
        (
            with("\"currency\": \"USD\"", "\"currency\": \"USB\""),
            one_of("accounts[0].scenario.account.currency", "unknown_currency"),
        ),
        (r#"{"version":3,"revision":1,"data":{}}"#.to_owned(), one_of("version", "newer_version")),
        (
            r#"{"version":1}"#.to_owned(),
            ["name", "offers", "account"].map(|name| (name.to_owned(), "missing_field")).to_vec(),
        ),
    ] {
        assert_eq!(wrong_with(&tab, &text).await, (expected, vec![]), "{text}");
        assert_eq!((store.contents(), tab.practice.account()), before);
    }
}

#[wasm_bindgen_test]
async fn mistakes_of_several_accounts_and_of_their_steps_are_named_together() {
    let store = StoreDouble::default();
    let tab = worked_in(&store).await;
    let before = store.contents();
    let file = tab.accounts.export_all().await.text;
    // The first and the third account have steps; the steps of the first are of names.
    let file = file.replacen("\"what\": \"rename\"", "\"what\": 7", 1);
    let last = file.rfind("\"country\": \"US\"").unwrap();
    let file = format!("{}\"country\": \"usa\"{}", &file[..last], &file[last + 15..]);
    let (problems, steps) = wrong_with(&tab, &file).await;
    assert_eq!(problems, [("accounts[2].scenario.account.country".to_owned(), "expected_country")]);
    assert_eq!(steps, ["accounts[0].log.past[0]"]);
    assert_eq!(store.contents(), before);
}

#[wasm_bindgen_test]
async fn names_of_fields_from_a_file_cannot_fill_the_screen() {
    let tab = Tab::on(&StoreDouble::default()).await;
    let name = "x".repeat(10_000);
    let file =
        format!(r#"{{"version":1,"kind":"practice_accounts","accounts":[],"{name}":1,"a\nb":1}}"#);
    let (problems, _) = wrong_with(&tab, &file).await;
    assert_eq!(problems[0], ("x".repeat(100), "unknown_field"));
    assert_eq!(problems[1], ("a\u{fffd}b".to_owned(), "unknown_field"));
}

#[wasm_bindgen_test]
async fn a_file_that_does_not_fit_into_the_store_changes_nothing() {
    let store = StoreDouble::default();
    let tab = worked_in(&store).await;
    let before = store.contents();
    let file = tab.accounts.export_all().await.text;
    // There is room for one of the three.
    store.set_room(PRACTICE.stored(&store, 1).unwrap().len() + 100);
    assert_eq!(tab.accounts.import(&file).await, Err(NotImported::Refused));
    assert_eq!(store.contents(), before);
    assert_eq!(tab.name(), "Copy, changed");
}

#[wasm_bindgen_test]
async fn offers_that_cannot_be_had_are_named_as_such() {
    let store = StoreDouble::default();
    let tab = Tab::on(&store).await;
    let mut scenario = Node::from_json(SCENARIO).unwrap();
    let Node::Map(fields) = &mut scenario else { panic!() };
    let offers = fields.iter_mut().find(|(name, _)| name == "offers").unwrap();
    offers.1 = Node::from_json(r#"[{ "offer": "an-offer-of-later" }]"#).unwrap();
    // Here nothing can be fetched.
    assert_eq!(tab.accounts.import(&scenario.to_json()).await, Err(NotImported::WithoutOffers));
    assert_eq!(store.contents(), []);
}
