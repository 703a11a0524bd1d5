//! The plan as it is printed, sent and kept.

use crate::markup::Element;

/// The part.
///
/// It is the entrance of a part of the program, so it is never inlined.
#[inline(never)]
pub(super) fn report_part() -> Vec<Element> {
    Vec::new()
}
