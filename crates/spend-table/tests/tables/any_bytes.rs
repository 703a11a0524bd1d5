//! Whatever the bytes are, a table is read of them, and what is said of it stays short.

use ad_credit_lab_engine::money::Currency;
use ad_credit_lab_engine::scenario::SpendPlan;
use ad_credit_lab_spend_table::{
    Choice, DateOrder, DecimalMark, Delimiter, Encoding, LARGEST, Listed, Reading, read,
};
use proptest::prelude::*;

fn choices() -> impl Strategy<Value = Choice> {
    let of = |all: &'static [Option<Delimiter>]| proptest::sample::select(all);
    let delimiters =
        of(&[None, Some(Delimiter::Tab), Some(Delimiter::Bar), Some(Delimiter::Comma)]);
    let orders = proptest::sample::select(vec![
        None,
        Some(DateOrder::MonthDayYear),
        Some(DateOrder::YearMonthDay),
    ]);
    let marks = proptest::sample::select(vec![None, Some(DecimalMark::Comma)]);
    let encodings =
        proptest::sample::select(vec![None, Some(Encoding::Utf16Be), Some(Encoding::Windows1252)]);
    let column = || proptest::option::of(0_usize..4);
    (delimiters, orders, marks, encodings, column(), column()).prop_map(
        |(delimiter, date_order, decimal_mark, encoding, date_column, amount_column)| Choice {
            encoding,
            delimiter,
            decimal_mark,
            date_order,
            date_column,
            amount_column,
        },
    )
}

fn pieces() -> impl Strategy<Value = Vec<u8>> {
    let known: Vec<&[u8]> = vec![
        b"2026-01-31",
        b"1/2/26",
        b"01.02.2026",
        b"Jan 31, 2026",
        b"2199-12-31",
        b"9999-99-99",
        b"12.30",
        b"1,234.56",
        b"1.234,56",
        b"-5",
        b"(1)",
        b"\"",
        b"\"\"",
        b",",
        b";",
        b"\t",
        b"|",
        b"\n",
        b"\r\n",
        b"\r",
        b"Date",
        b"Cost",
        b"Total",
        b"USD",
        b"\xe2\x82\xac",
        b"\xff\xfe",
        b"\xfe\xff",
        b"\xef\xbb\xbf",
        b"\0",
        b"99999999999999999999",
        b":",
        b"T12:00",
        b"\xa0",
        b" ",
    ];
    let piece = prop_oneof![
        8 => proptest::sample::select(known).prop_map(<[u8]>::to_vec),
        1 => proptest::collection::vec(any::<u8>(), 0..4),
    ];
    proptest::collection::vec(piece, 0..80).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_bytes_are_read_and_what_is_said_stays_bounded(
        bytes in pieces(), choice in choices(), digits in proptest::sample::select(vec!["USD", "JPY", "KWD"]),
    ) {
        let currency = Currency::from_code(digits).unwrap();
        let table = read(&bytes, currency, choice).unwrap();
        prop_assert!(table.bad.first.len() <= Listed::<u64>::MOST);
        prop_assert!(table.bad.count >= table.bad.first.len() as u64);
        prop_assert!(table.bad.first.is_sorted_by_key(|row| row.line));
        prop_assert!(table.bad.first.iter().all(|row| row.line >= 1 && row.text.chars().count() <= 61));
        if let Some(daily) = &table.daily {
            prop_assert!((1..=SpendPlan::MOST_DAYS as usize).contains(&daily.amounts.len()));
            prop_assert!(daily.amounts.iter().all(|amount| amount.minor() >= 0));
        }
        // In parts it is the same table.
        let mut reading = Reading::begin(bytes.as_slice().into(), currency, choice).unwrap();
        let in_parts = std::iter::repeat_with(|| reading.go_on(1)).find_map(|table| table).unwrap();
        prop_assert_eq!(in_parts, table);
    }
}

#[test]
fn of_many_bad_rows_the_first_are_listed_and_all_are_counted() {
    let text = format!("Date,Cost\n2026-01-01,1\n{}2026-01-02,1\n", "2026-01-01,x\n".repeat(150));
    let table =
        read(text.as_bytes(), Currency::from_code("USD").unwrap(), Choice::default()).unwrap();
    assert_eq!((table.bad.first.len(), table.bad.count), (Listed::<u64>::MOST, 150));
    // The header and a good row come first.
    assert_eq!((table.bad.first[0].line, table.bad.first[99].line), (3, 102));
}

#[test]
fn a_table_that_is_too_large_is_not_begun() {
    let usd = Currency::from_code("USD").unwrap();
    assert!(Reading::begin(vec![b'a'; LARGEST + 1].into(), usd, Choice::default()).is_none());
    let largest = vec![b'\n'; LARGEST];
    assert_eq!(read(&largest, usd, Choice::default()).unwrap().daily, None);
}
