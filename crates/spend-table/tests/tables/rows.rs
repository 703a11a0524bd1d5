//! Rows that are bad, out of order, missing, or far from the others.

use crate::told::{bad, days, table};

#[test]
fn each_bad_row_is_named_with_its_line_and_what_is_wrong() {
    let table = table!("bad-rows.csv");
    assert_eq!(
        bad(&table),
        [
            "3 NoSuchDate(None) 2026-06-31",
            "4 NotADate yesterday",
            "5 NoDate a",
            "6 NotAnAmount(Point) ten",
            "7 Negative -4.00",
            "8 NoAmount 2026-06-04",
            "9 NotAnAmount(Point) 1,5",
            "10 OutsideYears 1926-06-06",
            "11 TooManyCells 2026-06-07",
            "12 Unreadable ",
        ]
    );
    assert_eq!(table.bad.count, 10);
    // 10.00 on 1 June and on 9 June, and nothing on the seven days between.
    assert_eq!(days(&table), ("2026-06-01".to_owned(), vec![1_000, 0, 0, 0, 0, 0, 0, 0, 1_000]));
    assert_eq!(table.daily.as_ref().unwrap().rows, 2);
}

#[test]
fn rows_in_another_order_are_sorted_and_dates_without_a_row_spend_nothing() {
    let table = table!("newest-first.csv");
    // 31 December to 10 January are 11 days, of which 3 have a row.
    assert_eq!(
        days(&table),
        ("2025-12-31".to_owned(), vec![300, 0, 0, 0, 0, 0, 0, 0, 400, 0, 500])
    );
    let daily = table.daily.as_ref().unwrap();
    assert!(daily.is_unsorted);
    assert_eq!(daily.dates_without_row, 8);
    let gap = daily.longest_gap.map(|(from, until)| (from.to_string(), until.to_string()));
    assert_eq!(gap, Some(("2026-01-01".to_owned(), "2026-01-07".to_owned())));
}

#[test]
fn a_date_decades_away_is_a_bad_row_and_the_others_stay() {
    let table = table!("one-date-far.csv");
    assert_eq!(bad(&table), ["3 FarFromOthers 2062-06-02"]);
    assert_eq!(days(&table), ("2026-06-01".to_owned(), vec![1_000, 0, 3_000]));
}

#[test]
fn a_decimal_comma_between_commas_makes_too_many_cells_and_no_wrong_amounts() {
    let table = table!("decimal-comma-between-commas.csv");
    assert_eq!(bad(&table), ["2 TooManyCells 2026-06-01", "3 TooManyCells 2026-06-02"]);
    assert_eq!(table.daily, None);
}
