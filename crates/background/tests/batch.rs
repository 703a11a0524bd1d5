//! A batch as the page's workers run it, natively: from a source that gives little at a time.
#![allow(clippy::unwrap_used, reason = "what a test takes for granted may fail the test")]

use std::io::{self, Read};

use ad_credit_lab_background::{Desk, find, run};
use ad_credit_lab_engine::{Catalogue, Node, Scenario};

const SHARED: &str = r#"{
    "version": 1,
    "name": "What all accounts share",
    "offers": [{ "offer": "article-spend-200-get-200", "activation": "automatic" }],
    "account": { "created": "2026-06-01T09:00", "country": "US", "currency": "USD" }
}"#;

/// A source that gives so many bytes at a time, and fails at its end if it is to.
struct Source<'a> {
    left: &'a [u8],
    at_once: usize,
    fails: bool,
}

impl Read for Source<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.left.is_empty() && self.fails {
            return Err(io::Error::other("gone"));
        }
        let count = into.len().min(self.at_once).min(self.left.len());
        into[..count].copy_from_slice(&self.left[..count]);
        self.left = &self.left[count..];
        Ok(count)
    }
}

#[derive(Default)]
struct Kept {
    parts: Vec<Node>,
    sizes: Vec<usize>,
    file: Vec<u8>,
}

impl Desk for Kept {
    fn part(&mut self, part: &str) {
        self.sizes.push(part.len());
        self.parts.push(Node::from_json(part).unwrap());
    }

    fn write(&mut self, bytes: &[u8]) {
        self.file.extend_from_slice(bytes);
    }
}

impl Kept {
    /// What stands in these lists of all parts, one after another.
    fn all(&self, name: &str) -> Vec<&Node> {
        let of = |part| match Node::get(part, name) {
            Some(Node::List(list)) => list,
            other => panic!("{name} is {other:?}"),
        };
        self.parts.iter().flat_map(of).collect()
    }
}

fn ran(source: Source<'_>) -> (Result<Node, Node>, Kept) {
    let offers = Catalogue::parse([ad_credit_lab_offers::ARTICLE.text]).unwrap();
    let shared = Scenario::parse(SHARED, &offers).unwrap();
    let mut kept = Kept::default();
    let node = |text: String| Node::from_json(&text).unwrap();
    (run(source, b',', shared, &mut kept).map(node).map_err(node), kept)
}

fn ran_text(text: &str) -> (Result<Node, Node>, Kept) {
    ran(Source { left: text.as_bytes(), at_once: 7, fails: false })
}

fn counts(accounts: i64, rows: i64, bad_rows: i64, left_out: i64) -> Node {
    let fields = [
        ("accounts", accounts),
        ("rows", rows),
        ("bad_rows", bad_rows),
        ("complaints_left_out", left_out),
    ];
    Node::Map(fields.map(|(name, count)| (name.to_owned(), Node::Whole(count))).into())
}

#[test]
fn accounts_complaints_and_the_file_of_outcomes_say_the_same() {
    // 200.00 spent of 300.00 is the threshold; June has 30 days.
    let (done, kept) = ran_text(
        "account,at,kind,amount,campaign\n\
         shop-1,2026-06-01T10:00,top_up,300.00,\n\
         shop-1,2026-06-02T12:00,spend,200.00,Launch\n\
         shop-2,2026-06-31,spend,1.00,Launch\n\
         shop-2,2026-06-01T10:00,top_up,100.00,\n",
    );
    assert_eq!(done, Ok(counts(2, 4, 1, 0)));
    // shop-1 met the threshold on 2 June and then spent nothing more, so its credit of 200.00 expired. Of shop-2's 100.00 nothing is spent.
    let accounts: Vec<_> =
        kept.all("accounts").iter().map(|account| account.to_json_line()).collect();
    assert_eq!(
        accounts,
        [
            r#"["shop-1","expired",20000,0,"2026-06-02",20000,0,20000,0,0]"#,
            r#"["shop-2","earning_window_missed",0,20000,null,0,0,0,1,1]"#,
        ]
    );
    let to_do: Vec<_> = kept.all("to_do").iter().filter_map(|brief| brief.as_text()).collect();
    assert_eq!(
        to_do,
        ["Credit expired: plan its use next time", "Too late: plan the next offer earlier"]
    );
    let complaints = kept.all("complaints");
    assert_eq!(complaints.len(), 1);
    assert_eq!(complaints[0].get("line"), Some(&Node::Whole(4)));
    let file = String::from_utf8(kept.file).unwrap();
    let lines: Vec<&str> = file.lines().collect();
    assert_eq!(lines.len(), 3);
    assert!(lines[0].starts_with("account,offer,"));
    assert!(lines[1].starts_with("shop-1,article-spend-200-get-200,"));
    assert!(lines[2].ends_with(",1"), "one bad row in {}", lines[2]);
}

#[test]
fn many_accounts_come_in_parts_that_the_page_reads_quickly() {
    let mut text = "account,at,kind,amount,campaign\n".to_owned();
    for shop in 0..2_000 {
        text.push_str(&format!("shop-{shop},2026-06-01T10:00,top_up,300.00,\n"));
    }
    let (done, kept) = ran(Source { left: text.as_bytes(), at_once: 4096, fails: false });
    assert_eq!(kept.all("to_do").len(), 1, "what there is to do is said once");
    assert_eq!(done, Ok(counts(2_000, 2_000, 0, 0)));
    assert_eq!(kept.all("accounts").len(), 2_000);
    assert!(kept.parts.len() >= 10, "{}", kept.parts.len());
    assert!(kept.sizes.iter().all(|size| *size < 64 * 1024), "{:?}", kept.sizes);
    // A header, and a line for each account.
    assert_eq!(kept.file.iter().filter(|byte| **byte == b'\n').count(), 2_001);
}

#[test]
fn of_very_many_complaints_a_thousand_are_passed_on_and_the_others_counted() {
    let mut text = "account,at,kind,amount,campaign\n".to_owned();
    text.push_str(&"shop,2026-06-31,spend,1.00,Launch\n".repeat(1_234));
    let (done, kept) = ran_text(&text);
    assert_eq!(done, Ok(counts(1, 1_234, 1_234, 234)));
    assert_eq!(kept.all("complaints").len(), 1_000);
}

#[test]
fn a_header_that_is_none_is_refused() {
    let (done, kept) = ran_text("shop,spend\n1,2\n");
    let refusal = done.unwrap_err();
    assert_eq!(refusal.get("failed"), Some(&Node::text("refused")));
    let Some(Node::List(problems)) = refusal.get("problems") else { panic!("{refusal:?}") };
    assert_eq!(refusal.get("input"), Some(&Node::text("header")));
    assert!(problems[0].get("message").is_some());
    assert!(kept.parts.is_empty());
}

#[test]
fn a_file_that_is_gone_in_the_middle_is_said_to_be_unreadable() {
    let text = "account,at,kind,amount,campaign\nshop,2026-06-01T10:00,top_up,1.00,\n";
    let (done, _) = ran(Source { left: text.as_bytes(), at_once: 100, fails: true });
    assert_eq!(done.unwrap_err().get("failed"), Some(&Node::text("unreadable")));
}

#[test]
fn one_account_is_found_with_its_rows_and_what_is_wrong() {
    let text = "account,at,kind,amount,campaign\n\
         shop-1,2026-06-01T10:00,top_up,300.00,\n\
         shop-2,2026-06-01T10:00,top_up,100.00,\n\
         shop-2,2026-06-31,spend,1.00,Launch\n\
         shop-2,2026-06-02T12:00,spend,12.34,Launch\n\
         shop-3,2026-06-01T10:00,top_up,300.00,\n";
    let offers = Catalogue::parse([ad_credit_lab_offers::ARTICLE.text]).unwrap();
    let shared = Scenario::parse(SHARED, &offers).unwrap();
    let found = |id| find(text.as_bytes(), b',', shared.clone(), id).unwrap();
    let account = Node::from_json(&found("shop-2")).unwrap();
    let scenario = Scenario::from_node(account.get("scenario").unwrap(), &offers).unwrap();
    // Of its three rows the bad one is left out.
    assert_eq!((scenario.name.as_str(), scenario.entries.len()), ("shop-2", 2));
    // 200.00 - 12.34 = 187.66 were missing on the last date, which is 1 July: the 30th day after that of the creation.
    assert_eq!(
        account.get("cause").and_then(Node::as_text),
        Some("The time for earning ended with 2026-07-01, and 187.66 USD was missing.")
    );
    assert_eq!(found("shop-4"), "{}");
}
