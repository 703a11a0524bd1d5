//! Figures as the browser writes them.

use ad_credit_lab::i18n::{Figures, Words};
use ad_credit_lab_engine::calendar::Instant;
use ad_credit_lab_engine::money::{Currency, Money};
use ad_credit_lab_words::{Format, Plural};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::date;

fn figures(code: &str) -> Figures {
    Words::english().figures(Currency::from_code(code).unwrap())
}

/// The digits of a figure with what stands between them, without the currency's sign.
fn number(text: &str) -> &str {
    text.trim_matches(|c: char| !c.is_ascii_digit())
}

#[wasm_bindgen_test]
fn amounts_have_the_decimals_of_their_currency() {
    let cases = [
        ("USD", 2_550, "25.50", "25.50"),
        ("USD", 2_500, "25", "25.00"),
        ("USD", 1, "0.01", "0.01"),
        ("JPY", 10_000, "10,000", "10,000"),
        ("KWD", 1_234, "1.234", "1.234"),
        ("CLP", 5, "5", "5"),
    ];
    for (code, minor, short, exact) in cases {
        let (figures, money) = (figures(code), Money::from_minor(minor));
        assert_eq!(number(&figures.money(money)), short, "{code}");
        assert_eq!(number(&figures.exact_money(money)), exact, "{code}");
    }
}

#[wasm_bindgen_test]
fn the_largest_amounts_are_written_to_the_cent() {
    let written = figures("USD").exact_money(Money::from_minor(9_999_999_999_999));
    assert_eq!(number(&written), "99,999,999,999.99");
    // Sums of a whole scenario are larger than any amount in it, and no float holds them to the cent.
    let written = figures("USD").exact_money(Money::from_minor(1_234_567_890_123_456_789));
    assert_eq!(number(&written), "12,345,678,901,234,567.89");
}

#[wasm_bindgen_test]
fn the_sign_of_the_currency_is_shown() {
    assert!(figures("USD").money(Money::from_minor(100)).contains('$'));
    assert!(figures("JPY").money(Money::from_minor(100)).contains('¥'));
}

#[wasm_bindgen_test]
fn dates_have_their_weekday_and_are_not_moved_by_the_browser_s_time_zone() {
    let figures = figures("USD");
    for (day, parts) in [
        ("2000-01-01", ["Sat", "Jan", "1", "2000"]),
        ("2026-06-09", ["Tue", "Jun", "9", "2026"]),
        ("2199-12-31", ["Tue", "Dec", "31", "2199"]),
    ] {
        let written = figures.date(date(day));
        for part in parts {
            assert!(written.contains(part), "{written}");
        }
        for part in &parts[..1] {
            assert!(!figures.short_date(date(day)).contains(part));
        }
    }
}

#[wasm_bindgen_test]
fn instants_have_their_date_and_their_civil_time() {
    let figures = figures("USD");
    let instant = Instant::parse("2026-06-09T23:05").unwrap();
    let (whole, time) = (figures.instant(instant), figures.time(instant));
    assert!(whole.starts_with(&figures.date(instant.date())), "{whole}");
    for written in [whole, time] {
        assert!(written.contains("11:05") || written.contains("23:05"), "{written}");
    }
}

#[wasm_bindgen_test]
fn counts_are_grouped_and_take_the_plural_of_english() {
    let figures = figures("USD");
    assert_eq!(figures.whole(200_000), "200,000");
    let forms = [0, 1, 2, 11].map(|number| figures.plural(number));
    assert_eq!(forms, [Plural::Other, Plural::One, Plural::Other, Plural::Other]);
}
