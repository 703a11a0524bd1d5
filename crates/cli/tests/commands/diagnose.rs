//! `diagnose`: why an offer does not work.

use ad_credit_lab_engine::Node;

use super::program::{run, write};

/// A code that arrives on 1 June can be redeemed until 15 June; here somebody tries on 16 June.
fn late_code() -> String {
    r#"{
        "version": 1,
        "name": "A late code",
        "question": 1,
        "offers": [{ "offer": "article-spend-200-get-200", "activation": "code" }],
        "account": { "created": "2026-06-01T09:00", "country": "VN", "currency": "USD" },
        "entries": [
            { "at": "2026-06-01T10:00", "kind": "receive_code" },
            { "at": "2026-06-16T00:00", "kind": "redeem_code" }
        ]
    }"#
    .to_owned()
}

#[test]
fn the_answer_comes_with_its_evidence_what_to_do_and_a_reply_with_the_date() {
    write("late-code.json", &late_code());
    let ran = run(&["diagnose", "late-code.json"]);
    assert_eq!((ran.code, ran.errors.as_str()), (Some(0), ""));
    let lines = ran.lines();
    let starts = |start: &str| lines.iter().find(|line| line.starts_with(start)).cloned();
    assert!(starts("The customer asks:").is_some(), "{}", ran.out);
    assert!(
        starts("Time for activating:").is_some_and(|line| line.contains("TT-04")),
        "{}",
        ran.out
    );
    let shown_by = starts("Shown by:").unwrap();
    assert!(shown_by.contains("2026-06-16 00:00"), "{shown_by}");
    assert!(starts("What to do:").is_some(), "{}", ran.out);
    assert!(starts("Reply:").unwrap().contains("2026-06-15"), "{}", ran.out);
}

#[test]
fn an_earlier_instant_has_another_answer() {
    write("still-in-time.json", &late_code());
    let ran = run(&["diagnose", "still-in-time.json", "--at", "2026-06-10", "--format", "json"]);
    assert_eq!((ran.code, ran.errors.as_str()), (Some(0), ""));
    let document = ran.document();
    let Some(Node::List(diagnoses)) = document.get("diagnoses") else {
        panic!("no diagnoses in {}", ran.out);
    };
    let first = diagnoses[0].get("first").and_then(Node::as_text);
    assert_eq!(first, Some("code_not_redeemed"));
    assert_eq!(diagnoses[0].get("at").and_then(Node::as_text), Some("2026-06-10T23:59:59"));
}

#[test]
fn an_offer_that_the_scenario_does_not_have_is_named() {
    write("other-offer.json", &late_code());
    let ran = run(&["diagnose", "other-offer.json", "--offer", "another"]);
    assert_eq!(ran.code, Some(2));
    assert_eq!(ran.errors, "other-offer.json: There is no offer another in the scenario.\n");
}

#[test]
fn what_is_no_date_is_refused_with_an_example() {
    write("no-date.json", &late_code());
    let ran = run(&["diagnose", "no-date.json", "--at", "tomorrow"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.errors.contains("2026-06-01T09:00"), "{}", ran.errors);
}
