//! The practice ads manager: a neutral console of screens, as one would find them at a network.
//!
//! What its menus are called is data ([`Menu`]). Whatever is pressed in it becomes an entry of the story, and the console replies
//! with what the rules say about it.

mod amount_form;
mod bills;
mod campaigns;
mod coupon_card;
mod home;
mod payments;
mod promotions;
mod redeem;
mod reply;
mod tools_menu;
mod transactions;

use crate::signals::*;
use ad_credit_lab_words::say;

use crate::i18n::use_words;
use crate::markup::Element;
use crate::markup::html::{a, div, header, nav, p, section, ul};
use crate::route::{Route, Screen};
use crate::state::{Menu, use_practice, use_visit};
use bills::bills;
use campaigns::campaigns;
use coupon_card::coupon_icon;
use home::home;
use payments::payments;
use promotions::promotions;
pub use reply::replies;
use reply::reply;
use tools_menu::tools_menu;
use transactions::transactions;

/// The id of the heading of the screen that is shown, which gets the focus when one goes to it.
pub const SCREEN_HEADING: &str = "console-heading";

/// The console with the screen that the address names.
pub fn console() -> Element {
    let practice = use_practice();
    let visit = use_visit();
    let language = use_words().language();
    let screen = Memo::new(move |before: Option<&Screen>| match visit.arrival().route {
        Route::Sandbox(screen) => screen,
        // While another room is shown, this one stays as it was.
        _ => before.copied().unwrap_or_default(),
    });
    let menu = Memo::new(move |_| Menu::of(&practice.menu()));
    let name = move || practice.run.with(|run| run.scenario().name.clone());
    let link = move |to: Screen, label: &'static str| {
        let is_shown = move || screen.get() == to;
        crate::markup::html::li().child(
            a().attribute("href", Route::Sandbox(to).fragment())
                .live_attribute("aria-current", move || is_shown().then_some("page"))
                .live_text(move || menu.get().label(label)),
        )
    };
    let bar = header()
        .class("console-bar")
        .child(p().class("console-account").live_text(name))
        .child(
            nav().class("console-nav").attribute("aria-label", say::console_menu(language)).child(
                ul().child(link(Screen::Home, "home"))
                    .child(link(Screen::Campaigns, "campaigns"))
                    .child(tools_menu(menu, screen)),
            ),
        )
        .child(coupon_icon());
    let screens = move || match screen.get() {
        Screen::Home => vec![home(menu)],
        Screen::Payments => vec![beside_tabs(menu, screen, payments(menu))],
        Screen::Promotions => vec![beside_tabs(menu, screen, promotions(menu))],
        Screen::Campaigns => vec![campaigns(menu)],
        Screen::Transactions => vec![beside_tabs(menu, screen, transactions(menu))],
        Screen::Bills => vec![beside_tabs(menu, screen, bills(menu))],
    };
    section()
        .class("console")
        .attribute("aria-label", say::console_name(language))
        .child(bar)
        .child(reply())
        .child(div().class("console-screen").live(screens))
}

/// A screen of Payments with the tabs at its left.
fn beside_tabs(menu: Memo<Menu>, screen: Memo<Screen>, content: Element) -> Element {
    let language = use_words().language();
    let tabs = [
        (Screen::Payments, "overview"),
        (Screen::Transactions, "transactions"),
        (Screen::Bills, "bills"),
        (Screen::Promotions, "promotions"),
    ];
    let tabs = tabs.map(|(to, label)| {
        let is_shown = move || screen.get() == to;
        crate::markup::html::li().child(
            a().attribute("href", Route::Sandbox(to).fragment())
                .live_attribute("aria-current", move || is_shown().then_some("page"))
                .live_text(move || menu.get().label(label)),
        )
    });
    div()
        .class("console-tabs")
        .child(
            nav().attribute("aria-label", say::console_tabs(language)).child(ul().children(tabs)),
        )
        .child(content)
}
