//! What was done to a practice account, step by step, so that it can be taken back.

use ad_credit_lab_engine::Node;
use ad_credit_lab_engine::calendar::Instant;

use super::patch::{Patch, Way};
use super::reading::object;

/// How many steps are kept.
const MOST: usize = 400;

/// One thing that was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What: the code of an entry's kind, or of a change of the account.
    pub what: String,
    /// Where the clock stood.
    pub at: Instant,
    /// What it changed.
    pub patch: Patch,
}

/// The steps before and after the present, the nearest last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Log {
    past: Vec<Step>,
    future: Vec<Step>,
}

impl Log {
    /// Takes a step; what was taken back before can then not be done again.
    pub fn take(&mut self, step: Step) {
        if step.patch.is_empty() {
            return;
        }
        self.past.push(step);
        if self.past.len() > MOST {
            self.past.remove(0);
        }
        self.future.clear();
    }

    /// The step that can be gone this way, if there is one.
    #[must_use]
    pub fn next(&self, way: Way) -> Option<&Step> {
        match way {
            Way::Back => self.past.last(),
            Way::Forth => self.future.last(),
        }
    }

    /// Goes a step from a tree; gives what was read of what came of it, and where the clock stood. `None` where there is no step, or
    /// where it does not belong to this tree or leads to what cannot be read: then it stays as it is, with all that lie behind it.
    pub fn go<T>(
        &mut self,
        tree: &Node,
        way: Way,
        read: impl FnOnce(&Node) -> Option<T>,
    ) -> Option<(T, Instant)> {
        let (from, to) = match way {
            Way::Back => (&mut self.past, &mut self.future),
            Way::Forth => (&mut self.future, &mut self.past),
        };
        let step = from.last()?;
        let read = step.patch.apply(tree, way).as_ref().and_then(read)?;
        let at = step.at;
        to.extend(from.pop());
        Some((read, at))
    }

    /// How many steps can be taken back, and how many done again.
    #[must_use]
    pub fn len(&self) -> (usize, usize) {
        (self.past.len(), self.future.len())
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == (0, 0)
    }

    /// The log as it is kept.
    #[must_use]
    pub fn to_node(&self) -> Node {
        let list = |steps: &[Step]| Node::List(steps.iter().map(Step::to_node).collect());
        object(vec![("past", list(&self.past)), ("future", list(&self.future))])
    }

    /// The places in a log, as it is kept, of what cannot be read, such as `past[3]`; empty for the log as a whole.
    #[must_use]
    pub fn unreadable(node: &Node) -> Vec<String> {
        let mut places = Vec::new();
        for name in ["past", "future"] {
            match node.get(name) {
                Some(Node::List(steps)) if steps.len() <= MOST => {
                    let steps = steps.iter().enumerate();
                    let bad = steps.filter(|(_, step)| Step::from_node(step).is_none());
                    places.extend(bad.map(|(at, _)| format!("{name}[{at}]")));
                }
                Some(_) => places.push(name.to_owned()),
                None => return vec![String::new()],
            }
        }
        places
    }

    /// Reads a log as it is kept; `None` if it is not one.
    #[must_use]
    pub fn from_node(node: &Node) -> Option<Self> {
        let list = |name| match node.get(name)? {
            Node::List(steps) if steps.len() <= MOST => {
                steps.iter().map(Step::from_node).collect::<Option<Vec<_>>>()
            }
            _ => None,
        };
        Some(Self { past: list("past")?, future: list("future")? })
    }
}

impl Step {
    fn to_node(&self) -> Node {
        object(vec![
            ("what", Node::text(&self.what)),
            ("at", Node::text(self.at.to_string())),
            ("patch", self.patch.to_node()),
        ])
    }

    fn from_node(node: &Node) -> Option<Self> {
        Some(Self {
            what: node.get("what")?.as_text()?.to_owned(),
            at: Instant::parse(node.get("at")?.as_text()?)?,
            patch: Patch::from_node(node.get("patch")?)?,
        })
    }
}
