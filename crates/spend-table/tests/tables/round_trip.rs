//! A table that is written in any of the usual ways reads back to the days of which it was written.

use ad_credit_lab_engine::calendar::Date;
use ad_credit_lab_engine::money::Currency;
use ad_credit_lab_spend_table::{Choice, DateOrder, DecimalMark, Delimiter, read};
use proptest::prelude::*;

/// How a table is written.
#[derive(Clone, Debug)]
struct Written {
    delimiter: Delimiter,
    mark: DecimalMark,
    between_thousands: &'static str,
    date: usize,
    sign: (&'static str, &'static str),
    line_end: &'static str,
    encoding: usize,
    has_titles: bool,
    is_amount_first: bool,
}

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

fn date(date: Date, way: usize) -> String {
    let (year, month, day) = date.year_month_day();
    let name = MONTHS[month as usize - 1];
    match way {
        0 => format!("{year}-{month:02}-{day:02}"),
        1 => format!("{day:02}.{month:02}.{year}"),
        2 => format!("{day}/{month}/{:02}", year % 100),
        3 => format!("{month}/{day}/{year}"),
        4 => format!("{year}{month:02}{day:02}"),
        5 => format!("{name} {day}, {year}"),
        6 => format!("{day} {name} {year}"),
        _ => format!("{year}-{month:02}-{day:02}T00:00:00"),
    }
}

/// An amount of cents, negative ones never.
fn amount(cents: i64, written: &Written) -> String {
    let mut whole = (cents / 100).to_string();
    let mut at = whole.len();
    while at > 3 && !written.between_thousands.is_empty() {
        at -= 3;
        whole.insert_str(at, written.between_thousands);
    }
    let (before, behind) = written.sign;
    format!("{before}{whole}{}{:02}{behind}", written.mark.letter(), cents % 100)
}

fn text(days: &[(Date, i64)], written: &Written) -> Vec<u8> {
    let byte = char::from(written.delimiter.byte());
    let quoted = |cell: String| {
        if cell.contains(byte) { format!("\"{cell}\"") } else { cell }
    };
    let mut text = String::new();
    let mut line = |cells: [String; 3]| {
        let [a, b, c] = cells.map(quoted);
        let cells = if written.is_amount_first { [c, b, a] } else { [a, b, c] };
        text.push_str(&cells.join(&byte.to_string()));
        text.push_str(written.line_end);
    };
    let own = |text: &str| text.to_owned();
    if written.has_titles {
        line([own("Daily report"), String::new(), String::new()]);
    }
    line([own("Date"), own("Impressions"), own("Amount spent")]);
    for (day, cents) in days {
        line([date(*day, written.date), (cents % 977).to_string(), amount(*cents, written)]);
    }
    line([own("Total"), String::new(), amount(days.iter().map(|(_, cents)| cents).sum(), written)]);
    let utf16 = || ["\u{feff}", &text].concat().encode_utf16().collect::<Vec<_>>();
    match written.encoding {
        0 => text.into_bytes(),
        1 => ["\u{feff}", &text].concat().into_bytes(),
        2 => utf16().into_iter().flat_map(u16::to_le_bytes).collect(),
        _ => utf16().into_iter().flat_map(u16::to_be_bytes).collect(),
    }
}

fn ways() -> impl Strategy<Value = Written> {
    let marks = prop_oneof![
        (
            Just(DecimalMark::Point),
            proptest::sample::select(vec!["", ",", " ", "\u{a0}", "\u{202f}", "'", "’"])
        ),
        (
            Just(DecimalMark::Comma),
            proptest::sample::select(vec!["", ".", " ", "\u{a0}", "\u{202f}", "'", "’"])
        ),
    ];
    let signs = vec![("", ""), ("$", ""), ("", " €"), ("USD ", ""), ("", "\u{a0}PLN")];
    (
        proptest::sample::select(Delimiter::ALL.to_vec()),
        marks,
        0_usize..8,
        proptest::sample::select(signs),
        proptest::sample::select(vec!["\n", "\r\n", "\r"]),
        0_usize..4,
        any::<(bool, bool)>(),
    )
        .prop_map(
            |(
                delimiter,
                (mark, between_thousands),
                date,
                sign,
                line_end,
                encoding,
                (has_titles, is_amount_first),
            )| {
                Written {
                    delimiter,
                    mark,
                    between_thousands,
                    date,
                    sign,
                    line_end,
                    encoding,
                    has_titles,
                    is_amount_first,
                }
            },
        )
}

proptest! {
    #[test]
    fn a_table_reads_back_to_its_days(
        written in ways(),
        start in 0_i32..70_000,
        amounts in proptest::collection::vec(0_i64..100_000_000, 13..60),
    ) {
        let start = Date::EARLIEST.plus_days(start);
        // Years of two digits are those from 2000 on.
        let start = if written.date == 2 { start.plus_days(-start.days_since(Date::EARLIEST) / 2) } else { start };
        let days: Vec<_> = (0..).map(|day| start.plus_days(day)).zip(amounts.iter().copied()).collect();
        let bytes = text(&days, &written);
        let mut table = read(&bytes, Currency::from_code("USD").unwrap(), Choice::default()).unwrap();
        if written.date == 2 || written.date == 3 {
            // Of 13 days in a row one is the 13th of its month or a later one.
            let order = if written.date == 2 { DateOrder::DayMonthYear } else { DateOrder::MonthDayYear };
            prop_assert!(table.date_order == Some(order), "{:?}", table);
        }
        let daily = table.daily.take();
        prop_assert_eq!(table.delimiter, written.delimiter);
        let read = daily.map(|daily| (daily.start, daily.amounts.iter().map(|amount| amount.minor()).collect::<Vec<_>>()));
        prop_assert_eq!(read, Some((start, amounts)), "{:?}", table);
        prop_assert_eq!((table.bad.count, table.left_out.count), (0, 1 + u64::from(written.has_titles)));
    }
}
