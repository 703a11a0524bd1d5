//! Thousands of rows by a formula, some of them bad, with figures by the same formula.

use std::fmt::Write;

use super::ran::run;

/// How many accounts there are; account n spends on 20 days.
const ACCOUNTS: i64 = 200;

/// Cents that account n spends on a day.
fn cents(account: i64, day: i64) -> i64 {
    500 + (account * 31 + day * 17) % 900
}

/// Whether the row of this day is spoilt.
fn is_bad(account: i64, day: i64) -> bool {
    (account * 20 + day) % 37 == 0
}

fn decimal(cents: i64) -> String {
    format!("{}.{:02}", cents / 100, cents % 100)
}

#[test]
fn the_sums_of_good_rows_and_the_lines_of_bad_ones_come_out() {
    let mut csv = String::from("account,at,kind,amount,campaign\n");
    let (mut line, mut bad_lines, mut expected) = (1, Vec::new(), Vec::new());
    for account in 0..ACCOUNTS {
        writeln!(csv, "acct-{account},2026-06-01T08:00,top_up,1000,").unwrap();
        line += 1;
        let (mut spent, mut bad_rows) = (0, 0);
        for day in 1..=20 {
            line += 1;
            let amount = decimal(cents(account, day));
            // Spoilt in three ways in turn; what comes next has its own line all the same.
            let (at, amount) = match (is_bad(account, day), day % 3) {
                (true, 0) => (format!("2026-06-{}", day + 31), amount),
                (true, 1) => (format!("2026-06-{:02}", day + 1), format!("{amount}1")),
                (true, _) => (format!("2026-06-{:02}", day + 1), format!("{amount},")),
                (false, _) => (format!("2026-06-{:02}", day + 1), amount),
            };
            writeln!(csv, "acct-{account},{at},spend,{amount},\"Day\"\"{day}\"").unwrap();
            if is_bad(account, day) {
                bad_rows += 1;
                bad_lines.push(line);
            } else {
                spent += cents(account, day);
            }
        }
        let cash_left = 100_000 - spent;
        expected.push([decimal(spent), decimal(cash_left), bad_rows.to_string()]);
    }
    let ran = run(&csv);
    let lines: Vec<i64> =
        ran.said().iter().map(|said| said.split(':').next().unwrap().parse().unwrap()).collect();
    assert_eq!(lines, bad_lines);
    // One in 37 of 4,000 spends: 4,000 / 37 = 108.1.
    assert_eq!(ran.counts.bad_rows, 108);
    assert_eq!((ran.counts.accounts, ran.counts.rows), (200, 4_200));
    // What a credit paid is not of cash; 1,000.00 of cash and 20 days of at most 13.99 leave nobody without money.
    let figures = ran.figures(["cash_on_ads", "used", "cash_left", "bad_rows"]);
    for ([on_ads, used, cash_left, bad_rows], [spent, _, expected_bad_rows]) in
        figures.iter().zip(&expected)
    {
        let cents = |text: &str| text.replace('.', "").parse::<i64>().unwrap();
        assert_eq!(cents(on_ads) + cents(used), cents(spent));
        assert_eq!(cents(cash_left), 100_000 - cents(on_ads));
        assert_eq!(bad_rows, expected_bad_rows);
    }
    assert_eq!(figures.len(), expected.len());
}
