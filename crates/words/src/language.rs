//! The messages of one language.

use std::borrow::Cow;
use std::sync::OnceLock;

use crate::catalogue::{
    BETWEEN_FORMS, COUNT, Piece, line_of, pieces, placeholders, read_messages, split_plural,
};
use crate::{Format, Plural};

/// Messages whose keys are put together when they are needed. One string for all of them has no pointers. The other messages are said
/// by their functions alone, each of which has its own text, so that a program can be taken apart with the words of each part in it.
pub(crate) struct Keyed {
    /// The English texts, a line each.
    english: Lines,
    /// The keys, sorted.
    keys: Lines,
    /// How many messages come before the first of them.
    before: usize,
}

/// The first of them: what is said of a run in a few words, and what is wrong with a file.
pub(crate) static KEYED: Keyed = Keyed {
    english: Lines::new(include_str!(concat!(env!("OUT_DIR"), "/english.txt"))),
    keys: Lines::new(include_str!(concat!(env!("OUT_DIR"), "/keyed.txt"))),
    before: 0,
};

/// Those that follow: why a row, a figure or a state is what it is. A part of a program can have them to itself.
pub(crate) static REASONS: Keyed = Keyed {
    english: Lines::new(include_str!(concat!(env!("OUT_DIR"), "/reasons_english.txt"))),
    keys: Lines::new(include_str!(concat!(env!("OUT_DIR"), "/reasons.txt"))),
    before: include!(concat!(env!("OUT_DIR"), "/before_reasons.txt")),
};

/// The other English messages, a line each. They are needed only for reading another language.
static SPOKEN_ENGLISH: Lines =
    Lines::new(include_str!(concat!(env!("OUT_DIR"), "/spoken_english.txt")));

/// The keys of the others, sorted.
static SPOKEN: Lines = Lines::new(include_str!(concat!(env!("OUT_DIR"), "/spoken.txt")));

/// A text whose lines are looked for when they are first needed.
struct Lines {
    text: &'static str,
    lines: OnceLock<Vec<&'static str>>,
}

impl Lines {
    const fn new(text: &'static str) -> Self {
        Self { text, lines: OnceLock::new() }
    }

    fn get(&self) -> &[&'static str] {
        self.lines.get_or_init(|| self.text.lines().collect())
    }
}

/// A message that only its function says.
pub(crate) struct Spoken {
    /// Its number among all messages.
    pub(crate) number: u16,
    /// Its English text, with all its forms.
    pub(crate) english: &'static str,
}

/// Every message in one language. English is baked in; others are read, complete or not at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Language {
    tag: Cow<'static, str>,
    /// The messages by their numbers; `None` for English.
    lines: Option<Vec<String>>,
}

impl Language {
    /// The language in which the messages are written first.
    #[must_use]
    pub const fn english() -> Self {
        Self { tag: Cow::Borrowed("en"), lines: None }
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
        let mistakes = differences_from_english(&messages);
        if !mistakes.is_empty() {
            return Err(mistakes);
        }
        let lines = keys().map(|key| line_of(key, |key| text_in(&messages, key))).collect();
        Ok(Self { tag: tag.to_owned().into(), lines: Some(lines) })
    }

    /// The language's tag, such as `en` or `pt-BR`.
    #[must_use]
    pub fn tag(&self) -> &str {
        &self.tag
    }

    fn line(&self, list: &'static Keyed, number: usize) -> &str {
        match &self.lines {
            Some(lines) => &lines[list.before + number],
            None => list.english.get()[number],
        }
    }

    fn spoken(&self, message: &'static Spoken) -> &str {
        match &self.lines {
            Some(lines) => &lines[usize::from(message.number)],
            None => message.english,
        }
    }

    /// The keyed message with this number in its list and its values, which stand in the order of their names.
    #[inline(never)]
    #[allow(dead_code, reason = "not every host has a function for a keyed message")]
    pub(crate) fn say_keyed(&self, list: &'static Keyed, number: usize, values: &[&str]) -> String {
        fill_in_order(self.line(list, number), values, None)
    }

    /// A message of a function, with its values in the order of their names.
    #[inline(never)]
    #[allow(dead_code, reason = "not every host has messages that only functions say")]
    pub(crate) fn say(&self, message: &'static Spoken, values: &[&str]) -> String {
        fill_in_order(self.spoken(message), values, None)
    }

    /// The form of a keyed plural message that goes with a number, with the number as `{count}`, and its other values, which stand
    /// in the order of their names.
    #[inline(never)]
    #[allow(dead_code, reason = "the problems of a file alone have no message that counts")]
    pub(crate) fn say_keyed_counted(
        &self,
        list: &'static Keyed,
        number: usize,
        format: &dyn Format,
        count: i64,
        values: &[&str],
    ) -> String {
        counted_in_order(self.line(list, number), format, count, values)
    }

    /// The same of a message of a function.
    #[inline(never)]
    #[allow(dead_code, reason = "not every host has messages that only functions say")]
    pub(crate) fn say_counted(
        &self,
        message: &'static Spoken,
        format: &dyn Format,
        count: i64,
        values: &[&str],
    ) -> String {
        counted_in_order(self.spoken(message), format, count, values)
    }

    fn keyed(&self, list: &'static Keyed, key: &str) -> Option<&str> {
        let number = list.keys.get().binary_search(&key).ok()?;
        Some(self.line(list, number))
    }

    /// Whether a list has a message with this key that is the same for all numbers.
    pub(crate) fn has(&self, list: &'static Keyed, key: &str) -> bool {
        self.keyed(list, key).is_some_and(|line| !line.contains(BETWEEN_FORMS))
    }

    /// The message under a key with its values; the key itself where there is none.
    pub(crate) fn fill(&self, list: &'static Keyed, key: &str, values: &[(&str, &str)]) -> String {
        match self.keyed(list, key) {
            Some(text) => fill_by_name(text, values),
            None => key.to_owned(),
        }
    }

    /// The form of a plural message that goes with a number, with its values and the number as `{count}`.
    pub(crate) fn fill_counted(
        &self,
        format: &dyn Format,
        (list, key): (&'static Keyed, &str),
        count: i64,
        values: &[(&str, &str)],
    ) -> String {
        let Some(line) = self.keyed(list, key) else {
            return key.to_owned();
        };
        let number = format.whole(count);
        let mut values = values.to_vec();
        values.push((COUNT, &number));
        fill_by_name(form_of(line, format.plural(count)), &values)
    }
}

fn counted_in_order(line: &str, format: &dyn Format, count: i64, values: &[&str]) -> String {
    let text = form_of(line, format.plural(count));
    fill_in_order(text, values, Some(&format.whole(count)))
}

/// This form of a plural message, the last one if the language does not have it.
fn form_of(line: &str, form: Plural) -> &str {
    let text = line.split(BETWEEN_FORMS).nth(form as usize).filter(|text| !text.is_empty());
    text.or_else(|| line.rsplit(BETWEEN_FORMS).next()).unwrap_or_default()
}

fn fill_by_name(text: &str, values: &[(&str, &str)]) -> String {
    let value = |name: &str| values.iter().find(|(other, _)| *other == name).map(|pair| pair.1);
    fill_with(text, &value)
}

fn fill_in_order(text: &str, values: &[&str], count: Option<&str>) -> String {
    let mut names = Vec::new();
    for piece in pieces(text) {
        if let Piece::Name(name) = piece
            && name != COUNT
            && let Err(place) = names.binary_search(&name)
        {
            names.insert(place, name);
        }
    }
    fill_with(text, &|name| match names.binary_search(&name) {
        Ok(place) => values.get(place).copied(),
        Err(_) => count,
    })
}

fn fill_with<'a>(text: &str, value: &dyn Fn(&str) -> Option<&'a str>) -> String {
    let mut filled = String::with_capacity(text.len() + 32);
    for piece in pieces(text) {
        match piece {
            Piece::Text(words) => filled.push_str(words),
            Piece::Name(name) => match value(name) {
                Some(value) => filled.push_str(value),
                // Seen by the tests, never by a reader: they give every message its values.
                None => filled.extend(["{", name, "}"]),
            },
        }
    }
    filled
}

/// The keys of all messages by their numbers, without the names of forms.
fn keys() -> impl Iterator<Item = &'static str> {
    let keyed = [&KEYED, &REASONS].into_iter().flat_map(|list| list.keys.get());
    keyed.chain(SPOKEN.get()).copied()
}

/// The text under a key in messages that are sorted by key.
fn text_in<'a>(messages: &'a [(String, String)], key: &str) -> Option<&'a str> {
    let index = messages.binary_search_by(|(other, _)| other.as_str().cmp(key)).ok()?;
    Some(&messages[index].1)
}

/// The English messages as a file has them, sorted by key.
fn english_messages() -> Vec<(String, String)> {
    let mut messages = Vec::new();
    let keyed = [&KEYED, &REASONS].into_iter().flat_map(|list| list.english.get());
    for (key, line) in keys().zip(keyed.chain(SPOKEN_ENGLISH.get())) {
        if !line.contains(BETWEEN_FORMS) {
            messages.push((key.to_owned(), (*line).to_owned()));
            continue;
        }
        for (form, text) in Plural::ALL.into_iter().zip(line.split(BETWEEN_FORMS)) {
            if !text.is_empty() {
                messages.push((format!("{key}.{}", form.name()), text.to_owned()));
            }
        }
    }
    messages.sort();
    messages
}

fn differences_from_english(messages: &[(String, String)]) -> Vec<String> {
    let english = english_messages();
    let is_required = |key: &str| matches!(split_plural(key).1, None | Some(Plural::Other));
    let missing = english
        .iter()
        .filter(|(key, _)| is_required(key) && text_in(messages, key).is_none())
        .map(|(key, _)| format!("`{key}` is missing"));
    let mistaken = messages.iter().filter_map(|(key, text)| {
        let (message, form) = split_plural(key);
        let model = match form {
            None => text_in(&english, key),
            Some(_) => text_in(&english, &format!("{message}.{}", Plural::Other.name())),
        };
        let Some(model) = model else {
            return Some(format!("`{key}` is unknown"));
        };
        let (has, needs) = (values_of(text, form), values_of(model, form));
        (has != needs).then(|| format!("`{key}` has {}, English has {}", list(&has), list(&needs)))
    });
    missing.chain(mistaken).collect()
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
