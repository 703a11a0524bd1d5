//! When an offer's source was read, and from when on that is long ago.

use std::fmt;

use crate::calendar::Date;

/// When an offer's source was last read, or which time the page itself bears, as exactly as that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// On this date.
    On(Date),
    /// In the month that begins with this date.
    InMonth(Date),
    /// In the year that begins with this date.
    InYear(Date),
    /// Nobody noted it.
    Unknown,
}

/// After how many months an offer may be out of date.
const MONTHS: u32 = 6;

impl Seen {
    /// Reads `2026-05-17`, `2026-05`, `2026` or `unknown`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text.len() {
            10 => Date::parse(text).map(Self::On),
            4 => Date::parse(&format!("{text}-01-01")).map(Self::InYear),
            7 if text != "unknown" => Date::parse(&format!("{text}-01")).map(Self::InMonth),
            _ => (text == "unknown").then_some(Self::Unknown),
        }
    }

    /// The last date on which it can have been read, if that is known.
    #[must_use]
    pub fn latest(self) -> Option<Date> {
        match self {
            Self::On(date) => Some(date),
            Self::InMonth(first) => Some(first.plus_months(1).plus_days(-1)),
            Self::InYear(first) => Some(first.plus_months(12).plus_days(-1)),
            Self::Unknown => None,
        }
    }

    /// Whether a date is more than six months later than the last one on which it can have been read. Where that is not known, so is this.
    #[must_use]
    pub fn is_long_before(self, date: Date) -> Option<bool> {
        Some(date > self.latest()?.plus_months(MONTHS))
    }
}

impl fmt::Display for Seen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (date, length) = match self {
            Self::On(date) => (date, 10),
            Self::InMonth(first) => (first, 7),
            Self::InYear(first) => (first, 4),
            Self::Unknown => return f.write_str("unknown"),
        };
        f.write_str(date.to_string().get(..length).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_months_and_years_are_read_and_written_alike_and_nothing_else() {
        for text in ["2026-05-17", "2026-02", "2020", "unknown"] {
            assert_eq!(Seen::parse(text).unwrap().to_string(), text);
        }
        for text in ["", "1999", "2026-13", "2026-2", "20260", "Unknown", "2026-02-30", "unknowns"]
        {
            assert_eq!(Seen::parse(text), None, "{text}");
        }
    }

    #[test]
    fn six_months_run_from_the_last_date_on_which_it_can_have_been_read() {
        let is_long = |seen: &str, date: &str| {
            Seen::parse(seen).unwrap().is_long_before(Date::parse(date).unwrap())
        };
        // 17 May and six months are 17 November, which is not more than six months.
        assert_eq!(is_long("2026-05-17", "2026-11-17"), Some(false));
        assert_eq!(is_long("2026-05-17", "2026-11-18"), Some(true));
        // 28 February 2026 and six months are 28 August; 31 December 2020 and six months are 30 June 2021.
        assert_eq!(is_long("2026-02", "2026-08-28"), Some(false));
        assert_eq!(is_long("2026-02", "2026-08-29"), Some(true));
        assert_eq!(is_long("2020", "2021-06-30"), Some(false));
        assert_eq!(is_long("2020", "2021-07-01"), Some(true));
        assert_eq!(is_long("unknown", "2026-06-01"), None);
    }
}
