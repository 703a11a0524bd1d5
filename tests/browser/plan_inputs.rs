//! The inputs of the Plan room, used as a person would: what is typed and pressed, and what the answer then says.

use std::rc::Rc;

use ad_credit_lab::storage::MemoryStore;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, HtmlInputElement};

use crate::support::Mounted;

const THRESHOLD: &str = "plan-offers[0].offer.tiers[0].threshold";
const ORDER: &str = "plan-offers[0].offer.credit.before_cash";
const BUDGET: &str = "plan-spend_plan.daily_budget";

/// What a newcomer finds, with all inputs in sight.
async fn newcomer() -> Mounted {
    let app = Mounted::on(Rc::new(MemoryStore::default())).await;
    app.unfold().await;
    app
}

/// What the parts say of what is chosen in them.
fn said(app: &Mounted) -> Vec<String> {
    let parts = app.all(".input-part > summary");
    parts.into_iter().map(|part| part.text_content().unwrap()).collect()
}

/// The texts of a panel.
fn panel(app: &Mounted, heading: &str) -> String {
    app.find(&format!("section[aria-labelledby={heading}]")).text_content().unwrap()
}

#[wasm_bindgen_test]
async fn each_part_says_in_one_line_what_is_chosen_in_it() {
    let app = Mounted::on(Rc::new(MemoryStore::default())).await;
    assert_eq!(
        said(&app),
        [
            "Offer Spend $200, get $200 (unverified)",
            "Activation Automatic, Jun 1",
            "Spend $25 a day for 60 days",
            "Single days none",
            "Account US, USD, By the advertiser",
            "Tax none",
            "Paying prepaid, funded as needed",
        ]
    );
    let open = app.all(".input-part[open]");
    assert_eq!(open.len(), 3, "offer, activation and spend are open at first");
}

#[wasm_bindgen_test]
async fn an_offer_of_one_s_own_is_typed_and_crossed_on_its_day() {
    let app = newcomer().await;
    app.press("Write my own").await;
    app.enter(THRESHOLD, "100").await;
    app.enter("plan-offers[0].offer.tiers[0].reward.amount", "60").await;
    // 25 a day from 2 June: the fourth makes 100, on 5 June, a Friday. The credit comes on Monday.
    assert!(app.answer().contains("You reach $100 on Fri, Jun 5, 2026."), "{}", app.answer());
    assert!(app.answer().contains("The $60 credit"), "{}", app.answer());
    assert!(app.answer().contains("by the end of Mon, Jun 8, 2026"), "{}", app.answer());
    assert_eq!(said(&app)[0], "Offer Own terms: Spend $100, get $60");
}

#[wasm_bindgen_test]
async fn spend_before_the_activation_and_spend_by_another_credit_change_no_progress() {
    let app = newcomer().await;
    app.choice("code").click();
    app.settle().await;
    app.type_into("Code redeemed", "2026-06-05").await;
    app.type_into("Spending starts", "2026-06-05").await;
    let counted = |app: &Mounted| app.find(".figure-value").text_content().unwrap();
    let (before, answer) = (counted(&app), app.answer());

    app.press("Extra spend").await;
    app.enter("plan-entries[3].at", "2026-06-04").await;
    app.enter("plan-entries[3].amount", "50").await;
    app.press("Spend paid by another credit").await;
    app.enter("plan-entries[5].at", "2026-06-06").await;
    app.enter("plan-entries[5].amount", "30").await;

    assert_eq!((counted(&app), app.answer()), (before, answer));
    let uncounted = panel(&app, "uncounted-heading");
    // 200 of the plan were paid by the offer's own credit, and 30 by the other one.
    assert!(uncounted.contains("$50 "), "{uncounted}");
    assert!(uncounted.contains("$230 "), "{uncounted}");
    assert_eq!(said(&app)[3], "Single days 2");

    app.press("Take it away").await;
    let uncounted = panel(&app, "uncounted-heading");
    assert!(!uncounted.contains("$50 ") && uncounted.contains("$230 "), "{uncounted}");
}

#[wasm_bindgen_test]
async fn a_credit_that_can_pay_on_fourteen_dates_is_wasted_where_twelve_a_day_are_spent() {
    let app = newcomer().await;
    app.press("Change terms").await;
    app.enter("plan-offers[0].offer.credit.lifetime.days", "13").await;
    app.enter(BUDGET, "12").await;
    // 17 days of 12 are 204, on 18 June; the credit pays from the 19th to 2 July: 14 x 12 = 168, and 32 are left.
    assert!(app.answer().contains("but $32 of it (16%) is wasted"), "{}", app.answer());
    app.enter(BUDGET, "15").await;
    // 14 dates of 15 could take 210.
    assert!(app.answer().contains("is used up on"), "{}", app.answer());
}

#[wasm_bindgen_test]
async fn of_two_tiers_the_highest_alone_gives_500_and_each_step_700() {
    let app = newcomer().await;
    app.press("Change terms").await;
    app.press("Add a tier").await;
    // Half typed, nothing has changed.
    assert!(app.text().contains("cannot be taken yet"), "{}", app.text());
    assert!(app.answer().contains("You reach $200 on"), "{}", app.answer());
    app.enter("plan-offers[0].offer.tiers[1].threshold", "500").await;
    app.enter("plan-offers[0].offer.tiers[1].reward.amount", "500").await;
    assert!(!app.text().contains("cannot be taken yet"));
    app.enter(BUDGET, "520").await;
    app.enter("plan-spend_plan.days", "1").await;
    assert!(
        app.text().contains("$0 of $500"),
        "{}",
        app.find(".key-figures").text_content().unwrap()
    );
    app.enter("plan-offers[0].offer.tier_mode", "each").await;
    // 520 reaches 200 and 500, so 200 + 500.
    assert!(
        app.text().contains("$0 of $700"),
        "{}",
        app.find(".key-figures").text_content().unwrap()
    );
    app.press("Undo").await;
    assert!(app.text().contains("$0 of $500"));
}

#[wasm_bindgen_test]
async fn with_cash_before_credit_the_burn_order_and_the_assumption_follow() {
    let app = newcomer().await;
    assert!(panel(&app, "assumptions-heading").contains("Credit was used before cash."));
    app.enter(ORDER, "cash").await;
    let assumed = panel(&app, "assumptions-heading");
    assert!(!assumed.contains("Credit was used before cash."), "{assumed}");
    assert!(assumed.contains("A credit that is used after cash"), "{assumed}");
    // Cash for all 60 days is there, so that the credit is never needed.
    assert!(app.answer().contains("but $200 of it (100%) is wasted"), "{}", app.answer());
    assert!(said(&app)[0].starts_with("Offer Own terms: "));
    for _ in 0..2 {
        app.press("Undo").await;
    }
    assert!(panel(&app, "assumptions-heading").contains("Credit was used before cash."));
    assert_eq!(said(&app)[0], "Offer Spend $200, get $200 (unverified)");
}

#[wasm_bindgen_test]
async fn what_is_typed_into_one_field_is_one_step_and_undo_writes_it_back() {
    let app = newcomer().await;
    for text in ["1", "10", "10.", "10.5"] {
        app.enter(BUDGET, text).await;
        assert_eq!(app.at(BUDGET).value(), text);
    }
    app.press("Undo").await;
    assert_eq!(app.at(BUDGET).value(), "25");
    app.press("Redo").await;
    assert_eq!(app.at(BUDGET).value(), "10.50");
}

#[wasm_bindgen_test]
async fn typing_loses_neither_the_focus_nor_the_caret() {
    let app = newcomer().await;
    let input = app.at(BUDGET);
    input.focus().unwrap();
    input.set_value("225");
    input.set_selection_range(1, 1).unwrap();
    let event = web_sys::InputEvent::new("input").unwrap();
    input.dispatch_event(&event).unwrap();
    app.settle().await;
    let focused = input.owner_document().unwrap().active_element().unwrap();
    let focused: HtmlInputElement = focused.unchecked_into();
    assert_eq!(focused, input);
    assert_eq!((input.value(), input.selection_start().unwrap()), ("225".to_owned(), Some(1)));
}

#[wasm_bindgen_test]
async fn a_mistake_in_one_field_keeps_nobody_from_changing_another() {
    let app = newcomer().await;
    app.enter("plan-spend_plan.days", "0").await;
    app.enter(BUDGET, "10").await;
    // The 20th day of 10 is 21 June.
    assert!(app.answer().contains("Sun, Jun 21, 2026"), "{}", app.answer());
    assert_eq!(app.at("plan-spend_plan.days").value(), "0");
    app.press("Discard").await;
    assert_eq!(app.at("plan-spend_plan.days").value(), "60");
    assert_eq!(app.at(BUDGET).value(), "10");
}

#[wasm_bindgen_test]
async fn every_shape_of_a_plan_can_be_chosen_and_spends_the_same_at_first() {
    let app = newcomer().await;
    let answer = app.answer();
    for shape in ["ramp", "by_weekday", "daily_amounts", "daily_budget"] {
        app.enter("plan-spend_plan", shape).await;
        assert_eq!(app.answer(), answer, "{shape}");
    }
    app.enter("plan-spend_plan", "none").await;
    assert!(app.answer().starts_with("No credit"), "{}", app.answer());
    assert_eq!(said(&app)[2], "Spend no daily plan");
}

#[wasm_bindgen_test]
async fn a_list_of_days_is_typed_line_by_line_and_a_bad_line_is_named() {
    let app = newcomer().await;
    app.enter("plan-spend_plan", "daily_amounts").await;
    let list = "plan-spend_plan.daily_amounts";
    app.enter(list, "100\n0\n100").await;
    assert!(app.answer().contains("You reach $200 on Thu, Jun 4, 2026."), "{}", app.answer());
    app.enter(list, "100\n1O0").await;
    let error = app.find(&format!("[id=\"{list}-error\"]")).text_content().unwrap();
    assert!(error.starts_with("Line 2: "), "{error}");
    assert!(app.answer().contains("You reach $200 on Thu, Jun 4, 2026."), "{}", app.answer());
}

#[wasm_bindgen_test]
async fn a_pause_and_a_different_day_move_the_crossing() {
    let app = newcomer().await;
    app.press("Add a pause").await;
    app.enter("plan-spend_plan.pauses[0].from", "2026-06-03").await;
    app.enter("plan-spend_plan.pauses[0].until", "2026-06-05").await;
    // Three days later than 9 June.
    assert!(app.answer().contains("You reach $200 on Fri, Jun 12, 2026."), "{}", app.answer());
    app.press("Add a different day").await;
    app.enter("plan-spend_plan.one_offs[0].amount", "100").await;
    // 100 on 2 June and four times 25, from the 6th to the 9th.
    assert!(app.answer().contains("You reach $200 on Tue, Jun 9, 2026."), "{}", app.answer());
}

#[wasm_bindgen_test]
async fn tax_and_paying_are_said_and_followed() {
    let app = newcomer().await;
    app.enter("plan-account.tax", "consumption").await;
    assert_eq!(said(&app)[5], "Tax none", "without a rate there is no tax yet");
    app.enter("plan-account.tax.rate_percent", "10").await;
    assert_eq!(said(&app)[5], "Tax 10 % on what is spent");
    app.enter("plan-account.payment", "automatic").await;
    assert_eq!(said(&app)[6], "Paying Automatic payment");
}

#[wasm_bindgen_test]
async fn an_extra_spend_without_money_says_why_it_is_refused() {
    let app = newcomer().await;
    app.press("Extra spend").await;
    // On 1 June there is no money of the plan yet; the box behind it takes away what was added.
    app.enter("plan-entries[1].at", "2026-06-01").await;
    assert_eq!(app.find(".input-note").text_content().unwrap(), "");
    app.find(".input-item .check input").unchecked_into::<HtmlElement>().click();
    app.settle().await;
    let note = app.find(".input-note").text_content().unwrap();
    assert!(note.starts_with("Refused: "), "{note}");
}
