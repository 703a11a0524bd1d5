//! The smallest budget.

use super::*;

/// An offer that is refused because another one is earning, and a gift.
const TWO_OFFERS: (&str, &str) = (
    r#"{ "offer": { "version": 1, "id": "later", "network": "N", "title": "T", "currency": "USD",
        "source": { "name": "s", "grade": "S", "seen": "2026-05" }, "activation": { "modes": ["automatic"] },
        "earning_windows": [{ "until": "2026-07-31" }],
        "tiers": [{ "threshold": "40.00", "reward": { "kind": "fixed", "amount": "40.00" } }],
        "issuance": { "unit": "hour", "earliest": 0, "latest": 1 },
        "credit": { "type": "free", "lifetime": { "days": 5 } }, "stacking": "one_active" },
        "activated_at": "2026-06-02T10:00" },
      { "offer": { "version": 1, "id": "first", "network": "N", "title": "T", "currency": "USD",
        "source": { "name": "s", "grade": "S", "seen": "2026-05" }, "activation": { "modes": ["automatic"] },
        "earning_windows": [{ "until": "2026-07-31" }],
        "tiers": [{ "threshold": "100.00", "reward": { "kind": "fixed", "amount": "10.00" } }],
        "issuance": { "unit": "hour", "earliest": 0, "latest": 1 },
        "credit": { "type": "free", "lifetime": { "days": 30 } }, "stacking": "allowed" } }"#,
    r#""entries": [{ "at": "2026-06-08T09:00", "kind": "grant_credit", "credit": "gift", "amount": "7.00", "type": "free", "expires": "2026-07-10" }],
        "spend_plan": { "start": "2026-06-03", "days": 20, "daily_budget": "5.00" }"#,
);

#[test]
fn two_hundred_by_the_seventh_day_takes_28_58_a_day() {
    // 200.00 / 7 = 28.571…, rounded up 28.58: 7 x 28.58 = 200.06, and 7 x 28.57 = 199.99 is 0.01 short.
    let scenario = scenario(THIRTY_DAYS);
    let answer = assert_answers(
        &scenario,
        r#"{ "find": "daily_budget", "by": "2026-06-07" }"#,
        &[
            ("answer.daily_budget", "28.58"),
            ("run.crossed", "2026-06-07T12:00:00"),
            ("next.value.daily_budget", "28.57"),
            ("next.run.crossed", "2026-06-08T12:00:00"),
            ("next.fails.code", "met_too_late"),
            ("proof.kind", "arithmetic"),
            ("proof.bound", "28.58"),
        ],
    );
    let applied = simulate(&answer.apply(&scenario).expect("there is an answer"));
    assert_eq!(
        applied.offers[0].crossed().expect("it is reached").to_string(),
        "2026-06-07T12:00:00"
    );
}

#[test]
fn in_whole_units_it_is_29() {
    let scenario = scenario(THIRTY_DAYS);
    let request = r#"{ "find": "daily_budget", "by": "2026-06-07", "whole_units": true }"#;
    assert_answers(
        &scenario,
        request,
        &[
            ("answer.daily_budget", "29.00"),
            ("next.value.daily_budget", "28.00"),
            ("proof.kind", "arithmetic"),
        ],
    );
}

#[test]
fn tax_inside_the_budget_makes_it_larger() {
    // At 10 % inside, x holds x - round(x / 11) of ads. Seven days must hold 200.00, so each 28.58: 31.43 - 2.86 = 28.57 is too
    // little, 31.44 - 2.86 = 28.58 is enough. Of 30 x 28.58 = 857.40 the credit pays 200.00, so 657.40 count.
    let mut scenario = scenario(THIRTY_DAYS);
    let taxed = Scenario::parse(
        &scenario.to_node().to_json().replace(
            r#""currency": "USD","#,
            r#""currency": "USD", "tax": { "rate_percent": "10", "mode": "consumption", "amounts_include_tax": true },"#,
        ),
        &catalogue(),
    );
    scenario = taxed.expect("a good scenario");
    assert!(scenario.account.tax.is_some());
    assert_answers(
        &scenario,
        r#"{ "find": "daily_budget", "by": "2026-06-07" }"#,
        &[
            ("answer.daily_budget", "31.44"),
            ("run.counted", "657.40"),
            ("proof.kind", "arithmetic"),
        ],
    );
}

#[test]
fn an_amount_that_is_too_low_for_the_days_names_them_with_the_figures() {
    // Seven days of at most 20.00 are 140.00.
    let scenario = scenario(THIRTY_DAYS);
    let answer =
        ask(&scenario, r#"{ "find": "daily_budget", "by": "2026-06-07", "most": "20.00" }"#);
    let node = answer.to_node(&scenario);
    assert_says(
        &node,
        &[
            ("limit.code", "too_few_days"),
            ("limit.highest", "20.00"),
            ("limit.comes_to", "140.00"),
            ("limit.needed", "200.00"),
            ("proof.kind", "arithmetic"),
        ],
    );
    assert_eq!(at(&node, "limit.days"), &Node::Whole(7));
    assert_eq!(answer.apply(&scenario), None);
}

#[test]
fn a_date_before_the_plan_leaves_no_day() {
    let scenario = scenario(THIRTY_DAYS);
    assert_answers(
        &scenario,
        r#"{ "find": "daily_budget", "by": "2026-05-31" }"#,
        &[("limit.code", "no_day_counts")],
    );
}

#[test]
fn a_bid_can_make_a_larger_budget_fail_and_the_smallest_is_found_all_the_same() {
    // 200.00 of cash and bids of 3.00. Days that fall short deliver whole bids only, so the last cent is spent only where the days
    // before leave nothing, or a multiple of 3.00. On at most 10 days 20.00 a day is the least that can be enough, and 10 x 20.00
    // leave nothing. A cent more leaves 200.00 - 9 x 20.01 = 19.91, of which 18.00 are delivered: 198.09.
    let fields = r#""entries": [{ "at": "2026-06-01T10:00", "kind": "top_up", "amount": "200.00" }],
        "spend_plan": { "start": "2026-06-01", "days": DAYS, "daily_budget": "25.00", "funding": "entries", "bid": "3.00" }"#;
    let ten = scenario(&fields.replace("DAYS", "10"));
    assert_answers(
        &ten,
        r#"{ "find": "daily_budget" }"#,
        &[("answer.daily_budget", "20.00"), ("proof.kind", "arithmetic")],
    );
    // On at most 9 days the least is 22.23 (200.00 / 9 = 22.222...). Eight whole days leave 200.00 - 8 x, which must be a multiple
    // of 3.00: 21.00 would need 22.375 a day, 18.00 are left at 22.75. At 22.74 they leave 18.08, and 18.00 of it are delivered.
    let nine = scenario(&fields.replace("DAYS", "9"));
    assert_answers(
        &nine,
        r#"{ "find": "daily_budget" }"#,
        &[
            ("answer.daily_budget", "22.75"),
            ("run.counted", "200.00"),
            ("next.value.daily_budget", "22.74"),
            ("next.run.counted", "199.92"),
            ("proof.kind", "tried"),
            ("proof.bound", "22.23"),
        ],
    );
    let more = nine.to_node().to_json().replace("25.00", "22.76");
    let more = simulate(&Scenario::parse(&more, &catalogue()).expect("a good scenario"));
    assert_eq!(more.offers[0].crossed(), None);
}

#[test]
fn an_offer_that_was_never_activated_is_held_up_by_what_refused_it() {
    // The first offer is earning from 1 June until 31 July, and the later one, of which only one may be active, is refused on 2 June.
    // That a gift of 7.00 is used up later is no matter of it.
    let (offers, fields) = TWO_OFFERS;
    let scenario = written(offers, fields);
    assert_answers(
        &scenario,
        r#"{ "find": "daily_budget", "offer": "later", "most": "20.00" }"#,
        &[("limit.code", "another_offer_earning"), ("proof.kind", "tried")],
    );
}

/// 10,000,000 dong in ten days, of which the second fails, and a top-up of at most 12,300,000.
fn dong(days: u16, most: &str) -> Scenario {
    let text = format!(
        r#"{{ "version": 1, "name": "Dong",
        "offers": [{{ "offer": {{ "version": 1, "id": "vn", "network": "N", "title": "T", "currency": "VND",
            "source": {{ "name": "s", "grade": "S", "seen": "2026-05" }}, "activation": {{ "modes": ["automatic"] }},
            "earning_windows": [{{ "from": "activated", "days": 30 }}],
            "tiers": [{{ "threshold": "10000000", "reward": {{ "kind": "fixed", "amount": "5000000" }} }}],
            "issuance": {{ "unit": "hour", "earliest": 0, "latest": 1 }},
            "credit": {{ "type": "free", "lifetime": {{ "days": 30 }} }} }} }}],
        "account": {{ "created": "2026-06-01T09:00", "country": "VN", "currency": "VND",
            "top_up_limits": {{ "least": "100000", "most": "{most}" }} }},
        "entries": [
            {{ "at": "2026-06-02T08:00", "kind": "suspend" }},
            {{ "at": "2026-06-03T08:00", "kind": "reinstate" }}
        ],
        "spend_plan": {{ "start": "2026-06-01", "days": {days}, "daily_budget": "1115000" }} }}"#
    );
    Scenario::parse(&text, &catalogue()).expect("a good scenario")
}

#[test]
fn a_budget_between_a_day_that_fails_and_a_limit_is_found() {
    // Nine days deliver: 10,000,000 / 9 = 1,111,111.1, rounded up. The plan tops up eleven days, so from 1,118,182 a day on it asks
    // for more than 12,300,000 and gets nothing. From the bound, 1,000,000, it is 111,112 amounts away.
    let scenario = dong(10, "12300000");
    assert_answers(
        &scenario,
        r#"{ "find": "daily_budget" }"#,
        &[
            ("answer.daily_budget", "1111112"),
            ("next.value.daily_budget", "1111111"),
            // 9 x 1,111,111 = 9,999,999.
            ("next.run.counted", "9999999"),
            ("proof.kind", "searched"),
            ("proof.bound", "1000000"),
        ],
    );
}

#[test]
fn what_was_not_found_names_no_limit_as_if_it_were_proven() {
    // A top-up of at most 12,000,000 fails from 1,090,910 a day on, and below nine days are too little. But not all was tried.
    let scenario = dong(10, "12000000");
    let node = ask(&scenario, r#"{ "find": "daily_budget" }"#).to_node(&scenario);
    assert_says(
        &node,
        &[("limit.code", "not_found"), ("limit.from", "1000000"), ("proof.kind", "searched")],
    );
    assert_eq!(at(&node, "limit.rule"), &Node::Null);
}
