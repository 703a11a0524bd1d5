//! What the beginning of a file says of all of it.

use ad_credit_lab_engine::calendar::Date;

/// What can stand between cells, in the order in which it is offered.
pub const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// The columns that must be there.
const NEEDED: [&str; 3] = ["account", "at", "kind"];

/// What the beginning of a file of accounts says of all of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BatchHead {
    /// What seems to stand between cells.
    pub delimiter: u8,
    /// The names of the columns.
    pub columns: Vec<String>,
    /// The first date that is there.
    pub earliest: Option<Date>,
    /// Whether money is added to an account.
    pub tops_up: bool,
}

impl BatchHead {
    /// Reads the beginning of a file: some lines, of which the last may be cut off.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let header = text.lines().find(|line| !line.is_empty()).unwrap_or_default();
        // The needed columns decide, then the number of columns.
        let weight = |delimiter: &u8| {
            let cells = cells(header, *delimiter);
            let known = NEEDED.iter().filter(|name| cells.iter().any(|cell| cell == *name)).count();
            (known, cells.len())
        };
        let first = DELIMITERS[0];
        let likelier =
            |best: u8, other: u8| if weight(&other) > weight(&best) { other } else { best };
        let delimiter = DELIMITERS.into_iter().fold(first, likelier);
        Self::with(text, delimiter)
    }

    /// Reads it with this between cells.
    #[must_use]
    pub fn with(text: &str, delimiter: u8) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut lines = text.lines().filter(|line| !line.is_empty());
        let columns = cells(lines.next().unwrap_or_default(), delimiter);
        let place = |name| columns.iter().position(|column| column == name);
        let (at, kind) = (place("at"), place("kind"));
        let (mut earliest, mut tops_up) = (None, false);
        for line in lines {
            let cells = cells(line, delimiter);
            let cell = |place: Option<usize>| place.and_then(|place| cells.get(place));
            let date = cell(at).and_then(|cell| Date::parse(cell.get(..10)?));
            earliest = match (earliest, date) {
                (Some(earliest), Some(date)) => Some(date.min(earliest)),
                (earliest, date) => earliest.or(date),
            };
            tops_up |= cell(kind).is_some_and(|kind| kind == "top_up");
        }
        Self { delimiter, columns, earliest, tops_up }
    }

    /// Whether there is such a column.
    #[must_use]
    pub fn has(&self, column: &str) -> bool {
        self.columns.iter().any(|other| other == column)
    }
}

/// The cells of a line; quotation marks keep together what is in them.
fn cells(line: &str, delimiter: u8) -> Vec<String> {
    let (mut cells, mut cell, mut is_quoted) = (Vec::new(), String::new(), false);
    for character in line.chars() {
        if character == '"' {
            is_quoted = !is_quoted;
        } else if character == char::from(delimiter) && !is_quoted {
            cells.push(std::mem::take(&mut cell));
        } else {
            cell.push(character);
        }
    }
    cells.push(cell);
    cells
}
