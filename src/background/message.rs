//! What workers say, read at the border: JSON text, or a list of one and a file.

use ad_credit_lab_engine::Node;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Blob;

use super::{Failure, Found, Mistake};

/// Something that is said of a question.
pub(super) struct Message {
    pub(super) asker: i64,
    pub(super) id: i64,
    pub(super) said: Said,
}

/// What is said.
#[derive(Clone)]
pub(super) enum Said {
    /// So much is done of so much.
    Progress { done: i64, all: i64 },
    /// What is found out by the way; the first of these lists begins what is found.
    Part(Node),
    /// What came of it.
    Found(Found),
    /// Nothing came of it.
    Failed(Failure),
}

impl Said {
    /// Whether nothing follows it.
    pub(super) const fn is_last(&self) -> bool {
        matches!(self, Self::Found(_) | Self::Failed(_))
    }
}

impl Message {
    /// Reads a message; `None` where it is none.
    pub(super) fn read(data: &JsValue) -> Option<Self> {
        let (text, file) = match data.dyn_ref::<Array>() {
            Some(list) => (list.get(0), list.get(1).dyn_into::<Blob>().ok()),
            None => (data.clone(), None),
        };
        let Ok(Node::Map(fields)) = Node::from_json(&text.as_string()?) else { return None };
        let (mut asker, mut id, mut done, mut all) = (None, None, None, None);
        let (mut part, mut found, mut failed) = (None, None, None);
        let (mut input, mut problems) = (None, None);
        for (name, node) in fields {
            let place = match name.as_str() {
                "asker" => &mut asker,
                "id" => &mut id,
                "done" => &mut done,
                "all" => &mut all,
                "part" => &mut part,
                "found" => &mut found,
                "failed" => &mut failed,
                "input" => &mut input,
                "problems" => &mut problems,
                _ => return None,
            };
            *place = Some(node);
        }
        let said = match (whole(done), whole(all), part, found, failed) {
            (Some(done), Some(all), None, None, None) => {
                (0 <= done && done <= all).then_some(Said::Progress { done, all })?
            }
            (None, None, Some(part), None, None) => Said::Part(part),
            (None, None, None, Some(node), None) => Said::Found(Found::new(node, file)),
            (None, None, None, None, Some(Node::Text(why))) => {
                Said::Failed(failure(&why, input, problems)?)
            }
            _ => return None,
        };
        Some(Self { asker: whole(asker)?, id: whole(id)?, said })
    }
}

fn whole(node: Option<Node>) -> Option<i64> {
    match node? {
        Node::Whole(number) => Some(number),
        _ => None,
    }
}

fn failure(why: &str, input: Option<Node>, problems: Option<Node>) -> Option<Failure> {
    Some(match (why, input, problems) {
        ("not_there", None, None) => Failure::NotThere,
        ("stopped", None, None) => Failure::Stopped,
        ("unreadable", None, None) => Failure::Unreadable,
        ("refused", Some(Node::Text(input)), Some(Node::List(problems))) => {
            let mistake = |problem| mistake(&input, problem);
            Failure::Refused(problems.iter().map(mistake).collect::<Option<_>>()?)
        }
        _ => return None,
    })
}

fn mistake(input: &str, problem: &Node) -> Option<Mistake> {
    let text = |name| problem.get(name).and_then(Node::as_text).map(str::to_owned);
    Some(Mistake { input: input.to_owned(), place: text("path")?, message: text("message")? })
}
