//! The tree in which everything comes in and goes out.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};

use super::Problems;
use crate::calendar::Date;

/// A JSON value without fractions, whose objects keep the order in which they were written.
///
/// It is what scenarios and offers are read from and outcomes are written as.
/// A field that was written twice stays there twice, so that the reader can name it instead of dropping one silently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A whole number.
    Whole(i64),
    /// A number that is not whole, or too large to be held. Its value is not kept, since nothing may use it.
    OtherNumber,
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// An object.
    Map(Vec<(String, Node)>),
}

impl Node {
    /// Reads JSON text.
    ///
    /// # Errors
    /// The parser's own words, with line and column, where the text is not JSON or is nested more than 128 deep.
    pub fn from_json(text: &str) -> Result<Self, String> {
        serde_json::from_str(text).map_err(|error| error.to_string())
    }

    /// Reads JSON text as a file is read, whose only mistake is then that it is none.
    ///
    /// # Errors
    /// The one mistake, of the whole.
    pub fn parse(text: &str) -> Result<Self, Problems> {
        Self::from_json(text).map_err(Problems::not_json)
    }

    /// Writes JSON text on several lines, indented by two spaces.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default()
    }

    /// Writes JSON text on one line, without spaces.
    #[must_use]
    pub fn to_json_line(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// A text node.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// The node under this name, if this is an object that has it.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Self> {
        match self {
            Self::Map(fields) => {
                fields.iter().find(|(field, _)| field == name).map(|(_, node)| node)
            }
            _ => None,
        }
    }

    /// The text, if this is one.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }
}

/// An object in the making, whose fields are written in the order in which they are added.
#[derive(Default)]
pub(crate) struct Object(Vec<(String, Node)>);

impl Object {
    /// Adds a field. Out of line, because writing a file adds some hundred.
    #[inline(never)]
    pub(crate) fn add(&mut self, name: &str, node: Node) {
        self.0.push((name.to_owned(), node));
    }

    /// Adds a text.
    pub(crate) fn text(&mut self, name: &str, text: &str) {
        self.add(name, text.into());
    }

    /// Adds a whole number.
    pub(crate) fn whole(&mut self, name: &str, number: impl Into<i64>) {
        self.add(name, Node::Whole(number.into()));
    }

    /// Adds a date, if there is one.
    pub(crate) fn add_date(&mut self, name: &str, date: Option<Date>) {
        if let Some(date) = date {
            self.add(name, date.into());
        }
    }

    /// Adds a list of texts, if there is one.
    pub(crate) fn texts<'a>(
        &mut self,
        name: &str,
        texts: Option<impl IntoIterator<Item = &'a str>>,
    ) {
        if let Some(texts) = texts {
            self.add(name, Node::List(texts.into_iter().map(Node::from).collect()));
        }
    }

    /// Adds yes or no, unless it is the usual answer.
    pub(crate) fn unless_usual(&mut self, name: &str, answer: bool, usual: bool) {
        if answer != usual {
            self.add(name, answer.into());
        }
    }

    /// Adds another object, unless it is empty.
    pub(crate) fn object(&mut self, name: &str, object: Self) {
        if !object.0.is_empty() {
            self.add(name, object.into());
        }
    }
}

impl From<Object> for Node {
    fn from(object: Object) -> Self {
        Self::Map(object.0)
    }
}

/// An object from fields in the order in which they are to be written.
pub(crate) fn map<const N: usize>(fields: [(&str, Node); N]) -> Node {
    Node::Map(fields.into_iter().map(|(name, node)| (name.to_owned(), node)).collect())
}

impl<T: Into<Node>> From<Option<T>> for Node {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

impl<T: Into<Node>> From<Vec<T>> for Node {
    fn from(values: Vec<T>) -> Self {
        Self::List(values.into_iter().map(Into::into).collect())
    }
}

impl From<bool> for Node {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<i64> for Node {
    fn from(value: i64) -> Self {
        Self::Whole(value)
    }
}

impl From<&str> for Node {
    fn from(value: &str) -> Self {
        Self::text(value)
    }
}

impl From<String> for Node {
    fn from(value: String) -> Self {
        Self::Text(value)
    }
}

impl From<crate::calendar::Date> for Node {
    fn from(value: crate::calendar::Date) -> Self {
        Self::Text(value.to_string())
    }
}

impl From<crate::calendar::Instant> for Node {
    fn from(value: crate::calendar::Instant) -> Self {
        Self::Text(value.to_string())
    }
}

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null | Self::OtherNumber => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Whole(value) => serializer.serialize_i64(*value),
            Self::Text(value) => serializer.serialize_str(value),
            Self::List(nodes) => serializer.collect_seq(nodes),
            Self::Map(fields) => {
                let mut map = serializer.serialize_map(Some(fields.len()))?;
                for (name, node) in fields {
                    map.serialize_entry(name, node)?;
                }
                map.end()
            }
        }
    }
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NodeVisitor)
    }
}

struct NodeVisitor;

impl<'de> Visitor<'de> for NodeVisitor {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Node, E> {
        Ok(Node::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Node, E> {
        Ok(Node::Whole(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Node, E> {
        Ok(i64::try_from(value).map_or(Node::OtherNumber, Node::Whole))
    }

    #[expect(
        clippy::disallowed_types,
        reason = "serde hands a fraction over as a float; it is thrown away unread"
    )]
    fn visit_f64<E>(self, _: f64) -> Result<Node, E> {
        Ok(Node::OtherNumber)
    }

    fn visit_str<E>(self, value: &str) -> Result<Node, E> {
        Ok(Node::text(value))
    }

    fn visit_string<E>(self, value: String) -> Result<Node, E> {
        Ok(Node::Text(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Node, A::Error> {
        let mut nodes = Vec::new();
        while let Some(node) = list.next_element()? {
            nodes.push(node);
        }
        Ok(Node::List(nodes))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Node, A::Error> {
        let mut fields = Vec::new();
        while let Some(field) = object.next_entry()? {
            fields.push(field);
        }
        Ok(Node::Map(fields))
    }
}
