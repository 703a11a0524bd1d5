//! The time handle of Plan: what is shown is as of its day, both ways.

use std::rc::Rc;

use ad_credit_lab::storage::{Loaded, Store};
use ad_credit_lab::storage::{MemoryStore, load};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{Mounted, at_end_of, wait};

#[wasm_bindgen_test]
async fn dragging_back_brings_balances_state_and_journal_of_that_day_and_it_is_kept() {
    let store: Rc<dyn Store> = Rc::new(MemoryStore::default());
    let page = Mounted::on(Rc::clone(&store)).await;
    let journal = || page.find(".journal tbody").text_content().unwrap();
    let said = || page.find(".handle-said").text_content().unwrap();
    // Day 0 is 1 June. The top-up of 2 June is for 61 days of 25: 1,525. On 13 June, day 12, eight days were paid in cash, 200, and
    // four by the credit, 100: it came on the 10th at noon, and the spend of that day came after it.
    page.enter("day-handle", "12").await;
    assert!(said().contains("As of the end of Sat, Jun 13, 2026"), "{}", said());
    assert!(said().contains("$1,325 cash") && said().contains("$100 credit"), "{}", said());
    assert!(journal().contains("Credit issued"));
    // On 6 June, day 5, five days were paid: 125 of 1,525.
    page.enter("day-handle", "5").await;
    assert!(said().contains("As of the end of Sat, Jun 6, 2026"), "{}", said());
    assert!(said().contains("$1,400 cash") && said().contains("$0 credit"), "{}", said());
    assert!(!journal().contains("Credit issued"));
    assert!(page.find(".figure-value").text_content().unwrap().contains("$125 of $200"));
    wait(std::time::Duration::from_millis(350)).await;
    let kept = load(store.as_ref(), ad_credit_lab::state::catalogue(), |_| false);
    let Some(Loaded::Saved(saved)) = kept else { panic!("nothing was kept") };
    assert_eq!(saved.variants.scenario().until, Some(at_end_of("2026-06-06")));
    // Each of the two ways was a step.
    page.press("Undo").await;
    assert!(said().contains("As of the end of Sat, Jun 13, 2026"), "{}", said());
    page.press("Undo").await;
    assert!(said().contains("The whole plan, to Fri, Jul 31, 2026"), "{}", said());
}

#[wasm_bindgen_test]
async fn the_last_day_is_the_whole_plan_again() {
    let page = Mounted::on(Rc::new(MemoryStore::default())).await;
    let whole = page.answer();
    page.enter("day-handle", "5").await;
    assert_ne!(page.answer(), whole);
    page.enter("day-handle", "60").await;
    assert_eq!(page.answer(), whole);
    page.enter("day-handle", "5").await;
    page.press("Show the whole plan").await;
    assert_eq!(page.answer(), whole);
}
