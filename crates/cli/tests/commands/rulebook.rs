//! `run --format text`: what is shown of bills, discounts, refunds, enforcement and what cannot be decided.

use super::program::{Ran, run, write};

/// Runs a scenario with one offer: `offer` is its tiers and what else it has, `account` what the account has.
fn run_text(name: &str, offer: &str, account: &str, entries: &str) -> Ran {
    let scenario = format!(
        r#"{{
            "version": 1, "name": "Rulebook",
            "offers": [{{ "offer": {{
                "version": 1, "id": "an-offer", "network": "Test", "title": "An offer", "currency": "USD",
                "source": {{ "name": "Test", "grade": "S", "seen": "2026-01-01" }},
                "activation": {{ "modes": ["automatic"] }},
                "issuance": {{ "unit": "hour", "earliest": 0, "latest": 1 }},
                "credit": {{ "type": "free", "lifetime": {{ "days": 30 }} }},
                {offer}
            }} }}],
            "account": {{ "created": "2026-06-01T09:00", "country": "US", "currency": "USD" {account} }},
            "entries": [{entries}],
            "until": "2026-06-02"
        }}"#
    );
    write(name, &scenario);
    let ran = run(&["run", "--format", "text", name]);
    assert_eq!((ran.code, ran.errors.as_str()), (Some(0), ""));
    ran
}

const SPEND_100_GET_50: &str =
    r#""tiers": [{ "threshold": "100.00", "reward": { "kind": "fixed", "amount": "50.00" } }]"#;

#[test]
fn what_is_spent_on_account_is_unpaid_until_its_bill_is() {
    let ran = run_text(
        "on-account.json",
        SPEND_100_GET_50,
        r#", "payment": "automatic""#,
        r#"{ "at": "2026-06-01T10:00", "kind": "spend", "amount": "80.00" },
           { "at": "2026-06-01T11:00", "kind": "refund", "spend": 1, "amount": "30.00" }"#,
    );
    ran.assert_line("Way of paying Automatic payment");
    // 80 - 30 = 50 is unpaid, and counts only once it is paid.
    ran.assert_line("Counts once paid 50.00 USD");
    ran.assert_line("Given back 30.00 USD");
    ran.assert_line("Unpaid 50.00 = 50.00 of ads + 0.00 of tax");
    ran.assert_line("1 2026-06-01 10:00 Spend Accepted 80.00 0.00 0.00 0.00 80.00");
    ran.assert_line("80.00 USD is left to a bill.");
    ran.assert_line("2 2026-06-01 11:00 Refund of ad cost Accepted 30.00 0.00 0.00 0.00 50.00");
    ran.assert_line("Spend: entry 1");
}

#[test]
fn a_discount_has_its_terms_and_a_table_of_its_own() {
    let ran = run_text(
        "discount.json",
        r#""trigger": { "kind": "action" },
           "tiers": [{ "action": "first_campaign", "reward": { "kind": "discount", "rate_percent": "20", "cap": "30.00" } }]"#,
        "",
        r#"{ "at": "2026-06-01T10:00", "kind": "do_action", "action": "first_campaign" },
           { "at": "2026-06-01T10:00", "kind": "top_up", "amount": "200.00" },
           { "at": "2026-06-01T12:00", "kind": "spend", "amount": "100.00" }"#,
    );
    ran.assert_line(
        "Reached first_campaign on 2026-06-01 10:00, which earns 20 % off the price of charges, up to 30.00 USD",
    );
    ran.assert_line("Action: first_campaign");
    // 20 % of 100 is 20, which leaves 30 - 20 = 10 of the cap. 1 June + 30 days = 1 July.
    ran.assert_line("an-offer 20 % 30.00 20.00 10.00 2026-06-01 11:00 2026-07-01");
    ran.assert_line("3 2026-06-01 12:00 Spend Accepted 80.00 0.00 120.00 0.00");
    ran.assert_line("A discount took 20.00 USD off the price.");
}

#[test]
fn what_the_network_takes_back_is_shown_with_the_suspension() {
    let ran = run_text(
        "enforcement.json",
        SPEND_100_GET_50,
        "",
        r#"{ "at": "2026-06-01T10:00", "kind": "top_up", "amount": "200.00" },
           { "at": "2026-06-01T11:00", "kind": "spend", "amount": "100.00" },
           { "at": "2026-06-01T13:00", "kind": "revoke", "credit": "an-offer" },
           { "at": "2026-06-01T14:00", "kind": "suspend" }"#,
    );
    ran.assert_line("Standing Suspended since 2026-06-01 14:00");
    ran.assert_line(
        "State Taken back. The network took the offer or its credit back, and what was left is lost.",
    );
    ran.assert_line("an-offer Free 50.00 0.00 0.00 0.00 50.00 0.00 2026-06-01 12:00 2026-07-01");
    ran.assert_line("Credit: an-offer");
    let warned = ran.lines().iter().any(|line| line.starts_with("The account is suspended."));
    assert!(warned, "{}", ran.out);
}

#[test]
fn each_tier_that_pays_has_its_dates_and_what_is_unknown_is_named() {
    let ran = run_text(
        "unknown.json",
        r#""tier_mode": "each",
           "counts": { "products": ["shop"] },
           "tiers": [
               { "threshold": "50.00", "reward": { "kind": "match", "rate_percent": "10", "cap": "20.00" } },
               { "threshold": "100.00", "reward": { "kind": "fixed", "amount": "50.00" } },
               { "threshold": "900.00", "reward": { "kind": "fixed", "amount": "90.00" } }
           ]"#,
        "",
        r#"{ "at": "2026-06-01T10:00", "kind": "top_up", "amount": "200.00" },
           { "at": "2026-06-01T11:00", "kind": "spend", "amount": "100.00", "product": "shop" },
           { "at": "2026-06-01T13:00", "kind": "spend", "amount": "10.00" }"#,
    );
    ran.assert_line(
        "Reached 50.00 USD on 2026-06-01 11:00, which earns 10 % of what counts, up to 20.00 USD",
    );
    ran.assert_line("Reached 100.00 USD on 2026-06-01 11:00, which earns 50.00 USD");
    assert_eq!(ran.lines().iter().filter(|line| line.starts_with("Reward issued")).count(), 2);
    // 900 - 100 = 800.
    ran.assert_line("Not reached 900.00 USD, which earns 90.00 USD; 800.00 USD is missing");
    ran.assert_line(
        "Whether a charge counts depends on the product that it was for, which is not known. It was taken not to count. [TT-36, T-REG] (an-offer)",
    );
}
