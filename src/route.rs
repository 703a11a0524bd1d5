//! Where in the page one is: the rooms, as the fragment of the address names them.

/// A room of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// What becomes of a scenario.
    Plan,
    /// The rulebook.
    Rules,
}

impl Room {
    /// Every room, in the order of the navigation.
    pub const ALL: [Self; 2] = [Self::Plan, Self::Rules];

    /// Where the room begins.
    #[must_use]
    pub const fn route(self) -> Route {
        match self {
            Self::Plan => Route::Plan,
            Self::Rules => Route::Rules(None),
        }
    }

    /// The id of the room's heading, which gets the focus when one comes in.
    #[must_use]
    pub const fn heading_id(self) -> &'static str {
        match self {
            Self::Plan => "plan-title",
            Self::Rules => "rules-title",
        }
    }
}

/// A place that an address can name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Route {
    /// The Plan room, `#/plan`. An address that names nothing leads here, too.
    #[default]
    Plan,
    /// The Rules room, `#/rules`, or one of its rules, such as `#/rules/TT-30`.
    Rules(Option<String>),
}

impl Route {
    /// The place that a fragment names, with its `#` or without.
    #[must_use]
    pub fn of_fragment(fragment: &str) -> Self {
        let path = fragment.strip_prefix('#').unwrap_or(fragment);
        match path.strip_prefix("/rules") {
            Some("" | "/") => Self::Rules(None),
            Some(rest) => rest
                .strip_prefix('/')
                .filter(|id| id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'))
                .map_or_else(Self::default, |id| Self::Rules(Some(id.to_owned()))),
            None => Self::default(),
        }
    }

    /// The place of a rule.
    #[must_use]
    pub fn of_rule(id: &str) -> Self {
        Self::Rules(Some(id.to_owned()))
    }

    /// The fragment that names this place.
    #[must_use]
    pub fn fragment(&self) -> String {
        match self {
            Self::Plan => "#/plan".to_owned(),
            Self::Rules(None) => "#/rules".to_owned(),
            Self::Rules(Some(id)) => format!("#/rules/{id}"),
        }
    }

    /// The room in which this place is.
    #[must_use]
    pub const fn room(&self) -> Room {
        match self {
            Self::Plan => Room::Plan,
            Self::Rules(_) => Room::Rules,
        }
    }
}
