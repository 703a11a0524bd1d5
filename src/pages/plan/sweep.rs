//! What one or two inputs do to the result.

use crate::markup::Element;

/// The part.
///
/// It is the entrance of a part of the program, so it is never inlined.
#[inline(never)]
pub(super) fn sweep_part() -> Vec<Element> {
    Vec::new()
}
