//! The English files as a test reads them: which messages they hold, and which of them are said.

use std::collections::BTreeSet;

use ad_credit_lab_engine::Node;
use ad_credit_lab_engine::value::Value;
use ad_credit_lab_words::{Format, Language, Plain};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/locales/en");

/// The keys and texts of one of the English files.
fn texts(file: &str) -> Vec<(String, String)> {
    let json = std::fs::read_to_string(format!("{FOLDER}/{file}")).unwrap();
    let Node::Map(fields) = Node::from_json(&json).unwrap() else {
        panic!("{file} is not an object");
    };
    fields.into_iter().map(|(key, text)| (key, text.as_text().unwrap().to_owned())).collect()
}

/// A language whose every text is its own key and the placeholders of the English text.
fn language_of_keys() -> Language {
    let files = std::fs::read_dir(FOLDER).unwrap();
    let mut fields = Vec::new();
    for file in files {
        for (key, text) in texts(file.unwrap().file_name().to_str().unwrap()) {
            let placeholders = text.split('{').skip(1).map(|rest| rest.split('}').next().unwrap());
            let placeholders: String = placeholders.map(|name| format!(" {{{name}}}")).collect();
            fields.push((key.clone(), Node::Text(format!("{key}|{placeholders}"))));
        }
    }
    Language::parse("x-keys", &Node::Map(fields).to_json()).unwrap()
}

/// Fails unless the messages of one of the English files are the ones that are said, all of them and no others.
#[track_caller]
pub(crate) fn assert_says_all_of(file: &str, everything: impl FnOnce(&Language) -> Vec<String>) {
    let said: BTreeSet<String> = everything(&language_of_keys())
        .iter()
        .map(|text| text.split('|').next().unwrap().to_owned())
        .collect();
    let keys: BTreeSet<String> = texts(file).into_iter().map(|(key, _)| key).collect();
    let unsaid: Vec<_> = keys.difference(&said).collect();
    let wordless: Vec<_> = said.difference(&keys).collect();
    assert!(unsaid.is_empty(), "nothing says {unsaid:?}");
    assert!(wordless.is_empty(), "there are no words for {wordless:?}");
}

/// A value as the plain format writes it.
pub(crate) fn written(plain: &Plain, value: &Value) -> String {
    match value {
        Value::Money(money) => plain.money(*money),
        Value::Date(date) => plain.date(*date),
        Value::Instant(instant) => plain.instant(*instant),
        Value::Whole(number) => plain.whole(*number),
        Value::Text(text) => text.clone(),
    }
}
