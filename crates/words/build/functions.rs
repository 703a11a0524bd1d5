//! The code of the functions, one for each message.

use std::collections::{BTreeMap, BTreeSet};

use super::catalogue::{COUNT, placeholders, split_plural};
use super::plural::Plural;

/// Names that neither a function nor one of its parameters can have: Rust's keywords, and the parameters that functions have anyway.
const TAKEN: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate",
    "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "format", "gen", "if",
    "impl", "in", "language", "let", "loop", "macro", "match", "mod", "move", "mut", "override",
    "priv", "pub", "ref", "return", "self", "static", "struct", "super", "trait", "true", "try",
    "type", "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// A message with all its forms.
struct Message<'a> {
    key: &'a str,
    forms: Vec<(Option<Plural>, &'a str)>,
}

/// A function for each message of a catalogue, by its keys and texts. `keys` are those of the messages by their numbers; the first
/// so many are `keyed`, in two lists of which the second begins with number `reasons`; the functions of the others have their text, all forms as the one `line`, in themselves.
///
/// # Errors
/// Each message whose forms do not fit together, and each function that could not be written, in one sentence.
pub(crate) fn functions(
    texts: &BTreeMap<String, String>,
    keys: &[&str],
    (reasons, keyed): (usize, usize),
    line: impl Fn(&str) -> String,
) -> Result<String, Vec<String>> {
    let numbers: BTreeMap<_, _> =
        keys.iter().enumerate().map(|(number, key)| (*key, number)).collect();
    let mut forms: BTreeMap<&str, Vec<_>> = BTreeMap::new();
    for (key, text) in texts {
        let (key, form) = split_plural(key);
        forms.entry(key).or_default().push((form, text.as_str()));
    }
    let (mut code, mut mistakes) = (String::new(), Vec::new());
    let mut keys_by_name = BTreeMap::new();
    for (key, forms) in forms {
        let message = Message { key, forms };
        mistakes.extend(message.mistakes());
        let number = numbers[key];
        let (say, message_said) = if number < reasons {
            ("say_keyed", format!("&KEYED, {number}"))
        } else if number < keyed {
            ("say_keyed", format!("&REASONS, {}", number - reasons))
        } else {
            ("say", format!("&Spoken {{ number: {number}, english: {:?} }}", line(key)))
        };
        code.push_str(&message.function(say, &message_said));
        if let Some(other) = keys_by_name.insert(message.name(), key) {
            mistakes.push(format!("`{other}` and `{key}` would be the same function"));
        }
    }
    if mistakes.is_empty() { Ok(code) } else { Err(mistakes) }
}

impl<'a> Message<'a> {
    /// The name of its function.
    fn name(&self) -> String {
        self.key.replace('.', "_")
    }

    /// The placeholders of all its forms.
    fn placeholders(&self) -> BTreeSet<&'a str> {
        self.forms.iter().flat_map(|(_, text)| placeholders(text).unwrap_or_default()).collect()
    }

    /// What is wrong with it. English has either one text, or the forms `one` and `other` with the same placeholders.
    fn mistakes(&self) -> Vec<String> {
        let (key, all) = (self.key, self.placeholders());
        let mut mistakes = Vec::new();
        let mut forms: Vec<_> =
            self.forms.iter().map(|(form, _)| form.map_or("", Plural::name)).collect();
        forms.sort_unstable();
        match forms.as_slice() {
            [""] if !all.contains(COUNT) => {}
            ["one", "other"] => {}
            _ => mistakes.push(format!(
                "`{key}` needs either one text without {{{COUNT}}}, or the forms `one` and `other`"
            )),
        }
        let has_all = |text: &str| {
            let mut has = placeholders(text).unwrap_or_default();
            has.insert(COUNT);
            has.is_superset(&all)
        };
        if !self.forms.iter().all(|(_, text)| has_all(text)) {
            mistakes.push(format!("the forms of `{key}` have different placeholders"));
        }
        let name = self.name();
        let taken = all.into_iter().chain([name.as_str()]).filter(|name| TAKEN.contains(name));
        mistakes.extend(taken.map(|name| format!("`{key}`: nothing can be called `{name}`")));
        mistakes
    }

    fn function(&self, say: &str, said: &str) -> String {
        let (key, name) = (self.key, self.name());
        let mut values = self.placeholders();
        values.remove(COUNT);
        let parameters: String = values.iter().map(|value| format!(", {value}: &str")).collect();
        let values: Vec<_> = values.into_iter().collect();
        let values = values.join(", ");
        let (parameters, body) = if self.forms.iter().any(|(form, _)| form.is_some()) {
            (
                format!("language: &Language, format: &dyn crate::Format, count: i64{parameters}"),
                format!("language.{say}_counted({said}, format, count, &[{values}])"),
            )
        } else {
            (
                format!("language: &Language{parameters}"),
                format!("language.{say}({said}, &[{values}])"),
            )
        };
        let texts: String = self.forms.iter().map(|(_, text)| format!("/// {text}\n")).collect();
        format!(
            "/// The message `{key}`:\n/// ```text\n{texts}/// ```\n#[must_use]\npub fn {name}({parameters}) -> String {{\n    {body}\n}}\n\n"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn functions_of(texts: &[(&str, &str)]) -> Result<String, Vec<String>> {
        let mut keys: Vec<_> = texts.iter().map(|(key, _)| split_plural(key).0).collect();
        keys.dedup();
        let texts = texts.iter().map(|(key, text)| ((*key).into(), (*text).into())).collect();
        functions(&texts, &keys, (1, 1), |key| format!("all of {key}"))
    }

    #[test]
    fn a_message_is_a_function_of_its_placeholders_in_alphabetical_order() {
        let code = functions_of(&[("answer.granted", "On {date} you get {amount}.")]).unwrap();
        assert!(code.contains(
            "pub fn answer_granted(language: &Language, amount: &str, date: &str) -> String"
        ));
        assert!(code.contains("language.say_keyed(&KEYED, 0, &[amount, date])"));
    }

    #[test]
    fn a_message_that_is_said_by_its_function_alone_has_its_text_there() {
        // The first message is the keyed one.
        let code = functions_of(&[("a", "In the list."), ("b", "Only \"here\".")]).unwrap();
        assert!(code.contains("language.say_keyed(&KEYED, 0, &[])"));
        assert!(code.contains("language.say(&Spoken { number: 1, english: \"all of b\" }, &[])"));
    }

    #[test]
    fn a_plural_message_is_one_function_that_is_told_the_number() {
        let code = functions_of(&[
            ("days.one", "one day of {name}"),
            ("days.other", "{count} days of {name}"),
        ]);
        assert!(code.unwrap().contains(
            "pub fn days(language: &Language, format: &dyn crate::Format, count: i64, name: &str) -> String"
        ));
    }

    #[test]
    fn messages_that_make_no_function_are_named() {
        let cases: [(&[(&str, &str)], &str); 7] = [
            (&[("a.b_c", "x"), ("a_b.c", "y")], "`a.b_c` and `a_b.c` would be the same function"),
            (&[("a", "{type}")], "`a`: nothing can be called `type`"),
            (&[("loop", "x")], "`loop`: nothing can be called `loop`"),
            (&[("a", "{language}")], "`a`: nothing can be called `language`"),
            (&[("a", "{count} days")], "`a` needs either one text"),
            (&[("a.other", "days")], "`a` needs either one text"),
            (
                &[("a.one", "{x}"), ("a.other", "{y}")],
                "the forms of `a` have different placeholders",
            ),
        ];
        for (texts, mistake) in cases {
            let mistakes = functions_of(texts).unwrap_err();
            assert!(mistakes.iter().any(|other| other.contains(mistake)), "{mistakes:?}");
        }
    }
}
