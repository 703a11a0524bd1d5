//! The budget that uses a credit up, and the most credit for the least money.

use super::*;

#[test]
fn the_budget_that_uses_up_the_credit_leaves_nothing_of_it() {
    // 30 days of x. With 13.34 a day 200.00 are there on the 15th day (200.10), 15 June; the credit comes on 16 June at 12:00 and
    // pays the 15 days from then on: 200.10. With 13.33 they are there on the 16th day (213.28), and 14 days of 13.33 are 186.62.
    let scenario = scenario(THIRTY_DAYS);
    assert_answers(
        &scenario,
        r#"{ "find": "use_up_credit" }"#,
        &[
            ("answer.daily_budget", "13.34"),
            ("run.used", "200.00"),
            ("run.wasted", "0.00"),
            ("next.value.daily_budget", "13.33"),
            ("next.fails.code", "credit_expires"),
            ("next.fails.lost", "13.38"),
        ],
    );
}

#[test]
fn the_most_credit_costs_no_more_than_the_threshold() {
    // Of the budgets that make exactly 200.00 in whole days, 8.00 on 25 days is the smallest: 30 days would need 6.666...,
    // 29, 28, 27 and 26 days are no divisors of 200.00 either.
    let scenario = scenario(THIRTY_DAYS);
    let answer = ask(&scenario, r#"{ "find": "most_credit" }"#);
    let node = answer.to_node(&scenario);
    assert_says(
        &node,
        &[
            ("answer.daily_budget", "8.00"),
            ("run.granted", "200.00"),
            ("run.cash_out", "200.00"),
            ("next.value.daily_budget", "7.99"),
            ("next.fails.code", "less_credit"),
        ],
    );
    assert_eq!(at(&node, "answer.days"), &Node::Whole(25));
}

#[test]
fn the_most_credit_is_found_where_the_first_day_of_the_plan_fails() {
    // The money comes on 2 June, after the first day at noon on 1 June has failed. So 25 days of 8.00, the smallest budget that makes
    // exactly 200.00 on at most 29 days, take 26 days of the plan.
    let fields = r#""entries": [{ "at": "2026-06-02T08:00", "kind": "top_up", "amount": "1000.00" }],
        "spend_plan": { "start": "2026-06-01", "days": 30, "daily_budget": "25.00", "funding": "entries" }"#;
    let scenario = scenario(fields);
    let node = ask(&scenario, r#"{ "find": "most_credit" }"#).to_node(&scenario);
    assert_says(
        &node,
        &[
            ("answer.daily_budget", "8.00"),
            ("run.granted", "200.00"),
            ("run.cash_out", "200.00"),
            ("proof.kind", "searched"),
        ],
    );
    assert_eq!(at(&node, "answer.days"), &Node::Whole(26));
}
