//! Transactions: every movement of money with who paid what, the charges of a campaign on one date taken together.

use crate::signals::*;
use ad_credit_lab_engine::account::PaymentMode;
use ad_credit_lab_engine::journal::{Event, Row};
use ad_credit_lab_engine::money::Money;
use ad_credit_lab_engine::scenario::Action;
use ad_credit_lab_words::{Format, event as kind_of, say};

use super::SCREEN_HEADING;
use crate::components::{Column, Line, button, listing, why_mark};
use crate::i18n::{Figures, Words, use_words};
use crate::markup::Element;
use crate::markup::html::{div, h2, p, small, span, td, th};
use crate::state::{Asked, Menu, Movement, Run, credit_name, movements, use_practice};

/// How many movements are shown at first, and how many more at each request.
const PAGE: usize = 100;

/// The screen.
pub(super) fn transactions(menu: Memo<Menu>) -> Element {
    let practice = use_practice();
    let words = use_words();
    let language = words.language();
    let limit = RwSignal::new(PAGE);
    // Those whose charges are shown one by one, each by the row of its first.
    let opened = RwSignal::new(Vec::<usize>::new());
    let all = Memo::new(move |_| practice.run.with(movements));
    let heading = h2()
        .id(SCREEN_HEADING)
        .attribute("tabindex", "-1")
        .live_text(move || menu.get().label("transactions"));
    let list = move || {
        let page = Page { run: practice.run.get(), words };
        all.with(|all| {
            if all.is_empty() {
                return vec![p().class("empty").text(say::transactions_none(language))];
            }
            let lines =
                all.iter().take(limit.get()).flat_map(|movement| page.lines(movement, opened));
            vec![listing(
                menu.get().label("transactions").to_owned(),
                &page.columns(),
                lines.collect(),
            )]
        })
    };
    let more = move || {
        (all.with(Vec::len) > limit.get()).then(|| {
            button("button", move || limit.update(|limit| *limit += PAGE))
                .text(say::transactions_more(language))
        })
    };
    div().class("screen").child(heading).child(div().live(list)).live(more)
}

/// What the table is made from.
struct Page {
    run: Run,
    words: Words,
}

impl Page {
    fn columns(&self) -> [Column; 5] {
        let language = self.words.language();
        [
            Column::words(say::transactions_when(language)),
            Column::words(say::transactions_what(language)),
            Column::figures(say::transactions_net(language)),
            Column::words(say::transactions_paid_by(language)),
            Column::figures(say::transactions_balance(language)),
        ]
    }

    /// A movement, and under it its charges if it is opened.
    fn lines(&self, movement: &Movement, opened: RwSignal<Vec<usize>>) -> Vec<Line> {
        let count = movement.rows.len();
        let key = movement.rows.first().copied().unwrap_or_default();
        if count < 2 {
            return vec![self.line(movement, "", None)];
        }
        let is_open = opened.with(|opened| opened.contains(&key));
        let toggle = move || {
            opened.update(|opened| match opened.iter().position(|other| *other == key) {
                Some(at) => {
                    opened.remove(at);
                }
                None => opened.push(key),
            });
        };
        let count = i64::try_from(count).unwrap_or(i64::MAX);
        let toggle = button("disclosure", toggle)
            .attribute("aria-expanded", if is_open { "true" } else { "false" })
            .text(say::transactions_charges(self.words.language(), &self.figures(), count));
        let mut lines = vec![self.line(movement, "group", Some(toggle))];
        if is_open {
            let charges = movement.rows.iter().rev().filter_map(|index| {
                let row = self.run.outcome().journal.row(*index)?;
                Some(self.line(&Movement::of(&self.run, *index, &row), "part", None))
            });
            lines.extend(charges);
        }
        lines
    }

    fn line(&self, movement: &Movement, class: &'static str, toggle: Option<Element>) -> Line {
        let (language, figures) = (self.words.language(), self.figures());
        let (scenario, outcome) = (self.run.scenario(), self.run.outcome());
        let last = movement.rows.last().copied().unwrap_or_default();
        let kind = kind_of(language, scenario, outcome, movement.event);
        let is_group = toggle.is_some();
        let asked = if is_group { Asked::ChargesOfDate(last) } else { Asked::Row(last) };
        let why = why_mark(asked, &kind);
        let time = (!is_group).then(|| small().text(figures.time(movement.at)));
        let what = match toggle {
            Some(toggle) => toggle,
            None => span().text(kind),
        };
        let campaign = movement.campaign.as_ref();
        let campaign = campaign.map(|campaign| p().text(campaign.name().to_owned()));
        let tax = movement.amount.tax;
        let tax = (!tax.is_zero()).then(|| say::journal_tax(language, &figures.exact_money(tax)));
        let row = outcome.journal.row(last);
        let cells = vec![
            th().attribute("scope", "row")
                .class("when")
                .text(figures.date(movement.at.date()))
                .text(" ")
                .children(time),
            td().children(campaign).child(what).text(" ").child(why),
            td().child(p().text(figures.exact_money(movement.amount.net)))
                .children(tax.map(|text| p().child(small().text(text)))),
            td().children(self.paid_by(movement).into_iter().map(|text| p().text(text))),
            td().children(row.map(|row| self.balance(&row)).unwrap_or_default()),
        ];
        Line { class, cells }
    }

    /// Who paid how much.
    fn paid_by(&self, movement: &Movement) -> Vec<String> {
        let (language, figures) = (self.words.language(), self.figures());
        let mut lines = Vec::new();
        if self.is_paid_in(movement.event) {
            let amount = figures.exact_money(movement.amount.gross());
            return vec![say::transactions_own(language, &amount)];
        }
        for burn in &movement.credits {
            let name = credit_name(self.words.language(), &self.run, burn.credit as usize);
            let amount = figures.exact_money(burn.amount);
            lines.push(say::transactions_credit(language, &amount, &name));
        }
        let mut line = |amount: Money, say: &dyn Fn(&str) -> String| {
            if !amount.is_zero() {
                lines.push(say(&figures.exact_money(amount)));
            }
        };
        line(movement.cash, &|amount| say::transactions_cash(language, amount));
        line(movement.owed, &|amount| say::transactions_owed(language, amount));
        line(movement.discount, &|amount| say::transactions_discount(language, amount));
        lines
    }

    /// Whether it is money that came from outside.
    fn is_paid_in(&self, event: Event) -> bool {
        match event {
            Event::AccountCharged => true,
            Event::Entry(entry) => {
                let entry = self.run.outcome().entry(self.run.scenario(), entry);
                entry
                    .is_some_and(|entry| matches!(entry.action, Action::TopUp { .. } | Action::Pay))
            }
            _ => false,
        }
    }

    /// The balances after a row: those that the account has.
    fn balance(&self, row: &Row<'_>) -> Vec<Element> {
        let (language, figures) = (self.words.language(), self.figures());
        let is_prepaid = self.run.scenario().account.payment == PaymentMode::Manual;
        let mut lines = Vec::new();
        if is_prepaid || !row.cash.is_zero() {
            lines.push(p().text(figures.exact_money(row.cash)));
        }
        let mut line = |amount: Money, say: &dyn Fn(&str) -> String| {
            if !amount.is_zero() {
                lines.push(p().child(small().text(say(&figures.exact_money(amount)))));
            }
        };
        line(row.credit, &|amount| say::journal_and_credit(language, amount));
        line(row.unpaid, &|amount| say::journal_unpaid(language, amount));
        lines
    }

    fn figures(&self) -> Figures {
        self.words.figures(self.run.scenario().account.currency)
    }
}
