//! Sandbox: a practice ads manager with a clock.

use std::rc::Rc;

use ad_credit_lab_engine::calendar::Date;
use ad_credit_lab_words::say;

use crate::charts::money_timeline;
use crate::components::journal::{JournalOptions, Moments};
use crate::components::{
    Clock, account_menu, assumptions, clock_bar, console, events, journal_place, order_of_use,
    past_question, set_up, shortcuts, steps_bar, uncounted, undo_keys, warnings, why_panel,
};
use crate::i18n::use_words;
use crate::markup::Element;
use crate::markup::html::{div, h1};
use crate::route::Room;
use crate::signals::*;
use crate::state::{Accounts, Asking, Practice, starting_accounts};
use crate::storage::Store;

/// The ids of the headings over what is to be watched out for.
const WARNINGS: [&str; 3] = ["sandbox-warnings", "sandbox-undecided", "sandbox-told"];

/// The room: the practice account with its console, and around it what is the trainer's: clock, timeline, journal.
///
/// The accounts are kept in `store`, and a new one is made `today`.
///
/// It is the entrance of a part of the program, so it is never inlined.
#[inline(never)]
pub fn sandbox_page(store: &Rc<dyn Store>, today: Date) -> Vec<Element> {
    let language = use_words().language();
    let starting = starting_accounts(today, language);
    let practice = Practice::new(starting[0].clone());
    let kept = Accounts::new(Rc::clone(store), practice, starting);
    provide_context(practice);
    provide_context(kept);
    provide_context(Asking::nothing());
    undo_keys(Room::Sandbox, move |way| practice.go(way));
    kept.begin();
    let [accounts, told] = account_menu();
    let clock = Clock::new(practice);
    let title = h1().id(Room::Sandbox.heading_id()).class("page-title").attribute("tabindex", "-1");
    let moments = Moments {
        now: practice.now,
        run: practice.run,
        go_to: Rc::new(move |instant| clock.go_to(instant)),
    };
    let side = div().class("sandbox-side").child(money_timeline(
        practice.ahead,
        "sandbox",
        Some(clock.now()),
    ));
    let room = div()
        .class("sandbox")
        .child(div().class("sandbox-bar").child(accounts).child(steps_bar()).child(shortcuts()))
        .child(console())
        .child(side)
        .children(why_panel(clock))
        .child(events())
        .child(div().class("sandbox-notes").live(warnings(practice.run, WARNINGS)))
        .child(
            div()
                .class("columns")
                .child(uncounted(practice.run, "sandbox-uncounted"))
                .child(assumptions(practice.run, "sandbox-assumptions").child(order_of_use(today))),
        )
        .child(journal_place(
            practice.whole,
            JournalOptions { id: "sandbox-journal", moments: Some(moments) },
        ));
    vec![
        title.text(say::sandbox_title(language)),
        div().class("sandbox-room").child(told).child(clock_bar(clock)).child(room),
        past_question(),
        set_up(today, Rc::new(move |account| kept.create(account))),
    ]
}
