//! The document that the page keeps of the plan and the theme, with its version, and what happens to one that cannot be read.

use ad_credit_lab_engine::{Catalogue, Node, Scenario};

use super::{Refused, Store, set_aside};

/// Where the document is kept.
const KEY: &str = "ad-credit-lab.state";
/// The version of the document that this page writes.
const VERSION: i64 = 1;

/// What the page keeps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// The scenario in the Plan room.
    pub scenario: Scenario,
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

/// Reads the document, unless its scenario, as it is written there, has to wait for something. One that cannot be read is kept under
/// a backup key before anything can overwrite it.
pub fn load(
    store: &dyn Store,
    catalogue: &Catalogue,
    waits: impl FnOnce(&Node) -> bool,
) -> Option<Loaded> {
    let Some(text) = store.read(KEY) else {
        return Some(Loaded::Nothing);
    };
    let envelope = Node::from_json(&text).ok();
    if envelope.as_ref().and_then(scenario_of).is_some_and(waits) {
        return None;
    }
    Some(match envelope.and_then(|envelope| read(&envelope, catalogue)) {
        Some(saved) => Loaded::Saved(Box::new(saved)),
        None => set_aside(store, &text).map_or(Loaded::Stuck, |key| Loaded::SetAside { key }),
    })
}

/// The scenario of the document as it is written there, if there is one.
pub fn kept_scenario(store: &dyn Store) -> Option<Node> {
    let envelope = Node::from_json(&store.read(KEY)?).ok()?;
    scenario_of(&envelope).cloned()
}

fn scenario_of(envelope: &Node) -> Option<&Node> {
    envelope.get("data")?.get("scenario")
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
    let scenario = Scenario::from_node(scenario_of(envelope)?, catalogue).ok()?;
    Some(Saved { scenario, theme })
}

fn write(saved: &Saved) -> Node {
    let object = |fields: Vec<(&str, Node)>| {
        Node::Map(fields.into_iter().map(|(name, node)| (name.to_owned(), node)).collect())
    };
    let theme = saved.theme.as_deref().map_or(Node::Null, Node::text);
    let data = object(vec![("scenario", saved.scenario.to_node()), ("theme", theme)]);
    object(vec![("version", Node::Whole(VERSION)), ("data", data)])
}
