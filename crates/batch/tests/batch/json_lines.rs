//! Scenarios, one on each line.

use ad_credit_lab_batch::Form;

use super::ran::{CSV, SHARED, run_lines};

/// The shared scenario on one line, under another name.
fn line(name: &str) -> String {
    SHARED.replace('\n', " ").replace("\"Shared\"", &format!("\"{name}\""))
}

#[test]
fn each_line_is_a_scenario_and_gives_a_line() {
    let text = format!("\u{feff}{}\r\n\n  \n{}", line("A"), line("B"));
    let ran = run_lines(text.as_bytes(), Form::JsonLines);
    assert_eq!(ran.said(), Vec::<String>::new());
    assert_eq!((ran.counts.accounts, ran.counts.rows), (2, 2));
    let begins = ["{\"account\":\"A\",", "{\"account\":\"B\","];
    assert!(
        ran.out.lines().zip(begins).all(|(line, begin)| line.starts_with(begin)),
        "{}",
        ran.out
    );
}

#[test]
fn a_bad_line_is_reported_with_all_its_places_and_the_rest_is_done() {
    let bad = line("Bad").replace("\"US\"", "\"us\"").replace("2026-06-01", "soon");
    let mut text = format!("{bad}\n{{\n").into_bytes();
    text.extend(b"\"\xff\"\n");
    text.extend(line("Good").bytes());
    let ran = run_lines(&text[..], CSV);
    let expected = [
        "1: account.created expected_date_or_date_time",
        "1: account.country expected_country",
        "2:  not_json",
        "3: NotUtf8",
    ];
    assert_eq!(ran.said(), expected);
    assert_eq!((ran.counts.accounts, ran.counts.rows, ran.counts.bad_rows), (1, 4, 3));
    assert_eq!(ran.figures(["account", "bad_rows"]), [["Good", "0"]]);
}

#[test]
fn a_line_of_more_than_64_mib_is_a_bad_line() {
    let most = 64 * 1024 * 1024;
    let text = format!("{}\n{}\n{}", " ".repeat(most), "1".repeat(most + 1), line("A"));
    let ran = run_lines(text.as_bytes(), CSV);
    assert_eq!(ran.said(), [format!("2: TooLong {{ most: {most} }}")]);
    assert_eq!(ran.figures(["account"]), [["A"]]);
}
