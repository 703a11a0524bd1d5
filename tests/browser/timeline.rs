//! The money timeline used: reading days, coming closer, and what is saved of it. Figures are worked out by hand.

use std::time::Duration;

use ad_credit_lab::calendar_file::{Moment, Reminder, Stamp, calendar_file};
use ad_credit_lab::charts::money_timeline;
use ad_credit_lab::charts::money_timeline::day::Day;
use ad_credit_lab::charts::money_timeline::saved::{csv_file, file_name, reminders_file, svg_file};
use ad_credit_lab::charts::money_timeline::series::Series;
use ad_credit_lab::charts::money_timeline::summary::summary;
use ad_credit_lab::i18n::Words;
use ad_credit_lab::markup::{Mounted, mount};
use ad_credit_lab::signals::*;
use ad_credit_lab::state::{Edit, Run};
use ad_credit_lab_engine::Scenario;
use ad_credit_lab_engine::calendar::Instant;
use ad_credit_lab_engine::money::Money;
use ad_credit_lab_engine::reason::Counting;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement, KeyboardEvent, KeyboardEventInit};

use crate::support::{date, dollars, example, file, wait};

fn day_of(scenario: Scenario, text: &str) -> Day {
    let run = Run::of(scenario);
    Day::of(Words::english(), &run, &Series::of(&run), date(text))
}

#[wasm_bindgen_test]
fn a_day_has_its_own_spend_and_why_it_does_not_count() {
    let day = day_of(example(), "2026-06-12");
    // 200 counted by 9 June; the credit of 200 paid 25 on each of 10, 11 and 12 June.
    assert_eq!((day.counted, day.asked), (dollars(200), Some(dollars(200))));
    assert_eq!((day.spent, day.not_counted, day.credit), (dollars(25), dollars(75), dollars(125)));
    assert_eq!(day.uncounted, [(Counting::PaidByCredit, dollars(25))]);
    assert_eq!(day.events, Vec::<String>::new());
}

#[wasm_bindgen_test]
fn a_day_names_what_happens_on_it_besides_ads() {
    let events = |text| day_of(example(), text).events;
    assert_eq!(events("2026-06-02"), ["Top up"]);
    assert_eq!(events("2026-06-09"), ["$200 reached"]);
    assert_eq!(events("2026-06-10"), ["Credit issued"]);
    assert_eq!(events("2026-06-17"), ["Credit used up"]);
    assert_eq!(events("2026-07-01"), ["earn by Wed, Jul 1, 2026"]);
}

#[wasm_bindgen_test]
fn a_day_reads_as_one_sentence_after_another() {
    let run = Run::of(example());
    let series = Series::of(&run);
    let read = |text| {
        Day::of(Words::english(), &run, &series, date(text)).sentence(Words::english(), &series)
    };
    // 1,525 were topped up on 2 June.
    assert_eq!(
        read("2026-06-02"),
        "Tue, Jun 2, 2026: $25 counted, $0 credit left, $1,500 cash left. $25 spent that day. Top up"
    );
}

#[wasm_bindgen_test]
fn the_summary_names_the_dates_the_turns_and_the_deadlines() {
    let series = Series::of(&Run::of(example()));
    let text = summary(Words::english(), &series);
    assert!(
        text.starts_with("Mon, Jun 1, 2026 to Sun, Jul 12, 2026: $200 earns $200; $200 reached, "),
        "{text}"
    );
    assert!(
        text.ends_with(
            "used up Wed, Jun 17, 2026; use by Fri, Jul 10, 2026; earn by Wed, Jul 1, 2026."
        ),
        "{text}"
    );
}

/// Two credits of 30 and 50, and 20 a day.
const TWO_CREDITS: &str = r#"{
    "version": 1,
    "name": "Two credits",
    "offers": [{ "offer": "article-spend-200-get-200", "activation": "automatic" }],
    "account": { "created": "2026-06-01T09:00", "country": "US", "currency": "USD" },
    "entries": [
        { "at": "2026-06-01T10:00", "kind": "grant_credit", "credit": "First", "amount": "30.00", "type": "free", "expires": "2026-06-10" },
        { "at": "2026-06-03T10:00", "kind": "grant_credit", "credit": "Second", "amount": "50.00", "type": "free", "expires": "2026-06-20" }
    ],
    "spend_plan": { "start": "2026-06-02", "daily_budget": "20.00", "days": 2 }
}"#;

#[wasm_bindgen_test]
fn several_credits_are_known_one_by_one_and_add_up() {
    let series = Series::of(&Run::of(file(TWO_CREDITS)));
    let left = |text: &str| -> Vec<Money> {
        let at = date(text).end().plus_seconds(-1);
        series.credits.iter().map(|credit| credit.left.at(at)).collect()
    };
    assert_eq!(left("2026-06-01"), [dollars(30), dollars(0)]);
    // The charges of 2 and 3 June: 20 and 10 of the first, which ends sooner, then 10 of the second.
    assert_eq!(left("2026-06-02"), [dollars(10), dollars(0)]);
    assert_eq!(left("2026-06-03"), [dollars(0), dollars(40)]);
    for text in ["2026-06-01", "2026-06-03", "2026-06-09"] {
        let at = date(text).end().plus_seconds(-1);
        assert_eq!(series.credits[0].stacked.at(at), series.credit.at(at), "{text}");
    }
}

fn svg_of(scenario: Scenario) -> String {
    let run = Run::of(scenario);
    let series = Series::of(&run);
    svg_file(Words::english(), &run, &series, series.dates, None).0
}

#[wasm_bindgen_test]
fn the_saved_picture_is_well_formed_and_needs_nothing_beside_it() {
    let named = Scenario { name: "Fish & <chips> \"here\"\u{1}".to_owned(), ..example() };
    let svg = svg_of(named);
    let parser: js_sys::Function =
        js_sys::Reflect::get(&window(), &"DOMParser".into()).unwrap().unchecked_into();
    let parser = js_sys::Reflect::construct(&parser, &js_sys::Array::new()).unwrap();
    let parse: js_sys::Function =
        js_sys::Reflect::get(&parser, &"parseFromString".into()).unwrap().unchecked_into();
    let parsed = parse.call2(&parser, &svg.as_str().into(), &"image/svg+xml".into()).unwrap();
    let parsed: web_sys::Document = parsed.unchecked_into();
    let root = parsed.document_element().unwrap();
    assert_eq!(root.tag_name(), "svg");
    assert!(parsed.query_selector("parsererror").unwrap().is_none());
    let text = |selector| parsed.query_selector(selector).unwrap().unwrap().text_content().unwrap();
    assert_eq!(text("title"), "Fish & <chips> \"here\"");
    assert!(text("desc").contains("$200 reached"));
    // The only address is the name space's, and the only reference leads to the file's own pattern.
    assert_eq!(svg.matches("://").count(), 1);
    for outside in ["href", "class=", "style=", "var(", "<script", "@import", "foreignObject"] {
        assert!(!svg.contains(outside), "{outside}");
    }
    assert_eq!(svg.matches("url(").count(), svg.matches("url(#timeline-hatch)").count());
}

#[wasm_bindgen_test]
fn the_saved_picture_has_the_light_colours_of_the_page() {
    let tokens = include_str!("../../style/tokens.css");
    let svg = svg_of(example());
    for colour in svg.split('"').filter(|value| value.starts_with('#')) {
        assert!(tokens.contains(&format!("light-dark({colour}, ")), "{colour}");
    }
    for words in ["$200 reached", "used up Wed, Jun 17, 2026", "use by Fri, Jul 10, 2026"] {
        assert!(svg.contains(&format!(">{words}</text>")), "{words}");
    }
}

#[wasm_bindgen_test]
fn the_figures_of_each_day_are_a_line_of_the_csv() {
    let run = Run::of(example());
    let csv = csv_file(Words::english(), &run, &Series::of(&run));
    let lines: Vec<&str> = csv.split("\r\n").collect();
    // A heading, 42 days, and nothing after the last line's end.
    assert_eq!((lines.len(), lines[43]), (44, ""));
    assert_eq!(lines[0], "\u{feff}date,currency,spent,counted,not_counted,credit,cash,events");
    assert_eq!(lines[2], "2026-06-02,USD,25.00,25.00,0.00,0.00,1500.00,Top up");
    assert_eq!(lines[12], "2026-06-12,USD,25.00,200.00,75.00,125.00,1325.00,");
}

#[wasm_bindgen_test]
fn a_file_is_named_for_its_scenario_in_letters_that_every_system_takes() {
    assert_eq!(file_name("Spend $200, get $200!", "svg"), "spend-200-get-200-timeline.svg");
    assert_eq!(file_name("../..\\:*", "csv"), "timeline.csv");
    assert_eq!(file_name("Über 50 €", "png"), "über-50-€-timeline.png");
}

#[wasm_bindgen_test]
fn a_calendar_folds_its_lines_escapes_its_texts_and_reminds_at_nine() {
    let stamp = Stamp::parse("2026-06-01T14:05:09.123Z").unwrap();
    let reminder = |id, moment, title: &str| Reminder {
        id,
        moment,
        title: title.to_owned(),
        about: "One\ntwo".to_owned(),
        days_before: &[3, 0],
    };
    // 80 letters of two octets each, after the 8 of "SUMMARY:": 33 letters fill 74 octets, one more would make 76.
    let long = "é".repeat(80);
    let noon = Instant::parse("2026-07-01T12:30").unwrap();
    let reminders = [
        reminder("earn", Moment::On(date("2026-07-01")), "a, b; c\\d"),
        reminder("use", Moment::At(noon), &long),
    ];
    let text = calendar_file("Plan", "source", stamp, &reminders);
    assert!(
        text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
            && text.ends_with("END:VCALENDAR\r\n")
    );
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    for line in text.split("\r\n") {
        assert!(line.len() <= 75, "{line}");
    }
    for line in [
        "DTSTAMP:20260601T140509Z",
        "DTSTART;VALUE=DATE:20260701",
        "DTEND;VALUE=DATE:20260702",
        "SUMMARY:a\\, b\\; c\\\\d",
        "DESCRIPTION:One\\ntwo",
        // From 00:00 back three days and on to 9 o'clock.
        "TRIGGER:-P2DT15H",
        "TRIGGER:PT9H",
        "DTSTART:20260701T123000",
        // From 12:30 back three days and three and a half hours.
        "TRIGGER:-P3DT3H30M",
        "TRIGGER:-PT3H30M",
    ] {
        assert!(text.contains(&format!("\r\n{line}\r\n")), "{line}");
    }
    assert!(text.contains(&format!("\r\nSUMMARY:{}\r\n é", "é".repeat(33))));
    assert!(text.replace("\r\n ", "").contains(&format!("SUMMARY:{long}\r\n")));
}

#[wasm_bindgen_test]
fn reminders_say_what_is_meant_and_which_one_binds() {
    let words = Words::english();
    let made = |scenario: Scenario, stamp| {
        let run = Run::of(scenario);
        let stamp = Stamp::parse(stamp).unwrap();
        reminders_file(words, &run, &Series::of(&run), stamp).replace("\r\n ", "")
    };
    let text = made(example(), "2026-06-01T14:00:00.000Z");
    let events: Vec<&str> = text.split("BEGIN:VEVENT").skip(1).collect();
    let about = [
        ("Use the credit by: ", "DTSTART;VALUE=DATE:20260710"),
        ("Earn by: ", "DTSTART;VALUE=DATE:20260701"),
        ("Credit arrives about now: ", "DTSTART;VALUE=DATE:20260610"),
    ];
    assert_eq!(events.len(), 3);
    for (event, (title, when)) in events.iter().zip(about) {
        assert!(event.contains(&format!("SUMMARY:{title}")) && event.contains(when), "{event}");
    }
    let binds = |event: &&str| event.contains("this one matters most now");
    assert_eq!(events.iter().map(binds).collect::<Vec<_>>(), [true, false, false]);
    // Saved again on another day, and with other dates, its entries are the same ones.
    let uids = |text: &str| -> Vec<String> {
        text.lines().filter(|line| line.starts_with("UID:")).map(str::to_owned).collect()
    };
    let later = Edit::DailyBudget.apply(&example(), "20").unwrap();
    assert_eq!(uids(&text), uids(&made(later, "2026-06-03T09:00:00.000Z")));
    let by_code = Edit::Activation.apply(&example(), "code").unwrap();
    let by_code = Edit::CodeRedeemed.apply(&by_code, "2026-06-16").unwrap();
    assert!(made(by_code, "2026-06-01T14:00:00.000Z").contains("SUMMARY:Use the code by: "));
}

/// The picture of the example on the page.
struct Shown {
    place: HtmlElement,
    run: RwSignal<Run>,
    mounted: Option<Mounted>,
}

impl Shown {
    async fn new() -> Self {
        let place: HtmlElement = document().create_element("div").unwrap().unchecked_into();
        document().body().unwrap().append_child(&place).unwrap();
        let mut made = None;
        let mounted = mount(&place, || {
            let run = RwSignal::new(Run::of(example()));
            made = Some(run);
            vec![money_timeline(Memo::new(move |_| run.get()), "test", None)]
        });
        frames().await;
        Self { place, run: made.unwrap(), mounted: Some(mounted) }
    }

    fn find(&self, selector: &str) -> Option<Element> {
        self.place.query_selector(selector).unwrap()
    }

    fn frame(&self) -> HtmlElement {
        self.find(".timeline-frame").unwrap().unchecked_into()
    }

    fn note(&self) -> String {
        self.find(".timeline-note").unwrap().text_content().unwrap()
    }

    fn said(&self) -> String {
        self.frame().get_attribute("aria-valuetext").unwrap()
    }

    async fn keys(&self, keys: &[&str]) {
        for key in keys {
            let settings = KeyboardEventInit::new();
            settings.set_key(key);
            settings.set_cancelable(true);
            let event =
                KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &settings).unwrap();
            self.frame().dispatch_event(&event).unwrap();
        }
        frames().await;
    }
}

impl Drop for Shown {
    fn drop(&mut self) {
        self.mounted = None;
        self.place.remove();
    }
}

async fn frames() {
    wait(Duration::from_millis(60)).await;
}

#[wasm_bindgen_test]
async fn reading_a_day_shows_its_card_and_leaves_the_picture_as_it_is() {
    let shown = Shown::new().await;
    shown.keys(&["Home"]).await;
    let path = shown.find(".chart-counted").unwrap();
    let svg = shown.find(".chart").unwrap();
    shown.keys(&["PageUp", "ArrowRight"]).await;
    let card = shown.find(".timeline-card").unwrap().text_content().unwrap();
    assert!(card.starts_with("Tue, Jun 9, 2026") && card.contains("$200 of $200"), "{card}");
    assert!(shown.said().starts_with("Tue, Jun 9, 2026: $200 counted"), "{}", shown.said());
    assert!(shown.find(".chart").unwrap() == svg && shown.find(".chart-counted").unwrap() == path);
    shown.keys(&["Escape"]).await;
    assert!(shown.find(".timeline-card").is_none());
}

#[wasm_bindgen_test]
async fn one_comes_closer_around_the_day_that_is_read_and_goes_with_it() {
    let shown = Shown::new().await;
    shown.keys(&["Home", "+"]).await;
    // 42 days, then 21 and 10 around the first one.
    assert_eq!(shown.note(), "Shown: Mon, Jun 1, 2026 to Sun, Jun 21, 2026");
    shown.keys(&["+"]).await;
    assert_eq!(shown.note(), "Shown: Mon, Jun 1, 2026 to Wed, Jun 10, 2026");
    // 8 and 15 June: the window goes on as little as it must.
    shown.keys(&["PageUp", "PageUp"]).await;
    assert_eq!(shown.note(), "Shown: Sat, Jun 6, 2026 to Mon, Jun 15, 2026");
    shown.keys(&["End"]).await;
    assert_eq!(shown.note(), "Shown: Fri, Jul 3, 2026 to Sun, Jul 12, 2026");
    assert!(shown.find(".chart-date").is_some());
    // Not closer than a week.
    shown.keys(&["+", "+", "+"]).await;
    assert_eq!(shown.note(), "Shown: Mon, Jul 6, 2026 to Sun, Jul 12, 2026");
    shown.keys(&["0"]).await;
    assert_eq!(shown.note(), "");
}

#[wasm_bindgen_test]
async fn the_window_stays_while_one_edits_and_is_never_outside_of_the_story() {
    let shown = Shown::new().await;
    shown.keys(&["Home", "+", "PageUp"]).await;
    let edited = |edit: Edit, text| Run::of(edit.apply(&example(), text).unwrap());
    shown.run.set(edited(Edit::DailyBudget, "30"));
    frames().await;
    assert_eq!(shown.note(), "Shown: Mon, Jun 1, 2026 to Sun, Jun 21, 2026");
    // All of the story is later now.
    let later = Edit::AccountCreated.apply(&example(), "2026-08-03").unwrap();
    let later = Edit::SpendStart.apply(&later, "2026-08-04").unwrap();
    shown.run.set(Run::of(later));
    frames().await;
    assert_eq!(shown.note(), "Shown: Mon, Aug 3, 2026 to Sun, Aug 23, 2026");
    assert!(shown.find(".chart-counted").is_some());
}
