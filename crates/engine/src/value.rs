//! The figures and names inside reasons, assumptions, warnings and problems.

use crate::calendar::{Date, Instant};
use crate::input::Node;
use crate::money::{Currency, Money};

/// A figure or a name that a message shows in the reader's own way of writing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// An amount in the scenario's currency.
    Money(Money),
    /// A point in the account's time.
    Instant(Instant),
    /// A date of the account's calendar.
    Date(Date),
    /// A count.
    Whole(i64),
    /// A name or an id, shown as it is.
    Text(String),
}

impl Value {
    /// A text value.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// The value as the published JSON writes it: money as decimal text, time in ISO form.
    #[must_use]
    pub fn to_node(&self, currency: Currency) -> Node {
        match self {
            Self::Money(money) => Node::Text(currency.format(*money)),
            Self::Instant(instant) => (*instant).into(),
            Self::Date(date) => (*date).into(),
            Self::Whole(whole) => Node::Whole(*whole),
            Self::Text(text) => Node::text(text.as_str()),
        }
    }
}
