//! The scenarios of a plan side by side.

use ad_credit_lab::signals::untrack;
use ad_credit_lab::state::{Edit, Plan};
use ad_credit_lab::storage::{Loaded, MemoryStore, Saved, load, save};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{example, example_plan};

/// The daily budgets, the base's first.
fn budgets(plan: Plan) -> Vec<String> {
    let variants = untrack(|| plan.variants());
    variants.all().iter().map(|scenario| Edit::DailyBudget.text(scenario)).collect()
}

fn shown(plan: Plan) -> usize {
    plan.shown.get_untracked()
}

/// Three scenarios with the budgets 25, 30 and 35, of which the last is shown.
fn three(plan: Plan) {
    for budget in ["30", "35"] {
        plan.add(example());
        plan.edit(Edit::DailyBudget, budget).unwrap();
        plan.close_step();
    }
    assert_eq!(budgets(plan), ["25", "30", "35"]);
    assert_eq!(shown(plan), 2);
}

#[wasm_bindgen_test]
fn an_edit_changes_only_the_scenario_that_is_shown() {
    let (_owner, plan) = example_plan();
    three(plan);
    plan.show(0);
    plan.edit(Edit::DailyBudget, "40").unwrap();
    assert_eq!(budgets(plan), ["40", "30", "35"]);
    let run = plan.run.get_untracked();
    assert_eq!(Edit::DailyBudget.text(run.scenario()), "40");
    assert_eq!(plan.runs.get_untracked()[0], run);
}

#[wasm_bindgen_test]
fn at_most_four_scenarios_stand_side_by_side_and_at_least_one_stays() {
    let (_owner, plan) = example_plan();
    for _ in 0..5 {
        plan.add(example());
    }
    assert_eq!(plan.runs.get_untracked().len(), 4);
    for _ in 0..5 {
        plan.remove(0);
    }
    assert_eq!(plan.runs.get_untracked().len(), 1);
}

#[wasm_bindgen_test]
fn another_base_keeps_the_scenario_shown_that_was() {
    let (_owner, plan) = example_plan();
    three(plan);
    plan.place(1, 0);
    assert_eq!(budgets(plan), ["30", "25", "35"]);
    assert_eq!(shown(plan), 2);
    plan.place(2, 0);
    assert_eq!(budgets(plan), ["35", "30", "25"]);
    assert_eq!(shown(plan), 0);
}

#[wasm_bindgen_test]
fn without_one_before_it_the_same_scenario_stays_shown() {
    let (_owner, plan) = example_plan();
    three(plan);
    plan.show(1);
    plan.remove(0);
    assert_eq!(budgets(plan), ["30", "35"]);
    assert_eq!(shown(plan), 0);
    plan.remove(1);
    plan.undo();
    assert_eq!(budgets(plan), ["30", "35"]);
}

#[wasm_bindgen_test]
fn what_stands_side_by_side_is_undone_step_by_step_and_looking_is_no_step() {
    let (_owner, plan) = example_plan();
    three(plan);
    plan.show(0);
    plan.remove(1);
    assert_eq!(budgets(plan), ["25", "35"]);
    // Removing, the budget of the third, the third, the budget of the second, the second.
    for after in
        [&["25", "30", "35"][..], &["25", "30", "25"], &["25", "30"], &["25", "25"], &["25"]]
    {
        plan.undo();
        assert_eq!(budgets(plan), after);
    }
    assert!(!untrack(|| plan.can_undo()));
}

#[wasm_bindgen_test]
fn all_scenarios_and_which_is_shown_are_kept() {
    let (_owner, plan) = example_plan();
    three(plan);
    plan.show(1);
    let saved = Saved { variants: untrack(|| plan.variants()), number: 1, theme: None };
    let store = MemoryStore::default();
    save(&store, &saved).unwrap();
    let loaded = load(&store, ad_credit_lab::state::catalogue(), |_| false);
    assert_eq!(loaded, Some(Loaded::Saved(Box::new(saved))));
}
