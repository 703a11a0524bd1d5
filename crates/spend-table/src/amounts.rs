//! Amounts of money as exports and spreadsheets write them.

use ad_credit_lab_engine::money::{Currency, Money};

use crate::dates::is_letter;

/// What stands between whole units and decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecimalMark {
    /// 1,234.56.
    Point,
    /// 1.234,56.
    Comma,
}

impl DecimalMark {
    /// Both of them.
    pub const ALL: [Self; 2] = [Self::Point, Self::Comma];

    /// The mark itself.
    #[must_use]
    pub const fn letter(self) -> char {
        match self {
            Self::Point => '.',
            Self::Comma => ',',
        }
    }

    const fn other(self) -> char {
        match self {
            Self::Point => ',',
            Self::Comma => '.',
        }
    }
}

/// An amount of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Amount {
    /// Thousandths of the currency's minor unit.
    pub(crate) thousandths: i64,
    /// The currency that is written beside it, where that names one.
    pub(crate) currency: Option<Currency>,
    /// Whether a currency or decimals are written, as few counts of anything are.
    pub(crate) looks_like_money: bool,
}

/// Why a cell has no amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NoAmount {
    /// Nothing stands there, or a dash.
    Blank,
    /// It is written as no amount is.
    NotAnAmount,
    /// It is less than nothing.
    Negative,
    /// It is more than [`Money::LARGEST_INPUT`].
    TooLarge,
}

/// Thousandths of a minor unit in one.
pub(crate) const THOUSANDTHS: i64 = 1_000;

/// The longest cell that is looked at, in bytes.
const LONGEST: usize = 60;

/// Reads a cell as an amount of a currency with so many decimals. What is less than a thousandth of a minor unit is rounded half up.
pub(crate) fn read_amount(cell: &str, mark: DecimalMark, digits: u8) -> Result<Amount, NoAmount> {
    use NoAmount::{Negative, NotAnAmount, TooLarge};
    if is_blank(cell) {
        return Err(NoAmount::Blank);
    }
    let is_digit = |letter: char| letter.is_ascii_digit();
    let first = cell.find(is_digit).filter(|_| cell.len() <= LONGEST).ok_or(NotAnAmount)?;
    let after = cell.rfind(is_digit).map_or(first, |last| last + 1);
    let (mut before, figures, mut behind) = (&cell[..first], &cell[first..after], &cell[after..]);
    let mut has_decimals = false;
    // ".50" has no whole units, and "12,-" no decimals.
    let is_word = |text: &str| text.chars().next_back().is_some_and(is_letter);
    if let Some(rest) = before.strip_suffix(mark.letter()).filter(|rest| !is_word(rest)) {
        (before, has_decimals) = (rest, true);
    }
    if let Some(rest) = behind.strip_prefix(mark.letter())
        && rest.starts_with(is_dash)
    {
        behind = rest.trim_start_matches(is_dash);
    }
    let (mut is_negative, mut currency, mut has_currency) = (false, None, false);
    for beside in [before, behind] {
        is_negative |= beside.contains(|letter| is_dash(letter) || letter == '(');
        let is_sign = |letter: char| {
            letter.is_whitespace() || is_dash(letter) || matches!(letter, '(' | ')' | '+')
        };
        let token = beside.trim_matches(is_sign);
        if !token.is_empty() {
            has_currency = true;
            currency = currency_of(token).ok_or(NotAnAmount)?.or(currency);
        }
    }
    let (whole, decimals) = match figures.split_once(mark.letter()) {
        _ if has_decimals => ("", figures),
        Some((whole, decimals)) => (whole, decimals),
        None => (figures, ""),
    };
    if !decimals.chars().all(is_digit) || !(whole.is_empty() || is_grouped(whole, mark)) {
        return Err(NotAnAmount);
    }
    // An amount that is too large stays at its largest, which is too large as well.
    let add = |sum: i64, letter: char| {
        sum.saturating_mul(10).saturating_add(letter.to_digit(10).map_or(0, i64::from))
    };
    let scale = usize::from(digits) + 3;
    let written = whole.chars().filter(|letter| is_digit(*letter));
    let shown = decimals.chars().chain(std::iter::repeat('0')).take(scale);
    let half = decimals.as_bytes().get(scale).is_some_and(|digit| *digit >= b'5');
    let thousandths = written.chain(shown).fold(0, add).saturating_add(i64::from(half));
    if thousandths > Money::LARGEST_INPUT.minor() * THOUSANDTHS {
        Err(TooLarge)
    } else if is_negative && thousandths > 0 {
        Err(Negative)
    } else {
        let looks_like_money = has_currency || !decimals.is_empty();
        Ok(Amount { thousandths, currency, looks_like_money })
    }
}

/// Whether a cell says that there is nothing: empty, dashes, also beside a currency, or that it is not known.
pub(crate) fn is_blank(cell: &str) -> bool {
    let says_nothing =
        ["n/a", "na", "null", "none"].iter().any(|word| cell.eq_ignore_ascii_case(word));
    let is_dashes =
        || cell.contains(is_dash) && !cell.contains(|letter: char| letter.is_ascii_alphanumeric());
    cell.is_empty() || says_nothing || is_dashes()
}

const fn is_dash(letter: char) -> bool {
    matches!(letter, '-' | '\u{2212}' | '\u{2010}'..='\u{2015}')
}

/// Whether whole units are digits, alone or in groups: of three, or of two before the last three as in India.
fn is_grouped(whole: &str, mark: DecimalMark) -> bool {
    let Some(between) = whole.chars().find(|letter| !letter.is_ascii_digit()) else { return true };
    let is_space = between.is_whitespace();
    if !is_space && between != mark.other() && !matches!(between, '\'' | '’') {
        return false;
    }
    let is_between = |letter: char| letter == between || (is_space && letter.is_whitespace());
    let (mut length, mut is_first) = (0, true);
    let mut groups = whole.split(is_between).peekable();
    while let Some(group) = groups.next() {
        length = group.len();
        let is_right = if is_first {
            (1..=3).contains(&length) && !group.starts_with('0')
        } else {
            length == 3 || (length == 2 && groups.peek().is_some())
        };
        if !is_right || !group.bytes().all(|byte| byte.is_ascii_digit()) {
            return false;
        }
        is_first = false;
    }
    length == 3
}

/// What stands beside amounts: signs that are of one currency, with its code, and those of several.
const SIGNS: [(&str, &str); 32] = [
    ("€", "EUR"),
    ("£", "GBP"),
    ("₹", "INR"),
    ("₩", "KRW"),
    ("₫", "VND"),
    ("₺", "TRY"),
    ("₪", "ILS"),
    ("฿", "THB"),
    ("zł", "PLN"),
    ("R$", "BRL"),
    ("US$", "USD"),
    ("CA$", "CAD"),
    ("C$", "CAD"),
    ("A$", "AUD"),
    ("AU$", "AUD"),
    ("NZ$", "NZD"),
    ("HK$", "HKD"),
    ("NT$", "TWD"),
    ("S$", "SGD"),
    ("MX$", "MXN"),
    ("Kč", "CZK"),
    ("Ft", "HUF"),
    ("lei", "RON"),
    ("Fr", "CHF"),
    ("RM", "MYR"),
    ("Rp", "IDR"),
    ("TL", "TRY"),
    ("R", "ZAR"),
    ("$", ""),
    ("¥", ""),
    ("kr", ""),
    ("Rs", ""),
];

/// The currency that a text beside an amount names, if it names one alone; `None` for a text that is no currency.
fn currency_of(token: &str) -> Option<Option<Currency>> {
    let token = token.trim_end_matches('.').trim_end();
    if let Some((_, code)) = SIGNS.iter().find(|(sign, _)| *sign == token) {
        return Some(Currency::from_code(code));
    }
    // "USD $" and "$ USD" name it twice.
    let code = token.trim_matches(|letter: char| letter == '$' || letter.is_whitespace());
    let is_code = code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase());
    is_code.then(|| Currency::from_code(code))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// In cents and thousandths of a cent.
    fn cents(cell: &str, mark: DecimalMark) -> Result<String, NoAmount> {
        let amount = read_amount(cell, mark, 2)?.thousandths;
        Ok(format!("{}.{:03}", amount / 1000, amount % 1000))
    }

    #[test]
    fn decimals_groups_and_currencies_may_be_written_in_all_their_ways() {
        for cell in [
            "1234.56",
            "1,234.56",
            "1 234.56",
            "1\u{a0}234.56",
            "1\u{202f}234.56",
            "1'234.56",
            "1’234.56",
            "$1,234.56",
            "$ 1234.56",
            "USD 1,234.56",
            "1,234.56 USD",
            "US$1,234.56",
            "+1234.56",
            "CHF 1'234.56",
            "1234.560",
            "Rs. 1,234.56",
            "$1,234.56 USD",
        ] {
            assert_eq!(cents(cell, DecimalMark::Point).as_deref(), Ok("123456.000"), "{cell}");
        }
        for cell in [
            "1234,56",
            "1.234,56",
            "1 234,56",
            "1\u{a0}234,56 €",
            "1\u{202f}234,56\u{a0}€",
            "€1.234,56",
            "1.234,56 zł",
            "1'234,56",
            "EUR 1.234,56",
        ] {
            assert_eq!(cents(cell, DecimalMark::Comma).as_deref(), Ok("123456.000"), "{cell}");
        }
        assert_eq!(cents("12,34,567.80", DecimalMark::Point).as_deref(), Ok("123456780.000"));
        assert_eq!(cents(".5", DecimalMark::Point).as_deref(), Ok("50.000"));
        assert_eq!(cents("12,-", DecimalMark::Comma).as_deref(), Ok("1200.000"));
        assert_eq!(cents("0", DecimalMark::Comma).as_deref(), Ok("0.000"));
        assert_eq!(cents("-0.00", DecimalMark::Point).as_deref(), Ok("0.000"));
    }

    #[test]
    fn more_decimals_are_kept_up_to_thousandths_of_a_cent_and_rounded_half_up_there() {
        assert_eq!(cents("12.345678", DecimalMark::Point).as_deref(), Ok("1234.568"));
        assert_eq!(cents("0.000005", DecimalMark::Point).as_deref(), Ok("0.001"));
        assert_eq!(cents("0.0000049", DecimalMark::Point).as_deref(), Ok("0.000"));
    }

    #[test]
    fn a_mark_that_stands_where_groups_do_not_is_no_grouping() {
        use NoAmount::NotAnAmount;
        for (cell, mark) in [
            ("12,30", DecimalMark::Point),
            ("12.30", DecimalMark::Comma),
            ("1.234,56", DecimalMark::Point),
            ("1,234.56", DecimalMark::Comma),
            ("0,123", DecimalMark::Point),
            ("1234,567", DecimalMark::Point),
            ("1,23", DecimalMark::Point),
            ("1.2.3", DecimalMark::Point),
            ("1,234 567.00", DecimalMark::Point),
        ] {
            assert_eq!(cents(cell, mark), Err(NotAnAmount), "{cell}");
        }
        // Here both are possible, and mean something else.
        assert_eq!(cents("1,234", DecimalMark::Point).as_deref(), Ok("123400.000"));
        assert_eq!(cents("1,234", DecimalMark::Comma).as_deref(), Ok("123.400"));
    }

    #[test]
    fn what_has_no_amount_says_why() {
        use NoAmount::{Blank, Negative, NotAnAmount, TooLarge};
        for (cell, why) in [
            ("", Blank),
            ("-", Blank),
            ("--", Blank),
            ("—", Blank),
            ("$ -", Blank),
            ("N/A", Blank),
            ("abc", NotAnAmount),
            ("12%", NotAnAmount),
            ("1.2E+03", NotAnAmount),
            ("5 clicks", NotAnAmount),
            ("-12.30", Negative),
            ("−12.30", Negative),
            ("(12.30)", Negative),
            ("-$12.30", Negative),
            ("$-12.30", Negative),
            ("12.30-", Negative),
            ("100000000000", TooLarge),
            ("99999999999999999999999999", TooLarge),
        ] {
            assert_eq!(cents(cell, DecimalMark::Point), Err(why), "{cell}");
        }
        // The largest: 99,999,999,999.99.
        assert!(cents("99,999,999,999.99", DecimalMark::Point).is_ok());
    }

    #[test]
    fn the_currency_is_known_where_a_sign_or_a_code_is_of_one_alone() {
        let code =
            |cell| read_amount(cell, DecimalMark::Point, 2).unwrap().currency.map(Currency::code);
        assert_eq!(
            ["€12", "12 EUR", "12 zł", "US$12", "$12", "12"].map(code),
            [Some("EUR"), Some("EUR"), Some("PLN"), Some("USD"), None, None]
        );
    }
}
