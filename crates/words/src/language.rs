//! The messages of one language.

use std::borrow::Cow;

use crate::catalogue::{COUNT, Piece, pieces, placeholders, read_messages, split_plural};
use crate::{Format, Plural};

/// A key and its text, baked in or read.
type Message = (Cow<'static, str>, Cow<'static, str>);

static ENGLISH: &[Message] = include!(concat!(env!("OUT_DIR"), "/english.rs"));

/// Every message in one language. English is baked in; others are read, complete or not at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Language {
    tag: Cow<'static, str>,
    /// Sorted by key.
    messages: Cow<'static, [Message]>,
}

impl Language {
    /// The language in which the messages are written first.
    #[must_use]
    pub const fn english() -> Self {
        Self { tag: Cow::Borrowed("en"), messages: Cow::Borrowed(ENGLISH) }
    }

    /// Reads another language from a flat JSON object that has all keys of all English files.
    ///
    /// A plural message needs its form `.other` and may have any of the others.
    ///
    /// # Errors
    /// Each missing or unknown key, each text whose placeholders are not those of the English one, and what makes the text
    /// no catalogue at all. These sentences are for those who translate, in English.
    pub fn parse(tag: &str, json_text: &str) -> Result<Self, Vec<String>> {
        let messages = read_messages(json_text)?;
        let messages = messages.into_iter().map(|(key, text)| (key.into(), text.into())).collect();
        let language = Self { tag: tag.to_owned().into(), messages: Cow::Owned(messages) };
        let mistakes = language.differences_from_english();
        if mistakes.is_empty() { Ok(language) } else { Err(mistakes) }
    }

    /// The language's tag, such as `en` or `pt-BR`.
    #[must_use]
    pub fn tag(&self) -> &str {
        &self.tag
    }

    /// The text under a key, with its placeholders.
    #[must_use]
    pub fn text(&self, key: &str) -> Option<&str> {
        let index = self.messages.binary_search_by(|(other, _)| other.as_ref().cmp(key)).ok()?;
        Some(&self.messages[index].1)
    }

    /// The message under a key with its values; the key itself where there is none.
    pub(crate) fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        let Some(text) = self.text(key) else {
            return key.to_owned();
        };
        let mut filled = String::with_capacity(text.len() + 16 * values.len());
        for piece in pieces(text) {
            match piece {
                Piece::Text(words) => filled.push_str(words),
                Piece::Name(name) => match values.iter().find(|(other, _)| *other == name) {
                    Some((_, value)) => filled.push_str(value),
                    // Seen by the tests, never by a reader: they give every message its values.
                    None => filled.extend(["{", name, "}"]),
                },
            }
        }
        filled
    }

    /// The form of a plural message that goes with a number, with its values and the number as `{count}`.
    pub(crate) fn fill_counted(
        &self,
        format: &dyn Format,
        key: &str,
        count: i64,
        values: &[(&str, &str)],
    ) -> String {
        let form = |form: Plural| format!("{key}.{}", form.name());
        let wanted = form(format.plural(count));
        let key = if self.text(&wanted).is_some() { wanted } else { form(Plural::Other) };
        let number = format.whole(count);
        let mut values = values.to_vec();
        values.push((COUNT, &number));
        self.fill(&key, &values)
    }

    fn differences_from_english(&self) -> Vec<String> {
        let english = Self::english();
        let is_required = |key: &str| matches!(split_plural(key).1, None | Some(Plural::Other));
        let missing = ENGLISH
            .iter()
            .filter(|(key, _)| is_required(key) && self.text(key).is_none())
            .map(|(key, _)| format!("`{key}` is missing"));
        let mistaken = self.messages.iter().filter_map(|(key, text)| {
            let (message, form) = split_plural(key);
            let model = match form {
                None => english.text(key),
                Some(_) => english.text(&format!("{message}.{}", Plural::Other.name())),
            };
            let Some(model) = model else {
                return Some(format!("`{key}` is unknown"));
            };
            let (has, needs) = (values_of(text, form), values_of(model, form));
            (has != needs)
                .then(|| format!("`{key}` has {}, English has {}", list(&has), list(&needs)))
        });
        missing.chain(mistaken).collect()
    }
}

/// The placeholders of a text that the caller must fill: in a plural form all but the number, which a form may leave out.
fn values_of(text: &str, form: Option<Plural>) -> Vec<&str> {
    let names = placeholders(text).unwrap_or_default();
    names.into_iter().filter(|name| form.is_none() || *name != COUNT).collect()
}

fn list(names: &[&str]) -> String {
    if names.is_empty() {
        return "no placeholder".to_owned();
    }
    names.iter().map(|name| format!("{{{name}}}")).collect::<Vec<_>>().join(", ")
}
