//! What is chosen otherwise than it was recognised.

use ad_credit_lab_engine::money::Currency;
use ad_credit_lab_spend_table::{
    Choice, DateOrder, DecimalMark, Delimiter, Encoding, SpendTable, read,
};

use crate::told::{bad, days, recognised};

const TEXT: &[u8] = b"Day,Ends,A,B\n1/2/26,3/2/26,\"1,250\",2\n2/2/26,3/2/26,\"2,250\",3\n";

fn with(choice: Choice) -> SpendTable {
    read(TEXT, Currency::from_code("USD").unwrap(), choice).unwrap()
}

#[test]
fn each_choice_is_kept_to_and_is_not_asked_any_more() {
    let table = with(Choice::default());
    assert_eq!(
        (recognised(&table).as_str(), table.questions.len()),
        ("Utf8 Comma Point DayMonthYear Day A", 3,)
    );
    let choice = Choice {
        date_order: Some(DateOrder::MonthDayYear),
        decimal_mark: Some(DecimalMark::Comma),
        amount_column: Some(2),
        ..Choice::default()
    };
    let table = with(choice);
    assert_eq!(table.questions, []);
    // 1.250 on 2 January and 2.250 on 2 February, 31 days later.
    let (start, amounts) = days(&table);
    assert_eq!((start.as_str(), amounts.len()), ("2026-01-02", 32));
    assert_eq!((amounts[0], amounts[31]), (125, 225));
    let other = with(Choice { amount_column: Some(3), date_column: Some(1), ..choice });
    // Both rows are of 2 March, with 2 and 3.
    assert_eq!(days(&other), ("2026-03-02".to_owned(), vec![500]));
}

#[test]
fn what_does_not_fit_gives_no_days_and_says_so() {
    let table = with(Choice { delimiter: Some(Delimiter::Semicolon), ..Choice::default() });
    assert_eq!((table.date_column, table.daily), (None, None));
    let table = with(Choice { encoding: Some(Encoding::Utf16Le), ..Choice::default() });
    assert_eq!(table.daily, None);
    let choice = Choice { date_order: Some(DateOrder::MonthDayYear), ..Choice::default() };
    let table =
        read(b"d;s\n31/01/2026;1\n01/02/2026;1\n", Currency::from_code("USD").unwrap(), choice);
    assert_eq!(bad(&table.unwrap()), ["2 NoSuchDate(Some(MonthDayYear)) 31/01/2026"]);
}

#[test]
fn a_column_that_is_not_there_is_as_good_as_none_chosen() {
    let table =
        with(Choice { date_column: Some(9), amount_column: Some(usize::MAX), ..Choice::default() });
    assert_eq!((table.date_column, table.amount_column), (Some(0), Some(2)));
}
