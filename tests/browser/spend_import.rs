//! Daily spend that is pasted: what is asked, what is said of bad rows, and what the plan becomes.

use std::rc::Rc;

use ad_credit_lab::state::{Run, with_daily_spend};
use ad_credit_lab::storage::MemoryStore;
use ad_credit_lab_engine::money::Money;
use ad_credit_lab_engine::scenario::{Budget, Pause};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlInputElement;

use crate::support::{Mounted, date, example, settle};

const USE: &str = ".spend-end .button.primary";

/// The app with these rows in the dialog, read.
async fn pasted(rows: &str) -> Mounted {
    let app = Mounted::on(Rc::new(MemoryStore::default())).await;
    app.press("Paste or import daily spend…").await;
    app.type_into("Rows", rows).await;
    for _ in 0..100 {
        if !status(&app).contains("Reading") {
            break;
        }
        settle().await;
    }
    app
}

fn status(app: &Mounted) -> String {
    app.find(".spend-standing").text_content().unwrap()
}

fn text(app: &Mounted, selector: &str) -> String {
    app.find(selector).text_content().unwrap()
}

/// The button that takes the days; every property of a form's element that is used here an input has, too.
fn use_button(app: &Mounted) -> HtmlInputElement {
    app.find(USE).unchecked_into()
}

#[wasm_bindgen_test]
async fn rows_become_the_days_of_the_plan_and_undo_brings_the_old_plan_back() {
    let app = pasted("Day\tCost\n2026-06-03\t$1,000.50\n2026-06-05\t$20.00\n").await;
    // 1,000.50 + 20.00, with nothing on 4 June.
    let summary = "3 days from Wed, Jun 3, 2026 to Fri, Jun 5, 2026, $1,020.50 in all.";
    assert_eq!(status(&app), summary);
    assert!(text(&app, ".spend-notes").contains("One date in between has no row"));
    assert_eq!(text(&app, USE), "Use these 3 days");
    app.click(USE).await;
    assert!(app.text().contains("Spend $1,020.50 within 3 days"), "{}", app.text());
    assert_eq!(app.input("Spending starts").value(), "2026-06-03");
    assert!(app.notices().contains("The plan spends as the table says."), "{}", app.notices());
    app.press("Undo").await;
    assert_eq!(app.input("Daily budget (USD)").value(), "25");
    assert_eq!(app.input("Spending starts").value(), "2026-06-02");
}

#[wasm_bindgen_test]
async fn which_comes_first_day_or_month_is_asked_before_the_days_can_be_used() {
    let app = pasted("Date,Spend\n6/7/26,10\n7/7/26,20\n").await;
    let question = text(&app, ".spend-question");
    // 6/7/26 is 6 July with the day first, and 7 June with the month first.
    for part in [
        "“6/7/26”",
        "Mon, Jul 6, 2026, with the day first",
        "Sun, Jun 7, 2026, with the month first",
    ] {
        assert!(question.contains(part), "{question}");
    }
    assert!(use_button(&app).disabled());
    app.press("Sun, Jun 7, 2026, with the month first").await;
    for _ in 0..100 {
        if !status(&app).contains("Reading") {
            break;
        }
        settle().await;
    }
    assert!(!use_button(&app).disabled());
    // 7 June to 7 July.
    assert_eq!(text(&app, USE), "Use these 31 days");
    assert_eq!(app.input("Order of dates").value(), "1");
}

#[wasm_bindgen_test]
async fn bad_rows_are_named_with_their_line_and_the_others_can_be_used() {
    let app = pasted(
        "Date;Ausgaben\n03.06.2026;12,30 €\n31.06.2026;1,00 €\n05.06.2026;abc\nSumme;13,30 €\n",
    )
    .await;
    let bad = text(&app, ".spend-bad");
    assert!(bad.contains("2 rows could not be read"), "{bad}");
    assert!(bad.contains("Line 3: “31.06.2026”: there is no such date"), "{bad}");
    assert!(bad.contains("Line 4: “abc”: an amount was expected"), "{bad}");
    assert!(text(&app, ".spend-notes").contains("The table is in EUR and the account in USD."));
    app.click(USE).await;
    assert!(app.notices().contains("2 rows could not be read"), "{}", app.notices());
}

#[wasm_bindgen_test]
async fn an_account_that_is_made_after_the_first_day_is_made_on_it_unless_one_does_not_want_that() {
    let rows = "Day,Cost\n2026-05-01,10\n2026-05-02,10\n";
    let app = pasted(rows).await;
    app.click(USE).await;
    assert_eq!(app.input("Account created").value(), "2026-05-01");
    drop(app);
    let app = pasted(rows).await;
    app.click(".spend-end input").await;
    app.click(USE).await;
    assert_eq!(app.input("Account created").value(), "2026-06-01");
}

#[wasm_bindgen_test]
async fn what_holds_no_day_says_so_and_cannot_be_used() {
    let app = pasted("hello, world\n").await;
    assert!(status(&app).starts_with("No day with its spend was found."), "{}", status(&app));
    assert!(app.find(".spend-end").has_attribute("hidden"));
}

#[wasm_bindgen_test]
fn the_days_are_all_that_is_spent_and_the_rest_of_the_plan_stays() {
    let mut scenario = example();
    let plan = scenario.spend_plan.as_mut().unwrap();
    plan.pauses.push(Pause { from: date("2026-06-03"), until: date("2026-06-04") });
    let campaign = plan.campaign.clone();
    let amounts = [100, 0, 300].map(Money::from_minor);
    let after = with_daily_spend(&scenario, date("2026-06-03"), &amounts);
    let plan = after.spend_plan.as_ref().unwrap();
    assert_eq!((plan.amounts(), &plan.campaign), (amounts.to_vec(), &campaign));
    assert_eq!(plan.budget, Budget::Listed(amounts.to_vec()));
    // 1.00 and 3.00.
    assert_eq!(Run::of(after).outcome().offers[0].counted, Money::from_minor(400));
}
