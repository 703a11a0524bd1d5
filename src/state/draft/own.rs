//! An offer of one's own: a copy of a published one whose terms can be changed, or one that begins with the usual terms.

use ad_credit_lab_engine::Node;
use ad_credit_lab_engine::calendar::Date;

use super::{Draft, tree};

/// The terms with which an offer of one's own begins: those of "spend 200, get 200", in their usual form.
const USUAL: &str = r#"{
    "version": 1, "id": "own-offer", "network": "", "title": "", "currency": "USD",
    "source": { "name": "", "grade": "G", "seen": "" },
    "activation": { "modes": ["automatic", "code"] },
    "redeem_windows": [{ "from": "received", "days": 14 }],
    "earning_windows": [{ "from": "activated", "days": 30 }],
    "trigger": { "kind": "spend" },
    "tiers": [{ "threshold": "200", "reward": { "kind": "fixed", "amount": "200" } }],
    "tier_mode": "highest_only",
    "issuance": { "unit": "business_day", "earliest": 0, "latest": 1 },
    "credit": { "type": "free", "lifetime": { "days": 30 } },
    "stacking": "one_active", "currency_policy": "same_only"
}"#;

/// What an offer of one's own says of itself.
#[derive(Clone, Debug)]
pub struct OwnOffer {
    /// What it is called.
    pub title: String,
    /// What its source is called.
    pub source: String,
    /// Who makes it, where nobody is known to.
    pub network: String,
    /// When it was written.
    pub seen: Date,
}

impl Draft {
    /// Whether the offer at a place is written out in the draft, so that its terms can be changed.
    #[must_use]
    pub fn is_own(&self, offer: usize) -> bool {
        let place = format!("offers[{offer}].offer");
        matches!(tree::at(&self.tree, &place), Some(Node::Map(_)))
    }

    /// Makes the first offer one's own, with the terms that it has. `whole` is that offer as its file would be.
    pub fn take_as_own(&mut self, whole: Node, about: &OwnOffer) {
        let mut own = Self { tree: whole, purpose: self.purpose.clone() };
        for field in ["assumed", "other_sources", "notes"] {
            tree::put(&mut own.tree, field, None);
        }
        self.put_own(own.tree, about);
    }

    /// Meets an offer of one's own with the usual terms, in the account's currency.
    pub fn write_own(&mut self, about: &OwnOffer) {
        let Ok(mut whole) = Node::from_json(USUAL) else { return };
        let currency = Node::Text(self.text("account.currency"));
        tree::put(&mut whole, "currency", Some(currency));
        tree::put(&mut whole, "network", Some(Node::text(&about.network)));
        self.put_own(whole, about);
    }

    fn put_own(&mut self, mut whole: Node, about: &OwnOffer) {
        let seen = about.seen.to_string();
        for (field, text) in [
            ("title", about.title.as_str()),
            ("source.name", about.source.as_str()),
            ("source.grade", "G"),
            ("source.seen", seen.as_str()),
        ] {
            tree::put(&mut whole, field, Some(Node::text(text)));
        }
        tree::put(&mut whole, "source.url", None);
        let before = self.offer_id(0);
        let id = whole.get("id").and_then(Node::as_text).unwrap_or_default().to_owned();
        tree::put(&mut self.tree, "offers[0].terms", None);
        tree::put(&mut self.tree, "offers[0].offer", Some(whole));
        self.rename_offer(&before, &id);
        self.tidy();
    }
}
