//! The single entries of a plan: what happens on a day of its own, and how the first offer is activated.

use ad_credit_lab_engine::Node;
use ad_credit_lab_engine::account::PaymentMode;
use ad_credit_lab_engine::calendar::Date;
use ad_credit_lab_engine::offer::{ActivationMode, CreditType};
use ad_credit_lab_engine::scenario::Funding;

use super::written::{AS_NEXT, WRITTEN, follows, kind};
use super::{Draft, Purpose, tree};

/// What a plan can add on a day of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryKind {
    /// A spend besides the plan.
    Spend,
    /// A spend with a credit from elsewhere that pays it, and can pay nothing else.
    CreditSpend,
    /// Money is added.
    TopUp,
    /// A credit is given outside the offer.
    Credit,
    /// Ad cost is given back.
    Refund,
    /// Something is done that the offer asks for.
    Action,
}

/// A single entry of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlanEntry {
    /// Its number, from 0.
    pub number: usize,
    /// What it is.
    pub kind: EntryKind,
    /// Whether the entry before it is there for its sake.
    pub has_companion: bool,
}

/// The kinds of entries that activate an offer.
const ACTIVATING: &[&str] = &["receive_code", "redeem_code", "register", "review"];

impl Draft {
    /// The entries that the inputs of a plan show one by one.
    #[must_use]
    pub fn plan_entries(&self) -> Vec<PlanEntry> {
        let Some(Node::List(entries)) = self.tree.get("entries") else { return Vec::new() };
        let shown = entries.iter().enumerate().filter_map(|(number, entry)| {
            if follows(entry) {
                return None;
            }
            let before = number.checked_sub(1).map(|before| &entries[before]);
            let companion = before.filter(|before| follows(before));
            let kind = match (kind(entry), companion.map(kind)) {
                ("spend", Some("grant_credit")) => EntryKind::CreditSpend,
                ("spend", _) => EntryKind::Spend,
                ("top_up", _) => EntryKind::TopUp,
                ("grant_credit", _) => EntryKind::Credit,
                ("refund", _) => EntryKind::Refund,
                ("do_action", _) => EntryKind::Action,
                _ => return None,
            };
            Some(PlanEntry { number, kind, has_companion: companion.is_some() })
        });
        shown.collect()
    }

    /// The number of the entry of a kind with which the first offer is activated.
    #[must_use]
    pub fn activating_entry(&self, wanted: &str) -> Option<usize> {
        let Some(Node::List(entries)) = self.tree.get("entries") else { return None };
        entries.iter().position(|entry| kind(entry) == wanted && self.is_of_first_offer(entry))
    }

    /// How many entries no input of a plan shows.
    #[must_use]
    pub fn hidden_entries(&self) -> usize {
        let Some(Node::List(entries)) = self.tree.get("entries") else { return 0 };
        let shown: usize =
            self.plan_entries().iter().map(|entry| 1 + usize::from(entry.has_companion)).sum();
        let wanted = activating(&self.text("offers[0].activation"));
        let activating = wanted.iter().filter(|kind| self.activating_entry(kind).is_some()).count();
        entries.len().saturating_sub(shown + activating)
    }

    /// Adds an entry with a date and an amount. The money for a spend comes with it where the plan is funded as needed.
    pub fn add_entry(&mut self, wanted: EntryKind, date: Date, amount: &str, refund_of: &str) {
        let text = |name: &str, text: &str| (name.to_owned(), Node::text(text));
        let dated = |kind: &str| vec![text("at", &date.to_string()), text("kind", kind)];
        let mut added = Vec::new();
        let mut entry = dated(match wanted {
            EntryKind::Spend | EntryKind::CreditSpend => "spend",
            EntryKind::TopUp => "top_up",
            EntryKind::Credit => "grant_credit",
            EntryKind::Refund => "refund",
            EntryKind::Action => "do_action",
        });
        if wanted != EntryKind::Action {
            entry.push(text("amount", amount));
        }
        match wanted {
            EntryKind::Spend => {
                let is_funded = self.text("spend_plan.funding") == Funding::WholePlan.name()
                    && self.text("account.payment") == PaymentMode::Manual.name();
                if is_funded {
                    added.push(money_for_next());
                }
            }
            EntryKind::CreditSpend => {
                let (credit, campaign) = (self.free_credit(), self.free_campaign());
                let only_for =
                    vec![("campaigns".to_owned(), Node::List(vec![Node::text(campaign.as_str())]))];
                added.push(Node::Map(vec![
                    text("at", AS_NEXT),
                    text("kind", "grant_credit"),
                    text("credit", &credit),
                    text("amount", AS_NEXT),
                    text("type", CreditType::Free.name()),
                    text("expires", AS_NEXT),
                    ("only_for".to_owned(), Node::Map(only_for)),
                ]));
                entry.push(text("campaign", &campaign));
            }
            EntryKind::Credit => {
                entry.push(text("credit", &self.free_credit()));
                entry.push(text("type", CreditType::Free.name()));
                entry.push(text("expires", &date.plus_days(30).to_string()));
            }
            EntryKind::Refund => entry.push(text("spend", refund_of)),
            EntryKind::Action => entry.push(text("action", &self.next_action())),
            EntryKind::TopUp => {}
        }
        added.push(Node::Map(entry));
        let count = self.length("entries").unwrap_or(0);
        self.insert(count, added);
        self.tidy();
    }

    /// Takes an entry away, with what is there for its sake and with the refunds of it.
    pub fn remove_entry(&mut self, entry: PlanEntry) {
        let own = format!("{WRITTEN}{}", entry.number);
        let mut gone = vec![entry.number];
        gone.extend(entry.has_companion.then(|| entry.number.saturating_sub(1)));
        if let Some(Node::List(entries)) = self.tree.get("entries") {
            let is_refund = |entry: &Node| entry.get("spend").and_then(Node::as_text) == Some(&own);
            gone.extend((0..entries.len()).filter(|number| is_refund(&entries[*number])));
        }
        self.take_away(&gone);
        self.tidy();
    }

    /// Adds the money for a spend just before it, or takes that away.
    pub fn fund_entry(&mut self, entry: PlanEntry, is_funded: bool) {
        if is_funded && !entry.has_companion {
            self.insert(entry.number, vec![money_for_next()]);
        } else if !is_funded && entry.has_companion {
            self.take_away(&[entry.number.saturating_sub(1)]);
        }
        self.tidy();
    }

    /// Lets entries of the first offer go on naming it under another id, and its credits.
    pub(super) fn rename_offer(&mut self, before: &str, now: &str) {
        let Some(Node::List(entries)) = self.tree.get("entries") else { return };
        let credits = format!("{before}#");
        let mut renamed = Vec::new();
        for (number, entry) in entries.iter().enumerate() {
            for field in ["offer", "credit"] {
                let Some(text) = entry.get(field).and_then(Node::as_text) else { continue };
                let tier = text.strip_prefix(&credits).map(|tier| format!("{now}#{tier}"));
                let text = if text == before { Some(now.to_owned()) } else { tier };
                renamed.extend(text.map(|text| (format!("entries[{number}].{field}"), text)));
            }
        }
        for (place, text) in renamed {
            tree::put(&mut self.tree, &place, Some(Node::Text(text)));
        }
    }

    /// The id of the offer at a place.
    #[must_use]
    pub fn offer_id(&self, offer: usize) -> String {
        let place = format!("offers[{offer}].offer");
        if self.is_own(offer) { self.text(&format!("{place}.id")) } else { self.text(&place) }
    }

    /// After another way of activation was chosen, the entries that belong to it take the place of those that did before,
    /// on the day on which the account is made.
    pub(super) fn keep_activation(&mut self) {
        let now = self.text("offers[0].activation");
        let Purpose::Plan { activation } = &mut self.purpose else { return };
        if *activation == now {
            return;
        }
        activation.clone_from(&now);
        if now != ActivationMode::Automatic.name() {
            // These two belong to an automatic activation.
            for field in ["attached", "activated_at"] {
                tree::put(&mut self.tree, &format!("offers[0].{field}"), None);
            }
        }
        if let Some(Node::List(entries)) = self.tree.get("entries") {
            let is_gone =
                |entry: &Node| ACTIVATING.contains(&kind(entry)) && self.is_of_first_offer(entry);
            let gone: Vec<_> =
                (0..entries.len()).filter(|number| is_gone(&entries[*number])).collect();
            self.take_away(&gone);
        }
        let id = self.offer_id(0);
        let entry = |kind: &&str| {
            let field = |name: &str, text: &str| (name.to_owned(), Node::text(text));
            let created = self.date("account.created");
            Node::Map(vec![field("at", &created), field("kind", kind), field("offer", &id)])
        };
        let added = activating(&now).iter().map(entry).collect();
        self.insert(0, added);
    }

    /// Adds an entry with which the first offer is activated.
    pub fn add_activating_entry(&mut self, kind: &str) {
        let field = |name: &str, text: &str| (name.to_owned(), Node::text(text));
        let (created, id) = (self.date("account.created"), self.offer_id(0));
        let entry = vec![field("at", &created), field("kind", kind), field("offer", &id)];
        let after = self.activating_entry("receive_code").filter(|_| kind == "redeem_code");
        self.insert(after.map_or(0, |after| after + 1), vec![Node::Map(entry)]);
        self.tidy();
    }

    fn is_of_first_offer(&self, entry: &Node) -> bool {
        let offer = entry.get("offer").and_then(Node::as_text);
        offer.is_none_or(|offer| offer == self.offer_id(0))
    }

    /// Puts entries before the one with this number. Refunds go on naming their spends.
    fn insert(&mut self, at: usize, added: Vec<Node>) {
        if added.is_empty() {
            return;
        }
        let count = added.len();
        if !matches!(self.tree.get("entries"), Some(Node::List(_))) {
            tree::put(&mut self.tree, "entries", Some(Node::List(Vec::new())));
        }
        if let Some(entries) = tree::list_mut(&mut self.tree, "entries") {
            entries.splice(at..at, added);
            renumber(entries, |number| if number < at { number } else { number + count });
        }
    }

    /// Takes entries away. Refunds go on naming their spends.
    fn take_away(&mut self, gone: &[usize]) {
        let Some(entries) = tree::list_mut(&mut self.tree, "entries") else { return };
        let mut number = 0;
        entries.retain(|_| {
            number += 1;
            !gone.contains(&(number - 1))
        });
        renumber(entries, |number| number - gone.iter().filter(|gone| **gone < number).count());
        if entries.is_empty() {
            tree::put(&mut self.tree, "entries", None);
        }
    }

    /// A text that no entry has in this field yet.
    fn free(&self, field: &str, name: &str) -> String {
        let is_taken = |text: &str| match self.tree.get("entries") {
            Some(Node::List(entries)) => {
                entries.iter().any(|entry| entry.get(field).and_then(Node::as_text) == Some(text))
            }
            _ => false,
        };
        let mut number = 1;
        loop {
            let text = format!("{name}{number}");
            if !is_taken(&text) {
                return text;
            }
            number += 1;
        }
    }

    fn free_credit(&self) -> String {
        self.free("credit", "other-credit-")
    }

    fn free_campaign(&self) -> String {
        self.free("campaign", "Other campaign ")
    }

    /// What the first offer asks for that is not done yet; the first such thing otherwise.
    fn next_action(&self) -> String {
        let asked = |tier: usize| {
            let action = self.term(0, &format!("tiers[{tier}].action"));
            action.and_then(Node::as_text).map(str::to_owned)
        };
        let is_done = |action: &String| match self.tree.get("entries") {
            Some(Node::List(entries)) => entries
                .iter()
                .any(|entry| entry.get("action").and_then(Node::as_text) == Some(action)),
            _ => false,
        };
        let all: Vec<_> = (0..self.tiers(0)).filter_map(asked).collect();
        let next = all.iter().find(|action| !is_done(action)).or(all.first());
        next.cloned().unwrap_or_default()
    }
}

/// Which entries activate an offer in this way.
fn activating(mode: &str) -> &'static [&'static str] {
    match mode {
        "code" => &["receive_code", "redeem_code"],
        "invited" => &["receive_code"],
        "register" => &["register"],
        "reviewed" => &["review"],
        _ => &[],
    }
}

/// The top-up that makes the spend after it possible.
fn money_for_next() -> Node {
    let field = |name: &str, text: &str| (name.to_owned(), Node::text(text));
    Node::Map(vec![field("at", AS_NEXT), field("kind", "top_up"), field("amount", AS_NEXT)])
}

fn renumber(entries: &mut [Node], now: impl Fn(usize) -> usize) {
    for entry in entries {
        let spend = entry.get("spend").and_then(Node::as_text);
        let written = spend.and_then(|spend| spend.strip_prefix(WRITTEN)?.parse().ok());
        if let Some(written) = written {
            let text = format!("{WRITTEN}{}", now(written));
            tree::put(entry, "spend", Some(Node::Text(text)));
        }
    }
}
