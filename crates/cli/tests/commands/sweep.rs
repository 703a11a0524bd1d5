//! `sweep`: what becomes of an offer over a range of inputs.

use super::goal::MONTH;
use super::program::{run, write};

#[test]
fn a_table_names_where_the_credit_changes() {
    write("sweep-table.json", MONTH);
    let ran = run(&["sweep", "sweep-table.json", "--input", "daily_budget=5..10:5"]);
    assert_eq!((ran.code, ran.errors.as_str()), (Some(0), ""));
    // 30 x 5.00 = 150.00 is too little. 20 x 10.00 = 200.00 are there on Saturday 20 June, the credit comes on Monday 22 June and
    // pays nine days, 90.00; 21 x 10.00 are paid in cash.
    ran.assert_line("5.00 Requirement not met in time 150.00 never 0.00 0.00 0.00 150.00");
    ran.assert_line("10.00 Reward expired 210.00 2026-06-20 12:00 200.00 90.00 110.00 210.00");
    assert!(ran.out.contains("from 0.00 USD to 200.00 USD at 6.67."), "{}", ran.out);
}

#[test]
fn a_csv_has_a_line_for_each_cell_under_a_line_of_names() {
    write("sweep-csv.json", MONTH);
    let inputs = ["--input", "days=7,8", "--input", "start=2026-06-01..2026-06-30:29"];
    let ran = run(&[&["sweep", "sweep-csv.json", "--format", "csv"], &inputs[..]].concat());
    assert_eq!((ran.code, ran.errors.as_str()), (Some(0), ""));
    let expected = "\
days,start,state,counted,crossed,issued,granted,used,wasted,left,expired,revoked,forfeited,discounted,cash_out,own_money
7,2026-06-01,earning_window_missed,175.00,,,0.00,0.00,0.00,0.00,0.00,0.00,0.00,0.00,175.00,175.00
7,2026-06-30,earning_window_missed,50.00,,,0.00,0.00,0.00,0.00,0.00,0.00,0.00,0.00,175.00,175.00
8,2026-06-01,expired,200.00,2026-06-08T12:00:00,2026-06-09T12:00:00,200.00,0.00,200.00,0.00,200.00,0.00,0.00,0.00,200.00,200.00
8,2026-06-30,earning_window_missed,50.00,,,0.00,0.00,0.00,0.00,0.00,0.00,0.00,0.00,200.00,200.00
";
    assert_eq!(ran.out, expected);
}

#[test]
fn options_and_a_request_file_ask_the_same() {
    write("sweep-options.json", MONTH);
    write(
        "sweep-request.json",
        r#"{ "inputs": [{ "input": "days", "from": 6, "to": 9, "step": 1 }] }"#,
    );
    let by_options =
        run(&["sweep", "sweep-options.json", "--input", "days=6..9:1", "--format", "json"]);
    let by_file = run(&[
        "sweep",
        "sweep-options.json",
        "--request",
        "sweep-request.json",
        "--format",
        "json",
    ]);
    assert_eq!((by_file.code, by_file.errors.as_str()), (Some(0), ""));
    assert_eq!(by_file.out, by_options.out);
}

#[test]
fn mistakes_of_options_name_their_places() {
    write("sweep-bad.json", MONTH);
    let ran = run(&["sweep", "sweep-bad.json", "--input", "days=9..6:1"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.errors.starts_with("options: inputs[0].to: "), "{}", ran.errors);
    let ran = run(&["sweep", "sweep-bad.json", "--input", "days"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.errors.contains("days=7,14,30"), "{}", ran.errors);
}
