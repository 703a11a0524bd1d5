//! A practice account: a scenario, and where its clock stands.

use ad_credit_lab_engine::calendar::{Date, Instant};
use ad_credit_lab_engine::input::{Expected, Fault, Problem, Problems};
use ad_credit_lab_engine::{Catalogue, Node, Scenario};

use super::log::Log;
use super::patch::object;

/// An account to practise on.
///
/// The scenario's name is the account's, and its `until` is the furthest instant that the clock has reached: never `None`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PracticeAccount {
    /// What it is and what was done with it.
    pub scenario: Scenario,
    /// Where the clock stands; not after what was reached.
    pub now: Instant,
    /// Whether one acts as an admin of it.
    pub admin: bool,
    /// Which labels its menus have, by their id.
    pub menu: String,
    /// What was done, step by step.
    pub log: Log,
}

/// The id of the labels that the article uses.
pub const USUAL_MENU: &str = "article";

impl PracticeAccount {
    /// An account with this story. Its clock stands where the story stops, otherwise at the last thing that happened.
    #[must_use]
    pub fn of(mut scenario: Scenario) -> Self {
        let created = scenario.account.created;
        let last = scenario.entries.iter().map(|entry| scenario.instant(entry.at)).max();
        let reached = scenario.until.or(last).unwrap_or(created).max(created);
        scenario.until = Some(reached);
        let menu = USUAL_MENU.to_owned();
        Self { scenario, now: reached, admin: true, menu, log: Log::default() }
    }

    /// The furthest instant that the clock has reached.
    #[must_use]
    pub fn reached(&self) -> Instant {
        self.scenario.until.unwrap_or(self.scenario.account.created)
    }

    /// The account as it is kept.
    #[must_use]
    pub fn to_node(&self) -> Node {
        object(vec![
            ("now", Node::text(self.now.to_string())),
            ("admin", Node::Bool(self.admin)),
            ("menu", Node::text(&self.menu)),
            ("scenario", self.scenario.to_node()),
            ("log", self.log.to_node()),
        ])
    }

    /// Reads an account as it is kept. Where only the steps to take back cannot be read, there are none.
    ///
    /// # Errors
    /// Every mistake, with its place.
    pub fn from_node(node: &Node, catalogue: &Catalogue) -> Result<Self, Problems> {
        let scenario = node.get("scenario").ok_or_else(|| missing("scenario"))?;
        let mut account =
            Self::of(Scenario::from_node(scenario, catalogue).map_err(|problems| {
                let within = |problem: &Problem| Problem {
                    place: format!("scenario.{}", problem.place),
                    fault: problem.fault.clone(),
                };
                Problems::from(problems.list().iter().map(within).collect::<Vec<_>>())
            })?);
        if let Some(now) = node.get("now") {
            let now = now.as_text().and_then(Instant::parse);
            let now = now.ok_or_else(|| wrong("now", Fault::Expected(Expected::DateTime)))?;
            account.now = account.within(now);
        }
        account.admin = node.get("admin") != Some(&Node::Bool(false));
        if let Some(menu) = node.get("menu").and_then(Node::as_text) {
            menu.clone_into(&mut account.menu);
        }
        account.log = node.get("log").and_then(Log::from_node).unwrap_or_default();
        Ok(account)
    }

    /// Whether the steps to take back, as they are kept, could be read.
    #[must_use]
    pub fn has_whole_log(node: &Node) -> bool {
        node.get("log").is_none_or(|log| Log::from_node(log).is_some())
    }

    /// An instant, moved to where the clock can stand.
    pub(super) fn within(&self, instant: Instant) -> Instant {
        instant.clamp(self.scenario.account.created, self.reached())
    }
}

/// The last instant to which a clock can be moved.
#[must_use]
pub fn latest() -> Instant {
    Date::LATEST.start()
}

fn missing(name: &str) -> Problems {
    wrong(name, Fault::Missing)
}

fn wrong(place: &str, fault: Fault) -> Problems {
    vec![Problem { place: place.to_owned(), fault }].into()
}
