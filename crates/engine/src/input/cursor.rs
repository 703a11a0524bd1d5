//! A node together with the way that led to it.

use std::collections::BTreeSet;
use std::fmt::{self, Write as _};

use super::{Choice, Expected, Fault, Node, Problems};
use crate::calendar::{Date, Instant};
use crate::money::{AmountError, Currency, Money};
use crate::rate::Percent;

/// The way from the top of a file to a node. It is written out only when there is a problem to report.
#[derive(Clone, Copy)]
pub(crate) enum Place<'a> {
    Top,
    Field(&'a Place<'a>, &'a str),
    Item(&'a Place<'a>, usize),
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Top => Ok(()),
            Self::Field(parent, name) => {
                if !matches!(parent, Place::Top) {
                    write!(f, "{parent}.")?;
                }
                // A field's name comes from the file: it must not fill the screen or steer a terminal.
                name.chars().take(100).try_for_each(|c| {
                    f.write_char(if c.is_control() { char::REPLACEMENT_CHARACTER } else { c })
                })
            }
            Self::Item(parent, index) => write!(f, "{parent}[{index}]"),
        }
    }
}

/// Whether a text has 1 to `most` characters, none of them a control character, and is not blank.
pub(crate) fn fits_on_a_line(text: &str, most: usize) -> bool {
    !text.trim().is_empty() && text.chars().count() <= most && !text.chars().any(char::is_control)
}

/// A node and its place. Each `read_…` gives the value, or adds a problem and gives `None`.
#[derive(Clone, Copy)]
pub(crate) struct Cursor<'a> {
    pub(crate) node: &'a Node,
    pub(crate) place: Place<'a>,
}

impl<'a> Cursor<'a> {
    pub(crate) fn top(node: &'a Node) -> Self {
        Self { node, place: Place::Top }
    }

    /// Reports that something else was expected here.
    pub(crate) fn expected<T>(&self, expected: Expected, problems: &mut Problems) -> Option<T> {
        self.fault(Fault::Expected(expected), problems)
    }

    /// Reports a mistake here.
    pub(crate) fn fault<T>(&self, fault: Fault, problems: &mut Problems) -> Option<T> {
        problems.add(self.place, fault);
        None
    }

    /// The fields of an object; those that are not known or stand twice are reported.
    pub(crate) fn read_fields(
        &self,
        known: &'static [&'static str],
        problems: &mut Problems,
    ) -> Option<Fields<'a>> {
        let Node::Map(fields) = self.node else {
            return self.expected(Expected::Object, problems);
        };
        let mut seen = vec![false; known.len()];
        for (name, _) in fields {
            let place = Place::Field(&self.place, name);
            match known.iter().position(|known| known == name) {
                None => problems.add(place, Fault::UnknownField(known)),
                Some(index) if seen[index] => problems.add(place, Fault::FieldTwice),
                Some(index) => seen[index] = true,
            }
        }
        Some(Fields { fields, place: self.place })
    }

    /// The elements of a list with so many of them, each read by `read`. Elements with mistakes make the whole `None`, after all were read.
    pub(crate) fn read_list<T>(
        &self,
        least: usize,
        most: usize,
        problems: &mut Problems,
        mut read: impl FnMut(Cursor<'_>, &mut Problems) -> Option<T>,
    ) -> Option<Vec<T>> {
        let Node::List(nodes) = self.node else {
            return self.expected(Expected::List, problems);
        };
        if nodes.len() < least || nodes.len() > most {
            return self.expected(Expected::ListOf { least, most }, problems);
        }
        let mut values = Vec::with_capacity(nodes.len());
        for (index, node) in nodes.iter().enumerate() {
            values.extend(read(Cursor { node, place: Place::Item(&self.place, index) }, problems));
        }
        (values.len() == nodes.len()).then_some(values)
    }

    /// A text of 1 to `most` characters, without control characters.
    pub(crate) fn read_text(&self, most: usize, problems: &mut Problems) -> Option<&'a str> {
        match self.node.as_text() {
            Some(text) if fits_on_a_line(text, most) => Some(text),
            _ => self.expected(Expected::Text { most }, problems),
        }
    }

    /// An object as it is, however deep. A fraction in it is reported, because it could not be written back and an amount was meant;
    /// and a field that is written twice, because only one of the two could hold.
    pub(crate) fn read_object(&self, problems: &mut Problems) -> Option<Node> {
        let Node::Map(_) = self.node else {
            return self.expected(Expected::Object, problems);
        };
        self.refuse_doubtful(problems).then(|| self.node.clone())
    }

    /// Whether there is no fraction and no field twice at or below this node.
    fn refuse_doubtful(&self, problems: &mut Problems) -> bool {
        match self.node {
            Node::OtherNumber => self.expected::<()>(Expected::Amount, problems).is_some(),
            Node::Map(fields) => {
                let mut names = BTreeSet::new();
                fields.iter().fold(true, |fine, (name, node)| {
                    let place = Place::Field(&self.place, name);
                    let field = Cursor { node, place };
                    let is_first = names.insert(name)
                        || field.fault::<()>(Fault::FieldTwice, problems).is_some();
                    field.refuse_doubtful(problems) && is_first && fine
                })
            }
            Node::List(nodes) => nodes.iter().enumerate().fold(true, |fine, (index, node)| {
                Cursor { node, place: Place::Item(&self.place, index) }.refuse_doubtful(problems)
                    && fine
            }),
            _ => true,
        }
    }

    pub(crate) fn read_yes_or_no(&self, problems: &mut Problems) -> Option<bool> {
        match self.node {
            Node::Bool(value) => Some(*value),
            _ => self.expected(Expected::YesOrNo, problems),
        }
    }

    pub(crate) fn read_whole(&self, least: u32, most: u32, problems: &mut Problems) -> Option<u32> {
        let value = self.read_number(least.into(), most.into(), problems)?;
        u32::try_from(value).ok()
    }

    /// A whole number in a range that 32 bits may not hold, both ends included.
    pub(crate) fn read_number(
        &self,
        least: i64,
        most: i64,
        problems: &mut Problems,
    ) -> Option<i64> {
        match self.node {
            Node::Whole(value) if (least..=most).contains(value) => Some(*value),
            _ => self.expected(Expected::Whole { least, most }, problems),
        }
    }

    /// One of the texts of a closed list, each standing for a value.
    pub(crate) fn read_choice<T: Choice>(&self, problems: &mut Problems) -> Option<T> {
        self.read_one_of(T::NAMES, problems).map(|index| T::VALUES[index])
    }

    /// The index of one of the texts of a closed list. Out of line, because there are many lists.
    #[inline(never)]
    fn read_one_of(
        &self,
        names: &'static [&'static str],
        problems: &mut Problems,
    ) -> Option<usize> {
        let index =
            self.node.as_text().and_then(|text| names.iter().position(|name| *name == text));
        index.or_else(|| self.expected(Expected::OneOf(names), problems))
    }

    pub(crate) fn read_amount(&self, currency: Currency, problems: &mut Problems) -> Option<Money> {
        let Some(text) = self.node.as_text() else {
            return self.expected(Expected::Amount, problems);
        };
        let fault = match currency.parse(text) {
            Ok(money) => return Some(money),
            Err(AmountError::NotAnAmount) => Fault::Expected(Expected::Amount),
            Err(AmountError::TooManyDecimals) => Fault::TooManyDecimals(currency),
            Err(AmountError::NotAboveZero) => Fault::NotAboveZero,
            Err(AmountError::TooLarge) => Fault::AmountTooLarge(currency),
        };
        self.fault(fault, problems)
    }

    /// An amount that may also be nothing.
    pub(crate) fn read_amount_or_zero(
        &self,
        currency: Currency,
        problems: &mut Problems,
    ) -> Option<Money> {
        let is_zero = self.node.as_text().is_some_and(|text| {
            let decimals = text.strip_prefix("0").and_then(|rest| rest.strip_prefix('.'));
            text == "0"
                || decimals.is_some_and(|decimals| {
                    (1..=usize::from(currency.digits())).contains(&decimals.len())
                        && decimals.bytes().all(|byte| byte == b'0')
                })
        });
        if is_zero { Some(Money::ZERO) } else { self.read_amount(currency, problems) }
    }

    pub(crate) fn read_currency(&self, problems: &mut Problems) -> Option<Currency> {
        let text = self.read_text(200, problems)?;
        Currency::from_code(text).or_else(|| self.fault(Fault::UnknownCurrency, problems))
    }

    pub(crate) fn read_date(&self, problems: &mut Problems) -> Option<Date> {
        self.node
            .as_text()
            .and_then(Date::parse)
            .or_else(|| self.expected(Expected::Date, problems))
    }

    /// A date with a time.
    pub(crate) fn read_instant(&self, problems: &mut Problems) -> Option<Instant> {
        self.node
            .as_text()
            .and_then(Instant::parse)
            .or_else(|| self.expected(Expected::DateTime, problems))
    }

    /// A percentage from 0 to `most`.
    pub(crate) fn read_percent(&self, most: u32, problems: &mut Problems) -> Option<Percent> {
        let parsed = self.node.as_text().and_then(|text| Percent::parse(text, most));
        parsed.or_else(|| self.expected(Expected::Percent { most }, problems))
    }

    /// A date with a time, or a date alone.
    pub(crate) fn read_date_or_instant(
        &self,
        problems: &mut Problems,
    ) -> Option<Result<Instant, Date>> {
        let text = self.node.as_text();
        let instant = text.and_then(Instant::parse).map(Ok);
        instant
            .or_else(|| text.and_then(Date::parse).map(Err))
            .or_else(|| self.expected(Expected::DateOrDateTime, problems))
    }

    /// Lower-case letters, digits and single dashes between them.
    pub(crate) fn read_id(&self, problems: &mut Problems) -> Option<&'a str> {
        let fits = |text: &str| {
            text.len() <= 100
                && text.split('-').all(|part| {
                    !part.is_empty()
                        && part
                            .bytes()
                            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
                })
        };
        self.node
            .as_text()
            .filter(|text| fits(text))
            .or_else(|| self.expected(Expected::Id, problems))
    }
}

/// The fields of one object.
pub(crate) struct Fields<'a> {
    fields: &'a [(String, Node)],
    place: Place<'a>,
}

impl<'a> Fields<'a> {
    /// The field if it is there. Out of line, as the next one, because reading asks for some hundred fields.
    #[inline(never)]
    pub(crate) fn optional<'b>(&'b self, name: &'b str) -> Option<Cursor<'b>> {
        let (_, node) = self.fields.iter().find(|(field, _)| field == name)?;
        Some(Cursor { node, place: Place::Field(&self.place, name) })
    }

    /// The field; one that is missing is reported.
    #[inline(never)]
    pub(crate) fn required<'b>(
        &'b self,
        name: &'b str,
        problems: &mut Problems,
    ) -> Option<Cursor<'b>> {
        let cursor = self.optional(name);
        if cursor.is_none() {
            problems.add(Place::Field(&self.place, name), Fault::Missing);
        }
        cursor
    }

    /// Every field that is there, with its name.
    pub(crate) fn each(&self) -> impl Iterator<Item = (&str, Cursor<'_>)> {
        self.fields.iter().map(|(name, node)| {
            (name.as_str(), Cursor { node, place: Place::Field(&self.place, name) })
        })
    }

    /// Where this object stands.
    pub(crate) fn place(&self) -> &Place<'a> {
        &self.place
    }

    /// Reads a field that may be left out: `Some(None)` where it is not there, `None` after a problem.
    pub(crate) fn read_optional<'b, T>(
        &'b self,
        name: &'b str,
        read: impl FnOnce(Cursor<'b>) -> Option<T>,
    ) -> Option<Option<T>> {
        match self.optional(name) {
            None => Some(None),
            Some(cursor) => read(cursor).map(Some),
        }
    }

    /// A field that is one of a closed list; the usual value where it is not there.
    pub(crate) fn read_choice_or<T: Choice>(
        &self,
        name: &str,
        usual: T,
        problems: &mut Problems,
    ) -> Option<T> {
        let read = self.read_optional(name, |field| field.read_choice(problems))?;
        Some(read.unwrap_or(usual))
    }

    /// A field that is yes or no; the usual value where it is not there.
    pub(crate) fn read_yes_or_no_or(
        &self,
        name: &str,
        usual: bool,
        problems: &mut Problems,
    ) -> Option<bool> {
        let read = self.read_optional(name, |field| field.read_yes_or_no(problems))?;
        Some(read.unwrap_or(usual))
    }

    /// Reports an object in which nothing is given.
    pub(crate) fn nothing_given<T>(&self, problems: &mut Problems) -> Option<T> {
        problems.add(self.place, Fault::NothingGiven);
        None
    }
}
