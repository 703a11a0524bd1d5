//! Where in the page one is: the rooms, as the fragment of the address names them.

/// A room of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// What becomes of a scenario.
    Plan,
    /// A practice account with a clock.
    Sandbox,
    /// The rulebook.
    Rules,
}

impl Room {
    /// Every room, in the order of the navigation.
    pub const ALL: [Self; 3] = [Self::Plan, Self::Sandbox, Self::Rules];

    /// Where the room begins.
    #[must_use]
    pub const fn route(self) -> Route {
        match self {
            Self::Plan => Route::Plan(Part::Timeline),
            Self::Sandbox => Route::Sandbox(Screen::Home),
            Self::Rules => Route::Rules(None),
        }
    }

    /// The id of the room's heading, which gets the focus when one comes in.
    #[must_use]
    pub const fn heading_id(self) -> &'static str {
        match self {
            Self::Plan => "plan-title",
            Self::Sandbox => "sandbox-title",
            Self::Rules => "rules-title",
        }
    }
}

/// A part of the Plan room: one of the questions that a plan answers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Part {
    /// When what happens, and what it comes to.
    #[default]
    Timeline,
    /// What to spend, and when, so that the offer gives what one wants of it.
    Goal,
    /// The plan's scenarios side by side.
    Compare,
    /// What one or two inputs do to the result.
    Sweep,
    /// How likely it is.
    Chance,
    /// The spend of many accounts.
    Accounts,
    /// What is printed, sent and kept.
    Report,
}

impl Part {
    /// Every part, in the order of the tabs.
    pub const ALL: [Self; 7] = [
        Self::Timeline,
        Self::Goal,
        Self::Compare,
        Self::Sweep,
        Self::Chance,
        Self::Accounts,
        Self::Report,
    ];

    /// What the address calls it.
    #[must_use]
    pub const fn path(self) -> &'static str {
        match self {
            Self::Timeline => "",
            Self::Goal => "goal",
            Self::Compare => "compare",
            Self::Sweep => "sweep",
            Self::Chance => "chance",
            Self::Accounts => "accounts",
            Self::Report => "report",
        }
    }

    fn of_path(path: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.path() == path)
    }
}

/// A screen of the practice account's console.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Screen {
    /// Where one stands: progress, balances, what comes next.
    #[default]
    Home,
    /// The campaigns.
    Campaigns,
    /// Balance, adding money, redeeming a coupon.
    Payments,
    /// Who paid what.
    Transactions,
    /// What is billed and what is not.
    Bills,
    /// The coupons and credits.
    Promotions,
}

impl Screen {
    /// Every screen, those of Payments in the order of its tabs.
    pub const ALL: [Self; 6] = [
        Self::Home,
        Self::Campaigns,
        Self::Payments,
        Self::Transactions,
        Self::Bills,
        Self::Promotions,
    ];

    /// What the address calls it.
    #[must_use]
    pub const fn path(self) -> &'static str {
        match self {
            Self::Home => "",
            Self::Campaigns => "campaigns",
            Self::Payments => "payments",
            Self::Transactions => "transactions",
            Self::Bills => "bills",
            Self::Promotions => "promotions",
        }
    }

    fn of_path(path: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|screen| screen.path() == path)
    }
}

/// A place that an address can name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// A part of the Plan room: `#/plan` for the first one. An address that names nothing leads to the first one.
    Plan(Part),
    /// A screen of the practice account's console: `#/sandbox`, `#/sandbox/payments` and so on.
    Sandbox(Screen),
    /// A file that the address itself carries, packed: `#/open/1.eJyr…`. It opens in its room, and the address then names that.
    Open(String),
    /// The Rules room, `#/rules`, or one of its rules, such as `#/rules/TT-30`.
    Rules(Option<String>),
}

impl Default for Route {
    fn default() -> Self {
        Self::Plan(Part::default())
    }
}

impl Route {
    /// The place that a fragment names, with its `#` or without.
    #[must_use]
    pub fn of_fragment(fragment: &str) -> Self {
        let path = fragment.strip_prefix('#').unwrap_or(fragment);
        if let Some(part) = path_within(path, "/plan").and_then(Part::of_path) {
            return Self::Plan(part);
        }
        if let Some(screen) = path_within(path, "/sandbox").and_then(Screen::of_path) {
            return Self::Sandbox(screen);
        }
        if let Some(packed) = path_within(path, "/open").filter(|packed| !packed.is_empty()) {
            return Self::Open(packed.to_owned());
        }
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
            Self::Plan(part) => fragment_within("#/plan", part.path()),
            Self::Sandbox(screen) => fragment_within("#/sandbox", screen.path()),
            Self::Open(packed) => fragment_within("#/open", packed),
            Self::Rules(None) => "#/rules".to_owned(),
            Self::Rules(Some(id)) => format!("#/rules/{id}"),
        }
    }

    /// The room in which this place is.
    #[must_use]
    pub const fn room(&self) -> Room {
        match self {
            Self::Plan(_) | Self::Open(_) => Room::Plan,
            Self::Sandbox(_) => Room::Sandbox,
            Self::Rules(_) => Room::Rules,
        }
    }
}

/// What a path names within a room: nothing for the room itself; `None` if it is not within it.
fn path_within<'a>(path: &'a str, room: &str) -> Option<&'a str> {
    match path.strip_prefix(room)? {
        "" => Some(""),
        rest => rest.strip_prefix('/'),
    }
}

fn fragment_within(room: &str, path: &str) -> String {
    if path.is_empty() { room.to_owned() } else { format!("{room}/{path}") }
}
