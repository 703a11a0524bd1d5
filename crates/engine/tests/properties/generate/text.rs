//! Texts that are not quite files: bytes at random, tokens at random, and scenario files with slips of the pen.

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// What a token of a file may be replaced by, besides another token of the file.
const TOKENS: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "{}",
    "[]",
    "null",
    "true",
    "0",
    "1",
    "-1",
    "3660",
    "1000",
    "1.5",
    "1e999",
    "99999999999999999999",
    "\"\"",
    "\" \"",
    "\"0\"",
    "\"0.01\"",
    "\"-1\"",
    "\"99999999999.99\"",
    "\"100000000000\"",
    "\"0.0000000001\"",
    "\"99.9999999999\"",
    "\"100\"",
    "\"JPY\"",
    "\"KWD\"",
    "\"2000-01-01\"",
    "\"2199-12-31\"",
    "\"2199-12-31T23:59:59\"",
    "\"2026-02-30\"",
    "\"2026-06-01T24:00\"",
    "\"\\u0000\"",
    "\"\\ud83d\\ude00\"",
    "\"ß\"",
    "\"code\"",
    "\"whole_plan\"",
    "\"entries\"",
    "\"until\"",
    "\"daily_amounts\"",
    "\"days\"",
];

/// The texts of all scenario files, good and bad, in tokens.
static FILES: LazyLock<Vec<Vec<String>>> = LazyLock::new(|| {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests");
    let folders = ["scenarios", "bad-scenarios"].map(|folder| tests.join(folder));
    let mut paths: Vec<_> = folders
        .iter()
        .flat_map(|folder| fs::read_dir(folder).expect("the folder exists"))
        .map(|entry| entry.expect("the folder can be listed").path())
        .collect();
    // The order of a folder's listing differs between machines.
    paths.sort();
    let texts = paths.iter().map(|path| fs::read(path).expect("the file can be read"));
    texts.map(|text| tokens(&String::from_utf8_lossy(&text))).collect()
});

/// A slip of the pen.
#[derive(Clone, Debug)]
enum Mutation {
    /// A token is left out.
    Delete(Index),
    /// A token stands twice.
    Duplicate(Index),
    /// Two tokens change places.
    Swap(Index, Index),
    /// A token of the same file stands where another one should.
    Copy(Index, Index),
    /// Something else stands there.
    Replace(Index, &'static str),
}

impl Mutation {
    fn apply(&self, tokens: &mut Vec<String>) {
        let count = tokens.len();
        if count == 0 {
            return;
        }
        match self {
            Self::Delete(at) => drop(tokens.remove(at.index(count))),
            Self::Duplicate(at) => {
                let at = at.index(count);
                tokens.insert(at, tokens[at].clone());
            }
            Self::Swap(one, other) => tokens.swap(one.index(count), other.index(count)),
            Self::Copy(from, to) => tokens[to.index(count)] = tokens[from.index(count)].clone(),
            Self::Replace(at, token) => tokens[at.index(count)] = (*token).to_owned(),
        }
    }
}

/// Scenario files with one to four slips.
pub(crate) fn mutations() -> impl Strategy<Value = String> {
    let mutation = prop_oneof![
        1 => any::<Index>().prop_map(Mutation::Delete),
        1 => any::<Index>().prop_map(Mutation::Duplicate),
        1 => any::<(Index, Index)>().prop_map(|(one, other)| Mutation::Swap(one, other)),
        3 => any::<(Index, Index)>().prop_map(|(from, to)| Mutation::Copy(from, to)),
        4 => (any::<Index>(), select(TOKENS)).prop_map(|(at, token)| Mutation::Replace(at, token)),
    ];
    (any::<Index>(), vec(mutation, 1..=4)).prop_map(|(file, mutations)| {
        let mut tokens = FILES[file.index(FILES.len())].clone();
        mutations.iter().for_each(|mutation| mutation.apply(&mut tokens));
        tokens.join(" ")
    })
}

/// Tokens in any order.
pub(crate) fn json_like_text() -> impl Strategy<Value = String> {
    vec(select(TOKENS), 0..40).prop_map(|tokens| tokens.join(" "))
}

/// Bytes at random, with a mark where they are no text.
pub(crate) fn any_text() -> impl Strategy<Value = String> {
    vec(any::<u8>(), 0..200).prop_map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
}

/// The tokens of JSON text: strings, signs, and what stands between them.
fn tokens(text: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '"' => end_of_string(rest),
            '{' | '}' | '[' | ']' | ',' | ':' => 1,
            _ => rest
                .find(|c: char| c.is_whitespace() || "{}[],:\"".contains(c))
                .unwrap_or(rest.len()),
        };
        let (token, after) = rest.split_at(length);
        tokens.push(token.to_owned());
        rest = after.trim_start();
    }
    tokens
}

/// Where the string ends with which a text begins.
fn end_of_string(text: &str) -> usize {
    let mut escaped = false;
    for (index, c) in text.char_indices().skip(1) {
        match c {
            '"' if !escaped => return index + 1,
            _ => escaped = c == '\\' && !escaped,
        }
    }
    text.len()
}
