//! Sweeps: cells and cliffs with their sums by hand, and the mistakes of requests.

mod repository;

use ad_credit_lab_engine::plan::goal::ProofKind;
use ad_credit_lab_engine::plan::sweep::{Request, Sweep, sweep};
use ad_credit_lab_engine::{Scenario, simulate};
use repository::catalogue;

fn scenario() -> Scenario {
    let text = r#"{
        "version": 1,
        "name": "A month",
        "offers": [{ "offer": "article-spend-200-get-200", "activation": "automatic" }],
        "account": { "created": "2026-06-01T09:00", "country": "US", "currency": "USD" },
        "entries": [{ "at": "2026-06-01T10:00", "kind": "top_up", "amount": "50.00" }],
        "spend_plan": { "start": "2026-06-01", "days": 30, "daily_budget": "25.00" }
    }"#;
    Scenario::parse(text, &catalogue()).expect("a good scenario")
}

fn swept(inputs: &str) -> Sweep {
    let scenario = scenario();
    let request = format!(r#"{{ "inputs": [{inputs}] }}"#);
    sweep(&scenario, &Request::parse(&request, &scenario).expect("a good request"))
}

fn cliffs(swept: &Sweep) -> Vec<(usize, String, i64, i64)> {
    let currency = scenario().account.currency;
    let cliff = |cliff: &ad_credit_lab_engine::plan::sweep::Cliff| {
        let at = cliff.at.to_node(currency).to_json();
        (cliff.after, at, cliff.below.granted.minor(), cliff.here.granted.minor())
    };
    swept.cliffs.iter().map(cliff).collect()
}

#[test]
fn the_credit_jumps_at_a_thirtieth_of_the_threshold() {
    // 200.00 / 30 = 6.666…, so 6.67: 30 x 6.67 = 200.10, and 30 x 6.66 = 199.80 is too little.
    let swept =
        swept(r#"{ "input": "daily_budget", "from": "5.00", "to": "60.00", "step": "1.00" }"#);
    assert_eq!(swept.cells.len(), 56);
    let credit: Vec<i64> = swept.cells.iter().map(|cell| cell.granted.minor()).take(3).collect();
    assert_eq!(credit, [0, 0, 20_000]);
    assert_eq!(cliffs(&swept), [(1, "\"6.67\"".to_owned(), 0, 20_000)]);
    assert_eq!(swept.cliffs[0].kind, ProofKind::Tried);
}

#[test]
fn the_eighth_day_of_25_brings_the_credit() {
    let swept = swept(r#"{ "input": "days", "values": [20, 2, 10] }"#);
    // Between 20 and 2 days, and between 2 and 10: the smallest number above 2 is 8 both times.
    let eight = |after: usize| (after, "8".to_owned(), 0, 20_000);
    assert_eq!(cliffs(&swept), [eight(1), eight(1)]);
}

#[test]
fn two_inputs_are_in_the_order_of_the_first() {
    let swept = swept(
        r#"{ "input": "threshold", "values": ["100.00", "200.00"] },
           { "input": "daily_budget", "values": ["2.00", "5.00", "25.00"] }"#,
    );
    // 30 days of 2.00 are 60.00, of 5.00 150.00, and of 25.00 750.00.
    let credit: Vec<i64> = swept.cells.iter().map(|cell| cell.granted.minor()).collect();
    assert_eq!(credit, [0, 20_000, 20_000, 0, 0, 20_000]);
    let cell = swept.scenario_of(&scenario(), 1).expect("the cell is there");
    // 100.00 are there on the 20th day, Saturday 20 June; the credit comes on Monday 22 June and pays from then on: 21 x 5.00 count.
    assert_eq!(simulate(&cell).offers[0].counted.minor(), 10_500);
    // The offer was changed, so that the scenario must hold it whole.
    let written = cell.to_node().to_json();
    assert_eq!(
        Scenario::parse(&written, &ad_credit_lab_engine::Catalogue::default()).as_ref(),
        Ok(&cell)
    );
    assert!(swept.cliffs.is_empty(), "there are cliffs of one input only");
}

#[test]
fn a_tax_a_reward_and_a_top_up_can_be_swept() {
    let tax = swept(r#"{ "input": "tax_percent", "from": "0", "to": "20", "step": "7.5" }"#);
    // Tax at consumption on top: the ads of 30 x 25.00 = 750.00, less the credit's 200.00, cost 550.00 and tax on 750.00.
    let cash: Vec<i64> = tax.cells.iter().map(|cell| cell.cash_out.minor()).collect();
    // 7.5 % of 25.00 is 1.875, rounded half up 1.88 a day: 30 x 1.88 = 56.40; 15 % is 3.75 a day: 112.50.
    assert_eq!(cash, [55_000, 60_640, 66_250]);
    // Net of tax it is the same in each.
    assert!(tax.cells.iter().all(|cell| cell.own_money.minor() == 55_000));
    let reward = swept(r#"{ "input": "reward", "values": ["10.00", "600.00"] }"#);
    // From 9 June on 22 days of 25.00 are 550.00, so that 50.00 of 600.00 expire.
    let of = |cell: usize| (reward.cells[cell].used.minor(), reward.cells[cell].expired.minor());
    assert_eq!([of(0), of(1)], [(1_000, 0), (55_000, 5_000)]);
    let top_up = swept(r#"{ "input": "top_up", "entry": 1, "values": ["1.00", "2.00"] }"#);
    // What lies in the account unspent is no cash for ads.
    assert_eq!(top_up.cells[0], top_up.cells[1]);
}

#[test]
fn an_activation_and_a_start_can_be_swept() {
    let swept = swept(
        r#"{ "input": "activation", "values": ["2026-06-01", "2026-06-24"] },
           { "input": "start", "values": ["2026-06-01", "2026-06-10"] }"#,
    );
    // Activated on 24 June 09:00, seven days of the first plan are left (24 to 30 June), which are 175.00, and 16 of the second.
    let counted: Vec<i64> = swept.cells.iter().map(|cell| cell.counted.minor()).collect();
    assert_eq!(counted[2], 17_500);
    let granted: Vec<i64> = swept.cells.iter().map(|cell| cell.granted.minor()).collect();
    assert_eq!(granted, [20_000, 20_000, 0, 20_000]);
}

#[test]
fn mistakes_of_a_request_name_their_places() {
    let cases = [
        (r#"{ }"#, vec!["inputs"]),
        (r#"{ "inputs": [] }"#, vec!["inputs"]),
        (r#"{ "inputs": [{ "input": "weather", "values": [] }] }"#, vec!["inputs[0].input"]),
        (
            r#"{ "inputs": [{ "input": "days" }] }"#,
            vec!["inputs[0].from", "inputs[0].to", "inputs[0].step"],
        ),
        (
            r#"{ "inputs": [{ "input": "days", "values": [0, 3661] }] }"#,
            vec!["inputs[0].values[0]", "inputs[0].values[1]"],
        ),
        (
            r#"{ "inputs": [{ "input": "days", "from": 5, "to": 3, "step": 1 }] }"#,
            vec!["inputs[0].to"],
        ),
        (
            r#"{ "inputs": [{ "input": "days", "values": [3], "step": 1 }] }"#,
            vec!["inputs[0].step"],
        ),
        (
            r#"{ "inputs": [{ "input": "days", "values": [3] }, { "input": "days", "values": [4] }] }"#,
            vec!["inputs[1]"],
        ),
        (
            r#"{ "inputs": [{ "input": "daily_budget", "from": "0.01", "to": "100.01", "step": "0.01" }] }"#,
            vec!["inputs[0].to"],
        ),
        (
            r#"{ "inputs": [{ "input": "days", "from": 1, "to": 101, "step": 1 },
                { "input": "daily_budget", "from": "1.00", "to": "100.00", "step": "1.00" }] }"#,
            vec!["inputs"],
        ),
        (
            r#"{ "inputs": [{ "input": "threshold", "tier": 2, "values": ["1.00"] }] }"#,
            vec!["inputs[0].tier"],
        ),
        (
            r#"{ "inputs": [{ "input": "tax_percent", "from": "0", "to": "9", "step": "0" }] }"#,
            vec!["inputs[0].step"],
        ),
        (
            r#"{ "inputs": [{ "input": "top_up", "entry": 2, "values": ["1.00"] }] }"#,
            vec!["inputs[0].entry"],
        ),
        (
            r#"{ "inputs": [{ "input": "activation", "values": ["2026-05-31"] }] }"#,
            vec!["inputs[0].values[0]"],
        ),
    ];
    for (request, expected) in cases {
        let problems = Request::parse(request, &scenario()).expect_err(request);
        let places: Vec<_> = problems.list().iter().map(|problem| &problem.place).collect();
        assert_eq!(places, expected, "{request}");
    }
}
