//! Writing outcomes, each as it comes: a row for each account and offer, or a line of JSON for each account.

use std::fmt::Write as _;
use std::io::{self, Write};

use ad_credit_lab_engine::Node;
use ad_credit_lab_engine::money::Currency;

use crate::Outcome;
use crate::figures::{Figure, OF_ACCOUNT, OF_OFFER, of_account, of_offer};

/// How outcomes are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// As a CSV with a header and this ASCII character between cells: a row for each account and offer.
    Csv {
        /// The character.
        delimiter: u8,
    },
    /// As JSON Lines: an object for each account.
    JsonLines,
}

/// Writes outcomes, one after another.
pub struct Sheet<W> {
    out: W,
    form: Form,
    has_header: bool,
    /// What is to be written, kept so that no outcome costs an allocation.
    text: String,
}

impl<W: Write> Sheet<W> {
    /// A sheet that is written to `out`, which should have a buffer.
    pub fn new(out: W, form: Form) -> Self {
        Self { out, form, has_header: false, text: String::new() }
    }

    /// Writes an outcome.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn write(&mut self, outcome: &Outcome<'_>) -> io::Result<()> {
        self.text.clear();
        match self.form {
            Form::Csv { delimiter } => {
                self.add_header(delimiter);
                add_rows(&mut self.text, outcome, delimiter.into());
            }
            Form::JsonLines => add_line(&mut self.text, outcome),
        }
        self.out.write_all(self.text.as_bytes())
    }

    /// Ends the sheet: one without outcomes still gets its header.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn finish(&mut self) -> io::Result<()> {
        self.text.clear();
        if let Form::Csv { delimiter } = self.form {
            self.add_header(delimiter);
        }
        self.out.write_all(self.text.as_bytes())?;
        self.out.flush()
    }

    /// What it was written to.
    pub fn into_inner(self) -> W {
        self.out
    }

    fn add_header(&mut self, delimiter: u8) {
        if std::mem::replace(&mut self.has_header, true) {
            return;
        }
        self.text.push_str("account");
        for name in OF_OFFER.iter().chain(&OF_ACCOUNT) {
            self.text.push(delimiter.into());
            self.text.push_str(name);
        }
        self.text.push('\n');
    }
}

/// A row for each offer.
fn add_rows(text: &mut String, outcome: &Outcome<'_>, delimiter: char) {
    let currency = outcome.scenario.account.currency;
    let of_account = of_account(outcome);
    for index in 0..outcome.scenario.offers.len() {
        add_cell(text, Figure::Text(&outcome.scenario.name), currency, delimiter);
        for figure in of_offer(outcome, index).into_iter().chain(of_account) {
            text.push(delimiter);
            add_cell(text, figure, currency, delimiter);
        }
        text.push('\n');
    }
}

fn add_cell(text: &mut String, figure: Figure<'_>, currency: Currency, delimiter: char) {
    match figure {
        Figure::Nothing => {}
        Figure::Text(cell) => add_text(text, cell, delimiter),
        other => add_figure(text, other, currency),
    }
}

/// A text from outside as a cell: in quotation marks where it needs them, and not taken for a formula by a spreadsheet.
fn add_text(text: &mut String, cell: &str, delimiter: char) {
    let needs_quotes = cell.contains([delimiter, '"', '\n', '\r']);
    // Some spreadsheets drop the spaces before it.
    let is_formula = cell
        .trim_start_matches(is_space)
        .starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    if needs_quotes {
        text.push('"');
    }
    if is_formula {
        text.push('\'');
    }
    if needs_quotes {
        text.push_str(&cell.replace('"', "\"\""));
        text.push('"');
    } else {
        text.push_str(cell);
    }
}

/// Whether it is a space of any width, tabs and line breaks not among them.
fn is_space(character: char) -> bool {
    character.is_whitespace() && !character.is_control()
}

/// A figure that is the same in a CSV and, without its quotation marks, in JSON.
fn add_figure(text: &mut String, figure: Figure<'_>, currency: Currency) {
    // Writing to a String cannot fail.
    let _ = match figure {
        Figure::Nothing => Ok(()),
        Figure::Code(code) | Figure::Text(code) => text.write_str(code),
        Figure::Money(money) => text.write_str(&currency.format(money)),
        Figure::Instant(instant) => write!(text, "{instant}"),
        Figure::Whole(number) => write!(text, "{number}"),
        Figure::YesOrNo(answer) => write!(text, "{answer}"),
    };
}

/// An object with the figures of the account and a list of those of its offers.
fn add_line(text: &mut String, outcome: &Outcome<'_>) {
    let currency = outcome.scenario.account.currency;
    text.push_str("{\"account\":");
    add_value(text, Figure::Text(&outcome.scenario.name), currency);
    text.push_str(",\"currency\":");
    add_value(text, Figure::Code(currency.code()), currency);
    text.push_str(",\"offers\":[");
    for index in 0..outcome.scenario.offers.len() {
        text.push_str(if index == 0 { "{" } else { ",{" });
        add_fields(text, &OF_OFFER, &of_offer(outcome, index), currency);
        text.push('}');
    }
    text.push_str("],");
    add_fields(text, &OF_ACCOUNT, &of_account(outcome), currency);
    text.push_str("}\n");
}

fn add_fields(text: &mut String, names: &[&str], figures: &[Figure<'_>], currency: Currency) {
    for (index, (name, figure)) in names.iter().zip(figures).enumerate() {
        let comma = if index == 0 { "" } else { "," };
        // Writing to a String cannot fail.
        let _ = write!(text, "{comma}\"{name}\":");
        add_value(text, *figure, currency);
    }
}

fn add_value(text: &mut String, figure: Figure<'_>, currency: Currency) {
    match figure {
        Figure::Nothing => text.push_str("null"),
        Figure::Text(value) => text.push_str(&Node::text(value).to_json()),
        Figure::Whole(_) | Figure::YesOrNo(_) => add_figure(text, figure, currency),
        Figure::Code(_) | Figure::Money(_) | Figure::Instant(_) => {
            text.push('"');
            add_figure(text, figure, currency);
            text.push('"');
        }
    }
}
