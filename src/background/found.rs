//! What came of a question.

use std::fmt;
use std::ops::Deref;
use std::rc::Rc;

use ad_credit_lab_engine::Node;
use web_sys::Blob;

/// What came of a question: the published JSON, which is read as the tree that it is, and for a batch its file of outcomes.
/// Cheap to clone, and the same only as itself.
#[derive(Clone)]
pub struct Found(Rc<(Node, Option<Blob>)>);

impl Found {
    pub(super) fn new(node: Node, file: Option<Blob>) -> Self {
        Self(Rc::new((node, file)))
    }

    /// The same with these rows before those of its list `cells`, which large answers have sent ahead.
    pub(super) fn with_cells(&self, ahead: Vec<Node>) -> Self {
        let (mut node, file) = (self.0.0.clone(), self.0.1.clone());
        if let Node::Map(fields) = &mut node {
            let cells = fields.iter_mut().find(|(name, _)| name == "cells");
            if let Some((_, Node::List(cells))) = cells {
                cells.splice(0..0, ahead);
            }
        }
        Self::new(node, file)
    }

    /// The file of outcomes of a batch.
    #[must_use]
    pub fn file(&self) -> Option<&Blob> {
        self.0.1.as_ref()
    }
}

impl Deref for Found {
    type Target = Node;

    fn deref(&self) -> &Node {
        &self.0.0
    }
}

impl PartialEq for Found {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl fmt::Debug for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.0.fmt(f)
    }
}
