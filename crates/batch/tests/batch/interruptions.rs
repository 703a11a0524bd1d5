//! Rows of other accounts between those of one.

use super::ran::{Ran, run};

const MISSED: &str = "earning_window_missed";

fn played(rows: &str) -> Ran {
    run(&format!("account,at,kind,amount,spend\n{rows}"))
}

fn figures(ran: &Ran) -> Vec<[String; 4]> {
    ran.figures(["account", "state", "cash_left", "bad_rows"])
}

#[test]
fn a_row_of_an_earlier_account_does_not_end_the_one_at_hand() {
    // Good or bad, the row of A is left out, and B goes on: 500 - 150 = 350, which is below the 200.00 of the offer.
    for amount in ["oops", "5"] {
        let ran = played(&format!(
            "A,2026-06-01,top_up,400,\nB,2026-06-01,top_up,500,\nA,2026-06-02,spend,{amount},\nB,2026-06-03,spend,150,\n"
        ));
        assert_eq!(ran.said(), ["4: AccountReturned { account: \"A\" }"]);
        let expected =
            [["A", MISSED, "400.00", "0"], ["A", "", "", "1"], ["B", MISSED, "350.00", "0"]];
        assert_eq!(figures(&ran), expected);
        assert_eq!((ran.counts.accounts, ran.counts.rows, ran.counts.bad_rows), (2, 4, 1));
    }
}

#[test]
fn each_time_an_earlier_account_comes_between_it_is_told() {
    let ran = played(
        "A,2026-06-01,top_up,1,\nB,2026-06-01,top_up,10,\nA,2026-06-02,top_up,2,\nB,2026-06-02,top_up,20,\n\
         A,2026-06-03,top_up,3,\nA,2026-06-03\nB,2026-06-03\nB,2026-06-03,top_up,40,\n",
    );
    let back = |line: u64| format!("{line}: AccountReturned {{ account: \"A\" }}");
    let cells = |line: u64| format!("{line}: CellCount {{ expected: 5, found: 2 }}");
    assert_eq!(ran.said(), [back(4), back(6), cells(7), cells(8)]);
    // B has 10 + 20 + 40 = 70, and its own row that is cut short.
    let expected = [
        ["A", MISSED, "1.00", "0"],
        ["A", "", "", "1"],
        ["A", "", "", "2"],
        ["B", MISSED, "70.00", "1"],
    ];
    assert_eq!(figures(&ran), expected);
    assert_eq!((ran.counts.accounts, ran.counts.bad_rows), (2, 4));
}

#[test]
fn a_bad_row_of_an_account_that_was_never_there_does_not_end_the_one_at_hand() {
    // B: 500 - 150 + 50 = 400; entry 2 is its spend, because the row of Z is not numbered with its own.
    let ran = played(
        "B,2026-06-01,top_up,500,\nZ,2026-06-02,spend,oops,\nB,2026-06-03,spend,150,\nB,2026-06-04,refund,50,2\n\
         Z,2026-06-01,top_up,7,\n",
    );
    assert_eq!(ran.said(), ["3: amount expected_amount"]);
    // The bad row keeps the rows of Z, which stand together later, from nothing.
    let expected = [["Z", "", "", "1"], ["B", MISSED, "400.00", "0"], ["Z", MISSED, "7.00", "0"]];
    assert_eq!(figures(&ran), expected);
    assert_eq!((ran.counts.accounts, ran.counts.bad_rows), (2, 1));
}

#[test]
fn bad_rows_before_the_first_good_one_of_their_account_are_its_own() {
    // Z's rows are 1 and 2, bad, 3 its top-up, 4 its spend, 5 the refund of it: 90 - 30 + 10 = 70.
    let ran = played(
        "B,2026-06-01,top_up,500,\nZ,2026-06-02,spend,oops,\nZ,2026-06-31,spend,1,\nZ,2026-06-01,top_up,90,\n\
         Z,2026-06-03,spend,30,\nZ,2026-06-04,refund,10,4\nB,2026-06-03,spend,250,\n",
    );
    let expected = [
        "3: amount expected_amount",
        "4: at expected_date_or_date_time",
        "8: AccountReturned { account: \"B\" }",
    ];
    assert_eq!(ran.said(), expected);
    let expected = [["B", MISSED, "500.00", "0"], ["Z", MISSED, "70.00", "2"], ["B", "", "", "1"]];
    assert_eq!(figures(&ran), expected);
}

#[test]
fn several_others_between_do_not_end_the_account_at_hand() {
    // C is at hand; A was finished before, Y and Z have only bad rows, and C has 10 + 20 = 30.
    let ran = played(
        "A,2026-06-01,top_up,1,\nC,2026-06-01,top_up,10,\nY,x,top_up,5,\nZ,x,top_up,5,\nA,2026-06-02,top_up,2,\n\
         ,2026-06-02,top_up,2,\nC,2026-06-02,top_up,20,\n",
    );
    // Whether C goes on is not known when Z comes after Y, so that Y and Z are accounts without entries.
    let expected = [
        ["A", MISSED, "1.00", "0"],
        ["Y", MISSED, "0.00", "1"],
        ["Z", MISSED, "0.00", "1"],
        ["A", "", "", "1"],
        ["C", MISSED, "30.00", "0"],
    ];
    assert_eq!(figures(&ran), expected);
    assert_eq!((ran.counts.accounts, ran.counts.bad_rows), (4, 4));
}

#[test]
fn accounts_with_only_bad_rows_keep_their_place_where_no_account_goes_on() {
    let ran =
        played("A,2026-06-01,top_up,1,\nB,x,top_up,5,\nC,2026-06-01,top_up,3,\nD,x,top_up,5,\n");
    let expected = [
        ["A", MISSED, "1.00", "0"],
        ["B", MISSED, "0.00", "1"],
        ["C", MISSED, "3.00", "0"],
        ["D", MISSED, "0.00", "1"],
    ];
    assert_eq!(figures(&ran), expected);
}
