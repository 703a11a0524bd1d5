//! What is said of bad rows, and what becomes of the account and of the other rows.

use super::ran::{CSV, SHARED, refused, run, run_for};

fn after_header(rows: &str) -> String {
    format!("account,at,kind,amount,campaign,spend,admin\n{rows}")
}

#[test]
fn each_kind_of_bad_row_is_reported_with_its_line_and_column_and_the_rest_is_done() {
    let ran = run(&after_header(
        "A,2026-06-02,top_up,300,,,\n\
         A,2026-06-31,spend,1,,,\n\
         A,2026-06-03,spend,ten,,,\n\
         A,2026-06-03,spend,1.005,,,\n\
         A,2026-06-03,spend,0,,,\n\
         A,2026-06-03,spend,99999999999999,,,\n\
         A,2026-06-03,spent,1,,,\n\
         A,2026-06-03,,1,,,\n\
         A,,spend,,,,\n\
         A,2026-06-03,top_up,1,Launch,,\n\
         A,2026-06-03,redeem_code,,,,yes\n\
         A,2026-06-03,refund,1,,two,\n\
         A,2026-06-03,spend,1,,\n\
         A,2026-06-04,spend,200,,,\n",
    ));
    let expected = [
        "3: at expected_date_or_date_time",
        "4: amount expected_amount",
        "5: amount too_many_decimals",
        "6: amount not_above_zero",
        "7: amount amount_too_large",
        "8: kind expected_one_of",
        "9: kind missing_field",
        "10: at missing_field",
        "10: amount missing_field",
        "11: campaign unknown_field",
        "12: admin expected_yes_or_no",
        "13: spend expected_whole",
        "14: CellCount { expected: 7, found: 6 }",
    ];
    assert_eq!(ran.said(), expected);
    // 14 rows, of which lines 3 to 14 are bad: 12.
    assert_eq!((ran.counts.accounts, ran.counts.rows, ran.counts.bad_rows), (1, 14, 12));
    let figures = ran.figures(["account", "counted", "cash_on_ads", "bad_rows"]);
    // The one good spend of 200.00 counts whole.
    assert_eq!(figures, [["A", "200.00", "200.00", "12"]]);
}

#[test]
fn bytes_that_are_not_utf_8_are_a_bad_row_of_their_account() {
    let mut csv = after_header("A,2026-06-02,top_up,30,,,\nA,2026-06-03,spend,1,").into_bytes();
    csv.extend(b"Caf\xe9,,\nA,2026-06-04,spend,2,,,\n\xff,2026-06-04,spend,2,,,\n");
    let ran = run_for(SHARED, &csv[..], CSV);
    assert_eq!(ran.said(), ["3: NotUtf8", "5: NotUtf8"]);
    // Whose the last row is cannot be said: it is counted, and nobody's.
    assert_eq!(ran.counts.bad_rows, 2);
    assert_eq!(ran.figures(["account", "counted", "bad_rows"]), [["A", "2.00", "1"]]);
}

#[test]
fn an_account_of_which_no_row_is_good_has_the_outcome_of_an_account_without_entries() {
    let ran = run(&after_header("A,x,spend,1,,,\nB,2026-06-02,top_up,1,,,\n"));
    let figures = ran.figures(["account", "state", "cash_in", "bad_rows"]);
    let missed = "earning_window_missed";
    assert_eq!(figures, [["A", missed, "0.00", "1"], ["B", missed, "1.00", "0"]]);
}

#[test]
fn a_row_with_too_few_cells_counts_for_the_account_whose_rows_follow() {
    // The row of line 3 could be B's; that of line 5 names an account that nothing else does.
    let ran = run(&after_header(
        "A,2026-06-02,top_up,1,,,\nB,2026-06-02\nB,2026-06-02,top_up,1,,,\nC,2026-06-02\nB,2026-06-03,top_up,1,,,\n",
    ));
    assert_eq!(ran.bad_rows(), [("A".into(), "0".into()), ("B".into(), "1".into())]);
    assert_eq!((ran.counts.accounts, ran.counts.bad_rows), (2, 2));
    // It does not part B's rows.
    assert_eq!(ran.figures(["account", "cash_in"])[1], ["B", "2.00"]);
}

#[test]
fn a_bad_id_of_an_account_is_a_bad_row_and_nobodys() {
    let long = "x".repeat(201);
    let ran = run(&after_header(&format!(
        ",2026-06-02,top_up,1,,,\n   ,2026-06-02,top_up,1,,,\n{long},2026-06-02,top_up,1,,,\nA\u{0},2026-06-02,top_up,1,,,\n",
    )));
    assert_eq!(ran.said(), [2, 3, 4, 5].map(|line| format!("{line}: account expected_text")));
    assert_eq!(ran.counts.accounts, 0);
}

#[test]
fn a_nul_byte_is_refused_in_a_name_and_in_an_amount() {
    let ran = run(&after_header(
        "A,2026-06-02,top_up,10,,,\nA,2026-06-02,spend,1\u{0},,,\nA,2026-06-02,spend,1,La\u{0}unch,,\n",
    ));
    assert_eq!(ran.said(), ["3: amount expected_amount", "4: campaign expected_text"]);
}

#[test]
fn a_refund_names_a_row_of_its_account_by_its_number_bad_rows_included() {
    // Numbers: 1 the top-up, 2 bad, 3 and 4 spends, 5 the refund of row 4, 6 that of the bad row, 7 that of the top-up,
    // 8 that of a spend still to come, 9 that spend, 10 that of no row.
    let ran = run(&after_header(
        "A,2026-06-02,top_up,300,,,\n\
         A,2026-06-03,spend,x,,,\n\
         A,2026-06-03,spend,40,,,\n\
         A,2026-06-04,spend,50,,,\n\
         A,2026-06-05,refund,20,,4,\n\
         A,2026-06-05,refund,1,,2,\n\
         A,2026-06-05,refund,1,,1,\n\
         A,2026-06-07,refund,3,,9,\n\
         A,2026-06-06,spend,60,,,\n\
         A,2026-06-08,refund,1,,11,\n",
    ));
    let expected = [
        "3: amount expected_amount",
        "7: spend not_a_spend",
        "8: spend not_a_spend",
        "11: spend not_a_spend",
    ];
    assert_eq!(ran.said(), expected);
    // Spent 40 + 50 + 60 = 150, of which 20 + 3 = 23 came back: 127 counts.
    let figures = ran.figures(["counted", "refunded", "cash_left", "bad_rows"]);
    // 300 - 150 + 23 = 173.
    assert_eq!(figures, [["127.00", "23.00", "173.00", "4"]]);
}

#[test]
fn the_header_names_each_column_that_is_unknown_twice_or_missing() {
    let expected = [
        "1: clicks unknown_field",
        "1: \"\" unknown_field",
        "1: amount field_twice",
        "1: at missing_field",
    ];
    assert_eq!(refused(b"account,kind,clicks,amount,,amount\nA,spend,1,1,,1\n"), expected);
    let missing = ["1: account missing_field", "1: at missing_field", "1: kind missing_field"];
    assert_eq!(refused(b""), missing);
    assert_eq!(refused(b"\n\n"), missing);
    assert_eq!(refused(b"account,at,kind,caf\xe9\n"), ["1: NotUtf8"]);
    assert_eq!(refused(b"\naccount,at,\"kind\n"), ["2: QuoteNotClosed"]);
}

#[test]
fn a_header_alone_is_a_batch_without_accounts() {
    for csv in ["account,at,kind", "account,at,kind\r\n"] {
        let ran = run(csv);
        assert_eq!((ran.counts.rows, ran.counts.accounts), (0, 0));
        assert_eq!(ran.out.lines().count(), 1);
        assert!(ran.out.starts_with("account,offer,unverified,"));
    }
}

#[test]
fn one_entry_more_than_a_scenario_may_have_is_a_bad_row() {
    let mut csv = String::from("account,at,kind,amount\nA,2026-06-01,top_up,300000\n");
    // With the top-up 200,000 entries, and two more.
    for _ in 0..200_001 {
        csv.push_str("A,2026-06-02,spend,1\n");
    }
    let ran = run(&csv);
    assert_eq!(ran.said(), ["200002:  too_many_entries", "200003:  too_many_entries"]);
    assert_eq!(ran.figures(["cash_on_ads", "bad_rows"]), [["199999.00", "2"]]);
}
