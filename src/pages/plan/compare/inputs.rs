//! The inputs of a scenario one by one, each by what it is called beside its field, with its value as the page writes it.

use ad_credit_lab_engine::calendar::{Date, Instant};
use ad_credit_lab_engine::money::Currency;
use ad_credit_lab_engine::scenario::{Action, Budget, OfferForm};
use ad_credit_lab_engine::{Node, Scenario};
use ad_credit_lab_words::{Format, kind, offer_title, say};

use super::names::{self, Part, coded, named};
use crate::i18n::{Figures, Words};
use crate::state::{Draft, EntryKind, Run};

/// How many entries are told one by one.
const MOST_ENTRIES: usize = 400;

/// An input with its value.
pub(super) struct Input {
    /// By which the same input of another scenario is known.
    pub(super) place: String,
    pub(super) part: Part,
    pub(super) name: String,
    pub(super) text: String,
    /// The same at more length, for where the texts of different values are alike.
    pub(super) long: String,
    /// What is compared.
    pub(super) exact: String,
}

/// What an offer's file says about itself and not about its terms.
const NO_TERMS: &[&str] =
    &["version", "id", "network", "title", "source", "other_sources", "notes", "assumed"];

/// What a scenario's file says beside its story.
const NO_INPUTS: &[&str] = &[
    "version",
    "name",
    "about",
    "rules",
    "question",
    "expect",
    "offers",
    "account",
    "entries",
    "spend_plan",
];

/// What holds where a file says nothing.
const USUAL: &[(&str, &str)] = &[
    ("offer.trigger.kind", "spend"),
    ("offer.tier_mode", "highest_only"),
    ("offer.stacking", "one_active"),
    ("offer.credit.before_cash", "true"),
    ("account.sign_up", "official_link"),
    ("account.tax.mode", "none"),
];

/// The fields that hold amounts.
const AMOUNTS: &[&str] = &[
    "amount",
    "threshold",
    "cap",
    "daily_budget",
    "min_cash",
    "bid",
    "least",
    "most",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// The inputs of a run's scenario in the order of the page, and its single entries, each by its kind.
pub(super) fn inputs_of(words: Words, run: &Run) -> (Vec<Input>, Vec<Input>) {
    let scenario = run.scenario();
    let language = words.language();
    let met = &scenario.offers[0];
    let mut teller = Teller {
        words,
        account: words.figures(scenario.account.currency),
        own: words.figures(met.offer.currency),
        offer_id: &met.offer.id,
        list: Vec::new(),
    };
    let title = offer_title(language, &met.offer.title, met.offer.source.grade);
    let form = if met.form == OfferForm::ById { "" } else { "#" };
    teller.add(
        "offer",
        Part::Offer,
        say::plan_offer(language),
        title,
        format!("{form}{}", met.offer.title),
    );
    let whole = scenario.to_node();
    teller.fields(&met.offer.to_node(), "offer", NO_TERMS);
    let part = |name: &str| whole.get(name).cloned().unwrap_or(Node::Null);
    let first = match whole.get("offers") {
        Some(Node::List(offers)) => offers.first().cloned().unwrap_or(Node::Null),
        _ => Node::Null,
    };
    teller.fields(&first, "met", &["offer", "terms"]);
    spend(&mut teller, scenario, &part("spend_plan"));
    teller.fields(&part("account"), "account", &[]);
    teller.fields(&whole, "", NO_INPUTS);
    if let Some(Node::List(offers)) = whole.get("offers") {
        for (number, other) in scenario.offers.iter().enumerate().skip(1) {
            let title = offer_title(language, &other.offer.title, other.offer.source.grade);
            let place = format!("others[{number}]");
            let name = say::set_up_offer(language, &(number + 1).to_string());
            teller.add(&place, Part::Other, name, title, offers[number].to_json_line());
        }
    }
    for (place, usual) in USUAL {
        if teller.list.iter().all(|input| input.place != *place) {
            teller.leaf(place, &Node::text(*usual));
        }
    }
    let entries = entries(&mut teller, run, &whole);
    teller.list.sort_by_key(|input| input.part);
    (teller.list, entries)
}

/// Writes the inputs of one scenario down.
struct Teller<'a> {
    words: Words,
    account: Figures,
    /// Of the offer's own currency.
    own: Figures,
    offer_id: &'a str,
    list: Vec<Input>,
}

impl Teller<'_> {
    fn add(&mut self, place: &str, part: Part, name: String, text: String, exact: String) {
        let (place, long) = (place.to_owned(), text.clone());
        self.list.push(Input { place, part, name, text, long, exact });
    }

    /// Adds the fields of an object, and those in it.
    fn fields(&mut self, node: &Node, place: &str, but: &[&str]) {
        let Node::Map(fields) = node else { return };
        for (name, field) in fields.iter().filter(|(name, _)| !but.contains(&name.as_str())) {
            let dot = if place.is_empty() { "" } else { "." };
            self.walk(field, &format!("{place}{dot}{name}"));
        }
    }

    fn walk(&mut self, node: &Node, place: &str) {
        match node {
            Node::Map(_) => self.fields(node, place, &[]),
            Node::List(items) if items.iter().all(|item| matches!(item, Node::Text(_))) => {
                self.leaf(place, node);
            }
            Node::List(items) => {
                for (number, item) in items.iter().enumerate() {
                    self.walk(item, &format!("{place}[{number}]"));
                }
            }
            _ => self.leaf(place, node),
        }
    }

    /// Adds what has no parts.
    fn leaf(&mut self, place: &str, node: &Node) {
        let (part, name) = named(self.words, &self.account, place);
        let (text, long) = (self.value(place, node, false), self.value(place, node, true));
        let exact = match node {
            Node::Text(text) => text.clone(),
            node => node.to_json_line(),
        };
        self.list.push(Input { place: place.to_owned(), part, name, text, long, exact });
    }

    /// An entry, whose place and name are still to be said.
    fn entry(&self, own: Node, is_funded: bool) -> Input {
        let language = self.words.language();
        let value = |name: &str| own.get(name).map(|node| self.value(name, node, false));
        let date = value("at").unwrap_or_default();
        let text = match value("amount") {
            Some(amount) => say::compare_entry(language, &amount, &date),
            None => date,
        };
        let funded = if is_funded { say::inputs_funded(language) } else { String::new() };
        let exact = format!("{}{funded}", own.to_json_line());
        let rest = match own {
            Node::Map(mut fields) => {
                fields.retain(|(name, _)| name != "kind" && name != "amount");
                Node::Map(fields)
            }
            other => other,
        };
        let rest = self.value("", &rest, true);
        let long = format!("{text}: {rest}{}{funded}", if is_funded { ", " } else { "" });
        let (place, name) = (String::new(), String::new());
        Input { place, part: Part::Entries, name, text, long, exact }
    }

    /// A value as the page writes it; with the time of a date that has one where it is to be `long`.
    fn value(&self, place: &str, node: &Node, long: bool) -> String {
        let language = self.words.language();
        match node {
            Node::Null | Node::OtherNumber => say::compare_none(language),
            Node::Bool(is_first) if place == "offer.credit.before_cash" => {
                names::order_of_use(language, *is_first)
            }
            Node::Bool(true) => say::compare_yes(language),
            Node::Bool(false) => say::compare_no(language),
            Node::Whole(number) => self.account.whole(*number),
            Node::Text(text) => self.text(place, text, long),
            Node::List(items) => {
                let texts: Vec<_> =
                    items.iter().map(|item| self.value(place, item, long)).collect();
                if texts.is_empty() { say::compare_none(language) } else { texts.join(", ") }
            }
            Node::Map(fields) => {
                let one = |(name, node): &(String, Node)| {
                    format!("{} {}", names::plain(name), self.value(name, node, true))
                };
                fields.iter().map(one).collect::<Vec<_>>().join(", ")
            }
        }
    }

    fn text(&self, place: &str, text: &str, long: bool) -> String {
        let field = place.rsplit('.').next().unwrap_or_default();
        let field = field.split('[').next().unwrap_or_default();
        let figures = if place.starts_with("offer.") { &self.own } else { &self.account };
        let is_amount = AMOUNTS.contains(&field) || place.starts_with("spend_plan.ramp.");
        if let Some(amount) = figures.currency().parse(text).ok().filter(|_| is_amount) {
            return figures.money(amount);
        }
        if let Some(date) = Date::parse(text) {
            return self.account.date(date);
        }
        if let Some(instant) = Instant::parse(text) {
            return if long {
                self.account.instant(instant)
            } else {
                self.account.date(instant.date())
            };
        }
        if field == "rate_percent" {
            return say::compare_rate(self.words.language(), text);
        }
        if text == self.offer_id || text.starts_with(&format!("{}#", self.offer_id)) {
            return say::plan_offer(self.words.language());
        }
        coded(self.words.language(), place, text).unwrap_or_else(|| text.to_owned())
    }
}

/// Adds the spend plan: its shape, then what the shape has.
fn spend(teller: &mut Teller<'_>, scenario: &Scenario, node: &Node) {
    let language = teller.words.language();
    let shape = match scenario.spend_plan.as_ref().map(|plan| &plan.budget) {
        Some(Budget::Flat(_)) => say::inputs_flat(language),
        Some(Budget::Ramp { .. }) => say::inputs_ramp(language),
        Some(Budget::ByWeekday(_)) => say::inputs_weekdays(language),
        Some(Budget::Listed(_)) => say::inputs_list(language),
        None => say::inputs_nothing(language),
    };
    let name = say::inputs_shape(language);
    teller.add("spend_plan.shape", Part::Spend, name, shape.clone(), shape);
    teller.fields(node, "spend_plan", &["daily_amounts"]);
    let listed =
        scenario.spend_plan.as_ref().filter(|plan| matches!(plan.budget, Budget::Listed(_)));
    let (Some(plan), Some(Node::List(amounts))) = (listed, node.get("daily_amounts")) else {
        return;
    };
    let sum = teller.account.money(plan.amounts().into_iter().sum());
    let text = say::inputs_sum_said(language, &teller.account, plan.days.into(), &sum);
    let written: Vec<&str> = amounts.iter().filter_map(Node::as_text).collect();
    let long = format!("{text}: {}", written.join(", "));
    teller.list.push(Input {
        place: "spend_plan.daily_amounts".to_owned(),
        part: Part::Spend,
        name: say::inputs_list(language),
        text,
        long,
        exact: written.join(" "),
    });
}

/// The entries. Those that activate the offer are inputs of the activation, the others are told by kind.
fn entries(teller: &mut Teller<'_>, run: &Run, whole: &Node) -> Vec<Input> {
    let language = teller.words.language();
    let scenario = run.scenario();
    let Some(Node::List(nodes)) = whole.get("entries") else { return Vec::new() };
    let is_invited =
        teller.list.iter().any(|input| input.place == "met.activation" && input.exact == "invited");
    // What goes before a spend for its sake belongs to the spend, as beside the inputs.
    let draft = (nodes.len() <= MOST_ENTRIES).then(|| Draft::of_plan(scenario));
    let shown = draft.map(|draft| draft.plan_entries()).unwrap_or_default();
    let shown_at = |number: usize| shown.iter().find(|one| one.number == number);
    let mut told = Vec::new();
    for (number, node) in nodes.iter().enumerate().take(MOST_ENTRIES) {
        if shown_at(number + 1).is_some_and(|next| next.has_companion) {
            continue;
        }
        let shown = shown_at(number);
        let paid_by_credit = shown.is_some_and(|one| one.kind == EntryKind::CreditSpend);
        let is_funded = shown.is_some_and(|one| one.has_companion) && !paid_by_credit;
        let code =
            if paid_by_credit { "credit_spend" } else { scenario.entries[number].action.kind() };
        let mut entry = teller.entry(own_entry(run, number, node, teller.offer_id), is_funded);
        let place = format!("activation.{code}");
        let is_first = teller.list.iter().all(|input| input.place != place);
        let activates = names::activating(language, code, is_invited)
            .filter(|_| is_first && is_of_offer(node, teller.offer_id));
        if let Some(name) = activates {
            teller.list.push(Input { place, part: Part::Activation, name, ..entry });
            continue;
        }
        entry.name = names::entry(language, code).unwrap_or_else(|| kind(language, code));
        told.push(Input { place: code.to_owned(), ..entry });
    }
    let count = nodes.len();
    if count > MOST_ENTRIES {
        let text = teller.account.whole(i64::try_from(count).unwrap_or(i64::MAX));
        let exact = Node::List(nodes[MOST_ENTRIES..].to_vec()).to_json_line();
        teller.add("entries", Part::Entries, say::inputs_entries(language), text, exact);
    }
    told
}

fn is_of_offer(entry: &Node, id: &str) -> bool {
    entry.get("offer").and_then(Node::as_text).is_none_or(|offer| offer == id)
}

/// An entry without what is no input of its own: the id of the first offer, and the number of the spend that is given back, which says
/// itself when that was.
fn own_entry(run: &Run, number: usize, node: &Node, id: &str) -> Node {
    let Node::Map(fields) = node else { return node.clone() };
    let scenario = run.scenario();
    let given_back = match scenario.entries[number].action {
        Action::Refund { spend, .. } => run.outcome().entry(scenario, spend),
        _ => None,
    };
    let is_own = |(name, node): &&(String, Node)| !(name == "offer" && node.as_text() == Some(id));
    let own = |(name, node): &(String, Node)| {
        let tier = node.as_text().and_then(|text| text.strip_prefix(id));
        let own = match name.as_str() {
            "credit" => tier.map(Node::text),
            "spend" => given_back.map(|spend| scenario.instant(spend.at).into()),
            _ => None,
        };
        (name.clone(), own.unwrap_or_else(|| node.clone()))
    };
    Node::Map(fields.iter().filter(is_own).map(own).collect())
}

/// The currency of amounts that a scenario's account has.
pub(super) fn currency_of(run: &Run) -> Currency {
    run.scenario().account.currency
}
