//! The usual exports. Their figures are invented.

use crate::told::{bad, days, left_out, recognised, table};

#[test]
fn google_ads_in_utf_16_between_tabs_with_titles_and_totals() {
    let table = table!("google-ads.csv");
    assert_eq!(recognised(&table), "Utf16Le Tab Point Clear Day Cost");
    // 29 January: 12.40 + 1,100.05; 30 January: 11.60 + 980.00; 31 January: 0.
    assert_eq!(days(&table), ("2026-01-29".to_owned(), vec![111_245, 99_160, 0]));
    // 1,112.45 + 991.60 is what the file's own total says.
    assert_eq!(table.daily.as_ref().unwrap().total().minor(), 210_405);
    assert_eq!(left_out(&table), ["1 Title", "2 Title", "9 Total", "10 Total"]);
    assert_eq!((table.header, bad(&table)), (Some(3), vec![]));
    assert_eq!(table.questions, []);
    assert_eq!(table.daily.as_ref().unwrap().dates_of_several_rows, 2);
    assert_eq!(table.currency.map(|currency| currency.code()), Some("USD"));
}

#[test]
fn tiktok_ads_manager_in_utf_8_with_its_mark_and_a_total_of_results() {
    let table = table!("tiktok-ads-manager.csv");
    assert_eq!(recognised(&table), "Utf8 Comma Point Clear By Day Cost");
    // 1 February: 25.00 + 4.10.
    assert_eq!(days(&table), ("2026-02-01".to_owned(), vec![2_910, 2_500, 1_837]));
    assert_eq!((left_out(&table), bad(&table)), (vec!["6 Total".to_owned()], vec![]));
    assert_eq!((table.header, table.questions.len()), (Some(1), 0));
}

#[test]
fn meta_ads_manager_in_german_with_its_sum_right_after_the_header() {
    let table = table!("meta-ads-manager-de.csv", "EUR");
    assert_eq!(recognised(&table), "Utf8 Comma Point Clear Tag Ausgegebener Betrag (EUR)");
    assert_eq!(days(&table), ("2026-03-01".to_owned(), vec![2_000, 2_107, 2_050]));
    assert_eq!((left_out(&table), bad(&table)), (vec!["2 Title".to_owned()], vec![]));
    assert_eq!((table.header, table.questions.len()), (Some(1), 0));
    assert!(table.daily.as_ref().unwrap().is_unsorted);
    assert_eq!(table.longer_times.count, 0);
}

#[test]
fn microsoft_advertising_with_months_first_and_a_copyright() {
    let table = table!("microsoft-advertising.csv");
    assert_eq!(recognised(&table), "Utf8 Comma Point MonthDayYear Gregorian date Spend");
    // Nothing on 1 February.
    assert_eq!(days(&table), ("2026-01-29".to_owned(), vec![1_020, 102_049, 0, 0, 931]));
    let daily = table.daily.as_ref().unwrap();
    let gap = daily.longest_gap.map(|(from, until)| (from.to_string(), until.to_string()));
    assert_eq!(gap, Some(("2026-02-01".to_owned(), "2026-02-01".to_owned())));
    assert_eq!(daily.dates_without_row, 1);
    assert_eq!(left_out(&table), ["1 Title", "2 Title", "3 Title", "4 Title", "11 Title"]);
    assert_eq!((table.header, bad(&table)), (Some(6), vec![]));
    assert_eq!(table.questions, []);
}

#[test]
fn excel_in_german_with_decimal_commas_between_semicolons() {
    let table = table!("excel-german.csv", "EUR");
    assert_eq!(recognised(&table), "Windows1252 Semicolon Comma DayMonthYear Datum Beträge");
    assert_eq!(days(&table), ("2026-02-28".to_owned(), vec![123_456, 4_990, 54]));
    assert_eq!((left_out(&table), bad(&table)), (vec!["5 Total".to_owned()], vec![]));
    assert_eq!(table.questions, []);
    assert_eq!(table.currency.map(|currency| currency.code()), Some("EUR"));
}

#[test]
fn excel_in_french_with_no_break_spaces_between_thousands_and_a_dash_for_nothing() {
    let table = table!("excel-french.csv", "EUR");
    assert_eq!(recognised(&table), "Windows1252 Semicolon Comma DayMonthYear Date Dépenses");
    assert_eq!(days(&table), ("2026-04-13".to_owned(), vec![123_450, 6_550, 0]));
    assert_eq!((left_out(&table), bad(&table)), (vec!["5 Total".to_owned()], vec![]));
    assert_eq!((table.without_amount, table.questions.len()), (1, 0));
}

#[test]
fn excel_in_swiss_german_with_apostrophes_and_weekdays() {
    let table = table!("excel-swiss.csv", "CHF");
    assert_eq!(recognised(&table), "Utf8 Semicolon Point Clear Datum Ausgaben");
    assert_eq!(days(&table), ("2026-05-04".to_owned(), vec![123_455, 6_545, 20_000]));
    assert_eq!((left_out(&table), bad(&table)), (vec!["1 Title".to_owned()], vec![]));
}

#[test]
fn what_is_pasted_from_a_spreadsheet_with_a_line_break_in_a_cell() {
    let table = table!("sheets-paste.txt");
    assert_eq!(recognised(&table), "Utf8 Tab Point Clear Date Spend");
    assert_eq!(days(&table), ("2026-01-30".to_owned(), vec![120_000, 30_050, 0, 9_950]));
    assert_eq!((table.without_amount, bad(&table)), (1, vec![]));
}

#[test]
fn hours_between_bars_are_added_up_to_days() {
    let table = table!("hours-in-bars.txt");
    assert_eq!(recognised(&table), "Utf8 Bar Point Clear when usd");
    // 1.10 + 2.20 on the first day.
    assert_eq!(days(&table), ("2026-01-31".to_owned(), vec![330, 330]));
}

#[test]
fn dates_without_anything_between_and_parts_of_a_cent() {
    let table = table!("compact-dates.csv");
    assert_eq!(recognised(&table), "Utf8 Comma Point Clear yyyymmdd cost_usd");
    // 1.005 + 1.000 = 2.005, and 0.015: each rounded half up after adding up.
    assert_eq!(days(&table), ("2026-01-31".to_owned(), vec![201, 2]));
    assert_eq!(table.daily.as_ref().unwrap().rounded, 2);
}

#[test]
fn rupees_in_groups_of_two_and_chinese_dates_in_utf_16_with_the_high_byte_first() {
    let table = table!("rupees.txt", "INR");
    assert_eq!(recognised(&table), "Utf16Be Tab Point Clear 日期 花费");
    assert_eq!(days(&table), ("2026-06-01".to_owned(), vec![12_345_650, 4_350]));
    assert_eq!(table.currency.map(|currency| currency.code()), Some("INR"));
}
