//! Practice accounts: several of them, kept over a reload; other names, copies, deleting and bringing back.

use std::time::Duration;

use ad_credit_lab::state::{ListedKind, News, Way};
use ad_credit_lab::storage::{PRACTICE, Store};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{
    StoreDouble, Tab, account_named, kept_name, leave_page, settle, starting, wait,
};

const FIRST: &str = "New advertiser";
const SECOND: &str = "Code by e-mail";

#[wasm_bindgen_test]
async fn a_newcomer_finds_two_accounts_and_nothing_is_kept_before_something_is_done() {
    let store = StoreDouble::default();
    let tab = Tab::on(&store).await;
    let list = [(FIRST.to_owned(), ListedKind::Open), (SECOND.to_owned(), ListedKind::Closed)];
    assert_eq!(tab.list(), list);
    tab.open(2).await;
    assert_eq!(tab.name(), SECOND);
    tab.open(1).await;
    leave_page();
    assert_eq!(store.contents(), []);
    // What is done in one of them keeps both.
    tab.rename("Mine").await;
    assert_eq!(kept_name(&store, 1).as_deref(), Some("Mine"));
    assert_eq!(kept_name(&store, 2).as_deref(), Some(SECOND));
}

#[wasm_bindgen_test]
async fn a_change_is_kept_a_moment_later_and_when_the_page_goes_away() {
    let store = StoreDouble::default();
    let tab = Tab::on(&store).await;
    tab.accounts.rename("Mine");
    settle().await;
    assert_eq!(kept_name(&store, 1), None);
    wait(Duration::from_millis(1_000)).await;
    assert_eq!(kept_name(&store, 1).as_deref(), Some("Mine"));
    tab.accounts.rename("Ours");
    settle().await;
    leave_page();
    assert_eq!(kept_name(&store, 1).as_deref(), Some("Ours"));
    let writes = store.written().len();
    leave_page();
    wait(Duration::from_millis(1_000)).await;
    assert_eq!(store.written().len(), writes);
}

#[wasm_bindgen_test]
async fn everything_of_an_account_survives_a_reload_its_undo_steps_too() {
    let store = StoreDouble::default();
    let tab = Tab::on(&store).await;
    for number in 0..250 {
        tab.accounts.rename(&format!("Name {number}"));
    }
    for _ in 0..20 {
        tab.practice.go(Way::Back);
    }
    tab.practice.set_admin(false);
    let before = tab.practice.account();
    let tab = tab.reload().await;
    assert_eq!(tab.practice.account(), before);
    assert_eq!(tab.name(), "Name 229");
    // 20 steps forth to name 249, then 250 back to the name before the first.
    for _ in 0..20 {
        tab.practice.go(Way::Forth);
    }
    assert_eq!((tab.name().as_str(), tab.practice.can_go(Way::Forth)), ("Name 249", false));
    for _ in 0..250 {
        tab.practice.go(Way::Back);
    }
    assert_eq!((tab.name().as_str(), tab.practice.can_go(Way::Back)), (FIRST, false));
}

#[wasm_bindgen_test]
async fn each_account_is_a_story_of_its_own_and_a_tab_comes_back_to_the_one_it_had() {
    let store = StoreDouble::default();
    let tab = Tab::on(&store).await;
    tab.accounts.create(account_named("Third"));
    settle().await;
    tab.rename("Third, changed").await;
    tab.open(1).await;
    assert_eq!(tab.name(), FIRST);
    let tab = tab.reload().await;
    assert_eq!(tab.name(), FIRST);
    let names: Vec<_> = tab.list().into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, [FIRST, SECOND, "Third, changed"]);
    // Another tab begins with the account that was written last.
    let other = Tab::on(&store.other_tab()).await;
    assert_eq!(other.name(), "Third, changed");
}

#[wasm_bindgen_test]
async fn switching_saves_what_was_done() {
    let store = StoreDouble::default();
    let tab = Tab::on(&store).await;
    tab.accounts.rename("Mine");
    tab.open(2).await;
    assert_eq!(kept_name(&store, 1).as_deref(), Some("Mine"));
    assert_eq!(tab.name(), SECOND);
}

#[wasm_bindgen_test]
async fn a_copy_goes_its_own_way() {
    let store = StoreDouble::default();
    let tab = Tab::on(&store).await;
    tab.rename("Mine").await;
    tab.accounts.duplicate("Copy of Mine".to_owned());
    settle().await;
    assert_eq!(tab.name(), "Copy of Mine");
    tab.rename("Another").await;
    assert_eq!(kept_name(&store, 1).as_deref(), Some("Mine"));
    assert_eq!(kept_name(&store, 3).as_deref(), Some("Another"));
    // The steps of the original can be taken back in the copy, too.
    tab.practice.go(Way::Back);
    tab.practice.go(Way::Back);
    assert_eq!(tab.name(), FIRST);
}

#[wasm_bindgen_test]
async fn a_deleted_account_comes_back_whole_also_after_a_reload() {
    let store = StoreDouble::default();
    let tab = Tab::on(&store).await;
    tab.rename("Mine").await;
    let before = tab.practice.account();
    tab.accounts.delete();
    settle().await;
    assert_eq!((tab.name().as_str(), PRACTICE.numbers(&store)), (SECOND, vec![2]));
    assert!(matches!(&tab.news()[..], [News::Deleted(name, _)] if name == "Mine"));
    let tab = tab.reload().await;
    assert_eq!((tab.news(), tab.deleted()), (vec![], vec!["Mine".to_owned()]));
    let gone = ad_credit_lab::signals::untrack(|| tab.accounts.deleted()).remove(0).0;
    tab.accounts.restore(&gone);
    settle().await;
    assert_eq!(tab.practice.account(), before);
    assert_eq!((PRACTICE.numbers(&store), tab.deleted()), (vec![1, 2], vec![]));
    // It can be changed and saved as before.
    tab.rename("Mine again").await;
    assert_eq!(kept_name(&store, 1).as_deref(), Some("Mine again"));
}

#[wasm_bindgen_test]
async fn a_change_that_is_not_saved_yet_is_part_of_what_is_deleted() {
    let store = StoreDouble::default();
    let tab = Tab::on(&store).await;
    tab.accounts.rename("Mine");
    tab.accounts.delete();
    settle().await;
    assert_eq!(tab.deleted(), ["Mine"]);
    // The other one of the two that a newcomer finds is kept as it was.
    assert_eq!((tab.name().as_str(), PRACTICE.numbers(&store)), (SECOND, vec![2]));
}

#[wasm_bindgen_test]
async fn who_deletes_the_last_account_finds_what_a_newcomer_finds() {
    let store = StoreDouble::default();
    let tab = Tab::on(&store).await;
    for _ in 0..2 {
        tab.accounts.delete();
        settle().await;
    }
    let names: Vec<_> = tab.list().into_iter().map(|(name, _)| name).collect();
    assert_eq!(
        (names.as_slice(), PRACTICE.numbers(&store)),
        ([FIRST, SECOND].map(str::to_owned).as_slice(), vec![])
    );
    assert_eq!(tab.deleted(), [SECOND, FIRST]);
}

#[wasm_bindgen_test]
async fn deleted_for_good_is_gone() {
    let store = StoreDouble::default();
    let tab = Tab::on(&store).await;
    tab.accounts.delete();
    settle().await;
    let gone = ad_credit_lab::signals::untrack(|| tab.accounts.deleted()).remove(0).0;
    tab.accounts.purge(&gone);
    assert_eq!(tab.deleted(), [""; 0]);
    assert_eq!(store.keys("ad-credit-lab.practice-deleted").len(), 0);
}

#[wasm_bindgen_test]
async fn hostile_names_are_kept_as_they_are() {
    let store = StoreDouble::default();
    let mut tab = Tab::on(&store).await;
    for name in [
        "<img src=x onerror=alert(1)>",
        "</script>\"'&amp;\\",
        "\u{202e}desrever \u{1f3f4}\u{e0067}\u{200d}",
        "__proto__",
        &"長".repeat(200),
    ] {
        tab.rename(name).await;
        tab = tab.reload().await;
        assert_eq!(tab.name(), name);
        assert_eq!(tab.list()[0], (name.to_owned(), ListedKind::Open));
    }
}

#[wasm_bindgen_test]
fn the_starting_accounts_are_two() {
    let names: Vec<_> = starting().into_iter().map(|account| account.scenario.name).collect();
    assert_eq!(names, [FIRST, SECOND]);
}

#[wasm_bindgen_test]
async fn a_new_account_gets_a_name_that_no_other_one_has() {
    let store = StoreDouble::default();
    let tab = Tab::on(&store).await;
    tab.rename("Mine").await;
    for expected in ["Mine (2)", "Mine (3)"] {
        tab.accounts.create(account_named("Mine"));
        settle().await;
        assert_eq!((tab.name().as_str(), tab.accounts.save()), (expected, true));
    }
    // A file of the second has its name, which is taken, too.
    tab.open(3).await;
    let file = tab.accounts.export();
    assert_eq!(tab.accounts.import(&file).await, Ok(1));
    assert_eq!(tab.name(), "Mine (4)");
    // What a name may have at most is 200 characters.
    let long = "x".repeat(200);
    tab.rename(&long).await;
    tab.accounts.create(account_named(&long));
    settle().await;
    assert_eq!(tab.name(), format!("{} (2)", &long[..196]));
}
