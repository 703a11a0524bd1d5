//! The questions to a plan are about all of it, on whatever day the Timeline stands.

use std::rc::Rc;
use std::time::Duration;

use ad_credit_lab::background::Background;
use ad_credit_lab::signals::*;
use ad_credit_lab::state::{Edit, Plan};
use ad_credit_lab::storage::{MemoryStore, Saved, save};
use ad_credit_lab::variants::Variants;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{Mounted, OtherEnd, at_end_of, example, until, wait};

/// The last second of 6 June: of the example's 25 a day, 125 of 200 are spent by then.
const EARLY: &str = "2026-06-06T23:59:59";
const SAID: &str = "The whole plan is looked at, not only up to Sat, Jun 6, 2026.";

/// The page at a part, with the example on that day. The address is empty again at its end.
struct Page {
    app: Mounted,
    end: OtherEnd,
}

impl Page {
    async fn at(part: &str) -> Self {
        window().location().set_hash(&format!("#/plan/{part}")).unwrap();
        let store = MemoryStore::default();
        let variants = Variants::of(until(example(), EARLY));
        save(&store, &Saved { variants, number: 1, theme: None }).unwrap();
        let end = OtherEnd::sweeping();
        let open = end.open();
        let provide = || provide_context(Background::new(open));
        let app = Mounted::given(Rc::new(store), provide).await;
        app.settle().await;
        app.settle().await;
        Self { app, end }
    }

    fn said(&self) -> String {
        self.app.find(".plan-whole").text_content().unwrap()
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        window().location().set_hash("").unwrap();
    }
}

#[wasm_bindgen_test]
async fn a_sweep_finds_what_comes_after_the_day_at_which_one_looks() {
    let page = Page::at("sweep").await;
    // 30 days count, from 2 June to 1 July: 30 of 6.66 are 199.80, 30 of 6.67 are 200.10. In the five days to 6 June 40 would be needed.
    let jump = page.app.find(".sweep-cliffs li").text_content().unwrap();
    assert_eq!(jump, "Daily budget $6.67: the credit jumps from $0 to $200.");
    assert!(page.said().contains(SAID), "{}", page.said());
}

#[wasm_bindgen_test]
async fn scenarios_are_compared_to_their_ends() {
    let page = Page::at("compare").await;
    page.app.press("Duplicate A").await;
    let told = page.app.find("section[aria-labelledby=compare-results]").text_content().unwrap();
    // 25 a day make 200 on the 8th day. All of the credit is used, and 60 days of 25 are 1,500: 200 of them are 13.33 %.
    for text in ["Qualifies onTue, Jun 9, 2026", "Credit received$200", "13.33%"] {
        assert!(told.contains(text), "{text} in {told}");
    }
}

#[wasm_bindgen_test]
async fn workers_are_asked_of_the_whole_plan() {
    for part in ["goal", "chance", "sweep"] {
        let page = Page::at(part).await;
        let [scenario, _] = page.end.asked();
        assert!(scenario.get("spend_plan").is_some(), "{part}");
        assert_eq!(scenario.get("until"), None, "{part}");
        assert!(page.said().contains(SAID), "{part}: {}", page.said());
    }
}

#[wasm_bindgen_test]
async fn accounts_share_no_day_at_which_one_looks_at_the_plan() {
    let page = Page::at("accounts").await;
    page.app.enter("many-rows", "account,at,kind,amount\na,2026-06-20,spend,5.00\n").await;
    page.app.press("Work out these rows").await;
    wait(Duration::from_millis(50)).await;
    let message = page.end.messages.borrow().last().cloned().unwrap();
    let shared = message.get(1).as_string().unwrap();
    assert!(shared.contains("article-spend-200-get-200"), "{shared}");
    assert!(!shared.contains("\"until\":\"2026-06-06"), "{shared}");
}

#[wasm_bindgen_test]
async fn the_button_beside_it_goes_back_to_the_end() {
    let page = Page::at("goal").await;
    let early = page.app.answer();
    page.app.press("Show the whole plan").await;
    assert!(page.app.find(".plan-whole").has_attribute("hidden"));
    assert_ne!(page.app.answer(), early);
}

#[wasm_bindgen_test]
fn an_answer_that_becomes_the_plan_leaves_the_day_where_it_has_one() {
    let owner = Owner::new();
    let plan = owner.with(|| Plan::new(Variants::of(until(example(), EARLY))));
    let until = || plan.run.with_untracked(|run| run.scenario().until);
    plan.replace_whole(Edit::AccountCreated.apply(&example(), "2026-05-20").unwrap());
    assert_eq!(until(), Some(at_end_of("2026-06-06")));
    assert_eq!(plan.whole.with_untracked(|run| run.scenario().until), None);
    // A story that is over before that day is shown whole.
    let mut short = example();
    short.spend_plan = None;
    short.account.created = at_end_of("2026-01-01");
    short.entries.clear();
    plan.replace_whole(short);
    assert_eq!(until(), None);
}
