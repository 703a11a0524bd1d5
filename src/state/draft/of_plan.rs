//! The draft of a plan: the tree of its scenario, with amounts as one would type them and with what its file leaves out as usual.

use ad_credit_lab_engine::account::SignUp;
use ad_credit_lab_engine::offer::{CurrencyPolicy, Stacking, TierMode, TriggerKind};
use ad_credit_lab_engine::scenario::OfferForm;
use ad_credit_lab_engine::{Node, Scenario};

use super::{Draft, Purpose, tree, written};

/// The fields that hold amounts. Those named `from` and `to` are of a ramp, and otherwise no amounts, nor like one.
const AMOUNTS: &[&str] = &[
    "amount",
    "threshold",
    "cap",
    "daily_budget",
    "from",
    "to",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "daily_amounts",
    "min_cash",
    "bid",
    "least",
    "most",
];

impl Draft {
    /// The draft of a plan. What its inputs do not show stays in it as it is.
    #[must_use]
    pub fn of_plan(scenario: &Scenario) -> Self {
        let mut tree = scenario.to_node();
        if let Node::Map(fields) = &mut tree {
            // Of the others, `expect` holds amounts as outcomes write them.
            let shown = ["offers", "account", "entries", "spend_plan"];
            let shown = fields.iter_mut().filter(|(name, _)| shown.contains(&name.as_str()));
            shown.for_each(|(name, node)| shorten_amounts(node, name));
        }
        let mut usual = |place: String, text: &str| {
            if tree::at(&tree, &place).is_none() {
                tree::put(&mut tree, &place, Some(Node::text(text)));
            }
        };
        usual("account.sign_up".to_owned(), SignUp::OfficialLink.name());
        for (index, met) in scenario.offers.iter().enumerate() {
            if met.form == OfferForm::Written {
                let own = |field: &str| format!("offers[{index}].offer.{field}");
                usual(own("trigger.kind"), TriggerKind::Spend.name());
                usual(own("tier_mode"), TierMode::HighestOnly.name());
                usual(own("stacking"), Stacking::OneActive.name());
                usual(own("currency_policy"), CurrencyPolicy::SameOnly.name());
            }
        }
        written::name_what_is_refunded(&mut tree, scenario);
        written::let_companions_follow(&mut tree, scenario);
        let activation = scenario.offers.first().map(|met| met.activation.name().to_owned());
        let purpose = Purpose::Plan { activation: activation.unwrap_or_default() };
        Self { tree, purpose }
    }

    /// What stands at a place with another date in it: its time of day stays.
    #[must_use]
    pub fn with_date(&self, place: &str, date: &str) -> Node {
        let text = self.text(place);
        let time = text.find('T').map_or("", |start| &text[start..]);
        Node::Text(format!("{date}{time}"))
    }

    /// The date of what stands at a place.
    #[must_use]
    pub fn date(&self, place: &str) -> String {
        let text = self.text(place);
        text.split('T').next().unwrap_or_default().to_owned()
    }
}

/// Takes decimals away that are all zero.
fn shorten_amounts(node: &mut Node, name: &str) {
    match node {
        Node::Text(text) if AMOUNTS.contains(&name) => {
            let whole = text.split_once('.').filter(|(whole, decimals)| {
                is_digits(whole) && decimals.bytes().all(|byte| byte == b'0')
            });
            if let Some(length) = whole.map(|(whole, _)| whole.len()) {
                text.truncate(length);
            }
        }
        Node::List(items) => items.iter_mut().for_each(|item| shorten_amounts(item, name)),
        Node::Map(fields) => {
            fields.iter_mut().for_each(|(name, node)| shorten_amounts(node, name));
        }
        _ => {}
    }
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}
