//! Which rows are an account's, and how it is set up.

use ad_credit_lab_engine::{Node, totals};

use super::ran::{CSV, SHARED, run, run_for, scenario};

#[test]
fn an_account_gives_the_figures_of_its_scenario() {
    let entries = r#""entries": [
        { "at": "2026-06-01T10:00", "kind": "top_up", "amount": "500.00" },
        { "at": "2026-06-02T12:00", "kind": "spend", "amount": "120.00", "campaign": "Launch" },
        { "at": "2026-06-03", "kind": "spend", "amount": "90.50" },
        { "at": "2026-06-05", "kind": "refund", "amount": "5.25", "spend": 3 },
        { "at": "2026-06-06", "kind": "grant_credit", "amount": "20.00", "credit": "Gift", "type": "assignable", "expires": "2026-07-01" },
        { "at": "2026-06-07", "kind": "assign_credit", "credit": "Gift", "campaigns": ["Launch", "Second"] },
        { "at": "2026-06-08", "kind": "spend", "amount": "60.00", "campaign": "Second", "product": "video", "country": "VN" },
        { "at": "2026-06-09", "kind": "transfer_cash", "amount": "10.00" }
    ]"#;
    let whole =
        scenario(&SHARED.replace("\"version\": 1,", &format!("\"version\": 1, {entries},")));
    let ran = run(
        "account,at,kind,amount,campaign,spend,credit,type,expires,campaigns,product,country\n\
        A,2026-06-01T10:00,top_up,500.00,,,,,,,,\n\
        A,2026-06-02T12:00,spend,120.00,Launch,,,,,,,\n\
        A,2026-06-03,spend,90.50,,,,,,,,\n\
        A,2026-06-05,refund,5.25,,3,,,,,,\n\
        A,2026-06-06,grant_credit,20.00,,,Gift,assignable,2026-07-01,,,\n\
        A,2026-06-07,assign_credit,,,,Gift,,,\"[\"\"Launch\"\", \"\"Second\"\"]\",,\n\
        A,2026-06-08,spend,60.00,Second,,,,,,video,VN\n\
        A,2026-06-09,transfer_cash,10.00,,,,,,,,\n",
    );
    assert_eq!(ran.said(), Vec::<String>::new());
    let totals = totals(&whole);
    let money = |money| whole.account.currency.format(money);
    let credit = |part: fn(&ad_credit_lab_engine::ledger::CreditBook) -> _| {
        money(part(&totals.ledger.credits()[0]))
    };
    let offer = &totals.offers[0];
    let figures = ran.figures([
        "state",
        "counted",
        "refunded",
        "issued",
        "granted",
        "used",
        "cash_on_ads",
        "cash_left",
        "at",
    ]);
    let expected = [
        offer.state.code().to_owned(),
        money(offer.counted),
        money(offer.refunded),
        offer.issued().unwrap().to_string(),
        credit(|book| book.granted()),
        credit(|book| book.used()),
        money(totals.ledger.cash_on_ads()),
        money(totals.ledger.cash()),
        totals.at.to_string(),
    ];
    assert_eq!(figures, [expected]);
    // 120 + 90.50 = 210.50 reach the 200.00, and 5.25 of them come back: 205.25 counts. Of the 60.00 the gift pays 20.00,
    // because it ends first, and the offer's credit 40.00.
    let [_, counted, refunded, _, granted, used, ..] = &figures[0];
    assert_eq!([counted, refunded, granted, used], ["205.25", "5.25", "200.00", "40.00"]);
}

#[test]
fn the_shared_scenario_gives_its_entries_and_its_plan_to_every_account() {
    // Shared are the code's arrival, its redemption, and a plan of 10 days of 5.00 with a top-up of 11 x 5.00 = 55.00.
    let shared = SHARED.replace("automatic", "code").replace(
        "\"version\": 1,",
        r#""version": 1, "entries": [
            { "at": "2026-06-02T09:00", "kind": "receive_code" },
            { "at": "2026-06-02T10:00", "kind": "redeem_code" },
            { "at": "2026-06-20", "kind": "refund", "spend": 4, "amount": "1.00" }
        ], "spend_plan": { "start": "2026-06-03", "days": 10, "daily_budget": "5.00" },"#,
    );
    // The shared refund names entry 4 of its file, the first of the plan: that is its top-up.
    assert!(ad_credit_lab_engine::Scenario::parse(&shared, &super::ran::catalogue()).is_err());
    let shared = shared.replace("\"spend\": 4", "\"spend\": 5");
    let csv = "account,at,kind,amount,spend\nA,2026-06-02T11:00,top_up,10,\nB,2026-06-02T11:00,top_up,20,\n\
        B,2026-06-02T12:00,spend,7,\nB,2026-06-21,refund,2,7\nB,2026-06-21,refund,2,8\n";
    let ran = run_for(&shared, csv.as_bytes(), CSV);
    // B's entries are 1 to 3 shared, 4 to 7 its rows, 8 the plan's top-up, 9 its first spend: 7 is the refund itself,
    // which is no spend, and 8 no spend either.
    assert_eq!(ran.said(), ["5: spend not_a_spend", "6: spend not_a_spend"]);
    let figures = ran.figures(["account", "counted", "refunded", "cash_in"]);
    // A: 10 x 5 - 1 = 49. B: 7 + 50 - 1 = 56. Cash: 55 + 10 and 55 + 20.
    assert_eq!(figures, [["A", "49.00", "1.00", "65.00"], ["B", "56.00", "1.00", "75.00"]]);
}

#[test]
fn the_first_row_sets_its_account_up_and_later_ones_may_repeat_it() {
    // With 10 % tax at consumption a spend of 100.00 costs 110.00.
    let header = "account,at,kind,amount,account.created,account.country,account.tax.rate_percent,account.tax.mode\n";
    let ran = run(&format!(
        "{header}A,2026-06-02,top_up,300,,,,\n\
         A,2026-06-03,spend,100,,,,\n\
         B,2026-06-12,top_up,300,2026-06-11T08:00,VN,10,consumption\n\
         B,2026-06-13,spend,100,2026-06-11T08:00,VN,10,consumption\n\
         B,2026-06-14,spend,100,,VN,,\n\
         C,,account,,2026-06-20,,,\n\
         C,2026-06-10,top_up,300,,,,\n\
         D,2026-06-02,top_up,300,,,,\n\
         D,2026-06-03,spend,100,,DE,,\n"
    ));
    assert_eq!(ran.said(), ["10: account.country account_differs"]);
    let figures = ran.figures(["account", "activated", "counted", "cash_left", "bad_rows"]);
    let expected = [
        ["A", "2026-06-01T00:00:00", "100.00", "200.00", "0"],
        // 300 - 2 x 110 = 80.
        ["B", "2026-06-11T08:00:00", "200.00", "80.00", "0"],
        // Its top-up comes before it exists, and is refused.
        ["C", "2026-06-20T00:00:00", "0.00", "0.00", "0"],
        ["D", "2026-06-01T00:00:00", "0.00", "300.00", "1"],
    ];
    assert_eq!(figures, expected);
}

#[test]
fn a_set_up_with_mistakes_is_a_bad_row_and_names_their_columns() {
    let header =
        "account,at,kind,amount,account.created,account.country,account.tax.mode,account.payment\n";
    let ran = run(&format!(
        "{header}A,2026-06-02,account,5,,us,consumption,\nA,2026-06-02,top_up,300,,,,\nB,,account,,soon,,,later\n"
    ));
    let expected = [
        "2: account.country expected_country",
        "2: account.tax.rate_percent missing_field",
        "2: at unknown_field",
        "2: amount unknown_field",
        "4: account.created expected_date_or_date_time",
        "4: account.payment expected_one_of",
    ];
    assert_eq!(ran.said(), expected);
    // A's first good row sets nothing up.
    assert_eq!(
        ran.figures(["account", "cash_in", "bad_rows"]),
        [["A", "300.00", "1"], ["B", "0.00", "1"]]
    );
}

#[test]
fn an_account_cannot_be_made_after_its_offer_was_activated() {
    let shared =
        SHARED.replace("\"automatic\"", "\"automatic\", \"activated_at\": \"2026-06-05T10:00\"");
    let csv =
        "account,at,kind,amount,account.created\nA,,account,,2026-06-06\nB,,account,,2026-06-05\n";
    let ran = run_for(&shared, csv.as_bytes(), CSV);
    assert_eq!(ran.said(), ["2: account.created activated_before_creation"]);
}

#[test]
fn an_account_that_comes_back_is_reported_once_and_its_rows_there_are_left_out() {
    let ran = run(
        "account,at,kind,amount\nA,2026-06-02,top_up,5\nB,2026-06-02,top_up,6\nA,2026-06-03,top_up,7\n\
        A,2026-06-04,spend,x\nB,2026-06-04,top_up,1\n",
    );
    let back =
        |line: u64, account: &str| format!("{line}: AccountReturned {{ account: {account:?} }}");
    assert_eq!(ran.said(), [back(4, "A")]);
    let figures = ran.figures(["account", "state", "cash_in", "bad_rows"]);
    let missed = "earning_window_missed";
    let expected = [
        ["A", missed, "5.00", "0"],
        ["A", "", "", "2"],
        // B's rows go on after those of A: 6 + 1 = 7.
        ["B", missed, "7.00", "0"],
    ];
    assert_eq!(figures, expected);
    assert_eq!((ran.counts.accounts, ran.counts.bad_rows), (2, 2));
}

#[test]
fn nothing_of_one_account_is_left_for_the_next() {
    let first =
        "A,2026-06-02,top_up,300,2026-06-02,\nA,2026-06-03,spend,x,,\nA,2026-06-03,refund,1,,1\n";
    let second = "B,2026-06-02,top_up,300,,\nB,2026-06-03,spend,100,,\nB,2026-06-04,refund,40,,2\n";
    let header = "account,at,kind,amount,account.created,spend\n";
    let alone = run(&format!("{header}{second}"));
    let after = run(&format!("{header}{first}{second}"));
    assert_eq!(after.out.lines().last(), alone.out.lines().last());
    assert_eq!(alone.figures(["counted", "refunded"]), [["60.00", "40.00"]]);
}

#[test]
fn every_kind_of_entry_can_stand_in_a_row() {
    // Each entry of the good scenarios as a row gives the outcome of the scenario.
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/scenarios");
    let (mut files, mut kinds) = (0, std::collections::BTreeSet::new());
    for file in std::fs::read_dir(folder).unwrap() {
        let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
        let whole = scenario(&text);
        let Node::Map(fields) = Node::from_json(&text).unwrap() else { panic!("an object") };
        let without_entries = fields.into_iter().filter(|(name, _)| name != "entries").collect();
        let Node::Map(written) = whole.to_node() else { panic!("an object") };
        let entries = written.into_iter().find(|(name, _)| name == "entries");
        let Some((_, Node::List(entries))) = entries else { continue };
        let mut names = vec!["account".to_owned()];
        for entry in &entries {
            let Node::Map(fields) = entry else { panic!("an object") };
            names.extend(fields.iter().map(|(name, _)| name.clone()));
            kinds.insert(entry.get("kind").unwrap().as_text().unwrap().to_owned());
        }
        names.sort();
        names.dedup();
        let cell = |entry: &Node, name: &str| match entry.get(name) {
            None if name == "account" => "A".to_owned(),
            // A blank cell says as much as null.
            None | Some(Node::Null) => String::new(),
            Some(Node::Text(text)) => format!("\"{}\"", text.replace('"', "\"\"")),
            Some(node) => format!("\"{}\"", node.to_json().replace('"', "\"\"")),
        };
        let mut csv = names.join(",") + "\n";
        for entry in &entries {
            csv +=
                &(names.iter().map(|name| cell(entry, name)).collect::<Vec<_>>().join(",") + "\n");
        }
        let shared = Node::Map(without_entries).to_json();
        // A shared scenario whose refunds name entries by number needs them; here they are in the rows.
        let ran = run_for(&shared, csv.as_bytes(), CSV);
        assert_eq!(ran.said(), Vec::<String>::new(), "{}\n{csv}", whole.name);
        let totals = totals(&whole);
        let figures = ran.figures(["state", "counted", "cash_left", "at"]);
        for (row, offer) in figures.iter().zip(&totals.offers) {
            let money = |money| whole.account.currency.format(money);
            let expected = [
                offer.state.code().to_owned(),
                money(offer.counted),
                money(totals.ledger.cash()),
                totals.at.to_string(),
            ];
            assert_eq!(*row, expected, "{}", whole.name);
        }
        files += 1;
    }
    assert!(files > 400, "{files} scenarios are too few");
    let all: Vec<_> = ad_credit_lab_engine::scenario::Action::KINDS
        .iter()
        .map(|kind| (*kind).to_owned())
        .collect();
    let missing: Vec<_> = all.iter().filter(|kind| !kinds.contains(*kind)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn campaigns_spend_by_themselves_until_the_shared_end_and_not_too_often() {
    let header = "account,at,kind,amount,campaign,daily_budget,spend\n";
    let rows = "A,2026-06-02,top_up,100,,,\n\
        A,2026-06-03T00:00,create_campaign,,Launch,24,\n\
        A,2026-06-04T00:00,change_budget,,Launch,48,\n\
        A,2026-06-04T12:00,change_budget,,Launch,,\n\
        A,2026-06-05,refund,1,,,6\n\
        A,2026-06-05,refund,1,,,42\n\
        A,2026-06-05,refund,1,,,43\n\
        B,2026-06-02,top_up,100,,,\n";
    let csv = format!("{header}{rows}");
    let until = |until: &str| {
        SHARED.replace("\"Shared\",", &format!("\"Shared\", \"until\": \"{until}\","))
    };
    // 24 hours of 1.00 and twelve of 2.00, numbers 8 to 43, are 48.00. Entry 6 is a refund; the other two give back 1.00 each:
    // 48 - 2 = 46.
    let ran = run_for(&until("2026-06-30"), csv.as_bytes(), CSV);
    assert_eq!(ran.said(), ["6: spend not_a_spend"]);
    assert_eq!(
        ran.figures(["account", "counted", "cash_left"]),
        [["A", "46.00", "54.00"], ["B", "0.00", "100.00"]]
    );
    assert_eq!(
        run_for(SHARED, csv.as_bytes(), CSV).said()[..2],
        ["3: daily_budget budget_needs_end", "4: daily_budget budget_needs_end"]
    );
    // Thirty years have more than 200,000 hours; the budget that is left out was the only one, so that A goes on without it.
    let rows = "A,2026-06-02,top_up,100,,,\n\
        A,2026-06-03T00:00,create_campaign,,Launch,24,\n\
        A,2026-06-04T00:00,spend,5,,,\n";
    let ran = run_for(&until("2056-06-30"), format!("{header}{rows}").as_bytes(), CSV);
    assert_eq!(ran.said(), ["3:  too_many_charges"]);
    assert_eq!(ran.figures(["counted", "cash_left"]), [["5.00", "95.00"]]);
}
