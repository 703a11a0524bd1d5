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

/// Something that a message can show, if it is there.
pub(crate) trait Figure {
    /// The value; `None` where there is nothing to show.
    fn value(&self) -> Option<Value>;
}

impl<T: Figure> Figure for Option<T> {
    fn value(&self) -> Option<Value> {
        self.as_ref().and_then(Figure::value)
    }
}

impl Figure for Money {
    fn value(&self) -> Option<Value> {
        Some(Value::Money(*self))
    }
}

impl Figure for Instant {
    fn value(&self) -> Option<Value> {
        Some(Value::Instant(*self))
    }
}

impl Figure for Date {
    fn value(&self) -> Option<Value> {
        Some(Value::Date(*self))
    }
}

impl Figure for u16 {
    fn value(&self) -> Option<Value> {
        Some(Value::Whole((*self).into()))
    }
}

impl Figure for u32 {
    fn value(&self) -> Option<Value> {
        Some(Value::Whole((*self).into()))
    }
}

impl Figure for String {
    fn value(&self) -> Option<Value> {
        Some(Value::Text(self.clone()))
    }
}

/// One of the scenario's offers, by its index from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct OfferIndex(pub u16);

/// One of the run's credits, by its index from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CreditIndex(pub u32);

/// What something that is said is about, besides its figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// An offer.
    Offer(OfferIndex),
    /// A credit.
    Credit(CreditIndex),
}

impl Figure for OfferIndex {
    fn value(&self) -> Option<Value> {
        None
    }
}

impl Figure for CreditIndex {
    fn value(&self) -> Option<Value> {
        None
    }
}

/// A field that may say what something is about.
pub(crate) trait About {
    /// The subject, if this field is one.
    fn subject(&self) -> Option<Subject>;
}

impl About for OfferIndex {
    fn subject(&self) -> Option<Subject> {
        Some(Subject::Offer(*self))
    }
}

impl About for CreditIndex {
    fn subject(&self) -> Option<Subject> {
        Some(Subject::Credit(*self))
    }
}

/// Fields that are figures are no subjects.
macro_rules! figures {
    ($($type:ty),+) => {
        $(impl About for $type {
            fn subject(&self) -> Option<Subject> {
                None
            }
        })+
    };
}

figures!(Money, Instant, Date, u16, u32, String, Option<Money>, Option<Date>, Option<u16>);

/// Declares an enum of things that are said as data: each variant with its stable code, its rule and its fields.
macro_rules! said {
    ($(#[$about:meta])* pub enum $name:ident {
        $(
            $(#[$variant_about:meta])*
            $variant:ident $({ $($(#[$field_about:meta])* $field:ident: $type:ty,)+ })? = $code:literal, $rule:ident;
        )+
    }) => {
        $(#[$about])*
        pub enum $name {
            $($(#[$variant_about])* $variant $({ $($(#[$field_about])* $field: $type,)+ })?,)+
        }

        impl $name {
            /// Every code, in the order of the declaration.
            pub const CODES: &'static [&'static str] = &[$($code),+];

            /// The stable code, by which files and messages call it.
            #[must_use]
            pub const fn code(&self) -> &'static str {
                match self {
                    $(Self::$variant { .. } => $code,)+
                }
            }

            /// The rule behind it.
            #[must_use]
            pub const fn rule(&self) -> &'static crate::rules::Rule {
                match self {
                    $(Self::$variant { .. } => &crate::rules::$rule,)+
                }
            }

            /// The figures that belong to it, by the name under which a message may use them.
            #[must_use]
            pub fn values(&self) -> Vec<(&'static str, crate::value::Value)> {
                match self {
                    $(Self::$variant { $($($field,)+)? } => {
                        let values: &[(&'static str, Option<crate::value::Value>)] =
                            &[$($((stringify!($field), crate::value::Figure::value($field)),)+)?];
                        values
                            .iter()
                            .filter_map(|(name, value)| Some((*name, value.clone()?)))
                            .collect()
                    })+
                }
            }

            /// What it is about, besides its figures.
            #[must_use]
            pub fn subject(&self) -> Option<crate::value::Subject> {
                match self {
                    $(Self::$variant { $($($field,)+)? } => {
                        let subjects: &[Option<crate::value::Subject>] =
                            &[$($(crate::value::About::subject($field),)+)?];
                        subjects.iter().copied().flatten().next()
                    })+
                }
            }
        }
    };
}

pub(crate) use said;
