//! Goal seek and sweeps against trying everything: every amount, every date, every cell.

use std::collections::BTreeSet;

use ad_credit_lab_engine::calendar::{Date, Instant};
use ad_credit_lab_engine::journal::Verdict;
use ad_credit_lab_engine::money::Money;
use ad_credit_lab_engine::plan::goal::{Find, Limit, Obstacle, ProofKind, Request, Value, seek};
use ad_credit_lab_engine::plan::sweep::{self, Setting, sweep};
use ad_credit_lab_engine::plan::{Aim, Figures};
use ad_credit_lab_engine::scenario::{Action, Budget, Entry, Funding, When};
use ad_credit_lab_engine::{Outcome, Scenario, Totals, simulate};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, Reason, RngSeed, TestRunner};

use crate::generate::{Small, small_stories};
use crate::holds_for_all;

/// The highest daily budget that is tried.
const MOST: i64 = 70;

fn with(story: &Scenario, change: impl FnOnce(&mut Scenario)) -> Outcome {
    let mut scenario = story.clone();
    change(&mut scenario);
    simulate(&scenario)
}

fn with_budget(story: &Scenario, budget: i64) -> Outcome {
    with(story, |scenario| set_budget(scenario, budget))
}

fn set_budget(scenario: &mut Scenario, budget: i64) {
    let plan = scenario.spend_plan.as_mut().expect("a small story has a plan");
    plan.budget = Budget::Flat(Money::from_minor(budget));
}

fn totals_of(outcome: &Outcome) -> Totals {
    let Outcome { at, offers, credits, discounts, standing, payment, tax, ledger, .. } =
        outcome.clone();
    Totals { at, offers, credits, discounts, standing, payment, tax, ledger }
}

fn figures(outcome: &Outcome) -> Figures {
    Figures::of(&totals_of(outcome), 0)
}

/// Whether an outcome meets an aim, read from the journal's side of things.
fn meets(outcome: &Outcome, aim: &Aim) -> bool {
    let reached = outcome.offers[0].tiers[aim.tier].reached;
    reached.is_some_and(|at| aim.by.is_none_or(|by| at < by.end()))
}

fn day(day: i32) -> Date {
    Date::parse("2026-06-01").expect("a date").plus_days(day)
}

/// A story with an aim about its first offer.
fn aims() -> impl Strategy<Value = (Small, Aim)> {
    (small_stories(), any::<prop::sample::Index>(), proptest::option::weighted(0.4, 0..14_i32))
        .prop_map(|(story, tier, by)| {
            let tier = tier.index(story.0.offers[0].offer.tiers.len());
            let aim = Aim { offer: 0, tier, by: by.map(day) };
            (story, aim)
        })
}

fn request(find: Find, aim: Aim) -> Request {
    Request { aim, most: Money::from_minor(MOST), ..Request::usual(find) }
}

#[test]
fn the_smallest_budget_is_the_first_that_does_of_all_amounts() {
    holds_for_all(aims(), |(Small(story), aim)| {
        let answer = seek(&story, &request(Find::DailyBudget, aim));
        let first = (1..=MOST).find(|budget| meets(&with_budget(&story, *budget), &aim));
        let found = answer.result.as_ref().ok().map(|solution| solution.best.value);
        let first = first.map(|budget| Value::DailyBudget(Money::from_minor(budget)));
        prop_assert_eq!(found, first, "{:?}", answer);
        prop_assert_ne!(answer.proof.kind, ProofKind::Searched);
        Ok(())
    });
}

#[test]
fn the_smallest_budget_that_uses_up_the_credit_is_the_first_that_does_of_all_amounts() {
    holds_for_all(aims(), |(Small(story), aim)| {
        let aim = Aim { by: None, ..aim };
        let answer = seek(&story, &request(Find::UseUpCredit, aim));
        let uses_up = |budget: &i64| {
            let outcome = with_budget(&story, *budget);
            let credits = outcome.credits.iter().zip(outcome.ledger.credits());
            let mut own = credits.filter(|(credit, _)| credit.offer == Some(0)).peekable();
            let is_issued =
                outcome.offers[0].tiers[aim.tier..].iter().any(|tier| tier.issued.is_some());
            own.peek().is_some()
                && is_issued
                && meets(&outcome, &aim)
                && own.all(|(_, book)| book.used() == book.granted())
        };
        let first =
            (1..=MOST).find(uses_up).map(|budget| Value::DailyBudget(Money::from_minor(budget)));
        let found = answer.result.as_ref().ok().map(|solution| solution.best.value);
        prop_assert_eq!(found, first, "{:?}", answer);
        Ok(())
    });
}

#[test]
fn the_latest_start_is_the_last_that_does_of_all_dates() {
    holds_for_all(aims(), |(Small(story), aim)| {
        let answer = seek(&story, &request(Find::Start, aim));
        let does = |start: Date| {
            let outcome = with(&story, |scenario| {
                scenario.spend_plan.as_mut().expect("a plan").start = start;
            });
            meets(&outcome, &aim)
        };
        let last = (0..40).rev().map(day).find(|start| does(*start));
        match answer.result {
            Ok(solution) => {
                prop_assert_eq!(
                    last.map(Value::Start),
                    Some(solution.best.value),
                    "{:?}",
                    solution
                );
            }
            Err(failure)
                if matches!(failure.obstacle, Obstacle::Limit(Limit::EveryDateDoes { .. })) =>
            {
                prop_assert_eq!((0..40).map(day).find(|start| !does(*start)), None);
            }
            Err(failure)
                if matches!(failure.obstacle, Obstacle::Limit(Limit::NoLatestDate { .. })) =>
            {
                let Obstacle::Limit(Limit::NoLatestDate { until, fails }) = failure.obstacle else {
                    return Ok(());
                };
                let latest = (0..40).rev().map(day).find(|start| !does(*start));
                prop_assert_eq!((last, latest), (Some(day(39)), Some(fails)));
                prop_assert!(does(until));
            }
            Err(failure) => prop_assert_eq!(last, None, "{:?}", failure),
        }
        Ok(())
    });
}

/// Moves what activated the first offer, or tried to last, to a date at the same time of day. Gives the instant.
fn move_activation(scenario: &mut Scenario, date: Date) -> Instant {
    let activated = simulate(scenario).offers[0].activated;
    let mode = scenario.offers[0].activation.name();
    if mode == "automatic" {
        let at = scenario.account.created.on(date);
        scenario.offers[0].activated_at = Some(at);
        return at;
    }
    let instants: Vec<_> =
        scenario.entries.iter().map(|entry| scenario.instant(entry.at)).collect();
    let tries = |index: &usize| match &scenario.entries[*index].action {
        Action::RedeemCode { offer: 0, .. } => mode == "code",
        Action::Register { offer: 0 } => mode == "register",
        _ => false,
    };
    let all: Vec<usize> = (0..instants.len()).filter(tries).collect();
    let index = all.iter().find(|index| Some(instants[**index]) == activated).or(all.last());
    let index = *index.expect("a small story tries to activate its offers");
    let at = instants[index].on(date);
    scenario.entries[index].at = ad_credit_lab_engine::scenario::When::At(at);
    at
}

#[test]
fn the_latest_safe_activation_is_the_last_that_does_of_all_dates() {
    holds_for_all(aims(), |(Small(story), aim)| {
        let answer = seek(&story, &request(Find::Activation, aim));
        // Whether it is accepted and meets the aim, and whether it is safe.
        let tried = |date: Date| {
            let mut scenario = story.clone();
            let at = move_activation(&mut scenario, date);
            let outcome = simulate(&scenario);
            let is_boundary = outcome.journal.rows().any(|row| {
                row.at == at
                    && row.verdict == Verdict::Boundary
                    && row.counts.is_empty()
                    && outcome.offers[0].activated == Some(at)
                    && is_about_the_first(&outcome, &scenario, row.event)
            });
            let does = outcome.offers[0].activated == Some(at) && meets(&outcome, &aim);
            (does, !is_boundary)
        };
        let last = (0..40).rev().map(day).find(|date| tried(*date) == (true, true));
        let boundary = (0..40).rev().map(day).find(|date| tried(*date) == (true, false));
        match answer.result {
            Ok(solution) => {
                let Value::Activation(at) = solution.best.value else { panic!("{solution:?}") };
                prop_assert_eq!(last, Some(at.date()), "{:?}", solution);
                prop_assert_eq!(
                    boundary.filter(|boundary| at.date() < *boundary),
                    solution.boundary
                );
            }
            Err(failure) => prop_assert_eq!(last, None, "{:?}", failure),
        }
        Ok(())
    });
}

fn is_about_the_first(
    outcome: &Outcome,
    scenario: &Scenario,
    event: ad_credit_lab_engine::journal::Event,
) -> bool {
    let ad_credit_lab_engine::journal::Event::Entry(index) = event else { return false };
    matches!(
        outcome.entry(scenario, index).map(|entry| &entry.action),
        Some(Action::RedeemCode { offer: 0, .. } | Action::Register { offer: 0 })
    )
}

/// Leaves the funding to a top-up on a day of the plan, writes a spend, and suspends the account for two days from then on.
fn let_days_fail(story: &mut Scenario, from: i32) {
    let noon = |days: i32| When::At(day(from + days).noon());
    let spend = story.entries.iter().find_map(|entry| match &entry.action {
        spend @ Action::Spend { .. } => Some(spend.clone()),
        _ => None,
    });
    story.spend_plan.as_mut().expect("a small story has a plan").funding = Funding::Entries;
    let top_up = Action::TopUp { amount: Money::from_minor(40) };
    let added =
        [(0, Some(top_up)), (1, spend), (1, Some(Action::Suspend)), (3, Some(Action::Reinstate))];
    let added = added.into_iter().filter_map(|(days, action)| Some((days, action?)));
    story.entries.extend(added.map(|(days, action)| Entry { at: noon(days), action }));
}

#[test]
fn the_most_credit_for_the_least_cash_is_the_best_of_all_budgets_and_days() {
    /// So many budgets; with every number of days each.
    const BUDGETS: i64 = 30;
    holds_for_all((small_stories(), any::<bool>(), 0..4_i32), |(Small(mut story), fails, day)| {
        if fails {
            let_days_fail(&mut story, day);
        }
        let most = Money::from_minor(BUDGETS);
        let answer = seek(&story, &Request { most, ..Request::usual(Find::MostCredit) });
        let days = story.spend_plan.as_ref().expect("a plan").days;
        let all = (1..=days).flat_map(|days| (1..=BUDGETS).map(move |budget| (days, budget)));
        let ranked = all.map(|(days, budget)| {
            let outcome = with(&story, |scenario| {
                set_budget(scenario, budget);
                scenario.spend_plan.as_mut().expect("a plan").days = days;
            });
            let run = figures(&outcome);
            (run.granted, std::cmp::Reverse((run.cash_out, budget, days)))
        });
        let best = ranked.max().filter(|(granted, _)| granted.is_positive());
        let found = answer.result.as_ref().ok().map(|solution| {
            (solution.best.run.granted, solution.best.run.cash_out, solution.best.value)
        });
        let best = best.map(|(granted, std::cmp::Reverse((cash_out, budget, days)))| {
            (
                granted,
                cash_out,
                Value::BudgetAndDays { daily_budget: Money::from_minor(budget), days },
            )
        });
        prop_assert_eq!(found, best, "{:?}", answer);
        Ok(())
    });
}

#[test]
fn applying_an_answer_gives_what_it_says_and_the_next_value_fails() {
    let finds = proptest::sample::select(FINDS.to_vec());
    holds_for_all((aims(), finds), |((Small(story), aim), find)| {
        let aim = if matches!(find, Find::UseUpCredit | Find::MostCredit) {
            Aim { by: None, ..aim }
        } else {
            aim
        };
        let answer = seek(&story, &request(find, aim));
        prop_assert_eq!(answer.apply(&story).is_some(), answer.result.is_ok());
        let applied = answer.apply(&story);
        if let (Ok(solution), Some(applied)) = (answer.result, applied) {
            let outcome = simulate(&applied);
            prop_assert_eq!(figures(&outcome), solution.best.run);
            let is_met = |outcome: &Outcome| find == Find::UseUpCredit || meets(outcome, &aim);
            prop_assert!(find == Find::MostCredit || is_met(&outcome));
            if let Some((next, _)) = solution.next {
                let mut scenario = applied;
                match next.value {
                    Value::DailyBudget(budget)
                    | Value::BudgetAndDays { daily_budget: budget, .. } => {
                        set_budget(&mut scenario, budget.minor());
                    }
                    Value::Start(start) => {
                        scenario.spend_plan.as_mut().expect("a plan").start = start;
                    }
                    Value::Activation(at) => {
                        move_activation(&mut scenario, at.date());
                    }
                }
                let outcome = simulate(&scenario);
                prop_assert_eq!(figures(&outcome), next.run);
                if matches!(find, Find::DailyBudget | Find::Start) {
                    prop_assert!(!meets(&outcome, &aim));
                }
            }
        }
        Ok(())
    });
}

/// A range of each input that small stories have.
fn sweeps() -> impl Strategy<Value = serde_json::Value> {
    use serde_json::json;
    let input = || {
        prop_oneof![
            Just(json!({ "input": "daily_budget", "from": "1", "to": "21", "step": "4" })),
            Just(json!({ "input": "days", "from": 1, "to": 12, "step": 3 })),
            Just(json!({ "input": "start", "from": "2026-06-01", "to": "2026-06-09", "step": 2 })),
            Just(json!({ "input": "activation", "values": ["2026-06-01", "2026-06-03"] })),
            Just(json!({ "input": "threshold", "values": ["1", "2", "5"] })),
            Just(json!({ "input": "reward", "from": "2", "to": "9", "step": "3" })),
            Just(json!({ "input": "tax_percent", "from": "0", "to": "20", "step": "7.5" })),
        ]
    };
    (input(), proptest::option::of(input())).prop_map(|(one, other)| {
        let other = other.filter(|other| other["input"] != one["input"]);
        let inputs: Vec<_> = [one].into_iter().chain(other).collect();
        json!({ "offer": "small", "inputs": inputs })
    })
}

#[test]
fn every_cell_of_a_sweep_is_the_run_of_its_scenario() {
    holds_for_all((small_stories(), sweeps()), |(Small(story), request)| {
        // A threshold that does not stay below the next tier's is refused.
        let Ok(request) = sweep::Request::parse(&request.to_string(), &story) else {
            return Ok(());
        };
        let swept = sweep(&story, &request);
        let count: usize = request.axes.iter().map(|axis| axis.values.len()).product();
        prop_assert_eq!(swept.cells.len(), count);
        for (cell, run) in swept.cells.iter().enumerate() {
            let scenario = swept.scenario_of(&story, cell).expect("the cell is there");
            prop_assert_eq!(&figures(&simulate(&scenario)), run, "{:?}", swept.values(cell));
        }
        prop_assert_eq!(swept.scenario_of(&story, count), None);
        Ok(())
    });
}

#[test]
fn a_cliff_is_the_first_budget_of_all_with_which_the_credit_is_another_one() {
    let ends = (1..15_i64, 1..40_i64);
    holds_for_all((small_stories(), ends), |(Small(story), (from, gap))| {
        let request = format!(
            r#"{{ "offer": "small", "inputs": [{{ "input": "daily_budget", "values": ["{from}", "{}"] }}] }}"#,
            from + gap
        );
        let request = sweep::Request::parse(&request, &story).expect("a good request");
        let swept = sweep(&story, &request);
        let granted = |budget: i64| figures(&with_budget(&story, budget)).granted;
        let first = (from + 1..=from + gap).find(|budget| granted(*budget) != granted(from));
        let first = first.filter(|_| granted(from) != granted(from + gap));
        let found = swept.cliffs.first().map(|cliff| cliff.at);
        let first = first.map(|budget| Setting::DailyBudget(Money::from_minor(budget)));
        prop_assert_eq!(found, first);
        for cliff in &swept.cliffs {
            prop_assert_ne!(cliff.below.granted, cliff.here.granted);
        }
        Ok(())
    });
}

#[test]
fn the_stories_reach_what_answers_can_say() -> Result<(), Reason> {
    let config = Config { rng_seed: RngSeed::Fixed(1), ..Config::default() };
    let mut runner = TestRunner::new(config);
    let stories = aims();
    let mut reached = BTreeSet::new();
    for _ in 0..400 {
        let (Small(story), aim) = stories.new_tree(&mut runner)?.current();
        for find in FINDS {
            let by = aim.by.filter(|_| !matches!(find, Find::UseUpCredit | Find::MostCredit));
            let answer = seek(&story, &request(find, Aim { by, ..aim }));
            let how = answer.proof.kind.name();
            match answer.result {
                Ok(solution) => {
                    reached.insert(format!("{} found {how}", find.name()));
                    reached.extend(solution.next.map(|(_, why)| format!("next {}", why.code())));
                }
                Err(failure) => {
                    reached.insert(format!("{} none {how}", find.name()));
                    reached.insert(format!("none {}", failure.obstacle.code()));
                }
            }
        }
    }
    let missing: Vec<_> = ANSWERS.iter().filter(|said| !reached.contains(**said)).collect();
    assert!(missing.is_empty(), "{missing:?} never came up");
    Ok(())
}

const FINDS: [Find; 5] =
    [Find::DailyBudget, Find::Activation, Find::Start, Find::UseUpCredit, Find::MostCredit];

/// What must come up, so that none of the properties above holds only because nothing was found.
const ANSWERS: &[&str] = &[
    "daily_budget found arithmetic",
    "daily_budget found tried",
    "daily_budget none arithmetic",
    "daily_budget none refused",
    "daily_budget none tried",
    "activation found tried",
    "activation none tried",
    "start found tried",
    "start none refused",
    "start none tried",
    "use_up_credit found arithmetic",
    "use_up_credit found tried",
    "use_up_credit none arithmetic",
    "use_up_credit none tried",
    "most_credit found tried",
    "most_credit none refused",
    "most_credit none tried",
    "next met_too_late",
    "next not_met",
    "next on_the_boundary",
    "next credit_expires",
    "next credit_left",
    "next bill_not_paid",
    "next earning_window_missed",
    "next less_credit",
    "none no_day_counts",
    "none met_too_late",
    "none every_date_does",
    "none redeem_window_over",
    "none credit_expires",
];
