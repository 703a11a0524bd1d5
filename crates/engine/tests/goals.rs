//! Goal seek: answers with their sums by hand, and what stands in the way where there is none.

mod repository;

use ad_credit_lab_engine::plan::goal::{Answer, Request, seek};
use ad_credit_lab_engine::{Node, Scenario, simulate};
use repository::catalogue;

fn scenario(fields: &str) -> Scenario {
    let text = format!(
        r#"{{ "version": 1, "name": "A plan",
            "offers": [{{ "offer": "article-spend-200-get-200", "activation": "automatic" }}],
            "account": {{ "created": "2026-06-01T09:00", "country": "US", "currency": "USD" }},
            {fields} }}"#
    );
    Scenario::parse(&text, &catalogue()).expect("a good scenario")
}

fn by_code(fields: &str) -> Scenario {
    let text = format!(
        r#"{{ "version": 1, "name": "A code",
            "offers": [{{ "offer": "article-spend-200-get-200", "activation": "code" }}],
            "account": {{ "created": "2026-06-01T09:00", "country": "VN", "currency": "USD" }},
            {fields} }}"#
    );
    Scenario::parse(&text, &catalogue()).expect("a good scenario")
}

fn written(offers: &str, fields: &str) -> Scenario {
    let text = format!(
        r#"{{ "version": 1, "name": "Written offers", "offers": [{offers}],
            "account": {{ "created": "2026-06-01T09:00", "country": "US", "currency": "USD" }},
            {fields} }}"#
    );
    Scenario::parse(&text, &catalogue()).expect("a good scenario")
}

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

fn ask(scenario: &Scenario, request: &str) -> Answer {
    seek(scenario, &Request::parse(request, scenario).expect("a good request"))
}

fn at<'a>(node: &'a Node, path: &str) -> &'a Node {
    path.split('.').fold(node, |node, name| node.get(name).unwrap_or(&Node::Null))
}

#[track_caller]
fn assert_says(node: &Node, expected: &[(&str, &str)]) {
    for (path, text) in expected {
        assert_eq!(at(node, path).as_text(), Some(*text), "{path} of {}", node.to_json());
    }
}

const THIRTY_DAYS: &str =
    r#""spend_plan": { "start": "2026-06-01", "days": 30, "daily_budget": "25.00" }"#;

#[test]
fn two_hundred_by_the_seventh_day_takes_28_58_a_day() {
    // 200.00 / 7 = 28.571…, rounded up 28.58: 7 x 28.58 = 200.06, and 7 x 28.57 = 199.99 is 0.01 short.
    let scenario = scenario(THIRTY_DAYS);
    let answer = ask(&scenario, r#"{ "find": "daily_budget", "by": "2026-06-07" }"#);
    assert_says(
        &answer.to_node(&scenario),
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
    assert_says(
        &ask(&scenario, request).to_node(&scenario),
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
    assert_says(
        &ask(&scenario, r#"{ "find": "daily_budget", "by": "2026-06-07" }"#).to_node(&scenario),
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
    let answer = ask(&scenario, r#"{ "find": "daily_budget", "by": "2026-05-31" }"#);
    assert_says(&answer.to_node(&scenario), &[("limit.code", "no_day_counts")]);
}

#[test]
fn a_bid_can_make_a_larger_budget_fail_and_the_smallest_is_found_all_the_same() {
    // 200.00 of cash and bids of 3.00. Days that fall short deliver whole bids only, so the last cent is spent only where the days
    // before leave nothing, or a multiple of 3.00. On at most 10 days 20.00 a day is the least that can be enough, and 10 x 20.00
    // leave nothing. A cent more leaves 200.00 - 9 x 20.01 = 19.91, of which 18.00 are delivered: 198.09.
    let fields = r#""entries": [{ "at": "2026-06-01T10:00", "kind": "top_up", "amount": "200.00" }],
        "spend_plan": { "start": "2026-06-01", "days": DAYS, "daily_budget": "25.00", "funding": "entries", "bid": "3.00" }"#;
    let ten = scenario(&fields.replace("DAYS", "10"));
    let answer = ask(&ten, r#"{ "find": "daily_budget" }"#);
    assert_says(
        &answer.to_node(&ten),
        &[("answer.daily_budget", "20.00"), ("proof.kind", "arithmetic")],
    );
    // On at most 9 days the least is 22.23 (200.00 / 9 = 22.222...). Eight whole days leave 200.00 - 8 x, which must be a multiple
    // of 3.00: 21.00 would need 22.375 a day, 18.00 are left at 22.75. At 22.74 they leave 18.08, and 18.00 of it are delivered.
    let nine = scenario(&fields.replace("DAYS", "9"));
    let answer = ask(&nine, r#"{ "find": "daily_budget" }"#);
    assert_says(
        &answer.to_node(&nine),
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

const CODE: &str = r#""entries": [
        { "at": "2026-06-01T10:00", "kind": "receive_code" },
        { "at": "2026-06-02T16:30", "kind": "redeem_code" }
    ],
    "spend_plan": { "start": "2026-06-03", "days": 60, "daily_budget": "25.00" }"#;

#[test]
fn the_latest_safe_activation_is_the_day_before_the_boundary() {
    // Received on 1 June, 14 days: safe until 14 June, boundary 15 June, late 16 June. The plan goes on long enough.
    let scenario = by_code(CODE);
    let answer = ask(&scenario, r#"{ "find": "activation" }"#);
    assert_says(
        &answer.to_node(&scenario),
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
    let answer = ask(&scenario, r#"{ "find": "activation" }"#);
    assert_says(
        &answer.to_node(&scenario),
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
    let answer = ask(&scenario, r#"{ "find": "activation" }"#);
    assert_says(&answer.to_node(&scenario), &[("answer.at", "2026-06-14T12:00:00")]);
    let applied = answer.apply(&scenario).expect("there is an answer");
    assert_eq!(applied.entries.len(), 2);
    // A budget is no answer as long as nobody enters the code.
    let answer = ask(&scenario, r#"{ "find": "daily_budget" }"#);
    assert_says(&answer.to_node(&scenario), &[("limit.code", "never_activated")]);
}

#[test]
fn a_code_that_is_refused_is_named_as_the_diagnosis_names_it() {
    // Entered on 16 June, a day after the last date. No budget helps.
    let scenario = by_code(&CODE.replace("2026-06-02T16:30", "2026-06-16T00:00"));
    let answer = ask(&scenario, r#"{ "find": "daily_budget" }"#);
    assert_says(
        &answer.to_node(&scenario),
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
    let answer = ask(&scenario, r#"{ "find": "start" }"#);
    assert_says(
        &answer.to_node(&scenario),
        &[
            ("answer.start", "2026-06-24"),
            ("run.crossed", "2026-07-01T12:00:00"),
            ("next.value.start", "2026-06-25"),
            ("next.fails.code", "earning_window_missed"),
            ("next.fails.missing", "25.00"),
        ],
    );
    // By 12 June the first of the eight is 5 June.
    let answer = ask(&scenario, r#"{ "find": "start", "by": "2026-06-12" }"#);
    assert_says(
        &answer.to_node(&scenario),
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
    let answer = ask(&scenario, r#"{ "find": "start" }"#);
    assert_says(
        &answer.to_node(&scenario),
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

#[test]
fn an_offer_that_was_never_activated_is_held_up_by_what_refused_it() {
    // The first offer is earning from 1 June until 31 July, and the later one, of which only one may be active, is refused on 2 June.
    // That a gift of 7.00 is used up later is no matter of it.
    let (offers, fields) = TWO_OFFERS;
    let scenario = written(offers, fields);
    let answer = ask(&scenario, r#"{ "find": "daily_budget", "offer": "later", "most": "20.00" }"#);
    assert_says(
        &answer.to_node(&scenario),
        &[("limit.code", "another_offer_earning"), ("proof.kind", "tried")],
    );
}

#[test]
fn the_budget_that_uses_up_the_credit_leaves_nothing_of_it() {
    // 30 days of x. With 13.34 a day 200.00 are there on the 15th day (200.10), 15 June; the credit comes on 16 June at 12:00 and
    // pays the 15 days from then on: 200.10. With 13.33 they are there on the 16th day (213.28), and 14 days of 13.33 are 186.62.
    let scenario = scenario(THIRTY_DAYS);
    let answer = ask(&scenario, r#"{ "find": "use_up_credit" }"#);
    assert_says(
        &answer.to_node(&scenario),
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
    assert_says(
        &ask(&scenario, r#"{ "find": "daily_budget" }"#).to_node(&scenario),
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

#[test]
fn mistakes_of_a_request_name_their_places() {
    let scenario = scenario(THIRTY_DAYS);
    let without_plan = by_code(r#""entries": []"#);
    let cases = [
        ("[]", vec![""]),
        ("{}", vec!["find"]),
        (r#"{ "find": "luck" }"#, vec!["find"]),
        (r#"{ "find": "daily_budget", "offer": "none", "tier": 1 }"#, vec!["offer"]),
        (r#"{ "find": "daily_budget", "tier": 2, "by": "soon" }"#, vec!["tier", "by"]),
        (
            r#"{ "find": "daily_budget", "most": 20, "whole_units": "yes" }"#,
            vec!["whole_units", "most"],
        ),
        (r#"{ "find": "start", "most": "20.00" }"#, vec!["most"]),
        (r#"{ "find": "use_up_credit", "by": "2026-06-07" }"#, vec!["by"]),
        (r#"{ "find": "most_credit", "tier": 1 }"#, vec!["tier"]),
    ];
    let places = |request: &str, scenario: &Scenario| {
        let problems = Request::parse(request, scenario).expect_err(request);
        problems.list().iter().map(|problem| problem.place.clone()).collect::<Vec<_>>()
    };
    for (request, expected) in cases {
        assert_eq!(places(request, &scenario), expected, "{request}");
    }
    assert_eq!(places(r#"{ "find": "daily_budget" }"#, &without_plan), ["find"]);
    assert!(Request::parse(r#"{ "find": "activation" }"#, &without_plan).is_ok());
}
