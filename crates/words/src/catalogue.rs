//! What a file of messages may look like. The build script reads this file, too: both hold a catalogue to the same rules.

use std::collections::BTreeSet;

use ad_credit_lab_engine::Node;

use super::plural::Plural;

/// The placeholder of a plural message that stands for the number itself. A form may leave it out: "one day".
pub(crate) const COUNT: &str = "count";

/// Reads a flat object from key to text, and gives its messages sorted by key.
///
/// # Errors
/// Every key that is no key, is there twice or whose text is no message, in one sentence each.
pub(crate) fn read_messages(json: &str) -> Result<Vec<(String, String)>, Vec<String>> {
    let fields = match Node::from_json(json) {
        Ok(Node::Map(fields)) => fields,
        Ok(_) => return Err(vec!["it is not an object from key to text".to_owned()]),
        Err(detail) => return Err(vec![format!("it is not JSON: {detail}")]),
    };
    let (mut messages, mut mistakes) = (Vec::with_capacity(fields.len()), Vec::new());
    for (key, text) in fields {
        match text {
            _ if !is_key(&key) => mistakes.push(format!(
                "`{key}` is not a key: lower-case words of letters, digits and `_`, joined by points"
            )),
            Node::Text(text) => match placeholders(&text) {
                Ok(_) => messages.push((key, text)),
                Err(mistake) => mistakes.push(format!("`{key}`: {mistake}")),
            },
            _ => mistakes.push(format!("`{key}` is not a text")),
        }
    }
    messages.sort();
    for pair in messages.windows(2).filter(|pair| pair[0].0 == pair[1].0) {
        mistakes.push(format!("`{}` is there twice", pair[0].0));
    }
    if mistakes.is_empty() { Ok(messages) } else { Err(mistakes) }
}

/// The names in braces in a text.
///
/// # Errors
/// What makes the text no message: a brace alone, a name that is none, a line break, or nothing at all.
pub(crate) fn placeholders(text: &str) -> Result<BTreeSet<&str>, String> {
    if text.trim().is_empty() || text.contains(char::is_control) {
        return Err("the text is empty or has a line break or another control character".to_owned());
    }
    let mut names = BTreeSet::new();
    for piece in pieces(text) {
        match piece {
            Piece::Name(name) if is_word(name) => {
                names.insert(name);
            }
            Piece::Name(name) => return Err(format!("`{{{name}}}` is not a placeholder")),
            Piece::Text(words) if words.contains(['{', '}']) => {
                return Err("a brace has no partner".to_owned());
            }
            Piece::Text(_) => {}
        }
    }
    Ok(names)
}

/// A part of a message.
pub(crate) enum Piece<'a> {
    /// Words, as they are.
    Text(&'a str),
    /// The name of the value that stands here.
    Name(&'a str),
}

/// The parts of a message, in order.
pub(crate) fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if let Some((name, after)) = rest.strip_prefix('{').and_then(|rest| rest.split_once('}')) {
            rest = after;
            return Some(Piece::Name(name));
        }
        // A brace without a partner is words; `placeholders` refuses such a text.
        let from = usize::from(rest.starts_with('{'));
        let end = rest[from..].find('{').map_or(rest.len(), |end| end + from);
        let (words, after) = rest.split_at(end);
        rest = after;
        (!words.is_empty()).then_some(Piece::Text(words))
    })
}

/// The key without its plural form, and the form if it has one.
pub(crate) fn split_plural(key: &str) -> (&str, Option<Plural>) {
    let form = key.rsplit_once('.').and_then(|(message, name)| {
        let form = Plural::ALL.into_iter().find(|form| form.name() == name)?;
        Some((message, form))
    });
    form.map_or((key, None), |(message, form)| (message, Some(form)))
}

/// Separates the forms of a plural message; no text has a control character.
pub(crate) const BETWEEN_FORMS: char = '\t';

/// The text of a message, or the forms of a plural message in the order of [`Plural::ALL`], empty where it does not have one.
pub(crate) fn line_of<'a>(key: &str, text: impl Fn(&str) -> Option<&'a str>) -> String {
    if let Some(text) = text(key) {
        return text.to_owned();
    }
    let forms = Plural::ALL.map(|form| text(&format!("{key}.{}", form.name())).unwrap_or_default());
    forms.join(&String::from(BETWEEN_FORMS))
}

fn is_key(key: &str) -> bool {
    key.split('.').all(is_word)
}

fn is_word(word: &str) -> bool {
    word.starts_with(|first: char| first.is_ascii_lowercase())
        && word.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_are_read_sorted_by_key() {
        let messages = read_messages(r#"{ "b.c": "x {y}", "a": "z" }"#).unwrap();
        assert_eq!(messages, [("a".to_owned(), "z".to_owned()), ("b.c".into(), "x {y}".into())]);
    }

    #[test]
    fn what_is_no_message_is_named() {
        let cases = [
            ("[]", "it is not an object from key to text"),
            ("{", "it is not JSON"),
            (r#"{ "a": "x", "a": "y" }"#, "`a` is there twice"),
            (r#"{ "a": 1 }"#, "`a` is not a text"),
            (r#"{ "a": { "b": "x" } }"#, "`a` is not a text"),
            (r#"{ "A": "x" }"#, "`A` is not a key"),
            (r#"{ "a..b": "x" }"#, "`a..b` is not a key"),
            (r#"{ "a.1": "x" }"#, "`a.1` is not a key"),
            (r#"{ "a": " " }"#, "`a`: the text is empty"),
            (r#"{ "a": "x\ny" }"#, "a line break"),
            (r#"{ "a": "{X}" }"#, "`a`: `{X}` is not a placeholder"),
            (r#"{ "a": "{}" }"#, "`a`: `{}` is not a placeholder"),
            (r#"{ "a": "{x" }"#, "`a`: a brace has no partner"),
            (r#"{ "a": "x}" }"#, "`a`: a brace has no partner"),
            (r#"{ "a": "{{x}}" }"#, "`a`: `{{x}` is not a placeholder"),
        ];
        for (json, mistake) in cases {
            let mistakes = read_messages(json).unwrap_err();
            assert!(mistakes.iter().any(|other| other.contains(mistake)), "{json}: {mistakes:?}");
        }
    }
}
