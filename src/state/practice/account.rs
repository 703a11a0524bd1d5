//! A practice account: a scenario, and where its clock stands.

use ad_credit_lab_engine::calendar::{Date, Instant};
use ad_credit_lab_engine::input::{Expected, Fault, Problem, Problems};
use ad_credit_lab_engine::{Catalogue, Node, Scenario};

use super::log::Log;
use super::reading::{check_fields, object, place_within};
use crate::state::Menu;

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

/// The fields of an account as it is kept.
const FIELDS: &[&str] = &["now", "admin", "menu", "scenario", "log"];

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
        let mut problems = Vec::new();
        check_fields(node, &["scenario"], FIELDS, &mut problems);
        let mut expect = |name: &str, expected| {
            problems.push(Problem { place: name.to_owned(), fault: Fault::Expected(expected) });
        };
        let now = node.get("now").map(|now| now.as_text().and_then(Instant::parse));
        if now == Some(None) {
            expect("now", Expected::DateTime);
        }
        let admin = node.get("admin");
        if admin.is_some_and(|admin| !matches!(admin, Node::Bool(_))) {
            expect("admin", Expected::YesOrNo);
        }
        let menu = node.get("menu").map(|menu| menu.as_text());
        if menu.is_some_and(|menu| menu.is_none_or(|menu| !Menu::ids().contains(&menu))) {
            expect("menu", Expected::OneOf(Menu::ids()));
        }
        let scenario =
            node.get("scenario").map(|scenario| Scenario::from_node(scenario, catalogue));
        let scenario = match scenario {
            Some(Ok(scenario)) if problems.is_empty() => scenario,
            Some(Ok(_)) | None => return Err(problems.into()),
            Some(Err(wrong)) => {
                let within = |Problem { place, fault }| Problem {
                    place: place_within("scenario", &place),
                    fault,
                };
                problems.extend(wrong.into_list().into_iter().map(within));
                return Err(problems.into());
            }
        };
        let mut account = Self::of(scenario);
        if let Some(now) = now.flatten() {
            account.now = account.within(now);
        }
        account.admin = admin != Some(&Node::Bool(false));
        if let Some(menu) = menu.flatten() {
            menu.clone_into(&mut account.menu);
        }
        account.log = node.get("log").and_then(Log::from_node).unwrap_or_default();
        Ok(account)
    }

    /// The places of steps to take back, as they are kept, that cannot be read.
    #[must_use]
    pub fn unreadable_steps(node: &Node) -> Vec<String> {
        let places = node.get("log").map(Log::unreadable).unwrap_or_default();
        places.iter().map(|place| place_within("log", place)).collect()
    }

    /// An instant, moved to where the clock can stand.
    pub(super) fn within(&self, instant: Instant) -> Instant {
        instant.min(self.reached()).max(self.scenario.account.created)
    }
}

/// The last instant to which a clock can be moved.
#[must_use]
pub fn latest() -> Instant {
    Date::LATEST.start()
}
