//! Promotions: what can pay, what is being earned, and what is over, each under its tab (TT-97).

mod assign;
mod cells;
mod log;
mod move_credit;
mod picker;
mod requirements;

use crate::signals::*;
use ad_credit_lab_engine::money::Money;
use ad_credit_lab_engine::offer::{CreditType, RewardKind};
use ad_credit_lab_engine::outcome::DiscountOutcome;
use ad_credit_lab_words::{Format, credit_type, reward_kind, say, state, state_meaning};

use super::SCREEN_HEADING;
use crate::components::{Column, Line, button, listing, tabs, why_mark};
use crate::i18n::{Words, requirement, reward, until, use_words};
use crate::markup::Element;
use crate::markup::html::{a, div, h2, p, td, th};
use crate::route::{Route, Screen};
use crate::state::{Asked, Menu, Progress, Promotion, Promotions, Run, credit_name, use_practice};
use assign::assign_dialog;
use requirements::requirements;

/// The tabs, in their order, as menus call them.
const TABS: [&str; 3] = ["available", "earning", "not_available"];

/// The screen.
pub(super) fn promotions(menu: Memo<Menu>) -> Element {
    let practice = use_practice();
    let language = use_words().language();
    let chosen = RwSignal::new(0);
    let viewed = RwSignal::new(None);
    let stands = Memo::new(move |_| practice.run.with(Promotions::of));
    let heading = h2()
        .id(SCREEN_HEADING)
        .attribute("tabindex", "-1")
        .live_text(move || menu.get().label("promotions"));
    let labels = (0..TABS.len()).map(|tab| {
        let label = move || {
            let count = stands.with(|stands| of_tab(stands, tab).len());
            say::promotions_tab(language, menu.get().label(TABS[tab]), &count.to_string())
        };
        Box::new(label) as Box<dyn Fn() -> String>
    });
    let content = move |tab: usize| {
        let page = Page { run: practice.run.get(), menu: menu.get(), words: use_words(), viewed };
        stands.with(|stands| page.tab(tab, of_tab(stands, tab)))
    };
    let waiting = move || {
        stands.with(|stands| !stands.waiting.is_empty()).then(|| {
            let redeem = a()
                .attribute("href", Route::Sandbox(Screen::Payments).fragment())
                .live_text(move || menu.get().label("redeem_coupon"));
            p().class("notice").text(say::promotions_waiting(language)).text(" ").child(redeem)
        })
    };
    div()
        .class("screen")
        .child(heading)
        .live(waiting)
        .child(tabs(
            "promotions",
            say::promotions_tabs(language),
            labels.collect(),
            chosen,
            content,
        ))
        .child(assign_dialog(menu, viewed))
}

fn of_tab(stands: &Promotions, tab: usize) -> &[Promotion] {
    match tab {
        0 => &stands.available,
        1 => &stands.earning,
        _ => &stands.not_available,
    }
}

/// What the tables are made from.
struct Page {
    run: Run,
    menu: Menu,
    words: Words,
    /// The credit whose campaigns are looked at, by its index.
    viewed: RwSignal<Option<usize>>,
}

impl Page {
    fn tab(&self, tab: usize, promotions: &[Promotion]) -> Vec<Element> {
        let language = self.words.language();
        if promotions.is_empty() {
            let text = match tab {
                0 => say::promotions_none_available(language),
                1 => say::promotions_none_earning(language),
                _ => say::promotions_none_over(language),
            };
            return vec![p().class("empty").text(text)];
        }
        let columns = if tab == 1 { self.earning_columns() } else { self.columns() };
        let lines = promotions.iter().map(|promotion| Line {
            class: "",
            cells: match *promotion {
                Promotion::Credit(index) => self.credit(index),
                Promotion::Discount(index) => self.discount(index),
                Promotion::Offer(index) if tab == 1 => self.earning(index),
                Promotion::Offer(index) => self.missed(index),
            },
        });
        vec![listing(self.menu.label(TABS[tab]).to_owned(), &columns, lines.collect())]
    }

    fn columns(&self) -> Vec<Column> {
        let (language, label) = (self.words.language(), |name| self.menu.label(name));
        vec![
            Column::words(say::promotions_name(language)),
            Column::words(label("credit_type")),
            Column::figures(say::promotions_amount(language)),
            Column::words(say::promotions_requirements(language)),
            Column::words(say::promotions_redeemed(language)),
            Column::words(label("valid_dates")),
            Column::figures(label("unused_amount")),
            Column::figures(say::promotions_used(language)),
            Column::figures(label("percent_spent")),
            Column::words(say::promotions_state(language)),
        ]
    }

    fn earning_columns(&self) -> Vec<Column> {
        let language = self.words.language();
        vec![
            Column::words(say::promotions_name(language)),
            Column::words(self.menu.label("credit_type")),
            Column::words(say::promotions_amount(language)),
            Column::words(say::promotions_requirements(language)),
            Column::words(say::promotions_redeemed(language)),
            Column::figures(say::promotions_current(language)),
            Column::figures(say::promotions_threshold(language)),
            Column::figures(say::promotions_earned(language)),
            Column::words(say::promotions_state(language)),
        ]
    }

    /// A credit: what is left of it, and the button to its campaigns.
    fn credit(&self, index: usize) -> Vec<Element> {
        let language = self.words.language();
        let credit = &self.run.outcome().credits[index];
        let book = self.run.outcome().ledger.credits()[index];
        let name = credit_name(self.words.language(), &self.run, index);
        let (state, asked) = match credit.end {
            Some((at, end)) => (p().text(self.ended(at, end)), Asked::Credit(index)),
            // How many campaigns it may have says also that it pays for all, or for none yet.
            None if credit.credit_type != CreditType::Assignable => {
                (p().text(say::promotions_by_itself(language)), Asked::AssignLimit(index))
            }
            None if credit.campaigns.is_empty() => (
                p().class("warns").text(say::promotions_unassigned(language)),
                Asked::AssignLimit(index),
            ),
            None => (p().text(self.campaigns(credit.campaigns.len())), Asked::AssignLimit(index)),
        };
        let state_name = say::promotions_state(language);
        let state = td().child(state).child(why_mark(asked, &state_name));
        let label = match credit.credit_type {
            CreditType::Assignable => self.menu.label("view_assign"),
            _ => self.menu.label("view"),
        };
        let viewed = self.viewed;
        let view = button("button", move || viewed.set(Some(index)))
            .attribute("aria-haspopup", "dialog")
            .attribute("aria-label", say::promotions_view_of(language, &name, label))
            .text(label);
        let activated = credit
            .offer
            .and_then(|offer| Some((offer, self.run.outcome().offers[offer].activated?)));
        let why_type = why_mark(Asked::AssignLimit(index), &name);
        let mut cells = vec![
            th().attribute("scope", "row").child(p().text(name.clone())).child(view),
            td().text(credit_type(language, credit.credit_type)).text(" ").child(why_type),
            self.figure(book.granted()),
            td().children(requirements(self.words, &self.run, credit)),
            self.redeemed(activated),
            self.dates(credit.issued, credit.last_date, Asked::ValidDates(index), &name),
        ];
        cells.extend(self.use_of(
            book.granted(),
            book.used(),
            book.unused(),
            Asked::Credit(index),
            &name,
        ));
        cells.push(state);
        cells
    }

    /// A discount: what it can still take off.
    fn discount(&self, index: usize) -> Vec<Element> {
        let language = self.words.language();
        let outcome = self.run.outcome();
        let discount = &outcome.discounts[index];
        let DiscountOutcome { offer, cap, used, issued, last_date, .. } = *discount;
        let name = self.offer_name(offer);
        let asked = Asked::State(offer);
        let amount =
            say::reward_discount(language, &self.figures().money(cap), &discount.rate.text());
        let state = match discount.end {
            Some((at, end)) => self.ended(at, end),
            None => say::promotions_by_itself(language),
        };
        let activated = outcome.offers[offer].activated.map(|activated| (offer, activated));
        let mut cells = vec![
            th().attribute("scope", "row").text(name.clone()),
            td().text(reward_kind(language, RewardKind::Discount)),
            td().text(amount),
            td().children(requirements::scope(self.words, discount.only_for.as_ref())),
            self.redeemed(activated),
            self.dates(issued, last_date, asked, &name),
        ];
        cells.extend(self.use_of(cap, used, discount.left(), asked, &name));
        let why = why_mark(asked, &say::promotions_state(language));
        cells.push(td().child(p().text(state)).child(why));
        cells
    }

    /// An offer that is being earned: how far it is.
    fn earning(&self, index: usize) -> Vec<Element> {
        let language = self.words.language();
        let outcome = &self.run.outcome().offers[index];
        let met = &self.run.scenario().offers[index];
        let terms = met.in_play(&self.run.scenario().account);
        let name = self.offer_name(index);
        let own = self.words.figures(terms.currency);
        let next = outcome.next_tier();
        let tier = terms.tiers.get(next).or(terms.tiers.last());
        let earn_by = outcome.earn_by.map(|deadline| {
            let by = until(language, &own, &deadline);
            let why = why_mark(Asked::EarnBy(index), &name);
            p().text(say::promotions_earn_by(language, &by)).text(" ").child(why)
        });
        let lines = terms.tiers.iter().map(|tier| {
            let (asks, gives) =
                (requirement(language, &own, tier), reward(language, &own, tier.reward));
            p().text(say::coupon_tier(language, &asks, &gives))
        });
        let current = match Progress::of(&self.run, index) {
            Some(progress) => {
                let late = progress.calculating.is_positive().then(|| {
                    let late = own.money(progress.calculating);
                    let text = say::progress_calculating(language, &late);
                    let why = why_mark(Asked::Calculating(index), &name);
                    p().class("quiet").text(text).text(" ").child(why)
                });
                let why = why_mark(Asked::Counted(index), &name);
                td().text(own.exact_money(progress.shown)).text(" ").child(why).children(late)
            }
            None => td(),
        };
        let earned: Money = outcome
            .tiers
            .iter()
            .filter_map(|tier| tier.credit)
            .map(|credit| self.run.outcome().ledger.credits()[credit].granted())
            .sum();
        let state_name = state(language, outcome.state);
        let why_state = why_mark(Asked::State(index), &state_name);
        let amount = tier.map(|tier| reward(language, &own, tier.reward));
        let threshold = tier.map(|tier| requirement(language, &own, tier));
        vec![
            th().attribute("scope", "row").text(name.clone()),
            td().text(self.kind_of_reward(index)),
            td().text_if(amount),
            td().children(lines).children(earn_by),
            self.redeemed(outcome.activated.map(|activated| (index, activated))),
            current,
            td().text_if(threshold).text(" ").child(why_mark(Asked::Threshold(index), &name)),
            td().text(self.figures().exact_money(earned))
                .text(" ")
                .child(why_mark(Asked::Issue(index), &name)),
            td().child(p().text(state_name).text(" ").child(why_state)),
        ]
    }

    /// An offer that came to nothing, with why.
    fn missed(&self, index: usize) -> Vec<Element> {
        let language = self.words.language();
        let outcome = &self.run.outcome().offers[index];
        let met = &self.run.scenario().offers[index];
        let terms = met.in_play(&self.run.scenario().account);
        let own = self.words.figures(terms.currency);
        let name = self.offer_name(index);
        let state_name = state(language, outcome.state);
        let amount = terms.tiers.last().map(|tier| reward(language, &own, tier.reward));
        let lines = terms.tiers.iter().map(|tier| {
            let (asks, gives) =
                (requirement(language, &own, tier), reward(language, &own, tier.reward));
            p().text(say::coupon_tier(language, &asks, &gives))
        });
        let why = why_mark(Asked::State(index), &state_name);
        let state = td()
            .child(p().text(state_name).text(" ").child(why))
            .child(p().class("quiet").text(state_meaning(language, outcome.state)));
        vec![
            th().attribute("scope", "row").text(name),
            td().text(self.kind_of_reward(index)),
            td().text_if(amount),
            td().children(lines),
            self.redeemed(outcome.activated.map(|activated| (index, activated))),
            td(),
            td(),
            td(),
            td(),
            state,
        ]
    }
}
