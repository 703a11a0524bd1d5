//! The plan's scenarios side by side.

use crate::markup::Element;

/// The part.
///
/// It is the entrance of a part of the program, so it is never inlined.
#[inline(never)]
pub(super) fn compare_part() -> Vec<Element> {
    Vec::new()
}
