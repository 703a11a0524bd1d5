//! What is said of files that cannot be used, and what becomes of the others.

use std::fs::File;

use super::program::{path, run, taxed_scenario, write};

#[test]
fn a_bad_file_names_every_place_and_ends_with_2() {
    let scenario = taxed_scenario(r#", "untill": "2026-07-01""#)
        .replace(r#""amount": "200.00""#, r#""amount": "200.005""#)
        .replace(r#""country": "US""#, r#""country": "us""#);
    write("bad.json", &scenario);
    let ran = run(&["run", "bad.json"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
    let lines: Vec<&str> = ran.errors.lines().collect();
    assert!(lines.contains(
        &"bad.json: account.country: A country was expected: two capital letters, such as \"US\"."
    ));
    assert!(lines.iter().any(|line| line.starts_with(
        "bad.json: untill: There is no field of this name here. The fields here are: $schema, version, name,"
    )));
    // The entries are numbered from 0, as the file's lists are.
    let amount = "bad.json: entries[0].amount: The amount has more decimals than USD allows (2).";
    assert!(lines.contains(&amount), "{}", ran.errors);
}

#[test]
fn one_bad_file_among_several_does_not_stop_the_others() {
    write("several-1.json", &taxed_scenario("").replace("Taxed", "One"));
    write("several-2.json", "{ \"version\": 1");
    write("several-3.json", &taxed_scenario("").replace("Taxed", "Three"));
    let files = ["several-1.json", "several-2.json", "several-3.json"];
    let ran = run(&["run", files[0], files[1], files[2]]);
    assert_eq!(ran.code, Some(2));
    let names: Vec<&str> =
        ran.out.lines().filter(|line| line.starts_with("  \"scenario\"")).collect();
    assert_eq!(names, [r#"  "scenario": "One","#, r#"  "scenario": "Three","#]);
    assert_eq!(
        ran.errors,
        "several-2.json: The text is not JSON. The parser says: EOF while parsing an object at line 1 column 14.\n"
    );
}

#[test]
fn files_that_are_no_text_or_cannot_be_read_are_bad_files() {
    let missing = run(&["run", "there-is-no-such-file.json"]);
    assert_eq!(missing.code, Some(2));
    assert!(
        missing.errors.starts_with("there-is-no-such-file.json: The file cannot be read: "),
        "{}",
        missing.errors
    );
    assert_eq!(run(&["run", "."]).code, Some(2));
    // `{"a` is three bytes, so the first that is not UTF-8 has the number 3, counted from 0.
    std::fs::write(path("latin-1.json"), b"{\"a\xe9\"").unwrap();
    let latin = run(&["run", "latin-1.json"]);
    assert_eq!(latin.code, Some(2));
    assert_eq!(latin.errors, "latin-1.json: The file is not UTF-8 text: its byte 3 is not.\n");
}

#[test]
fn a_file_is_read_up_to_64_mib() {
    // A file of so many zero bytes takes no room on the disk. 64 x 1024 x 1024 = 67,108,864.
    File::create(path("largest.json")).unwrap().set_len(67_108_864).unwrap();
    File::create(path("too-large.json")).unwrap().set_len(67_108_865).unwrap();
    let ran = run(&["run", "largest.json", "too-large.json"]);
    assert_eq!(ran.code, Some(2));
    let lines: Vec<&str> = ran.errors.lines().collect();
    assert!(lines[0].starts_with("largest.json: The text is not JSON."), "{}", lines[0]);
    assert_eq!(
        lines[1],
        "too-large.json: The file is larger than 64 MiB, which is the most that is read."
    );
}

#[test]
fn names_in_a_file_cannot_steer_the_terminal() {
    write("steering.json", &taxed_scenario(r#", "\u001b[31m": 1"#));
    let ran = run(&["run", "steering.json"]);
    assert_eq!(ran.code, Some(2));
    assert!(!ran.errors.contains('\u{1b}'), "{:?}", ran.errors);
}
