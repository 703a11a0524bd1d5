//! Dates as exports and spreadsheets write them.

use ad_credit_lab_engine::calendar::Date;

/// In which order a date of numbers alone has its parts. A year that comes first in four digits, and a month by its name, need none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateOrder {
    /// 31.01.2026.
    DayMonthYear,
    /// 01/31/2026.
    MonthDayYear,
    /// 26-01-31.
    YearMonthDay,
}

impl DateOrder {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::DayMonthYear, Self::MonthDayYear, Self::YearMonthDay];
}

/// A cell that is written as a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Written {
    /// It says itself what is what: year, month, day.
    Clear([u32; 3]),
    /// Three numbers whose order has to be known, and whether points stand between them, which nobody writes after a month.
    Numbers([u32; 3], bool),
}

/// Why a cell that is written as a date is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NoDate {
    /// The calendar has no such date.
    NotThere,
    /// It lies before 2000 or after 2199.
    OutsideYears,
}

impl Written {
    /// The date, in this order where it needs one.
    pub(crate) fn date(self, order: DateOrder) -> Result<Date, NoDate> {
        let [year, month, day] = match (self, order) {
            (Self::Clear(parts), _) => parts,
            (Self::Numbers([day, month, year], _), DateOrder::DayMonthYear)
            | (Self::Numbers([month, day, year], _), DateOrder::MonthDayYear)
            | (Self::Numbers([year, month, day], _), DateOrder::YearMonthDay) => {
                [if year < 100 { year + 2000 } else { year }, month, day]
            }
        };
        if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
            return Err(NoDate::NotThere);
        }
        if !(2000..=2199).contains(&year) {
            return Err(NoDate::OutsideYears);
        }
        let mut text = *b"0000-00-00";
        for (at, number) in [(3, year), (6, month), (9, day)] {
            let (mut at, mut rest) = (at, number);
            while rest > 0 {
                text[at] = b'0' + (rest % 10) as u8;
                (at, rest) = (at.saturating_sub(1), rest / 10);
            }
        }
        str::from_utf8(&text).ok().and_then(Date::parse).ok_or(NoDate::NotThere)
    }

    /// Whether it may be meant in this order: with points between the numbers the day comes first, or the year.
    pub(crate) fn fits(self, order: DateOrder) -> bool {
        let is_meant = match self {
            Self::Clear(_) => true,
            Self::Numbers(_, has_points) => !has_points || order != DateOrder::MonthDayYear,
        };
        is_meant && self.date(order).is_ok()
    }
}

/// The longest cell that is looked at, in bytes.
const LONGEST: usize = 60;

/// Reads a cell as a date, with a weekday before it and a clock time after it where there are any.
pub(crate) fn read_date(cell: &str) -> Option<Written> {
    let text = without_time(cell)?;
    let mut numbers = [(0_u32, 0_u32); 3];
    let (mut count, mut words, mut month) = (0, 0, None);
    // Whether something other than spaces stands before the number that comes, and whether only points do.
    let (mut is_divided, mut has_points, mut all_divided) = (false, false, true);
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let is_same = |letter: char| {
            if first.is_ascii_digit() { letter.is_ascii_digit() } else { is_letter(letter) }
        };
        if first.is_ascii_digit() || is_letter(first) {
            let length = rest.find(|letter| !is_same(letter)).unwrap_or(rest.len());
            let (token, after) = rest.split_at(length);
            rest = after;
            if first.is_ascii_digit() {
                let place = numbers.get_mut(count)?;
                *place = (token.parse().ok().filter(|_| length <= 8)?, u32::try_from(length).ok()?);
                all_divided &= count == 0 || is_divided;
                count += 1;
            } else {
                words += 1;
                month = month_of(token).or(month);
            }
            is_divided = false;
            continue;
        }
        match first {
            '.' => (is_divided, has_points) = (true, true),
            '-' | '/' | '年' | '月' | '日' => is_divided = true,
            ',' => {}
            space if space.is_whitespace() => {}
            _ => return None,
        }
        if count == 0 && words == 0 {
            // Nothing stands before a date: what begins with a dash is something else.
            return None;
        }
        rest = &rest[first.len_utf8()..];
    }
    let [(a, a_length), (b, b_length), (c, c_length)] = numbers;
    match (count, month, words) {
        (1, None, 0) if a_length == 8 => Some(Written::Clear([a / 10_000, a / 100 % 100, a % 100])),
        (2, Some(month), ..=3) if a_length == 4 && b_length <= 2 => {
            Some(Written::Clear([a, month, b]))
        }
        (2, Some(month), ..=3) if a_length <= 2 && (b_length == 4 || b_length == 2) => {
            Some(Written::Clear([if b_length == 2 { b + 2000 } else { b }, month, a]))
        }
        (3, None, ..=1) if !all_divided || b_length > 2 => None,
        (3, None, ..=1) if a_length == 4 && c_length <= 2 => Some(Written::Clear([a, b, c])),
        (3, None, ..=1) if a_length <= 2 && (c_length == 4 || c_length == 2) => {
            Some(Written::Numbers([a, b, c], has_points))
        }
        _ => None,
    }
}

/// Whether it is a letter of a word. The tables of Unicode, which would tell exactly, are kilobytes.
pub(crate) fn is_letter(letter: char) -> bool {
    let is_other = || !letter.is_ascii() && !letter.is_whitespace() && !letter.is_control();
    letter.is_ascii_alphabetic() || (is_other() && !matches!(letter, '年' | '月' | '日'))
}

/// What stands before the clock time, whose hour comes before the first colon.
fn without_time(cell: &str) -> Option<&str> {
    if cell.len() > LONGEST {
        return None;
    }
    let Some(colon) = cell.find(':') else { return Some(cell) };
    let hour = cell[..colon].trim_end_matches(|letter: char| letter.is_ascii_digit());
    if hour.len() == colon {
        return None;
    }
    let is_between = |letter: char| letter.is_whitespace() || matches!(letter, ',' | 'T');
    let date = hour.trim_end_matches(is_between);
    (date.len() < hour.len()).then_some(date)
}

/// How months begin in English, German, French, Spanish, Italian, Portuguese, Dutch and the languages of Scandinavia.
const MONTHS: [&str; 12] = [
    "jan ene gen",
    "feb fév fev",
    "mar mär mrz mrt maa",
    "apr avr abr",
    "may mai mei maj mag",
    "jun juin giu",
    "jul juil lug",
    "aug aoû aou ago",
    "sep set",
    "oct okt ott out",
    "nov",
    "dec déc dez dic",
];

/// The number of a month by how its name begins.
fn month_of(word: &str) -> Option<u32> {
    let begins = |name: &str| {
        let mut letters = word.chars();
        name.chars().all(|letter| letters.next().is_some_and(|own| lower(own) == letter))
    };
    let month = MONTHS.iter().position(|names| names.split(' ').any(begins))?;
    u32::try_from(month + 1).ok()
}

/// A letter of a month's name in lower case.
fn lower(letter: char) -> char {
    match letter {
        'Ä' => 'ä',
        'É' => 'é',
        'Û' => 'û',
        _ => letter.to_ascii_lowercase(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn in_order(cell: &str, order: DateOrder) -> String {
        match read_date(cell).map(|written| written.date(order)) {
            Some(Ok(date)) => date.to_string(),
            Some(Err(why)) => format!("{why:?}"),
            None => "none".to_owned(),
        }
    }

    #[test]
    fn dates_that_say_themselves_what_is_what_need_no_order() {
        for cell in [
            "2026-01-31",
            "2026/1/31",
            "2026.01.31",
            "20260131",
            "Jan 31, 2026",
            "January 31, 2026",
            "31 Jan 2026",
            "31-Jan-26",
            "31. Januar 2026",
            "31 janv. 2026",
            "31 de enero de 2026",
            "Sat, Jan 31, 2026",
            "Samstag, 31. Januar 2026",
            "2026-01-31 00:00:00",
            "2026-01-31T00:00",
            "2026-01-31T23:59:59.000+01:00",
            "Jan 31, 2026, 12:00:00 AM",
            "2026年1月31日",
        ] {
            for order in DateOrder::ALL {
                assert_eq!(in_order(cell, order), "2026-01-31", "{cell}");
            }
        }
    }

    #[test]
    fn months_are_known_by_how_they_begin_and_weekdays_are_not_taken_for_them() {
        for (cell, date) in [
            ("1 Mär 2026", "2026-03-01"),
            ("1 MÄRZ 2026", "2026-03-01"),
            ("1 févr. 2026", "2026-02-01"),
            ("1 juin 2026", "2026-06-01"),
            ("1 juil. 2026", "2026-07-01"),
            ("1 août 2026", "2026-08-01"),
            ("1 Dez. 2026", "2026-12-01"),
            // Tuesday in French begins as March does.
            ("mar. 6 janv. 2026", "2026-01-06"),
        ] {
            assert_eq!(in_order(cell, DateOrder::DayMonthYear), date, "{cell}");
        }
    }

    #[test]
    fn numbers_are_read_in_the_order_that_is_given() {
        let [day_first, month_first, year_first] = DateOrder::ALL;
        assert_eq!(in_order("1/2/26", day_first), "2026-02-01");
        assert_eq!(in_order("1/2/26", month_first), "2026-01-02");
        assert_eq!(in_order("1/2/26", year_first), "2001-02-26");
        assert_eq!(in_order("31.01.2026", day_first), "2026-01-31");
        assert_eq!(in_order("01/31/2026 00:00", month_first), "2026-01-31");
        assert_eq!(in_order("01/31/2026", day_first), "NotThere");
        assert_eq!(in_order("30/02/2026", day_first), "NotThere");
        assert_eq!(in_order("31/01/1926", day_first), "OutsideYears");
        assert!(!read_date("01.02.2026").unwrap().fits(month_first));
    }

    #[test]
    fn what_is_no_date_is_none() {
        for cell in [
            "",
            "-",
            "--",
            "Total",
            "12",
            "12.30",
            "1,234.56",
            "1 234 26",
            "-1/2/26",
            "1/2",
            "31 Jan",
            "Jan 2026",
            "1 January 2026 - 31 January 2026",
            "12:30",
            "2026-01-31 - 2026-02-01",
            "1/2/3/26",
            "123456789",
            "99999999999999999999",
            "Week 5",
        ] {
            assert_eq!(read_date(cell), None, "{cell}");
        }
    }
}
