//! How outcomes are written.

use ad_credit_lab_batch::Form;
use ad_credit_lab_engine::Node;

use super::ran::{CSV, SHARED, run, run_for};

#[test]
fn no_text_in_a_csv_can_be_taken_for_a_formula() {
    // The characters with which a spreadsheet begins a formula; an apostrophe before them makes it text.
    for id in ["=1+1", "+1", "-1", "@SUM(A1)", "＝1", " =5", "  +1", "\u{a0}\u{3000}@A1"] {
        let ran = run(&format!("account,at,kind,amount\n{id},2026-06-02,top_up,5\n"));
        let line = ran.out.lines().nth(1).unwrap();
        assert!(line.starts_with(&format!("'{id},article-")), "{line}");
    }
    let ran = run(
        "account,at,kind,amount\n\"=1,\"\"2\",2026-06-02,top_up,5\nA=1,2026-06-02,top_up,5\n A -1,2026-06-02,top_up,5\n",
    );
    let lines: Vec<_> = ran.out.lines().skip(1).collect();
    assert!(lines[0].starts_with("\"'=1,\"\"2\",article-"), "{}", lines[0]);
    assert!(lines[1].starts_with("A=1,article-"), "{}", lines[1]);
    assert!(lines[2].starts_with(" A -1,article-"), "{}", lines[2]);
}

#[test]
fn another_delimiter_stands_between_all_cells_and_quotes_what_holds_it() {
    let csv = "account,at,kind,amount\nA;1,2026-06-02,top_up,5\n\"B,1\",2026-06-02,top_up,5\n";
    let ran = run_for(SHARED, csv.as_bytes(), Form::Csv { delimiter: b';' });
    let lines: Vec<_> = ran.out.lines().collect();
    assert!(lines[0].starts_with("account;offer;unverified;"), "{}", lines[0]);
    assert!(lines[1].starts_with("\"A;1\";article-"), "{}", lines[1]);
    assert!(lines[2].starts_with("B,1;article-"), "{}", lines[2]);
}

#[test]
fn weak_and_old_sources_are_marked() {
    // The article's offer has a source of grade S; it is held against the last entry of each account.
    let csv = "account,at,kind,amount\nA,2026-06-02,top_up,5\nB,2199-06-02,top_up,5\nA,2026-06-02,top_up,5\n";
    let figures = run(csv).figures(["account", "unverified", "may_be_out_of_date"]);
    assert_eq!(figures, [["A", "true", "false"], ["B", "true", "true"], ["A", "true", ""]]);
}

#[test]
fn a_line_of_json_holds_the_same_figures_as_the_rows() {
    let two = SHARED.replace(
        r#"[{ "offer": "article-spend-200-get-200", "activation": "automatic" }]"#,
        &format!(
            r#"[{{ "offer": "article-spend-200-get-200", "activation": "automatic" }}, {}]"#,
            r#"{ "offer": { "version": 1, "id": "second", "network": "N", "title": "T", "currency": "USD", "stacking": "allowed",
                "source": { "name": "S", "grade": "G", "seen": "2026-01-01" }, "activation": { "modes": ["automatic"] },
                "tiers": [{ "threshold": "50.00", "reward": { "kind": "fixed", "amount": "10.00" } }],
                "issuance": { "unit": "hour", "earliest": 0, "latest": 0 },
                "credit": { "type": "free", "lifetime": { "days": 30 } } } }"#
        ),
    );
    let csv = "account,at,kind,amount\nA,2026-06-02,top_up,100\nA,2026-06-03,spend,60\nA,2026-06-04,spend,4\nB,x,spend,1\nC,2026-06-05,top_up,1\nA,2026-06-05,spend,1\n";
    let rows = run_for(&two, csv.as_bytes(), CSV);
    let lines = run_for(&two, csv.as_bytes(), Form::JsonLines);
    let header: Vec<_> = rows.out.lines().next().unwrap().split(',').collect();
    let objects: Vec<_> = lines.out.lines().map(|line| Node::from_json(line).unwrap()).collect();
    // A, B, C, and A again.
    assert_eq!(objects.len(), 4);
    let mut written = Vec::new();
    for object in &objects {
        assert_eq!(object.get("currency").unwrap().as_text(), Some("USD"));
        let Some(Node::List(offers)) = object.get("offers") else { panic!("offers") };
        for offer in offers {
            let cell = |name: &str| match offer.get(name).or_else(|| object.get(name)).unwrap() {
                Node::Null => String::new(),
                Node::Text(text) => text.clone(),
                node => node.to_json(),
            };
            written.push(header.iter().map(|name| cell(name)).collect::<Vec<_>>().join(","));
        }
    }
    assert_eq!(written, rows.out.lines().skip(1).collect::<Vec<_>>());
    // The second offer's 50.00 are reached by the 60.00; its 10.00 pay the 4.00 that follow.
    let figures = rows.figures(["account", "offer", "granted", "used", "unused", "expired"]);
    assert_eq!(figures[1], ["A", "second", "10.00", "4.00", "0.00", "6.00"]);
}
