//! Many accounts: what their file says of itself, what they share, and which of them are found in which order.

use ad_credit_lab::state::{
    BatchFilter, BatchHead, BatchOrder, BatchRows, BatchShare, BatchTotals, BatchWhich, Edit,
    Finding, STATES, example_header, example_rows, shared_terms,
};
use ad_credit_lab_engine::outcome::State;
use ad_credit_lab_engine::{Node, totals};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{at_end_of, date, dollars, example};

const PART: &str = r#"{
    "accounts": [
        ["shop-10", "expired", 25000, 0, "2026-06-09", 20000, 5000, 15000, 0, 0],
        ["Shop-2", "earning", 18200, 1800, null, 0, 0, 0, 1, 2],
        ["shop-1", "earning", 100, 19900, null, 0, 0, 0, 1, 0],
        ["shop-2", null, 0, null, null, 0, 0, 0, null, 3]
    ],
    "to_do": ["Credit expired: plan its use next time", "Spend more before the last date"],
    "complaints": []
}"#;

fn rows() -> BatchRows {
    let mut rows = BatchRows::default();
    rows.take(&Node::from_json(PART).unwrap());
    rows
}

/// What is found, a step at a time.
fn found(rows: &BatchRows, filter: BatchFilter, order: BatchOrder, is_downward: bool) -> Finding {
    let mut finding = Finding::begin(filter, order, is_downward);
    while !finding.go_on(rows, 1) {}
    finding
}

#[wasm_bindgen_test]
fn the_header_says_what_stands_between_cells() {
    for (text, delimiter) in [
        ("account,at,kind,amount\n", b','),
        ("\u{feff}account;at;kind;only,one\r\n", b';'),
        ("kind\tat\taccount\n", b'\t'),
        ("\"account\"|\"at\"|\"kind\"|a,b,c,d,e\n", b'|'),
        ("", b','),
    ] {
        assert_eq!(BatchHead::of(text).delimiter, delimiter, "{text}");
    }
    let head = BatchHead::with("account,at,kind\n", b';');
    assert_eq!(head.columns, ["account,at,kind"]);
}

#[wasm_bindgen_test]
fn what_a_file_does_not_say_is_added_to_what_its_accounts_share() {
    // The example's account is made on 1 June 2026 and pays in advance.
    let scenario = example();
    let text = "account,at,kind,amount\na,2026-05-03,spend,5.00\na,2026-05-02T10:00,spend,5.00\n";
    let needed = BatchShare::needed(&BatchHead::of(text), &scenario);
    let first = Some(date("2026-05-02"));
    assert_eq!(needed, BatchShare { created: first, has_money: true, until: None });
    let topped_up = format!("{text}a,2026-05-04,top_up,5.00\n");
    let needed = BatchShare::needed(&BatchHead::of(&topped_up), &scenario);
    assert_eq!(needed, BatchShare { created: first, ..BatchShare::default() });
    let made = "account,at,kind,account.created\na,2026-05-03,spend,2026-05-01\n";
    assert_eq!(BatchShare::needed(&BatchHead::of(made), &scenario), BatchShare::default());
}

#[wasm_bindgen_test]
fn accounts_share_the_terms_of_the_scenario_and_not_its_spend() {
    let scenario = example();
    let shared = shared_terms(&scenario, BatchShare::default());
    assert_eq!((&shared.offers, &shared.account), (&scenario.offers, &scenario.account));
    assert!(scenario.spend_plan.is_some() && shared.spend_plan.is_none());
    assert!(shared.entries.is_empty());
    let share = BatchShare {
        created: Some(date("2026-05-02")),
        has_money: true,
        until: Some(date("2026-05-20")),
    };
    let shared = shared_terms(&scenario, share);
    assert_eq!(Edit::AccountCreated.text(&shared), "2026-05-02");
    assert_eq!(shared.until, Some(at_end_of("2026-05-20")));
    assert_eq!(totals(&shared).ledger.cash_in(), dollars(10_000_000));
}

#[wasm_bindgen_test]
fn the_activation_by_code_holds_for_every_account() {
    let scenario = Edit::Activation.apply(&example(), "code").unwrap();
    let shared = shared_terms(&scenario, BatchShare::default());
    assert_eq!(shared.entries, scenario.entries);
    assert_eq!(shared.entries.len(), 2, "a code that comes, and one that is entered");
}

#[wasm_bindgen_test]
fn accounts_are_told_with_their_ids_and_figures() {
    let rows = rows();
    assert_eq!(rows.len(), 4);
    let ids: Vec<_> = (0..5).map(|number| rows.id(number)).collect();
    assert_eq!(ids, ["shop-10", "Shop-2", "shop-1", "shop-2", ""]);
    assert_eq!(rows.small_id(1), "shop-2");
    let row = rows.row(0).unwrap();
    assert_eq!(STATES[usize::from(row.state.unwrap())], State::Expired);
    assert_eq!((row.met, row.wasted), (Some(date("2026-06-09")), dollars(150)));
    assert_eq!(rows.row(3).unwrap().state, None);
}

#[wasm_bindgen_test]
fn what_is_found_is_added_up_and_all_states_are_counted() {
    let rows = rows();
    let all = found(&rows, BatchFilter::default(), BatchOrder::File, false);
    assert_eq!(all.found, [0, 1, 2, 3]);
    // 250.00 + 182.00 + 1.00 counted; what has no outcome is no account more.
    let totals = BatchTotals {
        accounts: 3,
        counted: dollars(433),
        granted: dollars(200),
        used: dollars(50),
        wasted: dollars(150),
    };
    assert_eq!(all.totals, totals);
    let earning = STATES.iter().position(|state| *state == State::Earning).unwrap();
    let filter = BatchFilter {
        which: BatchWhich::State(u8::try_from(earning).unwrap()),
        ..BatchFilter::default()
    };
    let found = found(&rows, filter, BatchOrder::File, false);
    assert_eq!((found.found.as_slice(), found.totals.counted), (&[1, 2][..], dollars(183)));
    assert_eq!(found.by_state[earning], 2);
    assert_eq!(found.by_state.iter().sum::<u32>(), 4);
    assert_eq!(found.by_to_do, [1, 2]);
}

#[wasm_bindgen_test]
fn accounts_are_found_by_words_by_what_to_do_and_by_what_is_missing() {
    let rows = rows();
    let numbers = |filter| found(&rows, filter, BatchOrder::File, false).found;
    let of = BatchFilter::default;
    assert_eq!(numbers(BatchFilter { words: "shop-2".to_owned(), ..of() }), [1, 3]);
    assert_eq!(numbers(BatchFilter { to_do: Some(0), ..of() }), [0]);
    // 18.00 is missing of the one; nothing of the one that met the requirement.
    assert_eq!(numbers(BatchFilter { missing: Some(dollars(18)), ..of() }), [1]);
    assert_eq!(numbers(BatchFilter { which: BatchWhich::LeftOut, ..of() }), [3]);
}

#[wasm_bindgen_test]
fn accounts_are_ordered_both_ways_and_numbers_in_ids_by_their_value() {
    let rows = rows();
    let numbers =
        |order, is_downward| found(&rows, BatchFilter::default(), order, is_downward).found;
    assert_eq!(numbers(BatchOrder::Account, false), [2, 1, 3, 0]);
    assert_eq!(numbers(BatchOrder::Account, true), [0, 1, 3, 2]);
    assert_eq!(numbers(BatchOrder::Counted, false), [3, 2, 1, 0]);
    // Where nothing is known of it, it stands last.
    assert_eq!(numbers(BatchOrder::Missing, false), [0, 1, 2, 3]);
    assert_eq!(numbers(BatchOrder::Met, false), [0, 1, 2, 3]);
    assert_eq!(numbers(BatchOrder::File, true), [3, 2, 1, 0]);
}

#[wasm_bindgen_test]
fn many_accounts_are_ordered_whatever_their_number() {
    for count in [0_i64, 1, 2, 3, 7, 64, 1_000] {
        // 7 has no divisor in common with 1,009, so no two accounts have the same figure.
        let accounts = (0..count).map(|number| {
            let counted = number * 7 % 1_009;
            format!("[\"a{number}\",\"earning\",{counted},1,null,0,0,0,null,0]")
        });
        let accounts = accounts.collect::<Vec<_>>().join(",");
        let mut rows = BatchRows::default();
        rows.take(&Node::from_json(&format!("{{\"accounts\":[{accounts}]}}")).unwrap());
        let found = found(&rows, BatchFilter::default(), BatchOrder::Counted, false).found;
        assert_eq!(found.len(), usize::try_from(count).unwrap());
        let counted = |number: &u32| rows.row(*number).unwrap().counted;
        assert!(found.is_sorted_by(|one, other| counted(one) < counted(other)), "{count}");
    }
}

#[wasm_bindgen_test]
fn the_example_fits_the_plan() {
    let scenario = example();
    let rows = example_rows(&scenario, 1);
    let lines: Vec<_> = rows.lines().collect();
    // 2 + 5 hundredths of 200.00 are 14.00 a day, on 6 + 7 days, with money for a day more; made a day after the plan's account.
    assert_eq!(lines.len(), 14);
    assert_eq!(lines[0], "shop-0001,2026-06-02T10:00,top_up,196.00,,2026-06-02");
    assert_eq!(lines[1], "shop-0001,2026-06-04,spend,14.00,Launch,");
    let head = BatchHead::of(&format!("{}{rows}", example_header()));
    assert_eq!(BatchShare::needed(&head, &scenario), BatchShare::default());
}
