//! The names that people give to plans, scenarios, practice accounts and campaigns.

/// The longest name, in characters, as in files.
pub const LONGEST_NAME: usize = 200;

/// Whether a text can be a name: something, not too long, and without control characters.
#[must_use]
pub fn is_name(text: &str) -> bool {
    (1..=LONGEST_NAME).contains(&text.chars().count()) && !text.chars().any(char::is_control)
}

/// A name that is not taken: this one, otherwise with a number from 2 after it.
#[must_use]
pub fn unique_name(name: &str, taken: &[String]) -> String {
    let is_free = |name: &String| !taken.contains(name);
    let own = Some(name.to_owned()).filter(is_free);
    let mut numbered = (2_u32..).map(|number| {
        let ending = format!(" ({number})");
        let stem: String = stem(name).chars().take(LONGEST_NAME - ending.len()).collect();
        stem + &ending
    });
    own.or_else(|| numbered.find(is_free)).unwrap_or_default()
}

/// A name without the number that was put after it.
fn stem(name: &str) -> &str {
    let numbered = name.strip_suffix(')').and_then(|name| name.rsplit_once(" ("));
    match numbered {
        Some((stem, number)) if number.parse::<u32>().is_ok() => stem,
        _ => name,
    }
}
