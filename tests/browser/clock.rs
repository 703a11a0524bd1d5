//! The clock of a practice account: where one would want to go, the bar, and the handle of the picture.

use std::rc::Rc;
use std::time::Duration;

use ad_credit_lab::charts::money_timeline;
use ad_credit_lab::components::{Clock, clock_bar};
use ad_credit_lab::markup::{Mounted, mount};
use ad_credit_lab::signals::*;
use ad_credit_lab::state::{LetterKeys, Practice, PracticeAccount, Run, Visit, What, stops};
use ad_credit_lab::storage::{MemoryStore, Store};
use ad_credit_lab_engine::Scenario;
use ad_credit_lab_engine::calendar::Instant;
use ad_credit_lab_engine::journal::Event;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement, HtmlInputElement, KeyboardEvent, KeyboardEventInit};

use crate::support::{date, example, file, wait};

fn at(text: &str) -> Instant {
    Instant::parse(text).unwrap()
}

fn stops_of(scenario: Scenario, until: &str) -> Vec<(Instant, What)> {
    let run = Run::of(Scenario { until: Some(at(until)), ..scenario });
    stops(&run).into_iter().map(|stop| (stop.at, stop.what)).collect()
}

#[wasm_bindgen_test]
fn ads_that_run_on_are_nothing_to_go_to_and_what_they_reach_is() {
    let expected = [
        ("2026-06-01T09:00", What::Row(Event::AccountCreated)),
        // Eight days of 25 from 2 June on are 200, and the credit is used up by eight days from 10 June on.
        ("2026-06-09T12:00", What::Reached(0, 0)),
        ("2026-06-10T12:00", What::Row(Event::CreditIssued(0))),
        ("2026-06-17T12:00", What::UsedUp(0)),
    ];
    assert_eq!(
        stops_of(example(), "2026-06-30T00:00"),
        expected.map(|(text, what)| (at(text), what))
    );
}

/// 60 for ads of 25 a day, and 25 more after three days.
const SHORT: &str = r#"{
    "version": 1,
    "name": "Not enough money",
    "offers": [{ "offer": "article-spend-200-get-200", "activation": "automatic" }],
    "account": { "created": "2026-06-01T09:00", "country": "US", "currency": "USD" },
    "entries": [
        { "at": "2026-06-01T10:00", "kind": "top_up", "amount": "60.00" },
        { "at": "2026-06-05T10:00", "kind": "top_up", "amount": "25.00" }
    ],
    "spend_plan": { "start": "2026-06-02", "daily_budget": "25.00", "days": 8, "funding": "entries" }
}"#;

#[wasm_bindgen_test]
fn ads_that_cannot_be_paid_are_gone_to_once_and_again_after_they_ran() {
    let expected = [
        ("2026-06-01T09:00", What::Row(Event::AccountCreated)),
        ("2026-06-01T10:00", What::Row(Event::Entry(0))),
        // 10 are left of 60 after two days. The day after that brings more, for one day.
        ("2026-06-04T12:00", What::Unpaid),
        ("2026-06-05T10:00", What::Row(Event::Entry(1))),
        ("2026-06-06T12:00", What::Unpaid),
        ("2026-07-02T00:00", What::Row(Event::EarningWindowClosed(0))),
    ];
    assert_eq!(
        stops_of(file(SHORT), "2026-07-05T00:00"),
        expected.map(|(text, what)| (at(text), what))
    );
}

/// The bar and the picture of the example, made on 1 June at 9 o'clock, and shown in the Sandbox.
struct Room {
    place: HtmlElement,
    keys: LetterKeys,
    store: Rc<dyn Store>,
    practice: Practice,
    mounted: Option<Mounted>,
}

impl Room {
    async fn new() -> Self {
        window().location().set_hash("#/sandbox").unwrap();
        let place: HtmlElement = document().create_element("div").unwrap().unchecked_into();
        document().body().unwrap().append_child(&place).unwrap();
        let store: Rc<dyn Store> = Rc::new(MemoryStore::default());
        let mut made = None;
        let mounted = mount(&place, || {
            let practice = Practice::new(PracticeAccount::of(example()));
            let keys = LetterKeys::kept_in(Rc::clone(&store));
            made = Some((practice, keys));
            provide_context(keys);
            provide_context(Visit::new());
            provide_context(practice);
            let clock = Clock::new(practice);
            vec![clock_bar(clock), money_timeline(practice.ahead, "test", Some(clock.now()))]
        });
        frames().await;
        let (practice, keys) = made.unwrap();
        Self { place, keys, store, practice, mounted: Some(mounted) }
    }

    fn find(&self, selector: &str) -> Element {
        self.place.query_selector(selector).unwrap().unwrap()
    }

    fn text(&self, selector: &str) -> String {
        self.find(selector).text_content().unwrap()
    }

    fn now(&self) -> Instant {
        self.practice.now.get_untracked()
    }

    fn reached(&self) -> Instant {
        self.practice.reached.get_untracked()
    }

    async fn press(&self, label: &str) {
        let buttons = self.place.query_selector_all("button").unwrap();
        let found = (0..buttons.length())
            .map(|index| buttons.item(index).unwrap().unchecked_into::<HtmlElement>())
            .find(|button| button.text_content().unwrap().starts_with(label));
        found.unwrap().click();
        frames().await;
    }

    /// Presses a key in an element of the room.
    async fn key(&self, selector: &str, key: &str, shift: bool) {
        let settings = KeyboardEventInit::new();
        settings.set_key(key);
        settings.set_shift_key(shift);
        settings.set_bubbles(true);
        settings.set_cancelable(true);
        let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &settings).unwrap();
        self.find(selector).dispatch_event(&event).unwrap();
        frames().await;
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        self.mounted = None;
        self.place.remove();
        window().location().set_hash("").unwrap();
    }
}

/// Lets some frames go by.
async fn frames() {
    wait(Duration::from_millis(60)).await;
}

#[wasm_bindgen_test]
async fn steps_go_on_and_back_and_the_past_is_named() {
    let room = Room::new().await;
    assert_eq!(room.text(".clock-latest p"), "This is the latest. Going on continues the story.");
    room.press("+1 day").await;
    room.press("+1 day").await;
    room.press("+1 h").await;
    assert_eq!((room.now(), room.reached()), (at("2026-06-03T10:00"), at("2026-06-03T10:00")));
    room.press("−1 h").await;
    assert_eq!(
        room.text(".clock-latest p"),
        "You are looking at the past: one hour before the latest."
    );
    room.press("−1 day").await;
    assert_eq!((room.now(), room.reached()), (at("2026-06-02T09:00"), at("2026-06-03T10:00")));
    assert_eq!(
        room.text(".clock-latest p"),
        "You are looking at the past: one day before the latest."
    );
    assert!(room.text(".clock [role=status]").starts_with("Tue, Jun 2, 2026, 09:00"));
    room.press("To the latest").await;
    assert_eq!(room.now(), at("2026-06-03T10:00"));
    assert_eq!(
        room.find(".clock-latest button").get_attribute("aria-disabled").as_deref(),
        Some("true")
    );
}

#[wasm_bindgen_test]
async fn the_next_event_is_named_and_gone_to_and_so_is_the_previous_one() {
    let room = Room::new().await;
    let [previous, next] =
        [".clock-event[aria-keyshortcuts=P]", ".clock-event[aria-keyshortcuts=N]"];
    // Nothing came before the creation.
    assert_eq!(room.find(previous).get_attribute("aria-disabled").as_deref(), Some("true"));
    for (name, then) in [
        ("$200 reached", "2026-06-09T12:00"),
        ("Credit issued", "2026-06-10T12:00"),
        ("Credit used up", "2026-06-17T12:00"),
    ] {
        assert!(room.text(next).contains(name), "{}", room.text(next));
        room.press("Next event").await;
        assert_eq!(room.now(), at(then));
        assert!(room.text(".clock [role=status]").starts_with(name));
    }
    assert!(room.text(previous).contains("Credit issued"));
    room.press("Previous event").await;
    assert_eq!((room.now(), room.reached()), (at("2026-06-10T12:00"), at("2026-06-17T12:00")));
}

#[wasm_bindgen_test]
async fn the_handle_moves_the_clock_by_keys_and_the_line_over_everything_follows() {
    let room = Room::new().await;
    let slider = ".timeline-frame";
    let attribute = |name| room.find(slider).get_attribute(name).unwrap();
    let range = || room.find(".clock-line input").unchecked_into::<HtmlInputElement>().value();
    // From 00:00 of 1 June to 23:00 of 12 July, two days after the last date for using the credit: 42 days of 24 hours.
    assert_eq!(["aria-valuenow", "aria-valuemax"].map(attribute), ["9", "1007"]);
    for (key, shift, then) in [
        ("ArrowRight", false, "2026-06-02T09:00"),
        ("ArrowRight", true, "2026-06-02T10:00"),
        ("PageUp", false, "2026-06-09T10:00"),
        ("ArrowLeft", false, "2026-06-08T10:00"),
        ("ArrowLeft", true, "2026-06-08T09:00"),
    ] {
        room.key(slider, key, shift).await;
        assert_eq!(room.now(), at(then), "{key}");
    }
    // A week of 24 hours and nine.
    assert_eq!((attribute("aria-valuenow"), range()), ("177".to_owned(), "177".to_owned()));
    assert!(
        attribute("aria-valuetext").contains("$150 counted"),
        "{}",
        attribute("aria-valuetext")
    );
    assert_eq!(room.reached(), at("2026-06-09T10:00"));
    // There is nothing before the creation.
    room.key(slider, "Home", false).await;
    assert_eq!((room.now(), attribute("aria-valuenow").as_str()), (at("2026-06-01T09:00"), "9"));
    // The picture goes on where the story does.
    room.key(slider, "End", false).await;
    assert_eq!(room.now(), at("2026-07-12T23:00"));
    assert_eq!((attribute("aria-valuemax"), range()), ("1055".to_owned(), "1007".to_owned()));
}

#[wasm_bindgen_test]
async fn keys_move_the_clock_wherever_one_is_but_not_while_one_types() {
    let room = Room::new().await;
    let field = document().create_element("input").unwrap();
    room.find(".timeline").append_child(&field).unwrap();
    for (place, key, shift, then) in [
        (".timeline", "l", false, "2026-06-02T09:00"),
        (".timeline", "L", true, "2026-06-02T10:00"),
        (".timeline input", "l", false, "2026-06-02T10:00"),
        (".timeline input", "n", false, "2026-06-02T10:00"),
        (".clock-line input", "J", true, "2026-06-02T09:00"),
        (".timeline", "j", false, "2026-06-01T09:00"),
        (".timeline", "n", false, "2026-06-09T12:00"),
        (".timeline", "p", false, "2026-06-01T09:00"),
    ] {
        room.key(place, key, shift).await;
        assert_eq!(room.now(), at(then), "{key} in {place}");
    }
    window().location().set_hash("#/plan").unwrap();
    frames().await;
    room.key(".timeline", "l", false).await;
    assert_eq!(room.now(), at("2026-06-01T09:00"));
}

#[wasm_bindgen_test]
async fn the_clock_runs_until_it_is_stopped_and_from_the_past_only_to_the_latest() {
    let room = Room::new().await;
    let is_running = || room.text(".clock-run") == "Pause";
    room.key(".timeline", " ", false).await;
    assert!(is_running());
    wait(Duration::from_millis(500)).await;
    room.key(".timeline", "k", false).await;
    assert!(!is_running());
    let stopped = room.now();
    assert!(stopped > at("2026-06-01T09:00"), "{stopped}");
    // At a day a second every step is an hour.
    assert_eq!(stopped.second_of_day() % 3600, 0);
    wait(Duration::from_millis(200)).await;
    assert_eq!(room.now(), stopped);
    // An hour before the latest it runs that hour and stops by itself.
    room.practice.go_to(date("2026-06-20").noon());
    room.press("−1 h").await;
    room.press("Play").await;
    wait(Duration::from_millis(500)).await;
    assert!(!is_running());
    assert_eq!(room.now(), date("2026-06-20").noon());
    assert_eq!(room.reached(), date("2026-06-20").noon());
}

#[wasm_bindgen_test]
async fn what_is_past_is_not_veiled_and_the_pictures_of_a_page_share_no_ids() {
    let room = Room::new().await;
    let veil = |name| room.find(".chart-plan").get_attribute(name).unwrap();
    let x = |text: String| text.parse::<f64>().unwrap();
    let before = x(veil("x"));
    room.key(".timeline-frame", "PageUp", false).await;
    assert!(x(veil("x")) > before);
    let words = room.find(".chart-plan").next_element_sibling().unwrap();
    assert_eq!(words.get_attribute("class").as_deref(), Some("chart-now"));
    assert!(room.find("#test-timeline-heading").text_content().is_some());
    assert_eq!(room.find("pattern").id(), "test-hatch");
}

#[wasm_bindgen_test]
async fn where_the_story_cannot_go_on_the_bar_says_so_and_the_past_can_still_be_looked_at() {
    let room = Room::new().await;
    room.press("+1 day").await;
    let reached = room.reached();
    room.practice.is_locked.set(true);
    frames().await;
    assert!(room.text(".clock-latest p").contains("may not change the account"));
    for label in ["+1 h", "+1 day", "Play", "Next event"] {
        room.press(label).await;
        assert_eq!(room.now(), reached, "{label}");
    }
    let disabled = room.place.query_selector_all(".clock-steps [aria-disabled=true]").unwrap();
    assert_eq!(disabled.length(), 3, "on by an hour and a day, and running");
    assert!(room.text(".clock [role=status]").contains("may not change the account"));
    room.press("−1 day").await;
    assert_eq!(room.now(), reached.plus_seconds(-86_400));
    // A day and an hour on from there lie past the latest: the clock goes as far as it can.
    room.press("+1 h").await;
    room.press("+1 day").await;
    assert_eq!(room.now(), reached);
}

#[wasm_bindgen_test]
async fn keys_that_are_switched_off_do_nothing_and_stay_off() {
    let room = Room::new().await;
    let run = room.find(".clock-run");
    assert_eq!(run.get_attribute("aria-keyshortcuts").as_deref(), Some("K Space"));
    room.keys.set(false);
    frames().await;
    room.key(".timeline", "l", false).await;
    assert_eq!(room.now(), at("2026-06-01T09:00"));
    assert!(!run.has_attribute("aria-keyshortcuts"));
    let owner = Owner::new();
    let again = owner.with(|| LetterKeys::kept_in(Rc::clone(&room.store)));
    assert!(!untrack(|| again.are_on()));
    room.keys.set(true);
    frames().await;
    room.key(".timeline", "l", false).await;
    assert_eq!(room.now(), at("2026-06-02T09:00"));
    assert_eq!(room.store.read("ad-credit-lab.keys"), None);
}
