//! What differs between two trees, small enough to keep hundreds of them.

use ad_credit_lab_engine::Node;

use super::reading::object;

/// The way from one tree to another and back.
///
/// A list is compared from both ends: what lies between is one splice, so that an entry more or less costs no more than itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Patch(Vec<Change>);

/// One place that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Change {
    /// The way to the object or the list in which it lies.
    within: Vec<Node>,
    what: What,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum What {
    /// A field of an object; `None` where the object lacks it.
    Field { name: String, before: Option<Node>, after: Option<Node> },
    /// Items of a list, from a number on.
    Items { from: usize, before: Vec<Node>, after: Vec<Node> },
}

/// Which way a patch is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// To what came before.
    Back,
    /// To what came after.
    Forth,
}

impl Patch {
    /// What leads from one tree to another. Both must be objects, as every document is.
    #[must_use]
    pub fn between(before: &Node, after: &Node) -> Self {
        let mut patch = Self::default();
        patch.compare(&mut Vec::new(), before, after);
        patch
    }

    /// Whether nothing differs.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Goes this way from a tree; `None` if the patch does not belong to it.
    #[must_use]
    pub fn apply(&self, tree: &Node, way: Way) -> Option<Node> {
        let mut tree = tree.clone();
        let mut go = |change: &Change| change.go(&mut tree, way);
        match way {
            Way::Forth => self.0.iter().try_for_each(&mut go),
            // A change is found where those before it left its place.
            Way::Back => self.0.iter().rev().try_for_each(&mut go),
        }?;
        Some(tree)
    }

    fn compare(&mut self, within: &mut Vec<Node>, before: &Node, after: &Node) {
        match (before, after) {
            (Node::Map(old), Node::Map(new)) => {
                let names = old.iter().chain(new).map(|(name, _)| name);
                let mut seen: Vec<&str> = Vec::new();
                for name in names {
                    if !seen.contains(&name.as_str()) {
                        seen.push(name);
                        self.compare_field(within, name, before.get(name), after.get(name));
                    }
                }
            }
            (Node::List(old), Node::List(new)) => self.compare_lists(within, old, new),
            // A document and its parts keep their kind; a field that does not is compared as a whole.
            _ => {}
        }
    }

    fn compare_field(
        &mut self,
        within: &mut Vec<Node>,
        name: &str,
        before: Option<&Node>,
        after: Option<&Node>,
    ) {
        if before == after {
            return;
        }
        if let (Some(old), Some(new)) = (before, after)
            && are_alike(old, new)
        {
            within.push(Node::text(name));
            self.compare(within, old, new);
            within.pop();
            return;
        }
        let (before, after) = (before.cloned(), after.cloned());
        self.note(within, What::Field { name: name.to_owned(), before, after });
    }

    fn compare_lists(&mut self, within: &mut Vec<Node>, old: &[Node], new: &[Node]) {
        let same = old.iter().zip(new).take_while(|(old, new)| old == new).count();
        let (old, new) = (&old[same..], &new[same..]);
        let (old_end, new_end) = (old.iter().rev(), new.iter().rev());
        let same_end = old_end.zip(new_end).take_while(|(old, new)| old == new).count();
        let (old, new) = (&old[..old.len() - same_end], &new[..new.len() - same_end]);
        match (old, new) {
            ([], []) => {}
            ([old], [new]) if are_alike(old, new) => {
                within.push(number(same));
                self.compare(within, old, new);
                within.pop();
            }
            _ => {
                let (before, after) = (old.to_vec(), new.to_vec());
                self.note(within, What::Items { from: same, before, after });
            }
        }
    }

    fn note(&mut self, within: &[Node], what: What) {
        self.0.push(Change { within: within.to_vec(), what });
    }

    /// The patch as it is kept.
    #[must_use]
    pub fn to_node(&self) -> Node {
        Node::List(self.0.iter().map(Change::to_node).collect())
    }

    /// Reads a patch as it is kept; `None` if it is not one.
    #[must_use]
    pub fn from_node(node: &Node) -> Option<Self> {
        let Node::List(changes) = node else { return None };
        changes.iter().map(Change::from_node).collect::<Option<_>>().map(Self)
    }
}

impl Change {
    fn go(&self, tree: &mut Node, way: Way) -> Option<()> {
        let place = self.within.iter().try_fold(tree, |tree, step| match (tree, step) {
            (Node::Map(fields), Node::Text(name)) => {
                fields.iter_mut().find(|(field, _)| field == name).map(|(_, node)| node)
            }
            (Node::List(items), Node::Whole(at)) => items.get_mut(usize::try_from(*at).ok()?),
            _ => None,
        })?;
        match (&self.what, place) {
            (What::Field { name, before, after }, Node::Map(fields)) => {
                let target = if way == Way::Back { before } else { after };
                let at = fields.iter().position(|(field, _)| field == name);
                match (at, target) {
                    (Some(at), Some(node)) => fields[at].1 = node.clone(),
                    (Some(at), None) => drop(fields.remove(at)),
                    (None, Some(node)) => fields.push((name.clone(), node.clone())),
                    (None, None) => {}
                }
            }
            (What::Items { from, before, after }, Node::List(items)) => {
                let (gone, come) = if way == Way::Back { (after, before) } else { (before, after) };
                let range = *from..from.checked_add(gone.len())?;
                if items.get(range.clone())? != gone.as_slice() {
                    return None;
                }
                items.splice(range, come.iter().cloned());
            }
            _ => return None,
        }
        Some(())
    }

    fn to_node(&self) -> Node {
        let mut fields = vec![("in", Node::List(self.within.clone()))];
        match &self.what {
            What::Field { name, before, after } => {
                fields.push(("field", Node::text(name)));
                fields.extend(before.clone().map(|node| ("before", node)));
                fields.extend(after.clone().map(|node| ("after", node)));
            }
            What::Items { from, before, after } => {
                fields.push(("from", number(*from)));
                fields.push(("before", Node::List(before.clone())));
                fields.push(("after", Node::List(after.clone())));
            }
        }
        object(fields)
    }

    fn from_node(node: &Node) -> Option<Self> {
        let Node::List(within) = node.get("in")?.clone() else { return None };
        let side = |name| node.get(name).cloned();
        let list = |name| match side(name) {
            Some(Node::List(items)) => Some(items),
            _ => None,
        };
        let what = match (node.get("field"), node.get("from")) {
            (Some(Node::Text(name)), None) => {
                What::Field { name: name.clone(), before: side("before"), after: side("after") }
            }
            (None, Some(Node::Whole(from))) => What::Items {
                from: usize::try_from(*from).ok()?,
                before: list("before")?,
                after: list("after")?,
            },
            _ => return None,
        };
        Some(Self { within, what })
    }
}

/// Whether two nodes are both objects or both lists, so that it is worth looking into them.
fn are_alike(one: &Node, other: &Node) -> bool {
    matches!((one, other), (Node::Map(_), Node::Map(_)) | (Node::List(_), Node::List(_)))
}

fn number(number: usize) -> Node {
    Node::Whole(i64::try_from(number).unwrap_or(i64::MAX))
}
