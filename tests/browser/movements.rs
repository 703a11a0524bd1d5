//! Every movement of money, with the charges of a campaign on a date taken together.

use ad_credit_lab::state::{Movement, Run, movements};
use ad_credit_lab_engine::ledger::Burn;
use ad_credit_lab_engine::money::Money;
use ad_credit_lab_engine::scenario::Campaign;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{dollars, file};

/// The movements of a story of the article's offer, on an account of 1 June 2026.
fn told(account: &str, entries: &str, until: &str) -> Vec<Movement> {
    let text = format!(
        r#"{{
            "version": 1,
            "name": "An account",
            "offers": [{{ "offer": "article-spend-200-get-200", "activation": "automatic" }}],
            "account": {{ "created": "2026-06-01T09:00", "country": "US", "currency": "USD"{account} }},
            "entries": [{entries}],
            "until": "{until}"
        }}"#
    );
    movements(&Run::of(file(&text)))
}

/// The campaign, how many charges, and their net sum.
fn brief(movement: &Movement) -> (Option<&str>, usize, Money) {
    let campaign = movement.campaign.as_ref().map(Campaign::name);
    (campaign, movement.rows.len(), movement.amount.net)
}

#[wasm_bindgen_test]
fn the_charges_of_a_campaign_on_a_date_are_one_movement_and_the_newest_comes_first() {
    let movements = told(
        "",
        r#"{ "at": "2026-06-01T09:00", "kind": "top_up", "amount": "100.00" },
           { "at": "2026-06-01T20:30", "kind": "create_campaign", "campaign": "Shoes", "daily_budget": "24.00" },
           { "at": "2026-06-02T00:30", "kind": "spend", "campaign": "Shoes", "amount": "10.00" },
           { "at": "2026-06-02T00:40", "kind": "spend", "campaign": "Hats", "amount": "5.00" },
           { "at": "2026-06-02T00:50", "kind": "spend", "campaign": "Hats", "amount": "500.00" }"#,
        "2026-06-02T01:30",
    );
    // A dollar an hour. On 1 June at 21:00, 22:00 and 23:00: 3. On 2 June at 00:00 and 01:00, and 10 by hand: 12.
    // The charge of 500 is refused.
    let told: Vec<_> = movements.iter().map(brief).collect();
    assert_eq!(
        told,
        [
            (Some("Shoes"), 3, dollars(12)),
            (Some("Hats"), 1, dollars(5)),
            (Some("Shoes"), 3, dollars(3)),
            (None, 1, dollars(100)),
        ]
    );
    assert_eq!(movements[0].cash, dollars(12));
    assert!(movements.iter().all(|movement| movement.owed.is_zero()));
}

#[wasm_bindgen_test]
fn a_day_says_what_each_credit_paid_and_what_cash_and_tax_were() {
    let movements = told(
        r#", "tax": { "rate_percent": "10", "mode": "consumption", "amounts_include_tax": false }"#,
        r#"{ "at": "2026-06-01T09:00", "kind": "top_up", "amount": "100.00" },
           { "at": "2026-06-01T09:00", "kind": "grant_credit", "credit": "small", "amount": "5.00", "type": "free", "expires": "2026-06-30" },
           { "at": "2026-06-02T09:00", "kind": "spend", "campaign": "Shoes", "amount": "3.00" },
           { "at": "2026-06-02T10:00", "kind": "spend", "campaign": "Shoes", "amount": "4.00" }"#,
        "2026-06-02T11:00",
    );
    // 3 + 4 = 7 net: the credit pays 3 and then its other 2, cash the rest of 2; the tax is 0.30 + 0.40.
    let day = &movements[0];
    assert_eq!(brief(day), (Some("Shoes"), 2, dollars(7)));
    assert_eq!(day.credits, [Burn { credit: 0, amount: dollars(5) }]);
    assert_eq!((day.cash, day.amount.tax), (dollars(2), Money::from_minor(70)));
    let told: Vec<_> = movements.iter().map(brief).collect();
    // The credit that was given is a movement, too.
    assert_eq!(told[1..], [(None, 1, dollars(5)), (None, 1, dollars(100))]);
}

#[wasm_bindgen_test]
fn with_automatic_payment_charges_are_owed_and_a_bill_moves_nothing() {
    let movements = told(
        r#", "payment": "automatic""#,
        r#"{ "at": "2026-06-02T09:00", "kind": "spend", "campaign": "Shoes", "amount": "30.00" },
           { "at": "2026-06-02T10:00", "kind": "bill" },
           { "at": "2026-06-02T11:00", "kind": "fail_payment" },
           { "at": "2026-06-02T12:00", "kind": "pay" }"#,
        "2026-06-02T13:00",
    );
    let told: Vec<_> = movements.iter().map(brief).collect();
    assert_eq!(told, [(None, 1, dollars(30)), (Some("Shoes"), 1, dollars(30))]);
    assert_eq!((movements[1].owed, movements[1].cash), (dollars(30), Money::ZERO));
}
