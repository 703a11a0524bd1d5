//! The inputs of several scenarios beside each other, and which of them differ.

use ad_credit_lab_words::{Language, say};

use super::inputs::{Input, inputs_of};
use super::names::Part;
use crate::i18n::Words;
use crate::state::Run;

/// An input as each scenario has it.
pub(super) struct Row {
    pub(super) part: Part,
    pub(super) name: String,
    /// Its value in each scenario, and whether that is another one than the base's.
    pub(super) cells: Vec<(String, bool)>,
}

impl Row {
    /// Whether any scenario has another value than the base.
    pub(super) fn differs(&self) -> bool {
        self.cells.iter().any(|(_, is_changed)| *is_changed)
    }
}

/// The inputs of these runs, the base first, in the order of the page.
pub(super) fn rows(words: Words, runs: &[Run]) -> Vec<Row> {
    let language = words.language();
    let told: Vec<_> = runs.iter().map(|run| inputs_of(words, run)).collect();
    let mut order: Vec<&Input> = Vec::new();
    for (list, _) in &told {
        let mut after = 0;
        for input in list {
            match order.iter().position(|known| known.place == input.place) {
                Some(known) => after = known + 1,
                None => {
                    order.insert(after, input);
                    after += 1;
                }
            }
        }
    }
    let row_of = |input: &&Input| {
        let find = |list: &'_ Vec<Input>| list.iter().position(|one| one.place == input.place);
        let cells: Vec<_> = told.iter().map(|(list, _)| find(list).map(|at| &list[at])).collect();
        row(language, input.part, &input.name, &cells)
    };
    let mut rows: Vec<Row> = order.iter().map(row_of).collect();
    let entries: Vec<&Vec<Input>> = told.iter().map(|(_, entries)| entries).collect();
    // In the order of the parts, the entries come before the account.
    let place = rows.iter().position(|row| row.part > Part::Entries).unwrap_or(rows.len());
    rows.splice(place..place, entry_rows(language, &entries));
    rows
}

/// An input with its value in each scenario, where that has it.
fn row(language: &Language, part: Part, name: &str, cells: &[Option<&Input>]) -> Row {
    let exact = |cell: &Option<&Input>| cell.map(|input| input.exact.clone());
    let base = cells.first().and_then(exact);
    // What differs must not look alike.
    let is_alike = |one: &Input| {
        let like = |other: &&Input| other.text == one.text && other.exact != one.exact;
        cells.iter().flatten().any(like)
    };
    let cell = |cell: &Option<&Input>| {
        let text = match cell {
            Some(input) if is_alike(input) => input.long.clone(),
            Some(input) => input.text.clone(),
            None => say::compare_not_set(language),
        };
        (text, exact(cell) != base)
    };
    Row { part, name: name.to_owned(), cells: cells.iter().map(cell).collect() }
}

/// Entries beside each other: first those that all scenarios have, then the others, the first of a kind beside the first of that kind.
fn entry_rows(language: &Language, lists: &[&Vec<Input>]) -> Vec<Row> {
    let mut rest: Vec<Vec<&Input>> = lists.iter().map(|list| list.iter().collect()).collect();
    let mut rows = Vec::new();
    for entry in lists.first().into_iter().copied().flatten() {
        let places: Option<Vec<usize>> = rest
            .iter()
            .map(|list| list.iter().position(|other| other.exact == entry.exact))
            .collect();
        if let Some(places) = places {
            let taken = rest.iter_mut().zip(places).map(|(list, place)| Some(list.remove(place)));
            let cells: Vec<_> = taken.collect();
            rows.push(row(language, entry.part, &entry.name, &cells));
        }
    }
    while let Some(next) = rest.iter().flatten().next().copied() {
        let cells: Vec<Option<&Input>> = rest
            .iter_mut()
            .map(|list| {
                let place = list.iter().position(|other| other.place == next.place)?;
                Some(list.remove(place))
            })
            .collect();
        rows.push(row(language, next.part, &next.name, &cells));
    }
    rows
}
