//! Reading a request from JSON.

use super::{Find, Request};
use crate::input::{Cursor, Expected, Fault, Node, Place, Problems};
use crate::money::Money;
use crate::plan::Aim;
use crate::scenario::Scenario;

impl Find {
    /// The fields that a request for this may have.
    const fn fields(self) -> &'static [&'static str] {
        match self {
            Self::DailyBudget => &["$schema", "find", "offer", "tier", "by", "whole_units", "most"],
            Self::Activation | Self::Start => &["$schema", "find", "offer", "tier", "by"],
            Self::UseUpCredit => &["$schema", "find", "offer", "tier", "whole_units", "most"],
            Self::MostCredit => &["$schema", "find", "offer", "whole_units", "most"],
        }
    }

    /// Whether there must be a plan to be changed.
    const fn needs_plan(self) -> bool {
        !matches!(self, Self::Activation)
    }
}

impl Request {
    /// A request for this without anything else said, about the first tier of the scenario's first offer.
    #[must_use]
    pub const fn usual(find: Find) -> Self {
        let aim = Aim::first_tier(0);
        Self { find, aim, whole_units: false, most: Money::LARGEST_INPUT }
    }

    /// Reads a request about a scenario from the text of its file.
    ///
    /// # Errors
    /// Every mistake, with its place.
    pub fn parse(text: &str, scenario: &Scenario) -> Result<Self, Problems> {
        Self::from_node(&Node::parse(text)?, scenario)
    }

    /// Reads a request about a scenario from a tree.
    ///
    /// # Errors
    /// Every mistake, with its place.
    pub fn from_node(node: &Node, scenario: &Scenario) -> Result<Self, Problems> {
        let mut problems = Problems::default();
        let request = read_request(&Cursor::top(node), scenario, &mut problems);
        problems.unless(request)
    }
}

fn read_request(
    cursor: &Cursor<'_>,
    scenario: &Scenario,
    problems: &mut Problems,
) -> Option<Request> {
    let Node::Map(_) = cursor.node else {
        return cursor.expected(Expected::Object, problems);
    };
    let Some(find) = cursor.node.get("find") else {
        problems.add(Place::Field(&cursor.place, "find"), Fault::Missing);
        return None;
    };
    let place = Place::Field(&cursor.place, "find");
    let find: Find = Cursor { node: find, place }.read_choice(problems)?;
    let fields = cursor.read_fields(find.fields(), problems)?;
    if find.needs_plan() && scenario.spend_plan.is_none() {
        problems.add(place, Fault::NeedsSpendPlan);
    }
    let aim = Aim::read(&fields, scenario, problems);
    let whole_units = fields.read_yes_or_no_or("whole_units", false, problems);
    let most =
        fields.read_optional("most", |most| most.read_amount(scenario.account.currency, problems));
    Some(Request {
        find,
        aim: aim?,
        whole_units: whole_units?,
        most: most?.unwrap_or(Money::LARGEST_INPUT),
    })
}
