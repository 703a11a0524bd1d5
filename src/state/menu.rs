//! What the console's menus are called, as data: networks rename them, and one network's own pages do not agree (TT-06).

use std::sync::OnceLock;

use ad_credit_lab_engine::Node;

use super::USUAL_MENU;

/// The menus as data; each lacks what it calls as the first one does.
const MENUS: &str = include_str!("../../consoles/menus.json");

/// The labels of a console's menus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Menu(&'static Node);

impl Menu {
    /// Every one, the article's first.
    pub fn all() -> impl Iterator<Item = Self> {
        static READ: OnceLock<Node> = OnceLock::new();
        let read = READ.get_or_init(|| Node::from_json(MENUS).unwrap_or(Node::Null));
        let menus = if let Node::List(menus) = read { menus.as_slice() } else { &[] };
        menus.iter().map(Self)
    }

    /// The id of every one.
    #[must_use]
    pub fn ids() -> &'static [&'static str] {
        static IDS: OnceLock<Vec<&str>> = OnceLock::new();
        IDS.get_or_init(|| Self::all().map(Self::id).collect())
    }

    /// The menu with this id, or the article's.
    #[must_use]
    pub fn of(id: &str) -> Self {
        let of = |id: &str| Self::all().find(|menu| menu.id() == id);
        of(id).or_else(|| of(USUAL_MENU)).unwrap_or(Self(&Node::Null))
    }

    /// Its id.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.own("id").unwrap_or_default()
    }

    /// The key of the source in which it is called so.
    #[must_use]
    pub fn source(self) -> &'static str {
        self.own("source").unwrap_or_default()
    }

    /// What it calls something; as the article does, where it says nothing of its own.
    #[must_use]
    pub fn label(self, name: &str) -> &'static str {
        let own = |menu: Self| menu.0.get("labels")?.get(name)?.as_text();
        own(self).or_else(|| own(Self::of(USUAL_MENU))).unwrap_or_default()
    }

    fn own(self, name: &str) -> Option<&'static str> {
        self.0.get(name).and_then(Node::as_text)
    }
}
