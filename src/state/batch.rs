//! Many accounts at once: what they share, what is known of their file before it is read, and what became of them.

mod example;
mod finding;
mod head;
mod rows;
mod shared;

pub use example::{EXAMPLE_ACCOUNTS, example_header, example_rows};
pub use finding::{BatchFilter, BatchOrder, BatchTotals, BatchWhich, Finding};
pub use head::{BatchHead, DELIMITERS};
pub use rows::{BatchRow, BatchRows, STATES};
pub use shared::{BatchShare, shared_terms};
