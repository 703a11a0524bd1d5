//! A scenario in the making, as the tree that its file would have.
//!
//! What is typed stands in the tree as it was typed, so that the engine's own reader judges it, and names the place of each mistake.
//! An empty text is a place that still has to be filled in.

mod entries;
mod of_plan;
mod open_terms;
mod own;
mod spend;
mod tree;
mod written;

use ad_credit_lab_engine::account::{PaymentMode, SignUp};
use ad_credit_lab_engine::calendar::{Date, Instant};
use ad_credit_lab_engine::input::Fault;
use ad_credit_lab_engine::money::Currency;
use ad_credit_lab_engine::offer::{ActivationMode, CreditType, CurrencyPolicy, Origin, TierMode};
use ad_credit_lab_engine::{Node, Problem, PublishedOffer, Scenario};

use super::catalogue;
pub use entries::{EntryKind, PlanEntry};
use open_terms::{fit_assign_limits, fit_conditions, fit_tiers};
pub use own::OwnOffer;
pub use spend::SpendShape;
pub use written::refund_of;

/// How many offers an account can be set up with.
pub const MOST_OFFERS: usize = 3;

/// The offer that a new account meets unless another one is chosen.
const USUAL_OFFER: &str = "article-spend-200-get-200";

/// A scenario in the making.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    tree: Node,
    purpose: Purpose,
}

/// What becomes of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Purpose {
    /// A practice account, whose story is yet to come: all that happened before is that codes arrive.
    NewAccount,
    /// A plan.
    Plan {
        /// The way of activation to which the entries belong that activate the first offer.
        activation: String,
    },
}

impl Draft {
    /// The scenario of a new practice account as it is usual, with the article's offer, made at 9 o'clock of a date.
    #[must_use]
    pub fn new_account(today: Date, name: &str) -> Self {
        let mut new = Self {
            tree: Node::Map(vec![("version".to_owned(), Node::Whole(1))]),
            purpose: Purpose::NewAccount,
        };
        new.put("name", Some(Node::text(name)));
        for (field, text) in [
            ("account.created", format!("{today}T09:00").as_str()),
            ("account.country", "US"),
            ("account.currency", "USD"),
            ("account.origin", Origin::SelfServe.name()),
            ("account.payment", PaymentMode::Manual.name()),
            ("account.sign_up", SignUp::OfficialLink.name()),
        ] {
            new.put(field, Some(Node::text(text)));
        }
        new.choose_offer(0, USUAL_OFFER);
        new
    }

    /// What stands at a place, as it was typed; empty where nothing does.
    #[must_use]
    pub fn text(&self, place: &str) -> String {
        match tree::at(&self.tree, place) {
            Some(Node::Text(text)) => text.clone(),
            Some(Node::Whole(number)) => number.to_string(),
            Some(Node::Bool(answer)) => answer.to_string(),
            _ => String::new(),
        }
    }

    /// How many elements the list at a place has; `None` where there is no list.
    #[must_use]
    pub fn length(&self, place: &str) -> Option<usize> {
        match tree::at(&self.tree, place) {
            Some(Node::List(items)) => Some(items.len()),
            _ => None,
        }
    }

    /// Whether anything stands at a place.
    #[must_use]
    pub fn has(&self, place: &str) -> bool {
        tree::at(&self.tree, place).is_some()
    }

    /// Puts something at a place, or takes away what stands there; what depends on it follows.
    pub fn put(&mut self, place: &str, node: Option<Node>) {
        let created = self.text("account.created");
        tree::put(&mut self.tree, place, node);
        if place == "account.created" {
            self.follow_creation(&created);
        }
        self.tidy();
    }

    /// Lets follow what belongs to the account's creation, which was at this instant before.
    fn follow_creation(&mut self, before: &str) {
        let now = self.text("account.created");
        if let Purpose::Plan { .. } = self.purpose {
            for offer in 0..self.offers() {
                // No account is activated before it is made.
                let place = format!("offers[{offer}].activated_at");
                let at = Instant::parse(&self.text(&place));
                if at.zip(Instant::parse(&now)).is_some_and(|(at, now)| at < now) {
                    tree::put(&mut self.tree, &place, Some(Node::text(&now)));
                }
            }
            return;
        }
        // A code that arrives with the account goes on doing so.
        for entry in 0..self.length("entries").unwrap_or(0) {
            let at = format!("entries[{entry}].at");
            if self.text(&at) == before {
                tree::put(&mut self.tree, &at, Some(Node::text(&now)));
            }
        }
    }

    /// How many offers it meets.
    #[must_use]
    pub fn offers(&self) -> usize {
        self.length("offers").unwrap_or(0)
    }

    /// The published offer that it meets at this place.
    #[must_use]
    pub fn published(&self, offer: usize) -> Option<&'static PublishedOffer> {
        catalogue().get(&self.text(&format!("offers[{offer}].offer")))
    }

    /// Meets another offer at a place: the next one, or in the place of one before. What its source does not say is left to be filled in.
    pub fn choose_offer(&mut self, offer: usize, id: &str) {
        let place = format!("offers[{offer}]");
        let before = self.offer_id(offer);
        tree::put(&mut self.tree, &place, Some(Node::Map(Vec::new())));
        tree::put(&mut self.tree, &format!("{place}.offer"), Some(Node::text(id)));
        self.rename_offer(&before, id);
        for term in
            catalogue().get(id).map(|published| published.unknown.clone()).unwrap_or_default()
        {
            self.leave_open(offer, term);
        }
        self.tidy();
    }

    /// Meets an offer less.
    pub fn remove_offer(&mut self, offer: usize) {
        self.put(&format!("offers[{offer}]"), None);
    }

    /// What holds for the offer at a place: what was answered, or else what its file says.
    #[must_use]
    pub fn term(&self, offer: usize, name: &str) -> Option<&Node> {
        let answer = tree::at(&self.tree, &format!("{}.{name}", self.terms_place(offer)));
        answer.or_else(|| tree::at(self.published(offer)?.file(), name))
    }

    /// How the offer at a place can be activated, by the names of the modes.
    #[must_use]
    pub fn modes(&self, offer: usize) -> Vec<&str> {
        match self.term(offer, "activation.modes") {
            Some(Node::List(modes)) => {
                modes.iter().filter_map(Node::as_text).filter(|mode| !mode.is_empty()).collect()
            }
            _ => Vec::new(),
        }
    }

    /// How many tiers the offer at a place has, as far as that is known.
    #[must_use]
    pub fn tiers(&self, offer: usize) -> usize {
        match self.term(offer, "tiers") {
            Some(Node::List(tiers)) => tiers.len(),
            _ => 0,
        }
    }

    /// The number of the entry with which the code of the offer at a place arrives.
    #[must_use]
    pub fn code_entry(&self, offer: usize) -> Option<usize> {
        let id = self.text(&format!("offers[{offer}].offer"));
        let entries = 0..self.length("entries").unwrap_or(0);
        entries.into_iter().find(|entry| self.text(&format!("entries[{entry}].offer")) == id)
    }

    /// Which inputs a part needs, as a text: two parts that need the same ones have the same text. What is typed makes no difference.
    #[must_use]
    pub fn structure(&self, place: &str) -> String {
        let mut structure = String::new();
        if let Some(node) = tree::at(&self.tree, place) {
            tree::structure(node, "", &mut structure);
        }
        structure
    }

    /// An offer that the account does not meet yet.
    #[must_use]
    pub fn next_offer(&self) -> String {
        let met: Vec<_> =
            (0..self.offers()).map(|offer| self.text(&format!("offers[{offer}].offer"))).collect();
        let is_new = |published: &&PublishedOffer| !met.contains(&published.id);
        catalogue()
            .offers()
            .iter()
            .find(is_new)
            .map_or(USUAL_OFFER, |published| &published.id)
            .to_owned()
    }

    /// The scenario. That of a new account begins with the account.
    ///
    /// # Errors
    /// Every mistake with its place. A place that still has to be filled in is missing.
    pub fn read(&self) -> Result<Scenario, Vec<Problem>> {
        let mut found = Vec::new();
        tree::blanks(&self.tree, "", &mut found);
        let written = self.written();
        let read = Scenario::from_node(written.tree(), catalogue());
        let mut problems: Vec<_> =
            found.into_iter().map(|place| Problem { place, fault: Fault::Missing }).collect();
        match read {
            Ok(mut scenario) if problems.is_empty() => {
                if self.purpose == Purpose::NewAccount {
                    scenario.until = Some(scenario.account.created);
                }
                Ok(scenario)
            }
            Ok(_) => Err(problems),
            Err(others) => {
                for mut other in others.into_list() {
                    other.place = written.place_in_draft(other.place);
                    if problems.iter().all(|problem| problem.place != other.place) {
                        problems.push(other);
                    }
                }
                Err(problems)
            }
        }
    }

    /// Lets what is there fit together, where one choice decides whether there is another one.
    fn tidy(&mut self) {
        if self.text("account.payment") == PaymentMode::Manual.name() {
            tree::put(&mut self.tree, "account.billing", None);
        }
        if self.has("account.tax") && !self.has("account.tax.rate_percent") {
            tree::put(&mut self.tree, "account.tax.rate_percent", Some(Node::text("")));
        }
        for offer in 0..self.offers() {
            let place = |field: &str| format!("offers[{offer}].{field}");
            let trigger = self.trigger(offer);
            let terms = self.terms_place(offer);
            fit_tiers(&mut self.tree, &terms, &trigger);
            fit_conditions(&mut self.tree, &terms);
            if self.is_own(offer) {
                // Limits of one's own stay as long as the credit is assigned.
                let credit_type = self.text(&format!("{terms}.credit.type"));
                if credit_type != CreditType::Assignable.name() {
                    tree::put(&mut self.tree, &format!("{terms}.credit.assign_limits"), None);
                }
            } else {
                let network = self.published(offer).map_or("", |published| &published.network);
                fit_assign_limits(&mut self.tree, offer, network);
            }
            let mode = self.text(&place("activation"));
            let modes = self.modes(offer);
            if !modes.contains(&mode.as_str()) {
                let first = modes.first().map(|mode| Node::text(*mode));
                tree::put(&mut self.tree, &place("activation"), first);
            }
            if self.text(&place("activation")) != ActivationMode::Automatic.name() {
                tree::put(&mut self.tree, &place("attached"), None);
            }
            let is = |name: &str, text: &str| {
                self.term(offer, name).and_then(Node::as_text) == Some(text)
            };
            let is_selected = is("tier_mode", TierMode::UserSelected.name());
            let own = self.term(offer, "currency").and_then(Node::as_text);
            let own = own.filter(|own| Currency::from_code(own).is_some());
            let is_other = own.is_some_and(|own| own != self.text("account.currency"));
            let is_converted = is("currency_policy", CurrencyPolicy::Convert.name()) && is_other;
            self.keep_if(is_selected, &place("selected_tier"));
            self.keep_if(is_converted, &place("exchange_rate"));
        }
        match self.purpose {
            Purpose::NewAccount => self.keep_codes(),
            Purpose::Plan { .. } => self.keep_activation(),
        }
    }

    /// What earns the reward of the offer at a place, by its name; empty where that is not known.
    #[must_use]
    pub fn trigger(&self, offer: usize) -> String {
        let trigger = self.term(offer, "trigger");
        let kind = trigger.and_then(|trigger| trigger.get("kind")).and_then(Node::as_text);
        // A file that says nothing means what is usual.
        kind.unwrap_or(if trigger.is_none() { "spend" } else { "" }).to_owned()
    }

    /// Leaves a place to be filled in, or takes it away.
    fn keep_if(&mut self, is_there: bool, place: &str) {
        if is_there != self.has(place) {
            tree::put(&mut self.tree, place, is_there.then(|| Node::text("")));
        }
    }

    /// An entry for each code that arrives, and no other.
    fn keep_codes(&mut self) {
        let mut entries = Vec::new();
        for offer in 0..self.offers() {
            if self.text(&format!("offers[{offer}].activation")) != ActivationMode::Code.name() {
                continue;
            }
            let known = self.code_entry(offer);
            let known = known.and_then(|entry| tree::at(&self.tree, &format!("entries[{entry}]")));
            entries.push(known.cloned().unwrap_or_else(|| {
                let field = |name: &str, text: String| (name.to_owned(), Node::Text(text));
                Node::Map(vec![
                    field("at", self.text("account.created")),
                    field("kind", "receive_code".to_owned()),
                    field("offer", self.text(&format!("offers[{offer}].offer"))),
                ])
            }));
        }
        tree::put(&mut self.tree, "entries", Some(Node::List(entries)));
    }
}
