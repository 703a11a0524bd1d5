//! A packed text in lines of a message, between two marks.
//!
//! Programs that pass messages on wrap lines anew, quote them with `>` and break them with `=`, none of which can be part of a packed
//! text. After it stand a full stop and its length, so that what is missing is noticed and counted.

/// What the mark before it says.
const BEGIN: &str = "BEGIN AD CREDIT LAB PLAN";
/// What the mark after it says.
const END: &str = "END AD CREDIT LAB PLAN";
/// What stands around the words of a mark.
const DASHES: &str = "-----";
/// How many characters a line has: fewer than are ever wrapped, also when they are quoted a few times.
const LINE: usize = 64;

/// A packed text that was found in a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// The packed text.
    pub packed: String,
    /// The lines of the message on which the marks stand, from 1.
    pub lines: (usize, usize),
}

/// Why a packed text in a message cannot be put together again. Lines are those of the message, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Broken {
    /// The mark after it is not there.
    NoEnd {
        /// The line of the mark before it.
        begin: usize,
    },
    /// Something is in it that is no part of any packed text.
    Stranger {
        /// The first such character.
        found: char,
        /// Its line.
        line: usize,
    },
    /// It has fewer characters than it says, or more.
    Length {
        /// How many it has.
        has: usize,
        /// How many it had; `None` where that is missing, too.
        had: Option<usize>,
        /// The lines of the marks.
        lines: (usize, usize),
    },
}

/// A packed text as lines between marks.
#[must_use]
pub fn in_lines(packed: &str) -> String {
    let mut text = format!("{DASHES}{BEGIN}{DASHES}\n");
    // A packed text has ASCII alone.
    let whole = format!("{packed}.{}", packed.len());
    let mut rest = whole.as_str();
    while !rest.is_empty() {
        let (line, after) = rest.split_at(LINE.min(rest.len()));
        text.push_str(line);
        text.push('\n');
        rest = after;
    }
    text.push_str(DASHES);
    text.push_str(END);
    text.push_str(DASHES);
    text
}

/// The first packed text between marks in a message; `None` where there is no mark.
///
/// # Errors
/// Why it cannot be put together again.
pub fn block_in(text: &str) -> Option<Result<Block, Broken>> {
    let (before, rest) = text.split_once(BEGIN)?;
    let begin = 1 + line_ends(before);
    let Some((inside, _)) = rest.split_once(END) else {
        return Some(Err(Broken::NoEnd { begin }));
    };
    let lines = (begin, begin + line_ends(inside));
    // The dashes of the marks: a packed text begins with a digit, and its length ends with one.
    let dashes = |c: char| matches!(c, '-' | '\u{2013}' | '\u{2014}') || is_passing(c);
    let from = inside.len() - inside.trim_start_matches(dashes).len();
    let to = inside.trim_end_matches(dashes).len().max(from);
    let mut whole = String::new();
    for (at, c) in inside[from..to].char_indices() {
        if c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_') {
            whole.push(c);
        } else if !is_passing(c) {
            let line = begin + line_ends(&inside[..from + at]);
            return Some(Err(Broken::Stranger { found: c, line }));
        }
    }
    let (packed, length) = whole.rsplit_once('.').unwrap_or((&whole, ""));
    let had = length.parse::<usize>().ok();
    let has = if had.is_some() { packed.len() } else { whole.len() };
    Some(if had == Some(has) {
        Ok(Block { packed: packed.to_owned(), lines })
    } else {
        Err(Broken::Length { has, had, lines })
    })
}

fn line_ends(text: &str) -> usize {
    text.matches('\n').count()
}

/// A text without what comes into a message on its way, so that a link that was wrapped is one again.
#[must_use]
pub fn without_breaks(text: &str) -> String {
    text.chars().filter(|c| !is_passing(*c)).collect()
}

/// Whether a character is what comes into a message on its way: spaces and line ends, quoting, broken lines, marks that are not seen.
fn is_passing(c: char) -> bool {
    c.is_whitespace() || matches!(c, '>' | '|' | '=' | '\u{ad}' | '\u{200b}' | '\u{feff}')
}
