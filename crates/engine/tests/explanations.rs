//! Explanations of small stories, with their sums and dates worked out by hand from docs/rules.md.

mod repository;

use ad_credit_lab_engine::calendar::{Date, Instant};
use ad_credit_lab_engine::explain::{
    Answer, Asked, Change, Did, Explanation, How, Part, Skipped, fold,
};
use ad_credit_lab_engine::journal::Verdict;
use ad_credit_lab_engine::money::Money;
use ad_credit_lab_engine::offer::By;
use ad_credit_lab_engine::outcome::State;
use ad_credit_lab_engine::reason::{Counting, Reason};
use ad_credit_lab_engine::{Outcome, Scenario, simulate};
use repository::{catalogue, files};

/// A story of the article's offer, activated at once, of an account made on Monday, 1 June 2026, 09:00, with these entries.
fn story(entries: &str, until: &str) -> (Scenario, Outcome) {
    told("automatic", "", entries, until)
}

/// The same by another way of activation, and with more about the account.
fn told(activation: &str, account: &str, entries: &str, until: &str) -> (Scenario, Outcome) {
    let text = format!(
        r#"{{
            "version": 1,
            "name": "An account",
            "offers": [{{ "offer": "article-spend-200-get-200", "activation": "{activation}" }}],
            "account": {{ "created": "2026-06-01T09:00", "country": "US", "currency": "USD"{account} }},
            "entries": [{entries}],
            "until": "{until}"
        }}"#
    );
    let scenario = Scenario::parse(&text, &catalogue()).expect("a good scenario");
    let outcome = simulate(&scenario);
    (scenario, outcome)
}

/// A scenario of the repository.
fn named(name: &str) -> Scenario {
    let scenarios = files("tests/scenarios");
    Scenario::parse(&scenarios[&format!("{name}.json")], &catalogue()).expect("a good scenario")
}

fn explained((scenario, outcome): &(Scenario, Outcome), asked: Asked) -> Explanation {
    Explanation::of(scenario, outcome, asked)
}

/// How each part enters and with how many cents.
fn entered(parts: &[Part]) -> Vec<(How, i64)> {
    parts.iter().map(|part| (part.how, part.amount.minor())).collect()
}

fn cents(minor: i64) -> Money {
    Money::from_minor(minor)
}

fn instant(text: &str) -> Instant {
    Instant::parse(text).expect("an instant")
}

fn date(text: &str) -> Date {
    Date::parse(text).expect("a date")
}

/// The codes of the reasons that are cited, in their order.
fn reasons(explanation: &Explanation) -> Vec<&'static str> {
    let reason = |did: Did| if let Did::Reason(reason) = did { Some(reason.code()) } else { None };
    explanation.rules.iter().filter_map(|cited| reason(cited.did)).collect()
}

const TAXED: &str =
    r#", "tax": { "rate_percent": "20", "mode": "consumption", "amounts_include_tax": false }"#;

#[test]
fn cash_is_what_was_added_less_ads_and_their_tax_and_what_was_moved_out() {
    let story = told(
        "automatic",
        TAXED,
        r#"{ "at": "2026-06-01T10:00", "kind": "top_up", "amount": "300.00" },
           { "at": "2026-06-01T12:00", "kind": "spend", "amount": "50.00" },
           { "at": "2026-06-02T12:00", "kind": "spend", "amount": "900.00" },
           { "at": "2026-06-03T12:00", "kind": "refund", "spend": 2, "amount": "10.00" },
           { "at": "2026-06-04T12:00", "kind": "transfer_cash", "amount": "40.00" }"#,
        "2026-06-05T00:00",
    );
    // 300.00 - 50.00 - 20 % of 50.00 + 10.00 given back - 40.00 = 210.00; the charge of 900.00 was refused whole (C6).
    let cash = explained(&story, Asked::Cash);
    let sum = [
        (How::ToppedUp, 30_000),
        (How::PaidForAds, -5_000),
        (How::AdTax, -1_000),
        (How::GivenBack, 1_000),
        (How::MovedOut, -4_000),
    ];
    assert_eq!(entered(&cash.sum), sum);
    assert_eq!(cash.answer, Some(Answer::Money(cents(21_000))));
    // The rules stand in the order in which they came into play.
    let ids: Vec<_> = cash.rules.iter().map(|cited| cited.rule.id).collect();
    assert_eq!(ids, ["TT-91", "TT-91", "TT-71", "A21", "TT-96"]);
}

#[test]
fn what_counts_is_net_cash_after_the_activation_and_the_rest_stands_beside_it_with_its_reason() {
    let story = told(
        "code",
        TAXED,
        r#"{ "at": "2026-06-01T10:00", "kind": "top_up", "amount": "300.00" },
           { "at": "2026-06-01T10:00", "kind": "receive_code", "code": "A" },
           { "at": "2026-06-01T12:00", "kind": "spend", "amount": "30.00" },
           { "at": "2026-06-02T12:00", "kind": "redeem_code", "code": "A" },
           { "at": "2026-06-02T13:00", "kind": "spend", "amount": "50.00" }"#,
        "2026-06-03T00:00",
    );
    let counted = explained(&story, Asked::Counted(0));
    // Before the activation nothing counts: 30.00 and its tax of 6.00 (TT-30). After it 50.00 counts, and its tax of 10.00 does not (TT-31).
    assert_eq!(entered(&counted.sum), [(How::Counting(Counting::Counted), 5_000)]);
    let beside =
        [(How::Counting(Counting::BeforeActivation), 3_600), (How::Counting(Counting::Tax), 1_000)];
    assert_eq!(entered(&counted.beside), beside);
    // 200.00 - 50.00 = 150.00 is missing, until the end of 2 June + 30 days = 2 July.
    let missing = Change::SpendMore { missing: cents(15_000), last_date: Some(date("2026-07-02")) };
    assert_eq!(counted.changes, [missing]);
}

#[test]
fn what_waits_for_its_payment_waits_no_more_once_it_is_paid() {
    let automatic = r#", "payment": "automatic""#;
    let entries = r#"{ "at": "2026-06-01T12:00", "kind": "spend", "amount": "50.00" },
        { "at": "2026-06-02T12:00", "kind": "bill" },
        { "at": "2026-06-03T12:00", "kind": "pay" },
        { "at": "2026-06-04T12:00", "kind": "spend", "amount": "30.00" }"#;
    let story = told("automatic", automatic, entries, "2026-06-05T00:00");
    // 50.00 waits from its spend to its payment, then 30.00 waits: 50.00 - 50.00 + 30.00 = 30.00.
    let pending = explained(&story, Asked::Pending(0));
    let waits = How::Counting(Counting::Pending);
    let sum = [(waits, 5_000), (How::WaitsNoMore, -5_000), (waits, 3_000)];
    assert_eq!(entered(&pending.sum), sum);
    assert_eq!(pending.changes, [Change::PayPending { pending: cents(3_000) }]);
    let unpaid = explained(&story, Asked::Unpaid);
    let sum = [(How::Owed, 5_000), (How::Settled, -5_000), (How::Owed, 3_000)];
    assert_eq!(entered(&unpaid.sum), sum);
}

#[test]
fn a_credit_is_what_it_was_given_with_less_what_it_paid_and_what_was_taken() {
    let story = story(
        r#"{ "at": "2026-06-01T10:00", "kind": "top_up", "amount": "400.00" },
           { "at": "2026-06-01T12:00", "kind": "spend", "amount": "200.00" },
           { "at": "2026-06-03T12:00", "kind": "spend", "amount": "70.00" },
           { "at": "2026-06-04T12:00", "kind": "revoke", "offer": "article-spend-200-get-200" }"#,
        "2026-06-05T00:00",
    );
    // The credit of 200.00 comes one business day after Monday, 12:00, so on Tuesday, 12:00. It pays 70.00, and 130.00 is taken back.
    let credit = explained(&story, Asked::Credit(0));
    let sum = [(How::Granted, 20_000), (How::Burnt, -7_000), (How::Revoked, -13_000)];
    assert_eq!(entered(&credit.sum), sum);
    assert_eq!(credit.answer, Some(Answer::Money(Money::ZERO)));
    assert_eq!(credit.changes, [Change::Nothing]);
}

#[test]
fn a_state_has_behind_it_each_state_before_it_with_the_entry_that_brought_it() {
    let story = told(
        "code",
        "",
        r#"{ "at": "2026-06-01T10:00", "kind": "top_up", "amount": "400.00" },
           { "at": "2026-06-01T10:00", "kind": "receive_code", "code": "A" },
           { "at": "2026-06-02T12:00", "kind": "redeem_code", "code": "A" },
           { "at": "2026-06-05T18:00", "kind": "spend", "amount": "200.00" }"#,
        "2026-06-06T00:00",
    );
    let state = explained(&story, Asked::State(0));
    let chain: Vec<_> = state.states.iter().map(|step| (step.state, step.row)).collect();
    // Rows: 0 the account, 1 the top-up, 2 the code, 3 its redemption, 4 the spend.
    let expected = [
        (State::NotReceived, Some(0)),
        (State::Received, Some(2)),
        (State::Earning, Some(3)),
        (State::RequirementMet, Some(4)),
    ];
    assert_eq!(chain, expected);
    assert_eq!(reasons(&state), ["charge_paid", "threshold_reached"]);
    // Friday, 18:00 and one business day: Monday, 18:00 (C1).
    assert_eq!(state.changes, [Change::WaitForCredit { due: instant("2026-06-08T18:00") }]);
}

#[test]
fn a_deadline_names_its_window_and_where_that_begins() {
    let story = told(
        "code",
        "",
        r#"{ "at": "2026-06-01T10:00", "kind": "receive_code", "code": "A" }"#,
        "2026-06-02T00:00",
    );
    let redeem_by = explained(&story, Asked::RedeemBy(0));
    // 1 June is day 0, so the last date is 15 June, and the first instant that no longer belongs is 16 June, 00:00 (C2).
    let [span] = redeem_by.spans[..] else { panic!("one window") };
    assert_eq!(span.anchor, Some(instant("2026-06-01T10:00")));
    assert_eq!((span.ends, span.binds), (Some(instant("2026-06-16T00:00")), true));
    let Some(Answer::Deadline(deadline)) = redeem_by.answer else { panic!("a deadline") };
    // The last date that every reading accepts is the one before (A1).
    assert_eq!(deadline.last_safe, date("2026-06-14"));
    assert_eq!(reasons(&redeem_by), ["code_received"]);
    assert_eq!(redeem_by.changes, [Change::RedeemCode { last_date: Some(date("2026-06-15")) }]);
    // Before the activation the window for earning has not begun.
    let earn_by = explained(&story, Asked::EarnBy(0));
    assert_eq!(earn_by.answer, None);
    assert_eq!(earn_by.spans[0].ends, None);
}

#[test]
fn the_way_to_the_credit_names_the_days_that_do_not_count() {
    // Worked boundary test 6 of the rules: crossing on Friday, 5 June, 18:00 is expected by the end of Monday.
    let story = story(
        r#"{ "at": "2026-06-01T10:00", "kind": "top_up", "amount": "400.00" },
           { "at": "2026-06-05T18:00", "kind": "spend", "amount": "200.00" }"#,
        "2026-06-06T00:00",
    );
    let issue = explained(&story, Asked::Issue(0));
    let passing = issue.passing.as_ref().expect("a delay");
    assert_eq!((passing.crossed, passing.from), (instant("2026-06-05T18:00"), passing.crossed));
    let weekend = [(date("2026-06-06"), Skipped::Weekend), (date("2026-06-07"), Skipped::Weekend)];
    assert_eq!(passing.skipped, weekend);
    assert_eq!(passing.dates.expected_by, By::EndOf(date("2026-06-08")));
    // One business day later: the end of Tuesday.
    assert_eq!(passing.dates.ask_support_after, By::EndOf(date("2026-06-09")));
    let assumed: Vec<_> = issue.assumptions.iter().map(|made| made.id()).collect();
    assert!(assumed.contains(&"A8") && assumed.contains(&"C1"), "{assumed:?}");
}

#[test]
fn a_refusal_names_the_entry_that_caused_it_and_what_would_have_to_change() {
    let story = told(
        "code",
        "",
        r#"{ "at": "2026-06-01T10:00", "kind": "receive_code", "code": "ABC" },
           { "at": "2026-06-02T10:00", "kind": "suspend" },
           { "at": "2026-06-03T10:00", "kind": "redeem_code", "code": "XYZ" }"#,
        "2026-06-04T00:00",
    );
    // Rows: 0 the account, 1 the code, 2 the suspension, 3 the redemption.
    let refusal = explained(&story, Asked::Row(3));
    assert_eq!(refusal.answer, Some(Answer::Verdict(Verdict::Refused)));
    let causes: Vec<_> = refusal.rules.iter().map(|cited| (cited.rule.id, cited.row)).collect();
    assert_eq!(causes, [("A26", Some(1)), ("TT-83", Some(2))]);
    assert_eq!(refusal.changes, [Change::EnterReceivedCode, Change::LiftSuspension]);
}

#[test]
fn a_charge_that_is_too_large_says_how_much_is_missing() {
    let story = told(
        "automatic",
        TAXED,
        r#"{ "at": "2026-06-01T10:00", "kind": "top_up", "amount": "100.00" },
           { "at": "2026-06-01T12:00", "kind": "spend", "amount": "100.00" }"#,
        "2026-06-02T00:00",
    );
    // 100.00 and 20 % tax is 120.00: 20.00 is missing. Rows: 0 the account, 1 the activation, 2 the top-up, 3 the spend.
    let refusal = explained(&story, Asked::Row(3));
    assert_eq!(reasons(&refusal), ["not_enough_money"]);
    assert_eq!(refusal.changes, [Change::AddAtLeast { missing: cents(2_000) }]);
}

#[test]
fn the_limit_of_campaigns_is_that_of_the_date_of_issue() {
    // Worked boundary test 5 of the rules: issued on 31 July 2024, at most 10 campaigns; on 1 August 2024, at most 30.
    for (name, limit, first) in [
        ("credit-issued-on-31-july-2024-takes-10-campaigns-not-11", 10, true),
        ("credit-issued-on-1-august-2024-takes-30-campaigns-not-31", 30, false),
    ] {
        let scenario = named(name);
        let outcome = simulate(&scenario);
        let told = Explanation::of(&scenario, &outcome, Asked::AssignLimit(0));
        assert_eq!(told.answer, Some(Answer::Limit(Some(limit))));
        let table: Vec<_> = told.limits.iter().map(|(limit, holds)| (limit.max, *holds)).collect();
        assert_eq!(table, [(10, first), (30, !first)]);
    }
}

#[test]
fn hourly_charges_are_one_line_that_unfolds_by_day_and_then_by_hour() {
    let story = story(
        r#"{ "at": "2026-06-01T10:00", "kind": "top_up", "amount": "400.00" },
           { "at": "2026-06-01T22:00", "kind": "create_campaign", "campaign": "Shoes", "daily_budget": "24.00" }"#,
        "2026-06-11T00:00",
    );
    let (scenario, outcome) = &story;
    let cash = explained(&story, Asked::Cash);
    let lines = fold(scenario, outcome, &cash.sum);
    // A dollar an hour: two on 1 June, at 22:00 and 23:00, then 24 on each of nine dates, and one on 11 June at 00:00.
    let told: Vec<_> =
        lines.iter().map(|line| (line.how, line.amount.minor(), line.parts.len())).collect();
    assert_eq!(told, [(How::ToppedUp, 40_000, 1), (How::PaidForAds, -21_900, 219)]);
    let days = lines[1].unfolded(scenario, outcome);
    let counts: Vec<_> = days.iter().map(|day| day.parts.len()).collect();
    assert_eq!(counts, [2, 24, 24, 24, 24, 24, 24, 24, 24, 24, 1]);
    let hours = days[1].unfolded(scenario, outcome);
    assert_eq!(hours.len(), 24);
    assert!(hours.iter().all(|hour| hour.amount == cents(-100)));
    assert_eq!(hours[0].unfolded(scenario, outcome), []);
}

#[test]
fn what_is_not_there_has_no_answer() {
    let story = story("", "2026-06-02T00:00");
    for asked in [
        Asked::Credit(0),
        Asked::ValidDates(3),
        Asked::Row(99),
        Asked::Campaign(0),
        Asked::State(7),
    ] {
        assert_eq!(explained(&story, asked), Explanation::default(), "{asked:?}");
    }
    // The offer is there, and no requirement is met: no date, and what is missing for one.
    let issue = explained(&story, Asked::Issue(0));
    assert_eq!(issue.answer, None);
    assert_eq!(reasons(&issue), Vec::<&str>::new());
    let missing = Change::SpendMore { missing: cents(20_000), last_date: Some(date("2026-07-01")) };
    assert_eq!(issue.changes, [missing]);
}

#[test]
fn the_reason_for_a_paused_campaign_is_the_entry_that_paused_it() {
    let story = story(
        r#"{ "at": "2026-06-01T10:00", "kind": "top_up", "amount": "400.00" },
           { "at": "2026-06-01T11:00", "kind": "create_campaign", "campaign": "Shoes" },
           { "at": "2026-06-01T12:00", "kind": "pause_campaign", "campaign": "Shoes" },
           { "at": "2026-06-01T13:00", "kind": "spend", "campaign": "Shoes", "amount": "20.00" }"#,
        "2026-06-02T00:00",
    );
    // Rows: 0 the account, 1 the activation, 2 the top-up, 3 the campaign, 4 its pause, 5 the spend.
    let refusal = explained(&story, Asked::Row(5));
    let [cited] = refusal.rules[..] else { panic!("one reason") };
    assert_eq!((cited.did, cited.row), (Did::Reason(Reason::CampaignPaused), Some(4)));
    assert_eq!(refusal.changes, [Change::ResumeCampaign]);
    // Asked about the campaign, the same reason says why it spends nothing.
    let campaign = explained(&story, Asked::Campaign(0));
    assert_eq!(campaign.answer, Some(Answer::Money(Money::ZERO)));
    assert_eq!(reasons(&campaign), ["campaign_created", "campaign_stopped", "campaign_paused"]);
}

#[test]
fn what_is_owed_is_told_apart_by_whether_it_is_billed() {
    let story = told(
        "automatic",
        r#", "payment": "automatic""#,
        r#"{ "at": "2026-06-02T09:00", "kind": "spend", "amount": "10.00" },
           { "at": "2026-06-02T10:00", "kind": "bill" },
           { "at": "2026-06-02T11:00", "kind": "pay" },
           { "at": "2026-06-03T09:00", "kind": "spend", "amount": "30.00" },
           { "at": "2026-06-03T10:00", "kind": "bill" },
           { "at": "2026-06-04T09:00", "kind": "spend", "amount": "20.00" },
           { "at": "2026-06-04T10:00", "kind": "refund", "spend": 4, "amount": "5.00" }"#,
        "2026-06-05T09:00",
    );
    // The 10.00 are paid. 30.00 - 5.00 are billed, the 20.00 after that are not.
    let billed = explained(&story, Asked::Billed);
    assert_eq!(entered(&billed.sum), [(How::Owed, 3_000), (How::TakenOffBill, -500)]);
    assert_eq!(billed.answer, Some(Answer::Money(cents(2_500))));
    assert_eq!(billed.changes, [Change::PayBill { unpaid: cents(2_500) }]);
    let unbilled = explained(&story, Asked::Unbilled);
    assert_eq!(entered(&unbilled.sum), [(How::Owed, 2_000)]);
    assert_eq!(unbilled.answer, Some(Answer::Money(cents(2_000))));
}

#[test]
fn the_charges_of_a_date_are_those_of_their_campaign_alone() {
    let story = story(
        r#"{ "at": "2026-06-01T10:00", "kind": "top_up", "amount": "400.00" },
           { "at": "2026-06-02T09:00", "kind": "spend", "campaign": "Shoes", "amount": "10.00" },
           { "at": "2026-06-02T10:00", "kind": "spend", "campaign": "Hats", "amount": "20.00" },
           { "at": "2026-06-02T23:59:59", "kind": "spend", "campaign": "Shoes", "amount": "30.00" },
           { "at": "2026-06-03T00:00", "kind": "spend", "campaign": "Shoes", "amount": "40.00" }"#,
        "2026-06-03T09:00",
    );
    let journal = &story.1.journal;
    let row = (0..journal.len()).find(|index| {
        journal.row(*index).is_some_and(|row| row.at == instant("2026-06-02T23:59:59"))
    });
    let told = explained(&story, Asked::ChargesOfDate(row.expect("a charge")));
    // 10.00 + 30.00 for shoes on 2 June.
    assert_eq!(entered(&told.sum), [(How::PaidForAds, 1_000), (How::PaidForAds, 3_000)]);
    assert_eq!(told.answer, Some(Answer::Money(cents(4_000))));
}
