//! Reading from outside: a tree that cannot hold a fraction, a cursor that knows its place, and problems that name it.

mod choice;
mod cursor;
mod fault;
mod node;
mod problem;

pub(crate) use choice::{Choice, choice};
pub(crate) use cursor::{Cursor, Fields, Place, fits_on_a_line};
pub use fault::{Expected, Fault};
pub use node::Node;
pub(crate) use node::{Object, map};
pub use problem::{Problem, Problems};
