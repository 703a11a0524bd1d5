//! What becomes of many accounts, from a table of their spend.

mod account;
mod export;
mod found;
mod source;
mod table;
mod work;

use crate::markup::Element;
use crate::markup::html::div;

/// The part.
///
/// It is the entrance of a part of the program, so it is never inlined.
#[inline(never)]
pub(super) fn accounts_part() -> Vec<Element> {
    let work = work::Work::new();
    let complaints = div().class("many-complaints").live(move || found::complaints(work));
    let part = div().class("many").child(source::source(work)).child(complaints);
    vec![part.child(found::found(work)), account::account_dialog(work)]
}
