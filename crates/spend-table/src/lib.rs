//! Reads the daily spend out of a table as ad managers and spreadsheets export it or as it is pasted, and says how it was read.
//!
//! A table of up to [`LARGEST`] bytes goes in, and a [`SpendTable`] comes out: what was recognised, what has to be asked because
//! two readings fit, the amount of each date, and each row that is bad or was left out, with its line.
//! A [`Choice`] decides what was recognised otherwise, and the table is read again. `docs/spend-tables.md` says what is recognised.
//!
//! [`Reading`] goes through a table in parts, so that a page can do other things in between; [`read`] does it at once.
//! Nothing that a table holds is an error: what cannot be read is said of it.

#![deny(clippy::disallowed_types, clippy::disallowed_methods, clippy::float_arithmetic)]

mod amounts;
mod cells;
mod dates;
mod days;
mod encoding;
mod headings;
mod layout;
mod listed;
mod reading;
mod rows;
mod table;
mod weighing;

pub use amounts::DecimalMark;
pub use dates::DateOrder;
pub use encoding::Encoding;
pub use layout::Delimiter;
pub use listed::Listed;
pub use reading::{LARGEST, Reading, read};
pub use table::{BadRow, Choice, Column, Daily, Fault, LeftOut, Question, SpendTable, What};
