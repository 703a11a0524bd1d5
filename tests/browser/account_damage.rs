//! Practice accounts in a store that is full, denied or damaged: a plain message, and nothing that was saved is lost.

use std::rc::Rc;

use ad_credit_lab::signals::*;
use ad_credit_lab::state::{Accounts, ListedKind, News, Practice, Way};
use ad_credit_lab::storage::{MemoryStore, PRACTICE, Store};
use ad_credit_lab_engine::Node;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{StoreDouble, Tab, account_named, backup, kept_name, settle, starting};

const SECOND: &str = "Code by e-mail";

/// A store with the two accounts that a newcomer finds, of which the first was renamed twice, and its document.
async fn kept() -> (StoreDouble, String) {
    let store = StoreDouble::default();
    let tab = Tab::on(&store).await;
    tab.rename("Before").await;
    tab.rename("Mine").await;
    let text = PRACTICE.stored(&store, 1).unwrap();
    store.set_note("1");
    (store, text)
}

/// A document with the node at a path changed, or taken away.
fn changed(text: &str, path: &[&str], node: Option<Node>) -> String {
    fn change(at: &mut Node, path: &[&str], node: Option<Node>) {
        let (name, rest) = path.split_first().unwrap();
        if let Node::List(items) = at {
            return change(&mut items[name.parse::<usize>().unwrap()], rest, node);
        }
        let Node::Map(fields) = at else { panic!("{path:?} leads nowhere") };
        let index = fields.iter().position(|(own, _)| own == name).unwrap();
        match (rest, node) {
            ([], Some(node)) => fields[index].1 = node,
            ([], None) => drop(fields.remove(index)),
            (rest, node) => change(&mut fields[index].1, rest, node),
        }
    }
    let mut document = Node::from_json(text).unwrap();
    change(&mut document, path, node);
    document.to_json_line()
}

/// Documents that cannot be read, each with a name.
fn damaged(text: &str) -> Vec<(&'static str, String)> {
    let scenario = |field| ["data", "scenario", field];
    let word = |text| Some(Node::text(text));
    vec![
        ("nothing", String::new()),
        ("no JSON", "an account".to_owned()),
        ("half of a document", text[..text.len() / 2].to_owned()),
        ("a list", "[]".to_owned()),
        ("a version before the first", changed(text, &["version"], Some(Node::Whole(0)))),
        ("no version", changed(text, &["version"], None)),
        ("no revision", changed(text, &["revision"], None)),
        ("no data", changed(text, &["data"], None)),
        ("data of another type", changed(text, &["data"], word("x"))),
        ("no scenario", changed(text, &["data", "scenario"], None)),
        ("a scenario of another type", changed(text, &["data", "scenario"], Some(Node::Null))),
        ("a scenario without a name", changed(text, &scenario("name"), None)),
        ("a name of two lines", changed(text, &scenario("name"), word("a\nb"))),
        (
            "a scenario of a later version",
            changed(text, &scenario("version"), Some(Node::Whole(2))),
        ),
        ("an account of another type", changed(text, &scenario("account"), word("US"))),
        ("a clock that is none", changed(text, &["data", "now"], word("noon"))),
        ("an admin who is none", changed(text, &["data", "admin"], word("yes"))),
        ("a menu that is none", changed(text, &["data", "menu"], Some(Node::Whole(1)))),
        ("a menu that nobody knows", changed(text, &["data", "menu"], word("zzz"))),
        ("a field of later", text.replacen("\"now\"", "\"then\":1,\"now\"", 1)),
        ("a field twice", text.replacen("\"now\"", "\"menu\":\"a\",\"now\"", 1)),
    ]
}

#[wasm_bindgen_test]
async fn a_damaged_account_is_set_aside_as_it_is_and_the_others_stay() {
    let (store, good) = kept().await;
    let others = PRACTICE.stored(&store, 2);
    for (number, (name, text)) in (1..).zip(damaged(&good)) {
        store.put(&PRACTICE.key(1), &text);
        let tab = Tab::on(&store).await;
        assert_eq!(store.read(&backup(number)), Some(text), "{name}");
        assert_eq!(
            (PRACTICE.stored(&store, 1), PRACTICE.stored(&store, 2)),
            (None, others.clone()),
            "{name}"
        );
        let news = tab.news();
        assert!(
            matches!(&news[..], [News::SetAside(_, key)] if *key == backup(number)),
            "{name}: {news:?}"
        );
        assert_eq!(tab.name(), SECOND, "{name}");
        store.set_note("1");
    }
}

#[wasm_bindgen_test]
async fn a_damaged_account_that_cannot_be_set_aside_is_left_where_it_is() {
    let (store, _) = kept().await;
    store.put(&PRACTICE.key(1), "damaged");
    store.set_refusing(true);
    let tab = Tab::on(&store).await;
    assert_eq!(tab.news(), [News::Stuck("#1".to_owned(), PRACTICE.key(1))]);
    assert_eq!(tab.list()[0], ("#1".to_owned(), ListedKind::Damaged));
    assert_eq!(tab.name(), SECOND);
    store.set_refusing(false);
    tab.rename("Second").await;
    assert_eq!(PRACTICE.stored(&store, 1).as_deref(), Some("damaged"));
    // Once there is room, it is set aside when somebody looks.
    tab.open(1).await;
    assert_eq!(store.read(&backup(1)).as_deref(), Some("damaged"));
    assert_eq!((tab.name().as_str(), PRACTICE.numbers(&store)), ("Second", vec![2]));
}

#[wasm_bindgen_test]
async fn where_only_the_undo_steps_are_damaged_the_account_opens_without_them() {
    let (store, good) = kept().await;
    let step = |field| ["data", "log", "past", "0", field];
    for (number, text) in (1..).zip([
        changed(&good, &["data", "log"], Some(Node::Null)),
        changed(&good, &["data", "log", "past"], None),
        changed(&good, &["data", "log", "future"], Some(Node::text("x"))),
        changed(&good, &step("patch"), Some(Node::text("x"))),
        changed(&good, &step("at"), Some(Node::text("noon"))),
    ]) {
        store.put(&PRACTICE.key(1), &text);
        let tab = Tab::on(&store).await;
        assert_eq!(tab.news(), [News::WithoutLog("Mine".to_owned(), backup(number))]);
        assert_eq!((tab.name().as_str(), tab.practice.can_go(Way::Back)), ("Mine", false));
        assert_eq!(store.read(&backup(number)), Some(text.clone()));
        // Nothing is written before something is done.
        assert_eq!(PRACTICE.stored(&store, 1), Some(text));
        tab.rename("Changed").await;
        assert_eq!(kept_name(&store, 1).as_deref(), Some("Changed"));
        assert!(tab.practice.can_go(Way::Back));
    }
}

#[wasm_bindgen_test]
async fn an_account_without_undo_steps_is_not_opened_where_it_could_not_be_set_aside() {
    let (store, good) = kept().await;
    let text = changed(&good, &["data", "log"], Some(Node::Null));
    store.put(&PRACTICE.key(1), &text);
    store.set_refusing(true);
    let tab = Tab::on(&store).await;
    assert_eq!(
        (tab.news(), tab.name().as_str()),
        (vec![News::Stuck("Mine".to_owned(), PRACTICE.key(1))], SECOND)
    );
    assert_eq!(PRACTICE.stored(&store, 1), Some(text));
}

#[wasm_bindgen_test]
async fn an_account_of_a_newer_version_is_named_and_left_untouched() {
    let (store, good) = kept().await;
    let newer = changed(&good, &["version"], Some(Node::Whole(2)));
    store.put(&PRACTICE.key(1), &newer);
    let tab = Tab::on(&store).await;
    assert_eq!(tab.name(), SECOND);
    assert_eq!(tab.list()[0], ("Mine".to_owned(), ListedKind::Newer));
    assert_eq!(tab.news(), [News::Newer("Mine".to_owned())]);
    tab.open(1).await;
    tab.rename("Second").await;
    let files = tab.accounts.export_all().await;
    assert_eq!(files.left_out, ["Mine"]);
    assert_eq!(PRACTICE.stored(&store, 1), Some(newer));
    assert_eq!(store.keys("ad-credit-lab.unreadable"), [""; 0]);
}

#[wasm_bindgen_test]
async fn a_full_store_keeps_what_it_has_and_saving_is_tried_again_at_the_next_change() {
    let (store, good) = kept().await;
    let tab = Tab::on(&store).await;
    store.set_refusing(true);
    tab.rename("No room").await;
    assert!(tab.accounts.is_refused.get_untracked());
    assert_eq!((tab.name().as_str(), PRACTICE.stored(&store, 1)), ("No room", Some(good)));
    // Work goes on, and the account with it is not left.
    tab.rename("Still no room").await;
    tab.open(2).await;
    assert_eq!(tab.name(), "Still no room");
    assert_eq!(tab.news(), [News::Unsaved("Still no room".to_owned())]);
    store.set_refusing(false);
    tab.rename("Room").await;
    assert!(!tab.accounts.is_refused.get_untracked());
    assert_eq!(kept_name(&store, 1).as_deref(), Some("Room"));
}

#[wasm_bindgen_test]
async fn a_full_store_has_room_again_once_accounts_are_deleted_for_good() {
    let (store, _) = kept().await;
    let tab = Tab::on(&store).await;
    store.set_room(50);
    tab.accounts.delete();
    settle().await;
    assert_eq!((tab.deleted(), tab.name().as_str()), (vec!["Mine".to_owned()], SECOND));
    tab.accounts.rename(&"long ".repeat(30));
    assert!(!tab.accounts.save());
    let gone = untrack(|| tab.accounts.deleted()).remove(0).0;
    tab.accounts.purge(&gone);
    assert!(!tab.accounts.is_refused.get_untracked());
    assert_eq!(kept_name(&store, 2), Some("long ".repeat(30)));
}

#[wasm_bindgen_test]
async fn a_new_account_in_a_full_store_goes_on_in_its_tab() {
    let (store, _) = kept().await;
    let tab = Tab::on(&store).await;
    store.set_refusing(true);
    let before = store.contents();
    tab.accounts.create(account_named("New"));
    settle().await;
    assert_eq!((tab.name().as_str(), tab.accounts.is_refused.get_untracked()), ("New", true));
    assert_eq!(store.contents(), before);
    store.set_refusing(false);
    tab.rename("New, kept").await;
    assert_eq!(kept_name(&store, 3).as_deref(), Some("New, kept"));
}

#[wasm_bindgen_test]
async fn a_denied_store_holds_the_accounts_as_long_as_the_tab() {
    let _ = any_spawner::Executor::init_wasm_bindgen();
    let owner = Owner::new();
    let store: Rc<dyn Store> = Rc::new(MemoryStore::default());
    let (practice, accounts) = owner.with(|| {
        let practice = Practice::new(starting().swap_remove(0));
        (practice, Accounts::new(store, practice, starting()))
    });
    accounts.begin();
    settle().await;
    accounts.rename("Mine");
    accounts.duplicate("Copy of Mine".to_owned());
    settle().await;
    accounts.open(1);
    settle().await;
    assert_eq!(practice.account().scenario.name, "Mine");
    assert!(!accounts.is_refused.get_untracked());
    owner.cleanup();
}
