//! A description as text, for a file in which no style sheet is.

use std::fmt::Write;

use super::Element;
use super::element::{Content, Value};

/// Attributes that say what a style sheet says of an element on the page, by its tag and its classes.
pub type Dress = fn(tag: &str, classes: &str) -> Vec<(&'static str, &'static str)>;

impl Element {
    /// Writes the element as XML. What follows signals is left out, listeners and properties are, too; each element has what
    /// `dress` gives it in the place of its classes, which comes before an attribute of the same name.
    #[must_use]
    pub fn to_xml(&self, dress: Dress) -> String {
        let mut xml = String::new();
        self.write_xml(dress, &mut xml);
        xml
    }

    fn write_xml(&self, dress: Dress, xml: &mut String) {
        let description = &*self.0;
        let fixed = description.attributes.iter().filter_map(|(name, value)| match value {
            Value::Fixed(Some(value)) => Some((*name, &**value)),
            _ => None,
        });
        let classes = fixed.clone().find(|(name, _)| *name == "class").map_or("", |(_, text)| text);
        let looks = dress(description.tag, classes);
        xml.push('<');
        xml.push_str(description.tag);
        let own =
            fixed.filter(|(name, _)| *name != "class" && looks.iter().all(|look| look.0 != *name));
        for (name, value) in own.chain(looks.iter().copied()) {
            // Text takes whatever is written to it.
            let _ = write!(xml, " {name}=\"");
            escape(value, xml);
            xml.push('"');
        }
        xml.push('>');
        for content in &description.contents {
            match content {
                Content::Text(text) => escape(text, xml),
                Content::Element(element) => element.write_xml(dress, xml),
                Content::LiveText(_) | Content::Live(_) | Content::Rows(..) => {}
            }
        }
        let _ = write!(xml, "</{}>", description.tag);
    }
}

/// Text in a document or in quotation marks. What XML cannot hold is left out.
fn escape(text: &str, xml: &mut String) {
    for letter in text.chars() {
        match letter {
            '&' => xml.push_str("&amp;"),
            '<' => xml.push_str("&lt;"),
            '>' => xml.push_str("&gt;"),
            '"' => xml.push_str("&quot;"),
            '\t' | '\n' | '\r' => xml.push(' '),
            '\u{fffe}' | '\u{ffff}' => {}
            _ if letter.is_control() => {}
            _ => xml.push(letter),
        }
    }
}
