//! The texts of codes: how they are compared, and what looks alike (A26).

use crate::scenario::{Action, Scenario};

/// How a code that was entered compares with the one that arrived, the closest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Comparison {
    /// They are the same text.
    Same,
    /// They are the same without what people add or lose when they copy a code.
    SameLoosely,
    /// They differ in signs that look alike.
    LooksAlike,
    /// They differ.
    Differs,
}

/// The offer that somebody means who enters this code: the one whose code, among all that arrive, comes closest to it.
/// Without any, the first offer.
#[must_use]
pub fn offer_of_code(scenario: &Scenario, entered: &str) -> usize {
    let received = scenario.entries.iter().filter_map(|entry| match &entry.action {
        Action::ReceiveCode { offer, code: Some(code), .. } => Some((*offer, code)),
        _ => None,
    });
    let compared = received.map(|(offer, code)| {
        let case_sensitive = scenario.offers[offer].offer.case_sensitive_codes;
        (compare(code, entered, case_sensitive), offer)
    });
    compared.min_by_key(|(comparison, _)| *comparison).map_or(0, |(_, offer)| offer)
}

/// Compares two codes without spaces and dashes, and without the case of letters where it does not matter.
pub(super) fn compare(received: &str, entered: &str, case_sensitive: bool) -> Comparison {
    if received == entered {
        return Comparison::Same;
    }
    let bare = |code: &str| -> String {
        code.chars().filter(|c| !c.is_whitespace() && !is_dash(*c)).collect()
    };
    let upper = |code: &str| -> String { code.chars().flat_map(char::to_uppercase).collect() };
    let (received, entered) = (bare(received), bare(entered));
    if received == entered || (!case_sensitive && upper(&received) == upper(&entered)) {
        return Comparison::SameLoosely;
    }
    let shape = |code: &str| -> String {
        let code = if case_sensitive { code.to_owned() } else { upper(code) };
        code.chars().map(|c| shape_of(c, case_sensitive)).collect()
    };
    if shape(&received) == shape(&entered) { Comparison::LooksAlike } else { Comparison::Differs }
}

/// The dashes that text programs make of a hyphen.
fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// One sign for all that look like it: a small L looks like a one, which a large one may have been.
fn shape_of(c: char, case_sensitive: bool) -> char {
    match c {
        'O' => '0',
        'I' | 'l' => '1',
        'L' if !case_sensitive => '1',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_dashes_and_case_do_not_matter_unless_the_offer_says_so() {
        assert_eq!(compare("SAVE-2026", "SAVE-2026", false), Comparison::Same);
        assert_eq!(compare("SAVE-2026", " save 2026 ", false), Comparison::SameLoosely);
        assert_eq!(compare("SAVE-2026", "SAVE2026", true), Comparison::SameLoosely);
        assert_eq!(compare("SAVE-2026", "save2026", true), Comparison::Differs);
    }

    #[test]
    fn signs_that_look_alike_are_told_from_other_mistakes() {
        assert_eq!(compare("COOL10", "C00LIO", false), Comparison::LooksAlike);
        assert_eq!(compare("COOL10", "COOL11", false), Comparison::Differs);
        assert_eq!(compare("Cool10", "Cooll0", true), Comparison::LooksAlike);
    }
}
