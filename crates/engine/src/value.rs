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

/// What a field of something that is said tells: a figure that a message shows, or what it is about.
pub(crate) enum Fact {
    /// A figure.
    Value(Value),
    /// What it is about.
    Subject(Subject),
    /// Nothing, because it is absent.
    Nothing,
}

/// A field of something that is said.
pub(crate) trait Field {
    /// What it tells.
    fn fact(&self) -> Fact;
}

/// The facts of something that is said.
#[derive(Default)]
pub(crate) struct Facts {
    pub(crate) values: Vec<(&'static str, Value)>,
    pub(crate) subject: Option<Subject>,
}

impl Facts {
    /// Adds what a field tells. Through a pointer and out of line, because there are some hundred fields.
    #[inline(never)]
    pub(crate) fn add(&mut self, name: &'static str, field: &dyn Field) {
        match field.fact() {
            Fact::Value(value) => self.values.push((name, value)),
            Fact::Subject(subject) => self.subject = self.subject.or(Some(subject)),
            Fact::Nothing => {}
        }
    }
}

impl<T: Field> Field for Option<T> {
    fn fact(&self) -> Fact {
        self.as_ref().map_or(Fact::Nothing, Field::fact)
    }
}

/// Says what fields of each type tell.
macro_rules! fields {
    ($($type:ty: $field:ident => $fact:expr;)+) => {
        $(impl Field for $type {
            fn fact(&self) -> Fact {
                let $field = self;
                $fact
            }
        })+
    };
}

fields! {
    Money: money => Fact::Value(Value::Money(*money));
    Instant: instant => Fact::Value(Value::Instant(*instant));
    Date: date => Fact::Value(Value::Date(*date));
    u16: count => Fact::Value(Value::Whole((*count).into()));
    u32: count => Fact::Value(Value::Whole((*count).into()));
    String: text => Fact::Value(Value::Text(text.clone()));
    OfferIndex: offer => Fact::Subject(Subject::Offer(*offer));
    CreditIndex: credit => Fact::Subject(Subject::Credit(*credit));
}

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
                let mut facts = crate::value::Facts::default();
                self.tell(&mut facts);
                facts.values
            }

            /// What it is about, besides its figures.
            #[must_use]
            pub fn subject(&self) -> Option<crate::value::Subject> {
                let mut facts = crate::value::Facts::default();
                self.tell(&mut facts);
                facts.subject
            }

            fn tell(&self, facts: &mut crate::value::Facts) {
                match self {
                    $(Self::$variant { $($($field,)+)? } => {
                        $($(facts.add(stringify!($field), $field);)+)?
                    })+
                }
            }
        }
    };
}

pub(crate) use said;
