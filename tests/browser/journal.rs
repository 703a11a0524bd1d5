//! The journal: finding rows, taking them along, going to their moment, and having only those in sight on the page.

use std::cell::RefCell;
use std::rc::Rc;

use ad_credit_lab::components::journal::export::{Form, export};
use ad_credit_lab::components::journal::filter::{Counts, Filter, Verdicts, kinds};
use ad_credit_lab::components::journal::found::Kept;
use ad_credit_lab::components::journal::window::{Heights, Part, parts, shape};
use ad_credit_lab::components::{JournalOptions, Moments, journal};
use ad_credit_lab::i18n::Words;
use ad_credit_lab::markup::{self, mount};
use ad_credit_lab::signals::*;
use ad_credit_lab::spreadsheet::text_cell;
use ad_credit_lab::state::{Edit, Run};
use ad_credit_lab_engine::calendar::Instant;
use ad_credit_lab_engine::{Node, Scenario};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, Event, EventInit, HtmlElement, HtmlInputElement};

use crate::support::{at_end_of, date, example, file, settle, wait};

/// A charge of 100 with 10 % tax, of which a credit pays 30; on a campaign whose name looks like a formula.
/// The journal: the creation, the activation, the top-up, the credit, the charge.
const SPLIT: &str = r#"{
  "version": 1,
  "name": "Split",
  "offers": [{ "offer": "article-spend-200-get-200", "activation": "automatic" }],
  "account": {
    "created": "2026-06-01T09:00", "country": "US", "currency": "USD",
    "tax": { "rate_percent": "10", "mode": "consumption" }
  },
  "entries": [
    { "at": "2026-06-01T10:00", "kind": "top_up", "amount": "2000.00" },
    {
      "at": "2026-06-01T10:00", "kind": "grant_credit", "credit": "Gift", "amount": "30.00",
      "type": "free", "expires": "2026-06-30"
    },
    { "at": "2026-06-02T12:00", "kind": "spend", "campaign": "=Launch, \"first\"", "amount": "100.00" },
    { "at": "2026-06-03T12:00", "kind": "spend", "amount": "9000.00" }
  ],
  "until": "2026-06-03"
}"#;

fn split() -> Run {
    Run::of(file(SPLIT))
}

fn found(run: &Run, filter: &Filter) -> Vec<u32> {
    let mut kept = Kept::default();
    kept.follow(run);
    assert!(kept.make_searchable(Words::english(), || false));
    kept.find(filter)
}

fn words(words: &str) -> Filter {
    Filter { words: words.to_owned(), ..Filter::default() }
}

#[wasm_bindgen_test]
fn only_the_kinds_that_occur_can_be_chosen_with_their_number() {
    let expected = [
        ("account_created", 1),
        ("offer_activated", 1),
        ("top_up", 1),
        ("grant_credit", 1),
        ("spend", 2),
    ];
    assert_eq!(kinds(&split()), expected);
}

#[wasm_bindgen_test]
fn rows_are_found_by_kind_by_how_they_came_out_and_by_whether_they_count() {
    let run = split();
    assert_eq!(found(&run, &Filter::default()), [0, 1, 2, 3, 4, 5]);
    let spend = Filter { kind: Some("spend"), ..Filter::default() };
    assert_eq!(found(&run, &spend), [4, 5]);
    // The charge of 9000 with 900 tax is more than there is.
    let refused = Filter { verdicts: Verdicts::Refused, ..Filter::default() };
    assert_eq!(found(&run, &refused), [5]);
    // Of the charge of 100, 70 count; 30 by credit and the tax do not. What was refused is neither.
    for counts in [Counts::Counted, Counts::NotCounted] {
        assert_eq!(found(&run, &Filter { counts, ..Filter::default() }), [4]);
    }
    let neither = Filter { counts: Counts::Counted, ..refused };
    assert!(found(&run, &neither).is_empty());
}

#[wasm_bindgen_test]
async fn of_several_offers_each_says_what_counts_and_one_can_be_asked_for() {
    let text = include_str!(
        "../scenarios/an-earning-window-to-the-same-time-ends-at-the-activations-time.json"
    );
    let run = Run::of(file(text));
    let of = |counts, offer| found(&run, &Filter { counts, offer, ..Filter::default() });
    // The charge of 60 counts for both. That of 40 comes when the first offer's window is over.
    assert_eq!(of(Counts::Counted, Some(0)), [4]);
    assert_eq!(of(Counts::Counted, Some(1)), [4, 6]);
    assert_eq!(of(Counts::Counted, None), [4, 6]);
    assert_eq!(of(Counts::NotCounted, Some(0)), [6]);
    assert!(of(Counts::NotCounted, Some(1)).is_empty());
    assert_eq!(of(Counts::NotCounted, None), [6]);
    let filter = Filter { offer: Some(1), ..Filter::default() };
    let written = |form| {
        export(Words::english(), run.clone(), vec![6], filter.clone(), (form, String::new()))
    };
    assert!(written(Form::Json).await.contains(r#""offer":"seven-dates""#));
    let text = written(Form::Text).await;
    assert!(text.contains("$0.00 · An example") && text.contains("$40.00 · An example"), "{text}");
}

#[wasm_bindgen_test]
fn rows_are_found_by_what_they_show() {
    let run = split();
    for (searched, expected) in [
        ("LAUNCH", &[4][..]),
        ("gift", &[3]),
        ("top up", &[2]),
        // What is shown, and the same without marks of thousands.
        ("$2,000.00", &[2, 3]),
        ("2000.00", &[2, 3]),
        ("tt-34", &[2]),
        ("refused", &[5]),
        ("2026-06-02", &[4]),
        ("launch refused", &[]),
        // As they stand beside each other, which the refused one of 9000 does not show; or anywhere.
        ("was paid", &[4]),
        ("refused spend", &[5]),
        ("   ", &[0, 1, 2, 3, 4, 5]),
    ] {
        assert_eq!(found(&run, &words(searched)), expected, "{searched}");
    }
}

#[wasm_bindgen_test]
fn what_was_made_searchable_stays_where_the_next_run_begins_with_the_same_rows() {
    let (long, mut shorter) = (split(), file(SPLIT));
    shorter.until = Some(at_end_of("2026-06-02"));
    let mut kept = Kept::default();
    kept.follow(&long);
    assert!(kept.make_searchable(Words::english(), || false));
    let version = kept.version(0);
    kept.follow(&Run::of(shorter));
    assert_eq!((kept.searchable(), kept.version(0)), (5, version));
    // Another currency of the same amounts is another text for all.
    kept.follow(&Run::of(file(&SPLIT.replace("\"2000.00\"", "\"3000.00\""))));
    assert_eq!(kept.searchable(), 2);
    assert_eq!(kept.version(1), version);
    assert_ne!(kept.version(2), version);
}

#[wasm_bindgen_test]
async fn a_csv_has_a_line_for_each_row_that_is_found() {
    let run = split();
    let all = found(&run, &Filter::default());
    let text =
        export(Words::english(), run, all, Filter::default(), (Form::Csv, String::new())).await;
    let lines: Vec<_> = text.split("\r\n").collect();
    // The headings, six rows, and nothing after the last line's end.
    assert_eq!((lines.len(), lines[7]), (8, ""));
    assert_eq!(
        lines[0],
        "\u{feff}at,kind,subject,verdict,currency,net,tax,discount,paid_by_cash,paid_by_credit,owed,\
         counted,not_counted,cash_after,credit_after,unpaid_after,rules,reasons"
    );
    // 2000 - 70 - 10 = 1920.
    let charge = "2026-06-02T12:00:00,spend,\"'=Launch, \"\"first\"\"\",accepted,USD,100.00,10.00,,70.00,Gift 30.00,,\
                  70.00,tax 10.00; paid_by_credit 30.00,1920.00,0.00,0.00,";
    assert!(lines[5].starts_with(charge), "{}", lines[5]);
    assert!(lines[5].contains("TT-31"), "{}", lines[5]);
    // What was asked for, and nothing that paid or counts.
    let refused = "2026-06-03T12:00:00,spend,Campaign 1,refused,USD,9000.00,900.00,,,,,,,1920.00,0.00,0.00,TT-91,";
    assert!(lines[6].starts_with(refused), "{}", lines[6]);
}

#[wasm_bindgen_test]
fn a_text_in_a_csv_is_quoted_and_no_formula() {
    for (text, cell) in [
        ("plain", "plain"),
        ("a, b", "\"a, b\""),
        ("say \"so\"", "\"say \"\"so\"\"\""),
        ("two\nlines", "\"two\nlines\""),
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@name", "'@name"),
        ("  =1,1", "\"'  =1,1\""),
        ("\tx", "'\tx"),
        ("1-1", "1-1"),
    ] {
        assert_eq!(text_cell(text), cell, "{text}");
    }
}

#[wasm_bindgen_test]
async fn json_has_the_rows_as_the_engine_publishes_them_and_the_filter() {
    let run = split();
    let filter = Filter { kind: Some("spend"), words: "launch".to_owned(), ..Filter::default() };
    let rows = found(&run, &filter);
    let form = (Form::Json, String::new());
    let text = export(Words::english(), run.clone(), rows, filter, form).await;
    let node = Node::from_json(&text).unwrap();
    let asked = node.get("filter").unwrap();
    assert_eq!(asked.get("kind").and_then(Node::as_text), Some("spend"));
    assert_eq!(asked.get("words").and_then(Node::as_text), Some("launch"));
    assert_eq!(
        (node.get("rows"), node.get("rows_in_all")),
        (Some(&Node::Whole(1)), Some(&Node::Whole(6)))
    );
    let whole = run.outcome().to_node(run.scenario());
    let Some(Node::List(published)) = whole.get("journal") else { panic!("{whole:?}") };
    assert_eq!(node.get("journal"), Some(&Node::List(vec![published[4].clone()])));
}

#[wasm_bindgen_test]
async fn an_empty_json_is_json_too() {
    let form = (Form::Json, String::new());
    let text = export(Words::english(), split(), Vec::new(), words("nothing"), form).await;
    assert_eq!(Node::from_json(&text).unwrap().get("journal"), Some(&Node::List(Vec::new())));
}

#[wasm_bindgen_test]
async fn text_says_of_each_row_what_it_shows() {
    let form = (Form::Text, "Journal".to_owned());
    let text = export(Words::english(), split(), vec![2], Filter::default(), form).await;
    let blocks: Vec<_> = text.split("\n\n").collect();
    assert_eq!((blocks.len(), blocks[0]), (2, "Journal"));
    let lines: Vec<_> = blocks[1].lines().collect();
    assert!(lines[0].ends_with(" · Top up · Accepted"), "{}", lines[0]);
    assert_eq!(lines[1], "Amount: $2,000.00 · Balance: $2,000.00");
    assert!(lines[2].ends_with("(TT-34)"), "{}", lines[2]);
}

#[wasm_bindgen_test]
fn what_is_not_in_sight_is_a_gap_and_what_has_the_focus_stays_with_its_neighbours() {
    use Part::{Gap, Rows};
    assert_eq!(parts(100, 10..20, None), [Gap(0..10), Rows(10..20), Gap(20..100)]);
    assert_eq!(parts(15, 10..20, None), [Gap(0..10), Rows(10..15)]);
    assert!(parts(0, 0..24, None).is_empty());
    let far = [Gap(0..1), Rows(1..4), Gap(4..10), Rows(10..20), Gap(20..100)];
    assert_eq!(parts(100, 10..20, Some(2)), far);
    let after = [Gap(0..10), Rows(10..20), Gap(20..98), Rows(98..100)];
    assert_eq!(parts(100, 10..20, Some(99)), after);
    // Within the window, or at its edge.
    assert_eq!(parts(100, 10..20, Some(12)), parts(100, 10..20, None));
    let at_the_end = [Gap(0..10), Rows(10..20), Rows(20..21), Gap(21..100)];
    assert_eq!(parts(100, 10..20, Some(19)), at_the_end);
}

#[wasm_bindgen_test]
fn heights_are_measured_or_those_of_the_first_row_of_the_same_shape() {
    let mut heights = Heights::default();
    let (one, other) = (shape(1, 0), shape(2, 1));
    heights.follow(0, [one, one, other, one].into_iter());
    assert!(heights.measure(0, 50.0), "the first of its shape");
    assert!(!heights.measure(1, 60.0));
    assert!(heights.measure(2, 100.0));
    // 50 + 60 + 100, and 50 for the one that was not measured.
    assert_eq!(heights.sum(0..4) as i64, 260);
    assert_eq!(heights.between(0.0, 50.0), 0..1);
    assert_eq!(heights.between(55.0, 120.0), 1..3);
    assert_eq!(heights.between(-100.0, 1000.0), 0..4);
    assert_eq!(heights.between(1000.0, 2000.0), 4..4);
    // The first two are those that were there before.
    heights.follow(2, [other].into_iter());
    assert_eq!((heights.len(), heights.sum(0..3) as i64), (3, 210));
}

/// A journal by itself in a region of 400 pixels.
struct Shown {
    place: HtmlElement,
    _mounted: markup::Mounted,
    run: RwSignal<Run>,
    now: RwSignal<Instant>,
    gone_to: Rc<RefCell<Vec<Instant>>>,
}

impl Shown {
    async fn new(run: Run) -> Self {
        let place: HtmlElement = document().create_element("div").unwrap().unchecked_into();
        document().body().unwrap().append_child(&place).unwrap();
        let gone_to = Rc::<RefCell<Vec<Instant>>>::default();
        let went = Rc::clone(&gone_to);
        let mut signals = None;
        let mounted = mount(&place, || {
            let (run, now) = (RwSignal::new(run), RwSignal::new(at_end_of("2026-06-02")));
            signals = Some((run, now));
            let moments = Moments {
                now: Memo::new(move |_| now.get()),
                run: Memo::new(move |_| {
                    Run::of(Scenario { until: Some(now.get()), ..run.get().scenario().clone() })
                }),
                go_to: Rc::new(move |at| went.borrow_mut().push(at)),
            };
            let options = JournalOptions { id: "test", moments: Some(moments) };
            vec![journal(Memo::new(move |_| run.get()), options)]
        });
        let (run, now) = signals.unwrap();
        let shown = Self { place, _mounted: mounted, run, now, gone_to };
        // The page's own sheets are not here.
        shown
            .region()
            .set_attribute("style", "height: 400px; overflow: auto; position: relative")
            .unwrap();
        shown.frames().await;
        shown
    }

    /// Lets the journal measure what it put on the page, and mend what follows.
    async fn frames(&self) {
        for _ in 0..6 {
            settle().await;
            wait(std::time::Duration::from_millis(20)).await;
        }
    }

    fn find(&self, selector: &str) -> Element {
        self.place.query_selector(selector).unwrap().unwrap()
    }

    fn region(&self) -> Element {
        self.find(".scroll")
    }

    /// The rows that are on the page, by their place among those that are found; the first is 2.
    fn rows(&self) -> Vec<usize> {
        let rows = self.place.query_selector_all("tbody tr[aria-rowindex]").unwrap();
        let index = |row: Element| row.get_attribute("aria-rowindex").unwrap().parse().unwrap();
        (0..rows.length()).map(|at| index(rows.item(at).unwrap().unchecked_into())).collect()
    }

    async fn scroll(&self, top: i32) {
        self.region().set_scroll_top(top);
        self.frames().await;
    }

    async fn choose(&self, selector: &str, value: &str, event: &str) {
        let input = self.find(selector);
        js_sys::Reflect::set(&input, &"value".into(), &value.into()).unwrap();
        let settings = EventInit::new();
        settings.set_bubbles(true);
        input.dispatch_event(&Event::new_with_event_init_dict(event, &settings).unwrap()).unwrap();
        self.frames().await;
    }
}

impl Drop for Shown {
    fn drop(&mut self) {
        self.place.remove();
    }
}

/// The article's example over so many days: four rows more than days.
fn long(days: &str) -> Scenario {
    Edit::SpendDays.apply(&example(), days).unwrap()
}

#[wasm_bindgen_test]
async fn of_thousands_of_rows_only_those_in_sight_are_on_the_page() {
    let shown = Shown::new(Run::of(long("3660"))).await;
    assert_eq!(shown.find("table").get_attribute("aria-rowcount").as_deref(), Some("3665"));
    let first = shown.rows();
    assert!(first.len() < 80, "{}", first.len());
    assert_eq!(first[0], 2);
    shown.scroll(60_000).await;
    let later = shown.rows();
    assert!(later.len() < 80 && later[0] > 80, "{later:?}");
    // What is in sight is on the page: no gap is.
    let (region, gaps) = (
        shown.region().get_bounding_client_rect(),
        shown.place.query_selector_all(".gap").unwrap(),
    );
    assert_eq!(gaps.length(), 2);
    for at in 0..gaps.length() {
        let gap = gaps.item(at).unwrap().unchecked_into::<Element>().get_bounding_client_rect();
        assert!(gap.bottom() <= region.top() + 1.0 || gap.top() >= region.bottom() - 1.0);
    }
    shown.scroll(10_000_000).await;
    assert_eq!(shown.rows().last(), Some(&3665));
}

#[wasm_bindgen_test]
async fn a_row_keeps_the_focus_when_it_leaves_the_sight() {
    let shown = Shown::new(Run::of(long("3660"))).await;
    let button: HtmlElement = shown.find("tr[aria-rowindex='4'] button").unchecked_into();
    button.focus().unwrap();
    shown.scroll(60_000).await;
    let active = document().active_element().unwrap();
    assert!(active.is_same_node(Some(&button)));
    // With its neighbours, so that one can go on from there.
    assert_eq!(shown.rows()[..3], [3, 4, 5]);
    assert!(shown.rows()[3] > 80);
    shown.scroll(0).await;
    assert!(document().active_element().unwrap().is_same_node(Some(&button)));
}

#[wasm_bindgen_test]
async fn filters_show_how_many_rows_they_find_and_can_be_cleared() {
    let shown = Shown::new(split()).await;
    shown.now.set(at_end_of("2026-06-03"));
    shown.frames().await;
    let text = || shown.place.text_content().unwrap();
    assert!(text().contains("6 rows") && text().contains("Spend (2)"), "{}", text());
    shown.choose("#test-kind", "spend", "change").await;
    assert!(text().contains("2 of 6 rows"), "{}", text());
    assert_eq!(shown.rows(), [2, 3]);
    shown.choose("#test-words", "launch", "input").await;
    assert!(text().contains("1 of 6 rows"), "{}", text());
    shown.choose("#test-words", "no such word", "input").await;
    assert!(text().contains("No row fits these filters."), "{}", text());
    assert!(shown.find("table").has_attribute("hidden"));
    let clear: HtmlElement = shown.find(".journal-head button").unchecked_into();
    clear.click();
    shown.frames().await;
    assert_eq!(shown.rows().len(), 6);
    let field: HtmlInputElement = shown.find("#test-words").unchecked_into();
    assert_eq!(field.value(), "");
    assert!(
        document().active_element().unwrap().is_same_node(Some(&field)),
        "the focus is not lost"
    );
    assert!(!text().contains("No row fits these filters."));
}

#[wasm_bindgen_test]
async fn what_was_chosen_stays_where_other_kinds_come_before_it() {
    let shown = Shown::new(split()).await;
    shown.choose("#test-kind", "spend", "change").await;
    // A campaign is set up before the first charge.
    let other = SPLIT.replace(
        r#""entries": ["#,
        r#""entries": [{ "at": "2026-06-01T09:30", "kind": "create_campaign", "campaign": "A" },"#,
    );
    shown.run.set(Run::of(file(&other)));
    shown.frames().await;
    let chosen = js_sys::Reflect::get(&shown.find("#test-kind"), &"value".into()).unwrap();
    assert_eq!(chosen.as_string().as_deref(), Some("spend"));
    assert_eq!(shown.rows(), [2, 3]);
}

#[wasm_bindgen_test]
async fn rows_after_the_moment_that_is_shown_are_said_to_be_later_and_are_not_counted() {
    let shown = Shown::new(split()).await;
    let status = || shown.find(".journal-head .quiet").text_content().unwrap();
    let holds = || shown.find(".journal-exports .quiet").text_content().unwrap();
    let later = || shown.place.query_selector_all("tr.later").unwrap().length();
    shown.now.set(at_end_of("2026-06-03"));
    shown.frames().await;
    assert_eq!((later(), shown.rows().len()), (0, 6));
    assert!(status().contains("6 rows") && !status().contains("later"), "{}", status());
    shown.now.set(date("2026-06-01").start().plus_seconds(10 * 3600));
    shown.frames().await;
    // The charges of 2 and 3 June, which are the last of the six.
    assert_eq!((later(), shown.rows().len()), (2, 6));
    assert_eq!(shown.find("tr.later .journal-later").text_content().as_deref(), Some("later"));
    assert!(status().contains("4 rows up to Mon, Jun 1, 2026"), "{}", status());
    assert!(status().contains("2 more are later than the clock shows."), "{}", status());
    assert!(holds().contains("4 rows up to Mon, Jun 1, 2026"), "{}", holds());
    shown.choose("#test-kind", "spend", "change").await;
    assert!(status().contains("0 of 4 rows up to"), "{}", status());
    assert_eq!((later(), shown.rows().len()), (2, 2));
}

#[wasm_bindgen_test]
async fn each_row_leads_to_its_moment_and_the_present_one_is_marked() {
    let shown = Shown::new(split()).await;
    let present = || shown.find("tr[aria-current]").get_attribute("aria-rowindex");
    // The charge of 2 June is the fifth row.
    assert_eq!(present().as_deref(), Some("6"));
    let button: HtmlElement = shown.find("tr[aria-rowindex='4'] button").unchecked_into();
    assert_eq!(button.text_content().as_deref(), Some("Go to this moment"));
    button.click();
    let ten = date("2026-06-01").start().plus_seconds(10 * 3600);
    assert_eq!(*shown.gone_to.borrow(), [ten]);
    shown.now.set(ten);
    shown.frames().await;
    // The top-up and the credit are of this moment: the later one is marked.
    assert_eq!(present().as_deref(), Some("5"));
    shown.now.set(date("2026-05-01").start());
    shown.frames().await;
    assert!(shown.place.query_selector("tr[aria-current]").unwrap().is_none());
}
