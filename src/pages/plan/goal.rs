//! What to spend, and when, so that the offer gives what one wants of it.

use crate::markup::Element;

/// The part.
///
/// It is the entrance of a part of the program, so it is never inlined.
#[inline(never)]
pub(super) fn goal_part() -> Vec<Element> {
    Vec::new()
}
