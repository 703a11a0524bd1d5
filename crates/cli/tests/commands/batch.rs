//! `run --batch`: many accounts from a CSV or from JSON Lines.

use std::fs;

use ad_credit_lab_engine::Node;

use super::program::{Ran, path, run, run_with_input, taxed_scenario, write};

const SHARED: &str = r#"{ "version": 1, "name": "Shared",
    "offers": [{ "offer": "article-spend-200-get-200", "activation": "automatic" }],
    "account": { "created": "2026-06-01", "country": "US", "currency": "USD" } }"#;

const HEADER: &str = "account,at,kind,amount,campaign";

/// The columns of these names, of each row of the printed CSV.
fn figures<const N: usize>(ran: &Ran, names: [&str; N]) -> Vec<[String; N]> {
    let mut rows = ran.out.lines().map(|line| line.split(',').collect::<Vec<_>>());
    let header = rows.next().unwrap();
    let columns = names.map(|name| header.iter().position(|other| *other == name).unwrap());
    rows.map(|row| columns.map(|column| row[column].to_owned())).collect()
}

#[test]
fn a_csv_gives_a_row_for_each_account_and_says_how_much_was_done() {
    write("batch-shared.json", SHARED);
    write(
        "batch-good.csv",
        &format!(
            "{HEADER}\nA,2026-06-02,top_up,30,\nA,2026-06-03,spend,12.50,Launch\nB,2026-06-02,top_up,5,\n"
        ),
    );
    let ran = run(&["run", "--batch", "batch-good.csv", "--scenario", "batch-shared.json"]);
    assert_eq!((ran.code, &*ran.errors), (Some(0), "accounts: 2, rows: 3, bad rows: 0\n"));
    // 30 - 12.50 = 17.50.
    let expected = [["A", "12.50", "17.50", "0"], ["B", "0.00", "5.00", "0"]];
    assert_eq!(figures(&ran, ["account", "counted", "cash_left", "bad_rows"]), expected);
    let quiet =
        run(&["run", "--batch", "batch-good.csv", "--scenario", "batch-shared.json", "--quiet"]);
    assert_eq!((quiet.code, &*quiet.errors, quiet.out), (Some(0), "", ran.out));
}

#[test]
fn bad_rows_are_told_with_line_column_and_what_was_expected_and_the_end_is_2() {
    write("batch-shared.json", SHARED);
    let rows = "A,2026-06-02,top_up,30,\nA,2026-06-31,spend,1,\nA,2026-06-03,spend,1.005,\nA,2026-06-03,spend,one,\n\
        A,2026-06-03,top_up,1,Launch\nA,,spend,1,\nA,2026-06-03,spend,1\nA,2026-06-03,spend,2,\n\
        B,2026-06-03,top_up,1,\nA,2026-06-04,spend,2,\nA,2026-06-04,\"spend,2,\n";
    write("batch-bad.csv", &format!("{HEADER}\n{rows}"));
    let ran = run(&["run", "--batch", "batch-bad.csv", "--scenario", "batch-shared.json"]);
    assert_eq!(ran.code, Some(2));
    let expected = r#"
batch-bad.csv: line 3: at: A date with or without a time was expected, from 2000 to 2199 and without a time zone, such as "2026-06-01T09:00" or "2026-06-01".
batch-bad.csv: line 4: amount: The amount has more decimals than USD allows (2).
batch-bad.csv: line 5: amount: An amount was expected: digits with at most one point, such as 25.00.
batch-bad.csv: line 6: campaign: This cell must be blank in such a row. What it can say is: at, kind, amount.
batch-bad.csv: line 7: at: This cell must not be blank in such a row.
batch-bad.csv: line 8: The row has another number of cells (4) than the header (5).
batch-bad.csv: line 11: The account A comes back here after other accounts. Its rows must stand together; those from here on are left out.
batch-bad.csv: line 12: A quotation mark opens a cell here and is not closed.
accounts: 2, rows: 11, bad rows: 8
"#;
    assert_eq!(ran.errors, expected.trim_start());
    let figures = figures(&ran, ["account", "counted", "bad_rows"]);
    assert_eq!(figures, [["A", "2.00", "6"], ["B", "0.00", "0"], ["A", "", "2"]]);
}

#[test]
fn so_many_complaints_are_printed_and_the_others_counted() {
    write("batch-shared.json", SHARED);
    let rows = "A,x,spend,1,\n".repeat(1_003);
    write("batch-worse.csv", &format!("{HEADER}\n{rows}"));
    let arguments = ["run", "--batch", "batch-worse.csv", "--scenario", "batch-shared.json"];
    let ran = run(&arguments);
    // 1,000 complaints, the line that counts the other 3, and the summary.
    assert_eq!(ran.errors.lines().count(), 1_002);
    let last: Vec<_> = ran.errors.lines().skip(1_000).collect();
    let unprinted = "complaints that are not printed: 3; --most-errors prints more of them";
    assert_eq!(last, [unprinted, "accounts: 1, rows: 1003, bad rows: 1003"]);
    let ran = run(&[&arguments[..], &["--most-errors", "0", "--quiet"]].concat());
    assert_eq!(ran.code, Some(2));
    assert_eq!(ran.errors, unprinted.replace('3', "1003") + "\n");
}

#[test]
fn a_header_or_a_shared_scenario_that_is_not_one_is_told_before_anything_runs() {
    write("batch-shared.json", SHARED);
    write("batch-header.csv", "account,at,clicks,at\nA,2026-06-02,1,1\n");
    let ran = run(&["run", "--batch", "batch-header.csv", "--scenario", "batch-shared.json"]);
    assert_eq!((ran.code, &*ran.out), (Some(2), ""));
    let lines: Vec<_> = ran.errors.lines().collect();
    let begins = "batch-header.csv: line 1: clicks: There is no column of this name. The columns are: account, at, kind,";
    assert!(lines[0].starts_with(begins), "{}", ran.errors);
    let expected = [
        "batch-header.csv: line 1: at: This column is there twice.",
        "batch-header.csv: line 1: kind: This column is missing.",
    ];
    assert_eq!(lines[1..], expected);
    write("batch-no-scenario.json", "{}");
    let ran = run(&["run", "--batch", "batch-header.csv", "--scenario", "batch-no-scenario.json"]);
    assert_eq!((ran.code, &*ran.out), (Some(2), ""));
    assert!(ran.errors.starts_with("batch-no-scenario.json: version: "), "{}", ran.errors);
    let ran = run(&["run", "--batch", "there-is-none.csv", "--scenario", "batch-shared.json"]);
    assert_eq!(ran.code, Some(2));
    assert!(
        ran.errors.starts_with("there-is-none.csv: The file cannot be read: "),
        "{}",
        ran.errors
    );
}

#[test]
fn a_set_up_in_columns_is_worded_for_cells() {
    write("batch-shared.json", SHARED);
    let header =
        "account,at,kind,account.tax.rate_percent,account.tax.mode,account.billing.day,admin";
    write(
        "batch-set-up.csv",
        &format!(
            "{header}\nA,,account,200,consumption,,\nB,,account,,,40,\nC,2026-06-02,redeem_code,,,,maybe\n"
        ),
    );
    let ran = run(&["run", "--batch", "batch-set-up.csv", "--scenario", "batch-shared.json"]);
    let lines: Vec<_> = ran.errors.lines().collect();
    let expected = [
        "batch-set-up.csv: line 2: account.tax.rate_percent: A percentage from 0 to 100 with at most ten decimals was expected, such as 10 or 7.5.",
        "batch-set-up.csv: line 3: account.billing: A prepaid account is not charged by itself, so it has no billing.",
        "batch-set-up.csv: line 4: admin: Either true or false was expected.",
    ];
    assert_eq!(lines[..3], expected);
    write("batch-refund.csv", "account,at,kind,amount,spend\nA,2026-06-02,refund,1,0\n");
    let ran = run(&["run", "--batch", "batch-refund.csv", "--scenario", "batch-shared.json"]);
    let begins = "batch-refund.csv: line 2: spend: A whole number from 1 to ";
    assert!(ran.errors.starts_with(begins), "{}", ran.errors);
}

#[test]
fn an_account_comes_out_as_its_scenario_file_does() {
    write("batch-taxed.json", &taxed_scenario(""));
    let whole = run(&["run", "batch-taxed.json"]).document();
    let Node::Map(fields) = Node::from_json(&taxed_scenario("")).unwrap() else { panic!() };
    let shared = fields.into_iter().filter(|(name, _)| name != "entries").collect();
    write("batch-taxed-shared.json", &Node::Map(shared).to_json());
    write(
        "batch-taxed.tsv",
        "at\tkind\tamount\tcampaign\taccount\r\n2026-06-01T10:00\ttop_up\t200.00\t\t1\r\n\
         2026-06-01T11:00\tspend\t100.00\tLaunch\t1\r\n2026-06-01T12:00\tspend\t100.00\tLaunch\t1\r\n",
    );
    let ran = run(&[
        "run",
        "--batch",
        "batch-taxed.tsv",
        "--scenario",
        "batch-taxed-shared.json",
        "--format",
        "jsonl",
    ]);
    assert_eq!(ran.code, Some(0), "{}", ran.errors);
    let account = Node::from_json(&ran.out).unwrap();
    let ledger = whole.get("ledger").unwrap();
    for name in ["cash_in", "cash_on_ads", "cash_left", "unpaid"] {
        assert_eq!(account.get(name), ledger.get(name), "{name}");
    }
    let offer = |node: &Node| match node.get("offers") {
        Some(Node::List(offers)) => offers[0].clone(),
        _ => panic!("there are no offers"),
    };
    for name in ["state", "activated", "crossed", "issued", "counted", "pending", "refunded"] {
        assert_eq!(offer(&account).get(name), offer(&whole).get(name), "{name}");
    }
    // 100 counted; of the second spend nothing, because 110 with tax is more than the 90 that are left.
    assert_eq!(offer(&account).get("counted").and_then(Node::as_text), Some("100.00"));
}

#[test]
fn json_lines_give_a_line_each_and_bad_ones_are_told_with_all_their_places() {
    let line = |name: &str| taxed_scenario("").replace('\n', " ").replace("Taxed", name);
    let bad = line("Bad").replace("\"US\"", "\"us\"").replace("\"200.00\"", "200");
    write("batch-lines.jsonl", &format!("{}\n{bad}\n\n{}\n", line("One"), line("Two")));
    let ran = run(&["run", "--batch", "batch-lines.jsonl"]);
    assert_eq!(ran.code, Some(2));
    let names: Vec<_> = ran.out.lines().map(|line| Node::from_json(line).unwrap()).collect();
    let names: Vec<_> =
        names.iter().map(|node| node.get("account").unwrap().as_text().unwrap()).collect();
    assert_eq!(names, ["One", "Two"]);
    let expected = "batch-lines.jsonl: line 2: account.country: A country was expected: two capital letters, such as \"US\".\n\
        batch-lines.jsonl: line 2: entries[0].amount: An amount was expected: digits with at most one point, in quotation marks, such as \"25.00\".\n\
        accounts: 2, rows: 3, bad rows: 1\n";
    assert_eq!(ran.errors, expected);
    let csv = run(&["run", "--batch", "batch-lines.jsonl", "--format", "csv", "--delimiter", ";"]);
    assert!(csv.out.starts_with("account;offer;unverified;"), "{}", csv.out);
}

#[test]
fn standard_input_says_what_it_is_by_an_option() {
    write("batch-shared.json", SHARED);
    let csv = format!("\u{feff}{HEADER}\nA,2026-06-02,top_up,5,\n").replace(',', ";");
    let shared = ["--scenario", "batch-shared.json"];
    let arguments =
        [&["run", "--batch", "-", "--input", "csv", "--delimiter", ";"], &shared[..]].concat();
    let ran = run_with_input(&arguments, csv.as_bytes());
    assert_eq!(ran.code, Some(0), "{}", ran.errors);
    assert_eq!(ran.out.lines().count(), 2);
    for (arguments, what) in [
        (&["run", "--batch", "-"][..], "say it with --input"),
        (&["run", "--batch", "x.csv"], "--scenario"),
        (
            &["run", "--batch", "x.jsonl", "--scenario", "batch-shared.json"],
            "--scenario goes with a CSV",
        ),
        (&["run", "--batch", "x.jsonl", "--format", "text"], "csv or jsonl"),
        (&["run", "x.json", "--format", "csv"], "name its file with --batch"),
        (&["run", "--batch", "x.jsonl", "--delimiter", "x"], "expected one of"),
        (&["run", "--batch", "x.jsonl", "x.json"], "cannot be used with"),
        (&["run", "x.json", "--quiet"], "cannot be used with"),
    ] {
        let ran = run(arguments);
        assert_eq!((ran.code, &*ran.out), (Some(2), ""), "{arguments:?}");
        assert!(ran.errors.contains(what), "{arguments:?}: {}", ran.errors);
    }
}

#[test]
fn the_examples_of_the_documentation_are_true() {
    let document = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/batches.md");
    let document = fs::read_to_string(document).unwrap();
    let blocks: Vec<_> = document.split("```").skip(1).step_by(2).collect();
    let of = |kind: &str| -> Vec<&str> {
        blocks.iter().filter_map(|block| block.strip_prefix(kind)?.strip_prefix('\n')).collect()
    };
    let (json, csv, lines, said) = (of("json"), of("csv"), of("jsonl"), of("text"));
    fs::create_dir_all(path("documented")).unwrap();
    write("documented/base.json", json[0]);
    write("documented/accounts.csv", csv[0]);
    write("documented/scenarios.jsonl", lines[0]);
    let without_folder = |errors: &str| errors.replace("documented/", "");
    let ran =
        run(&["run", "--batch", "documented/accounts.csv", "--scenario", "documented/base.json"]);
    assert_eq!((ran.code, &*ran.out, &*without_folder(&ran.errors)), (Some(2), csv[1], said[0]));
    let ran = run(&["run", "--batch", "documented/scenarios.jsonl"]);
    assert_eq!((ran.code, &*ran.out, &*without_folder(&ran.errors)), (Some(2), lines[1], said[1]));
}
