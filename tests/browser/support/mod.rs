//! What several tests need.

mod mounted;
mod other_end;
mod scenarios;
mod store_double;
mod tab;

pub(crate) use mounted::{Mounted, leave_page, other_tab_saved, settle, wait};
pub(crate) use other_end::OtherEnd;
pub(crate) use scenarios::{at_end_of, date, dollars, example, example_plan, file, today, until};
pub(crate) use store_double::StoreDouble;
pub(crate) use tab::{Tab, account_named, kept_name, names_in, starting};

/// Where the page keeps its document.
pub(crate) const STATE: &str = "ad-credit-lab.state";

/// Where it keeps a document that it could not read.
pub(crate) fn backup(number: u32) -> String {
    format!("ad-credit-lab.unreadable.{number}")
}
