//! The document that the page keeps of the plan and the theme, with its version, and what happens to one that cannot be read.

use ad_credit_lab_engine::{Catalogue, Node, Scenario};

use super::{Refused, Store, set_aside};
use crate::variants::{Variants, check_chances};

/// Where the document is kept.
const KEY: &str = "ad-credit-lab.state";
/// The version of the document that this page writes.
const VERSION: i64 = 1;

/// What the page keeps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// The scenarios in the Plan room, with what is not known of them.
    pub variants: Variants,
    /// The number of the plan that they are, among all that are kept; 1 where none is given.
    pub number: u32,
    /// `light` or `dark`; `None` to follow the system.
    pub theme: Option<String>,
}

/// What was found in a store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Loaded {
    /// Nothing was ever kept here.
    Nothing,
    /// The document.
    Saved(Box<Saved>),
    /// A document that cannot be read; it is now kept under this key.
    SetAside {
        /// Where it is kept.
        key: String,
    },
    /// A document that cannot be read and could not be kept elsewhere: saving would destroy it, so it must not be done.
    Stuck,
}

/// Reads the document, unless one of its scenarios, as it is written there, has to wait for something. One that cannot be read is kept under
/// a backup key before anything can overwrite it.
pub fn load(
    store: &dyn Store,
    catalogue: &Catalogue,
    waits: impl Fn(&Node) -> bool,
) -> Option<Loaded> {
    let Some(text) = store.read(KEY) else {
        return Some(Loaded::Nothing);
    };
    let envelope = Node::from_json(&text).ok();
    if envelope.as_ref().is_some_and(|envelope| scenarios_of(envelope).any(waits)) {
        return None;
    }
    Some(match envelope.and_then(|envelope| read(&envelope, catalogue)) {
        Some(saved) => Loaded::Saved(Box::new(saved)),
        None => set_aside(store, &text).map_or(Loaded::Stuck, |key| Loaded::SetAside { key }),
    })
}

/// The scenarios of the document as they are written there; none where there is no document.
pub fn kept_scenarios(store: &dyn Store) -> Vec<Node> {
    let envelope = store.read(KEY).and_then(|text| Node::from_json(&text).ok());
    envelope.iter().flat_map(scenarios_of).cloned().collect()
}

fn scenarios_of(envelope: &Node) -> impl Iterator<Item = &Node> {
    let data = envelope.get("data");
    let beside = match data.and_then(|data| data.get("beside")) {
        Some(Node::List(beside)) => beside.as_slice(),
        _ => &[],
    };
    data.and_then(|data| data.get("scenario")).into_iter().chain(beside)
}

/// Keeps the document.
///
/// # Errors
/// The store is full or closed; what was kept before stays.
pub fn save(store: &dyn Store, saved: &Saved) -> Result<(), Refused> {
    store.write(KEY, &write(saved).to_json())
}

fn read(envelope: &Node, catalogue: &Catalogue) -> Option<Saved> {
    if envelope.get("version") != Some(&Node::Whole(VERSION)) {
        return None;
    }
    let data = envelope.get("data")?;
    let theme = match data.get("theme")? {
        Node::Null => None,
        theme => {
            Some(theme.as_text().filter(|theme| ["light", "dark"].contains(theme))?.to_owned())
        }
    };
    data.get("scenario")?;
    let scenarios = scenarios_of(envelope).map(|node| Scenario::from_node(node, catalogue).ok());
    let shown = match data.get("shown") {
        Some(Node::Whole(shown)) => usize::try_from(*shown).ok()?,
        Some(_) => return None,
        None => 0,
    };
    let chances = data.get("forecast");
    if chances.is_some_and(|chances| !check_chances(chances).is_empty()) {
        return None;
    }
    let number = match data.get("number") {
        Some(Node::Whole(number)) => u32::try_from(*number).ok().filter(|number| *number > 0)?,
        Some(_) => return None,
        None => 1,
    };
    let variants = Variants::new(scenarios.collect::<Option<_>>()?, shown)?;
    Some(Saved { variants: variants.with_chances(chances.cloned()), number, theme })
}

fn write(saved: &Saved) -> Node {
    let object = |fields: Vec<(&str, Node)>| {
        Node::Map(fields.into_iter().map(|(name, node)| (name.to_owned(), node)).collect())
    };
    let theme = saved.theme.as_deref().map_or(Node::Null, Node::text);
    let mut scenarios = saved.variants.all().iter().map(Scenario::to_node);
    let first = scenarios.next().unwrap_or(Node::Null);
    let beside: Vec<Node> = scenarios.collect();
    let mut data = vec![("scenario", first), ("theme", theme)];
    if !beside.is_empty() {
        let shown = i64::try_from(saved.variants.shown()).unwrap_or_default();
        data.push(("beside", Node::List(beside)));
        data.push(("shown", Node::Whole(shown)));
    }
    data.extend(saved.variants.chances().map(|chances| ("forecast", chances.clone())));
    if saved.number != 1 {
        data.push(("number", Node::Whole(saved.number.into())));
    }
    let data = object(data);
    object(vec![("version", Node::Whole(VERSION)), ("data", data)])
}
