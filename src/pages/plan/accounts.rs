//! What becomes of many accounts, from a table of their spend.

use crate::markup::Element;

/// The part.
///
/// It is the entrance of a part of the program, so it is never inlined.
#[inline(never)]
pub(super) fn accounts_part() -> Vec<Element> {
    Vec::new()
}
