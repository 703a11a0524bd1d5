//! The accounts that are found, as a file.

use ad_credit_lab_engine::money::Money;

use web_sys::{Blob, BlobPropertyBag};

use super::work::Work;
use crate::components::Parts;
use crate::signals::*;
use crate::spreadsheet::{MARK, line_of, text_cell};
use crate::state::STATES;

/// The names of the columns. `docs/batches.md` says what stands in them.
const COLUMNS: &str =
    "account,currency,state,counted,missing,qualified_on,granted,used,wasted,to_do,bad_rows";

/// How many bytes go to the browser at once.
const TOGETHER: usize = 65_536;

/// The accounts of these numbers as a CSV, which the browser keeps. It can do other things in between.
pub(super) async fn found_as_csv(work: Work, found: &[u32]) -> Option<Blob> {
    let currency = untrack(|| work.figures().currency());
    let rows = work.rows();
    let mut text = format!("{MARK}{COLUMNS}\r\n");
    let pieces = js_sys::Array::new();
    let mut parts = Parts::begin();
    for number in found {
        if let Some(row) = rows.borrow().row(*number) {
            let rows = rows.borrow();
            let of = row.state.and_then(|state| STATES.get(usize::from(state)));
            let money = |amount: Money| {
                if of.is_some() { currency.format(amount) } else { String::new() }
            };
            let to_do = row.to_do.and_then(|number| rows.to_do().get(usize::from(number)));
            text.push_str(&line_of([
                text_cell(rows.id(*number)),
                currency.code().to_owned(),
                of.map(|of| of.code()).unwrap_or_default().to_owned(),
                money(row.counted),
                row.missing.map(money).unwrap_or_default(),
                row.met.map(|date| date.to_string()).unwrap_or_default(),
                money(row.granted),
                money(row.used),
                money(row.wasted),
                to_do.map(|text| text_cell(text)).unwrap_or_default(),
                row.bad_rows.to_string(),
            ]));
        }
        if text.len() >= TOGETHER {
            pieces.push(&std::mem::take(&mut text).into());
        }
        if parts.is_over() {
            parts.next().await;
        }
    }
    pieces.push(&text.into());
    let options = BlobPropertyBag::new();
    options.set_type("text/csv;charset=utf-8");
    Blob::new_with_str_sequence_and_options(&pieces, &options).ok()
}
