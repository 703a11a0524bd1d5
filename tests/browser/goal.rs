//! The part Goal: what it asks of its workers, and what it says of their answers. A stand-in is at the other end of the line.

use std::rc::Rc;

use ad_credit_lab::background::Background;
use ad_credit_lab::signals::*;
use ad_credit_lab::storage::{MemoryStore, Saved, save};
use ad_credit_lab::variants::Variants;
use ad_credit_lab_engine::{Node, Scenario};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{Mounted, OtherEnd, example, file};

/// The part with a line to a stand-in. The address is empty again at its end.
struct Goal {
    app: Mounted,
    end: OtherEnd,
}

impl Goal {
    async fn of(scenario: Scenario) -> Self {
        window().location().set_hash("#/plan/goal").unwrap();
        let store = MemoryStore::default();
        save(&store, &Saved { variants: Variants::of(scenario), number: 1, theme: None }).unwrap();
        let end = OtherEnd::there();
        let open = end.open();
        let provide = || provide_context(Background::new(open));
        let app = Mounted::given(Rc::new(store), provide).await;
        app.settle().await;
        Self { app, end }
    }

    /// The request of the last question.
    fn request(&self) -> String {
        self.end.asked()[1].to_json_line()
    }

    /// The budget of the plan that the last question is about.
    fn budget(&self) -> Option<String> {
        let [scenario, _] = self.end.asked();
        let budget = scenario.get("spend_plan")?.get("daily_budget")?;
        budget.as_text().map(str::to_owned)
    }

    /// Answers the last question.
    async fn answer(&self, found: &str) {
        self.end.say_of(self.end.last(), &format!("\"found\":{found}"));
        self.app.settle().await;
    }

    fn text(&self, selector: &str) -> String {
        self.app.find(selector).text_content().unwrap()
    }

    fn told(&self) -> String {
        self.text(".goal-told")
    }
}

impl Drop for Goal {
    fn drop(&mut self) {
        window().location().set_hash("").unwrap();
    }
}

/// The example with a budget, as a file has it.
fn spending(budget: &str) -> String {
    let mut node = example().to_node();
    let Node::Map(fields) = &mut node else { panic!("a scenario is an object") };
    let plan = fields.iter_mut().find(|(name, _)| name == "spend_plan");
    let Some((_, Node::Map(plan))) = plan else { panic!("the example has a plan") };
    let own = plan.iter_mut().find(|(name, _)| name == "daily_budget").unwrap();
    own.1 = Node::text(budget);
    node.to_json_line()
}

/// What a run comes to, as the published JSON has it.
const RUN: &str = r#"{"state":"exhausted","counted":"200.06","crossed":"2026-06-08T12:00:00","issued":"2026-06-09T12:00:00","granted":"200.00","used":"180.00","wasted":"20.00","cash_out":"1514.80"}"#;

/// The answer to the example: 200.00 in the seven days from 2 to 8 June are 28.571... a day.
fn found() -> String {
    let applied = spending("28.58");
    format!(
        r#"{{"version":1,"currency":"USD","find":"daily_budget","offer":"article-spend-200-get-200","tier":1,"by":"2026-06-08","found":true,
        "answer":{{"daily_budget":"28.58"}},"run":{RUN},
        "next":{{"value":{{"daily_budget":"28.57"}},"run":{{"crossed":null,"issued":null,"granted":"0.00","used":"0.00","wasted":"0.00","cash_out":"1514.20"}},
        "fails":{{"code":"met_too_late","rule":"TT-45"}}}},
        "applied":{applied},"fails_said":["It is met on ",{{"date":"2026-06-09"}},", and ",{{"money":"0.01"}}," is missing."],
        "proof_said":"By arithmetic."}}"#
    )
}

#[wasm_bindgen_test]
async fn what_stands_in_the_form_is_asked_with_what_can_be_asked_for_it() {
    let goal = Goal::of(example()).await;
    let usual = r#"{"find":"daily_budget","offer":"article-spend-200-get-200"}"#;
    assert_eq!(goal.request(), usual);
    goal.app.enter("goal-by", "2026-06-08").await;
    goal.app.enter("goal-most", "30").await;
    goal.app.click(".goal .check input").await;
    let all = r#"{"find":"daily_budget","offer":"article-spend-200-get-200","by":"2026-06-08","whole_units":true,"most":"30"}"#;
    assert_eq!(goal.request(), all);
    goal.app.enter("goal-find", "start").await;
    let start = r#"{"find":"start","offer":"article-spend-200-get-200","by":"2026-06-08"}"#;
    assert_eq!(goal.request(), start);
    goal.app.enter("goal-find", "most_credit").await;
    let most = r#"{"find":"most_credit","offer":"article-spend-200-get-200","whole_units":true,"most":"30"}"#;
    assert_eq!(goal.request(), most);
}

#[wasm_bindgen_test]
async fn it_is_asked_again_when_the_plan_changes_but_not_while_another_part_is_shown() {
    let goal = Goal::of(example()).await;
    goal.app.type_into("Daily budget (USD)", "30").await;
    assert_eq!(goal.budget().as_deref(), Some("30.00"));
    window().location().set_hash("#/plan").unwrap();
    crate::support::wait(std::time::Duration::from_millis(50)).await;
    let count = goal.end.count();
    goal.app.type_into("Daily budget (USD)", "40").await;
    assert_eq!(goal.end.count(), count);
    window().location().set_hash("#/plan/goal").unwrap();
    crate::support::wait(std::time::Duration::from_millis(50)).await;
    assert_eq!(goal.budget().as_deref(), Some("40.00"));
}

#[wasm_bindgen_test]
async fn what_cannot_be_taken_is_said_beside_its_input_and_nothing_is_asked() {
    let goal = Goal::of(example()).await;
    goal.answer(&found()).await;
    goal.app.enter("goal-most", "-3").await;
    assert_eq!(goal.text("#goal-most-error"), "The amount must be more than zero.");
    assert!(goal.told().contains("There is no answer until"), "{}", goal.told());
    assert!(!goal.told().contains("$28.58"), "{}", goal.told());
    // Where it is not asked for, it does not matter.
    goal.app.enter("goal-find", "start").await;
    assert!(goal.request().contains("start"));
}

#[wasm_bindgen_test]
async fn without_a_daily_plan_only_the_activation_can_be_asked_for() {
    let mut scenario = example();
    scenario.spend_plan = None;
    let goal = Goal::of(scenario).await;
    assert_eq!(goal.end.count(), 0);
    assert!(goal.text("#goal-find-error").contains("no daily plan"));
    goal.app.enter("goal-find", "activation").await;
    assert!(goal.request().contains("activation"));
    assert_eq!(goal.text("#goal-find-error"), "");
}

#[wasm_bindgen_test]
async fn an_answer_says_its_value_its_run_why_no_less_does_and_what_it_rests_on() {
    let goal = Goal::of(example()).await;
    goal.app.enter("goal-by", "2026-06-08").await;
    goal.answer(&found()).await;
    let said = "Spend $28.58 a day to reach $200 by the end of Mon, Jun 8, 2026.";
    assert_eq!(goal.text(".goal-answer"), said);
    assert_eq!(goal.text(".goal-value"), "$28.58 a day");
    let told = goal.told();
    for text in [
        "Requirement metMon, Jun 8, 2026with $28.57 a day: never",
        "Wasted of it$20with $28.57 a day: $0",
        "Your own money, with tax$1,514.80with $28.57 a day: $1,514.20",
        "$28.57 a day: It is met on Tue, Jun 9, 2026, and $0.01 is missing.",
        "TT-45",
        "By arithmetic.",
    ] {
        assert!(told.contains(text), "{text} in {told}");
    }
}

#[wasm_bindgen_test]
async fn an_answer_becomes_the_plan_in_one_step_which_undo_takes_back() {
    let goal = Goal::of(example()).await;
    goal.answer(&found()).await;
    goal.app.press("Put it into my plan").await;
    assert_eq!(goal.app.input("Daily budget (USD)").value(), "28.58");
    assert!(goal.told().contains("Your plan has it now: $28.58 a day."), "{}", goal.told());
    assert_eq!(goal.budget().as_deref(), Some("28.58"));
    // While that is worked out, the answer before is no answer to it.
    goal.app.press("Put it into my plan").await;
    goal.answer(&found()).await;
    goal.app.click("#goal-done .button").await;
    assert_eq!(goal.app.input("Daily budget (USD)").value(), "25");
    assert!(!goal.told().contains("Your plan has it now"), "{}", goal.told());
}

#[wasm_bindgen_test]
async fn an_answer_that_the_plan_has_already_can_neither_become_it_nor_stand_beside_it() {
    let goal = Goal::of(file(&spending("28.58"))).await;
    goal.answer(&found()).await;
    assert!(goal.told().contains("Your plan is like this already."), "{}", goal.told());
    goal.app.press("Compare it with my plan").await;
    assert!(!goal.told().contains("beside your plan now"), "{}", goal.told());
}

#[wasm_bindgen_test]
async fn where_nothing_does_the_limit_is_said_with_the_closest_value() {
    let goal = Goal::of(example()).await;
    let limit = |code: &str| {
        format!(
            r#"{{"version":1,"currency":"USD","find":"use_up_credit","offer":"article-spend-200-get-200","tier":1,"by":null,"found":false,
            "limit":{{"code":"{code}","rule":"TT-80"}},"closest":{{"value":{{"daily_budget":"40.00"}},"run":{RUN}}},
            "limit_said":["Of the credit ",{{"money":"1234.50"}}," is lost, on day ",{{"whole":"1000"}},"."],"proof_said":"All was tried."}}"#
        )
    };
    goal.answer(&limit("credit_expires")).await;
    let told = goal.told();
    for text in [
        "This cannot be done.",
        "Of the credit $1,234.50 is lost, on day 1,000.",
        "TT-80",
        "The closest that was tried: $40 a day",
        "Used of it$180",
    ] {
        assert!(told.contains(text), "{text} in {told}");
    }
    assert!(goal.app.find(".goal-actions").has_attribute("hidden"));
    // Where every date does, nothing is impossible.
    goal.app.enter("goal-find", "start").await;
    goal.answer(&limit("every_date_does")).await;
    assert!(!goal.told().contains("This cannot be done."), "{}", goal.told());
}

#[wasm_bindgen_test]
async fn what_is_stopped_or_fails_can_be_tried_again() {
    let goal = Goal::of(example()).await;
    goal.app.press("Stop").await;
    assert!(goal.told().contains("This was stopped"), "{}", goal.told());
    let count = goal.end.count();
    goal.app.press("Try again").await;
    assert_eq!(goal.end.count(), count + 1);
    assert!(goal.told().contains("Working it out"), "{}", goal.told());
    goal.end.say_of(goal.end.last(), "\"failed\":\"stopped\"");
    goal.app.settle().await;
    assert!(goal.told().contains("has stopped"), "{}", goal.told());
    goal.app.press("Try again").await;
    goal.answer(&found()).await;
    assert!(goal.told().contains("$28.58 a day"), "{}", goal.told());
}

#[wasm_bindgen_test]
async fn of_several_offers_and_tiers_one_is_asked_for_by_their_names() {
    let text = include_str!("../scenarios/of-three-tiers-the-middle-one-pays-alone.json");
    let mut scenario = file(text);
    scenario.offers.push(example().offers[0].clone());
    scenario.spend_plan = example().spend_plan;
    let own = scenario.offers[0].offer.clone();
    let goal = Goal::of(scenario).await;
    assert!(goal.text("#goal-offer").contains(&own.title));
    assert!(!goal.text("#goal-offer").contains("article-spend"));
    goal.app.enter("goal-tier", "2").await;
    assert!(goal.request().contains(&format!("\"offer\":\"{}\",\"tier\":2", own.id)));
    goal.app.enter("goal-offer", "article-spend-200-get-200").await;
    // It has one tier only.
    assert_eq!(goal.request(), r#"{"find":"daily_budget","offer":"article-spend-200-get-200"}"#);
    assert!(goal.app.all("#goal-tier").is_empty());
}
