//! Practice accounts in the store: their keys, what a kept text is, writing with the guard, deleting and restoring.

use ad_credit_lab::storage::{
    Document, Found, MemoryStore, NotWritten, PRACTICE, Refused, Store, document_text, purge,
    read_document, restore,
};
use ad_credit_lab_engine::Node;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::StoreDouble;

/// A document's text whose account is this text.
fn text(data: &str) -> String {
    document_text(1, &format!("\"{data}\""))
}

fn write(store: &dyn Store, number: u32, data: &str) {
    PRACTICE.write_document(store, number, None, &text(data)).unwrap();
}

/// The first two free numbers.
fn free(store: &dyn Store) -> [u32; 2] {
    let mut free = PRACTICE.free_numbers(store);
    [free.next().unwrap(), free.next().unwrap()]
}

#[wasm_bindgen_test]
fn the_accounts_are_those_whose_keys_are_there() {
    let store = MemoryStore::default();
    assert_eq!((PRACTICE.numbers(&store), free(&store)), (vec![], [1, 2]));
    for number in [10, 2, 1, 4] {
        write(&store, number, "a");
    }
    for odd in ["0", "01", "+5", "-5", "5 ", "", "4294967296", "5.5", "ü", "deleted"] {
        store.write(&format!("ad-credit-lab.practice.{odd}"), "x").unwrap();
    }
    assert_eq!((PRACTICE.numbers(&store), free(&store)), (vec![1, 2, 4, 10], [3, 5]));
}

#[wasm_bindgen_test]
fn a_kept_text_is_a_document_of_this_version_a_newer_one_or_damaged() {
    let data = Node::text("a");
    assert_eq!(read_document(&text("a")), Found::Document(Document { revision: 1, data }));
    for newer in [r#"{"version":2}"#, r#"{"version":9,"revision":"ü","data":[1]}"#] {
        assert_eq!(read_document(newer), Found::Newer(None), "{newer}");
    }
    let named = r#"{"version":2,"data":{"scenario":{"name":"Later"}}}"#;
    assert_eq!(read_document(named), Found::Newer(Some("Later".to_owned())));
    let good = text("a");
    for damaged in [
        "",
        "null",
        "[]",
        "{}",
        &good[..good.len() / 2],
        &format!("{good}}}"),
        r#"{"version":0,"revision":1,"data":{}}"#,
        r#"{"version":"1","revision":1,"data":{}}"#,
        r#"{"version":1.0,"revision":1,"data":{}}"#,
        r#"{"version":2.5,"revision":1,"data":{}}"#,
        r#"{"revision":1,"data":{}}"#,
        r#"{"version":1,"data":{}}"#,
        r#"{"version":1,"revision":"1","data":{}}"#,
        r#"{"version":1,"revision":1}"#,
    ] {
        assert_eq!(read_document(damaged), Found::Damaged, "{damaged}");
    }
}

#[wasm_bindgen_test]
fn a_document_is_written_only_over_what_was_last_seen_of_it() {
    let store = MemoryStore::default();
    write(&store, 1, "a");
    let differs = Err(NotWritten::Differs);
    // Another tab has made it in the meantime, changed it, or deleted it.
    assert_eq!(PRACTICE.write_document(&store, 1, None, &text("b")), differs);
    assert_eq!(PRACTICE.write_document(&store, 1, Some(&text("c")), &text("b")), differs);
    assert_eq!(PRACTICE.write_document(&store, 2, Some(&text("a")), &text("b")), differs);
    assert_eq!(PRACTICE.stored(&store, 1), Some(text("a")));
    assert_eq!(PRACTICE.stored(&store, 2), None);
    assert_eq!(PRACTICE.write_document(&store, 1, Some(&text("a")), &text("b")), Ok(()));
    assert_eq!(PRACTICE.stored(&store, 1), Some(text("b")));
}

#[wasm_bindgen_test]
fn a_full_store_keeps_the_document_that_was_there() {
    let store = StoreDouble::default();
    write(&store, 1, "a");
    store.set_refusing(true);
    let written = PRACTICE.write_document(&store, 1, Some(&text("a")), &text("b"));
    assert_eq!((written, PRACTICE.stored(&store, 1)), (Err(NotWritten::Refused), Some(text("a"))));
}

#[wasm_bindgen_test]
fn a_deleted_document_comes_back_as_it_was_and_its_number_stays_its_own_till_then() {
    let store = MemoryStore::default();
    write(&store, 1, "a");
    write(&store, 2, "b");
    let gone = PRACTICE.delete(&store, 1, &text("a"), 50).unwrap();
    assert_eq!((PRACTICE.numbers(&store), free(&store)), (vec![2], [3, 4]));
    assert_eq!(gone.text(&store), Some(text("a")));
    assert_eq!(restore(&store, &gone), Ok(1));
    assert_eq!(
        (PRACTICE.numbers(&store), PRACTICE.stored(&store, 1)),
        (vec![1, 2], Some(text("a")))
    );
    assert_eq!(PRACTICE.deleted(&store), []);
    // What is gone from among the deleted ones cannot come back from there.
    assert_eq!(restore(&store, &gone), Err(Refused));
}

#[wasm_bindgen_test]
fn a_document_whose_number_was_taken_comes_back_under_another() {
    let store = MemoryStore::default();
    write(&store, 1, "a");
    let gone = PRACTICE.delete(&store, 1, &text("a"), 50).unwrap();
    write(&store, 1, "b");
    assert_eq!(restore(&store, &gone), Ok(2));
    assert_eq!(PRACTICE.stored(&store, 1), Some(text("b")));
    assert_eq!(PRACTICE.stored(&store, 2), Some(text("a")));
}

#[wasm_bindgen_test]
fn the_last_twenty_deleted_documents_are_kept() {
    let store = MemoryStore::default();
    for number in 1..=22 {
        write(&store, number, "a");
        // All in the same millisecond, and yet in their order.
        PRACTICE.delete(&store, number, &text("a"), 7).unwrap();
    }
    let kept: Vec<_> = PRACTICE.deleted(&store).iter().map(|deleted| deleted.number).collect();
    // 22 less the oldest two, the latest first.
    assert_eq!(kept, (3..=22).rev().collect::<Vec<_>>());
    purge(&store, &PRACTICE.deleted(&store)[0]);
    assert_eq!(PRACTICE.deleted(&store).len(), 19);
}

#[wasm_bindgen_test]
fn foreign_keys_among_the_deleted_ones_are_left_alone() {
    let store = MemoryStore::default();
    for odd in ["1", "x.1", "1.x", "01.1", "1.0", "1.1.1", ""] {
        store.write(&format!("ad-credit-lab.practice-deleted.{odd}"), "x").unwrap();
    }
    assert_eq!(PRACTICE.deleted(&store), []);
    assert_eq!(PRACTICE.numbers(&store), [0; 0]);
}

#[wasm_bindgen_test]
fn a_document_can_be_deleted_and_restored_where_there_is_no_room_for_it_twice() {
    let store = StoreDouble::default();
    write(&store, 1, &"a".repeat(1_000));
    // Its key as a deleted one is some letters longer.
    store.set_room(100);
    let gone = PRACTICE.delete(&store, 1, &PRACTICE.stored(&store, 1).unwrap(), 50).unwrap();
    assert_eq!((PRACTICE.numbers(&store), PRACTICE.deleted(&store).len()), (vec![], 1));
    assert_eq!(restore(&store, &gone), Ok(1));
    assert_eq!(PRACTICE.stored(&store, 1), Some(text(&"a".repeat(1_000))));
}

#[wasm_bindgen_test]
fn a_document_that_cannot_be_moved_stays() {
    let store = StoreDouble::default();
    write(&store, 1, "a");
    let before = store.contents();
    store.set_room(0);
    assert_eq!(PRACTICE.delete(&store, 1, &text("a"), 50), Err(Refused));
    assert_eq!(store.contents(), before);
}

#[wasm_bindgen_test]
fn keys_are_named_as_the_documents_are() {
    assert_eq!(PRACTICE.key(7), "ad-credit-lab.practice.7");
}
