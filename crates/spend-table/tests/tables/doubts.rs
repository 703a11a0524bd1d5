//! What is asked because two readings fit.

use ad_credit_lab_spend_table::{DateOrder, DecimalMark, Question};

use crate::told::{days, recognised, table};

#[test]
fn days_up_to_twelve_leave_open_what_comes_first_and_both_readings_are_shown() {
    let table = table!("ambiguous-order.csv");
    let [Question::DateOrder { text, readings }] = table.questions.as_slice() else {
        panic!("{:?}", table.questions)
    };
    assert_eq!(
        (text.as_str(), readings.map(|date| date.to_string())),
        ("1/2/26", ["2026-02-01".to_owned(), "2026-01-02".to_owned()],)
    );
    // Three days in a row are likelier than the second of three months.
    assert_eq!(table.date_order, Some(DateOrder::DayMonthYear));
    assert_eq!(days(&table), ("2026-02-01".to_owned(), vec![1_000, 2_000, 3_000]));
}

#[test]
fn one_date_whose_day_is_above_twelve_settles_the_order() {
    let table = table!("newest-first.csv");
    assert_eq!(table.questions, []);
    assert_eq!(table.date_order, Some(DateOrder::DayMonthYear));
}

#[test]
fn amounts_that_are_all_of_thousands_or_all_of_thousandths_leave_the_mark_open() {
    let table = table!("thousands-or-decimals.csv");
    let [Question::DecimalMark { text, readings }] = table.questions.as_slice() else {
        panic!("{:?}", table.questions)
    };
    // 1,250 is 1,250.00 with a point, and 1.25 with a comma.
    assert_eq!((text.as_str(), readings.map(|money| money.minor())), ("1,250", [125_000, 125]));
    assert_eq!(table.decimal_mark, DecimalMark::Point);
    assert_eq!(days(&table).1, [125_000, 250_000]);
}

#[test]
fn of_two_columns_of_amounts_without_telling_names_it_is_asked_which() {
    let table = table!("which-amount.csv");
    assert_eq!(recognised(&table), "Utf8 Semicolon Comma Clear Date A");
    assert_eq!(table.questions, [Question::AmountColumn]);
}
