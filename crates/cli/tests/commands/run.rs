//! `run`: outcomes as JSON and as text.

use std::process::Stdio;

use ad_credit_lab_engine::Node;

use super::program::{program, run, run_with_input, taxed_scenario, write};

fn text<'a>(node: &'a Node, way: &[&str]) -> &'a str {
    way.iter().fold(node, |node, name| node.get(name).unwrap()).as_text().unwrap()
}

fn first<'a>(node: &'a Node, list: &str) -> &'a Node {
    match node.get(list) {
        Some(Node::List(elements)) => &elements[0],
        _ => panic!("{list} is not a list"),
    }
}

#[test]
fn a_good_file_gives_its_outcome_as_json() {
    write("good.json", &taxed_scenario(""));
    let ran = run(&["run", "good.json"]);
    assert_eq!((ran.code, ran.errors.as_str()), (Some(0), ""));
    let document = ran.document();
    assert_eq!(text(&document, &["scenario"]), "Taxed");
    // Top-up 200. The first charge is 100 + 10 tax = 110, which leaves 200 - 110 = 90.
    // The second would be 110 again, more than 90: refused whole.
    assert_eq!(text(&document, &["balances", "cash"]), "90.00");
    assert_eq!(text(&document, &["ledger", "tax"]), "10.00");
    let offer = first(&document, "offers");
    assert_eq!(text(offer, &["counted"]), "100.00");
    assert_eq!(text(first(offer, "not_counted"), &["amount"]), "10.00");
    // 200 - 100 = 100.
    assert_eq!(text(offer, &["next_tier", "missing"]), "100.00");
}

#[test]
fn a_good_file_gives_its_outcome_as_text() {
    write("text.json", &taxed_scenario(""));
    let ran = run(&["run", "--format", "text", "text.json"]);
    assert_eq!((ran.code, ran.errors.as_str()), (Some(0), ""));
    ran.assert_line("Taxed");
    ran.assert_line("The outcome on 2026-06-01 12:00. Amounts are in USD.");
    ran.assert_line("Spend $200, get $200 (unverified), TikTok (article-spend-200-get-200)");
    ran.assert_line("State Earning. The offer is active, and its requirement is not met yet.");
    // 1 June + 30 days = 1 July.
    ran.assert_line("Spend counts until the end of 2026-07-01");
    // 200 - 100 = 100.
    ran.assert_line("Not reached 200.00 USD, which earns 200.00 USD; 100.00 USD is missing");
    // 200 - 100 - 10 = 90.
    ran.assert_line(
        "Cash 90.00 left = 200.00 paid in - 100.00 on ads - 10.00 tax - 0.00 moved out",
    );
    ran.assert_line("1 2026-06-01 10:00 Top up Accepted 200.00 0.00 200.00 0.00");
    ran.assert_line("2 2026-06-01 11:00 Spend Accepted 100.00 10.00 90.00 0.00");
    ran.assert_line("Campaign: Launch");
    ran.assert_line("Cash paid 100.00 USD.");
    ran.assert_line(
        "10.00 USD for article-spend-200-get-200: It does not count, because tax never does. [TT-31, T-ACT]",
    );
    ran.assert_line("3 2026-06-01 12:00 Spend Refused 100.00 10.00 90.00 0.00");
    // 100 + 10 = 110 is more than the 90 that are left.
    ran.assert_line(
        "There was not enough money. The charge came to 110.00 USD in all, with any tax; there was 90.00 USD of cash and 0.00 USD of credit that it could use. Tax is always paid in cash. [TT-91, T-MANUAL]",
    );
    ran.assert_line(
        "A16 Automatic activation was taken to happen at the moment when the account was created.",
    );
    ran.assert_line(
        "T-MANUAL TikTok: Manual payment (the network's own page). https://ads.tiktok.com/help/article/manual-payment?lang=en",
    );
}

#[test]
fn text_shows_the_credit_from_the_redemption_on_the_last_date_to_its_end() {
    // Received on 1 May, so 1 + 14 = 15 May is the last date and the boundary, and every reading accepts 14 May.
    // Friday 15 May + 30 days: 31 - 15 = 16 days are left in May, 30 - 16 = 14 June is the last date of earning.
    // 200 is reached on Friday 15 May 18:00: one business day later is Monday 18 May 18:00, asking support after Tuesday 19 May.
    // Issued on 18 May, the credit ends 30 days later: 31 - 18 = 13, 30 - 13 = 17 June; its first instant outside is 18 June.
    // 50 of it is used on 19 May, so 200 - 50 = 150 is lost.
    let scenario = r#"{
        "version": 1,
        "name": "By code, on the last date",
        "offers": [{ "offer": "article-spend-200-get-200", "activation": "code" }],
        "account": { "created": "2026-05-01", "country": "US", "currency": "USD" },
        "entries": [
            { "at": "2026-05-01T16:30", "kind": "receive_code", "code": "SAVE-200" },
            { "at": "2026-05-15T10:00", "kind": "redeem_code", "code": "save 200" },
            { "at": "2026-05-15T11:00", "kind": "top_up", "amount": "250.00" },
            { "at": "2026-05-15T18:00", "kind": "spend", "amount": "200.00" },
            { "at": "2026-05-19T12:00", "kind": "spend", "amount": "50.00" }
        ]
    }"#;
    let ran = run_with_input(&["run", "--format=text", "-"], scenario.as_bytes());
    assert_eq!((ran.code, ran.errors.as_str()), (Some(0), ""));
    ran.assert_line("State Reward expired. The reward ended, and what was left of it is lost.");
    ran.assert_line("Redeem until the end of 2026-05-15; every reading accepts 2026-05-14");
    ran.assert_line("Spend counts until the end of 2026-06-14");
    ran.assert_line("Reached 200.00 USD on 2026-05-15 18:00, which earns 200.00 USD");
    ran.assert_line(
        "Reward expected From 2026-05-15 18:00 to the end of 2026-05-18; ask support after the end of 2026-05-19",
    );
    ran.assert_line(
        "article-spend-200-get-200 Free 200.00 50.00 0.00 150.00 0.00 0.00 2026-05-18 18:00 2026-06-17",
    );
    ran.assert_line(
        "Credit 0.00 unused = 200.00 granted - 50.00 used - 150.00 expired - 0.00 taken back - 0.00 lost on closing",
    );
    ran.assert_line("2 2026-05-15 10:00 Redeem a code Accepted on the last date 0.00 0.00");
    ran.assert_line("The credit article-spend-200-get-200 paid 50.00 USD.");
    ran.assert_line("2026-06-18 00:00 Credit expired Happened 150.00 0.00 50.00 0.00");
    ran.assert_line(
        "The credit “article-spend-200-get-200” ended with 150.00 USD unused, which is lost. [TT-80, ARTICLE]",
    );
    ran.assert_line(
        "Redeeming a code is documented only for these countries: VN, JP, TW, MY, ID, TH. The account is in another one, where the network may refuse it. [TT-03, T-ACT]",
    );
}

#[test]
fn standard_input_is_read_with_or_without_a_byte_order_mark() {
    let scenario = taxed_scenario("");
    for input in [scenario.clone(), format!("\u{feff}{scenario}")] {
        let ran = run_with_input(&["run", "-"], input.as_bytes());
        assert_eq!((ran.code, ran.errors.as_str()), (Some(0), ""));
        assert_eq!(text(&ran.document(), &["scenario"]), "Taxed");
    }
    let ran = run_with_input(&["run", "-"], b"[]");
    assert_eq!(ran.code, Some(2));
    assert_eq!(ran.errors, "-: An object was expected: fields in braces.\n");
}

#[test]
fn a_closed_pipe_ends_quietly() {
    // 3,660 days of spending make far more than a pipe holds.
    let plan = r#", "spend_plan": { "start": "2026-06-02", "days": 3660, "daily_budget": "1.00" }"#;
    write("long.json", &taxed_scenario(plan).replace(r#""until": "2026-06-01T12:00" ,"#, ""));
    for format in ["json", "text"] {
        let mut child = program()
            .args(["run", "--format", format, "long.json"])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0));
        assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    }
}

#[test]
fn the_help_tells_the_exit_codes() {
    for command in ["run", "check"] {
        let ran = run(&[command, "--help"]);
        assert_eq!(ran.code, Some(0));
        assert!(ran.out.contains("Exit code: 0 when every file"), "{}", ran.out);
    }
    assert_eq!(run(&["run"]).code, Some(2));
    assert_eq!(run(&["run", "--format", "xml", "x.json"]).code, Some(2));
}

#[test]
fn text_shows_what_campaigns_spend_by_themselves_and_the_tax_of_now() {
    let file = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../tests/scenarios/a-campaign-says-why-it-stands-still.json"
    );
    let ran = run(&["run", "--format", "text", file]);
    assert_eq!((ran.code, ran.errors.as_str()), (Some(0), ""));
    ran.assert_line("Tax None");
    ran.assert_line("Launch Runs 24.00 3.00 0.00");
    ran.assert_line("The account has been suspended since 2026-06-01 12:30. [TT-83, T-SUSP]");
    ran.assert_line("Other Not approved 24.00 0.00 0.00");
    // 13:00 and 14:00 are missing.
    ran.assert_line(
        "The campaign “Launch” could not spend its daily budget all the time: 2.00 USD was not spent. [TT-91, T-MANUAL]",
    );
    write(
        "no-tax.json",
        &taxed_scenario("").replace(
            r#""kind": "spend", "campaign": "Launch", "amount": "100.00" }"#,
            r#""kind": "change_tax", "tax": { "rate_percent": "7.5", "mode": "top_up" } }"#,
        ),
    );
    let ran = run(&["run", "--format", "text", "no-tax.json"]);
    ran.assert_line("Tax 7.5 % on top-ups");
    ran.assert_line("To: 7.5 % on top-ups");
    assert!(!ran.out.contains("CAMPAIGNS"));
}
