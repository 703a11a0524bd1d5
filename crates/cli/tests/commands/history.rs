//! `run --history`: what changed and when, and who paid.

use super::program::{run, taxed_scenario, write};

/// An offer that gives a credit at once, and a gift that is used first because it ends first.
const TWO_CREDITS: &str = r#"{
    "version": 1,
    "name": "Two credits",
    "offers": [{ "offer": {
        "version": 1, "id": "spend-100-get-50", "network": "Test", "title": "Spend 100, get 50", "currency": "USD",
        "source": { "name": "Test", "grade": "S", "seen": "2026-01-01" },
        "activation": { "modes": ["automatic"] },
        "tiers": [{ "threshold": "100.00", "reward": { "kind": "fixed", "amount": "50.00" } }],
        "issuance": { "unit": "hour", "earliest": 0, "latest": 1 },
        "credit": { "type": "free", "lifetime": { "days": 30 } }
    } }],
    "account": { "created": "2026-06-01T09:00", "country": "US", "currency": "USD" },
    "entries": [
        { "at": "2026-06-01T10:00", "kind": "top_up", "amount": "200.00" },
        { "at": "2026-06-01T11:00", "kind": "spend", "campaign": "Launch", "amount": "100.00" },
        { "at": "2026-06-01T13:00", "kind": "grant_credit", "credit": "gift", "amount": "5.00", "type": "free", "expires": "2026-06-10" },
        { "at": "2026-06-01T13:00", "kind": "redeem_code", "code": "NONE" },
        { "at": "2026-06-01T14:00", "kind": "spend", "campaign": "Launch", "amount": "60.00" },
        { "at": "2026-06-01T15:00", "kind": "spend", "campaign": "Launch", "amount": "500.00" }
    ]
}"#;

#[test]
fn every_point_in_time_that_changed_something_has_its_balances() {
    write("history.json", TWO_CREDITS);
    let ran = run(&["run", "--history", "history.json"]);
    assert_eq!((ran.code, ran.errors.as_str()), (Some(0), ""));
    ran.assert_line("Two credits");
    ran.assert_line("2026-06-01 09:00 0.00 0.00 0.00 Account created");
    ran.assert_line("spend-100-get-50: Earning");
    ran.assert_line("2026-06-01 10:00 200.00 0.00 0.00 Top up 200.00");
    // 200 - 100 = 100, and 100 is the threshold.
    ran.assert_line("2026-06-01 11:00 100.00 0.00 0.00 Spend 100.00. Campaign: Launch");
    ran.assert_line("spend-100-get-50: Requirement met");
    // An hour later.
    ran.assert_line(
        "2026-06-01 12:00 100.00 50.00 0.00 Credit issued 50.00. Credit: spend-100-get-50",
    );
    // 50 + 5 = 55.
    ran.assert_line("2026-06-01 13:00 100.00 55.00 0.00 Give a credit 5.00. Credit: gift");
    // The two credits pay 55 of the 60, cash the last 5: 100 - 5 = 95.
    ran.assert_line("2026-06-01 14:00 95.00 0.00 0.00 Spend 60.00. Campaign: Launch");
    ran.assert_line("spend-100-get-50: Reward used up");
    // What was refused changed nothing.
    assert!(!ran.out.contains("Redeem a code") && !ran.out.contains("15:00"), "{}", ran.out);
}

#[test]
fn who_paid_is_told_from_one_order_of_use_to_the_next() {
    write("payers.json", TWO_CREDITS);
    let ran = run(&["run", "--history", "--format", "text", "payers.json"]);
    let lines = ran.lines();
    let payers = lines.iter().skip_while(|line| *line != "WHO PAID").skip(2);
    let expected = [
        "2026-06-01 09:00 2026-06-01 12:00 Credit issued",
        "No credit could pay.",
        "Cash paid 100.00 USD.",
        "2026-06-01 12:00 2026-06-01 13:00 Give a credit",
        "Order of use: spend-100-get-50.",
        "Nothing was spent.",
        "2026-06-01 13:00 2026-06-01 14:00 Spend",
        "Order of use: gift, spend-100-get-50.",
        "The credit gift paid 5.00 USD.",
        "The credit spend-100-get-50 paid 50.00 USD.",
        "Cash paid 5.00 USD.",
    ];
    assert!(payers.eq(expected), "{}", ran.out);
}

#[test]
fn json_holds_the_history_in_any_case() {
    write("both.json", &taxed_scenario(""));
    let plain = run(&["run", "--format", "json", "both.json"]);
    let ran = run(&["run", "--history", "--format", "json", "both.json"]);
    assert_eq!((ran.code, ran.out), (Some(0), plain.out));
}
