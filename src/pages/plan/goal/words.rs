//! An answer in words: it is read as the published JSON that it is (docs/planning.md).

use ad_credit_lab_engine::Node;
use ad_credit_lab_engine::calendar::{Date, Instant};
use ad_credit_lab_engine::money::{AmountError, Currency, Money};
use ad_credit_lab_engine::offer::Requirement;
use ad_credit_lab_engine::plan::goal::Find;
use ad_credit_lab_engine::rules::{self, Rule};
use ad_credit_lab_words::{Format, Language, say};

use super::asked::FINDS;
use crate::i18n::{Figures, requirement, use_words};
use crate::state::Run;

/// Where the value stands in a sentence, until it is put there.
const VALUE: &str = "\u{1}";

/// One who tells of an answer.
pub(super) struct Teller<'a> {
    pub(super) language: &'static Language,
    pub(super) figures: Figures,
    pub(super) answer: &'a Node,
}

impl<'a> Teller<'a> {
    /// `None` where the answer is none that this page knows.
    pub(super) fn of(answer: &'a Node) -> Option<Self> {
        let words = use_words();
        let currency = Currency::from_code(text(answer, "currency")?)?;
        Some(Self { language: words.language(), figures: words.figures(currency), answer })
    }

    /// What was looked for.
    pub(super) fn find(&self) -> Find {
        let name = text(self.answer, "find").unwrap_or_default();
        FINDS.into_iter().find(|find| find.name() == name).unwrap_or(Find::DailyBudget)
    }

    /// A value of the answer, such as an amount a day or a date.
    pub(super) fn value(&self, value: &Node) -> String {
        let date = text(value, "date").or_else(|| text(value, "start")).and_then(Date::parse);
        if let Some(date) = date {
            return self.figures.date(date);
        }
        let amount = self.money(value, "daily_budget");
        match value.get("days") {
            Some(Node::Whole(days)) => {
                say::goal_a_day_on(self.language, &self.figures, *days, &amount)
            }
            _ => say::goal_a_day(self.language, &amount),
        }
    }

    /// The answer's own value; `None` where there is none.
    pub(super) fn own_value(&self) -> Option<String> {
        self.answer.get("answer").map(|value| self.value(value))
    }

    /// The sentence that says the answer: what stands before its value, and what after.
    pub(super) fn sentence(&self, run: &Run) -> (String, String) {
        let language = self.language;
        let aim = || self.aim(run);
        let sentence = match self.find() {
            Find::DailyBudget => say::goal_spend(language, &aim(), VALUE),
            Find::UseUpCredit => say::goal_use_up(language, &aim(), VALUE),
            Find::Activation => say::goal_activate(language, &aim(), VALUE),
            Find::Start => say::goal_begin(language, &aim(), VALUE),
            Find::MostCredit => say::goal_bring(language, VALUE),
        };
        let parts = sentence.split_once(VALUE);
        parts.map(|(before, after)| (before.to_owned(), after.to_owned())).unwrap_or_default()
    }

    /// What it is for, such as "reach $200 by the end of Sun, Jun 7, 2026".
    fn aim(&self, run: &Run) -> String {
        let language = self.language;
        let by = text(self.answer, "by").and_then(Date::parse).map(|by| self.figures.date(by));
        match (self.asked(run), by) {
            (Some(asked), Some(by)) => say::goal_aim_by(language, &asked, &by),
            (Some(asked), None) => say::goal_aim(language, &asked),
            (None, Some(by)) => say::goal_qualify_by(language, &by),
            (None, None) => say::goal_qualify(language),
        }
    }

    /// The amount that the tier asks for, where it is one.
    fn asked(&self, run: &Run) -> Option<String> {
        let id = text(self.answer, "offer")?;
        let scenario = run.scenario();
        let met = scenario.offers.iter().find(|met| met.offer.id == id)?;
        let terms = met.in_play(&scenario.account);
        let Some(Node::Whole(number)) = self.answer.get("tier") else { return None };
        let tier = terms.tiers.get(usize::try_from(number.checked_sub(1)?).ok()?)?;
        let own = use_words().figures(terms.currency);
        matches!(tier.requirement, Requirement::Threshold(_))
            .then(|| requirement(self.language, &own, tier))
    }

    /// An amount of the answer.
    pub(super) fn money(&self, node: &Node, name: &str) -> String {
        let amount = text(node, name).and_then(|text| read_money(self.figures.currency(), text));
        amount.map(|amount| self.figures.money(amount)).unwrap_or_default()
    }

    /// The date of a field, or that of its instant; `None` where it has neither.
    pub(super) fn date(&self, node: &Node, name: &str) -> Option<String> {
        let text = text(node, name)?;
        let date = Date::parse(text).or_else(|| Some(Instant::parse(text)?.date()))?;
        Some(self.figures.date(date))
    }

    /// A sentence that came in pieces, with its figures as the reader writes them.
    pub(super) fn said(&self, pieces: Option<&Node>) -> String {
        let Some(Node::List(pieces)) = pieces else { return String::new() };
        pieces.iter().map(|piece| self.piece(piece)).collect()
    }

    fn piece(&self, piece: &Node) -> String {
        let figures = &self.figures;
        if let Node::Text(text) = piece {
            return text.clone();
        }
        let date = text(piece, "date").and_then(Date::parse).map(|date| figures.date(date));
        let instant = || text(piece, "instant").and_then(Instant::parse);
        let instant = || instant().map(|instant| figures.instant(instant));
        let whole = || text(piece, "whole").and_then(|whole| whole.parse().ok());
        let whole = || whole().map(|whole| figures.whole(whole));
        date.or_else(instant).or_else(whole).unwrap_or_else(|| self.money(piece, "money"))
    }
}

/// The text of a field.
pub(super) fn text<'a>(node: &'a Node, name: &str) -> Option<&'a str> {
    node.get(name).and_then(Node::as_text)
}

/// The rule that an obstacle cites.
pub(super) fn rule_of(obstacle: &Node) -> Option<&'static Rule> {
    let id = text(obstacle, "rule")?;
    rules::ALL.iter().find(|rule| rule.id == id).copied()
}

/// An amount as files write it, be it zero or less.
fn read_money(currency: Currency, text: &str) -> Option<Money> {
    match (currency.parse(text), text.strip_prefix('-')) {
        (Ok(amount), _) => Some(amount),
        (Err(AmountError::NotAboveZero), Some(amount)) => Some(-currency.parse(amount).ok()?),
        (Err(AmountError::NotAboveZero), None) => Some(Money::ZERO),
        (Err(_), _) => None,
    }
}
