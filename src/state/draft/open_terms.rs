//! The terms that an offer's source leaves open: what is left to be filled in for each, and what fits to what was chosen.

use ad_credit_lab_engine::input::Fault;
use ad_credit_lab_engine::offer::{AssignLimit, CreditType, RewardKind, Term};
use ad_credit_lab_engine::{Node, Scenario};

use super::{Draft, tree};
use crate::state::{article_limits, catalogue};

impl Draft {
    /// The place of a term of the offer at a place: of what is answered where the offer is a published one.
    #[must_use]
    pub fn place_of(&self, offer: usize, term: Term) -> String {
        format!("{}.{}", self.terms_place(offer), term.name())
    }

    /// Where the terms of the offer at a place stand.
    pub(super) fn terms_place(&self, offer: usize) -> String {
        format!("offers[{offer}].{}", if self.is_own(offer) { "offer" } else { "terms" })
    }

    /// The terms that are answered for the offer at a place, or have to be: in the order of the file.
    #[must_use]
    pub fn asked(&self, offer: usize) -> Vec<Term> {
        let open = self.published(offer).map(|published| published.open()).unwrap_or_default();
        let is_asked = |term: &&Term| self.has(&self.place_of(offer, **term));
        open.iter().filter(is_asked).copied().collect()
    }

    /// The terms of the offer at a place that its file takes for granted, and that may be answered otherwise.
    #[must_use]
    pub fn assumed(&self, offer: usize) -> Vec<Term> {
        let open = self.published(offer).map(|published| published.open()).unwrap_or_default();
        let asked = self.asked(offer);
        open.iter().filter(|term| !asked.contains(term)).copied().collect()
    }

    /// Leaves a term of the offer at a place to be filled in.
    pub fn ask(&mut self, offer: usize, term: Term) {
        self.leave_open(offer, term);
        self.tidy();
    }

    pub(super) fn leave_open(&mut self, offer: usize, term: Term) {
        let node = if term == Term::Tiers {
            let file = self.published(offer).and_then(|published| published.file().get("tiers"));
            Some(blank_tiers(file))
        } else {
            Node::from_json(blank(term)).ok()
        };
        let place = self.place_of(offer, term);
        tree::put(&mut self.tree, &place, node);
    }

    /// Answers a term of the offer at a place as the engine's own example does.
    pub fn take_example(&mut self, offer: usize, term: Term) {
        let mut without = self.tree.clone();
        let place = self.place_of(offer, term);
        tree::put(&mut without, &place, None);
        if term == Term::CreditType {
            for part in ["conditions", "assign_limits"] {
                tree::put(&mut without, &format!("offers[{offer}].terms.credit.{part}"), None);
            }
        }
        let problems =
            Scenario::from_node(&without, catalogue()).err().map(|problems| problems.into_list());
        let example =
            problems.unwrap_or_default().into_iter().find_map(|problem| match problem.fault {
                Fault::TermUnknown(of, example) if of == term && problem.place == place => {
                    Some(example)
                }
                _ => None,
            });
        // What a file takes for granted is asked of nobody, so the engine shows the usual example of it to nobody.
        let example = example.unwrap_or_else(|| term.example().into());
        let answer = Node::from_json(&format!("{{{example}}}")).ok();
        let answer = answer.as_ref().and_then(|answer| tree::at(answer, term.name()));
        if answer.is_some() {
            tree::put(&mut without, &place, answer.cloned());
            self.tree = without;
            self.tidy();
        }
    }
}

/// What is left to be filled in for a term, as JSON.
const fn blank(term: Term) -> &'static str {
    match term {
        Term::Activation => r#"{ "modes": [""] }"#,
        Term::RedeemWindows => r#"[{ "from": "received", "days": "" }]"#,
        Term::EarningWindows => r#"[{ "from": "activated", "days": "" }]"#,
        Term::Trigger => r#"{ "kind": "" }"#,
        Term::Issuance => r#"{ "unit": "calendar_day", "earliest": "", "latest": "" }"#,
        Term::CreditLifetime => r#"{ "days": "" }"#,
        Term::Countries => r#"[""]"#,
        Term::Currency | Term::Tiers | Term::TierMode | Term::CreditType | Term::Stacking => {
            r#""""#
        }
    }
}

/// The tiers of a file, where what is not known is left to be filled in; one tier where nothing is.
fn blank_tiers(file: Option<&Node>) -> Node {
    let nothing = [Node::Null];
    let published = match file {
        Some(Node::List(tiers)) => tiers.as_slice(),
        _ => &nothing,
    };
    let tier = |tier: &Node| {
        let known = |name: &str| tier.get(name).filter(|node| !is_unknown(node)).cloned();
        let mut fields = Vec::new();
        for name in ["threshold", "action"] {
            if tier.get(name).is_some() {
                fields.push((name.to_owned(), known(name).unwrap_or_else(|| Node::text(""))));
            }
        }
        fields.push(("reward".to_owned(), known("reward").unwrap_or_else(blank_reward)));
        Node::Map(fields)
    };
    Node::List(published.iter().map(tier).collect())
}

fn blank_reward() -> Node {
    let field = |name: &str, text: &str| (name.to_owned(), Node::text(text));
    Node::Map(vec![field("kind", "fixed"), field("amount", "")])
}

fn is_unknown(node: &Node) -> bool {
    node.as_text() == Some("unknown")
}

/// Gives each tier that is answered what the offer's trigger asks for, to be filled in where it is not there.
pub(super) fn fit_tiers(tree: &mut Node, terms: &str, trigger: &str) {
    let place = format!("{terms}.tiers");
    let Some(Node::List(tiers)) = tree::at(tree, &place) else { return };
    let wanted = match trigger {
        "activation" => None,
        "action" => Some("action"),
        _ => Some("threshold"),
    };
    for tier in 0..tiers.len() {
        for name in ["threshold", "action"] {
            let field = format!("{place}[{tier}].{name}");
            let is_wanted = wanted == Some(name);
            if is_wanted != tree::at(tree, &field).is_some() {
                tree::put(tree, &field, is_wanted.then(|| Node::text("")));
            }
        }
        fit_reward(tree, &format!("{place}[{tier}].reward"));
    }
}

/// Gives a reward the figures that its kind has, to be filled in.
fn fit_reward(tree: &mut Node, place: &str) {
    let kind = tree::at(tree, &format!("{place}.kind")).and_then(Node::as_text);
    let is_fixed = kind == Some(RewardKind::Fixed.name());
    for (name, is_wanted) in [("amount", is_fixed), ("rate_percent", !is_fixed), ("cap", !is_fixed)]
    {
        let field = format!("{place}.{name}");
        if is_wanted != tree::at(tree, &field).is_some() {
            tree::put(tree, &field, is_wanted.then(|| Node::text("")));
        }
    }
}

/// Lets an assignable credit of TikTok have as many campaigns as the article says (TT-64): answers say nothing else of it.
pub(super) fn fit_assign_limits(tree: &mut Node, offer: usize, network: &str) {
    let place = format!("offers[{offer}].terms.credit");
    let credit_type = tree::at(tree, &format!("{place}.type")).and_then(Node::as_text);
    let is_wanted = credit_type == Some(CreditType::Assignable.name()) && network == "TikTok";
    let limits = format!("{place}.assign_limits");
    if is_wanted != tree::at(tree, &limits).is_some() {
        tree::put(
            tree,
            &limits,
            is_wanted
                .then(|| Node::List(article_limits().iter().map(AssignLimit::to_node).collect())),
        );
    }
}

/// Gives a conditional credit its condition, to be filled in, and no other credit one.
pub(super) fn fit_conditions(tree: &mut Node, terms: &str) {
    let place = format!("{terms}.credit");
    let credit_type = tree::at(tree, &format!("{place}.type")).and_then(Node::as_text);
    let is_wanted = credit_type == Some(CreditType::Conditional.name());
    if credit_type.is_none() {
        return;
    }
    let conditions = format!("{place}.conditions");
    if is_wanted != tree::at(tree, &conditions).is_some() {
        let node = is_wanted.then(|| Node::Map(vec![("min_cash".to_owned(), Node::text(""))]));
        tree::put(tree, &conditions, node);
    }
}
