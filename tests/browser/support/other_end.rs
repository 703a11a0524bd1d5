//! A stand-in for the page's workers, at the other end of the line to them.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use ad_credit_lab::background::{Heard, Line, Open};
use ad_credit_lab::state::catalogue;
use ad_credit_lab_engine::plan::sweep::{Request, sweep};
use ad_credit_lab_engine::{Node, Scenario};
use js_sys::Array;

/// How the page hears the other end.
type Ear = Rc<dyn Fn(Heard)>;

/// The other end of the line: what came to it, and the page's ear.
#[derive(Clone, Default)]
pub(crate) struct OtherEnd {
    pub(crate) messages: Rc<RefCell<Vec<Array>>>,
    hear: Rc<RefCell<Option<Ear>>>,
    pub(crate) opened: Rc<Cell<u32>>,
    pub(crate) is_there: Rc<Cell<bool>>,
    /// Whether the engine answers sweeps by itself.
    answers: bool,
}

struct ToOtherEnd(OtherEnd);

impl Line for ToOtherEnd {
    fn send(&self, message: &Array) -> bool {
        self.0.messages.borrow_mut().push(message.clone());
        if self.0.answers {
            self.0.answer_sweep(message);
        }
        true
    }
}

impl OtherEnd {
    pub(crate) fn open(&self) -> Open {
        let end = self.clone();
        Box::new(move |hear| {
            end.opened.set(end.opened.get() + 1);
            *end.hear.borrow_mut() = Some(hear);
            end.is_there.get().then(|| Box::new(ToOtherEnd(end.clone())) as Box<dyn Line>)
        })
    }

    pub(crate) fn hear(&self, heard: Heard) {
        let hear = self.hear.borrow().clone().unwrap();
        hear(heard);
    }

    pub(crate) fn say(&self, text: &str) {
        self.hear(Heard::Message(text.into()));
    }

    /// Says this of a question, whose asker and number are added.
    pub(crate) fn say_of(&self, (asker, id): (i64, i64), text: &str) {
        self.say(&format!("{{\"asker\":{asker},\"id\":{id},{text}}}"));
    }

    /// One who is there.
    pub(crate) fn there() -> Self {
        let end = Self::default();
        end.is_there.set(true);
        end
    }

    /// One who is there, and answers with the engine what is asked of sweeps.
    pub(crate) fn sweeping() -> Self {
        Self { answers: true, ..Self::there() }
    }

    fn answer_sweep(&self, message: &Array) {
        let text = |index| message.get(index).as_string();
        let node = |index| text(index).map(|text| Node::from_json(&text).unwrap());
        let head = node(0).unwrap();
        let ask = head.get("ask").and_then(Node::as_text);
        if matches!(ask, Some("goal" | "forecast" | "batch" | "account")) {
            return;
        }
        let (Some(scenario), Some(request)) = (node(1), node(2)) else { return };
        let scenario = Scenario::from_node(&scenario, catalogue()).unwrap();
        let swept = sweep(&scenario, &Request::from_node(&request, &scenario).unwrap());
        let found = match ask {
            Some("sweep") => swept.to_node(&scenario),
            _ => swept.scenario_of(&scenario, 0).unwrap().to_node(),
        };
        let (end, of) = (self.clone(), self.last());
        let said = format!("\"found\":{}", found.to_json_line());
        wasm_bindgen_futures::spawn_local(async move { end.say_of(of, &said) });
    }

    /// What is asked in the last message: the scenario, then the request.
    pub(crate) fn asked(&self) -> [Node; 2] {
        let messages = self.messages.borrow();
        let message = messages.last().unwrap();
        [1, 2].map(|place| Node::from_json(&message.get(place).as_string().unwrap()).unwrap())
    }

    /// How many messages came.
    pub(crate) fn count(&self) -> usize {
        self.messages.borrow().len()
    }

    /// The head of a message.
    pub(crate) fn head(&self, index: usize) -> Node {
        Node::from_json(&self.messages.borrow()[index].get(0).as_string().unwrap()).unwrap()
    }

    /// The asker and the number of the last question.
    pub(crate) fn last(&self) -> (i64, i64) {
        let head = self.head(self.count() - 1);
        let whole = |name| match head.get(name) {
            Some(Node::Whole(number)) => *number,
            other => panic!("{name} is {other:?}"),
        };
        (whole("asker"), whole("id"))
    }
}
