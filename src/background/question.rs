//! What can be asked, and how it goes over the line.

use ad_credit_lab_engine::Node;
use js_sys::Array;
use wasm_bindgen::JsValue;
use web_sys::Blob;

/// A question that takes long. Scenarios and requests are as their files have them.
#[derive(Clone, Debug, PartialEq)]
pub enum Question {
    /// The smallest amount or the latest date with which an offer gives what is wanted of it; the answer is that of
    /// `docs/planning.md`, with the scenario that it makes (`applied`), what it rests on (`proof_said`), and what binds
    /// (`limit_said`) or why the next value fails (`fails_said`) as the pieces of a sentence: texts, and figures as
    /// `{ "money" }`, `{ "date" }`, `{ "instant" }` or `{ "whole" }`.
    Goal {
        /// The scenario.
        scenario: Node,
        /// What is looked for.
        request: Node,
    },
    /// What becomes of an offer over a range of inputs; the answer is that of `docs/planning.md`.
    Sweep {
        /// The scenario.
        scenario: Node,
        /// The inputs.
        request: Node,
    },
    /// The scenario of the first cell of a sweep, as its file has it.
    Cell {
        /// The scenario.
        scenario: Node,
        /// The inputs, each with the one value of the cell.
        request: Node,
    },
    /// What becomes of an offer where something is not known; the answer is that of `docs/forecast.md`.
    Forecast {
        /// The scenario.
        scenario: Node,
        /// What is not known, how many runs there are, and their seed.
        request: Node,
    },
    /// What becomes of each account of a CSV, as `docs/batches.md` describes it. By the way it gives parts,
    /// `{ "accounts": [...], "to_do": [...], "complaints": [{ "line", "message" }] }`, of which the first 1,000 complaints are part, and
    /// at the end how much was done, `{ "accounts", "rows", "bad_rows", "complaints_left_out" }`, with the file of outcomes.
    /// An account is a list of few figures, which `row` of `crates/background/src/batch.rs` describes.
    Batch {
        /// What all accounts share.
        shared: Node,
        /// What stands between the cells of the file, and of the file of outcomes.
        delimiter: u8,
        /// The CSV. It is read in pieces and never as a whole.
        file: Blob,
    },
    /// One account of such a CSV: its scenario, and in sentences what is wrong and what to do, `{ "scenario", "cause", "advice" }`.
    /// All that is missing where the file does not have it.
    Account {
        /// What all accounts share.
        shared: Node,
        /// What stands between the cells of the file.
        delimiter: u8,
        /// The CSV.
        file: Blob,
        /// Its id.
        account: String,
    },
}

impl Question {
    /// The message of a question: who asks what, then the texts that go to the program as they are, then the file.
    pub(super) fn to_message(&self, asker: i64, id: i64) -> Array {
        let (ask, scenario, request, file) = match self {
            Self::Goal { scenario, request } => ("goal", scenario, Some(request), None),
            Self::Sweep { scenario, request } => ("sweep", scenario, Some(request), None),
            Self::Cell { scenario, request } => ("cell", scenario, Some(request), None),
            Self::Forecast { scenario, request } => ("forecast", scenario, Some(request), None),
            Self::Batch { shared, file, .. } => ("batch", shared, None, Some(file)),
            Self::Account { shared, file, .. } => ("account", shared, None, Some(file)),
        };
        let mut head = vec![
            ("asker".to_owned(), Node::Whole(asker)),
            ("id".to_owned(), Node::Whole(id)),
            ("ask".to_owned(), ask.into()),
        ];
        if let Self::Batch { delimiter, .. } | Self::Account { delimiter, .. } = self {
            head.push(("delimiter".to_owned(), Node::Whole((*delimiter).into())));
        }
        if let Self::Account { account, .. } = self {
            head.push(("account".to_owned(), account.as_str().into()));
        }
        let text = |node: &Node| JsValue::from(node.to_json_line());
        Array::of4(
            &text(&Node::Map(head)),
            &text(scenario),
            &request.map_or(JsValue::UNDEFINED, text),
            file.map_or(&JsValue::UNDEFINED, AsRef::as_ref),
        )
    }
}

/// The message by which an asker gives up what it asked.
pub(super) fn cancellation(asker: i64) -> Array {
    let head = vec![("asker".to_owned(), Node::Whole(asker)), ("ask".to_owned(), "nothing".into())];
    Array::of1(&Node::Map(head).to_json_line().into())
}
