//! What a table says, in short texts that a test can hold against others.

use ad_credit_lab_engine::money::Currency;
use ad_credit_lab_spend_table::{Choice, SpendTable, read};

/// A file of `tests/spend-tables` as it is read for an account in dollars.
macro_rules! table {
    ($name:literal) => {
        table!($name, "USD")
    };
    ($name:literal, $currency:literal) => {
        crate::told::read_in(
            include_bytes!(concat!("../../../../tests/spend-tables/", $name)),
            $currency,
        )
    };
}

pub(crate) use table;

pub(crate) fn read_in(bytes: &[u8], currency: &str) -> SpendTable {
    read(bytes, Currency::from_code(currency).unwrap(), Choice::default()).unwrap()
}

/// How it was recognised: encoding, delimiter, decimal mark, order of dates, and the headings of dates and amounts.
pub(crate) fn recognised(table: &SpendTable) -> String {
    let heading = |column: Option<usize>| column.map(|at| table.columns[at].heading.clone());
    let order = table.date_order.map_or("Clear".to_owned(), |order| format!("{order:?}"));
    format!(
        "{:?} {:?} {:?} {order} {} {}",
        table.encoding,
        table.delimiter,
        table.decimal_mark,
        heading(table.date_column).unwrap_or_default(),
        heading(table.amount_column).unwrap_or_default()
    )
}

/// The first date and each day's minor units.
pub(crate) fn days(table: &SpendTable) -> (String, Vec<i64>) {
    let daily = table.daily.as_ref().unwrap();
    (daily.start.to_string(), daily.amounts.iter().map(|amount| amount.minor()).collect())
}

/// Each bad row: its line, what is wrong, what stands there.
pub(crate) fn bad(table: &SpendTable) -> Vec<String> {
    let rows = table.bad.first.iter();
    rows.map(|row| format!("{} {:?} {}", row.line, row.fault, row.text)).collect()
}

/// Each row that is no data: its line and what it is taken for.
pub(crate) fn left_out(table: &SpendTable) -> Vec<String> {
    table.left_out.first.iter().map(|row| format!("{} {:?}", row.line, row.what)).collect()
}
