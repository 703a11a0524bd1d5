//! Many accounts from the text of a CSV.

use std::fmt::Write as _;
use std::io;
use std::sync::LazyLock;

use ad_credit_lab_batch::{Complaint, Counts, Form, Outcome, Recipient, Sheet, run_csv};
use ad_credit_lab_engine::calendar::Date;
use ad_credit_lab_engine::{Catalogue, Scenario};

const ACCOUNTS: i32 = 10_000;
const ENTRIES: i32 = 90;

const SHARED: &str = r#"{ "version": 1, "name": "Shared",
    "offers": [{ "offer": "article-spend-200-get-200", "activation": "automatic" }],
    "account": { "created": "2026-01-01", "country": "US", "currency": "USD" } }"#;

/// Each account has a top-up and a charge a day; from account to account and from day to day it spends a little more or less.
/// On 30 days that count about half of them reach the 200.00, with 6.67 a day, and some run out of money.
static TEXT: LazyLock<String> = LazyLock::new(|| {
    let first = Date::parse("2026-01-01").expect("a date");
    let mut text = String::from("account,at,kind,amount,campaign\n");
    let mut row = |account: i32, at: &str, kind: &str, cents: i32, campaign: &str| {
        let (units, cents) = (cents / 100, cents % 100);
        writeln!(text, "acct-{account:06},{at},{kind},{units}.{cents:02},{campaign}")
            .expect("a String can always be written to");
    };
    for account in 0..ACCOUNTS {
        row(account, "2026-01-01T08:00", "top_up", 60_000, "");
        for day in 1..ENTRIES {
            let at = format!("{}T12:00", first.plus_days(day));
            row(account, &at, "spend", 425 + account % 400 + day * 13 % 50, "Launch");
        }
    }
    text
});

/// Takes outcomes as text.
struct Taken(Sheet<Vec<u8>>);

impl Recipient for Taken {
    fn outcome(&mut self, outcome: &Outcome<'_>, _: &Counts) -> io::Result<()> {
        self.0.write(outcome)
    }

    fn complaint(&mut self, complaint: Complaint) {
        panic!("the rows can be read: {complaint:?}");
    }
}

/// Runs all accounts and gives their outcomes as a CSV.
pub(super) fn run(catalogue: &Catalogue) -> String {
    let shared = Scenario::parse(SHARED, catalogue).expect("the scenario can be read");
    let mut taken = Taken(Sheet::new(Vec::new(), Form::Csv { delimiter: b',' }));
    run_csv(TEXT.as_bytes(), b',', shared, &mut taken).expect("the header can be read");
    String::from_utf8(taken.0.into_inner()).expect("the outcomes are text")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_account_has_an_outcome_and_they_differ() {
        let texts = ad_credit_lab_offers::FILES.iter().map(|file| file.text);
        let written = run(&Catalogue::parse(texts).unwrap());
        assert_eq!(written.lines().count(), 10_000 + 1);
        let with = |state: &str| written.lines().filter(|line| line.contains(state)).count();
        assert!(with(",earning_window_missed,") > 2_000);
        assert!(with(",exhausted,") + with(",expired,") > 2_000);
    }
}
