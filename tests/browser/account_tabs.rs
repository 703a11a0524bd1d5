//! Two tabs with one practice account: neither destroys the other's work, and the second one is told.

use ad_credit_lab::state::{News, Standing, Way};
use ad_credit_lab::storage::{PRACTICE, Store};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{StoreDouble, Tab, kept_name, other_tab_saved, settle};

const FIRST: &str = "New advertiser";

/// Two tabs with the same account, the first of which had it first.
async fn two_tabs(store: &StoreDouble) -> (Tab, Tab) {
    let first = Tab::on(store).await;
    first.rename("Shared").await;
    let second = store.other_tab();
    second.set_note("1");
    let second = Tab::on(&second).await;
    assert_eq!((first.name().as_str(), second.name().as_str()), ("Shared", "Shared"));
    (first, second)
}

fn without_locks() -> StoreDouble {
    let store = StoreDouble::default();
    store.set_without_locks();
    store
}

#[wasm_bindgen_test]
async fn the_second_tab_shows_the_account_and_changes_nothing() {
    let store = StoreDouble::default();
    let (first, second) = two_tabs(&store).await;
    assert_eq!((first.standing(), second.standing()), (Standing::Here, Standing::Elsewhere));
    second.rename("Mine").await;
    second.practice.go(Way::Back);
    second.accounts.delete();
    settle().await;
    assert_eq!(
        (second.name().as_str(), kept_name(&store, 1).as_deref()),
        ("Shared", Some("Shared"))
    );
    // What the first one does is seen in the second.
    first.rename("Shared, changed").await;
    other_tab_saved().await;
    assert_eq!(
        (second.name().as_str(), second.standing()),
        ("Shared, changed", Standing::Elsewhere)
    );
    assert_eq!(first.standing(), Standing::Here);
}

#[wasm_bindgen_test]
async fn the_second_tab_has_the_account_once_the_first_one_is_closed() {
    let store = StoreDouble::default();
    let (first, second) = two_tabs(&store).await;
    first.rename("Shared, changed").await;
    drop(first);
    settle().await;
    assert_eq!((second.name().as_str(), second.standing()), ("Shared, changed", Standing::Here));
    second.rename("Mine").await;
    assert_eq!(kept_name(&store, 1).as_deref(), Some("Mine"));
}

#[wasm_bindgen_test]
async fn the_second_tab_can_take_over_and_the_first_one_is_told() {
    let store = StoreDouble::default();
    let (first, second) = two_tabs(&store).await;
    second.accounts.take_over();
    settle().await;
    assert_eq!((first.standing(), second.standing()), (Standing::Elsewhere, Standing::Here));
    second.rename("Mine").await;
    first.rename("Not mine").await;
    other_tab_saved().await;
    assert_eq!((first.name().as_str(), kept_name(&store, 1).as_deref()), ("Mine", Some("Mine")));
    // It can be taken back.
    first.accounts.take_over();
    settle().await;
    assert_eq!((first.standing(), second.standing()), (Standing::Here, Standing::Elsewhere));
}

#[wasm_bindgen_test]
async fn the_second_tab_can_go_on_with_a_copy() {
    let store = StoreDouble::default();
    let (first, second) = two_tabs(&store).await;
    second.accounts.fork();
    settle().await;
    second.rename("Mine").await;
    first.rename("Still shared").await;
    // 1 and 2 are those that a newcomer finds.
    assert_eq!(kept_name(&store, 3).as_deref(), Some("Mine"));
    assert_eq!(kept_name(&store, 1).as_deref(), Some("Still shared"));
    assert_eq!((first.standing(), second.standing()), (Standing::Here, Standing::Here));
}

#[wasm_bindgen_test]
async fn what_was_not_saved_when_another_tab_took_over_is_offered() {
    let store = StoreDouble::default();
    let (first, second) = two_tabs(&store).await;
    first.accounts.rename("Not saved yet");
    second.accounts.take_over();
    settle().await;
    assert_eq!((first.standing(), first.name().as_str()), (Standing::Split, "Not saved yet"));
    second.rename("Mine").await;
    first.accounts.take_over();
    settle().await;
    assert_eq!((first.standing(), first.name().as_str()), (Standing::Here, "Mine"));
    let news = first.news();
    let [News::Offered(offered)] = &news[..] else { panic!("{news:?}") };
    assert_eq!(offered.scenario.name, "Not saved yet");
    first.accounts.keep_offered(offered);
    settle().await;
    assert_eq!((first.name().as_str(), first.news()), ("Not saved yet", vec![]));
    assert_eq!(kept_name(&store, 1).as_deref(), Some("Mine"));
    assert_eq!(kept_name(&store, 3).as_deref(), Some("Not saved yet"));
}

#[wasm_bindgen_test]
async fn an_account_with_changes_that_are_not_saved_is_not_left() {
    let store = StoreDouble::default();
    let (first, second) = two_tabs(&store).await;
    first.accounts.rename("Not saved yet");
    second.accounts.take_over();
    settle().await;
    first.open(2).await;
    assert_eq!(first.name(), "Not saved yet");
    assert_eq!(first.news(), [News::Unsaved("Not saved yet".to_owned())]);
    first.accounts.fork();
    settle().await;
    first.open(2).await;
    assert_eq!(
        (first.name().as_str(), kept_name(&store, 3).as_deref()),
        ("Code by e-mail", Some("Not saved yet"))
    );
}

#[wasm_bindgen_test]
async fn without_locks_nothing_is_written_over_what_another_tab_made() {
    let store = without_locks();
    let (first, second) = two_tabs(&store).await;
    assert_eq!((first.standing(), second.standing()), (Standing::Here, Standing::Here));
    second.rename("Second").await;
    // The browser has not told the first one yet.
    first.rename("First").await;
    assert_eq!((first.standing(), first.name().as_str()), (Standing::Split, "First"));
    assert_eq!(kept_name(&store, 1).as_deref(), Some("Second"));
    first.accounts.fork();
    settle().await;
    assert_eq!(kept_name(&store, 1).as_deref(), Some("Second"));
    assert_eq!(kept_name(&store, 3).as_deref(), Some("First"));
    assert_eq!(first.standing(), Standing::Here);
}

#[wasm_bindgen_test]
async fn without_locks_a_tab_follows_the_other_one_until_it_takes_over() {
    let store = without_locks();
    let (first, second) = two_tabs(&store).await;
    second.rename("Second").await;
    other_tab_saved().await;
    assert_eq!((first.standing(), first.name().as_str()), (Standing::Elsewhere, "Second"));
    assert_eq!(second.standing(), Standing::Here);
    first.accounts.take_over();
    settle().await;
    first.rename("First").await;
    other_tab_saved().await;
    assert_eq!((second.standing(), second.name().as_str()), (Standing::Elsewhere, "First"));
    assert_eq!(
        (first.standing(), kept_name(&store, 1).as_deref()),
        (Standing::Here, Some("First"))
    );
}

#[wasm_bindgen_test]
async fn an_account_that_another_tab_deletes_can_go_on_as_one_of_its_own() {
    for store in [StoreDouble::default(), without_locks()] {
        let (first, second) = two_tabs(&store).await;
        first.accounts.delete();
        settle().await;
        other_tab_saved().await;
        assert_eq!((second.standing(), second.name().as_str()), (Standing::Gone, "Shared"));
        second.rename("Not here").await;
        assert_eq!(second.name(), "Shared");
        second.accounts.fork();
        settle().await;
        // 1 is the deleted one's, 2 was a newcomer's.
        assert_eq!(kept_name(&store, 3).as_deref(), Some("Shared"));
        assert_eq!((PRACTICE.numbers(&store), second.standing()), (vec![2, 3], Standing::Here));
    }
}

#[wasm_bindgen_test]
async fn who_takes_over_what_is_gone_finds_another_account() {
    let store = StoreDouble::default();
    let (first, second) = two_tabs(&store).await;
    first.accounts.delete();
    settle().await;
    other_tab_saved().await;
    drop(first);
    second.accounts.take_over();
    settle().await;
    assert_eq!((second.standing(), second.name().as_str()), (Standing::Here, "Code by e-mail"));
    assert_eq!(second.news(), []);
}

#[wasm_bindgen_test]
async fn two_newcomers_tabs_do_not_make_the_same_account() {
    for store in [StoreDouble::default(), without_locks()] {
        let first = Tab::on(&store).await;
        let second = Tab::on(&store.other_tab()).await;
        assert_eq!((first.name().as_str(), second.name().as_str()), (FIRST, FIRST));
        first.rename("First").await;
        let kept = PRACTICE.stored(&store, 1);
        second.rename("Second").await;
        assert_eq!(PRACTICE.stored(&store, 1), kept);
        assert_ne!(second.standing(), Standing::Here);
        second.accounts.fork();
        settle().await;
        assert_eq!(kept_name(&store, 1).as_deref(), Some("First"));
        assert_eq!((PRACTICE.numbers(&store), second.standing()), (vec![1, 2, 3], Standing::Here));
    }
}

#[wasm_bindgen_test]
async fn what_another_tab_leaves_unreadable_is_not_written_over() {
    let store = without_locks();
    let tab = Tab::on(&store).await;
    tab.rename("Mine").await;
    store.put(&PRACTICE.key(1), "from another page");
    tab.rename("Mine, changed").await;
    assert_eq!(
        (tab.standing(), PRACTICE.stored(&store, 1).as_deref()),
        (Standing::Split, Some("from another page"))
    );
    tab.accounts.take_over();
    settle().await;
    assert_eq!(store.read("ad-credit-lab.unreadable.1").as_deref(), Some("from another page"));
    let news = tab.news();
    let offered =
        |news: &News| matches!(news, News::Offered(own) if own.scenario.name == "Mine, changed");
    assert!(news.iter().any(offered), "{news:?}");
}
