//! The undo log, by way of the plan that it serves.

use ad_credit_lab::signals::untrack;
use ad_credit_lab::state::{Edit, Plan};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{date, example, example_plan};

/// How many steps can be undone.
const MOST: usize = 200;

fn text(plan: Plan, edit: Edit) -> String {
    untrack(|| plan.text(edit))
}

fn budget(plan: Plan) -> String {
    text(plan, Edit::DailyBudget)
}

fn can_undo(plan: Plan) -> bool {
    untrack(|| plan.can_undo())
}

fn can_redo(plan: Plan) -> bool {
    untrack(|| plan.can_redo())
}

fn type_budget(plan: Plan, text: &str) {
    plan.edit(Edit::DailyBudget, text).unwrap();
}

#[wasm_bindgen_test]
fn a_new_plan_has_nothing_to_undo_or_redo() {
    let (_owner, plan) = example_plan();
    assert!(!can_undo(plan) && !can_redo(plan));
    plan.undo();
    plan.redo();
    assert_eq!(plan.run.get_untracked().scenario(), &example());
}

#[wasm_bindgen_test]
fn typing_a_number_is_one_step_that_can_be_undone_and_redone() {
    let (_owner, plan) = example_plan();
    for text in ["1", "12", "12.", "12.5"] {
        // On the way to an amount there are texts that are none.
        let _ = plan.edit(Edit::DailyBudget, text);
    }
    assert_eq!(budget(plan), "12.50");
    plan.undo();
    assert_eq!(budget(plan), "25");
    assert!(!can_undo(plan) && can_redo(plan));
    plan.redo();
    assert_eq!(budget(plan), "12.50");
    assert!(can_undo(plan) && !can_redo(plan));
}

#[wasm_bindgen_test]
fn another_input_begins_a_step_of_its_own() {
    let (_owner, plan) = example_plan();
    type_budget(plan, "10");
    plan.edit(Edit::SpendDays, "30").unwrap();
    type_budget(plan, "11");
    plan.undo();
    assert_eq!((budget(plan), text(plan, Edit::SpendDays)), ("10".to_owned(), "30".to_owned()));
    plan.undo();
    assert_eq!((budget(plan), text(plan, Edit::SpendDays)), ("10".to_owned(), "60".to_owned()));
    plan.undo();
    assert_eq!(budget(plan), "25");
}

#[wasm_bindgen_test]
fn leaving_an_input_closes_its_step() {
    let (_owner, plan) = example_plan();
    type_budget(plan, "10");
    plan.close_step();
    type_budget(plan, "11");
    plan.undo();
    assert_eq!(budget(plan), "10");
}

#[wasm_bindgen_test]
fn going_back_closes_the_step_too() {
    let (_owner, plan) = example_plan();
    plan.edit(Edit::SpendDays, "30").unwrap();
    plan.close_step();
    type_budget(plan, "10");
    plan.undo();
    plan.edit(Edit::SpendDays, "31").unwrap();
    plan.undo();
    assert_eq!(text(plan, Edit::SpendDays), "30");
}

#[wasm_bindgen_test]
fn an_edit_drops_what_could_be_redone() {
    let (_owner, plan) = example_plan();
    type_budget(plan, "10");
    plan.undo();
    type_budget(plan, "30");
    assert!(!can_redo(plan));
    plan.redo();
    assert_eq!(budget(plan), "30");
    plan.undo();
    assert_eq!(budget(plan), "25");
}

#[wasm_bindgen_test]
fn an_edit_that_changes_nothing_is_no_step_and_drops_nothing() {
    let (_owner, plan) = example_plan();
    type_budget(plan, "25.00");
    assert!(!can_undo(plan));
    type_budget(plan, "10");
    plan.undo();
    type_budget(plan, "25");
    plan.redo();
    assert_eq!(budget(plan), "10");
}

#[wasm_bindgen_test]
fn a_refused_text_is_no_step() {
    let (_owner, plan) = example_plan();
    plan.edit(Edit::DailyBudget, "12.345").unwrap_err();
    assert!(!can_undo(plan));
    assert_eq!(budget(plan), "25");
}

#[wasm_bindgen_test]
fn a_whole_new_scenario_is_one_step_even_in_the_middle_of_typing() {
    let (_owner, plan) = example_plan();
    let mut other = example();
    other.account.created = date("2026-01-01").start();
    type_budget(plan, "10");
    plan.replace(other.clone());
    type_budget(plan, "11");
    plan.undo();
    assert_eq!(plan.run.get_untracked().scenario(), &other);
    plan.undo();
    assert_eq!(budget(plan), "10");
}

#[wasm_bindgen_test]
fn the_log_keeps_the_last_two_hundred_steps() {
    let (_owner, plan) = example_plan();
    for amount in 1..=MOST + 50 {
        type_budget(plan, &(amount + 100).to_string());
        plan.close_step();
    }
    let mut undone = 0;
    while can_undo(plan) {
        plan.undo();
        undone += 1;
    }
    assert_eq!(undone, MOST);
    assert_eq!(budget(plan), "150");
    while can_redo(plan) {
        plan.redo();
        undone -= 1;
    }
    assert_eq!(undone, 0);
    assert_eq!(budget(plan), "350");
}
