//! The latest activation and the latest start.

use super::*;

/// A code for new advertisers only, and a plan before it.
const NEW_ADVERTISER: (&str, &str) = (
    r#"{ "offer": { "version": 1, "id": "nw", "network": "N", "title": "T", "currency": "USD",
        "source": { "name": "s", "grade": "S", "seen": "2026-05" }, "activation": { "modes": ["code"] },
        "earning_windows": [{ "from": "activated", "days": 30 }],
        "tiers": [{ "threshold": "100.00", "reward": { "kind": "fixed", "amount": "50.00" } }],
        "issuance": { "unit": "hour", "earliest": 0, "latest": 1 },
        "credit": { "type": "free", "lifetime": { "days": 30 } },
        "eligibility": { "new_advertiser": { "never_spent": true } } } }"#,
    r#""entries": [
            { "at": "2026-06-02T08:00", "kind": "receive_code" },
            { "at": "2026-06-10T08:00", "kind": "redeem_code" },
            { "at": "2026-06-10T09:00", "kind": "top_up", "amount": "150.00" },
            { "at": "2026-06-11T12:00", "kind": "spend", "amount": "120.00" }
        ],
        "spend_plan": { "start": "2026-06-03", "days": 5, "daily_budget": "5.00" }"#,
);

const CODE: &str = r#""entries": [
        { "at": "2026-06-01T10:00", "kind": "receive_code" },
        { "at": "2026-06-02T16:30", "kind": "redeem_code" }
    ],
    "spend_plan": { "start": "2026-06-03", "days": 60, "daily_budget": "25.00" }"#;

#[test]
fn the_latest_safe_activation_is_the_day_before_the_boundary() {
    // Received on 1 June, 14 days: safe until 14 June, boundary 15 June, late 16 June. The plan goes on long enough.
    let scenario = by_code(CODE);
    assert_answers(
        &scenario,
        r#"{ "find": "activation" }"#,
        &[
            ("answer.date", "2026-06-14"),
            ("answer.at", "2026-06-14T16:30:00"),
            ("boundary", "2026-06-15"),
            // 15 June is the first day after 16:30 that spends: eight days of 25.00 are 15 to 22 June.
            ("run.crossed", "2026-06-22T12:00:00"),
            ("next.value.date", "2026-06-15"),
            ("next.fails.code", "on_the_boundary"),
            ("next.fails.last_safe", "2026-06-14"),
            ("proof.kind", "tried"),
        ],
    );
}

#[test]
fn a_plan_that_ends_early_asks_for_an_earlier_activation() {
    // Ten days from 3 June, the last one 12 June. Eight must be left: from 5 June 12:00 on; at 16:30 that is 4 June.
    let scenario = by_code(&CODE.replace(r#""days": 60"#, r#""days": 10"#));
    let answer = assert_answers(
        &scenario,
        r#"{ "find": "activation" }"#,
        &[
            ("answer.at", "2026-06-04T16:30:00"),
            ("run.counted", "200.00"),
            ("next.fails.code", "earning_window_missed"),
            ("next.fails.missing", "25.00"),
        ],
    );
    assert_eq!(at(&answer.to_node(&scenario), "boundary"), &Node::Null);
}

#[test]
fn a_code_that_was_not_entered_yet_is_entered_at_noon() {
    let scenario = by_code(&CODE.replace(
        r#",
        { "at": "2026-06-02T16:30", "kind": "redeem_code" }"#,
        "",
    ));
    assert_eq!(scenario.entries.len(), 1);
    let answer = assert_answers(
        &scenario,
        r#"{ "find": "activation" }"#,
        &[("answer.at", "2026-06-14T12:00:00")],
    );
    let applied = answer.apply(&scenario).expect("there is an answer");
    assert_eq!(applied.entries.len(), 2);
    // A budget is no answer as long as nobody enters the code.
    assert_answers(
        &scenario,
        r#"{ "find": "daily_budget" }"#,
        &[("limit.code", "never_activated")],
    );
}

#[test]
fn a_code_that_is_refused_is_named_as_the_diagnosis_names_it() {
    // Entered on 16 June, a day after the last date. No budget helps.
    let scenario = by_code(&CODE.replace("2026-06-02T16:30", "2026-06-16T00:00"));
    assert_answers(
        &scenario,
        r#"{ "find": "daily_budget" }"#,
        &[
            ("limit.code", "redeem_window_over"),
            ("limit.rule", "TT-04"),
            ("limit.last_date", "2026-06-15"),
            ("proof.kind", "refused"),
        ],
    );
}

#[test]
fn the_latest_start_leaves_just_enough_days_of_the_window() {
    // Created on 1 June, 30 days: spend counts until 1 July. Eight days of 25.00 end on it where they begin on 24 June.
    let scenario = scenario(THIRTY_DAYS);
    assert_answers(
        &scenario,
        r#"{ "find": "start" }"#,
        &[
            ("answer.start", "2026-06-24"),
            ("run.crossed", "2026-07-01T12:00:00"),
            ("next.value.start", "2026-06-25"),
            ("next.fails.code", "earning_window_missed"),
            ("next.fails.missing", "25.00"),
        ],
    );
    // By 12 June the first of the eight is 5 June.
    assert_answers(
        &scenario,
        r#"{ "find": "start", "by": "2026-06-12" }"#,
        &[("answer.start", "2026-06-05"), ("next.fails.code", "met_too_late")],
    );
}

#[test]
fn where_written_spends_are_enough_every_start_does() {
    let fields = r#""entries": [
            { "at": "2026-06-01T10:00", "kind": "top_up", "amount": "200.00" },
            { "at": "2026-06-01T11:00", "kind": "spend", "amount": "200.00" }
        ], "spend_plan": { "start": "2026-06-05", "days": 3, "daily_budget": "10.00" }"#;
    let scenario = scenario(fields);
    let answer = ask(&scenario, r#"{ "find": "start" }"#);
    // One date after 1 July, the last on which anything counts, was looked at, too.
    assert_says(
        &answer.to_node(&scenario),
        &[("limit.code", "every_date_does"), ("limit.until", "2026-07-02")],
    );
}

#[test]
fn a_start_after_all_that_matters_does_not_vouch_for_the_earlier_ones() {
    // The code of a new advertiser is entered on 10 June at 08:00 and 120.00 are spent on 11 June. A plan of five days that has spent
    // on 9 June or before makes the advertiser an old one: any start up to 9 June. From 10 June on, at noon, it comes after the code.
    // Spend counts for 30 days after 10 June, so the last date that can matter is 10 July, and 11 July is looked at, too.
    let (offers, fields) = NEW_ADVERTISER;
    let scenario = written(offers, fields);
    let answer = assert_answers(
        &scenario,
        r#"{ "find": "start" }"#,
        &[
            ("limit.code", "no_latest_date"),
            ("limit.until", "2026-07-11"),
            ("limit.fails", "2026-06-09"),
            ("proof.kind", "tried"),
        ],
    );
    // 11 July back to 9 June: 33 dates.
    assert_eq!(answer.proof.runs, 33);
}
